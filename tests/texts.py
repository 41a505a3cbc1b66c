"""Texts in nine languages that are rightly translated, and defects made of them, for the tests of checks."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from l10n import check
from l10n.glossary import Glossary
from l10n.model import Catalog, Finding, Unit

DATA = Path(__file__).parent / "data" / "checks"
PAIRS = "en-it en-es en-fr en-de en-pt-BR en-ja en-ar it-en it-es es-ca".split()


class Text(NamedTuple):
    """A text in every language."""

    kind: str  # sentence, phrase, label, name, reference
    said: dict[str, str]


def texts(*kinds: str) -> list[Text]:
    with (DATA / "text-clean.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = [Text(row.pop("kind"), row) for row in rows]
    return [text for text in found if text.kind in kinds or not kinds]


def pair(name: str) -> tuple[str, str]:
    """The source and the target of `en-pt-BR`."""
    source, _, target = name.partition("-")
    return source, target


def unit(text: Text, source: str, target: str) -> Unit:
    return Unit(None, text.said[source], targets=(text.said[target],))


def found(
    units: Sequence[Unit], source: str, target: str, *ids: str, glossary: Glossary | None = None
) -> list[Finding]:
    """What these checks, or all, say of a catalog."""
    return check(
        Catalog(target, tuple(units)),
        source_locale=source,
        glossary=glossary,
        severities=lambda name, default: default if name in ids or not ids else "off",
    )


def misspelled(word: str, kind: int) -> str:
    """A slip: a letter doubled, dropped, out of place, another one, tripled."""
    at = len(word) // 2
    return (
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1 :],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        word[:at] + ("q" if word[at] != "q" else "x") + word[at + 1 :],
        word[:at] + 2 * word[at] + word[at:],
    )[kind % 5]


def long_words(text: str) -> Iterator[str]:
    return (word.strip('.,:;!?«»„“”()"¿') for word in text.split() if len(word) > 8)
