"""`l10n check` and `l10n diff`: findings, and what became of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from l10n import commands, locales
from l10n.checks import CHECKS
from l10n.cli.common import Locales, names, open_project, short, tags
from l10n.errors import L10nError
from l10n.files import write_atomic
from l10n.model import Change, Finding
from l10n.report import github, html, json, markdown, sarif, text

app = typer.Typer()


class Report(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"
    html = "html"
    sarif = "sarif"
    github = "github"


class Level(StrEnum):
    error = "error"
    warning = "warning"
    never = "never"


AsReport = Annotated[Report, typer.Option("--format", help="How findings are told.")]
Page = Annotated[Path | None, typer.Option(help="Write the findings as a page there, too.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write the report to this file.")]
FailOn = Annotated[Level, typer.Option(help="Exit 1 when a finding is as grave as this.")]
Places = Annotated[
    list[str] | None, typer.Argument(metavar="[ARTICLE|FILE.po]...", help="Articles, or any PO files.")
]


@app.command()
def check(
    places: Places = None,
    locale: Locales = None,
    glossary: Annotated[Path | None, typer.Option(help="Terms for PO files, instead of a project's.")] = None,
    source_locale: Annotated[str, typer.Option(help="Language of the msgids of PO files.")] = "it",
    format: AsReport = Report.text,
    output: Output = None,
    page: Page = None,
    fail_on: FailOn = Level.error,
    explain: Annotated[str | None, typer.Option(metavar="CHECK", help="Say what a check means.")] = None,
) -> None:
    """Check translations: their terms and their codes."""
    if explain is not None:
        return print(_explained(explain))
    files = [Path(name) for name in places or () if name.endswith(".po")]
    if files:
        source, target = locales.parse(source_locale), (tags(locale) or [""])[0]
        found = [one for path in files for one in commands.check_file(path, source, glossary, target)]
    else:
        project = open_project()
        source, found = project.source_locale, commands.check(project, names(places), tags(locale))
    _show(_told("findings", found, format, source), output)
    if page:
        _show(_told("findings", found, Report.html, source), page)
    raise typer.Exit(_fails(found, fail_on))


@app.command()
def diff(
    base: Annotated[str, typer.Argument(help="Where the change starts: a branch, tag or commit.")] = "HEAD",
    head: Annotated[str | None, typer.Argument(help="Where it ends; the working tree if not given.")] = None,
    locale: Locales = None,
    tip: Annotated[
        bool, typer.Option("--tip", help="Compare with BASE itself, not with the merge base.")
    ] = False,
    format: AsReport = Report.text,
    output: Output = None,
    page: Page = None,
    fail_on: FailOn = Level.error,
) -> None:
    """Findings that a change made new, fixed, or left open."""
    project = open_project()
    changes = commands.diff(project, base, head, tags(locale), tip=tip)
    _show(_told("changes", changes, format, project.source_locale), output)
    if page:
        _show(_told("changes", changes, Report.html, project.source_locale), page)
    raise typer.Exit(_fails([one.after for one in changes if one.kind == "new" and one.after], fail_on))


def _explained(check: str) -> str:
    if check not in CHECKS:
        raise L10nError(f"there is no check {check}; there is {', '.join(sorted(CHECKS))}")
    return CHECKS[check].explanation


def _told(
    verb: Literal["findings", "changes"], items: Sequence[Finding | Change], format: Report, source: str
) -> str:
    """Findings or changes in a format: each has a module with a function for either."""
    module = {
        Report.text: text,
        Report.json: json,
        Report.markdown: markdown,
        Report.github: github,
        Report.sarif: sarif,
        Report.html: html,
    }[format]
    options: dict[Report, dict[str, Any]] = {
        Report.text: {"colour": _colour()},
        Report.sarif: {"help": _helps()},
        Report.html: {"source_locale": source},
    }
    return str(getattr(module, verb)(items, **options.get(format, {})))


def _helps() -> dict[str, str]:
    return {name: check.explanation for name, check in CHECKS.items()}


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _show(shown: str, output: Path | None) -> None:
    """Print a report, or write it to a file."""
    if output is not None:
        write_atomic(output, (shown.rstrip("\n") + "\n").encode("utf-8", "replace"))
        print(f"{short(output)}: written", file=sys.stderr)
    elif shown:
        print(shown)


def _fails(found: Sequence[Finding], level: Level) -> bool:
    grave = {Level.error: ("error",), Level.warning: ("error", "warning"), Level.never: ()}[level]
    return any(finding.severity in grave for finding in found)
