"""What parts the digits of a number in a language, and the words that multiply one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from l10n.glossary.text import plain

LANGUAGES = ("en", "it", "es", "fr", "de", "pt", "ca", "ar")  # the columns of the tables, without ja

# CLDR 46, numbers/symbols: decimal points where the language has them, or only a territory has.
_POINT = frozenset("en ja zh ko he th hi bn ta te mr gu kn ml pa ne si my km ms fil sw am mt ga cy".split())
_POINT_IN = frozenset(
    "de-ch de-li it-ch es-419 es-bz es-cu es-do es-gt es-hn es-mx es-ni es-pa es-pe es-pr es-sv es-us".split()
)
_COMMA_IN = frozenset("en-za en-at en-be en-de en-dk en-fi en-nl en-se en-si ms-bn sw-cd".split())
_EITHER = frozenset(
    ("ar", "fa", "ur")
)  # western digits with either sign; ٫ and ٬ say themselves what they are

_GREATEST = 24
_GAP = re.compile(r"[ \u00a0\u202f-]?([^\W\d_]{1,30}+)")
_BLANK = frozenset(" \u00a0\u202f")
_AND_HALF = re.compile(r"[ \u00a0](?:and a half|e mezzo|y medio|et demi|e meio|i mig)(?![^\W_])")
_HAN = {"百": 2, "千": 3, "万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12, "만": 4, "억": 8}


@cache
def decimal_sign(locale: str) -> str:
    """What stands before decimals: "." or ","; "" where a language's writers use both."""
    name = locale.lower().replace("_", "-")
    primary = name.split("-")[0]
    if primary in _EITHER:
        return ""
    return "." if name in _POINT_IN or (primary in _POINT and name not in _COMMA_IN) else ","


def rows(name: str) -> list[list[str]]:
    """The rows of a table of this package, without its head."""
    lines = files("l10n.numerals").joinpath(name).read_text("utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def scale(text: str, end: int, locale: str) -> tuple[int, int]:
    """The power of ten that stands behind a number, and where it ends: "5 million" has six zeros."""
    power, table = 0, _scales_of(locale)
    while end < len(text) and power < _GREATEST:
        if text[end] in _HAN:
            power, end = power + _HAN[text[end]], end + 1
            continue
        word = _GAP.match(text, end)
        if not word:
            break
        attached = word.start(1) == end
        found = table.get(word[1]) or table.get(word[1].lower()) if attached or len(word[1]) > 1 else 0
        if not found:
            break
        power, end = power + found, word.end()
        end += text[end : end + 1] == "." and text[end + 1 : end + 2] in _BLANK  # 2,4 Mio. €
    return power, end


@cache
def _scales_of(locale: str) -> Mapping[str, int]:
    return scales(locale.replace("_", "-").split("-")[0].lower())


def and_half(text: str, end: int) -> int:
    """Where "and a half" behind what multiplies a number ends, 0 where it does not stand there."""
    found = _AND_HALF.match(text, end)
    return found.end() if found else 0


@cache
def scales(language: str) -> Mapping[str, int]:
    """The words that multiply a number, and by which power of ten."""
    table: dict[str, int] = {}
    for power, symbols, *columns in rows("scales.tsv"):
        words = symbols.split()
        if language in LANGUAGES:
            words += [plain(word).lower() for word in columns[LANGUAGES.index(language)].split()]
        table |= dict.fromkeys(words, int(power))
    return table
