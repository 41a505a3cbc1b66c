"""Checks of translations: `check` runs all that are registered, and says what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

import numpy as np

from l10n import collecting
from l10n.checks import (
    characters,
    completeness,
    consistency,
    dates,
    language,
    markup,
    numbers,
    placeholders,
    punctuation,
    references,
    spacing,
    spelling,
    symbols,
    terminology,
    units,
)
from l10n.checks.registry import CHECKS, Check, Entry, Issue, OfEntry, Scope
from l10n.checks.traits import Sight
from l10n.glossary import Glossary
from l10n.model import Catalog, Finding, Severity, Unit

__all__ = ["CHECKS", "MODULES", "check"]

MODULES = (  # whose checks are registered by importing them
    markup,
    placeholders,
    terminology,
    numbers,
    dates,
    units,
    references,
    symbols,
    punctuation,
    spacing,
    characters,
    completeness,
    language,
    spelling,
    consistency,
)

Told = tuple[Check, Entry, Issue]
_MOST = 2000  # messages by which a catalog is told to hold HTML
_ORDER: tuple[Severity, ...] = ("info", "warning", "error")


@collecting.paused()
def check(
    catalog: Catalog,
    *,
    source_locale: str,
    glossary: Glossary | None = None,
    article: str = "",
    path: str = "",
    severities: Callable[[str, str], str] | None = None,
) -> list[Finding]:
    """What is wrong with a catalog's translations, in file order, then by check, then by place.

    `article` and `path` are what findings say about where they are; terms with `articles` hold only for an article
    that fits. `severities` is asked for each check, with its id and default, how grave its findings are: "off",
    "info", "warning" or "error". Obsolete entries are not checked; fuzzy ones have at most warnings; an entry's
    `# l10n: ignore=…` silences while it holds (DESIGN section 9).
    """
    some = catalog.units[:: 1 + len(catalog.units) // _MOST]
    html = not article and any('="' in unit.source and "</" in unit.source for unit in some)
    scope = Scope(source_locale, catalog.locale, glossary or Glossary(), article, html)
    grave = {
        each.id: severities(each.id, each.severity) if severities else each.severity
        for each in CHECKS.values()
    }
    wanted = [each for each in CHECKS.values() if grave[each.id] != "off"]
    forms = [_forms(unit, scope) for unit in catalog.units if not unit.obsolete]
    told = list(_issues(wanted, [entry for each in forms for entry in each], Sight(scope)))
    doubtful = {id(entry) for _, entry, _ in told}
    place = {id(entry): n for n, each in enumerate(forms) for entry in each if id(entry) in doubtful}
    first: dict[tuple[object, ...], Entry] = {}  # of a unit's forms, which may all have the same to say
    found: dict[tuple[object, ...], Finding] = {}
    for each, entry, issue in told:
        number = place[id(entry)]
        again = first.setdefault((number, each.id, issue.concept or issue.message), entry) is not entry
        if not again and {each.id, f"{each.id}:{issue.concept}"}.isdisjoint(_ignored(entry.unit)):
            key = number, each.id, issue.concept, issue.message
            found.setdefault(key, _finding(each.id, cast(Severity, grave[each.id]), entry, issue, path))
    order = sorted(found, key=lambda key: (*key[:2], found[key].source_spans, found[key].target_spans))
    return [found[key] for key in order]


def _issues(checks: Sequence[Check], entries: Sequence[Entry], sight: Sight) -> Iterator[Told]:
    """What the checks have to say, entry by entry, so that they may share what they find out about one."""
    translated = [entry for entry in entries if entry.target]
    missing = [entry for entry in entries if not entry.target] if len(translated) < len(entries) else []
    for given, untranslated in ((translated, False), (missing, True)):
        suitable = [each for each in checks if each.untranslated is untranslated]
        seen = sight.traits(given)
        kinds, kind = np.unique(seen, return_inverse=True)
        plans = [_worth(suitable, traits) for traits in kinds.tolist()]
        some = np.flatnonzero(np.array([len(plan) for plan in plans], np.intp)[kind])
        for number, which in zip(some.tolist(), kind[some].tolist(), strict=True):
            entry = given[number]
            for each, of_entry in plans[which]:
                for issue in of_entry(entry):
                    yield each, entry, issue
        for each in suitable:
            if each.of_all:
                worth = given if each.when is None else [given[n] for n in np.flatnonzero(seen & each.when)]
                yield from ((each, entry, issue) for entry, issue in each.of_all(worth))


def _worth(checks: Sequence[Check], traits: int) -> tuple[tuple[Check, OfEntry], ...]:
    """The checks of an entry that could say something of one with these traits."""
    return tuple(
        (each, each.of_entry)
        for each in checks
        if each.of_entry and (each.when is None or each.when & traits)
    )


def _forms(unit: Unit, scope: Scope) -> list[Entry]:
    """The unit's translations, each with what it translates: all forms but the first of several, the plural.

    Where one is missing, there is none.
    """
    if len(unit.targets) == 1 and unit.plural is None:
        return [Entry(unit, unit.source, unit.targets[0], scope)]
    if not unit.targets or not all(unit.targets):
        return [Entry(unit, unit.source, "", scope)]
    if unit.plural is None:
        return [Entry(unit, unit.source, target, scope) for target in unit.targets]
    sources = [
        unit.plural if number > 0 or len(unit.targets) == 1 else unit.source
        for number in range(len(unit.targets))
    ]
    return [Entry(unit, source, target, scope) for source, target in zip(sources, unit.targets, strict=True)]


def _ignored(unit: Unit) -> frozenset[str]:
    """What the marks that hold silence: ids of checks, or `id:concept`."""
    marks = [mark.value for mark in unit.marks if mark.kind == "ignore"] if unit.comments else []
    return frozenset(name.strip() for value in marks for name in value.split(","))


def _finding(check: str, severity: Severity, entry: Entry, issue: Issue, path: str) -> Finding:
    unit, scope = entry.unit, entry.scope
    limits: list[Severity] = [severity, issue.severity or severity, "warning" if unit.fuzzy else "error"]
    return Finding(
        check=check,
        severity=min(limits, key=_ORDER.index),
        message=issue.message,
        unit=unit,
        locale=scope.locale,
        concept=issue.concept,
        source_spans=issue.source_spans if entry.source == unit.source else (),
        target_spans=issue.target_spans if entry.target == unit.target else (),
        article=scope.article,
        path=path,
    )
