"""Messages to translations, whatever the engine: shield, cut, decode, mend terms, align, put codes back, validate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from l10n import markup
from l10n.engines import Translator
from l10n.glossary import Glossary
from l10n.glossary.lexicon import Lexicon
from l10n.protection import Token, names
from l10n.translation.codes import separated
from l10n.translation.decoding import Decoder, Rendering, Sentence
from l10n.translation.edits import Edit
from l10n.translation.messages import Cut, Made, alignments, assemble, cut
from l10n.translation.shield import Shielded, plain, shield
from l10n.translation.standins import StandIns, edited
from l10n.translation.terms import Job, Terminology

_FEW = 8  # words that a note names
_ASKING = re.compile(r"([?!])[^\w?!]*\Z")
_FIRST = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Route:
    """Two languages (BCP 47), an engine that is ready for them, and their terms."""

    source: str
    target: str
    translator: Translator
    glossary: Glossary

    def known(self, word: str) -> bool:
        """Whether the source's dictionary has a word: a capitalised one that it has not is a name."""
        return bool(self._dictionary.lemma(word) or self._dictionary.lemma(word.lower()))

    @cached_property
    def _dictionary(self) -> Lexicon:
        return Lexicon(self.source.split("-")[0])

    @cached_property
    def decoder(self) -> Decoder:
        return Decoder(self.translator, self.source)

    @cached_property
    def terminology(self) -> Terminology:
        return Terminology(StandIns(self.glossary, self.source, self.target, self.decoder))


def translated(route: Route, messages: Sequence[str]) -> list[Made]:
    """The translations of messages (unique ones, for speed), 1:1 and in order, with notes for their reviewer.

    A message that cannot be translated has an empty text, and a note that says why. Raises EngineFailed.
    """
    shields = [_shielded(route, message) for message in messages]
    cuts = [cut(m, one, route.source) for m, one in zip(messages, shields, strict=True) if one]
    sentences = [each.sentences for each in cuts]
    renderings = _grouped(route.decoder.decode(list(chain(*sentences))), sentences)
    mended = _with_terms(route, cuts, sentences, renderings) if route.glossary.terms else [[] for _ in cuts]
    if route.target.split("-")[0] == "es":
        renderings = [[_opened(one) for one in each] for each in renderings]
    aligned = alignments(cuts, renderings, route.translator)
    made = iter(
        _valid(each, _noted(assemble(each, said, theirs, route.target), said, notes, each, route))
        for each, said, theirs, notes in zip(cuts, renderings, aligned, mended, strict=True)
    )
    unusable = Made("", ("has private-use characters, which no engine can be given",))
    return [next(made) if one else unusable for one in shields]


def _shielded(route: Route, message: str) -> Shielded | None:
    text = markup.strip(message)
    terms = route.glossary.find(text, route.source) if route.glossary.terms else []
    found = shield(message, route.source, terms, _names(message, route))
    return separated(found) if found and route.translator.blanks else found


def _names(message: str, route: Route) -> Iterator[Token]:
    """The names in a message's plain text that its dictionary does not know, line by line."""
    at = 0
    for line in re.split(r"<br\d*/>", message):
        text = markup.strip(line)
        for token in names(text, route.source, route.known):
            yield Token((token.span[0] + at, token.span[1] + at), token.kind)
        at += len(text)


def _grouped(flat: Sequence[Rendering], groups: Sequence[Sequence[Sentence]]) -> list[list[Rendering]]:
    one = iter(flat)
    return [[next(one) for _ in group] for group in groups]


def _with_terms(
    route: Route,
    cuts: Sequence[Cut],
    sentences: Sequence[Sequence[Sentence]],
    renderings: Sequence[list[Rendering]],
) -> list[list[str]]:
    """Mends the renderings of messages that lack terms; a note for each concept, which says how."""
    notes: list[list[str]] = [[] for _ in cuts]
    places: list[tuple[int, int]] = []
    jobs: list[Job] = []
    for n, (message, each, said) in enumerate(zip(cuts, sentences, renderings, strict=True)):
        lacking = route.terminology.wrong(_whole(message), _said(message, said))
        for k, sentence in enumerate(each):
            if lacking and route.terminology.mentions(sentence, lacking):
                places.append((n, k))
                jobs.append((sentence, said[k], lacking))
    for (n, k), repair in zip(places, route.terminology.repaired(jobs) if jobs else (), strict=True):
        if repair:
            renderings[n][k] = repair.rendering
            notes[n] += [f"{concept}: by {repair.step}" for concept in sorted(repair.concepts)]
    return notes


def _opened(rendering: Rendering) -> Rendering:
    """A Spanish sentence with the sign that opens a question or an exclamation, which engines leave out."""
    end = _ASKING.search(rendering.text)
    start = _FIRST.search(rendering.text)
    opening = {"?": "¿", "!": "¡"}.get(end[1]) if end else None
    if not opening or opening in rendering.text or not start:
        return rendering
    return edited(rendering, (), [Edit(start.start(), start.start(), opening)])


def _whole(message: Cut) -> str:
    return plain(message.shielded.text, message.shielded.kept)


def _said(message: Cut, renderings: Sequence[Rendering]) -> str:
    """The message's translation without codes."""
    return plain(" ".join(one.text for one in renderings), message.shielded.kept)


def _noted(
    made: Made, renderings: Sequence[Rendering], terms: Sequence[str], message: Cut, route: Route
) -> Made:
    """The translation with all that its reviewer should know."""
    kept = message.shielded.kept
    cuts = [kept[part].message if part in kept else part for one in renderings for part in one.cut_at]
    unknown = [word for one in renderings for word in one.unknown]
    if unknown and route.glossary.terms:  # what is a term, a check looks after
        found = route.glossary.find(_whole(message), route.source)
        known = " ".join(match.text for match in found).split()
        unknown = [word for word in unknown if word not in known]
    notes = [*dict.fromkeys(terms), *made.notes]
    if lost := [word for one in renderings for word in one.lost]:
        notes.append(f"not as in the source: {_few(lost)}")
    if cuts:
        notes.append(f"translated in parts around {_few(cuts)}")
    if unknown:
        notes.append(f"unknown to the engine: {_few(unknown)}")
    return replace(made, notes=tuple(notes))


def _few(words: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(words))
    more = f" and {len(distinct) - _FEW} more" if len(distinct) > _FEW else ""
    return ", ".join(distinct[:_FEW]) + more


def _valid(message: Cut, made: Made) -> Made:
    """The translation, if its codes are valid; what would be refused later is not stored."""
    if not made.text.strip():
        return Made("", ("the engine said nothing",))
    wrong = markup.problems(message.source, made.text)
    return Made("", tuple(wrong)) if wrong else made
