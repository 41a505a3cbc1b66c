"""Weights become a CTranslate2 model, and that an Argos Translate package: a zip with one folder."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

NAME = "translate-it_en-1_0"
METADATA = {
    "package_version": "1.0",
    "argos_version": "1.9",
    "from_code": "it",
    "from_name": "Italian",
    "to_code": "en",
    "to_name": "English",
}
NOTE = "A tiny model of a made-up language of a few hundred words, for tests. Not for translation.\n"

Weights = Mapping[str, np.ndarray]


def convert(weights: Weights, pieces: Sequence[str], layers: int, heads: int, folder: Path) -> None:
    """Writes a network's weights as CTranslate2 files, 8 bits each."""
    from ctranslate2.specs import TransformerSpec

    spec = TransformerSpec.from_config((layers, layers), heads, pre_norm=True)
    for side, part in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        embedding = part.embeddings[0] if side == "encoder" else part.embeddings
        embedding.weight = weights["embedding.weight"]
        _norm(part.layer_norm, weights, f"{side}_norm")
        for number, layer in enumerate(part.layer):
            _layer(layer, weights, f"{side}.{number}.", side == "decoder")
    spec.decoder.projection.weight = weights["embedding.weight"]
    spec.decoder.projection.bias = weights["bias"]
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    # As in Argos Translate's own packages: raw pieces of the source, no end mark.
    spec.config.decoder_start_token, spec.config.add_source_eos = "<s>", False
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def _layer(layer: object, weights: Weights, at: str, decoder: bool) -> None:
    own = layer.self_attention  # type: ignore[attr-defined]
    _linear(own.linear[0], weights, at + "own.query", at + "own.key", at + "own.value")
    _linear(own.linear[1], weights, at + "own.out")
    _norm(own.layer_norm, weights, at + "own_norm")
    if decoder:
        cross = layer.attention  # type: ignore[attr-defined]
        _linear(cross.linear[0], weights, at + "cross.query")
        _linear(cross.linear[1], weights, at + "cross.key", at + "cross.value")
        _linear(cross.linear[2], weights, at + "cross.out")
        _norm(cross.layer_norm, weights, at + "cross_norm")
    ffn = layer.ffn  # type: ignore[attr-defined]
    _linear(ffn.linear_0, weights, at + "first")
    _linear(ffn.linear_1, weights, at + "second")
    _norm(ffn.layer_norm, weights, at + "norm")


def _linear(spec: object, weights: Weights, *names: str) -> None:
    spec.weight = np.concatenate([weights[name + ".weight"] for name in names])  # type: ignore[attr-defined]
    spec.bias = np.concatenate([weights[name + ".bias"] for name in names])  # type: ignore[attr-defined]


def _norm(spec: object, weights: Weights, name: str) -> None:
    spec.gamma, spec.beta = weights[name + ".weight"], weights[name + ".bias"]  # type: ignore[attr-defined]


def pack(model: Path, sentencepiece: bytes, target: Path) -> None:
    """The zip, the same for the same files."""
    files = {"metadata.json": json.dumps(METADATA, indent=1).encode(), "README.md": NOTE.encode()}
    files["sentencepiece.model"] = sentencepiece
    files |= {f"model/{file.name}": file.read_bytes() for file in sorted(model.iterdir())}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(f"{NAME}/{name}", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
