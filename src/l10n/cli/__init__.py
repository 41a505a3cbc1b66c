"""The command line: options, output, exit codes. Everything else is in commands.py."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import typer

from l10n.cli import findings, glossary, machine, pipeline, review
from l10n.cli.common import short
from l10n.errors import L10nError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Localize articles: HTML, Markdown and text to gettext catalogs and back.",
)
app.add_typer(pipeline.app)
app.add_typer(machine.app)
app.add_typer(findings.app)
app.add_typer(review.app, name="review")
app.add_typer(glossary.app, name="glossary")
app.add_typer(machine.engines, name="engines")


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
        error.path = short(Path(error.path))
    print("l10n:", str(error).replace("\n", " "), file=sys.stderr)
    raise SystemExit(2)
