"""Results as JSON, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from l10n.model import Change, Finding
from l10n.report import listing
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
    return dump({"status": found})


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
    return dump({"waiting": found})


def findings(found: Sequence[Finding]) -> str:
    """`{"findings": [...]}`: an object per finding; spans are offsets in Unicode characters."""
    return dump({"findings": [_finding(one) for one in listing.ordered(found)]})


def changes(changes: Sequence[Change]) -> str:
    """`{"new": [...], "fixed": [...], "open": [...]}` of the same objects.

    A new one has the target `before`, a fixed one the target `after`, where that version is known.
    """
    return dump({kind: [_change(c) for c in listing.changed(changes, kind)] for kind in listing.KINDS})


def _finding(found: Finding) -> dict[str, Any]:
    unit = found.unit
    plural = {} if unit.plural is None else {"plural": unit.plural, "targets": unit.targets}
    return {
        "check": found.check,
        "severity": found.severity,
        "concept": found.concept,
        "message": found.message,
        "article": found.article,
        "locale": found.locale,
        "file": found.path,
        "line": unit.line,
        "context": unit.context or "",
        "source": unit.source,
        "target": unit.target,
        **plural,
        "source_spans": found.source_spans,
        "target_spans": found.target_spans,
    }


def _change(change: Change) -> dict[str, Any]:
    found = _finding(listing.subject(change))
    if change.kind == "new" and change.was:
        found["before"] = change.was.target
    if change.kind == "fixed" and change.now:
        found["after"] = change.now.target
    return found


def dump(value: object) -> str:
    """JSON that is readable and can be written in UTF-8: lone surrogates stay escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return re.sub(r"[\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text)
