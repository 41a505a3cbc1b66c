"""Each verb from end to end: what it prints, its exit code, what it leaves in the files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

import l10n as package
from l10n import read_po

Command = Callable[..., Run]

PAGE = """<!doctype html>
<html lang="it">
<head><title>Il sonno</title></head>
<body>
<h1>Il sonno profondo</h1>
<p>Il <strong>magnesio</strong> aiuta, dice lo <a href="studio.html">studio</a>.</p>
<p>Buona notte.</p>
</body>
</html>
"""
MESSAGES = {
    "Il sonno": "Sleep",
    "Il sonno profondo": "Deep sleep",
    "Il <strong>magnesio</strong> aiuta, dice lo <a>studio</a>.": (
        "<strong>Magnesium</strong> helps, says the <a>study</a>."
    ),
    "Buona notte.": "Good night.",
}
CATALOG = Path("locales/en/LC_MESSAGES/sonno.po")


@pytest.fixture
def project(l10n: Command) -> Command:
    """A project with one article and its catalogs."""
    Path("source/sonno.html").write_text(PAGE, "utf-8")
    assert l10n("update").code == 0
    return l10n


def translate(targets: dict[str, str], path: Path = CATALOG) -> None:
    """Write translations as a person with an editor does."""
    text = path.read_text("utf-8")
    for source, target in targets.items():
        quoted = json.dumps(source, ensure_ascii=False)
        before = text
        text = text.replace(
            f'msgid {quoted}\nmsgstr ""\n',
            f"msgid {quoted}\nmsgstr {json.dumps(target, ensure_ascii=False)}\n",
        )
        assert text != before, source
    path.write_text(text, "utf-8")


def files(folder: str = ".") -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(Path(folder).rglob("*")) if p.is_file()}


def states(path: Path = CATALOG) -> dict[str, str]:
    return {unit.source: unit.state for unit in read_po(path).units}


# -- the way of an article


def test_init_writes_a_configuration_that_update_can_use(l10n: Command) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n', "utf-8")
    assert l10n("init", "--source-locale", "it", "-L", "pt_BR").code == 0
    assert Path("pyproject.toml").read_text("utf-8").startswith('[project]\nname = "x"\n')
    Path("source/a.txt").write_text("Buona notte a tutti.\n", "utf-8")
    assert l10n("update").code == 0
    assert Path("locales/pt_BR/LC_MESSAGES/a.po").is_file()
    again = l10n("init")
    assert again.code == 2
    assert "already" in again.err


def test_extract_writes_the_template_once(l10n: Command) -> None:
    Path("source/sonno.html").write_text(PAGE, "utf-8")
    assert l10n("extract").out == "locales/sonno.pot: 4 entries\n"
    assert [unit.source for unit in read_po("locales/sonno.pot").units] == list(MESSAGES)
    assert l10n("extract") == (0, "", "")


def test_update_twice_changes_no_byte(project: Command) -> None:
    before = files()
    assert project("update") == (0, "", "")
    assert files() == before


def test_update_check_names_stale_catalogs_and_writes_nothing(project: Command) -> None:
    assert project("update", "--check") == (0, "", "")
    Path("source/sonno.html").write_text(PAGE.replace("Buona notte.", "Buon riposo."), "utf-8")
    before = files()
    done = project("update", "--check")
    assert done.code == 1
    assert done.out.splitlines() == [
        "locales/sonno.pot: stale; run `l10n update`",
        "locales/en/LC_MESSAGES/sonno.po: stale; run `l10n update`",
        "locales/ar/LC_MESSAGES/sonno.po: stale; run `l10n update`",
    ]
    assert files() == before


def test_an_edited_article_keeps_what_is_still_true(project: Command) -> None:
    translate(MESSAGES)
    page = PAGE.replace("Il <strong>magnesio</strong> aiuta", "Il <strong>magnesio</strong> aiuta molto")
    page = page.replace("<p>Buona notte.</p>\n", "").replace(
        "<body>", "<body>\n<p>Tutto qui, senza altro.</p>"
    )
    Path("source/sonno.html").write_text(page, "utf-8")
    assert project("update").code == 0
    assert states() == {
        "Il sonno": "translated",
        "Tutto qui, senza altro.": "untranslated",
        "Il sonno profondo": "translated",
        "Il <strong>magnesio</strong> aiuta molto, dice lo <a>studio</a>.": "changed",
        "Buona notte.": "obsolete",
    }
    changed = next(unit for unit in read_po(CATALOG).units if unit.state == "changed")
    assert changed.previous is not None
    assert changed.previous.source == "Il <strong>magnesio</strong> aiuta, dice lo <a>studio</a>."
    Path("source/sonno.html").write_text(PAGE, "utf-8")
    assert project("update").code == 0
    assert states()["Buona notte."] == "translated"


def test_build_publishes_what_is_translated(project: Command) -> None:
    translate(MESSAGES)
    done = project("build")
    assert done.code == 0
    assert "ar/sonno.html: left out, 0 % of 100 % translated; --draft builds it" in done.err
    page = Path("build/en/sonno.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert '<p><strong>Magnesium</strong> helps, says the <a href="studio.html">study</a>.</p>' in page
    assert Path("build/it/sonno.html").read_text("utf-8").count("Buona notte.") == 1
    assert not Path("build/ar").exists()
    assert 'href="en/sonno.html"' in Path("build/index.html").read_text("utf-8")


def test_build_never_writes_into_locales(project: Command) -> None:
    before = files("locales")
    assert project("build", "--draft").code == 0
    assert files("locales") == before


def test_a_draft_says_so_and_marks_what_is_not_translated(project: Command) -> None:
    assert project("build", "--draft", "-L", "ar").code == 0
    page = Path("build/ar/sonno.html").read_text("utf-8")
    assert '<html dir="rtl" lang="ar">' in page
    assert '<p><span lang="it" dir="ltr">Buona notte.</span></p>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "DRAFT · ar · 0 %" in page
    assert "ar/sonno" not in Path("build/index.html").read_text("utf-8")


def test_a_page_that_is_no_longer_published_goes(project: Command) -> None:
    project("build", "--draft")
    Path("build/mine.txt").write_text("kept", "utf-8")
    assert Path("build/en/sonno.html").exists()
    project("build")
    assert not Path("build/en/sonno.html").exists()
    assert Path("build/mine.txt").exists()


BROKEN = {
    "dropped": "Magnesium helps, says the study.",
    "added": "<strong>Magnesium</strong> <em>helps</em>, says the <a>study</a>.",
    "renamed": "<strong>Magnesium</strong> helps, says the <link>study</link>.",
    "crossed": "<strong>Magnesium helps, says the <a>study</strong></a>.",
    "attribute": '<strong>Magnesium</strong> helps, says the <a href="//evil.example">study</a>.',
    "script": "<strong>Magnesium</strong><script>alert(1)</script> helps, says the <a>study</a>.",
    "handler": "<strong>Magnesium</strong> helps, <img src=x onerror=alert(1)> says the <a>study</a>.",
    "javascript": '<strong>Magnesium</strong> helps, says the <a href="javascript:alert(1)">study</a>.',
    "unbalanced": "<strong>Magnesium helps, says the <a>study</a>.",
    "tag-like": "<strong>Magnesium</strong> helps, says <the> <a>study</a>.",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_markup_never_reaches_a_page(project: Command, kind: str) -> None:
    source = list(MESSAGES)[2]
    translate({**MESSAGES, source: BROKEN[kind]})
    line = next(unit.line for unit in read_po(CATALOG).units if unit.source == source)
    done = project("build", "-L", "en")
    assert done.code == 1
    assert f"{CATALOG}:{line}: " in done.err
    page = Path("build/en/sonno.html").read_text("utf-8")
    kept = 'Il <strong>magnesio</strong> aiuta, dice lo <a href="studio.html">studio</a>.'
    assert f'<p><span lang="it" dir="ltr">{kept}</span></p>' in page


def test_pseudo_fills_only_what_is_untranslated(project: Command) -> None:
    translate({"Il sonno": "Sleep"})
    assert project("translate", "--engine", "pseudo").code == 0
    assert states() == dict.fromkeys(MESSAGES, "machine") | {"Il sonno": "translated"}
    assert project("translate", "--engine", "pseudo") == (0, "", "")


def test_status_counts_in_every_format(project: Command) -> None:
    translate({"Il sonno": "Sleep", "Il sonno profondo": "Deep sleep"})
    text = project("status", "-L", "en").out.splitlines()
    assert text[1].split() == ["sonno", "en", "2", "0", "0", "0", "2", "0", "13", "50%"]
    found = json.loads(project("status", "-L", "en", "--format", "json").out)["status"]
    assert found == [
        {
            "article": "sonno",
            "locale": "en",
            "entries": {
                "untranslated": 2,
                "machine": 0,
                "changed": 0,
                "needs-work": 0,
                "translated": 2,
                "reviewed": 0,
            },
            "words": {
                "untranslated": 8,
                "machine": 0,
                "changed": 0,
                "needs-work": 0,
                "translated": 5,
                "reviewed": 0,
            },
            "percent": 50,
        }
    ]
    assert (
        "| sonno | en | 2 | 0 | 0 | 0 | 2 | 0 | 13 | 50% |" in project("status", "--format", "markdown").out
    )


# -- review


def waiting(l10n: Command) -> list[dict[str, object]]:
    found = json.loads(l10n("review", "list", "-L", "en", "--format", "json").out)["waiting"]
    assert isinstance(found, list)
    return found


def test_review_lists_the_worst_first(project: Command) -> None:
    source = list(MESSAGES)[2]
    translate({"Il sonno": "Sleep", source: "broken"})
    project("translate", "--engine", "pseudo", "-L", "en")
    assert [(entry["source"], entry["state"]) for entry in waiting(project)] == [
        (source, "translated"),
        ("Il sonno profondo", "machine"),
        ("Buona notte.", "machine"),
        ("Il sonno", "translated"),
    ]
    text = project("review", "list", "-L", "en").out
    assert "<strong> is missing" not in text  # it may be dropped
    assert "<a> is missing" in text


def test_approve_reject_and_edit(project: Command) -> None:
    project("translate", "--engine", "pseudo", "-L", "en")
    ids = {str(entry["source"]): str(entry["id"]) for entry in waiting(project)}
    assert project("review", "approve", ids["Il sonno"]).code == 0
    assert project("review", "reject", ids["Buona notte."], "--reason", "not English, é").code == 0
    assert project("review", "edit", ids["Il sonno profondo"], "--text", "Deep sleep").code == 0
    assert states() == {
        "Il sonno": "reviewed",
        "Il sonno profondo": "reviewed",
        list(MESSAGES)[2]: "machine",
        "Buona notte.": "needs-work",
    }
    text = CATALOG.read_text("utf-8")
    assert "# l10n: state=reviewed src=" in text
    assert "# l10n: by=Ada%20Rossi date=2025-12-01\n" in text
    assert "reason=not%20English,%20é" in text
    translate_again = text.replace('msgstr "Deep sleep"', 'msgstr "Deeper sleep"')
    CATALOG.write_text(translate_again, "utf-8")
    assert states()["Il sonno profondo"] == "translated"


def test_approving_broken_codes_is_refused_and_nothing_is_written(project: Command) -> None:
    translate({**MESSAGES, list(MESSAGES)[2]: "broken"})
    before = files("locales")
    done = project("review", "approve", "--all", "-L", "en")
    assert done.code == 2
    assert f"{CATALOG}:" in done.err
    assert "cannot be approved: <a> is missing" in done.err
    assert files("locales") == before


def test_reviewed_only_is_published_where_the_configuration_says_so(project: Command) -> None:
    with Path("pyproject.toml").open("a", encoding="utf-8") as configuration:
        configuration.write('publish = "reviewed"\n')
    translate(MESSAGES)
    assert "en/sonno.html: left out" in project("build").err
    assert project("review", "approve", "--all", "-L", "en").code == 0
    assert "en/sonno.html" not in project("build").err


# -- bad input and failures


BAD_ARTICLES = {
    "empty": (b"", "is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0", "is not utf-8"),
    "utf-16": ("<p>Uno</p>".encode("utf-16"), "is UTF-16"),
    "latin-1": ("<p>Però</p>".encode("latin-1"), "byte 6 (0xf2) is not utf-8"),
    "charset": (b'<meta charset="klingon"><p>Uno</p>', "unknown charset klingon"),
    "NUL": (b"<p>Uno</p>\n<p>\0</p>", "holds a NUL"),
}
BAD_CATALOGS = {
    "empty": b"",
    "binary": b"\xde\x12\x04\x95\0\0\0\0",
    "utf-16": 'msgid ""\nmsgstr ""\n'.encode("utf-16"),
    "charset": b'msgid "a"\nmsgstr "\xe8"\n',
    "unterminated": b'msgid "a\nmsgstr ""\n',
    "stray": b'msgid "a"\nmsgstr "b"\nwhat is this\n',
    "conflict": b'<<<<<<< HEAD\nmsgid "a"\n=======\nmsgid "b"\n>>>>>>> x\nmsgstr ""\n',
    "duplicate": b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    "NUL": b'msgid "a\0"\nmsgstr ""\n',
}


@pytest.mark.parametrize("kind", BAD_ARTICLES)
def test_a_bad_article_is_one_line_and_touches_nothing(project: Command, kind: str) -> None:
    data, told = BAD_ARTICLES[kind]
    Path("source/zzz.html").write_bytes(data)
    before = files()
    for verb in ("extract", "update", "build", "status", "translate"):
        done = project(verb)
        assert done.code == 2
        assert done.err.count("\n") == 1
        assert done.err.startswith("l10n: source/zzz.html:")
        assert told in done.err
    assert files() == before


@pytest.mark.parametrize("kind", BAD_CATALOGS)
def test_a_bad_catalog_is_one_line_and_touches_nothing(project: Command, kind: str) -> None:
    Path("source/sonno.html").write_text(PAGE.replace("Buona", "Serena"), "utf-8")
    Path("locales/ar/LC_MESSAGES/sonno.po").write_bytes(BAD_CATALOGS[kind])
    before = files()
    for words in (
        ["update"],
        ["build", "--draft"],
        ["status"],
        ["translate", "--engine", "pseudo"],
        ["review", "list"],
    ):
        done = project(*words)
        assert done.code == 2
        assert done.err.count("\n") == 1
        assert done.err.startswith("l10n: locales/ar/LC_MESSAGES/sonno.po")
    assert files() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["build", "sonn"], "there is no article sonn; did you mean sonno?"),
        (["build", "-L", "klingonese"], "names no language"),
        (["build", "-L", "fr"], "fr is not among the project's locales"),
        (["review", "approve", "00000000"], "no entry 00000000 waits for review"),
    ],
)
def test_bad_use_is_one_line(project: Command, words: list[str], told: str) -> None:
    done = project(*words)
    assert done.code == 2
    assert told in done.err
    assert done.err.count("\n") == 1


def test_odd_articles_are_no_trouble(l10n: Command) -> None:
    Path("source/una notte è lunga.html").write_text("<p>Uno</p>", "utf-8")
    Path("source/lungo.html").write_text("<p>" + "a" * 5_000_000 + "</p>", "utf-8")
    Path("source/fondo.html").write_text("<div>" * 10_000 + "Uno" + "</div>" * 10_000, "utf-8")
    assert l10n("update").code == 0
    assert l10n("build", "--draft").code == 0
    assert Path("build/en/una notte è lunga.html").exists()


def test_a_full_disk_leaves_every_catalog_as_it_was(
    project: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    translate(MESSAGES)
    Path("source/sonno.html").write_text(PAGE.replace("Buona", "Serena"), "utf-8")
    before = files()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        done = project("update")
    assert done.code == 2
    assert "No space left on device" in done.err
    assert files() == before


@pytest.mark.usefixtures("project")
def test_killed_between_files_leaves_whole_catalogs() -> None:
    for number in range(30):
        Path(f"source/a{number:02}.html").write_text(PAGE.replace("sonno", f"sonno {number}"), "utf-8")
    command = [sys.executable, "-c", "from l10n.cli import main; main()", "update"]
    for written in (1, 4, 16, 32):
        running = subprocess.Popen(command)
        while running.poll() is None and len(list(Path("locales").rglob("*.po*"))) < 3 + written:
            time.sleep(0.001)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert all(read_po(path).units for path in Path("locales").rglob("*.po*"))
    assert subprocess.run(command, check=False).returncode == 0
    assert subprocess.run([*command, "--check"], check=False).returncode == 0


# -- what is loaded

HEAVY = {"babel", "bs4", "httpx", "langcodes", "markdown_it", "numpy", "py3langid", "rapidfuzz", "simplemma"}
COMMANDS = "init extract update status build translate check diff review glossary engines".split()


def loaded(code: str) -> set[str]:
    """The modules that a new process has loaded after this code."""
    command = [sys.executable, "-c", f"import sys; {code}; print(*sys.modules, file=sys.stderr)"]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stderr.split())


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("import l10n", {"typer", "l10n.checks", "l10n.po", "l10n.translation"}),
        ("from l10n import read_po", {"typer", "l10n.checks", "l10n.translation"}),
        ("from l10n import check", {"typer", "l10n.document", "l10n.translation"}),
        ("import l10n.cli", {"l10n.checks", "l10n.commands"}),
        ("import l10n.cli.findings", {"l10n.translation", "l10n.exchange"}),
    ],
)
def test_what_is_not_needed_is_not_loaded(code: str, other: set[str]) -> None:
    found = loaded(code)
    assert code.split()[1] in found
    needed = {"numpy"} if "l10n.checks" in found else set()
    needed |= {"rapidfuzz", "markdown_it"} if "findings" in code else set()
    assert found & (HEAVY - needed | other) == set()


def test_every_public_name_can_be_imported_first() -> None:
    for name in package.__all__:
        code = f"from l10n import {name}; import l10n; assert l10n.{name} is {name}; assert not hasattr(l10n, 'x')"
        assert "l10n" in loaded(code)
    assert set(package.__all__) <= set(dir(package))


def test_no_public_name_is_a_module() -> None:
    """The import of a module puts it in the place of the name."""
    modules = {path.stem for path in Path(package.__file__).parent.iterdir()}
    assert "checks" in modules
    assert modules & set(package.__all__) == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_their_help_says(l10n: Command, name: str) -> None:
    listed = next(line for line in l10n("--help").out.splitlines() if line.startswith(f"  {name} "))
    assert listed.removeprefix(f"  {name}").strip() in l10n(name, "--help").out
