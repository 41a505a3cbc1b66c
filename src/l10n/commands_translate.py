"""`translate` and `engines`: machine translations for what has none, stored batch by batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from l10n import catalog as catalogs
from l10n.articles import Article, load, targets
from l10n.commands import update
from l10n.config import Project
from l10n.engines import EngineFailed, NoRoute
from l10n.glossary import Glossary, load_glossary
from l10n.markup import strip
from l10n.memory import Memory, remember
from l10n.model import Catalog, Pair, Unit
from l10n.po import read_po, write_po
from l10n.results import EngineState, Filled, Written
from l10n.translation.cache import Cache
from l10n.translation.catalogs import Draft, filled, from_memory, lacking, suggestion, texts
from l10n.translation.choice import ORDER, engine, opened
from l10n.translation.messages import Made
from l10n.translation.numbers import rewritten

_BATCH = 128  # messages between two writes

Progress = Callable[[str, str, int, int], None]  # target locale, engine, texts done, texts in all


def translate(
    project: Project,
    wanted: Sequence[str],
    only: Sequence[str],
    engine: str,
    now: datetime,
    *,
    again: bool = False,
    progress: Progress = lambda *_: None,
) -> Iterator[Filled]:
    """Draft translations of what has none (`again`: or only a machine's), stored as fuzzy, a pair at a time.

    Catalogs that are missing are made first. What people wrote is never touched. A pair that no engine can serve, or
    that an engine fails at, is told of in its result; the others are done all the same. Whatever is finished is
    stored, also when the run is ended from outside.
    """
    update(project, wanted, only, now)
    glossary = load_glossary(project.glossary_path) if project.glossary_path.exists() else Glossary()
    articles = load(project)
    pairs: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        if not wanted or article.id in wanted:
            for target in targets(project, article, only):
                pairs.setdefault((article.document.locale, target), []).append(article)
    for (source, target), own in pairs.items():
        same = [project.catalog_path(target, a.id) for a in articles if a.document.locale == source]
        memory = remember(read_po(path) for path in same if path.exists())
        files = _Files([project.catalog_path(target, article.id) for article in own], now, again)
        cache = project.root / ".l10n" / "translations.sqlite3"
        yield _Run(source, target, engine, glossary, memory, files, cache, progress).filled()


class _Files:
    """The catalogs of a run. One that somebody edits meanwhile is read again before it is written."""

    def __init__(self, paths: Sequence[Path], now: datetime, again: bool) -> None:
        self.now, self.again = now, again
        self.catalogs: dict[Path, Catalog] = {path: read_po(path) for path in paths}
        self._seen = {path: _version(path) for path in paths}
        self.units = {path: list(lacking(each.units, again=again)) for path, each in self.catalogs.items()}
        self.changed: dict[Path, Catalog] = {}

    def store(self, made: Mapping[str, Draft], finished: Mapping[str, Draft]) -> None:
        """Write what `made` has brought to every catalog that it concerns; `finished` holds all that there is."""
        for path, units in self.units.items():
            if not any(text in made for unit in units for text in texts(unit)):
                continue
            if _version(path) != self._seen[path]:
                self.catalogs[path] = read_po(path)
            before = self.catalogs[path]
            after = filled(before, finished, again=self.again)
            if after != before:
                engine = next(iter(made.values())).engine
                after = catalogs.touched(after, self.now, f"{catalogs.GENERATOR} {engine}")
                write_po(after, path)
                self.changed[path] = after
            self.catalogs[path], self._seen[path] = after, _version(path)


def _version(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@dataclass(frozen=True)
class _Run:
    """The work for a pair of languages."""

    source: str
    target: str
    engine: str
    glossary: Glossary
    memory: Memory
    files: _Files
    cache: Path
    progress: Progress
    made: dict[str, Draft] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def filled(self) -> Filled:
        waiting = self._without_engine()
        try:
            if waiting:
                self._translated(waiting)
        except (NoRoute, EngineFailed) as error:
            self.failures.append(f"{self.source} to {self.target}: {error}")
        counts = Counter(one.engine for one in self.made.values() if one.text)
        written = tuple(Written(path, True, catalog) for path, catalog in self.files.changed.items())
        return Filled(self.source, self.target, dict(counts), written, tuple(self.failures))

    def _without_engine(self) -> list[str]:
        """Stores what needs no engine; the texts that are left, each once, in reading order."""
        units = [unit for each in self.files.units.values() for unit in each]
        wanted = dict.fromkeys(text for unit in units for text in texts(unit))
        pseudo = self.engine == "pseudo"
        known = {} if pseudo else self._numbers(units) | from_memory(wanted, self.memory)
        self._store(known)
        return [text for text in wanted if text not in known]

    def _numbers(self, units: Sequence[Unit]) -> dict[str, Draft]:
        """Messages that are nothing but numbers, as the target's language writes them."""
        found = {unit.source for unit in units if unit.context == "number" and unit.plural is None}
        return {text: Draft(rewritten(text, self.source, self.target), "numbers") for text in found}

    def _translated(self, waiting: Sequence[str]) -> None:
        with closing(opened(self.engine, self.source, self.target, self.glossary)) as machine:
            cache = Cache(self.cache, machine.id, self.source, self.target, self.glossary)
            known = {} if self.files.again else cache.get(waiting)
            self._done(machine.id, known)
            new = [text for text in waiting if text not in known]
            for at in range(0, len(new), _BATCH):
                self.progress(self.target, machine.id, len(known) + at, len(waiting))
                batch = new[at : at + _BATCH]
                said = dict(zip(batch, machine.translate(batch), strict=True))
                cache.put(said)
                self._done(machine.id, said)
            self.progress(self.target, machine.id, len(waiting), len(waiting))

    def _done(self, engine: str, said: Mapping[str, Made]) -> None:
        left = {text: one for text, one in said.items() if not one.text}
        self.failures.extend(
            [f"“{_short(text)}” is left: {'; '.join(one.notes)}" for text, one in left.items()]
        )
        self._store(
            {
                text: Draft(one.text, engine, one.notes + suggestion(text, self.memory))
                for text, one in said.items()
            }
        )

    def _store(self, made: Mapping[str, Draft]) -> None:
        self.made.update(made)
        if made:
            self.files.store(made, self.made)


def _short(text: str) -> str:
    shown = strip(text)
    return shown if len(shown) <= 60 else shown[:59] + "…"


def warnings(name: str) -> list[str]:
    """What is broken in the engine of that name, or with "auto" in any, a line each."""
    names = ORDER if name == "auto" else [each for each in ORDER if each == name]
    return [line for each in names for line in engine(each).warnings()]


def engines() -> list[EngineState]:
    """The engines, and what they can do here."""
    found = []
    for name in ORDER:
        each = engine(name)
        try:
            found.append(
                EngineState(name, tuple(each.pairs()), tuple(each.missing()), tuple(each.warnings()))
            )
        except EngineFailed as error:
            found.append(EngineState(name, (), (str(error),)))
    return found


def install(source: str, target: str, progress: Callable[[str, int, int], None]) -> list[Pair]:
    """Download and install Argos packages for a pair. Raises L10nError in a line that says why not."""
    from l10n.engines.argos.install import install as installed

    return installed(source, target, progress)
