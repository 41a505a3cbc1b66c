"""`l10n translate` and `l10n engines`: machine translation, and what it can be done with here."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from l10n import commands_translate as commands
from l10n.cli.common import Articles, Locales, clock, names, open_project, tags, tell
from l10n.config import ENGINES
from l10n.report import engines as report
from l10n.results import Filled

app = typer.Typer(rich_markup_mode=None)
engines = typer.Typer(rich_markup_mode=None, help="See what can translate, and install packages for it.")
app.add_typer(engines, name="engines")

Engine = StrEnum("Engine", {name: name for name in ENGINES})  # type: ignore[misc]


class Format(StrEnum):
    text = "text"
    json = "json"


@app.command()
def translate(
    articles: Articles = None,
    locale: Locales = None,
    engine: Annotated[Engine | None, typer.Option(help="Default: that of the configuration.")] = None,
    again: Annotated[
        bool, typer.Option("--retranslate", help="Also what has a machine's translation and no other.")
    ] = False,
) -> None:
    """Machine-translate what has no translation yet. Exit 1: something could not be translated."""
    project = open_project()
    name = str(engine or project.engine)
    for line in commands.warnings(name):
        print(f"l10n: {line}", file=sys.stderr)
    failed = False
    try:
        with _Progress() as shown:
            for done in commands.translate(
                project, names(articles), tags(locale), name, clock(), again=again, progress=shown.show
            ):
                shown.end()
                tell(done.written)
                failed |= _told(done)
    except KeyboardInterrupt:
        print(
            "l10n: interrupted; what is finished is stored, and the next run goes on from there",
            file=sys.stderr,
        )
        raise typer.Exit(130) from None
    raise typer.Exit(failed)


def _told(done: Filled) -> bool:
    """Say who translated how much, and what is left and why; tells whether something is."""
    for engine, count in done.texts.items():
        print(f"{done.target}: {count} texts by {engine}", file=sys.stderr)
    for line in done.failures:
        print(f"l10n: {done.target}: {line}".replace("\n", " "), file=sys.stderr)
    return bool(done.failures)


class _Progress:
    """A line on a terminal's error stream that says how far a long run is; nothing in a pipe."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._what = ""

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def show(self, locale: str, engine: str, done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        if self._bar is None or self._what != f"{locale} {engine}":
            self.end()
            self._what = f"{locale} {engine}"
            self._bar = typer.progressbar(length=total, label=f"{locale}: {engine}", file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None


@engines.callback(invoke_without_command=True)
def engines_list(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--format", help="How the list is printed.")] = Format.text,
) -> None:
    """The engines, the pairs of languages they can translate here, and what they lack."""
    if context.invoked_subcommand is None:
        found = commands.engines()
        print(report.listing_json(found) if format is Format.json else report.listing(found))


@engines.command("install")
def engines_install(
    source: Annotated[str, typer.Argument(help="The language to translate from.")],
    target: Annotated[str, typer.Argument(help="And into.")],
) -> None:
    """Download and install the Argos packages for a pair of languages."""
    with _Progress() as shown:
        [first], [last] = tags([source]), tags([target])
        done = commands.install(first, last, lambda name, at, size: shown.show(target, name, at, size))
    for pair in done:
        print(f"{pair.source} to {pair.target}: {pair.version} installed")
