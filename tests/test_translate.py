"""Filling catalogs, and the pseudo engine: what it does to any message, and what it leaves alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import L10nError, markup
from l10n.engines import pseudo
from l10n.model import Catalog, Unit
from l10n.translate import fill

UNITS = (
    Unit(None, "Buona notte."),
    Unit("title", "Il sonno", targets=("Sleep",)),
    Unit(None, "Il <b>sonno</b>", targets=("The <b>sleep</b>",), fuzzy=True),
    Unit(None, "%d notte", plural="%d notti", targets=("", "")),
    Unit(None, "Una parte", plural="Due parti", targets=("One", "")),
    Unit(None, "Andata", obsolete=True),
)


def test_only_what_is_untranslated_is_filled() -> None:
    filled = fill(Catalog("en", UNITS), "pseudo").units
    assert [unit.targets for unit in filled] == [
        ("[Ɓûöñå ñöţţé. ẋẋẋ]",),
        ("Sleep",),
        ("The <b>sleep</b>",),
        ("[%ð ñöţţé ẋẋ]", "[%ð ñöţţî ẋẋ]"),
        ("[Ûñå þåŕţé ẋẋẋ]", "[Ðûé þåŕţî ẋẋẋ]"),
        ("",),
    ]
    assert [unit.state for unit in filled] == [
        "machine", "translated", "needs-work", "machine", "machine", "obsolete",
    ]  # fmt: skip
    assert all(unit.fuzzy for unit in filled[::3])


def test_filling_twice_changes_nothing_and_the_rest_of_the_catalog_stays() -> None:
    catalog = Catalog("ar", UNITS)
    once = fill(catalog, "pseudo")
    assert fill(once, "pseudo") == once
    assert replace(once, units=()) == replace(catalog, units=())


def test_text_that_runs_from_the_right_is_embedded() -> None:
    [unit] = fill(Catalog("ar", (Unit(None, "Una notte"),)), "pseudo").units
    assert unit.target == "\u202e[Ûñå ñöţţé ẋẋẋ]\u202c"


def test_an_engine_that_is_not_there_is_named() -> None:
    with pytest.raises(L10nError, match="telepathy"):
        fill(Catalog("en", UNITS), "telepathy")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Il <b>sonno</b>,<br/>la <a1>notte</a1>", "[Îļ <b>šöññö</b>,<br/>ļå <a1>ñöţţé</a1> ẋẋẋ ẋ]"),
        ("Il tag &lt;em> e &amp;lt;", "[Îļ ţåĝ <éɱ> é &ļţ; ẋẋẋ ẋ]"),
        ("0,75", "[0,75 ẋ]"),
        ("日本の夜", "[日本の夜 ẋ]"),
        ("<code/>", "[<code/> ẋ]"),
    ],
)  # fmt: skip
def test_letters_get_accents_and_codes_stay(message: str, expected: str) -> None:
    assert pseudo.translate(message) == expected


words = st.text("abcXYZ <>/&;=\"'%{}1.é夜", max_size=30).map(markup.encode)
elements = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["b", "a1"]), words)
messages = st.lists(st.one_of(words, elements, st.just("<br/>")), max_size=6).map("".join)


@given(messages, st.booleans())
def test_any_message_keeps_its_codes_and_grows_by_a_third(message: str, rtl: bool) -> None:
    done = pseudo.translate(message, rtl=rtl)
    assert markup.problems(message, done) == []
    known = markup.codes(message)
    before, after = ("".join(markup.lex(text, known)[::2]) for text in (message, done))
    assert len(after) - len(before) <= len(before) * 0.3 + 6
    assert len(markup.decode(after)) >= len(markup.decode(before)) + 4
    shown = re.sub("[\u202e\u202c]", "", markup.decode(after))
    assert (shown[0], shown[-1]) == ("[", "]")
