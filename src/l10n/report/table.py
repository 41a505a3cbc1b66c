"""The table of `status`, the same in every format."""

from __future__ import annotations

from l10n.model import State
from l10n.results import Row

STATES: tuple[State, ...] = ("untranslated", "machine", "changed", "needs-work", "translated", "reviewed")
COLUMNS = ("article", "locale", *STATES, "words", "done")


def cells(row: Row) -> tuple[str, ...]:
    counts = row.counts
    numbers = [str(counts.entries[state]) for state in STATES]
    return (row.article, row.locale, *numbers, str(counts.total_words), f"{counts.percent}%")
