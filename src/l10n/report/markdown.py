"""Results as Markdown, for pull requests and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from l10n.model import Change, Finding
from l10n.report import display, listing
from l10n.report.display import Cell
from l10n.report.listing import Side
from l10n.report.runs import Run
from l10n.report.table import COLUMNS, cells
from l10n.results import Row

LIMIT = 60_000  # characters; GitHub takes comments of 65,536

_ROOM = 240  # columns of a text in a cell, and of a message
_LINES = 3  # of a difference
_NOTHING = (
    "<span></span>"  # parts a text where a mention, an emoji or a link would be made of it after rendering
)
_SPECIAL = re.compile(r"[#$&*<>@\[\\\]^_`|~]")
_LINKED = re.compile(
    r"(?<=[@#])(?=\w)|(?<=:)(?=[\w+-]+:)|(?<=[:/])(?=/)|(?<=\.)(?=[a-z]{2})|(?<=\bwww)(?=\.)"
    r"|(?<=\bGH-)(?=\d)|(?<=[0-9a-f]{6})(?=[0-9a-f])",
    re.I,
)
_ELEMENTS = {"-": "del", "+": "ins"}


def status(rows: Sequence[Row]) -> str:
    """A table with a line per article and locale."""
    rule = ["---", "---", *["---:"] * (len(COLUMNS) - 2)]
    lines = [COLUMNS, rule, *(cells(row) for row in rows)]
    return "\n".join(f"| {' | '.join(_escaped(cell) for cell in line)} |" for line in lines)


class _Section(NamedTuple):
    """What stands above and below a run of rows."""

    head: str
    foot: str = ""


def findings(found: Sequence[Finding]) -> str:
    """A comment for a pull request: a table per catalog, as much as a comment may hold."""
    listed = listing.ordered(found)
    rows = [_row(one, listing.sides(one)) for one in listed]
    return _comment(listing.summary(found), list(_tables(listed, rows, "###")))


def changes(changes: Sequence[Change]) -> str:
    """The same with sections for what is new and fixed, and a closed list of what is still open."""
    rows: list[tuple[_Section, str]] = []
    for kind in ("new", "fixed"):
        listed = listing.changed(changes, kind)
        about = [listing.subject(change) for change in listed]
        texts = [
            _row(one, listing.versions(c), listing.remark(c)) for one, c in zip(about, listed, strict=True)
        ]
        rows += _tables(about, texts, "####", f"### {listing.KINDS[kind]} ({len(listed):,})\n\n")
    still = [listing.subject(change) for change in listing.changed(changes, "open")]
    opened = f"<details>\n<summary>{listing.KINDS['open']} ({len(still):,})</summary>\n"
    rows += [
        (_Section(opened, "\n</details>"), f"- <code>{_escaped(listing.place(one))}</code> {_what(one)}")
        for one in still
    ]
    return _comment(listing.balance(changes), rows)


def _comment(summary: str, rows: Sequence[tuple[_Section, str]]) -> str:
    """The rows that fit below each other, with what stands above and below them, and how many do not."""
    parts, used, shown = [f"**{summary}**"], 0, 0
    for section, run in groupby(rows, key=lambda row: row[0]):
        used += len(section.head) + len(section.foot) + 4
        lines = []
        for _, line in run:
            used += len(line) + 1
            if used > LIMIT:
                break
            lines.append(line)
        shown += len(lines)
        parts += ["\n".join([section.head, *lines, section.foot]).rstrip("\n")] if lines else []
    left = len(rows) - shown
    return "\n\n".join([*parts, f"… and {left:,} more that a comment has no room for."] if left else parts)


def _tables(
    found: Sequence[Finding], rows: Sequence[str], level: str, head: str = ""
) -> Iterator[tuple[_Section, str]]:
    table = "| Line | Finding | Source | Translation |\n| ---: | --- | --- | --- |"
    for group, at in listing.groups(found):
        title = group.title + (f" ({group.locale})" if group.locale else "")
        path = f"<code>{_escaped(group.path)}</code>\n\n" if group.path else ""
        section = _Section(f"{head}{level} {_escaped(title)}\n\n{path}{table}")
        yield from ((section, rows[i]) for i in at)
        head = ""


def _row(found: Finding, sides: Sequence[Side], remark: str = "") -> str:
    at = listing.at(sides)
    source, target = (
        "<br>".join(_text(s, at) for s in sides if s.is_source is which) for which in (True, False)
    )
    note = f"<br><i>{remark}</i>" if remark else ""
    return f"| {found.unit.line or ''} | {_what(found, '<br>')} | {source} | {target}{note} |"


def _what(found: Finding, gap: str = " ") -> str:
    message = _rendered(display.fitted(display.cells([Run(found.message)]), _ROOM))
    return f"**{found.severity}** <code>{_escaped(listing.name(found))}</code>{gap}{message}"


def _text(side: Side, at: float) -> str:
    direction = "rtl" if display.is_rtl("".join(run.text for run in side.runs)) else "ltr"
    lines = display.excerpt(display.cells(side.runs), _ROOM, _LINES, at)
    return f'<span dir="{direction}">{_rendered(cell for line in lines for cell in line)}</span>'


def _rendered(line: Iterable[Cell]) -> str:
    parts = []
    for (op, marked), run in groupby(line, key=lambda cell: (cell.op, cell.marked)):
        text = _escaped("".join(cell.glyph for cell in run))
        text = f"<b>{text}</b>" if marked else text
        parts.append(f"<{_ELEMENTS[op]}>{text}</{_ELEMENTS[op]}>" if op else text)
    return "".join(parts)


def _escaped(text: str) -> str:
    """The text as one that Markdown, HTML and what GitHub does after both leave alone."""
    parts = _LINKED.split(display.visible(text))
    return _NOTHING.join(_SPECIAL.sub(lambda m: f"&#{ord(m[0])};", part) for part in parts)
