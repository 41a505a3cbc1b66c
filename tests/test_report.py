"""Findings and changes in every format: golden files, what holds for any text, and the page in a browser.

`python tests/test_report.py` writes the golden files anew.
"""

from __future__ import annotations

import json as stdlib_json
import random
import re
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from l10n.catalog import Counts
from l10n.model import Change, Finding, Previous, Severity, Span, Unit
from l10n.report import display, github, html, json, markdown, sarif, text
from l10n.report.runs import Run, compared, marked
from l10n.results import Row, Waiting

DATA = Path(__file__).parent / "data" / "report"
FORMATS = {"txt": text, "json": json, "sarif": sarif, "github": github, "md": markdown, "html": html}
few = settings(max_examples=40)

ITALIAN = "L’asse HPA regola la risposta allo stress e, di notte, lascia che il cortisolo scenda."
LONG = (
    "Il sonno non è un interruttore, è un viaggio a tappe: dal sonno leggero il cervello scende a quello profondo,"
    " detto anche <em>a onde lente</em>, poi risale verso il sonno <abbr>REM</abbr>. Ogni tappa ha un compito."
)


def finding(
    source: str = "Il GABA calma.",
    target: str = "",
    *,
    check: str = "glossary-missing",
    severity: Severity = "error",
    message: str = "“GABA” has no accepted translation",
    concept: str = "gaba",
    locale: str = "en",
    line: int = 12,
    meant: str = "",
    stands: str = "",
    article: str = "magnesio-e-sonno",
    **unit: Any,
) -> Finding:
    """A finding about the words `meant` in the source and `stands` in the target."""
    entry = Unit(unit.pop("context", None), source, targets=unit.pop("targets", (target,)), line=line, **unit)
    path = f"locales/{locale.replace('-', '_')}/LC_MESSAGES/{article}.po"
    spans = span(source, meant), span(entry.target, stands)
    return Finding(check, severity, message, entry, locale, concept, *spans, article, path)


def span(text: str, part: str) -> tuple[Span, ...]:
    return ((text.index(part), text.index(part) + len(part)),) if part else ()


def forbidden(source: str, target: str, meant: str, stands: str, wanted: str, **more: Any) -> Finding:
    message = f"“{stands}” is forbidden; write “{wanted}”"
    return finding(
        source, target, check="glossary-forbidden", message=message, meant=meant, stands=stands, **more
    )


SHAFT = forbidden(
    ITALIAN, "The HPA shaft regulates the stress response and, at night, lets cortisol fall.",
    "asse HPA", "HPA shaft", "HPA axis", concept="hpa-axis", line=120,
)  # fmt: skip
FINDINGS = [
    SHAFT,
    forbidden(
        ITALIAN, "ينظّم عمود HPA الاستجابة للضغط النفسي، ويترك الكورتيزول ينخفض ليلًا.",
        "asse HPA", "عمود HPA", "محور HPA", concept="hpa-axis", locale="ar", line=24,
    ),
    forbidden(
        "Il magnesio blocca il <em>recettore NMDA</em>.", "マグネシウムは<em>NMDA受信機</em>を遮断する。",
        "recettore NMDA", "NMDA受信機", "NMDA受容体", concept="nmda-receptor", locale="ja", line=31,
    ),
    forbidden(
        LONG,
        "Sleep isn’t a switch; it’s a journey in stages: from light sleep the brain descends into profound sleep,"
        " also known as <em>slow-wave</em> sleep, then climbs back up toward <abbr>REM</abbr> sleep.",
        "quello profondo", "profound sleep", "deep sleep", concept="deep-sleep", line=422, context="JSON-LD text",
    ),
    finding(
        LONG, "Sleep is a journey. " + "It has stages, and each of them has a task of its own. " * 4,
        concept="rem-sleep", message="“sonno <abbr>REM</abbr>” has no accepted translation; write “REM sleep”",
        meant="sonno <abbr>REM</abbr>", line=430, severity="warning", fuzzy=True,
    ),
    finding(
        "%d notte", targets=("%d night", "%d nigths"), plural="%d notti", check="numbers", concept="",
        message="2 is missing", severity="warning", line=500, article="durate", locale="pt-BR", stands="%d",
    ),
    finding("Riferimenti", check="untranslated", concept="", message="not translated", severity="info", line=700),
    replace(finding("Uno\n", "One", check="begin-end-space", concept="", message="no line end"), article="", path="x"),
]  # fmt: skip


def edited(found: Finding, target: str, source: str = "") -> Unit:
    """The finding's entry with other texts."""
    return replace(found.unit, targets=(target,), source=source or found.unit.source)


def new(found: Finding, was: Unit | None) -> Change:
    return Change("new", None, found, was, found.unit)


def fixed(found: Finding, now: Unit | None) -> Change:
    return Change("fixed", found, None, found.unit, now)


AXIS = "The HPA axis regulates the stress response and, at night, lets cortisol fall."
MOVED = replace(FINDINGS[6], unit=replace(FINDINGS[6].unit, line=710))
CHANGES = [
    new(SHAFT, edited(SHAFT, AXIS)),
    fixed(FINDINGS[1], edited(FINDINGS[1], FINDINGS[1].unit.target.replace("عمود", "محور"))),
    fixed(FINDINGS[2], edited(FINDINGS[2], "マグネシウムは<em>NMDA受容体</em>を遮断する。")),
    new(FINDINGS[3], edited(FINDINGS[3], LONG.upper(), LONG.replace("tappe", "fasi"))),
    new(FINDINGS[4], FINDINGS[4].unit),
    new(FINDINGS[5], None),
    fixed(FINDINGS[7], None),
    fixed(FINDINGS[0], replace(SHAFT.unit, comments=("l10n: ignore=glossary-forbidden:hpa-axis",))),
    Change("open", FINDINGS[6], MOVED, FINDINGS[6].unit, MOVED.unit),
]

# -- golden files --------------------------------------------------------------------------------------


def golden() -> Iterator[tuple[str, str]]:
    for name, module in FORMATS.items():
        for kind, shown in (("findings", module.findings(FINDINGS)), ("changes", module.changes(CHANGES))):
            main = re.search(r"<main.*</main>\n", shown, re.S) if name == "html" else None
            yield f"{kind}.{name}", main[0] if main else shown + "\n"


@pytest.mark.parametrize("name", [f"{kind}.{name}" for name in FORMATS for kind in ("findings", "changes")])
def test_golden_files(name: str) -> None:
    assert dict(golden())[name] == (DATA / name).read_text("utf-8")


@pytest.mark.parametrize("module", FORMATS.values(), ids=FORMATS)
def test_order_of_the_input_does_not_matter(module: Any) -> None:
    for seed in range(5):
        mixed = random.Random(seed)
        assert module.findings(mixed.sample(FINDINGS, len(FINDINGS))) == module.findings(FINDINGS)
        assert module.changes(mixed.sample(CHANGES, len(CHANGES))) == module.changes(CHANGES)


def test_nothing_found() -> None:
    assert text.findings([]) == "no findings"
    assert text.changes([]) == "0 new, 0 fixed, 0 still open"
    assert stdlib_json.loads(json.findings([])) == {"findings": []}
    assert stdlib_json.loads(json.changes([])) == {"new": [], "fixed": [], "open": []}
    assert github.findings([]) == github.changes([]) == ""
    assert markdown.findings([]) == "**no findings**"
    assert faults(stdlib_json.loads(sarif.findings([]))) == []
    assert (
        '<main id="list" tabindex="-1">\n<p id="count" role="status" hidden></p>\n</main>'
        in html.findings([])
    )


def test_a_change_needs_its_finding() -> None:
    with pytest.raises(ValueError, match="new without its finding"):
        text.changes([Change("new", SHAFT, None)])


# -- status and review ---------------------------------------------------------------------------------

STATE = {
    "untranslated": 1,
    "machine": 0,
    "changed": 0,
    "needs-work": 0,
    "translated": 2,
    "reviewed": 1,
    "obsolete": 9,
}
ROWS = [Row("sonno", "pt-BR", Counts(STATE, STATE)), Row("a|b", "en", Counts(STATE, STATE))]  # type: ignore[arg-type]


def test_status() -> None:
    assert text.status(ROWS).splitlines() == [
        "article  locale  untranslated  machine  changed  needs-work  translated  reviewed  words  done",
        "sonno    pt-BR              1        0        0           0           2         1      4   75%",
        "a|b      en                 1        0        0           0           2         1      4   75%",
    ]
    assert markdown.status(ROWS).splitlines()[2:] == [
        "| sonno | pt-BR | 1 | 0 | 0 | 0 | 2 | 1 | 4 | 75% |",
        "| a&#124;b | en | 1 | 0 | 0 | 0 | 2 | 1 | 4 | 75% |",
    ]
    counts = {state: n for state, n in STATE.items() if state != "obsolete"}
    assert stdlib_json.loads(json.status(ROWS[:1])) == {
        "status": [{"article": "sonno", "locale": "pt-BR", "entries": counts, "words": counts, "percent": 75}]
    }


def test_waiting() -> None:
    unit = Unit(
        "title", "Il sonno", targets=("Sleep\x1b[1m",), fuzzy=True, previous=Previous(None, "Sonno"), line=7
    )
    entry = Waiting("sonno", "en", Path("en.po"), unit, ("<a> is missing",))
    assert text.waiting([entry]).splitlines() == [
        f"{entry.id}  en  sonno:7  changed",
        "          was  Sonno",
        "          from Il sonno",
        "          to   Sleep␛[1m",
        "          !!   <a> is missing",
    ]
    (found,) = stdlib_json.loads(json.waiting([entry]))["waiting"]
    assert (found["id"], found["previous"], found["target"]) == (entry.id, "Sonno", "Sleep\x1b[1m")


# -- runs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((), "sonno profondo"),
        (((0, 5),), "*sonno* profondo"),
        (((6, 14), (0, 5)), "*sonno* *profondo*"),
        (((0, 8), (6, 14)), "*sonno profondo*"),
        (((-3, 5), (12, 99)), "*sonno* profon*do*"),
        (((5, 5), (9, 7), (20, 30)), "sonno profondo"),
    ],
)
def test_spans_are_marked(spans: tuple[Span, ...], expected: str) -> None:
    assert (
        "".join(f"*{run.text}*" if run.marked else run.text for run in marked("sonno profondo", spans))
        == expected
    )


def spelled(runs: tuple[Run, ...]) -> str:
    return "".join({"": run.text, "-": f"[-{run.text}-]", "+": f"{{+{run.text}+}}"}[run.op] for run in runs)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("", "Sleep", "{+Sleep+}"),
        ("Sleep", "", "[-Sleep-]"),
        ("Deep sleep.", "Deep sleep.", "Deep sleep."),
        ("The HPA shaft, so", "The HPA axis, so", "The HPA [-shaft-]{+axis+}, so"),
        ("one two three", "uno due three", "[-one two-]{+uno due+} three"),
        ("It is good.", "It is very good.", "It is {+very +}good."),
        ("about 1,5 g", "about 1.5 g", "about [-1,5-]{+1.5+} g"),
        ("a <a1>link</a1>", "a <a2>link</a2>", "a [-<a1>-]{+<a2>+}link[-</a1>-]{+</a2>+}"),
        ('<a href="x. y">z</a>', '<a href="x. z">z</a>', '[-<a href="x. y">-]{+<a href="x. z">+}z</a>'),
        ("HPA軸は睡眠を", "HPA系は睡眠を", "HPA[-軸-]{+系+}は睡眠を"),
        ("नमस्ते दुनिया", "नमस्ते जगत", "नमस्ते [-दुनिया-]{+जगत+}"),
        ("l’asse", "l’albero", "l’[-asse-]{+albero+}"),
        ("uno, due (tre)", "one, two (three)", "[-uno, due (tre-]{+one, two (three+})"),
        ("می‌خوابد خوب", "می‌خوابد بد", "می‌خوابد [-خوب-]{+بد+}"),
        ("A. B. C.", "A. X. C.", "A. [-B-]{+X+}. C."),
    ],
)
def test_words_are_compared(before: str, after: str, expected: str) -> None:
    assert spelled(compared(before, after)) == expected


def test_a_comparison_keeps_the_marks_of_both_texts() -> None:
    assert compared("the HPA shaft", "the HPA axis", ((4, 13),), ((4, 12),)) == (
        Run("the "),
        Run("HPA ", "", True),
        Run("shaft", "-", True),
        Run("axis", "+", True),
    )


letters = st.text("ab .<>睡<b>\n", max_size=40)


@few
@given(letters, letters)
@example("a" * 5_000, "b" * 5_000)
def test_a_comparison_holds_both_texts(before: str, after: str) -> None:
    runs = compared(before, after, ((0, 3),), ((1, 2),))
    assert "".join(run.text for run in runs if run.op != "+") == before
    assert "".join(run.text for run in runs if run.op != "-") == after
    assert all(run.text for run in runs)


@pytest.mark.parametrize("piece", ["ab ", "a. ", "<a ", "<a>", "睡", "x", "a.", " ", "1,", "\n"])
def test_comparing_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    compared(piece * 20_000, (piece[::-1] + "y") * 20_000)
    compared(piece * 130, (piece[::-1] + "y") * 130)
    assert time.process_time() - start < 4


# -- text ----------------------------------------------------------------------------------------------

AROUND = "parole " * 30


def lines(found: Finding, **options: Any) -> list[str]:
    """The lines of a finding's texts."""
    return text.findings([found], **options).split("\n\n")[1].split("\n")[1:]


@pytest.mark.parametrize(
    ("source", "meant", "shown", "carets"),
    [
        ("Il GABA calma.", "GABA", "Il GABA calma.", "   ^^^^"),
        ("睡眠のGABAと軸", "軸", "睡眠のGABAと軸", "            ^^"),
        ("perche\u0301 GABA", "GABA", "perche\u0301 GABA", "       ^^^^"),
        ("ＧＡＢＡ", "Ｂ", "ＧＡＢＡ", "    ^^"),
        ("한국어 수면", "수면", "한국어 수면", "       ^^^^"),
        ("क्षेत्र GABA", "GABA", "क्षेत्र GABA", "     ^^^^"),
        ("a\u200bb\u200d GABA", "GABA", "a\u200bb\u200d GABA", "   ^^^^"),
        ("👍 GABA", "GABA", "👍 GABA", "   ^^^^"),
        ("a\tb\nc\0 GABA", "GABA", "a⇥b↵c␀ GABA", "       ^^^^"),
        ("\x1b[1mGABA", "GABA", "␛[1mGABA", "    ^^^^"),
        ("\u202eGABA", "GABA", "⟨U+202E⟩GABA", "        ^^^^"),
        ("GABA", "GABA", "GABA", "^^^^"),
        (
            AROUND + "GABA" + AROUND,
            "GABA",
            "…parole parole parole parole parole GABAparole parole parole parole parole…",
            " " * 36 + "^^^^",
        ),
        ("GABA " + AROUND, "GABA", "GABA" + " parole" * 11 + "…", "^^^^"),
        (AROUND + "GABA", "GABA", "…" + "parole " * 11 + "GABA", " " * 78 + "^^^^"),
        ("x" * 500, "x" * 500, "x" * 86 + "…", "^" * 86),
        ("睡" * 500, "", "睡" * 43 + "…", ""),
    ],
)  # fmt: skip
def test_carets_stand_under_the_term(source: str, meant: str, shown: str, carets: str) -> None:
    expected = ["     source " + shown] + (["            " + carets] if carets else [])
    assert lines(finding(source, meant=meant)) == expected


def test_a_text_without_marks_is_shown_where_the_other_one_is_marked() -> None:
    numbers = [f"w{n}" for n in range(100)]
    found = finding("uno due " * 40 + "GABA" + " tre" * 20, " ".join(numbers), meant="GABA")
    assert lines(found)[2] == "     target …" + " ".join(numbers[69:90]) + "…"


def columns(line: str) -> int:
    return sum(display.width(char) for char in line)


@pytest.mark.parametrize("colour", [False, True])
def test_lines_of_texts_stay_below_100_columns(colour: bool) -> None:
    texts = [
        AROUND * 9,
        "睡眠" * 400,
        "e\u0301" * 999,
        "\x1b" * 300,
        "\u202e" * 300,
        "ab" * 5_000,
        "نوم عميق " * 99,
    ]
    for one in texts:
        for other in texts:
            found = finding(one, other, meant=one[10:20], stands=other[30:99])
            change = new(found, edited(found, other[5:], one + "!"))
            for shown in (text.findings([found], colour=colour), text.changes([change], colour=colour)):
                plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
                assert max(columns(line) for line in plain.split("\n") if line.startswith("  ")) <= 100


def test_text_from_right_to_left_is_isolated_and_marked_by_brackets() -> None:
    assert lines(FINDINGS[1]) == [
        "     source " + ITALIAN,
        "              ^^^^^^^^",
        "     target \u2068\u200fينظّم ⟦عمود HPA⟧ الاستجابة للضغط النفسي، ويترك الكورتيزول ينخفض ليلًا.\u2069",
    ]
    mixed = finding("The word “نوم” means sleep", meant="sleep")
    assert lines(mixed) == ["     source \u2068\u200eThe word “نوم” means ⟦sleep⟧\u2069"]


def test_colours() -> None:
    shown = text.findings([SHAFT], colour=True)
    assert "\x1b[1;31merror\x1b[0m glossary-forbidden:hpa-axis" in shown
    assert "The \x1b[1;4mHPA shaft\x1b[0m regulates" in shown
    assert "^" not in shown
    shown = text.changes(CHANGES[:1], colour=True)
    assert "\x1b[1;4mHPA \x1b[0m\x1b[9;31m[-axis-]\x1b[0m\x1b[1;4;32m{+shaft+}\x1b[0m" in shown


def test_a_difference_with_many_places_takes_several_lines() -> None:
    before = " ".join(f"word{n}" for n in range(100))
    found = finding(target=before.replace("word3 ", "other ").replace("word90 ", "other "))
    change = new(found, edited(found, before))
    assert text.changes([change]).split("\n")[4:6] == [
        "     target word0 word1 word2 [-word3-]{+other+} word4 word5 word6 word7 word… word86 word87 word88",
        "            word89 [-word90-]{+other+} word91 word92 word93 word94 …",
    ]


# -- JSON and SARIF ------------------------------------------------------------------------------------


def test_a_json_finding() -> None:
    assert stdlib_json.loads(json.findings([SHAFT]))["findings"] == [
        {
            "check": "glossary-forbidden",
            "severity": "error",
            "concept": "hpa-axis",
            "message": "“HPA shaft” is forbidden; write “HPA axis”",
            "article": "magnesio-e-sonno",
            "locale": "en",
            "file": "locales/en/LC_MESSAGES/magnesio-e-sonno.po",
            "line": 120,
            "context": "",
            "source": ITALIAN,
            "target": SHAFT.unit.target,
            "source_spans": [[2, 10]],
            "target_spans": [[4, 13]],
        }
    ]


def test_json_changes_have_the_other_version() -> None:
    changes = stdlib_json.loads(json.changes(CHANGES))
    assert {kind: len(found) for kind, found in changes.items()} == {"new": 4, "fixed": 4, "open": 1}
    assert [found.get("before") for found in changes["new"]] == [
        None,
        AXIS,
        LONG.upper(),
        FINDINGS[4].unit.target,
    ]
    assert [found.get("after") for found in changes["fixed"]] == [
        None,
        "ينظّم محور HPA الاستجابة للضغط النفسي، ويترك الكورتيزول ينخفض ليلًا.",
        SHAFT.unit.target,
        "マグネシウムは<em>NMDA受容体</em>を遮断する。",
    ]


KEYS = {  # of SARIF objects that are written: those that must be there, those that may
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "columnKind"}),
    "driver": ({"name"}, {"rules"}),
    "rule": ({"id"}, {"shortDescription", "fullDescription", "help"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "locations", "partialFingerprints", "baselineState", "properties"},
    ),
}


def faults(log: Any) -> list[str]:
    """What breaks the rules of SARIF 2.1.0 that this log relies on, its schema's and those of its text."""
    found: list[str] = []

    def rule(holds: bool, what: str) -> None:
        found.extend([] if holds else [what])

    def keys(value: dict[str, Any], kind: str) -> None:
        must, may = KEYS[kind]
        rule(must <= value.keys() <= must | may, f"{kind}: {sorted(value)}")

    keys(log, "log")
    rule(log["version"] == "2.1.0", "version")
    (run,) = log["runs"]
    keys(run, "run")
    rule(run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints"), "columnKind")
    driver = run["tool"]["driver"]
    keys(driver, "driver")
    ids = [one["id"] for one in driver["rules"]]
    rule(len(set(ids)) == len(ids), "rules: not unique")
    for one in driver["rules"]:
        keys(one, "rule")
        rule(all(isinstance(one[key]["text"], str) for key in one.keys() - {"id"}), "rule: text")
    for result in run["results"]:
        keys(result, "result")
        rule(ids[result["ruleIndex"]] == result["ruleId"], "ruleIndex")
        rule(result["level"] in ("none", "note", "warning", "error"), "level")
        rule(result.get("baselineState", "new") in ("new", "unchanged", "updated", "absent"), "baselineState")
        message = result["message"]["text"]
        rule(not re.search(r"[{}]", re.sub(r"\{\{|\}\}", "", message)), "braces")
        rule("](" not in message, "embedded link")
        rule(all(isinstance(v, str) for v in result["partialFingerprints"].values()), "partialFingerprints")
        for location in result["locations"]:
            physical = location["physicalLocation"]
            uri = physical["artifactLocation"]["uri"]
            rule(bool(re.fullmatch(r"(?:[\w.~/-]|%[0-9A-F]{2})+", uri, re.A)), f"uri: {uri}")
            line = physical.get("region", {"startLine": 1})["startLine"]
            rule(isinstance(line, int) and line >= 1, "startLine")
    return found


def test_sarif_follows_the_rules() -> None:
    assert faults(stdlib_json.loads(sarif.findings(FINDINGS))) == []
    assert faults(stdlib_json.loads(sarif.changes(CHANGES))) == []


def results(log: str) -> list[Any]:
    found: list[Any] = stdlib_json.loads(log)["runs"][0]["results"]
    return found


def test_sarif_states_what_changed() -> None:
    states = [(result["ruleId"], result["baselineState"]) for result in results(sarif.changes(CHANGES))]
    assert states == [
        ("numbers", "new"),
        ("glossary-forbidden", "new"),
        ("glossary-forbidden", "new"),
        ("glossary-missing", "new"),
        ("begin-end-space", "absent"),
        ("glossary-forbidden", "absent"),
        ("glossary-forbidden", "absent"),
        ("glossary-forbidden", "absent"),
        ("untranslated", "unchanged"),
    ]


def fingerprint(found: Finding) -> str:
    ((key, value),) = results(sarif.findings([found]))[0]["partialFingerprints"].items()
    assert key == "l10n/identity/v1"
    return str(value)


def test_a_fingerprint_is_the_entrys_and_not_its_places() -> None:
    known = fingerprint(SHAFT)
    assert known == "a4bad13fe9448aea2ef4e92f7b21f99d"
    moved = replace(
        SHAFT, unit=replace(SHAFT.unit, line=7, targets=("HPA",), context=""), path="y.po", message="m"
    )
    assert fingerprint(moved) == known
    others = [
        replace(SHAFT, check="numbers"),
        replace(SHAFT, concept=""),
        replace(SHAFT, locale="es"),
        replace(SHAFT, unit=replace(SHAFT.unit, context="title")),
        replace(SHAFT, unit=replace(SHAFT.unit, source="Altro")),
    ]
    assert len({known, *map(fingerprint, others)}) == 6


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("locales/pt_BR/x.po", "locales/pt_BR/x.po"),
        ("./a//b/../x y%.po", "a/x%20y%25.po"),
        ("a:b#c?.po", "a%3Ab%23c%3F.po"),
        ("perché/眠.po", "perch%C3%A9/%E7%9C%A0.po"),
        ("/tmp/x.po", "file:///tmp/x.po"),
        ("../x.po", "../x.po"),
    ],
)
def test_sarif_uris(path: str, uri: str) -> None:
    (result,) = results(sarif.findings([replace(SHAFT, path=path)]))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_sarif_has_no_place_where_there_is_none() -> None:
    nowhere = replace(SHAFT, unit=replace(SHAFT.unit, line=0))
    assert results(sarif.findings([nowhere]))[0]["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "locales/en/LC_MESSAGES/magnesio-e-sonno.po"}}}
    ]
    assert results(sarif.findings([replace(nowhere, path="")]))[0]["locations"] == []


def test_sarif_rules_carry_help() -> None:
    log = stdlib_json.loads(sarif.findings([SHAFT], help={"glossary-forbidden": "A term {x} is not wanted."}))
    assert log["runs"][0]["tool"]["driver"]["rules"] == [
        {
            "id": "glossary-forbidden",
            "shortDescription": {"text": "glossary-forbidden"},
            "fullDescription": {"text": "A term {{x}} is not wanted."},
            "help": {"text": "A term {{x}} is not wanted."},
        }
    ]


# -- GitHub and Markdown -------------------------------------------------------------------------------


def test_workflow_commands_are_escaped() -> None:
    found = finding(check="a,b", concept="c:d", message="100%\r\n::stop: x, y", article="p,q:r%")
    assert github.findings([found]) == (
        "::error file=locales/en/LC_MESSAGES/p%2Cq%3Ar%25.po,line=12,title=a%2Cb%3Ac%3Ad::100%25%0D%0A::stop: x, y"
    )
    nowhere = replace(found, unit=replace(found.unit, line=0), path="", severity="info", concept="")
    assert github.findings([nowhere]) == "::notice title=a%2Cb::100%25%0D%0A::stop: x, y"


def test_only_new_findings_are_annotated() -> None:
    news = [change.after for change in CHANGES if change.kind == "new" and change.after]
    assert github.changes(CHANGES) == github.findings(news)
    assert len(github.changes(CHANGES).splitlines()) == 4


def rendered(comment: str) -> Any:
    page = MarkdownIt("gfm-like", {"html": True}).render(comment)
    return html5lib.parse(page, namespaceHTMLElements=False)


ALLOWED = set(
    "html head body p h3 h4 strong code table thead tbody tr th td span b i del ins br details summary ul li".split()
)


def test_a_comment_stays_within_what_github_takes() -> None:
    many = [replace(SHAFT, unit=replace(SHAFT.unit, line=n + 1), locale=f"x-{n % 50}") for n in range(1_000)]
    changes = [Change("open", one, one) if n % 2 else new(one, None) for n, one in enumerate(many)]
    for comment in (markdown.findings(many), markdown.changes(changes)):
        assert 50_000 < len(comment) <= 65_000
        left = int(re.search(r"… and ([\d,]+) more that", comment)[1].replace(",", ""))  # type: ignore[index]
        assert comment.count("<details>") == comment.count("</details>")
        shown = len(re.findall(r"^\| \d", comment, re.M)) + len(re.findall(r"^- ", comment, re.M))
        assert left + shown == 1_000


# -- any text ------------------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "</p></article></main><img src=x onerror=alert(1)>",
    "\" onmouseover='alert(1)' x=",
    "<!-- --> <![CDATA[ ]]> &lt;b&gt; &amp; &#60;",
    "`code` | cell | **b** ~~s~~ __u__ $x$ \\",
    "[x](javascript:alert(1)) ![y](https://evil.example/p.png) [z]: /url",
    "@octocat @org/team #1 GH-12 octo/cat#3 :smile: 0123456789abcdef0123456789abcdef01234567",
    "https://evil.example www.evil.example mail@evil.example http://x.example:80/?a=b",
    "\r\n::error file=x::y\r\n# h\r\n- li\r\n> q\n\n| a |\n| - |\n```\n~~~",
    "a\0b\x1b[31mred\x1b]8;;https://evil.example\x07\x7f\x9b1m",
    "\u202eevil\u202c \u2066x\u2067y \u2069\u2069 \u200f\u061c",
    "\u2028\u2029\x85\x0b\x0c\ufeff\ufff9",
    "👩‍👩‍👧 🇮🇹 👍🏽 ❤️",
    "a" + "\u0301" * 200,
    "\ud800 \udcff",
    "{0} {{x}} %0A%25 @title@ @list@ \\1 \\g<0>",
    "<a href=\"javascript:alert(1)\">x</a><style>*{display:none}</style>",
    "x" * 10_000,
    "<b>" * 300,
    "",
    " ",
]  # fmt: skip
ids = [repr(one)[:24] for one in HOSTILE]


def about(one: str) -> Finding:
    """A finding that says the text everywhere; names are never very long."""
    unit, name = Unit(one, one + "!", targets=(one, one), plural=one, line=3), one[:200]
    return Finding(name, "warning", one, unit, name, name, ((0, 2), (5, 9)), ((1, 4),), name, name)


def says(one: str) -> list[Change]:
    found = about(one)
    return [
        Change("new", edited(found, "x"), found),
        Change("fixed", found, None),
        Change("open", found, found),
    ]


def shown(module: Any, one: str) -> tuple[str, str]:
    return module.findings([about(one)]), module.changes(says(one))


hostile = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=30), st.text("<>&\"'`|[]()@:/w.#\n\0\ud800", max_size=30)
)


@pytest.mark.parametrize("one", HOSTILE, ids=ids)
def test_any_text_can_be_written(one: str) -> None:
    for module in FORMATS.values():
        for result in shown(module, one):
            result.encode()


@pytest.mark.parametrize("one", HOSTILE, ids=ids)
def test_no_text_commands_a_terminal(one: str) -> None:
    benign = [len(result.split("\n")) for result in shown(text, "Uno due tre")]
    for result, usual in zip(shown(text, one), benign, strict=True):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066\u2067]", result)
        assert result.count("\u2068") == result.count("\u2069")
        assert len(result.split("\n")) <= usual + 20
        assert len(result) < 12_000


@pytest.mark.parametrize("one", HOSTILE, ids=ids)
def test_json_and_sarif_say_texts_exactly(one: str) -> None:
    (found,) = stdlib_json.loads(json.findings([about(one)]))["findings"]
    assert found == {
        **dict.fromkeys("check concept article locale file".split(), one[:200]),
        **dict.fromkeys("message context target plural".split(), one),
        "severity": "warning",
        "line": 3,
        "source": one + "!",
        "targets": [one, one],
        "source_spans": [[0, 2], [5, 9]],
        "target_spans": [[1, 4]],
    }
    for log in shown(sarif, one):
        assert faults(stdlib_json.loads(log)) == []
        for result in results(log):
            assert (result["ruleId"], result["properties"]["target"]) == (one[:200], one)


@few
@given(hostile)
def test_a_workflow_command_is_one_line_that_says_the_text(one: str) -> None:
    for result in shown(github, one):
        assert re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", result) is None
        command = re.fullmatch(r"::warning (?:file=([^,:]*),)?line=3(?:,title=([^,:]*))?::(.*)", result, re.S)
        assert command
        file, title, message = (unquote(group or "", errors="strict") for group in command.groups())
        name = f"{one[:200]}:{one[:200]}" if one else ""
        plain = [display.visible(re.sub("[\r\n]", "|", t)) for t in (one[:200], name, one)]
        assert [re.sub("[\r\n]", "|", t) for t in (file, title, message)] == plain


@few
@given(hostile)
def test_no_text_becomes_markdown(one: str) -> None:
    for result in shown(markdown, one):
        tree = rendered(result)
        assert {element.tag for element in tree.iter()} <= ALLOWED
        assert {(k, v) for e in tree.iter() for k, v in e.items()} <= {
            *(("dir", way) for way in ("ltr", "rtl")),
            *(("style", f"text-align:{way}") for way in ("right", "left")),
        }
        assert len(list(tree.iter("table"))) == (1 if "<details>" not in result else 2)
        for node in tree.itertext():
            assert not re.search(r"@\w|#\w|://|\bwww\.|\bGH-\d|:[\w+-]+:|[0-9a-f]{7}", node, re.I | re.A)


@few
@given(hostile.filter(lambda one: len(one) < 80))
def test_markdown_says_the_text(one: str) -> None:
    cells = ["".join(cell.itertext()) for cell in rendered(markdown.findings([about(one)])).iter("td")]
    spaced = [" ".join(t.split()) for t in (display.visible(one), display.visible(one + "!"))]
    said = [" ".join(cell.split()) for cell in cells]
    assert spaced[0] in said[1]
    assert spaced[1] in said[2]
    assert spaced[0] in said[3]


def shape(page: str) -> set[tuple[str, ...]]:
    tree = html5lib.parse(page[page.index("<main") : page.rindex("<script>")], namespaceHTMLElements=False)
    return {(element.tag, *sorted(element.keys())) for element in tree.iter() if isinstance(element.tag, str)}


@few
@given(hostile)
def test_no_text_becomes_html(one: str) -> None:
    usual = set[tuple[str, ...]]()
    for benign in ("Uno due", "", "Uno <b>due</b>\n", "en"):
        usual |= shape(html.findings([about(benign)])) | shape(html.changes(says(benign)))
    for page in shown(html, one):
        new = shape(page) - usual
        assert {tag for tag, *_ in new} <= {"article", "section", "bdi", "mark", "p", "del", "ins"}
        assert {key for _, *keys in new for key in keys if not key.startswith("data-")} <= {
            *("class", "id", "tabindex", "style", "lang", "dir"),
        }


@few
@given(hostile)
def test_html_says_the_text(one: str) -> None:
    page = html.findings([about(one)])
    tree = html5lib.parse(page[page.index("<main") : page.rindex("<script>")], namespaceHTMLElements=False)
    seen = display.visible(one)
    texts = [
        "".join(p.itertext()).replace("↵\n", "↵")
        for p in tree.iter("p")
        if "text" in p.get("class", "").split()
    ]
    assert texts == [t for t in (display.visible(one + "!"), seen, seen, seen) if t]
    assert "".join(next(tree.iter("h3")).itertext()) == f"warning {seen}"
    article = next(tree.iter("article"))
    assert article.get("data-check", "") == article.get("data-concept", "") == display.visible(one[:200])


# -- the page ------------------------------------------------------------------------------------------


def test_the_page_is_closed_to_everything_else() -> None:
    page = html.changes(CHANGES)
    for name in ("style", "script"):
        (inline,) = re.findall(f"<{name}>(.*?)</{name}>", page, re.S)
        assert f"{name}-src 'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'" in page
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href|action)=(?!"#|"data:,")|url\(|@import|https?:""", page)


def test_texts_say_their_language() -> None:
    tree = html5lib.parse(html.findings(FINDINGS, source_locale="it"), namespaceHTMLElements=False)
    said = {(p.get("lang"), p.get("dir")) for p in tree.iter("p") if p.get("class") == "text"}
    assert said == {("it", "ltr"), ("en", "ltr"), ("ar", "rtl"), ("ja", "ltr"), ("pt-BR", "ltr")}
    tree = html5lib.parse(html.findings([replace(SHAFT, locale="nonsense!")]), namespaceHTMLElements=False)
    assert [(p.get("lang"), p.get("dir")) for p in tree.iter("p") if p.get("class") == "text"] == [
        (None, "auto")
    ] * 2


def test_cards_keep_their_address() -> None:
    ids = re.findall(r'id="(f-[^"]+)"', html.findings([SHAFT, SHAFT, FINDINGS[1]]))
    assert ids[1:] == ["f-a4bad13fe944", "f-a4bad13fe944-2"]
    assert re.findall(r'id="(f-[^"]+)"', html.findings([SHAFT])) == ids[1:2]


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], Path]:
    def write(content: str) -> Path:
        path = tmp_path / "page.html"
        path.write_text(content, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["findings", "changes"])
def test_the_page_is_accessible(open_page, page, kind, width):
    content = html.findings(FINDINGS, source_locale="it") if kind == "findings" else html.changes(CHANGES)
    view = open_page(page(content), width=width)
    view.page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert view.problems() == []


def visible_cards(view):
    return view.page.evaluate(
        "[...document.querySelectorAll('.card')].filter(card => card.checkVisibility())"
        ".map(card => card.querySelector('.foot a').textContent.replace(/.*:/, ''))"
    )


def test_filters_search_and_address(open_page, page):
    path = page(html.changes(CHANGES))
    view = open_page(path)
    everything = ["500", "120", "422", "430", "12", "24", "120", "31", "710"]
    assert visible_cards(view) == everything
    assert view.page.text_content("#count") == "9 shown"

    view.page.check("label:has-text('New') input")
    assert visible_cards(view) == everything[:4]
    assert view.page.text_content("#count") == "4 of 9 shown"
    numbers = view.page.eval_on_selector_all(
        "fieldset:first-child label", "all => all.map(l => l.innerText.split(/\\s+/).join(' '))"
    )
    assert numbers == ["New 4", "Fixed 4", "Still open 1"]
    view.page.check("label:has-text('hpa-axis') input")
    assert visible_cards(view) == ["120"]
    assert view.page.evaluate("location.hash") == "#kind=new&concept=hpa-axis"

    again = open_page(path.resolve().as_uri() + "#kind=new&concept=hpa-axis")
    assert visible_cards(again) == ["120"]
    again.page.keyboard.press("Escape")
    assert visible_cards(again) == everything
    assert again.page.evaluate("location.hash") == ""

    again.page.keyboard.press("/")
    again.page.keyboard.type("PERCHE e interruttore")
    again.page.get_by_text(re.compile("^0 of")).wait_for()
    again.page.fill("#q", "interruttore E un")
    again.page.get_by_text(re.compile("^2 of")).wait_for()
    assert visible_cards(again) == ["422", "430"]
    assert again.page.evaluate("location.hash") == "#q=interruttore+E+un"
    again.page.fill("#q", "fasi:")
    again.page.get_by_text(re.compile("^1 of")).wait_for()
    assert visible_cards(again) == ["422"]
    assert view.errors == again.errors == []


def test_keys_and_addresses_of_cards(open_page, page):
    path = page(html.findings(FINDINGS))
    view = open_page(path.resolve().as_uri() + "#f-a4bad13fe944")
    focused = "document.activeElement.querySelector('.foot a')?.textContent.replace(/.*:/, '')"
    assert view.page.evaluate(focused) == "120"
    view.page.keyboard.press("j")
    assert view.page.evaluate(focused) == "422"
    view.page.keyboard.press("k")
    view.page.keyboard.press("k")
    assert view.page.evaluate(focused) == "24"
    view.page.evaluate("location.hash = '#severity=info'")
    view.page.get_by_text(re.compile("^1 of")).wait_for()
    view.page.evaluate("location.hash = '#list'")
    assert view.page.text_content("#count") == "1 of 8 shown"
    view.page.evaluate("location.hash = '#f-a4bad13fe944'")
    view.page.get_by_text("8 shown", exact=True).wait_for()
    assert view.page.evaluate(focused) == "120"
    view.page.evaluate("location.hash = '#concept=unknown'")
    view.page.get_by_text("0 of 8 shown: nothing matches these filters", exact=True).wait_for()
    assert view.errors == []


def test_what_silences_a_finding_can_be_copied(open_page, page):
    view = open_page(page(html.findings([SHAFT])))
    view.page.evaluate(
        "() => { window.copied = []; navigator.clipboard.writeText = async text => { copied.push(text) } }"
    )
    view.page.keyboard.press("j")
    view.page.keyboard.press("c")
    view.page.keyboard.press("i")
    view.page.click("button.ignore")
    ignore = "# l10n: ignore=glossary-forbidden:hpa-axis"
    place = "locales/en/LC_MESSAGES/magnesio-e-sonno.po:120"
    assert view.page.evaluate("copied") == [place, ignore, ignore]


def test_without_scripts_everything_is_shown(chromium, page):
    context = chromium.new_context(java_script_enabled=False)
    try:
        opened = context.new_page()
        opened.goto(page(html.changes(CHANGES)).resolve().as_uri())
        assert opened.locator(".card:visible").count() == 9
        assert opened.locator("#filters, #count, .tools").locator("visible=true").count() == 0
    finally:
        context.close()


def test_hostile_texts_do_nothing_in_a_browser(open_page, page):
    found = [about(one) for one in HOSTILE]
    view = open_page(page(html.findings(found)), width=390)
    requests: list[str] = []
    view.page.on("request", lambda request: requests.append(request.url))
    view.page.on("dialog", lambda dialog: view.errors.append(dialog.message))
    view.page.evaluate("location.hash = '#concept=' + encodeURIComponent('<script>alert(1)</script>')")
    view.page.get_by_text(re.compile("^1 of")).wait_for()
    assert (view.errors, view.overflow(), requests) == ([], [], [])
    assert view.page.locator("script, img, iframe, style").count() == 2


def test_five_thousand_findings_stay_usable(open_page, page):
    found = [
        replace(one, article=f"articolo-{n}", unit=replace(one.unit, line=n))
        for n in range(625)
        for one in FINDINGS
    ]
    start = time.perf_counter()
    content = html.findings(found)
    assert time.perf_counter() - start < 5
    view = open_page(page(content))
    assert view.page.text_content("#count") == "5,000 shown"
    milliseconds = view.page.evaluate(
        """async () => {
          const start = performance.now();
          for (const hash of ["#locale=ar", "#q=cortisolo", "#article=articolo-624", "#"]) {
            location.hash = hash;
            await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          }
          return performance.now() - start;
        }"""
    )
    assert view.page.text_content("#count") == "5,000 shown"
    assert milliseconds < 6_000


if __name__ == "__main__":
    for name, content in golden():
        (DATA / name).write_text(content, encoding="utf-8")
