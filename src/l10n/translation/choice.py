"""Which engine translates a pair of languages: the one that was named, or the first that can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from l10n import locales
from l10n.engines import Engine, NoRoute, Translator, pseudo
from l10n.errors import L10nError
from l10n.glossary import Glossary
from l10n.translation.messages import Made
from l10n.translation.pipeline import Route, translated

ORDER = ("argos", "apertium", "libretranslate")  # what `auto` tries, in turn


class Machine(Protocol):
    """What translates messages of a pair of languages."""

    @property
    def id(self) -> str:
        """Engine, route and versions, without spaces."""

    def translate(self, messages: Sequence[str]) -> list[Made]:
        """Translate messages, 1:1 and in order. Raises EngineFailed."""

    def close(self) -> None:
        """End what was started for it."""


@dataclass(frozen=True)
class Pipeline:
    """An engine with all that the pipeline does around it."""

    route: Route

    @property
    def id(self) -> str:
        return self.route.translator.id

    def translate(self, messages: Sequence[str]) -> list[Made]:
        return translated(self.route, messages)

    def close(self) -> None:
        self.route.translator.close()


@dataclass(frozen=True)
class Pseudo:
    """Pseudolocalization, which keeps codes by itself and has no use for terms."""

    rtl: bool
    id: str = pseudo.NAME

    def translate(self, messages: Sequence[str]) -> list[Made]:
        return [Made(pseudo.translate(message, rtl=self.rtl)) for message in messages]

    def close(self) -> None:
        pass


def opened(name: str, source: str, target: str, glossary: Glossary) -> Machine:
    """What translates a pair of languages with the named engine, or with "auto" the first that can.

    Raises NoRoute with what to install, L10nError for an engine that there is not.
    """
    if name == pseudo.NAME:
        return Pseudo(locales.language(target).direction == "rtl")
    return Pipeline(Route(source, target, _translator(name, source, target), glossary))


def engine(name: str) -> Engine:
    """The engine of that name, loaded. Raises L10nError where there is none."""
    if name not in ORDER:
        raise L10nError(f"there is no engine {name}; there is auto, {', '.join(ORDER)}, {pseudo.NAME}")
    return cast(Engine, import_module(f"l10n.engines.{name}"))


def _translator(name: str, source: str, target: str) -> Translator:
    if name != "auto":
        return engine(name).open(source, target)
    reasons = []
    for each in ORDER:
        try:
            return engine(each).open(source, target)
        except NoRoute as reason:
            reasons.append(f"{each}: {reason.message}")
    raise NoRoute(f"no engine translates {source} to {target}; {'; '.join(reasons)}")
