"""Texts and their translations, and what checks say about them: tests/data/checks/typography.tsv and tables in tests.

A row is a pair of locales, "ok" or the check that finds something, source and translation. What cannot be seen in a
table is written as in Python: \\xa0, \\u202f, \\n.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from l10n.checks import CHECKS
from l10n.checks.registry import Entry, Issue, Scope
from l10n.glossary import Glossary
from l10n.model import Unit

_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([nt]))")


class Pair(NamedTuple):
    locales: str  # "en>it"
    check: str  # "ok" where none has anything to say
    source: str
    target: str


def text(written: str) -> str:
    return _ESCAPE.sub(
        lambda m: {"n": "\n", "t": "\t"}[m[3]] if m[3] else chr(int(m[1] or m[2], 16)), written
    )


def pairs() -> list[Pair]:
    lines = Path(__file__).with_name("data").joinpath("checks/typography.tsv").read_text("utf-8").split("\n")
    rows = [Pair(*map(text, line.split("\t"))) for line in lines[1:] if line]
    assert {row.check for row in rows} <= {"ok", *CHECKS}
    return rows


def issues(check: str, locales: str, source: str, target: str, article: str = "sonno") -> list[Issue]:
    """What a check says about a translation in a project's catalog, or with the article "" in any other."""
    one, other = locales.split(">")
    entry = Entry(
        Unit(None, source, targets=(target,)), source, target, Scope(one, other, Glossary(), article)
    )
    found = CHECKS[check]
    if found.of_entry:
        return list(found.of_entry(entry))
    assert found.of_all
    return [issue for _, issue in found.of_all([entry])]


def told(check: str, locales: str, source: str, target: str, article: str = "sonno") -> list[str]:
    return [issue.message for issue in issues(check, locales, source, target, article)]


def judged(checks: tuple[str, ...]) -> tuple[list[Pair], list[Pair]]:
    """The clean pairs that one of the checks flags, and those that are seeded for one of them and not found."""
    rows = pairs()
    flagged = [
        row
        for row in rows
        if row.check == "ok" and any(told(name, row.locales, row.source, row.target) for name in checks)
    ]
    missed = [
        row
        for row in rows
        if row.check in checks and not told(row.check, row.locales, row.source, row.target)
    ]
    return flagged, missed
