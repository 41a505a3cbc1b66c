"""Cells that a spreadsheet would run as formulas: made harmless on the way out, and themselves on the way in."""

from __future__ import annotations

import re

from l10n.exchange.entries import KEY, Entry, Incoming
from l10n.glossary import Term, render_glossary
from l10n.glossary.table import COLUMNS, parse_terms

# What https://owasp.org/www-community/attacks/CSV_Injection lists, and what Weblate escapes (| and %).
_RUN = re.compile(r"'*[=+\-@|%\t\r＝＋－＠]")


def harmless(cell: str) -> str:
    """The cell behind an apostrophe, which spreadsheets take as the sign of text, where they would run it."""
    return f"'{cell}" if _RUN.match(cell) else cell


def original(cell: str) -> str:
    """What `harmless` was given."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell


def parse_tsv(text: str, path: str) -> Incoming:
    """The terms of another glossary.tsv. Raises InputError with the line of its first error."""
    lines = text.removeprefix("\ufeff").split("\n")
    body = ["\t".join(map(original, line.split("\t"))) for line in lines[1:]]
    terms = parse_terms("\n".join([lines[0], *body]), path)
    said = KEY | {cell.strip() for cell in lines[0].split("\t")} & set(COLUMNS)
    return Incoming(tuple(Entry(term, said) for term in terms))


def render_tsv(terms: tuple[Term, ...]) -> str:
    """A glossary.tsv that is safe to open in a spreadsheet."""
    lines = render_glossary(terms).splitlines()
    return "".join("\t".join(map(harmless, line.split("\t"))).rstrip("\t") + "\n" for line in lines)
