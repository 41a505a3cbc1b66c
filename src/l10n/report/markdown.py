"""Results as Markdown, for pull requests and pages."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.report.table import COLUMNS, cells
from l10n.results import Row


def status(rows: Sequence[Row]) -> str:
    """A table with a line per article and locale."""
    rule = ["---", "---", *["---:"] * (len(COLUMNS) - 2)]
    lines = [COLUMNS, rule, *(cells(row) for row in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
