"""Which words of a translation come from which words of its source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from l10n.model import Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """How much every word of a translation owes to every word of its source."""

    source: tuple[Span, ...]  # the words of the source text, as `words` finds them
    target: tuple[Span, ...]  # and of the translation
    weights: tuple[
        tuple[float, ...], ...
    ]  # a row per target word, a column per source word; rows sum to about 1


PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd"  # characters that stand for protected tokens

_MARKS = (  # `\w` has not the vowel signs and accents that are characters of their own
    "\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0981-\u0983\u09bc-\u09d7"
    "\u0a01-\u0a51\u0abc-\u0acd\u0b3c-\u0b57\u0bbe-\u0bd7\u0c3e-\u0c56\u0cbc-\u0cd6\u0d3b-\u0d57\u0e31-\u0e3a"
    "\u0e47-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
_UNSPACED = (  # Han and kana: no spaces between words, so each character stands for itself
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_LETTER = rf"(?:(?![{_UNSPACED}])[\w{_MARKS}])"
_WORD = re.compile(
    rf"(?!(?:aujourd|prud|o)['’]){_LETTER}++['’](?=[^\W_]|[{PRIVATE}])(?!(?:s|t|d|m|ll|re|ve)\b)"  # l' dell' jusqu'
    rf"|{_LETTER}++(?:[-‐‑'’·]{_LETTER}++|(?<=\d)[.,:]\d++)*+|\S",
    re.I,
)


def words(text: str) -> tuple[Span, ...]:
    """The words of a text, and its signs, each a word of its own; linear time.

    An elided article (l', dell', qu') is a word, a hyphenated word is one, and so are a number with its separators,
    a Han or kana character, and a private-use character.
    """
    return tuple(match.span() for match in _WORD.finditer(text))


def of_pieces(
    source: str,
    source_pieces: Sequence[Span],
    target: str,
    target_pieces: Sequence[Span],
    attention: Sequence[Sequence[float]],
) -> Alignment:
    """The alignment of words from a model's attention between the pieces that it cut the texts into.

    `attention` has a row per target piece and a column per source piece; columns and rows beyond the pieces (the end
    of the sentence) are dropped, and rows need not sum to 1.
    """
    columns, rows = words(source), words(target)
    to_column, to_row = _shares(source_pieces, columns), _shares(target_pieces, rows)
    sums = [[0.0] * len(columns) for _ in rows]
    for owners, line in zip(to_row, attention, strict=False):
        for row, share in owners:
            total = sums[row]
            for weight, places in zip(line, to_column, strict=False):
                for column, part in places:
                    total[column] += weight * share * part
    return Alignment(columns, rows, tuple(map(_normalised, sums)))


def _shares(pieces: Sequence[Span], of: Sequence[Span]) -> list[list[tuple[int, float]]]:
    """For each piece the words that it reaches into, and how much of it lies in each. Both are in order."""
    shares: list[list[tuple[int, float]]] = []
    first = 0
    for start, end in pieces:
        while first < len(of) and of[first][1] <= start:
            first += 1
        found, index = [], first
        while index < len(of) and of[index][0] < end:
            found.append((index, float(min(end, of[index][1]) - max(start, of[index][0]))))
            index += 1
        total = sum(length for _, length in found) or 1.0
        shares.append([(index, length / total) for index, length in found])
    return shares


def _normalised(row: Iterable[float]) -> tuple[float, ...]:
    line = tuple(row)
    total = sum(line)
    return tuple(weight / total for weight in line) if total > 0 else (0.0,) * len(line)


def through(first: Alignment, second: Alignment) -> Alignment:
    """The alignment of a translation made by way of another language: source to pivot, then pivot to target."""
    pivot = dict(zip(first.target, first.weights, strict=True))
    none = (0.0,) * len(first.source)
    middle = [pivot.get(span, none) for span in second.source]
    rows = []
    for line in second.weights:
        row = [0.0] * len(first.source)
        for weight, origin in zip(line, middle, strict=True):
            if weight > 1e-4:  # most weights are next to nothing, and would take most of the time
                row = [sum_ + weight * part for sum_, part in zip(row, origin, strict=True)]
        rows.append(_normalised(row))
    return Alignment(first.source, second.target, tuple(rows))


def joined(parts: Sequence[tuple[Alignment, int, int]]) -> Alignment:
    """The alignment of a text from those of its sentences and their offsets in source and target.

    The sentences are in the order of the source. It takes words x words of memory: not for a book in one message.
    """
    width = sum(len(part.source) for part, _, _ in parts)
    before = [0, *accumulate(len(part.source) for part, _, _ in parts)]
    source = tuple(_moved(span, offset) for part, offset, _ in parts for span in part.source)
    rows = [
        (_moved(span, offset), (0.0,) * left + line + (0.0,) * (width - left - len(line)))
        for left, (part, _, offset) in zip(before, parts, strict=False)
        for span, line in zip(part.target, part.weights, strict=True)
    ]
    rows.sort()
    return Alignment(source, tuple(span for span, _ in rows), tuple(line for _, line in rows))


def _moved(span: Span, offset: int) -> Span:
    return span[0] + offset, span[1] + offset


def guessed(source: str, target: str) -> Alignment:
    """An alignment from the texts alone: equal words, numbers and signs, then cognates, then relative position."""
    columns, rows = words(source), words(target)
    there, here = ([text[a:b] for a, b in spans] for text, spans in ((source, columns), (target, rows)))
    pairs: dict[int, int] = {}
    for key in (_identity, _stem):
        _pair(pairs, [key(word) for word in here], [key(word) for word in there])
    taken = set(pairs.values())
    weights = tuple(
        _one(pairs[row], len(columns)) if row in pairs else _near(place, len(columns), taken)
        for row, place in enumerate(_places(pairs, len(rows), len(columns)))
    )
    return Alignment(columns, rows, weights)


def _identity(word: str) -> str:
    """What makes a word the same in two languages; "" where a short word means nothing."""
    telling = len(word) > 3 or not word.isalpha() or (len(word) > 1 and word.isupper())
    return word.casefold() if telling else ""


def _stem(word: str) -> str:
    """The beginning that cognates share: magnesio, magnésium."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    return bare[:5] if len(bare) > 4 and bare.isalpha() else ""


def _pair(pairs: dict[int, int], here: Sequence[str], there: Sequence[str]) -> None:
    """Add the pairs of (target, source) words with equal keys, each word once, the nearest ones first."""
    groups: dict[str, tuple[list[int], list[int]]] = {}
    taken = set(pairs.values())
    for side, keys, used in ((0, here, pairs.keys()), (1, there, taken)):
        for index, key in enumerate(keys):
            if key and index not in used:
                groups.setdefault(key, ([], []))[side].append(index)
    for mine, theirs in groups.values():
        if len(mine) == len(theirs):
            pairs.update(zip(mine, theirs, strict=True))
            continue
        for index in mine[: len(theirs)] if len(mine) > len(theirs) else mine:
            if theirs:
                place = index * len(there) / len(here)
                nearest = min(theirs, key=lambda other: abs(other - place))
                theirs.remove(nearest)
                pairs[index] = nearest


def _places(pairs: dict[int, int], rows: int, columns: int) -> list[float]:
    """Where in the source each target word is to be expected: between the pairs before and after it."""
    known = [(-1, -1), *sorted(pairs.items()), (rows, columns)]
    places: list[float] = []
    for (row, column), (next_row, next_column) in pairwise(known):
        step = (next_column - column) / (next_row - row)
        places += [column + step * i for i in range(next_row - row)]
    return places[1:]


def _one(column: int, width: int) -> tuple[float, ...]:
    return (0.0,) * column + (1.0,) + (0.0,) * (width - column - 1)


def _near(place: float, width: int, taken: set[int]) -> tuple[float, ...]:
    """Weights that fall off on both sides of a place, where no other word has its origin."""
    row = [0.0] * width
    for column in range(max(0, round(place) - 2), min(width, round(place) + 3)):
        if column not in taken:
            row[column] = 1 / (1 + abs(column - place)) ** 2
    return _normalised(row)
