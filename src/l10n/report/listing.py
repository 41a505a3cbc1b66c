"""What every format tells of findings and changes: their order, their groups, their texts side by side, how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any

from l10n.model import Change, Finding, Severity, Span, Unit
from l10n.report.runs import Run, compared, marked

KINDS = {"new": "New", "fixed": "Fixed", "open": "Still open"}
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Side:
    """A text of an entry: "source", "plural", "target" or "target[1]", in runs."""

    name: str
    runs: tuple[Run, ...]

    @property
    def is_source(self) -> bool:
        return not self.name.startswith("target")

    @property
    def differs(self) -> bool:
        return any(run.op for run in self.runs)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings, or changes, of one catalog."""

    article: str  # "" outside a project
    locale: str
    path: str

    @property
    def title(self) -> str:
        return self.article or self.path or "catalog"


def ordered(found: Iterable[Finding]) -> list[Finding]:
    """By article, locale and place; the same for every order that they come in."""
    return sorted(found, key=_key)


def changed(changes: Iterable[Change], kind: str) -> list[Change]:
    """The changes of one kind, in the order of their findings."""
    return sorted((c for c in changes if c.kind == kind), key=lambda c: _key(subject(c)))


def _key(found: Finding) -> tuple[Any, ...]:
    unit = found.unit
    place = (found.article, found.locale, found.path, unit.line, unit.key, unit.plural or "")
    what = (found.check, found.concept, SEVERITIES.index(found.severity), found.message)
    return *place, *what, unit.targets, found.source_spans, found.target_spans


def subject(change: Change) -> Finding:
    """The finding that a change is about: as it is now, or as it was where it is fixed."""
    found = change.before if change.kind == "fixed" else change.after
    if found is None:
        raise ValueError(f"a change of kind {change.kind} without its finding")
    return found


def groups(found: Sequence[Finding]) -> list[tuple[Group, list[int]]]:
    """The catalogs of ordered findings, each with the indexes of its own."""
    places = [Group(one.article, one.locale, one.path) for one in found]
    return [(place, list(at)) for place, at in groupby(range(len(found)), key=places.__getitem__)]


def identity(found: Finding) -> str:
    """32 hexadecimal digits for check, concept, locale, msgctxt and msgid: what a finding is known by."""
    texts = (found.check, found.concept, found.locale, *found.unit.key)
    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def name(found: Finding) -> str:
    """`check` or `check:concept`, as `ignore` takes it."""
    return f"{found.check}:{found.concept}" if found.concept else found.check


def place(found: Finding) -> str:
    """`path:line`, as far as they are known."""
    line = f":{found.unit.line}" if found.unit.line > 0 else ""
    return (found.path or found.article or "-") + line


def sides(found: Finding) -> list[Side]:
    """The entry's texts, with what is meant marked."""
    spans = _spans(found)
    return [
        Side(name, marked(text, spans.get(name, ()))) for name, text in _texts(found.unit).items() if text
    ]


def at(sides: Iterable[Side]) -> float:
    """Where in the texts the first marked run stands, from 0 (the start) to 1: about there in all of them."""
    for side in sides:
        before = 0
        for run in side.runs:
            if run.marked:
                return before / sum(len(run.text) for run in side.runs)
            before += len(run.text)
    return 0.0


def versions(change: Change) -> list[Side]:
    """The entry's texts, compared where there are two versions."""
    if change.was is None or change.now is None:
        return sides(subject(change))
    old, new = _texts(change.was), _texts(change.now)
    was, now = _spans(change.before), _spans(change.after)
    found = (
        Side(name, compared(old.get(name, ""), new.get(name, ""), was.get(name, ()), now.get(name, ())))
        for name in {**new, **old}
    )
    return [side for side in found if side.runs]


def remark(change: Change) -> str:
    """What the texts of a new or fixed finding do not show: why it is one."""
    was, now = change.was, change.now
    if was is None or now is None:
        return "the entry is gone" if was else "the entry is new" if now else ""
    if _texts(was) != _texts(now):
        return ""
    same = (was.fuzzy, was.flags, was.comments) == (now.fuzzy, now.flags, now.comments)
    what = "the glossary or the checks have" if same else "the entry’s state or comments have"
    return f"both texts are as before: {what} changed"


def _texts(unit: Unit) -> dict[str, str]:
    targets = unit.targets if unit.plural is not None else (unit.target,)
    names = ["target"] if len(targets) == 1 else [f"target[{n}]" for n in range(len(targets))]
    return {"source": unit.source, "plural": unit.plural or "", **dict(zip(names, targets, strict=True))}


def _spans(found: Finding | None) -> Mapping[str, Sequence[Span]]:
    """Spans of a finding speak of msgid and of the first msgstr."""
    if found is None:
        return {}
    return {"source": found.source_spans, "target": found.target_spans, "target[0]": found.target_spans}


def tally(found: Sequence[Finding]) -> str:
    """`3 errors, 1 warning`; `no findings`."""
    counts = Counter(one.severity for one in found)
    return ", ".join(_plural(counts[s], s) for s in SEVERITIES if counts[s]) or "no findings"


def summary(found: Sequence[Finding]) -> str:
    """`3 errors, 1 warning in 2 catalogs`."""
    catalogs = len({(one.path or one.article, one.locale) for one in found})
    return tally(found) + (f" in {_plural(catalogs, 'catalog')}" if catalogs else "")


def balance(changes: Sequence[Change]) -> str:
    """`2 new (1 error, 1 warning), 1 fixed, 14 still open`."""
    new = [subject(change) for change in changed(changes, "new")]
    counts = Counter(change.kind for change in changes)
    severities = f" ({tally(new)})" if new else ""
    return f"{counts['new']} new{severities}, {counts['fixed']} fixed, {counts['open']} still open"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("s" if count != 1 and noun != "info" else "")
