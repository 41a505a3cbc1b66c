"""The tool's own comments on an entry: `# l10n: key=value …`, plain gettext comments that every editor keeps.

A mark is a run of tokens that starts with its kind:

    # l10n: state=machine engine=apertium:ita-spa src=1a2b3c4d tgt=5e6f7a8b
    # l10n: note=placement%20of%20<a1>%20is%20uncertain src=1a2b3c4d tgt=5e6f7a8b
    # l10n: ignore=numbers,glossary-missing:hpa-axis

`src` and `tgt` are hashes of the entry's texts when the mark was made: a mark whose hashes no longer match
has expired and counts for nothing. Values are percent-encoded, without spaces. A line has at most 72 columns
because polib and Babel wrap longer comments; lines they wrapped all the same are joined again. What is longer goes
on after `more=`, with the hashes in the first line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

PREFIX = "l10n:"
KINDS = ("state", "note", "ignore")
MORE = "more"  # the value before goes on
NTH = "n"  # nothing but a difference between lines: Babel drops one that an entry has already
WIDTH = 70  # after the "# " that the file adds

_HASHES = ("src", "tgt")
_BROKEN = 60  # columns of a line that an editor may have broken
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
        return (self.get("src"), self.get("tgt")) in ((src, tgt), ("", ""))


def digest(*texts: str) -> str:
    """Eight hexadecimal digits that stand for the texts."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def read(comments: Iterable[str]) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """An entry's translator comments, parted into marks and all other lines in their order."""
    tokens: list[list[str]] = []  # key and value
    others: list[str] = []
    open_ = False  # whether the line before is a mark's
    cut = False  # and was broken at a hyphen
    for line in comments:
        text = line.strip()
        own = text.startswith(PREFIX)
        words = text.removeprefix(PREFIX).split()
        if cut and not own and words:
            tokens[-1][1] += unquote(words.pop(0))
        found = [list(m.groups()) for m in map(_TOKEN.match, words) if m]
        starts = own and (not found or found[0][0] in KINDS)
        goes_on = open_ and (
            own or cut or not tokens or tokens[-1][0] != "tgt" or {k for k, _ in found} == {NTH}
        )
        if len(found) < len(words) or not (starts or goes_on) or not (own or found or cut):
            others.append(line)
            open_ = cut = False
            continue
        tokens += [[key, unquote(value)] for key, value in found if key != NTH]
        open_ = True
        cut = bool(tokens) and len(text) > _BROKEN and text.endswith("-")
    return tuple(_group(tokens)), tuple(others)


def _group(tokens: Iterable[Sequence[str]]) -> list[Mark]:
    marks: list[Mark] = []
    last = ""  # the key that a long value goes on with
    for key, value in tokens:
        if key in KINDS:
            marks.append(Mark(key, value))
        elif key != MORE:
            fields = tuple(field for field in marks[-1].fields if field[0] != key)
            marks[-1] = replace(marks[-1], fields=(*fields, (key, value)))
        elif last == marks[-1].kind:
            marks[-1] = replace(marks[-1], value=marks[-1].value + value)
        else:
            fields = tuple((name, old + value if name == last else old) for name, old in marks[-1].fields)
            marks[-1] = replace(marks[-1], fields=fields)
        if key not in (MORE, *_HASHES):
            last = key
    return [replace(m, fields=tuple(sorted(m.fields, key=lambda field: field[0] in _HASHES))) for m in marks]


def write(marks: Iterable[Mark]) -> tuple[str, ...]:
    """Comment lines that `read` turns into the same marks."""
    lines = [line for mark in marks for line in _lines(mark)]
    times = [lines[:i].count(line) + 1 for i, line in enumerate(lines)]
    return tuple(line if n == 1 else f"{line} {NTH}={n}" for line, n in zip(lines, times, strict=True))


def _lines(mark: Mark) -> list[str]:
    tokens = [f"{key}={_encode(value)}" for key, value in ((mark.kind, mark.value), *mark.fields)]
    line = " ".join((PREFIX, *tokens))
    if len(line) <= WIDTH:
        return [line]
    hashes = [f"{key}={value}" for key, value in mark.fields if key in _HASHES]
    rest = [(key, value) for key, value in mark.fields if key not in _HASHES]
    first, *more = _pieces(mark.kind, mark.value, len(" ".join(("", *hashes))))
    lines = [" ".join((PREFIX, first, *hashes))]
    for token in [*more, *(piece for key, value in rest for piece in _pieces(key, value))]:
        if len(lines) > 1 and len(lines[-1]) + 1 + len(token) <= WIDTH:
            lines[-1] += f" {token}"
        else:
            lines.append(f"{PREFIX} {token}")
    return lines


def _pieces(key: str, value: str, taken: int = 0) -> list[str]:
    """`key=value`, cut into tokens that fit a line: a list of ids after a comma, other text anywhere."""
    atoms = re.findall(r"[^,]*,|[^,]+", value) if key == "ignore" else value
    pieces = [f"{key}="]
    for atom in map(_encode, atoms):
        beside = taken if len(pieces) == 1 else 0
        full = len(pieces[-1]) + len(atom) > WIDTH - len(PREFIX) - 1 - beside
        if full and (beside or not pieces[-1].endswith("=")):
            pieces.append(f"{MORE}={atom}")
        else:
            pieces[-1] += atom
    return pieces


def _encode(text: str) -> str:
    return _UNSAFE.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), text)
