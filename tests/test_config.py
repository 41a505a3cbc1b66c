"""Configuration: what may be written, what is said of everything else, and where a project's files lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import document
from l10n.config import SUFFIXES, Project, load
from l10n.errors import ConfigError, InputError, L10nError


def configure(root: Path, text: str | bytes) -> Path:
    path = root / "pyproject.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(root: Path, text: str | bytes) -> tuple[int | None, str]:
    path = configure(root, text)
    with pytest.raises(ConfigError) as caught:
        load(root, checks=["numbers", "spelling"])
    assert caught.value.path == path
    assert "\n" not in str(caught.value)
    return caught.value.line, caught.value.message


def test_every_key_is_read(tmp_path):
    configure(
        tmp_path,
        """
        [project]
        name = "magnesium"
        [tool.l10n]
        source-locale = "it_IT"
        locales = ["en", "pt_br", "zh-hans", "sr@latin"]
        engine = "apertium"
        publish = "reviewed"
        min-coverage = 99.5
        references = "line"
        base-url = "https://example.org/articles"
        [tool.l10n.checks]
        numbers = "warning"
        spelling.ja = "off"
        spelling.pt_BR = "error"
        """,
    )
    assert load(tmp_path) == Project(
        root=tmp_path.resolve(),
        source_locale="it-IT",
        locales=("en", "pt-BR", "zh-Hans", "sr-Latn"),
        engine="apertium",
        publish="reviewed",
        min_coverage=99.5,
        references="line",
        base_url="https://example.org/articles/",
        checks={"numbers": "warning", "spelling": {"ja": "off", "pt-BR": "error"}},
    )


def test_every_key_has_a_default(tmp_path):
    configure(tmp_path, "[tool.l10n]\n")
    assert load(tmp_path) == Project(
        root=tmp_path.resolve(),
        source_locale="it",
        locales=(),
        engine="auto",
        publish="translated",
        min_coverage=100,
        references="file",
        base_url="",
        checks={},
    )


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ('locale = ["en"]', 'locale is no key of [tool.l10n]; did you mean "locales"?'),
        ('source_locale = "it"', 'source_locale is no key of [tool.l10n]; did you mean "source-locale"?'),
        (
            '"a b" = 1',
            '"a b" is no key of [tool.l10n]; choose from source-locale, locales, engine, publish, '
            "min-coverage, references, base-url, checks",
        ),
        ("source-locale = 1", 'source-locale has 1, which is no locale; write one as "pt-BR"'),
        ('source-locale = ""', 'source-locale has "", which is no locale; write one as "pt-BR"'),
        ('source-locale = "../it"', 'source-locale has "../it", which is no locale; write one as "pt-BR"'),
        ('locales = "en"', 'locales must be a list such as ["en", "pt-BR"], not "en"'),
        ('locales = ["en", true]', 'locales has true, which is no locale; write one as "pt-BR"'),
        ('locales = ["en", "qqqq"]', 'locales has "qqqq", which is no locale; write one as "pt-BR"'),
        ('locales = ["pt_BR", "pt-br"]', 'locales names "pt-BR" twice; take one out'),
        ('locales = ["en", "IT"]', 'locales names the source locale, "it"; take it out'),
        ('engine = "apertum"', 'engine cannot be "apertum"; did you mean "apertium"?'),
        (
            "engine = 3",
            "engine cannot be 3; choose from auto, argos, apertium, libretranslate, pseudo",
        ),
        ('publish = "all"', 'publish cannot be "all"; choose from translated, reviewed'),
        ('publish = ["reviewed"]', 'publish cannot be ["reviewed"]; did you mean "reviewed"?'),
        ('references = "lines"', 'references cannot be "lines"; did you mean "line"?'),
        ("min-coverage = 101", "min-coverage must be a number from 0 to 100, not 101"),
        ("min-coverage = -1", "min-coverage must be a number from 0 to 100, not -1"),
        ("min-coverage = nan", "min-coverage must be a number from 0 to 100, not NaN"),
        ("min-coverage = true", "min-coverage must be a number from 0 to 100, not true"),
        ('min-coverage = "100"', 'min-coverage must be a number from 0 to 100, not "100"'),
        ("base-url = 1", 'base-url must be a URL such as "https://example.org/", not 1'),
        ("checks = 1", 'checks must be a table such as { spelling = "off" }, not 1'),
        ('checks.speling = "off"', 'checks.speling is no check; did you mean "spelling"?'),
        ('checks.spelling = "of"', 'checks.spelling cannot be "of"; did you mean "off"?'),
        ("checks.spelling = false", 'checks.spelling cannot be false; choose from off, info, warning, error'),
        ('checks.spelling.xx_yy_zz = "off"', 'checks.spelling.xx_yy_zz has "xx_yy_zz", which is no locale; '
         'write one as "pt-BR"'),
        ('checks.spelling.ja = "of"', 'checks.spelling.ja cannot be "of"; did you mean "off"?'),
        (f'engine = "{"e" * 99}"', f'engine cannot be "{"e" * 58}…; choose from auto, argos, apertium, '
         "libretranslate, pseudo"),
    ],
)  # fmt: skip
def test_wrong_setting_is_refused_with_its_line(tmp_path, setting, message):
    text = f"# settings\n[tool.l10n]\n\n{setting}\n[tool.other]\nx = 1\n"
    assert refusal(tmp_path, text) == (4, message)


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "https://",
        "https:///a",
        "https://example.org/?a=b",
        "https://example.org/#a",
        "https://user:secret@example.org/",
        "https://example.org/a b",
        "https://example.org/\\u0022><script>",
        "javascript:alert(1)",
    ],
)
def test_base_url_is_of_a_site(tmp_path, url):
    line, message = refusal(tmp_path, f'[tool.l10n]\nbase-url = "{url}"\n')
    assert (line, message.partition(",")[0]) == (2, 'base-url must be a URL such as "https://example.org/"')


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("http://localhost:8000", "http://localhost:8000/"),
        ("HTTPS://example.org/it/", "HTTPS://example.org/it/"),
        ("", ""),
    ],
)
def test_base_url_ends_in_a_slash(tmp_path, url, stored):
    configure(tmp_path, f'[tool.l10n]\nbase-url = "{url}"\n')
    assert load(tmp_path).base_url == stored


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[tool.l10n]\r\n\r\nengine = "x"\r\n', 3),
        ('[tool]\nl10n.engine = "x"\n', 2),
        ('tool.l10n.engine = "x"\n', 1),
        ('\n[ tool . "l10n" ] # ours\n\'engine\' = "x"\n', 3),
        ('[tool]\n\nl10n = { publish = "reviewed", engine = "x" }\n', 3),
        ('[other]\nengine = "x"\n[tool.l10n]\nlocales = [\n  "en", # engine = 1\n]\nengine = "x"\n', 7),
        ('[tool.l10n.checks]\nspelling = "off"\n[tool.l10n]\nengine = "x"\n', 4),
        ('[tool.l10n]\n\n"a\\nb" = 1\n', 1),  # an escape in a key: the line of its table will do
    ],
)
def test_line_is_found_however_the_key_is_written(tmp_path, text, line):
    assert refusal(tmp_path, text)[0] == line


def test_list_that_spans_lines_is_refused_where_it_begins(tmp_path):
    text = '[tool.l10n]\nlocales = [\n  "en",\n  "english!",\n]\n'
    assert refusal(tmp_path, text) == (2, 'locales has "english!", which is no locale; write one as "pt-BR"')


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[tool.l10n]\nengine\n", 2, "is not TOML: "),
        ('[tool.l10n]\nlocales = ["en"\n', 2, "is not TOML: "),
        ('[tool.l10n]\nengine = "auto"\nengine = "auto"\n', 3, "is not TOML: "),
        (b"[tool.l10n]\n# caff\xe8\n", 2, "is not UTF-8; save it as UTF-8"),
        ("[tool]\nl10n = 3\n", 2, "tool.l10n must be a table, not 3"),
        ("[[tool.l10n]]\n", 1, "tool.l10n must be a table, not [{}]"),
        ("a = " + "[" * 100_000, 1, "is not TOML: "),
        ("a = " + "1" * 10_000, 1, "is not TOML: "),
    ],
)
def test_broken_file_is_one_line(tmp_path, text, line, message):
    found = refusal(tmp_path, text)
    assert (found[0], found[1][: len(message)]) == (line, message)


def test_byte_order_mark_is_no_error(tmp_path):
    configure(tmp_path, b'\xef\xbb\xbf[tool.l10n]\nlocales = ["en"]\n')
    assert load(tmp_path).locales == ("en",)


def test_project_is_found_from_below_and_past_other_packages(tmp_path):
    configure(tmp_path, '[tool.l10n]\nlocales = ["en"]\n')
    below = tmp_path / "source" / "plugin"
    below.mkdir(parents=True)
    configure(below, '[project]\nname = "plugin"\n')
    assert load(below).root == tmp_path.resolve()


def test_without_configuration_init_is_named(tmp_path):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert caught.value.message == "there is no pyproject.toml here or above; run `l10n init` here"
    assert refusal(tmp_path, "[tool.black]\n") == (
        None, "there is no [tool.l10n] in it; run `l10n init` here"
    )  # fmt: skip


def test_severity_is_the_nearest_word(tmp_path):
    configure(
        tmp_path,
        '[tool.l10n.checks]\nnumbers = "error"\nspelling.pt = "info"\nspelling.pt-PT = "off"\n',
    )
    project = load(tmp_path)
    asked = [
        ("numbers", "en"),
        ("spelling", "pt-BR"),
        ("spelling", "pt_PT"),
        ("spelling", "en"),
        ("url", "en"),
    ]
    assert [project.severity(*each, "warning") for each in asked] == [
        "error", "info", "off", "warning", "warning"
    ]  # fmt: skip


def test_files_lie_where_gettext_and_the_web_look(tmp_path):
    project = Project(tmp_path, "it", ("pt-BR", "sr-Latn"))
    assert [
        path.relative_to(tmp_path).as_posix()
        for path in (
            project.source_dir,
            project.locales_dir,
            project.build_dir,
            project.glossary_path,
            project.template_path("sleep/magnesium"),
            project.catalog_path("pt-BR", "sleep/magnesium"),
            project.catalog_path("pt_BR", "v1.2"),
            project.catalog_path("sr-Latn", "x"),
            project.page_path("sr@latin", "x"),
            project.page_path("pt_BR", "sleep/magnesium"),
        )
    ] == [
        "source",
        "locales",
        "build",
        "locales/glossary.tsv",
        "locales/sleep/magnesium.pot",
        "locales/pt_BR/LC_MESSAGES/sleep/magnesium.po",
        "locales/pt_BR/LC_MESSAGES/v1.2.po",
        "locales/sr@latin/LC_MESSAGES/x.po",
        "build/sr-Latn/x.html",
        "build/pt-BR/sleep/magnesium.html",
    ]


OUTSIDE = ["", ".", "..", "../x", "a/../../x", "a/..", "/x", "a//x", "a/", "a\\..\\x", "C:x", "c:/x", "x\0"]
PARTS = st.sampled_from(["..", ".", "/", "\\", "a", "C:", "\0", "\n", "\ud800", "…", " "])


@pytest.mark.parametrize("article", [*OUTSIDE, "a\nb", "a\u2028b", "caff\udce8"])
def test_name_that_leads_elsewhere_or_breaks_a_line_is_refused(tmp_path, article):
    with pytest.raises(InputError, match=r"cannot be the name of an article; rename it\Z"):
        Project(tmp_path).template_path(article)


@given(st.one_of(st.text(), st.lists(PARTS).map("".join)), st.one_of(st.text(), st.sampled_from(OUTSIDE)))
def test_no_name_leads_out_of_the_project(article, locale):
    project = Project(Path("/project"))
    for folder, path_of in [
        (project.locales_dir, lambda: project.template_path(article)),
        (project.locales_dir, lambda: project.catalog_path("en", article)),
        (project.locales_dir, lambda: project.catalog_path(locale, "a")),
        (project.build_dir, lambda: project.page_path("en", article)),
        (project.build_dir, lambda: project.page_path(locale, "a")),
    ]:
        try:
            path = path_of()
        except L10nError:
            continue
        os.fsencode(path)
        assert Path(os.path.normpath(path)) == path
        assert path.is_relative_to(folder)


def lay(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")


def test_articles_and_assets_share_the_source_folder(tmp_path):
    lay(
        tmp_path / "source",
        "z.html", "b/a.HTM", "b/c/x.xhtml", "v1.2.md", "note.markdown", "plain.txt",
        "style.css", "b/img/x.png", "Makefile", "a.html.bak", "zz.htmlx",
        ".hidden.html", ".git/x.html", "z.html~",
    )  # fmt: skip
    project = Project(tmp_path)
    source = project.source_dir
    assert list(project.articles().items()) == [
        ("b/a", source / "b/a.HTM"),
        ("b/c/x", source / "b/c/x.xhtml"),
        ("note", source / "note.markdown"),
        ("plain", source / "plain.txt"),
        ("v1.2", source / "v1.2.md"),
        ("z", source / "z.html"),
    ]
    assert project.assets() == (
        source / "Makefile",
        source / "a.html.bak",
        source / "b/img/x.png",
        source / "style.css",
        source / "zz.htmlx",
    )


def test_links_are_followed_inside_the_source_folder_only(tmp_path):
    lay(tmp_path, "secret.html", "secrets/a.html", "source/a.html")
    source = tmp_path / "source"
    for name, target in [
        ("same.html", "a.html"),
        ("out.html", "../secret.html"),
        ("out.css", "../secret.html"),
        ("gone.html", "nothing.html"),
        ("loop.html", "loop.html"),
        ("folder", "../secrets"),
        ("around", "."),
    ]:
        (source / name).symlink_to(target)
    project = Project(tmp_path)
    assert project.articles() == {"a": source / "a.html", "same": source / "same.html"}
    assert project.assets() == ()


def test_source_folder_may_itself_be_a_link(tmp_path):
    lay(tmp_path, "content/a.html")
    (tmp_path / "source").symlink_to("content")
    assert Project(tmp_path).articles() == {"a": tmp_path / "source/a.html"}


@pytest.mark.parametrize("names", [("a/x.html", "a/x.md"), ("a/x.HTML", "a/x.html")])
def test_two_sources_of_one_article_are_refused(tmp_path, names):
    lay(tmp_path / "source", *names)
    with pytest.raises(InputError) as caught:
        Project(tmp_path).articles()
    assert caught.value.message == (
        f'source/{names[0]} and source/{names[1]} are both the article "a/x"; rename one'
    )


def test_source_with_an_unusable_name_is_refused(tmp_path):
    lay(tmp_path / "source", "a\nb.html")
    with pytest.raises(InputError) as caught:
        Project(tmp_path).articles()
    assert str(caught.value) == r"'a\nb' cannot be the name of an article; rename it"


def test_catalogs_without_a_source_are_orphans(tmp_path):
    lay(
        tmp_path,
        "source/b/a.html",
        "locales/b/a.pot", "locales/a.pot",
        "locales/en/LC_MESSAGES/b/a.po", "locales/en/LC_MESSAGES/a.po", "locales/en/LC_MESSAGES/b/a.mo",
        "locales/old/LC_MESSAGES/b/c.po", "locales/other.po", "locales/glossary.tsv",
    )  # fmt: skip
    assert Project(tmp_path).orphans() == (
        tmp_path / "locales/a.pot",
        tmp_path / "locales/en/LC_MESSAGES/a.po",
        tmp_path / "locales/old/LC_MESSAGES/b/c.po",
    )


def test_words_of_the_configuration_are_those_of_other_modules():
    assert sorted(SUFFIXES) == sorted(document.FORMATS)


def test_empty_project_has_no_files(tmp_path):
    project = Project(tmp_path)
    assert (project.articles(), project.assets(), project.orphans()) == ({}, (), ())
