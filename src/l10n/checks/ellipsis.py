"""Terms whose words stand apart: "NMDA and GABA receptors", "asse ipotalamo-ipofisi-surrene (HPA)".

Where two words that follow each other in a term are parted in a text by what grammar allows (other conjuncts,
brackets, an article, an adjective), they are put together again and the passage is read once more. So a term is
still found by the matcher alone, in every inflection; here it is only decided what may be left out between words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress, pairwise, product
from typing import NamedTuple

from l10n.checks.grammar import Grammar, grammar
from l10n.glossary import Term
from l10n.glossary.text import BREAK, RAISED, plain
from l10n.model import Span

_WORD = re.compile(r"[^\W_]+")
_FAR = 12  # words between two that belong together
_CONJUNCT = 3  # words of a conjunct, articles and prepositions not counted
_LONGEST = 64  # letters of a word
_BESIDE = 60  # characters that are read on either side of brackets
_AROUND = 4  # words of the passage that is read again, on either side
_SIMPLE = re.compile(
    "[\\s\x1d'’\"“”„«»‹›‘-]|[\u2010-\u2013]"
)  # nothing but spaces, hyphens and quotation marks
_DASH = re.compile("\\s[-‐-–]\\s")
_SEPARATES = re.compile("[,/&+・،、]")
_STOPS = re.compile(f"[.!?:;()\\[\\]{{}}\n{BREAK}]|—")
_BRACKETS = re.compile(r" ?(?:\([^()]*\)|\[[^\[\]]*\])| [–—] [^–—.;:!?]{1,80} [–—](?= )")
_BRACKETED = re.compile("[(\\[]| [–—] ")
_JOINING = ("-", "‐", "‑", "–")
_OPEN_END = re.compile("[-‐‑–](?=[\\s,/])")
_OPEN_START = re.compile("[\\s/][-‐‑–]\\Z")
_SIZES = ((2, 1, 8), (3, 4, 11), (4, 6, 99))  # letters of a key, and of words that may have it
_GLUED = {"ar": "و", "he": "ו"}  # "and", written as one with the next word
_ARTICLE = re.compile("(?:[بكف]?ال|لل)(?=\\w{2})")
_WEAK = str.maketrans("", "", "اوي")


class Word(NamedTuple):
    start: int
    end: int
    text: str  # in lower case
    key: str  # what no inflection changes


# What stands between two words of terms, by the keys of the first and the second; and whether the term has others.
Joints = dict[str, dict[str, dict[str, bool]]]


class Splice(NamedTuple):
    """Words, by their numbers, that are read together: `first`, then `fill`, then `second`."""

    first: int
    fill: str
    second: int


class Restored(NamedTuple):
    """Passages with their words put together, and where their pieces come from: (here, there, length)."""

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where what stands here comes from."""
        inside = ((max(at, start), min(at + size, end), there - at) for at, there, size in self.pieces)
        return tuple((first + by, last + by) for first, last, by in inside if first < last)


@lru_cache(100_000)
def _key(word: str, lang: str) -> str:
    """The letters that a word begins with in all its forms: two of a short one, four of a long one."""
    stem = _stem(word, lang)
    return stem[: 2 if len(stem) < 6 else 3 if len(stem) < 9 else 4]


def _keys(word: str, lang: str) -> set[str]:
    """The keys of a word and of its forms, which may be some letters longer or shorter."""
    stem = _stem(word, lang)
    return {_key(stem, lang), *(stem[:size] for size, least, most in _SIZES if least <= len(stem) <= most)}


def _stem(word: str, lang: str) -> str:
    """Without accents, an Arabic article, and its weak letters."""
    if lang == "ar":
        return _ARTICLE.sub("", word, count=1).translate(_WEAK) or word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


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


def restored(
    text: str, lang: str, known: Joints, terms: Collection[Span] = (), *, strict: bool = False
) -> Restored | None:
    """The passages of a normalised text that say a term with its words apart; None where there are none.

    `terms` are the spans of those that were found as they stand. `strict` leaves out what is only likely: other
    prepositions, adjectives in between. Linear in the text.
    """
    passages: list[list[Span | str]] = []
    every = words(text, lang)
    brackets = [match.span() for match in _BRACKETS.finditer(text)] if _BRACKETED.search(text) else []
    for spans in ([], brackets) if brackets else ([],):
        sentence = _Sentence(text, every, spans, lang, terms, strict)
        passages += (sentence.passage(splice) for splice in sentence.splices(known))
    for start, end in () if strict else brackets:
        before, after = (max(0, start - _BESIDE), start), (end, min(len(text), end + _BESIDE))
        passages.append([before, after])
        if end - start <= _BESIDE:
            signs = [at for at in range(start, end) if text[at] in "()[]"]
            edges = [before[0], *(edge for at in signs for edge in (at, at + 1)), after[1]]
            passages.append(list(zip(edges[::2], edges[1::2], strict=True)))
    passages += _truncated(text, every, grammar(lang))
    return _joined(text, passages) if passages else None


def _joined(text: str, passages: Iterable[Sequence[Span | str]]) -> Restored:
    """The passages, one after the other, with what no term reaches across between them."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    at = 0
    for passage in passages:
        for part in (*passage, BREAK):
            if not isinstance(part, str):
                pieces.append((at, part[0], part[1] - part[0]))
                part = text[slice(*part)]
            parts.append(part)
            at += len(part)
    return Restored("".join(parts), tuple(pieces))


class _Sentence:
    """Words and what stands between them; what is in brackets may be left out."""

    def __init__(
        self,
        text: str,
        every: Sequence[Word],
        brackets: Sequence[Span],
        lang: str,
        terms: Collection[Span],
        strict: bool,
    ) -> None:
        self.text, self.brackets, self.grammar, self.terms, self.strict = text, brackets, grammar(lang), terms, strict
        self.bracketed = "(" in text and not brackets
        inside = bytearray(len(text) if brackets else 0)
        for start, end in brackets:
            inside[start:end] = b"\1" * (end - start)
        self.words = [word for word in every if not inside[word.start]] if brackets else every

    def gap(self, at: int) -> str:
        """What stands before a word."""
        between = self.text[self.words[at - 1].end if at else 0 : self.words[at].start]
        return _BRACKETS.sub("", between) if self.brackets and _BRACKETED.search(between) else between

    def passage(self, splice: Splice) -> list[Span | str]:
        """The spliced words with some around them; where they change places, they alone."""
        first, second = self.words[splice.first], self.words[splice.second]
        if splice.first > splice.second:
            return [first[:2], splice.fill, second[:2]]
        start = self.words[max(0, splice.first - _AROUND)].start
        end = self.words[min(len(self.words) - 1, splice.second + _AROUND)].end
        return [(start, first.end), splice.fill, (second.start, end)]

    def splices(self, known: Joints) -> Iterator[Splice]:
        """The words that follow each other in a term, and may be read so here, too."""
        keys = [word.key for word in self.words]
        for i in compress(range(len(keys)), map(known.__contains__, keys)):
            followers = known[keys[i]]
            for k in range(i + 1, min(len(keys), i + 2 + _FAR)):
                fills = followers.get(keys[k])
                if fills and not self._told(i, k) and self._together(i, k, any(fills.values())):
                    yield from (Splice(i, fill, k) for fill in fills if k > i + 1 or fill != self.gap(k))
            if self.bracketed:
                yield from self._appositions(i, known)

    def _told(self, i: int, k: int) -> bool:
        """Whether a term stands there already."""
        start, end = self.words[i].start, self.words[k].end
        return any(first <= start and end <= last for first, last in self.terms)

    def _together(self, i: int, k: int, several: bool) -> bool:
        """Whether grammar lets two words belong together although others stand between them.

        `several` says that they are in terms of three words and more.
        """
        gaps, inner = [self.gap(at) for at in range(i + 1, k + 1)], self.words[i + 1 : k]
        if not inner:
            quoted = gaps[0].strip() != "" and not _BETWEEN.sub("", gaps[0]) and not _DASH.search(gaps[0])
            return quoted or (gaps[0] == " " and self._acronym(k)) or (several and gaps[0] == ", ")
        if any(map(_STOPS.search, gaps)):
            return False
        simple = all(map(_simple, gaps))
        if several and simple and len(inner) == 1 and inner[0].text in self.grammar.joins:
            return True  # randomized and controlled trial
        if simple and not self.strict and (self._linking(inner) or self._describing(inner) or self._stacked(i, k)):
            return True
        return self._coordinated(i, k)

    def _linking(self, inner: Sequence[Word]) -> bool:
        """calidad de su sueño"""
        return all(word.text in self.grammar.light for word in inner)

    def _describing(self, inner: Sequence[Word]) -> bool:
        """asse regolatore HPA, NMDA-type glutamate receptors"""
        return len(inner) <= 2 and all(
            self.grammar.describing.fullmatch(word.text) and word.text not in self.grammar.light
            for word in inner
        )

    def _stacked(self, i: int, k: int) -> bool:
        """Another term with the same head: deep [slow-wave sleep], [sonno profondo] a onde lente"""
        words = self.words
        last = k - 1
        while last > i and words[last].text in self.grammar.light:
            last -= 1
        return (words[i + 1].start, words[k].end) in self.terms or (
            words[i].start,
            words[last].end,
        ) in self.terms

    def _coordinated(self, i: int, k: int) -> bool:
        """NMDA [and GABA] receptors; recettori [NMDA e] GABA; carenza [di magnesio e] di zinco"""
        joins, light = self.grammar.joins, self.grammar.light
        first, last = i + 1, k - 1
        while last > first and self.words[last].text in light:
            last -= 1
        while first < last and self.words[first].text in light and self.words[first].text not in joins:
            first += 1
        after, before = self.gap(i + 1), self.gap(last + 1)
        opens = self.words[i + 1].text in joins or bool(_SEPARATES.search(after))
        closes = self.words[last].text in joins or bool(_SEPARATES.search(before))
        parenthetical = "," in after and "," in before
        if not ((opens and (parenthetical or _simple(self.gap(k)))) or (closes and _simple(after))):
            return False
        listed = any(word.text in joins for word in self.words[i + 1 : k + _CONJUNCT])
        separated = any(_PAIRS.search(self.gap(at)) for at in range(i + 1, k + 1))
        return (listed or separated or (opens and last - first < 2)) and self._conjuncts(first, last)

    def _conjuncts(self, first: int, last: int) -> bool:
        """Whether there is at least one conjunct, and none is a clause."""
        size, heavy = 0, 0
        for at in range(first, last + 1):
            word = self.words[at].text
            if word in self.grammar.verbs:
                return False
            if word in self.grammar.joins or word in self.grammar.light:
                size = 0 if word in self.grammar.joins else size
                continue
            size = 1 if _SEPARATES.search(self.gap(at)) else size + 1
            heavy += 1
            if size > _CONJUNCT:
                return False
        return heavy > 0

    def _appositions(self, i: int, known: Joints) -> Iterator[Splice]:
        """An acronym and its expansion, one of them in brackets: axis (HPA), HPA (hypothalamic-pituitary axis)."""
        words, followers = self.words, known[self.words[i].key]
        acronym = self._acronym(i)
        if i and acronym and words[i - 1].key in followers and self.gap(i).endswith("("):
            yield from (Splice(i, fill, i - 1) for fill in followers[words[i - 1].key])
        within = acronym and i + 1 < len(words) and "(" in self.gap(i + 1)
        for k in range(i + 1, min(len(words), i + 2 + _FAR)):
            gap, fills = self.gap(k), followers.get(words[k].key, ())
            opened = gap.endswith("(") and self._acronym(k)
            if opened or (within and self.text.startswith(")", words[k].end)):
                yield from (Splice(i, fill, k) for fill in fills)
            if _STOPS.search(gap) and not (k == i + 1 and "(" in gap):
                return

    def _acronym(self, at: int) -> bool:
        word = self.words[at]
        return sum(map(str.isupper, self.text[word.start : word.end])) > 1


def _simple(gap: str) -> bool:
    """Whether there are only spaces, hyphens and quotation marks, and no dash."""
    return not _SIMPLE.sub("", gap) and not _DASH.search(gap)


def _truncated(text: str, every: Sequence[Word], language: Grammar) -> Iterator[list[Span | str]]:
    """Halves of compounds with all that they can be halves of: Schlaf- und Wachphasen, Schlaflatenz und -effizienz."""
    every = [word for word in every if word.end - word.start <= _LONGEST]
    for i, word in enumerate(every):
        if _OPEN_END.match(text, word.end):
            for whole in _whole(text, every[i + 1 : i + 2 + _FAR], language):
                for cut in range(whole.start, whole.end - 2):
                    yield [(word.start, word.end), (cut, whole.end)]
        if _OPEN_START.search(text, max(0, word.start - 2), word.start):
            for whole in _whole(text, every[max(0, i - 1 - _FAR) : i][::-1], language):
                for cut in range(whole.start + 3, whole.end + 1):
                    yield [(whole.start, cut), (word.start, word.end)]


def _whole(text: str, near: Sequence[Word], language: Grammar) -> Iterator[Word]:
    """The parts of the nearest compound that is not truncated itself."""
    found = False
    for word in near:
        half = _OPEN_END.match(text, word.end) or _OPEN_START.search(text, max(0, word.start - 2), word.start)
        if half or word.text in language.joins or word.text in language.light:
            continue
        hyphened = text[word.end : word.end + 1] in _JOINING or text[word.start - 1 : word.start] in _JOINING
        if found and not hyphened:
            return
        yield word
        found = True
        if not hyphened:
            return
