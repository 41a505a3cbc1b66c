"""The words of a message and of its translation, and how much each of these owes to each of those."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from l10n.alignment import PRIVATE, Alignment, guessed, words
from l10n.model import Span

GUESS = 0.5  # the most that a placement is worth where the alignment is guessed
LETTER = re.compile(rf"[^\W_]|[{PRIVATE}]")
TELLING = re.compile(rf"\w{{4}}|\d|[A-Z]{{2}}|[{PRIVATE}]")  # a word that says the same in any language

_PRIVATE = re.compile(rf"[{PRIVATE}]")
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
    """The words of both texts, `there` and `here`, which of them are spoken (no signs), and which are articles."""

    def __init__(self, source: str, target: str, known: Alignment | None) -> None:
        self.source, self.target = source, target
        self.there, self.here = words(source), words(target)
        fits = known and (len(known.source), len(known.target)) == (len(self.there), len(self.here))
        self.guessed = not fits
        alignment = known if known and fits else guessed(source, target)
        rows = _sharpened(alignment.weights, self._copies())
        self.sums = [[0.0, *accumulate(row)] for row in rows]
        self.spoken_there = [bool(LETTER.search(source, *span)) for span in self.there]
        self.spoken_here = [bool(LETTER.search(target, *span)) for span in self.here]
        self.articles_there = [_plain(source, span) in _ARTICLES for span in self.there]
        self.articles_here = [_plain(target, span) in _ARTICLES for span in self.here]

    def _copies(self) -> dict[int, int]:
        """Words of the translation that are words of the source beyond doubt: private-use characters, and rare ones."""
        places: dict[str, list[int]] = {}
        for index, (start, end) in enumerate(self.there):
            places.setdefault(self.source[start:end], []).append(index)
        texts = [self.target[start:end] for start, end in self.here]
        times = Counter(texts)
        pairs: dict[int, int] = {}
        for index, text in enumerate(texts):
            same = places.get(text)
            once = times[text] == 1 and same and len(same) == 1 and TELLING.search(text)
            if same and (once or _PRIVATE.match(text)):
                pairs[index] = same.pop(0)
        return pairs

    def share(self, word: int, of: Span) -> float:
        """How much a word of the translation owes to some words of the source."""
        return self.sums[word][of[1]] - self.sums[word][of[0]]

    def same(self, there: int, here: int) -> bool:
        return self.source[slice(*self.there[there])] == self.target[slice(*self.here[here])]

    def signs(self, there: Iterable[int], here: Iterable[int]) -> int:
        """How many signs in a row are of the same kind there and here."""
        count = 0
        for a, b in zip(there, here, strict=False):
            if self.spoken_here[b] or _kind(self.source[self.there[a][0]]) != _kind(
                self.target[self.here[b][0]]
            ):
                break
            count += 1
        return count

    def article_before(self, word: int) -> bool:
        """Whether the word before one of the source is an article, or holds one."""
        before = _plain(self.source, self.there[word - 1]) if word else ""
        return before in _ARTICLES or before in _CONTRACTED


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
