"""A run of inline content, cut into pieces that are well nested and worth translating from end to end."""

from __future__ import annotations

import html
from collections.abc import Iterator

from l10n.html.elements import EDGE, KIND, Kind
from l10n.html.tokens import SPACES, fold

TEXT, OPEN, CLOSE, SELF, COMMENT, TORN = range(6)
Item = tuple[int, int, int, str]  # what, start, end, element name
Pairs = dict[int, int]  # index of a start tag to that of its end tag, and back


def pieces(text: str, run: list[Item]) -> Iterator[tuple[list[Item], Pairs]]:
    """The pieces of a run that are left when torn tags, and links in a row, are taken as boundaries."""
    pairs, cuts = _match(run)
    cuts |= _row(text, run, pairs)
    if cuts:
        cuts = _crossed(run, pairs, cuts)
    low = 0
    for cut in [*sorted(cuts), len(run)]:
        if low < cut:
            first, last = _trim(text, run, pairs, low, cut - 1)
            if first <= last:
                inside = {i - first: pairs[i] - first for i in range(first, last + 1) if i in pairs}
                yield run[first : last + 1], inside
        low = cut + 1


def _match(run: list[Item]) -> tuple[Pairs, set[int]]:
    """Pairs of tags, and what has no partner in the run."""
    pairs: Pairs = {}
    lone: set[int] = set()
    opened: list[int] = []
    count: dict[str, int] = {}
    for i, (what, _, _, name) in enumerate(run):
        if what == OPEN:
            opened.append(i)
            count[name] = count.get(name, 0) + 1
        elif what == CLOSE:
            if not count.get(name):
                lone.add(i)
                continue
            while True:
                j = opened.pop()
                count[run[j][3]] -= 1
                if run[j][3] == name:
                    break
                lone.add(j)
            pairs[i], pairs[j] = j, i
        elif what == TORN:
            lone.add(i)
    lone.update(opened)
    return pairs, lone


def _row(text: str, run: list[Item], pairs: Pairs) -> set[int]:
    """The tags of links and custom elements where no text stands outside them: navigation, no sentence."""
    links = {i for i, j in pairs.items() if i < j and KIND.get(run[i][3], Kind.LINK) is Kind.LINK}
    if not links:
        return set()
    ends = {pairs[i] for i in links}
    depth = 0
    for i, (what, start, end, _) in enumerate(run):
        if i in links:
            depth += 1
        elif i in ends:
            depth -= 1
        elif not depth and what == TEXT and any(c.isalpha() for c in html.unescape(text[start:end])):
            return set()
    return links | ends


def _crossed(run: list[Item], pairs: Pairs, cuts: set[int]) -> set[int]:
    """The cuts, and both tags of every pair that holds one: what is left between cuts is well nested."""
    result = set(cuts)
    opened: list[tuple[int, list[bool]]] = []  # index of a start tag, whether it holds a cut
    for i in range(len(run)):
        if i in cuts:
            if opened:
                opened[-1][1][0] = True
        elif i in pairs and pairs[i] > i:
            opened.append((i, [False]))
        elif i in pairs:
            j, holds = opened.pop()
            if holds[0]:
                result.update((i, j))
                if opened:
                    opened[-1][1][0] = True
    return result


def _trim(text: str, run: list[Item], pairs: Pairs, low: int, high: int) -> tuple[int, int]:
    """Without white space, edge voids, empty pairs at the ends, and pairs that wrap all of it."""
    while low <= high:
        first, last = run[low], run[high]
        if _edge(text, first):
            low += 1
        elif _edge(text, last):
            high -= 1
        elif first[0] == OPEN and pairs.get(low) == high:
            low, high = low + 1, high - 1
        elif first[0] == OPEN and _blank(text, run, low + 1, pairs[low]):
            low = pairs[low] + 1
        elif last[0] == CLOSE and _blank(text, run, pairs[high] + 1, high):
            high = pairs[high] - 1
        else:
            break
    return low, high


def _edge(text: str, item: Item) -> bool:
    what, start, end, name = item
    if what == TEXT:
        part = text[start:end]
        return not part.strip(SPACES) or not fold(html.unescape(part))  # control characters go
    return what == COMMENT or (what == SELF and name in EDGE)


def _blank(text: str, run: list[Item], low: int, high: int) -> bool:
    return high - low < 3 and all(_edge(text, item) for item in run[low:high])
