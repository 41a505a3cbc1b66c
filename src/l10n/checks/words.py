"""The words of a text, and which of them follow each other in terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from l10n.checks.grammar import grammar
from l10n.glossary import Term
from l10n.glossary.text import plain

_WORD = re.compile(r"[^\W_]+")
_GLUED = {"ar": "و", "he": "ו"}  # "and", written as one with the next word
_ARTICLE = re.compile(r"(?:[بكف]?ال|لل)(?=\w{2})")
_WEAK = str.maketrans("", "", "اوي")  # letters that come and go in Arabic plurals
_SIZES = ((2, 1, 8), (3, 4, 11), (4, 6, 99))  # letters of a key, and of words whose forms may have it


class Word(NamedTuple):
    start: int
    end: int
    text: str  # in lower case
    key: str


# What stands between two words of terms, by the keys of the first and the second; and whether the term has others.
Followers = dict[str, dict[str, bool]]
Joints = dict[str, Followers]


def words(text: str, lang: str) -> list[Word]:
    """The words of a normalised text; what is glued to one is a word of its own."""
    glued = _GLUED.get(lang)
    found = []
    for match in _WORD.finditer(text):
        (start, end), word = match.span(), match[0].lower()
        if glued and word[0] == glued and end - start > 2:
            found.append(Word(start, start + 1, glued, glued))
            start, word = start + 1, word[1:]
        found.append(Word(start, end, word, _key(word, lang)))
    return found


def joints(terms: Iterable[Term], lang: str) -> Joints:
    """Which words stand side by side in terms, and what is between them there."""
    light = grammar(lang).light
    found: Joints = {}
    for term in terms:
        for text in map(plain, (term.term, *term.forms)):
            content = [word for word in words(text, lang) if word.text not in light]
            for first, second in pairwise(content):
                fill = text[first.end : second.start]
                for one, other in product(_keys(first.text, lang), _keys(second.text, lang)):
                    fills = found.setdefault(one, {}).setdefault(other, {})
                    fills[fill] = len(content) > 2 or fills.get(fill, False)
    return found


@lru_cache(100_000)
def _key(word: str, lang: str) -> str:
    """The letters that a word begins with in all its forms: two of a short one, four of a long one."""
    stem = _stem(word, lang)
    return stem[: 2 if len(stem) < 6 else 3 if len(stem) < 9 else 4]


def _keys(word: str, lang: str) -> set[str]:
    """The keys of a word and of its forms, which may be some letters longer or shorter."""
    stem = _stem(word, lang)
    return {_key(word, lang), *(stem[:size] for size, least, most in _SIZES if least <= len(stem) <= most)}


def _stem(word: str, lang: str) -> str:
    if lang == "ar":
        return _ARTICLE.sub("", word, count=1).translate(_WEAK) or word
    return bare(word)


@lru_cache(100_000)
def bare(word: str) -> str:
    """A word in lower case and without accents."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
