"""Machine translation: an engine's sentences made into translations that a reviewer can work on.

    translate(["Il <b>sonno</b> è utile."], source="it", target="en")

Engines get plain sentences; all else is done here, whichever engine it is (docs/translation.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from l10n import locales
from l10n.glossary import Glossary
from l10n.translation.choice import opened


@dataclass(frozen=True, slots=True)
class Translation:
    """A text's translation, "" where there is none; who made it, and what a reviewer should know."""

    text: str
    engine: str
    notes: tuple[str, ...] = ()


def translate(
    texts: Sequence[str], *, source: str, target: str, engine: str = "auto", glossary: Glossary | None = None
) -> list[Translation]:
    """Translate messages, which may have inline codes, 1:1 and in order. Locales are BCP 47.

    `engine` is auto, argos, apertium, libretranslate or pseudo. Nothing is read from a project or stored. Raises
    L10nError (NoRoute, EngineFailed) in one line that says what to do.
    """
    source, target = locales.parse(source), locales.parse(target)
    with closing(opened(engine, source, target, glossary or Glossary())) as machine:
        distinct = list(dict.fromkeys(texts))
        made = dict(zip(distinct, machine.translate(distinct), strict=True))
        return [Translation(made[text].text, machine.id, made[text].notes) for text in texts]
