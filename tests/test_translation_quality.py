"""What machine translation promises, measured with the test package on sentences that it was not made from.

`python tests/quality.py` prints the figures, which docs/translation.md quotes.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
import quality
from quality import Codes, Protected, Terms

from l10n.glossary import Glossary, load_glossary
from l10n.translation.choice import opened

pytest.importorskip("sacrebleu", reason="sacrebleu is missing; run make setup")


@pytest.fixture(autouse=True)
def package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(quality.MODELS))


def test_codes_are_all_there_and_where_they_belong() -> None:
    found: Codes = quality.codes()
    assert found.valid == 1
    assert found.right >= 0.8  # of the texts, so that there is something to measure
    assert found.exact >= 0.85
    assert found.whole >= found.by_parts + 0.5


def test_what_must_not_change_comes_back_and_the_rest_reads_as_well_as_before() -> None:
    found: Protected = quality.protected()
    assert found.tokens >= 300
    assert found.verbatim >= 0.98
    assert found.verbatim > found.raw + 0.5
    assert found.chrf >= found.raw_chrf - 2


def test_terms_are_enforced_without_harm_and_the_figures_tell_wrong_terms() -> None:
    table = quality.rows("term_sentences")
    found: Terms = quality.terms(quality.glossary(), table)
    assert found.mentions >= 300
    assert found.before < 0.5
    assert found.after >= 0.9
    assert found.changed == 0
    assert found.false <= 0.01
    assert found.chrf_after >= found.chrf - 1
    control: Terms = quality.terms(quality.shuffled(quality.glossary()), table)
    assert control.chrf_after < control.chrf - 1  # terms that are wrong are put there, too, and it shows


def test_terms_are_enforced_on_apertium_over_the_article_and_sentences(need: Callable[..., str]) -> None:
    need("apertium", package="apertium")
    need("cg-proc", package="cg3")
    glossary = load_glossary(quality.ROOT / "locales" / "glossary.tsv")
    ready = opened("apertium", "it", "es", Glossary()).route  # type: ignore[attr-defined]
    sentences = [row._replace(gold="") for row in quality.rows("term_sentences")]
    for table in (quality.article(), sentences):
        found: Terms = quality.terms(glossary, table, "es", ready)
        assert found.mentions >= 150
        assert found.after >= 0.9
        assert found.changed == 0
        assert found.false <= 0.01
