"""Which words may be read together although others stand between them: what grammar leaves out or puts in.

NMDA [and GABA] receptors                   a shared word
asse [ipotalamo-ipofisi-surrene (]HPA       an acronym and its expansion
calidad [de su] sueño                       another preposition, article, possessive
NMDA[-type glutamate] receptors             adjectives
deep [slow-wave sleep]                      a term with the same head
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate, compress
from typing import NamedTuple

from l10n.checks.grammar import PRONOUNS, Grammar
from l10n.checks.words import Followers, Joints, Word
from l10n.glossary.text import BREAK, RAISED
from l10n.model import Span

BRACKETED = re.compile(r"[(\[]| [–—] ")
BRACKETS = re.compile(r" ?(?:\([^()]*\)|\[[^\[\]]*\])| [–—] [^–—.;:!?]{1,80} [–—](?= )")

_FAR = 12  # words between two that belong together
_CONJUNCT = 3  # words of a conjunct, articles and prepositions not counted
_QUOTES = "'’\"“”„«»‹›‘"
_SIMPLE = re.compile(rf"(?:[{_QUOTES}{RAISED}]|\s?[-‐-–]|\s+(?![-‐-–]\s))*")
_QUOTED = re.compile(rf"[{_QUOTES}()\[\]\s-]*[{_QUOTES}()\[\]][{_QUOTES}()\[\]\s-]*")
_ONES = frozenset(("one", "ones"))  # NMDA receptors and GABA ones
_LETTERS = re.compile(r"[^\W_]+")
_SEPARATES = re.compile("[,/&+・،、]")
_EITHER = re.compile("[/&+・]")  # which separates, but no clauses
_STOPS = re.compile(rf"[.!?:;()\[\]{{}}\n{BREAK}]|—")


class Splice(NamedTuple):
    """Words, by their numbers, that are read together: `first`, then `fill`, then `second`."""

    first: int
    fill: str
    second: int


class Sentence:
    """Words and what stands between them. What is in `brackets` is left out; `terms` were found as they stand.

    `strict` takes only coordination and brackets for a sure sign that words belong together.
    """

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        grammar: Grammar,
        terms: Sequence[Span],
        *,
        brackets: Sequence[Span] = (),
        strict: bool = False,
    ) -> None:
        self.text, self.words, self.grammar = text, words, grammar
        self.terms, self.brackets, self.strict = frozenset(terms), brackets, strict
        self.starts = sorted(self.terms)
        self.reach = list(accumulate((end for _, end in self.starts), max))
        present = {word.text for word in words}
        self.joins = grammar.joins.union(word for word, other in grammar.paired.items() if other in present)
        if brackets:
            inside = bytearray(len(text))
            for start, end in brackets:
                inside[start:end] = b"\1" * (end - start)
            self.words = [word for word in words if not inside[word.start]]

    def splices(self, known: Joints) -> Iterator[Splice]:
        """The words that follow each other in a term, and may be read so here, too."""
        keys = [word.key for word in self.words]
        bracketed = "(" in self.text and not self.brackets
        acronyms = frozenset(filter(self._acronym, range(len(keys)))) if bracketed else frozenset()
        opened = {k for k in acronyms if self._gap(k).endswith("(")}
        for i in compress(range(len(keys)), map(known.__contains__, keys)):
            followers = known[keys[i]]
            near = keys[i + 1 : i + 2 + _FAR]
            for k, key in () if followers.keys().isdisjoint(near) else enumerate(near, i + 1):
                if key not in followers or self._told(i, k):
                    continue
                fills = followers[key]
                if self._together(i, k, fills):
                    there = self.text[self.words[i].end : self.words[k].start]
                    yield from (Splice(i, fill, k) for fill in fills if fill != there)
            if acronyms:
                yield from self._appositions(i, followers, acronyms, opened)
            if i + 1 < len(keys) and self.words[i + 1].text in _ONES:
                nouns = (k for k in range(max(0, i - _FAR), i) if keys[k] in followers)
                yield from (Splice(i, fill, k) for k in nouns for fill in followers[keys[k]])

    def _gap(self, at: int) -> str:
        """What stands before a word."""
        between = self.text[self.words[at - 1].end if at else 0 : self.words[at].start]
        return BRACKETS.sub("", between) if self.brackets and BRACKETED.search(between) else between

    def _told(self, i: int, k: int) -> bool:
        """Whether a term stands there already."""
        before = bisect_right(self.starts, (self.words[i].start, len(self.text) + 1))
        return before > 0 and self.reach[before - 1] >= self.words[k].end

    def _together(self, i: int, k: int, fills: Mapping[str, bool]) -> bool:
        """Whether two words may belong together, which in terms have these between them."""
        several = any(fills.values())  # the terms have other words, too
        gaps, inner = [self._gap(at) for at in range(i + 1, k + 1)], self.words[i + 1 : k]
        if not inner:
            near = (gaps[0] == " " and self._acronym(k)) or (several and gaps[0] == ", ")
            bare = gaps[0] != self.text[self.words[i].end : self.words[k].start] and _simple(gaps[0])
            return near or bare or _QUOTED.fullmatch(gaps[0]) is not None
        if any(map(_STOPS.search, gaps)):
            return False
        simple = all(map(_SIMPLE.fullmatch, gaps))
        if several and simple and len(inner) == 1 and inner[0].text in self.joins:
            return True  # randomized and controlled trial
        loose = simple and not self.strict
        if loose and (self._light(inner) or self._describing(inner) or self._stacked(i, k)):
            return True
        return self._coordinated(i, k, {word for fill in fills for word in _LETTERS.findall(fill)})

    def _light(self, inner: Sequence[Word]) -> bool:
        """calidad de su sueño"""
        return all(word.text in self.grammar.light for word in inner)

    def _describing(self, inner: Sequence[Word]) -> bool:
        """asse regolatore HPA, NMDA-type glutamate receptors"""
        language = self.grammar
        return len(inner) < 3 and all(
            language.describing.fullmatch(w.text) and w.text not in language.light for w in inner
        )

    def _stacked(self, i: int, k: int) -> bool:
        """deep [slow-wave sleep], [sonno profondo] a onde lente"""
        words, last = self.words, k - 1
        while last > i and words[last].text in self.grammar.light:
            last -= 1
        return (words[i + 1].start, words[k].end) in self.terms or (
            words[i].start,
            words[last].end,
        ) in self.terms

    def _coordinated(self, i: int, k: int, between: set[str]) -> bool:
        """NMDA [and GABA] receptors; recettori [NMDA e] GABA; carenza [di magnesio e] di zinco"""
        joins, light = self.joins, self.grammar.light
        first, last = i + 1, k - 1
        while last > first and self.words[last].text in light:
            last -= 1
        again = [word.text for word in self.words[last + 1 : k]]
        if self.strict and not (between.issuperset(again) or PRONOUNS.intersection(again)):
            return False  # recettori NMDA e il GABA
        while first < last and self.words[first].text in light and self.words[first].text not in joins:
            first += 1
        after, before, until = self._gap(i + 1), self._gap(last + 1), self._gap(k)
        opens = self.words[i + 1].text in joins or bool(_SEPARATES.search(after))
        closes = self.words[last].text in joins or bool(_SEPARATES.search(before))
        opens = opens and (_simple(until) or ("," in after and "," in before))
        closes = closes and _simple(after)
        return (opens or closes) and self._listed(i, k, opens) and self._conjuncts(first, last)

    def _listed(self, i: int, k: int, opens: bool) -> bool:
        """Whether there is more than commas, or (deep, restorative sleep) but one word between them."""
        if any(word.text in self.joins for word in self.words[i + 1 : k + 1 + _CONJUNCT]):
            return True
        return (opens and k - i < 4) or any(_EITHER.search(self._gap(at)) for at in range(i + 1, k + 1))

    def _conjuncts(self, first: int, last: int) -> bool:
        """Whether there is at least one conjunct, and none is a clause."""
        size, content = 0, 0
        for at in range(first, last + 1):
            word = self.words[at].text
            if word in self.grammar.verbs:
                return False
            if word in self.joins:
                size = 0
            elif word not in self.grammar.light:
                size = 1 if _SEPARATES.search(self._gap(at)) else size + 1
                content += 1
            if size > _CONJUNCT:
                return False
        return content > 0

    def _appositions(
        self, i: int, followers: Followers, acronyms: Set[int], opened: Set[int]
    ) -> Iterator[Splice]:
        """An acronym and its expansion, one of them in brackets: axis (HPA), HPA (hypothalamic-pituitary axis).

        `opened` are the acronyms after an opening bracket.
        """
        words = self.words
        if i in opened and i and words[i - 1].key in followers:
            yield from (Splice(i, fill, i - 1) for fill in followers[words[i - 1].key])
        within = i in acronyms and i + 1 < len(words) and "(" in self._gap(i + 1)
        if not within and not any(i < k < i + 2 + _FAR for k in opened):
            return
        for k in range(i + 1, min(len(words), i + 2 + _FAR)):
            gap, fills = self._gap(k), followers.get(words[k].key, ())
            if k in opened or (within and self.text.startswith(")", words[k].end)):
                yield from (Splice(i, fill, k) for fill in fills)
            if _STOPS.search(gap) and not (k == i + 1 and "(" in gap):
                return

    def _acronym(self, at: int) -> bool:
        """Whether a word has two capitals or more."""
        word = self.words[at]
        spelled = self.text[word.start : word.end]
        return spelled != word.text and sum(map(str.isupper, spelled)) > 1


def _simple(gap: str) -> bool:
    """Whether there are only spaces, hyphens and quotation marks, and no dash."""
    return _SIMPLE.fullmatch(gap) is not None
