"""Texts for the eye: what is invisible or would turn the line around is spelled out; columns of a terminal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby
from typing import Literal, NamedTuple
from unicodedata import bidirectional, category, east_asian_width

from l10n.matching import TAG
from l10n.report.runs import Op, Run

_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]")
_SIGNS = {"\n": "↵", "\t": "⇥", "\x7f": "␡"}
_MARKERS: dict[str | bool, tuple[str, str]] = {"-": ("[-", "-]"), "+": ("{+", "+}"), True: ("⟦", "⟧")}
_BREAKS = " ↵"
_WORD = 12  # cells of a word that may be left out rather than cut


class Cell(NamedTuple):
    """What stands in `width` columns: a character with its marks, and how it is set off."""

    glyph: str
    width: int
    op: Op = ""
    marked: bool = False

    @property
    def lit(self) -> bool:
        return self.marked or self.op != ""


def visible(text: str) -> str:
    """The text without control characters, line ends, bidi overrides and isolates, and lone surrogates.

    Each is shown by a sign or its number, so that a terminal, a log or a page cannot be made to obey it, and a
    line reads as it is (https://trojansource.codes).
    """
    return _HIDDEN.sub(lambda m: _SIGNS.get(m[0]) or _named(m[0]), text)


def _named(char: str) -> str:
    return chr(0x2400 + ord(char)) if char < " " else f"⟨U+{ord(char):04X}⟩"


def width(char: str) -> int:
    """Columns of a character in a terminal: 0 for what joins the one before, 2 for wide East Asian ones."""
    if " " <= char < "\x7f":
        return 1
    if (category(char) in ("Mn", "Me", "Cf") and char != "\xad") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def is_bidi(text: str) -> bool:
    """Whether a terminal may show the text, or part of it, from right to left."""
    return not text.isascii() and any(bidirectional(char) in ("R", "AL", "AN") for char in text)


def is_rtl(text: str) -> bool:
    """Whether most letters of the text, not counting its codes, run from right to left."""
    classes = Counter(bidirectional(char) for char in TAG.sub("", text))
    return classes["R"] + classes["AL"] > classes["L"]


def isolated(text: str, rtl: bool) -> str:
    """The text in an isolate (UAX 9) of the direction that it is read in, where a part runs from right to left.

    What surrounds it then stays in place. The mark after U+2068 says the direction: a text may well begin with
    a word, or a code, of the other one.
    """
    direction = "\u200f" if rtl else "\u200e"
    return f"\u2068{direction}{text}\u2069" if is_bidi(text) else text


def cells(runs: Iterable[Run]) -> list[Cell]:
    """The runs' characters, each with the marks that join it."""
    found: list[Cell] = []
    for run in runs:
        first = len(found)
        for char in visible(run.text):
            columns = width(char)
            if columns or len(found) == first:
                found.append(Cell(char, columns, run.op, run.marked))
            else:
                found[-1] = found[-1]._replace(glyph=found[-1].glyph + char)
    return found


def bracketed(line: Iterable[Cell], by: Literal["op", "marked"]) -> list[Cell]:
    """The cells with brackets around what has changed, or around what is marked."""
    found: list[Cell] = []
    for key, stretch in groupby(line, key=lambda cell: cell.op if by == "op" else cell.marked):
        within = list(stretch)
        if key:
            before, after = _MARKERS[key]
            within[0] = _enclosed(before, within[0], "")
            within[-1] = _enclosed("", within[-1], after)
        found += within
    return found


def _enclosed(before: str, cell: Cell, after: str) -> Cell:
    return cell._replace(glyph=before + cell.glyph + after, width=cell.width + len(before + after))


_MORE = Cell("…", 1)


def fitted(line: Sequence[Cell], room: int, at: float = 0) -> list[Cell]:
    """The cells that fit so many columns, around those set off first; … stands for what is left out.

    Where none is set off, they are those around a place, from 0 (the start) to 1.
    """
    if sum(cell.width for cell in line) <= room:
        return list(line)
    room -= 2
    lit = [i for i, cell in enumerate(line) if cell.lit]
    start = end = lit[0] if lit else int(at * len(line))
    ends = list(accumulate((cell.width for cell in line), initial=0))
    for i in lit:
        if ends[i + 1] - ends[start] <= room:
            end = i + 1
    low, high = _widened(ends, start, end, room - (ends[end] - ends[start]))
    low, high = _whole(line, low, high, (start, end))
    return [_MORE] * (low > 0) + list(line[low:high]) + [_MORE] * (high < len(line))


def _widened(ends: Sequence[int], start: int, end: int, spare: int) -> tuple[int, int]:
    """The window with the spare columns on both its sides; what one side cannot use the other one gets."""
    last = len(ends) - 1
    left, right = ends[start], ends[last] - ends[end]
    before = min(left, max(spare // 2, spare - right))
    after = min(right, spare - before)
    low, high = ends[start] - before, ends[end] + after
    while start > 0 and ends[start - 1] >= low:
        start -= 1
    while end < last and ends[end + 1] <= high:
        end += 1
    return start, end


def _whole(line: Sequence[Cell], low: int, high: int, kept: tuple[int, int]) -> tuple[int, int]:
    """The window without the parts of words at its ends, if they are short and nothing of what must be kept."""
    gaps = [i for i in range(low, min(low + _WORD, kept[0])) if low and line[i].glyph == " "]
    later = [i for i in range(max(high - _WORD, kept[1]), high) if high < len(line) and line[i].glyph == " "]
    return (gaps[0] + 1 if gaps else low), (later[-1] if later else high)


def excerpt(line: Sequence[Cell], room: int, most: int, at: float = 0) -> list[list[Cell]]:
    """A text in a line of so many columns; in several, at most so many, where it takes them to show all changes."""
    shown = fitted(line, room, at)
    if any(cell.op for cell in line) and sum(cell.lit for cell in shown) < sum(cell.lit for cell in line):
        return wrapped(elided(line, room // 3), room, most)
    return [shown]


def elided(line: Sequence[Cell], around: int) -> list[Cell]:
    """All cells that are set off, and so many to each side of them; … for the others."""
    near = bytearray(len(line))
    for i, cell in enumerate(line):
        if cell.lit:
            near[max(i - around, 0) : i + around + 1] = b"\1" * (
                min(i + around + 1, len(line)) - max(i - around, 0)
            )
    found: list[Cell] = []
    for cell, wanted in zip(line, near, strict=True):
        if wanted:
            found.append(cell)
        elif not found or found[-1] is not _MORE:
            found.append(_MORE)
    return found


def wrapped(line: Sequence[Cell], room: int, most: int) -> list[list[Cell]]:
    """Lines of so many columns, broken after a space where there is one; at most so many lines, then …"""
    lines: list[list[Cell]] = []
    start = 0
    while start < len(line) and len(lines) < most:
        end, used, space = start, 0, start
        while end < len(line) and (end == start or used + line[end].width <= room):
            used += line[end].width
            end += 1
            space = end if line[end - 1].glyph[-1] in _BREAKS else space
        if end < len(line) and space > (start + end) // 2:
            end = space
        lines.append(list(line[start:end]))
        start = end
    if start < len(line):
        lines[-1][-1] = _MORE
    return lines
