"""What a change did to findings: which are new, which are fixed, which are still open.

Each entry is paired with the one it was: by context and msgid, white space folded, in the same catalog or else in
another of its locale; then by the previous msgid that a merge noted on either; and at last as the merge itself pairs
texts (`matching`). A finding is open if that entry had one of the same check and concept. So nothing depends on
lines, order or the names of files, and the same msgid in two articles is two entries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar

from l10n.matching import match
from l10n.model import Catalog, Change, Finding, Unit

_T = TypeVar("_T")


class _Entry(NamedTuple):
    """What identifies an entry."""

    path: str
    locale: str
    context: str
    source: str  # with its white space folded


_Entries = dict[_Entry, Unit]  # in the order of their files
_Pairs = dict[_Entry, _Entry]  # new entries, and what each of them was
_Places = dict[_Entry, int]
_Way = Callable[[_Entry, Unit], _Entry | None]  # of knowing an entry again: None where it does not apply
_Where = Literal["path", "catalog", "locale"]  # it can be: a catalog may have another path than it had


def compare(
    before: Collection[Finding],
    after: Collection[Finding],
    catalogs_before: Mapping[str, Catalog],
    catalogs_after: Mapping[str, Catalog],
) -> tuple[Change, ...]:
    """The findings of two versions as changes: new, fixed, open; each of these by path, line, check.

    Catalogs have their paths for keys. Findings name the same paths, and the same locales as their catalogs.
    """
    before, after = sorted(before, key=_order), sorted(after, key=_order)
    old, new = _entries(catalogs_before, before), _entries(catalogs_after, after)
    obsolete = _entries(catalogs_before, obsolete=True)
    concerned = {_entry(finding) for finding in (*before, *after)}
    pairs = _pair(new, old, concerned)
    revived = _pair({entry: unit for entry, unit in new.items() if entry not in pairs}, obsolete, concerned)
    origins = {now: old[was] for now, was in pairs.items()} | {
        now: obsolete[was] for now, was in revived.items()
    }
    heirs = {was: new[now] for now, was in pairs.items()}
    stayed = _stayed(before, after, pairs)
    kept = set(stayed.values())
    fresh = (finding for number, finding in enumerate(after) if number not in stayed)
    fixed = (finding for number, finding in enumerate(before) if number not in kept)
    still = ((before[stayed[number]], after[number]) for number in sorted(stayed))
    return (
        *(Change("new", None, finding, origins.get(_entry(finding)), finding.unit) for finding in fresh),
        *(Change("fixed", finding, None, finding.unit, heirs.get(_entry(finding))) for finding in fixed),
        *(Change("open", former, finding, former.unit, finding.unit) for former, finding in still),
    )


def _order(finding: Finding) -> tuple[object, ...]:
    return (
        *(finding.path, finding.unit.line, finding.check, finding.concept, finding.message),
        *(finding.source_spans, finding.target_spans, finding.locale, finding.unit.key, finding.severity),
    )


def _entry(finding: Finding) -> _Entry:
    context, source = finding.unit.key
    return _Entry(finding.path, finding.locale, context, _fold(source))


def _fold(text: str) -> str:
    words = text.encode("utf-8", "surrogatepass").split()  # of bytes: no-break spaces part no words
    return b" ".join(words).decode("utf-8", "surrogatepass")


def _entries(
    catalogs: Mapping[str, Catalog], findings: Iterable[Finding] = (), *, obsolete: bool = False
) -> _Entries:
    found: _Entries = {}
    for path, catalog in sorted(catalogs.items()):
        for unit in catalog.units:
            if unit.obsolete == obsolete:
                context, source = unit.key
                found.setdefault(_Entry(path, catalog.locale, context, _fold(source)), unit)
    for finding in findings:  # an entry that is in no catalog has them all the same
        found.setdefault(_entry(finding), finding.unit)
    return found


# --- entries


def _own(entry: _Entry, _: Unit) -> _Entry | None:
    return entry


def _whole(entry: _Entry, unit: Unit) -> _Entry | None:
    return entry._replace(source="\0".join((entry.source, *unit.targets)))


def _previous(entry: _Entry, unit: Unit) -> _Entry | None:
    if not (unit.previous and unit.previous.source):
        return None
    return entry._replace(context=unit.previous.context or entry.context, source=_fold(unit.previous.source))


_WAYS: tuple[tuple[_Way, _Way, _Where], ...] = (  # of the new entry and of the old one, the surest first
    (_own, _own, "path"),
    (_whole, _whole, "locale"),  # moved
    (_own, _own, "catalog"),
    (_own, _own, "locale"),  # moved and changed
    (_previous, _own, "catalog"),  # the source was edited
    (_own, _previous, "catalog"),  # an edit was taken back
    (_previous, _previous, "catalog"),  # edited twice before anybody translated it
)


def _pair(new: _Entries, old: _Entries, concerned: Collection[_Entry]) -> _Pairs:
    """What each new entry was. What several could have been, similarity decides, and order where it does not."""
    pairing = _Pairing(new, old)
    for way in _WAYS:
        pairing.known(*way, contested=False)
    locales = {entry.locale for entry in (*pairing.left, *pairing.free) if entry in concerned}
    for where in ("catalog", "locale"):  # a merge is of one catalog
        pairing.similar(where, locales)
    for way in _WAYS:
        pairing.known(*way, contested=True)
    return pairing.pairs


class _Pairing:
    """New entries and what they were, as far as it is known, and those left over on both sides."""

    def __init__(self, new: _Entries, old: _Entries) -> None:
        self.new, self.old = new, old
        self.left, self.free = dict(new), dict(old)
        self.pairs: _Pairs = {}
        self.files = _renamed(new, old)

    def known(self, mine: _Way, theirs: _Way, where: _Where, *, contested: bool) -> None:
        """Pair what has the same key there."""
        sides = self._keys(self.left, mine, where), self._keys(self.free, theirs, where)
        self._take(_join(*sides, contested=contested))

    def similar(self, where: _Where, locales: Collection[str]) -> None:
        """Pair similar texts there, as a merge does. It takes time: only in these locales."""
        expected, places = _places(self.new, self.old, self.pairs)
        groups = self._grouped(self.left, where), self._grouped(self.free, where)
        for group, new in groups[0].items():
            if group[0] in locales:
                old = groups[1].get(group, [])
                texts = [(expected[e], self.new[e]) for e in new], [(places[e], self.old[e]) for e in old]
                self._take({new[now]: old[was] for now, was in match(*texts).items()})

    def _grouped(self, entries: _Entries, where: _Where) -> dict[tuple[str, str], list[_Entry]]:
        groups = defaultdict(list)
        for entry in entries:
            groups[entry.locale, self._place(entry, where)].append(entry)
        return groups

    def _keys(self, entries: _Entries, way: _Way, where: _Where) -> Iterator[tuple[_Entry, _Entry]]:
        for entry, unit in entries.items():
            if key := way(entry, unit):
                yield entry, key._replace(path=self._place(entry, where))

    def _place(self, entry: _Entry, where: _Where) -> str:
        if where == "catalog":
            return self.files.get(entry.path, entry.path)
        return entry.path if where == "path" else ""

    def _take(self, pairs: _Pairs) -> None:
        self.pairs |= pairs
        for now, was in pairs.items():
            del self.left[now], self.free[was]


def _renamed(new: _Entries, old: _Entries) -> dict[str, str]:
    """The former paths of catalogs that are not where they were: those most of their entries come from."""
    paths, former = {entry.path for entry in new}, {entry.path for entry in old}
    places = defaultdict(list)
    for entry in old:
        if entry.path not in paths:
            places[entry[1:]].append(entry.path)
    shared = Counter(
        (was, entry.path) for entry in new if entry.path not in former for was in places.get(entry[1:], ())
    )
    found: dict[str, str] = {}
    taken = set()
    for was, now in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if now not in found and was not in taken:
            found[now] = was
            taken.add(was)
    return found


def _places(new: _Entries, old: _Entries, found: _Pairs) -> tuple[_Places, _Places]:
    """Where new entries would stand among the old: behind what stands before them; and where the old ones stand."""
    places = {entry: number for number, entry in enumerate(old)}
    expected, at = {}, 0
    for entry in new:
        at = places[found[entry]] + 1 if entry in found else at
        expected[entry] = at
    return expected, places


# --- findings


def _stayed(before: list[Finding], after: list[Finding], pairs: _Pairs) -> dict[int, int]:
    """The numbers of open findings, after to before. Of several on one entry those that say the same go together."""
    found: dict[int, int] = {}
    for same in (_wording, _matter):
        taken = set(found.values())
        found |= _join(
            ((n, (pairs.get(_entry(f)), same(f))) for n, f in enumerate(after) if n not in found),
            ((n, (_entry(f), same(f))) for n, f in enumerate(before) if n not in taken),
        )
    return found


def _matter(finding: Finding) -> tuple[str, ...]:
    return finding.check, finding.concept


def _wording(finding: Finding) -> tuple[str, ...]:
    return *_matter(finding), finding.message


def _join(
    new: Iterable[tuple[_T, Hashable]], old: Iterable[tuple[_T, Hashable]], *, contested: bool = True
) -> dict[_T, _T]:
    """What has the same key on both sides, in pairs: in order where a key is contested, or not at all."""
    sides: tuple[dict[Hashable, list[_T]], ...] = defaultdict(list), defaultdict(list)
    for side, items in zip(sides, (new, old), strict=True):
        for item, key in items:
            side[key].append(item)
    groups = [(some, sides[1][key]) for key, some in sides[0].items() if key in sides[1]]
    return {
        now: was
        for some, others in groups
        if contested or len(some) == len(others) == 1
        for now, was in zip(some, others, strict=False)
    }
