"""Texts in runs: what of them is meant, and what two versions of them differ in, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Literal, NamedTuple

from l10n.matching import IDEOGRAPH, TAG
from l10n.model import Span

Op = Literal["", "-", "+"]

_STOPS = r"\s!-/:-@\[-`{-~¡¦§«¶·»¿\u2010-\u2060\u3000-\u303f\uff00-\uff0f،؛؟۔।॥" + IDEOGRAPH
_TOKEN = re.compile(
    rf"{TAG.pattern}|\d+(?:[.,]\d+)*|[^{_STOPS}]+|\s+|.", re.S
)  # a word has its marks with it
_SENTENCE = re.compile(rf"(?:{TAG.pattern}|.)+?(?:[.!?]\s+|[。！？]|\Z)", re.S)
_FLAGS = re.compile(rb"\x00+|\x01+")
_WORK = 160_000  # pairs of tokens; difflib may take their number to the power of 1.5, half a second here


class Run(NamedTuple):
    """A stretch of a text: only before (-), only after (+), or in both; `marked` is what a finding speaks of."""

    text: str
    op: Op = ""
    marked: bool = False


def marked(text: str, spans: Sequence[Span] = ()) -> tuple[Run, ...]:
    """The text with its spans marked. Spans may overlap; what of them lies outside the text is dropped."""
    return tuple(_cut(text, _flags(text, spans), ""))


def compared(before: str, after: str, was: Sequence[Span] = (), now: Sequence[Span] = ()) -> tuple[Run, ...]:
    """Both texts in one: words are whole, inline codes are words, ideographs stand alone.

    `was` are the spans marked in the text before, `now` in that after. Where texts differ in so much that nobody
    would read the difference, one replaces the other; so time is linear in their length.
    """
    old_flags, new_flags = _flags(before, was), _flags(after, now)
    runs: list[Run] = []
    at = to = 0
    for old, new in _joined(_pieces(before, after)):
        flags, others = old_flags[at : at + len(old)], new_flags[to : to + len(new)]
        if old == new:
            runs += _cut(new, bytes(map(max, flags, others)), "")
        else:
            runs += [*_cut(old, flags, "-"), *_cut(new, others, "+")]
        at, to = at + len(old), to + len(new)
    return tuple(runs)


def _flags(text: str, spans: Sequence[Span]) -> bytes:
    """A byte per character: whether it is marked."""
    steps = [0] * (len(text) + 1)
    for start, end in spans:
        start, end = max(start, 0), min(end, len(text))
        if start < end:
            steps[start] += 1
            steps[end] -= 1
    return bytes(depth > 0 for depth in accumulate(steps[:-1]))


def _cut(text: str, flags: bytes, op: Op) -> Iterator[Run]:
    for m in _FLAGS.finditer(flags):
        yield Run(text[m.start() : m.end()], op, m[0][0] == 1)


def _pieces(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Parts of both texts, equal or not, in order: whole sentences first, then the words of those that differ."""
    for old, new in _aligned(_SENTENCE.findall(before), _SENTENCE.findall(after)):
        yield from [(old, new)] if old == new else _aligned(_TOKEN.findall(old), _TOKEN.findall(new))


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    ends = len(old) - tail, len(new) - tail
    yield "".join(old[:head]), "".join(old[:head])
    a, b = old[head : ends[0]], new[head : ends[1]]
    if len(a) * len(b) > _WORK:
        yield "".join(a), "".join(b)
    else:
        for _, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            yield "".join(a[i:j]), "".join(b[k:m])
    yield "".join(old[ends[0] :]), "".join(old[ends[0] :])


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )


def _joined(pieces: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pieces; changes with nothing between them but spaces, stops and the like are one change."""
    changed: tuple[str, str] | None = None
    space = ""
    for old, new in pieces:
        if old == new and changed and not any(map(str.isalnum, new)):
            space += new
        elif old == new:
            if changed:
                yield changed
            yield space + new, space + new
            changed, space = None, ""
        elif changed:
            changed, space = (changed[0] + space + old, changed[1] + space + new), ""
        else:
            changed = old, new
    if changed:
        yield changed
    yield space, space
