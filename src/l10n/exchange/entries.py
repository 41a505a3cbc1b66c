"""What passes between a glossary and the files of other tools: terms, what is known of them, what is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from l10n import locales
from l10n.errors import L10nError
from l10n.glossary import Term

KEY = frozenset({"concept", "lang", "term"})

_SPACES = re.compile(r"[ \t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of another tool's file. What the file does not say of it, fields not in `said`, has its default."""

    term: Term
    said: frozenset[str] = KEY


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a conversion leaves behind: what, how often, and the first line of it in a file read."""

    what: str
    count: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file holds, in its order, and what of it has no place in a glossary."""

    entries: tuple[Entry, ...]
    skipped: tuple[Loss, ...] = ()


class Losses:
    """Losses as they are met, counted."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, int]] = {}

    def add(self, what: str, line: int = 0) -> None:
        count, first = self._found.get(what, (0, line))
        self._found[what] = count + 1, first

    def all(self) -> tuple[Loss, ...]:
        return tuple(Loss(what, count, line) for what, (count, line) in self._found.items())


def folded(text: str) -> str:
    """The text on one line, as a cell of a glossary has it."""
    return _SPACES.sub(lambda run: run[0] if run[0].strip(" ") == "" else " ", text).strip()


def language(tag: str) -> str:
    """A language code of another tool as the glossary writes it, "" where it names none.

    `mul` is `*`: ISO 639-2 has it for several languages, and term banks for what is the same in all of them.
    """
    if tag.strip().lower() in ("*", "mul"):
        return "*"
    try:
        return locales.parse(tag)
    except L10nError:
        return ""


def concept_name(term: str) -> str:
    """A name for a concept after its term: `hpa-axis`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", term) if not unicodedata.combining(c))
    letters = plain if plain.isascii() else unicodedata.normalize("NFC", term)
    return re.sub(r"[\W_]+", "-", letters.casefold()).strip("-") or "term"


class Names:
    """Names for new concepts: numbered where another concept has the name, `hpa-axis-2`."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self._last: dict[str, int] = {}

    def new(self, term: str) -> str:
        name = base = concept_name(term)
        number = self._last.get(base, 1)
        while name in self.taken:
            number += 1
            name = f"{base}-{number}"
        self._last[base] = number
        self.taken.add(name)
        return name


def lost(terms: Iterable[Term], again: Iterable[Term]) -> tuple[Loss, ...]:
    """What a format does not bring back of the terms, field by field; `again` is what was read from its file."""
    known = {(term.concept, term.lang, term.term): term for term in again}
    losses = Losses()
    for term in terms:
        back = known.get((term.concept, term.lang, term.term))
        if back is None:
            losses.add(_kind(term))
            continue
        for field in ("status", "pos", "case", "forms", "note", "articles", "unless"):
            if getattr(term, field) != getattr(back, field):
                losses.add(field)
    return tuple(sorted(losses.all(), key=lambda loss: loss.what))


def _kind(term: Term) -> str:
    if term.lang == "*":
        return "do-not-translate terms"
    return "terms of concepts without one in the source language" if term.wanted else f"{term.status} terms"
