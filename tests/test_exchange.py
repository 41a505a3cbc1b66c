"""TBX, Weblate's CSV and other tables: what comes in, what goes out, what is lost, and what is refused."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from translate.storage import csvl10n, tbx

from l10n.errors import InputError
from l10n.exchange import (
    Conflict,
    Entry,
    Incoming,
    Loss,
    Merged,
    Names,
    lost,
    merge,
    parse_csv,
    parse_tbx,
    parse_tsv,
    render_csv,
    render_tbx,
    render_tsv,
    rewritten,
)
from l10n.glossary import Glossary, Term
from l10n.glossary.table import lint, parse_terms

DATA = Path(__file__).parent / "data" / "exchange"
OURS = parse_terms((DATA / "ours.tsv").read_text("utf-8"))
KEY = frozenset({"concept", "lang", "term"})


def table(incoming: Incoming) -> str:
    """A glossary.tsv of a file's terms alone."""
    return rewritten("", merge((), incoming.entries))


# -- files of other tools

SKIPPED = {
    "iate.tbx": [
        Loss("sourceIdentifier", 1, 21),
        Loss("termType", 3, 25),
        Loss("reliabilityCode", 4, 27),
        Loss('term in "zxx-klingon", which names no language', 1, 48),
        Loss('administrativeStatus "unclear"', 1, 66),
        Loss("transacGrp", 1, 71),
        Loss("empty term", 1, 76),
    ],
    "microsoft.tbx": [],
    "termweb.xml": [Loss("Entry status", 1, 14), Loss("termType", 1, 21), Loss("grammaticalGender", 1, 35)],
    "multiterm-dct.tbx": [Loss("transacGrp", 1, 10), Loss("source", 2, 20), Loss("context", 1, 27)],
    "dca.tbx": [Loss("source", 1, 9), Loss("xGraphic", 1, 11), Loss("context", 1, 19)],
}


@pytest.mark.parametrize("name", SKIPPED)
def test_a_foreign_tbx_gives_these_terms_and_names_what_it_skips(name: str) -> None:
    incoming = parse_tbx((DATA / name).read_bytes(), name)
    assert table(incoming) == (DATA / name).with_suffix(".tsv").read_text("utf-8")
    assert list(incoming.skipped) == SKIPPED[name]
    assert [problem for problem in lint(table(incoming)) if not problem.warning] == []


def test_a_csv_of_weblate_gives_these_terms() -> None:
    text = (DATA / "weblate-es.csv").read_text("utf-8")
    incoming = parse_csv(text, "weblate-es.csv", "it", "es", {"hpa-axis"})
    assert table(incoming) == (DATA / "weblate-es.tsv").read_text("utf-8")
    assert incoming.skipped == (
        Loss("translations marked as fuzzy", 1, 9),
        Loss("lines without a source", 1, 10),
    )


TBX = """<martif type="TBX"><text><body><termEntry id="c1">{}<langSet xml:lang="it">{}</langSet></termEntry></body>
</text></martif>"""


def one(inner: str, above: str = "") -> Term:
    """The only term of a TBX file."""
    (entry,) = parse_tbx(TBX.format(above, inner).encode(), "x.tbx").entries
    return replace(entry.term, line=0)


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("preferredTerm-admn-sts", "preferred"),
        ("admittedTerm-admn-sts", "admitted"),
        ("deprecatedTerm-admn-sts", "deprecated"),
        ("supersededTerm-admn-sts", "deprecated"),
        ("standardizedTerm-admin-sts", "preferred"),
        ("proposedTerm-admn-sts", "admitted"),
        ("preferredTerm", "preferred"),
        ("Preferred", "preferred"),
        ("obsolete", "deprecated"),
        ("not recommended", "deprecated"),
        ("forbidden", "forbidden"),
    ],
)
def test_statuses_of_the_standard_and_of_tools(written: str, status: str) -> None:
    for kind in ("administrativeStatus", "normativeAuthorization"):
        note = f'<termNote type="{kind}">{written}</termNote>'
        assert one(f"<tig><term>sonno</term>{note}</tig>") == Term("c1", "it", "sonno", status)


@pytest.mark.parametrize(
    ("written", "pos"),
    [("noun", "noun"), ("Verb", "verb"), ("properNoun", "name"), ("Proper Noun", "name"), ("other", "")],
)
def test_parts_of_speech(written: str, pos: str) -> None:
    note = f'<termNote type="partOfSpeech">{written}</termNote>'
    assert one(f"<ntig><termGrp><term>sonno</term>{note}</termGrp></ntig>") == Term(
        "c1", "it", "sonno", pos=pos
    )


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        ("en-us", "en-US"),
        ("PT_br", "pt-BR"),
        ("zh-tw", "zh-TW"),
        ("sr@latin", "sr-Latn"),
        ("iw", "he"),
        ("mul", "*"),
    ],
)
def test_language_codes_are_normalised(tag: str, lang: str) -> None:
    text = TBX.format("", "<tig><term>x1</term></tig>").replace('"it"', f'"{tag}"')
    (entry,) = parse_tbx(text.encode(), "x.tbx").entries
    assert entry.term.lang == lang


def test_text_is_put_on_one_line_and_keeps_its_other_spaces() -> None:
    term = one(
        "<tig><term>\n  acqua\n\t ossigenata <hi>H<hi>2</hi></hi>O  2 </term><note>a\r\nb</note></tig>"
    )
    assert term == Term("c1", "it", "acqua ossigenata H2O  2", note="a b")


def test_notes_of_concept_and_language_go_to_the_first_term() -> None:
    above = '<descrip type="definition">D</descrip><descripGrp><descrip type="subjectField">S</descrip></descripGrp>'
    text = TBX.format(
        above, "<note>L</note><tig><term>uno</term><note>T</note></tig><tig><term>due</term></tig>"
    )
    entries = parse_tbx(text.encode(), "x.tbx").entries
    assert [e.term.note for e in entries] == ["definition: D; subject: S; L; T", ""]
    assert [e.said - KEY for e in entries] == [{"note"}, set()]


def test_concepts_without_an_id_are_named_after_their_first_term() -> None:
    entry = '<termEntry><langSet xml:lang="it"><tig><term>{}</term></tig></langSet></termEntry>'
    names = ["Asse HPA", "asse  HPA", "C++", "§", "概日 リズム", "ΑΒΓ", "città"]
    body = "".join(map(entry.format, names))
    entries = parse_tbx(f"<martif><text><body>{body}</body></text></martif>".encode(), "x.tbx").entries
    assert [e.term.concept for e in entries] == [
        "asse-hpa",
        "asse-hpa-2",
        "c",
        "term",
        "概日-リズム",
        "αβγ",
        "citta",
    ]


def test_new_names_are_never_taken_ones() -> None:
    names = Names(["hpa-axis", "hpa-axis-2", "sleep"])
    assert [names.new(term) for term in ("HPA axis", "HPA axis", "Sleep!", "nap")] == [
        "hpa-axis-3",
        "hpa-axis-4",
        "sleep-2",
        "nap",
    ]


# -- hostile and broken files

BOMB = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha"}">' for i in range(10))
BAD_XML = {
    "billion laughs": (
        f"<!DOCTYPE martif [{BOMB}]><martif>&e9;</martif>",
        1,
        "declares its own document type",
    ),
    "external entity": (
        '<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<martif>&x;</martif>',
        1,
        "declares its own document type",
    ),
    "parameter entity": (
        '<!DOCTYPE martif [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]><martif/>',
        1,
        "declares its own document type",
    ),
    "attribute defaults": (
        '<!DOCTYPE martif [<!ATTLIST term x CDATA "long">]><martif/>',
        1,
        "declares its own document type",
    ),
    "entity of a DTD": ('<!DOCTYPE martif SYSTEM "x.dtd">\n<martif>\n&agrave;</martif>', 3, "uses &agrave;"),
    "undefined entity": ("<martif>\n&agrave;</martif>", 2, "undefined entity"),
    "unclosed": ("<martif>\n<text>\n</martif>", 3, "mismatched tag, column 3"),
    "two roots": ("<martif/>\n<martif/>", 2, "junk after document element"),
    "empty": ("", 1, "no element found"),
    "no TBX": ("<html/>", 1, "is XML but no TBX: it begins with <html>"),
    "unbound prefix": ("<martif>\n<min:note/></martif>", 2, "unbound prefix"),
    "deep": ("<martif>" + "<a>" * 60, 1, "nested deeper than 50"),
    "encoding": ('<?xml version="1.0" encoding="klingon"?><martif/>', 1, "encoding"),
    "NUL": ("<martif>\n\0</martif>", 2, "not well-formed"),
}


@pytest.mark.parametrize("kind", BAD_XML)
def test_xml_that_must_not_or_cannot_be_read_is_refused_with_its_line(kind: str) -> None:
    text, line, told = BAD_XML[kind]
    with pytest.raises(InputError) as caught:
        parse_tbx(text.encode(), "bad.tbx")
    assert caught.value.line == line
    assert told in caught.value.message
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_xml_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>' + TBX.format("", "<tig><term>città</term></tig>")
    (entry,) = parse_tbx(text.encode(encoding), "x.tbx").entries
    assert entry.term.term == "città"


@settings(max_examples=200)
@given(st.binary(max_size=60) | st.text("<>/&;!tgermsnobdyx =\"'-[]?", max_size=60).map(str.encode))
@example(b"<?xml version='1.0' encoding='utf-7'?><martif/>")
@example(b"<martif>&#xD800;</martif>")
def test_any_bytes_are_terms_or_one_line(data: bytes) -> None:
    for text in (data, TBX.format("", "").encode().replace(b"</langSet>", data + b"</langSet>")):
        told = ""
        try:
            parse_tbx(text, "x.tbx")
        except InputError as error:
            told = str(error)
        assert re.fullmatch(r"|x\.tbx:\d+: .*", told)


TIG = "<tig><term>{}</term><note>n</note></tig>"
HOSTILE: dict[str, Callable[[int], bytes]] = {
    "terms": lambda n: TBX.format("", "".join(TIG.format(i) for i in range(n))).encode(),
    "equal terms": lambda n: TBX.format("", TIG.format("uno") * n).encode(),
    "nameless concepts": lambda n: (
        "<martif>"
        + '<termEntry><langSet xml:lang="it"><tig><term>a</term></tig></langSet></termEntry>' * n
        + "</martif>"
    ).encode(),
    "notes": lambda n: TBX.format("<note>x</note>" * n, TIG.format("uno")).encode(),
    "spaces": lambda n: TBX.format("", TIG.format("uno" + " " * n + "due")).encode(),
    "references": lambda n: TBX.format("", TIG.format("&amp;" * n)).encode(),
    "categories": lambda n: TBX.format("".join(f"<x{i}/>" for i in range(n)), TIG.format("uno")).encode(),
    "attributes": lambda n: TBX.format("<x " + " ".join(f"a{i}=''" for i in range(n)) + "/>", "").encode(),
}


def work(data: bytes) -> float:
    start = time.process_time()
    merge((), parse_tbx(data, "x.tbx").entries)
    return time.process_time() - start


@pytest.mark.parametrize("build", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear_in_the_file(build: Callable[[int], bytes]) -> None:
    """Eight times the file takes eight times as long, where a quadratic step would take 64 times."""
    small, large = build(1_000), build(8_000)
    ratio = work(large) / max(work(small), 0.001)
    for _ in range(2):  # what else runs on the machine may disturb one
        ratio = ratio if ratio < 24 else work(large) / max(work(small), 0.001)
    assert ratio < 24


# -- our own files

languages = st.sampled_from(["*", "it", "en", "pt-BR", "zh-Hant-TW", "sr-Latn", "ca-valencia"])
characters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff")
texts = st.one_of(
    st.text(characters, min_size=1, max_size=12),
    st.sampled_from(
        ["HPA axis", "a & b", "<b>", "]]>", "l10n:note=x", "l10n:case=any", "a; b", "&lt;", '"', "'=x"]
    ),
).map(str.strip)
cells = texts.filter(bool)
terms = st.builds(
    Term,
    concept=cells | st.sampled_from(["hpa-axis", "c1"]),
    lang=languages,
    term=cells,
    status=st.sampled_from(["preferred", "admitted", "deprecated", "forbidden"]),
    pos=st.sampled_from(["", "noun", "verb", "adjective", "adverb", "name", "numeral"]),
    case=st.sampled_from(["exact", "smart", "any"]),
    forms=st.lists(cells.filter(lambda text: "|" not in text), max_size=3).map(tuple),
    note=texts,
    articles=texts,
    unless=texts,
)
glossaries = st.lists(terms, max_size=8, unique_by=lambda t: (t.concept, t.lang, t.term)).map(
    lambda found: Glossary(found).terms
)


@settings(max_examples=150)
@given(glossaries, st.sampled_from([2, 3]))
def test_tbx_keeps_every_field(found: tuple[Term, ...], version: int) -> None:
    incoming = parse_tbx(render_tbx(found, version=version, lang="it").encode(), "x.tbx")
    assert incoming.skipped == ()
    assert Glossary(merge((), incoming.entries).terms).terms == found
    again = merge(found, incoming.entries)
    assert (again.same, again.added, again.replaced, again.conflicts) == (len(found), (), (), ())


@settings(max_examples=150)
@given(glossaries)
@example((Term("c", "it", "-ase", note="=1+1"), Term("c", "it", "'-ase"), Term("c", "it", "''=x")))
def test_a_table_for_spreadsheets_keeps_every_field_and_runs_nothing(found: tuple[Term, ...]) -> None:
    text = render_tsv(found)
    cells = [cell for line in text.splitlines()[1:] for cell in line.split("\t")]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@|%")] == []
    assert Glossary(e.term for e in parse_tsv(text, "x.tsv").entries).terms == Glossary(found).terms


wanted = st.builds(
    Term,
    concept=st.sampled_from(["a", "b", "b#2", "c d"]),
    lang=st.sampled_from(["it", "es"]),
    term=cells,
    note=texts,
)


@settings(max_examples=150)
@given(st.lists(wanted, max_size=8, unique_by=lambda t: (t.concept, t.lang, t.term)))
def test_csv_keeps_concepts_terms_and_notes(found: list[Term]) -> None:
    sourced = {term.concept for term in found if term.lang == "it"}
    text = render_csv(found, "it", "es")
    back = parse_csv(text, "x.csv", "it", "es")
    assert back.skipped == ()
    assert {_known(e.term) for e in back.entries} == {_known(t) for t in found if t.concept in sourced}
    keys = re.findall(r'^"","(?:[^"]|"")*","(?:[^"]|"")*","((?:[^"]|"")*)"', text, re.M)
    assert len(set(keys)) == len(keys)


def _known(term: Term) -> tuple[str, ...]:
    return (term.concept, term.lang, term.term, term.note)


GOLDEN: dict[str, Callable[[], str]] = {
    "ours.v2.tbx": lambda: render_tbx(OURS, version=2, lang="it"),
    "ours.v3.tbx": lambda: render_tbx(OURS, version=3, lang="it"),
    "ours-es.csv": lambda: render_csv([t for t in OURS if t.lang in ("it", "es", "*")], "it", "es"),
    "ours.out.tsv": lambda: render_tsv(OURS),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_our_terms_are_written_so(name: str) -> None:
    assert GOLDEN[name]().encode() == (DATA / name).read_bytes()


def test_what_csv_cannot_hold_is_counted() -> None:
    pair = [term for term in OURS if term.lang in ("it", "es", "*")] + [Term("dream", "es", "sueño")]
    back = merge((), parse_csv(render_csv(pair, "it", "es"), "x.csv", "it", "es").entries)
    assert lost(pair, back.terms) == (
        Loss("articles", 1),
        Loss("case", 4),
        Loss("deprecated terms", 1),
        Loss("do-not-translate terms", 1),
        Loss("forms", 1),
        Loss("pos", 6),
        Loss("terms of concepts without one in the source language", 1),
        Loss("unless", 1),
    )


def test_tbx_loses_only_what_xml_forbids() -> None:
    text = render_tbx([Term("c", "it", "a\x01b", note="\ufffe\ud800")], version=3, lang="it")
    assert [replace(e.term, line=0) for e in parse_tbx(text.encode(), "x.tbx").entries] == [
        Term("c", "it", "ab")
    ]


def test_other_tools_read_what_we_write() -> None:
    units = tbx.tbxfile.parsestring((DATA / "ours.v2.tbx").read_bytes(), "it", "es").units
    assert [(unit.getid(), [t.text for t in unit.get_target_terms("es")]) for unit in units] == [
        ("5-HTP", []),
        ("hpa-axis", ["eje HPA", "eje hipotálamo-hipofisario", "eje hipotalámico"]),
        ("magtein", []),
        ("sleep", ["dormir"]),
    ]
    store = csvl10n.csvfile()
    store.parse((DATA / "ours-es.csv").read_bytes())
    assert [(unit.id, unit.source, unit.target) for unit in store.units][1:3] == [
        ("hpa-axis#1", "asse HPA", "eje HPA"),
        ("hpa-axis#2", "asse HPA", "eje hipotálamo-hipofisario"),
    ]


def test_we_read_what_the_translate_toolkit_writes() -> None:
    store = tbx.tbxfile(sourcelanguage="it", targetlanguage="es")
    unit = store.addsourceunit("asse HPA")
    unit.settarget("eje <HPA>", "es")
    unit.addnote("an axis", origin="definition")
    found = parse_tbx(bytes(store), "x.tbx")
    assert [replace(e.term, line=0) for e in found.entries] == [
        Term("asse-hpa", "it", "asse HPA"),
        Term("asse-hpa", "es", "eje <HPA>"),
    ]
    table = csvl10n.csvfile()
    unit = table.addsourceunit("asse HPA")
    unit.target, unit.context = 'eje "HPA"', "hpa-axis"
    entries = parse_csv(bytes(table).decode(), "x.csv", "it", "es", {"hpa-axis"}).entries
    assert [replace(e.term, line=0) for e in entries] == [
        Term("hpa-axis", "it", "asse HPA"),
        Term("hpa-axis", "es", 'eje "HPA"'),
    ]


# -- tables that are refused

BAD_CSV = {
    "empty": ("", 1, 'no column "source" and "target"'),
    "no header": ('"asse HPA","eje HPA"\n', 1, 'no column "source" and "target"'),
    "no target": ("source,context\na,b\n", 1, 'no column "target"'),
    "too many cells": ("source,target\na,b\nuno, due,tre\n", 3, "3 cells under 2 columns"),
    "unclosed quote": ('source,target\n"a,b\n', 2, "is no CSV"),
    "torn quote": ('source,target\n"a"b,c\n', 2, "is no CSV"),
}


@pytest.mark.parametrize("kind", BAD_CSV)
def test_a_bad_csv_is_refused_with_its_line(kind: str) -> None:
    text, line, told = BAD_CSV[kind]
    with pytest.raises(InputError) as caught:
        parse_csv(text, "bad.csv", "it", "es")
    assert (caught.value.line, told in caught.value.message) == (line, True)


@pytest.mark.parametrize(
    "text",
    ["\ufeffsource;target\r\nuno;dos\r\n", "target\tSOURCE\ndos\tuno\n", "original,translation\nuno,dos"],
)
def test_csv_of_other_dialects(text: str) -> None:
    found = parse_csv(text, "x.csv", "it", "es").entries
    assert [(e.term.lang, e.term.term, e.term.line) for e in found] == [("it", "uno", 2), ("es", "dos", 2)]


HEADER = "concept\tlang\tterm\tstatus\n"
BAD_TSV = {
    "columns": ("concept\tlanguage\tterm\tstatus\n", 1),
    "duplicate": (HEADER + "a\tit\tuno\t\na\tit\tuno\t\n", 3),
    "conflict": (HEADER + "a\tit\tuno\tpreferred\na\tit\tuno\tforbidden\n", 3),
    "language": (HEADER + "a\tit\tuno\t\na\tklingonese\tuno\t\n", 3),
    "status": (HEADER + "a\tit\tuno\tgood\n", 2),
    "no term": (HEADER + "a\tit\t\t\n", 2),
}


@pytest.mark.parametrize("kind", BAD_TSV)
def test_a_bad_tsv_is_refused_with_its_line(kind: str) -> None:
    text, line = BAD_TSV[kind]
    with pytest.raises(InputError) as caught:
        parse_tsv(text, "bad.tsv")
    assert caught.value.line == line


# -- merging

A = Term("a", "it", "uno", note="n", line=2)
B = Term("a", "en", "one", "admitted", line=3)


def entries(*terms: Term, said: Sequence[str] = ("status",)) -> list[Entry]:
    return [Entry(term, KEY | set(said)) for term in terms]


def test_new_terms_are_added_equal_ones_left_and_conflicts_kept() -> None:
    new, other = Term("b", "it", "due", line=7), replace(A, status="forbidden", note="m", line=8)
    done = merge([A, B], entries(new, B, other, said=["status", "note"]))
    conflict = Conflict(A, other, ("status", "note"), False)
    assert done == Merged((A, B, new), (new,), (), 1, (conflict,))


def test_overwriting_takes_what_the_file_says_and_nothing_else() -> None:
    other = replace(A, status="forbidden", note="", case="exact", line=8)
    done = merge([A, B], entries(other))
    assert done.conflicts == (Conflict(A, other, ("status",), False),)
    done = merge([A, B], entries(other), overwrite=True)
    assert done == Merged((replace(A, status="forbidden"), B), (), (replace(A, status="forbidden"),), 0, ())


def test_a_file_that_contradicts_itself_is_named_and_its_first_word_counts() -> None:
    first, second = Term("b", "it", "due", line=4), Term("b", "it", "due", "forbidden", line=9)
    for overwrite in (False, True):
        done = merge([A], entries(first, second), overwrite=overwrite)
        assert done == Merged((A, first), (first,), (), 0, (Conflict(first, second, ("status",), True),))


@pytest.mark.parametrize(
    ("ours", "theirs", "statuses"),
    [
        ([], ["uno", "due", "tre"], ["preferred", "admitted", "admitted"]),
        ([Term("a", "it", "zero")], ["uno"], ["admitted"]),
        ([Term("a", "it", "zero", "forbidden")], ["uno", "due"], ["preferred", "admitted"]),
        ([Term("a", "en", "zero"), Term("b", "it", "zero")], ["uno"], ["preferred"]),
    ],
)
def test_a_status_that_nobody_says(ours: list[Term], theirs: list[str], statuses: list[str]) -> None:
    done = merge(ours, entries(*(Term("a", "it", term) for term in theirs), said=()))
    assert [term.status for term in done.added] == statuses


def test_what_ours_forbids_and_the_file_has_without_a_status_is_a_conflict() -> None:
    ours = Term("a", "it", "uno", "forbidden", line=2)
    assert merge([ours], entries(A, said=())).conflicts == (Conflict(ours, A, ("status",), False),)
    assert merge([replace(ours, status="admitted")], entries(A, said=())).same == 1


def test_a_term_that_stands_in_a_language_that_serves_another_is_there() -> None:
    ours = [Term("a", "pt", "sono"), Term("m", "*", "Magtein"), Term("b", "pt", "sesta", "forbidden")]
    served, new = (Term("a", "pt-BR", "sono"), Term("m", "pt-BR", "Magtein")), Term("b", "pt-BR", "sesta")
    done = merge(ours, entries(*served, new, said=()))
    assert (done.same, done.added) == (2, (new,))
    assert merge(ours, entries(*served)).added == served
    both = (Term("c", "*", "uno"), Term("c", "it", "uno"))
    assert merge(ours, entries(*both, said=())).added == both


def test_lines_that_are_not_concerned_stay_as_they_are() -> None:
    before = (
        "lang\tconcept\tterm\tstatus\tcase\tnote\r\nit\ta\tuno\t\t\t\t\r\nen\ta\tone\tadmitted\n"
        "it\tc\ttre\tpreferred \tsmart\tx  y\n"
    )
    ours = parse_terms(before)
    new = [Term("a", "it", "primo", "admitted"), Term("b", "it", "due", articles="x*", note="a\tb")]
    changed = Term("a", "en", "one", "forbidden")
    after = rewritten(before, merge(ours, entries(*new, changed), overwrite=True))
    assert after == (
        "lang\tconcept\tterm\tstatus\tcase\tnote\tarticles\nit\ta\tuno\t\t\t\t\n"
        "en\ta\tone\tforbidden\tsmart\nit\ta\tprimo\tadmitted\tsmart\n"
        "it\tb\tdue\tpreferred\tsmart\ta b\tx*\nit\tc\ttre\tpreferred \tsmart\tx  y\n"
    )
    assert [problem for problem in lint(after) if not problem.warning] == []


def test_new_lines_go_to_their_language_where_a_file_is_sorted_by_it() -> None:
    before = "concept\tlang\tterm\tstatus\na\tar\tx1\t\na\ten\tone\t\na\tit\tuno\t\nb\tit\tdue\t\n"
    new = [Term("a", "en", "a1", line=99), Term("a", "en", "first", line=8), Term("a", "fr", "un", line=1)]
    after = rewritten(before, merge(parse_terms(before), entries(*new)))
    assert [line.split("\t")[2] for line in after.splitlines()] == [
        "term",
        "x1",
        "one",
        "first",
        "a1",
        "un",
        "uno",
        "due",
    ]


@settings(max_examples=60)
@given(glossaries, glossaries)
def test_a_merged_glossary_holds_its_terms_and_merging_again_changes_nothing(
    ours: tuple[Term, ...], theirs: tuple[Term, ...]
) -> None:
    text = rewritten("", merge((), entries(*ours)))
    read = parse_terms(text)
    incoming = entries(*theirs, said=["status", "pos", "case", "forms", "note", "articles", "unless"])
    done = merge(read, incoming, overwrite=True)
    after = rewritten(text, done)
    assert Glossary(parse_terms(after)).terms == Glossary(done.terms).terms
    again = merge(parse_terms(after), incoming, overwrite=True)
    assert rewritten(after, again) == after
    assert (again.added, again.replaced) == ((), ())
