"""What people have translated is found again, equal or nearly so; what machines made is not."""

from __future__ import annotations

from datetime import date

from l10n.catalog import approve, machine
from l10n.memory import Suggestion, remember
from l10n.model import Catalog, Unit


def unit(source: str, target: str) -> Unit:
    return Unit(None, source, targets=(target,))


def test_translated_and_reviewed_units_are_remembered_reviewed_ones_first() -> None:
    first = Catalog("en", (unit("Il sonno", "Sleep"), unit("Il <b>magnesio</b>", "<b>Magnesium</b>")))
    second = Catalog(
        "en", (approve(unit("Il sonno", "The sleep"), "Ada", date(2026, 1, 1)), unit("Vuoto", ""))
    )
    third = Catalog("en", (machine(unit("Lo stress", ""), ("Stress",), "argos:it-en@1.0"),))
    assert remember([first, second, third]).exact == {
        "Il sonno": "The sleep",
        "Il <b>magnesio</b>": "<b>Magnesium</b>",
    }


def test_plurals_are_two_texts() -> None:
    entry = Unit(None, "Una notte", plural="%d notti", targets=("One night", "%d nights"))
    assert remember([Catalog("en", (entry,))]).exact == {"Una notte": "One night", "%d notti": "%d nights"}


def test_near_texts_are_suggested_best_first_equal_ones_never() -> None:
    units = [unit("Il sonno profondo", "Deep sleep"), unit("Il <b>sonno</b> profondo.", "<b>Deep</b> sleep.")]
    memory = remember([Catalog("en", (*units, unit("Tutt'altra cosa", "Something else")))])
    assert memory.near("Il sonno profondo") == [
        Suggestion("Il <b>sonno</b> profondo.", "<b>Deep</b> sleep.", 34 / 35)
    ]
    assert [one.target for one in memory.near("Il sonno profondo!", limit=5)] == [
        "Deep sleep",
        "<b>Deep</b> sleep.",
    ]
    assert memory.near("Nulla di simile qui") == []
