"""Messages through an engine: cut into sentences, translated, put together again with their codes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l10n import markup
from l10n.alignment import Alignment, guessed, joined
from l10n.engines import Translator
from l10n.model import Span
from l10n.projection import project
from l10n.sentences import split
from l10n.translation.codes import CODES, emptied, with_codes, without_codes
from l10n.translation.decoding import Rendering, Sentence
from l10n.translation.edits import realigned
from l10n.translation.shield import Shielded, unshield

SURE = 0.6  # confidence below which a reviewer is told (91 to 98 % of placements are above it, .994 of them right)

_LEFT_SPACE = re.compile(r" (?=[ .,)])")  # where a code stood that has moved
_OUTSIDE = frozenset(("citation", "mark"))
_UNSPACED = frozenset(("ja", "zh", "th", "lo", "km", "my"))  # sentences follow each other without a space


@dataclass(frozen=True, slots=True)
class Cut:
    """A message and the spans of its sentences; what is between them stays as it is."""

    source: str
    shielded: Shielded
    spans: tuple[Span, ...]

    @property
    def sentences(self) -> list[Sentence]:
        text, kept = self.shielded.text, self.shielded.kept
        return [
            Sentence(
                text[start:end],
                kept,
                tuple(
                    part.moved(-start, -start)
                    for part in self.shielded.copied
                    if start <= part.span[0] and part.span[1] <= end
                ),
            )
            for start, end in self.spans
        ]


@dataclass(frozen=True, slots=True)
class Made:
    """A message's translation, and what is uncertain about it."""

    text: str
    notes: tuple[str, ...] = ()


def cut(source: str, shielded: Shielded, locale: str) -> Cut:
    """The message in sentences, without the breaks, marks and citations that stand around them."""
    text, kept = shielded.text, shielded.kept
    bare, places = without_codes(text)
    spans: list[Span] = []
    at = 0
    for piece in re.split(f"({'|'.join(_breaks(shielded)) or '(?!)'})", bare):
        if piece and piece not in kept:
            spans += [(at + start, at + end) for start, end in split(piece, locale)]
        at += len(piece)
    whole = [_with_codes(shielded, places, span) for span in spans]
    return Cut(source, shielded, tuple(_trimmed(text, span, shielded) for span in whole))


def _breaks(shielded: Shielded) -> list[str]:
    return [sign for sign, kept in shielded.kept.items() if kept.kind == "break"]


def _with_codes(shielded: Shielded, places: Sequence[int], span: Span) -> Span:
    """The span in the text with its codes: those that open before its first word, and close after its last."""
    text, kept = shielded.text, shielded.kept
    start, end = places[span[0]], places[span[1] - 1] + 1 if span[1] else 0

    def code(at: int) -> str:
        return kept[text[at]].message if ord(text[at]) >= CODES and text[at] in kept else ""

    while start and code(start - 1) and not _closes(code(start - 1)):
        start -= 1
    while end < len(text) and _closes(code(end)):
        end += 1
    return start, end


def _closes(code: str) -> bool:
    return code.startswith("</") or code.endswith("/>")


def _trimmed(text: str, span: Span, shielded: Shielded) -> Span:
    start, end = span

    def outside(at: int) -> bool:
        kept = shielded.kept.get(text[at])
        return text[at].isspace() or (kept is not None and kept.kind in _OUTSIDE)

    while start < end and outside(start):
        start += 1
    while end > start and outside(end - 1):
        end -= 1
    return start, end


def assemble(
    message: Cut, renderings: Sequence[Rendering], alignments: Sequence[Alignment | None], locale: str
) -> Made:
    """The message's translation from those of its sentences, with its codes."""
    text, aligned = _joined(message, renderings, alignments, locale)
    coded, kept = message.shielded.message, message.shielded.kept
    if emptied(message.shielded.text, text, kept):  # the engine has moved words out of their blanks
        coded = with_codes(message.shielded.text, kept)
        text = _LEFT_SPACE.sub("", without_codes(text)[0])
    names = dict.fromkeys(code for code in markup.lex(coded, markup.codes(coded))[1::2] if code[1] != "/")
    placed = project(coded, text, aligned) if names else None
    made = unshield(placed.message if placed else markup.encode(text), kept)
    if placed and placed.confidence < SURE:
        return Made(made, (f"placement of {', '.join(names)} is uncertain ({placed.confidence:.0%})",))
    return Made(made)


def _joined(
    message: Cut, renderings: Sequence[Rendering], alignments: Sequence[Alignment | None], locale: str
) -> tuple[str, Alignment | None]:
    """The translation's text, and its alignment where the engine had one for any of the sentences."""
    source = message.shielded.text
    close = locale.split("-")[0] in _UNSPACED
    pieces: list[tuple[int, str, str, Alignment | None]] = []  # where in the source, there, here
    done = 0
    for (start, end), rendering, alignment in zip(message.spans, renderings, alignments, strict=True):
        between = source[done:start]
        pieces.append((done, between, "" if close and between.isspace() else between, None))
        pieces.append((start, source[start:end], rendering.text, alignment))
        done = end
    pieces.append((done, source[done:], source[done:], None))
    text = "".join(here for _, _, here, _ in pieces)
    if not any(alignments):
        return text, None
    places: list[tuple[Alignment, int, int]] = []
    length = 0
    for at, there, here, known in pieces:
        places.append((known or guessed(there, here), at, length))
        length += len(here)
    return text, joined(places)


def alignments(
    messages: Sequence[Cut], renderings: Sequence[Sequence[Rendering]], translator: Translator
) -> list[list[Alignment | None]]:
    """The alignment of every sentence of the messages that have codes to place."""
    wanted: dict[tuple[str, str], Alignment | None] = {}
    for message, each in zip(messages, renderings, strict=True):
        if message.shielded.codes:
            wanted |= {(one.asked, one.answered): None for one in each if one.asked and one.answered}
    pairs = list(wanted)
    if pairs:
        wanted |= zip(pairs, translator.align([a for a, _ in pairs], [b for _, b in pairs]), strict=True)
    return [
        [
            _realigned(sentence.text, one, wanted)
            for sentence, one in zip(message.sentences, each, strict=True)
        ]
        for message, each in zip(messages, renderings, strict=True)
    ]


def _realigned(
    source: str, rendering: Rendering, known: Mapping[tuple[str, str], Alignment | None]
) -> Alignment | None:
    found = known.get((rendering.asked, rendering.answered))
    if found is None:
        return None
    return realigned(found, source, rendering.there, rendering.text, rendering.here)
