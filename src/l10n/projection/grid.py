"""Where the codes of a message belong in its translation, word by word.

An element goes around the run of words that owe most to the words it holds in the source, the surest elements first,
outer before inner. Signs at its edges stay inside or outside as in the source. A code without words stands where it
parts best what comes before it from what comes after.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from l10n.alignment import PRIVATE, Alignment, guessed, words
from l10n.model import Span
from l10n.projection.codes import Code

_LETTER = re.compile(rf"[^\W_]|[{PRIVATE}]")
_PRIVATE = re.compile(rf"[{PRIVATE}]")
_GUESS = 0.5  # the most that a placement is worth where the alignment is guessed
_TELLING = re.compile(rf"\w{{4}}|\d|[A-Z]{{2}}|[{PRIVATE}]")  # a word that says the same in any language
_NEAR = 3  # words on either side of a code without content that say where it belongs
# Articles, and prepositions that hold one. A model lets them look at the noun, so that their weights say little.
_ARTICLES = frozenset(
    "the a an il lo la i gli le l un uno una el los las unos unas les une des der die das den dem ein eine einen einem"
    " einer eines o os as um uma uns umes".split()
)
_CONTRACTED = frozenset(
    "del dello della dei degli delle dell al allo alla ai agli alle all dal dallo dalla dai dagli dalle dall nel nello"
    " nella nei negli nelle nell sul sullo sulla sui sugli sulle sull du au aux am im zum zur vom beim ins do da dos"
    " das no na nos nas ao aos à às pelo pela pels als dels pel".split()
)
_KINDS = (".!?…。！？؟।", ",;:،、，；؛：", "\"'«»“”‘’„‚‹›「」『』", "([{（【", ")]}）】", "-–—‑")


class Grid:
    """The words of a message and of its translation, and how much each of these owes to each of those."""

    def __init__(self, source: str, target: str, known: Alignment | None) -> None:
        self.source, self.target = source, target
        self.there, self.here = words(source), words(target)
        fits = known and (len(known.source), len(known.target)) == (len(self.there), len(self.here))
        self.guessed = not fits
        alignment = known if known and fits else guessed(source, target)
        rows = _sharpened(alignment.weights, self._private())
        self.sums = [[0.0, *accumulate(row)] for row in rows]
        self.spoken_there = [bool(_LETTER.search(source, *span)) for span in self.there]
        self.spoken_here = [bool(_LETTER.search(target, *span)) for span in self.here]
        self.articles_there = [_plain(source, span) in _ARTICLES for span in self.there]
        self.articles_here = [_plain(target, span) in _ARTICLES for span in self.here]

    def _private(self) -> dict[int, int]:
        """The private-use characters of the translation, and which ones of the source they are."""
        places: dict[str, list[int]] = {}
        for index, (start, _) in enumerate(self.there):
            places.setdefault(self.source[start], []).append(index)
        pairs: dict[int, int] = {}
        for index, (start, _) in enumerate(self.here):
            same = places.get(self.target[start])
            if same and _PRIVATE.match(self.target, start):
                pairs[index] = same.pop(0)
        return pairs

    def share(self, word: int, of: Span) -> float:
        """How much a word of the translation owes to some words of the source."""
        return self.sums[word][of[1]] - self.sums[word][of[0]]

    def place(self, codes: Sequence[Code], origin: Span, room: Span) -> float:
        """Places the codes of an element that has the words `origin` there and `room` here; how sure, from 0 to 1."""
        held = {code: self._held(code) for code in codes if code.closing}
        found = {code: self._given(code, span, origin, room) for code, span in held.items()}
        waiting = [
            code for code, run in found.items() if not run and any(self.spoken_there[slice(*held[code])])
        ]
        runs, sure = self._search({code: held[code] for code in waiting}, room)
        for code in codes:
            run = runs.get(code) or found.get(code)
            if run:
                wide = self._edges(code, held[code], run, room)
                sure.append(self.place(code.children, held[code], wide))
            else:
                sure.append(self._point(code, origin, room))
        return max(0.0, min(sure, default=1.0))

    def _held(self, code: Code) -> Span:
        """The words of the source that an element holds, or holds a part of."""
        first = bisect_right(self.there, code.start, key=lambda span: span[1])
        return first, max(first, bisect_left(self.there, code.end, key=lambda span: span[0]))

    # -- elements ------------------------------------------------------------------------------------

    def _given(self, code: Code, held: Span, origin: Span, room: Span) -> Span | None:
        """The run of words of an element that needs no search."""
        spoken = sum(self.spoken_there[slice(*held)])
        if spoken and spoken == sum(self.spoken_there[slice(*origin)]):
            inner = [t for t in range(*room) if self.spoken_here[t]]
            return (inner[0], inner[-1] + 1) if inner else None
        if held[1] - held[0] == 1 and not (spoken and self._all_of(code, held[0])):
            copy = self._copy(held[0], room)
            return None if copy is None else (copy, copy + 1)
        return self._verbatim(code, room) if self.guessed and spoken else None

    def _all_of(self, code: Code, word: int) -> bool:
        start, end = self.there[word]
        return code.start <= start and end <= code.end

    def _copy(self, word: int, room: Span) -> int | None:
        """The word of the translation that is this one of the source."""
        text = self.source[slice(*self.there[word])]
        copies = [t for t in range(*room) if self.target[slice(*self.here[t])] == text]
        return max(copies, key=lambda t: self.share(t, (word, word + 1)), default=None)

    def _verbatim(self, code: Code, room: Span) -> Span | None:
        """The run that says what an element holds, where it stands once in both texts and is no short word."""
        text = self.source[code.start : code.end].strip()
        if not _TELLING.search(text) or not self.source.count(text) == self.target.count(text) == 1:
            return None
        start = self.target.index(text)
        run = [t for t in range(*room) if start <= self.here[t][0] and self.here[t][1] <= start + len(text)]
        exact = run and (self.here[run[0]][0], self.here[run[-1]][1]) == (start, start + len(text))
        return (run[0], run[-1] + 1) if exact else None

    def _search(self, held: dict[Code, Span], room: Span) -> tuple[dict[Code, Span], list[float]]:
        """The runs of words that owe most to the words of each element, the surest first, and how sure each is."""
        spoken = [self.spoken_here[t] and not self.articles_here[t] for t in range(*room)]
        if not any(spoken) or any(all(self.articles_there[slice(*span)]) for span in held.values()):
            spoken = self.spoken_here[slice(*room)]
        shares = {code: [self.share(t, span) for t in range(*room)] for code, span in held.items()}
        free = list(spoken)
        best = {code: _best(share, spoken, free) for code, share in shares.items()}
        runs: dict[Code, Span] = {}
        sure: list[float] = []
        while best:
            code = max(best, key=lambda code: best[code][0])
            start, end = best.pop(code)[1]
            sure.append(self._sure(shares[code], spoken, (start, end)))
            if start < end:
                start -= self._article(held[code], room[0] + start, room)
                runs[code] = (room[0] + start, room[0] + end)
            free[start:end] = [False] * (end - start)
            crossed = [other for other, (_, run) in best.items() if run[0] < end and start < run[1]]
            best |= {other: _best(shares[other], spoken, free) for other in crossed}
        return runs, sure

    def _article(self, held: Span, first: int, room: Span) -> bool:
        """Whether the article before a run belongs to it: as in the source, and if that has none, by its weight."""
        if first <= room[0] or not self.articles_here[first - 1]:
            return False
        if self.articles_there[held[0]]:
            return True
        before = held[0] and _plain(self.source, self.there[held[0] - 1])
        return not (before in _ARTICLES or before in _CONTRACTED) and self.share(first - 1, held) > 0.5

    def _sure(self, shares: Sequence[float], spoken: Sequence[bool], run: Span) -> float:
        """By how much every word of a run owes more to the element's words than any word outside does."""
        inside = [shares[t] for t in range(*run) if spoken[t]]
        outside = [share for t, share in enumerate(shares) if spoken[t] and not run[0] <= t < run[1]]
        sure = min(min(inside, default=0.0), 1 - max(outside, default=0.0))
        return min(sure, _GUESS) if self.guessed else sure

    def _edges(self, code: Code, held: Span, run: Span, room: Span) -> Span:
        """Widens an element's run by the signs that it begins and ends with in the source, and sets its place."""
        first, last = run
        if any(spoken := self.spoken_there[slice(*held)]):
            lead, trail = spoken.index(True), spoken[::-1].index(True)
            first -= self._signs(
                range(held[0] + lead - 1, held[0] - 1, -1), range(first - 1, room[0] - 1, -1)
            )
            last += self._signs(range(held[1] - trail, held[1]), range(last, room[1]))
        start, end = self.here[first][0], self.here[last - 1][1]
        for word, here, edge in ((held[0], first, code.start), (held[1] - 1, last - 1, code.end)):
            inside = edge - self.there[word][0]
            if 0 < inside < self.there[word][1] - self.there[word][0] and self._same(word, here):
                start, end = (
                    (start + inside, end) if edge == code.start else (start, self.here[here][0] + inside)
                )
        text, around = self.source[code.start : code.end], self.source[code.start - 1 : code.start]
        if text[:1].isspace() and not around.isspace() and self.target[max(0, start - 1) : start].isspace():
            start -= 1
        if text[-1:].isspace() and not self.source[code.end : code.end + 1].isspace():
            end += self.target[end : end + 1].isspace()
        code.place = (start, end)
        return first, last

    def _same(self, there: int, here: int) -> bool:
        return self.source[slice(*self.there[there])] == self.target[slice(*self.here[here])]

    def _signs(self, there: Iterable[int], here: Iterable[int]) -> int:
        """How many signs in a row are of the same kind there and here."""
        count = 0
        for a, b in zip(there, here, strict=False):
            if self.spoken_here[b] or _kind(self.source[self.there[a][0]]) != _kind(
                self.target[self.here[b][0]]
            ):
                break
            count += 1
        return count

    # -- codes without words -------------------------------------------------------------------------

    def _point(self, code: Code, origin: Span, room: Span) -> float:
        """Sets the place of a code that holds no words, and of all that is in it; how sure it is."""
        before = bisect_right(self.there, code.start, key=lambda span: span[1])
        after = bisect_left(self.there, code.end, key=lambda span: span[0])
        if before < after and (copy := self._copy(before, room)) is not None:
            self._settle(code, self.here[copy][0] + code.start - self.there[before][0])
            return 1.0
        before = max(before, after)
        left = [w for w in range(origin[0], before) if self.spoken_there[w]][-_NEAR:]
        right = [w for w in range(after, origin[1]) if self.spoken_there[w]][:_NEAR]
        sure = 1.0
        if not left:
            cut = room[0] + self._signs(range(origin[0], before), range(*room))
        elif not right:
            cut = room[1] - self._signs(
                range(origin[1] - 1, after - 1, -1), range(room[1] - 1, room[0] - 1, -1)
            )
        else:
            cut, sure = self._cut(code, left, right, before, room)
        start = self.here[cut - 1][1] if cut > room[0] or cut == len(self.here) else self.here[cut][0]
        self._settle(code, start)
        return sure

    def _cut(
        self, code: Code, left: list[int], right: list[int], before: int, room: Span
    ) -> tuple[int, float]:
        """The word before which a code stands, so that least of what is before it comes after, and the reverse."""
        sign = before - 1 if before - 1 > left[-1] else None
        last, follow = (left[-1], right[0]) if sign is None else (sign, right[0])
        mass = [
            (sum(self.share(t, (w, w + 1)) for w in left), sum(self.share(t, (w, w + 1)) for w in right))
            if self.spoken_here[t]
            else (0.0, 0.0)
            for t in range(*room)
        ]
        total = sum(map(sum, mass)) or 1.0
        crossing = list(accumulate((b - a for a, b in mass), initial=sum(a for a, _ in mass)))
        glued = (not self.source[code.start - 1].isspace(), not self.source[code.end].isspace())
        weights = {(True, False): (1.0, 0.25), (False, True): (0.25, 1.0)}.get(glued, (0.5, 0.5))

        def score(cut: int) -> float:
            near = self.share(cut - 1, (last, last + 1)) * weights[0]
            far = self.share(cut, (follow, follow + 1)) * weights[1] if cut < room[1] else 0.0
            return near + far - crossing[cut - room[0]]

        cuts = range(room[0] + 1, room[1] + 1)
        alike = [cut for cut in cuts if sign is not None and self._signs((sign,), (cut - 1,))]
        best = max(alike or cuts, key=score, default=room[1])
        sure = 1 - max(0.0, crossing[best - room[0]]) / total if any(map(sum, mass)) else 0.0
        return best, min(sure, _GUESS) if self.guessed else sure

    def _settle(self, code: Code, at: int) -> None:
        """Sets the place of a code without words, with the spaces around it that it has in the source."""
        text, target = self.source, self.target
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
        if right and not blank and (at == 0 or left) and _LETTER.match(target, at):
            code.after = " "
        code.place = (at, end)
        for child in code.children:
            self._at(child, at)

    def _at(self, code: Code, place: int) -> None:
        code.place = (place, place)
        for child in code.children:
            self._at(child, place)


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


def _plain(text: str, span: Span) -> str:
    return text[slice(*span)].lower().rstrip("'’")


def _kind(sign: str) -> str:
    """Signs that stand for each other in different languages have one kind."""
    return next((kind for kind in _KINDS if sign in kind), sign)


def _sharpened(weights: Sequence[Sequence[float]], pairs: dict[int, int]) -> list[list[float]]:
    """Shares of each word of the source in each of the translation, where each looks most at the other.

    `pairs` are words that are the same beyond doubt.
    """
    columns = [sum(column) or 1.0 for column in zip(*weights, strict=True)]
    taken = set(pairs.values())
    rows: list[list[float]] = []
    for index, line in enumerate(weights):
        row = [weight * weight / column for weight, column in zip(line, columns, strict=True)]
        row = [0.0 if column in taken else weight for column, weight in enumerate(row)]
        if index in pairs:
            row = [float(column == pairs[index]) for column in range(len(line))]
        total = sum(row) or 1.0
        rows.append([weight / total for weight in row])
    return rows
