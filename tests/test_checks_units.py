"""The same amount of the same unit, in nine languages."""

from __future__ import annotations

import pytest
from seeded import PAIRS, false, missed, told


@pytest.mark.parametrize("pair", PAIRS)
def test_right_translations_are_not_flagged(pair: str) -> None:
    assert false(pair, "units") == []


@pytest.mark.parametrize("pair", PAIRS)
def test_each_changed_unit_is_told_and_nothing_else(pair: str) -> None:
    assert missed(pair, "units") == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "severity", "message"),
    [
        ("en-it", "5 mg per day", "5 g al giorno", "error", "the unit of 5, mg, became g"),
        ("en-it", "5 µg", "5 mg", "error", "the unit of 5, μg, became mg"),
        ("en-it", "80 mg/dl", "80 mg/l", "error", "the unit of 80, mg/dl, became mg/l"),
        ("en-it", "5 mg per day", "5 al giorno", "warning", "the unit of 5, mg, is missing"),
        ("en-it", "45% of adults", "45 degli adulti", "error", "the unit of 45, %, is missing"),
        ("en-fr", "500 mg", "0,5 g", "warning", "500 mg was converted to 0,5 g"),
        ("en-de", "350 °F", "175 °C", "warning", "350 °F was converted to 175 °C"),
        ("en-es", "two hours", "dos días", "error", "the unit of two, h, became d"),
        ("en-it", "It costs JPY 500.", "Costa EUR 500.", "error", "the unit of 500, JPY, became EUR"),
        ("en-it", "It costs € 500.", "Costa $ 500.", "error", "the unit of 500, EUR, became USD"),
    ],
)
def test_what_another_unit_is_told_with(
    pair: str, source: str, target: str, severity: str, message: str
) -> None:
    assert told(pair, source, target) == [("units", severity, message)]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("en-fr", "2 tbsp of honey and ½ tsp of salt", "2 c. à soupe de miel et ½ c. à café de sel"),
        ("en-de", "The telescope cost $1,250,000.", "Das Teleskop kostete 1.250.000 US-Dollar."),
        ("en-it", "5 mg, 5 milligrams", "5 milligrammi, 5 mg"),
        ("en-it", "5 mcg", "5 μg"),
        ("en-de", "400 IU", "400 IE"),
        ("en-fr", "16 GB", "16 Go"),
        ("en-it", "between 45% and 55%", "tra il 45 e il 55 %"),
        ("en-it", "a 30-day trial for 25-year-olds", "prova di 30 giorni per chi ha 25 anni"),
        ("en-it", "Bake at 180 degrees", "Infornare a 180 °C"),
        ("en-ja", "20 m<sup>2</sup> in 5 minutes", "5分間で20平方メートル"),
        ("en-it", "in the 1990s", "negli anni 1990"),
        ("it-en", "Nel 2020 ha vinto", "In 2020 she won"),
    ],
)
def test_what_is_the_same_unit(pair: str, source: str, target: str) -> None:
    assert told(pair, source, target) == []
