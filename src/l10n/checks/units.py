"""Quantities: the same amount of the same unit."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.amounts import Amount, Side
from l10n.checks.figures import figures
from l10n.checks.measures import OFTEN_UNSAID, known, same
from l10n.checks.paraphrase import same_time
from l10n.checks.registry import Entry, Issue, Trait, check
from l10n.model import Severity


@check("units", severity="error", when=Trait.FIGURES)
def units(entry: Entry) -> Iterator[Issue]:
    """A quantity has another unit than in the source, or none, or was converted.

    5 g is a thousand times 5 mg. A unit may be written out, and in the translation's language: 400 IU is 400 UI in
    Italian, 2 hours are 2 ore. A quantity that was converted (1 in to 2.54 cm) is a warning: it may be wanted, and its
    rounding is to be looked at. A changed number is told by `numbers`.

    Mend the unit. If the translation is right, add the comment `# l10n: ignore=units` to the entry.
    """
    found = figures(entry)
    if not found:
        return
    for one, other in found.pairs:
        if "time" in (one.number.kind, other.number.kind):
            continue
        if one.measure and other.measure:
            if not same(one.measure, other.measure):
                text = f"the unit of {one.number.text}, {one.measure.name}, became {other.measure.name}"
                yield found.issue(text, one.number, other.number)
        elif one.measure and one.own and not _share(one, other) and _lost(one, found.target):
            text = f"the unit of {one.number.text}, {one.measure.name}, is missing"
            severity: Severity | None = None if one.measure.unit.id == "%" else "warning"
            yield found.issue(text, one.number, other.number, severity=severity)
    for one, other in found.converted:
        if same_time(one, other):
            continue
        names = [amount.measure.name for amount in (one, other) if amount.measure]
        text = f"{one.number.text} {names[0]} was converted to {other.number.text} {names[1]}"
        yield found.issue(text, one.number, other.number, severity="warning")


def _share(one: Amount, other: Amount) -> bool:
    """Whether a percentage is in words on the other side: half of them, a tenth."""
    return other.number.kind == "word" and (
        one.number.value == "10" or one.number.value != other.number.value
    )


def _lost(amount: Amount, target: Side) -> bool:
    """Whether the translation, in a language whose units are known, has none that could be this one."""
    assert amount.measure
    unit = amount.measure.unit
    if unit.id == "°" or unit.dimension in OFTEN_UNSAID or not known(target.language):
        return False
    return not any(
        other.measure and other.measure.unit.dimension == unit.dimension
        for other in (*target.numbers, *target.words)
    )
