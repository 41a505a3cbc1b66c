"""Quotation marks and what ends a sentence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pairs import issues, judged, told

from l10n.checks.ending import ending
from l10n.checks.pairing import quoted
from l10n.checks.typography import typography
from l10n.checks.visible import CODE, GAP, TAG, visible

CHECKS = ("quotes", "end-punctuation")


def test_translations_in_many_languages() -> None:
    assert judged(CHECKS) == ([], [])


# -- what is text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("p < 0.05 & x > 3", "p < 0.05 & x > 3"),
        ("a <b>c</b>", "a TTTcTTTT"),
        ('<a href="x  y">c</a>.', "T" * 15 + "c" + "TTTT."),
        ("a<br/>b<sup/>", "aGGGGGbGGGGGG"),
        ("a.<sup>12</sup> b", "a.GGGGGGGTTTTTT b"),
        ("x<sup>two</sup>", "xTTTTTtwoTTTTTT"),
        ("run <code>a  b</code>", "run TTTTTTCCCCTTTTTTT"),
        ("see https://x.org/a?b=1.", "see CCCCCCCCCCCCCCCCCCC."),
        ("{name}: `a  b`", "CCCCCC: CCCCCC"),
        ("5&nbsp;mg", "5\u00a0TTTTTmg"),
        ("std::string :)", "CCCCCCCCCCC CC"),
        ("a <b and no end", "a <b and no end"),
    ],
)
def test_what_is_no_text_is_covered(message: str, expected: str) -> None:
    shown = visible(message).replace(TAG, "T").replace(GAP, "G").replace(CODE, "C")
    assert shown == expected


@given(st.text(alphabet="<>/abcodesupr=\"'& ;#1`{}:.", max_size=60))
def test_covering_keeps_every_place(message: str) -> None:
    seen = visible(message)
    assert len(seen) == len(message)
    assert all(
        one == other or other in (TAG, GAP, CODE) or message[at] == "&"
        for at, (one, other) in enumerate(zip(message, seen, strict=True))
    )


# -- quotations ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "text", "marks", "lone"),
    [
        ("en", 'He said "yes" and "no".', ['""', '""'], ""),
        ("en", "“a ‘b’ c”", ["“”", "‘’"], ""),
        ("en", "the dogs' 'bowls', don't", ["''"], ""),
        ("en", "'Tis rock 'n' roll in the '90s", [], ""),
        ("en", 'a 6" and 5\' 10" "pipe"', ['""'], ""),
        ("en", 'the "6" pipe"', ['""'], ""),
        ("en", "“never closed", [], "“"),
        ("en", 'one" two', [], '"'),
        ("it", "l’«uomo» e l'“altro”", ["«»", "“”"], ""),
        ("it", "l'« uomo »", ["«»"], ""),
        ("de", "„a ‚b‘ c“", ["„“", "‚‘"], ""),
        ("de", "»a ›b‹ c«", ["»«", "›‹"], ""),
        ("de", "“a”", ["“”"], ""),
        ("fr", "«\u00a0a\u00a0», «\u00a0b “c”\u00a0»", ["«»", "«»", "“”"], ""),
        ("sv", "”a” och ”b”", ["””", "””"], ""),
        ("ja", "「a『b』c」", ["「」", "『』"], ""),
        ("ar", "”a“", ["”“"], ""),
        ("ar", "“a”", ["“”"], ""),
        ("he", 'צה"ל "שלום"', ['""'], ""),
    ],
)
def test_quotations_are_read(locale: str, text: str, marks: list[str], lone: str) -> None:
    found = quoted(visible(text), typography(locale))
    assert ([each.marks for each in found.quotations], "".join(text[at] for at in found.lone)) == (
        marks,
        lone,
    )


@pytest.mark.parametrize(
    ("locales", "source", "target", "messages"),
    [
        ("en>it", 'The "axis".', "L'asse.", ["a quotation is no longer in quotation marks"]),
        ("en>it", '"One" and "two".', "Uno e due.", ["2 quotations are no longer in quotation marks"]),
        ("en>it", "The axis.", "L'«asse».", ["quotation marks that the source has not"]),
        ("en>it", 'The "axis".', "L'«asse.", ["« has no partner"]),
        ("en>it", 'The "axis".', "L'„asse“.", ["„…“ are not the quotation marks of this language; «…» are"]),
        ("it>en", "L'«asse».", "The «axis».", ["«…» are not the quotation marks of this language; “…” are"]),
        ("en>it", 'The "axis".', "L'\"asse”.", ['"…” mixes two kinds of quotation marks']),
        ("en>it", "The “axis”.", 'L\'"asse".', ["straight quotation marks; «…» in this language"]),
        ("en>it", 'The "axis".', 'L\'"asse".', []),
        (
            "en>fr",
            'The "axis".',
            "L’“axe”.",
            ["“…” is for a quotation inside another; «…» are the marks in French"],
        ),
        ("en>it", "The <em>axis</em>.", "L'«asse».", []),
        ("en>it", "Sleep Notebooks", "Sleep Notebooks («Quaderni del sonno»)", []),
        ("en>es", '"Yes," he said.', "—Sí —dijo.", []),
        ("en>xx", 'The "axis".', "L'„asse“.", []),
    ],
)
def test_what_is_said_of_quotations(locales: str, source: str, target: str, messages: list[str]) -> None:
    assert told("quotes", locales, source, target) == messages


def test_quotations_are_shown_in_both_texts() -> None:
    (issue,) = issues("quotes", "en>it", '"One" and "two".', "«Uno» e due.")
    assert issue.source_spans == ((0, 1), (4, 5), (10, 11), (14, 15))
    assert issue.target_spans == ((0, 1), (4, 5))
    (issue,) = issues("quotes", "en>it", 'The "axis".', "L'„asse“.")
    assert (issue.target_spans, issue.severity) == (((2, 8),), None)
    (issue,) = issues("quotes", "en>it", "The “axis”.", 'L\'"asse".')
    assert issue.severity == "info"


# -- ends ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "text", "sure", "perhaps"),
    [
        ("en", "Yes.", ".", ""),
        ("en", "Yes.” ", ".", ""),
        ("en", "Yes.<sup/>", ".", ""),
        ("en", "Yes.[1, 2]", ".", ""),
        ("en", "<p>Yes.</p>", ".", ""),
        ("en", "(Yes.)", ".", ""),
        ("en", "Yes (see there.)", "", "."),
        ("en", "Yes.12", ".", ""),
        ("en", "0.12", "", ""),
        ("en", "Yes?!", "! ?", ""),
        ("en", "Wait . . .", "…", ""),
        ("en", "Yes..", "..", ""),
        ("en", "Salt, etc.", "", "."),
        ("en", "in the U.S.", "", "."),
        ("en", "Thanks! 🎉", "!", ""),
        ("en", "See https://x.org/a.", ".", ""),
        ("de", "am 19.", "", "."),
        ("de", "inkl. 19 % MwSt.", "", "."),
        ("de", "Zimmer Nr.", "", "."),
        ("cs", "To je vlk.", ".", ""),
        ("el", "Γιατί;", "?", ""),
        ("ja", "何ですか。", ".", "?"),
        ("ja", "はい！", "!", ""),
        ("ar", "لماذا؟", "?", ""),
        ("hi", "है।", ".", ""),
        ("hy", "Ինչո՞ւ", "?", ""),
        ("en", "", "", ""),
    ],
)
def test_how_a_text_ends(lang: str, text: str, sure: str, perhaps: str) -> None:
    found = ending(visible(text), lang)
    assert (" ".join(sorted(found.sure)), " ".join(sorted(found.perhaps))) == (sure, perhaps)


@pytest.mark.parametrize(
    ("locales", "source", "target", "messages"),
    [
        ("en>it", "Why?", "Perché", ["does not end in “?” as the source does"]),
        ("en>it", "Why?", "Perché.", ["ends in “.”, the source in “?”"]),
        ("en>it", "The end", "La fine.", ["ends in “.”, the source does not"]),
        ("en>fr", "In the Alps.", "Dans les Alpes", ["does not end in “.” as the source does"]),
        ("de>en", "siehe Abb. und Anm.", "see figures and notes", []),
        ("en>es", "Why?", "Por qué?", ["“?” has no “¿” before it"]),
        ("en>es", "Why?", "¿Por qué", ["does not end in “?” as the source does", "“¿” is not closed"]),
        ("es>it", "¿Por qué?", "¿Perché?", ["“¿” is Spanish"]),
        ("es>ca", "¿Por qué?", "¿Per què?", []),
        ("en>it", "Dear John,", "Caro John:", []),
        (
            "it>fr",
            "Attenzione: non interrompete mai la terapia da soli!",
            "Attention\u00a0: n’interrompez jamais le traitement de vous-même,",
            ["ends in “,”, the source in “!”"],
        ),
        ("en>ja", "Thank you!", "ありがとうございます。", []),
        ("en>th", "Thank you.", "ขอบคุณ", []),
    ],
)
def test_what_is_said_of_ends(locales: str, source: str, target: str, messages: list[str]) -> None:
    assert told("end-punctuation", locales, source, target) == messages


def test_ends_are_shown_in_both_texts() -> None:
    (issue,) = issues("end-punctuation", "en>it", "“Why?” ", "«Perché…»")
    assert (issue.source_spans, issue.target_spans) == (((4, 5),), ((7, 8),))


# -- any text --------------------------------------------------------------------------------------------

NASTY = st.text(alphabet="ab1 .?!:;,…'\"“”„«»‘’‹›「」¿¡()[]<em>/&\u00a0", max_size=40)


@pytest.mark.parametrize("locale", ["it", "en", "de", "fr", "es", "sv", "ja", "ar", "he"])
@given(one=NASTY, other=NASTY)
def test_a_text_ends_as_itself_and_places_are_in_the_texts(locale: str, one: str, other: str) -> None:
    itself = told("end-punctuation", f"{locale}>{locale}", one, one)
    assert all("¿" in message or "¡" in message for message in itself)
    for check in CHECKS:
        for issue in issues(check, f"it>{locale}", one, other):
            assert all(0 <= start <= end <= len(other) for start, end in issue.target_spans)
            assert all(0 <= start <= end <= len(one) for start, end in issue.source_spans)


@pytest.mark.parametrize(
    "piece", ['"', "“", "'a ", "«»", '‹" ', "?", "a? ", ".).", "¿", "<b>", "&quot;", ". ", "a!  "]
)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    start = time.process_time()
    for check in CHECKS:
        issues(check, "en>es", "x" + piece * 20_000, piece * 200_000)
    assert time.process_time() - start < 20
