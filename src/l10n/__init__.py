"""Localize long-form articles: HTML to gettext catalogs and back.

    document = parse(page, locale="it")
    localize(document, {("", "Il sonno"): "Sleep"}, locale="en")

The command line uses the same functions.
"""

from l10n.catalog import merge
from l10n.document import localize, parse, problems
from l10n.errors import L10nError
from l10n.po import read_po, write_po

__all__ = ["L10nError", "localize", "merge", "parse", "problems", "read_po", "write_po"]
