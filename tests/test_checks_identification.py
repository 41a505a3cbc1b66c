"""Many texts at once are told as py3langid tells each of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from texts import texts

from l10n.checks import identification
from l10n.checks.identification import Chances, model

LANGUAGES = frozenset("en it es fr de pt ca nl pl ro sv cs tr".split())
SCRIPTS = frozenset(("ar", "fa", "ur", "ru", "uk", "bg", "uz", "sr"))  # py3langid has two models of some
library = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
LABELS = library.labels


def alone(text: str, languages: frozenset[str]) -> dict[str, float]:
    library.set_languages([lang for lang in LABELS if lang in languages])
    return dict(library.rank(text))


def together(chances: Chances, names: tuple[str, ...]) -> list[dict[str, float]]:
    return [{lang: float(chance) for lang, chance in zip(names, row, strict=True)} for row in chances]


@pytest.mark.parametrize(
    "languages", [LANGUAGES, SCRIPTS, frozenset(("it", "tlh"))], ids=["latin", "other", "one"]
)
def test_as_the_library(languages: frozenset[str]) -> None:
    every = [said.lower() for text in texts() for said in text.said.values()] + ["", "12", "x" * 3000]
    known = model(languages)
    for text, chances in zip(every, together(known.chances(every), known.languages), strict=True):
        assert chances == pytest.approx(alone(text, languages), abs=1e-4)


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text(every: list[str]) -> None:
    every = [text.lower() for text in every]
    known = model(LANGUAGES)
    for text, chances in zip(every, together(known.chances(every), known.languages), strict=True):
        assert chances == pytest.approx(alone(text, LANGUAGES), abs=1e-4)


def test_in_whichever_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    every = [said.lower() for text in texts() for said in text.said.values()]
    whole = model(LANGUAGES).chances(every)
    monkeypatch.setattr(identification, "_BATCH", 100)
    assert model(LANGUAGES).chances(every) == pytest.approx(whole, abs=1e-6)
    assert model(LANGUAGES).chances([]).shape == (0, len(model(LANGUAGES).languages))
