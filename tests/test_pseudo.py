"""The pseudo engine: what it does to any message, and what it leaves alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import markup
from l10n.engines import pseudo


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
