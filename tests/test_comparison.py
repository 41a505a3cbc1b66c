"""What a change did to findings: new, fixed and open exactly right, whatever else it did to the catalogs."""

from __future__ import annotations

import random
import subprocess
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.comparison import compare
from l10n.model import Catalog, Change, Finding, Header, Previous, Unit
from l10n.po import read_po, write_po

Catalogs = Mapping[str, Catalog]
Files = Mapping[str, Iterable[Unit]]


def entry(
    source: str,
    target: str,
    context: str | None = None,
    previous: str | None = None,
    fuzzy: bool = False,
    obsolete: bool = False,
) -> Unit:
    was = None if previous is None else Previous(context, previous)
    return Unit(context, source, None, (target,), fuzzy or previous is not None, was, obsolete=obsolete)


def catalogs(files: Files) -> Catalogs:
    """Catalogs by path; the first folder of a path is the locale."""
    return {path: Catalog(path.split("/")[0], tuple(units)) for path, units in files.items()}


def check(files: Catalogs) -> list[Finding]:
    """A check that a word of a translation ending in ! fails: the word is the concept, and ? after it is said."""
    return [
        Finding(
            check="glossary-missing",
            severity="warning" if unit.fuzzy else "error",
            message=word.partition("!")[2],
            unit=unit,
            locale=catalog.locale,
            concept=word.partition("!")[0],
            path=path,
        )
        for path, catalog in files.items()
        for unit in catalog.units
        if not unit.obsolete
        for word in unit.target.split()
        if "!" in word
    ]


# --- what may happen to an entry

LONG = "Il magnesio regola l'asse HPA e il sonno profondo negli adulti"
EDITED = "Il magnesio regola bene l'asse HPA e il sonno profondo negli adulti"
LONGER = f"{LONG} e nei giovani con lo studio"
OTHER = "Nessun autore dichiara conflitti di interesse per questo lavoro"
A, B, C, D = "es/a.po", "es/b.po", "es/c.po", "es/d.po"

bad, good = entry("S", "gaba!"), entry("S", "ok")

CASES: list[tuple[str, Files, Files, list[str]]] = [
    ("unchanged", {A: [bad]}, {A: [bad]}, ["open gaba: gaba! > gaba!"]),
    ("corrected", {A: [bad]}, {A: [good]}, ["fixed gaba: gaba! > ok"]),
    ("broken", {A: [good]}, {A: [bad]}, ["new gaba: ok > gaba!"]),
    ("translated at last", {A: [entry("S", "")]}, {A: [bad]}, ["new gaba:  > gaba!"]),
    ("reworded, still wrong", {A: [bad]}, {A: [entry("S", "x gaba!y")]}, ["open gaba: gaba! > x gaba!y"]),
    (
        "wrong in another way",
        {A: [bad]},
        {A: [entry("S", "nmda!")]},
        ["new nmda: gaba! > nmda!", "fixed gaba: gaba! > nmda!"],
    ),
    (
        "one of two concepts",
        {A: [entry("S", "gaba! nmda!")]},
        {A: [bad]},
        ["fixed nmda: gaba! nmda! > gaba!", "open gaba: gaba! nmda! > gaba!"],
    ),
    (
        "once more",
        {A: [bad]},
        {A: [entry("S", "gaba! gaba!")]},
        ["new gaba: gaba! > gaba! gaba!", "open gaba: gaba! > gaba! gaba!"],
    ),
    ("vanished", {A: [bad]}, {A: []}, ["fixed gaba: gaba! > -"]),
    ("vanished with its catalog", {A: [bad]}, {}, ["fixed gaba: gaba! > -"]),
    ("made obsolete", {A: [bad]}, {A: [entry("S", "gaba!", obsolete=True)]}, ["fixed gaba: gaba! > -"]),
    ("a new entry", {A: []}, {A: [bad]}, ["new gaba: - > gaba!"]),
    (
        "a new locale",
        {A: [bad]},
        {A: [bad], "fr/a.po": [entry("S", "x gaba!")]},
        ["new gaba: - > x gaba!", "open gaba: gaba! > gaba!"],
    ),
    ("revived", {A: [entry("S", "gaba!", obsolete=True)]}, {A: [bad]}, ["new gaba: gaba! > gaba!"]),
    (
        "revived for another text",
        {A: [entry(LONG, "gaba!", obsolete=True)]},
        {A: [entry(EDITED, "x gaba!", previous=LONG)]},
        ["new gaba: gaba! > x gaba!"],
    ),
    (
        "rewrapped",
        {A: [entry("S  s\n\ts ", "gaba!")]},
        {A: [entry("S s s", "gaba!")]},
        ["open gaba: gaba! > gaba!"],
    ),
    (
        "a no-break space is no white space",
        {A: [entry("1 mg", "gaba! 1"), entry("1\u00a0mg", "gaba! 2")]},
        {A: [entry("1\u00a0mg", "gaba! 2"), entry("1 mg", "ok 1")]},
        ["fixed gaba: gaba! 1 > ok 1", "open gaba: gaba! 2 > gaba! 2"],
    ),
    ("made fuzzy", {A: [bad]}, {A: [entry("S", "gaba!", fuzzy=True)]}, ["open gaba: gaba! > gaba!"]),
    (
        "moved to another catalog",
        {A: [bad], B: [entry("T", "t")]},
        {A: [], B: [entry("T", "t"), bad]},
        ["open gaba: gaba! > gaba!"],
    ),
    (
        "copied to another catalog",
        {A: [entry("S", "gaba! 1")], B: []},
        {A: [entry("S", "gaba! 2")], B: [entry("S", "gaba! 1")]},
        ["new gaba: - > gaba! 1", "open gaba: gaba! 1 > gaba! 2"],
    ),
    ("in a renamed catalog", {A: [bad]}, {B: [bad]}, ["open gaba: gaba! > gaba!"]),
    (
        "the same msgid in two articles",
        {A: [entry("S", "gaba! 1")], B: [entry("S", "ok 1")]},
        {A: [entry("S", "ok 2")], B: [entry("S", "gaba! 2")]},
        ["new gaba: ok 1 > gaba! 2", "fixed gaba: gaba! 1 > ok 2"],
    ),
    (
        "the same msgid in two renamed articles",
        {A: [entry("S", "gaba! 1"), entry("T", "t")], B: [entry("S", "ok 1"), entry("U", "u")]},
        {C: [entry("U", "u"), entry("S", "gaba! 2")], D: [entry("T", "t"), entry("S", "ok 2")]},
        ["new gaba: ok 1 > gaba! 2", "fixed gaba: gaba! 1 > ok 2"],
    ),
    ("two articles made one", {A: [good], B: [bad]}, {C: [bad]}, ["open gaba: gaba! > gaba!"]),
    (
        "the same msgid in three contexts",
        {A: [entry("S", "gaba! 1", "title"), entry("S", "gaba! 2", "alt"), entry("S", "gaba! 3")]},
        {A: [entry("S", "gaba! 3"), entry("S", "ok", "alt"), entry("S", "gaba! 1", "title")]},
        ["fixed gaba: gaba! 2 > ok", "open gaba: gaba! 3 > gaba! 3", "open gaba: gaba! 1 > gaba! 1"],
    ),
    ("no context is an empty one", {A: [entry("S", "gaba!", "")]}, {A: [bad]}, ["open gaba: gaba! > gaba!"]),
    (
        "source edited",
        {A: [bad]},
        {A: [entry("quite another", "gaba! x", previous="S")]},
        ["open gaba: gaba! > gaba! x"],
    ),
    (
        "source edited, translation corrected",
        {A: [bad]},
        {A: [entry("quite another", "ok", previous="S")]},
        ["fixed gaba: gaba! > ok"],
    ),
    (
        "source edited, translation broken",
        {A: [good]},
        {A: [entry("quite another", "gaba!", previous="S")]},
        ["new gaba: ok > gaba!"],
    ),
    (
        "source edited in one of two contexts",
        {A: [entry("S", "gaba! 1"), entry("S", "ok", "alt")]},
        {A: [entry("quite another", "gaba! 2", "alt", previous="S"), entry("S", "gaba! 1")]},
        ["new gaba: ok > gaba! 2", "open gaba: gaba! 1 > gaba! 1"],
    ),
    (
        "source edited twice",
        {A: [entry("second", "gaba!", previous="S")]},
        {A: [entry("and a third", "gaba! x", previous="S")]},
        ["open gaba: gaba! > gaba! x"],
    ),
    (
        "an edit taken back",
        {A: [entry("second", "gaba!", previous="S"), entry("S", "old", obsolete=True)]},
        {A: [entry("S", "gaba! x")]},
        ["open gaba: gaba! > gaba! x"],
    ),
    (
        "source edited, its previous msgid dropped",
        {A: [entry(LONG, "gaba!"), entry(OTHER, "ok")]},
        {B: [entry(OTHER, "ok"), entry(EDITED, "gaba! x")]},
        ["open gaba: gaba! > gaba! x"],
    ),
    (
        "replaced by another text",
        {A: [entry(LONG, "gaba! 1")]},
        {A: [entry(OTHER, "gaba! 2")]},
        ["new gaba: - > gaba! 2", "fixed gaba: gaba! 1 > -"],
    ),
    (
        "merged into a similar text, and still there",
        {A: [entry(LONG, "gaba!")]},
        {A: [entry(EDITED, "gaba! x", previous=LONG), entry(LONG, "gaba!")]},
        ["new gaba: - > gaba! x", "open gaba: gaba! > gaba!"],
    ),
    (
        "merged into two similar texts",
        {A: [entry(LONG, "gaba!")]},
        {A: [entry(LONGER, "nmda!", previous=LONG), entry(EDITED, "gaba!", previous=LONG)]},
        ["new nmda: - > nmda!", "open gaba: gaba! > gaba!"],
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_becomes_of_a_finding(before: Files, after: Files, expected: list[str]) -> None:
    old, new = catalogs(before), catalogs(after)
    found = []
    for change in compare(check(old), check(new), old, new):
        concept = {finding.concept for finding in (change.before, change.after) if finding}.pop()
        was, now = (unit.target if unit else "-" for unit in (change.was, change.now))
        found.append(f"{change.kind} {concept}: {was} > {now}")
    assert found == expected


def test_a_change_carries_both_findings_and_both_entries() -> None:
    old, new = (
        catalogs({A: [entry("S", "gaba!"), entry("T", "ok")]}),
        catalogs({A: [entry("T", "nmda!"), entry("S", "gaba!")]}),
    )
    (former,), (broken, still) = check(old), check(new)
    assert compare([former], [still, broken], old, new) == (
        Change("new", None, broken, old[A].units[1], new[A].units[0]),
        Change("open", former, still, old[A].units[0], new[A].units[1]),
    )


def test_of_several_findings_those_that_say_the_same_stay() -> None:
    old, new = catalogs({A: [entry("S", "gaba!x gaba!y")]}), catalogs({A: [entry("S", "gaba!y")]})
    assert [(c.kind, c.before and c.before.message) for c in compare(check(old), check(new), old, new)] == [
        ("fixed", "x"),
        ("open", "y"),
    ]


def test_new_then_fixed_then_open_each_by_path_line_and_check() -> None:
    def at(path: str, line: int, name: str, concept: str) -> Finding:
        return Finding(
            name, "error", "", replace(entry(concept, "x"), line=line), path[:2], concept, path=path
        )

    gone = [at(A, 3, "numbers", "p"), at(B, 1, "numbers", "q")]
    kept = [
        at(A, 1, "numbers", "r"),
        at(A, 9, "numbers", "s"),
        at(A, 10, "dates", "t"),
        at(A, 10, "numbers", "t"),
    ]
    come = [
        at(A, 2, "dates", "u"),
        at(A, 2, "numbers", "u"),
        at(B, 1, "dates", "v"),
        at("fr/a.po", 1, "dates", "w"),
    ]
    before, after = [*gone, *kept], [*kept, *come]
    expected = (
        *(Change("new", None, finding, None, finding.unit) for finding in come),
        *(Change("fixed", finding, None, finding.unit, None) for finding in gone),
        *(Change("open", finding, finding, finding.unit, finding.unit) for finding in kept),
    )
    for seed in range(5):
        shuffle = random.Random(seed).sample
        assert compare(shuffle(before, len(before)), shuffle(after, len(after)), {}, {}) == expected


# --- six hundred entries, shuffled, renamed, rewrapped, edited, merged by msgmerge


class Rule(NamedTuple):
    concept: str
    source: str
    target: str
    forbidden: tuple[str, ...] = ()


RULES = tuple(Rule(f"c{number:02}", f"term{number:02}", f"voce{number:02}") for number in range(20))
HEADER = Header((("Language", "it"), ("Content-Type", "text/plain; charset=UTF-8")))


def judge(files: Catalogs, rules: Sequence[Rule]) -> list[Finding]:
    found = []
    for path, catalog in files.items():
        for unit in catalog.units:
            source, target = unit.source.split(), unit.target.split()
            for rule in rules if target and not unit.obsolete else ():
                wrong = ["glossary-missing"] * (rule.source in source and rule.target not in target)
                wrong += ["glossary-forbidden" for word in rule.forbidden if word in target]
                found += [Finding(name, "error", "", unit, "it", rule.concept, path=path) for name in wrong]
    return found


class Story:
    """An article's catalog, and what a release did to it; entries are known by number."""

    def __init__(self, seed: int, folder: Path, msgmerge: Sequence[str]) -> None:
        self.chance = random.Random(seed)
        self.words = [
            "".join(self.chance.choices("abcdeilmnorstu", k=self.chance.randint(3, 9))) for _ in range(900)
        ]
        self.folder, self.msgmerge = folder, msgmerge
        units = [self._unit(number) for number in range(600)]
        units += [replace(unit, context=f"role{number}") for number, unit in enumerate(units[:16:2])]
        self.before = self._file("it/a.po", units)
        self.numbers = {unit.key: number for number, unit in enumerate(units)}
        self.after = self._file("it/b.po", self._released(units))

    def _sentence(self, term: str) -> str:
        words = self.chance.choices(self.words, k=self.chance.randint(9, 30))
        words[self.chance.randrange(len(words))] = term
        return " ".join(words)

    def _unit(self, number: int) -> Unit:
        rule = self.chance.choice(RULES)
        target = self._sentence("sbagliato" if number % 5 == 0 else rule.target)
        return Unit(
            None, self._sentence(rule.source), targets=(target,), references=(f"source/a.html:{number}",)
        )

    def _file(self, path: str, units: Iterable[Unit]) -> Catalogs:
        write_po(Catalog("it", tuple(units), HEADER), self.folder / "x.po")
        return {path: read_po(self.folder / "x.po")}

    def _released(self, units: Sequence[Unit]) -> list[Unit]:
        """25 sources edited, 6 wrong entries removed, all shuffled and rewrapped; 15 put right, 12 made wrong."""
        kept = self.chance.sample(range(len(units)), len(units))
        for number in self.chance.sample([number for number in range(16, 600) if number % 5 == 0], 6):
            kept.remove(number)
        edited = set(self.chance.sample([number for number in kept if 16 <= number < 600], 25))
        sources = {
            number: self._edit(units[number].source) if number in edited else units[number].source
            for number in kept
        }
        wanted = [Unit(units[n].context, sources[n], references=(f"source/b.html:{n}",)) for n in kept]
        self.numbers |= {unit.key: number for unit, number in zip(wanted, kept, strict=True)}
        write_po(Catalog("it", tuple(units), HEADER), self.folder / "old.po")
        write_po(Catalog("", tuple(wanted), HEADER), self.folder / "new.pot")
        merged = [*self.msgmerge, "-q", "-w", "60", "old.po", "new.pot", "-o", "new.po"]
        subprocess.run(merged, cwd=self.folder, check=True, capture_output=True)
        live = {
            self.numbers[unit.key]: unit
            for unit in read_po(self.folder / "new.po").units
            if not unit.obsolete
        }
        wrong = {number for number, unit in live.items() if "sbagliato" in unit.target}
        for number in self.chance.sample(sorted(wrong - edited), 15):
            live[number] = self._reworded(live[number], "sbagliato", self._rule(live[number]).target)
        for number in self.chance.sample(sorted(live.keys() - wrong), 12):
            live[number] = self._reworded(live[number], self._rule(live[number]).target, "scorretto")
        return list(live.values())

    def _edit(self, source: str) -> str:
        words = source.split()
        words[self.chance.choice([at for at, word in enumerate(words) if not word.startswith("term")])] = (
            "edited"
        )
        return " ".join(words)

    def _rule(self, unit: Unit) -> Rule:
        return next(rule for rule in RULES if rule.source in unit.source.split())

    def _reworded(self, unit: Unit, old: str, new: str) -> Unit:
        return replace(unit, targets=(unit.target.replace(old, new),), fuzzy=False, previous=None)

    def truth(self, before: Sequence[Rule], after: Sequence[Rule]) -> list[tuple[str, int, str, str]]:
        old, new = (
            {self._named(f) for f in judge(*side)} for side in ((self.before, before), (self.after, after))
        )
        kinds = {"new": new - old, "fixed": old - new, "open": old & new}
        return sorted((kind, *named) for kind, all_named in kinds.items() for named in all_named)

    def told(self, before: Sequence[Rule], after: Sequence[Rule]) -> list[tuple[str, int, str, str]]:
        found = []
        for change in compare(judge(self.before, before), judge(self.after, after), self.before, self.after):
            sides = {self._named(finding) for finding in (change.before, change.after) if finding}
            entries = {self.numbers[unit.key] for unit in (change.was, change.now) if unit}
            assert len(sides) == len(entries) == 1
            found.append((change.kind, *sides.pop()))
        return sorted(found)

    def _named(self, finding: Finding) -> tuple[int, str, str]:
        return self.numbers[finding.unit.key], finding.check, finding.concept


@pytest.mark.parametrize("previous", [["--previous"], []], ids=["previous", "dropped"])
@pytest.mark.parametrize("seed", range(3))
def test_a_release_is_told_exactly(
    tmp_path: Path, need: Callable[..., str], seed: int, previous: list[str]
) -> None:
    story = Story(seed, tmp_path, [need("msgmerge", package="gettext"), *previous])
    units = story.after["it/b.po"].units
    assert 10 <= sum(unit.fuzzy for unit in units) <= 25
    assert any(unit.previous for unit in units) == bool(previous)
    told = story.told(RULES, RULES)
    assert told == story.truth(RULES, RULES)
    assert Counter(kind for kind, *_ in told) == {"new": 12, "fixed": 21, "open": len(told) - 33}


def test_a_changed_glossary_shows_what_it_makes_wrong_and_right(
    tmp_path: Path, need: Callable[..., str]
) -> None:
    story = Story(7, tmp_path, [need("msgmerge", package="gettext"), "--previous"])
    common, accepted = story.words[0], Rule("c03", "term03", "sbagliato")
    rules = [accepted if rule.concept == "c03" else rule for rule in reversed(RULES)]
    rules[5] = rules[5]._replace(forbidden=(story.words[1],))
    rules.append(Rule("c20", common, "nessuno"))
    told = story.told(RULES, rules)
    assert told == story.truth(RULES, rules)
    kinds = Counter((kind, check) for kind, _, check, _ in told)
    assert kinds["new", "glossary-forbidden"] > 0
    assert kinds["new", "glossary-missing"] > 12
    story.after = story.before
    alone = story.told(RULES, rules)
    assert alone == story.truth(RULES, rules)
    assert {kind for kind, *_ in alone} == {"new", "fixed", "open"}


# --- laws

SOURCES = ["S", "Sonno", "  Sonno\n", "magnesio treonato", LONG, EDITED, OTHER, "x y"]
TARGETS = ["", "ok", "gaba!", "gaba!x gaba!y", "nmda! gaba!x", "nmda!"]
UNITS = st.builds(
    entry,
    st.sampled_from(SOURCES),
    st.sampled_from(TARGETS),
    st.sampled_from([None, "", "alt"]),
    st.sampled_from([None, None, "S", "Sonno", LONG]),
    obsolete=st.booleans(),
)
FILES = st.dictionaries(
    st.sampled_from([A, B, C, "fr/a.po", "fr/b.po"]),
    st.lists(UNITS, max_size=6, unique_by=lambda unit: unit.key),
    max_size=4,
).map(catalogs)


def apart(files: Catalogs) -> Catalogs:
    """The catalogs without obsolete entries, previous msgids and contexts, and each text once in a locale."""
    seen: set[tuple[str, str]] = set()
    found = {}
    for path, catalog in files.items():
        units = [replace(unit, context=None, previous=None) for unit in catalog.units if not unit.obsolete]
        units = [unit for unit in units if unit.source not in (LONG, "  Sonno\n")]
        new = {unit.source: unit for unit in units if (catalog.locale, unit.source) not in seen}
        seen |= {(catalog.locale, source) for source in new}
        found[path] = replace(catalog, units=tuple(new.values()))
    return found


def sides(changes: Collection[Change]) -> tuple[Counter[Finding], Counter[Finding]]:
    return (
        Counter(change.before for change in changes if change.before),
        Counter(change.after for change in changes if change.after),
    )


@settings(max_examples=100)
@given(FILES)
def test_nothing_changed_is_all_open(files: Catalogs) -> None:
    found = check(files)
    changes = compare(found, found, files, files)
    assert [(c.kind, c.before, c.was) for c in changes] == [("open", c.after, c.now) for c in changes]
    assert sides(changes) == (Counter(found), Counter(found))


@settings(max_examples=150)
@given(FILES, FILES)
def test_every_finding_is_told_once(old: Catalogs, new: Catalogs) -> None:
    changes = compare(check(old), check(new), old, new)
    assert sides(changes) == (Counter(check(old)), Counter(check(new)))
    for change in changes:
        assert change.kind == (
            "new" if change.before is None else "fixed" if change.after is None else "open"
        )
        assert change.before is None or change.before.unit == change.was
        assert change.after is None or change.after.unit == change.now


@settings(max_examples=100)
@given(FILES, FILES, st.randoms(use_true_random=False))
def test_the_order_of_findings_and_files_does_not_matter(
    old: Catalogs, new: Catalogs, chance: random.Random
) -> None:
    def shuffled(files: Catalogs) -> tuple[list[Finding], Catalogs]:
        found = check(files)
        return chance.sample(found, len(found)), dict(chance.sample(list(files.items()), len(files)))

    (before, old_again), (after, new_again) = shuffled(old), shuffled(new)
    assert compare(before, after, old_again, new_again) == compare(check(old), check(new), old, new)


@settings(max_examples=150)
@given(FILES.map(apart), FILES.map(apart))
def test_the_way_back_fixes_what_is_new(old: Catalogs, new: Catalogs) -> None:
    there = compare(check(old), check(new), old, new)
    back = compare(check(new), check(old), new, old)
    turned = {"new": "fixed", "fixed": "new", "open": "open"}
    assert Counter((turned[c.kind], c.after, c.before, c.now, c.was) for c in there) == Counter(
        (c.kind, c.before, c.after, c.was, c.now) for c in back
    )


def test_findings_of_entries_in_no_catalog_are_compared_too() -> None:
    files = catalogs({A: [entry("S", "gaba!"), entry("T", "ok")]})
    found = check(files)
    assert [change.kind for change in compare(found, found, {}, {})] == ["open"]
    assert [change.kind for change in compare(found, [], {}, {})] == ["fixed"]
    assert compare([], [], files, {}) == ()
