"""Blanks and the last stage of a pipeline, which contracts words (`la` and `esperienza` to `l'esperienza`).

That stage pushes a blank between two words behind the second: `l'esperienza [0]`, and a code would stand around
nothing. So it gets the text without blanks, and they are put back where the words around them are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

_STEP = re.compile(r"(?P<blank>(?:\[\d++\])++)|(?P<word>~?[^\W_]++)")
_WORD = re.compile(r"[^\W_]++")
_STARTS = re.compile(r"~?[*#@]?[^\W_]")
_STOP = "\ue002"  # stands for a blank that does not belong to the word after it; no text has it
_MARKS = ("*", "#", "@")
_SHORT = 3  # letters


def split(commands: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], list[Sequence[str]]]:
    """The stages before contraction, and those that contract (`lt-proc -p`, and -x, which goes before some)."""
    last = len(commands)
    while last > 1 and commands[last - 1][0] == "lt-proc" and {"-p", "-x"} & set(commands[last - 1]):
        last -= 1
    return list(commands[:last]), list(commands[last:])


def without_blanks(text: str) -> str:
    """Text on its way to contraction. A blank between a word and the one before it is left out."""
    return _STEP.sub(_kept, text) if "[" in text else text


def _kept(step: re.Match[str]) -> str:
    return step["word"] or ("" if _opens(step) else _STOP)


def with_blanks(text: str, contracted: str) -> str:
    """What contraction made of a text, with the blanks that the text had."""
    if "[" not in text:
        return contracted
    parts: list[str] = []
    written = cursor = 0  # where the last word or blank ends that is the same in both
    waiting = ""
    for step in _STEP.finditer(text):
        if step["blank"] and _opens(step):
            waiting += step["blank"]
            continue
        there = _find(contracted, step["word"] or _STOP, cursor)
        if waiting:
            here = there[0] if there else _next_word(contracted, cursor)
            parts += (contracted[written:here], waiting)
            written = cursor = here
            waiting = ""
        start, end = there or (cursor, cursor)
        if step["blank"]:
            parts += (contracted[written:start], step["blank"])
            written = end
        cursor = end
    return "".join([*parts, contracted[written:], waiting]).replace(_STOP, "")


def _opens(blank: re.Match[str]) -> bool:
    """Whether a blank belongs to the word after it."""
    text, start = blank.string, blank.start()
    return not (start and text[start - 1].isalnum()) and bool(_STARTS.match(text, blank.end()))


def _find(contracted: str, word: str, cursor: int) -> tuple[int, int] | None:
    """Where a word, with its mark, stands in what contraction made, not far after the cursor.

    One with `~` may be part of another now; a short one that is not near may be another one like it.
    """
    if word == _STOP:
        start = contracted.find(word, cursor)
        return (start, start + 1) if start >= 0 else None
    reach = 1 if word.startswith("~") else 3 if len(word) <= _SHORT else 4
    for near in islice(_WORD.finditer(contracted, cursor), reach):
        if near[0] == word.lstrip("~"):
            marked = contracted[max(near.start() - 1, cursor) : near.start()] in _MARKS
            return near.start() - marked, near.end()
    return None


def _next_word(text: str, cursor: int) -> int:
    return cursor + 1 if text[cursor : cursor + 1] == " " else cursor
