"""A check that an entry's traits do not call for has nothing to say about it."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pairs
import pytest
import seeded
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks import CHECKS
from l10n.checks.registry import Entry, Scope, Trait
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
PIECES += """1,250,000 1.250.000 2015;9(2):88-97 [7–9] [1,2] 19°C 38.5°F 19th 1er 2nd million miliardi &lt; &amp;
    R&amp;D </a> <sup>3</sup> <sup>13</sup> μg $5 5€ €5–10 8.30 9,00 1:20 14""".split()
PIECES += [
    '<a href="/x">',
    "400 mcg",
    "€3.5 million",
    "5 €/kg",
    "US$ 5",
    "2019 l’olio",
    "metri quadrati",
    "8:30 p.m.",
    "18.30 Uhr",
    "18 h 30",
    "12 am",
    "2 c. à soupe",
    "5 US-Dollar",
    "XIXᵉ",
    "US-",
    "c. à soupe",
]
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


# What both say the same of, however it is written; most entries with numbers should need no closer look.
SAME = [
    ("en", "de", "Open from 8 a.m. to 6:30 p.m.", "Von 8 bis 18.30 Uhr geöffnet."),
    ("it", "en", "Aperto dalle 9.00 alle 14.30.", "Open from 9 am to 2.30 pm."),
    ("en", "fr", "The last ferry leaves at 8:45 p.m.", "Le dernier ferry part à 20 h 45."),
    ("it", "en", "Evitare il caffè dopo le 14.", "Avoid coffee after 2 p.m."),
    ("it", "fr", "Circa 0,5 °C in meno.", "Environ 0,5 °C de moins."),
    ("en", "fr", "Between 16 and 19°C.", "Entre 16 et 19 °C."),
    ("en", "de", "Some 1.2 billion people.", "Rund 1,2 Milliarden Menschen."),
    ("it", "en", "Ha stanziato 48,5 milioni di euro.", "It has set aside €48.5 million."),
    ("en", "it", "It costs $5 here, 12 € there.", "Costa 5 dollari qui, 12 euro là."),
    ("en", "de", "It lost 1,250,000 trees.", "Er verlor 1.250.000 Bäume."),
    ("en", "fr", "In all, 12,480 people.", "Au total, 12 480 personnes."),
    ("it", "en", "Nel 2019 l’asma colpì 80 adulti.", "In 2019, asthma affected 80 adults."),
    ("en", "de", "Oxalates [7–9], and others [2, 5-7].", "Oxalate [7–9] und andere [2, 5-7]."),
    (
        "it",
        "fr",
        "Sleep. 2019;7(1):23-31. doi:10.6543/23a0",
        "Sleep. 2019;7(1):23-31. doi:10.6543/23a0",
    ),
    ("en", "de", "Home to bacteria<sup>13</sup>.", "Heimat von Bakterien<sup>13</sup>."),
    ("en", "es", "Take 400 mcg a day (p &lt; 0.05).", "Tome 400 µg al día (p &lt; 0,05)."),
    ("en", "de", 'See <a href="/sleep#x">our guide</a>.', 'Siehe <a href="/sleep#x">unseren Ratgeber</a>.'),
    ("it", "es", "A 2.450 metri di altezza.", "A 2450 metros de altura."),
    ("en", "de", "In the 19th city.", "In der 19. Stadt."),
    ("en", "de", "HIV was found in 1981.", "HIV wurde 1981 entdeckt."),
]


@pytest.mark.parametrize(("source_locale", "locale", "source", "target"), SAME)
def test_numbers_that_are_seen_to_be_the_same(
    source_locale: str, locale: str, source: str, target: str
) -> None:
    entry = made((source_locale, locale), source, target)
    assert not alone(entry) & Trait.FIGURES
    assert missed([entry]) == []


WORDS = {
    "en": "the cat of and to in house water only more than people said week from".split(),
    "it": "il gatto di e a in casa acqua solo più della gente disse l'olio dalle".split(),
    "de": "die Katze von und zu im Haus Wasser nur mehr als Leute Woche um bis".split(),
    "fr": "le chat de et à dans maison eau seulement plus gens l’huile semaine à".split(),
}
BEHIND = {
    "en": " mg|kg| years| hours| m| square metres|%| °C|€| €| euros| dollars| million| million euros| times|th| p.m.",
    "it": " mg| anni| ore| metri| metri quadrati|%| %| °C|€| euro| dollari| milioni| milioni di euro| volte|º| di sera",
    "de": " mg| Jahre| Stunden| Meter| %| °C|€| €| Euro| Dollar| Millionen| Millionen Euro| Mal|.| Uhr| abends",
    "fr": " mg| ans| heures| mètres| mètres carrés| %| °C| €| euros| dollars| millions| millions d’euros| fois|e|er| h",
}


def written(chance: random.Random, lang: str, one: int, two: int) -> str:
    """A number, or what has numbers, that is made of these two."""
    point, group = ".," if lang == "en" else ",."
    minutes = f"{(0, 15, 30, 45, 20)[two % 5]:02d}"
    forms = (
        f"{one}",
        f"{one}{point}{two}",
        f"{one}{chance.choice('.,:')}{minutes}",
        f"{one % 12 or 12}{chance.choice(('', ':' + minutes, '.' + minutes))}{chance.choice((' p.m.', 'am', ' a.m.'))}",
        f"{one % 24}{chance.choice(('', ':' + minutes, '.' + minutes))} Uhr",
        f"{one % 24} h {minutes}",
        f"{one}{chance.choice((group, ' ', chr(0xA0)))}{two}00",
        f"{one}{group}{two}00{group}000",
        f"{chance.choice('€$£')}{one}",
        f"{chance.choice('€$£')}{one}{point}{two}",
        f"{one}{chance.choice(('–', '-', ' to ', ' a ', ' bis '))}{one + two}",
        f"[{one}{chance.choice((', ', '–', ','))}{one + two}]",
        f"2015;{one}({two}):{one * 7}{chance.choice(('', f'-{one * 7 + two}'))}",
        f"{one}/{two + 2}",
    )
    return chance.choice(forms)


@pytest.mark.parametrize("seed", range(3))
def test_and_in_numbers_of_all_forms(seed: int) -> None:
    """The source's numbers, or others, written in the same forms as there, or in others."""
    chance = random.Random(seed)

    def text(lang: str, numbers: list[tuple[int, int]]) -> str:
        parts = []
        for one, two in numbers:
            parts += chance.sample(WORDS[lang], chance.choice((1, 2)))
            unit = chance.choice(BEHIND[lang].split("|")) if chance.random() < 0.45 else ""
            parts.append(written(chance, lang, one, two) + unit)
        return " ".join((*parts, *chance.sample(WORDS[lang], 1))) + "."

    together: dict[tuple[str, ...], list[Entry]] = {}
    for _ in range(4000):
        locales = tuple(chance.sample(sorted(WORDS), 2))
        count = chance.choice((1, 1, 2, 3))
        numbers = [(chance.choice((1, 2, 8, 9, 12, 20, 21)), chance.choice((1, 2, 5))) for _ in range(count)]
        others = chance.sample(numbers, count) if chance.random() < 0.3 else list(numbers)
        if chance.random() < 0.2:
            others[0] = (others[0][0] + chance.choice((1, 12)), others[0][1])
        state = chance.getstate()
        source = text(locales[0], numbers)
        if chance.random() < 0.6:
            chance.setstate(state)
        entry = made((locales[0], locales[1]), source, text(locales[1], others))
        together.setdefault(locales, []).append(entry)
    assert [problem for entries in together.values() for problem in missed(entries)] == []
    seen = np.concatenate([Sight(entries[0].scope).traits(entries) for entries in together.values()])
    assert np.mean(seen & Trait.FIGURES == 0) > 0.1, "else nothing is tested"


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
