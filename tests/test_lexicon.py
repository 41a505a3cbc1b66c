"""Dictionaries: what they say of words, and that they are kept, or made anew where they cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.glossary import lexicon
from l10n.glossary.lexicon import Lexicon

ITALIAN = [("sali", "sale"), ("sonni", "sonno"), ("andavano", "andare"), ("xyzzy", ""), ("", "")]


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own, in which nothing is yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    lexicon._opened.cache_clear()
    lexicon._path.cache_clear()
    yield tmp_path / "cache"
    lexicon._opened.cache_clear()
    lexicon._path.cache_clear()


def kept(caches: Path) -> list[Path]:
    return sorted(caches.glob("l10n/dictionaries/*"))


def test_lemmas_and_families() -> None:
    italian = Lexicon("it")
    assert [(form, italian.lemma(form)) for form, _ in ITALIAN] == ITALIAN
    assert {"sonno", "sonni"} <= italian.family("sonno")
    assert italian.family("xyzzy") == frozenset()
    assert Lexicon("de").tail("Blutwertes") == ("Blutwertes", "")
    assert Lexicon("de").tail("Magnesiumspiegel") == ("Magnesium", "spiegel".capitalize())


def test_the_spelling_of_the_matcher() -> None:
    """It writes Catalan without the dot of l·l."""
    assert (Lexicon("ca").lemma("cèl·lules"), Lexicon("ca").lemma("cèllules")) == ("cèl·lula", "")
    catalan = Lexicon("ca", folded=True)
    assert catalan.lemma("cèllules") == "cèllula"
    assert {"cèllula", "cèllules"} <= catalan.family("cèllula")


def test_it_is_kept_for_the_next_run(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Lexicon("it").lemma("sali") == "sale"
    (file,) = kept(caches)
    assert file.name.startswith("it-")
    lexicon._opened.cache_clear()
    lexicon._path.cache_clear()
    monkeypatch.setattr(lexicon, "_forms", lambda _: pytest.fail("is made again"))
    assert [(form, Lexicon("it").lemma(form)) for form, _ in ITALIAN] == ITALIAN


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(4000)])
def test_a_broken_one_is_made_again(caches: Path, content: bytes) -> None:
    Lexicon("eo").lemma("")
    (file,) = kept(caches)
    whole = file.read_bytes()
    file.write_bytes(content)
    lexicon._opened.cache_clear()
    lexicon._path.cache_clear()
    assert Lexicon("eo").lemma("hundoj") == "hundo"
    assert file.read_bytes() == whole


def test_without_a_folder_for_it(caches: Path) -> None:
    caches.write_text("no folder")
    assert Lexicon("it").lemma("sali") == "sale"
    assert caches.read_text() == "no folder"


@pytest.mark.parametrize("lang", ["xx", "*", "../../it"])
def test_a_language_without_a_dictionary(caches: Path, lang: str) -> None:
    assert Lexicon(lang).lemma("sali") == ""
    assert Lexicon(lang).family("sale") == frozenset()
    assert not kept(caches)
