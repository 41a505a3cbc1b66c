"""Slips are found, and new, derived, foreign and proper words are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from texts import found, long_words, misspelled, texts, unit

from l10n.checks import dictionaries
from l10n.checks.derivation import readings
from l10n.checks.spelling import missing
from l10n.glossary import Glossary, Term
from l10n.model import Unit

LATIN = "en it es fr de pt-BR ca".split()


def told(
    target: str, locale: str = "it", source: str = "Source", *, terms: Glossary | None = None
) -> list[str]:
    language = "en" if locale != "en" else "it"
    units = [Unit(None, source, targets=(target,))]
    return [f.concept for f in found(units, language, locale, "spelling", glossary=terms)]


@pytest.mark.parametrize("locale", LATIN)
def test_right_texts_have_no_slips(locale: str) -> None:
    source = "en" if locale != "en" else "it"
    units = [unit(text, source, locale) for text in texts()]
    assert [f.message for f in found(units, source, locale, "spelling")] == []


@pytest.mark.parametrize(("locale", "share"), [("it", 0.75), ("en", 0.75), ("es", 0.75), ("de", 0.6)])
def test_most_slips_are_found_also_without_hunspells_dictionary(locale: str, share: float) -> None:
    source = "en" if locale != "en" else "it"
    words: dict[str, str] = {}
    for text in texts("sentence"):
        for word in list(long_words(text.said[locale]))[:2]:
            if (
                word.isalpha()
                and (word.islower() or locale == "de")
                and word.lower() not in text.said[source].lower()
            ):
                words[misspelled(word, len(words))] = text.said[locale].replace(
                    word, misspelled(word, len(words)), 1
                )
    units = [Unit(None, f"Source {n}", targets=(target,)) for n, target in enumerate(words.values())]
    concepts = {f.concept for f in found(units, source, locale, "spelling")}
    assert len(words) > 15
    assert sum(word.lower() in concepts for word in words) >= share * len(words)


@pytest.mark.parametrize(
    ("locale", "target", "expected"),
    [
        ("it", "I neuroni sono connnessi.", ["connnessi"]),
        ("it", "Il cevrello ha bisogno di sonno.", ["cevrello"]),
        ("it", "L'ippocampo e la memmoria.", ["memmoria"]),
        ("it", "La qualità del sonno, soprtattutto.", ["soprtattutto"]),
        ("en", "The brian needs slepe and memmory.", ["slepe", "memmory"]),
        ("es", "El cerrebro necesita dormir.", ["cerrebro"]),
        ("de", "Das Gehrin braucht Schlaf.", ["gehrin"]),
        ("fr", "Les neurones sont connnectés.", ["connnectés"]),
        ("fr", "La méditattion calme le cerveau.", ["méditattion"]),
        ("ca", "Les neurones estan connnectades.", ["connnectades"]),
    ],
)
def test_slips(locale: str, target: str, expected: list[str]) -> None:
    assert told(target, locale) == expected


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("it", "Le oscillazioni ippocampali e talamocorticali, la neuroplasticità."),
        ("it", "Neurotrasmettitori, psiconeuroendocrinologia e ipercortisolemia."),
        ("it", "Il gene BDNFx, la proteina mTORC1 e il file config_sonnno."),
        ("it", "Scrivi a infoo@exammple.org o vedi https://exammple.org/paggina."),
        ("it", "Lo disse Kleitmann, poi Dementt."),
        ("it", "Un file, un plugin e un array."),
        ("it", "Dell'altro, quell'ora, un po' di sonno."),
        ("en", "It doesn't matter; we'll see what isn't known."),
        ("en", "Behaviour, behavior, organise, organize: hippocampal neurogenesis."),
        ("es", "Escríbanos: conviene aplicarle y recordarlo."),
        ("de", "Die Schlafentzugsstudie und die Magnesiumzufuhr."),
        ("ca", "Les oscil·lacions de la son."),
        ("ja", "マグネシウムは reeally 大切です。"),
        ("ar", "النوم العميق connnessi مهم."),
    ],
)
def test_words_that_are_right(locale: str, target: str) -> None:
    assert told(target, locale) == []


def test_words_of_the_source_and_terms_in_all_their_forms_are_right() -> None:
    assert told("Il farmaco connesssi.", source="The drug connesssi.") == []
    terms = Glossary([Term("x", "it", "recetore", pos="noun")])
    assert told("I recetori.", terms=terms) == []
    assert told("I recetori.") == ["recetori"]


def test_a_finding_says_where_the_word_is_and_what_may_be_meant() -> None:
    (finding,) = found(
        [Unit(None, "a", targets=("I <em>neuroni</em> sono connnessi.",))], "en", "it", "spelling"
    )
    assert finding.message == "“connnessi” is in no dictionary; did you mean “connessi”?"
    assert [finding.unit.target[slice(*span)] for span in finding.target_spans] == ["connnessi"]
    assert (finding.severity, finding.concept) == ("warning", "connnessi")


def test_a_text_in_another_language_is_not_spelled_wrong() -> None:
    target = "Le cerveau est complexe et a besoin de sommeil chaque nuit."
    assert told(target, source="The brain is complex and needs sleep every night.") == []


@pytest.mark.parametrize(
    ("word", "lang", "expected"),
    [
        ("neuroplasticità", "it", ("plasticità",)),
        ("ippocampale", "it", ("ippocampo",)),
        ("sovrappeso", "it", ("peso",)),
        ("riciclarlo", "it", ("riciclare",)),
        ("neuropatologia", "it", ()),
        ("escríbanos", "es", ("escribas",)),
        ("oscillacions", "ca", ("oscil·lacions",)),
        ("schlafdauer", "de", ("schlaf", "dauer")),
        ("thalamocortical", "en", ("cortical",)),
    ],
)
def test_ways_to_read_a_new_word(word: str, lang: str, expected: tuple[str, ...]) -> None:
    assert expected in list(readings(word, lang))


# -- dictionaries ------------------------------------------------------------------------------------------


def test_hunspells_dictionary_is_asked_where_it_is_installed(need: Callable[..., str]) -> None:
    need("hunspell", package="hunspell")
    assert dictionaries.installed("it") == "it_IT"
    assert dictionaries.installed("it-CH") == "it_CH"
    assert dictionaries.installed("en") == "en_US"
    assert dictionaries.installed("xx") == ""
    assert dictionaries.known(["connessi", "connnessi", "Roma", "x" * 100], "it") == {"connessi", "Roma"}
    assert missing("it") == missing("ja") == ""


def test_where_there_is_no_dictionary_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert (
        missing("it")
        == "it: spelling is checked without a hunspell dictionary; to get it: apt-get install hunspell hunspell-it"
    )
    assert missing("pt-BR").endswith("hunspell hunspell-pt-br")
    assert missing("de").endswith("hunspell hunspell-de-de")
    assert missing("ja") == ""


def test_without_hunspell_words_are_looked_up_in_simplemma(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(dictionaries, "_known", {})
    assert dictionaries.known(["connessi", "connnessi"], "it") == {"connessi"}
    assert told("I neuroni sono connnessi.") == ["connnessi"]


def test_dictionaries_of_a_folder_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, need: Callable[..., str]
) -> None:
    need("hunspell", package="hunspell")
    (tmp_path / "sv_SE.dic").write_text("1\nsömnlös\n", "utf-8")
    (tmp_path / "sv_SE.aff").write_text("SET UTF-8\n", "utf-8")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    assert dictionaries.installed("sv") == "sv_SE"
    assert "sömnlös" in dictionaries.known(["sömnlös", "sömnlööös"], "sv")
    assert dictionaries.nearest(["sömlös"], "sv", "n")["sömlös"] == ["sömnlös"]
