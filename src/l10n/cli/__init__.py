"""The command line: options, output, exit codes. Everything else is in commands.py."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from l10n.errors import L10nError

_COMMANDS = {  # as `l10n --help` lists them: their modules here, and the first line of their help
    "init": ("pipeline", "Write a first configuration, and the folder for articles."),
    "extract": ("pipeline", "Articles to templates: locales/<article>.pot."),
    "update": ("pipeline", "Merge articles into the catalogs of every locale."),
    "status": ("pipeline", "Count what is translated and reviewed, per article and locale."),
    "build": ("pipeline", "Articles and catalogs to localized pages in build/."),
    "translate": ("machine", "Machine-translate what has no translation yet."),
    "check": ("findings", "Check translations; with --fix, mend what is safe."),
    "diff": ("findings", "Findings that a change made new, fixed, or left open."),
    "review": ("review", "See and settle what waits for a reviewer."),
    "glossary": ("glossary", "Check, list, exchange and find terms."),
    "engines": ("machine", "See what can translate, and install packages for it."),
}


class _Commands(TyperGroup):
    """Commands that are imported when they are run: most of the time goes into what the others need."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        super().resolve_command(ctx, args)  # which fails for a name that is none of these
        name, *rest = args
        if name != "translate":  # whose engine may want the threads that numpy starts; nothing else uses them
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        module = import_module(f"{__name__}.{_COMMANDS[name][0]}")
        return name, typer.main.get_group(module.app).get_command(ctx, name), rest


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Localize articles: HTML, Markdown and text to gettext catalogs and back.",
)
for _name, (_, _help) in _COMMANDS.items():
    app.command(_name, help=_help)(lambda: None)  # for the list; what is run is the module's


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
    from l10n.cli.common import short  # not above: it needs what most commands do

    if error.path is not None:
        error.path = short(Path(error.path))
    print("l10n:", str(error).replace("\n", " "), file=sys.stderr)
    raise SystemExit(2)
