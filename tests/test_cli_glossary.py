"""`l10n glossary` from end to end: what it prints, its exit codes, what it leaves in the files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

Command = Callable[..., Run]

DATA = Path(__file__).parent / "data" / "exchange"
TABLE = Path("locales/glossary.tsv")
GLOSSARY = """\
concept	lang	term	status	pos	case	forms	note
hpa-axis	it	asse HPA	preferred	noun	exact
hpa-axis	en	HPA axis	preferred	noun	exact	HPA axes
hpa-axis	en	hypothalamic–pituitary–adrenal axis	admitted	noun
hpa-axis	en	HPA shaft	forbidden	noun	exact		calque
magtein	*	Magtein®	preferred	name	exact
sleep	it	sonno	preferred	noun
sleep	ar	نوم	preferred	noun
sleep	en	sleep	preferred	noun
"""
PAGE = """<!doctype html><html lang="it"><body>
<p>Il sonno profondo e l’asse HPA: il recettore NMDA.</p>
<p>Del sonno profondo, dei recettori NMDA e dell’<a href="REM">EEG</a>.</p>
</body></html>"""


@pytest.fixture
def project(l10n: Command) -> Command:
    """A project with a glossary and an article."""
    TABLE.parent.mkdir()
    TABLE.write_text(GLOSSARY, "utf-8")
    Path("source/sonno.html").write_text(PAGE, "utf-8")
    return l10n


def write(name: str, *rows: str) -> str:
    Path(name).write_text(
        "concept\tlang\tterm\tstatus\tnote\n" + "".join(f"{row}\n" for row in rows), "utf-8"
    )
    return name


# -- lint


def test_lint_is_quiet_about_a_good_glossary(project: Command) -> None:
    assert project("glossary", "lint") == (0, f"{TABLE}: nothing is wrong\n", "")


def test_lint_names_each_problem_with_its_line(project: Command) -> None:
    write("bad.tsv", "b\tit\tuno", "b\tklingonese\tuno", "b\tit\tuno\tforbidden", "a\tit\t=1+1")
    done = project("glossary", "lint", "bad.tsv")
    assert (done.code, done.err) == (1, "")
    assert done.out.splitlines() == [
        'bad.tsv:3: error unknown language "klingonese"; use a BCP 47 tag like pt-BR, or *',
        'bad.tsv:4: error "uno" stands at line 2, too, as preferred; keep one of them',
        "bad.tsv:5: warning a spreadsheet would run the term '=1+1'; it is escaped on export",
        'bad.tsv:5: warning not sorted: "a" comes after "b"; sort the lines',
    ]
    found = json.loads(project("glossary", "lint", "bad.tsv", "--format", "json").out)["problems"]
    assert [(one["file"], one["line"], one["severity"]) for one in found] == [
        ("bad.tsv", 3, "error"),
        ("bad.tsv", 4, "error"),
        ("bad.tsv", 5, "warning"),
        ("bad.tsv", 5, "warning"),
    ]
    assert found[0]["message"] == 'unknown language "klingonese"; use a BCP 47 tag like pt-BR, or *'


def test_lint_passes_warnings(project: Command) -> None:
    write("odd.tsv", "a\tit\t-ase")
    done = project("glossary", "lint", "odd.tsv")
    assert (done.code, done.out.count("warning")) == (0, 1)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, "No such file"),
        (b"concept\tlang\n\xff", "not UTF-8 at byte 13"),
        (b"PK\x03\x04\xff", "not UTF-8"),
    ],
)
def test_lint_of_what_is_no_glossary(l10n: Command, data: bytes | None, told: str) -> None:
    if data is not None:
        Path("x.tsv").write_bytes(data)
    done = l10n("glossary", "lint", "x.tsv")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("l10n: x.tsv: ")
    assert told in done.err


# -- list


def test_list_shows_the_project_s_languages_side_by_side(project: Command) -> None:
    assert project("glossary", "list", "-L", "it", "-L", "en").out.splitlines() == [
        "concept   it        en",
        "hpa-axis  asse HPA  HPA axis",
        "                    hypothalamic–pituitary–adrenal axis",
        "                    ✗ HPA shaft",
        "sleep     sonno     sleep",
        "",
        "2 concepts, 6 terms; ✗ forbidden",
    ]


def test_list_isolates_what_runs_from_right_to_left(project: Command) -> None:
    lines = project("glossary", "list", "sleep").out.splitlines()
    assert lines == ["concept  it     en     ar", "sleep    sonno  sleep  ⁨‏نوم⁩", "", "1 concept, 3 terms"]


def test_list_wraps_where_columns_are_narrow_and_stacks_where_they_do_not_fit(
    project: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    words = ("glossary", "list", "HPA", "-L", "it", "-L", "en")
    assert project(*words).out.splitlines()[:4] == [
        "concept   it        en",
        "hpa-axis  asse HPA  HPA axis",
        "                    hypothalamic–pituitary–adrenal",
        "                      axis",
    ]
    monkeypatch.setenv("COLUMNS", "40")
    assert project(*words).out.splitlines()[:5] == [
        "hpa-axis",
        "    it      asse HPA",
        "    en      HPA axis · hypothalamic–",
        "              pituitary–adrenal axis ·",
        "              ✗ HPA shaft",
    ]


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        (["--status", "forbidden"], ["HPA shaft"]),
        (["CALQUE", "--status", "preferred"], ["HPA axis", "asse HPA"]),
        (["axes", "--lang", "en"], ["HPA axis", "HPA shaft", "hypothalamic–pituitary–adrenal axis"]),
        (["--lang", "*"], ["Magtein®"]),
        (["nothing"], []),
    ],
)
def test_list_filters(project: Command, words: list[str], terms: list[str]) -> None:
    found = json.loads(project("glossary", "list", *words, "--format", "json").out)["concepts"]
    assert sorted(term["term"] for concept in found for term in concept["terms"]) == terms


def test_list_as_json_has_every_field(project: Command) -> None:
    found = json.loads(project("glossary", "list", "sleep", "-L", "it", "--format", "json").out)
    term = {
        "lang": "it",
        "term": "sonno",
        "status": "preferred",
        "pos": "noun",
        "case": "smart",
        "forms": [],
        "note": "",
        "articles": "",
        "unless": "",
        "line": 7,
    }
    assert found == {"concepts": [{"concept": "sleep", "terms": [term]}]}


# -- export and import


@pytest.mark.parametrize("name", ["terms.tbx", "terms.tsv", "terms.xml --to tbx2", "terms.xml --to tbx"])
def test_what_is_exported_comes_back(project: Command, name: str) -> None:
    file, *to = name.split()
    assert project("glossary", "export", file, *to) == (0, f"{file}: 8 terms\n", "")
    done = project("glossary", "import", file)
    assert done == (0, f"{TABLE}: 0 added, 0 replaced, 8 there already, no conflicts\n", "")
    assert TABLE.read_text("utf-8") == GLOSSARY
    TABLE.unlink()
    project("glossary", "import", file)
    assert sorted(TABLE.read_text("utf-8").splitlines()) == sorted(
        line if line.count("\t") > 4 or line.startswith("concept") else f"{line}\tsmart"
        for line in GLOSSARY.splitlines()
    )
    assert project("glossary", "lint").code == 0


def test_export_of_some_languages(project: Command) -> None:
    project("glossary", "export", "terms.tsv", "-L", "ar")
    rows = [line.split("\t")[1] for line in Path("terms.tsv").read_text("utf-8").splitlines()[1:]]
    assert rows == ["it", "*", "ar", "it"]


def test_csv_is_a_file_per_language_and_names_what_it_cannot_hold(project: Command) -> None:
    done = project("glossary", "export", "weblate/l10n-*.csv")
    assert done.code == 0
    assert done.out == "weblate/l10n-en.csv: 7 terms\nweblate/l10n-ar.csv: 4 terms\n"
    assert done.err.splitlines()[:5] == [
        "weblate/l10n-en.csv: cannot hold case (2 lost)",
        "weblate/l10n-en.csv: cannot hold do-not-translate terms (1 lost)",
        "weblate/l10n-en.csv: cannot hold forbidden terms (1 lost)",
        "weblate/l10n-en.csv: cannot hold forms (1 lost)",
        "weblate/l10n-en.csv: cannot hold pos (5 lost)",
    ]
    header = '"location","source","target","id","fuzzy","context","translator_comments","developer_comments"'
    assert Path("weblate/l10n-en.csv").read_bytes().decode().split("\r\n") == [
        header,
        '"","asse HPA","HPA axis","hpa-axis#1","False","hpa-axis#1","",""',
        '"","asse HPA","hypothalamic–pituitary–adrenal axis","hpa-axis#2","False","hpa-axis#2","",""',
        '"","Magtein®","Magtein®","magtein","False","magtein","",""',
        '"","sonno","sleep","sleep","False","sleep","",""',
        "",
    ]
    for name in ("l10n-en", "l10n-ar"):
        assert project("glossary", "import", f"weblate/{name}.csv").out.endswith(
            "there already, no conflicts\n"
        )
    assert TABLE.read_text("utf-8") == GLOSSARY


def test_translations_made_in_weblate_come_in(project: Command) -> None:
    project("glossary", "export", "terms.csv", "-L", "ar")
    text = Path("terms.csv").read_text("utf-8").replace('"asse HPA",""', '"asse HPA","محور HPA"')
    Path("terms.csv").write_text(text.replace('"hpa-axis","False"', '"","False"'), "utf-8")
    done = project("glossary", "import", "terms.csv", "-L", "ar")
    assert done.out == f"{TABLE}: 1 added, 0 replaced, 5 there already, no conflicts\n"
    assert TABLE.read_text("utf-8").splitlines()[5] == "hpa-axis\tar\tمحور HPA\tpreferred\t\tsmart"


def test_formulas_are_harmless_outside_and_named_inside(project: Command) -> None:
    TABLE.write_text(GLOSSARY + "x\tit\t=cmd|' /C calc'!A0\tpreferred\nx\ten\t-ase\tpreferred\n", "utf-8")
    project("glossary", "export", "terms.csv", "-L", "en")
    project("glossary", "export", "out.tsv")
    assert "\"'=cmd|' /C calc'!A0\",\"'-ase\"" in Path("terms.csv").read_text("utf-8")
    assert "\t'=cmd|' /C calc'!A0\t" in Path("out.tsv").read_text("utf-8")
    for words in (["terms.csv", "-L", "en"], ["out.tsv"]):
        assert "0 added, 0 replaced" in project("glossary", "import", *words).out
    assert project("glossary", "lint").out.count("a spreadsheet would run") == 2


def test_a_foreign_tbx_is_read_for_the_project_s_languages(project: Command) -> None:
    done = project("glossary", "import", str(DATA / "termweb.xml"))
    assert (done.code, done.out) == (
        1,
        f"{TABLE}: 3 added, 0 replaced, 0 there already, 1 left in conflict\n",
    )
    name = str(DATA / "termweb.xml")
    assert done.err.splitlines() == [
        f"{name}:14: skipped: Entry status (1)",
        f"{name}:21: skipped: termType (1)",
        f"{name}:35: skipped: grammaticalGender (1)",
        f"{name}: en-US is read as en (2 terms)",
        f"{name}: it-IT is read as it (2 terms)",
        f'{name}:38: conflict with {name}:33: c147 it "asse HPA": status admitted here, preferred there',
        f'{TABLE}:5: warning "asse HPA" is preferred for concept c147, too (line 4)',
        f'{TABLE}:6: warning "HPA axis" is preferred for concept c147, too (line 2)',
    ]
    assert TABLE.read_text("utf-8").startswith(GLOSSARY.partition("hpa-axis")[0] + "c147\ten\tHPA axis\t")


def test_conflicts_are_named_with_both_lines_and_left(project: Command) -> None:
    new = write(
        "new.tsv", "hpa-axis\ten\tHPA shaft\tadmitted\tfine", "rem\ten\tREM", "sleep\tit\tsonno\tpreferred"
    )
    done = project("glossary", "import", new)
    assert done.code == 1
    assert done.out == f"{TABLE}: 1 added, 0 replaced, 1 there already, 1 left in conflict\n"
    assert done.err == (
        f'new.tsv:2: conflict with {TABLE}:5: hpa-axis en "HPA shaft": '
        "status admitted here, forbidden there; note fine here, calque there\n"
    )
    lines = GLOSSARY.splitlines()
    assert TABLE.read_text("utf-8").splitlines() == [
        *lines[:6],
        "rem\ten\tREM\tpreferred\t\tsmart",
        *lines[6:],
    ]
    done = project("glossary", "import", new, "--replace")
    assert done == (0, f"{TABLE}: 0 added, 1 replaced, 2 there already, no conflicts\n", "")
    assert "hpa-axis\ten\tHPA shaft\tadmitted\tnoun\texact\t\tfine" in TABLE.read_text("utf-8").splitlines()


def test_a_dry_run_says_the_same_and_writes_nothing(project: Command) -> None:
    new = write("new.tsv", "rem\ten\tREM\tpreferred")
    done = project("glossary", "import", new, "--dry-run")
    assert done.out == f"{TABLE}: 1 added, 0 replaced, 0 there already, no conflicts (nothing written)\n"
    assert TABLE.read_text("utf-8") == GLOSSARY
    TABLE.unlink()
    project("glossary", "import", new, "--dry-run")
    assert not TABLE.exists()


def test_only_some_languages_are_taken(project: Command) -> None:
    new = write("new.tsv", "rem\ten\tREM", "rem\tde\tREM", "rem\tit\tREM", "pubmed\t*\tPubMed")
    assert "2 added" in project("glossary", "import", new, "-L", "de").out
    assert "rem\tde\tREM" in TABLE.read_text("utf-8")
    assert "rem\ten" not in TABLE.read_text("utf-8")


HEADER = "concept\tlang\tterm\tstatus\n"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        (
            "x.tsv",
            HEADER + "a\tit\tuno\na\tit\tuno\n",
            'x.tsv:3: "uno" stands at line 2, too; keep one of them',
        ),
        ("x.tsv", HEADER + "a\tit\tuno\na\tit\tuno\tforbidden\n", "x.tsv:3: "),
        ("x.tsv", HEADER + "a\tklingonese\tuno\n", 'x.tsv:2: unknown language "klingonese"'),
        ("x.tsv", "concept\tlanguage\tterm\tstatus\n", 'x.tsv:1: no column "lang"'),
        ("x-en.csv", "a,b\n", 'x-en.csv:1: no column "source" and "target"'),
        ("x.csv", "source,target\na,b\n", "x.csv: does not tell its language by its name"),
        ("x-it.csv", "source,target\na,b\n", "x-it.csv: does not tell its language by its name"),
        ("x.tbx", "<martif>\n<text>", "x.tbx:2: is no well-formed XML"),
        ("x.tbx", "<!DOCTYPE x [<!ENTITY y 'z'>]>\n<martif/>", "x.tbx:1: declares its own document type"),
        ("x.tbx", "<html></html>", "x.tbx:1: is XML but no TBX"),
        ("x.tsv", "\x00\x01", "x.tsv:1: no column"),
    ],
)
def test_a_bad_file_is_one_line_and_touches_nothing(
    project: Command, name: str, data: str, told: str
) -> None:
    Path(name).write_text(data, "utf-8")
    done = project("glossary", "import", name)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"l10n: {told}")
    assert TABLE.read_text("utf-8") == GLOSSARY


def test_a_broken_glossary_of_ours_is_not_merged_into(project: Command) -> None:
    TABLE.write_text(GLOSSARY + "sleep\ten\tsleep\tforbidden\n", "utf-8")
    done = project("glossary", "import", write("new.tsv", "a\tit\tuno"))
    assert done.code == 2
    assert done.err.startswith(f"l10n: {TABLE}:10: ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export", "terms.csv"], "terms.csv: a CSV holds one language; write the file as terms-*.csv"),
        (["export", "terms.doc"], "terms.doc: does not tell its format by its name; give it with --to"),
        (["import", "missing.tbx"], "missing.tbx: No such file or directory"),
        (["export", "terms.tbx", "-L", "klingonese"], "'klingonese' names no language"),
    ],
)
def test_bad_use_is_one_line(project: Command, words: list[str], told: str) -> None:
    done = project("glossary", *words)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert done.err.startswith(f"l10n: {told}")


def test_a_file_cannot_write_to_the_terminal(project: Command) -> None:
    section = '<langSet xml:lang="\x9b31m"><tig><term>x</term></tig></langSet>'
    Path("x.tbx").write_text(f'<martif><termEntry id="c">{section}</termEntry></martif>', "utf-8")
    done = project("glossary", "import", "x.tbx")
    assert done.err == 'x.tbx:1: skipped: term in "⟨U+009B⟩31m", which names no language (1)\n'


# -- suggest


def test_suggest_lists_what_the_glossary_lacks(project: Command) -> None:
    done = project("glossary", "suggest")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "count  term            example",
        "    2  NMDA            Il sonno profondo e l’asse HPA: il recettore NMDA.",
        "    2  recettore NMDA  Il sonno profondo e l’asse HPA: il recettore NMDA.",
        "    2  sonno profondo  Il sonno profondo e l’asse HPA: il recettore NMDA.",
        "    1  EEG             …sonno profondo, dei recettori NMDA e dell’EEG.",
        "",
        "4 candidates",
    ]
    assert project("glossary", "suggest", "sonno", "-n", "1").out.endswith(
        "1 candidate; 3 more with --limit 0\n"
    )


def test_suggest_as_json_and_as_rows_that_import_takes(project: Command) -> None:
    found = json.loads(project("glossary", "suggest", "--format", "json").out)["candidates"]
    assert found[1] == {
        "term": "recettore NMDA",
        "lang": "it",
        "kind": "phrase",
        "count": 2,
        "score": 3.17,
        "example": "Il sonno profondo e l’asse HPA: il recettore NMDA.",
    }
    rows = project("glossary", "suggest", "--format", "tsv").out
    assert rows.splitlines()[1:] == [
        "eeg\tit\tEEG\tpreferred\t\texact",
        "nmda\tit\tNMDA\tpreferred\t\texact",
        "recettore-nmda\tit\trecettore NMDA\tpreferred\t\tsmart",
        "sonno-profondo\tit\tsonno profondo\tpreferred\t\tsmart",
    ]
    Path("new.tsv").write_text(rows, "utf-8")
    assert project("glossary", "import", "new.tsv").code == 0
    assert project("glossary", "suggest").out == "0 candidates\n"


def test_suggest_knows_its_articles(project: Command) -> None:
    done = project("glossary", "suggest", "sonn")
    assert (done.code, done.err) == (2, "l10n: there is no article sonn; did you mean sonno?\n")
