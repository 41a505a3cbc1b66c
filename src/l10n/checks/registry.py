"""How a check is written: a function that is given an entry and yields what is wrong with it.

    @check("double-space", severity="warning", when=Trait.DOUBLE_SPACED)
    def double_space(entry: Entry) -> Iterator[Issue]:
        '''Two spaces in a row where the source has one. ...'''
        for match in re.finditer("  +", entry.target):
            yield Issue("two spaces in a row", target_spans=(match.span(),))

The docstring is what `l10n check --explain double-space` prints: what the check means, why, how to mend or silence
it. A check that compares entries with each other is decorated with `check_all`, and is given all of them at once.

`when` is for speed only: a trait (see `traits`) without which the check certainly has nothing to say about an entry,
so that it need not be run. A check without it is run on all entries.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from l10n.glossary import Glossary
from l10n.model import Severity, Span, Unit


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What all entries of a catalog have in common. Locales are BCP 47."""

    source_locale: str
    locale: str  # of the translations
    glossary: Glossary
    article: str = ""  # "" outside a project
    html: bool = False  # messages are HTML, with attributes: of a catalog that another tool made


class Trait:
    """What of an entry is seen at a glance, and makes a check worth its time: bits of a number."""

    MARKUP = 1 << 0
    TERMS = 1 << 1  # the glossary has any
    FIGURES = 1 << 2  # numbers that are not plainly the same
    ADDRESS = 1 << 3  # signs of a URL, an e-mail address, a DOI
    CITED = 1 << 4
    SIGNED = 1 << 5  # ®, (R)
    STARRED = 1 << 6  # *, †
    BRACKETED = 1 << 7  # brackets that do not plainly pair
    QUOTED = 1 << 8
    ENDED = 1 << 9  # the texts do not plainly end alike
    SPACED = 1 << 10  # signs that may want a space, or none
    DOUBLE_SPACED = 1 << 11
    EDGED = 1 << 12  # white space at the start or end
    TWICE = 1 << 13  # the same word in a row
    CAPITALS = 1 << 14  # acronyms in the source
    ODD = 1 << 15  # signs and letters that may be damaged
    FOREIGN = 1 << 16  # not plainly in its language
    NOTED = 1 << 17  # comments
    AGAIN = 1 << 18  # the words of another entry's source, or translation
    ALIKE = 1 << 19  # the same words in source and translation
    FILLED = 1 << 20  # signs of a placeholder
    LEFT = 1 << 21  # words that only the source's language has


@dataclass(slots=True, eq=False)  # not frozen, which takes thrice as long: there is one for each translation
class Entry:
    """A message and a translation of it: of an entry with plurals, one of its forms."""

    unit: Unit
    source: str
    target: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Issue:
    """What a check has to say, in a line. `severity` is given where it is milder than the check's own."""

    message: str
    concept: str = ""
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    severity: Severity | None = None


OfEntry = Callable[[Entry], Iterable[Issue]]
OfAll = Callable[[Sequence[Entry]], Iterable[tuple[Entry, Issue]]]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check, for entries that have a translation, or (`untranslated`) for those that have none."""

    id: str
    severity: Severity
    explanation: str
    untranslated: bool
    when: int | None = None
    of_entry: OfEntry | None = None
    of_all: OfAll | None = None


CHECKS: dict[str, Check] = {}


def check(
    id: str, *, severity: Severity, untranslated: bool = False, when: int | None = None
) -> Callable[[OfEntry], OfEntry]:
    """Registers a function of an entry as the check of that name."""

    def register(function: OfEntry) -> OfEntry:
        _add(Check(id, severity, inspect.getdoc(function) or "", untranslated, when, of_entry=function))
        return function

    return register


def check_all(
    id: str, *, severity: Severity, untranslated: bool = False, when: int | None = None
) -> Callable[[OfAll], OfAll]:
    """Registers a function of all entries of a catalog as the check of that name."""

    def register(function: OfAll) -> OfAll:
        _add(Check(id, severity, inspect.getdoc(function) or "", untranslated, when, of_all=function))
        return function

    return register


def _add(found: Check) -> None:
    assert found.id not in CHECKS, f"there are two checks {found.id}"
    assert found.explanation, f"{found.id} explains nothing: its docstring is what --explain prints"
    CHECKS[found.id] = found
