"""Around which words of a translation an element goes.

Around the run that owes most to the words it holds in the source, the surest elements first. Signs and articles at
its edges are inside or outside as in the source.
"""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model import Span
from l10n.projection.codes import Code
from l10n.projection.grid import GUESS, TELLING, Grid


def given(grid: Grid, code: Code, held: Span, origin: Span, room: Span) -> Span | None:
    """The run of words of an element that needs no search."""
    spoken = sum(grid.spoken_there[slice(*held)])
    if spoken and spoken == sum(grid.spoken_there[slice(*origin)]):
        inner = [t for t in range(*room) if grid.spoken_here[t]]
        return (inner[0], inner[-1] + 1) if inner else None
    if held[1] - held[0] == 1 and not (spoken and _all_of(grid, code, held[0])):
        word = copy(grid, held[0], room)
        return None if word is None else (word, word + 1)
    return _verbatim(grid, code, room) if grid.guessed and spoken else None


def _all_of(grid: Grid, code: Code, word: int) -> bool:
    start, end = grid.there[word]
    return code.start <= start and end <= code.end


def copy(grid: Grid, word: int, room: Span) -> int | None:
    """The word of the translation that is this one of the source."""
    text = grid.source[slice(*grid.there[word])]
    copies = [t for t in range(*room) if grid.target[slice(*grid.here[t])] == text]
    return max(copies, key=lambda t: grid.share(t, (word, word + 1)), default=None)


def _verbatim(grid: Grid, code: Code, room: Span) -> Span | None:
    """The run that says what an element holds, where it stands once in both texts and is no short word."""
    text = grid.source[code.start : code.end].strip()
    if not TELLING.search(text) or not grid.source.count(text) == grid.target.count(text) == 1:
        return None
    start = grid.target.index(text)
    run = [t for t in range(*room) if start <= grid.here[t][0] and grid.here[t][1] <= start + len(text)]
    exact = run and (grid.here[run[0]][0], grid.here[run[-1]][1]) == (start, start + len(text))
    return (run[0], run[-1] + 1) if exact else None


def search(grid: Grid, held: dict[Code, Span], room: Span) -> tuple[dict[Code, Span], list[float]]:
    """The runs of words that owe most to the words of each element, the surest first, and how sure each is."""
    spoken = [grid.spoken_here[t] and not grid.articles_here[t] for t in range(*room)]
    if not any(spoken) or any(all(grid.articles_there[slice(*span)]) for span in held.values()):
        spoken = grid.spoken_here[slice(*room)]
    shares = {code: [grid.share(t, span) for t in range(*room)] for code, span in held.items()}
    free = list(spoken)
    best = {code: _best(share, spoken, free) for code, share in shares.items()}
    runs: dict[Code, Span] = {}
    sure: list[float] = []
    while best:
        code = max(best, key=lambda code: best[code][0])
        start, end = best.pop(code)[1]
        sure.append(_sure(grid, shares[code], spoken, (start, end)))
        if start < end:
            start -= _article(grid, held[code], room[0] + start, room)
            runs[code] = (room[0] + start, room[0] + end)
        free[start:end] = [False] * (end - start)
        crossed = [other for other, (_, run) in best.items() if run[0] < end and start < run[1]]
        best |= {other: _best(shares[other], spoken, free) for other in crossed}
    return runs, sure


def _article(grid: Grid, held: Span, first: int, room: Span) -> bool:
    """Whether the article before a run belongs to it: as in the source, and if that has none, by its weight."""
    if first <= room[0] or not grid.articles_here[first - 1]:
        return False
    if grid.articles_there[held[0]]:
        return True
    return not grid.article_before(held[0]) and grid.share(first - 1, held) > 0.5


def _sure(grid: Grid, shares: Sequence[float], spoken: Sequence[bool], run: Span) -> float:
    """By how much every word of a run owes more to the element's words than any word outside does."""
    inside = [shares[t] for t in range(*run) if spoken[t]]
    outside = [share for t, share in enumerate(shares) if spoken[t] and not run[0] <= t < run[1]]
    sure = min(min(inside, default=0.0), 1 - max(outside, default=0.0))
    return min(sure, GUESS) if grid.guessed else sure


def edges(grid: Grid, code: Code, held: Span, run: Span, room: Span) -> Span:
    """Widens an element's run by the signs that it begins and ends with in the source, and sets its place."""
    first, last = run
    if any(spoken := grid.spoken_there[slice(*held)]):
        lead, trail = spoken.index(True), spoken[::-1].index(True)
        first -= grid.signs(range(held[0] + lead - 1, held[0] - 1, -1), range(first - 1, room[0] - 1, -1))
        last += grid.signs(range(held[1] - trail, held[1]), range(last, room[1]))
    start, end = grid.here[first][0], grid.here[last - 1][1]
    for word, here, edge in ((held[0], first, code.start), (held[1] - 1, last - 1, code.end)):
        inside = edge - grid.there[word][0]
        if 0 < inside < grid.there[word][1] - grid.there[word][0] and grid.same(word, here):
            start, end = (start + inside, end) if edge == code.start else (start, grid.here[here][0] + inside)
    text, around = grid.source[code.start : code.end], grid.source[code.start - 1 : code.start]
    if text[:1].isspace() and not around.isspace() and grid.target[max(0, start - 1) : start].isspace():
        start -= 1
    if text[-1:].isspace() and not grid.source[code.end : code.end + 1].isspace():
        end += grid.target[end : end + 1].isspace()
    code.place = (start, end)
    return first, last


def _best(shares: Sequence[float], spoken: Sequence[bool], free: Sequence[bool]) -> tuple[float, Span]:
    """The run of free words with the greatest sum of shares above one half, and that sum; signs count for nothing."""
    best, run = float("-inf"), (len(shares), len(shares))
    total, start = 0.0, -1
    for index, share in enumerate(shares):
        if not spoken[index]:
            continue
        if not free[index]:
            start = -1
            continue
        if start < 0 or total < 0:
            total, start = 0.0, index
        total += share - 0.5
        if total > best:
            best, run = total, (start, index + 1)
    return best, run
