"""Words, and alignments of pieces, by way of a pivot, of several sentences, and without a model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.alignment import Alignment, guessed, joined, of_pieces, through, words

WORDS = {
    "": [],
    " \n\u00a0": [],
    "Il sonno profondo.": ["Il", "sonno", "profondo", "."],
    "L'impatto dell’asse": ["L'", "impatto", "dell’", "asse"],
    "jusqu'à l'heure qu'il est": ["jusqu'", "à", "l'", "heure", "qu'", "il", "est"],
    "l'8 marzo": ["l'", "8", "marzo"],
    "aujourd'hui": ["aujourd'hui"],
    "Alzheimer's disease isn't": ["Alzheimer's", "disease", "isn't"],
    "O'Brien": ["O'Brien"],
    "asse ippocampo-ipofisi-surrene": ["asse", "ippocampo-ipofisi-surrene"],
    "col·legi": ["col·legi"],
    "pari a 1.000,5 mg": ["pari", "a", "1.000,5", "mg"],
    "12:30, poi": ["12:30", ",", "poi"],
    "Magtein®*": ["Magtein", "®", "*"],
    "«Sì!»": ["«", "Sì", "!", "»"],
    "睡眠は大切。": ["睡", "眠", "は", "大", "切", "。"],
    "a\U000f0001\ue000b": ["a", "\U000f0001", "\ue000", "b"],
    "l'\U000f0001": ["l'", "\U000f0001"],
    "caffe\u0301 nero": ["caffe\u0301", "nero"],
    "जब स्कूल": ["जब", "स्कूल"],
    "كِتَابٌ جيد؟": ["كِتَابٌ", "جيد", "؟"],
    "'testo'": ["'", "testo", "'"],
}


@pytest.mark.parametrize(("text", "expected"), WORDS.items())
def test_words(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


@given(st.text())
def test_words_hold_all_but_white_space(text: str) -> None:
    spans = words(text)
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())
    assert list(spans) == sorted(spans)


def test_pieces_of_words_add_up() -> None:
    # "Il sonno" from "The sleep": pieces "The", " sl", "eep" and the end; a row for each of " Il", " son", "no".
    attention = [[0.8, 0.1, 0.1, 0.0], [0.0, 0.5, 0.2, 0.3], [0.1, 0.3, 0.6, 5.0], [9.0, 9.0, 9.0, 9.0]]
    pieces = [(0, 3), (3, 6), (6, 9)], [(0, 2), (2, 6), (6, 8)]
    found = of_pieces("The sleep", pieces[0], "Il sonno", pieces[1], attention)
    assert (found.source, found.target) == (((0, 3), (4, 9)), ((0, 2), (3, 8)))
    assert found.weights[0] == pytest.approx((0.8, 0.2))
    assert found.weights[1] == pytest.approx((0.1 / 1.7, 1.6 / 1.7))


def test_a_piece_over_two_words_is_shared() -> None:
    found = of_pieces("ab cd", [(0, 5)], "x", [(0, 1)], [[1.0]])
    assert found.weights == ((0.5, 0.5),)


def test_pieces_without_attention_and_pieces_of_nothing_weigh_nothing() -> None:
    found = of_pieces("a b", [(0, 0), (0, 1), (2, 3)], "x y", [(0, 1), (2, 3)], [[1.0, 0.0, 0.0]])
    assert found.weights == ((0.0, 0.0), (0.0, 0.0))


def test_a_pivot_multiplies() -> None:
    first = Alignment(((0, 1), (2, 3)), ((0, 1), (2, 3)), ((0.0, 1.0), (1.0, 0.0)))
    second = Alignment(((0, 1), (2, 3)), ((0, 4),), ((0.25, 0.75),))
    assert through(first, second) == Alignment(((0, 1), (2, 3)), ((0, 4),), ((0.75, 0.25),))


def test_a_pivot_whose_words_differ_gives_what_it_can() -> None:
    first = Alignment(((0, 1),), ((0, 1),), ((1.0,),))
    second = Alignment(((0, 1), (2, 3)), ((0, 1), (2, 3)), ((0.5, 0.5), (0.0, 1.0)))
    assert through(first, second).weights == ((1.0,), (0.0,))


def test_sentences_are_joined_in_blocks() -> None:
    one = Alignment(((0, 1),), ((0, 2), (3, 4)), ((1.0,), (1.0,)))
    two = Alignment(((0, 2), (3, 5)), ((0, 1),), ((0.5, 0.5),))
    assert joined([(one, 0, 0), (two, 2, 5)]) == Alignment(
        ((0, 1), (2, 4), (5, 7)),
        ((0, 2), (3, 4), (5, 6)),
        ((1.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.5, 0.5)),
    )
    assert joined([]) == Alignment((), (), ())


GUESSES = [  # source, target, a target word and the source word it comes from
    ("Il magnesio aiuta", "Magnesium helps", "Magnesium", "magnesio"),
    ("Prendi Magtein la sera", "In the evening take Magtein", "Magtein", "Magtein"),
    ("Circa 400 mg", "About 400 mg", "400", "400"),
    ("uno \U000f0001 due \U000f0002", "\U000f0002 one two \U000f0001", "\U000f0002", "\U000f0002"),
    ("Dormi. Mangia.", "Sleep. Eat.", "Eat", "Mangia"),
    ("uno due tre", "one two three", "two", "due"),
]


@pytest.mark.parametrize(("source", "target", "word", "origin"), GUESSES)
def test_a_guess(source: str, target: str, word: str, origin: str) -> None:
    found = guessed(source, target)
    row = [target[a:b] for a, b in found.target].index(word)
    best = max(zip(found.weights[row], found.source, strict=True))[1]
    assert source[slice(*best)] == origin


@given(st.text(alphabet="ab1 .\U000f0001", max_size=30), st.text(alphabet="ab1 .\U000f0001", max_size=30))
def test_a_guess_has_a_row_per_word(source: str, target: str) -> None:
    found = guessed(source, target)
    assert (found.source, found.target) == (words(source), words(target))
    assert [len(row) for row in found.weights] == [len(found.source)] * len(found.target)
    assert all(sum(row) == pytest.approx(1) or not any(row) for row in found.weights)
