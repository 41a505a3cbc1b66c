"""One source with two translations, one translation of two sources, and what only looks like it."""

from __future__ import annotations

import pytest
from texts import PAIRS, found, pair, texts, unit

from l10n.glossary import Glossary, Term
from l10n.model import Unit

Texts = tuple[str | None, str, str]  # context, source, target


def told(name: str, *given: Texts, source: str = "en", target: str = "it", **options: Glossary) -> list[str]:
    units = [Unit(context, text, targets=(said,)) for context, text, said in given]
    return [f"{f.unit.target}: {f.message}" for f in found(units, source, target, name, **options)]


@pytest.mark.parametrize("name", PAIRS)
def test_different_texts_are_neither_inconsistent_nor_reused(name: str) -> None:
    source, target = pair(name)
    assert (
        found([unit(text, source, target) for text in texts()], source, target, "inconsistent", "reused")
        == []
    )


@pytest.mark.parametrize("name", PAIRS)
def test_a_translation_that_was_copied_to_the_next_entry_is_found(name: str) -> None:
    source, target = pair(name)
    chosen = [text for text in texts("sentence") if len(text.said[target]) > 20]
    units = [
        Unit(None, text.said[source], targets=(chosen[n // 2 * 2].said[target],))
        for n, text in enumerate(chosen)
    ]
    paired = len(units) // 2 * 2
    assert len(found(units[:paired], source, target, "reused")) == paired


# -- inconsistent ------------------------------------------------------------------------------------------


def test_all_entries_are_named_each_with_the_others_text() -> None:
    assert told(
        "inconsistent",
        ("a", "Stress response", "Risposta allo stress"),
        ("b", "Stress response", "Reazione allo stress"),
        (None, "stress  response:", "Risposta allo stress:"),
    ) == [
        "Risposta allo stress: is translated “Reazione allo stress” elsewhere",
        "Reazione allo stress: is translated “Risposta allo stress”, “Risposta allo stress:” elsewhere",
        "Risposta allo stress:: is translated “Reazione allo stress” elsewhere",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "Sleep", "Sonno"), ("b", "Sleep", "Dormire")),
        ((None, "Deep sleep", "Sonno profondo"), ("title", "Deep Sleep", "Sonno a onde lente")),
        ((None, "Read more.", "Leggi di più."), ("x", "Read more", "Continua a leggere")),
    ],
)
def test_translations_that_differ(one: Texts, other: Texts) -> None:
    assert len(told("inconsistent", one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((None, "Sleep", "Sonno"), ("title", "Sleep", "sonno")),
        ((None, "Read more", "Leggi di più"), ("x", "Read more…", "Leggi di più…")),
        (("a", "New", "Nuovo"), ("b", "New", "Nuova")),
        (("a", "All selected", "Tutti selezionati"), ("b", "All selected", "Tutte selezionate")),
        (("button", "Search", "Cerca"), ("title", "Search", "Ricerca")),
        (("verb", "Sleep", "Dormire"), ("noun", "Sleep", "Sonno")),
        ((None, "Deep sleep", "Sonno profondo"), (None, "Light sleep", "Sonno leggero")),
        ((None, "<em>Deep</em> sleep", "Sonno <em>profondo</em>"), ("x", "Deep sleep", "Sonno profondo")),
    ],
)
def test_translations_that_agree(one: Texts, other: Texts) -> None:
    assert told("inconsistent", one, other) == []


def test_plural_entries_are_compared_with_each_other_by_form() -> None:
    def of(context: str, *targets: str) -> Unit:
        return Unit(context, "One night", plural="%d nights", targets=targets)

    assert (
        found(
            [of("a", "Una notte", "%d notti"), of("b", "Una notte", "%d notti")], "en", "it", "inconsistent"
        )
        == []
    )
    assert (
        len(
            found(
                [of("a", "Una notte", "%d notti"), of("b", "Una notte", "%d serate")],
                "en",
                "it",
                "inconsistent",
            )
        )
        == 2
    )
    single = Unit(None, "One night", targets=("Una sola sera",))
    assert found([of("a", "Una notte", "%d notti"), single], "en", "it", "inconsistent") == []


def test_fuzzy_and_obsolete_entries_are_left_out() -> None:
    one = Unit("a", "Deep sleep", targets=("Sonno profondo",))
    for other in (
        Unit("b", "Deep sleep", targets=("Dormita",), fuzzy=True),
        Unit("b", "Deep sleep", targets=("Dormita",), obsolete=True),
        Unit("b", "Deep sleep", targets=("",)),
    ):
        assert found([one, other], "en", "it", "inconsistent", "reused") == []


def test_long_texts_are_shown_in_part_and_many_are_counted() -> None:
    many = [(str(n), "Deep sleep", f"Versione {'abcdef'[n] * 100}") for n in range(6)]
    first = told("inconsistent", *many)[0]
    assert first.endswith("and 2 more elsewhere")
    assert len(first) < 500


# -- reused ------------------------------------------------------------------------------------------------


def test_the_other_source_is_named() -> None:
    assert told(
        "reused",
        (None, "The brain needs deep sleep every night.", "Il cervello ha bisogno di sonno ogni notte."),
        (None, "The heart never rests.", "Il cervello ha bisogno di sonno ogni notte."),
    ) == [
        "Il cervello ha bisogno di sonno ogni notte.: also translates “The heart never rests.”",
        "Il cervello ha bisogno di sonno ogni notte.: also translates “The brain needs deep sleep every night.”",
    ]


@pytest.mark.parametrize("target", ["Sonno profondo", "Sonnambulismo"])
def test_of_short_phrases_and_long_words_it_is_information(target: str) -> None:
    units = [Unit(None, text, targets=(target,)) for text in ("Deep sleep", "Light sleep")]
    assert [f.severity for f in found(units, "en", "it", "reused")] == ["info", "info"]


@pytest.mark.parametrize(
    ("one", "other", "target"),
    [
        ("Sleep stages", "Sleep stage", "睡眠の段階"),
        ("The sleep stages", "sleep stages.", "Le fasi del sonno"),
        ("Behaviour of sleep", "Behavior of sleep", "Comportamento nel sonno"),
        ("Organise your nights", "Organize your nights", "Organizza le notti"),
        ("Sleep", "Asleep", "Dormi"),
        ("<b>Deep</b> sleep", "Deep sleep", "Sonno profondo"),
    ],
)
def test_sources_that_mean_the_same(one: str, other: str, target: str) -> None:
    assert told("reused", (None, one, target), ("x", other, target)) == []


def test_synonyms_of_the_glossary_mean_the_same() -> None:
    terms = Glossary([Term("sws", "en", "deep sleep"), Term("sws", "en", "slow-wave sleep", "admitted")])
    given = [
        (None, "In deep sleep", "Nel sonno profondo"),
        (None, "In slow-wave sleep", "Nel sonno profondo"),
    ]
    assert len(told("reused", *given)) == 2
    assert told("reused", *given, glossary=terms) == []
