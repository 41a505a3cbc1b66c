"""What texts say in numbers, many texts at a time: whether a translation plainly says what its source says.

Numbers in digits and in words, with the units behind them, and names of months and of days of the week are compared
by hashes, whichever order they stand in. Where there may be more to a number (see `figures`, which reads it all), that
is a doubt, and is told.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from l10n.checks.number_words import Numerals, Role
from l10n.checks.tokens import (
    Bits,
    Hashes,
    Places,
    Tokens,
    Truths,
    among,
    any_of,
    cased,
    hashed,
    joined,
    mixed,
)
from l10n.numerals import decimal_sign

_POINT, _PER_CENT = np.uint64(0x9FB21C651E98DF25), np.uint64(3)
_BLANK = " \n\u00a0"
_BEFORE = _BLANK + '|("“„«'  # what leaves a number a whole one
_BEHIND = _BLANK + '|).,;:!?"”»%'


class Told(NamedTuple):
    """What each text says."""

    bits: Bits
    digits: Hashes  # numbers in digits, in whichever order
    words: Hashes  # numbers in words
    named: Hashes  # days and months
    digits_doubted: Truths
    words_doubted: Truths
    named_doubted: Truths


class _Read(NamedTuple):
    """Texts, and what their tokens may be."""

    found: Tokens
    numerals: Numerals
    bits: Bits
    values: Hashes
    units: Hashes
    numbers: Truths

    def sums(self, at: Places, values: Hashes) -> Hashes:
        """The sums of these tokens' values for each text."""
        every = np.zeros(len(self.bits), np.uint64)
        every[at] = values
        return self.found.sums(every)

    def near(self, at: Places) -> Truths:
        """Whether one character stands between these tokens and the ones behind them."""
        near: Truths = self.found.starts[at + 1] - self.found.stops[at] == 1
        return near

    def is_any(self, at: Places, bits: int) -> Truths:
        """Whether tokens have one of these bits."""
        found: Truths = self.bits[at] & np.uint32(bits) > 0
        return found


def told(found: Tokens, numerals: Numerals, locale: str) -> Told:
    """What texts say in numbers."""
    places = numerals.lexicon.numbers(found.hashes)
    linked, doubted = _linked(found)
    places[linked] = len(numerals.lexicon.words)
    bits, values, units = numerals.roles[places], numerals.values[places], numerals.units[places]
    read = _Read(found, numerals, bits, values, units, found.numbers & ~linked)
    named = np.flatnonzero(bits & np.uint32(Role.DAY | Role.MONTH))
    digits, digits_doubted = _digits(read, locale)
    digits_doubted = np.append(digits_doubted, np.flatnonzero(read.numbers & doubted))
    words, words_doubted = _words(read)
    every = found.any(bits)
    return Told(
        every,
        digits,
        words,
        read.sums(named, mixed(values[named])),
        found.have(found.starts[digits_doubted]),
        found.have(found.starts[words_doubted]),
        _dated(read, every),
    )


def alike(source: Told, target: Told) -> Truths:
    """Whether translations plainly say in numbers what their sources say."""
    both, either = source.bits & target.bits, source.bits | target.bits
    spoken = (both & np.uint32(Role.MAYBE) > 0) & (either & np.uint32(Role.SURELY) > 0)
    dated = (source.bits & np.uint32(Role.DAY | Role.MONTH) > 0) & (
        target.bits & np.uint32(Role.DAY | Role.MONTH) > 0
    )
    digits = (source.digits == target.digits) & ~spoken
    words = source.digits + source.words == target.digits + target.words
    words &= ~(source.words_doubted | target.words_doubted)
    named = (source.named == target.named) & ~(source.named_doubted | target.named_doubted)
    same: Truths = ~(source.digits_doubted | target.digits_doubted) & (digits | words) & (named | ~dated)
    return same


def _linked(found: Tokens) -> tuple[Truths, Truths]:
    """Which tokens are parts of links, and which of something that may be one."""
    kinds, at = found.kinds, found.signs
    slash = any_of("/")
    links = at[any_of(":")[kinds[at]] & slash[kinds[at + 1]] & slash[kinds[at + 2]]]
    likely = at[any_of("./@")[kinds[at]] & any_of("a")[kinds[at + 1]]]
    scheme = np.searchsorted(found.stops, links)
    sure = among(found.hashes[scheme], _schemes())
    linked = _rest(found, scheme[sure])
    return linked, _rest(found, np.append(scheme[~sure], np.searchsorted(found.stops, likely))) & ~linked


def _rest(found: Tokens, first: Places) -> Truths:
    """These tokens, and those behind them up to the next blank."""
    inside = np.zeros(len(found.starts), np.intp)
    if len(first):
        apart, before = any_of(_BLANK + "|<\"'\x02"), np.roll(found.stops, 1)
        beside = (found.starts - 1, found.starts - 2, before, before + 1)
        ends = np.flatnonzero(np.logical_or.reduce([apart[found.kinds[places]] for places in beside]))
        np.add.at(inside, first, 1)
        np.add.at(inside, ends[np.searchsorted(ends, first + 1)], -1)
    return np.cumsum(inside) > 0


@cache
def _schemes() -> Hashes:
    return np.array([hashed(scheme) for scheme in ("http", "https", "ftp", "file")], np.uint64)


def _digits(read: _Read, locale: str) -> tuple[Hashes, Places]:
    """Each text's numbers in digits, and the tokens of which there may be more to be read."""
    found, kinds = read.found, read.found.kinds
    at = np.flatnonzero(read.numbers)
    starts, stops = found.starts[at], found.stops[at]
    size, following = stops - starts, found.stops[at + 1] - found.starts[at + 1]
    before, sign, letter = kinds[starts - 1], kinds[stops], any_of("a")
    joins = read.numbers[at + 1] & read.near(at)
    point = decimal_sign(locale) or "."
    decimal = joins & any_of(point)[sign] & (following != 3)
    grouped = joins & any_of("." if point == "," else ",")[sign] & (following == 3) & (size < 4)
    grouped &= found.codes[starts] != ord("0")
    timed = joins & any_of(":")[sign] & (size < 3) & (following == 2)
    whole = decimal | grouped | timed
    ranged = joins & any_of("-–")[sign]
    tail, second = (np.append(False, each[:-1]) for each in (whole, ranged))
    plain = any_of(_BEFORE)[before] | tail | second | (any_of("-")[before] & letter[kinds[starts - 2]])
    plain &= any_of(_BEHIND)[sign] | joins | letter[sign] | (any_of("-")[sign] & letter[kinds[stops + 1]])
    plain |= any_of("[")[before] & any_of("]")[sign]  # cited
    plain &= ~joins | ((whole | ranged) & ~np.append(False, joins[:-1]))
    values = found.hashes[at]
    values[grouped] = joined(found, at[grouped])
    parted = decimal | timed
    values[parted] = mixed(values[parted]) * _POINT + found.hashes[at[parted] + 1] + timed[parted]
    units, clear = _units(read, at + whole)
    evening = np.logical_or.reduce([read.is_any(at + more, Role.EVENING) for more in range(1, 5)])
    evening &= read.is_any(at + 1, Role.WHEN)
    amounts = np.where(tail, np.uint64(0), mixed(values + units))
    return read.sums(at, amounts), at[~(plain & clear) | evening]


def _words(read: _Read) -> tuple[Hashes, Places]:
    """Each text's numbers in words, and the tokens of which there may be more to be read."""
    at = np.flatnonzero(read.bits & np.uint32(Role.COUNTED | Role.GREAT))
    at = at[~((read.units[at] > 0) & read.numbers[at - 1] & read.near(at - 1))]  # 30 seconds
    units, clear = _units(read, at)
    near, beyond = read.near(at), at + 2
    more = near & (read.is_any(at + 1, Role.COUNTED | Role.GREAT) | read.numbers[at + 1])
    more |= near & read.is_any(at + 1, Role.AND) & read.is_any(beyond, Role.COUNTED | Role.GREAT)
    more |= read.near(at - 1) & (read.is_any(at - 1, Role.COUNTED | Role.GREAT) | read.numbers[at - 1])
    return read.sums(at, mixed(read.values[at] + units)), at[~clear | more | read.is_any(at, Role.GREAT)]


def _units(read: _Read, at: Places) -> tuple[Hashes, Truths]:
    """The units behind numbers, 0 where there is none; and whether that is clear."""
    found, kinds = read.found, read.found.kinds
    unit, stops = at + 1, found.stops[at]
    gap, sign = found.starts[unit] - stops, kinds[stops]
    close = (gap == 0) | ((gap == 1) & any_of(" \u00a0-")[sign])
    units = np.where(close, read.units[unit], np.uint64(0))
    symbols = np.flatnonzero(close & read.is_any(unit, Role.SYMBOL))
    exact = read.numerals.symbols.numbers(cased(found, unit[symbols]))
    measures = read.numerals.measures[exact]
    units[symbols] = np.where(measures > 0, measures, units[symbols])
    clear = np.ones(len(at), np.bool_)
    clear[symbols] = units[symbols] > 0
    ends = found.stops[unit]
    after, blank, slash = kinds[ends], any_of(_BLANK), any_of("/")
    beyond = unit + 1
    near = gap <= 1
    half = (found.hashes[beyond] == np.uint64(hashed("m"))) | (
        found.hashes[beyond] == np.uint64(hashed("clock"))
    )
    unclear = near & (read.is_any(unit, Role.MORE) | (read.is_any(unit, Role.HALF) & half))
    unclear |= (
        near
        & read.is_any(unit, Role.OF)
        & ((read.units[beyond] > 0) | read.is_any(beyond, Role.SYMBOL | Role.MORE))
    )
    unclear |= (units > 0) & (slash[after] | (blank[after] & slash[kinds[ends + 1]]) | any_of("'")[after])
    unclear |= (units > 0) & read.numbers[beyond] & (found.starts[beyond] - ends <= 1)
    unclear |= (gap == 0) & found.words[unit] & ((units == 0) | (ends - found.starts[unit] < 2))
    unclear |= read.is_any(at - 1, Role.MONEY) & (found.starts[at] - found.stops[at - 1] < 2)
    shared = any_of("%")[sign] | (any_of(" \u00a0-")[sign] & any_of("%")[kinds[stops + 1]])
    clear &= ~unclear
    return np.where(shared, _PER_CENT, units), clear


def _dated(read: _Read, every: Bits) -> Truths:
    """Whether there may be more to dates: where a month is not alone, or numbers could be exchanged."""
    found = read.found
    at, months = np.flatnonzero(read.numbers), np.flatnonzero(read.bits & np.uint32(Role.MONTH))
    size = found.stops[at] - found.starts[at]
    small, year = (read.sums(at, fits.astype(np.uint64)) for fits in (size < 3, size == 4))
    count = read.sums(at, np.ones(len(at), np.uint64))
    simple = (small <= 1) & (year <= 1) & (count == small + year) & (every & np.uint32(Role.FIRST) == 0)
    dated = read.sums(months, np.ones(len(months), np.uint64))
    doubted: Truths = (dated > 1) | ((dated == 1) & ~simple)
    return doubted
