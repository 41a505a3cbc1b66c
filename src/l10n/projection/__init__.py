"""Inline codes put into a translation that was made without them, where the alignment of words says they belong."""

from __future__ import annotations

from dataclasses import dataclass

from l10n import markup
from l10n.alignment import Alignment, words
from l10n.projection.codes import in_order, parse, write
from l10n.projection.grid import Grid

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
    sure = grid.place(top, (0, len(there)), (0, len(here)))
    return Placed(write(top, target), round(sure, 4))
