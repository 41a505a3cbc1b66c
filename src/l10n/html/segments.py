"""Stretches of a page become segments: with their role, their place for people, and the author's notes."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping

from l10n import markup
from l10n.html.attributes import texts
from l10n.html.elements import HEADINGS, KIND, Kind
from l10n.html.jsonld import strings
from l10n.html.messages import LETTER, NO_CODES, NUMBER, messages, translatable
from l10n.html.runs import Item
from l10n.html.tokens import SPACES, Attribute, attribute_text, fold
from l10n.model import Code, Document, Form, Segment, Span

_HEADING = 48  # columns of a heading in a segment's place


class Segments:
    """The segments found so far, and what the next one needs to know."""

    def __init__(self, text: str, locale: str, context: str) -> None:
        self.text, self.locale, self.context = text, locale, context
        self.notes: list[str] = []  # of the author, for the message that comes next
        self.found: list[Segment] = []
        self.heading = ""

    def in_order(self) -> tuple[Segment, ...]:
        return tuple(sorted(self.found, key=lambda g: (g.span[0], -g.span[1])))

    def note(self, comment: str) -> None:
        """Keep what a comment says to translators, if it does."""
        head, _, note = comment.removesuffix("-->").removesuffix("--!>").lstrip(SPACES).partition("l10n:")
        if not head and note.strip(SPACES):
            self.notes.append(fold(note))

    def run(self, run: list[Item], letters: bool, block: str) -> None:
        """The messages of a run of inline content that ends at a boundary of this block."""
        if not letters and not NUMBER.search(self.text, run[0][1], run[-1][2]):
            return
        form: Form = "raw" if block == "option" else "text"  # which can hold no element
        before = len(self.found)
        for m in messages(self.text, run):
            context = "number" if m.number and not self.context else self.context
            self.add(m.source, context, m.span, block, form, m.codes, m.kept)
        if len(self.found) > before:
            self.notes = []
            if block in HEADINGS:
                self.heading = markup.strip(self.found[-1].source)

    def attributes(self, name: str, found: Mapping[str, Attribute], base: int) -> None:
        """The texts among a start tag's attributes, which begin at base."""
        notes = self.notes
        if KIND.get(name) in (Kind.INLINE, Kind.LINK, Kind.OPAQUE):
            self.notes = []  # they speak of the sentence around it
        for context, value, start, end, form in texts(name, found):
            message = fold(attribute_text(value))
            if translatable(message):
                self.add(markup.encode(message), context, (base + start, base + end), name, form)
                notes = [] if name == "meta" else notes
        self.notes = notes

    def plain(self, start: int, end: int, context: str) -> None:
        """A stretch of text that can hold no element."""
        raw = self.text[start:end]
        message = fold(html.unescape(raw))
        if LETTER.search(message) or NUMBER.search(message):
            span = (start + len(raw) - len(raw.lstrip(SPACES)), start + len(raw.rstrip(SPACES)))
            self.add(markup.encode(message), context, span, context, "raw")
            self.notes = []

    def json_ld(self, start: int, end: int, parse: Callable[[str, str, str], Document]) -> None:
        """The texts of a JSON-LD script; one that holds HTML is a document of its own."""
        for key, value, (at, stop), is_html in strings(self.text[start:end]):
            context, span = f"JSON-LD {key}", (start + at, start + stop)
            if is_html:
                inner = parse(value, self.locale, context)
                for g in inner.segments:
                    self.add(g.source, g.context, span, g.where, "html-in-json", g.codes, inner=inner)
            elif translatable(value):
                self.add(markup.encode(fold(value)), context, (span[0] + 1, span[1] - 1), "JSON-LD", "json")

    def add(
        self,
        source: str,
        context: str,
        span: Span,
        place: str,
        form: Form,
        codes: Mapping[str, Code] = NO_CODES,
        kept: tuple[Span, ...] = (),
        inner: Document | None = None,
    ) -> None:
        where = place
        if self.heading and place not in HEADINGS:
            short = self.heading if len(self.heading) <= _HEADING else self.heading[: _HEADING - 1] + "…"
            where = f'{place} under "{short}"'.lstrip()
        self.found.append(Segment(source, context, codes, span, where, tuple(self.notes), form, kept, inner))
