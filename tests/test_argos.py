"""The argos engine: which packages it finds, and what it makes of sentences with them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import argos_models as models
import pytest
from argos_models import archive, folder, metadata

from l10n.engines import NoRoute, Output, Pair, argos
from l10n.engines.argos import routes

Files = dict[str, bytes]


@pytest.fixture(scope="session")
def it_en() -> Files:
    return models.dictionary(second={"sonno": "night"})


@pytest.fixture(scope="session")
def en_es() -> Files:
    return models.dictionary(models.ENGLISH_SPANISH)


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of packages, in a home of its own."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "packages").mkdir()
    return tmp_path / "packages"


def texts(outputs: list[Output]) -> list[str]:
    return [output.text for output in outputs]


# -- packages ------------------------------------------------------------------------------------------


def test_packages_are_folders_and_archives_and_the_newest_counts(packages: Path, it_en: Files) -> None:
    for version in ("1.9", "1.10", "1.2"):
        files = {**it_en, "metadata.json": metadata("it", "en", version)}
        folder(packages, files, f"translate-it_en-{version}")
    archive(packages / "b.argosmodel", {**it_en, "metadata.json": metadata("en", "pb")}, root="any_name")
    archive(packages / "c.argosmodel", {**it_en, "metadata.json": metadata("en", "zt", "2.0")})
    splitter = metadata("it", "en", "9.9", type="sbd")
    folder(packages, {"metadata.json": splitter}, "sentence-splitter")
    (packages / "index.json").write_text("[]")
    (packages / "__pycache__").mkdir()
    (packages / ".hidden").mkdir()
    assert argos.pairs() == [
        Pair("en", "pt-BR", "1.0"),
        Pair("en", "zh-Hant", "2.0"),
        Pair("it", "en", "1.10"),
    ]
    assert (argos.warnings(), argos.missing()) == ([], [])


def test_listing_makes_no_folders_and_no_folder_is_no_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert (argos.pairs(), argos.warnings()) == ([], [])
    assert argos.missing() == [
        "no Argos package is installed; one for Italian to English: l10n engines install it en"
    ]
    assert list(tmp_path.iterdir()) == []


def test_packages_lie_among_the_users_data_unless_the_environment_says_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, it_en: Files
) -> None:
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    files = {**it_en, "metadata.json": metadata("it", "en")}
    folder(tmp_path / "argos-translate" / "packages", files, "it_en")
    assert argos.pairs() == [Pair("it", "en", "1.0")]
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    folder(
        tmp_path / "home/.local/share/argos-translate/packages",
        {**files, "metadata.json": metadata("it", "de")},
        "x",
    )
    assert argos.pairs() == [Pair("it", "de", "1.0")]


def _without(name: str) -> Callable[[Path, Files], Path]:
    return lambda to, files: folder(to, {k: v for k, v in files.items() if k != name}, "broken")


def _saying(about: bytes) -> Callable[[Path, Files], Path]:
    return lambda to, files: folder(to, {**files, "metadata.json": about}, "broken")


def _holding(name: str) -> Callable[[Path, Files], Path]:
    def make(to: Path, files: Files) -> Path:
        path = archive(to / "broken.argosmodel", files)
        return archive(path, {**files, name: b"x"}) if "\\" in name else _with_entry(path, name)

    return make


def _with_entry(path: Path, name: str) -> Path:
    import zipfile

    with zipfile.ZipFile(path, "a") as file:
        file.writestr(name, b"x")
    return path


def _file(data: bytes) -> Callable[[Path, Files], Path]:
    def make(to: Path, _: Files) -> Path:
        (to / "broken.argosmodel").write_bytes(data)
        return to / "broken.argosmodel"

    return make


BROKEN: dict[str, tuple[Callable[[Path, Files], Path], str]] = {
    "a stray folder": (lambda to, _: folder(to, {"a.txt": b""}, "broken"), "metadata.json is missing"),
    "an empty folder": (lambda to, _: folder(to, {"a/b": b""}, "broken"), "metadata.json is missing"),
    "bad JSON": (_saying(b"{"), "metadata.json is no JSON"),
    "deep JSON": (_saying(b"[" * 200_000), ""),
    "no text": (_saying(b"\xff\xfe\x00"), ""),
    "a list": (_saying(b"[]"), "metadata.json is no object"),
    "no languages": (_saying(b'{"package_version": "1.0"}'), "its metadata names no pair of languages"),
    "no language": (_saying(metadata("it", "xq")), "its metadata: 'xq' names no language"),
    "a path as a language": (_saying(metadata("it", "../en")), "its metadata names no pair of languages"),
    "a number as a language": (_saying(b'{"from_code": 1, "to_code": 2}'), "names no pair of languages"),
    "a strange version": (_saying(metadata("it", "en", "new")), "its version is 'new'"),
    "a list as version": (_saying(b'{"from_code":"it","to_code":"en","package_version":[1]}'), "has no text"),
    "no model": (_without("model/model.bin"), "model/model.bin is missing"),
    "a pointer for a model": (
        lambda to, files: folder(to, {**files, "model/model.bin": b"version https://example.org/v1\n"}, "broken"),
        "no format of CTranslate2",
    ),
    "no tokenizer": (_without("sentencepiece.model"), "neither sentencepiece.model nor bpe.model is there"),
    "no archive": (_file(b"not a zip"), "File is not a zip file"),
    "nothing": (_file(b""), "File is not a zip file"),
    "half an archive": (_file(b"PK\x03\x04" + b"\0" * 100), "File is not a zip file"),
    "an entry that leads out": (_holding("broken/../../evil"), "its entry 'broken/../../evil' leads out of it"),
    "an absolute entry": (_holding("/evil"), "its entry '/evil' leads out of it"),
    "a drive": (_holding("C:/evil"), "its entry 'C:/evil' leads out of it"),
    "two folders": (_holding("other/file"), "it should hold one folder with everything in it"),
    "a file beside the folder": (_holding("file"), "it should hold one folder with everything in it"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_package_is_left_out_and_named(
    packages: Path, it_en: Files, make: Callable[[Path, Files], Path], reason: str
) -> None:
    files = {**it_en, "metadata.json": metadata("it", "en")}
    folder(packages, files, "whole")
    path = make(packages, {**files, "metadata.json": metadata("it", "en", "2.0")})
    (warning,) = argos.warnings()
    assert warning.startswith(f"{path}: this is no working Argos package (")
    assert reason in warning
    assert warning.endswith("); it is left out")
    assert "\n" not in warning
    assert argos.pairs() == [Pair("it", "en", "1.0")]
    assert argos.open("it", "en").id == "argos:it-en@1.0"


def test_a_package_that_cannot_be_loaded_says_how_to_mend_it(packages: Path, it_en: Files) -> None:
    files = {**it_en, "metadata.json": metadata("it", "en")}
    for name, data in (("model/model.bin", it_en["model/model.bin"][:5000]), ("sentencepiece.model", b"x")):
        path = folder(packages, {**files, name: data}, "damaged")
        with pytest.raises(NoRoute) as raised:
            argos.open("it", "en")
        assert str(raised.value).startswith(f"{path}: the Argos package cannot be loaded (")
        assert str(raised.value).endswith("install it again: l10n engines install it en")


# -- routes --------------------------------------------------------------------------------------------

ROUTES = [
    ("it-en", "it", "en", "it-en"),
    ("it-en", "it-CH", "en-GB", "it-en"),
    ("it-en en-es", "it", "es", "it-en en-es"),
    ("it-de de-es it-en en-es", "it", "es", "it-en en-es"),
    ("it-de de-es it-fr fr-es", "it", "es", "it-de de-es"),
    ("it-aa aa-bb bb-es it-zz zz-en en-es", "it", "es", "it-zz zz-en en-es"),
    ("it-en en-es it-es", "it", "es", "it-es"),
    ("it-en en-fr fr-de de-ja", "it", "ja", "it-en en-fr fr-de de-ja"),
    ("en-pt-BR en-pt", "en", "pt-BR", "en-pt-BR"),
    ("en-pt", "en", "pt-BR", "en-pt"),
    ("en-pt-BR", "en", "pt-PT", ""),
    ("it-pt it-en en-pt-BR", "it", "pt-BR", "it-en en-pt-BR"),
    ("en-zh en-zh-Hant", "en", "zh-TW", "en-zh-Hant"),
    ("en-zh en-zh-Hant", "en", "zh-CN", "en-zh"),
    ("en-zh", "en", "zh-TW", ""),
    ("en-nb", "en", "no", "en-nb"),
    ("en-it", "it", "en", ""),
    ("it-en en-it", "it", "it", ""),
    ("it-en en-it", "it", "it-CH", ""),
    ("", "it", "en", ""),
]


@pytest.mark.parametrize(("there", "source", "target", "expected"), ROUTES)
def test_the_route_is_the_shortest(there: str, source: str, target: str, expected: str) -> None:
    """A leg is written source-target; its second part may be a tag of two subtags."""

    def legs(text: str) -> list[tuple[str, str]]:
        return [tuple(leg.split("-", 1)) for leg in text.split()]  # type: ignore[misc]

    found = {leg: "-".join(leg) for leg in legs(there)}
    assert routes.shortest(found, source, target) == expected.split()
    assert routes.shortest(dict(reversed(found.items())), source, target) == expected.split()


@pytest.mark.usefixtures("packages")
def test_no_route_says_what_to_install() -> None:
    with pytest.raises(NoRoute) as raised:
        argos.open("it", "pt-BR")
    assert str(raised.value) == (
        "no Argos package translates it to pt-BR; to get one: l10n engines install it pt-BR"
    )


# -- translation ---------------------------------------------------------------------------------------

SENTENCES = {
    "il sonno profondo migliora la memoria.": "the sleep deep improves the memory.",
    "Roma, Milano e Torino: ogni notte.": "Roma, Milano and Torino: every night.",
    "la città, perché il magnesio è...": "the city, because the magnesium is...",
    "  la notte \n": "  the night \n",
    "\u00a0il sonno\u2003": "\u00a0the sleep\u2003",
    "file_name_ e _x_": "file_name_ and _x_",
    "": "",
    "   ": "   ",
    "il 漢字 e 😀 la": "the 漢字 and 😀 the",
    "12,5 % di magnesio": "12,5 % of magnesium",
    "<unk> il </s>": "<unk> the </s>",
    "il\0 \ue000 \u202e": "the\0 \ue000 \u202e",
    "\ud800 il": "the",
}


@pytest.mark.parametrize("put", [folder, archive])
def test_sentences_are_translated_one_to_one(packages: Path, it_en: Files, put: Callable[..., Path]) -> None:
    files = {**it_en, "metadata.json": metadata("it", "en")}
    if put is folder:
        folder(packages, files, "it_en")
    else:
        archive(packages / "it_en.argosmodel", files)
    before = sorted(packages.rglob("*"))
    translator = argos.open("it", "en")
    assert translator.id == "argos:it-en@1.0"
    assert not translator.blanks
    assert texts(translator.translate([*SENTENCES] * 20)) == [*SENTENCES.values()] * 20
    assert translator.translate([]) == []
    assert sorted(packages.rglob("*")) == before
    translator.close()
    translator.close()


def test_words_that_the_model_has_no_pieces_for_are_named(packages: Path, it_en: Files) -> None:
    folder(packages, {**it_en, "metadata.json": metadata("it", "en")}, "it_en")
    translator = argos.open("it", "en")
    found = [output.unknown for output in translator.translate(["il sonno", "il caffè™ 漢 žluť e žluť"])]
    assert found == [(), ("漢", "žluť")]


def test_alternatives_are_other_translations_the_best_first(packages: Path, it_en: Files) -> None:
    folder(packages, {**it_en, "metadata.json": metadata("it", "en")}, "it_en")
    translator = argos.open("it", "en")
    plain, blank = translator.translate(["il sonno profondo", " "], alternatives=6)
    assert plain.text == "the sleep deep"
    assert plain.others[0] == "the night deep"
    assert len({plain.text, *plain.others}) == 7
    assert blank == Output(" ")


def test_long_texts_are_cut_at_clauses_and_nothing_of_them_is_lost(packages: Path, it_en: Files) -> None:
    folder(packages, {**it_en, "metadata.json": metadata("it", "en")}, "it_en")
    clauses = [f"il sonno {n}, la notte" for n in range(150)]
    text, unspaced = " ".join(clauses), "x1" * 300
    outputs = argos.open("it", "en").translate(["il sonno", text, unspaced, "la notte"], alternatives=1)
    assert texts(outputs) == ["the sleep", _english(text), unspaced, "the night"]
    assert outputs[1].others != ()


def _english(text: str) -> str:
    return re.sub(r"\w+", lambda word: models.ITALIAN_ENGLISH.get(word[0], word[0]), text)


def test_a_route_translates_each_sentence_through_all_its_models(
    packages: Path, it_en: Files, en_es: Files
) -> None:
    folder(packages, {**it_en, "metadata.json": metadata("it", "en")}, "it_en")
    archive(packages / "en_es.argosmodel", {**en_es, "metadata.json": metadata("en", "es", "1.9")})
    translator = argos.open("it", "es")
    assert translator.id == "argos:it-en@1.0+en-es@1.9"
    sentences = ["  il sonno profondo.", "la notte e Roma", "", "il sonno. la notte."]
    expected = ["  el sueño profundo.", "el noche y Roma", "", "el sueño. el noche."]
    assert texts(translator.translate(sentences)) == expected
    assert translator.translate(sentences[:1], alternatives=2)[0].others != ()
    assert list(translator.carriers) == models.NAMES


def test_carriers_are_capitalised_words_of_one_piece(packages: Path, it_en: Files) -> None:
    folder(packages, {**it_en, "metadata.json": metadata("it", "en")}, "it_en")
    translator = argos.open("it", "en")
    assert list(translator.carriers) == models.NAMES
    assert texts(translator.translate(translator.carriers)) == models.NAMES


def test_a_token_that_translations_start_with_is_given_and_taken_away(packages: Path, it_en: Files) -> None:
    about = metadata("it", "en", target_prefix="▁night")
    folder(packages, {**it_en, "metadata.json": about}, "it_en")
    translator = argos.open("it", "en")
    sentence = "il sonno profondo"  # the token stands where the first word of this model would
    assert texts(translator.translate([sentence])) == ["sleep deep"]
    (alignment,) = translator.align([sentence], ["sleep deep"])
    assert alignment is not None
    assert [[round(weight, 2) for weight in row] for row in alignment.weights] == [[0, 1, 0], [0, 0, 1]]


def test_packages_with_bpe_over_words_work_too(packages: Path) -> None:
    folder(packages, {**models.moses(), "metadata.json": metadata("it", "en")}, "it_en")
    translator = argos.open("it", "en")
    sentences = ["il sonno, la notte e xyz.", "(il) magnesio è 100%."]
    assert texts(translator.translate(sentences)) == [
        "the sleep, the night and xyz.",
        "(the) magnesium is 100%.",
    ]
    (alignment, _) = translator.align(sentences, texts(translator.translate(sentences)))
    assert alignment is not None
    assert [row.index(max(row)) for row in alignment.weights] == [0, 1, 2, 3, 4, 5, 6, 7]
    assert translator.carriers == []


# -- the process ---------------------------------------------------------------------------------------

FRESH = """
import sys
from l10n.engines import argos
translator = argos.open("it", "en")
(output,) = translator.translate(["il sonno profondo"])
translator.align(["il sonno profondo"], [output.text])
print(output.text)
print(*sorted({"torch", "stanza", "spacy", "minisbd", "argostranslate"} & set(sys.modules)), sep=",")
"""


def test_a_fresh_process_translates_without_the_heavy_libraries(packages: Path, it_en: Files) -> None:
    folder(packages, {**it_en, "metadata.json": metadata("it", "en")}, "it_en")
    done = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, env=os.environ)
    assert (done.stdout, done.stderr) == ("the sleep deep\n\n", "")


ARGOS = """
import json, sys
import ctranslate2
from pathlib import Path
from argostranslate import package, translate
class Sentences:
    def split_sentences(self, text):
        return [text]
found = package.Package(Path(sys.argv[1]))
translator = ctranslate2.Translator(str(found.package_path / "model"))
sentences = json.loads(sys.argv[2])
print(json.dumps([
    [h.value for h in translate.apply_packaged_translation(found, s, translator, Sentences(), int(sys.argv[3]))]
    for s in sentences
]))
"""


@pytest.mark.parametrize("count", [1, 3])
def test_translations_are_those_of_argos_translate(packages: Path, it_en: Files, count: int) -> None:
    path = folder(packages, {**it_en, "metadata.json": metadata("it", "en")}, "it_en")
    # Argos drops white space and `_`, and looks for what a word unknown to the model was in the wrong place
    sentences = [s for s in SENTENCES if s.strip() == s and s and not {*"_漢<\0\ud800"} & {*s}]
    command = [sys.executable, "-c", ARGOS, str(path), json.dumps(sentences), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=True)
    outputs = argos.open("it", "en").translate(sentences, alternatives=count - 1)
    assert [[output.text, *output.others] for output in outputs] == json.loads(done.stdout)
