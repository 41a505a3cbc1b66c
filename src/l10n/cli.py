"""The command line: options, output, exit codes. Everything else is in commands.py."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from l10n import commands, locales
from l10n.catalog import approve, edit, reject
from l10n.config import Project
from l10n.config import load as load_project
from l10n.errors import L10nError
from l10n.model import Unit
from l10n.report import json, markdown, text
from l10n.results import Waiting, Written

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Localize articles: HTML, Markdown and text to gettext catalogs and back.",
)  # fmt: skip
reviews = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="See and settle what waits for a reviewer."
)
app.add_typer(reviews, name="review")


_BELOW = "------ the translation stands above this line, the source below ------"


class Format(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


class Engine(StrEnum):
    auto = "auto"
    pseudo = "pseudo"


Articles = Annotated[
    list[str] | None, typer.Argument(metavar="[ARTICLE]...", help="Ids of articles; all if none.")
]
Locales = Annotated[
    list[str] | None, typer.Option("--locale", "-L", help="Only this locale; may be repeated.")
]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="What `review list` shows before an entry.")]
AsFormat = Annotated[Format, typer.Option("--format", help="How the result is printed.")]


def main() -> None:
    """The `l10n` command. Exit 0: clean; 1: findings; 2: bad use, configuration or input."""
    try:
        app()
    except L10nError as error:
        _fail(error)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(1) from None
        _fail(L10nError(f"{error.strerror or error}; check the file and its permissions", error.filename))


def _fail(error: L10nError) -> NoReturn:
    if error.path is not None:
        error.path = _short(Path(error.path))
    print("l10n:", str(error).replace("\n", " "), file=sys.stderr)
    raise SystemExit(2)


def _short(path: Path) -> str:
    """A path as the user would type it here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _now() -> datetime:
    """The time, or what SOURCE_DATE_EPOCH says it is (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)


def _project() -> Project:
    return load_project(Path.cwd())


def _names(given: Sequence[str] | None) -> list[str]:
    """Article ids, also where a path to the source was given."""
    names = [Path(name).as_posix() for name in given or ()]
    return [
        str(Path(n.removeprefix("source/")).with_suffix("")) if n.startswith("source/") else n for n in names
    ]


def _tags(given: Sequence[str] | None) -> list[str]:
    return [locales.parse(name) for name in given or ()]


@app.command()
def init(
    source_locale: Annotated[str, typer.Option(help="Language of the articles.")] = "it",
    locale: Annotated[
        list[str] | None, typer.Option("--locale", "-L", help="Language to localize into.")
    ] = None,
) -> None:
    """Write a first configuration, and the folder for articles."""
    path = commands.init(Path.cwd(), source_locale, locale or ["en"])
    print(f"{_short(path)}: [tool.l10n] written; put articles into source/, then run `l10n update`")


@app.command()
def extract(articles: Articles = None) -> None:
    """Articles to templates: locales/<article>.pot."""
    _tell(commands.extract(_project(), _names(articles), _now()))


@app.command()
def update(
    articles: Articles = None,
    locale: Locales = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 when catalogs are stale.")
    ] = False,
) -> None:
    """Merge articles into the catalogs of every locale."""
    done = commands.update(_project(), _names(articles), _tags(locale), _now(), check=check)
    if not check:
        return _tell(done)
    for one in done:
        if one.changed:
            print(f"{_short(one.path)}: stale; run `l10n update`")
    raise typer.Exit(any(one.changed for one in done))


@app.command()
def translate(
    articles: Articles = None,
    locale: Locales = None,
    engine: Annotated[Engine | None, typer.Option(help="Default: that of the configuration.")] = None,
) -> None:
    """Machine-translate what has no translation yet."""
    project = _project()
    _tell(commands.translate(project, _names(articles), _tags(locale), engine or project.engine, _now()))


def _tell(done: Sequence[Written]) -> None:
    for one in done:
        if one.changed:
            print(f"{_short(one.path)}: {sum(not unit.obsolete for unit in one.catalog.units)} entries")


@app.command()
def status(articles: Articles = None, locale: Locales = None, format: AsFormat = Format.text) -> None:
    """Count what is translated and reviewed, per article and locale."""
    rows = commands.status(_project(), _names(articles), _tags(locale), _now())
    print({Format.text: text, Format.json: json, Format.markdown: markdown}[format].status(rows))


@app.command()
def build(
    articles: Articles = None,
    locale: Locales = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Admit fuzzy and missing translations; mark pages.")
    ] = False,
) -> None:
    """Articles and catalogs to localized pages in build/."""
    project = _project()
    built = commands.build(project, _names(articles), _tags(locale), draft=draft)
    for one in built.refused:
        path = _short(project.catalog_path(one.locale, one.article))
        print(f"{path}:{one.unit.line}: {one.problem}; the source's text stands there", file=sys.stderr)
    for page in built.left_out:
        told = f"{page.coverage:.0f} % of {project.min_coverage:g} % translated"
        print(f"{page.path}: left out, {told}; --draft builds it", file=sys.stderr)
    print(f"{_short(project.build_dir)}: {len(built.pages)} pages, {built.changed} files changed")
    raise typer.Exit(bool(built.refused))


@reviews.command("list")
def review_list(
    articles: Articles = None,
    locale: Locales = None,
    format: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.text,
) -> None:
    """What waits for a reviewer, worst first."""
    entries = commands.waiting(_project(), _names(articles), _tags(locale))
    shown = json.waiting(entries) if format is Format.json else text.waiting(entries)
    print(shown or "Nothing waits.")


@reviews.command("approve")
def review_approve(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="As `review list` shows them.")
    ] = None,
    locale: Locales = None,
    everything: Annotated[bool, typer.Option("--all", help="All that waits, in the locales given.")] = False,
) -> None:
    """Mark translations as reviewed by you, today."""
    if bool(ids) == everything:
        raise typer.BadParameter("name entries by their ids, or say --all")
    who, now = _reviewer(), _now()
    _settle(ids or [], locale, lambda entry: approve(entry.unit, who, now.date()), who, now)


@reviews.command("reject")
def review_reject(
    ids: Ids,
    reason: Annotated[str, typer.Option(help="What is wrong, for the translator.")],
    locale: Locales = None,
) -> None:
    """Send translations back, with the reason."""
    who, now = _reviewer(), _now()
    _settle(ids, locale, lambda entry: reject(entry.unit, who, now.date(), reason), who, now)


@reviews.command("edit")
def review_edit(
    id: Annotated[str, typer.Argument(metavar="ID", help="As `review list` shows it.")],
    locale: Locales = None,
    target: Annotated[
        str | None, typer.Option("--text", help="The translation; without it your editor opens.")
    ] = None,
) -> None:
    """Mend a translation and mark it as reviewed."""
    who, now = _reviewer(), _now()

    def edited(entry: Waiting) -> Unit:
        new = target if target is not None else _in_editor(entry)
        return approve(edit(entry.unit, (new, *entry.unit.targets[1:])), who, now.date())

    _settle([id], locale, edited, who, now)


def _settle(
    ids: Sequence[str],
    locale: Sequence[str] | None,
    settle: Callable[[Waiting], Unit],
    who: str,
    now: datetime,
) -> None:
    entries = commands.waiting(_project(), (), _tags(locale))
    chosen = _chosen(entries, ids) if ids else entries
    _tell(commands.review([(entry, settle(entry)) for entry in chosen], who, now))
    print(f"{len(chosen)} entries settled")


def _chosen(entries: Sequence[Waiting], ids: Sequence[str]) -> list[Waiting]:
    chosen = []
    for wanted in ids:
        found = [entry for entry in entries if entry.id.startswith(wanted)]
        if not found:
            raise L10nError(f"no entry {wanted} waits for review; see `l10n review list`")
        if len(found) > 1:
            places = ", ".join(f"{entry.locale}/{entry.article}" for entry in found)
            raise L10nError(f"{wanted} stands for several entries ({places}); name the locale with -L")
        chosen += found
    return chosen


def _in_editor(entry: Waiting) -> str:
    editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "translation.txt"
        path.write_text(f"{entry.unit.target}\n{_BELOW}\n{entry.unit.source}\n", "utf-8")
        try:
            subprocess.run([*editor, path], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise L10nError(f"the editor {editor[0]} failed; set EDITOR, or give --text") from error
        return path.read_text("utf-8").partition(_BELOW)[0].strip()


def _reviewer() -> str:
    """Who reviews, by git's word."""
    try:
        done = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        done = None
    name = done.stdout.strip() if done else ""
    if not name:
        raise L10nError('git does not know your name; run `git config user.name "Your Name"`')
    return name
