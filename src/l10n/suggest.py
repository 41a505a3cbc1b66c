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
_TITLE = 0.6  # the share of capitals from which on they say nothing

_SCRIPTS = tuple(re.compile(rf"[{script}]+\\Z") for script in ("々㐀-䶿一-鿿", "ァ-ヺー"))
_KANA = re.compile(r"[ぁ-ゟ]+\Z")
_START = re.compile(rf"[.?!:…。！？{BREAK}\n]")  # of a sentence, between two words
_CODE = re.compile(rf"{HIDDEN}+")
_DIGITS = re.compile(r"[A-Z]\w*\d|\d\w*[A-Z]")
_FUNCTIONAL = frozenset("的了是在和与及或有不也都而但为对中上下从到被把这那其之以于所个一二三四五六七八九十")  # in Chinese


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
    role: Literal["content", "link", "article", "stop"]
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


class _Reader:
    """Texts of a language as units."""

    def __init__(self, lang: str, texts: Sequence[str]) -> None:
        self.lang = lang.split("-")[0].lower()
        words = Counter(match[0] for text in texts for match in TOKEN.finditer(text))
        self.lexicon = Lexicon(self.lang, words)
        self.stop = frozenset(STOPWORDS.get(self.lang, "").split()) or _frequent(words)
        first, _, then = LINKS.get(self.lang, "").partition("|")
        self.links, self.articles = frozenset(first.split()), frozenset(then.split())

    def units(self, text: str) -> list[_Unit]:
        """The units of a normalised text."""
        found: list[_Unit] = []
        end = 0
        for start, stop in self._spans(text):
            between = text[end:start]
            initial = not found or _START.search(between) is not None
            found.append(self._unit(text[start:stop], start, stop, gap(between), initial))
            end = stop
        return found if self.lang == "de" else list(_untitled(found))

    def _spans(self, text: str) -> Iterator[Span]:
        """Words, with those joined that a hyphen or a script without spaces makes one."""
        span: Span | None = None
        for token in TOKEN.finditer(text):
            if span and self._joined(text[slice(*span)], text[span[1] : token.start()], token[0]):
                span = (span[0], token.end())
                continue
            if span:
                yield span
            span = token.span()
        if span:
            yield span

    def _joined(self, before: str, between: str, after: str) -> bool:
        if between:
            return len(between) == 1 and gap(between) in ("-", RAISED)
        return self.lang != "zh" and any(script.match(before) and script.match(after) for script in _SCRIPTS)

    def _unit(self, text: str, start: int, end: int, gap: str, initial: bool) -> _Unit:
        text = text.replace(RAISED, "")
        return _Unit(text, start, end, self.key(text), self._role(text), gap, initial)

    def key(self, text: str) -> str:
        """What all forms of a word have in common."""
        if self.acronym(text):
            return text
        lower = text.lower()
        return (self.lexicon.lemma(lower) or self.lexicon.lemma(text) or lower).lower()

    def acronym(self, text: str) -> bool:
        """Whether a word is one, or is spelled like one; not a heading's word in capitals."""
        known = text.isalpha() and self.lexicon.lemma(text.lower()) and len(text) > 3
        return "-" not in text and not known and (acronym(text) or _DIGITS.match(text) is not None)

    def known(self, text: str) -> bool:
        """Whether a word is in the dictionary, or there is none to tell."""
        return not self.lexicon or bool(self.lexicon.lemma(text) or self.lexicon.lemma(text.lower()))

    def _role(self, text: str) -> Literal["content", "link", "article", "stop"]:
        lower = text.lower()
        if lower in self.links:
            return "link"
        if lower in self.articles:
            return "article"
        wordy = any(map(str.isalpha, text)) and (len(text) > 2 or not text.isascii() or text != lower)
        if not wordy or lower in self.stop or lower in UNITS or self._functional(text):
            return "stop"
        return "stop" if self._verb(text) else "content"

    def _functional(self, text: str) -> bool:
        return _KANA.match(text) is not None or (self.lang == "zh" and text in _FUNCTIONAL)

    def _verb(self, text: str) -> bool:
        lemma = self.lexicon.lemma(text.lower()) if text.islower() or self.lang != "de" else ""
        infinitive = lemma.endswith(INFINITIVE.get(self.lang, ()))
        return infinitive and len(self.lexicon.family(lemma)) > _VERB_FORMS and not self.acronym(text)


def _frequent(words: Counter[str]) -> frozenset[str]:
    """Probable function words of a language without a list: short ones, and fairly short ones that abound."""
    least = max(3, words.total() / 150)
    return frozenset(w.lower() for w, n in words.items() if len(w) < 4 or (len(w) < 7 and n > least))


def _untitled(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """The units, where those of a sentence in title case all count as its first."""
    starts = [i for i, unit in enumerate(units) if unit.initial]
    for start, end in pairwise([*starts, len(units)]):
        words = [unit for unit in units[start:end] if unit.role == "content"]
        capitals = sum(unit.text[:1].isupper() for unit in words)
        titled = len(words) > 2 and capitals > _TITLE * len(words)
        yield from (unit._replace(initial=True) if titled else unit for unit in units[start:end])
