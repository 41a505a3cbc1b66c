"""Glossaries of other tools, both ways: TBX 2 and 3, Weblate's CSV, and glossary.tsv through a spreadsheet.

A reader gives entries: terms, and which of their fields the file speaks of. `merge` puts them into a glossary.
"""

from __future__ import annotations

from l10n.exchange.cells import parse_tsv, render_tsv
from l10n.exchange.entries import Entry, Incoming, Loss, Names, lost
from l10n.exchange.merge import Conflict, Merged, merge, rewritten
from l10n.exchange.tbx import render_tbx
from l10n.exchange.tbx_reader import parse_tbx
from l10n.exchange.weblate import parse_csv, render_csv

__all__ = [
    "Conflict",
    "Entry",
    "Incoming",
    "Loss",
    "Merged",
    "Names",
    "lost",
    "merge",
    "parse_csv",
    "parse_tbx",
    "parse_tsv",
    "render_csv",
    "render_tbx",
    "render_tsv",
    "rewritten",
]
