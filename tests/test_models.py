"""The small real model: its package, what it translates, and that nothing it is tried on was learned."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from models import samples, tables
from models.package import METADATA, NAME

from l10n.glossary import Glossary, lint, load_glossary
from l10n.markup import codes, problems, strip

MODELS = Path(__file__).parent / "models"
PACKAGE = MODELS / f"{NAME}.argosmodel"
NUMBER = re.compile(r"\d[\d.,]*")

# Runs alone, so that what it imports can be seen: translates the lines of its input with the package.
TRANSLATE = """
import sys, zipfile
import ctranslate2, sentencepiece
archive = zipfile.ZipFile(sys.argv[1])
root = archive.namelist()[0].split("/")[0]
files = {n.rpartition("/")[2]: archive.read(n) for n in archive.namelist() if n.startswith(root + "/model/")}
model = ctranslate2.Translator("model", files=files, intra_threads=1)
pieces = sentencepiece.SentencePieceProcessor(model_proto=archive.read(root + "/sentencepiece.model"))
lines = [pieces.encode(line, out_type=str) for line in sys.stdin.read().splitlines()]
for result in model.translate_batch(lines, beam_size=4, max_batch_size=1024, batch_type="tokens"):
    print(pieces.decode(result.hypotheses[0]))
print(*{"torch", "stanza", "spacy"} & set(sys.modules))
"""


def translated(sentences: list[str]) -> list[str]:
    """Translations, and at the end the heavy libraries that were loaded on the way."""
    command = [sys.executable, "-c", TRANSLATE, str(PACKAGE)]
    done = subprocess.run(
        command, input="\n".join(sentences), capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout.split("\n")[:-1]


def column(table: str, name: str = "it") -> list[str]:
    return [row[name] for row in samples.rows(table)]


def test_the_package_is_laid_out_as_argos_packages_are() -> None:
    with zipfile.ZipFile(PACKAGE) as archive:
        assert sorted(archive.namelist()) == sorted(
            f"{NAME}/{name}"
            for name in (
                "README.md",
                "metadata.json",
                "model/config.json",
                "model/model.bin",
                "model/shared_vocabulary.json",
                "sentencepiece.model",
            )
        )
        assert json.loads(archive.read(f"{NAME}/metadata.json")) == METADATA
    assert PACKAGE.stat().st_size < 1_000_000


def test_held_out_sentences_are_translated_exactly_and_without_torch() -> None:
    held = samples.rows("heldout.tsv")
    *out, heavy = translated([row["it"] for row in held])
    assert heavy == ""
    exact = Counter(row["kind"] for row, text in zip(held, out, strict=True) if text == row["en"])
    assert exact["usual"] >= 0.95 * 300
    assert min(exact["early"], exact["late"]) >= 0.6 * 50


def test_a_name_carries_what_the_model_never_saw() -> None:
    """In seven of eight sentences a name in the token's place comes through, and all around it is right."""
    rows = [row for row in samples.rows("protected.tsv") if "|" not in row["tokens"]]
    *out, _ = translated([row["it"].replace(row["tokens"], "Somnia") for row in rows])
    right = [text.replace("Somnia", row["tokens"]) == row["en"] for text, row in zip(out, rows, strict=True)]
    assert sum(right) >= 0.875 * len(rows)


@pytest.mark.parametrize("name", tables.TABLES)
def test_a_table_is_what_its_seed_gives(name: str) -> None:
    assert [list(row.values()) for row in samples.rows(name)] == [list(row) for row in tables.TABLES[name]()][
        1:
    ]


@pytest.mark.parametrize("name", tables.TABLES)
def test_nothing_that_is_tried_was_learned(name: str) -> None:
    plain = {" ".join(strip(text).split()) for text in column(name)}
    learned = {it for it, _ in samples.training() + samples.by_hand()}
    assert len(learned) > samples.TRAINING
    assert not plain & learned


def test_names_stand_where_training_never_had_them() -> None:
    """Some never begin a sentence in training, others never follow a preposition."""
    learned = [it for it, _ in samples.training()]
    early, late = (
        [r["it"] for r in samples.rows("heldout.tsv") if r["kind"] == k] for k in ("early", "late")
    )
    first = re.compile(rf"({'|'.join(samples.NEVER_EARLY)})\b")
    after = re.compile(rf"\b(con|di|su|a|in|per|senza|da|secondo) ({'|'.join(samples.NEVER_LATE)})\b", re.I)
    assert not any(first.match(it) or after.search(it) for it in learned)
    assert any(map(first.match, early))
    assert any(map(after.search, late))


def test_codes_are_valid_and_the_same_on_both_sides() -> None:
    rows = samples.rows("tagged.tsv")
    assert len({row["it"] for row in rows}) == 200
    for row in rows:
        assert codes(row["it"]) == codes(row["en"]) != frozenset()
        assert problems(row["it"], row["en"]) == []
    names = {code.strip("</>") for row in rows for code in codes(row["it"])}
    assert names == set("a a1 a2 br code em img strong sub sup sup1 sup2".split())


def test_protected_tokens_stand_once_on_both_sides() -> None:
    rows = samples.rows("protected.tsv")
    assert len({row["it"] for row in rows}) == 300
    learned = "\n".join(it for it, _ in samples.training())
    for row in rows:
        tokens, english = row["tokens"].split("|"), row["en_tokens"].split("|")
        for token, local in zip(tokens, english, strict=True):
            assert row["it"].count(token) == row["en"].count(token) == 1
            assert sorted(NUMBER.sub("", token).split()) == sorted(
                NUMBER.sub("", local.replace("%", " %")).split()
            )
            assert not re.search(rf"(?<!\w){re.escape(token)}(?!\w)", learned)


def test_the_glossary_finds_the_concepts_of_every_sentence() -> None:
    assert lint(MODELS / "terms.tsv") == []
    glossary = load_glossary(MODELS / "terms.tsv")
    rows = samples.rows("term_sentences.tsv")
    assert sum(bool(row["concepts"]) for row in rows) == 240
    for row in rows:
        wanted = Counter(row["concepts"].split("|")) if row["concepts"] else Counter()
        assert wanted.total() <= 3
        assert Counter(match.term.concept for match in glossary.find(row["it"], "it")) == wanted
        assert preferred(glossary, row["en"]) == wanted


def preferred(glossary: Glossary, text: str) -> Counter[str]:
    """How often each concept stands in an English text, by its preferred term."""
    found = [match.term for match in glossary.find(text, "en")]
    return Counter(term.concept for term in found if term.status == "preferred")
