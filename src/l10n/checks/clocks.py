"""Times of day, many at a time: 6:30 p.m., 18.30 Uhr, 18 h 30 and 18:30 are the same, and 6 p.m. may be written 18.

What may be a time is compared as one, be it a price: so does `numerals`, which lets 8.30 be half past eight.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from l10n.checks.joins import POINT, Joins
from l10n.checks.number_words import Role
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
    found, two = read.found, ties.timed | ties.decimal
    likely = np.flatnonzero((two | read.is_any(at + 1, Role.CLOCK)) & ~ties.tail)
    said, worded, minutes = (
        np.zeros(len(at), np.uint64),
        np.zeros(len(at), np.bool_),
        np.zeros(len(at), np.bool_),
    )
    if len(likely):
        said[likely], worded[likely], inner = _told(found, at[likely], two[likely])
        minutes = np.isin(at, inner)
    return Clocks(said, worded, minutes)


def _told(found: Tokens, at: Places, parted: Truths) -> tuple[Hashes, Truths, Places]:
    """What numbers, parted from their minutes by a sign or not, say as hours; which by words; the tokens of minutes."""
    hour, minute = small(found, at), small(found, at + 1)
    parted &= _two(found, at + 1) & (minute < 60)
    last = at + parted
    word, then = last + 1, last + 2
    near, what = _near(found, last), found.hashes[word]
    split = (found.hashes[then] == _M) & (found.starts[then] - found.stops[word] < 3)
    split &= any_of(".| \u00a0")[found.kinds[found.stops[word]]]
    am, pm = ((what == whole) | ((what == half) & split) for whole, half in ((_AM, _A), (_PM, _P)))
    halves = near & (am | pm) & (hour > 0) & (hour < 13)
    hours = near & ~parted & (what == _H) & _near(found, word) & _two(found, then) & (small(found, then) < 60)
    begun = any_of(OPENING)[found.kinds[found.starts[at] - 1]] & (hour < 25)
    worded = begun & (halves | hours | (near & (what == _UHR)))
    hour += np.where(worded & halves, 12 * pm - 12 * (hour == 12), 0)
    minute, beside = (
        np.where(hours, small(found, then), minute),
        np.where(hours, found.hashes[then], found.hashes[at + 1]),
    )
    whole = _NUMBERS[np.minimum(hour, 24)]
    said = np.where((parted | hours) & (minute > 0), mixed(whole) * POINT + beside, whole)
    inner = np.append(then[worded & hours], last[worded & parted])
    return np.where(worded | (parted & (hour < 25)), said, np.uint64(0)), worded, inner


def _two(found: Tokens, at: Places) -> Truths:
    two: Truths = found.stops[at] - found.starts[at] == 2
    return two


def _near(found: Tokens, at: Places) -> Truths:
    """Whether a token follows at once, or behind a space."""
    gap = found.starts[at + 1] - found.stops[at]
    near: Truths = (gap == 0) | ((gap == 1) & any_of(" \u00a0")[found.kinds[found.stops[at]]])
    return near
