"""Findings as SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from l10n.model import Change, Finding
from l10n.report import listing
from l10n.report.json import dump

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = (
    "l10n/identity/v1"  # GitHub computes its own primaryLocationLineHash, which moves with the entry
)

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_BASELINE = {"new": "new", "open": "unchanged", "fixed": "absent"}


def findings(found: Sequence[Finding], *, help: Mapping[str, str] | None = None) -> str:
    """A log with a result per finding. `help` says what each check is about, in plain text, by its id."""
    return _log([(one, "") for one in listing.ordered(found)], help or {})


def changes(changes: Sequence[Change], *, help: Mapping[str, str] | None = None) -> str:
    """The same with each result's baselineState: new, unchanged, or absent where it is fixed."""
    listed = [
        (listing.subject(change), _BASELINE[kind])
        for kind in listing.KINDS
        for change in listing.changed(changes, kind)
    ]
    return _log(listed, help or {})


def _log(listed: Sequence[tuple[Finding, str]], help: Mapping[str, str]) -> str:
    checks = sorted({found.check for found, _ in listed})
    run = {
        "tool": {
            "driver": {"name": "l10n", "rules": [_rule(check, help.get(check, "")) for check in checks]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, checks.index(found.check), state) for found, state in listed],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(check: str, help: str) -> dict[str, Any]:
    text = {"text": _message(help)}
    about = text if help else {"text": _message(check)}
    return {
        "id": check,
        "shortDescription": {"text": _message(check)},
        "fullDescription": about,
        "help": text,
    }


def _result(found: Finding, rule: int, state: str) -> dict[str, Any]:
    unit = found.unit
    return {
        "ruleId": found.check,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": _message(found.message)},
        "locations": [_location(found)] if found.path else [],
        "partialFingerprints": {FINGERPRINT: listing.identity(found)},
        **({"baselineState": state} if state else {}),
        "properties": {
            "concept": found.concept,
            "article": found.article,
            "locale": found.locale,
            "context": unit.context or "",
            "source": unit.source,
            "target": unit.target,
        },
    }


def _location(found: Finding) -> dict[str, Any]:
    region = {"region": {"startLine": found.unit.line}} if found.unit.line > 0 else {}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(found.path)}, **region}}


def _uri(path: str) -> str:
    """A URI reference, relative if the path is."""
    absolute = PurePath(path).is_absolute()
    name = posixpath.normpath(PurePath(path).as_posix())
    return ("file://" if absolute else "") + quote(name, errors="surrogatepass")


def _message(text: str) -> str:
    """Plain text as a SARIF message: braces are placeholders unless doubled (3.11.5), and `](` is a link (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
