"""The argos engine with the small real package of `models/`: alignments, and the translations of Argos Translate."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.alignment import Alignment, of_pieces
from l10n.engines import Translator, argos
from l10n.engines.argos import attention, decoding, packages, tokens, weights

MODELS = Path(__file__).parent / "models"
PACKAGE = MODELS / "translate-it_en-1_0.argosmodel"
_CODE = re.compile(r"<(/?)([a-z]+\d*)(/?)>")

Span = tuple[int, int]


@pytest.fixture
def translator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Translator]:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(MODELS))
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    translator = argos.open("it", "en")
    yield translator
    translator.close()


def rows(name: str) -> list[list[str]]:
    lines = (MODELS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def spoken(message: str) -> tuple[str, dict[str, Span]]:
    """A message's text without codes, and what each pair of them stands around."""
    text, place = "", 0
    opened: dict[str, int] = {}
    found: dict[str, Span] = {}
    for code in _CODE.finditer(message):
        text += message[place : code.start()]
        place = code.end()
        if code[1]:
            found[code[2]] = (opened.pop(code[2]), len(text))
        elif not code[3]:
            opened[code[2]] = len(text)
    return text + message[place:], found


TAGGED = [(*spoken(it), *spoken(en)) for it, en, *_ in rows("tagged.tsv")]
SOURCES, TARGETS = [row[0] for row in TAGGED], [row[2] for row in TAGGED]


def placed(alignments: list[Alignment | None]) -> float:
    """The share of target words whose strongest source word stands inside a pair of codes exactly if they do."""
    right = total = 0
    for (_, source_codes, _, target_codes), alignment in zip(TAGGED, alignments, strict=True):
        assert alignment is not None
        for name in source_codes.keys() & target_codes.keys():
            (a, b), (c, d) = source_codes[name], target_codes[name]
            for (start, _), row in zip(alignment.target, alignment.weights, strict=True):
                origin = alignment.source[row.index(max(row))][0]
                right += (a <= origin < b) == (c <= start < d)
                total += 1
    return right / total


def test_the_package_is_found_where_it_lies(translator: Translator) -> None:
    assert translator.id == "argos:it-en@1.0"
    assert [str(warning) for warning in argos.warnings() if PACKAGE.name in warning] == []


def test_words_are_aligned_as_people_placed_the_codes(translator: Translator) -> None:
    assert placed(translator.align(SOURCES, TARGETS)) > 0.96


def test_the_attention_that_is_chosen_without_labels_is_the_best_with_them(translator: Translator) -> None:
    package = packages.read(PACKAGE)
    assert package
    files = packages.contents(package)
    tokenizer = tokens.load(files, "it", "en")
    source, target = ([tokenizer.spans(text) for text in texts] for texts in (SOURCES, TARGETS))
    scores = {}
    for setting in attention.settings(files["model.bin"]):
        reporting = decoding.load({**files, "model.bin": weights.reporting(files["model.bin"], setting)})
        found = decoding.attention(reporting, [s for s, _ in source], [t for t, _ in target], "")
        items = zip(SOURCES, source, TARGETS, target, found, strict=True)
        scores[setting] = placed([of_pieces(it, s, en, t, line) for it, (_, s), en, (_, t), line in items])
    chosen = placed(translator.align(SOURCES, TARGETS))
    assert len(scores) >= 4
    assert chosen == pytest.approx(max(scores.values()), abs=0.02)
    assert chosen > min(scores.values()) + 0.03


def test_alignments_do_not_depend_on_the_batch(translator: Translator) -> None:
    together = translator.align(SOURCES[:20], TARGETS[:20])
    for n, alignment in enumerate(together):
        (alone,) = translator.align(SOURCES[n : n + 1], TARGETS[n : n + 1])
        assert alone is not None
        assert alignment is not None
        for one, other in zip(alone.weights, alignment.weights, strict=True):
            assert one == pytest.approx(other, abs=0.02)


def test_likely_carriers_come_back_from_sentences(translator: Translator) -> None:
    words = list(translator.carriers)
    assert 20 < len(words) <= 200
    assert words == list(dict.fromkeys(words))
    likely = words[:50]
    said = translator.translate([f"Secondo {word}, il magnesio migliora il sonno." for word in likely])
    back = [word for word, output in zip(likely, said, strict=True) if output.text.count(word) == 1]
    assert len(back) / len(likely) > 0.95


ARGOS = """
import json, sys
import ctranslate2
from pathlib import Path
from argostranslate import package, translate
class Sentences:
    def split_sentences(self, text):
        return [text]
package.install_from_path(Path(sys.argv[1]))
(found,) = package.get_installed_packages()
translator = ctranslate2.Translator(str(found.package_path / "model"))
print(json.dumps([
    translate.apply_packaged_translation(found, sentence, translator, Sentences(), 1)[0].value
    for sentence in json.loads(sys.argv[2])
]))
"""


def test_translations_are_those_of_argos_translate(translator: Translator, tmp_path: Path) -> None:
    sentences = [row[1] for row in rows("heldout.tsv")][:60]
    command = [sys.executable, "-c", ARGOS, str(PACKAGE), json.dumps(sentences)]
    environment = {**os.environ, "ARGOS_PACKAGES_DIR": str(tmp_path / "argos")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    ours = [output.text for output in translator.translate(sentences)]
    assert ours == json.loads(done.stdout)
