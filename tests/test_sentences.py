"""Sentences: gold cases in nine languages, and what holds for any text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.sentences import split

GOLD = Path(__file__).parent / "data" / "sentences"
TOKEN = "\U000f0000"


def cases(name: str) -> Iterator[tuple[str, str]]:
    locale = ""
    for line in (GOLD / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            locale = line.strip("[]")
        elif line and not line.startswith("#"):
            yield locale, line


def marked(text: str, locale: str) -> str:
    """The text with a bar after each of its sentences, as the files of cases say it."""
    spans = split(text, locale)
    parts = [text[start:end] for start, end in spans]
    gaps = [text[a:b] for (_, a), (b, _) in pairwise(spans)]
    return (
        "".join(f"{part}{' | ' if gap else '|'}" for part, gap in zip(parts, gaps, strict=False)) + parts[-1]
    )


@pytest.mark.parametrize(("locale", "line"), [*cases("gold.txt"), *cases("unseen.txt")])
def test_gold(locale: str, line: str) -> None:
    assert marked(line.replace(" | ", " ").replace("|", ""), locale) == line


PLAIN = {
    "": [],
    " \n": [],
    "Una parola": ["Una parola"],
    "  Prima. \n Dopo.  ": ["Prima.", "Dopo."],
    "Senza punto\n\nAltro capoverso": ["Senza punto", "Altro capoverso"],
    "Vedi fig.\n\n3 mele": ["Vedi fig.", "3 mele"],
    "Una riga\nspezzata. Due": ["Una riga\nspezzata.", "Due"],
    "Come dormire\n1. Mangiare poco. Bere\n2. Leggere": [
        "Come dormire\n1. Mangiare poco.",
        "Bere\n2. Leggere",
    ],
    " (Era tardi.) Uscì.\n\n \n(Era buio.) Dormì.": ["(Era tardi.)", "Uscì.", "(Era buio.)", "Dormì."],
    f"Aiuta. {TOKEN} è un marchio.": ["Aiuta.", f"{TOKEN} è un marchio."],
    f"Aiuta.{TOKEN} Il resto segue.": [f"Aiuta.{TOKEN}", "Il resto segue."],
    f"Prendi {TOKEN}. Poi dormi.": [f"Prendi {TOKEN}.", "Poi dormi."],
    f"Vedi fig. {TOKEN} e dormi.": [f"Vedi fig. {TOKEN} e dormi."],
    "Aiuta a dormire.3 Il resto segue.": ["Aiuta a dormire.3", "Il resto segue."],
}


@pytest.mark.parametrize(("text", "expected"), PLAIN.items())
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split(text, "it")] == expected


texts = st.text(alphabet=st.sampled_from("aB1 .!?…。\n()«»\"*[]'、あ\U000f0000ecEL;:"), max_size=80)


@given(texts | st.text(), st.sampled_from(["it", "en", "de", "ja", "ar", "pt-BR", ""]))
def test_sentences_hold_all_but_white_space(text: str, locale: str) -> None:
    spans = split(text, locale)
    edges = [0, *(place for span in spans for place in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    gaps = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    assert not "".join(gaps).strip()


@pytest.mark.parametrize("piece", [".", "。", "(a.) A ", "A. ", "\n", "\n ", "?!", ".) ", '."', "(", "[1]"])
def test_any_length_is_split(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    assert len(split(text, "it")) <= text.count(piece)
