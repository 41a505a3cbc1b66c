"""`l10n check --fix` from end to end, and the diff that it shows."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Run

from l10n import catalog
from l10n.model import Catalog, Header, Unit
from l10n.po import read_po, write_po
from l10n.report.patch import patch

Command = Callable[..., Run]

UNITS = (
    Unit(None, "Perché?", targets=("Pourquoi ?",)),
    Unit(None, "Uno due", targets=("Un  deux",)),
    Unit(None, "Sì", targets=("Oui",)),
    Unit(None, "Tre", targets=(" Trois",), obsolete=True),
)
REVIEWED = catalog.approve(UNITS[1], "Ada", date(2026, 1, 2))
BEFORE = Catalog("fr", (UNITS[0], REVIEWED, *UNITS[2:]), Header((("Language", "fr"),)))
DIFF = """\
--- a/x.po
+++ b/x.po
@@ -4,2 +4,2 @@
 msgid "Perché?"
-msgstr "Pourquoi ?"
+msgstr "Pourquoi\u00a0?"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_po(BEFORE, tmp_path / "x.po")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_what_is_mended_is_shown_and_reviewed_entries_stay(l10n: Command) -> None:
    left = "x.po: 1 reviewed entry not mended; --force does, and leaves them translated, not reviewed\n"
    shown = l10n("check", "x.po", "--fix", "--dry-run")
    assert shown == Run(1, DIFF, f"x.po: 1 entry to mend; nothing written\n{left}")
    assert read_po("x.po").units == BEFORE.units
    assert l10n("check", "x.po", "--fix") == Run(0, DIFF, f"x.po: 1 entry mended\n{left}")
    assert [unit.target for unit in read_po("x.po").units] == ["Pourquoi\u00a0?", "Un  deux", "Oui", " Trois"]
    assert l10n("check", "x.po", "--fix") == Run(0, "", left)


@pytest.mark.usefixtures("folder")
def test_force_mends_reviewed_entries_and_says_that_they_are_translated_now(l10n: Command) -> None:
    done = l10n("check", "x.po", "--fix", "--force")
    assert (done.code, done.err) == (
        0,
        "x.po: 2 entries mended\nx.po: 1 of them had been reviewed and are translated now; review again\n",
    )
    unit = read_po("x.po").units[1]
    assert (unit.target, unit.state, unit.comments) == ("Un deux", "translated", ())


def test_a_file_that_is_wrapped_otherwise_is_said_to_be_written_anew(l10n: Command, folder: Path) -> None:
    text = (folder / "x.po").read_text("utf-8").replace('msgstr "Oui"', 'msgstr ""\n"Oui"')
    (folder / "x.po").write_text(text, "utf-8")
    assert "were all written anew" in l10n("check", "x.po", "--fix").err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--dry-run",), "l10n: --dry-run goes with --fix\n"),
        (("--force",), "l10n: --force goes with --fix\n"),
        (("--fix", "--format", "json"), "l10n: --fix shows a diff; run l10n check once more for a report"),
    ],
)
def test_options_that_do_not_go_together(l10n: Command, options: tuple[str, ...], message: str) -> None:
    run = l10n("check", "x.po", *options)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(message)


def test_a_file_that_names_no_language_is_refused_and_none_is_written(l10n: Command, folder: Path) -> None:
    write_po(replace(BEFORE, header=Header()), folder / "y.po")
    run = l10n("check", "x.po", "y.po", "--fix")
    assert (run.code, run.out) == (2, "")
    assert "does not say its language" in run.err
    assert read_po("x.po").units == BEFORE.units
    assert l10n("check", "y.po", "--fix", "-L", "fr").code == 0


def test_the_catalogs_of_a_project(l10n: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    configuration = '[tool.l10n]\nsource-locale = "it"\nlocales = ["fr"]\n'
    Path("pyproject.toml").write_text(configuration, "utf-8")
    Path("source/sonno.html").write_text("<html lang=it><p>Perché?</p>", "utf-8")
    l10n("update")
    path = Path("locales/fr/LC_MESSAGES/sonno.po")
    text = path.read_text("utf-8")
    path.write_text(
        text.replace('msgid "Perché?"\nmsgstr ""', 'msgid "Perché?"\nmsgstr "Pourquoi?"'), "utf-8"
    )
    done = l10n("check", "--fix")
    assert (done.code, done.err) == (0, f"{path}: 1 entry mended\n")
    assert read_po(path).units[-1].target == "Pourquoi\u00a0?"
    with Path("pyproject.toml").open("a", encoding="utf-8") as file:
        file.write('[tool.l10n.checks]\nlocale-spacing = "off"\n')
    path.write_text(
        text.replace('msgid "Perché?"\nmsgstr ""', 'msgid "Perché?"\nmsgstr "Pourquoi?"'), "utf-8"
    )
    assert l10n("check", "--fix") == Run(0, "", "")


# -- the diff --------------------------------------------------------------------------------------------


def test_nothing_changed_is_no_diff() -> None:
    assert patch("x.po", BEFORE, BEFORE) == ""


def test_a_terminal_shows_what_cannot_be_seen() -> None:
    after = replace(BEFORE, units=(replace(UNITS[0], targets=("A\u00a0\x1b",)), *BEFORE.units[1:]))
    shown = patch("x.po", BEFORE, after, colour=True).split("\n")
    assert shown[-2] == '\x1b[32m+msgstr "A⍽␛"\x1b[0m'


def test_a_diff_can_be_applied(need: Callable[..., str], folder: Path) -> None:
    program = need("git", package="git")
    units = tuple(replace(unit, targets=(unit.target + "!",)) for unit in BEFORE.units)
    after = replace(BEFORE, units=units)
    (folder / "x.diff").write_text(patch("x.po", BEFORE, after), "utf-8")
    assert os.spawnl(os.P_WAIT, program, "git", "apply", "--unidiff-zero", "x.diff") == 0
    assert read_po(folder / "x.po").units == units
