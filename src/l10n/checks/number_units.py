"""The units of numbers, many at a time: by name, symbol or sign, before or behind them, millions among them."""

from __future__ import annotations

import numpy as np

from l10n.checks.measures import names_of_units
from l10n.checks.number_words import Role
from l10n.checks.roles import Read
from l10n.checks.tokens import (
    BLANK,
    CLOSING,
    Hashes,
    Places,
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


def units_behind(read: Read, at: Places) -> tuple[Hashes, Truths]:
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
    unclear |= ((role & np.uint32(Role.MORE) > 0) & ~degrees) | ((role & np.uint32(Role.HALF) > 0) & half)
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
    unclear |= any_of(" \u00a0")[sign] & any_of("'·.")[kinds[stops + 1]]  # feet
    shared = any_of("%")[sign] | (any_of(" \u00a0-")[sign] & any_of("%")[kinds[stops + 1]])
    return np.where(shared, _PER_CENT, units), ~unclear


def priced_units(read: Read, at: Places, end: Places, units: Hashes) -> tuple[Hashes, Truths]:
    """The units of numbers from one of these tokens to another, currencies by signs, too; and whether that is clear."""
    found, after = read.found, end + 1
    ahead, behind = found.starts[at] - 1, found.stops[end] + any_of(" \u00a0")[found.kinds[found.stops[end]]]
    before, closing = priced(found, ahead)[0], priced(found, behind)[1]
    more = read.numbers[end + 2] | read.is_any(end + 2, Role.BETWEEN | Role.COUNTED)
    more = read.numbers[after] | (read.is_any(after, Role.BETWEEN) & more)  # €5 to 10
    more |= closing | ((units > 0) & ~read.is_any(after, Role.SCALE))
    units[before] += _SIGNS[found.codes[ahead[before]]]
    units[closing] += _SIGNS[found.codes[behind[closing]]]
    return units, ~(before & more) & ~led(read, at)


def led(read: Read, at: Places) -> Truths:
    """Whether a word that may be a number's unit stands right before it: EUR 5."""
    near: Truths = read.found.starts[at] - read.found.stops[at - 1] < 2
    return near & read.is_any(at - 1, Role.MONEY)


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
