"""Engines for tests: what an engine may do to a sentence, made to happen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from l10n.alignment import Alignment, guessed
from l10n.engines import Output

CARRIERS = ("Rossi", "Anna", "Milano", "Bianchi", "Elena", "Torino", "Verdi", "Ada")
_WORD = re.compile(r"[^\W\d_]+")


def shouted(text: str) -> str:
    """Every word but the names in capitals: a language that is easy to tell from its source."""
    return _WORD.sub(lambda word: word[0] if word[0] in CARRIERS else word[0].upper(), text)


@dataclass(frozen=True)
class Double:
    """A translator that does to every sentence what a function says, and remembers what it was asked."""

    say: Callable[[str], str] = shouted
    blanks: bool = False
    carriers: Sequence[str] = CARRIERS
    others: Callable[[str], Sequence[str]] = lambda _: ()
    aligns: bool = True
    id: str = "double:it-en"
    asked: list[str] = field(default_factory=list)

    def translate(self, sentences: Sequence[str], *, alternatives: int = 0) -> list[Output]:
        self.asked.extend(sentences)
        return [Output(self.say(text), others=tuple(self.others(text))[:alternatives]) for text in sentences]

    def align(self, sentences: Sequence[str], translations: Sequence[str]) -> list[Alignment | None]:
        pairs = zip(sentences, translations, strict=True)
        return [guessed(source.lower(), target.lower()) if self.aligns else None for source, target in pairs]

    def close(self) -> None:
        pass
