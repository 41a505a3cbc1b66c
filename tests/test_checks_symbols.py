"""Signs of trademarks, marks of notes, and brackets."""

from __future__ import annotations

import pytest
from seeded import PAIRS, false, missed, told

IDS = ("trademark", "footnote-mark", "brackets")


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("pair", PAIRS)
def test_right_translations_are_not_flagged(pair: str, id: str) -> None:
    assert false(pair, id) == []


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("pair", PAIRS)
def test_each_lost_sign_is_told_and_nothing_else(pair: str, id: str) -> None:
    assert missed(pair, id) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Prozac® helps", "Prozac aiuta", [("trademark", "error", "® of “Prozac” is missing")]),
        ("Prozac(R), Link(TM)", "Prozac®, Link™", []),
        ("Prozac&reg; helps", "Prozac® aiuta", []),
        ("Prozac helps", "Prozac® aiuta", [("trademark", "warning", "® is not in the source")]),
        ("A® and A®", "A® e A", [("trademark", "warning", "® of “A” is missing (1 of 2)")]),
        (
            "Aa® and Bb™",
            "Aa™ e Bb®",
            [
                ("trademark", "error", "“Aa” has ™ instead of ®"),
                ("trademark", "error", "“Bb” has ® instead of ™"),
            ],
        ),
        ("© 2024 Us", "Copyright 2024 Us", []),
        ("(c) the third case", "c) il terzo caso", []),
        ("It helps.*", "Aiuta.", [("footnote-mark", "warning", "the mark * is missing")]),
        ("It helps.", "Aiuta.*", [("footnote-mark", "warning", "the mark * is not in the source")]),
        ("It* helps†.", "Aiuta†*.", []),
        ("It *really* helps **much**: 3 * 4 or 3*4", "Aiuta davvero molto: 3 × 4 o 3×4", []),
        ("* Not tested", "* Non verificato", []),
        (
            "The axis (HPA) is on.",
            "L'asse (HPA è attivo.",
            [("brackets", "warning", "the bracket ( is never closed")],
        ),
        (
            "The axis (HPA) is on.",
            "L'asse HPA) è attivo.",
            [("brackets", "warning", "the bracket ) closes nothing")],
        ),
        (
            "The axis (HPA) is on.",
            "L'asse HPA è attivo.",
            [("brackets", "warning", "the brackets of the source are missing")],
        ),
        ("Click Reply (top right) now.", "Clicca ora Rispondi in alto a destra.", []),
        ("All were excluded (n = 17).", "Tutti e 17 sono stati esclusi.", []),
        ("The second (and last) phase", "La seconda e ultima fase", []),
        ("The axis (HPA) is on.", "L'asse, detto HPA, è attivo.", []),
        ("The axis (HPA) is on.", "L'asse [HPA] è attivo.", []),
        ("a) one b) two :-)", "a) uno b) due :-)", []),
        ("(1) one (2) two", "1) uno, 2) due", []),
        ("in [0, 1)", "in [0, 1)", []),
        ("Say (x)", "Di'（x）", []),
    ],
)
def test_what_is_told_of_signs(source: str, target: str, expected: list[tuple[str, str, str]]) -> None:
    assert told("en-it", source, target) == expected
