"""Words that a model copies wherever they stand: what must not change travels through it as one of them.

Which they are differs from model to model, so candidates are tried in a few sentences, and those that come back most
often, once each, are used (a name that the model knows .98 to 1.0, invented placeholders never).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from l10n.engines import Translator

_TRIED = 60  # candidates
_ENOUGH = 12  # carriers
_VOWELS = "aeiouàèéìòùáíóúâêîôûäëïöühAEIOUH"

# Where a word may stand: alone, first, in the middle, after a preposition, last.
_FRAMES = {
    "it": ("{}", "{} aiuta.", "Oggi {} è qui con noi.", "Lo studio di {} è nuovo.", "Abbiamo visto {}."),
    "en": ("{}", "{} helps.", "Today {} is here with us.", "The study of {} is new.", "We have seen {}."),
    "es": ("{}", "{} ayuda.", "Hoy {} está aquí.", "El estudio de {} es nuevo.", "Hemos visto {}."),
    "fr": ("{}", "{} aide.", "Aujourd'hui {} est ici.", "L'étude de {} est nouvelle.", "Nous avons vu {}."),
    "de": ("{}", "{} hilft.", "Heute ist {} hier.", "Die Studie von {} ist neu.", "Wir haben {} gesehen."),
    "pt": ("{}", "{} ajuda.", "Hoje {} está aqui.", "O estudo de {} é novo.", "Vimos {}."),
    "ca": ("{}", "{} ajuda.", "Avui {} és aquí.", "L'estudi de {} és nou.", "Hem vist {}."),
}
_ANYWHERE = ("{}", "{}.", "({})")


def calibrated(translator: Translator, source: str) -> tuple[str, ...]:
    """The carriers of a translator from a source language, the surest first; none where it copies nothing."""
    candidates = list(dict.fromkeys(translator.carriers))[:_TRIED]
    frames = _FRAMES.get(source.split("-")[0], _ANYWHERE)
    asked = [frame.format(word) for word in candidates for frame in frames]
    said = [output.text for output in translator.translate(asked)] if asked else []
    scores = {
        word: sum(len(places(text, word)) == 1 for text in said[n * len(frames) : (n + 1) * len(frames)])
        for n, word in enumerate(candidates)
    }
    good = [word for word in candidates if scores[word]]
    return tuple(sorted(good, key=lambda word: -scores[word])[:_ENOUGH])


def chosen(carriers: Sequence[str], kept: str, taken: Collection[str], text: str, turn: int) -> str:
    """A carrier for what is kept: one that is not in the text, begins as it does where words elide, by turns; or ""."""
    free = [word for word in carriers if word not in taken and not places(text, word)]
    vowel = kept[:1] in _VOWELS
    free.sort(key=lambda word: (word[0] in _VOWELS) != vowel)
    return free[turn % len(free)] if free else ""


def places(text: str, word: str) -> list[tuple[int, int]]:
    """Where a word stands in a text, as a word."""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
