"""Units of measurement in nine languages, and the amounts that two of them have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from l10n.glossary.text import plain

_LANGUAGES = ("en", "it", "es", "fr", "de", "pt", "ca", "ja", "ar")
_GAP = " \u00a0\u202f\u2009"
_SIGN = re.compile(
    rf"(?:[{_GAP}]|-(?=%))?([%‰٪℃℉€£¥$円]|'(?![\w'\"])|°[{_GAP}]?[CFم](?![A-Za-z])|[°º](?![^\W\d_]))"
)
_RAISED = r"(?:\x01?[23²³]\x01?(?!\d))?"  # of square metres; words are bounded, to stay linear
_WORD = re.compile(
    rf"(?:[{_GAP}-]|(?<=[a-z])')?(?:d['’]|(?:de|di|of)[{_GAP}]|US-)?((?:[^\W\d_]|[.](?=[^\W\d_][.\s])|[·](?=\w)|°){{1,40}}+{_RAISED})(?!['’])"
)
_SPOON = re.compile(rf"[{_GAP}]?c(?:uill?)?\.[{_GAP}]?à[{_GAP}]?(soupe|s\.|café|c\.)")  # of French
_LATIN = re.compile(rf"[{_GAP}-]?([A-Za-zμΩ]{{1,40}}+{_RAISED})")  # no word of a script without spaces
_NEXT = re.compile(rf"[{_GAP}]([^\W\d_]{{1,40}}+)(?:[{_GAP}]([^\W\d_]{{1,40}}+))?")
_PER = re.compile(rf"[{_GAP}]?/[{_GAP}]?([^\W\d_]{{1,40}}+{_RAISED})")
_LEADING = "EUR USD GBP JPY BRL CHF euro mg kg ml cl".split()  # what may stand before its number, as signs do
BEFORE = re.compile(rf"(US\$|R\$|[€$£¥]|\b(?:{'|'.join(_LEADING)}))[{_GAP}]?\Z")
_LAST_BEFORE = frozenset((*"€$£¥", *(name[-1] for name in _LEADING)))
_NO_UNIT = frozenset(("", *",;:!?)]\x02"))  # what no unit begins with
_POUNDS = {"lb", "GBP"}  # Pfund, livres, libras
_AGES = re.compile(r"\b(?:the|under|over|their|his|her|my|mid|early|late)[ -]\Z", re.I)
_JA_LONGEST = 10
OFTEN_UNSAID = frozenset(("time", "level"))  # dimensions: "25enne", "a semester"
_NEAR = 0.06  # how far a converted amount may be rounded


class Unit(NamedTuple):
    id: str
    dimension: str
    factor: float  # how many of its dimension's basic units it is, 0: not to be converted


class Measure(NamedTuple):
    """A unit at a number: "mg/dl" is milligrams per decilitre."""

    unit: Unit
    per: str
    end: int  # of the number with its unit

    @property
    def name(self) -> str:
        return f"{self.unit.id}/{self.per}" if self.per else self.unit.id


@cache
def _tables() -> tuple[Mapping[str, Unit], Mapping[str, Mapping[str, Unit]]]:
    """Units by their symbols, and by their names in each language."""
    symbols: dict[str, Unit] = {}
    names: dict[str, dict[str, Unit]] = {language: {} for language in _LANGUAGES}
    lines = files("l10n.checks").joinpath("measures.tsv").read_text("utf-8").splitlines()[1:]
    for line in lines:
        id, dimension, factor, symbol, *columns = line.split("\t")
        unit = Unit(id, dimension, float(factor))
        symbols |= {form: unit for one in symbol.split() for form in (one, plain(one))}  # km², km2
        for language, words in zip(_LANGUAGES, columns, strict=True):
            for word in words.split():
                names[language].setdefault(plain(word.replace("_", " ")).lower().replace("·", ""), unit)
    return symbols, names


def names_of_units(language: str) -> tuple[Mapping[str, Unit], Mapping[str, Unit]]:
    """The units by symbol, and by name in lower case."""
    symbols, names = _tables()
    return symbols, names.get(language, {})


def known(language: str) -> bool:
    """Whether a language's names of units are known."""
    return language in _LANGUAGES


def measure(text: str, start: int, end: int, language: str) -> Measure | None:
    """The unit of the number that stands there, in a normalised text."""
    symbols, names = _tables()
    words = names.get(language, {})
    if text[end : end + 1] in _NO_UNIT:
        return _before(text, start, end, symbols, words)
    if found := _SIGN.match(text, end):
        sign = found[1]
        letter = sign[-1] if len(sign) > 1 else ""
        unit = symbols.get({"C": "℃", "F": "℉", "م": "℃"}.get(letter, sign.replace("º", "°")))
        if unit:
            return _with_per(text, found.end(), unit, symbols, words)
    if language == "fr" and (found := _SPOON.match(text, end)):
        return Measure(symbols["tbsp" if found[1][0] == "s" else "tsp"], "", found.end())
    if language == "ja":
        at = end + (text[end : end + 1] in _GAP and end < len(text))
        for length in range(_JA_LONGEST, 0, -1):
            unit = words.get(text[at : at + length])
            if unit and not (text[at] == "分" and text[at + 1 : at + 2] == "の"):
                return Measure(unit, "", at + length)
    if found := (_LATIN if language == "ja" else _WORD).match(text, end):
        word = found[1].replace("\x01", "").replace("²", "2").replace("³", "3")
        following = _NEXT.match(text, found.end())
        stop = found.end()
        unit = None
        if following:
            unit = words.get(f"{word} {following[1]}".lower())
            stop = following.end(1) if unit else stop
            if (
                not unit
                and following[2]
                and (unit := words.get(f"{word} {following[1]} {following[2]}".lower()))
            ):
                stop = following.end()
        unit = unit or symbols.get(word) or words.get(word.lower().replace("·", ""))
        if unit and unit.id == "°" and text[stop - 1] == "°":
            unit = symbols["℃"]
        if unit and unit.id == "s" and word == text[end] and _AGES.search(text[max(0, start - 6) : start]):
            return None  # the under-30s
        if unit:
            return _with_per(text, stop, unit, symbols, words)
    return _before(text, start, end, symbols, words)


def _before(
    text: str, start: int, end: int, symbols: Mapping[str, Unit], words: Mapping[str, Unit]
) -> Measure | None:
    """The unit that stands before a number: € 5, EUR 5."""
    if text[max(0, start - 2) : start].rstrip(_GAP)[-1:] not in _LAST_BEFORE:
        return None
    before = BEFORE.search(text, max(0, start - 5), start)
    if (
        before
        and not text[max(0, before.start() - 2) : before.start()].strip()[-1:].isdigit()
        and (unit := symbols.get(before[1]) or words.get(before[1]))
    ):
        return Measure(unit, "", end)
    return None


def _with_per(
    text: str, end: int, unit: Unit, symbols: Mapping[str, Unit], words: Mapping[str, Unit]
) -> Measure:
    if found := _PER.match(text, end):
        word = found[1].replace("\x01", "")
        other = symbols.get(word) or words.get(word.lower())
        if other:
            return Measure(unit, other.id, found.end())
    return Measure(unit, "", end)


def same(one: Measure, other: Measure) -> bool:
    """Whether two units are one, as far as both are said: degrees may be of any scale."""
    if one.per and other.per and one.per != other.per:
        return False
    if one.unit.dimension == other.unit.dimension == "heat":
        return one.unit.id == other.unit.id or "°" in (one.unit.id, other.unit.id)
    return one.unit.id == other.unit.id or {one.unit.id, other.unit.id} == _POUNDS


def converted(amount: float, one: Unit, other_amount: float, other: Unit) -> bool:
    """Whether an amount of one unit is about that of the other."""
    if one.dimension != other.dimension or not one.factor or not other.factor or one.id == other.id:
        return False
    if one.dimension == "heat":
        celsius, fahrenheit = (amount, other_amount) if one.id == "°C" else (other_amount, amount)
        return abs(celsius * 1.8 + 32 - fahrenheit) <= max(2.0, _NEAR * abs(fahrenheit))
    first, second = amount * one.factor, other_amount * other.factor
    return abs(first - second) <= _NEAR * max(abs(first), abs(second))
