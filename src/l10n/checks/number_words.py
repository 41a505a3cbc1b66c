"""What a word may say of numbers: that it is one, a unit, a month, or makes more of the number beside it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from l10n.checks import days
from l10n.checks.glance import NEVER_SURE, vocabulary
from l10n.checks.measures import OFTEN_UNSAID, names_of_units
from l10n.checks.tokens import Bits, Hashes, Lexicon, hashed
from l10n.numerals import words_of
from l10n.numerals.conventions import scales


class Role:
    """What a word may be: bits of a number."""

    MAYBE = 1 << 0  # a number from two on, or something else
    SURELY = 1 << 1  # nothing but a number
    DAY = 1 << 2
    MONTH = 1 << 3
    COUNTED = 1 << 4  # a number that has a counterpart
    GREAT = 1 << 5  # one beyond 99
    SYMBOL = 1 << 6  # of a unit, but for its capitals
    MONEY = 1 << 7  # and what else may be a unit before its number
    MORE = 1 << 8  # makes more of the number before it: thousand, o'clock
    HALF = 1 << 9  # of the day, with an m
    WHEN = 1 << 10  # and EVENING: 8 in the evening
    EVENING = 1 << 11
    FIRST = 1 << 12  # a day of a month
    AND = 1 << 13
    OF = 1 << 14
    BETWEEN = 1 << 15  # may stand between a number and another that has the unit of both
    ORDINAL = 1 << 16  # behind its number: 19th
    SCALE = 1 << 17  # million, and more
    MANY = 1 << 18  # the first word of a unit, and REST, its second one
    REST = 1 << 19
    TIMES = 1 << 20  # behind a number that is no time of day
    CLOCK = 1 << 21  # may make an hour of the number before it


_SAID = {  # in any language
    Role.MONEY: "eur usd gbp jpy brl chf euro mg kg ml cl",
    Role.MORE: "am pm uhr c cuill us",
    Role.HALF: "a p o",
    Role.WHEN: "at in di del della de du da abends nachmittags",
    Role.EVENING: """afternoon evening night clock pomeriggio sera tarde noche soir midi abends nachmittags noite
        tarda nit vespre""",
    Role.FIRST: "primo primero premier primeiro first",
    Role.AND: "y e i et and und",
    Role.OF: "de di of d",
    Role.BETWEEN: """to and or a al ad e ed o y ou et à au und bis oder i até gli le les los las els the der den die il
        el l""",
    Role.CLOCK: "am pm a p h uhr",
    Role.TIMES: """times volte punti veces puntos fois point points mal punkte vezes pontos vegades punts fold fach
        fache""",
    Role.ORDINAL: "st nd rd th er ère ème ième re",
}
_GREAT, _LONG = 6, 5  # powers of ten that are a scale, and letters of a word that is no abbreviation


class Numerals(NamedTuple):
    """What words say in a language. Roles, values and units are by their place in the lexicon."""

    lexicon: Lexicon
    roles: Bits
    values: Hashes  # of numbers, of days and months
    units: Hashes  # by name
    symbols: Lexicon
    measures: Hashes  # by symbol
    times: Hashes  # of the units that go without saying
    scales: Hashes  # what multiplies a number
    cased: bool  # names of days and months have capitals
    month_first: bool  # a day may stand behind its month


@cache
def numerals(lang: str) -> Numerals:
    """Those of a language, by its primary subtag."""
    symbols, names = names_of_units(lang)
    units = {name: unit.id for name, unit in names.items() if " " not in name}
    values, roles = _values(lang), _roles(lang)
    lexicon = Lexicon({*units, *values, *(word for words in roles.values() for word in words)})
    exact = Lexicon(symbols)
    calendar = days.calendar(lang)
    unsaid = {u.id for u in (*symbols.values(), *names.values()) if u.dimension in OFTEN_UNSAID}
    return Numerals(
        lexicon,
        np.array(
            [*(sum(role for role in roles if word in roles[role]) for word in lexicon.words), 0], np.uint32
        ),
        _hashes(values, lexicon),
        _hashes(units, lexicon),
        exact,
        _hashes({symbol: unit.id for symbol, unit in symbols.items()}, exact),
        np.array([hashed(id) for id in sorted(unsaid)], np.uint64),
        _hashes({word: f"10^{power}" for word, power in _scales(lang).items()}, lexicon),
        calendar is not None and calendar.cased,
        lang == "en",
    )


def _hashes(said: dict[str, str], lexicon: Lexicon) -> Hashes:
    """What words say, as hashes, 0 for nothing."""
    return np.array([*(hashed(said[word]) if word in said else 0 for word in lexicon.words), 0], np.uint64)


def _values(lang: str) -> dict[str, str]:
    calendar = days.calendar(lang)
    months = {name: f"{month}" for name, month in calendar.months.items()} if calendar else {}
    weekdays = dict(calendar.weekdays) if calendar else {}
    counted = {word: entry.value for word, entry in words_of(lang).items() if entry.value not in NEVER_SURE}
    return months | weekdays | counted


def _roles(lang: str) -> dict[int, frozenset[str]]:
    counted, calendar = words_of(lang), days.calendar(lang)
    symbols, names = names_of_units(lang)
    surely, maybe, _, _ = vocabulary(lang)
    small = frozenset(symbol.lower() for symbol in symbols)
    many = [name.split() for name in names if " " in name]
    said = {role: frozenset(words.split()) for role, words in _SAID.items()}
    scaled = _scales(lang)
    great = {word for word, entry in counted.items() if entry.value.isdigit() and len(entry.value) > 2}
    return said | {
        Role.MAYBE: maybe,
        Role.SURELY: surely,
        Role.DAY: frozenset(calendar.weekdays if calendar else ()),
        Role.MONTH: frozenset(calendar.months if calendar else ()),
        Role.COUNTED: frozenset(word for word, entry in counted.items() if entry.value not in NEVER_SURE),
        Role.GREAT: frozenset(great | _compounds(lang)),
        Role.SYMBOL: small,
        Role.BETWEEN: said[Role.BETWEEN]
        | {word for word, entry in counted.items() if entry.value in NEVER_SURE},
        Role.MORE: (said[Role.MORE] | {word.lower() for word in scales(lang)}) - scaled.keys(),
        Role.SCALE: frozenset(scaled),
        Role.MANY: frozenset(words[0] for words in many),
        Role.REST: frozenset(words[1] for words in many),
        Role.ORDINAL: said[Role.ORDINAL] - small - names.keys(),
    }


def _scales(lang: str) -> dict[str, int]:
    return {word: power for word, power in scales(lang).items() if power >= _GREAT and len(word) >= _LONG}


def _compounds(lang: str) -> set[str]:
    """Numbers of hundreds and thousands that a language writes in one word."""
    hundred, thousand = {"it": ("cento", "mila"), "de": ("hundert", "tausend")}.get(lang, ("", ""))
    if not hundred:
        return set()
    words = {entry.value: word for word, entry in reversed(list(words_of(lang).items())) if entry.sure}
    ones = ["", *(words[value] for value in "23456789" if value in words)]
    rest = ["", *(word for value, word in words.items() if value.isdigit() and len(value) < 3)]
    hundreds = {one + hundred + more for one in ones for more in rest}
    return hundreds | {one + thousand + more for one in rest for more in ("", hundred)}
