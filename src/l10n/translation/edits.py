"""A text in which parts were replaced, and where what stands in it stood before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from l10n.alignment import Alignment, words
from l10n.model import Span


class Edit(NamedTuple):
    """A part of a text, and what is put there."""

    start: int
    end: int
    text: str


Stages = Sequence[Sequence[Edit]]  # each of the text that the one before has made


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with its parts replaced; they are in order and do not overlap."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.text)
        done = edit.end
    return "".join((*parts, text[done:]))


def inverse(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that make the text again of what `apply` made of it."""
    grown = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]
    return [
        Edit(edit.start + shift, edit.start + shift + len(edit.text), text[edit.start : edit.end])
        for edit, shift in zip(edits, grown, strict=False)
    ]


def before(edits: Sequence[Edit], span: Span) -> Span:
    """Where in the text before the edits stood what stands at a span of the text after them."""
    return _before(edits, span[0], end=False), _before(edits, span[1], end=True)


def _before(edits: Sequence[Edit], at: int, *, end: bool) -> int:
    shift = 0
    for edit in edits:
        start = edit.start + shift
        if at < start or (end and at == start):
            break
        if at < start + len(edit.text) or (end and at == start + len(edit.text)):
            return edit.end if end else edit.start
        shift += len(edit.text) - (edit.end - edit.start)
    return at - shift


def realigned(alignment: Alignment, source: str, there: Stages, target: str, here: Stages) -> Alignment:
    """The alignment of two texts as that of what edits, in stages, made of them: `source` and `target`.

    A word that was put in place of others is aligned as they were.
    """
    columns = _origins(alignment.source, source, there)
    rows = _origins(alignment.target, target, here)
    shares = {old: sum(old in origin for origin in columns) for origin in columns for old in origin}
    weights = tuple(
        tuple(
            sum(alignment.weights[r][c] / shares[c] for r in row for c in column) / max(1, len(row))
            for column in columns
        )
        for row in rows
    )
    return Alignment(words(source), words(target), weights)


def _origins(old: Sequence[Span], text: str, stages: Stages) -> list[list[int]]:
    """The old words that each word of the new text comes from."""
    spans = list(words(text))
    for edits in reversed(stages):
        spans = [before(edits, span) for span in spans]
    return [[n for n, (a, b) in enumerate(old) if a < end and start < b] for start, end in spans]
