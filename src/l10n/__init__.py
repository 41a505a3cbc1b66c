"""Localize long-form articles: HTML to gettext catalogs and back, with terms checked.

    document = parse(page, locale="it")
    localize(document, {("", "Il sonno"): "Sleep"}, locale="en")
    translate(["Il sonno"], source="it", target="en", engine="argos")
    check(read_po("locales/en/LC_MESSAGES/sonno.po"), source_locale="it", glossary=load_glossary("glossary.tsv"))

The command line uses the same functions.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_MODULES = {  # each is imported when one of its names is first asked for: most programs need few
    "Glossary": "glossary",
    "L10nError": "errors",
    "Term": "glossary",
    "Translation": "translation",
    "check": "checks",
    "load_glossary": "glossary",
    "localize": "document",
    "merge": "catalog",
    "parse": "document",
    "problems": "document",
    "read_po": "po",
    "translate": "translation",
    "write_po": "po",
}


def __getattr__(name: str) -> object:
    """A public name, by PEP 562. None is the name of a module, which its import would put in the name's place."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
