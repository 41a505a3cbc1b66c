"""Reading TBX of any version, dialect and style, as IATE, TermWeb, MultiTerm, Weblate and others export it.

Each datum is known by its category, whether the file says `<termNote type="partOfSpeech">` (2008, and 2019 in the style
DCA) or `<min:partOfSpeech>` (2019, DCT). Definitions, subject fields and notes become notes of a term; what else
there is has no place in a glossary and is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import partial

from l10n.errors import InputError
from l10n.exchange import xml
from l10n.exchange.entries import KEY, Entry, Incoming, Losses, concept_name, language
from l10n.exchange.tbx import OWN
from l10n.exchange.xml import Element
from l10n.glossary import STATUSES, Term

_ROOTS = {"martif": "termEntry", "tbx": "conceptEntry"}
_SECTIONS = {"langSet", "langSec"}
_TERMS = {"tig", "ntig", "termSec"}
_GROUPS = {"descripGrp", "termNoteGrp", "adminGrp", "termGrp"}
_TYPED = {"termNote", "descrip", "admin", "ref", "xref", "descripNote", "adminNote"}

# Pick lists of ISO 30042 without "Term-admn-sts", of its normative authorizations, and words that tools use for them.
_STATUS = {
    **dict.fromkeys(("preferred", "standardized", "legal", "regulated", "recommended"), "preferred"),
    **dict.fromkeys(("admitted", "allowed", "proposed", "new", "accepted"), "admitted"),
    **dict.fromkeys(("deprecated", "superseded", "obsolete", "notrecommended", "avoid"), "deprecated"),
    **dict.fromkeys(("forbidden", "prohibited", "donotuse", "rejected"), "forbidden"),
}
_POS = {
    **{pos: pos for pos in ("noun", "verb", "adjective", "adverb")},
    **dict.fromkeys(("propernoun", "name", "propername"), "name"),
}
_NOTED = {  # categories, in lower case without spaces, whose text is worth a note
    "definition": "definition",
    "explanation": "explanation",
    "subjectfield": "subject",
    "domain": "subject",
    "usagenote": "usage",
    "translationneeded": "translation needed",
}


def parse_tbx(data: bytes, path: str) -> Incoming:
    """The terms of a TBX file. Raises InputError where it is none, or is XML that must not be read."""
    entries: list[Entry] = []
    losses = Losses()
    for wanted in _ROOTS.values():
        root = xml.read(data, path, wanted, partial(_take, entries, losses))
        if root not in _ROOTS:
            raise InputError(f"is XML but no TBX: it begins with <{root}>, not <martif> or <tbx>", path, 1)
        if _ROOTS[root] == wanted:
            break
    return Incoming(tuple(entries), losses.all())
