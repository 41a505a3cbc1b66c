"""`l10n review`: what waits for a reviewer, and what he says of it."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from l10n import commands
from l10n.catalog import approve, edit, reject
from l10n.cli.common import Articles, Locales, clock, names, open_project, tags, tell
from l10n.errors import L10nError
from l10n.model import Unit
from l10n.report import json, text
from l10n.results import Waiting

app = typer.Typer(rich_markup_mode=None)
review = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="See and settle what waits for a reviewer."
)
app.add_typer(review, name="review")

_BELOW = "------ the translation stands above this line, the source below ------"

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="What `review list` shows before an entry.")]


class Format(StrEnum):
    text = "text"
    json = "json"


@review.command("list")
def review_list(
    articles: Articles = None,
    locale: Locales = None,
    format: Annotated[Format, typer.Option("--format", help="How the result is printed.")] = Format.text,
) -> None:
    """What waits for a reviewer, worst first."""
    entries = commands.waiting(open_project(), names(articles), tags(locale))
    shown = json.waiting(entries) if format is Format.json else text.waiting(entries)
    print(shown or "Nothing waits.")


@review.command("approve")
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
    who, now = _reviewer(), clock()
    _settle(ids or [], locale, lambda entry: approve(entry.unit, who, now.date()), who, now)


@review.command("reject")
def review_reject(
    ids: Ids,
    reason: Annotated[str, typer.Option(help="What is wrong, for the translator.")],
    locale: Locales = None,
) -> None:
    """Send translations back, with the reason."""
    who, now = _reviewer(), clock()
    _settle(ids, locale, lambda entry: reject(entry.unit, who, now.date(), reason), who, now)


@review.command("edit")
def review_edit(
    id: Annotated[str, typer.Argument(metavar="ID", help="As `review list` shows it.")],
    locale: Locales = None,
    target: Annotated[
        str | None, typer.Option("--text", help="The translation; without it your editor opens.")
    ] = None,
) -> None:
    """Mend a translation and mark it as reviewed."""
    who, now = _reviewer(), clock()

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
    entries = commands.waiting(open_project(), (), tags(locale))
    chosen = _chosen(entries, ids) if ids else entries
    tell(commands.review([(entry, settle(entry)) for entry in chosen], who, now))
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
