"""Plain text read as a person reads it: golden articles in five languages, tables of cases, properties of any text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import plaintext, template

DATA = Path(__file__).parent / "data" / "text"


def page(text: str, locale: str = "it", title: str = "") -> str:
    return plaintext.to_html(text, locale, title=title)


def article(text: str, locale: str = "it") -> str:
    return re.search(r"<article>\n(.*)</article>", page(text, locale), re.DOTALL)[1]


def title_of(text: str, title: str = "") -> str:
    return re.search("<title>(.*)</title>", page(text, title=title))[1]


def outline(text: str, locale: str = "it") -> list[str]:
    """What each line of the text was taken for, as `tag text`."""
    found = re.findall(
        r"<(h\d|p|li|ol[^>]*|ul|section|footer|figure|hr)\b[^>]*>([^<]*)", article(text, locale)
    )
    return [f"{tag} {words.strip()}".strip() for tag, words in found]


@pytest.mark.parametrize("locale", ["it", "en", "de", "ja", "ar"])
def test_articles(locale: str) -> None:
    html = page((DATA / f"{locale}.txt").read_text("utf-8"), locale)
    title = re.search("<title>.*</title>\n", html)[0]
    body = re.search(r"<article>\n(.*)</article>", html, re.DOTALL)[1]
    assert title + body == (DATA / f"{locale}.html").read_text("utf-8")
    assert re.match(r'<!DOCTYPE html>\n<html lang="(\w+)"( dir="rtl")?>', html).groups() == (
        locale,
        ' dir="rtl"' if locale == "ar" else None,
    )


@pytest.mark.parametrize("locale", ["it", "de", "ja", "ar"])
def test_an_edited_word_changes_its_line_only(locale: str) -> None:
    lines = (DATA / f"{locale}.txt").read_text("utf-8").split("\n")
    before = article("\n".join(lines), locale).split("\n")
    for at, line in enumerate(lines):
        letters = re.search(r"[^\W\d_]{2,}", line)
        if letters and line != "参考文献":  # another name is another section
            edited = line[: letters.end()] + letters[0][-1] + line[letters.end() :]
            after = article("\n".join([*lines[:at], edited, *lines[at + 1 :]]), locale).split("\n")
            assert sum(a != b for a, b in zip(before, after, strict=True)) == 1, line


def test_the_page_has_no_words_of_its_own() -> None:
    tree = html5lib.parse(page(""), namespaceHTMLElements=False)
    assert "".join(tree.find("body").itertext()).strip() == ""
    assert {name for element in tree.iter() for name in element.attrib} == {
        "lang",
        "charset",
        "name",
        "content",
        "data-l10n",
    }


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_page_is_good_to_read_on_a_telephone(
    locale: str, tmp_path: Path, open_page: Callable[..., Any]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(page((DATA / f"{locale}.txt").read_text("utf-8"), locale), "utf-8")
    assert open_page(path, width=390).problems() == []


# ---- headings

BODY = "Il corpo del testo, che finisce con un punto."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Titolo\n{BODY}\nSezione\n{BODY}", ["h1 Titolo", f"p {BODY}", "h2 Sezione", f"p {BODY}"]),
        (f"Titolo!\n\n{BODY}", ["h1 Titolo!", f"p {BODY}"]),
        (f"{BODY}\nPerché?\n{BODY}", [f"p {BODY}", "h2 Perché?", f"p {BODY}"]),
        (f"{BODY}\n«Che fare?»\n{BODY}", [f"p {BODY}", "h2 «Che fare?»", f"p {BODY}"]),
        (
            f"{BODY}\nnon comincia con la maiuscola\n{BODY}",
            [f"p {BODY}", "p non comincia con la maiuscola", f"p {BODY}"],
        ),
        (f"{BODY}\nUna frase.\n{BODY}", [f"p {BODY}", "p Una frase.", f"p {BODY}"]),
        (f"{BODY}\nIn fondo", [f"p {BODY}", "p In fondo"]),
        (f"{BODY}\nMaria Rossi\n\n{BODY}", [f"p {BODY}", "p Maria Rossi", f"p {BODY}"]),  # a signature
        (
            f"Titolo\nDi Maria Rossi\n12 marzo 2024\n\n{BODY}",
            ["h1 Titolo", "p Di Maria Rossi", "p 12 marzo 2024", f"p {BODY}"],
        ),
        (f"T\n\n{BODY}\n\nIngredienti:\n\n{BODY}", ["h1 T", f"p {BODY}", "h2 Ingredienti:", f"p {BODY}"]),
        (
            f"T\n\n{BODY}\n\nRosa\nViola\nBlu\n\n{BODY}",
            ["h1 T", f"p {BODY}", "p Rosa", "p Viola", "p Blu", f"p {BODY}"],
        ),
        (f"{BODY}\nCapitolo\nParagrafo\n{BODY}", [f"p {BODY}", "h2 Capitolo", "h2 Paragrafo", f"p {BODY}"]),
        (f"T\n===\n\nSotto.\n------\n{BODY}", ["h1 T", "h2 Sotto.", f"p {BODY}"]),
        (f"====\nT\n====\n\n{BODY}", ["h1 T", f"p {BODY}"]),
        (
            f"T\n\nCOME SI FA\n\nPrima\n{BODY}\n\nQUANTO COSTA\n\n{BODY}",
            ["h1 T", "h2 COME SI FA", "h3 Prima", f"p {BODY}", "h2 QUANTO COSTA", f"p {BODY}"],
        ),
        (
            f"{BODY}\nGABA\n{BODY}\nAltro\n{BODY}",
            [f"p {BODY}", "h2 GABA", f"p {BODY}", "h2 Altro", f"p {BODY}"],
        ),
        ("Τίτλος\n\nΤι είναι;\nΕίναι ο χυμός.", ["h1 Τίτλος", "h2 Τι είναι;", "p Είναι ο χυμός."]),
        (
            "ღვინო\n\nღვინოს აყენებენ.\n\nქვევრი\nთიხაა.",
            ["h1 ღვინო", "p ღვინოს აყენებენ.", "h2 ქვევრი", "p თიხაა."],
        ),
        (
            "睡眠\n人人都要睡觉。\n深睡的作用\n大脑在整理。",
            ["h1 睡眠", "p 人人都要睡觉。", "h2 深睡的作用", "p 大脑在整理。"],
        ),
        ("चाय\n\nचाय पीते हैं।\n\nकैसे?\nपानी से।", ["h1 चाय", "p चाय पीते हैं।", "h2 कैसे?", "p पानी से।"]),
    ],
)
def test_headings(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


def test_numbered_headings_stand_below_the_heading_before_them() -> None:
    text = f"T\n{BODY}\nSezione\n1. Uno\n{BODY}\n2. Due\n{BODY}\nFine\n{BODY}\n"
    heads = [line for line in outline(text) if line[0] == "h"]
    assert heads == ["h1 T", "h2 Sezione", "h3 1. Uno", "h3 2. Due", "h2 Fine"]


def test_chapters_that_are_numbered_stand_above_headings_without_number() -> None:
    text = (
        f"T\n{BODY}\n1. Uno\n{BODY}\nDettaglio\n{BODY}\n2. Due\n{BODY}\n2.1 Parte\n{BODY}\n2.2 Parte\n{BODY}"
    )
    heads = [line for line in outline(text) if line[0] == "h"]
    assert heads == ["h1 T", "h2 1. Uno", "h3 Dettaglio", "h2 2. Due", "h3 2.1 Parte", "h3 2.2 Parte"]


def test_a_countdown_is_headings() -> None:
    heads = [
        line for line in outline(f"T\n\n3. Tre\n{BODY}\n2. Due\n{BODY}\n1. Uno\n{BODY}") if line[0] == "h"
    ]
    assert heads == ["h1 T", "h2 3. Tre", "h2 2. Due", "h2 1. Uno"]


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (f"Titolo\n{BODY}", "nome del file", "Titolo"),
        (f"{BODY}\nSezione\n{BODY}", "nome del file", "Sezione"),
        (BODY, "nome del file", "nome del file"),
        (BODY, "", BODY),
        ("- pane &\n- latte", "", "pane &amp;"),
        ("", "", ""),
    ],
)
def test_the_title_of_the_page(text: str, title: str, expected: str) -> None:
    assert title_of(text, title) == expected


# ---- lists


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- a\n• b\n* c\n– d\n·e",
            "<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n<li>d</li>\n<li>e</li>\n</ul>\n",
        ),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("3) a\n\n4) b\n\n6) c", '<ol start="3">\n<li>a</li>\n<li>b</li>\n<li value="6">c</li>\n</ol>\n'),
        ("(1) a\n(2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("① a\n②b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("١- ا\n٢- ب", "<ol>\n<li>ا</li>\n<li>ب</li>\n</ol>\n"),
        ("b) x\nc) y", '<ol type="a" start="2">\n<li>x</li>\n<li>y</li>\n</ol>\n'),
        ("- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n"),
        (
            "1. Frutta:\n- mele\n2. Verdura:\n- cavoli",
            "<ol>\n<li>Frutta:\n<ul>\n<li>mele</li>\n</ul>\n</li>\n"
            "<li>Verdura:\n<ul>\n<li>cavoli</li>\n</ul>\n</li>\n</ol>\n",
        ),
        ("- a\n\n  b\n- c", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n<li>c</li>\n</ul>\n"),
        ("Serve:\nfarina\nacqua", "<p>Serve:</p>\n<ul>\n<li>farina</li>\n<li>acqua</li>\n</ul>\n"),
        ("-5 gradi\n1.5 litri\n3.Mai", "<p>-5 gradi</p>\n<p>1.5 litri</p>\n<p>3.Mai</p>\n"),
        ("Una frase.\n3. Mai 1944 war es.", "<p>Una frase.</p>\n<p>3. Mai 1944 war es.</p>\n"),
    ],
)
def test_lists(text: str, expected: str) -> None:
    assert article(text) == expected


def test_deep_lists_have_an_end() -> None:
    assert article("\n".join(" " * n + "- x" for n in range(3000))).count("<ul>") == 6


# ---- paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Una riga.\nUn'altra riga.", ["Una riga.", "Un'altra riga."]),
        (
            "Una riga che va a capo perché lo spazio è finito prima della\n"
            "frase, e non perché finisca il capoverso – così scrivono le\n"
            "– vecchie – macchine, e il\nprogramma di posta.\n\nUn altro capoverso.",
            [
                "Una riga che va a capo perché lo spazio è finito prima della frase, e non perché finisca il "
                "capoverso – così scrivono le – vecchie – macchine, e il",
                "programma di posta.",
                "Un altro capoverso.",
            ],
        ),
        (
            "日本語の文章を四十桁で折り返すと、行の終わりに空白は要り\n"
            "ません。次の行へそのまま続きますから、つなぐときにも空白\nを入れません。",
            [
                "日本語の文章を四十桁で折り返すと、行の終わりに空白は要りません。次の行へそのまま続きますから、つなぐときにも空白を入れません。"
            ],
        ),
        (
            "Der Text ist so breit gesetzt, dass ein Wort am Ende der Zeile Langzeit-\n"
            "wirkung heißt und dass die Zeile erst danach weitergeht, bis sie endet.",
            [
                "Der Text ist so breit gesetzt, dass ein Wort am Ende der Zeile Langzeit-wirkung heißt und dass die "
                "Zeile erst danach weitergeht, bis sie endet."
            ],
        ),
    ],
)
def test_lines_that_were_wrapped_are_joined(text: str, expected: list[str]) -> None:
    assert outline(text) == [f"p {words}" for words in expected]


def test_a_lone_sentence_between_blank_lines_is_a_pull_quote_where_other_paragraphs_touch() -> None:
    dense = "Uno è qui.\nDue è qui.\nTre è qui.\nQuattro è qui.\nCinque è qui.\n"
    quote = '<figure class="pullquote">\n<blockquote><p>Una voce.</p></blockquote>\n</figure>\n'
    assert quote in article(f"{dense}\nUna voce.\n\n{dense}")
    assert quote in article(f"{dense}\nUna voce.\nSezione\n{dense}")
    assert "pullquote" not in article(f"{dense}\nUna voce.")
    assert "pullquote" not in article("Uno.\n\nDue.\n\nTre.\n\nQuattro.\n\nCinque.")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85", "\x0b"])
def test_line_ends(end: str) -> None:
    assert article(f"\ufeffTitolo{end}{BODY}{end}- a{end}- b") == article(f"Titolo\n{BODY}\n- a\n- b")


def test_odd_white_space() -> None:
    assert article("\tuno\u00a0 due\t tre \u00a0\n\u00a0\nquattro\x0ccinque\u2029sei\x00\ud800\ufffe.") == (
        "<p>uno\u00a0 due tre</p>\n<p>quattro</p>\n<p>cinque</p>\n<p>sei.</p>\n"
    )


# ---- references, notes, links

ENTRIES = (
    "Rossi AB, Verdi C. Il sonno. J Sonno. 2020;12(3):4-9.\n"
    "Bianchi D, et al. La veglia: un'analisi. Veglia. 2019;7:11-20. doi:10.1234/v.7(1)\n"
)


@pytest.mark.parametrize(
    "heading",
    ["Riferimenti", "7. REFERENCES", "Literatur:", "引用文献", "المراجع", "Källor", "Список литературы"],
)
def test_a_named_reference_section(heading: str) -> None:
    html = article(f"T\n{BODY}\n{heading}\nIstituto del sonno. Dormire. 2020.\n\nNon è un consiglio medico.")
    assert html.endswith(
        f'<section class="references">\n<h2>{heading}</h2>\n<ul>\n<li>Istituto del sonno. Dormire. 2020.</li>\n</ul>\n'
        '</section>\n<footer class="disclaimer">\n<p>Non è un consiglio medico.</p>\n</footer>\n'
    )


def test_references_are_known_by_their_shape() -> None:
    entries = (
        '<ul>\n<li><span translate="no">Rossi AB, Verdi C.</span> Il sonno. '
        '<span translate="no">J Sonno. 2020;12(3):4-9.</span></li>\n'
        '<li><span translate="no">Bianchi D, et al.</span> La veglia: un\'analisi. '
        '<span translate="no">Veglia. 2019;7:11-20.</span> '
        'doi:<a href="https://doi.org/10.1234/v.7(1)">10.1234/v.7(1)</a></li>\n</ul>\n</section>\n'
    )
    assert article(f"T\n{BODY}\nXyzzy\n{ENTRIES}").endswith(
        f'<section class="references">\n<h2>Xyzzy</h2>\n{entries}'
    )
    assert article(f"T\n{BODY}\n\n{ENTRIES}").endswith(f'</p>\n<section class="references">\n{entries}')


@pytest.mark.parametrize(
    "text",
    [
        f"T\n{BODY}\nFonti\n- le noci\n- i semi\n",
        f"T\n{BODY}\nStoria\n- 1990-1995: la prima serie\n- 2001-2004: la seconda\n",
        f"T\n{BODY}\nStudi\nNel 2020 e nel 2021 (www.example.org) si videro i primi effetti.\nNel 2022 i secondi.\n",
    ],
)
def test_what_is_no_reference_section(text: str) -> None:
    assert "references" not in article(text)


@pytest.mark.parametrize(
    ("entry", "kept", "shown"),
    [
        (
            "Smith, J., & Doe, A. B. (2019). On time. Journal of X, 12(3), 45–60.",
            ["Smith, J., &amp; Doe, A. B. (2019).", "Journal of X, 12(3), 45–60."],
            " On time. ",
        ),
        (
            "王伟. 睡眠与记忆[J]. 心理学报, 2019, 51(3): 210-220.",
            ["心理学报, 2019, 51(3): 210-220."],
            "王伟. 睡眠与记忆[J]. ",
        ),
        ("Vitamin D. Ein Merkblatt, 2020.", [], "Vitamin D. Ein Merkblatt, 2020."),
        (
            "Rossi A. Il sonno. 2a ed. Torino: Edizioni; 2012.",
            [],
            "Rossi A. Il sonno. 2a ed. Torino: Edizioni; 2012.",
        ),
        (
            "Gatti-D'Elia M. Dorme? Sonno 2021 Mar 3;4:e12.",
            ["Gatti-D'Elia M.", "Sonno 2021 Mar 3;4:e12."],
            " Dorme? ",
        ),
    ],
)
def test_authors_and_journals_are_not_for_translation(entry: str, kept: list[str], shown: str) -> None:
    item = re.search("<li>(.*)</li>", article(f"T\n{BODY}\nReferences\n{entry}"))[1]
    assert re.findall('<span translate="no">(.*?)</span>', item) == kept
    assert re.sub("<span.*?</span>", "", item) == shown


@pytest.mark.parametrize("note", ["*Nota.", "** Nota.", "†Nota.", "* Nota.", "© 2024 Nota"])
def test_the_last_lines_that_explain_a_mark(note: str) -> None:
    html = article(f"T\n{BODY}*\n{note}")
    assert html.endswith(f'<footer class="disclaimer">\n<p>{note}</p>\n</footer>\n')


def test_a_list_with_stars_is_no_note() -> None:
    assert outline(f"T\n{BODY}\n* a\n* b") == ["h1 T", f"p {BODY}", "ul", "li a", "li b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "v. https://a.example/x?a=1&b=2.",
            'v. <a href="https://a.example/x?a=1&amp;b=2">https://a.example/x?a=1&amp;b=2</a>.',
        ),
        ("(www.example.org/a_(b))", '(<a href="https://www.example.org/a_(b)">www.example.org/a_(b)</a>)'),
        ("«http://example.org/città»,", '«<a href="http://example.org/città">http://example.org/città</a>»,'),
        (
            "詳しくはhttps://example.org/を",
            '詳しくは<a href="https://example.org/">https://example.org/</a>を',
        ),
        ("a.b+c@mail.example.org.", '<a href="mailto:a.b+c@mail.example.org">a.b+c@mail.example.org</a>.'),
        ("DOI: 10.1000/182*", 'DOI: <a href="https://doi.org/10.1000/182">10.1000/182</a>*'),
        ("doi.org/10.1000/182", '<a href="https://doi.org/10.1000/182">doi.org/10.1000/182</a>'),
        ("xhttps://a.b @nome e/o a@b javascript:alert(1)", "xhttps://a.b @nome e/o a@b javascript:alert(1)"),
        ('<b onclick="x">&amp;', '&lt;b onclick="x"&gt;&amp;amp;'),
        ('https://x/"onload=y', '<a href="https://x/">https://x/</a>"onload=y'),
    ],
)
def test_links_and_escapes(text: str, expected: str) -> None:
    assert article(f"{text}\n{BODY}").split("\n")[0] in (f"<p>{expected}</p>", f"<h1>{expected}</h1>")


# ---- any text

PIECES = st.sampled_from(
    "- |* |• |1. |2. |3) |a) |[1] |١- |１．|===|---|* * *|  |    |\n|\n\n|\r\n|\t|\x0c|:|.|?|*|© |<b>|&lt;|\"|'|"
    "$x|${y}|Titolo |una frase intera |TUTTO MAIUSCOLO |Riferimenti|2020;12:3-4|et al. |Rossi AB, |https://example.org/a_(b)|"
    "a@b.example|10.1234/x|睡眠の質|。|النوم|؟|ε;|ღვინო|\u00a0|\u200f|\x00|\ud800|\uffff|parola ".split("|")
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text()


LETTER = re.compile(r"(?<!\w)([a-z])(?=\))|([^\W\d_])")


def letters(text: str) -> str:
    """A pattern of the text's letters in their order; one that may number an item, `a)`, may be missing."""
    shown = template.clean(re.sub("[\x0b\x1c-\x1e\x85]", "\n", text))
    return "".join(f"{number}?" if number else letter for number, letter in LETTER.findall(shown))


@given(TEXTS)
@settings(max_examples=300)
def test_any_text_is_a_valid_page_that_has_all_its_words_in_order(text: str) -> None:
    html = page(text)
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    article = tree.find("body/main/article")
    assert re.fullmatch(letters(text), "".join(re.findall(r"[^\W\d_]", "".join(article.itertext()))))
    assert page(text) == html
    assert not {element.tag for element in article.iter()} & {"script", "b", "style"}


def test_long_texts_take_linear_time() -> None:
    for line in (
        "Titolo\n",
        "1. x\n",
        "Rossi AB. 2020;1:2\n",
        "una riga:\nx\ny\nz\n",
        "a@",
        "https://x)",
        "parola ",
    ):
        started = perf_counter()
        page(line * 20_000)
        assert perf_counter() - started < 10, line
