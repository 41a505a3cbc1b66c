"""What is protected: tables of tokens in nine languages, names, fragile characters, and what holds for any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.protection import fragile, names, tokens

CASES = Path(__file__).parent / "data" / "protection"


def cases(name: str) -> Iterator[tuple[str, str]]:
    locale = ""
    for line in (CASES / name).read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            locale = line.strip("[]")
        elif line and not line.startswith("#"):
            yield locale, line


def marked(text: str, locale: str) -> str:
    """The text with its tokens in brackets, as the files of cases say it."""
    for token in reversed(tokens(text, locale)):
        start, end = token.span
        text = f"{text[:start]}⟦{token.kind}:{text[start:end]}⟧{text[end:]}"
    return text


@pytest.mark.parametrize(("locale", "line"), [*cases("cases.txt"), *cases("unseen.txt")])
def test_tokens(locale: str, line: str) -> None:
    assert marked(re.sub(r"⟦[a-z]+:(.*?)⟧", r"\1", line), locale) == line


NAMES = {
    "Ne parla anche Giuseppe Verdi in un libro.": ["Giuseppe Verdi"],
    "Giuseppe dorme. Maria veglia.": [],
    "La OMS e il Magtein aiutano il Paziente.": ["Magtein"],
    "Usa l'Echinacea: Prendila «Subito».": ["Echinacea"],
    "Un titolo Con Parole Comuni": [],
}


@pytest.mark.parametrize(("text", "expected"), NAMES.items())
def test_names_are_what_no_dictionary_knows(text: str, expected: list[str]) -> None:
    dictionary = (
        "ne parla anche in un libro dorme veglia la e il aiutano paziente usa l titolo con parole comuni"
    )
    found = names(text, "it", set(dictionary.split()).__contains__)
    assert [text[slice(*token.span)] for token in found] == expected


def test_german_nouns_are_no_names() -> None:
    assert names("Der Botenstoff wirkt in Zürich.", "de", lambda _: False) == []


FRAGILE = {
    "": [],
    "Magtein® è buono.": [],
    "Neuro-Link™ aiuta…": ["™", "…"],
    "10 m² di CO₂": ["m²", "CO₂"],
    "400\u00a0mg e ½ 8 ℃": ["\u00a0", "½", "℃"],
    "la 2ª e il 5.º": ["2ª", "º"],
    "snake_case": ["_"],
    "睡眠（大切）。": [],
}


@pytest.mark.parametrize(("text", "expected"), FRAGILE.items())
def test_fragile(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in fragile(text)] == expected


def test_integers_are_tokens_when_asked_for() -> None:
    text = "Nel 2024 ha dormito 8 ore, non B6."
    assert [text[slice(*token.span)] for token in tokens(text, "it", integers=True)] == ["2024", "8", "B6"]


texts = st.text(alphabet=st.sampled_from("aB19 .,:;/-_@[](){}%<®*`'€µ²…gm http\u00a0は"), max_size=60)


@given(texts | st.text(), st.sampled_from(["it", "en", "de", "ja", "ar"]), st.booleans())
def test_tokens_are_in_order_and_apart(text: str, locale: str, integers: bool) -> None:
    found = tokens(text, locale, integers=integers)
    edges = [place for token in found for place in token.span]
    assert edges == sorted(edges)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in (t.span for t in found))
    assert all(text[start:end] for start, end in fragile(text))


@pytest.mark.parametrize(
    "piece", ["a", "a_", "a-", "1.", "1 ", "/a", "A® ", "https://a)", "a@", "a²", "...", "{", "%("]
)
def test_any_length_is_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert len(tokens(text, "it")) + len(names(text, "it", str.islower)) + len(fragile(text)) <= len(text)
