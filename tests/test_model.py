"""What is read off an entry: its state, its key, its hashes; and that the model cannot be changed."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import model
from l10n.marks import Mark, write
from l10n.model import Catalog, Header, Previous, State, Unit

UNIT = Unit("title", "Il sonno", targets=("Sleep",))
EDITED = Previous("title", "Un sonno")


def marked(unit: Unit, *marks: Mark) -> Unit:
    """The unit with marks that hold."""
    return replace(unit, comments=(*unit.comments, *write(mark.stamped(*unit.hashes) for mark in marks)))


MACHINE = Mark("state", "machine", (("engine", "apertium:ita-spa"),))
REVIEWED = Mark("state", "reviewed", (("by", "Ann"), ("date", "2026-05-04")))
NEEDS_WORK = Mark("state", "needs-work", (("by", "Ann"), ("reason", "too literal"), ("date", "2026-05-04")))
FUZZY = replace(UNIT, fuzzy=True)
CHANGED = replace(FUZZY, previous=EDITED)


@pytest.mark.parametrize(
    ("unit", "state"),
    [
        (UNIT, "translated"),
        (replace(UNIT, targets=("",)), "untranslated"),
        (replace(UNIT, targets=()), "untranslated"),
        (replace(UNIT, targets=("",), fuzzy=True), "untranslated"),
        (replace(UNIT, plural="I sonni", targets=("Sleep", "Sleeps")), "translated"),
        (replace(UNIT, plural="I sonni", targets=("Sleep", "")), "untranslated"),
        (FUZZY, "needs-work"),
        (CHANGED, "changed"),
        (marked(FUZZY, MACHINE), "machine"),
        (marked(CHANGED, MACHINE), "machine"),
        (marked(CHANGED, NEEDS_WORK), "needs-work"),
        (marked(FUZZY, NEEDS_WORK), "needs-work"),
        (marked(UNIT, REVIEWED), "reviewed"),
        # fuzzy removed by hand: translated, nobody has reviewed it
        (marked(UNIT, MACHINE), "translated"),
        (marked(UNIT, NEEDS_WORK), "translated"),
        # fuzzy set by hand: what a reviewer said no longer counts
        (marked(FUZZY, REVIEWED), "needs-work"),
        (marked(CHANGED, REVIEWED), "changed"),
        (replace(UNIT, obsolete=True), "obsolete"),
        (replace(marked(UNIT, REVIEWED), obsolete=True), "obsolete"),
        (replace(UNIT, targets=("",), obsolete=True), "obsolete"),
        # only the tool gives states: one without hashes is a remark
        (replace(UNIT, comments=("l10n: state=reviewed by=Ann",)), "translated"),
        (replace(FUZZY, comments=("l10n: state=machine",)), "needs-work"),
        # other comments and marks do not count
        (replace(UNIT, comments=("state=reviewed",)), "translated"),
        (marked(UNIT, Mark("note", "odd"), Mark("ignore", "numbers")), "translated"),
        (marked(UNIT, Mark("ignore", "numbers"), REVIEWED, Mark("note", "odd")), "reviewed"),
    ],
)
def test_state(unit: Unit, state: State) -> None:
    assert unit.state == state


@pytest.mark.parametrize(
    "change",
    [
        {"source": "Il sogno"},
        {"context": "alt"},
        {"context": None},
        {"plural": "I sonni"},
        {"targets": ("Dream",)},
        {"targets": ("Sleep", "Sleeps")},
    ],
)
@pytest.mark.parametrize(
    "unit", [marked(UNIT, REVIEWED), marked(FUZZY, MACHINE), marked(CHANGED, NEEDS_WORK)]
)
def test_a_mark_expires_when_source_context_or_target_change(unit: Unit, change: dict[str, object]) -> None:
    changed = replace(unit, **change)
    assert unit.marks
    assert changed.marks == ()
    assert changed.state == replace(changed, comments=()).state


@pytest.mark.parametrize(
    "change",
    [
        {"fuzzy": True},
        {"previous": EDITED},
        {"references": ("source/y.html",)},
        {"extracted": ("h2",)},
        {"flags": ("c-format",)},
        {"obsolete": True},
        {"line": 7},
    ],
)
def test_a_mark_outlives_all_other_changes(change: dict[str, object]) -> None:
    unit = marked(UNIT, REVIEWED)
    assert replace(unit, **change).marks == unit.marks == (REVIEWED.stamped(*UNIT.hashes),)


def test_marks_written_by_hand_hold_until_they_are_stamped() -> None:
    unit = replace(UNIT, comments=("Ann was here.", "l10n: ignore=numbers"))
    assert unit.marks == (Mark("ignore", "numbers"),)
    assert replace(unit, source="Altro").marks == (Mark("ignore", "numbers"),)


def test_an_absent_msgctxt_and_an_empty_one_have_the_same_key_and_hashes() -> None:
    absent, empty = replace(UNIT, context=None), replace(UNIT, context="")
    assert absent.key == empty.key == ("", "Il sonno")
    assert absent.hashes == empty.hashes
    assert absent != empty
    assert UNIT.key == ("title", "Il sonno")


texts = st.text(max_size=6)
messages = st.builds(
    Unit, st.none() | texts, texts, st.none() | texts, st.lists(texts, max_size=3).map(tuple)
)


@given(messages, messages)
def test_hashes_tell_messages_and_translations_apart(one: Unit, other: Unit) -> None:
    same = [(u.context or "", u.source, u.plural or "") for u in (one, other)]
    if not any("\0" in text for texts in (*same, one.targets, other.targets) for text in texts):
        assert (one.hashes[0] == other.hashes[0]) == (same[0] == same[1])
        assert (one.hashes[1] == other.hashes[1]) == ((one.targets or ("",)) == (other.targets or ("",)))


def test_the_line_of_an_entry_is_not_part_of_it() -> None:
    assert replace(UNIT, line=3) == UNIT
    assert Catalog("en", (replace(UNIT, line=3),)) == Catalog("en", (UNIT,))


def test_header_fields_are_found_in_any_case_of_letters() -> None:
    header = Header((("Language", "it"), ("X-Generator", "Poedit"), ("language", "en")))
    assert header.get("language") == "it"
    assert header.get("x-GENERATOR") == "Poedit"
    assert header.get("Plural-Forms") == ""
    assert header.get("Plural-Forms", "none") == "none"


@pytest.mark.parametrize(
    "kind",
    [kind for kind in vars(model).values() if isinstance(kind, type) and dataclasses.is_dataclass(kind)],
)
def test_data_is_frozen_and_slotted(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
