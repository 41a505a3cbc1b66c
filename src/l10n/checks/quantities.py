"""What texts say in numbers, many texts at a time: whether a translation plainly says what its source says.

Numbers in digits and in words, with the units behind them, and names of months and of days of the week are compared
by hashes, whichever order they stand in. Where there may be more to a number (see `figures`, which reads it all), that
is a doubt, and is told.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from l10n.checks import days
from l10n.checks.glance import NEVER_SURE, vocabulary, words_behind
from l10n.checks.measures import names_of_units
from l10n.checks.tokens import (
    Bits,
    Hashes,
    Lexicon,
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
from l10n.numerals import decimal_sign, words_of

# What a word may be: a number from two on, nothing but one; a day of the week, a month; a number of any size, one
# beyond 99; a symbol of a unit; what makes more of the number before it; of; and; what makes twelve hours of 24.
_MAYBE, _SURELY, _DAY, _MONTH, _COUNTED, _GREAT, _SYMBOL, _MORE, _OF, _AND, _EVENING, _HALF, _FIRST, _WHEN, _MONEY = (
    1 << n for n in range(15)
)
_POINT, _PER_CENT = np.uint64(0x9FB21C651E98DF25), np.uint64(3)
_BLANK = " \n\u00a0"
_BEFORE = _BLANK + '|("“„«'  # what leaves a number a whole one
_BEHIND = _BLANK + '|).,;:!?"”»%'
_EVENINGS = """afternoon evening night clock pomeriggio sera tarde noche soir midi abends nachmittags noite tarda nit
    vespre""".split()


class Numerals(NamedTuple):
    """What words say of numbers in a language. Bits, values and units are by their place in the lexicon."""

    lexicon: Lexicon
    bits: Bits
    values: Hashes  # of numbers, or of days and months
    units: Hashes  # by name
    symbols: Lexicon
    measures: Hashes  # by symbol


@cache
def numerals(lang: str) -> Numerals:
    """Those of a language, by its primary subtag."""
    counted, calendar = words_of(lang), days.calendar(lang)
    symbols, names = names_of_units(lang)
    surely, maybe, of_days, _ = vocabulary(lang)
    single = {name: unit for name, unit in names.items() if " " not in name}
    more = (
        {word.lower() for word in words_behind(lang)} - single.keys() - {symbol.lower() for symbol in symbols}
    )
    more |= {name.split()[0] for name in names if " " in name}
    more -= {"a", "p", "o"}
    groups = {
        _MAYBE: maybe,
        _SURELY: surely,
        _DAY: calendar.weekdays if calendar else (),
        _MONTH: calendar.months if calendar else (),
        _COUNTED: {word for word, entry in counted.items() if entry.value not in NEVER_SURE},
        _GREAT: {word for word, entry in counted.items() if entry.value.isdigit() and len(entry.value) > 2} | _compounds(lang),
        _SYMBOL: {symbol.lower() for symbol in symbols},
        _MORE: more,
        _OF: ("de", "di", "of", "d"),
        _AND: ("y", "e", "i", "et", "and", "und"),
        _EVENING: _EVENINGS,
        _HALF: ("a", "p", "o"),
        _WHEN: ("at", "in", "di", "del", "della", "de", "du", "da", "abends", "nachmittags"),
        _MONEY: ("eur", "usd", "gbp", "jpy", "brl", "chf", "euro", "mg", "kg", "ml", "cl"),
        _FIRST: ("primo", "primero", "premier", "primeiro", "first"),
    }
    lexicon = Lexicon({*single, *of_days, *(word for words in groups.values() for word in words)})
    bits = np.zeros(len(lexicon.words) + 1, np.uint32)
    values, units = np.zeros(len(bits), np.uint64), np.zeros(len(bits), np.uint64)
    for place, word in enumerate(lexicon.words):
        bits[place] = sum(bit for bit, words in groups.items() if word in words)
        if word in groups[_COUNTED]:
            values[place] = hashed(counted[word].value)
        elif calendar and (name := calendar.weekdays.get(word) or calendar.months.get(word)):
            values[place] = hashed(f"{name}")
        units[place] = hashed(single[word].id) if word in single else 0
    exact = Lexicon(symbols)
    measures = np.array([*(hashed(symbols[symbol].id) for symbol in exact.words), 0], np.uint64)
    return Numerals(lexicon, bits, values, units, exact, measures)


def _compounds(lang: str) -> set[str]:
    """Numbers of hundreds and thousands that a language writes in one word."""
    hundred, thousand = {"it": ("cento", "mila"), "de": ("hundert", "tausend")}.get(lang, ("", ""))
    if not hundred:
        return set()
    words = {entry.value: word for word, entry in reversed(words_of(lang).items()) if entry.sure}
    ones = ["", *(words[value] for value in "23456789" if value in words)]
    rest = ["", *(word for value, word in words.items() if value.isdigit() and len(value) < 3)]
    return {one + hundred + more for one in ones for more in rest} | {
        one + thousand + more for one in rest for more in ("", hundred)
    }


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
        return self.found.starts[at + 1] - self.found.stops[at] == 1

    def is_any(self, at: Places, bits: int) -> Truths:
        """Whether tokens have one of these bits."""
        return self.bits[at] & np.uint32(bits) > 0


def told(found: Tokens, numerals: Numerals, locale: str) -> Told:
    """What texts say in numbers."""
    places = numerals.lexicon.numbers(found.hashes)
    linked = _linked(found)
    places[linked] = len(numerals.lexicon.words)
    bits, values, units = numerals.bits[places], numerals.values[places], numerals.units[places]
    read = _Read(found, numerals, bits, values, units, found.numbers & ~linked)
    named = np.flatnonzero(bits & np.uint32(_DAY | _MONTH))
    digits, digits_doubted = _digits(read, locale)
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
    spoken = (both & np.uint32(_MAYBE) > 0) & (either & np.uint32(_SURELY) > 0)
    dated = (source.bits & np.uint32(_DAY | _MONTH) > 0) & (target.bits & np.uint32(_DAY | _MONTH) > 0)
    digits = (source.digits == target.digits) & ~spoken
    words = source.digits + source.words == target.digits + target.words
    words &= ~(source.words_doubted | target.words_doubted)
    named = (source.named == target.named) & ~(source.named_doubted | target.named_doubted)
    return ~(source.digits_doubted | target.digits_doubted) & (digits | words) & (named | ~dated)


def _linked(found: Tokens) -> Truths:
    """Which tokens are parts of links."""
    kinds, at, linked = found.kinds, found.signs, np.zeros(len(found.starts), np.bool_)
    links = at[any_of(":")[kinds[at]] & any_of("/")[kinds[at + 1]]]
    if len(links):
        scheme = np.searchsorted(found.stops, links)
        scheme = scheme[among(found.hashes[scheme], _schemes())]
        apart = any_of(_BLANK + "|<\"'")
        ends = np.flatnonzero(apart[kinds[found.starts - 1]] | apart[kinds[np.roll(found.stops, 1)]])
        inside = np.zeros(len(linked), np.intp)
        inside[scheme] += 1
        inside[ends[np.searchsorted(ends, scheme + 1)]] -= 1
        linked = np.cumsum(inside) > 0
    return linked


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
    evening = np.logical_or.reduce([read.is_any(at + more, _EVENING) for more in range(1, 5)])
    evening &= read.is_any(at + 1, _WHEN)
    amounts = np.where(tail, np.uint64(0), mixed(values + units))
    return read.sums(at, amounts), at[~(plain & clear) | evening]


def _words(read: _Read) -> tuple[Hashes, Places]:
    """Each text's numbers in words, and the tokens of which there may be more to be read."""
    at = np.flatnonzero(read.bits & np.uint32(_COUNTED | _GREAT))
    at = at[~((read.units[at] > 0) & read.numbers[at - 1] & read.near(at - 1))]  # 30 seconds
    units, clear = _units(read, at)
    near, beyond = read.near(at), at + 2
    more = near & (read.is_any(at + 1, _COUNTED | _GREAT) | read.numbers[at + 1])
    more |= near & read.is_any(at + 1, _AND) & read.is_any(beyond, _COUNTED | _GREAT)
    more |= read.near(at - 1) & (read.is_any(at - 1, _COUNTED | _GREAT) | read.numbers[at - 1])
    return read.sums(at, mixed(read.values[at] + units)), at[~clear | more | read.is_any(at, _GREAT)]


def _units(read: _Read, at: Places) -> tuple[Hashes, Truths]:
    """The units behind numbers, 0 where there is none; and whether that is clear."""
    found, kinds = read.found, read.found.kinds
    unit, stops = at + 1, found.stops[at]
    gap, sign = found.starts[unit] - stops, kinds[stops]
    close = (gap == 0) | ((gap == 1) & any_of(" \u00a0-")[sign])
    units = np.where(close, read.units[unit], np.uint64(0))
    symbols = np.flatnonzero(close & read.is_any(unit, _SYMBOL))
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
    unclear = near & (read.is_any(unit, _MORE) | (read.is_any(unit, _HALF) & half))
    unclear |= (
        near & read.is_any(unit, _OF) & ((read.units[beyond] > 0) | read.is_any(beyond, _SYMBOL | _MORE))
    )
    unclear |= (units > 0) & (slash[after] | (blank[after] & slash[kinds[ends + 1]]) | any_of("'")[after])
    unclear |= (units > 0) & read.numbers[beyond] & (found.starts[beyond] - ends <= 1)
    unclear |= (gap == 0) & found.words[unit] & ((units == 0) | (ends - found.starts[unit] < 2))
    unclear |= read.is_any(at - 1, _MONEY) & (found.starts[at] - found.stops[at - 1] < 2)
    shared = any_of("%")[sign] | (any_of(" \u00a0-")[sign] & any_of("%")[kinds[stops + 1]])
    return np.where(shared, _PER_CENT, units), clear & ~unclear


def _dated(read: _Read, every: Bits) -> Truths:
    """Whether there may be more to dates: where a month is not alone, or numbers could be exchanged."""
    found = read.found
    at, months = np.flatnonzero(read.numbers), np.flatnonzero(read.bits & np.uint32(_MONTH))
    size = found.stops[at] - found.starts[at]
    small, year = (read.sums(at, fits.astype(np.uint64)) for fits in (size < 3, size == 4))
    count = read.sums(at, np.ones(len(at), np.uint64))
    simple = (small <= 1) & (year <= 1) & (count == small + year) & (every & np.uint32(_FIRST) == 0)
    dated = read.sums(months, np.ones(len(months), np.uint64))
    return (dated > 1) | ((dated == 1) & ~simple)
