"""`l10n check` and `l10n diff`: findings, and what became of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer

from l10n import commands, commands_fix, locales
from l10n.checks import CHECKS
from l10n.cli.common import Locales, names, open_project, short, tags
from l10n.errors import L10nError
from l10n.files import write_atomic
from l10n.model import Change, Finding
from l10n.report import github, html, json, markdown, sarif, text
from l10n.report.patch import patch

app = typer.Typer(rich_markup_mode=None)


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
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend spaces and quotation marks, and show the changes.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="With --fix: only show; exit 1 where there is something to mend."),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="With --fix: mend reviewed entries, too; they are translated then."),
    ] = False,
) -> None:
    """Check translations; with --fix, mend what is safe."""
    if explain is not None:
        return print(_explained(explain))
    files = [Path(name) for name in places or () if name.endswith(".po")]
    if fix:
        if output or page or format is not Report.text:
            raise L10nError("--fix shows a diff; run l10n check once more for a report of what is left")
        _fix(files, names(places), tags(locale), source_locale, force=force, write=not dry_run)
    if dry_run or force:
        raise L10nError(f"{'--dry-run' if dry_run else '--force'} goes with --fix")
    if files:
        source, target = locales.parse(source_locale), (tags(locale) or [""])[0]
        found = [one for path in files for one in commands.check_file(path, source, glossary, target)]
        lacking = [commands.dictionary(path, target) for path in files]
    else:
        project = open_project()
        source, found = project.source_locale, commands.check(project, names(places), tags(locale))
        lacking = commands.dictionaries(project, tags(locale))
    for line in dict.fromkeys(filter(None, lacking)):
        print(line, file=sys.stderr)
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


def _fix(
    files: Sequence[Path],
    wanted: Sequence[str],
    only: Sequence[str],
    source_locale: str,
    *,
    force: bool,
    write: bool,
) -> NoReturn:
    """Mend catalogs: their changes go to the output, what became of them to the terminal."""
    if files:
        source, target = locales.parse(source_locale), (only or [""])[0]
        done = commands_fix.fix_files(files, source, target, force=force, write=write)
    else:
        done = commands_fix.fix(open_project(), wanted, only, force=force, write=write)
    for each in done:
        print(patch(short(each.path), each.before, each.after, colour=_colour()), end="")
        for line in _became(each, write):
            print(f"{short(each.path)}: {line}", file=sys.stderr)
    raise typer.Exit(not write and any(each.mended for each in done))


def _became(each: commands_fix.Mended, write: bool) -> Iterator[str]:
    count = len(each.mended)
    entries = "1 entry" if count == 1 else f"{count} entries"
    if count:
        yield f"{entries} mended" if write else f"{entries} to mend; nothing written"
    if each.reviewed:
        verb = "are" if write else "would be"
        yield f"{each.reviewed} of them had been reviewed and {verb} translated now; review again"
    if each.rewritten:
        yield (
            "its lines are wrapped otherwise than msgcat --no-wrap does; they "
            + ("were" if write else "would be")
            + " all written anew"
        )
    if each.left:
        few = "1 reviewed entry" if len(each.left) == 1 else f"{len(each.left)} reviewed entries"
        yield f"{few} not mended; --force does, and leaves them translated, not reviewed"


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
