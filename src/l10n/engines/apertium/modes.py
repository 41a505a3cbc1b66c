"""The modes that are installed, the way from one language to another by way of them, and what to install for it.

A mode is a file `ita-spa.mode`: the commands of a pipeline, as https://wiki.apertium.org/wiki/Modes describes. Its
languages are ISO 639-1 or 639-3, with a variant after `_`; locales here are BCP 47.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from l10n import locales
from l10n.errors import L10nError

FOLDER = Path("/usr/share/apertium/modes")

_NAME = re.compile(r"([a-z]{2,3})-([a-z]{2,3}(?:_\w+)?)", re.A)

# The middle language that reads best, on Italian articles, where no mode goes straight.
_BEST = {("it", "en"): "es", ("it", "fr"): "ca", ("it", "pt"): "es"}

# Debian's packages for the pairs that an Italian article is likeliest to need, in both directions.
_PACKAGES = {
    ("ca", "en"): "apertium-eng-cat",
    ("ca", "es"): "apertium-spa-cat",
    ("ca", "fr"): "apertium-fra-cat",
    ("ca", "it"): "apertium-cat-ita apertium-lex-tools cg3",  # the last two it needs and does not declare
    ("ca", "pt"): "apertium-por-cat",
    ("en", "es"): "apertium-eng-spa",
    ("es", "fr"): "apertium-fr-es",
    ("es", "it"): "apertium-spa-ita",
    ("es", "pt"): "apertium-es-pt",
}
_PROGRAMS = {  # of Debian's packages, where the name of the program does not say
    "cg-proc": "cg3",
    "hfst-proc": "hfst",
    "lrx-proc": "apertium-lex-tools",
    "lsx-proc": "apertium-separable",
    "lt-proc": "lttoolbox",
    "rtx-proc": "apertium-recursive",
    "apertium-anaphora": "apertium-anaphora",
}


@dataclass(frozen=True, slots=True)
class Mode:
    """A pipeline that is installed: its languages as BCP 47, and its file."""

    source: str
    target: str
    path: Path

    @property
    def languages(self) -> tuple[str, str]:
        """Source and target as the file's name says them: `ita`, `spa`."""
        source, _, target = self.path.stem.partition("-")
        return source, target

    @property
    def package(self) -> str:
        """Debian's package that its dictionaries are from, after which their folder is named."""
        return next(
            (Path(word).parent.name for command in self.commands() for word in command[2:] if "/" in word), ""
        )

    def commands(self) -> list[list[str]]:
        """The stages of the pipeline, which marks words that it does not know and speaks in null-flush mode (-z)."""
        text = self.path.read_text("utf-8").replace("$1", "-g")
        stages = (shlex.split(re.sub(r"\$\d", "", stage)) for stage in text.split("|"))
        return [[program, "-z", *arguments] for program, *arguments in stages]


def installed() -> list[Mode]:
    """The modes whose name says two languages, sorted; not those for an orthography that no locale names."""
    found = (_mode(path) for path in FOLDER.glob("*.mode"))
    return sorted((mode for mode in found if mode), key=lambda mode: (mode.source, mode.target))


def _mode(path: Path) -> Mode | None:
    name = _NAME.fullmatch(path.stem)
    try:
        return Mode(locales.parse(name[1]), locales.parse(name[2]), path) if name else None
    except L10nError:
        return None


def lacking(modes: Iterable[Mode]) -> list[str]:
    """Debian's packages with the programs that these modes call and that are not there, sorted."""
    programs = {command[0] for mode in modes for command in mode.commands()}
    return sorted({package(program) for program in programs if not shutil.which(program)})


def package(program: str) -> str:
    """Debian's package that a stage of a pipeline comes from."""
    return _PROGRAMS.get(program, "apertium" if program.startswith("apertium-") else program)


def route(source: str, target: str) -> list[Mode]:
    """The modes from one locale to another: straight, else the shortest way; none where there is no way.

    A variant (`pt-BR`) is served by its own mode where that takes no more steps than its plain language.
    """
    modes = {(mode.source, mode.target): mode for mode in installed()}
    ends = sorted({t for _, t in modes if _serves(t, target)}, key=lambda t: (-t.count("-"), t))
    starts = sorted({s for s, _ in modes if _serves(s, source)}, key=lambda s: (-s.count("-"), s))
    ways = [_shortest(modes, start, end) for start in starts for end in ends]
    best = min((way for way in ways if way), key=len, default=[])
    return [modes[step] for step in best]


def packages(source: str, target: str) -> list[str]:
    """Debian's packages that would complete the way between two locales; none where we know of no way."""
    have = {(mode.source.partition("-")[0], mode.target.partition("-")[0]) for mode in installed()}
    known = {pair: name for (a, b), name in _PACKAGES.items() for pair in ((a, b), (b, a))}
    start, end = source.partition("-")[0], target.partition("-")[0]
    way = _shortest(have | known.keys(), start, end)
    return [name for step in way if step not in have for name in known[step].split()]


def _serves(mode: str, locale: str) -> bool:
    """Whether a mode's language, with its variant, is part of what the locale says: `pt-BR` is not for `pt`."""
    one, other = mode.split("-"), locale.split("-")
    return one[0] == other[0] and set(one) <= set(other)


def _shortest(steps: Collection[tuple[str, str]], start: str, end: str) -> list[tuple[str, str]]:
    """The way with the fewest steps; what lies between is a plain language, and the best one where we know it."""
    if start == end:
        return []
    best = _BEST.get((start, end.partition("-")[0]), "")
    ways: list[list[tuple[str, str]]] = [[]]
    seen = {start}
    while ways:
        longer = [[*way, step] for way in ways for step in sorted(steps) if step[0] == _end(way, start)]
        arrived = [way for way in longer if way[-1][1] == end]
        if arrived:
            return min(arrived, key=lambda way: (way[0][1] != best, way))
        ways = [way for way in longer if way[-1][1] not in seen and "-" not in way[-1][1]]
        seen.update(way[-1][1] for way in ways)
    return []


def _end(way: list[tuple[str, str]], start: str) -> str:
    return way[-1][1] if way else start
