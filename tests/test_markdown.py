"""Markdown: a golden article, front matter in both notations, headings' ids, what stays and what cannot get in."""

from __future__ import annotations

import re
from pathlib import Path
from time import perf_counter

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import markdown
from l10n.errors import InputError, L10nError

DATA = Path(__file__).parent / "data" / "text"


def page(text: str, title: str = "") -> str:
    """The page without its style."""
    return re.sub(r"<style>.*</style>\n", "", markdown.to_html(text, "it", title=title), flags=re.DOTALL)


def head(text: str) -> list[str]:
    """The lines of the head that tell of the article."""
    return re.search(r'initial-scale=1">\n(.*)</head>', page(text), re.DOTALL)[1].splitlines()


def body(text: str) -> str:
    return re.search(r"<article>\n(.*)</article>", page(text), re.DOTALL)[1]


def test_an_article() -> None:
    text = (DATA / "article.md").read_text("utf-8")
    assert page(text) == (DATA / "article.html").read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(markdown.to_html(text, "en"))


# ---- front matter


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Due parole", "Due parole"),
        ("Il pane: una storia  # bozza", "Il pane: una storia"),
        ("C# e l'orto", "C# e l'orto"),
        ('"Detto \\"fatto\\" \\u00e8"', 'Detto "fatto" è'),
        ('"un \\x20 altro"', "un \\x20 altro"),
        ("'l''orto'  # bozza", "l'orto"),
        ("|\n  Prima\n  dopo", "Prima dopo"),
        (">-\n  Prima\n\n  dopo", "Prima dopo"),
        ("Prima\n  dopo", "Prima dopo"),
        ("<script>", "&lt;script&gt;"),
    ],
)
def test_yaml_strings(value: str, title: str) -> None:
    assert head(f"---\ntitle: {value}\n---\n# Altro") == [f"<title>{title}</title>"]


def test_yaml_keys_survive_as_they_are_written() -> None:
    text = (
        '---\n# nota\nTitle: T\n"data: x": 2024-01-02\ndraft: true\nslug: "2024"\nempty:\n'
        "menu:\n    main:\n      peso: 3\nlist:\n- a\n- <i>\n---\n"
    )
    assert head(text) == [
        "<title>T</title>",
        '<meta name="front:data: x" content="2024-01-02">',
        '<meta name="front:draft" content="true">',
        '<meta name="front:slug" content="&quot;2024&quot;">',
        '<meta name="front:empty" content="">',
        '<meta name="front:menu" content="main:&#10;  peso: 3">',
        '<meta name="front:list" content="- a&#10;- &lt;i&gt;">',
    ]


def test_toml() -> None:
    text = '+++\ntitle = "T"\nkeywords = ["a", "b"]\ndate = 2024-01-02\ntags = ["è"]\n[params]\nx = "1"\n+++\ntesto'
    assert head(text) == [
        "<title>T</title>",
        '<meta name="keywords" content="a, b">',
        '<meta name="front:date" content="&quot;2024-01-02&quot;">',
        '<meta name="front:tags" content="[&quot;è&quot;]">',
        '<meta name="front:params" content="{&quot;x&quot;: &quot;1&quot;}">',
    ]
    assert body(text) == "<h1>T</h1>\n<p>testo</p>\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "+++\nx = 1\ntitle =\n+++\n",
            "is not TOML: Invalid value (at line 3, column 8); mend it, or use --- and YAML",
        ),
        ("+++\na = " + "[" * 20_000 + "\n+++\n", "is nested too deep; flatten it"),
    ],
)
def test_broken_toml_is_one_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        markdown.to_html(text, "it")
    assert str(error.value) == f"the front matter between +++ {message}"


def test_the_language_of_the_front_matter() -> None:
    assert '<html lang="pt-BR">' in page("---\nlang: pt_BR\n---\n")
    assert '<html lang="ar" dir="rtl">' in page("---\nlang: ar\n---\n")
    assert '<html lang="no">' in page("---\nlang: no\n---\n")
    assert [markdown.language(f"---\nlang: {lang}\n---\n") for lang in ("pt_BR", "", "no")] == [
        "pt_BR",
        "",
        "no",
    ]
    assert markdown.language("testo") == ""
    with pytest.raises(L10nError, match="names no language"):
        page("---\nlang: italiano\n---\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\n\na: b\n\n---\n", "<hr>\n<p>a: b</p>\n<hr>\n"),
        ("---\ntesto\n---\n", "<hr>\n<h2>testo</h2>\n"),
        ("---\na: b\n", "<hr>\n<p>a: b</p>\n"),
        ("testo\n\n---\na: b\n---\n", "<p>testo</p>\n<hr>\n<h2>a: b</h2>\n"),
        ("+++\n\na = 1\n\n+++\n", "<p>+++</p>\n<p>a = 1</p>\n<p>+++</p>\n"),
        ("--- a\nb: c\n---", "<h2>--- a\nb: c</h2>\n"),
    ],
)
def test_what_is_no_front_matter(text: str, expected: str) -> None:
    assert body(text) == expected


def test_bom_and_line_ends() -> None:
    text = "---\ntitle: T\ndescription: D\n---\n\n# U\n\ntesto\n"
    assert page("\ufeff" + text.replace("\n", "\r\n")) == page(text) == page(text.replace("\n", "\r"))
    assert head(text) == [
        "<title>T</title>",
        '<meta name="description" content="D">',
        '<meta property="og:type" content="article">',
        '<meta property="og:title" content="T">',
        '<meta property="og:description" content="D">',
    ]


# ---- title and headings


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## B\n\n# A *b* `c` &amp; <d>", "A b c &amp; "),
        ("testo\n\n## B[^1]\n\n[^1]: nota", "B"),
        ('<h1 align="center">A <em>b</em></h1>\n\n## C', "A b"),
        ("testo", "dal file"),
        ("---\ntitle: A\n---\n# B", "A"),
    ],
)
def test_the_title_of_the_page(text: str, title: str) -> None:
    assert re.search("<title>(.*)</title>", page(text, "dal file"))[1] == title.strip()


def test_a_title_that_the_text_does_not_show_is_shown() -> None:
    assert body("---\ntitle: A & B\n---\n## C") == "<h1>A &amp; B</h1>\n<h2>C</h2>\n"
    assert body("---\ntitle: A & B\n---\n# C") == "<h1>C</h1>\n"


def test_headings_have_the_ids_that_the_text_asks_for() -> None:
    text = (
        "# È così, *no*?\n## Uno\n## Uno\n## Due {#tre}\n## Quattro {#tre}\n## Cinque\n"
        '[a](#è-così-no) [b](#uno-1) <a href="#cinque">c</a>'
    )
    assert re.findall("<h.*", body(text)) == [
        '<h1 id="è-così-no">È così, <em>no</em>?</h1>',
        "<h2>Uno</h2>",
        '<h2 id="uno-1">Uno</h2>',
        '<h2 id="tre">Due</h2>',
        "<h2>Quattro</h2>",
        '<h2 id="cinque">Cinque</h2>',
    ]


TABLE = (
    '<table tabindex="0">\n<thead>\n<tr>\n<th style="text-align:start">a</th>\n'
    '<th style="text-align:end">b</th>\n</tr>\n</thead>\n</table>\n'
)


# ---- what stays, what cannot get in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>c</b> &lt; d", "<p>a <b>c</b> &lt; d</p>\n"),
        ("<div>\n*a*\n</div>", "<div>\n*a*\n</div>\n"),
        ("    a < b", "<pre><code>a &lt; b\n</code></pre>\n"),
        ('[a](/b "c & \\"d\\"")', '<p><a href="/b" title="c &amp; &quot;d&quot;">a</a></p>\n'),
        ("[a](javascript:b)", "<p>[a](javascript:b)</p>\n"),
        ("![a](data:text/html,b)", "<p>![a](data:text/html,b)</p>\n"),
        ("|a|b|\n|:-|-:|\n", TABLE),
        ("a\\\nb", "<p>a<br>\nb</p>\n"),
        ("a\x00\x07\ud800b", "<p>ab</p>\n"),
        ("$title ${body}", "<p>$title ${body}</p>\n"),
    ],
)
def test_bodies(text: str, expected: str) -> None:
    assert body(text) == expected


def test_an_edited_word_changes_its_line_only() -> None:
    text = (DATA / "article.md").read_text("utf-8")
    for word in ("fretta", "Pesare", "senza", "Riposo", "grosso"):
        pairs = zip(page(text).split("\n"), page(text.replace(word, word + "x")).split("\n"), strict=True)
        assert sum(a != b for a, b in pairs) == 1, word


MARKS = "abc à\n\n #*_`~[]()!|:-+\"'&;1.$\\{}^\t\r睡م\x00\ud800\ufffe"


@given(
    st.text(MARKS, max_size=200) | st.text().map(lambda text: text.replace("<", "")),
    st.sampled_from(["", "---\n"]),
)
@settings(max_examples=150)
def test_any_text_without_html_is_a_valid_page(text: str, opening: str) -> None:
    html = markdown.to_html(opening + text, "it")
    html5lib.HTMLParser(strict=True).parse(html)
    assert markdown.to_html(opening + text, "it") == html


@pytest.mark.parametrize("piece", ["a: b\n", '"', "'a", "[", "<h1>", '<a href="#', "# a\n", "a, ", "{#a}"])
def test_long_texts_take_linear_time(piece: str) -> None:
    started = perf_counter()
    for opening, closing in (("", ""), ("---\ntitle: ", "\n---\n"), ("---\nkeywords: [", "]\n---\n")):
        markdown.to_html(opening + piece * 5_000 + closing, "it")
    assert perf_counter() - started < 10
