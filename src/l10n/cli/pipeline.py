"""The verbs on an article's way: init, extract, update, status, build."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from l10n import commands
from l10n.cli.common import Articles, Locales, clock, names, open_project, short, tags, tell
from l10n.report import json, markdown, text

app = typer.Typer(rich_markup_mode=None)


class Format(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


AsFormat = Annotated[Format, typer.Option("--format", help="How the result is printed.")]


@app.command()
def init(
    source_locale: Annotated[str, typer.Option(help="Language of the articles.")] = "it",
    locale: Annotated[
        list[str] | None, typer.Option("--locale", "-L", help="Language to localize into.")
    ] = None,
) -> None:
    """Write a first configuration, and the folder for articles."""
    path = commands.init(Path.cwd(), source_locale, locale or ["en"])
    print(f"{short(path)}: [tool.l10n] written; put articles into source/, then run `l10n update`")


@app.command()
def extract(articles: Articles = None) -> None:
    """Articles to templates: locales/<article>.pot."""
    tell(commands.extract(open_project(), names(articles), clock()))


@app.command()
def update(
    articles: Articles = None,
    locale: Locales = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 when catalogs are stale.")
    ] = False,
) -> None:
    """Merge articles into the catalogs of every locale."""
    done = commands.update(open_project(), names(articles), tags(locale), clock(), check=check)
    if not check:
        return tell(done)
    for one in done:
        if one.changed:
            print(f"{short(one.path)}: stale; run `l10n update`")
    raise typer.Exit(any(one.changed for one in done))


@app.command()
def status(articles: Articles = None, locale: Locales = None, format: AsFormat = Format.text) -> None:
    """Count what is translated and reviewed, per article and locale."""
    rows = commands.status(open_project(), names(articles), tags(locale), clock())
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
    project = open_project()
    built = commands.build(project, names(articles), tags(locale), draft=draft)
    for one in built.refused:
        path = short(project.catalog_path(one.locale, one.article))
        print(f"{path}:{one.unit.line}: {one.problem}; the source's text stands there", file=sys.stderr)
    for page in built.left_out:
        told = f"{page.coverage:.0f} % of {project.min_coverage:g} % translated"
        print(f"{page.path}: left out, {told}; --draft builds it", file=sys.stderr)
    print(f"{short(project.build_dir)}: {len(built.pages)} pages, {built.changed} files changed")
    raise typer.Exit(bool(built.refused))
