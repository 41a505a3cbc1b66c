"""`l10n glossary`: the project's terms checked, listed, exchanged with other tools, and looked for in articles."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from l10n import commands_glossary as commands
from l10n.cli.common import Articles, names, open_project, short, tags
from l10n.commands_glossary import Kind
from l10n.errors import L10nError
from l10n.exchange import Conflict, render_tsv
from l10n.glossary import STATUSES
from l10n.report import display, terms
from l10n.suggest import rows

app = typer.Typer(rich_markup_mode=None)
glossary = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Check, list, exchange and find terms."
)
app.add_typer(glossary, name="glossary")


class Format(StrEnum):
    text = "text"
    json = "json"


class Rows(StrEnum):
    text = "text"
    json = "json"
    tsv = "tsv"


Status = StrEnum("Status", {status: status for status in STATUSES})  # type: ignore[misc]

_KINDS = 30  # of skipped data and warnings that are named one by one

AsFormat = Annotated[Format, typer.Option("--format", help="How the result is printed.")]
Languages = Annotated[
    list[str] | None, typer.Option("--locale", "-L", help="Only terms of this language; may be repeated.")
]


@glossary.command("lint")
def glossary_lint(
    file: Annotated[Path | None, typer.Argument(help="A glossary; the project's if not given.")] = None,
    format: AsFormat = Format.text,
) -> None:
    """Name what is wrong with a glossary, by line. Exit 1: errors; 2: no glossary."""
    path = file or open_project().glossary_path
    found = commands.lint_glossary(path)
    if format is Format.json:
        print(terms.problems_json(found, short(path)))
    else:
        print(terms.problems(found, short(path)) or f"{short(path)}: nothing is wrong")
    raise typer.Exit(any(not problem.warning for problem in found))


@glossary.command("list")
def glossary_list(
    text: Annotated[
        str, typer.Argument(help="Only concepts with this in a term, a note or their name.")
    ] = "",
    lang: Annotated[
        list[str] | None, typer.Option("--lang", "--locale", "-L", help="Only this language; repeatable.")
    ] = None,
    status: Annotated[list[Status] | None, typer.Option(help="Only terms of this status.")] = None,
    format: AsFormat = Format.text,
) -> None:
    """The terms by concept, in the project's languages or others."""
    project = open_project()
    languages = ["*" if tag == "*" else tags([tag])[0] for tag in lang or ()]
    languages = languages or [project.source_locale, *project.locales, "*"]
    found = commands.list_terms(project, text, languages, [str(each) for each in status or STATUSES])
    if format is Format.json:
        print(terms.concepts_json(found))
    else:
        print(terms.concepts(found, languages, columns=_columns()))


@glossary.command("export")
def glossary_export(
    file: Annotated[Path, typer.Argument(help="CSV: * in the name stands for the language.")],
    to: Annotated[Kind | None, typer.Option(help="tbx is version 3; default: by the file's name.")] = None,
    locale: Languages = None,
) -> None:
    """Write the glossary as TBX, as CSV for Weblate, or as TSV for a spreadsheet."""
    kind = to or next((kind for kind in Kind if file.suffix.lower() == f".{kind}"), None)
    if kind is None:
        raise L10nError("does not tell its format by its name; give it with --to", file)
    for done in commands.export_glossary(open_project(), file, kind, tags(locale)):
        for lost in done.lost:
            print(f"{short(done.path)}: cannot hold {lost.what} ({lost.count:,} lost)", file=sys.stderr)
        print(f"{short(done.path)}: {_terms(done.terms)}")


@glossary.command("import")
def glossary_import(
    file: Annotated[Path, typer.Argument(help="TBX, CSV as of Weblate, or another glossary.tsv.")],
    source: Annotated[
        Kind | None, typer.Option("--from", help="Default: by the file's first characters.")
    ] = None,
    locale: Languages = None,
    replace: Annotated[bool, typer.Option("--replace", help="Where both differ, take the file's.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
) -> None:
    """Merge terms of another tool into the glossary. Exit 1: conflicts were left."""
    project, only = open_project(), tags(locale)
    done = commands.import_glossary(project, file, source, only, overwrite=replace, dry_run=dry_run)
    table, merged = short(done.path), done.merged
    told = [f"{short(file)}:{one.line}: skipped: {one.what} ({one.count:,})" for one in done.skipped[:_KINDS]]
    if len(done.skipped) > _KINDS:
        told.append(f"{short(file)}: skipped: {len(done.skipped) - _KINDS:,} more kinds of data")
    told += [f"{short(file)}: {old} is read as {new} ({_terms(n)})" for old, new, n in done.renamed]
    told += [_conflict(conflict, short(file), table) for conflict in merged.conflicts]
    told += [f"{table}:{one.line}: warning {one.message}" for one in done.warnings[:_KINDS]]
    if len(done.warnings) > _KINDS:
        told.append(f"{table}: {len(done.warnings) - _KINDS:,} more warnings; see `l10n glossary lint`")
    for line in told:
        print(display.visible(line), file=sys.stderr)
    counts = f"{len(merged.added):,} added, {len(merged.replaced):,} replaced, {merged.same:,} there already"
    conflicts = f"{len(merged.conflicts):,} left in conflict" if merged.conflicts else "no conflicts"
    print(f"{table}: {counts}, {conflicts}{' (nothing written)' if dry_run else ''}")
    raise typer.Exit(bool(merged.conflicts))


def _terms(count: int) -> str:
    return f"{count:,} term{'s' * (count != 1)}"


def _conflict(conflict: Conflict, file: str, table: str) -> str:
    ours, theirs = conflict.ours, conflict.theirs
    place = f"{file if conflict.within else table}:{ours.line}"
    details = "; ".join(
        f"{name} {_value(theirs, name)} here, {_value(ours, name)} there" for name in conflict.fields
    )
    return f'{file}:{theirs.line}: conflict with {place}: {theirs.concept} {theirs.lang} "{theirs.term}": {details}'


def _value(term: object, name: str) -> str:
    value = getattr(term, name)
    text = "|".join(value) if isinstance(value, tuple) else value
    return (text if len(text) <= 40 else text[:39] + "…") or "empty"


@glossary.command("suggest")
def glossary_suggest(
    articles: Articles = None,
    format: Annotated[Rows, typer.Option("--format", help="tsv: a glossary to edit and import.")] = Rows.text,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many; 0: all.")] = 40,
) -> None:
    """Words of the articles that may be terms and are not in the glossary."""
    project = open_project()
    found = commands.suggest_terms(project, names(articles))
    shown = found[: limit or None]
    if format is Rows.json:
        print(terms.candidates_json(shown))
    elif format is Rows.tsv:
        print(render_tsv(rows(shown, commands.glossary(project).terms)), end="")
    else:
        print(terms.candidates(shown, len(found), columns=_columns()))


def _columns() -> int:
    return shutil.get_terminal_size((100, 24)).columns
