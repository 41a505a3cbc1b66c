"""What engines have said, kept between runs: one that was interrupted goes on from there, and nothing is paid twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path

from l10n.glossary import Glossary
from l10n.translation.messages import Made

_VERSION = "1"  # of the pipeline: another makes other translations of the same
_MANY = 500  # keys of a query


class Cache:
    """Translations by engine, languages, terms and message, in a file; without one it holds nothing."""

    def __init__(self, path: Path | None, engine: str, source: str, target: str, glossary: Glossary) -> None:
        terms = [term for lang in (source, target) for term in glossary.applying(lang)]
        self._path = path
        self._scope = json.dumps([_VERSION, engine, source, target, sha256(repr(terms).encode()).hexdigest()])

    def get(self, messages: Iterable[str]) -> dict[str, Made]:
        """What is known of these messages."""
        keys = {self._key(message): message for message in messages} if self._path else {}
        found: dict[str, Made] = {}
        with suppress(OSError, sqlite3.Error):  # a cache is no reason to fail
            for some in _batches(list(keys)):
                for key, value in self._read(some):
                    text, notes = json.loads(value)
                    found[keys[key]] = Made(text, tuple(notes))
        return found

    def put(self, made: Mapping[str, Made]) -> None:
        """Keep translations: all of them, or none where the system refuses."""
        rows = [(self._key(message), json.dumps([one.text, one.notes])) for message, one in made.items()]
        if self._path and rows:
            with suppress(OSError, sqlite3.Error), closing(_opened(self._path)) as base, base:
                base.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", rows)

    def _read(self, keys: list[str]) -> list[tuple[str, str]]:
        marks = ", ".join("?" * len(keys))
        assert self._path is not None
        with closing(_opened(self._path)) as base:
            return base.execute(f"SELECT key, value FROM made WHERE key IN ({marks})", keys).fetchall()

    def _key(self, message: str) -> str:
        return sha256(f"{self._scope}\0{message}".encode("utf-8", "surrogatepass")).hexdigest()


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path, timeout=30)
    base.execute("CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, value TEXT)")
    return base


def _batches(keys: list[str]) -> Iterator[list[str]]:
    yield from (keys[at : at + _MANY] for at in range(0, len(keys), _MANY))
