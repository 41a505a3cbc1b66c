"""`l10n check` and `l10n diff` from end to end, in a project under git and on any PO file."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

Command = Callable[..., Run]

PAGE = "<html lang=it><title>Il sonno</title><p>L'asse HPA si attiva.</p><p>Il recettore NMDA tace.</p>"
GLOSSARY = """concept\tlang\tterm\tstatus\tpos\tcase
hpa-axis\ten\tHPA axis\tpreferred\tnoun\tsmart
hpa-axis\ten\tHPA shaft\tforbidden\tnoun\tsmart
hpa-axis\tit\tasse HPA\tpreferred\tnoun\tsmart
nmda-receptor\ten\tNMDA receptor\tpreferred\tnoun\tsmart
nmda-receptor\tit\trecettore NMDA\tpreferred\tnoun\tsmart
"""
CATALOG = Path("locales/en/LC_MESSAGES/sonno.po")
RIGHT = {
    "Il sonno": "Sleep",
    "L'asse HPA si attiva.": "The HPA axis is activated.",
    "Il recettore NMDA tace.": "The NMDA receptor is silent.",
}


def git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True)


def write(targets: dict[str, str]) -> None:
    """Put translations into the catalog, whatever stood there."""
    lines = CATALOG.read_text("utf-8").split("\n")
    for number, line in enumerate(lines):
        source = line.removeprefix('msgid "').removesuffix('"')
        if line.startswith('msgid "') and source in targets:
            lines[number + 1] = f'msgstr "{targets[source]}"'
    CATALOG.write_text("\n".join(lines), "utf-8")


@pytest.fixture
def project(l10n: Command, need: Callable[..., str]) -> Command:
    """A project whose translations are right, committed."""
    need("git", package="git")
    Path("source/sonno.html").write_text(PAGE, "utf-8")
    Path("pyproject.toml").write_text('[tool.l10n]\nsource-locale = "it"\nlocales = ["en"]\n', "utf-8")
    assert l10n("update").code == 0
    Path("locales/glossary.tsv").write_text(GLOSSARY, "utf-8")
    write(RIGHT)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("-c", "user.email=ada@example.org", "commit", "-qm", "right")
    return l10n


def kinds(run: Run) -> dict[str, list[str]]:
    found = json.loads(run.out)
    return {kind: [f"{f['check']}:{f['concept']}" for f in findings] for kind, findings in found.items()}


def test_right_translations_have_no_findings(project: Command) -> None:
    assert project("check") == (0, "no findings\n", "")
    assert project("diff").code == 0


def test_a_wrong_term_is_found_and_shown(project: Command) -> None:
    write({"L'asse HPA si attiva.": "The HPA shaft is activated."})
    done = project("check")
    assert done.code == 1
    assert f"{CATALOG}:" in done.out
    assert "error glossary-forbidden:hpa-axis" in done.out
    assert "The HPA shaft is activated." in done.out
    found = json.loads(project("check", "--format", "json").out)["findings"]
    forbidden = next(f for f in found if f["check"] == "glossary-forbidden")
    assert {k: forbidden[k] for k in ("concept", "severity", "locale", "file", "source", "target")} == {
        "concept": "hpa-axis",
        "severity": "error",
        "locale": "en",
        "file": str(CATALOG),
        "source": "L'asse HPA si attiva.",
        "target": "The HPA shaft is activated.",
    }
    assert CATALOG.read_text("utf-8").split("\n")[forbidden["line"] - 1] == 'msgid "L\'asse HPA si attiva."'


def test_broken_codes_are_an_error(project: Command) -> None:
    write({"Il sonno": "<b>Sleep"})
    done = project("check")
    assert done.code == 1
    assert "xml-tags" in done.out


def test_fail_on_decides_the_exit_code(project: Command) -> None:
    write({"L'asse HPA si attiva.": "It is activated."})
    assert project("check").code == 1
    assert project("check", "--fail-on", "never").code == 0
    text = CATALOG.read_text("utf-8").replace("msgid \"L'asse", "#, fuzzy\nmsgid \"L'asse")
    CATALOG.write_text(text, "utf-8")
    assert project("check").code == 0
    assert project("check", "--fail-on", "warning").code == 1


def test_the_configuration_turns_a_check_off(project: Command) -> None:
    write({"L'asse HPA si attiva.": "It is activated."})
    with Path("pyproject.toml").open("a", encoding="utf-8") as configuration:
        configuration.write('[tool.l10n.checks]\nglossary-missing.en = "off"\n')
    assert project("check").code == 0


def test_an_ignore_comment_holds_until_the_entry_changes(project: Command) -> None:
    write({"L'asse HPA si attiva.": "It is activated."})
    text = CATALOG.read_text("utf-8")
    marked = "# l10n: ignore=glossary-missing:hpa-axis\n#. p\n"
    at = text.rindex("#. p", 0, text.index("L'asse"))
    CATALOG.write_text(text[:at] + marked + text[at:].removeprefix("#. p\n"), "utf-8")
    assert project("check").code == 0
    assert project("update").code == 0
    assert "tgt=" in CATALOG.read_text("utf-8")
    write({"L'asse HPA si attiva.": "It is active."})
    assert project("check").code == 1


def test_diff_tells_new_from_fixed_and_open(project: Command) -> None:
    write({"Il recettore NMDA tace.": "It is silent."})
    git("-c", "user.email=ada@example.org", "commit", "-qam", "one wrong")
    write({"L'asse HPA si attiva.": "It is activated."})
    assert kinds(project("diff", "--format", "json")) == {
        "new": ["glossary-missing:hpa-axis"],
        "fixed": [],
        "open": ["glossary-missing:nmda-receptor"],
    }
    assert project("diff").code == 1
    write(RIGHT)
    assert kinds(project("diff", "HEAD", "--format", "json")) == {
        "new": [],
        "fixed": ["glossary-missing:nmda-receptor"],
        "open": [],
    }
    assert project("diff").code == 0
    assert kinds(project("diff", "HEAD~1", "HEAD", "--format", "json"))["new"] == [
        "glossary-missing:nmda-receptor"
    ]


def test_a_changed_glossary_alone_shows_what_it_does(project: Command) -> None:
    table = Path("locales/glossary.tsv")
    table.write_text(table.read_text("utf-8") + "silent\ten\tsilent\tforbidden\tadjective\tsmart\n", "utf-8")
    assert kinds(project("diff", "--format", "json")) == {
        "new": ["glossary-forbidden:silent"],
        "fixed": [],
        "open": [],
    }


@pytest.mark.parametrize(
    ("format", "told"),
    [
        ("text", "glossary-missing:hpa-axis"),
        ("json", '"check": "glossary-missing"'),
        ("markdown", "glossary-missing"),
        ("sarif", '"version": "2.1.0"'),
        ("github", "::error file=locales/en/LC_MESSAGES/sonno.po,line="),
        ("html", "<!doctype html>"),
    ],
)
def test_every_format_of_both_verbs(project: Command, format: str, told: str) -> None:
    write({"L'asse HPA si attiva.": "It is activated."})
    assert told in project("check", "--format", format).out
    assert told in project("diff", "--format", format).out
    done = project("diff", "--format", format, "-o", "report")
    assert (done.code, done.out) == (1, "")
    assert told in Path("report").read_text("utf-8")


def test_any_po_file_is_checked(l10n: Command, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "terms.tsv").write_text(GLOSSARY, "utf-8")
    text = 'msgid ""\nmsgstr "Language: en\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    (folder / "a b.po").write_text(text + 'msgid "asse HPA"\nmsgstr "shaft"\n', "utf-8")
    done = l10n("check", "elsewhere/a b.po", "--glossary", "elsewhere/terms.tsv", "--format", "json")
    assert done.code == 1
    found = json.loads(done.out)["findings"]
    assert [(f["check"], f["file"], f["line"]) for f in found] == [
        ("glossary-missing", "elsewhere/a b.po", 4)
    ]


def test_explain_says_what_a_check_means(l10n: Command) -> None:
    done = l10n("check", "--explain", "glossary-missing")
    assert done.code == 0
    assert "ignore" in done.out
    unknown = l10n("check", "--explain", "nothing")
    assert (unknown.code, unknown.err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["diff", "nowhere"], "nowhere"),
        (["diff", "--tip", "main..main"], "range"),
        (["check", "missing.po"], "missing.po"),
    ],
)
def test_bad_use_is_one_line(project: Command, words: list[str], told: str) -> None:
    done = project(*words)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def test_a_bad_glossary_is_one_line_with_its_place(project: Command) -> None:
    Path("locales/glossary.tsv").write_text(GLOSSARY + "x\txx-nothing\ty\twrong\n", "utf-8")
    done = project("check")
    assert done.code == 2
    assert done.err.startswith("l10n: locales/glossary.tsv:7: ")
    assert done.err.count("\n") == 1


def test_a_missing_dictionary_is_one_line(project: Command) -> None:
    Path("pyproject.toml").write_text('[tool.l10n]\nsource-locale = "it"\nlocales = ["ca"]\n', "utf-8")
    told = "ca: spelling is checked without a hunspell dictionary; to get it: apt-get install hunspell hunspell-ca\n"
    assert project("check").err in (told, "")  # "" where it is installed
    Path("pyproject.toml").write_text(
        '[tool.l10n]\nsource-locale = "it"\nlocales = ["ca"]\n[tool.l10n.checks]\nspelling.ca = "off"\n',
        "utf-8",
    )
    assert project("check").err == ""
