"""The file `model.bin` of CTranslate2: how deep the decoder is, and which attention it reports.

The file is a header, then variables, each with its name, as `ctranslate2/specs/model_spec.py` writes them. Which layer
and how many of its heads make up the attention that `return_attention` returns are two of the variables, so they can be
changed in a copy in memory.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_LAYER, _HEADS = "decoder/alignment_layer", "decoder/alignment_heads"
_OF_LAYER = re.compile(r"decoder/layer_(\d+)/attention/")
_POSITIONS = re.compile(r"(?:encoder|decoder)/position_encodings/encodings")
_VERSIONS = range(2, 7)
_TYPED = 4  # the version from which variables say their type
_INT16 = 2  # that type's number


@dataclass(frozen=True, slots=True)
class Reported:
    """The attention that a model reports: the mean of the first `heads` heads of a layer."""

    layer: int  # -1 is the last
    heads: int  # 0 means all


@dataclass(frozen=True, slots=True)
class _Variable:
    name: str
    shape: tuple[int, ...]
    type: int
    start: int  # of its bytes
    size: int


def check(head: bytes) -> None:
    """Raises ValueError where a file that begins so is no file of weights, but a pointer to one, say."""
    _header(head)


def layers(weights: bytes) -> int:
    """How many layers the decoder has. Raises ValueError where the file is another."""
    found = [_OF_LAYER.match(variable.name) for variable in _variables(weights)]
    return max((int(match[1]) + 1 for match in found if match), default=0)


def positions(weights: bytes) -> int | None:
    """How many tokens the model has positions for; None where it computes them. Raises ValueError."""
    rows = [v.shape[0] for v in _variables(weights) if v.shape and _POSITIONS.fullmatch(v.name)]
    return min(rows, default=None)


def reporting(weights: bytes, setting: Reported) -> bytes:
    """The file of the same model that reports another attention. Raises ValueError where the file is another."""
    changed = bytearray(weights)
    wanted = {_LAYER: setting.layer, _HEADS: setting.heads}
    for variable in _variables(weights):
        if variable.name in wanted and (variable.type, variable.size) == (_INT16, 2):
            struct.pack_into("<h", changed, variable.start, wanted.pop(variable.name))
    if wanted:  # models of early versions do not say
        version, count, first = _header(weights)
        struct.pack_into("<I", changed, first - 4, count + len(wanted))
        changed[first:first] = b"".join(_written(name, value, version) for name, value in wanted.items())
    return bytes(changed)


def _written(name: str, value: int, version: int) -> bytes:
    text = name.encode() + b"\0"
    size = (_INT16, 2) if version >= _TYPED else (2, 1)
    return struct.pack("<H", len(text)) + text + struct.pack("<BBIh", 0, *size, value)


def _header(weights: bytes) -> tuple[int, int, int]:
    """The format's version, how many variables there are, and where the first one starts."""
    try:
        (version,) = struct.unpack_from("<I", weights)
        if version not in _VERSIONS:
            raise ValueError("its weights are in no format of CTranslate2 that is known here")
        _, place = _string(weights, 4)
        _revision, count = struct.unpack_from("<II", weights, place)
    except struct.error as error:
        raise ValueError("the file of weights is cut short") from error
    return version, count, place + 8


def _variables(weights: bytes) -> Iterator[_Variable]:
    version, count, place = _header(weights)
    try:
        for _ in range(count):
            name, place = _string(weights, place)
            rank = weights[place]
            shape = struct.unpack_from(f"<{rank}I", weights, place + 1)
            kind, size = struct.unpack_from("<BI", weights, place + 1 + 4 * rank)
            if version < _TYPED:  # bytes of an item, and items
                kind, size = _INT16 if kind == 2 else -1, kind * size
            place += 6 + 4 * rank
            yield _Variable(name, shape, kind, place, size)
            place += size
    except (struct.error, IndexError) as error:
        raise ValueError("the file of weights is cut short") from error


def _string(weights: bytes, place: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<H", weights, place)
    text = weights[place + 2 : place + 2 + length]
    return text.rstrip(b"\0").decode("utf-8", "replace"), place + 2 + length
