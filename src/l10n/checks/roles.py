"""Texts as tokens with what each may say: a number, a month, a unit, part of a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from l10n.checks.number_words import Numerals, Role
from l10n.checks.tokens import (
    BLANK,
    CAPITAL,
    KINDS,
    SMALL,
    SPACE,
    Bits,
    Hashes,
    Places,
    Tokens,
    Truths,
    among,
    any_of,
    hashed,
)
from l10n.glossary.text import RAISED

_SCHEMES = np.array([hashed(word) for word in ("http", "https", "ftp", "file")], np.uint64)
_TEN = np.uint64(hashed("10"))  # what DOIs begin with
_INTERVALS = np.array(
    [hashed(word) for word in "ci i ic ki iqr range interval intervallo intervalo intervalle".split()],
    np.uint64,
)
_ENDS = BLANK + "|<\"'\x02"  # of links


class Read(NamedTuple):
    """Texts, and what their tokens may be; nothing but links in links."""

    found: Tokens
    numerals: Numerals
    bits: Bits
    values: Hashes
    units: Hashes
    numbers: Truths
    doubted: Truths  # what may be in a link

    def sums(self, at: Places, *values: Hashes) -> list[Hashes]:
        """The sums of these tokens' values for each text, modulo 2**64."""
        return [self.found.totals(self.found.starts[at], each) for each in values]

    def near(self, at: Places) -> Truths:
        """Whether one character stands between these tokens and the ones behind them."""
        near: Truths = self.found.starts[at + 1] - self.found.stops[at] == 1
        return near

    def is_any(self, at: Places, bits: int) -> Truths:
        """Whether tokens have one of these bits."""
        found: Truths = self.bits[at] & np.uint32(bits) > 0
        return found


def read(found: Tokens, numerals: Numerals) -> Read:
    """What these tokens may be in a language."""
    places = numerals.lexicon.numbers(found.hashes)
    linked, doubted = _linked(found)
    places[linked] = len(numerals.lexicon.words)
    bits = numerals.roles[places]
    if numerals.cased:
        names = bits & np.uint32(Role.DAY | Role.MONTH) > 0
        bits[names & (found.kinds[found.starts] == SMALL)] &= ~np.uint32(Role.DAY | Role.MONTH)
    return Read(
        found,
        numerals,
        bits,
        numerals.values[places],
        numerals.units[places],
        found.numbers & ~linked,
        found.numbers & ~linked & doubted,
    )


def _linked(found: Tokens) -> tuple[Truths, Truths]:
    """Which tokens are parts of links, and which of something that may be one."""
    kinds, at = found.kinds, found.signs
    slash = any_of("/")
    links = at[any_of(":")[kinds[at]] & slash[kinds[at + 1]] & slash[kinds[at + 2]]]
    likely, dois = at[any_of(":./@")[kinds[at]] & any_of("a/")[kinds[at + 1]]], _dois(found)
    if not len(likely) and not len(dois):
        none = np.zeros(len(found.starts), np.bool_)
        return none, none
    sure = links[among(found.hashes[np.searchsorted(found.stops, links)], _SCHEMES)]
    ends = np.flatnonzero(kinds <= SPACE), np.append(found.where(_ENDS), len(kinds))
    return _between(found, np.append(sure, dois), ends), _between(found, likely, ends)


def _dois(found: Tokens) -> Places:
    """Where DOIs begin: 10.1234/"""
    ten = tens(found)
    size = found.stops[ten + 1] - found.starts[ten + 1]
    ten = ten[
        found.numbers[ten + 1] & (size > 3) & (size < 10) & (found.stops[ten] == found.starts[ten + 1] - 1)
    ]
    sign = found.stops[ten + 1]
    signs = any_of("/")[found.kinds[sign]]
    starts: Places = found.starts[ten[signs & ~any_of(_ENDS)[found.kinds[sign + 1]]]]
    return starts[any_of(BLANK + "|:([,;")[found.kinds[starts - 1]]]


def tens(found: Tokens) -> Places:
    """Numbers that a DOI may begin with: 10 before a point and a digit."""
    ten = np.flatnonzero(found.hashes == _TEN)
    stops = found.stops[ten]
    return ten[any_of(".")[found.kinds[stops]] & any_of("0")[found.kinds[stops + 1]]]


def _between(found: Tokens, signs: Places, ends: Sequence[Places]) -> Truths:
    """Which tokens are between these signs and the next of these ends."""
    first, last = (each[np.searchsorted(each, signs)] for each in ends)
    inside = np.zeros(len(found.starts), np.intp)
    np.add.at(inside, np.searchsorted(found.starts, signs), 1)
    np.add.at(inside, np.searchsorted(found.starts, np.minimum(first, last)), -1)
    between: Truths = np.cumsum(inside) > 0
    return between


def cited(found: Tokens, at: Places) -> tuple[Truths, Truths]:
    """Whether numbers stand in square brackets with nothing but numbers; which of them are no estimates: [3, 5-7]."""
    starts, stops, kinds = found.starts[at], found.stops[at], found.kinds
    opened = any_of("[")[kinds[starts - 1]]
    if not opened.any():
        return opened, opened
    sign, short = kinds[stops], stops - starts < 5
    gap = np.append(starts[1:] - stops[:-1], 0)
    linked = np.append(at[1:] == at[:-1] + 1, False) & ((gap == 1) | (kinds[stops + 1] == SPACE))
    linked &= (
        (gap < 3) & any_of(",;-–")[sign] & (any_of(",;")[sign] | (gap == 1)) & short & np.roll(short, -1)
    )
    first = ~np.append(False, linked[:-1])
    run = np.cumsum(first) - 1
    begins = opened[first] & short[first]
    references: Truths = (begins & any_of("]")[sign[~linked]])[run]
    return references, references & ~_estimated(found, at[first])[run]


def notes(found: Tokens) -> Places:
    """The raised numbers that are notes."""
    signs = found.where("°")
    signs = signs[(found.codes[signs] == ord(RAISED)) & any_of("0")[found.kinds[signs + 1]]]
    at = np.searchsorted(found.starts, signs + 1)
    raised: Places = at[_noted(found, at)]
    return raised


def _noted(found: Tokens, at: Places) -> Truths:
    """Whether numbers are raised behind a word of four letters or more, which no number stands before: a note."""
    starts, stops, kinds, codes = found.starts[at], found.stops[at], found.kinds, found.codes
    word, small = at - 1, any_of("a") & (np.arange(KINDS) < CAPITAL)
    raised = (codes[starts - 1] == ord(RAISED)) & (codes[stops] == ord(RAISED)) & (stops - starts < 4)
    raised &= ~any_of("a0+")[kinds[stops + 1]] & small[kinds[starts - 2]] & small[kinds[starts - 3]]
    raised &= (
        found.words[word] & (found.stops[word] == starts - 1) & (found.stops[word] - found.starts[word] > 3)
    )
    alone: Truths = found.numbers[at] & ~(
        found.numbers[word - 1] & (found.starts[word] - found.stops[word - 1] < 2)
    )
    alone &= raised
    return alone


def _estimated(found: Tokens, at: Places) -> Truths:
    """Whether what stands before brackets may make what is in them an estimate: 95 % CI [3]."""
    sign, starts = any_of("%"), found.starts[at]
    behind: Truths = np.logical_or.reduce([sign[found.kinds[starts - more]] for more in (2, 3, 4)])
    return behind | among(found.hashes[at - 1], _INTERVALS)
