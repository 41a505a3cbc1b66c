"""Findings as workflow commands, which GitHub shows beside the lines of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands; escaping as in its own toolkit.
"""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model import Change, Finding
from l10n.report import listing
from l10n.report.display import visible

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def findings(found: Sequence[Finding]) -> str:
    """A line per finding: `::error file=…,line=…,title=check:concept::message`."""
    return "\n".join(_command(one) for one in listing.ordered(found))


def changes(changes: Sequence[Change]) -> str:
    """The new findings: what a pull request did, and nothing of what was there before."""
    return findings([listing.subject(change) for change in changes if change.kind == "new"])


def _command(found: Finding) -> str:
    line = str(found.unit.line) if found.unit.line > 0 else ""
    properties = {"file": found.path, "line": line, "title": listing.name(found)}
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{_COMMANDS[found.severity]} {given}::{_data(found.message)}"


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
