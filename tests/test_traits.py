"""A check that an entry's traits do not call for has nothing to say about it."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pairs
import pytest
import seeded
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks import CHECKS
from l10n.checks.registry import Entry, Scope
from l10n.checks.traits import Sight
from l10n.glossary import Glossary
from l10n.model import Unit

CLEAN = Path(__file__).parent / "data" / "checks" / "text-clean.tsv"
GATED = {name: each for name, each in CHECKS.items() if each.when is not None}
# What makes a plain text less plain.
PIECES = """. , ; : ? ! ' ’ " « » “ ( ) [1] [2-4] <b> </b> &nbsp; & = @ a.b www.x.org 10.1234/ab 300 12 1.000 1,5 % 5mg
    javascript: XIV II GABA two due three tre March marzo Monday lunedì il di the of É à × ÷ · ® (R) (TM) * † ¿ ¡ ²
    Ã¨ dell'dell'altro l’l’olio 2024;8:100121 ;) (c) _ / +""".split()
PIECES += """² ³ Mg²⁺ CO₂ µg 2,5 12% 8:30 10–12 10-12 COVID-19 sei six duecento mg $ 5°C Magtein® gaba NMDA ® <em> </em>
    <sup/> <sup1> </sup1> <br/> <a1> “ ” „ settembre p.m. EUR 5/6 a.b@c.de https://x.org/a-5 ñ ß œ ½ III ms kcal hours
    ore years anni dicembre December May may maggio 9 2025 dB""".split()
PIECES += [
    "5 mg",
    "12 %",
    "two hundred",
    "8 p.m.",
    "in the evening",
    "di sera",
    "[3, 4]",
    "tre quarti",
    "e il",
    "9 dicembre 2025",
    "December 9, 2025",
    "1 May",
    "May 12 and 14",
    "il 5 maggio e",
    "9th of December",
    "doi:10.1016/j.x.2024.5",
    "3 years",
    "3 anni",
    "5 h",
]
PIECES += ["«\u00a0", "\u00ad", "\u202f"]
PIECES += ["%s", "{name}", "%(n)s", "${x}", "%.1f", "%name%", "%-5d", "5%d"]
PIECES += [
    "  ",
    " ",
    "\n",
    "\t",
    "\x07",
    "\x0b",
    "\u00a0",
    "\u200b",
    "e\u0301",
    " ,",
    ". ",
    "the the",
    "’il il",
]


def made(locales: tuple[str, str], source: str, target: str) -> Entry:
    unit = Unit(None, source, targets=(target,))
    return Entry(unit, source, target, Scope(*locales, Glossary()))


def missed(entries: list[Entry]) -> list[tuple[str, str, str]]:
    """What checks say of entries that have not the traits for them."""
    found = []
    together: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.source and entry.target:
            together.setdefault((entry.scope.source_locale, entry.scope.locale), []).append(entry)
    pairs = (
        pair
        for group in together.values()
        for pair in zip(group, Sight(group[0].scope).traits(group).tolist(), strict=True)
    )
    for entry, seen in pairs:
        for name, each in GATED.items():
            assert each.when is not None
            if not each.when & seen and not (name == "language" and alone(entry) & each.when):
                told = each.of_entry(entry) if each.of_entry else each.of_all([entry]) if each.of_all else ()
                found += [(name, entry.source, entry.target) for _ in told]
    return found


def alone(entry: Entry) -> int:
    """An entry's traits without others, whose words its language may be told by."""
    return int(Sight(entry.scope).traits([entry])[0])


def texts() -> Iterator[tuple[tuple[str, str], str, str]]:
    """All pairs of the golden data, right and wrong ones."""
    for name in seeded.PAIRS:
        source, target = name.split("-")
        for case in seeded.cases(name):
            locales = source, target.replace("_", "-")
            yield locales, case.source, case.target
            yield from (
                (locales, case.source, case.target.replace(right, wrong)) for _, right, wrong in case.defects
            )
    for pair in pairs.pairs():
        source, _, target = pair.locales.partition(">")
        yield (source, target), pair.source, pair.target
    with CLEAN.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield from ((("en", lang), row["en"], row[lang]) for lang in row if lang not in ("en", "kind"))


ALL = list(texts())


def test_most_checks_are_only_run_where_they_may_have_something_to_say() -> None:
    assert len(GATED) > 20


def test_traits_call_for_every_check_that_finds_something() -> None:
    assert missed([made(*each) for each in ALL]) == []


@pytest.mark.parametrize("seed", range(3))
def test_and_in_texts_that_are_damaged_at_random(seed: int) -> None:
    chance = random.Random(seed)

    def damaged(text: str) -> str:
        for _ in range(chance.choice((0, 1, 1, 2))):
            at, piece = chance.randrange(len(text) + 1), chance.choice(PIECES)
            text = (
                text[:at]
                + chance.choice((piece, f" {piece} ", ""))
                + text[at + chance.choice((0, 0, 1, 2)) :]
            )
        return text

    entries = [made(locales, damaged(one), damaged(other)) for locales, one, other in ALL]
    assert missed(entries) == []


FRENCH = (
    "Pourquoi rêvons-nous\u202f? «\u00a0Le cerveau\u00a0» trie\u00a0: il garde.",
    "Voir «\u202fNature\u202f»\u00a0: p. 5.",
)
AROUND = ["\u00a0", "\u202f", " ", "  ", *":?!;«».x()", "</b>", "<b>", "8:30", "«»", "\n", "\u00a0 ", ""]


@given(
    st.sampled_from(("fr", "fr-CA", "fr-CH")),
    st.sampled_from(FRENCH),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from(AROUND), st.integers(0, 1)), max_size=3),
)
def test_and_in_french_typography(locale: str, target: str, changes: list[tuple[int, str, int]]) -> None:
    for at, piece, taken in changes:
        target = target[:at] + piece + target[at + taken :]
    assert missed([made(("it", locale), "Perché sogniamo? Il «cervello» ordina: tiene.", target)]) == []


TEXT = st.lists(
    st.one_of(st.sampled_from(["sleep", "il sonno", "Sonno", "a", " "]), st.sampled_from(PIECES), st.text(max_size=3))
).map("".join)  # fmt: skip


@given(st.sampled_from([("en", "it"), ("it", "fr"), ("en", "es"), ("it", "en"), ("en", "de")]), TEXT, TEXT)
def test_and_in_any_texts(locales: tuple[str, str], source: str, target: str) -> None:
    assert missed([made(locales, source, target)]) == []
