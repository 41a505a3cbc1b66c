"""Reading TBX of any version, dialect and style, as IATE, TermWeb, MultiTerm, Weblate and others export it.

Each datum is known by its category, whether the file says `<termNote type="partOfSpeech">` (2008, and 2019 in the style
DCA) or `<min:partOfSpeech>` (2019, DCT). Definitions, subject fields and notes become the note of a term; what else
there is has no place in a glossary and is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from l10n.errors import InputError
from l10n.exchange import xml
from l10n.exchange.entries import KEY, Entry, Incoming, Losses, Names, folded, language
from l10n.exchange.tbx import OWN
from l10n.exchange.xml import Element
from l10n.glossary import CASES, STATUSES, Term

_ROOTS = {"martif", "tbx"}
_CONCEPTS = {"termEntry", "conceptEntry"}
_SECTIONS = {"langSet", "langSec"}
_TERMS = {"tig", "ntig", "termSec"}
_GROUPS = {"descripGrp", "termNoteGrp", "adminGrp", "termGrp"}
_TYPED = {"termNote", "descrip", "admin", "ref", "xref", "descripNote", "adminNote"}

_OWN = re.compile(rf"{OWN}(concept|status|pos|case|forms|note|articles|unless)=(.+)")
_PICKED = {"status": STATUSES, "case": CASES}

# The pick lists of ISO 30042 without "Term-admn-sts", and what term banks write instead.
_STATUS = {
    **dict.fromkeys(("preferred", "standardized", "legal", "regulated", "recommended"), "preferred"),
    **dict.fromkeys(("admitted", "allowed", "proposed", "new", "accepted"), "admitted"),
    **dict.fromkeys(("deprecated", "superseded", "obsolete", "notrecommended", "avoid"), "deprecated"),
    **dict.fromkeys(("forbidden", "prohibited", "donotuse", "rejected"), "forbidden"),
}
_POS = {
    **{pos: pos for pos in ("noun", "verb", "adjective", "adverb", "name")},
    "propernoun": "name",
    "other": "",
}
_NOTED = {
    "definition": "definition",
    "explanation": "explanation",
    "subjectfield": "subject",
    "domain": "subject",
    "usagenote": "usage",
    "translationneeded": "translation needed",
}


@dataclass(slots=True)
class _Said:
    """What the elements of one level say: notes of ours by name, other ones, status and part of speech."""

    own: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    status: str = ""
    pos: str = ""


def parse_tbx(data: bytes, path: str) -> Incoming:
    """The terms of a TBX file. Raises InputError where it is none, or is XML that must not be read."""
    reader = _Reader()
    root = xml.read(data, path, _CONCEPTS, reader.take)
    if root not in _ROOTS:
        raise InputError(f"is XML but no TBX: it begins with <{root}>, not <martif> or <tbx>", path, 1)
    return Incoming(tuple(reader.entries), reader.losses.all())


class _Reader:
    """The entries of the concepts read so far, and what was left behind."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.losses = Losses()
        self._names = Names()

    def take(self, concept: Element) -> None:
        said = self._said(concept, _Said())
        name = said.own.get("concept") or folded(concept.get("id"))
        waiting = said.notes  # for the first term
        for section in concept.children:
            if section.name in _SECTIONS:
                here = self._said(section, said)
                waiting += here.notes
                for lang, word, own in self._words(section, here):
                    name = name or self._names.new(word.text)
                    own.notes[:0] = waiting
                    waiting = []
                    self.entries.append(_entry(name, lang, word, own))
        self._names.taken.add(name)

    def _words(self, section: Element, here: _Said) -> Iterator[tuple[str, Element, _Said]]:
        """The terms of a language, each with what is said of it."""
        lang = language(section.get("lang"))
        for tig in section.children:
            for word in _flat(tig) if tig.name in _TERMS else ():
                if word.name != "term":
                    continue
                if not word.text:
                    self.losses.add("empty term", word.line)
                elif not lang:
                    self.losses.add(f'term in "{section.get("lang")}", which names no language', word.line)
                else:
                    yield lang, word, self._said(tig, here)

    def _said(self, element: Element, above: _Said) -> _Said:
        """What an element says itself, and the status and part of speech that hold for all of the level above."""
        said = _Said(status=above.status, pos=above.pos)
        for child in _flat(element):
            if child.name not in _SECTIONS and child.name not in _TERMS and child.name != "term":
                self._hear(child, said)
        return said

    def _hear(self, child: Element, said: _Said) -> None:
        category = (child.get("type") or child.name) if child.name in _TYPED else child.name
        key, text = _plain(category), child.text
        if key == "note":
            own = _OWN.fullmatch(text)
            if own and own[2] in _PICKED.get(own[1], (own[2],)):
                said.own[own[1]] = own[2]
            elif text:
                said.notes.append(text)
        elif key in ("administrativestatus", "normativeauthorization") and _status(text) in _STATUS:
            said.status = _STATUS[_status(text)]
        elif key == "partofspeech" and _plain(text) in _POS:
            said.pos = _POS[_plain(text)]
        elif key in _NOTED and text:
            said.notes.append(f"{_NOTED[key]}: {text}")
        elif key in ("administrativestatus", "normativeauthorization", "partofspeech"):
            self.losses.add(f'{category} "{text}"', child.line)
        else:
            self.losses.add(category, child.line)


def _flat(element: Element) -> Iterator[Element]:
    """The element's children, those of groups in their place."""
    for child in element.children:
        if child.name in _GROUPS:
            yield from _flat(child)
        else:
            yield child


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]", "", word).lower()


def _status(text: str) -> str:
    return _plain(re.sub(r"(?:Term)?(?:-adm[i]?n-sts)?\Z", "", text.strip()))


def _entry(concept: str, lang: str, word: Element, said: _Said) -> Entry:
    own = {name: value for name, value in said.own.items() if name != "concept"}
    forms = tuple(form.strip() for form in own.pop("forms", "").split("|") if form.strip())
    notes = [*said.notes, *filter(None, [own.pop("note", "")])]
    values = {"status": said.status, "pos": said.pos, "note": "; ".join(notes)} | own
    given = {name: value for name, value in values.items() if value}
    term = Term(concept, lang, word.text, forms=forms, line=word.line, **given)
    return Entry(term, KEY | given.keys() | ({"forms"} if forms else set()))
