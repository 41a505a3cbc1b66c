"""Where the argos engine says that words come from, and how it finds out which attention tells it."""

from __future__ import annotations

import struct
from pathlib import Path

import argos_models as models
import pytest
from argos_models import folder, metadata
from hypothesis import given
from hypothesis import strategies as st

from l10n.alignment import Alignment
from l10n.engines import Translator, argos
from l10n.engines.argos import attention, cutting, tokens, weights
from l10n.engines.argos.weights import Reported

FILES = models.dictionary()
MODEL = {name.removeprefix("model/"): data for name, data in FILES.items()}
WEIGHTS = FILES["model/model.bin"]


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder(tmp_path / "packages", {**FILES, "metadata.json": metadata("it", "en")}, "it_en")
    return tmp_path / "packages"


def cached(packages: Path) -> list[Path]:
    return [path for path in (packages.parent / "cache").rglob("*") if path.is_file()]


def pairs(alignment: Alignment | None, source: str, target: str) -> str:
    """Each word of the target with the words of the source that it owes most to."""
    assert alignment is not None
    found = []
    for span, row in zip(alignment.target, alignment.weights, strict=True):
        assert sum(row) == pytest.approx(1, abs=0.01)
        origins = [source[a:b] for (a, b), weight in zip(alignment.source, row, strict=True) if weight > 0.4]
        found.append(f"{target[slice(*span)]}={'+'.join(origins)}")
    return " ".join(found)


def aligned(translator: Translator, source: str, target: str) -> str:
    (alignment,) = translator.align([source], [target])
    return pairs(alignment, source, target)


# -- alignments ----------------------------------------------------------------------------------------

ALIGNED = [
    ("il sonno profondo.", "the sleep deep.", "the=il sleep=sonno deep=profondo .=."),
    ("  il sonno", "the  sleep ", "the=il sleep=sonno"),
    ("il sonno profondo", "the night deep", "the=il night=sonno deep=profondo"),  # edited
    ("Roma e Torino", "Roma and Torino", "Roma=Roma and=e Torino=Torino"),
    ("la città è ﬁne", "the city is fine", "the=la city=città is=è fine=ﬁne"),
    ("il™ caffè", "theTM caffè", "theTM=™ caffè=caffè"),
    ("il, la notte!", "the, the night!", "the=il ,=, the=la night=notte !=!"),
    ("il 漢 la", "the 漢 the", "the=il 漢=漢 the=la"),
]


@pytest.mark.parametrize(("source", "target", "expected"), ALIGNED)
@pytest.mark.usefixtures("packages")
def test_words_come_from_where_the_model_looked(source: str, target: str, expected: str) -> None:
    assert aligned(argos.open("it", "en"), source, target) == expected


@pytest.mark.usefixtures("packages")
def test_alignments_do_not_depend_on_what_else_is_asked() -> None:
    translator = argos.open("it", "en")
    sources, targets, expected = map(list, zip(*ALIGNED, strict=True))
    found = translator.align(sources * 40, targets * 40)
    lines = [pairs(*item) for item in zip(found, sources * 40, targets * 40, strict=True)]
    assert lines == expected * 40


@pytest.mark.usefixtures("packages")
def test_what_has_no_words_or_too_many_has_no_alignment() -> None:
    sources, targets = ["", "il", " ", "il " * 600, "la notte"], ["the", "", " ", "the " * 600, "the night"]
    found = argos.open("it", "en").align(sources, targets)
    assert [alignment is None for alignment in found] == [True, True, True, True, False]
    assert argos.open("it", "en").align([], []) == []


def test_alignments_lead_through_the_languages_of_a_route(packages: Path) -> None:
    spanish = models.dictionary(models.ENGLISH_SPANISH)
    folder(packages, {**spanish, "metadata.json": metadata("en", "es")}, "en_es")
    source, target = "il sonno profondo e Roma", "el sueño profundo y Roma"
    translator = argos.open("it", "es")
    expected = "el=il sueño=sonno profundo=profondo y=e Roma=Roma"
    assert aligned(translator, source, target) == expected  # not asked to translate before
    assert translator.translate([source])[0].text == target
    assert aligned(translator, source, target) == expected


# -- pieces --------------------------------------------------------------------------------------------

PIECES = [
    ("il sonno", ["il", "sonno"]),
    (" il\u00a0 sonno  ", ["il", "sonno"]),
    ("perché x", ["perché", "x", "x"]),  # a space alone belongs to what follows
    ("ﬁ", ["ﬁ"] * 3),
    ("il™", ["il", "™", "™"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), PIECES)
def test_pieces_know_what_they_stand_for(text: str, expected: list[str]) -> None:
    pieces, spans = tokens.load(MODEL, "it", "en").spans(text)
    assert [text[a:b] for a, b in spans] == expected
    assert len(pieces) == len(spans)


@given(st.text(alphabet="il sonno ™ﬁ…m²漢😀é\u0301\u00a0_▁\n", max_size=40))
def test_spans_of_pieces_are_in_order_and_inside_the_text(text: str) -> None:
    tokenizer = tokens.load(MODEL, "it", "en")
    pieces, spans = tokenizer.spans(text)
    assert [pieces] == tokenizer.encode([text])
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    assert spans == sorted(spans)


# -- long texts ----------------------------------------------------------------------------------------


@given(st.text(alphabet="ab, .。", max_size=200), st.integers(1, 20))
def test_the_parts_of_a_text_are_short_and_make_it_again(text: str, longest: int) -> None:
    pieces = [(i, i + 1) for i in range(len(text))]
    parts = cutting.parts(text, pieces, longest)
    assert "".join(parts) == text
    assert all(0 < len(part) <= longest for part in parts)


def test_a_text_is_cut_at_clauses_then_at_spaces() -> None:
    for text, expected in (
        ("aa bb, cc dd ee", ["aa bb, ", "cc dd ee"]),
        ("aa bb cc dd ee", ["aa bb cc ", "dd ee"]),
        ("漢漢漢，漢漢漢漢漢漢漢", ["漢漢漢，", "漢漢漢漢漢漢漢"]),
        ("aaaaaaaaaaaaaaa", ["aaaaaaaaa", "aaaaaa"]),
    ):
        assert cutting.parts(text, [(i, i + 1) for i in range(len(text))], 9) == expected


# -- the choice of an attention ------------------------------------------------------------------------


def test_the_attention_that_tells_most_is_chosen_once_and_kept(packages: Path) -> None:
    aligned(argos.open("it", "en"), "il sonno", "the sleep")
    (path,) = cached(packages)
    assert path.read_bytes() == b'{"layer": 0, "heads": 1}\n'
    path.write_bytes(b'{"layer": 1, "heads": 0}\n')  # looks nowhere
    (alignment,) = argos.open("it", "en").align(["il sonno"], ["the sleep"])
    assert alignment is not None
    assert alignment.weights == ((0.5, 0.5), (0.5, 0.5))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"layer": 9, "heads": 1}',
        b'{"layer": "0", "heads": 1}',
        b'{"x": 1}',
        b"[" * 100_000,
    ],
)
def test_a_cache_that_makes_no_sense_is_made_anew(packages: Path, data: bytes) -> None:
    aligned(argos.open("it", "en"), "il sonno", "the sleep")
    (path,) = cached(packages)
    path.write_bytes(data)
    assert aligned(argos.open("it", "en"), "il sonno", "the sleep") == "the=il sleep=sonno"
    assert path.read_bytes() == b'{"layer": 0, "heads": 1}\n'


def test_no_cache_is_no_error(packages: Path) -> None:
    (packages.parent / "cache").write_text("a file where the folder should be")
    assert aligned(argos.open("it", "en"), "il sonno", "the sleep") == "the=il sleep=sonno"


def test_a_model_without_words_keeps_its_own_attention(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert attention.chosen(MODEL, [], "") in (Reported(-1, 1), attention.settings(WEIGHTS)[0])


# -- the file of weights -------------------------------------------------------------------------------


def test_weights_tell_how_deep_a_model_is() -> None:
    assert (weights.layers(WEIGHTS), weights.positions(WEIGHTS)) == (2, models.POSITIONS)
    assert attention.settings(WEIGHTS) == [Reported(1, 0), Reported(1, 1), Reported(0, 0), Reported(0, 1)]


def test_only_what_is_reported_changes() -> None:
    assert weights.reporting(WEIGHTS, Reported(-1, 1)) == WEIGHTS
    changed = weights.reporting(WEIGHTS, Reported(0, 2))
    different = [i for i, (a, b) in enumerate(zip(WEIGHTS, changed, strict=True)) if a != b]
    assert len(different) == 3  # -1 to 0 in two bytes, 1 to 2 in one
    assert weights.reporting(changed, Reported(-1, 1)) == WEIGHTS


def early(data: bytes, version: int) -> bytes:
    """The file as early versions of CTranslate2 wrote it: nothing about attention, before 4 no types either."""
    kept = []
    for variable in weights._variables(data):
        if "/alignment_" not in variable.name:
            item = {0: 4, 1: 1, 2: 2, 3: 4}[variable.type]
            size = (item, variable.size // item) if version < 4 else (variable.type, variable.size)
            name = variable.name.encode() + b"\0"
            kept.append(
                struct.pack("<H", len(name)) + name + struct.pack("<B", len(variable.shape))
                + struct.pack(f"<{len(variable.shape)}I", *variable.shape) + struct.pack("<BI", *size)
                + data[variable.start : variable.start + variable.size]
            )  # fmt: skip
    last = variable.start + variable.size
    _, _, first = weights._header(data)
    head = struct.pack("<I", version) + data[4 : first - 4] + struct.pack("<I", len(kept))
    return head + b"".join(kept) + (data[last:] if version >= 3 else b"")


@pytest.mark.parametrize("version", [3, 6])
def test_models_of_early_versions_align_too(packages: Path, version: int) -> None:
    old = early(WEIGHTS, version)
    folder(packages, {"model/model.bin": old}, "it_en")
    assert (
        aligned(argos.open("it", "en"), "il sonno profondo", "the sleep deep")
        == "the=il sleep=sonno deep=profondo"
    )


def test_the_first_versions_can_be_read() -> None:
    old = early(WEIGHTS, 2)
    changed = weights.reporting(old, Reported(0, 1))
    assert (weights.layers(changed), weights.positions(changed)) == (2, models.POSITIONS)
    assert weights.reporting(changed, Reported(0, 1)) == changed
    assert len(changed) > len(old)


@given(st.integers(0, 3000))
def test_a_file_that_is_cut_short_is_an_error_not_a_crash(length: int) -> None:
    with pytest.raises(ValueError, match=r"cut short|no format"):
        weights.layers(WEIGHTS[:length])


@given(st.binary(max_size=200))
def test_any_other_file_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"cut short|no format"):
        weights.check(data)
