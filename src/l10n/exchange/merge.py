"""Terms of other files into a glossary: new ones are added, equal ones left, conflicts named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from l10n import locales
from l10n.exchange.entries import KEY, Entry, folded
from l10n.glossary import Term
from l10n.glossary.table import COLUMNS

_Key = tuple[str, str, str]


class Conflict(NamedTuple):
    """A term of which the glossary says something else than the file; or the file itself, further up."""

    ours: Term
    theirs: Term
    fields: tuple[str, ...]
    within: bool  # the file contradicts itself


@dataclass(frozen=True, slots=True)
class Merged:
    """A glossary's terms after a merge: all of them, and what became of the file's."""

    terms: tuple[Term, ...]
    added: tuple[Term, ...]
    replaced: tuple[Term, ...]
    same: int
    conflicts: tuple[Conflict, ...]


def merge(ours: Iterable[Term], entries: Sequence[Entry], *, overwrite: bool = False) -> Merged:
    """The glossary with the entries in it. What an entry does not say is no conflict, and is never overwritten.

    Where nothing is said of status, the first term that a concept gets in a language is preferred, others admitted.
    """
    before = {_key(term): term for term in ours}
    table = dict(before)
    named = _Named([*table.values(), *(e.term for e in entries if "status" in e.said)])
    wider = {lang: _wider(lang) for lang in {entry.term.lang for entry in entries}}
    added: dict[_Key, Term] = {}
    replaced: dict[_Key, Term] = {}
    conflicts, same = [], 0
    for entry in entries:
        key = _key(entry.term)
        known = table.get(key)
        if known is None and not _served(entry, wider[entry.term.lang], before):
            table[key] = added[key] = named.apply(entry)
            continue
        fields = _differences(known, entry) if known else ()
        within = key in added or key in replaced
        if not known or not fields:
            same += 1
        elif overwrite and not within:
            table[key] = replaced[key] = _overwritten(known, entry.term, fields)
        else:
            conflicts.append(Conflict(known, entry.term, fields, within))
    terms = tuple(table.values())
    return Merged(terms, tuple(added.values()), tuple(replaced.values()), same, tuple(conflicts))


def _key(term: Term) -> _Key:
    return term.concept, term.lang.lower(), term.term


def _wider(lang: str) -> tuple[str, ...]:
    """The languages that serve another: pt for pt-BR, * for all."""
    return (*locales.fallbacks(lang)[1:], "*") if lang != "*" else ()


def _served(entry: Entry, wider: Iterable[str], table: Mapping[_Key, Term]) -> bool:
    """Whether a term of which the file says no more stands in a language that serves its own."""
    if "status" in entry.said:
        return False
    found = (table.get(_key(replace(entry.term, lang=lang))) for lang in wider)
    return any(other is not None and other.wanted == entry.term.wanted for other in found)


class _Named:
    """The concepts that have a wanted term already, by language."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._seen = {_key(term)[:2] for term in terms if term.wanted}

    def apply(self, entry: Entry) -> Term:
        """The entry's term, with the status that a new one gets where the file says nothing of it."""
        if "status" in entry.said:
            return entry.term
        place = _key(entry.term)[:2]
        status = "admitted" if place in self._seen else "preferred"
        self._seen.add(place)
        return replace(entry.term, status=status)


def _differences(known: Term, entry: Entry) -> tuple[str, ...]:
    said = [name for name in COLUMNS if name in entry.said - KEY]
    found = [name for name in said if getattr(known, name) != getattr(entry.term, name)]
    if "status" not in entry.said and known.wanted != entry.term.wanted:
        found.append("status")
    return tuple(found)


def _overwritten(known: Term, theirs: Term, fields: Sequence[str]) -> Term:
    said: dict[str, object] = {name: getattr(theirs, name) for name in fields}
    return replace(known, **said)  # type: ignore[arg-type]


def rewritten(text: str, merged: Merged) -> str:
    """A glossary's text after the merge: its own lines as they stand, but those of replaced terms; sorted.

    New terms come after those of their concept and language, or where a file is not sorted by language after
    those of their concept, so that a version control system shows what is new and nothing else.
    """
    lines = text.replace("\r\n", "\n").split("\n") if text else ["\t".join(COLUMNS[:8])]
    header = [cell.strip() for cell in lines[0].rstrip().split("\t")]
    fresh = {_key(term): _cells(term) for term in (*merged.added, *merged.replaced)}
    header += [name for name in COLUMNS if name not in header and any(row[name] for row in fresh.values())]
    rows = ["\t".join(header)]
    for term in _ordered(merged):
        cells = fresh.get(_key(term))
        rows.append("\t".join(cells[name] for name in header).rstrip("\t") if cells else lines[term.line - 1])
    return "\n".join(rows) + "\n"


def _ordered(merged: Merged) -> list[Term]:
    new = {_key(term) for term in merged.added}
    old = sorted((t for t in merged.terms if _key(t) not in new), key=lambda t: (t.concept, t.lang, t.line))
    by_language = all(one.line < other.line for one, other in pairwise(old))

    def place(term: Term) -> tuple[str, str, bool, int, str]:
        return term.concept, term.lang if by_language else "", _key(term) in new, term.line, term.term

    return sorted(merged.terms, key=place)


def _cells(term: Term) -> Mapping[str, str]:
    values = {name: getattr(term, name) for name in COLUMNS}
    values["forms"] = "|".join(term.forms)
    return {name: folded(str(value)) for name, value in values.items()}
