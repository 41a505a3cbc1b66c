"""Which articles a project has, the language each is in, where it is to appear, and its template."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from l10n import L10nError, po
from l10n.articles import catalog_place, load, targets, template
from l10n.config import Project

NOW = datetime(2025, 12, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 1, 1, 12, tzinfo=UTC)


def project(folder: Path, sources: dict[str, str], **settings: object) -> Project:
    for name, text in sources.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Project(folder, **{"locales": ("en", "ar"), **settings})


def test_articles_are_named_by_their_paths_and_sorted(tmp_path: Path) -> None:
    made = project(
        tmp_path,
        {"b.txt": "Uno.", "a/index.md": "Uno.", "a.html": "<p>Uno", "a/x.png": "", "a/é & b.htm": "<p>Uno"},
    )
    assert [(article.id, article.source) for article in load(made)] == [
        ("a", "a.html"),
        ("a/index", "a/index.md"),
        ("a/é & b", "a/é & b.htm"),
        ("b", "b.txt"),
    ]
    assert [article.id for article in load(made, ["b", "a"])] == ["b", "a"]


@pytest.mark.parametrize(
    ("sources", "wanted", "message"),
    [
        ({"x.png": ""}, [], "source: there is no article; put an .html, .md or .txt file there"),
        ({"sonno.html": "<p>Uno"}, ["sono"], "there is no article sono; did you mean sonno?"),
        ({"a.html": "<p>Uno", "b.md": "Uno"}, ["xyz"], "there is no article xyz; there is a, b"),
        (
            {"a.html": '<html lang="klingonese">Uno'},
            [],
            "source/a.html: 'klingonese' names no language; write a tag such as it, pt-BR or zh-Hans",
        ),
        (
            {"a.md": "---\nlang: '{{ lang }}'\n---\nUno"},
            [],
            "source/a.md: '{{ lang }}' names no language; write a tag such as it, pt-BR or zh-Hans",
        ),
        ({"a.html": ""}, [], "source/a.html: is empty; restore the article or remove the file"),
    ],
)
def test_what_cannot_be_loaded_is_one_line(
    tmp_path: Path, sources: dict[str, str], wanted: list[str], message: str
) -> None:
    with pytest.raises(L10nError) as caught:
        load(project(tmp_path, sources), wanted)
    assert str(caught.value).replace(f"{tmp_path}/", "") == message


@pytest.mark.parametrize(
    ("source_locale", "others", "own", "expected", "appears"),
    [
        ("it", ("en", "ar"), "", "it", ["en", "ar"]),
        ("it", ("en", "ar"), "it-IT", "it", ["en", "ar"]),
        ("it", ("en", "ar"), "IT_it", "it", ["en", "ar"]),
        ("it-CH", ("en",), "it", "it-CH", ["en"]),
        ("it", ("en", "ar"), "en", "en", ["it", "ar"]),
        ("it", ("en", "ar"), "en-US", "en", ["it", "ar"]),
        ("it", ("en", "ar"), "ar-EG", "ar", ["it", "en"]),
        ("it", ("en", "ar"), "de", "de", ["it", "en", "ar"]),
        ("pt", ("pt-BR",), "pt-BR", "pt-BR", ["pt"]),
        ("pt-PT", ("pt-BR",), "pt", "pt-PT", ["pt-BR"]),
        ("it", ("zh-Hans", "zh-Hant"), "zh-TW", "zh-Hant", ["it", "zh-Hans"]),
        ("it", ("pt-PT",), "pt-BR", "pt-BR", ["it", "pt-PT"]),
    ],
)
def test_an_article_s_own_language_is_the_project_s_locale_for_it(
    tmp_path: Path, source_locale: str, others: tuple[str, ...], own: str, expected: str, appears: list[str]
) -> None:
    page = {"a.html": f'<html lang="{own}"><p>Uno', "b.md": f"---\nlang: {own or '~'}\n---\nUno"}
    made = project(tmp_path, page, source_locale=source_locale, locales=others)
    for article in load(made):
        assert (article.document.locale, targets(made, article)) == (expected, appears)


def test_only_the_locales_asked_for(tmp_path: Path) -> None:
    made = project(tmp_path, {"a.html": "<p>Uno"})
    [article] = load(made)
    assert targets(made, article, ["ar"]) == ["ar"]
    assert targets(made, article, ["it"]) == []
    with pytest.raises(L10nError, match="fr is not among the project's locales; add it to `locales`"):
        targets(made, article, ["fr"])


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("locales/pt_BR/LC_MESSAGES/a.po", ("pt-BR", "a")),
        ("locales/sr@latin/LC_MESSAGES/guide/a & b.po", ("sr-Latn", "guide/a & b")),
        ("locales/a.pot", ("", "")),
        ("locales/en/LC_MESSAGES/a.mo", ("", "")),
        ("locales/en/a.po", ("", "")),
        ("locales/klingonese/LC_MESSAGES/a.po", ("", "")),
    ],
)
def test_a_catalog_s_path_tells_locale_and_article(tmp_path: Path, path: str, place: tuple[str, str]) -> None:
    assert catalog_place(Project(tmp_path), path) == place


def test_a_template_keeps_its_date_while_it_says_the_same(tmp_path: Path) -> None:
    made = project(tmp_path, {"a.html": "<p>Uno"})
    [article] = load(made)
    first = template(made, article, NOW)
    made.template_path("a").parent.mkdir()
    made.template_path("a").write_text(po.render_po(first), "utf-8")
    assert template(made, article, LATER) == first
    project(tmp_path, {"a.html": "<p>Uno<p>Due"})
    [article] = load(made)
    changed = template(made, article, LATER)
    assert changed.header.get("POT-Creation-Date").startswith("2026-01-01")
    assert [unit.source for unit in changed.units] == ["Uno", "Due"]


@pytest.mark.parametrize(
    ("references", "html", "markdown"),
    [
        ("file", [("source/a.html",)] * 2, [("source/b.md",)] * 2),
        ("line", [("source/a.html:2",), ("source/a.html:4",)], [("source/b.md",)] * 2),
        ("none", [()] * 2, [()] * 2),
    ],
)
def test_references_say_as_much_as_the_project_wants(
    tmp_path: Path, references: str, html: list[tuple[str, ...]], markdown: list[tuple[str, ...]]
) -> None:
    sources = {"a.html": "<!doctype html>\n<p>Uno</p>\n\n<p>Due", "b.md": "# Uno"}
    made = project(tmp_path, sources, references=references)
    first, second = load(made)
    assert [unit.references for unit in template(made, first, NOW).units] == html
    assert [unit.references for unit in template(made, second, NOW).units] == markdown
