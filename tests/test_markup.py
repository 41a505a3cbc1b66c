"""Inline codes of messages: what a translation may do with them, and how text that looks like them is written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pages import ATTACKS, tree

from l10n import localize, markup, parse, problems
from l10n.model import Segment

PAGES = {
    "<p>Uno</p>": "Uno",
    "<p>Uno <em>due</em> tre</p>": "Uno <em>due</em> tre",
    "<p>Uno <em>due</em> tre <b>quattro</b> cinque</p>": "Uno <em>due</em> tre <b>quattro</b> cinque",
    '<p>Uno <em id="x">due</em> tre</p>': "Uno <em>due</em> tre",
    '<p>Uno <span class="a">due</span> e <span class="b">tre</span></p>': "Uno <span1>due</span1> e <span2>tre</span2>",
    '<p>Uno <a href="1">due</a> tre</p>': "Uno <a>due</a> tre",
    '<p>Uno <a href="1">due</a> e <a href="2">tre</a></p>': "Uno <a1>due</a1> e <a2>tre</a2>",
    '<p>Uno <a href="1">due</a> e <a href="1">tre</a></p>': "Uno <a>due</a> e <a>tre</a>",
    '<p>Uno <a href="1">due <img src="x"> tre</a></p>': "Uno <a>due <img/> tre</a>",
    '<p>Uno <a href="1"><em>due</em> tre</a></p>': "Uno <a><em>due</em> tre</a>",
    "<p>Uno <cite>due <q>tre</q></cite></p>": "Uno <cite>due <q>tre</q></cite>",
    "<p>Uno<br>due <code>x</code></p>": "Uno<br/>due <code/>",
    '<p>Uno<br id="x">due</p>': "Uno<br/>due",
    "<p>Uno.<sup>1</sup> Due</p>": "Uno.<sup/> Due",
    "<p>H<sub>2</sub>O è <sup>acqua</sup></p>": "H<sub>2</sub>O è <sup>acqua</sup>",
    '<p>Uno <span translate="no">X</span></p>': "Uno <span/>",
    "<p>Il tag &lt;em&gt; qui</p>": "Il tag &lt;em> qui",
    "<p>&lt;em&gt; e <em>x</em></p>": "&lt;em> e <em1>x</em1>",
    '<p>Scrivi &lt;a href="x"&gt; qui</p>': 'Scrivi <a href="x"> qui',
    "<p>Usa javascript: e onerror=x qui</p>": "Usa javascript: e onerror=x qui",
    "<title>Uno</title>": "Uno",
    "<title>Il tag &lt;em&gt;</title>": "Il tag &lt;em>",
    '<img alt="Uno">': "Uno",
    "<td>1.000</td>": "1.000",
}
(WORD, EM, TWO, ID, SPANS, LINK, LINKS, SAME, IMAGE, LINK_EM, CITE, VOID) = tuple(PAGES)[:12]
(VOID_ID, MARK, SUB, OPAQUE, TEXT_EM, NUMBERED, TEXT_A, TEXT_JS, TITLE, TITLE_EM, ALT, NUMBER) = tuple(PAGES)[
    12:
]

GOOD = [
    (WORD, "One"),
    (WORD, "a < b and c > d"),
    (WORD, "p<0.05, 3 <4 and 5> 4"),
    (WORD, "R&D & co; &c."),
    (WORD, "I <3 you"),
    (WORD, "an arrow -> and <- and <="),
    (WORD, "data: on = off; JavaScript is a language"),
    (EM, "One <em>two</em> three"),
    (EM, "<em>Two</em> one three"),
    (EM, "One two three"),
    (EM, "<em>One</em> two <em>three</em>"),
    (EM, "<em>One <em>two</em></em> three"),
    (EM, "One <em></em> two"),
    (TWO, "<b>Four</b> one <em>two</em>"),
    (TWO, "One <em>two <b>four</b></em>"),
    (TWO, "<b>four</b>"),
    (ID, "<em>Two</em> one"),
    (SPANS, "<span2>Three</span2> and <span1>two</span1>"),
    (SPANS, "<span2>Three</span2>"),
    (LINK, "<a>Two</a> one three"),
    (LINK, "One three <a>two</a>"),
    (LINKS, "<a2>Three</a2> and <a1>two</a1>, one"),
    (SAME, "<a>Two</a> and <a>three</a>, one"),
    (IMAGE, "<a><img/> two</a> one"),
    (IMAGE, "<a>two <img></a> one"),
    (IMAGE, "<a>two <img /></a> one"),
    (LINK_EM, "<em><a>Two</a></em> one"),
    (LINK_EM, "One <a>two</a>"),
    (LINK_EM, "<em>One</em> <a>two <em>three</em></a>"),
    (CITE, "<cite><q>Three</q> two</cite> one"),
    (VOID, "<code/> one two"),
    (VOID, "One<br>two<br />three<br/><code />"),
    (VOID_ID, "One<br>two"),
    (MARK, "Two<sup/> one."),
    (SUB, "Water is H2O"),
    (SUB, "H<sub>2</sub>O, H<sub>2</sub>O"),
    (OPAQUE, "<span/> one"),
    (TEXT_EM, "The tag &lt;em> here"),
    (TEXT_EM, "Here it is: &lt;em>, &lt;em>"),
    (NUMBERED, "<em1>x</em1> and &lt;em>"),
    (TEXT_A, 'Here write <a href="x">'),
    (TEXT_JS, "Here use onerror=x and javascript:"),
    (TITLE, "One & two < three"),
    (TITLE_EM, "The tag &lt;em>"),
    (ALT, "One \"two\" 'three'"),
    (NUMBER, "1,000"),
]
BAD = [
    # the ten kinds of broken markup
    ("dropped", LINK, "One two three"),
    ("doubled", LINK, "One <a>two</a> <a>three</a>"),
    ("not closed", LINK, "One <a>two three"),
    ("not opened", LINK, "One two</a> three"),
    ("crossed", TWO, "One <em>two <b>three</em> four</b>"),
    ("added", LINK, "One <a>two</a> <b>three</b>"),
    ("renamed", LINKS, "One <a1>two</a1> and <a3>three</a3>"),
    ("translated", EM, "One <enf>two</enf> three"),
    ("another parent", IMAGE, "One <a>two</a> <img/>"),
    ("with attributes", LINK, 'One <a href="1">two</a> three'),
    # and more of each
    ("dropped, one of two", LINKS, "One <a1>two</a1> and three"),
    ("dropped, one of two equal ones", SAME, "One <a>two</a> and three"),
    ("dropped image", IMAGE, "One <a>two three</a>"),
    ("dropped code", VOID, "One<br/>two"),
    ("dropped mark", MARK, "One. Two"),
    ("dropped opaque span", OPAQUE, "One"),
    ("dropped element with an id", ID, "One two three"),
    ("dropped break with an id", VOID_ID, "One two"),
    ("doubled element with an id", ID, "<em>One</em> <em>two</em>"),
    ("doubled image", IMAGE, "One <a>two <img/><img/> three</a>"),
    ("doubled code", VOID, "One <code/> <code/>"),
    ("doubled instead of the other", LINKS, "One <a1>two</a1> and <a1>three</a1>"),
    ("three equal ones for two", SAME, "<a>One</a> <a>two</a> and <a>three</a>"),
    ("number left out", LINKS, "One <a>two</a> and <a>three</a>"),
    ("number added", LINK, "One <a1>two</a1> three"),
    ("in the other link", LINKS, "One <a1>two <a2>three</a2></a1>"),
    ("turned inside out", CITE, "One <q><cite>two</cite> three</q>"),
    ("out of its parent", CITE, "One <cite>two</cite> <q>three</q>"),
    ("crossed links", LINKS, "One <a1>two <a2>three</a1> four</a2>"),
    ("closed twice", EM, "One <em>two</em></em> three"),
    ("formatting not closed", EM, "One <em>two three"),
    ("formatting not opened", EM, "One two</em> three"),
    ("formatting closed before it opens", EM, "One </em>two<em> three"),
    ("formatting the source lacks", EM, "One <strong>two</strong> three"),
    ("formatting in plain text", WORD, "<em>One</em>"),
    ("break in plain text", WORD, "One<br>two"),
    ("a break as an element", VOID, "One<br>two</br> <code/>"),
    ("an element as a void one", LINK, "One <a/> three"),
    ("formatting as a void one", EM, "One <em/> three"),
    ("a void one as an element", VOID, "One <code>x</code>"),
    ("upper case", LINK, "One <A>two</A> three"),
    ("formatting with attributes", EM, 'One <em class="x">two</em> three'),
    ("formatting with a script", EM, "One <em onclick=x>two</em> three"),
    ("the tag of a literal one", NUMBERED, "&lt;em> and <em>x</em> <em1>y</em1>"),
    ("unknown element", WORD, "One <foo>two</foo>"),
    ("script", WORD, "One <script>alert(1)</script>"),
    ("script by its end tag", WORD, "One </script> two"),
    ("link", WORD, 'One <a href="x">two</a>'),
    ("image", WORD, "One <img src=x onerror=alert(1)> two"),
    ("comment", WORD, "One <!-- two -->"),
    ("comment that is not closed", WORD, "One <!-- two"),
    ("doctype", WORD, "<!doctype html> one"),
    ("javascript", WORD, "One javascript:alert(1)"),
    ("javascript in any case", WORD, "One JavaScript:alert(1)"),
    ("event handler", WORD, 'One" onerror="alert(1)'),
    ("event handler without quotes", WORD, "One onerror=alert(1)"),
    ("script in the title", TITLE, "One <script>alert(1)</script>"),
    ("end of the title", TITLE, "One </title><b>two</b>"),
    ("tag in an attribute", ALT, "One <b>two</b>"),
    ("image in an attribute", ALT, "One <img src=x onerror=alert(1)>"),
    ("tag in a number", NUMBER, "<b>1,000</b>"),
    ("script beside good codes", LINK, "One <a>two</a> <script>three</script>"),
]
ESCAPED = [  # plain text, as a message says it
    ("", ""),
    ("Uno", "Uno"),
    ("<em>", "&lt;em>"),
    ("</em>", "&lt;/em>"),
    ("<br/>", "&lt;br/>"),
    ("<br />", "&lt;br />"),
    ("<a1>x</a1>", "&lt;a1>x&lt;/a1>"),
    ("<x-a.b:c_d>", "&lt;x-a.b:c_d>"),
    ("<<em>>", "<&lt;em>>"),
    ("&lt;", "&amp;lt;"),
    ("&amp;", "&amp;amp;"),
    ("&lt;em>", "&amp;lt;em>"),
    ("&amp;lt;", "&amp;amp;lt;"),
    ("&amp;amp;", "&amp;amp;amp;"),
    ("&gt; &nbsp; &copy; &#60; &quot;", "&gt; &nbsp; &copy; &#60; &quot;"),
    ("R&D & co", "R&D & co"),
    ("&lt", "&lt"),
    ("&LT;", "&LT;"),
    ("a < b > c", "a < b > c"),
    ("<3 <- <= <> </> < em>", "<3 <- <= <> </> < em>"),
    ("<em", "<em"),
    ('<a href="x">', '<a href="x">'),
    ("<!-- x -->", "<!-- x -->"),
]


def segment(page: str) -> Segment:
    (only,) = parse(page, locale="it").segments
    return only


@pytest.mark.parametrize(("page", "message"), PAGES.items())
def test_the_messages_these_tables_speak_of(page: str, message: str) -> None:
    assert segment(page).source == message
    assert problems(segment(page), message) == []


@pytest.mark.parametrize(("page", "target"), GOOD)
def test_a_good_translation_has_no_problems_and_is_written(page: str, target: str) -> None:
    document = parse(page, locale="it")
    (only,) = document.segments
    assert problems(only, target) == []
    done = localize(document, {(only.context, only.source): target})
    assert done != page
    again = parse(done, locale="it").segments
    assert [markup.strip(s.source) for s in again] == [
        markup.strip(target.replace("<img>", "").replace("<br>", ""))
    ]


@pytest.mark.parametrize(("page", "target"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_translation_has_problems_and_leaves_the_page_as_it_is(page: str, target: str) -> None:
    document = parse(page, locale="it")
    (only,) = document.segments
    found = problems(only, target)
    assert found
    assert all(line and "\n" not in line for line in found)
    assert localize(document, {(only.context, only.source): target}) == page


def test_problems_name_the_code() -> None:
    assert any("<a2>" in line for line in problems(segment(LINKS), "One <a1>two</a1> and three"))
    assert any("<img/>" in line for line in problems(segment(IMAGE), "One <a>two three</a>"))
    assert any("script" in line for line in problems(segment(WORD), "One <script>"))


def test_a_bad_translation_does_not_touch_the_others() -> None:
    page = '<p>Uno</p><p>Due <a href="x">tre</a></p><p>Quattro</p>'
    done = localize(
        parse(page, locale="it"), {("", "Uno"): "One", ("", "Due <a>tre</a>"): "Two", ("", "Quattro"): "Four"}
    )
    assert done == '<p>One</p><p>Due <a href="x">tre</a></p><p>Four</p>'


def kinds(page: str) -> set[str]:
    """A page's elements with their attributes, wherever they stand."""
    return {repr(item[1:]) for item in tree(page) if isinstance(item, tuple)}


def lasting(page: str) -> list[str]:
    """The elements that a translation may neither drop nor repeat."""
    formatting = {f"{{http://www.w3.org/1999/xhtml}}{name}" for name in markup.FORMATTING}
    return sorted(repr(e[1:]) for e in tree(page) if isinstance(e, tuple) and e[1] not in formatting)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("page", PAGES)
def test_whatever_a_translation_says_is_refused_or_is_text(page: str, attack: str) -> None:
    document = parse(page, locale="it")
    (only,) = document.segments
    for target in (attack, attack + only.source, only.source + attack, f"x {attack} {only.source} {attack}"):
        done = localize(document, {(only.context, only.source): target})
        if problems(only, target):
            assert done == page
        else:
            assert kinds(done) <= kinds(page)
            assert lasting(done) == lasting(page)


# -- escaping ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "message"), ESCAPED)
def test_text_that_looks_like_a_code_is_escaped(text: str, message: str) -> None:
    assert markup.encode(text) == message
    assert markup.decode(message) == text


@pytest.mark.parametrize(("text", "message"), ESCAPED)
@pytest.mark.parametrize(
    "place", ["<p>Uno {} due</p>", "<title>Uno {} due</title>", '<img alt="Uno {} due">']
)
def test_text_is_escaped_alike_in_all_places(place: str, text: str, message: str) -> None:
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    page = place.format(written)
    document = parse(page, locale="it")
    (only,) = document.segments
    assert only.source == " ".join(f"Uno {message} due".split())
    assert not only.codes
    done = localize(document, {(only.context, only.source): only.source + "!"})
    assert parse(done, locale="it").segments[0].source == only.source + "!"


pieces = st.lists(
    st.one_of(
        st.sampled_from(["<", ">", "&", "lt;", "amp;", "em", "/", " ", "a1", "é"]), st.text(max_size=3)
    ),
    max_size=12,
).map("".join)


@given(pieces)
@example("&<em>lt;")
@example("&amp<em>;")
def test_escaping_loses_nothing_and_leaves_no_code(text: str) -> None:
    assert markup.decode(markup.encode(text)) == text
    assert markup.strip(markup.encode(text)) == text
    assert not markup.codes(markup.encode(text))


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("Uno", "Uno"),
        ("Uno <a1>due</a1> <em>tre</em>.<sup/>", "Uno due tre."),
        ("&lt;em> e <em1>x</em1>", "<em> e x"),
        ("&amp;lt; &amp;amp; &nbsp;", "&lt; &amp; &nbsp;"),
        ("a < b <br/> c", "a < b  c"),
    ],
)
def test_a_message_without_its_codes_is_plain_text(message: str, text: str) -> None:
    assert markup.strip(message) == text


@pytest.mark.parametrize(
    ("source", "target", "codes"),
    [
        ("Uno <em>due</em>", "One <em>two</em>", []),
        ("Uno <em>due</em>", "One two", ["<em>"]),
        ("Uno <em>due</em>", "<em>One</em> <em>two</em>", ["<em>"]),
        ("Uno<br/>due <b>tre</b>", "One <br>two<br>", ["<br/>", "<b>"]),
        ("Uno <a>due</a>", "One <a>two</a>", []),
    ],
)
def test_formatting_that_a_translation_drops_or_repeats_is_told(
    source: str, target: str, codes: list[str]
) -> None:
    lines = markup.liberties(source, target)
    assert len(lines) == len(codes)
    assert all(line.startswith(code) for line, code in zip(lines, codes, strict=True))


def test_a_source_that_closes_what_it_has_not_opened_is_no_trap() -> None:
    assert markup.problems("</b><a>Uno</a>", "One") == ["<a> is missing"]
