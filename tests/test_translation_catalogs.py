"""How translations get into catalogs, what is kept between runs, and how numbers are written elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n.glossary import Glossary, Term
from l10n.model import Catalog, Unit
from l10n.translation.cache import Cache
from l10n.translation.catalogs import Draft, filled, lacking, texts
from l10n.translation.messages import Made
from l10n.translation.numbers import rewritten

UNITS = (
    Unit(None, "Buona notte."),
    Unit("title", "Il sonno", targets=("Sleep",)),
    Unit(None, "Il <b>sonno</b>", targets=("The <b>sleep</b>",), fuzzy=True),
    Unit(None, "%d notte", plural="%d notti", targets=("", "")),
    Unit(None, "Una parte", plural="Due parti", targets=("One", "")),
    Unit(None, "Andata", obsolete=True),
    Unit(None, "Manca"),
)
NAMED = (
    "Buona notte.",
    "Il sonno",
    "Il <b>sonno</b>",
    "%d notte",
    "%d notti",
    "Una parte",
    "Due parti",
    "Andata",
)
MADE = {
    text: Draft(text.upper(), "argos:it-en@1.0", ("look",) if text == "Buona notte." else ())
    for text in NAMED
}


def test_only_what_is_untranslated_is_filled() -> None:
    catalog = Catalog("en", UNITS)
    units = filled(catalog, MADE).units
    assert [unit.targets for unit in units] == [
        ("BUONA NOTTE.",), ("Sleep",), ("The <b>sleep</b>",), ("%D NOTTE", "%D NOTTI"),
        ("UNA PARTE", "DUE PARTI"), ("",), ("",),
    ]  # fmt: skip
    assert [unit.state for unit in units] == [
        "machine", "translated", "needs-work", "machine", "machine", "obsolete", "untranslated",
    ]  # fmt: skip
    assert [(mark.kind, mark.value) for mark in units[0].marks] == [("state", "machine"), ("note", "look")]
    assert filled(replace(catalog, units=units), {}) == replace(catalog, units=units)


def test_a_machine_s_words_are_replaced_only_when_asked() -> None:
    once = filled(Catalog("en", UNITS), MADE)
    other = {text: Draft("x", "y") for text in MADE}
    assert filled(once, other) == once
    again = filled(once, other, again=True).units
    assert [unit.target for unit in again] == ["x", "Sleep", "The <b>sleep</b>", "x", "x", "", ""]


def test_what_is_lacking_and_its_texts() -> None:
    wanted = list(lacking(UNITS))
    assert [unit.source for unit in wanted] == ["Buona notte.", "%d notte", "Una parte", "Manca"]
    assert texts(UNITS[3]) == ["%d notte", "%d notti"]
    assert texts(replace(UNITS[3], targets=("", "", ""))) == ["%d notte", "%d notti", "%d notti"]
    assert texts(replace(UNITS[3], targets=("",))) == ["%d notti"]  # Japanese has one form


def test_a_cache_knows_engine_languages_and_terms_apart(tmp_path: Path) -> None:
    path, terms = tmp_path / "folder" / "cache", Glossary([Term("sleep", "en", "sleep")])
    made = {"Il sonno": Made("Sleep", ("a note",))}
    Cache(path, "argos:it-en@1.0", "it", "en", terms).put(made)
    assert Cache(path, "argos:it-en@1.0", "it", "en", terms).get(["Il sonno", "Altro"]) == made
    others = [
        Cache(path, "argos:it-en@1.1", "it", "en", terms),
        Cache(path, "argos:it-en@1.0", "it", "es", terms),
        Cache(path, "argos:it-en@1.0", "it", "en", Glossary()),
        Cache(None, "argos:it-en@1.0", "it", "en", terms),
    ]
    assert [other.get(made) for other in others] == [{}] * 4


@pytest.mark.parametrize("content", [b"no database", b""])
def test_a_cache_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cache"
    path.write_bytes(content)
    cache = Cache(path, "e", "it", "en", Glossary())
    cache.put({"a": Made("b")})
    assert cache.get(["a"]) == ({} if content else {"a": Made("b")})


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("1.000", "en", "1,000"),
        ("1.000", "es", "1.000"),
        ("1.234.567,80", "en", "1,234,567.80"),
        ("45 %", "en", "45%"),
        ("45%", "de", "45\u00a0%"),
        ("0,75", "en", "0.75"),
        ("12–15", "en", "12–15"),
        ("1.000–2.000", "en", "1,000–2,000"),
        ("2024", "en", "2024"),
        ("10.000", "fr", "10\u202f000"),
        ("0,50", "pt-BR", "0,50"),
        ("3,5 : 1", "en", "3.5 : 1"),
    ],
)
def test_numbers_as_another_language_writes_them(text: str, locale: str, expected: str) -> None:
    assert rewritten(text, "it", locale) == expected
