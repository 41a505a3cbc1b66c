"""Finding the terms of a compiled glossary in a text: one walk over its tokens, then what no trie can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, compress
from typing import NamedTuple

from l10n.glossary.affixes import Kind
from l10n.glossary.index import Index, Node, Pattern, Reading
from l10n.glossary.morphology import acronym
from l10n.glossary.text import BREAK
from l10n.glossary.tokens import HYPHENS, JOINING, fits, gap, inside_word, lower, pieces

_NEAR = 40  # characters before a word that tell whether it opens a sentence
_GLUED = re.compile(r"\b(?:presqu|aujourd|prud|o)\Z")  # no elided words: presqu'île, O'Brien
_JOINING = frozenset(JOINING)
_JOINS = str.maketrans("", "", JOINING)
_NOT_LATER = (Kind.FIRST, Kind.ALONE, Kind.HEAD)
_NOT_EARLIER = (Kind.LAST, Kind.ALONE, Kind.HEAD)


class Step(NamedTuple):
    """A token, or several joined by hyphens, read as a form of a class."""

    number: int
    reading: Reading
    at: int
    then: int  # the token after it


class Hit(NamedTuple):
    """A term found in normalised text."""

    start: int
    end: int
    pattern: Pattern
    compound: bool


def search(index: Index, text: str) -> list[Hit]:
    """All occurrences in a normalised text by position, those inside others too."""
    reader = _Reader(index, text)
    hits: dict[tuple[int, int, int, bool], Hit] = {}
    for start in reader.openings():
        for path, patterns in reader.paths(start):
            for pattern in patterns:
                if hit := reader.read(pattern, path):
                    key = (hit.start, hit.end, id(hit.pattern.term), hit.pattern.blocks)
                    if key not in hits or hits[key].compound:
                        hits[key] = hit
    return _unblocked(sorted(hits.values(), key=_by_place)) if hits else []


def _by_place(hit: Hit) -> tuple[int, int, bool]:
    return hit.start, -hit.end, not hit.pattern.blocks


def longest(hits: list[Hit]) -> list[Hit]:
    """The hits that do not overlap, longer ones first; terms that stand at the same place are all kept."""
    if len(hits) < 2:
        return hits
    chosen: set[tuple[int, int]] = set()
    taken = bytearray(max(hit.end for hit in hits))
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            chosen.add((hit.start, hit.end))
    return [hit for hit in hits if (hit.start, hit.end) in chosen]


def _unblocked(hits: list[Hit]) -> list[Hit]:
    """The hits that no phrase around them takes back, in one pass: they come by their starts."""
    reach: dict[int, int] = {}  # how far the blocking phrases of a term go, by its id
    kept = []
    for hit in hits:
        term = id(hit.pattern.term)
        if hit.pattern.blocks:
            reach[term] = max(hit.end, reach.get(term, 0))
        elif hit.end > reach.get(term, 0):
            kept.append(hit)
    return kept


class _Reader:
    """A text with its tokens: walks the trie along them and tells whether what it comes to is the term."""

    def __init__(self, index: Index, text: str) -> None:
        self.index, self.text, self.lowered = index, text, lower(text, index.lang)
        self.pieces = pieces(self.lowered)
        self.tokens = self.pieces[1::2]
        self.joined = self._joined() if any(hyphen in text for hyphen in JOINING) else {}
        self._ends: list[int] = []

    @cached_property
    def heading(self) -> bool:
        """Whether all of the text is in capitals."""
        return self.text.isupper()

    def openings(self) -> Iterator[int]:
        """The tokens that a term may begin at."""
        numbers = range(len(self.tokens))
        if self.joined:
            return iter(numbers)
        if self.index.readings.partial:
            return compress(numbers, map(self.index.readings.__getitem__, self.tokens))
        return compress(numbers, map(self.index.opening.__contains__, self.tokens))

    def paths(self, start: int) -> Iterator[tuple[tuple[Step, ...], list[Pattern]]]:
        """The paths in the trie that the tokens from here on follow, with the patterns that end there."""
        todo: list[tuple[Node, tuple[Step, ...]]] = [(self.index.root, ())]
        while todo:
            node, path = todo.pop()
            for step in self._steps(path[-1].then if path else start, later=bool(path)):
                if child := node.children.get(step.number):
                    longer = (*path, step)
                    if child.ends:
                        yield longer, child.ends
                    if child.children and step.reading.kind not in _NOT_EARLIER:
                        todo.append((child, longer))

    def _steps(self, at: int, *, later: bool) -> Iterator[Step]:
        """The ways to read on at a token."""
        if at >= len(self.tokens):
            return
        for reading in self.index.readings[self.tokens[at]]:
            if not (later and reading.kind in _NOT_LATER):
                for number in reading.classes:
                    yield Step(number, reading, at, at + 1)
        if self.joined:
            yield from self.joined.get(at, ())

    def _joined(self) -> dict[int, list[Step]]:
        """Hyphenated words that a term may write as one, by their first token: neuro-trasmettitore."""
        found: dict[int, list[Step]] = {}
        hyphens = {at for at in range(1, len(self.tokens)) if self.pieces[2 * at] in _JOINING}
        for last in sorted(hyphens):
            for first in (last - 1, last - 2) if last - 1 in hyphens else (last - 1,):
                whole = "".join(self.tokens[first : last + 1])
                for reading in self.index.readings[whole]:
                    if reading.kind == Kind.WORD:
                        found.setdefault(first, []).extend(
                            Step(n, reading, first, last + 1) for n in reading.classes
                        )
        return found

    def read(self, pattern: Pattern, path: tuple[Step, ...]) -> Hit | None:
        """The hit, unless what stands between its words, their case or what is around them says there is none."""
        for step, between in zip(path[1:], pattern.gaps, strict=False):
            piece = self.pieces[2 * step.at]
            if piece != between and not fits(between, gap(piece)):
                return None
        (start, _), (_, end) = self._place(path[0]), self._place(path[-1])
        inside, hyphenated = self._around(start, end, pattern.after)
        if inside or not all(self._spelled(pattern, step, alone=len(path) == 1) for step in path):
            return None
        compound = path[0].reading.kind == Kind.HEAD or inside is None or hyphenated
        return Hit(start, end + len(pattern.after), pattern, compound)

    def _place(self, step: Step) -> tuple[int, int]:
        ends = self._ends = self._ends or list(accumulate(map(len, self.pieces)))
        start = ends[2 * step.at]
        if step.then > step.at + 1:
            return start, ends[2 * step.then - 1]
        return start + step.reading.start, start + step.reading.end

    def _spelled(self, pattern: Pattern, step: Step, *, alone: bool) -> bool:
        """Whether a word has the capitals that its term's case asks for."""
        start, end = self._place(step)
        word, lowered = self.text[start:end], self.lowered[start:end]
        joined = step.then > step.at + 1
        if joined:
            word, lowered = word.translate(_JOINS), lowered.translate(_JOINS)
        form = self.index.spelled[step.number].get(lowered, lowered)
        if word == form or step.reading.kind == Kind.HEAD:
            return True
        case = pattern.term.case
        if acronym(form):
            return case == "any" or (case == "smart" and not joined and _capitals(form, word))
        if case == "any":
            return not (lowered in self.index.homographs and word[0].islower() and form[0].isupper())
        if case == "smart":
            return _capitals(form, word) or word.isupper()
        title = word == form.capitalize() and pattern.term.pos != "name"
        return (title and (not alone or self._opens(start))) or (word.isupper() and self.heading)

    def _opens(self, start: int) -> bool:
        """Whether a sentence begins here."""
        before = self.text[max(0, start - _NEAR) : start].rstrip(" \t\xa0\"'“„«(¿¡*•–—-")
        return before[-1] in ".!?:…\n。" + BREAK if before else start < _NEAR

    def _around(self, start: int, end: int, signs: str) -> tuple[bool | None, bool]:
        """Whether this is a part of a word (None in a closed compound), and of a hyphenated one."""
        text = self.text
        if not text.startswith(signs, end):
            return True, False
        before, after = text[start - 1 : start] if start else " ", text[end : end + 1] or " "
        if before == " " and after in " .,":
            return False, False
        if (after in "+#" and end - start == 1 and not signs) or self._apostrophes(before, start, end, after):
            return True, False
        hyphenated = (before in HYPHENS and text[max(0, start - 2)].isalnum()) or (
            after in HYPHENS and text[end + 1 : end + 2].isalnum()
        )
        return inside_word(text, start, end, self.index.lang), hyphenated

    def _apostrophes(self, before: str, start: int, end: int, after: str) -> bool:
        """Whether an apostrophe joins this to a word instead of parting them: presqu'île, can't."""
        if before in "'’" and _GLUED.search(self.lowered[max(0, start - 9) : start - 1]):
            return True
        not_ = self.index.lang == "en" and after in "'’" and self.lowered.startswith("t", end + 1)
        return not_ and self.lowered[end - 1] == "n" and not self.lowered[end + 2 : end + 3].isalpha()


def _capitals(form: str, word: str) -> bool:
    """Whether a word has all the capitals of a form."""
    return all(theirs == ours for ours, theirs in zip(form, word, strict=False) if ours.isupper())
