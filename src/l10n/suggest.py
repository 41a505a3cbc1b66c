"""Candidate terms of articles: words and phrases that recur or look like terms, and that the glossary lacks.

Phrases are ranked by their C-value (Frantzi, Ananiadou, Mima 2000): longer ones count more, and one that mostly stands
inside longer candidates counts less. Inflected forms are counted together where simplemma knows the language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log2
from typing import Literal, NamedTuple

from l10n.exchange.entries import concept_name
from l10n.glossary import Glossary, Term
from l10n.glossary.endings import INFINITIVE
from l10n.glossary.lexicon import Lexicon
from l10n.glossary.morphology import acronym
from l10n.glossary.text import BREAK, HIDDEN, RAISED, Normal, normalise
from l10n.glossary.tokens import TOKEN, gap
from l10n.model import Span
from l10n.stopwords import LINKS, STOPWORDS

Kind = Literal["acronym", "name", "compound", "phrase", "word"]

_WEIGHTS: dict[Kind, float] = {"acronym": 2, "name": 1.2, "compound": 1.5, "phrase": 1, "word": 0.6}
_LEAST: dict[Kind, int] = {"acronym": 1, "name": 2, "compound": 2, "phrase": 2, "word": 3}
_WORDS = 4  # of a phrase, links not counted
_LINKS = 2  # in a row
_VERB_FORMS = 8  # a lemma with more forms than any noun has is a verb
_AROUND = 45  # characters of an example on each side
_TITLE = 0.6  # of a sentence's words: then their capitals say nothing

_HAN = re.compile(r"[々㐀-䶿一-鿿]+\Z")
_KATAKANA = re.compile(r"[ァ-ヺー]+\Z")
_HIRAGANA = re.compile(r"[ぁ-ゟ]+\Z")
_SENTENCE = re.compile(r"(?:\A|[.?!:…。！？\x02\n])[\W_]*\Z")
_HANZI = frozenset("的了是在和与及或有不也都而但为对中上下从到被把这那其之以于所个一二三四五六七八九十")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a term: its commonest spelling, what it looks like, how often it occurs, and where."""

    term: str
    lang: str
    kind: Kind
    count: int
    score: float
    example: str  # the text around it


class _Unit(NamedTuple):
    """A word, a hyphenated compound, or a run of one East Asian script."""

    text: str
    start: int
    end: int
    key: str  # the lemma in lower case; an acronym is itself
    role: Literal["content", "link", "stop"]
    gap: str  # what stands before it
    initial: bool  # its capital is that of a sentence or title


@dataclass(slots=True)
class _Found:
    """The occurrences of a candidate."""

    units: int  # content words
    spellings: Counter[str] = field(default_factory=Counter)  # not those at the start of sentences
    initials: Counter[str] = field(default_factory=Counter)
    example: str = ""
    compound: bool = False

    @property
    def count(self) -> int:
        return self.spellings.total() + self.initials.total()


def candidates(texts: Iterable[str], lang: str, glossary: Glossary) -> list[Candidate]:
    """Candidates in messages of one language, best first; what the glossary finds in them is left out."""
    normals = [(text, normalise(text)) for text in texts]
    reader = _Reader(lang, [normal.text for _, normal in normals])
    found: dict[tuple[str, ...], _Found] = {}
    for text, normal in normals:
        known = [match.span for match in glossary.find(text, lang)]
        for phrase in _phrases(reader.units(normal.text)):
            span = normal.span(phrase[0].start, phrase[-1].end)
            if not any(_taken(span, match) for match in known):
                _note(found, phrase, normal)
    return sorted(_ranked(found, lang, reader), key=lambda one: (-one.score, one.term))


def rows(found: Sequence[Candidate], known: Iterable[Term] = ()) -> tuple[Term, ...]:
    """The candidates as terms of new concepts, to be edited and put into the glossary."""
    names = {term.concept for term in known}
    terms = []
    for one in found:
        name = concept_name(one.term, names)
        names.add(name)
        case = "exact" if one.kind in ("acronym", "name") else "smart"
        terms.append(Term(name, one.lang, one.term, case=case))
    return tuple(terms)


def _taken(span: Span, match: Span) -> bool:
    """Whether a known term holds the span, or a part of it that goes on outside."""
    inside = match[0] <= span[0] and span[1] <= match[1]
    around = span[0] <= match[0] and match[1] <= span[1]
    return inside or (span[0] < match[1] and match[0] < span[1] and not around)
