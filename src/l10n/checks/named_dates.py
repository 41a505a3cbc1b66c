"""Dates with the names of months, many texts at a time: which day of which month and year, and days of the week."""

from __future__ import annotations

import numpy as np

from l10n.checks.number_words import Role
from l10n.checks.roles import Read
from l10n.checks.tokens import BLANK, Hashes, Places, Truths, any_of, mixed

_AROUND = 4  # tokens beside a date that may belong to it
_DAY, _YEAR = np.uint64(3), np.uint64(5)  # what tells one from the other


def days_and_months(read: Read) -> tuple[Hashes, Truths, Truths]:
    """What texts say by names of months and of days of the week; which have a date, and which may say more.

    A date is a month with at most a day and a year right beside it, and no other number near it: 9 dicembre 2025,
    9. Dezember, 9 de diciembre de 2025, in English December 9, 2025 as well.
    """
    found, size = read.found, read.found.stops - read.found.starts
    at, days = (np.flatnonzero(read.bits & np.uint32(role)) for role in (Role.MONTH, Role.DAY))
    text = found.texts(found.starts[at])
    first, last = np.append(0, found.last[:-1] + 1)[text], found.last[text]
    before = at - 1 - read.is_any(at - 1, Role.OF)
    early = found.numbers[before] & (before >= first) & (size[before] < 3) & _close(read, before, at, ".")
    late = found.numbers[at + 1] & (at + 1 < last) & (size[at + 1] < 3) & _close(read, at, at + 1, "")
    late &= read.numerals.month_first
    behind = at + 1 + (late | read.is_any(at + 1, Role.OF))
    year = (
        found.numbers[behind] & (behind < last) & (size[behind] == 4) & _close(read, at + late, behind, ",")
    )

    day = np.where(early, found.hashes[before], np.where(late, found.hashes[at + 1], np.uint64(0)))
    values = read.values[at] + mixed(day) * _DAY
    values[year] += mixed(found.hashes[behind[year]]) * _YEAR
    near = np.arange(-_AROUND, _AROUND + 1) + at[:, None]
    end = np.where(year, behind, last - 1)  # a year ends a date
    inside = (near >= first[:, None]) & (near <= end[:, None])
    count = (found.numbers[near] & inside).sum(axis=1)
    primo = (read.is_any(near, Role.FIRST) & inside).any(axis=1)
    clear = (count == early.astype(np.intp) + late + year) & ~(early & late) & ~primo
    places, said = np.append(at, days), np.append(values, read.values[days])
    dated, doubted = (found.have(found.starts[at[each]]) for each in (count > 0, ~clear))
    return read.sums(places, mixed(said))[0], dated, doubted


def _close(read: Read, one: Places, other: Places, sign: str) -> Truths:
    """Whether these tokens are parted by a space, with a sign before it at most, or by a short word."""
    starts, stops, kinds, blank = read.found.starts, read.found.stops, read.found.kinds, any_of(BLANK)
    gap, spaced = starts[other] - stops[one], blank[kinds[stops[one]]]
    signed = any_of(sign)[kinds[stops[one]]] & blank[kinds[stops[one] + 1]]
    close: Truths = np.where(
        other - one > 1, spaced & (gap < 5), ((gap == 1) & spaced) | ((gap == 2) & signed)
    )
    return close
