"""What verbs return: frozen facts for a report to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n.catalog import Counts
from l10n.model import Catalog, Pair, Unit


@dataclass(frozen=True, slots=True)
class Written:
    """A catalog after a verb: whether its file changed, and the catalog."""

    path: Path
    changed: bool
    catalog: Catalog


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of a pair of languages: texts by who translated them, and what went wrong, a line each."""

    source: str
    target: str
    texts: Mapping[str, int]  # by engine
    written: tuple[Written, ...] = ()
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineState:
    """What an engine can translate here, what it lacks, and what is broken."""

    name: str
    pairs: tuple[Pair, ...]
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """How far an article is in a locale."""

    article: str
    locale: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that waits for a reviewer, and what is wrong with its codes."""

    article: str
    locale: str
    path: Path
    unit: Unit
    problems: tuple[str, ...]

    @property
    def id(self) -> str:
        """What names the entry on the command line: the hash of its source."""
        return self.unit.hashes[0]
