"""What the model learns from, and the held-out sentences that it is tried on.

A sentence's checksum says on which side it falls, so nothing that is tested has been learned.
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from models import nouns, words
from models.grammar import Noun, Phrase, english, nouns_of, text
from models.sentences import sentences
from models.writer import Pool, Writer

HERE = Path(__file__).parent
TRAINING = 18_000  # sentences
HAND = 4  # times each pair that was written by hand is seen in an epoch


def held_out(italian: str) -> bool:
    """Whether a sentence is kept from training: one of ten is."""
    return zlib.crc32(italian.encode()) % 10 == 0


def rows(name: str) -> list[dict[str, str]]:
    """A table beside this file, by its first line's names."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


# -- who may stand where ----------------------------------------------------------------------------------


def wanted() -> dict[str, tuple[str, tuple[str, str]]]:
    """The glossary's English for Italian terms: their concept, singular and plural."""
    terms = [row for row in rows("terms.tsv") if row["status"] == "preferred"]
    en = {row["concept"]: row for row in terms if row["lang"] == "en"}
    return {
        row["term"]: (row["concept"], _numbers(en[row["concept"]])) for row in terms if row["lang"] == "it"
    }


def _numbers(row: dict[str, str]) -> tuple[str, str]:
    return row["term"], row["forms"] or english(row["term"], "s")


def known() -> list[Noun]:
    """The nouns that the model learns."""
    terms = wanted()
    uses = (("mass", nouns.MASS), ("unique", nouns.UNIQUE), ("count", nouns.COUNT))
    return [noun for use, table in uses for noun in nouns_of(use, table, terms)]


def unknown() -> list[Noun]:
    """The nouns that only the glossary knows."""
    terms = wanted()
    uses = (("mass", nouns.UNKNOWN_MASS), ("unique", nouns.UNKNOWN_UNIQUE), ("count", nouns.UNKNOWN_COUNT))
    return [noun for use, table in uses for noun in nouns_of(use, table, terms)]


NAMES = words.PEOPLE + words.TOWNS + words.BRANDS
NEVER_EARLY, NEVER_LATE = NAMES[3::8], NAMES[7::8]
AMOUNTS = [f"{number} {unit}" for number in words.NUMBERS for unit in words.UNITS]


def usual() -> Pool:
    """Words where they stand in training."""
    early = [name for name in NAMES if name not in NEVER_EARLY]
    late = [name for name in NAMES if name not in NEVER_LATE]
    learned, relational = known(), nouns_of("relational", nouns.RELATIONAL, {})
    subjects = [noun for noun in learned if noun not in learned[4::12]]
    objects = [noun for noun in learned if noun not in learned[9::12]]
    return Pool(subjects, objects, relational, early, late, AMOUNTS)


def moved() -> tuple[Pool, Pool]:
    """Some words where they never stand in training: before the verb, and after it."""
    learned = known()
    return (
        replace(usual(), subjects=learned[4::12], early=NEVER_EARLY),
        replace(usual(), objects=learned[9::12], late=NEVER_LATE),
    )


def termed() -> Pool:
    """Terms more often than other words, unknown ones and names that are never translated among them."""
    pool, names = usual(), [term for term in never_translated() for _ in range(4)]
    terms = [noun for noun in pool.subjects if noun.concept] + unknown()
    subjects, objects = ([*group, *unknown(), *terms] for group in (pool.subjects, pool.objects))
    return replace(
        pool,
        subjects=subjects,
        objects=objects,
        early=[*pool.early, *names],
        late=[*pool.late, *names],
        shared=False,
    )


def termless() -> Pool:
    """No term at all."""
    pool, names = usual(), set(never_translated())
    subjects, objects = ([n for n in group if not n.concept] for group in (pool.subjects, pool.objects))
    early, late = ([name for name in some if name not in names] for some in (pool.early, pool.late))
    return replace(pool, subjects=subjects, objects=objects, early=early, late=late, shared=False)


def never_translated() -> dict[str, str]:
    """The names that the glossary keeps as they are, and their concepts."""
    return {row["term"]: row["concept"] for row in rows("terms.tsv") if row["lang"] == "*"}


# -- sentences -------------------------------------------------------------------------------------------


def distinct(found: Iterator[Phrase], held: bool) -> Iterator[tuple[str, str]]:
    """Pairs of sentences on one side of the line, each Italian one once."""
    seen = set()
    for phrase in found:
        it = text(phrase, "it")
        if held_out(it) == held and it not in seen:
            seen.add(it)
            yield it, text(phrase, "en")


def by_hand() -> list[tuple[str, str]]:
    """Pairs about the same subject that no grammar made; all are learned."""
    return [(row["it"], row["en"]) for row in rows("pairs.tsv")]


def training() -> list[tuple[str, str]]:
    """What the model learns from, from its seed."""
    return list(islice(distinct(sentences(Writer("training", usual())), held=False), TRAINING))
