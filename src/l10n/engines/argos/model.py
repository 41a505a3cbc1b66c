"""One package at work: texts in, translations and alignments out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from l10n.alignment import Alignment, of_pieces, words
from l10n.engines.argos import attention, cutting, decoding, tokens, weights
from l10n.engines.argos.packages import Package, contents

_LONGEST = 128  # pieces; models learn from sentences, and lose words of what is much longer
_LONGEST_ALIGNED = 512
_MARGIN = 8  # positions for the marks that a model adds
_CARRIERS = 200
_SHORTEST_CARRIER = 4


class Model:
    """A package that is loaded. Raises InputError, RuntimeError or ValueError where it cannot be."""

    def __init__(self, package: Package) -> None:
        files = contents(package)
        self.package = package
        self._tokens = tokens.load(files, package.source, package.target)
        self._source = tokens.vocabulary(files, "source")
        self._known = frozenset(self._source)
        self._target = frozenset(tokens.vocabulary(files, "target"))
        room = (weights.positions(files["model.bin"]) or _LONGEST_ALIGNED + _MARGIN) - _MARGIN
        self._longest, self._longest_aligned = max(1, min(_LONGEST, room)), min(_LONGEST_ALIGNED, room)
        self._translator: Any = decoding.load(files)
        self._aligns = False  # whether the translator reports the attention that tells most

    def translate(self, texts: Sequence[str], alternatives: int = 0) -> list[tuple[str, ...]]:
        """The translations of each text, the best first. White space around it stays."""
        pieces = self._tokens.encode([text.strip() for text in texts])
        parts = [self._parts(text, found) for text, found in zip(texts, pieces, strict=True)]
        flat = [part for group in parts for part in group]
        if len(flat) > len(texts):
            pieces = self._tokens.encode([part.strip() for part in flat])
        found = iter(self._translated(flat, pieces, 1 + alternatives))
        return [_joined([next(found) for _ in group]) for group in parts]

    def _parts(self, text: str, pieces: Sequence[str]) -> list[str]:
        if len(pieces) <= self._longest:
            return [text]
        return cutting.parts(text, self._tokens.spans(text)[1], self._longest)

    def _translated(
        self, texts: Sequence[str], pieces: Sequence[list[str]], count: int
    ) -> Iterator[tuple[str, ...]]:
        sources = [line for line in pieces if line]  # there is nothing to translate in white space
        results = decoding.best(self._translator, sources, self.package.prefix, count)
        self._copy_unknown(sources, results)
        decoded = iter(self._tokens.decode([pieces for found in results for pieces in found]))
        found = iter(results)
        for text, line in zip(texts, pieces, strict=True):
            if not line:
                yield (text,)
                continue
            bare = text.strip()
            before, _, after = text.partition(bare)
            yield tuple(before + next(decoded) + after for _ in next(found))

    def _copy_unknown(self, sources: Sequence[list[str]], results: Sequence[list[list[str]]]) -> None:
        """Put for each piece that the model has no word for the source's own, as Argos does."""
        pairs = [
            (source, pieces)
            for source, found in zip(sources, results, strict=True)
            for pieces in found
            if decoding.UNKNOWN in pieces
        ]
        if not pairs:
            return
        self._report_best_attention()
        lines = [pieces for _, pieces in pairs]
        rows = decoding.attention(self._translator, [s for s, _ in pairs], lines, self.package.prefix)
        for (source, pieces), row in zip(pairs, rows, strict=True):
            for place, piece in enumerate(pieces):
                if piece == decoding.UNKNOWN:
                    pieces[place] = source[row[place].index(max(row[place]))]

    def unknown(self, texts: Sequence[str]) -> list[tuple[str, ...]]:
        """The words of each text that hold a piece, often a letter, which the model never saw."""
        if not self._known:
            return [()] * len(texts)
        encoded = self._tokens.encode(texts)
        return [
            () if self._known.issuperset(pieces) else self._strange(text)
            for text, pieces in zip(texts, encoded, strict=True)
        ]

    def _strange(self, text: str) -> tuple[str, ...]:
        pieces, spans = self._tokens.spans(text)
        found = words(text)
        starts = [start for start, _ in found]
        strange: dict[str, None] = {}
        for piece, (start, end) in zip(pieces, spans, strict=True):
            if piece not in self._known:
                touched = found[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]
                strange |= dict.fromkeys(text[a:b] for a, b in touched if b > start)
        return tuple(strange)

    def align(self, texts: Sequence[str], translations: Sequence[str]) -> list[Alignment | None]:
        """Which words of the translations come from which of the texts; None where one is too long or empty."""
        self._report_best_attention()
        pairs = [
            (text, *self._tokens.spans(text), translation, *self._tokens.spans(translation))
            for text, translation in zip(texts, translations, strict=True)
        ]
        fit = [
            index
            for index, (_, source, _, _, target, _) in enumerate(pairs)
            if source and target and max(len(source), len(target)) <= self._longest_aligned
        ]
        found: list[Alignment | None] = [None] * len(pairs)
        rows = decoding.attention(
            self._translator, [pairs[i][1] for i in fit], [pairs[i][4] for i in fit], self.package.prefix
        )
        for index, row in zip(fit, rows, strict=True):
            text, _, source_spans, translation, _, target_spans = pairs[index]
            found[index] = of_pieces(text, source_spans, translation, target_spans, row)
        return found

    def _report_best_attention(self) -> None:
        if self._aligns:
            return
        files = contents(self.package)
        frequent = [p for p in self._source if self._word(p).islower() and len(self._word(p)) > 2]
        setting = attention.chosen(files, [[piece] for piece in frequent], self.package.prefix)
        files["model.bin"] = weights.reporting(files["model.bin"], setting)
        self._translator = decoding.load(files)
        self._aligns = True

    def _word(self, piece: str) -> str:
        word = self._tokens.word(piece)
        return word if word.isalpha() else ""

    def carriers(self) -> list[str]:
        """Words that are one piece on both sides, capitalised as names are; first those that have no other writing."""
        found = [
            word for piece in self._source if piece in self._target and _is_name(word := self._word(piece))
        ]
        pieces = self._tokens.encode(found)
        whole = [
            word
            for word, line in zip(found, pieces, strict=True)
            if len(line) == 1 and line[0] in self._known
        ]
        plain = {self._word(piece) for piece in self._source}
        whole.sort(key=lambda word: word.lower() in plain)  # stable: the vocabulary's order within
        return whole[:_CARRIERS]

    def carries(self, word: str) -> bool:
        """Whether a word is of the kind of `carriers`."""
        (pieces,) = self._tokens.encode([word])
        return len(pieces) == 1 and pieces[0] in self._known and pieces[0] in self._target

    def close(self) -> None:
        self._translator = None


def _is_name(word: str) -> bool:
    return len(word) >= _SHORTEST_CARRIER and word.istitle()


def _joined(parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The translations of a text that was cut, from those of its parts."""
    if len(parts) == 1:
        return parts[0]
    return tuple("".join(p[min(n, len(p) - 1)] for p in parts) for n in range(max(map(len, parts))))
