"""What texts say in numbers, many texts at a time: whether a translation plainly says what its source says.

Numbers in digits and in words, with the units behind them, and names of months and of days of the week are compared
by hashes, whichever order they stand in. Where there may be more to a number (see `figures`, which reads it all), that
is a doubt, and is told.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from l10n.checks.number_words import Numerals, Role
from l10n.checks.tokens import (
    BLANK,
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
_HALVES, _SCHEMES = (
    np.array([hashed(word) for word in words.split()], np.uint64)
    for words in ("m clock", "http https ftp file")
)
_BEFORE = BLANK + "|('\"“„«"  # what leaves a number a whole one
_BEHIND = BLANK + '|).,;:!?"”»%'


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


def agree(source: Told, target: Told) -> Truths:
    """Whether translations plainly say in numbers what their sources say."""
    both, either = source.bits & target.bits, source.bits | target.bits
    spoken = (both & np.uint32(Role.MAYBE) > 0) & (either & np.uint32(Role.SURELY) > 0)
    names = np.uint32(Role.DAY | Role.MONTH)
    dated = (source.bits & names > 0) & (target.bits & names > 0)
    digits = (source.digits == target.digits) & ~spoken
    words = source.digits + source.words == target.digits + target.words
    words &= ~(source.words_doubted | target.words_doubted) & ((source.bits & names) == (target.bits & names))
    named = (source.named == target.named) & ~(source.named_doubted | target.named_doubted)
    same: Truths = ~(source.digits_doubted | target.digits_doubted) & (digits | words) & (named | ~dated)
    return same


def _linked(found: Tokens) -> tuple[Truths, Truths]:
    """Which tokens are parts of links, and which of something that may be one."""
    kinds, at = found.kinds, found.signs
    slash = any_of("/")
    links = at[any_of(":")[kinds[at]] & slash[kinds[at + 1]] & slash[kinds[at + 2]]]
    likely = at[any_of(":./@")[kinds[at]] & any_of("a/")[kinds[at + 1]]]
    if not len(likely):
        none = np.zeros(len(found.starts), np.bool_)
        return none, none
    sure = among(found.hashes[np.searchsorted(found.stops, links)], _SCHEMES)
    ends = np.flatnonzero(any_of(BLANK + "|<\"'\x02")[kinds])
    return _between(found, links[sure], ends), _between(found, likely, ends)


def _between(found: Tokens, signs: Places, ends: Places) -> Truths:
    """Which tokens are between these signs and the next of these ends."""
    inside = np.zeros(len(found.starts), np.intp)
    np.add.at(inside, np.searchsorted(found.starts, signs), 1)
    np.add.at(inside, np.searchsorted(found.starts, ends[np.searchsorted(ends, signs)]), -1)
    between: Truths = np.cumsum(inside) > 0
    return between


class _Joins(NamedTuple):
    """Numbers in digits that one character ties to the next: which, and to what."""

    any: Truths
    decimal: Truths
    grouped: Truths
    timed: Truths
    journal: Truths  # 2024;8:100121
    ranged: Truths
    tail: Truths  # not the first of what is one number, or one reference

    @property
    def whole(self) -> Truths:
        """Those that are one number with the next."""
        return self.decimal | self.grouped | self.timed


def _digits(read: _Read, locale: str) -> tuple[Hashes, Places]:
    """Each text's numbers in digits, and the tokens of which there may be more to be read."""
    found = read.found
    at = np.flatnonzero(read.numbers)
    joins = _joins(read, at, locale)
    code = found.words[at - 1] & (found.stops[at - 1] == found.starts[at])  # B12, l10n
    letters = any_of("a")[found.kinds[found.stops[at]]]
    values = found.hashes[at]
    values[joins.grouped] = joined(found, at[joins.grouped])
    parts = (
        (joins.decimal | joins.timed | joins.journal, 1),
        (joins.journal, 2),
        (code, -1),
        (code & letters, 1),
    )
    for those, behind in parts:
        values[those] = mixed(values[those]) * _POINT + found.hashes[at[those] + behind]
    values[joins.timed] += np.uint64(1)
    units, clear = _units(read, at + joins.whole + 2 * joins.journal)
    amounts = np.where(joins.tail, np.uint64(0), mixed(values + np.where(code, np.uint64(0), units)))
    plain = _plain(found, at, joins, code) & (clear | code) & ~_evening(read, at)
    return read.sums(at, amounts), at[~plain]


def _joins(read: _Read, at: Places, locale: str) -> _Joins:
    found = read.found
    size, following = (found.stops[places] - found.starts[places] for places in (at, at + 1))
    sign = found.kinds[found.stops[at]]
    joins = read.numbers[at + 1] & read.near(at)
    journal = joins & any_of(";")[sign] & _later(joins & any_of(":")[sign], -1) & ~_later(joins, -2)
    inside = _later(journal, 1) | _later(journal, 2)
    point, comma = ",." if decimal_sign(locale) == "," else ".,"
    decimal = joins & any_of(point)[sign] & (following != 3)
    grouped = joins & any_of(comma)[sign] & (following == 3) & (size < 4)
    grouped &= found.codes[found.starts[at]] != ord("0")
    timed = joins & any_of(":")[sign] & (size < 3) & (following == 2) & ~inside
    tail = _later(decimal | grouped | timed, 1) | inside
    return _Joins(joins, decimal, grouped, timed, journal, joins & any_of("-–")[sign], tail)


def _plain(found: Tokens, at: Places, joins: _Joins, code: Truths) -> Truths:
    """Whether what stands around numbers makes no more of them."""
    kinds, starts, stops = found.kinds, found.starts[at], found.stops[at]
    letter, dash = any_of("a"), any_of("-")
    before, sign = kinds[starts - 1], kinds[stops]
    begins = any_of(_BEFORE)[before] | joins.tail | _later(joins.ranged, 1)
    begins |= dash[before] & letter[kinds[starts - 2]]
    ends = any_of(_BEHIND)[sign] | letter[sign]
    plain = begins & (ends | joins.any | (dash[sign] & letter[kinds[stops + 1]]))
    plain |= any_of("[")[before] & any_of("]")[sign]  # cited
    once = (joins.whole | joins.ranged) & ~_later(joins.any, 1)
    reference = joins.journal | _later(joins.journal, 1)
    plain &= ~joins.any | once | reference
    return plain | (code & ~joins.any & ends)


def _evening(read: _Read, at: Places) -> Truths:
    """Whether numbers are hours that words behind them make other ones: 8 in the evening."""
    evening = np.zeros(len(at), np.bool_)
    when = np.flatnonzero(read.is_any(at + 1, Role.WHEN))
    evening[when] = np.logical_or.reduce([read.is_any(at[when] + more, Role.EVENING) for more in range(1, 5)])
    return evening


def _later(truths: Truths, by: int) -> Truths:
    """The truths of numbers, moved to the numbers that stand so many later."""
    moved = np.zeros(len(truths), np.bool_)
    if by > 0:
        moved[by:] = truths[:-by]
    else:
        moved[:by] = truths[-by:]
    return moved


def _words(read: _Read) -> tuple[Hashes, Places]:
    """Each text's numbers in words, and the tokens of which there may be more to be read."""
    at = np.flatnonzero(read.bits & np.uint32(Role.COUNTED | Role.GREAT))
    at = at[~((read.units[at] > 0) & read.numbers[at - 1] & read.near(at - 1))]  # 30 seconds
    units, clear = _units(read, at)
    near, beyond = read.near(at), at + 2
    more = near & (read.is_any(at + 1, Role.COUNTED | Role.GREAT) | read.numbers[at + 1])
    more |= near & read.is_any(at + 1, Role.AND) & read.is_any(beyond, Role.COUNTED | Role.GREAT)
    more |= read.near(at - 1) & (read.is_any(at - 1, Role.COUNTED | Role.GREAT) | read.numbers[at - 1])
    parted, kinds = any_of("\x02"), read.found.kinds  # by a tag inside a word
    more |= parted[kinds[read.found.starts[at] - 1]] | parted[kinds[read.found.stops[at]]]
    return read.sums(at, mixed(read.values[at] + units)), at[~clear | more | read.is_any(at, Role.GREAT)]


def _units(read: _Read, at: Places) -> tuple[Hashes, Truths]:
    """The units behind numbers, 0 where there is none; and whether that is clear."""
    found, kinds = read.found, read.found.kinds
    unit, stops = at + 1, found.stops[at]
    gap, sign, ends, beyond = found.starts[unit] - stops, kinds[stops], found.stops[unit], unit + 1
    close, blank, slash = (gap == 0) | ((gap == 1) & any_of(" \u00a0-")[sign]), any_of(BLANK), any_of("/")
    units = np.where(close, _measures(read, unit), np.uint64(0))
    per = np.flatnonzero((units > 0) & slash[kinds[ends]])
    units[per] = mixed(units[per]) + np.where(
        read.near(unit[per]), _measures(read, beyond[per]), np.uint64(0)
    )
    role, behind = read.bits[unit], read.bits[beyond]
    half = (found.hashes[beyond] == _HALVES[0]) | (found.hashes[beyond] == _HALVES[1])
    more = (read.units[beyond] > 0) | (behind & np.uint32(Role.SYMBOL | Role.MORE) > 0)
    unclear = (role & np.uint32(Role.MORE) > 0) | ((role & np.uint32(Role.HALF) > 0) & half)
    unclear = (gap <= 1) & (unclear | ((role & np.uint32(Role.OF) > 0) & more))
    measured = (blank[kinds[ends]] & slash[kinds[ends + 1]]) | any_of("'\x02")[kinds[ends]]
    measured |= read.numbers[beyond] & (found.starts[beyond] - ends <= 1)
    unclear |= (units > 0) & measured
    unclear |= (gap == 0) & found.words[unit] & ((units == 0) | (ends - found.starts[unit] < 2))
    unclear |= read.is_any(at - 1, Role.MONEY) & (found.starts[at] - found.stops[at - 1] < 2)
    shared = any_of("%")[sign] | (any_of(" \u00a0-")[sign] & any_of("%")[kinds[stops + 1]])
    return np.where(shared, _PER_CENT, units), ~unclear


def _measures(read: _Read, at: Places) -> Hashes:
    """What units these tokens are, by name or by symbol; 0 for none."""
    units = read.units[at]
    symbols = np.flatnonzero(read.is_any(at, Role.SYMBOL))
    exact = read.numerals.symbols.numbers(cased(read.found, at[symbols]))
    measures = read.numerals.measures[exact]
    units[symbols] = np.where(measures > 0, measures, units[symbols])
    return units


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
