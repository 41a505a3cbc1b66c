"""Terms are found in every inflection and never inside another word; their table is read, checked and written."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.glossary import Glossary, Match, Problem, Term, lint, load_glossary, render_glossary
from l10n.glossary import text as reading
from l10n.glossary import tokens as splitting
from l10n.glossary.text import normalise

CASES = Path(__file__).parent / "data" / "glossary" / "cases.tsv"
few = settings(max_examples=150, deadline=None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("glossary")


@cache
def glossary(*terms: str, lang: str = "it", case: str = "smart", pos: str = "") -> Glossary:
    return Glossary(Term(term.lower().replace(" ", "-"), lang, term, case=case, pos=pos) for term in terms)


def found(terms: Glossary, text: str, lang: str = "it", *, overlaps: bool = False) -> list[str]:
    return [match.text for match in terms.find(text, lang, overlaps=overlaps)]


# -- languages -----------------------------------------------------------------------------------------

# Chinese does not part its words: 接受|体检 and 精神|经济学 hold 受体 and 神经 for whoever has no dictionary.
KNOWN = {("受体", "接受体检。"), ("神经", "精神经济学")}


def test_words_of_many_languages() -> None:
    """Seven hundred sentences: a term in some inflection, or a word that only resembles it."""
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = set()
    for lang, group in groupby(rows, key=lambda row: row["lang"]):
        cases = list(group)
        terms = Glossary(Term(str(i), lang, row["term"], case=row["case"]) for i, row in enumerate(cases))
        for i, row in enumerate(cases):
            concepts = {match.term.concept for match in terms.find(row["text"], lang, overlaps=True)}
            if (str(i) in concepts) != (row["expected"] == "1"):
                wrong.add((row["term"], row["text"]))
    assert wrong == KNOWN


@pytest.mark.parametrize(
    ("pos", "text", "expected"),
    [
        ("noun", "Il fisico e la fisica, i fisici.", ["fisico", "fisici"]),
        ("adjective", "Il fisico e la fisica, le fisiche.", ["fisico", "fisica", "fisiche"]),
        ("name", "Il fisico e la fisica, i fisici.", ["fisico"]),
    ],
)
def test_the_part_of_speech_says_which_forms_there_are(pos: str, text: str, expected: list[str]) -> None:
    assert found(glossary("fisico", pos=pos), text) == expected


def test_verbs_take_all_their_forms() -> None:
    verb = Glossary([Term("dose", "en", "dose", pos="verb"), Term("sleep", "en", "fall asleep", pos="verb")])
    text = "She dosed it, dosing daily; he falls asleep and fell asleep."
    assert found(verb, text, "en") == ["dosed", "dosing", "falls asleep", "fell asleep"]


def test_given_forms_are_found_besides_the_rules() -> None:
    terms = Glossary([Term("gaba", "it", "acido GABA", forms=("ac. GABA", "GABA acido"))])
    assert found(terms, "Acidi GABA, ac. GABA e GABA acido.") == ["Acidi GABA", "ac. GABA", "GABA acido"]


# -- case ----------------------------------------------------------------------------------------------

SPELLINGS = "asse HPA, Asse HPA, ASSE HPA, asse hpa"


@pytest.mark.parametrize(
    ("term", "case", "text", "expected"),
    [
        ("asse HPA", "exact", SPELLINGS, ["asse HPA", "Asse HPA"]),
        ("asse HPA", "smart", SPELLINGS, ["asse HPA", "Asse HPA", "ASSE HPA"]),
        ("asse HPA", "any", SPELLINGS, ["asse HPA", "Asse HPA", "ASSE HPA", "asse hpa"]),
        ("asse HPA", "exact", "ASSE HPA E SONNO", ["ASSE HPA"]),
        ("sonno", "exact", "Sonno e Sonno. Sonno", ["Sonno", "Sonno"]),
        ("Magtein", "exact", "MAGTEIN magtein Magtein", ["Magtein"]),
        ("Magtein", "smart", "MAGTEIN magtein Magtein", ["MAGTEIN", "Magtein"]),
        ("pH", "smart", "pH PH ph", ["pH", "PH"]),
        ("GABA", "smart", "Gaba, gaba, GABA", ["GABA"]),
        ("GABA", "any", "Gaba, gaba, GABA", ["Gaba", "gaba", "GABA"]),
    ],
)
def test_case(term: str, case: str, text: str, expected: list[str]) -> None:
    assert found(glossary(term, case=case), text) == expected


# -- what is text --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il recet<b>tori</b>.", ["recet<b>tori"]),
        ("<em>Recettore</em>", ["Recettore"]),
        ('Il <a href="recettore">recettore</a1>', ["recettore"]),
        ("<a1>recettore</a1> <A TITLE='recettore'>x</A>", ["recettore"]),
        ('<a title="x > recettore">x</a>', []),
        ("recet&shy;tore e re­cettore", ["recet&shy;tore", "re­cettore"]),
        ("recet<br/>tore", []),
        ("recet<sub>tore</sub>", []),
        ("<p>recettore</p>gamma", ["recettore"]),
        ("recettore<sup>1</sup>", ["recettore"]),
        ("valori < recettore > 3", ["recettore"]),
        ("<LOD e recettori >5", ["recettori"]),
        ("<code>recettore</code> <code/> recettore", ["recettore"]),
        ("<code>recettore", ["recettore"]),
        ("<!-- recettore --> recettore", ["recettore"]),
        ("{recettore} ${recettore} %(recettore)s `recettore`", []),
        ("recettore.html recettore_2 /usr/recettore/x", []),
        ("https://example.org/recettore, a.recettore@example.org, 10.1000/recettore", []),
        ("recettore/canale e (recettore).", ["recettore", "recettore"]),
    ],
)
def test_markup_is_transparent_and_code_is_no_text(text: str, expected: list[str]) -> None:
    assert found(glossary("recettore"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'asse&nbsp;HPA", ["asse&nbsp;HPA"]),
        ("asse <strong>HPA</strong>", ["asse <strong>HPA"]),
        ("asse<br>HPA", ["asse<br>HPA"]),
        ("asse\n HPA", ["asse\n HPA"]),
        ("asse-HPA", ["asse-HPA"]),
        ("asse<sup>1</sup> HPA", []),
        ("asse<sup/> HPA", ["asse<sup/> HPA"]),
        ("asse - HPA", []),
        ("asse — HPA", []),
        ("asse, HPA", []),
        ("asse\n\nHPA", []),
        ("<td>asse</td><td>HPA</td>", []),
        ("asse <code/> HPA", []),
    ],
)
def test_what_may_stand_between_the_words_of_a_term(text: str, expected: list[str]) -> None:
    assert found(glossary("asse HPA"), text) == expected


@pytest.mark.parametrize(
    ("lang", "term", "texts"),
    [
        ("it", "omega-3", "omega-3, omega‑3, omega 3, omega–3, omega3, omega - 3"),
        ("en", "health care", "health care, healthcare, health-care"),
        ("en", "subcortical", "subcortical, sub-cortical"),
        ("it", "CO2", "CO2, CO₂, CO<sub>2</sub>"),
        ("ja", "GABA受容体", "GABA受容体, ＧＡＢＡ受容体, GABA 受容体"),
        ("fr", "œstrogène", "œstrogène, oestrogènes, ŒSTROGÈNE"),
        ("*", "C++", "C++, C++"),
        ("*", "Magtein®", "Magtein®, Magtein, <b>Magtein</b>"),
    ],
)
def test_spellings_of_one_compound(lang: str, term: str, texts: str) -> None:
    terms = Glossary([Term("t", lang, term)])
    plain = [match.term.term for match in terms.find(texts, "it" if lang == "*" else lang)]
    assert plain == [term] * len(texts.split(","))


# -- which matches -------------------------------------------------------------------------------------


def test_a_match_names_its_term_and_its_place() -> None:
    term = Term("receptor", "it", "recettore")
    assert Glossary([term]).find("I recet<b>tori</b>.", "it") == [Match(term, (2, 14), "recet<b>tori")]


def test_longer_terms_hide_shorter_ones_unless_asked_for() -> None:
    terms = glossary("sonno", "sonno profondo", "profondo")
    assert found(terms, "Sonno profondo, sonno.") == ["Sonno profondo", "sonno"]
    everything = ["Sonno profondo", "Sonno", "profondo", "sonno"]
    assert found(terms, "Sonno profondo, sonno.", overlaps=True) == everything


def test_terms_at_one_place_are_all_found() -> None:
    terms = Glossary([Term("a", "it", "asse"), Term("b", "it", "asse", status="forbidden")])
    assert [match.term.concept for match in terms.find("asse", "it")] == ["a", "b"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Der Rezeptor, Glutamatrezeptoren", [("Rezeptor", False), ("rezeptoren", True)]),
        ("de", "NMDA-Rezeptor", [("Rezeptor", True)]),
        ("de", "Schlafphase, Tiefschlaf", [("schlaf", True)]),
        ("en", "AMPA-mediated, AMPA", [("AMPA", True), ("AMPA", False)]),
        ("en", "post–stress — stress", [("stress", True), ("stress", False)]),
        ("ja", "ストレスホルモン、ホルモン", [("ホルモン", True), ("ホルモン", False)]),
    ],
)
def test_parts_of_compounds_are_marked(lang: str, text: str, expected: list[tuple[str, bool]]) -> None:
    matches = glossary("Rezeptor", "Schlaf", "AMPA", "stress", "ホルモン", lang=lang).find(text, lang)
    assert [(match.text, match.compound) for match in matches] == expected


def test_a_phrase_around_a_term_can_block_it() -> None:
    terms = Glossary([Term("axis", "it", "asse", unless="asse da stiro|asse del water")])
    assert found(terms, "Assi da stiro; l'asse; un asse del water") == ["asse"]


def test_a_language_falls_back_but_prefers_its_own_terms() -> None:
    near, far = Term("axis", "pt-BR", "eixo"), Term("axis", "pt", "axe")
    bad, name = Term("axis", "pt", "machado", status="forbidden"), Term("m", "*", "Magtein")
    terms = Glossary([far, near, bad, name])
    assert terms.applying("pt-BR") == (bad, near, name)
    assert terms.applying("pt_br") == (bad, near, name)
    assert terms.applying("pt") == (far, bad, name)
    assert terms.applying("it") == (name,)
    assert found(terms, "Eixos e machados, Magteins, axes", "pt-BR") == ["Eixos", "machados"]


# -- any text ------------------------------------------------------------------------------------------

ITALIAN = glossary("recettore", "asse HPA", "onda lenta", "barriera emato-encefalica", "GABA", "sonno", "CO2")
WORDS = "recettori asse HPA l'asse onde lente barriera ematoencefaliche GABA CO₂ sonno. e, mtDNA – A".split()
sentences = st.lists(st.sampled_from(WORDS), max_size=12)
pieces = st.sampled_from(
    [
        *WORDS,
        " ",
        "<em>",
        "</em>",
        "<br/>",
        "<a href='",
        "&shy;",
        "&",
        "<",
        "\u0301",
        "\u00ad",
        "ﬁ",
        "ﾚ",
        "{",
        "@x.",
    ]
)


@few
@given(st.one_of(st.text(), st.lists(pieces).map("".join)), st.sampled_from(["it", "az", "xx", "ja"]))
@example("İ" * 3 + " recettore", "it")
@example("\ud800<\x00&#0;&#x110000;", "it")
def test_any_text_is_read_and_spans_point_into_it(text: str, lang: str) -> None:
    for match in ITALIAN.find(text, lang, overlaps=True):
        start, end = match.span
        assert 0 <= start < end <= len(text)
        assert match.text == text[start:end]
        assert normalise(match.text).text.strip()


@few
@given(sentences, st.lists(st.booleans(), min_size=12, max_size=12), st.booleans())
def test_markup_around_words_changes_nothing(words: list[str], marked: list[bool], inside: bool) -> None:
    def mark(word: str, chosen: bool) -> str:
        if not chosen:
            return word
        return f"{word[:1]}<em>{word[1:]}</em>" if inside else f"<em>{word}</em>"

    marked_up = " ".join(mark(word, chosen) for word, chosen in zip(words, marked, strict=False))
    plain = [re.sub(r"</?em>", "", text) for text in found(ITALIAN, marked_up)]
    assert plain == found(ITALIAN, " ".join(words))


@few
@given(sentences)
def test_a_match_is_found_again_by_itself(words: list[str]) -> None:
    for match in ITALIAN.find(" ".join(words), "it"):
        assert match.term in [again.term for again in ITALIAN.find(match.text, "it")]


@few
@given(st.text())
def test_offsets_come_from_the_original(text: str) -> None:
    normal = normalise(text)
    spans = [normal.span(i, i + 1) for i in range(len(normal.text))]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


HOSTILE: dict[str, Callable[[int], str]] = {
    "tags": lambda n: "<a " * n,
    "quotes": lambda n: "<a b='<a b=\"" * n,
    "comments": lambda n: "<!--" * n,
    "codes that never end": lambda n: "".join(f"<code{i}>" for i in range(n)),
    "entities": lambda n: "&amp" * n,
    "at signs": lambda n: "a@" * n,
    "dots": lambda n: "a." * n,
    "slashes": lambda n: "/a" * n,
    "braces": lambda n: "{{" * n,
    "hyphens": lambda n: "onda-" * n,
    "accents": lambda n: "e\u0301" * n,
    "one accent": lambda n: "e" + "\u0301" * n,
    "a long word": lambda n: "onda" * n,
    "spaces": lambda n: "onda" + " " * n + "lenta",
    "many matches": lambda n: "onda lenta " * n,
    "nearly matches": lambda n: "onda, " * n,
    "marks": lambda n: "GABA\x01" * n,
    "kana": lambda n: "ホルモン" * n,
}


@pytest.mark.parametrize("build", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear_in_the_text(build: Callable[[int], str]) -> None:
    """Eight times the text takes eight times as long, where a quadratic step would take 64 times."""
    terms = Glossary(
        [
            *ITALIAN.terms,
            Term("o", "it", "onda " * 9, unless="onda onda"),
            Term("x", "it", "sonno", case="exact"),
        ]
    )
    terms.find("", "it")

    def work(text: str) -> float:
        start = time.process_time()
        terms.find(text, "it")
        return time.process_time() - start

    small, large = build(2_000), build(16_000)
    ratios = []
    for _ in range(3):
        ratios.append(work(large) / max(work(small), 0.002))
        if ratios[-1] < 24:
            return
    pytest.fail(f"{min(ratios):.0f} times as long for 8 times the text")


# -- the table -----------------------------------------------------------------------------------------

HEADER = "concept\tlang\tterm\tstatus\tpos\tcase\tforms\tnote\n"


def test_a_table_is_read_with_and_without_its_last_cells(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tsv"
    rows = "a\tit\tasse HPA\tpreferred\tnoun\texact\tassi HPA|asse h.\tnota\r\n\r\nb\t*\tMagtein®\t\n"
    path.write_bytes(b"\xef\xbb\xbf" + (HEADER + rows).encode())
    first = Term("a", "it", "asse HPA", "preferred", "noun", "exact", ("assi HPA", "asse h."), "nota")
    assert load_glossary(path) == Glossary([Term("b", "*", "Magtein®"), first])
    assert [term.line for term in load_glossary(path).terms] == [2, 4]


ERRORS = {
    "": [(1, 'no column "concept"')],
    "concept\tlang\tterm\n": [(1, 'no column "status"')],
    "concept\tlang\tterm\tstatus\tnotes\n": [(1, 'unknown column "notes"')],
    "concept\tlang\tterm\tstatus\tlang\n": [(1, 'column "lang" twice')],
    HEADER + "a\tit\tasse\tpreferred" + "\tx" * 5: [(2, "9 cells under 8 columns")],
    HEADER + "a\tit": [(2, "no term")],
    HEADER + "\tit\tasse": [(2, "no concept")],
    HEADER + "a\t\tasse": [(2, "no lang")],
    HEADER + "a\tklingonese\tasse": [(2, 'unknown language "klingonese"')],
    HEADER + "a\tit\tasse\tgood": [(2, 'unknown status "good"')],
    HEADER + "a\tit\tasse\t\t\tlower": [(2, 'unknown case "lower"')],
    HEADER + "a\tit\tasse\na\tIT\tasse": [(3, '"asse" stands at line 2, too; keep')],
    HEADER + "a\tit\tasse\na\tit\tasse\tforbidden": [(3, '"asse" stands at line 2, too, as preferred')],
}
WARNINGS = {
    HEADER + "a\tit\tasse\nb\tit\tasse": [(3, '"asse" is preferred for concept a, too')],
    HEADER + "a\tit\tasse\na\tit\tperno": [(3, 'concept prefers "asse" already')],
    HEADER + "b\tit\tasse\na\tit\tperno\nb\ten\taxis": [(3, 'not sorted: "a" comes after "b"')],
    HEADER + "a\tit\t=1+1": [(2, "a spreadsheet would run the term '=1+1'")],
    HEADER + "a\tit\tasse\t\t\t\t\t@SUM(1)": [(2, "a spreadsheet would run the note '@SUM(1)'")],
    HEADER + "a\tit\t→": [(2, '"→" has no letter or digit')],
}


def starts(problems: list[Problem], expected: list[tuple[int, str]]) -> bool:
    return [p.line for p in problems] == [line for line, _ in expected] and all(
        p.message.startswith(text) for p, (_, text) in zip(problems, expected, strict=True)
    )


@pytest.mark.parametrize(("text", "expected"), ERRORS.items())
def test_an_error_is_named_and_makes_the_file_unusable(
    text: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    problems = lint(text)
    assert starts(problems[:1], expected)
    assert not problems[0].warning
    path = tmp_path / "glossary.tsv"
    path.write_text(text, encoding="utf-8")
    assert lint(path) == problems
    with pytest.raises(InputError) as error:
        load_glossary(path)
    assert (error.value.path, error.value.line, error.value.message) == (
        path,
        problems[0].line,
        problems[0].message,
    )


@pytest.mark.parametrize(("text", "expected"), WARNINGS.items())
def test_a_warning_leaves_the_file_usable(text: str, expected: list[tuple[int, str]], tmp_path: Path) -> None:
    problems = lint(text)
    assert starts(problems, expected)
    assert all(problem.warning for problem in problems)
    path = tmp_path / "glossary.tsv"
    path.write_text(text, encoding="utf-8")
    assert len(load_glossary(path).terms) == text.count("\n")


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tsv"
    with pytest.raises(InputError, match="cannot be read: No such file"):
        load_glossary(path)
    path.write_bytes(b"concept\xff")
    with pytest.raises(InputError, match="not UTF-8 at byte 7"):
        load_glossary(path)


def test_a_clean_table_has_no_problems() -> None:
    rows = "a\tit\tasse HPA\tpreferred\tnoun\texact\na\ten\tHPA axis\na\ten\tHPA shaft\tforbidden\nb\t*\tMagtein®\n"
    assert lint(HEADER + rows) == []


def test_the_table_is_written_sorted_and_without_empty_columns() -> None:
    terms = [
        Term("b", "*", "Magtein®", pos="name"),
        Term("a", "it", "asse\tHPA", forms=("assi", "x"), note="n\nm"),
    ]
    rows = "a\tit\tasse HPA\tpreferred\t\tsmart\tassi|x\tn m\nb\t*\tMagtein®\tpreferred\tname\tsmart\t\t\n"
    assert render_glossary(terms) == HEADER + rows
    assert render_glossary([]) == HEADER
    wide = render_glossary([Term("a", "it", "asse", unless="asse da stiro")])
    assert wide.splitlines()[0] == "concept\tlang\tterm\tstatus\tpos\tcase\tforms\tnote\tarticles\tunless"


cell = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="|"), min_size=1, max_size=6)
rows = st.builds(
    Term,
    concept=cell,
    lang=st.sampled_from(["it", "en", "pt-BR", "*"]),
    term=cell,
    status=st.sampled_from(["preferred", "admitted", "deprecated", "forbidden"]),
    pos=st.sampled_from(["", "noun"]),
    case=st.sampled_from(["smart", "exact", "any"]),
    forms=st.lists(cell, max_size=2).map(tuple),
    note=st.one_of(st.just(""), cell),
    articles=st.one_of(st.just(""), cell),
    unless=st.one_of(st.just(""), cell),
)


@few
@given(st.lists(rows, max_size=6, unique_by=lambda term: (term.concept, term.lang, term.term)))
def test_what_is_written_is_read_again(folder: Path, terms: list[Term]) -> None:
    path = folder / "glossary.tsv"
    path.write_text(render_glossary(terms), encoding="utf-8")
    assert load_glossary(path) == Glossary(terms)
    assert render_glossary(load_glossary(path).terms) == render_glossary(terms)


def test_words_are_split_alike_by_the_shorter_pattern() -> None:
    """It reads scripts that part words by spaces with a plain pattern."""
    for code in range(0x110000):
        text = f"a{chr(code)}b"
        assert splitting.pieces(text) == splitting.TOKEN.split(text), hex(code)


SIGNS = """a l · • < > & ; = " ' - ! . / : @ ~ { } $ % ( ) ² ³ ₂ Ⅳ ﬁ \u00ad \u0301 é 1 <b> </b> <!-- --> &amp; &nbsp;
    <a href="x"> <br/> https:// doi: 10.1234/ www. mailto: x.py {a} ${b} %(n)s /usr/lib ../ a@b.it""".split()


@given(st.lists(st.sampled_from([*SIGNS, " ", "\n", "\u00a0", "doi: "]), max_size=14).map("".join))
@settings(max_examples=500, deadline=None)
def test_what_is_looked_for_at_signs_only_is_all_that_there_is(text: str) -> None:
    whole = [match.span() for match in reading._FIND.finditer(text)]
    assert [match.span() for match in reading._specials(text)] == whole
    if "{{" not in text:
        assert reading._without_code(text) == reading._CODE.sub(lambda code: "\0" * len(code[0]), text)
