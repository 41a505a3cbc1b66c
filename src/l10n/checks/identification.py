"""Which language texts are in, most likely: py3langid's model, asked of many texts at once.

The model counts sequences of bytes, which an automaton finds, and weighs them for each language. The library walks
through a text byte by byte, and takes some 50 us for a title; here all texts take each step together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

Chances = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
_Numbers = np.ndarray[tuple[int, ...], np.dtype[Any]]

_BATCH = 200_000  # characters that are read together, so that memory stays flat


class Model(NamedTuple):
    """A model of some languages, and the automaton that finds what it counts."""

    languages: tuple[str, ...]
    columns: Chances  # which of them each of the model's is: there may be two, in different scripts
    weights: Chances  # of each feature
    before: _Numbers  # of none
    rows: _Numbers  # of each state, where its moves begin
    moves: _Numbers
    features: _Numbers  # that each state has found, -1 for none

    def chances(self, texts: Sequence[str]) -> Chances:
        """How likely each text is in each of the languages; equally, where nothing of it is known."""
        parts = [self._chances(batch) for batch in _batches(texts)]
        return np.concatenate(parts) if parts else np.zeros((0, len(self.languages)), np.float32)

    def _chances(self, texts: Sequence[str]) -> Chances:
        read = [unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass") for text in texts]
        sizes = np.array([len(text) for text in read])
        text, feature = self._found(b"".join(read), sizes)
        size = len(self.features)
        keys, counts = np.unique(text * size + feature, return_counts=True)
        text, feature = np.divmod(keys, size)
        values = np.log1p(counts, dtype=np.float32)[:, None] * self.weights[feature]
        scores = np.stack([np.bincount(text, each, len(read)) for each in values.T], axis=1, dtype=np.float64)
        scores += np.where(np.bincount(text, minlength=len(read))[:, None] > 0, self.before, 0)
        # as the library does it, which has calibrated this for short and long texts
        scores = scores / np.sqrt(np.maximum(sizes, 1))[:, None]
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        result: Chances = (chances / chances.sum(axis=1, keepdims=True)) @ self.columns
        return result

    def _found(self, letters: bytes, sizes: _Numbers) -> tuple[_Numbers, _Numbers]:
        """Features, each with the number of the text that it is in."""
        order = np.argsort(
            -sizes, kind="stable"
        )  # the longest first, so that those that go on stand together
        starts = (np.cumsum(sizes) - sizes)[order]
        every = np.frombuffer(letters, np.uint8)
        going = np.searchsorted(-sizes[order], -np.arange(sizes.max(initial=0)))
        states = np.zeros(len(sizes), np.int64)
        texts, features = [order[:0]], [states[:0]]
        for step, count in enumerate(going.tolist()):
            states = self.moves[self.rows[states[:count]] + every[starts[:count] + step]]
            feature = self.features[states]
            some = np.flatnonzero(feature >= 0)
            texts.append(order[some])
            features.append(feature[some])
        return np.concatenate(texts), np.concatenate(features)


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    first, size = 0, 0
    for number, text in enumerate(texts, 1):
        size += len(text)
        if size >= _BATCH or number == len(texts):
            yield texts[first:number]
            first, size = number, 0


@cache
def model(languages: frozenset[str]) -> Model:
    """The model that knows nothing but those of these languages that py3langid has."""
    loaded = _loaded()
    places = [at for at, lang in enumerate(loaded.nb_classes) if lang in languages]
    named = [loaded.nb_classes[at] for at in places]
    names = tuple(dict.fromkeys(named))
    columns = np.array([[name == lang for name in names] for lang in named], np.float32)
    weights = loaded.nb_ptc[:, places].astype(np.float32)
    rows, features = np.array(loaded.tk_row, np.int64) << 8, np.array(loaded.tk_output, np.int64)
    moves = np.asarray(loaded.tk_nextmove)
    return Model(names, columns, weights, loaded.nb_pc[places], rows, moves, features)


@cache
def _loaded() -> Any:
    """The model of all languages; it takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE)
