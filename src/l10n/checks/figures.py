"""What a source and its translation say in numbers, and what of it they do not both say.

Dates are compared first, then what is left in digits, then words for numbers and Roman numerals with what has found no
partner. So each difference is told once: of a date by `dates`, of a unit by `units`, of a number by `numbers`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from l10n.checks import counterparts as by
from l10n.checks.amounts import Amount, Side
from l10n.checks.cited import normal
from l10n.checks.counterparts import MOST, Pairs
from l10n.checks.days import Date, Weekday
from l10n.checks.glance import in_roman, in_words, same_digits
from l10n.checks.paraphrase import ratios
from l10n.checks.registry import Entry, Issue
from l10n.checks.same_day import dates_apart, weekdays_apart
from l10n.model import Severity
from l10n.numerals import Number

_LONGEST = 200_000  # characters of a text; numbers found in more would fill the memory

Place = Number | Date | Weekday


@dataclass(slots=True)
class Figures:
    """What two texts have in common, and what they have not."""

    source: Side
    target: Side
    dates: list[tuple[Date | None, Date | None]]
    weekdays: list[tuple[Weekday, Weekday]]
    pairs: Pairs = field(default_factory=list)  # equal numbers
    misread: Pairs = field(default_factory=list)  # those that are equal in the source's way of writing only
    changed: list[tuple[Amount | None, Amount | None]] = field(default_factory=list)
    converted: Pairs = field(default_factory=list)

    def issue(
        self, message: str, one: Place | None, other: Place | None, *, severity: Severity | None = None
    ) -> Issue:
        """What is wrong, at these places of the two texts."""
        spans = [
            (normal(side.raw).span(*place.span),) if place else ()
            for side, place in ((self.source, one), (self.target, other))
        ]
        return Issue(message, source_spans=spans[0], target_spans=spans[1], severity=severity)


@lru_cache(maxsize=2)
def figures(entry: Entry) -> Figures | None:
    """The comparison of an entry's texts; None where there is nothing to compare, or too much to be told of."""
    if max(len(entry.source), len(entry.target)) > _LONGEST:
        return None
    source, target = Side(entry.source, entry.scope.source_locale), Side(entry.target, entry.scope.locale)
    words = named = False
    if source.spoken.any and target.spoken.any:
        words = in_words(source.spoken, target.spoken)
        named = source.spoken.days and target.spoken.days
    if words or named or in_roman(source.raw, target.raw):
        return _compare(source, target, words)
    same = same_digits(source.raw, target.raw, source.locale, target.locale)
    return None if same else _compare(source, target, words)


def _compare(source: Side, target: Side, words: bool) -> Figures:
    dates, extra = dates_apart(source, target)
    found = Figures(source, target, dates, weekdays_apart(source.weekdays, target.weekdays))
    missing, added = [*source.numbers, *extra[0]], [*target.numbers, *extra[1]]
    for key in (by.exact, by.value, by.either):
        missing, added = by.matched(missing, added, key, found.pairs)
    missing, added = by.matched(missing, added, by.misread, found.misread)
    missing, added = ratios(missing, added)
    said, spoken = (source.words, target.words) if words or missing or added else ([], [])
    for key in (by.exact, by.in_words):
        missing, spoken = by.matched(missing, spoken, key, found.pairs)
        said, added = by.matched(said, added, key, found.pairs)
    missing, added = by.dissolved(missing, added, source, target)
    missing, added, others = by.by_roman(missing, added, source, target)
    found.changed += others
    missing, added = by.tolerated(missing, added, source, target, spoken)
    missing, added = by.conversions(missing, added, found.converted)
    same, others = by.words_apart(said, spoken, source, target) if said and spoken else ([], [])
    found.pairs += same
    if not missing and not added:
        found.changed += others
    _tell(missing, added, found)
    return found


def _tell(missing: list[Amount], added: list[Amount], found: Figures) -> None:
    """Each number that is missing, with what stands in its place: a number of the same unit, else the next one."""
    for amount in missing[:MOST]:
        alike = [b for b in added[:MOST] if bool(amount.origin) is bool(b.origin)]
        unit = amount.measure.name if amount.measure else ""
        other = next(
            (b for b in alike if (b.measure.name if b.measure else "") == unit), alike[0] if alike else None
        )
        if other:
            added.remove(other)
        _add(amount, other, found)
    for amount in added[:MOST]:
        _add(None, amount, found)


def _add(one: Amount | None, other: Amount | None, found: Figures) -> None:
    origins = one.origin if one else None, other.origin if other else None
    if any(origins):
        if not any(date is not None and date in pair for pair in found.dates for date in origins):
            found.dates.append(origins)
    else:
        found.changed.append((one, other))
