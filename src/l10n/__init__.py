"""Localize long-form articles: HTML to gettext catalogs and back, with terms checked.

    document = parse(page, locale="it")
    localize(document, {("", "Il sonno"): "Sleep"}, locale="en")
    translate(["Il sonno"], source="it", target="en", engine="argos")
    check(read_po("locales/en/LC_MESSAGES/sonno.po"), source_locale="it", glossary=load_glossary("glossary.tsv"))

The command line uses the same functions.
"""

from l10n.catalog import merge
from l10n.checks import check
from l10n.document import localize, parse, problems
from l10n.errors import L10nError
from l10n.glossary import Glossary, Term, load_glossary
from l10n.po import read_po, write_po
from l10n.translation import Translation, translate

__all__ = [
    "Glossary",
    "L10nError",
    "Term",
    "Translation",
    "check",
    "load_glossary",
    "localize",
    "merge",
    "parse",
    "problems",
    "read_po",
    "translate",
    "write_po",
]
