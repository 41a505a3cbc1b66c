"""Inline codes put into a translation that was made without them, where the alignment of words says they belong."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from l10n import markup
from l10n.alignment import Alignment, words
from l10n.model import Span
from l10n.projection.codes import Code, in_order, parse, write
from l10n.projection.elements import edges, given, search
from l10n.projection.grid import Grid
from l10n.projection.points import point

_CODES = 300  # of a message, that are placed one by one: no message that a person would translate has more
_CELLS = 4_000_000  # pairs of words
_STEPS = 100_000  # pairs of a code and a word


@dataclass(frozen=True, slots=True)
class Placed:
    """A translation with the codes of its source. Below 0.6, a person should look at where they stand."""

    message: str
    confidence: float  # from 0 to 1, of the least sure code


def plain(message: str) -> str:
    """A message's text for an engine: without codes, and with a space where only a line break parts two words."""
    return parse(message)[0]


def project(message: str, target: str, alignment: Alignment | None) -> Placed:
    """The plain translation `target` of a message with all codes of the message, well nested, each once.

    `alignment` is between `plain(message)` and `target`; where there is none, or its words are others, it is guessed,
    with little confidence. The text stays as it is, but that a code keeps the spaces around it. `markup.problems` has
    nothing to say about the result, unless the translation's own text reads like markup.
    """
    source, codes = parse(message)
    if not codes:
        return Placed(in_order(message, target), 0.0 if markup.codes(message) else 1.0)
    there, here = words(source), words(target)
    too_many = len(codes) > _CODES or len(codes) * len(here) > _STEPS or len(there) * len(here) > _CELLS
    if too_many or not here:
        return Placed(in_order(message, target), 0.0)
    top = [code for code in codes if code.parent is None]
    grid = Grid(source, target, alignment)
    sure = _place(grid, top, (0, len(there)), (0, len(here)))
    return Placed(write(top, target), round(sure, 4))


def _place(grid: Grid, codes: Sequence[Code], origin: Span, room: Span) -> float:
    """Places the codes of an element that has the words `origin` there and `room` here; how sure, from 0 to 1."""
    held = {code: _held(grid, code) for code in codes if code.closing}
    found = {code: given(grid, code, span, origin, room) for code, span in held.items()}
    waiting = [code for code, run in found.items() if not run and any(grid.spoken_there[slice(*held[code])])]
    runs, sure = search(grid, {code: held[code] for code in waiting}, room)
    for code in codes:
        run = runs.get(code) or found.get(code)
        if run:
            wide = edges(grid, code, held[code], run, room)
            sure.append(_place(grid, code.children, held[code], wide))
        else:
            sure.append(point(grid, code, origin, room))
    return max(0.0, min(sure, default=1.0))


def _held(grid: Grid, code: Code) -> Span:
    """The words of the source that an element holds, or holds a part of."""
    first = bisect_right(grid.there, code.start, key=lambda span: span[1])
    return first, max(first, bisect_left(grid.there, code.end, key=lambda span: span[0]))
