"""Where a code without words stands in a translation.

Where it parts best what comes before it in the source from what comes after, with the spaces around it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from l10n.model import Span
from l10n.projection.codes import Code
from l10n.projection.elements import copy
from l10n.projection.grid import GUESS, LETTER, Grid

_NEAR = 3  # words on either side of a code without content that say where it belongs


def point(grid: Grid, code: Code, origin: Span, room: Span) -> float:
    """Sets the place of a code that holds no words, and of all that is in it; how sure it is."""
    before = bisect_right(grid.there, code.start, key=lambda span: span[1])
    after = bisect_left(grid.there, code.end, key=lambda span: span[0])
    if before < after and (word := copy(grid, before, room)) is not None:
        _settle(grid, code, grid.here[word][0] + code.start - grid.there[before][0])
        return 1.0
    before = max(before, after)
    left = [w for w in range(origin[0], before) if grid.spoken_there[w]][-_NEAR:]
    right = [w for w in range(after, origin[1]) if grid.spoken_there[w]][:_NEAR]
    sure = 1.0
    if not left:
        cut = room[0] + grid.signs(range(origin[0], before), range(*room))
    elif not right:
        cut = room[1] - grid.signs(range(origin[1] - 1, after - 1, -1), range(room[1] - 1, room[0] - 1, -1))
    else:
        cut, sure = _cut(grid, code, left, right, before, room)
    start = grid.here[cut - 1][1] if cut > room[0] or cut == len(grid.here) else grid.here[cut][0]
    _settle(grid, code, start)
    return sure


def _cut(
    grid: Grid, code: Code, left: list[int], right: list[int], before: int, room: Span
) -> tuple[int, float]:
    """The word before which a code stands, so that least of what is before it comes after, and the reverse."""
    sign = before - 1 if before - 1 > left[-1] else None
    last, follow = (left[-1], right[0]) if sign is None else (sign, right[0])
    mass = [
        (sum(grid.share(t, (w, w + 1)) for w in left), sum(grid.share(t, (w, w + 1)) for w in right))
        if grid.spoken_here[t]
        else (0.0, 0.0)
        for t in range(*room)
    ]
    total = sum(map(sum, mass)) or 1.0
    crossing = list(accumulate((b - a for a, b in mass), initial=sum(a for a, _ in mass)))
    glued = (not grid.source[code.start - 1].isspace(), not grid.source[code.end].isspace())
    weights = {(True, False): (1.0, 0.25), (False, True): (0.25, 1.0)}.get(glued, (0.5, 0.5))

    def score(cut: int) -> float:
        near = grid.share(cut - 1, (last, last + 1)) * weights[0]
        far = grid.share(cut, (follow, follow + 1)) * weights[1] if cut < room[1] else 0.0
        return near + far - crossing[cut - room[0]]

    cuts = range(room[0] + 1, room[1] + 1)
    alike = [cut for cut in cuts if sign is not None and grid.signs((sign,), (cut - 1,))]
    best = max(alike or cuts, key=score, default=room[1])
    sure = 1 - max(0.0, crossing[best - room[0]]) / total if any(map(sum, mass)) else 0.0
    return best, min(sure, GUESS) if grid.guessed else sure


def _settle(grid: Grid, code: Code, at: int) -> None:
    """Sets the place of a code without words, with the spaces around it that it has in the source."""
    text, target = grid.source, grid.target
    inside = text[code.start : code.end]
    left = code.start > 0 and text[code.start - 1].isspace() and not inside
    right = text[code.end : code.end + 1].isspace() and not inside
    if right and not left and target[max(0, at - 1) : at].isspace():
        at -= 1
    blank = target[at : at + 1].isspace()
    end = at
    if inside and blank:
        code.replaces, end = (0, at + 1) if code.closing else (1, at)
    elif left and blank:
        at = end = at + 1
        code.after = " " if right and not target[at : at + 1].isspace() else ""
    elif left and at > 0 and not target[at - 1].isspace():
        code.before = " "
    if right and not blank and (at == 0 or left) and LETTER.match(target, at):
        code.after = " "
    code.place = (at, end)
    for child in code.children:
        _at(child, at)


def _at(code: Code, place: int) -> None:
    code.place = (place, place)
    for child in code.children:
        _at(child, place)
