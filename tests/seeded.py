"""Translations with what may go wrong in them: the pairs of tests/data/checks/seeded, one file for a pair of languages.

A line is a source, a right translation, and any number of defects: the check that tells one, what is right, and what
is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from l10n import check
from l10n.model import Catalog, Finding, Unit

FOLDER = Path(__file__).parent / "data" / "checks" / "seeded"
PAIRS = sorted(path.stem for path in FOLDER.glob("*.tsv"))
CHECKS = "numbers dates units url email doi citation trademark footnote-mark brackets".split()


class Case(NamedTuple):
    source: str
    target: str
    defects: tuple[tuple[str, str, str], ...]


def cases(pair: str) -> Iterator[Case]:
    for line in (FOLDER / f"{pair}.tsv").read_text("utf-8").splitlines():
        source, target, *rest = line.split("\t")
        assert len(rest) % 3 == 0, line
        assert all(right in target for right in rest[1::3]), line
        yield Case(source, target, tuple(zip(rest[::3], rest[1::3], rest[2::3], strict=True)))


def findings(pair: str, texts: list[tuple[str, str]]) -> list[Finding]:
    """What the checks of facts say about these translations."""
    source_locale, locale = pair.split("-")
    units = tuple(
        Unit(f"{number}", source, targets=(target,), line=number)
        for number, (source, target) in enumerate(texts)
    )
    catalog = Catalog(locale.replace("_", "-"), units)
    return check(
        catalog,
        source_locale=source_locale,
        severities=lambda id, default: default if id in CHECKS else "off",
    )


def told(pair: str, source: str, target: str) -> list[tuple[str, str, str]]:
    """Check, severity and message of each finding about a translation."""
    return [(found.check, found.severity, found.message) for found in findings(pair, [(source, target)])]


def false(pair: str, id: str) -> list[tuple[str, str]]:
    """What a check says about right translations."""
    given = [(case.source, case.target) for case in cases(pair)]
    return [(found.unit.target, found.message) for found in findings(pair, given) if found.check == id]


def missed(pair: str, id: str) -> list[tuple[str, list[str]]]:
    """The wrong translations of which not only this check says something, and which others do."""
    seeded = [
        (case.source, case.target.replace(right, wrong))
        for case in cases(pair)
        for check, right, wrong in case.defects
        if check == id
    ]
    said: dict[int, set[str]] = {number: set() for number in range(len(seeded))}
    for found in findings(pair, seeded):
        said[found.unit.line].add(found.check)
    return [(seeded[number][1], sorted(checks)) for number, checks in said.items() if checks != {id}]
