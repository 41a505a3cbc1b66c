"""What can be mended in a translation without knowing what it means: white space, and the marks of quotations.

    fixed(unit, Rules("it", "fr")) -> the unit with its targets mended, or the unit itself

Letters and digits, codes and attributes stay as they are, and no check finds more in the result than it found before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from l10n.checks import check
from l10n.checks.damage import damage
from l10n.checks.mending import Mend, mended
from l10n.checks.punctuation import marks_mended
from l10n.checks.registry import Entry, Scope
from l10n.checks.spacing import doubled_mended, edges_mended, signs_mended
from l10n.checks.visible import visible
from l10n.glossary import Glossary
from l10n.marks import Mark, read, write
from l10n.model import Catalog, Unit

Severities = Callable[[str, str], str]

# By the check whose findings they mend; each is given what those before it have made.
FIXES: dict[str, Callable[[Entry], Iterable[Mend]]] = {
    "begin-end-space": edges_mended,
    "double-space": doubled_mended,
    "locale-spacing": signs_mended,
    "quotes": marks_mended,
}
_TERMS = Glossary()  # none: one for all, because a glossary is long to make ready
_ROUNDS = 4  # what a mend may leave for another: a pair of marks that French sets off by spaces


@dataclass(frozen=True, slots=True)
class Rules:
    """What entries of a catalog have in common. Locales are BCP 47; `article` is "" outside a project.

    `severities`, as for `check`, says which checks are "off"; `force` lets reviewed entries be mended, too.
    """

    source_locale: str
    locale: str
    article: str = ""
    force: bool = False
    severities: Severities | None = None


def fixed(unit: Unit, rules: Rules) -> Unit:
    """The entry with its translation mended; the entry itself where nothing is, or a check finds more than before.

    A machine's translation stays one, with the hashes of its new text; what was translated stays translated. A
    reviewed entry is left alone, or with `force` becomes translated: nobody has reviewed its new text. Checks that
    the entry ignores, or that are turned off, are not mended. Doing it twice changes nothing.
    """
    state = unit.state
    if state in ("obsolete", "untranslated") or (state == "reviewed" and not rules.force):
        return unit
    scope = Scope(rules.source_locale, rules.locale, _TERMS, rules.article)
    if any(_damaged(Entry(unit, source, target, scope)) for source, target in _texts(unit)):
        return unit
    wanted = [fix for id, fix in FIXES.items() if not _silent(id, unit, rules.severities)]
    targets = tuple(_mended(unit, source, target, scope, wanted) for source, target in _texts(unit))
    if targets == unit.targets:
        return unit
    made = _retold(unit, targets)
    return made if _no_worse(unit, made, rules) else unit


def _damaged(entry: Entry) -> bool:
    """Whether characters are lost or in a wrong encoding: a space may be half of a letter there."""
    return any(issue.severity == "error" for issue in damage(entry))


def _silent(id: str, unit: Unit, severities: Severities | None) -> bool:
    ignored = {name.strip() for mark in unit.marks if mark.kind == "ignore" for name in mark.value.split(",")}
    return id in ignored or (severities is not None and severities(id, "warning") == "off")


def _texts(unit: Unit) -> Iterator[tuple[str, str]]:
    """The translations, each with what it translates, as checks see them."""
    for number, target in enumerate(unit.targets):
        plural = unit.plural is not None and (number > 0 or len(unit.targets) == 1)
        yield (unit.plural or "" if plural else unit.source), target


def _mended(
    unit: Unit, source: str, target: str, scope: Scope, fixes: Iterable[Callable[[Entry], Iterable[Mend]]]
) -> str:
    """The target after all fixes, again and again until they have nothing to do; itself if they never end."""
    text = target
    for _ in range(_ROUNDS):
        before = text
        for fix in fixes:
            text = mended(text, fix(Entry(unit, source, text, scope)))
        if text == before:
            return text if _essence(text) == _essence(target) else target
    return target


def _essence(text: str) -> str:
    """What no fix may touch: all but white space and quotation marks; and all that is covered, as it stands."""
    seen = visible(text)
    return "".join(
        char
        for char, shown in zip(text, seen, strict=True)
        if char != shown or not (char.isspace() or char in _MARKS)
    )


_MARKS = frozenset("\"'“”„‟«»‘’‚‛‹›「」『』〝〞〟＂״")


def _retold(unit: Unit, targets: tuple[str, ...]) -> Unit:
    """The entry with other targets; its marks speak of the new text, but for one that says it was reviewed."""
    made = replace(unit, targets=targets)
    marks, others = read(unit.comments)
    kept = [
        mark.stamped(*made.hashes) if mark.get("src") and mark.holds(*unit.hashes) else mark
        for mark in marks
        if not _reviewed(mark)
    ]
    return replace(made, comments=(*others, *write(kept))) if marks else made


def _reviewed(mark: Mark) -> bool:
    return (mark.kind, mark.value) == ("state", "reviewed")


def _no_worse(before: Unit, after: Unit, rules: Rules) -> bool:
    """Whether no check finds more than it did, whatever is ignored."""
    found, now = (_counted(unit, rules) for unit in (before, after))
    return not now - found


def _counted(unit: Unit, rules: Rules) -> Counter[str]:
    catalog = Catalog(rules.locale, (replace(unit, comments=()),))
    findings = check(
        catalog,
        source_locale=rules.source_locale,
        glossary=_TERMS,
        article=rules.article,
        severities=rules.severities,
    )
    return Counter(finding.check for finding in findings)
