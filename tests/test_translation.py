"""What the pipeline does around an engine, whatever the engine does: nothing lost, codes placed, terms put right."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from engines import CARRIERS, Double, shouted
from hypothesis import given
from hypothesis import strategies as st

from l10n import markup
from l10n.alignment import guessed, words
from l10n.glossary import Glossary, Term
from l10n.translation.codes import separated
from l10n.translation.edits import Edit, apply, before, inverse, realigned
from l10n.translation.inflection import plural
from l10n.translation.messages import Made
from l10n.translation.pipeline import Route, translated
from l10n.translation.shield import plain, shield, unshield


def made(*messages: str, double: Double | None = None, glossary: Glossary | None = None) -> list[Made]:
    return translated(Route("it", "en", double or Double(), glossary or Glossary()), messages)


def texts(*messages: str, double: Double | None = None, glossary: Glossary | None = None) -> list[str]:
    return [one.text for one in made(*messages, double=double, glossary=glossary)]


# -- edits ---------------------------------------------------------------------------------------------


def test_edits_are_applied_and_undone() -> None:
    edits = [Edit(0, 2, "Un"), Edit(3, 8, ""), Edit(9, 9, "molto ")]
    after = apply("Il sonno utile", edits)
    assert after == "Un  molto utile"
    assert apply(after, inverse("Il sonno utile", edits)) == "Il sonno utile"


@pytest.mark.parametrize(
    ("edits", "span", "expected"),
    [
        ([], (3, 5), (3, 5)),
        ([Edit(0, 2, "xyz")], (0, 3), (0, 2)),  # what was put there is where the old was
        ([Edit(0, 2, "xyz")], (4, 6), (3, 5)),
        ([Edit(4, 6, "xyz")], (0, 4), (0, 4)),
        ([Edit(4, 6, "xyz")], (5, 6), (4, 6)),  # and a part of it, too
        ([Edit(4, 4, "xyz")], (0, 9), (0, 6)),
        ([Edit(2, 6, "")], (0, 4), (0, 8)),
    ],
)
def test_where_a_place_was_before(
    edits: list[Edit], span: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert before(edits, span) == expected


def test_an_alignment_follows_both_texts() -> None:
    asked, said = "Rossi dorme bene", "Rossi sleeps well"
    there, here = [Edit(0, 5, "Il sonno")], [Edit(0, 5, "Sleep")]
    source, target = apply(asked, there), apply(said, here)
    found = realigned(guessed(asked, said), source, [there], target, [here])
    assert (found.source, found.target) == (words(source), words(target))
    assert [round(sum(row), 3) for row in found.weights] == [1, 1, 1]
    assert found.weights[0][0] == found.weights[0][1] > 0.4  # Sleep comes from both words


# -- the shield ----------------------------------------------------------------------------------------

MAGTEIN = Glossary(
    [Term("magtein", "*", "Magtein"), Term("b6", "it", "vitamina B6"), Term("b6", "en", "vitamin B6")]
)


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("Leggi https://example.org/a?b=1 ora", ["https://example.org/a?b=1"]),
        ("Vedi doi:10.1000/xyz.123.", ["doi:10.1000/xyz.123"]),
        ("Scrivi a info@example.org.", ["info@example.org"]),
        ("Magtein<sup/> aiuta", ["Magtein<sup/>"]),  # a mark goes with its name
        ("La vitamina B6 e Magtein", ["Magtein"]),  # a term is translated as a whole
        ("Il comando <code/> e <br/>poi", ["<code/>", "<br/>"]),
        ("Un <img/> qui<sup/>", []),  # these are placed by the words around them
        ("Prendi 2,5 mg la sera", []),  # engines copy it; it is looked for afterwards
        ("Niente.*", ["*"]),
    ],
)
def test_what_goes_behind_signs(message: str, kept: list[str]) -> None:
    found = shield(message, "it", MAGTEIN.find(markup.strip(message), "it"))
    assert found
    assert [one.message for one in found.kept.values()] == kept
    assert unshield(found.message, found.kept) == message
    assert plain(found.text, found.kept).replace("\n", "") == markup.strip(message)
    apart = separated(found)
    assert unshield(markup.encode(apart.text), apart.kept) == message


def test_a_message_with_private_signs_of_its_own_is_left_alone() -> None:
    assert shield("a \U000f0000 b", "it", []) is None
    assert made("a \U000f0000 b") == [Made("", ("has private-use characters, which no engine can be given",))]


# -- what comes through ----------------------------------------------------------------------------------

PROTECTED = [
    "Leggi https://example.org/a?b=1&c=2 domani.",
    "Lo studio (doi:10.1000/xyz.123) dice altro.",
    "Prendi 2,5 mg la sera e 300 mg la notte.",
    "Prendi Neuro-Link™ con Magtein® la sera.",
    "Come si vede [3, 7].",
    "Rilassarsi è difficile.*",
    "Il comando <code/> avvia {name} subito.",
    "Scrivi a info@example.org o vai su www.example.org/it oggi.",
]


TOKENS = re.compile(
    r"https?://\S+|doi:\S+[^).]|\S+@\S+|www\S+|[\d,]+ mg|\S+[™®]|\[3, 7\]|\.\*|<code/>|{name}"
)


def mangled(text: str) -> str:
    """What a small model does to what it does not know: digits and signs go, and so do unknown words."""
    return re.sub(r"\S*[\d@/™®_{}:]\S*", "xx", shouted(text))


@pytest.mark.parametrize("message", PROTECTED)
@pytest.mark.parametrize("say", [shouted, mangled])
def test_what_must_not_change_comes_back(message: str, say: Callable[[str], str]) -> None:
    [one] = made(message, double=Double(say))
    tokens = TOKENS.findall(message)
    assert tokens
    for token in tokens:
        assert one.text.count(token) == message.count(token), one.text
    assert one.notes == ()
    assert "xx" not in one.text


def test_an_engine_that_says_nothing_is_told_of() -> None:
    assert made("Uno", double=Double(lambda _: "")) == [Made("", ("the engine said nothing",))]


def test_an_engine_that_copies_nothing_gets_the_parts_around() -> None:
    [one] = made("Leggi https://example.org/a domani.", double=Double(lambda text: shouted(text)[::-1]))
    assert one.text == "IGGEL https://example.org/a INAMOD."
    assert one.notes == ("translated in parts around https://example.org/a",)


def test_a_name_that_the_engine_does_not_copy_is_carried_or_noted() -> None:
    losing = Double(lambda text: shouted(text).replace("ZOLVEXIN", "DRUG"))
    assert made("Il prodotto Zolvexin aiuta.", double=losing) == [Made("IL PRODOTTO Zolvexin AIUTA.", ())]
    stubborn = Double(lambda text: shouted(text).replace("ZOLVEXIN", "DRUG"), carriers=())
    assert made("Il prodotto Zolvexin aiuta.", double=stubborn) == [
        Made("IL PRODOTTO DRUG AIUTA.", ("not as in the source: Zolvexin",))
    ]


def test_a_carrier_that_stands_in_the_text_is_not_used() -> None:
    double = Double()
    assert texts("Rossi legge https://example.org/a.", double=double) == [
        "Rossi LEGGE https://example.org/a."
    ]
    assert not any(text.count("Rossi") > 1 for text in double.asked)


def test_equal_sentences_are_asked_once_and_empty_ones_never() -> None:
    double = Double(carriers=())
    assert texts("Uno. Due.", "Due.", "1–2", double=double) == ["UNO. DUE.", "DUE.", "1–2"]
    assert double.asked == ["Uno.", "Due."]


# -- codes ---------------------------------------------------------------------------------------------

CODED = [
    ("Il <strong>sonno</strong> aiuta.", "IL <strong>SONNO</strong> AIUTA."),
    ("Uno <a1>due</a1> tre <a2>quattro</a2>.", "UNO <a1>DUE</a1> TRE <a2>QUATTRO</a2>."),
    ("<b>Uno due. Tre.</b> Quattro.", "<b>UNO DUE. TRE.</b> QUATTRO."),
    ("Uno.<br/>Due.<sup/>", "UNO.<br/>DUE.<sup/>"),
    ("Usa <code/> qui", "USA <code/> QUI"),
    ("Vedi <a>https://example.org/a</a>.", "VEDI <a>https://example.org/a</a>."),
    ("Il tag &lt;em> e <em>uno</em>", "IL TAG <EM> E <em>UNO</em>"),
]


def between_blanks(text: str) -> str:
    parts = re.split("(\ue000[^\ue001]*\ue001)", text)
    return "".join(part if n % 2 else shouted(part) for n, part in enumerate(parts))


@pytest.mark.parametrize(("message", "expected"), CODED)
@pytest.mark.parametrize("blanks", [False, True])
def test_codes_are_put_where_their_words_are(message: str, expected: str, blanks: bool) -> None:
    double = Double(between_blanks, blanks=True) if blanks else Double()
    assert texts(message, double=double) == [expected]


def test_words_that_an_engine_moves_out_of_a_blank_are_found_again() -> None:
    moved = Double(
        lambda text: re.sub("(\ue000[^\ue001]*\ue001)2024(\ue000[^\ue001]*\ue001)", r"2024 \1\2", text),
        blanks=True,
    )
    assert texts("Nel <time>2024</time> la rivista", double=moved) == ["Nel <time>2024</time> la rivista"]


def test_without_an_alignment_codes_are_placed_and_it_is_said() -> None:
    [one] = made("Il <em>buon</em> sonno", double=Double(lambda _: "good sleep here", aligns=False))
    assert markup.problems("Il <em>buon</em> sonno", one.text) == []
    assert [note.split(" (")[0] for note in one.notes] == ["placement of <em> is uncertain"]


pieces = st.text("ab .,1<&;>®*’", max_size=12).map(markup.encode)
coded = st.one_of(
    pieces,
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["b", "a1", "em"]), pieces),
    st.sampled_from(["<br/>", "<sup/>", "<code/>", " https://example.org/a ", " 2,5 mg "]),
)


ENGINES: list[Callable[[str], str]] = [
    shouted,
    mangled,
    str.swapcase,
    lambda _: "",
    lambda text: f"{text} {text}",
    lambda text: text[: len(text) // 2],
]


@given(st.lists(coded, max_size=8).map("".join), st.booleans(), st.sampled_from(ENGINES))
def test_whatever_an_engine_says_codes_stay_valid_and_nothing_kept_is_lost(
    message: str, blanks: bool, say: Callable[[str], str]
) -> None:
    if markup.problems(message, message):
        return
    [one] = made(message, double=Double(say, blanks=blanks))
    if one.text:
        assert markup.problems(message, one.text) == []
        assert one.text.count("https://example.org/a") == message.count("https://example.org/a")
    else:
        assert one.notes or not markup.strip(message).strip()


# -- terms ---------------------------------------------------------------------------------------------

WORDS = dict(
    pair.split(":")
    for pair in """il:the lo:the l':the_ i:the cervello:brain cervelli:brains recettore:receiver recettori:receivers
    sonno:sleep asse:shaft stress:strain aiuta:helps calma:calms e:and""".split()
)


def word_by_word(text: str) -> str:
    """A dictionary's English, which knows some words wrongly."""
    found = re.sub(r"[^\W\d_]+'?", lambda m: WORDS.get(m[0].lower(), m[0]).replace("_", " "), text)
    return found[:1].upper() + found[1:]


GLOSSARY = Glossary(
    [
        Term("brain", "it", "cervello"), Term("brain", "en", "brain"),
        Term("sleep", "it", "sonno"), Term("sleep", "en", "sleep"),
        Term("receptor", "it", "recettore"), Term("receptor", "en", "receptor"),
        Term("axis", "it", "asse HPA", case="exact"), Term("axis", "en", "HPA axis", forms=("HPA axes",)),
        Term("stress", "it", "stress"), Term("stress", "en", "stress"),
        Term("stress", "en", "strain", status="forbidden"),
    ]
)  # fmt: skip


ANOTHER = ("receptor: by another noun in its place",)


@pytest.mark.parametrize(
    ("source", "expected", "notes"),
    [
        ("Il cervello aiuta.", "The brain helps.", ()),  # right already
        ("Il recettore aiuta.", "The receptor helps.", ANOTHER),
        ("I recettori aiuta.", "The receptors helps.", ANOTHER),
        ("L'asse HPA calma il cervello.", "The HPA axis calms the brain.", ("axis: by another noun in its place",)),
        ("Il <b>recettore</b> e il <a>sonno</a>", "The <b>receptor</b> and the <a>sleep</a>", ANOTHER),
    ],
)  # fmt: skip
def test_terms_are_put_right(source: str, expected: str, notes: tuple[str, ...]) -> None:
    assert made(source, double=Double(word_by_word), glossary=GLOSSARY) == [Made(expected, notes)]


def test_a_next_best_translation_with_the_term_is_taken_first() -> None:
    double = Double(word_by_word, others=lambda text: [word_by_word(text).replace("receiver", "receptor")])
    assert made("Il recettore aiuta.", double=double, glossary=GLOSSARY) == [
        Made("The receptor helps.", ("receptor: by the engine's next best translation",))
    ]


def test_a_forbidden_word_is_replaced_where_nothing_else_helps() -> None:
    stubborn = Double(lambda _: "All strains calm.", carriers=())
    terms = Glossary([t for t in GLOSSARY.terms if t.concept == "stress"])
    assert made("Gli stress calmano.", double=stubborn, glossary=terms) == [
        Made("All stresses calm.", ("stress: by the place of a word to avoid",))
    ]


def test_a_term_that_nothing_brings_stays_missing() -> None:
    stubborn = Double(lambda _: "Something else.", carriers=())
    assert made("Il recettore aiuta.", double=stubborn, glossary=GLOSSARY) == [Made("Something else.", ())]


def test_what_is_never_translated_comes_back_verbatim() -> None:
    glossary = Glossary([Term("x", "*", "Sonno Puro"), *GLOSSARY.terms])
    assert texts("Sonno Puro aiuta il cervello.", double=Double(), glossary=glossary)[0].startswith(
        "Sonno Puro "
    )


@pytest.mark.parametrize(
    ("lang", "term", "expected"),
    [
        ("it", "recettore NMDA", "recettori NMDA"),
        ("it", "qualità del sonno", "qualità del sonno"),
        ("it", "ritmo circadiano", "ritmi circadiani"),
        ("en", "HPA axis", "HPA axes"),
        ("en", "quality of sleep", "qualities of sleep"),
        ("es", "eje hipotalámico", "ejes hipotalámicos"),
        ("fr", "récepteur NMDA", "récepteurs NMDA"),
        ("ja", "受容体", "受容体"),
    ],
)
def test_plurals_of_terms(lang: str, term: str, expected: str) -> None:
    assert plural(term, lang) == expected


def test_doubles_copy_their_carriers() -> None:
    assert all(shouted(f"Oggi {word} va.") == f"OGGI {word} VA." for word in CARRIERS)
