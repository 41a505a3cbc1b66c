"""Codes put into plain translations: tables with and without an alignment, and what holds for any texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n import markup
from l10n.alignment import Alignment, words
from l10n.engines import argos
from l10n.projection import plain, project

ONE, TWO = "\U000f0000", "\U000f0001"


def aligned(source: str, target: str, pairs: str) -> Alignment:
    """The alignment of two texts from pairs of words "il=the sonno=sleep"; other words, and signs, by their looks."""
    there, here = words(source), words(target)
    wanted = [pair.split("=") for pair in pairs.split()]

    def weight(a: str, b: str) -> float:
        return 0.9 if [a, b] in wanted or a == b else 0.1 / len(there)

    rows = []
    for start, end in here:
        row = [weight(source[a:b], target[start:end]) for a, b in there]
        rows.append(tuple(value / sum(row) for value in row))
    return Alignment(there, here, tuple(rows))


ALIGNED = [  # message, pairs of words, the translation with its codes
    ("Il <b>sonno profondo</b>.", "sonno=sleep profondo=Deep", "<b>Deep sleep</b>."),
    ("Il <b>sonno</b> aiuta.", "sonno=Sleep aiuta=helps", "<b>Sleep</b> helps."),
    (
        "La <a1>dieta</a1> e il <a2>sonno</a2>",
        "dieta=diet sonno=Sleep e=and",
        "<a2>Sleep</a2> and <a1>diet</a1>",
    ),
    ("<b>Il <i>sonno</i> aiuta</b>.", "sonno=Sleep aiuta=helps", "<b><i>Sleep</i> helps</b>."),
    ("Nota: <b>dormi.</b>", "Nota=Note dormi=sleep", "Note: <b>sleep.</b>"),
    ("<b>Nota</b>: dormi.", "Nota=Note dormi=sleep", "<b>Note</b>: sleep."),
    ("<b>Nota:</b> dormi.", "Nota=Note dormi=sleep", "<b>Note:</b> sleep."),
    ("Il «<b>sonno</b>» aiuta", "sonno=Sleep aiuta=helps", "“<b>Sleep</b>” helps"),
    ("Il <b>«sonno»</b> aiuta", "sonno=Sleep aiuta=helps", "<b>“Sleep”</b> helps"),
    (
        "Il cervello (<b>ippocampo</b>)",
        "cervello=brain ippocampo=hippocampus",
        "The brain (<b>hippocampus</b>)",
    ),
    (
        "Il cervello <b>(ippocampo)</b>",
        "cervello=brain ippocampo=hippocampus",
        "The brain <b>(hippocampus)</b>",
    ),
    ("Il sonno.<sup/> Il cibo.", "sonno=sleep cibo=food", "The sleep.<sup/> The food."),
    ("Il sonno<sup/>, il cibo", "sonno=Sleep cibo=food", "Sleep<sup/>, food"),
    (
        "Il sonno profondo<sup/> aiuta molto",
        "sonno=sleep profondo=Deep aiuta=helps molto=much",
        "Deep sleep<sup/> helps much",
    ),
    ("Aiuta il sonno.<sup/>", "Aiuta=Helps sonno=sleep", "Helps sleep.<sup/>"),
    ("Aiuta il sonno<sup/>.", "Aiuta=Helps sonno=sleep", "Helps sleep<sup/>."),
    ("<img/>Il sonno", "sonno=Sleep", "<img/>Sleep"),
    ("<img/> Il sonno", "sonno=Sleep", "<img/> Sleep"),
    ("Il sonno <img/>", "sonno=Sleep", "Sleep <img/>"),
    ("Prima riga<br/>Seconda riga", "Prima=First Seconda=Second", "First line<br/>Second line"),
    ("Il comando <code/> dorme", "comando=command dorme=sleeps", "The command <code/> sleeps"),
    ("Bevi H<sub>2</sub>O ora", "Bevi=Drink ora=Now", "Now drink H<sub>2</sub>O"),
    ("uno<b> due </b>tre", "uno=one due=two tre=three", "one<b> two </b>three"),
    ("uno <b>due</b> <i>tre</i>", "uno=one due=two tre=three", "one <b>two</b> <i>three</i>"),
    ("uno <b></b>due", "uno=one due=two", "one <b></b>two"),
    ("uno <a><img/></a> due", "uno=one due=two", "one <a><img/></a> two"),
    (f"Il <b>{ONE}</b> e {TWO}", "e=and", f"{TWO} and <b>{ONE}</b>"),
    ("Il tag &lt;b> e <b>sonno</b>", "sonno=sleep e=and", "The tag &lt;b> and <b>sleep</b>"),
    ("<b>睡眠</b>は大切", "睡=sleep", "<b>sleep</b> matters"),
    ("Sleep <b>helps</b>", "helps=助", "睡眠<b>助</b>"),
    ("Il <b>sonno</b> qui", "Il=the sonno=the sonno=sleep qui=here", "the <b>sleep</b> here"),
    ("<b>Il sonno</b> qui", "Il=the sonno=sleep qui=here", "<b>the sleep</b> here"),
    ("Nel <b>sonno</b> qui", "sonno=the sonno=sleep qui=here", "in the <b>sleep</b> here"),
    ("Amo <b>sonni</b> qui", "Amo=love sonni=the sonni=sleeps qui=here", "love <b>the sleeps</b> here"),
]


@pytest.mark.parametrize(("message", "pairs", "expected"), ALIGNED)
def test_with_an_alignment(message: str, pairs: str, expected: str) -> None:
    source = plain(message)
    target = markup.strip(expected).replace("  ", " ")
    if "<br/>" in expected:
        target = markup.strip(expected.replace("<br/>", " "))
    assert project(message, target.strip(), aligned(source, target.strip(), pairs)).message == expected


GUESSED = [  # message, the translation with its codes, whether it is sure
    ("Il <b>Magtein</b> aiuta", "<b>Magtein</b> helps", True),
    ("Il <b>magnesio</b> aiuta", "<b>Magnesium</b> helps", False),
    ("<b>Tutto qui.</b>", "<b>All here.</b>", True),
    ("Tutto <b>qui</b> dorme", "All <b>here</b> sleeps", False),
    ("Sono <b>400 mg</b> al giorno", "That is <b>400 mg</b> a day", True),
    ("Dormi bene.<sup/>", "Sleep well.<sup/>", True),
    (f"Prendi <a>{ONE}</a> ora", f"Now take <a>{ONE}</a>", True),
    ("CO<sub>2</sub> e H<sub>2</sub>O", "H<sub>2</sub>O and CO<sub>2</sub>", True),
    ("senza codici & co", "without codes & co", True),
    ("<b>storto", "<b>crooked", False),
]


@pytest.mark.parametrize(("message", "expected", "sure"), GUESSED)
def test_without_an_alignment(message: str, expected: str, sure: bool) -> None:
    placed = project(message, markup.strip(expected) if sure or "</" in expected else "crooked", None)
    assert (placed.message, placed.confidence >= 0.6) == (expected, sure)


def test_an_alignment_of_other_words_is_not_used() -> None:
    source, target = "Il <b>sonno</b>", "Sleep, edited"
    other = aligned(plain(source), "Sleep", "sonno=Sleep")
    assert project(source, target, other) == project(source, target, None)


def test_a_doubtful_alignment_is_said_to_be_one() -> None:
    even = Alignment(words("uno due tre"), words("one two three"), ((1 / 3,) * 3,) * 3)
    assert project("uno <b>due</b> tre", "one two three", even).confidence < 0.6


names = st.sampled_from(["b", "i1", "a2", "span"])
signs = "aB1 .,(«»<&;ltgbé睡\U000f0000\n'="


@st.composite
def messages(draw: st.DrawFn, depth: int = 3) -> str:
    """Well nested messages, whose codes may hold anything."""
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from("tttev" if depth else "ttv"))
        if kind == "t":
            parts.append(markup.encode(draw(st.text(signs, max_size=8))))
        elif kind == "v":
            parts.append(draw(st.sampled_from(["<br/>", "<sup/>", "<img/>", "<wbr/>"])))
        else:
            name = draw(names)
            parts.append(f"<{name}>{draw(messages(depth - 1))}</{name}>")
    return "".join(parts)


TOKENS = st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<br/>", "x", " "]), max_size=8).map("".join)


@st.composite
def triples(draw: st.DrawFn) -> tuple[str, str, Alignment | None]:
    """A message, well nested or not, a translation, and an alignment, that fits or does not, or none."""
    message = draw(messages() | TOKENS)
    target = draw(st.text(signs, max_size=30) | st.just(plain(message)))
    there, here = words(draw(st.sampled_from([plain(message), "uno due"]))), words(target)
    weight = st.floats(0, 1, allow_nan=False)
    rows = [tuple(draw(st.lists(weight, min_size=len(there), max_size=len(there)))) for _ in here]
    return message, target, draw(st.sampled_from([None, Alignment(there, here, tuple(rows))]))


@settings(max_examples=500)
@given(triples())
@example(("<b>", "&lt;", None))
@example(("x<b>y</b>z", "<b>&lt;</b>", None))
def test_any_translation_gets_exactly_the_codes_and_keeps_its_text(
    triple: tuple[str, str, Alignment | None],
) -> None:
    message, target, alignment = triple
    placed = project(message, target, alignment)
    known = markup.codes(message)
    assert sorted(markup.lex(placed.message, known)[1::2]) == sorted(markup.lex(message, known)[1::2])
    assert not markup.problems(message, placed.message) or markup.problems("", markup.encode(target))
    text = "".join(map(markup.decode, markup.lex(placed.message, known)[::2]))
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", target)
    if not re.search(r"\s\s", message + "|" + target):
        assert not re.search(r"\s\s", placed.message)
    assert 0 <= placed.confidence <= 1


@pytest.mark.parametrize("message", [message for message, _, _ in ALIGNED])
def test_a_message_is_its_own_translation(message: str) -> None:
    source = plain(message)
    spans = words(source)
    rows = tuple(tuple(float(a == b) for b in range(len(spans))) for a in range(len(spans)))
    again = project(message, source, Alignment(spans, spans, rows))
    assert (again.message, again.confidence) == (message, 1.0)


@pytest.mark.parametrize(
    "message",
    [
        "uno <b>due</b> " * 2_000,
        "<b>" * 2_000 + "uno" + "</b>" * 2_000,
        "<br/>" * 20_000,
        "uno due " * 20_000 + "<b>tre</b>",
        "<b>" * 20_000,
    ],
)
def test_a_message_of_any_size_keeps_its_codes(message: str) -> None:
    placed = project(message, "one two three " * 1_000, None)
    assert markup.problems(message, placed.message) == []
    assert placed.confidence < 0.6


MODELS = Path(__file__).parent / "models"
TAGGED = [line.split("\t") for line in (MODELS / "tagged.tsv").read_text("utf-8").splitlines()[1:]]


def bare(message: str) -> str:
    """A message's words: where a code stands between two spaces, one of them."""
    return " ".join(plain(message).split())


def test_codes_find_their_places_by_a_model_s_attention(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(MODELS))
    translator = argos.open("it", "en")
    sources = [plain(message) for message, _ in TAGGED]
    texts = [output.text for output in translator.translate(sources)]
    aligned_ = translator.align(sources, texts)
    translator.close()
    placed = [
        (project(message, text, alignment), gold)
        for (message, gold), text, alignment in zip(TAGGED, texts, aligned_, strict=True)
    ]
    assert all(
        markup.problems(message, done.message) == []
        for (message, _), (done, _) in zip(TAGGED, placed, strict=True)
    )
    right = [(done, gold) for done, gold in placed if bare(done.message) == bare(gold)]
    exact = [(done, gold) for done, gold in right if done.message == gold]
    sure = [(done, gold) for done, gold in right if done.confidence >= 0.6]
    assert len(right) >= 100
    assert len(exact) / len(right) >= 0.85
    assert sum(done.message == gold for done, gold in sure) / len(sure) >= 0.88


def test_a_guess_that_is_sure_is_right() -> None:
    placed = [(project(message, bare(gold), None), gold) for message, gold in TAGGED]
    sure = [done.message == gold for done, gold in placed if done.confidence >= 0.6]
    assert len(sure) >= 10
    assert sum(sure) / len(sure) >= 0.95
    assert sum(done.message == gold for done, gold in placed) / len(placed) >= 0.5
