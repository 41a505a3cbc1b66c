"""Where to cut a text that is longer than a model was made for."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model import Span

_CLAUSE = frozenset(",;:.!?…)—–")
_WIDE_CLAUSE = frozenset("，、；：。！？）")  # no space follows them


def parts(text: str, pieces: Sequence[Span], longest: int) -> list[str]:
    """The text in parts of at most so many pieces, which joined make it again.

    It is cut at the end of a clause, else at a space, else where it must be.
    """
    found: list[str] = []
    start = first = 0
    while len(pieces) - first > longest:
        window = range(first + max(1, longest // 2), first + longest + 1)
        first = max(window, key=lambda index: (_rank(text, pieces[index][0]), index))
        end = max(start, pieces[first][0])
        found.append(text[start:end])
        start = end
    return [part for part in (*found, text[start:]) if part]


def _rank(text: str, place: int) -> int:
    """How good it is to cut before this place: a space there belongs to what follows."""
    if place == 0:
        return 0
    space = text[place - 1].isspace()
    before = text[place - 2] if space and place > 1 else text[place - 1]
    if (space and before in _CLAUSE) or before in _WIDE_CLAUSE:
        return 2
    return 1 if space else 0
