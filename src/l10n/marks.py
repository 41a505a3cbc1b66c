"""The tool's own comments on an entry: `# l10n: key=value …`, plain gettext comments that every editor keeps.

A mark is a run of tokens that starts with its kind:

    # l10n: state=machine engine=apertium:ita-spa src=1a2b3c4d tgt=5e6f7a8b
    # l10n: note=placement%20of%20<a1>%20is%20uncertain src=1a2b3c4d tgt=5e6f7a8b
    # l10n: ignore=numbers,glossary-missing:hpa-axis

`src` and `tgt` are hashes of the entry's texts when the mark was made: a mark whose hashes no longer match
has expired and counts for nothing. Values are percent-encoded, without spaces. A line has at most 72 columns
because polib and Babel wrap longer comments; lines they wrapped all the same are joined again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

PREFIX = "l10n:"
KINDS = ("state", "note", "ignore")
WIDTH = 70  # after the "# " that the file adds

_TOKEN = re.compile(r"([a-z]+)=(\S*)\Z")
_UNSAFE = re.compile(r"[\s%\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its kind, the kind's value, and fields (`engine`, `by`, `date`, `reason`, `src`, `tgt`)."""

    kind: str
    value: str
    fields: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        return dict(self.fields).get(key, default)

    def stamped(self, src: str, tgt: str) -> Mark:
        """The mark with the hashes of the texts it speaks of."""
        fields = tuple(f for f in self.fields if f[0] not in ("src", "tgt"))
        return Mark(self.kind, self.value, (*fields, ("src", src), ("tgt", tgt)))

    def holds(self, src: str, tgt: str) -> bool:
        """Whether the mark speaks of these texts. One without hashes was written by hand and holds."""
        return self.get("src", src) == src and self.get("tgt", tgt) == tgt


def digest(*texts: str) -> str:
    """Eight hexadecimal digits that stand for the texts."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def read(comments: Iterable[str]) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """An entry's translator comments, parted into marks and all other lines in their order."""
    tokens: list[tuple[str, str]] = []
    others: list[str] = []
    joined = False
    for line in comments:
        text = line.strip()
        own = text.startswith(PREFIX)
        words = text.removeprefix(PREFIX).split() if own else text.split()
        found = [m.groups() for m in map(_TOKEN.match, words) if m]
        if found and len(found) == len(words) and (own or joined):
            tokens += [(key, unquote(value)) for key, value in found]
            joined = True
        else:
            others.append(line)
            joined = False
    return tuple(_group(tokens)), tuple(others)


def _group(tokens: list[tuple[str, str]]) -> list[Mark]:
    marks: list[Mark] = []
    for key, value in tokens:
        last = marks[-1] if marks else None
        if key in KINDS and (last is None or last.kind != key or last.get("tgt")):
            marks.append(Mark(key, value))
        elif last is None:
            continue
        elif key == last.kind:  # a long value goes on
            marks[-1] = Mark(key, last.value + ("," if key == "ignore" else "") + value, last.fields)
        else:
            before = last.get(key)
            fields = tuple(f for f in last.fields if f[0] != key)
            marks[-1] = Mark(last.kind, last.value, (*fields, (key, before + value)))
    return marks


def write(marks: Iterable[Mark]) -> tuple[str, ...]:
    """Comment lines that `read` turns into the same marks."""
    lines: list[str] = []
    for mark in marks:
        line = PREFIX
        for key, value in ((mark.kind, mark.value), *mark.fields):
            for piece in _pieces(key, value):
                if line != PREFIX and len(line) + 1 + len(piece) > WIDTH:
                    lines.append(line)
                    line = PREFIX
                line += " " + piece
        lines.append(line)
    return tuple(lines)


def _pieces(key: str, value: str) -> list[str]:
    """`key=value` in tokens that fit a line; a list of ids is cut at its commas, other text anywhere."""
    room = WIDTH - len(PREFIX) - len(key) - 2
    if key == "ignore":
        parts = value.split(",")
        atoms, glue = [_encode(part) for part in parts], ","
    else:
        atoms, glue = [_encode(char) for char in value], ""
    pieces = [""]
    for atom in atoms:
        longer = pieces[-1] + (glue if pieces[-1] else "") + atom
        if len(longer) > room and pieces[-1]:
            pieces.append(atom)
        else:
            pieces[-1] = longer
    return [f"{key}={piece}" for piece in pieces]


def _encode(text: str) -> str:
    return _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), text)
