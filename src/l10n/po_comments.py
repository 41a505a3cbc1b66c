"""What the comment lines above an entry say: notes, references and flags, after gettext's po-lex.c and read-po."""

from __future__ import annotations

import re
from typing import NamedTuple

_QUOTED = r'"(?:[^"\\]|\\.)*+"'  # Weblate has it in flags
_CLOSED = re.compile(rf'(?:[^"]|{_QUOTED})*+')
_FLAG = re.compile(rf'(?:range:[ \t]*+)?(?:[^ \t\r\f\v,"]|{_QUOTED})++')
_BARE_FLAG = re.compile(r"(?:range:[ \t]*+)?[^ \t\r\f\v,]++")
_ISOLATED = "\u2068[^\u2068\u2069]*\u2069"  # a file name that holds spaces
_REFERENCE = re.compile(
    rf"({_ISOLATED}|[^ \t\r]+?)[ \t]*:[ \t]*([0-9]+)(?=[ \t\r]|\Z)|({_ISOLATED}[^ \t\r]*|[^ \t\r]+)"
)


class Comments(NamedTuple):
    """What comment lines say, by their signs, as Unit has it and in Unit's order."""

    references: tuple[str, ...]
    extracted: tuple[str, ...]
    comments: tuple[str, ...]
    flags: tuple[str, ...]


def read_comments(lines: str) -> tuple[Comments, bool]:
    """What comment lines say, each ended by a newline, and whether "fuzzy" is among their flags."""
    comments: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    for line in lines.split("\n")[:-1]:
        sign, text = line[1:2], line[2:]
        if sign == ".":
            extracted.append(_words(text))
        elif sign == ":":
            found = _REFERENCE.findall(text)
            references += [f"{name}:{number}" if name else bare for name, number, bare in found]
        elif sign in (",", "!") or (sign == "=" and not text.startswith("=")):  # a row of = is an ornament
            flags += (_FLAG if _CLOSED.fullmatch(text) else _BARE_FLAG).findall(text)
        else:
            comments.append(_words(line[1:]))
    named = tuple(flag for flag in flags if flag != "fuzzy")
    return Comments(tuple(references), tuple(extracted), tuple(comments), named), "fuzzy" in flags


def _words(text: str) -> str:
    """A comment without the space before it, and without the one that guards a backslash at its end."""
    text = text.removeprefix(" ")
    return text[:-1] if text.endswith("\\ ") else text
