"""Which old message a new one was made from: itself, else a similar one, assigned one to one, best first.

Two messages are as similar as the mean of two shares: of characters they have in common, which is msgmerge's
measure (2 x longest common subsequence / both lengths), and of words. Characters alone pair unrelated paragraphs of
one language, words alone lose a message of one word with a corrected letter: nearly equal spellings count too.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from l10n.model import Unit

Message = tuple[str | None, str]  # msgctxt, where an absent one is not an empty one, and msgid
Placed = tuple[int, Unit]  # a unit, and its (expected) position in the old catalog

TAG = re.compile(r"</?[A-Za-z][^<>]*>")
IDEOGRAPH = (
    r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # and kana: no spaces between words
)

_THRESHOLD, _SHORT_THRESHOLD, _SHORT = 0.6, 0.65, 20  # a short text is soon like another
_SPELLING = 0.25  # what a likeness of characters alone lacks to one of words too
_WORD = re.compile(rf"{TAG.pattern}|[{IDEOGRAPH}]|\w+")
_WORK = 10_000_000_000  # of a round, some ten seconds; where it is not enough only neighbours are compared
_BEST = 64  # candidates per message, round, measure and side
_ROUNDS = 4

_Pair = tuple[float, bool, int, int, int]  # unlikeness, other context?, distance, index of new, index of old


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: the share of characters that they have in common, in order."""
    return float(Indel.normalized_similarity(one, other))


def nearest(text: str, choices: Sequence[str], *, least: float, limit: int) -> list[tuple[int, float]]:
    """The choices most like a text, by index, with their likeness, the best first."""
    found = process.extract(
        text, choices, scorer=Indel.normalized_similarity, limit=limit, score_cutoff=least
    )
    return [(index, score) for _, score, index in found]


def origins(old: Mapping[Message, Unit], new: Mapping[Message, Unit]) -> dict[Message, Message]:
    """The old message of each new one that has one: itself, else the most similar translated one that vanished."""
    place = {key: index for index, key in enumerate(old)}
    changed: list[tuple[Message, int]] = []
    at = 0
    for key in new:
        if key not in old:
            changed.append((key, at))
        elif not old[key].obsolete:
            at = place[key] + 1
    spare = [key for key, unit in old.items() if key not in new and any(unit.targets)]
    found = match([(at, new[key]) for key, at in changed], [(place[key], old[key]) for key in spare])
    return {key: key for key in new if key in old} | {changed[i][0]: spare[j] for i, j in found.items()}


def match(new: Sequence[Placed], old: Sequence[Placed]) -> dict[int, int]:
    """The old unit that each new unit comes from: indexes into `new`, to indexes into `old`.

    An old fuzzy unit is also known by its previous source, which is what its translation belongs to. Of equally
    similar units one in the same context is taken, then the nearest. In catalogs where very much has changed only
    units that stand near each other are compared, so that time grows with their size, not its square.
    """
    found: dict[int, int] = {}
    free, left = set(range(len(old))), list(range(len(new)))
    for _ in range(_ROUNDS):
        if not (free and left):
            break
        index = _Index(old, free)
        width = max(_BEST, _WORK // (index.cost * len(left)))
        pairs = {number: list(index.pairs(number, *new[number], width)) for number in left}
        for *_, number, candidate in sorted(pair for found in pairs.values() for pair in found):
            if number not in found and candidate in free:
                found[number] = candidate
                free.remove(candidate)
        left = [number for number in left if number not in found and pairs[number]]
    return found


class _Index:
    """The texts of old units, in the order of their places."""

    def __init__(self, old: Sequence[Placed], numbers: set[int]) -> None:
        entries = sorted(
            (old[number][0], number, text) for number in numbers for text in _texts(old[number][1])
        )
        self.places = [at for at, _, _ in entries]
        self.units = [(number, old[number][1].context) for _, number, _ in entries]
        self.letters: dict[str, int] = defaultdict(lambda: len(self.letters))
        self.chars = [_plain(text) for _, _, text in entries]
        self.words = [self.spell(text) for _, _, text in entries]
        self.cost = 400 + (sum(map(len, self.chars)) // len(entries)) ** 2 // 64  # of a comparison, measured

    def spell(self, text: str) -> str:
        """The text with a character for each of its words, which is what the comparison takes."""
        words = _WORD.findall(text.casefold()) or text.split()
        return "".join(chr(self.letters[word] % 0xD800) for word in words)

    def pairs(self, number: int, at: int, unit: Unit, width: int) -> Iterator[_Pair]:
        """The unit's candidates, among so many texts on either side of its place."""
        plain, words = _plain(unit.source), self.spell(unit.source)
        least = _SHORT_THRESHOLD if len(plain) < _SHORT else _THRESHOLD
        middle = bisect(self.places, at)
        near = range(max(0, middle - width), middle), range(middle, min(middle + width, len(self.places)))
        # a text with fewer words in common than `least` - 1/4 needs so many characters that these suffice alone
        shares = dict.fromkeys(_nearest(plain, self.chars, near, least + _SPELLING), 0.0)
        shares |= _nearest(words, self.words, near, least - _SPELLING)
        for index, share in shares.items():
            alike = Indel.normalized_similarity(plain, self.chars[index])
            score = round(max((alike + share) / 2, alike - _SPELLING), 3)
            if score >= least:
                candidate, context = self.units[index]
                yield -score, context != unit.context, abs(self.places[index] - at), number, candidate


def _nearest(text: str, texts: list[str], near: tuple[range, range], least: float) -> dict[int, float]:
    """Indexes of the most similar texts, of equally similar ones of the nearest, with their similarity."""
    found: dict[int, float] = {}
    for side in (near[0][::-1], near[1]):
        choices = [texts[index] for index in side]
        best = nearest(text, choices, least=least, limit=_BEST)
        found.update((side[position], score) for position, score in best)
    return found


def _texts(unit: Unit) -> list[str]:
    previous = unit.previous.source if unit.fuzzy and unit.previous else None
    return [unit.source] if previous is None or previous == unit.source else [unit.source, previous]


def _plain(text: str) -> str:
    return TAG.sub("", text).casefold()
