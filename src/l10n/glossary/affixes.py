"""Words written together with others: what of a token may be a term, by language.

Found when a text is read, not when a glossary is compiled: every word can take every affix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """Where in a term a reading may stand."""

    WORD = 0  # anywhere
    ARTICLE = 1  # anywhere: Arabic repeats the article before every adjective
    FIRST = 2  # the first word only: "and", "in", "for" written as part of it
    LAST = 3  # the last word only: possessives, case endings
    ALONE = 4  # a term of one word
    HEAD = 5  # a term of one word, as the head of a compound


class Part(NamedTuple):
    """A part of a token, in the term's spelling, and where it stands in the token."""

    word: str
    start: int
    end: int
    kind: Kind


_COMPOUNDING = frozenset("de nl sv da nb nn no is lb".split())
_LONGEST = 64  # letters
_LINKS = ("s", "n", "en", "es", "er", "e")

_ARABIC_PROCLITICS = [
    conjunction + rest
    for conjunction in ("", "و", "ف")
    for rest in ("ال", "بال", "كال", "لل", "ب", "ك", "ل", "")
    if conjunction + rest
]
_ARABIC_PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "كم", "ه", "ك")
_HEBREW_PROCLITICS = re.compile("[ושכ]?(?:[בלמכ]?ה|[בלמכש])?")
_KOREAN_PARTICLES = re.compile(
    "(?:들)?(?:은|는|이|가|을|를|의|에|에서|에게|께|와|과|로|으로|도|만|까지|부터|마다|보다|처럼|이나|나|이란|란|이라는"
    "|라는|에는|에도|에서는|에서도|으로는|로는|으로서|로서|으로써|로써|이다|입니다|인|이며|이고|하고|과의|와의|에의)?"
)
_TURKISH_ENDINGS = re.compile(
    "(?:l[ae]r)?(?:[iıuü]?m(?:[iıuü]z)?|[iıuü]?n(?:[iıuü]z)?|s?[iıuü])?"
    "(?:n?d[ae](?:n|ki)?|t[ae]n?|n?[iıuü]n|[yn]?[iıuü]|[yn]?[ae]|n?c[ae]|y?l[ae])?"
)


def compounding(lang: str) -> bool:
    """Whether nouns of this language are written together."""
    return lang in _COMPOUNDING


def has_affixes(lang: str) -> bool:
    """Whether words of this language may be written as parts of a token."""
    return lang in _COMPOUNDING or lang in _READERS


def parts(token: str, lang: str) -> Iterator[Part]:
    """The ways to read a term's word in a lower-case token, the token itself left out."""
    if len(token) > _LONGEST:  # no word, and many ways to cut it
        return iter(())
    if lang in _COMPOUNDING:
        return (Part(token[cut:], cut, len(token), Kind.HEAD) for cut in range(3, len(token) - 3))
    reader = _READERS.get(lang)
    return reader(token) if reader else iter(())


def accidental(token: str, part: Part, lang: str, lemma: Callable[[str], str]) -> bool:
    """Whether a dictionary (of lemmas by form) has the token as a word of its own that only looks composed."""
    own = lemma(token) or lemma(token.capitalize())
    if not own or part.kind == Kind.ARTICLE:
        return False
    if lang not in _COMPOUNDING:
        return own not in (part.word, lemma(part.word))
    before = token[: part.start]
    # Three letters before a short head are as often a syllable (Par-zelle, Sch-welle) as a word.
    enough = 3 if len(part.word) > 5 else 4
    stems = [before, *(before[: -len(link)] for link in _LINKS if before.endswith(link))]
    return not any(len(stem) >= enough and (lemma(stem) or lemma(stem.capitalize())) for stem in stems)


def _arabic(token: str) -> Iterator[Part]:
    end = len(token)
    for clitics in ("", *_ARABIC_PROCLITICS):
        start = len(clitics)
        least = 2 if clitics.endswith(("ال", "لل")) else 3
        if token.startswith(clitics) and end - start >= least and start:
            yield Part(token[start:], start, end, Kind.ARTICLE if clitics == "ال" else Kind.FIRST)
        if token.startswith(clitics) and not clitics.endswith(("ال", "لل")):
            yield from _arabic_possessives(token, start)


def _arabic_possessives(token: str, start: int) -> Iterator[Part]:
    for pronoun in _ARABIC_PRONOUNS:
        stop = len(token) - len(pronoun)
        if token.endswith(pronoun) and stop - start >= 3:
            kind = Kind.ALONE if start else Kind.LAST
            yield Part(token[start:stop], start, stop, kind)
            if token[stop - 1] == "ت":
                yield Part(token[start : stop - 1] + "ة", start, stop, kind)


def _hebrew(token: str) -> Iterator[Part]:
    for start in range(1, min(4, len(token) - 1)):
        if _HEBREW_PROCLITICS.fullmatch(token, 0, start):
            kind = Kind.ARTICLE if token[:start] == "ה" else Kind.FIRST
            yield Part(token[start:], start, len(token), kind)


def _korean(token: str) -> Iterator[Part]:
    for stop in range(1, len(token)):
        if _KOREAN_PARTICLES.fullmatch(token, stop):
            yield Part(token[:stop], 0, stop, Kind.LAST)


def _turkish(token: str) -> Iterator[Part]:
    for stop in range(4, len(token)):
        if _TURKISH_ENDINGS.fullmatch(token, stop):
            yield Part(token[:stop], 0, stop, Kind.LAST)


_READERS = {"ar": _arabic, "he": _hebrew, "ko": _korean, "tr": _turkish}
