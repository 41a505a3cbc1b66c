"""Times of day, many at a time: 6:30 p.m., 18.30 Uhr, 18 h 30 and 18:30 are the same, and 6 p.m. may be written 18.

What may be a time is compared as one, be it a price: so does `numerals`, which lets 8.30 be half past eight.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from l10n.checks.joins import POINT, Joins
from l10n.checks.roles import Read
from l10n.checks.tokens import OPENING, Hashes, Places, Tokens, Truths, any_of, hashed, mixed, small

_NUMBERS = np.array([hashed(str(number)) for number in range(25)], np.uint64)
_AM, _PM, _A, _P, _M, _H, _UHR = (np.uint64(hashed(word)) for word in "am pm a p m h uhr".split())


class Clocks(NamedTuple):
    """Numbers as times of day."""

    said: Hashes  # 0 for what is none
    worded: Truths  # told by words
    minutes: Truths  # parts of those


def clocks(read: Read, at: Places, ties: Joins) -> Clocks:
    found = read.found
    hour, minute = small(found, at), small(found, at + 1)
    parted = (ties.timed | ties.decimal) & _two(found, at + 1) & (minute < 60)
    last = at + parted
    word, near = last + 1, _near(found, last)
    then = word + 1
    split = (
        (found.hashes[then] == _M)
        & (found.starts[then] - found.stops[word] < 3)
        & any_of(".|" + " \u00a0")[found.kinds[found.stops[word]]]
    )
    am, pm = (
        near & ((found.hashes[word] == whole) | ((found.hashes[word] == half) & split))
        for whole, half in ((_AM, _A), (_PM, _P))
    )
    halves = (am | pm) & (hour > 0) & (hour < 13)
    hours = (
        near
        & ~parted
        & (found.hashes[word] == _H)
        & found.numbers[then]
        & _near(found, word)
        & _two(found, then)
    )
    hours &= small(found, then) < 60
    begun = any_of(OPENING)[found.kinds[found.starts[at] - 1]] & (hour < 25) & ~ties.tail
    worded = begun & (halves | hours | (near & (found.hashes[word] == _UHR)))
    later = hour + np.where(worded & halves, 12 * pm - 12 * (hour == 12), 0)
    minutes = np.where(hours, small(found, then), np.where(parted, minute, 0))
    beside = np.where(hours, found.hashes[then], found.hashes[at + 1])
    whole = _NUMBERS[np.minimum(later, 24)]
    said = np.where(minutes > 0, mixed(whole) * POINT + beside, whole)
    taken = np.isin(at, np.append(then[worded & hours], last[worded & parted]))
    return Clocks(np.where(worded | (parted & (hour < 25) & ~ties.tail), said, np.uint64(0)), worded, taken)


def _two(found: Tokens, at: Places) -> Truths:
    two: Truths = found.stops[at] - found.starts[at] == 2
    return two


def _near(found: Tokens, at: Places) -> Truths:
    """Whether a token follows at once, or behind a space."""
    gap = found.starts[at + 1] - found.stops[at]
    near: Truths = (gap == 0) | ((gap == 1) & any_of(" \u00a0")[found.kinds[found.stops[at]]])
    return near
