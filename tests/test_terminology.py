"""What a reviewer of medical text is told about its terms: every violation, and no nonsense."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from l10n import check, load_glossary, read_po
from l10n.glossary import Glossary, Term
from l10n.model import Catalog, Finding, Unit

ROOT = Path(__file__).parents[1]
TRIPLES = Path(__file__).parent / "data" / "terminology" / "triples.dat"
KINDS = {"glossary-missing": "missing", "glossary-forbidden": "forbidden"}


class Triple(NamedTuple):
    """A source, its translation, the terms, and what is to be found: {"missing:asse HPA"}."""

    name: str
    source_locale: str
    locale: str
    source: str
    target: str
    terms: tuple[Term, ...]
    expected: frozenset[str]


def triples() -> Iterator[Triple]:
    """The cases of the file; each is an article of its own, so that one glossary serves them all."""
    _, *blocks = TRIPLES.read_text("utf-8").rstrip("\n").split("\n\n")
    for number, block in enumerate(blocks):
        first, *lines, source, target = block.split("\n")
        pair, expected, why = re.fullmatch(r"(\S+) (.*) \[(.*)\]", first).groups()  # type: ignore[union-attr]
        source_locale, locale = pair.split(">")
        terms = [
            replace(term, concept=f"{number}:{term.concept}", articles=f"{number}")
            for line in lines
            for term in concept(line, source_locale, locale)
        ]
        kinds = frozenset(re.findall(r"(?:missing|forbidden|deprecated):.*?(?= \w+:|$)", expected))
        assert (expected == "ok") == (not kinds)
        assert (source[:2], target[:2]) == ("< ", "> ")
        yield Triple(f"{pair} {why}", source_locale, locale, source[2:], target[2:], tuple(terms), kinds)


def concept(line: str, source_locale: str, locale: str) -> Iterator[Term]:
    if line.startswith("* "):
        yield Term(line[2:], "*", line[2:], case="exact", pos="name")
        return
    sources, targets = (side.split(", ") for side in line.split(" = "))
    for status, text in zip(["preferred", *["admitted"] * len(sources)], sources, strict=False):
        yield Term(sources[0], source_locale, text, status)
    for place, text in enumerate(targets):
        sign, lang, exact, form = re.fullmatch(r"([!?]?)(?:([a-z]{2}):)?(@?)(.*)", text).groups()  # type: ignore[union-attr]
        status = {"!": "forbidden", "?": "deprecated"}.get(sign, "admitted" if place else "preferred")
        yield Term(sources[0], lang or locale, form, status, case="exact" if exact else "smart")


CASES = list(triples())


@cache
def everything() -> Glossary:
    return Glossary(term for case in CASES for term in case.terms)


def outcome(finding: Finding) -> str:
    kind = "deprecated" if finding.severity == "warning" else KINDS[finding.check]
    return f"{kind}:{finding.concept.partition(':')[2]}"


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_right_translations_are_right_and_wrong_ones_are_told(number: int) -> None:
    case = CASES[number]
    catalog = Catalog(case.locale, (Unit(None, case.source, targets=(case.target,)),))
    found = check(catalog, source_locale=case.source_locale, glossary=everything(), article=f"{number}")
    told = [finding for finding in found if finding.check in KINDS]
    assert {outcome(finding) for finding in told} == case.expected, [finding.message for finding in told]


def test_half_of_the_translations_are_right_in_every_language() -> None:
    pairs = {(case.source_locale, case.locale, not case.expected) for case in CASES}
    for locale in "en es fr de pt-BR ca ja ar".split():
        assert {("it", locale, True), ("it", locale, False)} <= pairs
    assert 0.4 < sum(not case.expected for case in CASES) / len(CASES) < 0.6


# -- what a finding says ---------------------------------------------------------------------------------

AXIS = (Term("hpa", "it", "asse HPA"), Term("hpa", "en", "HPA axis"))


@cache
def glossary(*terms: Term) -> Glossary:
    return Glossary(terms)


def findings(source: str, target: str, *terms: Term, article: str = "", locale: str = "en") -> list[Finding]:
    catalog = Catalog(locale, (Unit(None, source, targets=(target,)),))
    found = check(catalog, source_locale="it", glossary=glossary(*terms), article=article)
    return [finding for finding in found if finding.check in KINDS]


def shown(source: str, target: str, *terms: Term) -> list[tuple[str, str, list[str], list[str]]]:
    """Severity, message, and what is marked in both texts."""
    return [
        (
            f.severity,
            f.message,
            [source[slice(*span)] for span in f.source_spans],
            [target[slice(*span)] for span in f.target_spans],
        )
        for f in findings(source, target, *terms)
    ]


def test_a_missing_term_names_what_is_expected_and_what_stands_there() -> None:
    assert shown("L'<em>asse</em> HPA e l'asse HPA.", "The <b>HPA</b> shaft.", *AXIS) == [
        (
            "error",
            "expected “HPA axis” for “asse HPA”, but “HPA shaft” stands there",
            ["asse</em> HPA", "asse HPA"],
            ["HPA</b> shaft"],
        )
    ]
    assert shown("L'asse HPA.", "It.", *AXIS) == [
        ("error", "expected “HPA axis” for “asse HPA”", ["asse HPA"], [])
    ]


def test_preferred_terms_are_named_first_and_not_too_many() -> None:
    names = ["HPA axis", "stress axis", "HHN axis", "adrenal axis", "axis of stress"]
    terms = [Term("hpa", "en", name, "preferred" if name == "stress axis" else "admitted") for name in names]
    (missing,) = findings("L'asse HPA.", "It.", AXIS[0], *terms)
    assert missing.message == "expected “stress axis”, “HHN axis”, “HPA axis” or 2 more for “asse HPA”"


def test_a_forbidden_term_names_what_is_wrong_with_it_and_what_to_use() -> None:
    shaft = Term("hpa", "en", "HPA shaft", "forbidden", note="wrong sense of asse")
    assert shown("L'asse HPA.", "The HPA axis, or HPA shaft. HPA shafts!", *AXIS, shaft) == [
        (
            "error",
            "“HPA shaft” is forbidden (wrong sense of asse); use “HPA axis”",
            [],
            ["HPA shaft", "HPA shafts"],
        )
    ]
    deprecated = replace(shaft, status="deprecated", note="")
    assert shown("L'asse HPA.", "The HPA shaft.", *AXIS, deprecated) == [
        ("warning", "“HPA shaft” is deprecated; use “HPA axis”", [], ["HPA shaft"])
    ]


def test_both_parts_of_what_stands_apart_are_marked() -> None:
    terms = (Term("nmda", "it", "recettore NMDA"), Term("nmda", "en", "NMDA receptor"))
    (missing,) = findings("I recettori GABA e NMDA.", "GABA and NMDA channels.", *terms)
    assert missing.source_spans == ((2, 11), (19, 23))


def test_a_near_form_in_a_script_without_spaces() -> None:
    terms = (AXIS[0], Term("hpa", "ja", "視床下部下垂体副腎軸"))
    (missing,) = findings("L'asse HPA.", "これは視床下部下垂体副腎系です。", *terms, locale="ja")
    assert missing.message.endswith("but “視床下部下垂体副腎系” stands there")


# -- exceptions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "expected"), [("sonno/magnesio", 1), ("sonno/zinco", 1), ("cuore", 0), ("", 0)]
)
def test_terms_hold_for_the_articles_they_name(article: str, expected: int) -> None:
    terms = [replace(term, articles="sonno/*") for term in AXIS]
    assert len(findings("L'asse HPA.", "The HPA plank.", *terms, article=article)) == expected


def test_a_longer_term_of_another_article_hides_nothing() -> None:
    longer = Term("x", "it", "asse HPA", articles="cuore")
    inside = Term("hpa", "it", "asse", articles="sonno")
    terms = (longer, inside, Term("hpa", "en", "axis"))
    assert [f.concept for f in findings("L'asse HPA.", "It.", *terms, article="sonno")] == ["hpa"]


def test_a_phrase_around_a_term_takes_it_back() -> None:
    terms = (
        Term("door", "it", "portiere", unless="portiere di calcio"),
        Term("door", "en", "gatekeeper"),
        Term("door", "en", "keeper", "forbidden", unless="bee keeper|keeper of the zoo"),
    )
    assert shown("Un portiere di calcio.", "A goalie.", *terms) == []
    assert [f.check for f in findings("Un portiere.", "A keeper.", *terms)] == [
        "glossary-forbidden",
        "glossary-missing",
    ]
    assert findings("Il portiere.", "The gatekeeper, a bee keeper.", *terms) == []


def test_a_concept_without_a_term_in_the_language_is_not_asked_for() -> None:
    forbidden = Term("hpa", "en", "HPA shaft", "forbidden")
    assert findings("L'asse HPA.", "It.", AXIS[0]) == []
    assert [f.message for f in findings("L'asse HPA.", "The HPA shaft.", AXIS[0], forbidden)] == [
        "“HPA shaft” is forbidden"
    ]
    assert findings("L'albero HPA.", "It.", Term("hpa", "it", "albero HPA", "forbidden"), AXIS[1]) == []


@pytest.mark.parametrize(
    ("locale", "target", "expected"),
    [
        ("pt-BR", "O eixo HPA", 0),
        ("pt-BR", "O HPA", 1),
        ("pt", "O eixo HPA", 0),
        ("pt-PT", "O eixo HPA", 0),
        ("en", "O eixo HPA", 0),
    ],
)
def test_a_locale_falls_back_to_its_language(locale: str, target: str, expected: int) -> None:
    terms = (AXIS[0], Term("hpa", "pt", "eixo HPA"))
    assert len(findings("L'asse HPA", target, *terms, locale=locale)) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Magtein® aiuta", "Magtein® helps", 0),
        ("Magtein® aiuta", "Magtein helps", 1),
        ("Magtein aiuta", "Magtein helps", 0),
        ("Magtein® aiuta", "Magtein<sup>®</sup> helps", 0),
        ("Magtein® aiuta", "Magtein&reg; helps", 0),
        ("Magtein® aiuta", "MAGTEIN® helps", 1),
        ("Magtein® aiuta", "Magteins® helps", 1),
        ("Magtein® aiuta", "Magtein®は役立つ", 0),
        ("Magtein® aiuta, Magtein® serve", "Magtein® helps", 0),
    ],
)
def test_a_name_that_is_never_translated_stands_there_letter_by_letter(
    source: str, target: str, expected: int
) -> None:
    term = Term("magtein", "*", "Magtein®", pos="name", case="exact")
    assert len(findings(source, target, term)) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Il libro «Il sonno dei giusti»", "The book «Il sonno dei giusti»", 0),
        ("Il libro «Il sonno dei giusti»", "The book «Il riposo dei giusti»", 1),
        ("Il libro «sonno»", "The book «sonno»", 1),
        ("In <cite>Il sonno</cite>, 2012", "In <cite>Somnus</cite>, 2012", 0),
        ("In <em>Il sonno dei giusti</em>", "In <em>Il sonno dei giusti</em>", 0),
        ('Il <b translate="no">sonno</b>', 'The <b translate="no">x</b>', 0),
        ('Il <b class="a notranslate">sonno</b>', "The x", 0),
        ("La rivista Quaderni del Sonno esce", "The journal Quaderni del Sonno is out", 0),
        ("La rivista Quaderni del Sonno esce e il sonno", "The journal Quaderni del Sonno is out", 1),
        ("Rossi A, et al. Il sonno. Riv Med 2012;17:11.", "Rossi A, et al. Il sonno. Riv Med 2012;17:11.", 0),
        ("Il sonno è vita.", "Il sonno è vita.", 1),
    ],
)
def test_names_titles_and_quotations_are_left_alone(source: str, target: str, expected: int) -> None:
    terms = (Term("sleep", "it", "sonno"), Term("sleep", "en", "sleep"))
    assert len([f for f in findings(source, target, *terms) if f.check == "glossary-missing"]) == expected


# -- the project's own glossary ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own() -> Glossary:
    return load_glossary(ROOT / "locales" / "glossary.tsv")


def test_the_project_s_own_translations_have_no_findings(own: Glossary) -> None:
    catalogs = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
    assert catalogs
    for path in catalogs:
        found = check(read_po(path), source_locale="it", glossary=own)
        assert [(f.concept, f.unit.source, f.unit.target) for f in found] == []


@pytest.mark.parametrize("locale", ["en", "ja"])
def test_every_term_of_the_glossary_serves_its_concept_and_every_forbidden_one_is_found(
    own: Glossary, locale: str
) -> None:
    sources = {t.concept: t.term for t in own.terms if (t.lang, t.status) == ("it", "preferred")}
    terms = [t for t in own.terms if t.lang == locale and t.concept in sources]
    units = tuple(Unit(None, sources[term.concept], targets=(term.term,)) for term in terms)
    found = check(Catalog(locale, units), source_locale="it", glossary=own)
    told = {(f.concept, f.unit.target, f.check) for f in found}
    assert [
        t.term for t in terms if t.wanted and any((t.concept, t.term, name) in told for name in KINDS)
    ] == []
    forbidden = [t for t in terms if t.status == "forbidden"]
    assert len(forbidden) > 40
    assert [t.term for t in forbidden if (t.concept, t.term, "glossary-forbidden") not in told] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("recettori NMDA e GABA, sonno profondo e REM. ", "x y z "),
        ("recettori NMDA e GABA, sonno profondo e REM. ", "NMDA and GABA channels, deep and REM dream. "),
        ("“sonno profondo” (asse HPA ", "“deep dream” (HPA "),
        ("Sonno Profondo NMDA ", "<i>Deep - HPA- "),
        ("<cite>sonno <em>", "<cite>sonno <em>"),
    ],
)
def test_time_grows_with_the_text(own: Glossary, source: str, target: str) -> None:
    check(Catalog("en", (Unit(None, source, targets=(target,)),)), source_locale="it", glossary=own)
    start = time.process_time()
    unit = Unit(None, source * 1_000, targets=(target * 1_000,))
    check(Catalog("en", (unit,)), source_locale="it", glossary=own)
    assert time.process_time() - start < 5
