"""Whether a translation uses the glossary's terms, and none that it forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from l10n.checks.reading import Mention, Said, apart, mentions, outermost, quoted, said
from l10n.checks.registry import Entry, Issue, Trait, check
from l10n.checks.wording import satisfied
from l10n.glossary import Match, Term
from l10n.glossary.tokens import TOKEN
from l10n.model import Span

_JOINS = re.compile(r"[\s\u00a0‐‑–-]*")  # what may stand between the words of a term
_SHOWN = 3  # expected terms in a message
_LIKE = 0.5  # the share of letters that a near form and a term have at least in common
_NEAR = 4000  # characters of a text that near forms are looked for in


@check("glossary-missing", severity="error", when=Trait.TERMS)
def glossary_missing(entry: Entry) -> Iterator[Issue]:
    """The source uses a term of the glossary, and the translation none that the glossary wants for it.

    Readers take two words for two things: a receptor that is called a receiver in one paragraph is lost to them, and
    to a search. Any preferred or admitted term of the concept will do, in any inflection, and once is enough: later
    mentions may be pronouns. Expansions in brackets, shared words ("NMDA and GABA receptors") and compounds count.

    Mend it with one of the expected terms. If the translation is right, add its term to the glossary as admitted; if
    it is right only here, add the comment `# l10n: ignore=glossary-missing:CONCEPT` to the entry. A phrase in which
    the source's word means something else belongs into the term's column `unless`.
    """
    if not entry.scope.glossary.terms:
        return
    source, target = said(entry)
    for concept, found in mentions(source).items():
        expected = [term for term in target.side.terms.get(concept, ()) if term.wanted]
        if not expected or satisfied(concept, found, source, target):
            continue
        if not quoted(source, [span for mention in found for span in mention.spans], target):
            yield _missing(concept, found, expected, source, target)


@check("glossary-forbidden", severity="error", when=Trait.TERMS)
def glossary_forbidden(entry: Entry) -> Iterator[Issue]:
    """The translation uses a term that the glossary forbids, or (a warning) one that it calls deprecated.

    Forbidden terms are renderings that are known to be wrong: calques, false friends, words left in the source's
    language. One that is part of a longer term that may be used, or a term of another concept, is none; nor is an
    everyday word where the source does not speak of the concept.

    Mend it with the term that the message names. If the word is right here, add `# l10n:
    ignore=glossary-forbidden:CONCEPT` to the entry, or the phrase it is right in to the term's column `unless`.
    """
    if not entry.scope.glossary.terms:
        return
    source, target = said(entry)
    outer = outermost(target.matches)
    wanted = {match.span for match in outer if match.term.wanted}
    found: dict[Term, list[Match]] = {}
    for match in outer:
        if (
            not match.term.wanted
            and match.span not in wanted
            and not (match.compound and _one_word(match.term))
        ):
            found.setdefault(match.term, []).append(match)
    for term, matches in found.items():
        if _meant(term, source) and not quoted(target, [match.span for match in matches], source):
            yield _forbidden(term, matches, target)


def _one_word(term: Term) -> bool:
    return not any(char.isspace() or char == "-" for char in term.term)


def _meant(term: Term, source: Said) -> bool:
    """Whether the source speaks of the concept; an everyday word that is forbidden for it may mean something else."""
    if not _one_word(term) or term.concept not in source.side.terms:
        return True
    return any(match.term.concept == term.concept for match in source.matches) or any(
        mention.term.concept == term.concept for mention in apart(source, strict=True)
    )


def _forbidden(term: Term, matches: Sequence[Match], target: Said) -> Issue:
    better = _quote([other.term for other in target.side.terms.get(term.concept, ()) if other.wanted])
    note = f" ({term.note})" if term.note else ""
    return Issue(
        f"“{matches[0].text}” is {term.status}{note}" + (f"; use {better}" if better else ""),
        concept=term.concept,
        target_spans=tuple(target.place(match.span) for match in matches),
        severity="warning" if term.status == "deprecated" else None,
    )


def _missing(
    concept: str, found: Sequence[Mention], expected: Sequence[Term], source: Said, target: Said
) -> Issue:
    instead = _instead(concept, expected, target)
    there = f", but “{target.text[slice(*instead)]}” stands there" if instead else ""
    return Issue(
        f"expected {_quote([term.term for term in expected])} for “{found[0].text}”{there}",
        concept=concept,
        source_spans=tuple(sorted({source.place(span) for mention in found for span in mention.spans})),
        target_spans=(target.place(instead),) if instead else (),
    )


def _quote(terms: Sequence[str]) -> str:
    """“HPA axis” or “hypothalamic-pituitary-adrenal axis”"""
    shown = [f"“{term}”" for term in terms[:_SHOWN]]
    if len(terms) > _SHOWN:
        shown.append(f"{len(terms) - _SHOWN} more")
    return " or ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _instead(concept: str, expected: Sequence[Term], target: Said) -> Span | None:
    """What stands in the place of a term: a forbidden one, or what looks most like it."""
    for match in target.matches:
        if match.term.concept == concept and match.term.status == "forbidden":
            return match.span
    others = {match.span for match in target.matches if match.term.concept != concept}
    best, place = 0.0, None
    pieces = _pieces(target.text[:_NEAR])
    for term in expected[:_SHOWN]:
        wanted = _pieces(term.term)
        letters = frozenset().union(*(piece.letters for piece in wanted))
        for at in range(len(pieces) - len(wanted) + 1):
            window = pieces[at : at + len(wanted)]
            span = window[0].start, window[-1].end
            if span in others or any(
                not _JOINS.fullmatch(target.text, a.end, b.start) for a, b in pairwise(window)
            ):
                continue
            whole = _likeness(letters, frozenset().union(*(piece.letters for piece in window)))
            by_word = sum(_likeness(a.letters, b.letters) for a, b in zip(wanted, window, strict=True)) / len(
                wanted
            )
            if max(whole, by_word) >= _LIKE and (whole + by_word) / 2 > best:
                best, place = (whole + by_word) / 2, span
    return place


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """What share of their pairs of letters two words have in common (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


class _Piece(NamedTuple):
    """A word, or a character of a script without spaces, and by what it is likened to another."""

    start: int
    end: int
    letters: frozenset[str]


def _pieces(text: str) -> list[_Piece]:
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    return [_Piece(*match.span(), _pairs(match[0])) for match in TOKEN.finditer(folded)]


@lru_cache(10_000)
def _pairs(word: str) -> frozenset[str]:
    """A word's pairs of neighbouring letters, its ends among them."""
    return frozenset(map("".join, pairwise(f" {word} "))) if len(word) > 1 else frozenset((word,))
