"""Terms whose words stand apart: "NMDA and GABA receptors", "asse ipotalamo-ipofisi-surrene (HPA)".

Where two words that follow each other in a term are parted in a text by what grammar allows, they are put together
again and the passage is read once more. So terms are found by the matcher alone, in every inflection.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from l10n.checks.grammar import Grammar, grammar
from l10n.checks.sentence import BRACKETED, BRACKETS, Sentence, Splice
from l10n.checks.words import Joints, Word, words
from l10n.glossary.text import BREAK
from l10n.model import Span

_AROUND = 4  # words that are read on either side of those put together
_BESIDE = 60  # characters that are read on either side of brackets
_LONGEST = 64  # letters of a word
_HALVES = 8  # words between two halves of a compound
_HYPHENS = ("-", "‐", "‑", "–")
_OPEN_END = re.compile(r"[-‐‑–](?=[\s,/])")
_OPEN_START = re.compile(r"[\s/][-‐‑–]\Z")
_HALF = re.compile(r"\w[-‐‑–][\s,/]|[\s/][-‐‑–]\w")

Passage = Sequence[Span | str]  # pieces of the text, and what is put between them


class Restored(NamedTuple):
    """Passages with their words put together, and where their pieces come from: (here, there, length)."""

    text: str
    pieces: Sequence[tuple[int, int, int]]  # by place

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where what stands here comes from."""
        found = []
        first = max(0, bisect_right(self.pieces, (start,)) - 1)
        for at, there, size in (self.pieces[n] for n in range(first, len(self.pieces))):
            if at >= end:
                break
            if at + size > start:
                found.append((max(at, start) - at + there, min(at + size, end) - at + there))
        return tuple(found)


def restored(
    text: str, lang: str, known: Joints, terms: Sequence[Span], *, strict: bool = False
) -> Restored | None:
    """The passages of a normalised text that say a term with its words apart; None where there are none.

    `terms` are the spans of those that were found as they stand. `strict` leaves out what is only likely. Linear.
    """
    language, every = grammar(lang), words(text, lang)
    brackets = [match.span() for match in BRACKETS.finditer(text)] if BRACKETED.search(text) else []
    sentences = [Sentence(text, every, language, terms, strict=strict)]
    # brackets part only words that stand on both sides of them
    if any(every[0].start < start and end < every[-1].end for start, end in brackets if every):
        sentences.append(Sentence(text, every, language, terms, brackets=brackets, strict=strict))
    passages = [
        _spliced(sentence.words, splice) for sentence in sentences for splice in sentence.splices(known)
    ]
    if not strict:
        passages += [passage for span in brackets for passage in _unbracketed(text, span)]
    if _HALF.search(text):
        passages += _truncated(text, every, language)
    return _joined(text, passages) if passages else None


def _spliced(found: Sequence[Word], splice: Splice) -> Passage:
    """The spliced words with some around them; where they change places, they alone."""
    first, second = found[splice.first], found[splice.second]
    if splice.first > splice.second:
        return [first[:2], splice.fill, second[:2]]
    start = found[max(0, splice.first - _AROUND)].start
    end = found[min(len(found) - 1, splice.second + _AROUND)].end
    return [(start, first.end), splice.fill, (second.start, end)]


def _unbracketed(text: str, span: Span) -> Iterator[Passage]:
    """What stands around brackets without what is in them, and with it."""
    first, last = max(0, span[0] - _BESIDE), min(len(text), span[1] + _BESIDE)
    yield [(first, span[0]), (span[1], last)]
    if span[1] - span[0] <= _BESIDE:
        signs = [at for at in range(*span) if text[at] in "()[]"]
        edges = [first, *(edge for at in signs for edge in (at, at + 1)), last]
        yield list(zip(edges[::2], edges[1::2], strict=True))


def _truncated(text: str, every: Sequence[Word], language: Grammar) -> Iterator[Passage]:
    """Halves of compounds with all that they can be halves of: Schlaf- und Wachphasen, Schlaflatenz und -effizienz."""
    for i, word in enumerate(every):
        if word.end - word.start > _LONGEST:
            continue
        if _OPEN_END.match(text, word.end):
            for whole in _whole(text, every[i + 1 : i + 2 + _HALVES], language):
                yield from ([word[:2], (cut, whole.end)] for cut in range(whole.start, whole.end - 2))
        if _OPEN_START.search(text, max(0, word.start - 2), word.start):
            for whole in _whole(text, every[max(0, i - 1 - _HALVES) : i][::-1], language):
                yield from ([(whole.start, cut), word[:2]] for cut in range(whole.start + 3, whole.end + 1))


def _whole(text: str, near: Sequence[Word], language: Grammar) -> Iterator[Word]:
    """The parts of the nearest compound that is not truncated itself."""
    found = False
    for word in near:
        half = _OPEN_END.match(text, word.end) or _OPEN_START.search(text, max(0, word.start - 2), word.start)
        if half or word.text in language.joins or word.text in language.light:
            continue
        hyphened = text.startswith(_HYPHENS, word.end) or text.endswith(_HYPHENS, 0, word.start)
        if (found and not hyphened) or word.end - word.start > _LONGEST:
            return
        yield word
        found = True
        if not hyphened:
            return


def _joined(text: str, passages: Iterable[Passage]) -> Restored:
    """The passages, one after the other, with what no term reaches across between them."""
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    for passage in passages:
        for piece in (*passage, BREAK):
            part = piece if isinstance(piece, str) else text[slice(*piece)]
            if not isinstance(piece, str):
                pieces.append((length, piece[0], len(part)))
            parts.append(part)
            length += len(part)
    return Restored("".join(parts), pieces)
