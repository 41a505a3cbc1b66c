"""Many texts at once, as numbers: what kind of character stands where, where words and numbers are, what words say.

A check that reads one text after the other spends its time on the right ones. Here a thousand texts lie in one array
of UTF-16 units, between NULs, and each question is put to all of them by numpy. Words are known by hashes of their
small letters, eight of which are a number of 64 bits: that two words have the same is as good as impossible, and would
cost a moment, no finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

Codes = np.ndarray[tuple[int, ...], np.dtype[np.uint16]]
Kinds = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Bits = np.ndarray[tuple[int, ...], np.dtype[np.uint32]]
Hashes = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]
Places = np.ndarray[tuple[int, ...], np.dtype[np.intp]]
Truths = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

# Kinds of characters; of OTHER nothing is known. Signs follow, each with a kind of its own.
EDGE, SPACE, DIGIT, SMALL, ACCENTED, CAPITAL, SUSPECT, LATE, OTHER = range(9)
# Letters that text in a wrong encoding is full of (see `damage`): those that need two signs behind them, those that
# one suffices for, and those that may be such a sign.
_ACCENTED, _SUSPECT, _LATE = "àáãäåæçèéêëìí", "âðïÃÂÄÅÈÐÑÎÏØÙÚÛ", "œšžŠŒŽŸµ"
SIGNS = (  # those in one place mean the same
    *", . ; : ! ? '’ \" “ ” „ « » ‘‚‹› ( ) [ ] {}` < > - –— … % / @ = *†‡ ®™© $€£¥ ¿ ¡ ×".split(),
    "ºªⁱⁿ",
    "°²³¹½¼¾\x01⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎",
    "+#_|~^\\•·",
    "\x02",
    "\u00a0\u202f",
    "\n\t\r",
)
BLANK = " \n\u00a0"
OPENING = BLANK + "|('\"“„«"  # what a number may begin behind, and end before
CLOSING = BLANK + '|).,;:!?"”»%'
_LETTERS = (SMALL, ACCENTED, CAPITAL, SUSPECT, LATE)
_FIRST_SIGN = OTHER + 1
KINDS = _FIRST_SIGN + len(SIGNS)
_WORD, _NUMBER, _END = map(np.uint8, (1, 2, 3))  # kinds of tokens
_PRIME = 0x9E3779B97F4A7C15  # odd, so that it has an inverse
_MIXING = 0xFF51AFD7ED558CCD
_BEYOND = np.zeros(5, np.intp)  # what is added, so that there is always something behind
_LEADING = 16  # bits of a hash
_LONG = 64  # letters of a word that is hashed alone
_EIGHT = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)  # the first of eight letters


class Tokens(NamedTuple):
    """Texts, and the words and numbers in them: each text's last token is its end, which is neither. More follow."""

    codes: Codes  # of the characters of all texts, with a NUL before and after each
    kinds: Kinds
    ends: Places  # where each text ends
    starts: Places  # of tokens
    stops: Places
    words: Truths  # whether a token is one
    numbers: Truths
    hashes: Hashes
    last: Places  # the number of each text's last token
    signs: Places  # where the characters are that are neither letters, digits, spaces nor ends

    def sums(self, values: Hashes) -> Hashes:
        """The sums of its tokens' values for each text, modulo 2**64."""
        total = np.cumsum(values)[self.last]
        total[1:] -= total[:-1].copy()
        return total

    def any(self, bits: Bits) -> Bits:
        """The bits that any of its tokens has for each text."""
        return np.bitwise_or.reduceat(bits[: self.last[-1] + 1], np.append(0, self.last[:-1] + 1))

    def texts(self, places: Places) -> Places:
        """The numbers of the texts that these characters are in."""
        return np.searchsorted(self.ends, places)

    def where(self, signs: str) -> Places:
        """Where one of these signs is."""
        return self.signs[any_of(signs)[self.kinds[self.signs]]]

    def totals(self, places: Places, values: Hashes) -> Hashes:
        """The sums of what these characters count for each text, modulo 2**64."""
        found = np.zeros(len(self.ends), np.uint64)
        np.add.at(found, self.texts(places), values)
        return found

    def have(self, places: Places) -> Truths:
        """Of each text, whether any of these characters is in it."""
        found = np.zeros(len(self.ends), np.bool_)
        found[self.texts(places)] = True
        return found


def tokens(text: str) -> Tokens:
    """The tokens of texts, at least one, with a NUL before the first and after each."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    kinds = _tables().kinds.take(codes)
    words, numbers, ends = kinds - np.uint8(SMALL) < len(_LETTERS), kinds == DIGIT, kinds == EDGE
    parts = words.view(np.uint8) * _WORD + numbers.view(np.uint8) * _NUMBER + ends.view(np.uint8) * _END
    edges = np.flatnonzero((parts[1:] != parts[:-1]) | (parts[1:] == _END)) + 1
    what = parts[edges]
    here = np.flatnonzero(what)
    starts, stops = edges[here], np.append(edges, len(codes))[here + 1]  # an end is the last
    hashes = np.append(_hashes(_tables().letters.take(codes), starts, stops), _BEYOND.astype(np.uint64))
    starts, stops = np.append(starts, _BEYOND + len(codes)), np.append(stops, _BEYOND + len(codes))
    what = np.append(what[here], _BEYOND.astype(np.uint8))
    last = np.flatnonzero(what == _END)
    signs = np.flatnonzero(kinds >= LATE)
    return Tokens(
        np.append(codes, _BEYOND.astype(np.uint16)),
        np.append(kinds, _BEYOND.astype(np.uint8)),
        starts[last], starts, stops, what == _WORD, what == _NUMBER, hashes, last, signs,
    )  # fmt: skip


@cache
def any_of(signs: str) -> Truths:
    """Of each kind, whether it is that of one of these: signs as in SIGNS, a for all letters, 0, | for the ends."""
    found = np.zeros(KINDS, np.bool_)
    for sign in signs:
        found[list(_LETTERS) if sign == "a" else EDGE if sign == "|" else _tables().kinds[ord(sign)]] = True
    return found


def _hashes(letters: Kinds, starts: Places, stops: Places) -> Hashes:
    """Hashes of the letters between these places."""
    every = np.append(letters, np.zeros(8, np.uint8))
    eights = np.ndarray(len(letters), "<u8", every, strides=(1,))  # from each letter on
    size = stops - starts
    hashes: Hashes = (eights[starts] & _EIGHT[np.minimum(size, 8)]) * np.uint64(_PRIME)
    more = np.flatnonzero(size > 8)
    for done in range(8, _LONG, 8):
        rest = _EIGHT[np.minimum(size[more] - done, 8)]
        hashes[more] += (eights[starts[more] + done] & rest) * np.uint64(_power(done))
        more = more[size[more] > done + 8]
    for long in more.tolist():
        hashes[long] = _of_bytes(letters[starts[long] : stops[long]].tobytes())
    return hashes


@cache
def _power(done: int) -> int:
    """What the eight letters behind so many are multiplied by."""
    return pow(_PRIME, 1 + done // 8, 1 << 64)


def _of_bytes(letters: bytes) -> int:
    return int.from_bytes(blake2b(letters, digest_size=8).digest(), "little")


class _Tables(NamedTuple):
    """The kind of each character; a number from 1 to 255 for each small letter and digit; what is a capital."""

    kinds: Kinds
    letters: Kinds
    capitals: Truths
    numbers: dict[str, int]  # `letters` again, for a single word


@cache
def _tables() -> _Tables:
    kinds = np.full(1 << 16, OTHER, np.uint8)
    letters, capitals = np.zeros(1 << 16, np.uint8), np.zeros(1 << 16, np.bool_)
    numbers: dict[str, int] = {}
    for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), 0xB5, *range(0xC0, 0x180), *range(0x218, 0x21C)):
        if (char := chr(code)).isalpha() and len(char.lower()) == 1 and code not in (0x13F, 0x140):
            kinds[code] = SMALL if char.islower() else CAPITAL
            capitals[code] = char != char.lower()
            letters[code] = numbers.setdefault(char.lower(), len(numbers) + 1)
    for small, known in ((_ACCENTED, ACCENTED), (_SUSPECT, SUSPECT), (_LATE, LATE)):
        kinds[list(map(ord, small))] = known
    for number, signs in enumerate(SIGNS, _FIRST_SIGN):
        kinds[list(map(ord, signs))] = number
    for digit in range(0x30, 0x3A):
        kinds[digit], letters[digit] = DIGIT, numbers.setdefault(chr(digit), len(numbers) + 1)
    kinds[0], kinds[0x20] = EDGE, SPACE
    kinds[0x3BC], letters[0x3BC] = LATE, letters[0xB5]  # μ, the Greek letter, for µ
    every = {chr(code): int(letters[code]) for code in np.flatnonzero(letters)}
    return _Tables(kinds, letters, capitals, every)


def hashed(word: str) -> int:
    """The hash of a word or number, and of its capitals, if any; of anything else, one that no token has."""
    numbers = _tables().numbers
    letters = bytes([numbers.get(char, 0) for char in word])
    if 0 in letters or len(letters) > _LONG:
        return _of_bytes(word.encode())
    parts = range(0, len(letters), 8)
    total = sum(int.from_bytes(letters[at : at + 8], "little") * _power(at) for at in parts)
    if word != word.lower():
        capitals = sum(1 << at for at, char in enumerate(word[:8]) if char != char.lower())
        total += int(mixed(np.array([capitals], np.uint64))[0])
    return total % (1 << 64)


def cased(found: Tokens, places: Places) -> Hashes:
    """Hashes of these tokens and of their capitals; 0 for those of more than eight letters."""
    starts, sizes = found.starts[places], found.stops[places] - found.starts[places]
    within = np.arange(8) < np.minimum(sizes, 8)[:, None]
    capitals = _tables().capitals[found.codes[np.where(within, starts[:, None] + np.arange(8), 0)]] & within
    which = np.packbits(capitals, axis=1, bitorder="little")[:, 0].astype(np.uint64)
    return np.where(sizes > 8, np.uint64(0), found.hashes[places] + mixed(which))


def joined(found: Tokens, places: Places) -> Hashes:
    """Hashes of these tokens and the ones behind them written as one, of no more than eight letters."""
    bits = (8 * (found.stops[places] - found.starts[places])).astype(np.uint64)
    hashes: Hashes = found.hashes[places] + (found.hashes[places + 1] << bits)
    return hashes


def small(found: Tokens, at: Places) -> Places:
    """Numbers of two digits at most; 99 for others."""
    starts, size = found.starts[at], found.stops[at] - found.starts[at]
    first, second = (found.codes[starts + more].astype(np.intp) - ord("0") for more in (0, 1))
    value: Places = np.where(size == 1, first, np.where(size == 2, 10 * first + second, 99))
    return np.where(found.numbers[at], value, 99)


def celsius(found: Tokens, places: Places) -> Truths:
    """Whether the sign of °C or °F stands at these places."""
    degrees: Truths = found.codes[places] == ord("°")
    some = np.flatnonzero(degrees)
    letter, behind = found.codes[places[some] + 1], found.kinds[places[some] + 2]
    degrees[some] = ((letter == ord("C")) | (letter == ord("F"))) & ~any_of("a0°º")[behind]
    return degrees


def priced(found: Tokens, signs: Places) -> tuple[Truths, Truths]:
    """Which of these signs are a currency's right before a number, and which behind one."""
    kinds, digit = found.kinds, any_of("0")
    ahead: Truths = any_of("$")[kinds[signs]]
    some, closed = np.flatnonzero(ahead), ahead.copy()
    before, then = kinds[signs[some] - 1], kinds[signs[some] + 1]
    behind = digit[before] | (any_of(" \u00a0")[before] & digit[kinds[signs[some] - 2]])
    ahead[some] = digit[then] & any_of(OPENING)[before] & ~behind
    closed[some] = behind & any_of(CLOSING)[then]
    return ahead, closed


def among(values: Hashes, others: Hashes) -> Truths:
    """Which of these values are among others."""
    found: Truths = np.zeros(len(values), np.bool_)
    if len(others) > len(values):  # sort only those whose first bits a value has
        likely = np.zeros(1 << _LEADING, np.bool_)
        likely[values >> np.uint64(64 - _LEADING)] = True
        others = others[likely[others >> np.uint64(64 - _LEADING)]]
    if len(others):
        ordered = np.sort(others)
        found = ordered[np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)] == values
    return found


def mixed(values: Hashes) -> Hashes:
    """Values whose sums are equal only where they are themselves."""
    values = (values ^ (values >> np.uint64(32))) * np.uint64(_MIXING)
    return values ^ (values >> np.uint64(29))


class Lexicon:
    """Words, by whose hashes a text's tokens are known again."""

    def __init__(self, words: Iterable[str]) -> None:
        known = {hashed(word): word for word in words if word.isalpha()}
        self.words = [known[key] for key in sorted(known)]
        self._keys = np.array([*sorted(known), (1 << 64) - 1], np.uint64)
        # by the first bits of the hash, which spares most of the search
        self._likely = np.zeros(1 << _LEADING, np.bool_)
        self._likely[self._keys >> np.uint64(64 - _LEADING)] = True

    def numbers(self, hashes: Hashes) -> Places:
        """The place of each word among `words`; behind the last where it is none of them."""
        numbers = np.full(len(hashes), len(self.words))
        likely = np.flatnonzero(self._likely[hashes >> np.uint64(64 - _LEADING)])
        places = np.searchsorted(self._keys, hashes[likely])
        known = self._keys[places] == hashes[likely]
        numbers[likely[known]] = places[known]
        return numbers
