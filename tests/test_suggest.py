"""Candidate terms: what is found in texts of several languages, and what is not taken for a term."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.exchange import render_tsv
from l10n.glossary import Glossary, Term
from l10n.glossary.table import lint
from l10n.suggest import Candidate, candidates, rows

NONE = Glossary()


def found(texts: list[str], lang: str, glossary: Glossary = NONE) -> dict[str, tuple[str, int]]:
    """The candidates' kinds and counts."""
    return {one.term: (one.kind, one.count) for one in candidates(texts, lang, glossary)}


IT = [
    "Il <strong>sonno profondo</strong> aiuta il recettore NMDA, e la qualità del sonno migliora.",
    "Nel sonno profondo il recettore <a1>NMDA</a1> riposa. Qualità del sonno e sonni profondi si somigliano.",
    "La barriera emato-encefalica protegge; la barriera emato-encefalica filtra i recettori NMDA.",
    "Secondo l’Istituto Besta, e lo dice anche l'Istituto Besta, l’HPA conta: pH e vitamina B6 no.",
]


def test_phrases_acronyms_compounds_and_names_of_an_italian_text() -> None:
    assert found(IT, "it") == {
        "recettore NMDA": ("phrase", 3),
        "barriera emato-encefalica": ("phrase", 2),
        "sonno profondo": ("phrase", 3),
        "NMDA": ("acronym", 3),
        "qualità del sonno": ("phrase", 2),
        "Istituto Besta": ("name", 2),
        "HPA": ("acronym", 1),
        "pH": ("acronym", 1),
        "B6": ("acronym", 1),
        "sonno": ("word", 5),
    }


@pytest.mark.parametrize(
    ("lang", "texts", "terms"),
    [
        (
            "en",
            [
                "The circadian rhythm shapes sleep. Circadian rhythms differ.",
                "A loss of sleep; the loss of sleep.",
            ],
            {"circadian rhythm": ("phrase", 2), "loss of sleep": ("phrase", 2), "sleep": ("word", 3)},
        ),
        (
            "de",
            [
                "Der Schlafdruck steigt, der Schlafdruck fällt, Schlafdruck bleibt.",
                "Tiefer Schlaf: im tiefen Schlaf.",
            ],
            {"Schlafdruck": ("word", 3), "tiefen Schlaf": ("phrase", 2)},
        ),
        (
            "fr",
            ["L’apnée du sommeil, ou les apnées du sommeil.", "L'apnée du sommeil et l’IRM."],
            {"apnée du sommeil": ("phrase", 3), "IRM": ("acronym", 1)},
        ),
        (
            "es",
            ["La calidad de la dieta y la calidad de la dieta.", "El ensayo clínico, los ensayos clínicos."],
            {"calidad de la dieta": ("phrase", 2), "ensayo clínico": ("phrase", 2)},
        ),
        (
            "ja",
            ["概日リズムは睡眠の質を決める。", "睡眠の質と概日リズム。睡眠の楽しみ、睡眠の楽しみ"],
            {"概日リズム": ("phrase", 2), "睡眠の質": ("phrase", 2), "睡眠": ("word", 4)},
        ),
        ("zh", ["深度睡眠很好。", "深度睡眠与健康。", "深度睡眠"], {"深度睡眠": ("phrase", 3)}),
        ("ar", ["جودة النوم مهمة.", "جودة النوم أولا."], {"جودة النوم": ("phrase", 2)}),
        ("eu", ["loaren kalitatea da", "loaren kalitatea, eta"], {"loaren kalitatea": ("phrase", 2)}),
    ],
)
def test_other_languages(lang: str, texts: list[str], terms: dict[str, tuple[str, int]]) -> None:
    assert found(texts, lang) == terms


def test_what_is_no_term() -> None:
    texts = [
        "e il di questo sono stati molto",  # words of grammar
        "dormire dormono dormiva riducono",  # verbs
        "10 mg 20 mg 300 mg 2024 2024 2024",  # numbers and units
        "https://example.org/NMDA a@example.org nmda.html {NMDA}",  # codes
        'vedi <a href="GABA">qui</a> <code>HPA REM</code>',  # markup
        "LA STORIA DEL LABORATORIO",  # a title in capitals
        "il sonno<sup>1</sup>",  # a footnote
    ]
    assert found(texts * 3, "it") == {"sonno": ("word", 3)}


def test_capitals_of_sentences_and_titles_make_no_names() -> None:
    texts = ["Sleep Pressure And The Circadian Process", "Cortisol. Cortisol. Cortisol."]
    assert found(texts * 2, "en") == {
        "sleep pressure": ("phrase", 2),
        "circadian process": ("phrase", 2),
        "cortisol": ("word", 6),
    }


def test_formulas_and_ions_are_whole() -> None:
    texts = ["Lo ione Mg<sup>2+</sup> e CO<sub>2</sub>, CO₂, H₂O, Ca²⁺"]
    assert found(texts, "eu") == {
        "CO2": ("acronym", 2),
        "Mg2": ("acronym", 1),
        "H2O": ("acronym", 1),
        "Ca2⁺": ("acronym", 1),
    }


def test_what_the_glossary_finds_is_left_out_in_every_form() -> None:
    glossary = Glossary([Term("deep", "it", "sonno profondo"), Term("nmda", "*", "NMDA", case="exact")])
    kept = found(IT, "it", glossary)
    assert "sonno profondo" not in kept
    assert "NMDA" not in kept
    assert kept["recettore NMDA"] == ("phrase", 3)
    whole = Glossary([Term("r", "it", "recettore NMDA")])
    assert "NMDA" not in found(IT, "it", whole)


def test_an_inner_phrase_counts_where_it_stands_alone() -> None:
    texts = ["ritmo circadiano stabile"] * 3 + ["ritmo circadiano", "pressione omeostatica"] * 3
    ranked = candidates(texts, "it", NONE)
    assert [(one.term, one.count) for one in ranked if " " in one.term] == [
        ("ritmo circadiano stabile", 3),
        ("pressione omeostatica", 3),
        ("ritmo circadiano", 6),
    ]


def test_examples_show_the_text_without_markup() -> None:
    text = (
        "Prima di tutto, e forse anche per questo, il <b>recettore</b> <a1>NMDA</a1><br/>conta<sup>1</sup> più "
        "di ogni altra cosa che la gente dice di sapere."
    )
    (one,) = [one for one in candidates([text, text], "it", NONE) if one.term == "recettore NMDA"]
    assert (
        one.example
        == "Prima di tutto, e forse anche per questo, il recettore NMDA conta1 più di ogni altra cosa che la…"
    )


def test_rows_are_a_glossary_of_new_concepts() -> None:
    known = [Term("nmda", "it", "altro")]
    listed = [
        Candidate("NMDA", "it", "acronym", 2, 4.0, ""),
        Candidate("Città d'Alba", "it", "name", 2, 2.0, ""),
    ]
    listed.append(Candidate("sonno profondo", "it", "phrase", 2, 2.0, ""))
    made = rows(listed, known)
    assert made == (
        Term("nmda-2", "it", "NMDA", case="exact"),
        Term("citta-d-alba", "it", "Città d'Alba", case="exact"),
        Term("sonno-profondo", "it", "sonno profondo"),
    )
    assert lint(render_tsv(made)) == []


@settings(max_examples=100)
@given(st.lists(st.text("abcABC NM'’-.,<>&;12睡眠のア", max_size=30), max_size=4))
def test_any_texts_have_candidates_that_occur_in_them(texts: list[str]) -> None:
    for one in candidates(texts, "eu", NONE):
        assert one.count > 0
        assert one.score > 0
        assert one.term.strip() == one.term != ""


@pytest.mark.parametrize("piece", ["sonno profondo ", "NMDA-", "概日", "a'", "<b>Uno</b>. "])
def test_time_is_linear_in_the_text(piece: str) -> None:
    """Eight times the text takes eight times as long, where a quadratic step would take 64 times."""

    def work(times: int) -> float:
        start = time.process_time()
        candidates([piece * times], "eu", NONE)
        return time.process_time() - start

    ratio = work(16_000) / max(work(2_000), 0.002)
    for _ in range(2):  # what else runs on the machine may disturb one
        ratio = ratio if ratio < 24 else work(16_000) / max(work(2_000), 0.002)
    assert ratio < 24
