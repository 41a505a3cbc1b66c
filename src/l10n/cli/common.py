"""What the verbs share: their options, the project, paths and times as the user knows them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from l10n import config, locales
from l10n.checks import CHECKS
from l10n.config import Project
from l10n.results import Written

Articles = Annotated[
    list[str] | None, typer.Argument(metavar="[ARTICLE]...", help="Ids of articles; all if none.")
]
Locales = Annotated[
    list[str] | None, typer.Option("--locale", "-L", help="Only this locale; may be repeated.")
]


def short(path: Path) -> str:
    """A path as the user would type it here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def clock() -> datetime:
    """The time, or what SOURCE_DATE_EPOCH says it is (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)


def open_project() -> Project:
    return config.load(Path.cwd(), checks=CHECKS)


def names(given: Sequence[str] | None) -> list[str]:
    """Article ids, also where a path to the source was given."""
    names = [Path(name).as_posix() for name in given or ()]
    return [
        str(Path(n.removeprefix("source/")).with_suffix("")) if n.startswith("source/") else n for n in names
    ]


def tags(given: Sequence[str] | None) -> list[str]:
    return [locales.parse(name) for name in given or ()]


def tell(done: Sequence[Written]) -> None:
    for one in done:
        if one.changed:
            print(f"{short(one.path)}: {sum(not unit.obsolete for unit in one.catalog.units)} entries")
