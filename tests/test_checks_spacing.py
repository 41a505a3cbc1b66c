"""White space: around signs, doubled, at the edges."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pairs import issues, judged, told

from l10n.checks.signs import mends

CHECKS = ("locale-spacing", "double-space", "begin-end-space")
NO, NARROW = "\u00a0", "\u202f"
MISSING = "no space before “{}”: a no-break space belongs there"
BREAKING = "an ordinary space, at which the line may break, before “{}”"


def test_translations_in_many_languages() -> None:
    assert judged(CHECKS) == ([], [])


@pytest.mark.parametrize(
    ("locales", "source", "target", "messages"),
    [
        ("en>fr", "Why?", f"Pourquoi{NO}?", []),
        ("en>fr", "Why?", f"Pourquoi{NARROW}?", []),
        ("en>fr", "Why?", "Pourquoi?", [MISSING.format("?")]),
        ("en>fr", "Why?", "Pourquoi ?", [BREAKING.format("?")]),
        ("en>fr", "Why?", "<em>Pourquoi</em> ?", [BREAKING.format("?")]),
        ("en>fr", "Why?", "<em>Pourquoi ?</em>", [BREAKING.format("?")]),
        ("en>fr", "Why?", f"<em>Pourquoi{NO}</em>?", []),
        ("en>fr", "<b>Why</b>?!", "<b>Pourquoi</b>?!", [MISSING.format("?")]),
        ("en>fr", "{n}: 5", "{n}: 5", [MISSING.format(":")]),
        ("en>fr", "(?) a:b 8:30 1 : 2 :) x::y http://a?b", "(?) a:b 8:30 1 : 2 :) x::y http://a?b", []),
        ("en>fr", "Yahoo! is old.", "Yahoo! est vieux.", []),
        ("en>fr", "A book: The New Science; 2017.", "A book: The New Science; 2017.", []),
        ("en>fr", "“a”", "«a»", ["a no-break space belongs inside « »"] * 2),
        (
            "en>fr",
            "“a”",
            f"« a{NO}»",
            ["an ordinary space, at which the line may break, inside « »"],
        ),
        ("en>fr", "“<b>a</b>”", f"«{NO}<b>a</b>{NO}»", []),
        ("en>fr", "“<b>a</b>”", f"«<b>{NO}a{NO}</b>»", []),
        ("en>fr", "30%", "30%", ["no space before “%”"]),
        ("en>fr-CA", "Why? a: b", f"Pourquoi? a{NO}: b", []),
        ("en>fr-CA", "Why? a: b", "Pourquoi ? a: b", [MISSING.format(":"), "a space before “?”"]),
        (
            "en>fr-CH",
            "Why?",
            "Pourquoi?",
            ["no space before “?”: a narrow no-break space belongs there"],
        ),
        ("en>it", "Why?", "Perché ?", ["a space before “?”"]),
        ("en>it", "Why?", f"Perché{NO}?", ["a space before “?”"]),
        ("fr>it", f"Pourquoi{NO}?", "Perché ?", ["a space before “?”"]),
        ("en>it", "a ; b", "a ; b", []),
        ("en>it", "a, b", "a , b", ["a space before “,”"]),
        ("en>it", ".NET, ... 1 : 2", "Il .NET, ... 1 : 2 . . . :)", []),
        ("en>it", "“a”", "« a »", ["a space inside guillemets"] * 2),
        ("en>de", "“a”", "» a «", ["a space inside guillemets"] * 2),
        ("en>de", "“a” and “b”", "»a« und »b«", []),
        ("en>sv", "“a” and “b”", "»a» och »b»", []),
        ("en>es", "Why?", "¿ Por qué?", ["a space after “¿”"]),
        ("en>ja", "Yes.", "はい 。", ["a space before “。”"]),
        ("en>de", "30%", "30%ige, 30%", ["no space before “%”"]),
        ("en>es", "30%", "30% 30 %", []),
        ("it>en", "30 %", "30 %", ["a space before “%”"]),
        ("en>it", "5 mg", "5mg", ["no space before “mg”"]),
        ("en>it", "5mg", "5mg", []),
    ],
)
def test_spaces_around_signs(locales: str, source: str, target: str, messages: list[str]) -> None:
    assert told("locale-spacing", locales, source, target) == messages


def test_ordinary_spaces_in_french_matter_where_others_are_not() -> None:
    assert told("locale-spacing", "en>fr", "Why?", "Pourquoi ?", article="") == []
    both = f"Pourquoi ? Ceci{NO}: oui."
    assert told("locale-spacing", "en>fr", "Why? This: yes.", both, article="") == [BREAKING.format("?")]
    mixed = f"Pourquoi ? Ceci{NO}: oui ! Non ?"
    assert told("locale-spacing", "en>fr", "Why? This: yes! No?", mixed, article="") == []
    assert told("locale-spacing", "en>fr", "Why?", "Pourquoi?", article="") == [MISSING.format("?")]


@pytest.mark.parametrize(
    ("source", "target", "spans"),
    [
        ("One two.", "Uno  due.", [((3, 5),)]),
        ("One two.", f"Uno {NO}due.", [((3, 5),)]),
        ("One two.", "Uno <b> due</b>.", [((3, 8),)]),
        ("One two.", "Uno   due.  Tre", [((3, 6),), ((10, 12),)]),
        ("One  two.", "Uno  due.", []),
        ("One two.", "Uno <br/> due.", []),
        ("One two.", "Uno `a  b` due.", []),
        ('One <a href="x">two</a>', 'Uno <a title="a  b" href="x">due</a>', []),
        ("One\n two", "Uno  \n  due", []),
        ("One", "  Uno  ", []),
        ("一。", "一。\u3000\u3000二", [((2, 4),)]),
    ],
)
def test_double_spaces(source: str, target: str, spans: list[object]) -> None:
    assert [issue.target_spans for issue in issues("double-space", "en>it", source, target)] == spans


@pytest.mark.parametrize(
    ("locales", "source", "target", "messages"),
    [
        ("en>it", "A", "A", []),
        ("en>it", " A\n", " B\n", []),
        ("en>it", "A ", f"B{NO}", []),
        ("en>it", "A", " B", ["starts with space, the source does not"]),
        ("en>it", "A\n", "B", ["ends without the line end of the source"]),
        ("en>it", "\tA", " B", ["starts with space, the source with tab"]),
        ("en>ja", "A ", "あ", []),
        ("en>ja", "A", "\u3000あ", []),
        ("en>ja", "A", "あ ", ["ends with space, the source does not"]),
        ("en>it", " ", "A", []),
    ],
)
def test_edges(locales: str, source: str, target: str, messages: list[str]) -> None:
    assert told("begin-end-space", locales, source, target) == messages


@pytest.mark.parametrize("locale", ["it", "fr", "fr-CH", "de", "ja"])
@given(
    one=st.text(alphabet="ab1 \u00a0?!:;.,«»¿<b>/&\n%", max_size=30),
    other=st.text(alphabet="ab1 \u00a0?!:;.,«»¿<b>/&\n%mg", max_size=30),
)
def test_places_are_in_the_text(locale: str, one: str, other: str) -> None:
    for check in CHECKS:
        for issue in issues(check, f"en>{locale}", one, other):
            assert all(0 <= start <= end <= len(other) for start, end in issue.target_spans)


@pytest.mark.parametrize(
    "piece", [" ", " ?", "A!", "a: b", "« a »", "<b> ", "&nbsp;", "¿ a", "1 %", "5mg ", "\n "]
)
@pytest.mark.parametrize("locale", ["fr", "de"])
def test_hostile_texts_take_linear_time(piece: str, locale: str) -> None:
    start = time.process_time()
    for check in CHECKS:
        issues(check, f"en>{locale}", "x" + piece * 20_000, "y" + piece * 100_000 + "z")
    assert time.process_time() - start < 20


PIECES = [
    "le",
    "Nature",
    "é",
    "5",
    "8:30",
    "5mg",
    "12 %",
    "\u00a0",
    "\u202f",
    " ",
    "  ",
    *":?!;«».,…()-='",
    "«\u00a0",
    "\u00a0»",
]
PIECES += ["\u00a0?", "\u202f!", "\u00a0:", "\n", "–", "</b>", "&nbsp;", "¿", "{x}", "\u2009", "5 mg"]


@given(st.sampled_from(("fr", "fr-CA", "fr-CH")), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_french_text_that_is_plainly_right_is_what_is_found_right_at_a_closer_look(
    locale: str, text: str
) -> None:
    closer = f"{text}\n8:30"  # which is no plain text, and right
    found = list(mends("Perché: 5 mg.", closer, "it", locale))
    assert list(mends("Perché: 5 mg.", text, "it", locale)) == found
