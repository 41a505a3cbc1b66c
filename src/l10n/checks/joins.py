"""Numbers in digits that signs tie to others: decimals, groups of digits, times, ranges, volumes of journals.

Truths are of a text's numbers in digits, one after the other: `at` are their tokens.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from l10n.checks.roles import Read, cited, notes
from l10n.checks.tokens import (
    BLANK,
    CLOSING,
    OPENING,
    Hashes,
    Places,
    Tokens,
    Truths,
    any_of,
    celsius,
    joined,
    mixed,
    small,
)
from l10n.numerals import decimal_sign

POINT = np.uint64(0x9FB21C651E98DF25)


class Joins(NamedTuple):
    """Which numbers one character ties to the next, and to what."""

    any: Truths
    decimal: Truths
    foreign: Truths  # those that may be times: 8.30 where decimals have commas
    grouped: Truths
    twice: Truths  # 1,250,000: with the next two
    timed: Truths
    journal: Truths  # 2024;8:100121
    issue: Truths  # 2024;8(2):100
    ranged: Truths
    cited: Truths  # in square brackets with nothing but numbers, or raised
    clear: Truths  # those of them that are nothing else
    tail: Truths  # not the first of what is one number, or one reference

    @property
    def size(self) -> Places:
        """How many numbers behind each belong to it."""
        whole = self.decimal | self.grouped | self.timed
        size: Places = whole.astype(np.intp) + self.twice + 2 * self.journal + 3 * self.issue
        return size


def joins(read: Read, at: Places, locale: str) -> Joins:
    found, kinds = read.found, read.found.kinds
    size, following = (found.stops[places] - found.starts[places] for places in (at, at + 1))
    sign, blank = kinds[found.stops[at]], any_of(BLANK)
    references, clear = cited(found, at)
    raised = np.isin(at, notes(found))
    references, clear = references | raised, clear | raised
    near = read.numbers[at + 1] & read.near(at)
    # a space groups thousands, or ties a fraction; between others it says nothing
    near &= ~blank[sign] | (following == 3) | any_of("/")[kinds[found.stops[at + 1]]]
    near &= ~references
    journal = near & any_of(";")[sign]
    issue, inside = journal & False, journal
    if journal.any():
        issue = journal & _issue(found, at, near)
        journal &= later(near & any_of(":")[sign], -1) & ~later(near, -2)
        inside = later(journal, 1) | later(journal, 2) | later(issue, 1) | later(issue, 2) | later(issue, 3)
    point, comma = ",." if decimal_sign(locale) == "," else ".,"
    decimal = near & any_of(point)[sign] & (following != 3) & ~inside
    foreign = near & any_of(comma)[sign] & (following == 2) & ~inside & (small(found, at) < 25)
    foreign &= small(found, at + 1) < 60
    decimal |= foreign
    three = near & any_of(comma + " \u00a0")[sign] & (following == 3) & (size < 4) & ~inside
    grouped = three & (found.codes[found.starts[at]] != ord("0"))
    # as long as a hash of one word is: eight digits
    twice = grouped & later(three, -1) & (sign == np.roll(sign, -1)) & (size < 3)
    twice &= ~later(near, -2) & ~later(near, 1)
    grouped &= ~later(twice, 1)
    timed = near & any_of(":")[sign] & (size < 3) & (following == 2) & ~inside
    tail = later(decimal | grouped | timed | twice, 1) | later(twice, 2) | inside
    ranged = near & any_of("-–")[sign]
    return Joins(
        near, decimal, foreign, grouped, twice, timed, journal, issue, ranged, references, clear, tail
    )


def _issue(found: Tokens, at: Places, near: Truths) -> Truths:
    """Of years with a volume behind them, those with an issue and a page: 2024;8(2):100."""
    sign, kinds = found.kinds[found.stops[at]], found.kinds
    behind = np.minimum(at + 2, len(found.starts) - 1)
    closed = found.stops[behind]
    pages = (
        any_of(")")[kinds[closed]] & any_of(":")[kinds[closed + 1]] & (found.starts[behind + 1] - closed == 2)
    )
    issue: Truths = later(near & any_of("(")[sign], -1)
    issue &= pages & found.numbers[at + 1] & found.numbers[behind] & found.numbers[behind + 1]
    return issue


def values(found: Tokens, at: Places, ties: Joins) -> Hashes:
    """What numbers say, 0 for those that are parts of others."""
    said = found.hashes[at]
    said[ties.grouped] = joined(found, at[ties.grouped])
    first = at[ties.twice]
    bits = 8 * (found.stops[first] - found.starts[first] + 3)
    said[ties.twice] += found.hashes[first + 2] << bits.astype(np.uint64)
    parts = (
        (ties.decimal | ties.timed | ties.journal | ties.issue, 1),
        (ties.journal | ties.issue, 2),
        (ties.issue, 3),
    )
    for those, behind in parts:
        said[those] = mixed(said[those]) * POINT + found.hashes[at[those] + behind]
    said[ties.timed] += np.uint64(1)
    said[ties.cited] = mixed(said[ties.cited]) * POINT
    said[ties.tail] = 0
    return said


def plain(found: Tokens, at: Places, ties: Joins, code: Truths) -> Truths:
    """Whether what stands around numbers makes no more of them."""
    kinds, starts, stops = found.kinds, found.starts[at], found.stops[at]
    letter, dash = any_of("a"), any_of("-")
    before, sign = kinds[starts - 1], kinds[stops]
    begins = any_of(OPENING)[before] | ties.tail | later(ties.ranged, 1)
    begins |= dash[before] & letter[kinds[starts - 2]]
    money = any_of("$")
    begins |= money[before] & any_of(OPENING)[kinds[starts - 2]]
    ends = any_of(CLOSING)[sign] | letter[sign] | celsius(found, stops) | money[sign]
    whole = begins & (ends | ties.any | (dash[sign] & letter[kinds[stops + 1]]))
    once = (ties.decimal | ties.grouped | ties.timed | ties.ranged) & ~later(ties.any, 1)
    inside = ties.twice | later(ties.twice, 1) | ties.journal | later(ties.journal, 1)
    inside |= ties.issue | later(ties.issue, 1)
    whole &= ~ties.any | once | inside
    return whole | ties.clear | (code & ~ties.any & ends)


def later(truths: Truths, by: int) -> Truths:
    """The truths of numbers, moved to the numbers that stand so many later."""
    moved = np.zeros(len(truths), np.bool_)
    if by > 0:
        moved[by:] = truths[:-by]
    else:
        moved[:by] = truths[-by:]
    return moved
