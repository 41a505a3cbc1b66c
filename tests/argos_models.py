"""Argos packages made in a moment: translators whose every word is known beforehand.

`dictionary` writes the weights of a Transformer by hand. Position t of its decoder attends to position t of the source
and says what the dictionary has for that piece, or the piece itself. So translations and alignments are exact, and
real CTranslate2 and SentencePiece do the work.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec
from numpy.typing import NDArray

POSITIONS = 700  # that the model knows
ITALIAN_ENGLISH = {
    "il": "the", "la": "the", "e": "and", "di": "of", "è": "is", "sonno": "sleep", "notte": "night",
    "memoria": "memory", "profondo": "deep", "cervello": "brain", "migliora": "improves", "riduce": "reduces",
    "magnesio": "magnesium", "studio": "study", "ogni": "every", "città": "city", "perché": "because",
}  # fmt: skip
ENGLISH_SPANISH = {
    "the": "el", "and": "y", "of": "de", "is": "es", "sleep": "sueño", "night": "noche", "memory": "memoria",
    "deep": "profundo", "brain": "cerebro", "improves": "mejora", "reduces": "reduce",
    "magnesium": "magnesio", "study": "estudio", "every": "cada", "city": "ciudad", "because": "porque",
}  # fmt: skip
NAMES = "Roma Milano Torino Marco Paolo Giulia".split()
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàèéìòùñ0123456789.,;:!?'-_%()"


def dictionary(
    words: Mapping[str, str] = ITALIAN_ENGLISH, *, second: Mapping[str, str] | None = None
) -> dict[str, bytes]:
    """The files of a package that translates word by word; `second` is what it would rather not say."""
    spm = _pieces([*words, *words.values(), *(second or {}).values(), *NAMES])
    processor = sentencepiece.SentencePieceProcessor(model_proto=spm)
    vocabulary = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    choices = np.eye(len(vocabulary), dtype=np.float32)  # a column per source piece
    for weight, chosen in ((1.0, words), (0.9, second or {})):
        for word, other in chosen.items():
            row, column = vocabulary.index(f"▁{other}"), vocabulary.index(f"▁{word}")
            choices[column, column] = 0
            choices[row, column] = weight
    return {"sentencepiece.model": spm, **_model(vocabulary, choices)}


def moses(words: Mapping[str, str] = ITALIAN_ENGLISH) -> dict[str, bytes]:
    """The same with BPE over Moses's words, as packages have it that were made from other projects' models."""
    every = [*dict.fromkeys((*words, *words.values()))]
    merges = dict.fromkeys(merge for word in every for merge in _merges(word))
    letters = [piece for letter in _LETTERS for piece in (letter, f"{letter}@@")]
    vocabulary = [*dict.fromkeys(("<blank>", "<unk>", "<s>", "</s>", *every, *letters))]
    choices = np.eye(len(vocabulary), dtype=np.float32)
    for word, other in words.items():
        row, column = vocabulary.index(other), vocabulary.index(word)
        choices[[column, row], column] = 0, 1
    codes = "\n".join(("#version: 0.2", *merges)) + "\n"
    return {"bpe.model": codes.encode(), **_model(vocabulary, choices)}


def _merges(word: str) -> list[str]:
    """The steps by which BPE makes a word of its letters."""
    letters = [*word[:-1], f"{word[-1]}</w>"]
    return [f"{''.join(letters[:i])} {letters[i]}" for i in range(1, len(letters))]


def _pieces(words: Sequence[str]) -> bytes:
    """A SentencePiece model whose pieces are these words and single letters."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([f"x{letter}" for letter in _LETTERS]), model_writer=model, model_type="char",
        vocab_size=10_000, hard_vocab_limit=False, minloglevel=2, character_coverage=1.0, num_threads=1,
        pad_id=0, pad_piece="<blank>", unk_id=1, bos_id=2, eos_id=3, normalization_rule_name="nmt_nfkc",
        user_defined_symbols=[f"▁{word}" for word in dict.fromkeys(words)],
    )  # fmt: skip
    return model.getvalue()


def _model(vocabulary: list[str], choices: NDArray[np.float32]) -> dict[str, bytes]:
    """Two decoder layers of two heads: only the first head of the first layer looks at its source word."""
    size, room = len(vocabulary), 160
    depth = 2 * max(size, room)  # a head has half of it
    spec = TransformerSpec.from_config((1, 2), 2, pre_norm=True)
    tokens = np.zeros((size, depth), np.float32)
    tokens[:, :size] = np.eye(size)
    signs = np.random.default_rng(1).permuted(np.tile(np.repeat((1, -1), room // 2), (POSITIONS, 1)), axis=1)
    positions = np.zeros((POSITIONS, depth), np.float32)
    positions[:, depth - room :] = signs * 0.1
    zero = np.zeros((depth, depth), np.float32)
    spread = np.sqrt((1 + 0.01 * room) / depth - 1 / depth**2)
    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if side is spec.encoder else side.embeddings
        embeddings.weight = tokens
        side.scale_embeddings = False
        side.position_encodings.encodings = positions
        norms = [side.layer_norm]
        for layer in side.layer:
            for part, rows in zip(layer.self_attention.linear, (3, 1), strict=True):
                part.weight, part.bias = (
                    np.zeros((rows * depth, depth), np.float32),
                    np.zeros(rows * depth, np.float32),
                )
            norms += [layer.self_attention.layer_norm, layer.ffn.layer_norm]
            layer.ffn.linear_0.weight, layer.ffn.linear_0.bias = zero[:2], zero[0, :2]
            layer.ffn.linear_1.weight, layer.ffn.linear_1.bias = zero[:, :2], zero[0]
            if side is spec.decoder:
                norms.append(layer.attention.layer_norm)
                for part, rows in zip(layer.attention.linear, (1, 2, 1), strict=True):
                    part.weight, part.bias = (
                        np.zeros((rows * depth, depth), np.float32),
                        np.zeros(rows * depth, np.float32),
                    )
        for norm in norms:  # of no effect
            norm.gamma = np.full(depth, spread, np.float32)
            norm.beta = np.full(depth, 1 / depth, np.float32)
    query, keys, out = spec.decoder.layer[0].attention.linear
    place = np.arange(room)
    query.weight[place, depth - room + place] = 40 * np.sqrt(depth / 2)
    keys.weight[place, depth - room + place] = 1
    keys.weight[depth : depth + size, :size] = choices
    out.weight[:size, :size] = 100 * np.eye(size)
    spec.decoder.projection.weight = tokens * 10
    spec.decoder.projection.bias = np.zeros(size, np.float32)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize()
    with TemporaryDirectory() as folder:
        spec.save(folder)
        return {f"model/{file.name}": file.read_bytes() for file in sorted(Path(folder).iterdir())}


def metadata(source: str, target: str, version: str = "1.0", **more: object) -> bytes:
    """What a package says about itself."""
    fields = {"package_version": version, "argos_version": "1.9", "from_code": source, "from_name": source}
    return json.dumps({**fields, "to_code": target, "to_name": target, **more}).encode()


def folder(packages: Path, files: Mapping[str, bytes], name: str) -> Path:
    """An installed package."""
    for path, data in files.items():
        (packages / name / path).parent.mkdir(parents=True, exist_ok=True)
        (packages / name / path).write_bytes(data)
    return packages / name


def archive(path: Path, files: Mapping[str, bytes], root: str = "") -> Path:
    """A package as it is downloaded, with one folder in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(f"{root or path.stem}/{name}", data)
    return path
