"""Catalogs: made from documents, merged with templates, reviewed and counted."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.catalog import (
    Counts,
    approve,
    count,
    edit,
    header,
    machine,
    merge,
    reject,
    template,
    touched,
)
from l10n.errors import L10nError
from l10n.marks import Mark, read, write
from l10n.model import Catalog, Code, Document, Header, Previous, Segment, Unit
from l10n.po import parse_po, render_po

NOW = datetime(2026, 5, 4, 13, 45, tzinfo=timezone(timedelta(hours=2)))
DAY = date(2026, 5, 4)
POT = Header((("POT-Creation-Date", "2026-05-04 13:45+0200"),))


def segment(source: str, context: str = "", **more: object) -> Segment:
    return replace(Segment(source, context, {}, (0, 0)), **more)


def document(*segments: Segment) -> Document:
    return Document("", segments, "it")


def po(*units: Unit, **fields: str) -> Catalog:
    """A catalog of an Italian article in English."""
    named = {"Plural-Forms": "nplurals=2; plural=(n != 1);", **fields}
    return Catalog("en", units, Header(tuple(named.items())))


def pot(*units: Unit) -> Catalog:
    return Catalog("", units, POT)


def fresh(source: str, context: str | None = None, **more: object) -> Unit:
    """An entry of a template."""
    return replace(Unit(context, source, references=("source/x.html",), extracted=("p",)), **more)


def done(source: str, target: str, context: str | None = None, **more: object) -> Unit:
    """A translated entry of a catalog, as `fresh` makes it."""
    return replace(fresh(source, context), targets=(target,), **more)


def gone(unit: Unit) -> Unit:
    return replace(unit, obsolete=True, references=(), extracted=())


# --- templates


def test_a_template_has_an_entry_per_message_in_reading_order() -> None:
    made = template(
        document(
            segment("Il sonno", "title", where="title"),
            segment("Il sonno", where="h1"),
            segment("Si dorme.", where="p"),
            segment("Il sonno", where='li under "Indice"'),
        ),
        "source/x.html",
    )
    at = ("source/x.html",)
    assert made == Catalog(
        "",
        (
            Unit("title", "Il sonno", references=at, extracted=("title",)),
            Unit(None, "Il sonno", references=at, extracted=('h1; li under "Indice"',)),
            Unit(None, "Si dorme.", references=at, extracted=("p",)),
        ),
    )


@pytest.mark.parametrize(
    ("references", "expected"),
    [
        ("", [(), ()]),
        ("source/x.html", [("source/x.html",), ("source/x.html",)]),
        ([("x:1", "y:1"), ("x:2",), ("x:3", "x:1")], [("x:1", "y:1", "x:3"), ("x:2",)]),
        ([(), (), ("x:3",)], [("x:3",), ()]),
    ],
)
def test_references(references: str | list[tuple[str, ...]], expected: list[tuple[str, ...]]) -> None:
    made = template(document(segment("a"), segment("b"), segment("a")), references)
    assert [unit.references for unit in made.units] == expected


CODES = {
    "<a1>": Code((0, 0), "link https://x.example/"),
    "</a1>": Code((0, 0), "end tags tell nothing"),
    "<a2>": Code((0, 0), "link https://y.example/, id n", once=True),
    "</a2>": Code((0, 0)),
    "<strong>": Code((0, 0)),
    "<img/>": Code((0, 0), "img/x.png “Un grafico”"),
}


@pytest.mark.parametrize(
    ("segments", "extracted"),
    [
        ([segment("a")], ()),
        ([segment("a", where="h2")], ("h2",)),
        ([segment("a", where="h2"), segment("a", where="p"), segment("a", where="h2")], ("h2; p",)),
        ([segment("a", where=f"h{n}") for n in range(1, 4)], ("h1; h2; h3",)),
        ([segment("a", where=f"h{n}") for n in range(1, 7)], ("h1; h2; h3; and 3 more",)),
        (
            [segment("a", where="p", notes=("Chi parla è Ann.", "Breve.")), segment("a", notes=("Breve.",))],
            ("p", "Chi parla è Ann.", "Breve."),
        ),
        (
            [segment("a", where="p", codes=CODES)],
            (
                "p",
                "a1 = link https://x.example/",
                "a2 = link https://y.example/, id n",
                "img = img/x.png “Un grafico”",
            ),
        ),
        (
            [segment("a", codes={"<a>": Code((0, 0), f"link {n}", once=n == 4)}) for n in (1, 2, 3, 4, 1)],
            ("a = link 4", "a = link 1", "a = link 2", "a = and 1 more"),
        ),
        # nothing of a page can end a comment's line
        (
            [
                segment(
                    "a",
                    where="p\nmsgid",
                    notes=("one\r\ntwo\u2028three\x85four\x0bfive\x00six", " \n "),
                    codes={"<a>": Code((0, 0), "link x\n\nmsgstr")},
                )
            ],
            ("p msgid", "one two three four five six", "a = link x msgstr"),
        ),
    ],
)
def test_comments_for_translators(segments: list[Segment], extracted: tuple[str, ...]) -> None:
    assert template(document(*segments)).units == (Unit(None, "a", extracted=extracted),)


@given(st.text(), st.lists(st.text(), max_size=2), st.text())
def test_no_text_of_a_page_breaks_a_comments_line(where: str, notes: list[str], about: str) -> None:
    made = template(
        document(segment("a", where=where, notes=tuple(notes), codes={"<a>": Code((0, 0), about)}))
    )
    assert all(len(line.splitlines()) == 1 for line in made.units[0].extracted)


# --- merging: what stays

REVIEWED = approve(done("Il sonno", "Sleep"), "Ann", DAY)
KEPT = [
    done("Uno", "One"),
    replace(done("Due", "Two"), fuzzy=True, previous=Previous(None, "Duo"), comments=("Ann: check", "")),
    replace(done("Tre", "Three"), flags=("c-format", "x-mine"), fuzzy=True),
    REVIEWED,
    machine(fresh("Quattro"), ("Four",), "apertium:ita-eng", ["odd"]),
    reject(done("Cinque", "Fife"), "Ann", DAY, "typo"),
    replace(fresh("Sei"), comments=("not translated yet",)),
    replace(fresh("Sette"), plural="Setti", targets=("Seven", "Sevens")),
    done("Uno", "First", "title"),
    done("Uno", "", ""),
    gone(done("Via", "Gone", fuzzy=True, previous=Previous("alt", "Vie"))),
    gone(replace(fresh("Commento"), comments=("keep me",))),
]


def as_template(unit: Unit) -> Unit:
    flags = tuple(flag for flag in unit.flags if flag.endswith("-format"))
    return Unit(
        unit.context,
        unit.source,
        unit.plural,
        ("", "") if unit.plural else ("",),
        references=unit.references,
        extracted=unit.extracted,
        flags=flags,
    )


def test_nothing_changes_where_nothing_has_changed() -> None:
    before = po(*KEPT, **{"POT-Creation-Date": "2020-01-01 00:00+0000", "X-Mine": "yes"})
    after = merge(before, pot(*(as_template(unit) for unit in KEPT if not unit.obsolete)))
    assert after == before


def test_moved_entries_stay_as_they_are() -> None:
    live = [unit for unit in KEPT if not unit.obsolete]
    after = merge(po(*KEPT), pot(*map(as_template, reversed(live))))
    assert after.units == (*reversed(live), *(unit for unit in KEPT if unit.obsolete))


def test_references_comments_for_translators_and_order_are_the_templates() -> None:
    before = po(done("Uno", "One"), done("Due", "Two", references=("old.html:3",), extracted=("li", "old")))
    new = (fresh("Due", references=("a.html:1", "b.html"), extracted=("h1", "a = link x")), fresh("Uno"))
    assert merge(before, pot(*new)).units == (replace(new[0], targets=("Two",)), done("Uno", "One"))


def test_comments_that_another_tool_has_wrapped_are_left_as_they_are() -> None:
    wrapped = ("li under “Un titolo”", "a1 = link https://x.example/a-", "long-address; and more")
    told = ("li under “Un titolo”", "a1 = link https://x.example/a-long-address; and more")
    before = po(done("Uno", "One", extracted=wrapped))
    assert merge(before, pot(fresh("Uno", extracted=told))) == before
    assert merge(before, pot(fresh("Uno", extracted=(*told, "new")))).units[0].extracted == (*told, "new")


@pytest.mark.parametrize(
    ("old", "new", "merged"),
    [
        ((), ("c-format",), ("c-format",)),
        (("c-format",), (), ()),
        (("c-format", "x-mine"), ("python-brace-format",), ("x-mine", "python-brace-format")),
        (("x-mine", "c-format"), ("c-format",), ("x-mine", "c-format")),
        (("c-format", "no-wrap"), ("no-wrap", "c-format"), ("c-format", "no-wrap")),
        (("possible-c-format",), ("no-c-format",), ("no-c-format",)),
        (("range: 0..3", "wrap"), ("range: 0..5",), ("range: 0..5",)),
        (("x-mine",), ("x-theirs",), ("x-mine", "x-theirs")),
    ],
)
def test_flags(old: tuple[str, ...], new: tuple[str, ...], merged: tuple[str, ...]) -> None:
    after = merge(po(done("Uno", "One", flags=old)), pot(fresh("Uno", flags=new)))
    assert after.units == (done("Uno", "One", flags=merged),)


# --- merging: what changes

LONG = "Il magnesio aiuta il sonno profondo e la memoria."
EDITED = "Il magnesio aiuta il sonno profondo, la memoria e l'umore."


def test_a_changed_message_keeps_its_translation_with_the_message_it_belongs_to() -> None:
    old = done(LONG, "Magnesium helps.", comments=("Ann: nice",), flags=("x-mine",), references=("old.html",))
    after = merge(po(old), pot(fresh(EDITED)))
    assert after.units == (
        done(
            EDITED,
            "Magnesium helps.",
            fuzzy=True,
            previous=Previous(None, LONG),
            comments=("Ann: nice",),
            flags=("x-mine",),
        ),
    )
    assert after.units[0].state == "changed"


@pytest.mark.parametrize(
    "old",
    [
        REVIEWED,
        machine(fresh("Il sonno"), ("Sleep",), "argos", ["odd", "very odd"]),
        reject(done("Il sonno", "Sleep"), "Ann", DAY, "too short"),
    ],
)
def test_marks_of_the_tool_go_when_their_message_changes(old: Unit) -> None:
    old = replace(old, comments=("Ann was here.", *old.comments))
    (after,) = merge(po(old), pot(fresh("Il sonno.", "title"))).units
    assert after.comments == ("Ann was here.",)
    assert after.state == "changed"


def test_marks_that_still_hold_stay_when_another_has_gone() -> None:
    ignore = Mark("ignore", "numbers").stamped(*REVIEWED.hashes)
    old = replace(REVIEWED, comments=(*REVIEWED.comments, *write([ignore])))
    (after,) = merge(po(old), pot(fresh("Il sonno."))).units
    assert after.comments == write([ignore])
    assert after.marks == ()


def test_the_message_a_translation_belongs_to_outlives_a_second_change() -> None:
    third = "Il magnesio aiuta il sonno profondo, la memoria, l'umore."
    once = merge(po(done(LONG, "Magnesium helps.")), pot(fresh(EDITED)))
    twice = merge(once, pot(fresh(third)))
    assert twice.units == (done(third, "Magnesium helps.", fuzzy=True, previous=Previous(None, LONG)),)
    only_context = done(LONG, "Magnesium helps.", fuzzy=True, previous=Previous("alt"))
    assert merge(po(only_context), pot(fresh(EDITED))).units[0].previous == Previous("alt", LONG)


def test_a_text_that_is_again_what_its_translation_belongs_to_has_no_previous_message() -> None:
    once = merge(po(done(LONG, "Magnesium helps.")), pot(fresh(EDITED)))
    assert merge(once, pot(fresh(LONG))).units == (done(LONG, "Magnesium helps.", fuzzy=True),)


def test_a_text_rewritten_since_is_known_by_what_its_translation_belongs_to() -> None:
    old = done("Altre parole, tutte diverse.", "Magnesium helps.", fuzzy=True, previous=Previous(None, LONG))
    assert merge(po(old), pot(fresh(EDITED))).units[0].previous == Previous(None, LONG)


def test_a_message_that_moves_to_another_role_is_fuzzy_with_its_previous_msgctxt() -> None:
    after = merge(po(done("Il sonno", "Sleep", "title")), pot(fresh("Il sonno")))
    assert after.units == (done("Il sonno", "Sleep", fuzzy=True, previous=Previous("title", "Il sonno")),)


def test_a_text_that_changes_in_two_roles_keeps_each_translation_in_its_own() -> None:
    before = po(done("Il sonno", "Sleep"), done("Il sonno", "About sleep", "title"))
    after = merge(before, pot(fresh("Il buon sonno", "title"), fresh("Il buon sonno")))
    assert [(unit.context, unit.target) for unit in after.units] == [
        ("title", "About sleep"),
        (None, "Sleep"),
    ]


def test_a_change_of_a_number_alone_is_a_change() -> None:
    after = merge(
        po(done("Prendi 5 mg al giorno.", "Take 5 mg a day.")), pot(fresh("Prendi 10 mg al giorno."))
    )
    assert after.units[0].state == "changed"
    assert after.units[0].previous == Previous(None, "Prendi 5 mg al giorno.")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bibliografie", "Bibliografia"),
        ("Il sonno", "Il sonno:"),
        ("Il sonno profondo", "Il <strong>sonno</strong> profondo"),
        ("Prima della cena", "Dopo e prima della cena"),
        ("睡眠の質が大切です。", "睡眠の質はとても大切です。"),
        (LONG, EDITED.upper()),
    ],
)
def test_similar_messages(old: str, new: str) -> None:
    assert merge(po(done(old, "x")), pot(fresh(new))).units[0].state == "changed"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sonno", "Sogno"),
        ("Magnesio", "Malattia"),
        ("Cosa mangiare", "Come dormire"),
        ("Archivio LHA", "Indice LHA"),
        ("睡眠", "食事"),
        (
            "Il sonno profondo favorisce la riparazione cellulare e la regolazione immunitaria.",
            "Una notte tranquilla inizia con una mente che passa dal giorno al riposo.",
        ),
        ("→", "←"),
        ("", "Qualcosa"),
    ],
)
def test_messages_that_have_nothing_to_do_with_each_other(old: str, new: str) -> None:
    after = merge(po(done(old, "x", "role")), pot(fresh(new, "role")))
    assert after.units == (fresh(new, "role"), gone(done(old, "x", "role")))


def test_each_old_entry_serves_one_message_the_one_it_is_most_like() -> None:
    before = po(
        done("Il sonno profondo ristora il corpo.", "A"), done("Il sonno leggero ristora il corpo.", "B")
    )
    new = [
        "Il sonno leggero ristora un corpo.",
        "Il sonno profondo ristora un corpo.",
        "Il sonno ristora un corpo.",
    ]
    after = merge(before, pot(*map(fresh, new)))
    assert [unit.target for unit in after.units] == ["B", "A", ""]


def test_of_equally_similar_entries_the_nearest_serves() -> None:
    numbers = range(300)
    before = po(*(done(f"Nel giorno {n} il valore era alto", f"{n}") for n in numbers))
    after = merge(before, pot(*(fresh(f"Nel giorno {n} il valore era basso") for n in numbers)))
    assert [unit.target for unit in after.units] == [f"{n}" for n in numbers]


def test_entries_without_translation_and_entries_in_use_serve_nobody() -> None:
    before = po(fresh(LONG), done("Il magnesio aiuta la memoria e l'umore.", "Mine"))
    after = merge(before, pot(fresh(EDITED), fresh("Il magnesio aiuta la memoria e l'umore.")))
    assert after.units == (fresh(EDITED), done("Il magnesio aiuta la memoria e l'umore.", "Mine"))


def test_an_entry_that_somebody_has_emptied_stays_empty() -> None:
    before = po(fresh(EDITED), gone(done(LONG, "Magnesium helps.")))
    assert merge(before, pot(fresh(EDITED))) == before


# --- merging: what vanishes and comes back


@pytest.mark.parametrize(
    ("unit", "kept"),
    [
        (done("Via", "Gone"), True),
        (REVIEWED, True),
        (replace(fresh("Via"), comments=("Ann: keep",)), True),
        (replace(fresh("Via"), comments=("l10n: ignore=numbers",)), True),
        (replace(fresh("Via", plural="Vie"), targets=("", "Gone")), True),
        (fresh("Via"), False),
        (replace(fresh("Via"), comments=("", "  ")), False),
        (machine(fresh("Via"), ("",), "argos"), False),
    ],
)
def test_a_vanished_entry_becomes_obsolete_unless_nobody_has_put_anything_in(unit: Unit, kept: bool) -> None:
    after = merge(po(unit), pot(fresh("Tutto nuovo qui")))
    assert after.units == (fresh("Tutto nuovo qui"), *([gone(unit)] if kept else []))


@pytest.mark.parametrize("unit", KEPT[:6])
def test_an_obsolete_entry_comes_back_as_it_was(unit: Unit) -> None:
    away = merge(po(unit), pot(fresh("Tutto nuovo qui")))
    assert merge(away, pot(as_template(unit))).units[0] == unit


def test_obsolete_entries_follow_in_the_order_they_had() -> None:
    old, one, two = gone(done("Vecchio", "0")), done("Primo", "1"), done("Secondo", "2")
    assert merge(po(one, old, two), pot(fresh("Nuovo"))).units == (fresh("Nuovo"), gone(one), old, gone(two))


def test_of_entries_with_one_msgid_the_translated_one_stays() -> None:
    before = po(fresh("Uno"), done("Uno", "One"), gone(done("Due", "Two")), fresh("Due"))
    assert merge(before, pot(fresh("Uno"), fresh("Due"))).units == (done("Uno", "One"), done("Due", "Two"))
    assert merge(po(done("Uno", "One"), gone(done("Uno", "Old"))), pot()).units == (gone(done("Uno", "One")),)


# --- merging: plural forms

SINGULAR, PLURAL = fresh("Un sonno"), fresh("Un sonno", plural="{n} sonni")


@pytest.mark.parametrize(
    ("old", "new", "merged"),
    [
        (
            replace(SINGULAR, targets=("Sleep",)),
            PLURAL,
            replace(PLURAL, targets=("Sleep",) * 3, fuzzy=True, previous=Previous(None, "Un sonno")),
        ),
        (
            replace(PLURAL, targets=("Sleep", "Sleeps", "Sleepses")),
            SINGULAR,
            replace(
                SINGULAR, targets=("Sleep",), fuzzy=True, previous=Previous(None, "Un sonno", "{n} sonni")
            ),
        ),
        (
            replace(PLURAL, targets=("", "Sleeps", "")),
            SINGULAR,
            replace(
                SINGULAR, targets=("Sleeps",), fuzzy=True, previous=Previous(None, "Un sonno", "{n} sonni")
            ),
        ),
        (
            replace(PLURAL, targets=("a", "b", "c")),
            replace(PLURAL, plural="{n} sonni!"),
            replace(
                PLURAL,
                plural="{n} sonni!",
                targets=("a", "b", "c"),
                fuzzy=True,
                previous=Previous(None, "Un sonno", "{n} sonni"),
            ),
        ),
        (
            replace(PLURAL, targets=("a", "b", "c")),
            replace(PLURAL, source="Un sonno!"),
            replace(
                PLURAL,
                source="Un sonno!",
                targets=("a", "b", "c"),
                fuzzy=True,
                previous=Previous(None, "Un sonno", "{n} sonni"),
            ),
        ),
        (SINGULAR, PLURAL, replace(PLURAL, targets=("", "", ""))),
        (replace(PLURAL, targets=("", "", "")), SINGULAR, SINGULAR),
        (done("Altro davvero", ""), PLURAL, replace(PLURAL, targets=("", "", ""))),
    ],
)
def test_plural_forms(old: Unit, new: Unit, merged: Unit) -> None:
    before = po(old, **{"Plural-Forms": "nplurals=3; plural=n==1?0:n==2?1:2;"})
    after = merge(before, pot(replace(new, targets=("", "") if new.plural else ("",))))
    assert after.units == (merged,)
    assert merge(after, pot(new)) == after


def test_without_a_header_there_are_two_plural_forms() -> None:
    assert merge(Catalog("", ()), pot(PLURAL)).units == (replace(PLURAL, targets=("", "")),)


# --- merging: the header, marks written by hand

OLD_DATE = {"POT-Creation-Date": "2020-01-01 00:00+0000"}


@pytest.mark.parametrize(
    ("new", "date_kept"),
    [
        ([fresh("Uno"), fresh("Due")], True),
        ([fresh("Uno"), fresh("Due", flags=("c-format",))], True),
        ([fresh("Due"), fresh("Uno")], False),
        ([fresh("Uno")], False),
        ([fresh("Uno"), fresh("Due"), fresh("Tre")], False),
        ([fresh("Uno"), fresh("Due", references=("y",))], False),
        ([fresh("Uno"), fresh("Due", extracted=("y",))], False),
        ([fresh("Uno"), fresh("Due", plural="y")], False),
    ],
)
def test_the_templates_date_is_taken_where_messages_have_changed(new: list[Unit], date_kept: bool) -> None:
    before = po(done("Uno", "One"), done("Due", "Two"), **OLD_DATE, **{"X-Mine": "yes"})
    expected = "2020-01-01 00:00+0000" if date_kept else "2026-05-04 13:45+0200"
    assert merge(before, pot(*new)).header.fields == (
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ("POT-Creation-Date", expected),
        ("X-Mine", "yes"),
    )


def test_a_header_without_a_date_gets_one_and_a_template_without_a_date_gives_none() -> None:
    before = Catalog("en", (), Header((("pot-creation-date", "2020"),), ("Ann",), fuzzy=True))
    dated = Header((("pot-creation-date", "2026-05-04 13:45+0200"),), ("Ann",), fuzzy=True)
    assert merge(before, pot(fresh("Uno"))).header == dated
    assert merge(before, Catalog("", (fresh("Uno"),))).header == before.header
    assert merge(Catalog("en", ()), pot(fresh("Uno"))).header == POT
    assert merge(Catalog("en", (), Header((("", ""),))), pot(fresh("Uno"))).header == POT


def test_an_ignore_written_by_hand_gets_the_hashes_of_what_it_was_written_for() -> None:
    unit = done("Uno", "One", comments=("l10n: ignore=numbers", "Ann: yes"))
    before = po(unit, replace(unit, source="Due", obsolete=True))
    (same, obsolete) = merge(before, pot(fresh("Uno"))).units
    assert same.comments == ("Ann: yes", *write([Mark("ignore", "numbers").stamped(*unit.hashes)]))
    assert same.marks == (Mark("ignore", "numbers").stamped(*unit.hashes),)
    assert obsolete.marks == (Mark("ignore", "numbers").stamped(*obsolete.hashes),)
    (changed,) = merge(po(replace(unit, source=LONG)), pot(fresh(EDITED))).units
    assert read(changed.comments)[0] == (
        Mark("ignore", "numbers").stamped(*replace(unit, source=LONG).hashes),
    )
    assert changed.marks == ()


def test_an_ignore_on_an_entry_without_translation_waits_for_one() -> None:
    before = po(replace(fresh("Uno"), comments=("l10n: ignore=numbers",)))
    assert merge(before, pot(fresh("Uno"))) == before


# --- merging: for all catalogs

FEWER = settings(max_examples=50)

words = st.sampled_from(
    "il sonno profondo leggero magnesio aiuta la memoria e 5 10 <strong>corpo</strong> x.".split()
)
sources = st.lists(words, min_size=1, max_size=8).map(" ".join)
contexts = st.none() | st.sampled_from(["", "title", "alt"])
comment = st.sampled_from(
    ["Ann: yes", "", "l10n: ignore=numbers", f"l10n: state=machine src={'0' * 8} tgt={'1' * 8}"]
)
plurals = st.none() | st.sampled_from(["plurale", "altro plurale"])


@st.composite
def units(draw: st.DrawFn, translated: bool) -> Unit:
    plural = draw(plurals)
    forms = 2 if plural else 1
    unit = Unit(
        draw(contexts),
        draw(sources),
        plural,
        ("",) * forms,
        references=tuple(draw(st.lists(st.sampled_from("ab"), max_size=2, unique=True))),
        extracted=tuple(draw(st.lists(st.sampled_from(["p", "a = link x"]), max_size=2))),
        flags=tuple(draw(st.lists(st.sampled_from(["c-format", "x-mine"]), max_size=2, unique=True))),
    )
    if not translated:
        return unit
    unit = replace(
        unit,
        targets=tuple(draw(st.sampled_from(["", "uno", "due"])) for _ in range(forms)),
        comments=tuple(draw(st.lists(comment, max_size=2))),
        obsolete=draw(st.booleans()),
    )
    if any(unit.targets) and draw(st.booleans()):
        previous = st.none() | st.builds(Previous, contexts, sources, plurals)
        unit = replace(unit, fuzzy=True, previous=draw(previous))
    return unit


def distinct(units: list[Unit]) -> list[Unit]:
    return list({(unit.context, unit.source): unit for unit in units}.values())


catalogs = st.lists(units(True), max_size=8).map(
    lambda found: po(
        *(
            replace(unit, targets=tuple(f"{t}{n}" * bool(t) for t in unit.targets))
            for n, unit in enumerate(distinct(found))
        )
    )
)
templates = st.lists(units(False), max_size=8).map(lambda found: pot(*distinct(found)))


def message(unit: Unit) -> tuple[str | None, str, str | None]:
    return unit.context, unit.source, unit.plural


@FEWER
@given(catalogs, templates)
def test_merging_again_changes_nothing(catalog: Catalog, template: Catalog) -> None:
    once = merge(catalog, template)
    assert merge(once, template) == once


@FEWER
@given(catalogs, templates)
def test_live_messages_are_the_templates_in_its_order(catalog: Catalog, template: Catalog) -> None:
    after = merge(catalog, template)
    live = [unit for unit in after.units if not unit.obsolete]
    assert list(map(message, live)) == list(map(message, template.units))
    assert after.units[: len(live)] == tuple(live)
    assert [unit.references for unit in live] == [unit.references for unit in template.units]
    names = [(unit.context, unit.source) for unit in after.units]
    assert len(set(names)) == len(names)


@FEWER
@given(catalogs, templates)
def test_no_translation_and_no_remark_is_lost(catalog: Catalog, template: Catalog) -> None:
    after = merge(catalog, template)
    targets = {target for unit in after.units for target in unit.targets}
    firsts = {
        next(filter(None, unit.targets), "") for unit in catalog.units
    }  # forms that a singular cannot hold go
    assert firsts <= targets | {""}
    remarks = sum(unit.comments.count("Ann: yes") for unit in catalog.units)
    assert sum(unit.comments.count("Ann: yes") for unit in after.units) == remarks


@FEWER
@given(catalogs, templates, st.randoms(use_true_random=False))
def test_shuffling_the_template_moves_entries_and_leaves_them_as_they_are(
    catalog: Catalog, template: Catalog, rng: random.Random
) -> None:
    merged = merge(catalog, template)
    shuffled = list(template.units)
    rng.shuffle(shuffled)
    again = merge(merged, replace(template, units=tuple(shuffled)))
    assert sorted(map(repr, again.units)) == sorted(map(repr, merged.units))


@FEWER
@given(catalogs, templates)
def test_what_vanishes_and_comes_back_is_as_it_was(catalog: Catalog, template: Catalog) -> None:
    merged = merge(catalog, template)
    back = merge(merge(merged, pot()), template)
    translated = [unit for unit in merged.units if any(unit.targets)]
    assert [unit for unit in back.units if any(unit.targets)] == translated


# --- merging: as msgmerge does


def msgmerge(before: Catalog, template: Catalog, folder: Path, command: str) -> Catalog:
    head = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for name, catalog in (("a.po", before), ("a.pot", template)):
        made = replace(catalog, header=Header(tuple(head.items())))
        (folder / name).write_text(render_po(made), "utf-8")
    run = [
        command,
        "--previous",
        "--quiet",
        "--no-wrap",
        "-o",
        "-",
        str(folder / "a.po"),
        str(folder / "a.pot"),
    ]
    return parse_po(subprocess.run(run, capture_output=True, text=True, check=True, encoding="utf-8").stdout)


def test_msgmerge_does_the_same(need: Callable[..., str], tmp_path: Path) -> None:
    subjects = "sonno riposo magnesio cervello cuore respiro pasto ritmo".split()
    verbs = "aiuta regola protegge calma nutre".split()
    tails = "durante la notte;nelle ore del mattino;secondo ricerche recenti;in ogni fase della vita".split(
        ";"
    )
    rng = random.Random(7)
    texts = [f"Il {s} {v} tutto il corpo {t}." for s in subjects for v in verbs for t in tails]
    rng.shuffle(texts)
    kept, edited, vanished, new = texts[:30], texts[30:32], ["Addio."], ["Ciao."]
    old = [
        done(text, text.upper(), flags=("c-format",) * (n % 7 == 0)) for n, text in enumerate(kept + edited)
    ]
    old[3] = replace(old[3], fuzzy=True, previous=Previous(None, "Che cosa"))
    old[4] = replace(old[4], comments=("Ann: check",), context="title")
    old[5] = replace(old[5], plural="Molti", targets=("a", "b"))
    old[6] = fresh(kept[6])
    before = po(*old, *(done(text, "Bye.") for text in vanished), gone(done("Prima.", "Once.")))
    changes = {text: text.replace("tutto il corpo", "tutto il nostro corpo") for text in edited}
    after = [as_template(unit) for unit in old] + [fresh(text) for text in new]
    after = [
        replace(unit, source=changes.get(unit.source, unit.source), references=("new.html",))
        for unit in after
    ]
    rng.shuffle(after)
    theirs = msgmerge(before, pot(*after), tmp_path, need("msgmerge", package="gettext"))
    assert theirs.units == merge(before, pot(*after)).units


@settings(max_examples=25)
@given(catalog=catalogs, template=templates.filter(lambda template: bool(template.units)))
def test_the_result_is_a_catalog_that_msgmerge_leaves_alone(
    need: Callable[..., str], tmp_path_factory: pytest.TempPathFactory, catalog: Catalog, template: Catalog
) -> None:
    def translated(catalog: Catalog) -> list[tuple[object, ...]]:
        # msgmerge takes an entry whose first form is empty for untranslated
        return [(message(u), u.targets, u.fuzzy, u.obsolete) for u in catalog.units if all(u.targets)]

    merged = merge(catalog, template)
    theirs = msgmerge(merged, template, tmp_path_factory.mktemp("po"), need("msgmerge", package="gettext"))
    assert translated(theirs) == translated(merged)


# --- merging: quality and speed


SMALL = "il la di che e a in con per una del nella si non più".split()


def sentences(count: int, seed: int) -> list[str]:
    """Sentences that have little but small words in common."""
    rng = random.Random(seed)
    syllables = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]
    vocabulary = ["".join(rng.choices(syllables, k=rng.randint(2, 5))) for _ in range(1500)]

    def words(number: int) -> list[str]:
        return [rng.choice(SMALL if rng.random() < 0.4 else vocabulary) for _ in range(number)]

    return list({" ".join(words(rng.randint(5, 30))).capitalize() + ".": None for _ in range(count)})


def slightly_edited(text: str, rng: random.Random) -> str:
    parts = text.split(" ")
    at = rng.randrange(len(parts))
    kind = rng.randrange(5)
    if kind == 0:
        parts[at] = "davvero"
    elif kind == 1:
        parts[at:at] = ["proprio", "molto"]
    elif kind == 2:
        del parts[at]
    elif kind == 3:
        parts[at] = f"<strong>{parts[at]}</strong>"
    else:
        parts[0:0] = ["Oggi", "sappiamo:"]
    return " ".join(parts)


def test_of_slightly_edited_sentences_all_but_a_few_find_their_translation() -> None:
    rng = random.Random(1)
    texts = sentences(400, seed=1)
    edits = {slightly_edited(text, rng): text for text in texts[:200]}
    before = po(*(done(text, text) for text in texts[:300]))  # a hundred vanish
    new = [*edits, *texts[300:]]  # a hundred have never been there
    after = merge(before, pot(*map(fresh, new)))
    found = {unit.source: unit.target for unit in after.units if not unit.obsolete}
    right = sum(found[text] == origin for text, origin in edits.items())
    wrong = sum(found[text] not in ("", origin) for text, origin in edits.items())
    false = sum(bool(found[text]) for text in texts[300:])
    assert right >= 0.99 * len(edits)
    assert wrong <= 0.01 * len(edits)
    assert false <= 2


def test_many_messages_that_are_all_alike_and_all_changed_are_merged_in_a_moment() -> None:
    before = po(*(done(f"{'x ' * 100}{n}", f"{n}") for n in range(400)))
    after = merge(before, pot(*(fresh(f"{'x ' * 100}y {n}") for n in range(400))))
    assert [unit.target for unit in after.units] == [f"{n}" for n in range(400)]


# --- headers


def test_the_header_of_a_new_catalog() -> None:
    assert header("pt-BR", project="sito\nx", created=NOW) == Header(
        (
            ("Project-Id-Version", "sito x"),
            ("Report-Msgid-Bugs-To", ""),
            ("POT-Creation-Date", "2026-05-04 13:45+0200"),
            ("PO-Revision-Date", "2026-05-04 13:45+0200"),
            ("Last-Translator", "Automatically generated"),
            ("Language-Team", "none"),
            ("Language", "pt_BR"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", "nplurals=2; plural=(n > 1);"),
            ("X-Generator", "article-l10n"),
        )
    )


def test_the_header_of_a_template_has_no_language_yet() -> None:
    fields = header("en", project="sito", created=NOW).fields
    assert header("", project="sito", created=NOW).fields == tuple(
        (name, "" if name == "Language" else value) for name, value in fields if name != "Plural-Forms"
    )


@pytest.mark.parametrize("locale", ["en", "ar", "sr-Latn", "zh-Hans", "ca-valencia"])
def test_msgfmt_has_nothing_to_say_about_a_new_header(
    locale: str, need: Callable[..., str], tmp_path: Path
) -> None:
    made = Catalog(locale, (), header(locale, project="sito", created=NOW))
    path = tmp_path / "a.po"
    path.write_text(render_po(merge(made, pot(PLURAL, SINGULAR))), "utf-8")
    run = [need("msgfmt", package="gettext"), "-c", "-o", str(tmp_path / "a.mo"), str(path)]
    said = subprocess.run(run, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (NOW, "2026-05-04 13:45+0200"),
        (datetime(2026, 5, 4, 13, 45, tzinfo=UTC), "2026-05-04 13:45+0000"),
        (datetime(2026, 5, 4, 13, 45), "2026-05-04 13:45+0000"),
    ],
)
def test_touched(now: datetime, shown: str) -> None:
    before = po(**{"PO-Revision-Date": "2020-01-01 00:00+0000", "X-Mine": "yes"})
    assert touched(before, now, "Ann\n<evil>").header.fields == (
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ("PO-Revision-Date", shown),
        ("X-Mine", "yes"),
        ("Last-Translator", "Ann <evil>"),
    )


# --- reviewers and engines

TRANSLATED = done("Il sonno", "Sleep", comments=("Ann: yes", "l10n: ignore=quotes"))
MARKED = replace(
    machine(TRANSLATED, ("Sleeping",), "argos", ["odd"]),
    previous=Previous(None, "Un sonno"),
    flags=("x-mine",),
)
IGNORE = Mark("ignore", "quotes")
BY = (("by", "Ann B."), ("date", "2026-05-04"))


def test_machine() -> None:
    unit = machine(replace(MARKED, targets=("",)), ("Dream",), "apertium:ita-eng", ["odd", "very odd"])
    marks = [
        Mark("state", "machine", (("engine", "apertium:ita-eng"),)),
        Mark("note", "odd"),
        Mark("note", "very odd"),
    ]
    expected = replace(MARKED, targets=("Dream",), fuzzy=True, previous=None)
    stamped = [mark.stamped(*expected.hashes) for mark in marks]
    assert unit == replace(expected, comments=("Ann: yes", *write([IGNORE, *stamped])))
    assert (unit.state, unit.marks) == ("machine", (IGNORE, *stamped))


def test_approve() -> None:
    unit = approve(MARKED, "Ann B.", DAY)
    mark = Mark("state", "reviewed", BY).stamped(*MARKED.hashes)
    assert unit == replace(MARKED, fuzzy=False, previous=None, comments=("Ann: yes", *write([IGNORE, mark])))
    assert (unit.state, unit.marks) == ("reviewed", (IGNORE, mark))
    assert approve(unit, "Ann B.", DAY) == unit


def test_reject() -> None:
    unit = reject(MARKED, "Ann B.", DAY, "Not\nidiomatic: 100 %")
    note = Mark("note", "odd").stamped(*MARKED.hashes)
    mark = Mark("state", "needs-work", (*BY, ("reason", "Not\nidiomatic: 100 %"))).stamped(*MARKED.hashes)
    assert unit == replace(MARKED, comments=("Ann: yes", *write([IGNORE, note, mark])))
    assert (unit.state, unit.marks) == ("needs-work", (IGNORE, note, mark))
    assert reject(approve(unit, "Ann", DAY), "Ann", DAY, "").state == "needs-work"


def test_edit() -> None:
    unit = edit(MARKED, ("A sleep",))
    assert unit == replace(
        MARKED, targets=("A sleep",), fuzzy=False, previous=None, comments=("Ann: yes", *write([IGNORE]))
    )
    assert unit.state == "translated"
    assert edit(unit, ("",)).state == "untranslated"
    assert edit(approve(MARKED, "Ann", DAY), ("Sleep!",)).state == "translated"


def test_an_ignore_that_has_hashes_ends_with_an_edit() -> None:
    (unit,) = merge(po(TRANSLATED), pot(fresh("Il sonno"))).units
    assert [mark.kind for mark in unit.marks] == ["ignore"]
    assert edit(unit, ("Dream",)).marks == ()


@pytest.mark.parametrize("targets", [(), ("",), ("Sleep", "")])
def test_what_is_not_translated_can_be_neither_approved_nor_rejected(targets: tuple[str, ...]) -> None:
    unit = replace(PLURAL, targets=targets)
    with pytest.raises(L10nError, match="'Un sonno' has no translation to be approved; translate it first"):
        approve(unit, "Ann", DAY)
    with pytest.raises(L10nError, match="'Un sonno' has no translation to be rejected; translate it first"):
        reject(unit, "Ann", DAY, "")


def test_an_edit_has_a_text_for_each_plural_form() -> None:
    with pytest.raises(L10nError, match="1 plural forms given; 'Un sonno' takes 2"):
        edit(replace(PLURAL, targets=("", "")), ("Sleep",))


# --- counting


def test_count() -> None:
    counted = count(
        po(
            fresh("Uno due tre"),
            done("Uno due", "x"),
            REVIEWED,
            machine(fresh("Uno"), ("x",), "argos"),
            done("Uno", "x", fuzzy=True),
            done("Uno due", "x", fuzzy=True, previous=Previous(None, "Uno")),
            gone(done("Uno due tre quattro", "x")),
        )
    )
    assert counted == Counts(
        entries={
            "untranslated": 1,
            "machine": 1,
            "changed": 1,
            "needs-work": 1,
            "translated": 1,
            "reviewed": 1,
            "obsolete": 1,
        },
        words={
            "untranslated": 3,
            "machine": 1,
            "changed": 2,
            "needs-work": 1,
            "translated": 2,
            "reviewed": 2,
            "obsolete": 4,
        },
    )
    assert counted.total_words == 11
    assert counted.percent == 33


@pytest.mark.parametrize(
    ("translated", "total", "percent"), [(0, 0, 100), (0, 3, 0), (299, 300, 99), (3, 3, 100)]
)
def test_percent_is_100_only_where_nothing_is_missing(translated: int, total: int, percent: int) -> None:
    made = [done(f"{n}", "x" * (n < translated)) for n in range(total)]
    assert count(po(*made)).percent == percent


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", 0),
        ("Il sonno", 2),
        ("L'ippocampo e la memoria: un legame", 6),
        ("Il <strong>sonno</strong> <a1>profondo</a1>.", 3),
        ("H<sub>2</sub>O", 1),
        ("Uno<br/>due<br>tre", 3),
        ('Il <a href="x y z">sonno</a>', 2),
        ("x < 3 e y > 2", 5),
        ("1.000 – 2.000 mg", 3),
        ("— … →", 0),
        ("<img/>", 0),
        ("睡眠の質", 4),
        ("REM睡眠は90分です。", 8),
        ("수면의 질", 2),
    ],
)
def test_words(source: str, words: int) -> None:
    assert count(po(fresh(source))).total_words == words
