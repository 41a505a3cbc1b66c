"""Results as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from l10n.model import Change, Finding
from l10n.report import display, listing
from l10n.report.display import Cell
from l10n.report.listing import Side
from l10n.report.runs import Run
from l10n.report.table import COLUMNS, cells
from l10n.results import Row, Waiting

_INDENT = " " * 10
_MARGIN = 12  # columns before a text
_ROOM = 100 - _MARGIN
_MESSAGE = 240  # columns of a message, which stays on its line for other programs' sake
_LINES = 8  # of a difference

# SGR: bold, dim, underlined, struck out, and colours that are told apart without their hue.
_STYLES = {
    "head": "1",
    "soft": "2",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "-": "9;31",
    "+": "32",
}


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
    told = [("was ", unit.previous.source)] if unit.previous and unit.previous.source else []
    told += [("from", unit.source), ("to  ", unit.target)]
    told += [("note", mark.value) for mark in unit.marks if mark.kind == "note"]
    told += [("!!  ", problem) for problem in entry.problems]
    return "\n".join([*lines, *(f"{_INDENT}{name} {display.visible(said)}" for name, said in told)])


def findings(found: Sequence[Finding], *, colour: bool = False) -> str:
    """Findings by article and locale: `path:line: severity check:concept message`, and both texts.

    What is meant is underlined with ^^^^; in colour (ANSI) it is bold. Where a text runs from right to left no line
    below could follow the terminal's reordering: there ⟦brackets⟧ mark it.
    """
    listed = listing.ordered(found)
    blocks = []
    for group, at in listing.groups(listed):
        here = [listed[i] for i in at]
        locale = f" ({display.visible(group.locale)})" if group.locale else ""
        title = f"{display.visible(group.title)}{locale}: {listing.tally(here)}"
        blocks.append(_styled(title, "head", colour))
        blocks += ["\n".join([_head(one, colour), *_sides(listing.sides(one), colour)]) for one in here]
    return "\n\n".join([*blocks, listing.summary(found)])


def changes(changes: Sequence[Change], *, colour: bool = False) -> str:
    """Changes as new, fixed and still open; the first two with a word-level diff: `[-before-]{+after+}`."""
    blocks = []
    for kind, title in listing.KINDS.items():
        listed = listing.changed(changes, kind)
        if listed:
            blocks.append(_styled(f"{title} ({len(listed):,})", "head", colour))
        if listed and kind == "open":
            blocks.append("\n".join(_head(listing.subject(change), colour) for change in listed))
        else:
            blocks += [_change(change, colour) for change in listed]
    return "\n\n".join([*blocks, listing.balance(changes)])


def _change(change: Change, colour: bool) -> str:
    lines = [_head(listing.subject(change), colour), *_sides(listing.versions(change), colour)]
    if remark := listing.remark(change):
        lines.append(" " * _MARGIN + _styled(remark, "soft", colour))
    return "\n".join(lines)


def _head(found: Finding, colour: bool) -> str:
    message = _plain(display.fitted(display.cells([Run(found.message)]), _MESSAGE))
    what = f"{_styled(found.severity, found.severity, colour)} {display.visible(listing.name(found))}"
    return f"{display.visible(listing.place(found))}: {what} {display.isolated(message, rtl=False)}"


def _sides(sides: Sequence[Side], colour: bool) -> list[str]:
    lines = []
    at = listing.at(sides)
    for side in sides:
        label = _styled(f"{side.name:>{_MARGIN - 1}}", "soft", colour) + " "
        lines += [(" " * _MARGIN if i else label) + line for i, line in enumerate(_side(side, at, colour))]
    return lines


def _side(side: Side, at: float, colour: bool) -> list[str]:
    text = "".join(run.text for run in side.runs)
    carets = not (colour or side.differs or display.is_bidi(text))
    by: Literal["op", "marked"] = "op" if colour or carets or side.differs else "marked"
    line = display.bracketed(display.cells(side.runs), by)
    lines = display.excerpt(line, _ROOM, _LINES, at)
    below = (
        "".join(("^" if cell.marked else " ") * cell.width for cell in lines[0]).rstrip() if carets else ""
    )
    shown = [display.isolated(_coloured(part, colour).rstrip(" "), display.is_rtl(text)) for part in lines]
    return [*shown, below] if below else shown


def _coloured(line: Sequence[Cell], colour: bool) -> str:
    if not colour:
        return _plain(line)
    parts = []
    for (op, marked), run in groupby(line, key=lambda cell: (cell.op, cell.marked)):
        code = ";".join(filter(None, ("1;4" if marked else "", _STYLES.get(op, ""))))
        text = _plain(run)
        parts.append(f"\x1b[{code}m{text}\x1b[0m" if code else text)
    return "".join(parts)


def _plain(line: Iterable[Cell]) -> str:
    return "".join(cell.glyph for cell in line)


def _styled(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour else text
