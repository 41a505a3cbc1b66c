"""What of a text is running text: without codes, addresses and placeholders; its words, names told from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from l10n.checks.cited import normal

WORD = re.compile(r"[^\W\d_]+(?:[-·'’][^\W\d_]+)*+")  # Catalan l·l, elisions and compounds as one

_SIGNS = {0: None, 1: None, 2: " "}  # a code's characters, raised letters, blocks: see glossary.text
_PLACEHOLDERS = re.compile(r"%(?:\d+\$)?[-+ #0]*+\d*+(?:\.\d++)?[a-zA-Z@]\b|&\w;?|\[\[?[a-z_]++\]\]?")
_DIGIT = re.compile(r"\d")
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:;]|[\n\r])[\s\"'“”‘’«»„(\[¿¡–—-]*+\Z")
QUOTED = re.compile(r"«[^«»]*+»|“[^“”]*+”|„[^„“”]*+[“”]|‘[^‘’]{8,}’|\"[^\"]*+\"|「[^「」]*+」")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
# What only a bibliography has: initials after a family name, volume(issue):pages, et al., an identifier.
_BIBLIOGRAPHIC = re.compile(
    r"\b[^\W\d_]{2,}+,? (?:[A-Z]\b\.? ?-?){1,3}(?=[,;:.&(]|\s(?:et al|and|e|y|i|und|&)\b|\Z)"
    r"|\bet al\b|\b\d+ ?\(\d[\d–-]*+\) ?[:,] ?[a-z]?\d|\b(?:19|20)\d\d; ?\d|\bdoi\b|\b(?:ISBN|ISSN|PMID|arXiv|vol)\b",
)
_PUBLISHED = re.compile(
    r"\(\s?(?:1[89]|20)\d\d[a-z]?\s?\)[,.:]|（(?:1[89]|20)\d\d）|\b(?:Press|Publishing|Verlag)\b"
)


@lru_cache(8)
def prose(text: str) -> str:
    """The text without markup, URLs, addresses, placeholders and invisible characters, in one way of writing."""
    plain = normal(text).text.translate(_SIGNS)
    return _PLACEHOLDERS.sub(" ", plain) if "%" in plain or "[" in plain or "&" in plain else plain


def bibliographic(text: str) -> bool:
    """Whether a text is an entry of a bibliography, which stays in the languages of what it lists."""
    if len(text) > 4000 or not _YEAR.search(text):
        return False
    return bool(_BIBLIOGRAPHIC.search(text) or _PUBLISHED.search(text))


def named(word: str) -> bool:
    """Whether a word is spelled as only names, acronyms and codes are: NMDA, iPhone, mRNA."""
    return any(after.isupper() and before.isalpha() for before, after in pairwise(word))


def starts_sentence(text: str, at: int) -> bool:
    """Whether what stands here begins a sentence, or a quotation, a list item, what follows a colon."""
    return _SENTENCE_START.search(text, max(0, at - 12), at) is not None


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, those among digits and signs left out: mg/L, B12, snake_case."""
    return (m for m in WORD.finditer(text) if not _among_digits(text, m))


def _among_digits(text: str, word: re.Match[str]) -> bool:
    start, end = word.span()
    return bool(
        _DIGIT.match(text, end) or (start and (text[start - 1].isdigit() or text[start - 1] in "_@#/\\"))
    )
