"""Which dates of two texts are one, and what of the others only one of them says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from l10n.checks.amounts import Amount, Side
from l10n.checks.counterparts import MOST
from l10n.checks.days import Date, Weekday
from l10n.numerals import Number


def weekdays_apart(some: Sequence[Weekday], others: Sequence[Weekday]) -> list[tuple[Weekday, Weekday]]:
    """The days of the week that are other ones."""
    if not some or not others:
        return []
    before, after = Counter(day.name for day in some), Counter(day.name for day in others)
    lost = [day for day in some if day.name in before - after]
    gained = [day for day in others if day.name in after - before]
    return list(zip(lost[:MOST], gained[:MOST], strict=False))


def dates_apart(
    source: Side, target: Side
) -> tuple[list[tuple[Date | None, Date | None]], tuple[list[Amount], list[Amount]]]:
    """The dates that are other ones; and what is left of those that only one side has, as numbers."""
    some, others = source.dates[:MOST], target.dates[:MOST]
    years = [{date.year for date in side} for side in (others, some)]  # said with another date
    told: list[tuple[Date | None, Date | None]] = []
    extra: tuple[list[Amount], list[Amount]] = ([], [])
    for likeness in (_same_date, _alike):
        rest = []
        for one in some:
            best = max(others, key=lambda other: likeness(one, other), default=None)
            if best is None or likeness(one, best) <= 0:
                rest.append(one)
                continue
            others.remove(best)
            if likeness is _alike:
                _differ(one, best, told, extra)
        some = rest
        if likeness is _same_date and _components(some) == _components(others):
            return told, extra
    told += [
        (one, other) for one, other in zip(some, others, strict=False) if bool(one.days) == bool(other.days)
    ]
    for side, dates in zip(extra, (some, others), strict=True):
        for date in dates:
            if not any(date in pair for pair in told):
                side += _loose(date, date.days, date.year)
                side.append(_loose_number(date, date.month)._replace(optional=True))
    return told, (_unsaid(extra[0], years[0]), _unsaid(extra[1], years[1]))


def _unsaid(amounts: Sequence[Amount], years: set[int]) -> list[Amount]:
    """Without the years that the other text says with another date."""
    return [a for a in amounts if not (len(a.number.value) == 4 and int(a.number.value) in years)]


def _components(dates: Sequence[Date]) -> tuple[Counter[int], set[int], set[int]]:
    return (
        Counter(day for date in dates for day in date.days),
        {d.month for d in dates},
        {d.year for d in dates} - {0},
    )


def _same_year(one: int, other: int) -> bool:
    return one == other or (0 < min(one, other) < 100 and one % 100 == other % 100)


def _same_date(one: Date, other: Date) -> int:
    if not _same_year(one.year, other.year):
        return 0
    readings = [
        {(d.days, d.month), *([((d.other[0],), d.other[1])] if d.other else [])} for d in (one, other)
    ]
    return int(not readings[0].isdisjoint(readings[1]))


def _alike(one: Date, other: Date) -> int:
    """In how many things two dates agree."""
    years = one.year and other.year and _same_year(one.year, other.year)
    days_ = bool(one.days) and not set(one.days).isdisjoint(other.days)
    return int(one.month == other.month) + int(bool(years)) + int(days_)


def _differ(
    one: Date,
    other: Date,
    told: list[tuple[Date | None, Date | None]],
    extra: tuple[list[Amount], list[Amount]],
) -> None:
    """What two dates do not both say: another day, month or year, or one that the other has not."""
    lost = tuple(day for day in one.days if day not in other.days)
    gained = tuple(day for day in other.days if day not in one.days)
    years = one.year and other.year and not _same_year(one.year, other.year)
    if one.month != other.month or years or (lost and gained):
        told.append((one, other))
        if bool(one.year) is not bool(other.year):  # the other may say it elsewhere
            extra[0 if one.year else 1].append(
                _loose_number(one, one.year or other.year)._replace(optional=True)
            )
        return
    extra[0].extend(_loose(one, lost, 0 if other.year else one.year))
    extra[1].extend(_loose(other, gained, 0 if one.year else other.year))


def _loose(date: Date, days_: Sequence[int], year: int) -> Iterator[Amount]:
    yield from (_loose_number(date, number) for number in (*days_, *([year] if year else [])))


def _loose_number(date: Date, number: int) -> Amount:
    return Amount(Number(date.span, date.text, str(number)), origin=date)
