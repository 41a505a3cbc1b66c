"""Dates in nine languages: days, months and years, in words and in digits; days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from l10n.glossary.text import plain
from l10n.model import Span
from l10n.numerals.conventions import LANGUAGES


class Date(NamedTuple):
    """A date of which the days, the month or the year may be unknown."""

    span: Span
    text: str
    days: tuple[int, ...] = ()  # two of a range
    month: int = 0
    year: int = 0
    other: tuple[int, int] | None = None  # day and month in the other order, where that is a date as well
    turned: bool = False  # month and day are not in the language's order


class Weekday(NamedTuple):
    span: Span
    text: str
    name: str


_WORD_DAY = "primo|primero|premier|primeiro|first"
_DAY = (
    rf"(?P<a>(?<![\d.,:/–-])\d{{1,2}}|\b(?:{_WORD_DAY})\b)(?:st|nd|rd|th|er|r|n|t|è|e|\.?[º°ª]|\.)?"
    r"(?:(?:\s?[-–—]\s?|\s(?:to|and|or|al|a|e|y|i|au|et|bis|bis\szum|und|o|ou|oder|until|à|até|الى|و)\s?(?:the\s|den\s|el\s|il\s|le\s|o\s)?)"
    r"(?P<b>\d{1,2})(?:st|nd|rd|th|er|\.?[º°ª]|\.)?)?"
)
_YEAR = r"(?P<y>(?:1\d|20|١\d|٢٠)\d\d(?!\d)|['’]\d\d(?!\d))"
_OF = r"(?:,?\s(?:of\s|de\s|del\s|di\s|do\s|d['’]|en\s|من\s|عام\s|سنة\s|من\sعام\s)?|\s?،\s?|/)"
_NUMERIC = re.compile(
    r"(?<![\d.,/:-])(?:(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<t>[-/.]|\.\s)(?P<b>\d{1,2})(?P=t)(?P<z>\d{4}|\d\d))(?![\d/]|[.,-]\d)"
)
_HAN = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})年(?![間代])[ 、]?)?(?P<m>1[0-2]|0?[1-9])月(?!\d*[間曜])(?:(?P<d>\d{1,2})日"
    r"(?:(?:から|[-–~〜～、])(?P<e>\d{1,2})日)?)?"
)
_HAN_WEEKDAY = re.compile(r"([月火水木金土日])曜|[（(]([月火水木金土日])[)）]")
_BARE = re.compile(
    r"(?:\b(?:in|of|since|until|by|from|to|last|next|early|late|mid|and|or|every|during|through)|[-–])\s?\Z",
    re.I,
)
_HERE = re.compile(r"\d[-/.]\s?\d")
_MONTH_FIRST = frozenset(("en-us", "en-ph", "en"))
_DAY_NAMES = dict(
    zip("月火水木金土日", "monday tuesday wednesday thursday friday saturday sunday".split(), strict=True)
)


class Calendar(NamedTuple):
    """A language's names, in lower case, and the expression that finds dates with them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, str]
    dates: re.Pattern[str]
    cased: bool


@cache
def calendar(language: str) -> Calendar | None:
    """The names of months and days in a language; None where they are not known."""
    if language not in LANGUAGES:
        return None
    column = LANGUAGES.index(language) + 1
    months: dict[str, int] = {}
    short: list[str] = []
    weekdays: dict[str, str] = {}
    lines = files("l10n.checks").joinpath("calendar.tsv").read_text("utf-8").splitlines()[1:]
    for row in (line.split("\t") for line in lines):
        names = [plain(name.replace("_", " ")) for name in row[column].split()]
        if row[0].isdigit():
            months |= {name.lower(): int(row[0]) for name in names}
            short += [name for name in names if len(name) < 5 and name != names[0]]
        else:
            weekdays |= {name.lower(): row[0] for name in names}
    return Calendar(months, weekdays, _expression(language, months, short), language in ("en", "de"))


def _expression(language: str, months: Mapping[str, int], short: list[str]) -> re.Pattern[str]:
    abbreviated = {name.lower() for name in short}
    full = "|".join(
        sorted((_cased(name, language) for name in months if name not in abbreviated), key=len, reverse=True)
    )
    brief = "|".join(sorted((_cased(name, language) for name in abbreviated), key=len, reverse=True))
    lead = "[وبلفك]?" if language == "ar" else ""
    name = rf"\b{lead}(?P<name>{full})(?![^\W\d_])"
    dotted = rf"|\b(?P<brief>{brief})(?:\.|(?![^\W\d_]))" if brief else ""
    first = rf"{_DAY}\s(?:of\s|de\s|di\s|del\s|d['’]|von\s)?(?:{name}{dotted})(?:{_OF}?{_YEAR})?"
    name, dotted = (
        part.replace("(?P<name>", "(?P<name2>").replace("(?P<brief>", "(?P<brief2>")
        for part in (name, dotted)
    )
    day = (
        _DAY.replace("(?P<a>", "(?P<a2>")
        .replace("(?P<b>", "(?P<b2>")
        .replace(rf"|\b(?:{_WORD_DAY})\b", "")
        .replace("–-])", "-])")
    )
    year = _YEAR.replace("(?P<y>", "(?P<y2>")
    days = rf"(?:\s{day}(?![\d:%.]\d|\d))?" if language == "en" else ""
    return re.compile(
        rf"{first}|(?:{name}{dotted}){days}(?:{_OF}{year})?", 0 if language in ("en", "de") else re.I
    )


def _cased(name: str, language: str) -> str:
    name = name.capitalize() if language in ("en", "de") else name
    return re.escape(name)


def dates(text: str, locale: str, *, named: bool) -> list[Date]:
    """The dates of a normalised text, in order; `named`: also those with names of months."""
    found: list[Date] = []
    language = locale.replace("_", "-").split("-")[0].lower()
    if _HERE.search(text):
        found += _numeric(text, locale.lower().replace("_", "-"))
    if language in ("ja", "zh"):
        found += _han(text) if "月" in text else []
    elif (names := calendar(language)) and named:
        found += _named(text, names, language)
    return sorted(found)


def _numeric(text: str, locale: str) -> Iterator[Date]:
    for match in _NUMERIC.finditer(text):
        if match["y"]:
            day, month, year = int(match["d"]), int(match["m"]), int(match["y"])
            other, turned = None, False
        else:
            day, month, year = int(match["a"]), int(match["b"]), int(match["z"])
            if len(match["z"]) == 2 and match["t"] != "/":
                continue  # a version, a number
            if locale in _MONTH_FIRST and match["t"] != ".":
                day, month = month, day
            turned = month > 12
            if turned:
                day, month = month, day
            other = (month, day) if day < 13 and day != month and locale == "en" else None
        if 0 < day < 32 and 0 < month < 13:
            yield Date(match.span(), match[0], (day,), month, year, other, turned)


def _han(text: str) -> Iterator[Date]:
    for match in _HAN.finditer(text):
        days = tuple(int(day) for day in (match["d"], match["e"]) if day)
        yield Date(match.span(), match[0], days, int(match["m"]), int(match["y"] or 0))


def _named(text: str, names: Calendar, language: str) -> Iterator[Date]:
    for match in names.dates.finditer(text):
        name = match["name"] or match["name2"]
        groups = match.groupdict()
        brief = groups.get("brief") or groups.get("brief2")
        one, two = match["a"] or groups.get("a2"), match["b"] or groups.get("b2")
        year = match["y"] or match["y2"]
        if brief and not (one and (year or language == "en")) and not (year and language == "en"):
            continue
        if (
            not one
            and not year
            and name in ("May", "March")
            and not _BARE.search(text, max(0, match.start() - 12), match.start())
        ):
            continue
        days = tuple((int(day) if day.isdigit() else 1) for day in (one, two) if day)
        if any(not 0 < day < 32 for day in days):
            continue
        month = names.months[(name or brief or "").lower()]
        yield Date(match.span(), match[0], days, month, int(year.strip("'’")) if year else 0)


def weekdays(text: str, locale: str) -> list[Weekday]:
    """The days of the week that a normalised text names."""
    language = locale.replace("_", "-").split("-")[0].lower()
    if language in ("ja", "zh"):
        return [Weekday(m.span(), m[0], _DAY_NAMES[m[1] or m[2]]) for m in _HAN_WEEKDAY.finditer(text)]
    names = calendar(language)
    if not names:
        return []
    found = []
    for match in re.finditer(r"[^\W\d_]++(?:-feiras?)?", text):
        word = match[0].lower()
        name = names.weekdays.get(word) or (names.weekdays.get(word[1:]) if language == "ar" else None)
        if name and not (names.cased and match[0].islower()):
            found.append(Weekday(match.span(), match[0], name))
    return found
