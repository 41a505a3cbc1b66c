"""Quotation marks of a text, paired: what is quoted, how deep, and which marks have no partner.

A mark opens or closes by what stands around it, and only where that does not tell, by what its language does with it:
so foreign marks are paired, too, and can be named. Apostrophes, primes, inches and elisions are no quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from l10n.checks.typography import Typography
from l10n.checks.visible import GAP, TAG
from l10n.model import Span

STRAIGHT = "\"'＂״"

_MARK = re.compile(r"[\"'＂״“”„‟«»‘’‚‛‹›「」『』〝〞〟]")
_SINGLE = "'‘’‚‛‹›"
_APOSTROPHES = "\"'＂״’‘‛”“"  # and what abbreviates words in Hebrew
_NATURAL = "“„‟«‘‚‛‹「『〝"  # marks that open where nothing else is known
_BEFORE = " \t\n\r\u00a0\u202f\u2009\u3000([{<—–-/'’،、,…¿¡|=+：:。" + GAP
_AFTER = " \t\n\r\u00a0\u202f\u2009\u3000)]}>—–-/.,;:!?…،؛؟。、！？：；|*" + GAP
_STOPS = "-.,;:!?)]}،؛؟。、！？：；"
_SPACE = " \t\n\r\u00a0\u202f\u2009"
_ELIDED = re.compile(
    r"['’‘](?:em|n|tis|twas|cause|til|till|round|bout|s|t|k|ne|nen|\d\d(?:er)?s?)(?!\w)", re.I
)
_FULL = re.compile(r"[.?!]\s")
_DENSE = "\u2e80"  # from here on scripts put no spaces between words


class Quotation(NamedTuple):
    """The places of its two marks, and how many quotations are around it."""

    start: int
    end: int
    marks: str
    depth: int

    @property
    def spans(self) -> tuple[Span, Span]:
        return (self.start, self.start + 1), (self.end, self.end + 1)


class Quoted(NamedTuple):
    quotations: tuple[Quotation, ...]
    lone: tuple[int, ...]  # places of double marks without a partner


@lru_cache(maxsize=4)
def quoted(text: str, language: Typography) -> Quoted:
    """The quotations in a text that `visible` has been through. Linear."""
    if not _MARK.search(text):
        return Quoted((), ())
    found = _Reader(text, language).read()
    if found.lone and any(text[at] == '"' for at in found.lone):
        without = _Reader(text, language).read(inches=True)
        return without if len(without.lone) < len(found.lone) else found
    return found


class _Reader:
    """Reads marks from left to right, and remembers which are open."""

    def __init__(self, text: str, language: Typography) -> None:
        self.text = text
        self.language = language
        self.open: list[int] = []
        self.done: list[Quotation] = []
        self.lone: list[int] = []

    def read(self, *, inches: bool = False) -> Quoted:
        for match in _MARK.finditer(self.text):
            at = match.start()
            before, after = self.text[at - 1 : at] if at else "", self.text[at + 1 : at + 2]
            if match[0] in _APOSTROPHES and _in_word(before) and _in_word(after):
                continue
            if match[0] in _SINGLE:
                self.single(at, before, after)
            elif not (match[0] in '"”' and before.isdigit() and (inches or not self.open)):
                self.double(at)
        self.lone += [at for at in self.open if self.text[at] not in "'’‘‛"]
        return Quoted(tuple(sorted(self.done)), tuple(sorted(self.lone)))

    def single(self, at: int, before: str, after: str) -> None:
        mark = self.text[at]
        top = self.text[self.open[-1]] if self.open else ""
        if top and top in _SINGLE and self.closes(at, top):
            self.close(at)
        elif mark in "‚‹›" or (
            mark in "'‘‛" or (mark == "’" and {"’’", "’‘"}.intersection(self.language.pairs))
        ):
            opens = not _in_word(before) and before not in ("'", "’") and after not in ("", *_SPACE)
            french = mark == "‹" and after in _SPACE
            if (opens or french) and not _ELIDED.match(self.text, at):
                self.open.append(at)

    def closes(self, at: int, top: str) -> bool:
        mark, (opens, closes) = self.text[at], self.context(at)
        if mark == "'" or top == "'":
            return mark == top and closes
        return closes or (not opens and mark != top and mark not in "‚‛")

    def double(self, at: int) -> None:
        mark, (opens, closes) = self.text[at], self.context(at)
        top = next((self.text[place] for place in self.open[:-9:-1] if self.text[place] not in _SINGLE), "")
        if mark in '"＂״':
            opening = top != mark and (opens or not closes or not top)
        elif opens != closes:
            opening = opens
        else:
            opening = self.habit(mark, top)
        if opening:
            self.open.append(at)
        else:
            self.close(at)

    def habit(self, mark: str, top: str) -> bool:
        """Whether a mark opens that could do either, by its language and what is open."""
        opens, closes = mark in self.language.openers, mark in self.language.closers
        if opens != closes:
            return opens
        if opens:
            return f"{top}{mark}" not in self.language.pairs
        return mark in _NATURAL

    def context(self, at: int) -> tuple[bool, bool]:
        """Whether what stands around a mark lets it open, and close."""
        left, right = at - 1, at + 1
        while left >= 0 and self.text[left] == TAG:
            left -= 1
        while right < len(self.text) and self.text[right] == TAG:
            right += 1
        before = self.text[left] if left >= 0 else ""
        after = self.text[right] if right < len(self.text) else ""
        starts = not before or before in _BEFORE or (bool(_MARK.match(before)) and self.is_open(left))
        ends = not after or after in _AFTER or bool(_MARK.match(after))
        elided = before in "'’" and after in _SPACE  # l'« uomo »
        return (
            starts and after != "" and after not in _SPACE and after not in _STOPS,
            ends and before != "" and before not in _SPACE and before not in "([{" and not elided,
        )

    def is_open(self, at: int) -> bool:
        return bool(self.open) and self.open[-1] == at

    def close(self, at: int) -> None:
        """Pair a mark with the last open one of its kind; singles that were left open were apostrophes."""
        single = self.text[at] in _SINGLE
        while not single and self.open and self.text[self.open[-1]] in _SINGLE:
            self.open.pop()
        if self.open:
            start = self.open.pop()
            self.done.append(Quotation(start, at, self.text[start] + self.text[at], len(self.open)))
        elif not single:
            self.lone.append(at)


def continued(text: str, found: Sequence[Quotation]) -> int:
    """How many quotations go on with one before: “Sleep,” he said, “is essential.”"""
    outer = [each for each in found if each.depth == 0]
    return sum(
        "," in (text[one.end - 1], text[one.end + 1 : one.end + 2])
        and text[other.start + 1 : other.start + 2].islower()
        and not _FULL.search(text, one.end, other.start)
        for one, other in pairwise(outer)
    )


def _in_word(char: str) -> bool:
    return char.isalnum() and char < _DENSE


def typographic(found: Sequence[Quotation]) -> bool:
    """Whether any of the quotations has marks that are not straight."""
    return any(mark not in STRAIGHT for each in found for mark in each.marks)
