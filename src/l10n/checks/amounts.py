"""What a text says in numbers: its dates, its numbers in digits and in words, and their units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from l10n.checks import days
from l10n.checks.cited import citations, journals, normal
from l10n.checks.days import Date, Weekday
from l10n.checks.glance import Words
from l10n.checks.measures import Measure, measure
from l10n.glossary.text import HIDDEN
from l10n.numerals import Number, numbers, written

_PLACEHOLDER = re.compile(r"%(?:\d++\$[a-zA-Z@]|[-+#0]*+\d++(?:\.\d++)?[dfsxXu](?![a-z])|\.\d++f)")
_RAISED = re.compile(r"\x01(?<=[A-Za-zΑ-ω)]\x01)[\d+-]++\x01?")  # of a formula, of square metres
_GOES_ON = re.compile(
    r"\s?(?:[-–—~〜～/,]|\x02?)\s?(?:to|and|or|a|al|ad|e|ed|o|y|ou|et|à|au|und|bis|oder|i|até|و|او|الى|から|か|と|至)?\s?"
    r"(?:i |gli |le |les |los |las |els |the |der |den |die |il |el |l['’])?\Z"
)


class Amount(NamedTuple):
    """A number and its unit, which may stand at the end of a range."""

    number: Number
    measure: Measure | None = None
    own: bool = True
    origin: Date | None = None  # of a part of a date that has found no partner
    optional: bool = False


class Side:
    """A text and what it says in numbers, read as far as it is asked for. Spans are in the normalised text."""

    def __init__(self, text: str, locale: str) -> None:
        self.raw = text
        self.locale = locale
        self.language = locale.replace("_", "-").split("-")[0].lower()
        self.spoken = Words(text, locale)

    @cached_property
    def plain(self) -> str:
        """The normalised text."""
        return normal(self.raw).text

    @cached_property
    def _uncited(self) -> str:
        """The text without citations and placeholders, as long as it is."""
        plain = self.plain
        cited = (ref.span for found in (citations(plain), journals(plain)) for ref in found)
        text = _masked(plain, cited) if "[" in plain or "\x01" in plain or ";" in plain else plain
        for sign, hidden in (("%", _PLACEHOLDER), ("\x01", _RAISED)):
            if sign in text:
                text = hidden.sub(lambda match: HIDDEN * len(match[0]), text)
        return text

    @cached_property
    def dates(self) -> list[Date]:
        return days.dates(self._uncited, self.locale, named=self.spoken.days)

    @cached_property
    def weekdays(self) -> list[Weekday]:
        return days.weekdays(self.plain, self.locale) if self.spoken.days else []

    @cached_property
    def _undated(self) -> str:
        return _masked(self._uncited, (date.span for date in self.dates)) if self.dates else self._uncited

    @cached_property
    def numbers(self) -> list[Amount]:
        """The numbers in digits that are no part of a date."""
        return _amounts(numbers(self._undated, self.locale), self.plain, self.language)

    @cached_property
    def words(self) -> list[Amount]:
        """The numbers in words."""
        found = written(_masked(self._undated, (a.number.span for a in self.numbers)), self.locale)
        return _amounts(found, self.plain, self.language)


def ordered(side: Side) -> list[Amount]:
    """The numbers of a text, in digits and in words, as they follow each other."""
    return sorted((*side.numbers, *side.words), key=lambda amount: amount.number.span)


def value_of(amount: Amount) -> float:
    """An amount's number, 0 where it is more than one, or a code."""
    try:
        return float(amount.number.value)
    except ValueError:
        return 0.0


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these places hidden."""
    done = 0
    parts: list[str] = []
    for start, end in sorted(spans):
        if start >= done:
            parts += (text[done:start], HIDDEN * (end - start))
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _amounts(found: Sequence[Number], text: str, language: str) -> list[Amount]:
    """The numbers with their units; the first of a range has that of the second, a price that of the one before."""
    amounts = [Amount(number, _unit(number, text, language)) for number in found]
    for at in range(len(amounts) - 2, -1, -1):
        one, other = amounts[at], amounts[at + 1]
        gap = text[one.number.span[1] : other.number.span[0]]
        if len(gap) > 16 or bool(one.measure) is bool(other.measure) or not _GOES_ON.match(gap):
            continue
        if not one.measure:
            amounts[at] = one._replace(measure=other.measure, own=False)
        elif one.measure.end <= one.number.span[1]:
            amounts[at + 1] = other._replace(measure=one.measure, own=False)
    return amounts


def _unit(number: Number, text: str, language: str) -> Measure | None:
    if number.kind in ("code", "time"):
        return None
    found = measure(text, *number.span, language)
    if found and found.unit.id == "s" and len(number.value) == 4 and text[number.span[1]] == "s":
        return None  # the 1990s
    return found
