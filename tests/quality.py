"""How well machine translation does with the test package: what docs/translation.md quotes and the tests hold.

    PYTHONPATH=src:tests python tests/quality.py        the figures as a table

The sentences are held out from the model's training; the model itself is a toy, so only differences mean something.
"""

from __future__ import annotations

import csv
import os
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sacrebleu.metrics import CHRF

from l10n import markup
from l10n.checks.registry import Entry, Scope
from l10n.checks.terminology import glossary_missing
from l10n.glossary import Glossary, Term, load_glossary
from l10n.model import Unit
from l10n.po import read_po
from l10n.translation.choice import opened
from l10n.translation.pipeline import Route, translated

MODELS = Path(__file__).parent / "models"
ROOT = Path(__file__).parents[1]


class Row(NamedTuple):
    source: str
    gold: str
    tokens: tuple[str, ...] = ()


def rows(name: str) -> list[Row]:
    with open(MODELS / f"{name}.tsv", encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(each["it"], each["en"], tuple(filter(None, (each.get("tokens") or "").split("|"))))
        for each in table
    ]


@cache
def route(glossary: Glossary | None = None) -> Route:
    os.environ["ARGOS_PACKAGES_DIR"] = str(MODELS)
    return opened("argos", "it", "en", glossary or Glossary()).route


def chrf(said: Sequence[str], gold: Sequence[str]) -> float:
    """chrF of a whole list, 0 to 100."""
    return float(CHRF().corpus_score(list(said), [list(gold)]).score)


# -- codes -----------------------------------------------------------------------------------------------


class Codes(NamedTuple):
    valid: float
    exact: float  # placed as gold, where the text is right
    right: float  # sentences whose text is right
    whole: float  # text and codes as gold
    by_parts: float  # the same, with each text between codes translated alone


def codes() -> Codes:
    table = rows("tagged")
    made = [one.text for one in translated(route(), [row.source for row in table])]
    right = [n for n, row in enumerate(table) if markup.strip(made[n]) == markup.strip(row.gold)]
    exact = sum(made[n] == table[n].gold for n in right)
    parts = _in_parts([row.source for row in table])
    return Codes(
        sum(not markup.problems(row.source, text) for row, text in zip(table, made, strict=True))
        / len(table),
        exact / len(right),
        len(right) / len(table),
        exact / len(table),
        sum(text == row.gold for row, text in zip(table, parts, strict=True)) / len(table),
    )


def _in_parts(messages: Sequence[str]) -> list[str]:
    cut = [markup.lex(message, markup.codes(message)) for message in messages]
    texts = list({part.strip() for parts in cut for part in parts[::2] if part.strip()})
    said = dict(zip(texts, (one.text for one in route().translator.translate(texts)), strict=True))
    return ["".join(_said(part, said) for part in parts) for parts in cut]


def _said(part: str, said: Mapping[str, str]) -> str:
    bare = part.strip()
    return part.replace(bare, said[bare]) if bare in said else part


# -- what must not change --------------------------------------------------------------------------------


class Protected(NamedTuple):
    tokens: int
    verbatim: float
    raw: float  # verbatim when the engine is given the sentence as it is
    told: float  # of those lost, the share with a note
    chrf: float  # of the text without the tokens, against gold
    raw_chrf: float


def protected() -> Protected:
    table = rows("protected")
    sources = [row.source for row in table]
    made = translated(route(), sources)
    raw = [one.text for one in route().translator.translate(sources)]
    pairs = [(n, token) for n, row in enumerate(table) for token in row.tokens]
    lost = [n for n, token in pairs if made[n].text.count(token) != sources[n].count(token)]
    gold = [_without(row.gold, row.tokens) for row in table]
    return Protected(
        len(pairs),
        1 - len(lost) / len(pairs),
        sum(token in raw[n] for n, token in pairs) / len(pairs),
        sum(bool(made[n].notes) for n in lost) / len(lost) if lost else 1.0,
        chrf([_without(one.text, row.tokens) for one, row in zip(made, table, strict=True)], gold),
        chrf([_without(text, row.tokens) for text, row in zip(raw, table, strict=True)], gold),
    )


def _without(text: str, tokens: Iterable[str]) -> str:
    for token in tokens:
        text = text.replace(token, " ")
    return " ".join(text.split())


# -- terms -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Terms:
    mentions: int
    before: float  # share of the source's concepts that the translation names in the wanted words
    after: float
    changed: int  # sentences without terms that the glossary changed
    false: float  # share of concepts that were right and are not any more
    chrf: float
    chrf_after: float


def terms(glossary: Glossary, table: Sequence[Row], locale: str = "en", ready: Route | None = None) -> Terms:
    plain = ready or route()
    sources = [row.source for row in table]
    enforced = Route(plain.source, plain.target, plain.translator, glossary)
    before = [one.text for one in translated(plain, sources)]
    after = [one.text for one in translated(enforced, sources)]
    named = [_named(source, glossary, locale) for source in sources]
    was, now = (
        [named[n] - _missing(sources[n], text, glossary, locale) for n, text in enumerate(texts)]
        for texts in (before, after)
    )
    total = sum(map(len, named))
    gold = [row.gold or text for row, text in zip(table, before, strict=True)]  # or else what it was before
    return Terms(
        total,
        sum(map(len, was)) / total,
        sum(map(len, now)) / total,
        sum(a != b for a, b, found in zip(before, after, named, strict=True) if not found),
        sum(len(a - b) for a, b in zip(was, now, strict=True)) / total,
        chrf(before, gold),
        chrf(after, gold),
    )


def _named(source: str, glossary: Glossary, locale: str) -> set[str]:
    """The concepts of a source that a translation must name."""
    return set(_missing(source, "…", glossary, locale))


def _missing(source: str, target: str, glossary: Glossary, locale: str) -> set[str]:
    entry = Entry(Unit(None, source, targets=(target,)), source, target, Scope("it", locale, glossary))
    return {issue.concept for issue in glossary_missing(entry)}


def shuffled(glossary: Glossary, locale: str = "en") -> Glossary:
    """The control: every concept with the terms of another. What counts terms alone likes it as much."""
    draw = random.Random(11)
    concepts = sorted({term.concept for term in glossary.terms if term.lang == locale})
    other = dict(zip(concepts, draw.sample(concepts, len(concepts)), strict=True))
    moved = [
        Term(other.get(t.concept, t.concept), t.lang, t.term, t.status, t.pos, t.case, t.forms)
        if t.lang == locale
        else t
        for t in glossary.terms
    ]
    return Glossary(moved)


def glossary() -> Glossary:
    return load_glossary(MODELS / "terms.tsv")


def article() -> list[Row]:
    """The messages of the project's article, without gold."""
    [catalog] = (ROOT / "locales").glob("*.pot")
    return [Row(unit.source, "") for unit in read_po(catalog).units if unit.context != "number"]


def main() -> None:
    print(f"codes       {codes()}")
    print(f"protected   {protected()}")
    table = rows("term_sentences")
    for name, each in (("terms", glossary()), ("control", shuffled(glossary()))):
        print(f"argos {name:10} {terms(each, table)}")
    project = load_glossary(ROOT / "locales" / "glossary.tsv")
    for locale in ("es", "ca"):
        ready = opened("apertium", "it", locale, Glossary()).route
        for name, each in (("article", article()), ("sentences", [row._replace(gold="") for row in table])):
            print(f"apertium {locale} {name:10} {terms(project, each, locale, ready)}")


if __name__ == "__main__":
    main()
