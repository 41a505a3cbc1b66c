"""Which of a model's attentions tells best where words come from.

Models differ in the layer that attends to the word being translated, and nobody says which it is. So each is compared
with what the model itself shows: a piece of the source is blotted out, and the pieces of the translation that become
unlikely came from it. That takes no labels and no other texts than the model's own words, so that the choice depends
on the model alone; it is made once and kept in the user's cache.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from l10n import files as disk
from l10n.engines.argos import decoding, weights
from l10n.engines.argos.decoding import Attention, Pieces
from l10n.engines.argos.weights import Reported
from l10n.errors import L10nError

_SENTENCES, _WORDS = 16, 6  # of the trial
_CLEAR = 1.0  # nats that a piece must lose to have come from somewhere
_FILE = "model.bin"


def settings(model: bytes) -> list[Reported]:
    """What a model can report: of each layer, all heads or the first, the last layers first."""
    return [Reported(layer, heads) for layer in reversed(range(weights.layers(model))) for heads in (0, 1)]


def chosen(files: Mapping[str, bytes], words: Sequence[Pieces], prefix: str) -> Reported:
    """The best setting of a model, from the cache or from a trial with words of its vocabulary.

    Raises ValueError where its file is not understood.
    """
    path = disk.cache("attention") / f"{hashlib.sha256(files[_FILE]).hexdigest()[:32]}.json"
    known = settings(files[_FILE])
    setting = _read(path)
    if setting not in known:
        setting = _tried(files, _sentences(words), prefix, known)
        with contextlib.suppress(L10nError):  # a cache that cannot be written costs time, nothing else
            disk.write_atomic(path, json.dumps(asdict(setting)).encode() + b"\n")
    return setting


def _read(path: Path) -> Reported | None:
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
        return Reported(**json.loads(path.read_bytes()))
    return None


def _sentences(words: Sequence[Pieces]) -> list[list[str]]:
    """Texts of a few words each, frequent ones beside rarer ones."""
    count = min(_SENTENCES, len(words) // 2)
    used = words[: count * _WORDS]
    return [[piece for word in used[start::count] for piece in word] for start in range(count)]


def _tried(
    files: Mapping[str, bytes], sources: Sequence[Pieces], prefix: str, known: Sequence[Reported]
) -> Reported:
    """The setting whose attention falls on the pieces that mattered; the last layer where nothing can be said."""
    translator = decoding.load(files)
    # models that are given words without sense may repeat themselves without end
    targets = [found[0] for found in decoding.best(translator, sources, prefix, 1, at_least=0)]
    origins = _origins(translator, sources, targets, prefix)
    if not known or not any(origins):
        return Reported(-1, 1)
    scores = []
    for setting in known:
        reporting = decoding.load({**files, _FILE: weights.reporting(files[_FILE], setting)})
        scores.append(_agreement(decoding.attention(reporting, sources, targets, prefix), origins))
    return known[scores.index(max(scores))]


def _agreement(attentions: Sequence[Attention], origins: Sequence[Mapping[int, int]]) -> float:
    """How much of the attention of each target piece falls on the source piece that it came from."""
    return sum(
        rows[target][source] / (sum(rows[target]) or 1.0)
        for rows, pairs in zip(attentions, origins, strict=True)
        for target, source in pairs.items()
    )


def _origins(
    translator: Any, sources: Sequence[Pieces], targets: Sequence[Pieces], prefix: str
) -> list[dict[int, int]]:
    """For each sentence, the pieces of its translation that clearly came from a piece of the source, and which."""
    blotted = [
        (index, place)
        for index, source in enumerate(sources)
        if targets[index]
        for place in range(len(source))
    ]
    before = decoding.log_probabilities(translator, sources, targets, prefix)
    after = decoding.log_probabilities(
        translator,
        [[*sources[i][:place], decoding.UNKNOWN, *sources[i][place + 1 :]] for i, place in blotted],
        [targets[i] for i, _ in blotted],
        prefix,
    )
    losses: list[dict[int, tuple[float, int]]] = [{} for _ in sources]
    for (index, place), line in zip(blotted, after, strict=True):
        for target, (was, now) in enumerate(zip(before[index], line, strict=True)):
            losses[index][target] = max(losses[index].get(target, (_CLEAR, -1)), (was - now, place))
    return [{t: place for t, (_, place) in pairs.items() if place >= 0} for pairs in losses]
