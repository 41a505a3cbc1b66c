"""What a source and its translation say in the glossary's terms."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache

from l10n.checks import ellipsis, quotation
from l10n.checks.registry import Entry, Scope
from l10n.checks.words import Joints, joints
from l10n.glossary import Glossary, Match, Term
from l10n.glossary.text import Normal, normalise
from l10n.model import Span

_MOST = 50  # occurrences that are looked at: enough to judge by, and time stays linear in the text


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What the glossary holds for one of the two languages."""

    locale: str
    glossary: Glossary
    article: str
    terms: Mapping[str, tuple[Term, ...]]  # of each concept, preferred ones first, none that is forbidden
    joints: Joints

    @property
    def lang(self) -> str:
        return language(self.locale)

    def find(self, text: str) -> list[Match]:
        """The terms in a normalised text that hold for the article, those inside others, too."""
        found = self.glossary.read(text, self.locale, overlaps=True)
        return [match for match in found if _holds(match.term, self.article)]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A text with the terms in it. Spans are in the normalised text."""

    raw: str
    side: Side
    normal: Normal
    matches: tuple[Match, ...]  # those inside others, too

    @property
    def text(self) -> str:
        return self.normal.text

    def place(self, span: Span) -> Span:
        """A span as it is in the catalog's text."""
        return self.normal.span(*span)


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in a text, and where: more than one span where its words stand apart."""

    term: Term
    spans: tuple[Span, ...]
    text: str


def language(locale: str) -> str:
    """The primary subtag of a locale."""
    return locale.replace("_", "-").split("-")[0].lower()


@lru_cache(maxsize=2)
def said(entry: Entry) -> tuple[Said, Said]:
    """The source and the translation."""
    source, target = _sides(entry.scope)
    return _read(entry.source, source), _read(entry.target, target)


def _read(text: str, side: Side) -> Said:
    normal = normalise(text)
    return Said(text, side, normal, tuple(side.find(normal.text)))


@lru_cache(maxsize=8)
def _sides(scope: Scope) -> tuple[Side, Side]:
    glossary = scope.glossary
    article = scope.article if any(term.articles for term in glossary.terms) else ""
    return _side(glossary, scope.source_locale, article), _side(glossary, scope.locale, article)


_recent: deque[Side] = deque(maxlen=16)  # for catalog after catalog; a glossary is long to compare


def _side(glossary: Glossary, locale: str, article: str) -> Side:
    for side in _recent:
        if side.glossary is glossary and (side.locale, side.article) == (locale, article):
            return side
    terms: dict[str, list[Term]] = {}
    for term in sorted(glossary.applying(locale), key=lambda term: term.status != "preferred"):
        if term.status != "forbidden" and _holds(term, article):
            terms.setdefault(term.concept, []).append(term)
    found = joints((term for each in terms.values() for term in each), language(locale))
    side = Side(locale, glossary, article, {concept: tuple(each) for concept, each in terms.items()}, found)
    _recent.append(side)
    return side


def _holds(term: Term, article: str) -> bool:
    return not term.articles or any(fnmatchcase(article, glob.strip()) for glob in term.articles.split("|"))


def outermost(matches: Sequence[Match]) -> list[Match]:
    """The matches that do not overlap, longer ones first; those at the same place are all kept."""
    if len(matches) < 2:
        return list(matches)
    chosen: set[Span] = set()
    taken = bytearray(max(match.span[1] for match in matches))
    for match in sorted(matches, key=lambda match: (match.span[0] - match.span[1], match.span)):
        start, end = match.span
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            chosen.add(match.span)
    return [match for match in matches if match.span in chosen]


@lru_cache(maxsize=4)
def apart(text: Said, *, strict: bool = False) -> tuple[Mention, ...]:
    """The terms whose words stand apart; `strict`: those that surely belong together."""
    side, direct = text.side, [match.span for match in text.matches]
    passages = ellipsis.restored(text.text, side.lang, side.joints, direct, strict=strict)
    if not passages:
        return ()
    found: dict[tuple[object, ...], Mention] = {}
    for match in outermost(side.find(passages.text)):
        spans = passages.spans(*match.span)
        if len(spans) > 1 and match.term.status != "forbidden":
            found.setdefault((match.term.concept, spans), Mention(match.term, spans, match.text))
    return tuple(found.values())


def mentions(source: Said) -> dict[str, list[Mention]]:
    """The source's concepts, and where they stand: not those inside longer terms or hyphenated compounds."""
    separate = apart(source, strict=True)
    covered = bytearray(len(source.text) if separate else 0)
    for mention in separate:
        for start, end in mention.spans:
            covered[start:end] = b"\1" * (end - start)
    found: dict[str, list[Mention]] = {}
    for match in outermost(source.matches):
        if (
            not match.compound
            and match.term.status != "forbidden"
            and 0 in (covered[slice(*match.span)] or b"\0")
        ):
            found.setdefault(match.term.concept, []).append(Mention(match.term, (match.span,), match.text))
    for mention in separate:
        found.setdefault(mention.term.concept, []).append(mention)
    return found


def quoted(text: Said, spans: Sequence[Span], other: Said) -> bool:
    """Whether all of these are parts of names, titles or quotations that the other text has as they are."""
    return all(quotation.kept(text.raw, text.place(span), other.raw) for span in spans[:_MOST])
