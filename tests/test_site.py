"""Whole sites, built from small projects: which pages are published, and how they lead to each other."""

from __future__ import annotations

import difflib
import itertools
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import html5lib
import pytest
from conftest import Run

from l10n import read_po, write_po

Command = Callable[..., Run]
DATA = Path(__file__).parent / "data"
PAGE = """<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<title>{0}</title>
</head>
<body>{1}</body>
</html>
"""
LOC, LINK = (
    f"{{{space}}}"
    for space in ("http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml")
)


def configure(settings: str) -> None:
    Path("pyproject.toml").write_text(f'[tool.l10n]\nsource-locale = "it"\n{settings}\n', "utf-8")


def write(sources: dict[str, str | bytes]) -> None:
    for name, text in sources.items():
        path = Path("source", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def translate(*folders: str, part: float = 1, fuzzy: bool = False) -> None:
    """Translations of a part of the entries of all catalogs in these folders of locales: `Notte` is `Notte (en)`."""
    for folder in folders:
        for path in sorted(Path("locales", folder).rglob("*.po")):
            catalog = read_po(path)
            wanted = round(len(catalog.units) * part)
            done = [
                replace(u, targets=(f"{u.source} ({folder})",), fuzzy=fuzzy) for u in catalog.units[:wanted]
            ]
            write_po(replace(catalog, units=(*done, *catalog.units[wanted:])), path)


def built() -> dict[str, str]:
    paths = (path for path in Path("build").rglob("*") if path.is_file() and path.name != ".l10n-build")
    return {
        path.relative_to("build").as_posix(): path.read_bytes().decode(errors="replace") for path in paths
    }


def parsed(page: str) -> Any:
    return html5lib.parse(page, namespaceHTMLElements=False)


def links(page: str, rel: str) -> dict[str, str]:
    """The head's links of a kind: addresses by hreflang."""
    found = (link for link in parsed(page).iterfind("head/link") if link.get("rel") == rel)
    return {link.get("hreflang", ""): link.get("href") for link in found}


def metas(page: str, name: str) -> list[str]:
    found = parsed(page).iterfind("head/meta")
    return [meta.get("content") for meta in found if name in (meta.get("property"), meta.get("name"))]


# -- links between pages


ARTICLES = {
    "a.html": PAGE.format("A", "<p>Uno"),
    "index.html": PAGE.format("Indice", "<p>Uno"),
    "guida/index.md": "# Guida\n",
    "guida/b.txt": "Titolo\n\nUn testo che finisce con un punto.\n",
    "guida/notte & dì.html": PAGE.format("Notte", "<p>Uno"),
    "solo.html": PAGE.format("Solo", "<p>Uno"),
    "img/x.png": b"x",
    "img/x.en.png": b"en",
    "img/x.pt.png": b"pt",
    "doc/carta 1.pdf": b"pdf",
    "stile.css": "p { background: url(img/x.png) }",
}


@pytest.mark.parametrize(
    ("place", "link", "italian", "english"),
    [
        ("c", "a.html", "a.html", "a.html"),
        ("c", "./a.html", "./a.html", "./a.html"),
        ("c", "a.md", "a.html", "a.html"),
        ("c", "guida/b.txt", "guida/b.html", "guida/b.html"),
        ("c", "guida/b.txt#due", "guida/b.html#due", "guida/b.html#due"),
        ("c", "a.html?x=1&amp;y#", "a.html?x=1&amp;y#", "a.html?x=1&amp;y#"),
        ("guida/c", "../a.html", "../a.html", "../a.html"),
        (
            "guida/c",
            "notte%20&amp;%20d%C3%AC.html",
            "notte%20&amp;%20d%C3%AC.html",
            "notte%20&amp;%20d%C3%AC.html",
        ),
        ("guida/c", "notte & dì.html", "notte & dì.html", "notte & dì.html"),
        ("c", " guida/notte &amp; dì.html ", " guida/notte &amp; dì.html ", " guida/notte &amp; dì.html "),
        ("guida/c", "b.md?x#y", "b.html?x#y", "b.html?x#y"),
        ("guida/c", "./", "index.html", "index.html"),
        ("guida/c", "..", "../index.html", "../index.html"),
        ("c", "guida/", "guida/index.html", "guida/index.html"),
        ("c", "guida/#x", "guida/index.html#x", "guida/index.html#x"),
        ("c", "solo.html", "solo.html", "../it/solo.html"),
        ("guida/c", "../solo.html?x#y", "../solo.html?x#y", "../../it/solo.html?x#y"),
        ("c", "img/x.png", "../img/x.png", "../img/x.en.png"),
        ("c", "img/x.png?v=2", "../img/x.png?v=2", "../img/x.en.png?v=2"),
        ("guida/c", "../img/x.png", "../../img/x.png", "../../img/x.en.png"),
        ("c", "img/x.pt.png", "../img/x.pt.png", "../img/x.pt.png"),
        ("c", "doc/carta%201.pdf", "../doc/carta%201.pdf", "../doc/carta%201.pdf"),
        ("c", "stile.css", "../stile.css", "../stile.css"),
        ("c", "manca.html", "manca.html", "manca.html"),
        ("c", "#uno", "#uno", "#uno"),
        ("c", "?x", "?x", "?x"),
        ("c", "", "", ""),
        ("c", "/a.html", "/a.html", "/a.html"),
        ("c", "//x.example/a.html", "//x.example/a.html", "//x.example/a.html"),
        ("c", "https://x.example/a.html", "https://x.example/a.html", "https://x.example/a.html"),
        ("c", "mailto:a.html", "mailto:a.html", "mailto:a.html"),
        ("c", "../../etc/a.html", "../../etc/a.html", "../../etc/a.html"),
        ("c", "http://[a.html", "http://[a.html", "http://[a.html"),
    ],
)
def test_links_lead_to_the_same_language(
    l10n: Command, place: str, link: str, italian: str, english: str
) -> None:
    write({**ARTICLES, f"{place}.html": PAGE.format("C", f'<a href="{link}">c</a>')})
    l10n("update")
    translate("en")
    Path("locales/en/LC_MESSAGES/solo.po").unlink()
    assert l10n("build").code == 0
    for locale, expected in (("it", italian), ("en", english)):
        page = Path(f"build/{locale}/{place}.html")
        assert f'<a href="{expected}">' in page.read_text("utf-8")
        path = re.split("[?#]", expected.strip().replace("&amp;", "&"))[0]
        if expected != link and path:
            assert (page.parent / unquote(path)).is_file()


@pytest.mark.parametrize(
    ("locale", "files", "expected"),
    [
        ("pt-BR", ["x.png", "x.pt-BR.png", "x.pt.png"], "../x.pt-BR.png"),
        ("pt-BR", ["x.png", "x.pt_BR.png"], "../x.pt_BR.png"),
        ("pt-BR", ["x.png", "x.pt.png", "x.en.png"], "../x.pt.png"),
        ("pt-BR", ["x.pt.png"], "../x.pt.png"),
        ("pt-BR", ["x.png", "x.en.png"], "../x.png"),
        ("sr-Latn", ["x.png", "x.sr@latin.png", "x.sr.png"], "../x.sr%40latin.png"),
        ("it", ["x.png", "x.it.png"], "../x.it.png"),
        ("zh-TW", ["x.png", "x.zh-Hans.png", "x.zh-Hant.png"], "../x.zh-Hant.png"),
    ],
)
def test_a_localized_variant_of_a_file_wins(
    l10n: Command, locale: str, files: list[str], expected: str
) -> None:
    configure(f'locales = ["{locale}"]' if locale != "it" else "")
    write({"a.html": PAGE.format("A", '<img src="x.png" alt="">'), **dict.fromkeys(files, b"x")})
    l10n("update")
    l10n("translate", "--engine", "pseudo")
    assert l10n("build", "--draft").code == 0
    assert f'<img src="{expected}" alt="">' in built()[f"{locale}/a.html"]


# -- which languages are published


@pytest.fixture
def three(l10n: Command) -> Command:
    """Two articles with a switcher; English is translated, Arabic half."""
    switcher = '<nav data-l10n="languages"></nav><h1>Uno</h1><p>Due</p><p>Tre</p>'
    write({"a.html": PAGE.format("A", switcher), "b.html": PAGE.format("B", switcher)})
    configure('locales = ["en", "ar"]\nbase-url = "https://example.org/blog"')
    l10n("update")
    translate("en")
    translate("ar", part=0.5)
    return l10n


SITE = "https://example.org/blog/"


def sitemap() -> dict[str, dict[str, str]]:
    root = ElementTree.fromstring(built()["sitemap.xml"])
    assert root.tag == f"{LOC}urlset"
    found = {}
    for url in root.iter(f"{LOC}url"):
        alternates = {link.get("hreflang", ""): link.get("href", "") for link in url.iter(f"{LINK}link")}
        found[url.findtext(f"{LOC}loc", "")] = alternates
    return found


def test_only_published_pages_are_told_of(three: Command) -> None:
    done = three("build")
    assert (done.code, done.err.count("left out, 50 % of 100 % translated")) == (0, 2)
    site = built()
    assert sorted(site) == ["en/a.html", "en/b.html", "index.html", "it/a.html", "it/b.html", "sitemap.xml"]
    assert [name for name, text in site.items() if re.search(r"\bar\b|العربية", text)] == []
    for article, locale in itertools.product("ab", ("it", "en")):
        page = site[f"{locale}/{article}.html"]
        alternates = {
            "it": f"{SITE}it/{article}.html",
            "en": f"{SITE}en/{article}.html",
            "x-default": f"{SITE}it/{article}.html",
        }
        assert links(page, "alternate") == alternates
        assert links(page, "canonical") == {"": alternates[locale]}
        assert metas(page, "og:locale") == [{"it": "it_IT", "en": "en_US"}[locale]]
        assert metas(page, "og:locale:alternate") == [{"it": "en_US", "en": "it_IT"}[locale]]
        switcher = [
            (link.text, link.get("href"), link.get("lang"), link.get("hreflang"), link.get("aria-current"))
            for link in parsed(page).iterfind("body/nav/ul/li/a")
        ]
        here = {"it": ("page", None), "en": (None, "page")}[locale]
        base = {"it": ("", "../en/"), "en": ("../it/", "")}[locale]
        assert switcher == [
            ("Italiano", f"{base[0]}{article}.html", "it", "it", here[0]),
            ("English", f"{base[1]}{article}.html", "en", "en", here[1]),
        ]
        assert sitemap()[alternates[locale]] == alternates
    assert len(sitemap()) == 4


def test_a_draft_is_built_told_of_nowhere_and_closed(three: Command) -> None:
    published = (three("build"), built())[1]
    assert three("build", "--draft").code == 0
    with_drafts = built()
    assert {name: text for name, text in with_drafts.items() if not name.startswith("ar/")} == published
    draft = with_drafts["ar/a.html"]
    assert metas(draft, "robots") == ["noindex"]
    assert 'content:"DRAFT · ar · 50 %"' in draft
    assert list(links(draft, "alternate")) == ["it", "en", "ar", "x-default"]
    assert (parsed(draft).get("lang"), parsed(draft).get("dir")) == ("ar", "rtl")
    left = [(span.get("lang"), span.get("dir"), span.text) for span in parsed(draft).iter("span")]
    assert left == [("it", "ltr", "Due"), ("it", "ltr", "Tre")]


@pytest.mark.parametrize(
    ("settings", "part", "fuzzy", "words", "outcome"),
    [
        ("", 1, False, [], "published"),
        ("", 0.5, False, [], "left out"),
        ("min-coverage = 50", 0.5, False, [], "published"),
        ("min-coverage = 51", 0.5, False, [], "left out"),
        ("min-coverage = 51", 0.5, False, ["--draft"], "draft"),
        ("", 1, True, [], "left out"),
        ("", 1, True, ["--draft"], "draft"),
        ("min-coverage = 0", 1, True, [], "published"),
        ("min-coverage = 0", 1, True, ["--draft"], "draft"),
        ('publish = "reviewed"', 1, False, [], "left out"),
        ('publish = "reviewed"', 1, False, ["--draft"], "draft"),
        ('publish = "reviewed"\nmin-coverage = 0', 1, False, [], "published"),
        ('publish = "reviewed"\nmin-coverage = 0', 1, False, ["--draft"], "draft"),
    ],
)
def test_a_page_is_published_where_enough_of_it_is_fit_to_print(
    l10n: Command, settings: str, part: float, fuzzy: bool, words: list[str], outcome: str
) -> None:
    configure(f'locales = ["en"]\n{settings}')
    write({"a.html": PAGE.format("A", "<p>Uno</p><p>Due</p><p>Tre</p>")})
    l10n("update")
    translate("en", part=part, fuzzy=fuzzy)
    assert l10n("build", *words).code == 0
    page = built().get("en/a.html", "")
    found = "left out" if not page else "draft" if "noindex" in page else "published"
    assert found == outcome
    assert ("en/a.html" in built()["index.html"]) == (outcome == "published")
    unfit = fuzzy or "reviewed" in settings
    assert ("Due (en)" in page) == ((part == 1 and not unfit) or bool(words and part == 1))


def test_a_draft_that_lacks_little_does_not_say_it_is_complete(l10n: Command) -> None:
    write(
        {
            "a.html": PAGE.format(
                "A", "".join(f"<p>Notte {chr(97 + n % 26) * (1 + n // 26)}" for n in range(299))
            )
        }
    )
    l10n("update")
    translate("en", part=0.998)
    l10n("build", "--draft")
    assert "DRAFT · en · 99 %" in built()["en/a.html"]


def test_an_article_in_another_language_is_the_source_of_its_own(l10n: Command) -> None:
    configure('locales = ["en", "ar"]\nbase-url = "https://example.org/"')
    write(
        {
            "a.html": '<!doctype html><html lang="en-GB"><head><title>A</title></head><p>One</p></html>',
            "b.md": "---\nlang: ar\ntitle: ليل\n---\nليل",
            "c.html": PAGE.format("C", '<a href="a.html">a</a>'),
        }
    )
    l10n("update")
    assert sorted(path.as_posix() for path in Path("locales").rglob("[ab].po")) == [
        "locales/ar/LC_MESSAGES/a.po",
        "locales/en/LC_MESSAGES/b.po",
        "locales/it/LC_MESSAGES/a.po",
        "locales/it/LC_MESSAGES/b.po",
    ]
    translate("it")
    assert l10n("build").code == 0
    site = built()
    assert sorted(site) == [
        "ar/b.html", "en/a.html", "index.html", "it/a.html", "it/b.html", "it/c.html", "sitemap.xml",
    ]  # fmt: skip
    assert links(site["it/a.html"], "alternate")["x-default"] == "https://example.org/en/a.html"
    assert '<html lang="en-GB">' in site["en/a.html"]
    assert metas(site["en/a.html"], "og:locale") == ["en_US"]
    assert '<html lang="ar" dir="rtl">' in site["ar/b.html"]
    assert '<html lang="it" dir="ltr">' in site["it/b.html"]
    assert '<a href="a.html">' in site["it/c.html"]


def test_a_source_written_from_the_right_turns_round(l10n: Command) -> None:
    Path("pyproject.toml").write_text('[tool.l10n]\nsource-locale = "ar"\nlocales = ["en", "he"]\n', "utf-8")
    write({"a.html": '<html dir="rtl"><body dir="rtl"><p>ليل</p></html>', "b.html": "<p>ليل</p>"})
    l10n("update")
    translate("en", "he")
    l10n("build")
    directions = {
        name: [parsed(page).get("lang"), parsed(page).get("dir"), parsed(page).find("body").get("dir")]
        for name, page in built().items()
        if "/" in name
    }
    assert directions == {
        "ar/a.html": ["ar", "rtl", "rtl"],
        "ar/b.html": ["ar", "rtl", None],
        "en/a.html": ["en", "ltr", "ltr"],
        "en/b.html": ["en", None, None],
        "he/a.html": ["he", "rtl", "rtl"],
        "he/b.html": ["he", "rtl", None],
    }


# -- bytes


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("ISO-8859-15", "iso8859-15"), ("utf-8", "utf-8")],
)
def test_pages_are_built_as_utf_8_and_say_so(l10n: Command, charset: str, encoding: str) -> None:
    page = PAGE.format("Però", "<p>Perché 5 €</p>").replace('"utf-8"', f'"{charset}"')
    write({"a.html": page.encode(encoding)})
    l10n("update")
    translate("en")
    l10n("build")
    for locale, text in (("it", "<p>Perché 5 €</p>"), ("en", "<p>Perché 5 € (en)</p>")):
        data = Path(f"build/{locale}/a.html").read_bytes()
        assert text.encode() in data
        parser = html5lib.HTMLParser()
        parser.parse(data)
        assert parser.documentEncoding == "utf-8"


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are gone, and those that came."""
    lines = list(difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    return [one[2:] for one in lines if one[0] == "-"], [one[2:] for one in lines if one[0] == "+"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_other_byte_of_the_source_page_is_its_own(l10n: Command, newline: str) -> None:
    configure('locales = ["en"]\nbase-url = "https://example.org/"')
    page = (DATA / "html/article.html").read_text("utf-8").replace("\n", newline)
    page = page.replace("<body", f"<!-- \t --><body  {newline}", 1)
    write({"magnesio.html": page.encode(), "img/sonno.png": b"x"})
    l10n("update")
    translate("en")
    l10n("build")
    gone, came = changed(page, built()["it/magnesio.html"])
    added = r'\s*<(link rel="alternate" hreflang|meta property="og:locale:)'
    assert [line for line in came if not re.match(added, line)] == [
        line.replace('content="img/', 'content="https://example.org/img/')
        .replace('src="img/', 'src="../img/')
        .replace('/it/magnesio"', '/it/magnesio.html"')
        for line in gone
    ]
    assert all(line.endswith(newline) for line in (*gone, *came))
    assert len(came) - len(gone) == 4


def test_building_again_changes_no_byte_and_building_in_parts_neither(three: Command) -> None:
    three("build")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in Path("build").rglob("*.*")}
    assert "0 files changed" in three("build").out
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in Path("build").rglob("*.*")} == before
    shutil.rmtree("build")
    for words in (["b"], ["a", "-L", "it"], ["a", "-L", "en"]):
        assert three("build", *words).code == 0
    assert {path: path.read_bytes() for path in Path("build").rglob("*.*")} == {
        p: d for p, (d, _) in before.items()
    }


def test_the_order_of_locales_changes_the_order_of_links_only(three: Command) -> None:
    translate("ar")
    three("build")
    before = built()
    configure('locales = ["ar", "en"]\nbase-url = "https://example.org/blog"')
    three("build")
    assert {n: sorted(re.findall(r"<[^<]*", t)) for n, t in built().items()} == {
        n: sorted(re.findall(r"<[^<]*", t)) for n, t in before.items()
    }


# -- index and sitemap


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "@go@ @rows@ @name@",
    "&lt;b&gt; &amp;amp;",
    "</title></main><h1>x",
    "\\1 \\g<0> $title {0} %s",
]


def test_no_title_and_no_name_gets_out_of_its_place(l10n: Command) -> None:
    configure('locales = ["en"]\nbase-url = "https://example.org/"')
    names = ["a & b", 'x"y', "è ì", "100%", "#1?", "<i>", "'"]
    escape = {"&": "&amp;", "<": "&lt;"}
    titles = dict(zip(names, [*HOSTILE, "Notte"], strict=True))
    pages = {name: "".join(escape.get(c, c) for c in title) for name, title in titles.items()}
    write({f"{name}.html": PAGE.format(title, "<p>Uno") for name, title in pages.items()})
    l10n("update")
    translate("en")
    l10n("build")
    tree = parsed(built()["index.html"])
    assert sorted(link.text for link in tree.iterfind("body/main/ul/li/a")) == sorted(
        title + end for title in titles.values() for end in ("", " (en)")
    )
    pages_listed = [unquote(link.get("href")) for link in tree.iterfind("body/main/ul/li/a")]
    assert all(Path("build", page).is_file() for page in pages_listed)
    assert {element.tag for element in tree.iter()} == set(
        "html head meta title style body main h1 ul li a small script".split()
    )
    told = [unquote(url).removeprefix("https://example.org/") for url in sitemap()]
    assert sorted(told) == sorted(pages_listed)
    assert all(re.fullmatch(r"[!-~]+", url) for url in sitemap())


@pytest.mark.parametrize(
    ("pages", "settings", "name", "title"),
    [
        ({"a.html": PAGE.format("Il sonno", "<p>Uno")}, "", "Index", "Il sonno"),
        ({"a.html": "<h1>Il <em>sonno</em></h1>"}, "", "Index", "Il sonno"),
        ({"a b.html": "<p>Uno"}, 'base-url = "https://example.org:8080/x/"', "example.org:8080", "a b"),
        (
            {"a.html": '<title>A</title><meta property="og:site_name" content="Notti &amp; dì">'},
            'base-url = "https://example.org/"',
            "Notti & dì",
            "A",
        ),
    ],
)  # fmt: skip
def test_the_index_has_a_name_and_articles_have_titles(
    l10n: Command, pages: dict[str, str | bytes], settings: str, name: str, title: str
) -> None:
    configure(settings)
    write(pages)
    l10n("build")
    tree = parsed(built()["index.html"])
    assert [tree.findtext(path) for path in ("head/title", "body/main/h1", "body/main/ul/li/a")] == [
        name,
        name,
        title,
    ]


def test_one_article_is_led_to_and_several_are_listed(three: Command) -> None:
    three("build")
    assert "var go = {}," in built()["index.html"]
    for locale in ("", "en/LC_MESSAGES/", "ar/LC_MESSAGES/"):
        next(Path("locales").glob(f"{locale}b.po*")).unlink()
    Path("source/b.html").unlink()
    three("build")
    go = re.search(r"var go = (\{.*?\}),", built()["index.html"])
    assert go
    assert json.loads(go[1]) == {"it": "it/a.html", "en": "en/a.html"}


# -- the index in a browser


def led(chromium: Any, page: Path, *wanted: str, script: bool = True) -> Any:
    """The index as a browser with these languages shows it, and where it leads."""
    context = chromium.new_context(locale=wanted[0], java_script_enabled=script)
    context.add_init_script(
        f"Object.defineProperty(navigator, 'languages', {{get: () => {json.dumps(wanted)}}})"
    )
    opened = context.new_page()
    opened.goto(f"{page.resolve().as_uri()}?q#f", wait_until="load")
    return opened


@pytest.fixture
def index(l10n: Command) -> Callable[..., Path]:
    def make(*articles: str) -> Path:
        configure('locales = ["en", "ar", "pt-BR", "zh-Hans", "zh-Hant", "sr-Latn"]')
        write({f"{name}.html": PAGE.format(name, "<p>Uno") for name in articles})
        l10n("update")
        translate("en", "ar", "pt_BR", "zh_Hans", "zh_Hant", "sr@latin")
        assert l10n("build").err == ""
        return Path("build/index.html")

    return make


def test_the_index_leads_readers_to_their_language(index: Callable[..., Path], chromium: Any) -> None:
    page = index("a")
    for wanted, expected in [
        (["it"], "it"),
        (["it-CH", "en"], "it"),
        (["en-GB"], "en"),
        (["de", "ar-EG", "en"], "ar"),
        (["pt-PT"], "pt-BR"),
        (["zh-TW"], "zh-Hant"),
        (["zh-CN"], "zh-Hans"),
        (["zh"], "zh-Hans"),
        (["zh-HK", "en"], "zh-Hant"),
        (["sr-Latn-RS"], "sr-Latn"),
    ]:
        opened = led(chromium, page, *wanted)
        opened.wait_for_url("**/a.html?q#f", timeout=3000)
        assert opened.url.rpartition("/build/")[2] == f"{expected}/a.html?q#f", wanted
        opened.context.close()


def test_readers_of_another_language_and_without_javascript_choose(
    index: Callable[..., Path], chromium: Any
) -> None:
    page = index("a")
    for wanted, script in (("de", True), ("zxx", True), ("it", False)):
        opened = led(chromium, page, wanted, script=script)
        opened.wait_for_timeout(100)
        assert "index.html" in opened.url
        assert opened.locator("main a").count() == 7
        opened.context.close()


def test_of_several_articles_the_reader_s_language_comes_first(
    index: Callable[..., Path], chromium: Any, open_page: Callable[..., Any]
) -> None:
    page = index("a", "b")
    opened = led(chromium, page, "zh-TW", "en")
    firsts = opened.eval_on_selector_all("ul", "lists => lists.map(list => list.children[0].lang)")
    assert (firsts, opened.locator("li").count()) == (["zh-Hant", "zh-Hant"], 14)
    opened.context.close()
    assert open_page(page, width=390).problems() == []
