"""The codes of a message as a tree over its plain text, and a translation written with them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from l10n import markup
from l10n.alignment import words
from l10n.model import Span

_BREAK = re.compile(r"<br\d*/>")


@dataclass(eq=False, slots=True)
class Code:
    """A code: where it stands in the source's plain text, and then its place in the translation."""

    opening: str
    closing: str  # "" where it has no content
    parent: Code | None
    start: int
    end: int
    children: list[Code] = field(default_factory=list)
    place: Span = (0, 0)
    before: str = ""  # white space that it needs around it
    after: str = ""
    replaces: int = 0  # white space after its place that it stands for


def parse(message: str) -> tuple[str, list[Code]]:
    """A message's plain text and its codes in order; no codes where they are not well nested."""
    parts = markup.lex(message, markup.codes(message))
    texts = [markup.decode(part) for part in parts[::2]]
    pieces, length = [texts[0]], len(texts[0])
    ahead = _ahead(texts)
    codes: list[Code] = []
    path: list[Code] = []
    last = texts[0][-1:]
    for token, text, after in zip(parts[1::2], texts[1:], ahead[1:], strict=True):
        if token[1] == "/":
            if not path or path[-1].closing != token:
                return markup.strip(message), []
            path.pop().end = length
        else:
            code = Code(token, "", path[-1] if path else None, length, length)
            codes.append(code)
            if code.parent:
                code.parent.children.append(code)
            if not token.endswith("/>"):
                code.closing = f"</{token[1:]}"
                path.append(code)
            elif _BREAK.match(token) and last.strip() and after.strip():
                pieces.append(" ")
                length += 1
                code.end = length
                last = " "
        pieces.append(text)
        last = text[-1:] or last
        length += len(text)
    return ("".join(pieces), codes) if not path else (markup.strip(message), [])


def _ahead(texts: Sequence[str]) -> list[str]:
    """The letter that each text begins with, or the next one that is not empty."""
    letters = [text[:1] for text in texts]
    for index in range(len(texts) - 2, -1, -1):
        letters[index] = letters[index] or letters[index + 1]
    return letters


def write(codes: Sequence[Code], target: str) -> str:
    """The translation with the codes at their places; what would cross or overlap is moved behind."""
    encoded, places = _encoded(target)
    parts: list[str] = []
    done = 0

    def text(end: int) -> None:
        nonlocal done
        if end > done:
            parts.append(encoded[places[done] : places[end]])
            done = end

    def put(group: Sequence[Code], limit: int) -> None:
        nonlocal done
        for code in sorted(group, key=lambda code: code.place):
            text(min(code.place[0], limit))
            parts.append(code.before + code.opening)
            if code.closing:
                end = min(max(code.place[1], done), limit)
                put(code.children, end)
                text(end)
                parts.append(code.closing)
            parts.append(code.after)
            done = min(done + code.replaces, limit)

    put(codes, len(target))
    text(len(target))
    return "".join(parts)


def _encoded(text: str) -> tuple[str, Sequence[int]]:
    """A text as a message says it, and where each of its characters, and its end, stands there."""
    encoded = markup.encode(text)
    if len(encoded) == len(text):
        return encoded, range(len(text) + 1)
    places = [0]
    for letter in text:
        here = places[-1]
        escaped = {"<": "&lt;", "&": "&amp;"}.get(letter, letter)
        places.append(here + (len(escaped) if encoded.startswith(escaped, here) else 1))
    return encoded, places


def in_order(message: str, target: str) -> str:
    """The translation with the codes in the order of the source, between words, at about the same relative place."""
    parts = markup.lex(message, markup.codes(message))
    total = sum(map(len, parts[::2])) or 1
    encoded, places = _encoded(target)
    edges = sorted({0, len(target), *(end for _, end in words(target))})
    written: list[str] = []
    passed = done = 0
    for text, token in zip(parts[::2], parts[1::2], strict=False):
        passed += len(text)
        end = max(done, edges[bisect_right(edges, passed * len(target) // total) - 1])
        written += (encoded[places[done] : places[end]], token)
        done = end
    return "".join((*written, encoded[places[done] :]))
