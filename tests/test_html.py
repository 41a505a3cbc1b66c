"""Pages and their messages: tables of one-construct documents, whole pages, and what is written back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import html5lib
import pytest
from pages import (
    DATA,
    UNKNOWN,
    Case,
    cases,
    everything,
    holds_in_order,
    outside,
    shown,
    translated,
    tree,
)

from l10n import localize, parse

CASES = cases()
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)

# What a line of a table cannot show: line endings, control characters, a byte order mark, lone surrogates.
INVISIBLE = [
    ("<p>Uno\r\ndue</p>\r\n<p>Tre</p>\r\n", ["Uno due", "Tre"]),
    ("<p>Uno\rdue</p>\r", ["Uno due"]),
    ("<p>Uno\fdue\ttre</p>", ["Uno due tre"]),
    ('<img alt="Uno\r\n\tdue">', ["[alt] Uno due"]),
    ("<title>\r\nUno\r\n</title>", ["[title] Uno"]),
    ("\ufeff<p>Uno</p>", ["Uno"]),
    ("\ufeffUno", ["Uno"]),
    ("<p>Uno\ufeff</p>", ["Uno\ufeff"]),
    ("", []),
    (" \n", []),
    ("\ufeff", []),
    ("<p>Uno <lin\u212a>due</lin\u212a> tre</p>", ["Uno <x>due</x> tre"]),  # a Kelvin sign is no K
    ("<p>a\u2028b\u0085c</p>", ["a\u2028b\u0085c"]),
]
CONTROL = [
    "<p>U\x00no</p>",
    "<p>\x00</p>",
    "<p>Uno\x01\x0b\x1f\x7fdue</p>",
    '<img alt="U\x00no">',
    "<ti\x00tle>Uno</title>",
    "<p>Uno \ud800 due</p>",
    "<p>Uno \udfff\ud800</p>",
    "<title>Uno\ud800</title>",
    "\x00<p>Uno</p>\x00",
    '<script type="application/ld+json">{"headline": "Uno\\u0000due \\ud800"}</script>',
    "<p>Uno &#1; &#31; &#127; due</p>",
    "<p>Uno \x01 due</p>",
    "<p>\x01 Uno \x01</p>",
]


# -- tables ----------------------------------------------------------------------------------------


def test_the_tables_are_read_whole() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names) >= 300


@every_case
def test_messages(case: Case) -> None:
    if case.messages != UNKNOWN:
        assert shown(parse(case.html, locale="it")) == case.messages


@every_case
def test_nothing_translated_is_the_page_itself(case: Case) -> None:
    for locale in ("it", "it-IT", "en", "ar"):
        assert localize(parse(case.html, locale=locale), {}) == case.html


@every_case
def test_everything_translated_keeps_the_structure(case: Case) -> None:
    document = parse(case.html, locale="it")
    page = localize(document, everything(document))
    assert tree(page) == tree(case.html)
    assert tree(page, scripting=True) == tree(case.html, scripting=True)


@every_case
def test_what_is_outside_the_segments_is_kept(case: Case) -> None:
    document = parse(case.html, locale="it")
    assert holds_in_order(localize(document, everything(document)), outside(document))


@every_case
def test_the_translated_page_holds_the_translations(case: Case) -> None:
    document = parse(case.html, locale="it")
    again = parse(localize(document, everything(document)), locale="it")
    assert [(s.context, s.source) for s in again.segments] == [
        (s.context, translated(s)) for s in document.segments
    ]


@every_case
def test_segments_lie_in_reading_order_and_codes_in_the_page(case: Case) -> None:
    document = parse(case.html, locale="it")
    assert (document.text, document.locale) == (case.html, "it")
    starts = [segment.span[0] for segment in document.segments]
    assert starts == sorted(starts)
    for segment in document.segments:
        assert 0 <= segment.span[0] < segment.span[1] <= len(case.html)
        assert set(segment.codes) == set(
            re.findall(r"</?[a-z][\w.:-]*/?>", segment.source.replace("&lt;", ""))
        )
        text = document.text if segment.inner is None else segment.inner.text
        for token, code in segment.codes.items():
            start, end = code.span
            assert text[start] == "<" == token[0]
            assert text[end - 1] == ">"


@pytest.mark.parametrize(("page", "messages"), INVISIBLE)
def test_characters_that_do_not_show(page: str, messages: list[str]) -> None:
    document = parse(page, locale="it")
    assert shown(document) == messages
    assert localize(document, {}) == page
    assert holds_in_order(localize(document, everything(document)), outside(document))


@pytest.mark.parametrize("page", CONTROL)
def test_control_characters_never_reach_a_message(page: str) -> None:
    document = parse(page, locale="it")
    assert localize(document, {}) == page
    for segment in document.segments:
        assert not re.search(r"[\x00-\x1f\x7f\ud800-\udfff]|  |^ | $", segment.source), segment
    done = localize(document, everything(document))
    assert tree(done) == tree(page)
    assert [s.source for s in parse(done, locale="it").segments] == [translated(s) for s in document.segments]


# -- words that no rule may lose -------------------------------------------------------------------

# Markup whose message is a matter of taste: the words around it are not.
WORDS = [
    ("<p>Uno</br>due</p>", ["Uno", "due"]),
    ("<p>Uno </> due</p>", ["Uno", "due"]),
    ("<p>Uno <?php echo $x ?> due</p>", ["Uno", "due"]),
    ("<p>Uno <!x> due</p>", ["Uno", "due"]),
    ("<p>Uno <script>x</script> due</p>", ["Uno", "due"]),
    ('<p>Uno <a href="x>due</a> tre</p><p title="Quattro">Cinque</p>', ["Uno", "Cinque"]),
    ("<p>Uno <svg><g> due</p><p>Tre</p>", ["Uno", "Tre"]),
]


@pytest.mark.parametrize(("page", "words"), WORDS)
def test_words_around_odd_markup_are_in_messages(page: str, words: list[str]) -> None:
    document = parse(page, locale="it")
    assert [w for w in words if not any(w in s.source for s in document.segments)] == []
    assert "href" not in " ".join(shown(document))


# -- what is written back --------------------------------------------------------------------------

SPLICES = [  # page, {(context, msgid): msgstr}, page
    ("<p>\n  Uno\n  due\n</p>", {("", "Uno due"): "One two"}, "<p>\n  One two\n</p>"),
    ("<p>Uno</p><p>Due</p>", {("", "Due"): "Two"}, "<p>Uno</p><p>Two</p>"),
    ("<p>Uno</p><p>Uno</p>", {("", "Uno"): "One"}, "<p>One</p><p>One</p>"),
    ("<p>Uno</p><p>Due</p>", {("", "Uno"): "", ("", "Due"): "  "}, "<p>Uno</p><p>Due</p>"),
    ("<p>Uno</p>", {("title", "Uno"): "One", ("", "Altro"): "Other"}, "<p>Uno</p>"),
    (
        "<title>Uno</title><p>Uno",
        {("title", "Uno"): "Title", ("", "Uno"): "One"},
        "<title>Title</title><p>One",
    ),
    ("<P CLASS=x >Uno</P >", {("", "Uno"): "One"}, "<P CLASS=x >One</P >"),
    ("<p>Uno\r\ndue</p>\r\n", {("", "Uno due"): "One two"}, "<p>One two</p>\r\n"),
    ("\ufeffUno", {("", "Uno"): "One"}, "\ufeffOne"),
    (
        "<p>L&rsquo;uno</p>&copy;<p>d&ugrave;e</p>",
        {("", "L’uno"): "one"},
        "<p>one</p>&copy;<p>d&ugrave;e</p>",
    ),
    ("<p>Uno</p>", {("", "Uno"): "R&D < 5 > 3"}, "<p>R&amp;D &lt; 5 &gt; 3</p>"),
    ("<p>Uno</p>", {("", "Uno"): "a\u00a0b\u202fc\u00adé"}, "<p>a\u00a0b\u202fc\u00adé</p>"),
    (
        '<p>Uno <a  href=x  ID="y">due</A  ><br />tre</p>',
        {("", "Uno <a>due</a><br/>tre"): "<a>Two</a> one<br/>three"},
        '<p><a  href=x  ID="y">Two</A  > one<br />three</p>',
    ),
    (
        '<p>Uno <a href="1">due</a> <a href="2">tre</a></p>',
        {("", "Uno <a1>due</a1> <a2>tre</a2>"): "<a2>three</a2> <a1>two</a1>, one"},
        '<p><a href="2">three</a> <a href="1">two</a>, one</p>',
    ),
    (
        '<p>Uno <a href="1">due</a></p><p>Uno <a href="2">due</a></p>',
        {("", "Uno <a>due</a>"): "<a>Two</a> one"},
        '<p><a href="1">Two</a> one</p><p><a href="2">Two</a> one</p>',
    ),
    ("<p>Uno <b>due</b> tre</p>", {("", "Uno <b>due</b> tre"): "One two three"}, "<p>One two three</p>"),
    (
        "<p>Uno <b>due</b> tre</p>",
        {("", "Uno <b>due</b> tre"): "<b>One</b> two <b>three</b>"},
        "<p><b>One</b> two <b>three</b></p>",
    ),
    ("<p>Uno<br>due</p>", {("", "Uno<br/>due"): "one<br>two<br />"}, "<p>one<br>two<br></p>"),
    (
        "<p>Usa <code>a &lt; b</code> ora</p>",
        {("", "Usa <code/> ora"): "Now use <code/>"},
        "<p>Now use <code>a &lt; b</code></p>",
    ),
    ("<p>Uno<!-- x --> due<!--y--> tre</p>", {("", "Uno due tre"): "One"}, "<p>One<!-- x --><!--y--></p>"),
    ("<p>Uno<!-- x --> &egrave;</p>", {("", "Uno è"): "Uno è"}, "<p>Uno<!-- x --> &egrave;</p>"),
    (
        "<p>Uno<sup><!-- x -->1</sup> due</p>",
        {("", "Uno<sup/> due"): "One<sup/> two"},
        "<p>One<sup><!-- x -->1</sup> two</p>",
    ),
    ("<p>&lt;b&gt; è</p>", {("", "&lt;b> è"): "it is &lt;b>"}, "<p>it is &lt;b&gt;</p>"),
    ("<p>&amp;lt; è &amp;amp;</p>", {("", "&amp;lt; è &amp;amp;"): "&amp;lt; a"}, "<p>&amp;lt; a</p>"),
    ("<p>&amp;nbsp; è</p>", {("", "&nbsp; è"): "a &nbsp;"}, "<p>a &amp;nbsp;</p>"),
    ("<title>Uno</title>", {("title", "Uno"): "A & B < C"}, "<title>A &amp; B &lt; C</title>"),
    ('<img alt="Uno">', {("alt", "Uno"): "a \"b\" 'c' & d"}, "<img alt=\"a &quot;b&quot; 'c' &amp; d\">"),
    ("<img alt='Uno'>", {("alt", "Uno"): "a \"b\" 'c'"}, "<img alt='a \"b\" &#39;c&#39;'>"),
    ("<img alt=Uno src=x>", {("alt", "Uno"): "One"}, "<img alt=One src=x>"),
    ("<img alt=Uno src=x>", {("alt", "Uno"): "One two"}, '<img alt="One two" src=x>'),
    ('<img alt="Uno" src="x" alt="Due">', {("alt", "Uno"): "One"}, '<img alt="One" src="x" alt="Due">'),
    (
        '<p>Uno <img alt="Due" src=x> tre</p>',
        {("alt", "Due"): "Two"},
        '<p>Uno <img alt="Two" src=x> tre</p>',
    ),
    (
        '<p>Uno <img alt="Due" src=x> tre</p>',
        {("", "Uno <img/> tre"): "<img/> one", ("alt", "Due"): "Two"},
        '<p><img alt="Two" src=x> one</p>',
    ),
    (
        "<p>Premi <button>Invia</button> ora</p>",
        {("", "Premi <button/> ora"): "Now <button/>", ("", "Invia"): "Send"},
        "<p>Now <button>Send</button></p>",
    ),
    (
        "<p><button>Invia</button> ora</p>",
        {("", "Invia"): "Send"},
        "<p><button>Send</button> ora</p>",
    ),
    ("<td>1.000,5</td>", {("number", "1.000,5"): "1,000.5"}, "<td>1,000.5</td>"),
    (
        "<select><option>Uno<option>Due</select>",
        {("", "Uno"): "O & <"},
        "<select><option>O &amp; &lt;<option>Due</select>",
    ),
    ("<svg><text>Uno</text></svg>", {("svg text", "Uno"): "A & B"}, "<svg><text>A &amp; B</text></svg>"),
    (
        '<script type="application/ld+json">{ "headline" : "L\\u2019uno", "x":1 }</script>',
        {("JSON-LD headline", "L’uno"): 'Ä "b" \\ c'},
        '<script type="application/ld+json">{ "headline" : "Ä \\"b\\" \\\\ c", "x":1 }</script>',
    ),
]


@pytest.mark.parametrize(("page", "translations", "expected"), SPLICES)
def test_translations_are_spliced(page: str, translations: dict[tuple[str, str], str], expected: str) -> None:
    assert localize(parse(page, locale="it"), translations) == expected


@pytest.mark.parametrize(
    "value", ['a "b"', "a'b", "a=b", "a`b", "a > b", "a&b", "&amp;lt; &quot;", "a\u00a0b", "x/", "日本"]
)
@pytest.mark.parametrize(
    "page", ['<img alt="Uno" id=x>', "<img alt='Uno' id=x>", "<img alt=Uno id=x>", "<img alt=Uno>"]
)
def test_an_attribute_takes_any_text(page: str, value: str) -> None:
    done = localize(parse(page, locale="it"), {("alt", "Uno"): value})
    image = html5lib.parseFragment(done, namespaceHTMLElements=False)[0]
    assert image.attrib == {**({"id": "x"} if "id" in page else {}), "alt": value.replace("&amp;lt;", "&lt;")}


def test_control_characters_of_a_translation_are_dropped() -> None:
    document = parse("<p>Uno</p>", locale="it")
    assert localize(document, {("", "Uno"): "O\x00n\x1be \ud800"}) == "<p>One </p>"


def test_a_string_of_json_ld_cannot_end_its_script() -> None:
    texts = '{"headline": "Uno </ due", "text": "<p>Uno <b>due</b></p>"}'
    page = f'<script type="application/ld+json">{texts}</script>'
    translations = {
        ("JSON-LD headline", "Uno </ due"): "one </ two",
        ("JSON-LD text", "Uno <b>due</b>"): "<b>a</b> & b",
    }
    content = localize(parse(page, locale="it"), translations).split(">", 1)[1].removesuffix("</script>")
    assert "</" not in content
    assert "<!--" not in content
    assert json.loads(content) == {"headline": "one </ two", "text": "<p><b>a</b> &amp; b</p>"}


def test_a_string_of_json_ld_that_stays_keeps_its_bytes() -> None:
    page = (
        '<script type="application/ld+json">{"headline": "Un\\u006f", "text": "<p>\\u0044ue<\\/p>"}</script>'
    )
    assert localize(parse(page, locale="it"), {("JSON-LD headline", "Uno"): "One"}) == page.replace(
        "Un\\u006f", "One"
    )


# -- codes, notes, places --------------------------------------------------------------------------


def test_codes_say_where_their_tags_stand_and_what_they_are() -> None:
    page = (
        '<p>Vedi <a href="https://example.org/x" id="y">qui</a>, <code>x = 1</code>, <em>poi</em><br>là</p>'
    )
    (segment,) = parse(page, locale="it").segments
    assert segment.source == "Vedi <a>qui</a>, <code/>, <em>poi</em><br/>là"
    tags = {token: page[slice(*code.span)] for token, code in segment.codes.items()}
    assert tags == {
        "<a>": '<a href="https://example.org/x" id="y">',
        "</a>": "</a>",
        "<code/>": "<code>x = 1</code>",
        "<em>": "<em>",
        "</em>": "</em>",
        "<br/>": "<br>",
    }
    assert segment.codes["<a>"].about.startswith("link https://example.org/x")
    assert "x = 1" in segment.codes["<code/>"].about
    assert segment.codes["<em>"].about == segment.codes["<br/>"].about == ""
    assert {token for token, code in segment.codes.items() if code.once and token[1] != "/"} == {"<a>"}


@pytest.mark.parametrize(
    "page",
    [
        '<p>Uno <a href="1">a</a> <a href="2">b</a> <a1>c</a1> fine</p>',
        '<p>Uno <a1>c</a1> <a href="1">a</a> <a href="2">b</a> fine</p>',
        '<p>&lt;b&gt; &lt;b1&gt; &lt;/b2&gt; <b>a</b> <b class="x">b</b> fine</p>',
        "<p>&lt;br&gt; &lt;br/&gt; uno<br>due</p>",
        "<p>&lt;code/&gt; <code>a</code> &lt;code1/&gt; <code>b</code> fine</p>",
        "<p>Uno <code>a</code> due <code1>b</code1> <code>c</code> fine</p>",
    ],
)
def test_every_code_of_a_message_stands_for_one_tag(page: str) -> None:
    document = parse(page, locale="it")
    (segment,) = document.segments
    tags = [page[slice(*code.span)] for code in segment.codes.values()]
    ends = [token for token in segment.codes if token.startswith("</")]
    assert len({*tags}) + len(ends) - len({t for t in tags if t.startswith("</")}) == len(segment.codes)
    assert localize(document, {("", segment.source): segment.source}) == page


def test_notes_of_the_author_go_to_the_message_they_stand_before_or_in() -> None:
    page = """<!-- l10n: Tono formale. --><p>Uno</p><p>Due</p><p>Tre<!--l10n:uno--> quattro <!-- altro --></p>
    <!-- l10n: a --><!-- l10n: b  c --><h2>Cinque</h2><!-- l10n --><p>Sei</p>"""
    assert [(s.source, s.notes) for s in parse(page, locale="it").segments] == [
        ("Uno", ("Tono formale.",)),
        ("Due", ()),
        ("Tre quattro", ("uno",)),
        ("Cinque", ("a", "b c")),
        ("Sei", ()),
    ]


def test_a_segment_says_where_it_stands() -> None:
    page = (
        "<p>Uno</p><h2>Riferimenti <i>e note</i></h2><ul><li>Due</ul><h3>Altro</h3><table><tr><td>Tre</table>"
    )
    assert [(s.source, s.where) for s in parse(page, locale="it").segments] == [
        ("Uno", "p"),
        ("Riferimenti <i>e note</i>", "h2"),
        ("Due", 'li under "Riferimenti e note"'),
        ("Altro", "h3"),
        ("Tre", 'td under "Altro"'),
    ]


# -- the language of the page ----------------------------------------------------------------------


def _elements(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    for item in tree(page):
        if isinstance(item, tuple):
            yield item[1].rpartition("}")[2], dict(item[2])


def _first(page: str, name: str) -> dict[str, str]:
    return next(attributes for element, attributes in _elements(page) if element == name)


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><p>Uno</p></html>",
        '<!DOCTYPE html><html lang="it"><p>Uno</p></html>',
        "<!DOCTYPE html><HTML CLASS=x LANG=it-IT DIR=ltr><p>Uno</p></HTML>",
        "<html dir='ltr' lang='it' class='x'><p>Uno</p>",
    ],
)
def test_the_localized_page_says_its_language_and_direction(page: str) -> None:
    document = parse(page, locale="it")
    arabic = _first(localize(document, everything(document), locale="ar"), "html")
    english = _first(localize(document, everything(document), locale="en-GB"), "html")
    others = {k: v for k, v in _first(page, "html").items() if k not in ("lang", "dir")}
    assert arabic == {**others, "lang": "ar", "dir": "rtl"}
    assert english.pop("dir", "ltr") == "ltr"
    assert english == {**others, "lang": "en-GB"}


def test_only_the_language_changes_on_a_page_that_is_translated() -> None:
    page = """<!DOCTYPE html>\n<html lang="it"><head><meta property="og:locale" content="it_IT">
<script type="application/ld+json">{"headline": "Uno", "inLanguage": "it", "x": "it"}</script></head>
<body><p>Due &egrave;</p></body></html>"""
    expected = """<!DOCTYPE html>\n<html lang="pt-BR"><head><meta property="og:locale" content="pt_BR">
<script type="application/ld+json">{"headline": "A", "inLanguage": "pt-BR", "x": "it"}</script></head>
<body><p>B</p></body></html>"""
    translations = {("JSON-LD headline", "Uno"): "A", ("", "Due è"): "B"}
    assert localize(parse(page, locale="it"), translations, locale="pt-BR") == expected


def test_what_is_cited_keeps_its_language_and_so_does_what_has_another() -> None:
    texts = '{"inLanguage": "it", "citation": [{"inLanguage": "it"}], "video": {"inLanguage": "en"}}'
    page = f'<html lang="it"><script type="application/ld+json">{texts}</script></html>'
    expected = page.replace('="it"', '="fr"').replace('": "it", "c', '": "fr", "c')
    assert localize(parse(page, locale="it"), {}, locale="fr") == expected


def test_the_body_does_not_contradict_the_page() -> None:
    page = '<html lang="it"><body lang="it" dir="ltr" class="x"><p>Uno</p></body></html>'
    done = localize(parse(page, locale="it"), {("", "Uno"): "A"}, locale="ar")
    assert _first(done, "body") == {"lang": "ar", "dir": "rtl", "class": "x"}


def test_locales_are_written_as_pages_or_as_gettext_write_them() -> None:
    page = '<html lang="it"><p lang="it">Uno</p><p lang="pt">Dois</p></html>'
    document = parse(page, locale="it_IT")
    assert shown(document) == ["Uno"]
    assert _first(localize(document, {}, locale="pt_BR"), "html") == {"lang": "pt-BR"}
    assert _first(localize(document, {}, locale="sr@latin"), "html") == {"lang": "sr-Latn"}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Uno</p>", '<p><span lang="it" dir="ltr">Uno</span></p>'),
        (
            "<div> A <b>b</b> <p>C</p></div>",
            '<div> <span lang="it" dir="ltr">A <b>b</b></span> <p><span lang="it" dir="ltr">C</span></p></div>',
        ),
        ("<p>Uno <b>due</b></p><p>Tre</p>", '<p>A <b>b</b></p><p><span lang="it" dir="ltr">Tre</span></p>'),
        ('<img alt="Uno">', '<img alt="Uno">'),
        ('<input type="submit" value="Uno">', '<input type="submit" value="Uno">'),
        ("<svg><title>Uno</title><text>Due</text></svg>", "<svg><title>Uno</title><text>Due</text></svg>"),
        ("<select><option>Uno</option></select>", "<select><option>Uno</option></select>"),
        ("<pre>Uno</pre><p translate=no>Due</p>", "<pre>Uno</pre><p translate=no>Due</p>"),
    ],
)
def test_text_that_stays_in_its_language_says_so(page: str, expected: str) -> None:
    around = (
        '<!DOCTYPE html><html lang="{}" dir="{}"><head><title>Titolo</title></head><body>{}</body></html>'
    )
    document = parse(around.format("it", "ltr", page), locale="it")
    done = localize(
        document, {("", "Uno <b>due</b>"): "A <b>b</b>"} if "</p><p>Tre" in page else {}, locale="ar"
    )
    assert done == around.format("ar", "rtl", expected)


def test_an_untranslated_title_and_json_ld_hold_no_markup() -> None:
    texts = '{"headline": "Due", "text": "<p>Tre</p>"}'
    page = f'<html><title>Uno</title><script type="application/ld+json">{texts}</script>'
    done = localize(parse(page, locale="it"), {}, locale="ar")
    assert done.partition("<title>")[2] == page.partition("<title>")[2]


@every_case
def test_a_page_in_another_language_keeps_its_structure(case: Case) -> None:
    document = parse(case.html, locale="it")
    untranslated = localize(document, {}, locale="ar")
    own = re.sub(r'<span lang="it" dir="ltr">', "<span l10n>", untranslated)
    language = {"lang", "dir", "xml:lang"}
    kept = [
        (name, {k: v for k, v in attributes.items() if name not in ("html", "body") or k not in language})
        for name, attributes in _elements(own)
        if attributes != {"l10n": ""} and not (name == "span" and "l10n" in attributes)
    ]
    assert kept == [
        (name, {k: v for k, v in attributes.items() if name not in ("html", "body") or k not in language})
        for name, attributes in _elements(case.html)
    ]


# -- a whole page ----------------------------------------------------------------------------------


def _golden() -> list[tuple[str, str, str]]:
    lines = (DATA / "article.tsv").read_text(encoding="utf-8").splitlines()
    return [(context, source, target) for context, source, target in (line.split("\t") for line in lines)]


def test_an_article_gives_its_messages() -> None:
    document = parse((DATA / "article.html").read_text(encoding="utf-8"), locale="it")
    assert [(s.context, s.source) for s in document.segments] == [(c, s) for c, s, _ in _golden()]


def test_an_article_takes_its_translations() -> None:
    document = parse((DATA / "article.html").read_text(encoding="utf-8"), locale="it")
    page = localize(document, {(context, source): target for context, source, target in _golden()})
    assert page == (DATA / "article.en.html").read_text(encoding="utf-8")
    assert sorted(map(repr, tree(page))) == sorted(
        map(repr, tree(document.text))
    )  # one link changes its place
