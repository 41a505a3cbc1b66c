"""What leads out of the text: URLs, e-mail addresses, DOIs, citations, references to journals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from l10n.checks.cited import Reference, citations, dated_citations, dois, emails, journals, normal, urls
from l10n.checks.registry import Entry, Issue, Trait, check
from l10n.checks.sites import localised
from l10n.model import Severity

_RAISING = re.compile(r"<sup\d*+(?!/>)")
_RAISED = re.compile("[［¹²³⁰⁴-⁹]")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MOST = 50  # differences that are told of one entry
_CLOSE = 0.6  # how alike two references are of which one became the other


@check("url", severity="error", when=Trait.ADDRESS)
def url(entry: Entry) -> Iterator[Issue]:
    """The translation's URLs are not those of its source.

    A changed letter leads nowhere, or elsewhere. The URL of a page of the same site in the translation's language
    (`/it/` becomes `/en/`, `it.` becomes `en.`) is right, but a warning where only a few letters of the rest changed.
    The stop that ends the sentence is no part of a URL, nor is a slash at the end. Links inside tags are compared by
    `xml-tags`, DOIs by `doi`.

    Copy the URL from the source. If another page is meant, add the comment `# l10n: ignore=url` to the entry.
    """
    yield from _compared("URL", entry, urls, lambda old, new: localised(old.key, new.key, entry.scope.locale))


@check("email", severity="error", when=Trait.ADDRESS)
def email(entry: Entry) -> Iterator[Issue]:
    """The translation's e-mail addresses are not those of its source.

    What is sent to a changed address does not arrive. The case of letters is no matter.

    Copy the address from the source. If readers of this language have an address of their own, add the comment
    `# l10n: ignore=email` to the entry.
    """
    yield from _compared("address", entry, emails)


@check("doi", severity="error", when=Trait.ADDRESS)
def doi(entry: Entry) -> Iterator[Issue]:
    """The translation's DOIs are not those of its source.

    A DOI identifies a publication; one with a changed digit identifies another, or none. Ways of writing it (doi:10.…,
    https://doi.org/10.…) and the case of letters are no matter.

    Copy the DOI from the source; if the source's is wrong, mend it there. If another publication is meant, add the
    comment `# l10n: ignore=doi` to the entry.
    """
    yield from _compared("DOI", entry, dois)


@check("citation", severity="error", when=Trait.CITED | Trait.FIGURES)
def citation(entry: Entry) -> Iterator[Issue]:
    """The translation does not cite what its source cites: numbers in brackets or raised, volumes of journals, years.

    A statement without its reference, or with another one, is not proved any more. [3-5] is the same as [3, 4, 5], and
    order is no matter; a reference to a journal (2024;8:100121) stands exactly as in the source, and the year of an
    author (Rossi et al., 2019) stands somewhere.

    Copy the citation from the source. If this edition numbers its references otherwise, add the comment `# l10n:
    ignore=citation` to the entry.
    """
    if _may_cite(entry.source) or _may_cite(entry.target):
        yield from _cited(entry)
    if ";" in entry.source or ";" in entry.target:
        yield from _compared("reference", entry, lambda text: _placed(text, journals))
    yield from _by_year(entry)


def _by_year(entry: Entry) -> Iterator[Issue]:
    """Citations by author and year whose year the translation does not say at all."""
    if "(" not in entry.source or not _YEAR.search(entry.source):
        return
    if wanted := _placed(entry.source, dated_citations)[:_MOST]:
        years = {int(year) for year in _YEAR.findall(entry.target)}
        for ref in wanted:
            if int(ref.key) not in years:
                yield Issue(f"citation {ref.text} is missing, or its year", source_spans=(ref.span,))


def _may_cite(text: str) -> bool:
    return (
        "[" in text or _RAISING.search(text) is not None or not (text.isascii() or not _RAISED.search(text))
    )


def _placed(text: str, find: Callable[[str], Sequence[Reference]]) -> list[Reference]:
    """What is found in the normalised text, with spans of the text itself."""
    plain = normal(text)
    return [ref._replace(span=plain.span(*ref.span)) for ref in find(plain.text)]


def _cited(entry: Entry) -> Iterator[Issue]:
    """The citations that differ, a line for each of the source's and the translation's together."""
    wanted, given = (_placed(text, citations) for text in (entry.source, entry.target))
    lost, added = _without(wanted, given), _without(given, wanted)
    if not lost and not added:
        return
    before, after = (", ".join(dict.fromkeys(ref.text for ref in refs)) for refs in (lost, added))
    if lost and added:
        text = f"citation {before} became {after}"
    elif lost:
        whole = {ref.span for ref in lost}.isdisjoint(ref.span for ref in set(wanted) - set(lost))
        numbers = ", ".join(dict.fromkeys(ref.key for ref in lost))
        text = f"citation {before if whole else f'{numbers} of {before}'} is missing"
    else:
        text = f"citation {after} is not in the source"
    yield Issue(text, source_spans=_spans(lost), target_spans=_spans(added))


def _without(some: Sequence[Reference], others: Sequence[Reference]) -> list[Reference]:
    """Those that the others have not, or not so often."""
    left = Counter(ref.key for ref in others)
    found = []
    for ref in some:
        left[ref.key] -= 1
        if left[ref.key] < 0:
            found.append(ref)
    return found


def _spans(refs: Sequence[Reference]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({ref.span for ref in refs}))


def _compared(
    name: str,
    entry: Entry,
    find: Callable[[str], list[Reference]],
    judge: Callable[[Reference, Reference], Severity | None] | None = None,
) -> Iterator[Issue]:
    """What differs between the references of source and translation; `judge` says how grave a change is, None: not."""
    wanted, given = find(entry.source), find(entry.target)
    if [ref.key for ref in wanted] == [ref.key for ref in given]:
        return
    added = _without(given, wanted)
    for ref in _without(wanted, given)[:_MOST]:
        other = _closest(ref, added)
        if not other:
            yield Issue(f"{name} {ref.text} is missing", source_spans=(ref.span,))
            continue
        added.remove(other)
        severity = judge(ref, other) if judge else "error"
        if severity:
            yield Issue(
                f"{name} {ref.text} became {other.text}",
                source_spans=(ref.span,),
                target_spans=(other.span,),
                severity=None if severity == "error" else severity,
            )
    known = {ref.key for ref in wanted}
    for ref in added[:_MOST]:
        if ref.key not in known:
            yield Issue(f"{name} {ref.text} is not in the source", target_spans=(ref.span,))


def _closest(ref: Reference, others: Sequence[Reference]) -> Reference | None:
    """The reference that this one became: the only one there is, or one much like it."""
    if len(others) < 2:
        return others[0] if others else None
    likeness = {other: SequenceMatcher(None, ref.key[:200], other.key[:200]).ratio() for other in others[:10]}
    best = max(likeness, key=lambda other: likeness[other])
    return best if likeness[best] >= _CLOSE else None
