"""What texts say in numbers, many texts at a time: whether a translation plainly says what its source says.

Numbers in digits and in words, with the units behind them, and names of months and of days of the week are compared
by hashes, whichever order they stand in. Where there may be more to a number (see `figures`, which reads it all), that
is a doubt, and is told.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from l10n.checks.clocks import clocks
from l10n.checks.joins import POINT, joins, plain, values
from l10n.checks.measures import names_of_units
from l10n.checks.named_dates import days_and_months
from l10n.checks.number_words import Numerals, Role
from l10n.checks.roles import Read, read
from l10n.checks.tokens import (
    BLANK,
    CLOSING,
    Bits,
    Hashes,
    Places,
    Tokens,
    Truths,
    among,
    any_of,
    cased,
    celsius,
    hashed,
    mixed,
    priced,
)

_PER_CENT, _DEGREES = np.uint64(3), np.uint64(0xC2B2AE3D27D4EB4F)
_MONEY = {sign: hashed(unit.id) for sign, unit in names_of_units("en")[0].items() if sign in "€£$¥"}
_CURRENCIES = np.array(sorted(_MONEY.values()), np.uint64)
_SIGNS = np.zeros(1 << 16, np.uint64)  # by the sign
_SIGNS[list(map(ord, _MONEY))] = list(_MONEY.values())
_HALVES = np.array([hashed(word) for word in ("m", "clock")], np.uint64)


class Amounts(NamedTuple):
    """The numbers of each text, in whichever order, as sums."""

    values: Hashes
    measured: Hashes  # those with units that must be said
    timed: Hashes  # those with units that go without saying, of time above all
    shared: Hashes  # how many may have the unit of another
    times: Hashes  # each of the timed ones
    texts: Places  # the text that it is in

    def agree(self, others: Amounts) -> Truths:
        """Whether numbers and units are the same, but for those that go without saying."""
        same: Truths = (self.timed == others.timed) | _unsaid(self, others) | _unsaid(others, self)
        same &= (self.values == others.values) & (self.measured == others.measured)
        return same


def _unsaid(some: Amounts, others: Amounts) -> Truths:
    """Whether others say all units of time, or all but one, that these do not say."""
    more = others.timed - some.timed
    one = np.zeros(len(more), np.bool_)
    one[others.texts[others.times == more[others.texts]]] = True
    unsaid: Truths = (some.shared == 0) & (one | (some.timed == 0))
    return unsaid


def _both(some: Amounts, others: Amounts) -> Amounts:
    """The numbers of both, of the same texts."""
    values, measured, timed, shared = (one + other for one, other in zip(some[:4], others[:4], strict=True))
    times, texts = np.append(some.times, others.times), np.append(some.texts, others.texts)
    return Amounts(values, measured, timed, shared, times, texts)


class Told(NamedTuple):
    """What each text says."""

    bits: Bits
    digits: Amounts  # in digits
    words: Amounts
    named: Hashes  # days and months
    dated: Truths
    digits_doubted: Truths
    words_doubted: Truths
    named_doubted: Truths


def told(found: Tokens, numerals: Numerals, locale: str) -> Told:
    """What texts say in numbers."""
    tokens = read(found, numerals)
    digits, digits_doubted = _digits(tokens, locale)
    words, words_doubted = _words(tokens)
    named, dated, named_doubted = days_and_months(tokens)
    return Told(
        found.any(tokens.bits),
        digits,
        words,
        named,
        dated,
        found.have(found.starts[np.append(digits_doubted, np.flatnonzero(tokens.doubted))]),
        found.have(found.starts[words_doubted]),
        named_doubted,
    )


def agree(source: Told, target: Told) -> Truths:
    """Whether translations plainly say in numbers what their sources say."""
    both, either = source.bits & target.bits, source.bits | target.bits
    spoken = (both & np.uint32(Role.MAYBE) > 0) & (either & np.uint32(Role.SURELY) > 0)
    names = np.uint32(Role.DAY | Role.MONTH)
    both_named = (source.bits & names > 0) & (target.bits & names > 0)
    digits = source.digits.agree(target.digits) & ~spoken
    words = _both(source.digits, source.words).agree(_both(target.digits, target.words))
    words &= ~(source.words_doubted | target.words_doubted) & ((source.bits & names) == (target.bits & names))
    named = (source.named == target.named) & ~(source.named_doubted | target.named_doubted)
    named |= ~both_named & ~source.dated & ~target.dated
    same: Truths = ~(source.digits_doubted | target.digits_doubted) & (digits | words) & named
    return same


def _amounts(read: Read, at: Places, end: Places, values: Hashes, units: Hashes) -> Amounts:
    """The numbers, 0 for none, that begin and end at these tokens, with their units."""
    here, none = values > 0, np.uint64(0)
    timed, named = here & among(units, read.numerals.times), mixed(values + units)
    whole, measured, times, shared = read.sums(
        at,
        np.where(here, mixed(values), none),
        np.where(here & (units > 0) & ~timed, named, none),
        np.where(timed, named, none),
        (here & _shared(read, end)).astype(np.uint64),
    )
    texts = read.found.texts(read.found.starts[at[timed]])
    return Amounts(whole, measured, times, shared, named[timed], texts)


def _shared(read: Read, at: Places) -> Truths:
    """Whether these tokens may have the unit of another number: 2 of 2 or 3 m."""
    shared, on = np.zeros(len(at), np.bool_), np.ones(len(at), np.bool_)
    for behind in at + 1, at + 2, at + 3, at + 4:
        on = on & (read.is_any(behind, Role.BETWEEN | Role.COUNTED | Role.GREAT) | read.found.numbers[behind])
        shared |= on & ((read.units[behind + 1] > 0) | read.is_any(behind + 1, Role.SYMBOL))
    return shared


def _digits(read: Read, locale: str) -> tuple[Amounts, Places]:
    """Each text's numbers in digits, and the tokens of which there may be more to be read."""
    found = read.found
    at = np.flatnonzero(read.numbers)
    ties = joins(read, at, locale)
    code = found.words[at - 1] & (found.stops[at - 1] == found.starts[at])  # B12, l10n
    letters = any_of("a")[found.kinds[found.stops[at]]]
    said = values(found, at, ties)
    for those, behind in ((code, -1), (code & letters, 1)):
        said[those] = mixed(said[those]) * POINT + found.hashes[at[those] + behind]
    times = clocks(read, at, ties)
    said = np.where(times.said > 0, times.said, said)
    said[ties.tail | times.minutes] = 0
    end = at + ties.size
    units, clear = _units(read, end)
    units, certain = _prices(read, at, end, units)
    units[code | times.worded] = 0
    clear &= certain & ~(
        ties.foreign & ((units > 0) | read.is_any(end + 1, Role.TIMES | Role.SCALE | Role.MORE))
    )
    clear &= ~ties.foreign | ~any_of("-")[found.kinds[found.stops[end]]]
    doubted = ~(plain(found, at, ties, code) & (clear | code | times.worded | times.minutes)) | _evening(
        read, at
    )
    return _amounts(read, at, end, said, units), at[doubted]


def _evening(read: Read, at: Places) -> Truths:
    """Whether numbers are hours that words behind them make other ones: 8 in the evening."""
    evening = np.zeros(len(at), np.bool_)
    when = np.flatnonzero(read.is_any(at + 1, Role.WHEN))
    evening[when] = np.logical_or.reduce([read.is_any(at[when] + more, Role.EVENING) for more in range(1, 5)])
    return evening


def _words(read: Read) -> tuple[Amounts, Places]:
    """Each text's numbers in words, and the tokens of which there may be more to be read."""
    at = np.flatnonzero(read.bits & np.uint32(Role.COUNTED | Role.GREAT))
    at = at[~((read.units[at] > 0) & read.numbers[at - 1] & read.near(at - 1))]  # 30 seconds
    units, clear = _units(read, at)
    near, beyond = read.near(at), at + 2
    more = near & (read.is_any(at + 1, Role.COUNTED | Role.GREAT) | read.numbers[at + 1])
    more |= (near & read.is_any(at + 1, Role.SCALE)) | (read.near(at - 1) & read.is_any(at - 1, Role.SCALE))
    more |= near & read.is_any(at + 1, Role.AND) & read.is_any(beyond, Role.COUNTED | Role.GREAT)
    more |= read.near(at - 1) & (read.is_any(at - 1, Role.COUNTED | Role.GREAT) | read.numbers[at - 1])
    parted, kinds = any_of("\x02"), read.found.kinds  # by a tag inside a word
    more |= parted[kinds[read.found.starts[at] - 1]] | parted[kinds[read.found.stops[at]]]
    return _amounts(read, at, at, read.values[at], units), at[~clear | more | read.is_any(at, Role.GREAT)]


def _units(read: Read, at: Places) -> tuple[Hashes, Truths]:
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
    units[any_of("'")[kinds[ends]]] = 0  # nel 2019 l'acqua
    units, unclear = _scales(read, unit, units)
    degrees = celsius(found, stops + any_of(" \u00a0")[sign]) & (gap == 1 + any_of(" \u00a0")[sign])
    units[degrees] = found.hashes[unit[degrees]] + _DEGREES
    role, behind = read.bits[unit], read.bits[beyond]
    half = (found.hashes[beyond] == _HALVES[0]) | (found.hashes[beyond] == _HALVES[1])
    other = (read.units[beyond] > 0) | (
        behind & np.uint32(Role.SYMBOL | Role.MORE | Role.MANY | Role.SCALE) > 0
    )
    unclear |= (role & np.uint32(Role.MORE) > 0) | ((role & np.uint32(Role.HALF) > 0) & half)
    unclear |= (role & np.uint32(Role.MANY) > 0) & (behind & np.uint32(Role.REST) > 0)
    unclear = (gap <= 1) & (unclear | ((role & np.uint32(Role.OF) > 0) & other))
    measured = blank[kinds[ends]] & slash[kinds[ends + 1]]
    measured |= read.numbers[beyond] & (found.starts[beyond] - ends <= 1)
    unclear |= (units > 0) & measured
    unclear |= (gap <= 1) & found.words[unit] & any_of("\x02")[kinds[ends]]  # a tag parts the word
    unclear |= (
        (gap <= 1) & found.words[unit] & any_of(".°·")[kinds[ends]] & any_of("a")[kinds[ends + 1]]
    )  # p.m.
    ordinal = (
        (role & np.uint32(Role.ORDINAL) > 0) & any_of(CLOSING)[kinds[ends]] & (stops - found.starts[at] < 3)
    )
    unclear |= (gap == 0) & found.words[unit] & ((units == 0) | (ends - found.starts[unit] < 2)) & ~ordinal
    unclear |= read.is_any(at - 1, Role.MONEY) & (found.starts[at] - found.stops[at - 1] < 2)
    unclear |= any_of(" \u00a0")[sign] & any_of("'·.")[kinds[stops + 1]]  # feet
    shared = any_of("%")[sign] | (any_of(" \u00a0-")[sign] & any_of("%")[kinds[stops + 1]])
    return np.where(shared, _PER_CENT, units), ~unclear


def _prices(read: Read, at: Places, end: Places, units: Hashes) -> tuple[Hashes, Truths]:
    """The units of numbers from one of these tokens to another, currencies by signs, too; and whether that is clear."""
    found, after = read.found, end + 1
    ahead, behind = found.starts[at] - 1, found.stops[end] + any_of(" \u00a0")[found.kinds[found.stops[end]]]
    before, closing = priced(found, ahead)[0], priced(found, behind)[1]
    more = read.numbers[end + 2] | read.is_any(end + 2, Role.BETWEEN | Role.COUNTED)
    more = read.numbers[after] | (read.is_any(after, Role.BETWEEN) & more)  # €5 to 10
    more |= closing | ((units > 0) & ~read.is_any(after, Role.SCALE))
    units[before] += _SIGNS[found.codes[ahead[before]]]
    units[closing] += _SIGNS[found.codes[behind[closing]]]
    return units, ~(before & more)


def _scales(read: Read, unit: Places, units: Hashes) -> tuple[Hashes, Truths]:
    """Units, and among them what multiplies numbers; where that is not all."""
    found = read.found
    role = read.is_any(unit, Role.SCALE)
    some = np.flatnonzero(any_of(" \u00a0")[found.kinds[found.starts[unit] - 1]] & role)
    scale = unit[some]
    after = scale + 1
    what = after + read.is_any(after, Role.OF)
    measures, behind = _measures(read, what), any_of(CLOSING)[found.kinds[found.stops[what]]]
    money = among(measures, _CURRENCIES) & behind & ~read.numbers[what + 1]
    more = (measures > 0) | read.is_any(what, Role.MORE | Role.MONEY)
    more = (more & ~money) | read.is_any(what, Role.MANY | Role.SCALE)
    more |= (
        read.is_any(after, Role.AND) | read.numbers[after] | ~any_of(CLOSING)[found.kinds[found.stops[scale]]]
    )
    units[some] = read.numerals.scales[read.numerals.lexicon.numbers(found.hashes[scale])]
    units[some[money]] += measures[money]
    role[some] = more
    return units, role


def _measures(read: Read, at: Places) -> Hashes:
    """What units these tokens are, by name or by symbol; 0 for none."""
    units = read.units[at]
    symbols = np.flatnonzero(read.is_any(at, Role.SYMBOL))
    exact = read.numerals.symbols.numbers(cased(read.found, at[symbols]))
    measures = read.numerals.measures[exact]
    units[symbols] = np.where(measures > 0, measures, units[symbols])
    return units
