"""The pieces that a package's model was trained on: SentencePiece, or BPE over Moses's words."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from l10n.model import Span

SPACE = "▁"  # how SentencePiece writes the space before a word
_HALF = re.compile("[\ud800-\udfff]")
_JOINED = "@@"  # how BPE ends a piece that the next one goes on


class Tokenizer(Protocol):
    """From text to pieces and back."""

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        """The pieces of each text."""

    def decode(self, pieces: Sequence[Sequence[str]]) -> list[str]:
        """The text that pieces make."""

    def spans(self, text: str) -> tuple[list[str], list[Span]]:
        """The pieces of a text, and what each stands for in it."""

    def word(self, piece: str) -> str:
        """The whole word that a piece is, "" for a part of one."""


def load(files: Mapping[str, bytes], source: str, target: str) -> Tokenizer:
    """The tokenizer among a package's files; the languages are Argos's codes. Raises ValueError, RuntimeError."""
    if "sentencepiece.model" in files:
        return SentencePiece(files["sentencepiece.model"])
    return MosesBPE(files["bpe.model"], source, target)


def vocabulary(files: Mapping[str, bytes], side: str) -> list[str]:
    """The pieces that a model knows on a side, `source` or `target`, in its order."""
    for name in (f"{side}_vocabulary", "shared_vocabulary"):
        if f"{name}.json" in files:
            found = json.loads(files[f"{name}.json"])
            return [piece for piece in found if isinstance(piece, str)]
        if f"{name}.txt" in files:
            return files[f"{name}.txt"].decode("utf-8", "replace").splitlines()
    return []


class SentencePiece:
    """What nearly all packages have."""

    def __init__(self, model: bytes) -> None:
        import sentencepiece

        self._processor: Any = sentencepiece.SentencePieceProcessor(model_proto=model)

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        found: list[list[str]] = self._processor.encode([_utf8(t) for t in texts], return_type=str)
        return found

    def decode(self, pieces: Sequence[Sequence[str]]) -> list[str]:
        texts: list[str] = self._processor.decode([list(line) for line in pieces])
        # a piece that the model does not know, copied from the source, keeps its mark
        return [text.replace(SPACE, " ").removeprefix(" ") for text in texts]

    def spans(self, text: str) -> tuple[list[str], list[Span]]:
        found: dict[str, Any] = self._processor.encode(_utf8(text), return_type="offset_mapping")
        return found["pieces"], _filled(text, found["offsets"])

    def word(self, piece: str) -> str:
        return piece[1:] if piece.startswith(SPACE) else ""


def _utf8(text: str) -> str:
    """The text without halves of characters, which JSON can escape and nothing can write."""
    return _HALF.sub("\ufffd", text)


def _filled(text: str, offsets: Sequence[Span]) -> list[Span]:
    """Spans without the space before a word. A piece that has no text of its own shares that of the one after it.

    Such are a space that is a piece, and the first letters of a ligature, which SentencePiece takes apart.
    """
    spans: list[Span] = []
    following = (len(text), len(text))
    for start, end in reversed(offsets):
        start = end - len(text[start:end].lstrip())
        if start < end:
            following = (start, end)
        spans.append(following)
    return spans[::-1]


class MosesBPE:
    """What some packages have that were made from other projects' models."""

    def __init__(self, codes: bytes, source: str, target: str) -> None:
        from argostranslate.apply_bpe import BPE  # type: ignore[import-untyped]
        from sacremoses.normalize import MosesPunctNormalizer  # type: ignore[import-untyped]
        from sacremoses.tokenize import MosesDetokenizer, MosesTokenizer  # type: ignore[import-untyped]

        try:
            self._bpe: Any = BPE(io.StringIO(codes.decode("utf-8")))
        except SystemExit as error:  # how it says that a line is wrong
            raise ValueError("bpe.model is damaged") from error
        self._normalizer: Any = MosesPunctNormalizer(source)
        self._tokenizer: Any = MosesTokenizer(source)
        self._detokenizer: Any = MosesDetokenizer(target)

    def encode(self, texts: Sequence[str]) -> list[list[str]]:
        return [self._bpe.segment_tokens(self._words(text)) for text in texts]

    def _words(self, text: str) -> list[str]:
        words: list[str] = self._tokenizer.tokenize(self._normalizer.normalize(text))
        return words

    def decode(self, pieces: Sequence[Sequence[str]]) -> list[str]:
        lines = (" ".join(line).replace(f"{_JOINED} ", "").removesuffix(_JOINED) for line in pieces)
        return [self._detokenizer.detokenize(line.split(" ")) for line in lines]

    def spans(self, text: str) -> tuple[list[str], list[Span]]:
        pieces: list[str] = []
        spans: list[Span] = []
        place = 0
        for word in self._words(text):
            written = html.unescape(word)
            start = text.find(written, place)  # what Moses changed is not found, and stands for nothing
            if start >= 0:
                place = start + len(written)
            parts = self._bpe.segment_tokens([word])
            pieces += parts
            spans += [(start, place) if start >= 0 else (place, place)] * len(parts)
        return pieces, spans

    def word(self, piece: str) -> str:
        return "" if piece.endswith(_JOINED) else piece
