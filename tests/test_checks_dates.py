"""The same day in nine languages, and others."""

from __future__ import annotations

import pytest
from seeded import PAIRS, false, missed, told


@pytest.mark.parametrize("pair", PAIRS)
def test_right_translations_are_not_flagged(pair: str) -> None:
    assert false(pair, "dates") == []


@pytest.mark.parametrize("pair", PAIRS)
def test_each_changed_date_is_told_and_nothing_else(pair: str) -> None:
    assert missed(pair, "dates") == []


@pytest.mark.parametrize(
    ("locale", "date"),
    [
        ("it", "4 marzo 2021"),
        ("es", "4 de marzo de 2021"),
        ("fr", "4 mars 2021"),
        ("de", "4. März 2021"),
        ("de", "04.03.2021"),
        ("pt_BR", "4 de março de 2021"),
        ("ca", "4 de març del 2021"),
        ("ja", "2021年3月4日"),
        ("ar", "٤ مارس ٢٠٢١"),
        ("it", "4/3/2021"),
        ("it", "2021-03-04"),
        ("en_GB", "4 Mar 2021"),
        ("en", "March 4th, 2021"),
    ],
)
@pytest.mark.parametrize("source", ["March 4, 2021", "2021-03-04", "the 4th of March 2021", "3/4/2021"])
def test_a_day_is_written_in_many_ways(locale: str, date: str, source: str) -> None:
    assert told(f"en-{locale}", source, date) == []
    other = told(f"en-{locale}", source.replace("2021", "2022"), date)
    assert [check for check, _, _ in other] == ["dates"]


@pytest.mark.parametrize(
    ("pair", "source", "target", "severity", "message"),
    [
        (
            "en-fr",
            "Deadline: 09/30/2024",
            "Date limite : 09/30/2024",
            "warning",
            "09/30/2024 has the month before the day, as the source writes it",
        ),
        (
            "en-it",
            "On March 4, 2021",
            "Il 5 marzo 2021",
            "error",
            "the date March 4, 2021 became 5 marzo 2021",
        ),
        ("en-it", "on Monday", "martedì", "error", "Monday became martedì"),
        (
            "en-it",
            "on 3/4/2021",
            "il 3/4/2021",
            "warning",
            "3/4/2021 may be read with day and month exchanged",
        ),
        ("it-es", "il 3/4/2021", "el 4/3/2021", "error", "the date 3/4/2021 became 4/3/2021"),
        ("en-it", "in March 2021", "nel maggio 2021", "error", "the date March 2021 became maggio 2021"),
    ],
)
def test_what_another_day_is_told_with(
    pair: str, source: str, target: str, severity: str, message: str
) -> None:
    assert told(pair, source, target) == [("dates", severity, message)]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("en-it", "It may march on.", "Può andare avanti."),
        ("en-it", "from 4 to 6 March 2021", "dal 4 al 6 marzo 2021"),
        ("en-it", "from 4 March 2021 to 6 April 2021", "dal 4 marzo al 6 aprile 2021"),
        ("en-fr", "1 May", "le premier mai"),
        ("fr-en", "La planète Mars", "The planet Mars"),
        ("en-it", "since 9/11", "dall'11 settembre"),
        ("en-fr", "Deadline: 30/09/2024", "Date limite : 30/09/2024"),
        ("en-fr", "Deadline: 09/30/2024", "Date limite : 30/09/2024"),
        ("fr-en", "Date limite : 30/09/2024", "Deadline: 30/09/2024"),
    ],
)
def test_what_is_no_other_day(pair: str, source: str, target: str) -> None:
    assert told(pair, source, target) == []
