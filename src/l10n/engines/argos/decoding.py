"""CTranslate2: loading a model from memory, the best translations, their attention and their probability.

Beam and length penalty are those of Argos Translate 1.12 (`argostranslate/translate.py`), so that its models give what
they give there; batches are as large as the processor likes, where Argos has one sentence in each.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

UNKNOWN = "<unk>"

Pieces = Sequence[str]
Attention = list[list[float]]  # a row per target piece, a column per source piece

_BEAM = 4
_LENGTH_PENALTY = 0.2
_SHORTEST_LIMIT = 256  # pieces of a translation that are let pass in any case
_GROWTH = 4  # pieces of a translation to each of its source, at most: Chinese, in which a piece is a word
_LARGEST_BATCH, _SMALLEST_BATCH = 1024, 128  # tokens


def load(files: Mapping[str, bytes]) -> Any:
    """A `ctranslate2.Translator` from the files of its folder, on the GPU where there is one, else on all cores.

    ARGOS_DEVICE_TYPE (`cpu`, `cuda`) decides as it does for Argos Translate. Raises RuntimeError, ValueError.
    """
    import ctranslate2  # type: ignore[import-untyped]

    device = os.environ.get("ARGOS_DEVICE_TYPE") or "auto"
    if device == "auto":
        device = "cuda" if ctranslate2.get_cuda_device_count() else "cpu"
    threads = {"inter_threads": _cores(), "intra_threads": 1} if device == "cpu" else {}
    return ctranslate2.Translator("argos", device, compute_type="default", files=dict(files), **threads)


def _cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batches(sources: Sequence[Pieces]) -> dict[str, Any]:
    """Batches that are large, but not so large that a core has none."""
    share = sum(map(len, sources)) // _cores()
    size = max(_SMALLEST_BATCH, min(share, _LARGEST_BATCH))
    return {"max_batch_size": size, "batch_type": "tokens"}


def best(
    translator: Any, sources: Sequence[Pieces], prefix: str, count: int, at_least: int = _SHORTEST_LIMIT
) -> list[list[list[str]]]:
    """The `count` best translations of each source, none of which is empty, the best first.

    They end where the model ends them, or at four times the pieces of the longest source if that is `at_least` so many.
    """
    if not sources:
        return []
    results = translator.translate_batch(
        [list(source) for source in sources],
        target_prefix=[[prefix]] * len(sources) if prefix else None,
        beam_size=max(_BEAM, count),
        num_hypotheses=count,
        length_penalty=_LENGTH_PENALTY,
        max_input_length=0,  # else it cuts
        max_decoding_length=max(at_least, _GROWTH * max(map(len, sources))),
        **_batches(sources),
    )
    skip = 1 if prefix else 0
    return [[hypothesis[skip:] for hypothesis in result.hypotheses] for result in results]


def attention(
    translator: Any, sources: Sequence[Pieces], targets: Sequence[Pieces], prefix: str
) -> list[Attention]:
    """The attention with which the model would write these targets.

    They are forced upon it one by one: in CTranslate2 4.8 a beam search over a batch reports for the first piece the
    attention of another sentence.
    """
    skip = [prefix] if prefix else []
    forced = [[*skip, *target] for target in targets]
    results = translator.translate_batch(
        [list(source) for source in sources],
        target_prefix=[line or None for line in forced],
        beam_size=1,
        return_attention=True,
        max_input_length=0,
        max_decoding_length=max(map(len, forced), default=0) or 1,
        **_batches(sources),
    )
    return [result.attention[0][len(skip) : len(line)] for result, line in zip(results, forced, strict=True)]


def log_probabilities(
    translator: Any, sources: Sequence[Pieces], targets: Sequence[Pieces], prefix: str
) -> list[list[float]]:
    """How likely the model finds each piece of these targets."""
    skip = [prefix] if prefix else []
    forced = [[*skip, *target] for target in targets]
    results = translator.score_batch(
        [list(source) for source in sources], forced, max_input_length=0, **_batches(sources)
    )
    return [result.log_probs[len(skip) : len(line)] for result, line in zip(results, forced, strict=True)]
