"""Candidate terms of articles: words and phrases that recur or look like terms, and that the glossary lacks.

Phrases are ranked by their C-value (Frantzi, Ananiadou, Mima 2000): longer ones count more, and one that stands inside
longer candidates counts less; a word only where it stands outside the commonest of them. Inflected forms are counted
together where simplemma knows the language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log2
from typing import Literal, NamedTuple

from l10n.exchange import Names
from l10n.glossary import Glossary, Term
from l10n.glossary.text import BREAK, HIDDEN, RAISED, normalise
from l10n.model import Span
from l10n.suggest.units import Reader, Unit

Kind = Literal["acronym", "name", "compound", "phrase", "word"]

_WEIGHTS: dict[Kind, float] = {"acronym": 2, "name": 1.2, "compound": 1.5, "phrase": 1, "word": 0.6}
_LEAST: dict[Kind, int] = {"acronym": 1, "name": 2, "compound": 2, "phrase": 2, "word": 3}
_STRANGE = 1.2  # the weight of a word that no dictionary has
_WORDS = 4  # of a phrase, links not counted
_CHARACTERS = 6  # of a phrase, where words are not parted
_LINKS = 2  # in a row
_LINK = "·"
_JOINING = (" ", "-", "'", "", RAISED)
_AROUND = 45  # characters of an example on each side
_HIDDEN = re.compile(rf"[{HIDDEN}{RAISED}]+")

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a term: its commonest spelling, what it looks like, how often it occurs, and where."""

    term: str
    lang: str
    kind: Kind
    count: int
    score: float
    example: str  # the text around it


@dataclass(slots=True)
class _Found:
    """The occurrences of a candidate."""

    units: int  # content words
    spellings: Counter[str] = field(default_factory=Counter)
    initials: Counter[str] = field(default_factory=Counter)  # those with a capital that says nothing
    example: str = ""

    @property
    def count(self) -> int:
        return self.spellings.total() + self.initials.total()


def candidates(texts: Iterable[str], lang: str, glossary: Glossary) -> list[Candidate]:
    """Candidates in messages of one language, best first; what the glossary finds in them is left out."""
    normals = [(text, normalise(text)) for text in texts]
    reader = Reader(lang, [normal.text for _, normal in normals])
    found: dict[_Key, _Found] = {}
    for text, normal in normals:
        units = reader.units(normal.text)
        known = _covers([normal.span(unit.start, unit.end) for unit in units], glossary, text, lang)
        for first, last in _phrases(units, reader):
            if not _taken(known[first], known[last]):
                _note(found, units[first : last + 1], normal.text)
    rated = {key: _rated(key, one, lang, reader) for key, one in found.items()}
    often = {key: one for key, one in rated.items() if one.score}
    nested = _nested(often)
    scored = [replace(one, score=_value(one, key, nested.get(key, ()))) for key, one in often.items()]
    return sorted((one for one in scored if one.score > 0), key=lambda one: (-one.score, one.term))


def rows(found: Iterable[Candidate], known: Iterable[Term] = ()) -> tuple[Term, ...]:
    """The candidates as terms of new concepts, to be edited and put into the glossary."""
    names = Names(term.concept for term in known)
    terms = []
    for one in found:
        case = "exact" if one.kind in ("acronym", "name") else "smart"
        terms.append(Term(names.new(one.term), one.lang, one.term, case=case))
    return tuple(terms)


class _Cover(NamedTuple):
    """The known term that holds a unit, if one does, and whether it holds the one before or after, too."""

    match: int = -1
    before: bool = False
    after: bool = False


def _covers(spans: Sequence[Span], glossary: Glossary, text: str, lang: str) -> list[_Cover]:
    matches = [match.span for match in glossary.find(text, lang)] if glossary.terms else []
    covers, i = [], 0
    for start, end in spans:
        while i < len(matches) and matches[i][1] <= start:
            i += 1
        held = i < len(matches) and matches[i][0] < end
        covers.append(_Cover(i, matches[i][0] < start, matches[i][1] > end) if held else _Cover())
    return covers


def _taken(first: _Cover, last: _Cover) -> bool:
    """Whether a phrase is a known term, a part of one, or shares words with one."""
    return first.before or last.after or (first.match >= 0 and first.match == last.match)


def _phrases(units: Sequence[Unit], reader: Reader) -> Iterator[Span]:
    """The first and last units of all phrases that may be terms."""
    most = _CHARACTERS if reader.lang == "zh" else _WORDS
    for i, first in enumerate(units):
        words = links = 0
        for j in range(i, len(units)) if first.role == "content" else ():
            unit = units[j]
            loose = unit.role == "stop" or (unit.role == "article" and not links)
            if loose or (j > i and unit.gap not in _JOINING):
                break
            words, links = (words + 1, 0) if unit.role == "content" else (words, links + 1)
            if words > most or links > _LINKS:
                break
            if not links and reader.ends(unit):
                yield i, j


def _note(found: dict[_Key, _Found], phrase: Sequence[Unit], text: str) -> None:
    key = tuple(unit.key if unit.role == "content" else _LINK for unit in phrase)
    one = found.setdefault(key, _Found(sum(unit.role == "content" for unit in phrase)))
    start, end = phrase[0].start, phrase[-1].end
    spelling = " ".join(text[start:end].replace(RAISED, "").split())
    initial = any(unit.initial and unit.text[:1].isupper() for unit in phrase)
    (one.initials if initial else one.spellings)[spelling] += 1
    one.example = one.example or _around(text, start, end)


def _around(text: str, start: int, end: int) -> str:
    """The text around a place in it, from one word to another."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    before = text[first:start].partition(" ")[2] if first else text[:start]
    after = text[end:last].rpartition(" ")[0] if last < len(text) else text[end:]
    shown = f"{'…' if first else ''}{before}{text[start:end]}{after}{'…' if last < len(text) else ''}"
    return " ".join(_HIDDEN.sub("", shown.replace(BREAK, " ")).split())


def _rated(key: _Key, one: _Found, lang: str, reader: Reader) -> Candidate:
    """The candidate, with the weight of its kind as its score; with none where it occurs too rarely."""
    spelling = _spelling(key, one, reader)
    kind = _kind(spelling, one, reader)
    strange = kind == "word" and not reader.known(spelling)
    weight, least = (_STRANGE, 2) if strange else (_WEIGHTS[kind], _LEAST[kind])
    parted = one.units > 1 or len(spelling) > 1
    return Candidate(spelling, lang, kind, one.count, weight * (one.count >= least and parted), one.example)


def _spelling(key: _Key, one: _Found, reader: Reader) -> str:
    """The lemma where it occurs, else the commonest spelling, without the capitals of a sentence's start or a title."""
    if len(key) == 1 and key[0] in one.spellings:
        return key[0]
    pool = one.spellings or one.initials
    lemmas = {spelling: sum(word.lower() in key for word in spelling.split()) for spelling in pool}
    best = max(pool, key=lambda spelling: (pool[spelling], lemmas[spelling], -len(spelling), spelling))
    return best if one.spellings or reader.lang == "de" else " ".join(map(reader.uncapitalised, best.split()))


def _kind(spelling: str, one: _Found, reader: Reader) -> Kind:
    if one.units == 1 and reader.acronym(spelling):
        return "acronym"
    if one.units == 1 and "-" in spelling:
        return "compound"
    capitals = [word[:1].isupper() for each in one.spellings for word in (each, each.rpartition(" ")[2])]
    if reader.lang != "de" and capitals and all(capitals):
        return "name"
    return "phrase" if one.units > 1 else "word"


def _nested(found: Mapping[_Key, Candidate]) -> dict[_Key, list[int]]:
    """How often the longer candidates occur that a candidate stands in."""
    longer: dict[_Key, list[int]] = {}
    for key, one in found.items():
        for start in range(len(key)):
            for end in range(start + 1, len(key) + 1):
                if (part := key[start:end]) != key and part in found:
                    longer.setdefault(part, []).append(one.count)
    return longer


def _value(one: Candidate, key: _Key, longer: Sequence[int]) -> float:
    words = len(key) - key.count(_LINK)
    if not longer or one.kind == "acronym":
        inside: float = 0
    else:
        inside = sum(longer) / len(longer) if words > 1 else max(longer)
    return round(one.score * log2(1 + words) * (one.count - inside), 2)
