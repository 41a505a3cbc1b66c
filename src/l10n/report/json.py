"""Results as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from l10n.report.table import STATES
from l10n.results import Row, Waiting


def status(rows: Sequence[Row]) -> str:
    """An object per article and locale: entries and words by state, percent translated."""
    found = [
        {
            "article": row.article,
            "locale": row.locale,
            "entries": {state: row.counts.entries[state] for state in STATES},
            "words": {state: row.counts.words[state] for state in STATES},
            "percent": row.counts.percent,
        }
        for row in rows
    ]
    return _dump({"status": found})


def waiting(entries: Sequence[Waiting]) -> str:
    """An object per entry that waits for a reviewer."""
    found = [
        {
            "id": entry.id,
            "article": entry.article,
            "locale": entry.locale,
            "file": str(entry.path),
            "line": entry.unit.line,
            "state": entry.unit.state,
            "context": entry.unit.context or "",
            "source": entry.unit.source,
            "target": entry.unit.target,
            "previous": (entry.unit.previous.source if entry.unit.previous else None) or "",
            "notes": [mark.value for mark in entry.unit.marks if mark.kind == "note"],
            "problems": list(entry.problems),
        }
        for entry in entries
    ]
    return _dump({"waiting": found})


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
