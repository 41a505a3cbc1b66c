"""What `l10n diff` does apart from its checks, on one core: 500 catalogs of 100 entries (20 MB) by default.

    PYTHONPATH=src python bench/bench_diff.py [--catalogs 500] [--entries 100] [--edits 5]

A repository is made in a temporary folder; then a part of the sources is edited, with `msgmerge`'s previous msgids
and without, the entries are shuffled and an article in ten is renamed. The target is a second for reading every
catalog of a revision. Findings are one entry in five, as if each had a term that is missing.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from l10n.comparison import compare
from l10n.history import files, merge_base
from l10n.model import Catalog, Finding, Header, Previous, Unit
from l10n.po import parse_po, render_po

LOCALES = ("en", "es", "fr", "de", "ca")
SIZE = 30  # words of a message
IDENTITY = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")

_T = TypeVar("_T")


def made(chance: random.Random, catalogs: int, entries: int) -> dict[str, Catalog]:
    words = ["".join(chance.choices("abcdeilmnorstu", k=chance.randint(3, 9))) for _ in range(5000)]
    found = {}
    for number in range(catalogs):
        locale = LOCALES[number % len(LOCALES)]
        header = Header((("Language", locale), ("Content-Type", "text/plain; charset=UTF-8")))
        units = [
            Unit(
                None,
                " ".join(chance.choices(words, k=SIZE)),
                targets=(" ".join(chance.choices(words, k=SIZE)),),
            )
            for _ in range(entries)
        ]
        path = f"locales/{locale}/LC_MESSAGES/article-{number // len(LOCALES):03}.po"
        found[path] = Catalog(locale, tuple(units), header)
    return found


def revised(
    chance: random.Random, catalogs: dict[str, Catalog], percent: float, *, previous: bool
) -> dict[str, Catalog]:
    found = {}
    for path, catalog in catalogs.items():
        units = [
            _edited(chance, unit, previous=previous) if chance.random() < percent / 100 else unit
            for unit in chance.sample(catalog.units, len(catalog.units))
        ]
        found[path.replace("0.po", "0-renamed.po")] = replace(catalog, units=tuple(units))
    return found


def _edited(chance: random.Random, unit: Unit, *, previous: bool) -> Unit:
    words = unit.source.split()
    words[chance.randrange(len(words))] = "edited"
    was = Previous(source=unit.source) if previous else None
    return replace(unit, source=" ".join(words), fuzzy=True, previous=was)


def findings(catalogs: dict[str, Catalog]) -> list[Finding]:
    return [
        Finding("glossary-missing", "error", "", unit, catalog.locale, "concept", path=path)
        for path, catalog in catalogs.items()
        for unit in catalog.units
        if sum(unit.target.encode()) % 5 == 0
    ]


def write(root: Path, catalogs: dict[str, Catalog]) -> None:
    for path, catalog in catalogs.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(render_po(catalog), "utf-8")


def timed(what: str, work: Callable[[], _T]) -> _T:
    began = time.perf_counter()
    result = work()
    print(f"{what:44} {time.perf_counter() - began:6.2f} s", flush=True)
    return result


def parsed(read: dict[str, bytes]) -> dict[str, Catalog]:
    return {path: parse_po(data.decode(), path) for path, data in read.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--catalogs", type=int, default=500)
    parser.add_argument("--entries", type=int, default=100)
    parser.add_argument("--edits", type=float, default=5, help="percent of the sources")
    options = parser.parse_args()
    chance = random.Random(7)
    before = made(chance, options.catalogs, options.entries)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)

        def git(*arguments: str) -> None:
            subprocess.run(["git", *IDENTITY, *arguments], cwd=root, check=True)

        git("init", "-q", "-b", "main")
        write(root, before)
        git("add", "--all")
        git("commit", "-qm", "before")
        base = timed("merge base", lambda: merge_base(root, "main"))
        paths = ["locales"], [".po"]
        read = timed("read a revision, loose objects", lambda: files(root, base, *paths))
        git("repack", "-adq")
        assert timed("read a revision, packed", lambda: files(root, base, *paths)) == read
        assert timed("read the working tree", lambda: files(root, None, *paths)) == read
        size = sum(map(len, read.values())) / 1e6
        old = timed(f"parse {len(read)} catalogs ({size:.1f} MB)", lambda: parsed(read))
    assert {path: catalog.units for path, catalog in old.items()} == {p: c.units for p, c in before.items()}
    for previous in (True, False):
        new = revised(chance, before, options.edits, previous=previous)
        sides = findings(before), findings(new)
        name = "compare, with previous msgids" if previous else "compare, previous msgids dropped"
        changes = timed(name, lambda sides=sides, new=new: compare(*sides, before, new))  # type: ignore[misc]
        print(f"    {len(sides[0])} findings: {dict(Counter(change.kind for change in changes))}")


if __name__ == "__main__":
    main()
