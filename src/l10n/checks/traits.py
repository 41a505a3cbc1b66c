"""What is seen of an entry at a glance: which checks could have something to say about it at all.

Most translations are right, and plain. So each text is first reduced to its shape, without letters and without what
stands between words as usual; that is C speed, and most shapes have been seen before:

    "Sonno e salute, in 3 passi (2024)."   is   "C 0 (0000). "

    C  a comma, S a stop, between a letter and a space
    D  a letter behind a digit, G before it, W a word behind a number; L a letter behind a stop

Apostrophes inside words are no signs. What signs say is read off the shapes of source and translation; what words say
(numbers, months, the language), off the sets of words. Texts that are not plain, with letters beyond those of Western
Europe or with other signs than those of ASCII, have all traits that may be read off them. A trait may be seen where
there is none, never the other way round: tests/test_traits.py compares what all checks say with and without.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import eq
from typing import NamedTuple

from l10n.checks.function_words import DISTINCTIVE
from l10n.checks.glance import same_digits, vocabulary, words_behind
from l10n.checks.reading import language
from l10n.checks.registry import Entry, Scope, Trait
from l10n.checks.typography import typography

_CAPITALS, _SMALL = bytes(range(0x41, 0x5B)), bytes(range(0x61, 0x7B))
# In UTF-8 the letters À to ÿ are C3 and a second byte: capitals to 9E, small ones to BF; × and ÷ are no letters.
_LATIN, _TIMES, _DIVIDED = b"\xc3", b"\x97", b"\xb7"
_CAPITAL_REST, _SMALL_REST = bytes(range(0x80, 0x9F)), bytes(range(0x9F, 0xC0))
_DIGITS = b"0123456789"
_APOSTROPHE = "’".encode()


def _classes(others: bytes, **classes: bytes) -> bytes:
    """A table for bytes.translate: each byte as the name of its class."""
    return bytes(
        next((ord(name) for name, each in classes.items() if byte in each), others[byte])
        for byte in range(256)
    )


_SAME, _BLANK = bytes(range(256)), b" " * 256
_LETTERS = (_CAPITALS + _SMALL + _LATIN + _CAPITAL_REST + _SMALL_REST).translate(None, _TIMES + _DIVIDED)
_SHAPE = _classes(_SAME, a=_LETTERS, **{"0": _DIGITS})
_CASE = _classes(_BLANK, A=_CAPITALS + _CAPITAL_REST, a=_SMALL + _SMALL_REST + _LATIN + _DIGITS)
_LOWER = bytes.maketrans(_CAPITALS + _CAPITAL_REST + b"\t\n\r", _SMALL + bytes(range(0xA0, 0xBF)) + b"   ")
_WORDS = bytes(low if byte in _LETTERS + _TIMES + _DIVIDED else 32 for byte, low in enumerate(_LOWER))

_NUMBERS = bytes(byte if byte in _DIGITS else 32 for byte in range(256))

_ROMAN = re.compile("[IVX]{2}")
_LAST_NOTE = re.compile(rb"\(0+\) \Z")  # a number in brackets, after which nothing is compared
# What makes more of digits than a whole number by itself: other signs, digits in groups, letters beside them.
_NO_NUMBER = re.compile(rb"[^ ()\[\]CSLW.,;:!?\"0]|0 0|[.,;:!?]0|0[.,:]*L")
_UNPRINTED = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SIGN, _SPACED = re.compile(rb"[;:!?]|\s[.,]"), re.compile(rb"\s[;:!?.,]")
_NO_BRACKET = re.compile(rb"[^()\[\]{}]+")

_OF_SIGNS = (
    Trait.MARKUP | Trait.ADDRESS | Trait.CITED | Trait.SIGNED | Trait.STARRED | Trait.BRACKETED | Trait.QUOTED
    | Trait.ENDED | Trait.SPACED | Trait.DOUBLE_SPACED | Trait.ODD
)  # fmt: skip
_OF_WORDS = Trait.FIGURES | Trait.FOREIGN | Trait.TWICE | Trait.CAPITALS


@cache
def _behind(lang: str) -> frozenset[bytes]:
    """Words that say more of the number before them."""
    return frozenset(word.lower().encode() for word in words_behind(lang))


class _Numbers(NamedTuple):
    """A language's words for numbers, months and days of the week."""

    surely: frozenset[bytes]
    maybe: frozenset[bytes]
    days: frozenset[bytes]
    any: frozenset[bytes]

    @classmethod
    def of(cls, lang: str) -> _Numbers:
        return cls(*(frozenset(word.encode() for word in words) for words in vocabulary(lang)))


class Sight:
    """Sees the traits of a catalog's entries."""

    def __init__(self, scope: Scope) -> None:
        source, target = language(scope.source_locale), language(scope.locale)
        self._scope = scope
        self._spaced = bool(typography(scope.locale).spaced)
        self._always = Trait.TERMS if scope.glossary.terms else 0
        self._own = frozenset(word.encode() for word, lang in DISTINCTIVE.items() if lang == target)
        self._others = frozenset(word.encode() for word, lang in DISTINCTIVE.items() if lang != target)
        self._numbers = _Numbers.of(source), _Numbers.of(target)
        self._behind = _behind(source), _behind(target)
        self._western = not {source, target} & {"ja", "zh", "ar"}

    def traits(self, entry: Entry) -> int:
        """The traits (of Trait) of an entry."""
        source, target = entry.source, entry.target
        one = f" {source} ".encode("utf-8", "surrogatepass")
        other = f" {target} ".encode("utf-8", "surrogatepass")
        found = self._always
        if _APOSTROPHE in one or _APOSTROPHE in other:  # as ', but where a text was read in a wrong encoding
            one, other = one.replace(_APOSTROPHE, b"'"), other.replace(_APOSTROPHE, b"'")
            found |= Trait.ODD
        shapes = _shape(one), _shape(other)
        plain, seen = _of_signs(*shapes, self._spaced)
        found |= seen
        if entry.unit.comments:
            found |= Trait.NOTED
        if target.strip() != target or source.strip() != source:
            found |= Trait.EDGED
        if "  " in target:
            found |= Trait.DOUBLE_SPACED
        return found | (self._of_words(source, target, one, other, shapes) if plain else _OF_WORDS)

    def _of_words(
        self, source: str, target: str, one: bytes, other: bytes, shapes: tuple[bytes, bytes]
    ) -> int:
        found = 0
        words = other.translate(_WORDS).split()
        if True in map(eq, words, words[1:]):
            found |= Trait.TWICE
        bag = frozenset(words)
        if not bag.isdisjoint(self._others) or not _stands(self._own & bag, other):
            found |= Trait.FOREIGN
        case = one.translate(_CASE)
        capitals = case.count(b"A") != case.count(b" A")
        if capitals:
            found |= Trait.CAPITALS
        given = frozenset(one.translate(_WORDS).split())
        figures = self._figures(source, target, given, bag, capitals)
        if not figures and (b"0" in shapes[0] or b"0" in shapes[1]):
            plain = self._bare(shapes[0], given, 0) and self._bare(shapes[1], bag, 1)
            figures = (
                sorted(one.translate(_NUMBERS).split()) != sorted(other.translate(_NUMBERS).split())
                if plain
                else not same_digits(source, target, self._scope.source_locale, self._scope.locale)
            )
        return found | Trait.FIGURES if figures else found

    def _bare(self, shape: bytes, words: frozenset[bytes], side: int) -> bool:
        """Whether the numbers in digits are whole ones without a sign, and no word is a unit or multiplies them."""
        return not _NO_NUMBER.search(shape) and (b"W" not in shape or words.isdisjoint(self._behind[side]))

    def _figures(
        self, source: str, target: str, words: frozenset[bytes], others: frozenset[bytes], capitals: bool
    ) -> bool:
        """Whether numbers in words, dates or Roman numerals are to be compared (see `figures`)."""
        if not self._western:
            return True
        one, other = self._numbers
        if not words.isdisjoint(one.any) and not others.isdisjoint(other.any):
            spoken = not words.isdisjoint(one.maybe) and not others.isdisjoint(other.maybe)
            surely = not words.isdisjoint(one.surely) or not others.isdisjoint(other.surely)
            named = not words.isdisjoint(one.days) and not others.isdisjoint(other.days)
            if (spoken and surely) or named:
                return True
        return capitals and bool(_ROMAN.search(source) and _ROMAN.search(target))


def _stands(words: frozenset[bytes], text: bytes) -> bool:
    """Whether one of these words stands between spaces."""
    small = text.translate(_LOWER) if words else b""
    return any(b" %b " % word in small for word in words)


@lru_cache(maxsize=1000)
def _of_signs(source: bytes, target: bytes, spaced: bool) -> tuple[bool, int]:
    """Whether two shapes are of plain texts, and their traits."""
    both = source + target
    if b"&" in both or not both.isascii():
        return False, _OF_SIGNS
    found = {
        Trait.MARKUP: b"<" in source or _has(target, b"<:="),
        Trait.ADDRESS: _has(both, b"L@") or b"://" in both or b"0.0" in both,
        Trait.CITED: _has(both, b"[<") or (b";" in both and b":" in both),
        Trait.SIGNED: b"()" in both,
        Trait.STARRED: b"*" in both,
        Trait.BRACKETED: not _nested(source, target),
        Trait.QUOTED: _has(both, b"'\""),
        Trait.ENDED: _has(target, b"?!") or not (_stopped(source, target) or _noted(source, target)),
        Trait.SPACED: _has(target, b"%D") or bool((_SIGN if spaced else _SPACED).search(target)),
        Trait.DOUBLE_SPACED: b"<" in target,
        Trait.ODD: _UNPRINTED.search(target) is not None,
    }
    return True, sum(trait for trait, seen in found.items() if seen)


def _has(shape: bytes, signs: bytes) -> bool:
    return len(shape.translate(None, signs)) < len(shape)


def _stopped(source: bytes, target: bytes) -> bool:
    """Whether both texts end in a word and a stop."""
    return source.endswith(b"S ") and target.endswith(b"S ")


def _noted(source: bytes, target: bytes) -> bool:
    return bool(_LAST_NOTE.search(source) and _LAST_NOTE.search(target))


def _nested(source: bytes, target: bytes) -> bool:
    """Whether the brackets of a translation pair, or neither text has any."""
    left = found = _NO_BRACKET.sub(b"", target)
    for pair in (b"()", b"[]", b"{}", b"()"):
        left = left.replace(pair, b"")
    return not left and bool(found or not _NO_BRACKET.sub(b"", source))


def _shape(text: bytes) -> bytes:
    """A text, with a space before and after, without what is usual."""
    shape = text.translate(_SHAPE)
    if b"'" in shape:
        shape = shape.replace(b"a'a", b"a")
    if b"0" in shape:
        shape = shape.replace(b"0a", b"0D").replace(b"a0", b"G0").replace(b"0 a", b"0W ")
    shape = shape.replace(b"a, ", b"C ").replace(b"a. ", b"S ").replace(b".a", b"L")
    return shape.replace(b" a", b"").translate(None, b"a")
