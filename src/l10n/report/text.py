"""Results as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.report.table import COLUMNS, cells
from l10n.results import Row, Waiting

_INDENT = " " * 10


def status(rows: Sequence[Row]) -> str:
    """A line per article and locale; columns are as wide as they must be."""
    table = [COLUMNS, *(cells(row) for row in rows)]
    widths = [max(len(line[i]) for line in table) for i in range(len(COLUMNS))]
    left = 2  # article and locale; numbers stand right
    lines = [
        "  ".join(
            c.ljust(w) if i < left else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths, strict=True))
        )
        for line in table
    ]
    return "\n".join(line.rstrip() for line in lines)


def waiting(entries: Sequence[Waiting]) -> str:
    """A paragraph per entry: what names it, both texts, what is wrong."""
    return "\n\n".join(_entry(entry) for entry in entries)


def _entry(entry: Waiting) -> str:
    unit = entry.unit
    lines = [f"{entry.id}  {entry.locale}  {entry.article}:{unit.line}  {unit.state}"]
    if unit.previous and unit.previous.source:
        lines.append(f"{_INDENT}was  {unit.previous.source}")
    lines += [f"{_INDENT}from {unit.source}", f"{_INDENT}to   {unit.target}"]
    lines += [f"{_INDENT}note {mark.value}" for mark in unit.marks if mark.kind == "note"]
    lines += [f"{_INDENT}!!   {problem}" for problem in entry.problems]
    return "\n".join(lines)
