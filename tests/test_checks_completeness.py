"""Nothing, the source itself, a machine's words, far too short a text; and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from texts import PAIRS, found, pair, texts, unit

from l10n.catalog import merge
from l10n.checks.lengths import sizes, usual
from l10n.checks.prose import bibliographic, prose
from l10n.checks.registry import Entry, Scope
from l10n.glossary import Glossary, Term
from l10n.marks import Mark, write
from l10n.model import Catalog, Unit

IDS = ("untranslated", "same", "length", "machine-unedited")
MACHINE = Mark("state", "machine", (("engine", "apertium:ita-spa"),))


def said(source: str, target: str, *, pair: str = "en-it", context: str | None = None) -> list[str]:
    first, _, last = pair.partition("-")
    units = [Unit(context, source, targets=(target,))]
    return [finding.check for finding in found(units, first, last, *IDS)]


# -- right translations in nine languages, and the same spoiled --------------------------------------------


@pytest.mark.parametrize("name", PAIRS)
def test_nothing_is_wrong_with_right_translations(name: str) -> None:
    source, target = pair(name)
    assert found([unit(text, source, target) for text in texts()], source, target, *IDS) == []


@pytest.mark.parametrize("name", PAIRS)
def test_a_sentence_that_was_not_translated_is_found(name: str) -> None:
    source, target = pair(name)
    copied = [text for text in texts("sentence") if " " in text.said[source] and len(text.said[source]) > 20]
    units = [Unit(None, text.said[source], targets=(text.said[source],)) for text in copied]
    missed = {u.source for u in units} - {f.unit.source for f in found(units, source, target, "same")}
    assert len(missed) <= (2 if name == "es-ca" else 0)


@pytest.mark.parametrize("name", PAIRS)
def test_a_sentence_that_was_cut_off_is_found(name: str) -> None:
    source, target = pair(name)
    long = [text for text in texts("sentence") if len(prose(text.said[source])) > 60]
    units = [Unit(None, t.said[source], targets=(t.said[target][: len(t.said[target]) // 5],)) for t in long]
    assert len(long) > 5
    assert {f.unit.source for f in found(units, source, target, "length")} == {u.source for u in units}


# -- untranslated ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        (("",), "has no translation"),
        ((), "has no translation"),
        (("", ""), "has no translation"),
        (("Uno", ""), "plural form 2 has no translation"),
        (("", "Due", ""), "plural form 1, 3 has no translation"),
    ],
)
def test_what_has_no_translation(targets: tuple[str, ...], message: str) -> None:
    one = Unit(None, "One", plural="Many" if len(targets) > 1 else None, targets=targets)
    assert [(f.check, f.severity, f.message) for f in found([one], "en", "it", *IDS)] == [
        ("untranslated", "info", message)
    ]
    assert found([replace(one, obsolete=True)], "en", "it", *IDS) == []


# -- same --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        ("en-it", "The hippocampus stores memories."),
        ("en-it", "the hippocampus stores memories"),
        ("en-it", "Sleep onset latency (min)"),
        ("en-it", "Save changes"),
        ("en-ja", "Deep sleep"),
        ("en-it", "The <em>brain</em> needs sleep: see https://example.org."),
        ("it-en", "Il sonno profondo"),
        ("it-es", "Perché sogniamo, e a che cosa servono i sogni?"),
        ("de-en", "Das Gehirn braucht jede Nacht Schlaf"),
        ("fr-en", "Le cerveau a besoin de sommeil"),
    ],
)
def test_text_that_was_left_in_the_sources_language(pair: str, text: str) -> None:
    assert said(text, text, pair=pair) == ["same"]


@pytest.mark.parametrize(
    ("pair", "source", "target", "passage"),
    [
        (
            "en-it",
            "Knead the dough for ten minutes, then let it rise in a warm place.",
            "Lavorate l'impasto per dieci minuti, then let it rise in a warm place.",
            "then let it rise in a warm place",
        ),
        (
            "it-fr",
            "Il sonno è profondo. La notte, quando tutti dormono, il cervello lavora ancora con noi.",
            "Le sommeil est profond. La notte, quando tutti dormono, il cervello lavora ancora con noi.",
            "La notte quando tutti dormono il cervello lavora ancora con noi",
        ),
        (
            "en-it",
            "He wrote “The way we were then and are now”.",
            "Scrisse “The way we were then and are now”.",
            "",
        ),
        (
            "en-it",
            "In <em>The way we were then</em>, he sleeps.",
            "In <em>The way we were then</em> dorme.",
            "",
        ),
        (
            "en-de",
            "The Journal of the History of the Human Body",
            "Das Journal of the History of the Human Body",
            "",
        ),
        ("en-it", "Press <kbd>a</kbd> to go to the end.", "Premi <kbd>a</kbd> to go alla fine.", ""),
        ("en-it", "The cat is on the table.", "Il gatto è sul tavolo.", ""),
    ],
)
def test_a_passage_that_was_left_in_the_sources_language(
    pair: str, source: str, target: str, passage: str
) -> None:
    first, _, last = pair.partition("-")
    told = [f.message for f in found([Unit(None, source, targets=(target,))], first, last, "same")]
    assert told == (
        [f"leaves “{passage[:59] + '…' if len(passage) > 60 else passage}” untranslated"] if passage else []
    )


@pytest.mark.parametrize(
    ("pair", "text"),
    [
        ("en-it", "Hippocrates"),
        ("en-it", "Stress"),
        ("en-it", "Email"),
        ("en-it", "OK"),
        ("it-es", "Magnesio"),
        ("it-es", "La persona sana"),
        ("en-de", "Magnesium"),
        ("en-it", "Privacy policy"),
        ("it-de", "Latte macchiato"),
        ("en-it", "Machine learning"),
        ("en-it", "GABA, NMDA and AMPA"),
        ("en-it", "John von Neumann"),
        ("en-it", "University of Oxford"),
        ("en-it", "Homo sapiens"),
        ("en-it", "https://example.org/the-brain-and-the-sleep"),
        ("en-it", "{count} / {total}"),
        ("en-it", "Walker M. Why we sleep: the new science of sleep and dreams. London: Penguin; 2017."),
        (
            "en-it",
            "Mah J, Pitre T. Oral magnesium for insomnia in older adults. BMC Complement Med. 2021;21(1):125.",
        ),
        ("pt-pt-BR", "O sono é a melhor meditação."),
        ("en-en-GB", "The brain needs sleep every night."),
        ("es-ca", "Cortisol"),
    ],
)
def test_text_that_is_right_in_both_languages(pair: str, text: str) -> None:
    assert said(text, text, pair=pair) == []


def test_terms_that_are_never_translated_and_names_of_sites_are_right() -> None:
    terms = Glossary([Term("sleep-lab", "*", "the deep sleep lab", case="any")])
    one = Unit(None, "The deep sleep lab", targets=("The deep sleep lab",))
    assert [f.check for f in found([one], "en", "it", *IDS)] == ["same"]
    assert found([one], "en", "it", *IDS, glossary=terms) == []
    site = Unit("og:site_name", one.source, targets=one.targets)
    assert found([site, one], "en", "it", *IDS) == []


# -- length ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "The hypothalamic–pituitary–adrenal axis regulates cortisol secretion.",
            "L'asse regola.",
            ["length"],
        ),
        (
            "The brain.",
            "Il cervello, che pesa un chilo e mezzo, consuma un quinto dell'energia del corpo.",
            ["length"],
        ),
        (
            "Le prime biciclette non avevano pedali: il ciclista si spingeva con i piedi a terra, e soltanto negli anni"
            " Sessanta un artigiano fissò due pedivelle alla ruota anteriore.",
            "Le prime biciclette non avevano pedali: ci si spingeva con i piedi.",
            ["length"],
        ),
        ("Sleep", "   ", ["length"]),
        ("The HPA axis", "L'asse ipotalamo-ipofisi-surrene (HPA)", []),
        ("HPA", "asse ipotalamo-ipofisi-surrene", []),
        ("OK", "Va bene", []),
        ("Questions &amp; answers", "Q&amp;A", []),
        ("Questions and answers", "FAQ", []),
        ("Questions and answers", "Di", ["length"]),
        ("Art. 2043 c.c.", "L'articolo 2043 del Codice civile italiano", []),
        ("No", "Nessuno di questi", []),
        ("See https://example.org/a/very/long/address/that/is/not/translated/at/all", "Vedi il sito", []),
        ("<strong>Sleep</strong> <em>deep</em> <a1>well</a1>", "Dormi bene", []),
    ],
)
def test_lengths(source: str, target: str, expected: list[str]) -> None:
    assert said(source, target) == expected


def test_what_a_catalog_measures_counts_more_than_the_table() -> None:
    scope = Scope("en", "it", Glossary())

    def entries(factor: int, count: int) -> list[Entry]:
        words = [f"word number {n} of a text that is rather long" for n in range(count)]
        return [Entry(Unit(None, w), w, "x" * (len(w) * factor), scope) for w in words]

    tested = Entry(Unit(None, "x"), "a" * 100, "b" * 100, scope)
    assert sizes(tested) == (100, 100)
    assert usual(entries(3, 10)).missed(tested) is None
    assert usual(entries(3, 2000)).missed(tested) is not None
    broken = [*entries(1, 2000), *(replace(e, target="x") for e in entries(1, 500))]
    assert usual(broken).missed(tested) is None
    assert usual(broken).missed(replace(tested, target="x" * 20)) is not None


# -- machine-unedited --------------------------------------------------------------------------------------


def drafted(unit: Unit, mark: Mark = MACHINE) -> Unit:
    return replace(unit, comments=write([mark.stamped(*unit.hashes)]))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda u: u, ["machine-unedited"]),
        (lambda u: replace(u, fuzzy=True), []),
        (lambda u: replace(u, targets=("El sueño.",)), []),
        (lambda u: replace(u, source="Il sonno profondo"), []),
        (lambda u: replace(u, comments=()), []),
        (lambda u: replace(u, comments=(*u.comments, "l10n: ignore=machine-unedited")), []),
        (lambda u: drafted(u, Mark("state", "reviewed", (("by", "Ada"),))), []),
    ],
)
def test_a_machines_words_that_nobody_touched(change: Callable[[Unit], Unit], expected: list[str]) -> None:
    one = change(drafted(Unit(None, "Il sonno", targets=("El sueño",))))
    findings = found([one], "it", "es", *IDS)
    assert [f.check for f in findings] == expected
    assert all(f.severity == "info" and "apertium:ita-spa" in f.message for f in findings)


# -- silenced ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        ("same", "The brain needs sleep.", "The brain needs sleep."),
        ("length", "The brain needs sleep every single night of the year.", "Il"),
        ("language", "The brain needs sleep every night.", "Le cerveau a besoin de sommeil chaque nuit."),
        ("spelling", "The neurons are connected.", "I neuroni sono connnessi."),
        ("spelling:connnessi", "The neurons are connected.", "I neuroni sono connnessi."),
    ],
)
def test_an_ignored_check_speaks_again_when_the_entry_changes(name: str, source: str, target: str) -> None:
    check = name.partition(":")[0]
    one = Unit(None, source, targets=(target,), comments=(f"l10n: ignore={name}",))
    assert [f.check for f in found([replace(one, comments=())], "en", "it", check)] == [check]
    assert found([one], "en", "it", check) == []
    (stamped,) = merge(Catalog("it", (one,)), Catalog("", (Unit(None, source),))).units
    assert "src=" in " ".join(stamped.comments)
    assert found([stamped], "en", "it", check) == []
    changed = replace(stamped, targets=(target + "!",))
    assert [f.check for f in found([changed], "en", "it", check)] == [check]


# -- prose -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a1>Il</a1> sonno", "Il sonno"),
        ("Scrivi a a@b.org", "Scrivi a "),
        ("%d file e {count}", "  file e "),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_prose_is_what_is_not_code(text: str, expected: str) -> None:
    assert prose(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Walker M. Why We Sleep. London: Penguin; 2017.", True),
        ("Smith, J. (2019). Sleep and memory. Oxford University Press.", True),
        ("Sleep Med Rev. 2024;8:100121", True),
        ("doi:10.1038/nrn2335, 2007", True),
        ("In 2019 the study began.", False),
        ("The brain needs sleep.", False),
    ],
)
def test_bibliographic_references(text: str, expected: bool) -> None:
    assert bibliographic(text) is expected
