"""The engine apertium: rule-based translation by Debian's packages, offline, without any model to download.

A pair without a mode of its own goes by way of other languages. Placeholders and codes travel as superblanks, which
the rules carry in their places; names that no dictionary knows are hidden from the next step as opaque words.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from l10n.alignment import Alignment
from l10n.engines import NoRoute, Output, Pair
from l10n.engines.apertium import contraction, modes, stream, surface
from l10n.engines.apertium.modes import Mode
from l10n.engines.apertium.pipeline import Broken, Pipeline
from l10n.engines.apertium.stream import Decoded

NAME = "apertium"
TIMEOUT = 60.0  # seconds without any output; a sentence takes milliseconds, a dictionary two seconds to load

_BATCH = 256  # sentences, which a restart repeats
_LETTER = re.compile(r"[^\W\d_]")
_SEARCH = "`apt-cache search apertium` lists the pairs that Debian has"


def pairs() -> list[Pair]:
    """The pairs that have a mode and all its programs, with the versions of their Debian packages."""
    versions = _versions()
    usable = [mode for mode in modes.installed() if not modes.lacking([mode])]
    return [Pair(mode.source, mode.target, versions.get(mode.package, "")) for mode in usable]


def missing() -> list[str]:
    """What to install before any pair can be served."""
    found = modes.installed()
    if not found:
        return [f"no pair of languages is installed: apt-get install apertium-spa-ita, or another; {_SEARCH}"]
    return warnings() if all(modes.lacking([mode]) for mode in found) else []


def warnings() -> list[str]:
    """Pairs that are installed, but whose mode calls programs that are not: those would answer nothing at all."""
    lacking = {mode.path.stem: modes.lacking([mode]) for mode in modes.installed()}
    return [f"{name} needs programs that are missing: {_install(of)}" for name, of in lacking.items() if of]


def open(source: str, target: str) -> Translator:
    """A translator whose processes start with the first sentence. Raises NoRoute."""
    way = modes.route(source, target)
    if not way:
        packages = modes.packages(source, target)
        advice = _install(packages) if packages else f"install its packages; {_SEARCH}"
        raise NoRoute(f"Apertium has no way from {source} to {target}: {advice}")
    lacking = modes.lacking(way)
    if lacking:
        raise NoRoute(f"Apertium's {_name(way)} needs programs that are missing: {_install(lacking)}")
    return Translator(way)


def _install(packages: Sequence[str]) -> str:
    return f"apt-get install {' '.join(packages)}"


def _name(way: Sequence[Mode]) -> str:
    return "-".join([way[0].languages[0], *(mode.languages[1] for mode in way)])


def _versions() -> dict[str, str]:
    """The versions of Debian's Apertium packages; none where packages are not Debian's."""
    if not shutil.which("dpkg-query"):
        return {}
    command = ["dpkg-query", "-W", "-f", "${Package} ${Version}\n", "apertium-*"]
    listed = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    found = (line.partition(" ") for line in listed.stdout.splitlines())
    return {package: version for package, _, version in found}


@dataclass(slots=True)
class Translator:
    """Open pipelines for the modes of a way. It has neither alignments nor other translations."""

    way: Sequence[Mode]
    blanks: bool = True
    carriers: Sequence[str] = surface.CARRIERS
    _pipelines: dict[tuple[tuple[str, ...], ...], Pipeline] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """`apertium:ita-spa-eng`."""
        return f"{NAME}:{_name(self.way)}"

    def translate(self, sentences: Sequence[str], *, alternatives: int = 0) -> list[Output]:
        """Translate sentences; one without letters stays as it is. Raises EngineFailed."""
        del alternatives
        outputs = [Output(sentence) for sentence in sentences]
        live = [i for i, sentence in enumerate(sentences) if _has_text(sentence)]
        for start in range(0, len(live), _BATCH):
            batch = live[start : start + _BATCH]
            for i, output in zip(batch, self._translated([sentences[i] for i in batch]), strict=True):
                outputs[i] = output
        return outputs

    def align(self, sentences: Sequence[str], translations: Sequence[str]) -> list[Alignment | None]:
        """It cannot say, and keeps blanks."""
        del translations
        return [None] * len(sentences)

    def close(self) -> None:
        """End the processes."""
        for pipeline in self._pipelines.values():
            pipeline.close()
        self._pipelines.clear()

    def _translated(self, sentences: Sequence[str]) -> list[Output]:
        names: list[dict[str, str]] = [{} for _ in sentences]
        texts = [
            surface.hide_blanks(text.strip(), known) for text, known in zip(sentences, names, strict=True)
        ]
        unknown: list[dict[str, None]] = [{} for _ in texts]
        for mode in self.way:
            for i, step in enumerate(self._step(mode, texts)):
                words = [word for word in step.unknown if not surface.opaque(word)]
                unknown[i].update(dict.fromkeys(words))
                recased = surface.recase(texts[i], step.text)
                texts[i] = recased if mode is self.way[-1] else surface.hide(recased, words, names[i])
        finished = map(_finished, sentences, texts, names)
        return [
            Output(text, unknown=_still(text, words)) for text, words in zip(finished, unknown, strict=True)
        ]

    def _step(self, mode: Mode, texts: Sequence[str]) -> list[Decoded]:
        """One mode over all texts. A text that would lose a blank or an opaque word goes through in pieces."""
        steps = self._decoded(mode, texts)
        for i, (text, step) in enumerate(zip(texts, steps, strict=True)):
            if not step.whole or surface.opaque(text) != surface.opaque(step.text):
                steps[i] = self._in_pieces(mode, text)
        return steps

    def _in_pieces(self, mode: Mode, text: str) -> Decoded:
        parts = surface.parts(text)
        live = [i for i in range(0, len(parts), 2) if _has_text(parts[i])]
        steps = self._decoded(mode, [parts[i].strip() for i in live])
        for i, step in zip(live, steps, strict=True):
            parts[i] = _spaced(parts[i], step.text)
        return Decoded("".join(parts), tuple(word for step in steps for word in step.unknown), whole=True)

    def _decoded(self, mode: Mode, texts: Sequence[str]) -> list[Decoded]:
        encoded = [stream.encode(text) for text in texts]
        answers = self._answers(mode, [each.text for each in encoded])
        return list(map(stream.decode, answers, encoded))

    def _answers(self, mode: Mode, texts: Sequence[str]) -> list[str]:
        """What a mode makes of texts in the stream format."""
        body, contracting = contraction.split(mode.commands())
        raw = self._run(mode, body, texts)
        if not contracting:
            return raw
        contracted = self._run(mode, contracting, [contraction.without_blanks(text) for text in raw])
        return list(map(contraction.with_blanks, raw, contracted))

    def _run(self, mode: Mode, stages: Sequence[Sequence[str]], texts: Sequence[str]) -> list[str]:
        """What stages of a mode answer. A pipeline that broke is started again, once."""
        try:
            return self._pipeline(mode, stages).run(texts)
        except Broken:
            return self._pipeline(mode, stages).run(texts)

    def _pipeline(self, mode: Mode, stages: Sequence[Sequence[str]]) -> Pipeline:
        key = tuple(map(tuple, stages))
        pipeline = self._pipelines.get(key)
        if not pipeline or not pipeline.close.alive:
            name = "-".join(mode.languages)
            pipeline = self._pipelines[key] = Pipeline(name, stages, timeout=TIMEOUT)
        return pipeline


def _has_text(sentence: str) -> bool:
    return any(_LETTER.search(part) for part in stream.pieces(sentence)[::2])


def _still(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """The words that no later step knew either."""
    there = set(stream.WORD.findall(text))
    return tuple(word for word in words if word in there)


def _finished(source: str, text: str, names: dict[str, str]) -> str:
    return _spaced(source, surface.apostrophes(source, surface.reveal(text, names)))


def _spaced(source: str, text: str) -> str:
    """A translation with the white space that its source begins and ends with."""
    start, end = len(source) - len(source.lstrip()), len(source.rstrip())
    return source[:start] + text.strip() + source[end:]
