"""Terminology: terms with their inflections, found in message and HTML text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from l10n.glossary.index import Index
from l10n.glossary.matcher import longest, search
from l10n.glossary.table import Problem, decode, lint, order, parse_terms, read_terms, render_glossary
from l10n.glossary.terms import CASES, STATUSES, Match, Term
from l10n.glossary.text import normalise

__all__ = [
    "CASES",
    "STATUSES",
    "Glossary",
    "Match",
    "Problem",
    "Term",
    "decode",
    "lint",
    "load_glossary",
    "parse_glossary",
    "render_glossary",
]


class Glossary:
    """Terms, sorted as their file is; compiled for a language when it is first asked about."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(sorted(terms, key=order))
        self._indexes: dict[str, Index] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Glossary) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(self.terms)

    def applying(self, lang: str) -> tuple[Term, ...]:
        """The terms for a language: its own, those of the languages it falls back to, and `*`.

        A concept that has a wanted term in `pt-BR` takes none from `pt`.
        """
        chain = _chain(lang)
        nearest: dict[str, int] = {}
        found = [(chain.index(term.lang.lower()), term) for term in self.terms if term.lang.lower() in chain]
        for rank, term in found:
            if term.wanted:
                nearest[term.concept] = min(rank, nearest.get(term.concept, rank))
        return tuple(
            term
            for rank, term in found
            if not term.wanted or rank == nearest[term.concept] or term.lang == "*"
        )

    def find(self, text: str, lang: str, *, overlaps: bool = False) -> list[Match]:
        """The terms in a message or HTML text, by position.

        Markup is transparent, but `br`, `sup`, `sub` and blocks part words; attributes, URLs, e-mail addresses,
        placeholders and code are not text. Spans are offsets into `text`. The longest terms are taken first and do
        not overlap, unless `overlaps` asks for those inside others, too. Linear in the text.
        """
        normal = normalise(text)
        found = []
        for match in self.read(normal.text, lang, overlaps=overlaps):
            start, end = normal.span(*match.span)
            found.append(replace(match, span=(start, end), text=text[start:end]))
        return found

    def read(self, text: str, lang: str, *, overlaps: bool = False) -> list[Match]:
        """What `find` finds, in a text that is normalised already."""
        hits = search(self._index(lang), text)
        return [
            Match(hit.pattern.term, (hit.start, hit.end), text[hit.start : hit.end], hit.compound)
            for hit in (hits if overlaps else longest(hits))
        ]

    def _index(self, lang: str) -> Index:
        if lang not in self._indexes:
            key = _chain(lang)[0]
            if key not in self._indexes:
                self._indexes[key] = Index(self.applying(lang), key.split("-")[0])
            self._indexes[lang] = self._indexes[key]
        return self._indexes[lang]


def load_glossary(path: Path | str) -> Glossary:
    """The glossary of a TSV file. Raises InputError with the line of its first error."""
    return Glossary(read_terms(path))


def _chain(lang: str) -> list[str]:
    """A language and those it falls back to: pt-br, pt, *."""
    subtags = lang.replace("_", "-").lower().split("-")
    return ["-".join(subtags[:count]) for count in range(len(subtags), 0, -1)] + ["*"]


def parse_glossary(data: bytes, path: Path | str | None = None) -> Glossary:
    """The glossary in a file's bytes. Raises InputError for what makes it unusable."""
    return Glossary(parse_terms(decode(data, path), path))
