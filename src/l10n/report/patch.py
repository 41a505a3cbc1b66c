"""What a verb changes in a catalog, as a unified diff: an entry is a hunk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from l10n.model import Catalog, Header, Unit
from l10n.po import render_po
from l10n.report.display import visible

_COLOURS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}
_RESET = "\x1b[0m"
_BLANKS = str.maketrans(
    {"\u00a0": "⍽", "\u202f": "⍽", "\u2009": "⍽"}
)  # what looks like a space on a terminal


def patch(path: str, before: Catalog, after: Catalog, *, colour: bool = False) -> str:
    """The changes of a catalog whose entries stay in their order, "" where there are none; for `patch`, without colour.

    In colour, for a terminal, no-break spaces are shown as ⍽, and other invisible characters by their numbers.
    """
    lines = list(_lines(before, after))
    if not lines:
        return ""
    name = path.lstrip("/")
    lines = [f"--- a/{name}", f"+++ b/{name}", *lines]
    return "\n".join(map(_coloured, lines) if colour else lines) + "\n"


def _coloured(line: str) -> str:
    shown = visible(line).translate(_BLANKS)
    start = _COLOURS.get(line[:1], "")
    return f"{start}{shown}{_RESET}" if start else shown


def _lines(before: Catalog, after: Catalog) -> Iterator[str]:
    """The hunks, with the lines of files as `write_po` writes them."""
    one = other = _first(before)
    pairs = zip(before.units, after.units, strict=True)
    for old, new in sorted(pairs, key=lambda pair: pair[0].obsolete):
        was, now = _text(old), _text(new)
        if was != now:
            yield f"@@ -{one},{len(was)} +{other},{len(now)} @@"
            yield from _changed(was, now)
        one += len(was) + 1
        other += len(now) + 1


def _first(catalog: Catalog) -> int:
    """The line of the first entry."""
    fields = tuple(field for field in catalog.header.fields if field[0] != "#")
    header = render_po(replace(catalog, units=(), header=replace(catalog.header, fields=fields)))
    return header.count("\n") + 2 if header else 1


def _text(unit: Unit) -> list[str]:
    return render_po(Catalog("", (unit,), Header())).split("\n")[:-1]


def _changed(was: list[str], now: list[str]) -> Iterator[str]:
    for kind, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (f" {line}" for line in was[a:b])
        else:
            yield from (f"-{line}" for line in was[a:b])
            yield from (f"+{line}" for line in now[c:d])
