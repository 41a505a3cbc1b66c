"""What a glossary says, and what it finds: frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field

STATUSES = ("preferred", "admitted", "deprecated", "forbidden")
CASES = ("exact", "smart", "any")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a concept in one language.

    `lang` is BCP 47, or `*` for what is never translated. `pos` (noun, verb, adjective, adverb, name) says which
    inflections there are; without it they are guessed with care. `case`: exact (acronyms, names), smart
    (lower-case letters match any case, capitals only themselves), any. `forms` are inflected forms that rules
    do not give; `articles` is a glob of the articles the term holds for; `unless` are phrases, parted by `|`,
    that contain the term without meaning it.
    """

    concept: str
    lang: str
    term: str
    status: str = "preferred"
    pos: str = ""
    case: str = "smart"
    forms: tuple[str, ...] = ()
    note: str = ""
    articles: str = ""
    unless: str = ""
    line: int = field(default=0, compare=False)  # in its file, 0 where it has none

    @property
    def wanted(self) -> bool:
        """Whether translators may use it."""
        return self.status in ("preferred", "admitted")


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text: `text` is what stands at `span`, markup inside it included.

    `compound` marks the head of a closed compound ("Glutamatrezeptor" for "Rezeptor") and a part of a hyphenated
    one ("AMPA-mediated"): enough to satisfy a term, not to demand its translation.
    """

    term: Term
    span: tuple[int, int]
    text: str
    compound: bool = False
