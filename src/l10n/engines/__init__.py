"""Machine translation engines: one thin adapter each, which the pipeline in `translate` uses without knowing which.

An engine is a module (or package) with the names of the protocol `Engine`. It opens a `Translator` for a pair of
languages, or says with `NoRoute` what to install; a translator that fails at work raises `EngineFailed`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from l10n.alignment import Alignment
from l10n.errors import L10nError
from l10n.model import Pair

__all__ = ["CLOSE", "OPEN", "Engine", "EngineFailed", "NoRoute", "Output", "Pair", "Translator"]

OPEN, CLOSE = "\ue000", "\ue001"  # what stands between them in a sentence is no text: a blank


class NoRoute(L10nError):
    """The engine cannot serve a pair of languages; the message names what to install, or to set."""


class EngineFailed(L10nError):
    """The engine could serve the pair, but did not: it crashed, did not answer, or answered nonsense."""


@dataclass(frozen=True, slots=True)
class Output:
    """The translation of a sentence."""

    text: str
    unknown: tuple[str, ...] = ()  # words of the source that the engine did not know
    others: tuple[str, ...] = ()  # its next best translations, the best first


class Translator(Protocol):
    """An engine that is ready for a pair of languages. It may be asked any number of times."""

    @property
    def id(self) -> str:
        """Engine, route and versions, without spaces: `argos:it-en@1.9`, `apertium:ita-spa-eng`."""

    @property
    def blanks(self) -> bool:
        """Whether it keeps what stands between OPEN and CLOSE as it is, in its place, once."""

    @property
    def carriers(self) -> Sequence[str]:
        """Words that it may copy as they are wherever they stand, the likeliest first; to be tried before use."""

    def translate(self, sentences: Sequence[str], *, alternatives: int = 0) -> list[Output]:
        """Translate sentences, 1:1 and in order, in batches of its own; any length, never cut.

        `alternatives` asks for so many next best translations, where it has them. Raises EngineFailed.
        """

    def align(self, sentences: Sequence[str], translations: Sequence[str]) -> list[Alignment | None]:
        """Which words of the translations, its own or edited ones, come from which of the sentences.

        None where it cannot say; an engine that keeps blanks need not. Raises EngineFailed.
        """

    def close(self) -> None:
        """End what was started for it; harmless when done twice."""


class Engine(Protocol):
    """What the module of an engine has."""

    NAME: str

    def pairs(self) -> list[Pair]:
        """The pairs that are installed, sorted; without loading a model or asking a network but its own server."""

    def missing(self) -> list[str]:
        """What it lacks to work at all, a line each with the command that installs it; none when it can work."""

    def warnings(self) -> list[str]:
        """What is there but cannot be used, and why, a line each."""

    def open(self, source: str, target: str) -> Translator:
        """A translator for a pair (BCP 47), by way of other languages if need be. Raises NoRoute."""
