"""What is seen at a glance: that two texts have the same plain numbers, and no words for any.

Most translations that have numbers are right, and most of their numbers are whole ones that stand there again. Those
need no reading; whatever is less plain is left to `figures`.
"""

from __future__ import annotations

import re
from functools import cache

from l10n.checks import days
from l10n.checks.cited import normal
from l10n.checks.measures import BEFORE, names_of_units
from l10n.numerals import words_of
from l10n.numerals.conventions import scales

NEVER_SURE = frozenset(("0", "0.25", "0.5", "0.75", "1"))  # words for these need no counterpart

_WORD = re.compile(r"[^\W\d_]++")
_PLAIN = re.compile(r"(\d[\w.,:/'’٫٬·-]*+)[ \u00a0\u202f\u2009]?([^\W\d_]{1,14}+|[^\w\s])?")
_DIGIT = re.compile(r"\d")
_FRACTION = re.compile("[¼-¾⅐-⅞]")
_HAN = re.compile("[〇一二三四五六七八九十]")
_HAN_DAYS = re.compile("[月曜]")
_ROMAN = re.compile("[IVX]{2}")
_ODD = frozenset("a p am pm AM PM h Uhr o / ° º ª -".split())  # what makes a number more than a number
_SIGNS = "-−–€$£¥"


class Words:
    """What a text's words tell of numbers in words and of dates."""

    def __init__(self, text: str, locale: str) -> None:
        self._text = text
        self._language = locale.replace("_", "-").split("-")[0].lower()
        self._bag: frozenset[str] | None = None

    def _has(self, kind: int) -> bool:
        if self._language in ("ja", "zh"):
            return bool((_HAN_DAYS if kind == _DAYS else _HAN).search(self._text))
        if self._bag is None:
            arabic = self._language == "ar"
            found = _WORD.findall(normal(self._text).text if arabic else self._text.lower())
            self._bag = frozenset(found + [word[1:] for word in found] if arabic else found)
        return not self._bag.isdisjoint(vocabulary(self._language)[kind])

    @property
    def any(self) -> bool:
        """Whether there is a word for a number, a month or a day of the week."""
        return self._language in ("ja", "zh") or self._has(_ANY)

    @property
    def surely(self) -> bool:
        """Whether there is a word that is nothing but a number."""
        return self._has(_SURELY)

    @property
    def maybe(self) -> bool:
        """Whether there is a word that may be a number from two on."""
        return self._has(_MAYBE)

    @property
    def days(self) -> bool:
        """Whether there is a name of a month or of a day of the week."""
        return self._has(_DAYS)


_SURELY, _MAYBE, _DAYS, _ANY = range(4)


@cache
def vocabulary(language: str) -> tuple[frozenset[str], ...]:
    """A language's words for numbers (surely, maybe), for months and days of the week, and all of them."""
    words = words_of(language)
    names = days.calendar(language)
    surely = frozenset(word.split("-")[0] for word, entry in words.items() if entry.sure)
    maybe = frozenset(word.split("-")[0] for word, entry in words.items() if entry.value not in NEVER_SURE)
    named = [*names.months, *names.weekdays] if names else []
    of_days = frozenset(re.split("[ -]", name)[0] for name in named)
    return surely, maybe, of_days, surely | maybe | of_days


def in_words(source: Words, target: Words) -> bool:
    """Whether a number in words may have become another: at least one word is nothing but a number."""
    return source.maybe and target.maybe and (source.surely or target.surely)


def in_roman(source: str, target: str) -> bool:
    """Whether both texts have Roman numerals."""
    return bool(_ROMAN.search(source) and _ROMAN.search(target))


def same_digits(source: str, target: str, source_locale: str, locale: str) -> bool:
    """Whether the numbers in digits are whole ones, the same, with the same units."""
    before, after = _numbers(source, source_locale), _numbers(target, locale)
    return before is not None and after is not None and sorted(before) == sorted(after)


def _numbers(text: str, locale: str) -> list[tuple[str, str, str]] | None:
    """Each number with the letter before it and the unit behind it; None where there is more to be read."""
    language = locale.replace("_", "-").split("-")[0].lower()
    fractions = not text.isascii() and _FRACTION.search(text)
    if not fractions and not _DIGIT.search(text):
        return []
    if fractions or language in ("ja", "zh"):
        return None
    symbols, names = names_of_units(language)
    multiples = scales(language)
    found: list[tuple[str, str, str]] = []
    last = -2
    for match in _PLAIN.finditer(text):
        start = match.start()
        token = match[1].rstrip(".,:-/'’")
        if not token.isdecimal() or not token.isascii() or (start == last + 1 and len(token) == 3):
            return None
        before = text[start - 1] if start else ""
        if (before and before in _SIGNS) or BEFORE.search(text, max(0, start - 5), start):
            return None
        word = match[2] or ""
        unit = symbols.get(word) or names.get(word.lower())
        if word in _ODD or text[match.end() : match.end() + 1] == "/":
            return None
        if word and not unit and (word in multiples or word.lower() in multiples):
            return None
        found.append((token, before if before.isalpha() else "", unit.id if unit else ""))
        last = start + len(token)
    return found
