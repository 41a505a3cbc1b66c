"""TBX, the exchange format of term banks: ISO 30042:2008 (martif) and ISO 30042:2019 (tbx), as TBX-Basic.

Written files are valid TBX-Basic: what that has no category for stands in notes `l10n:case=exact`, which every tool
keeps. TBX knows terms that should not be used (deprecated, superseded), but none that must not: a forbidden term is
written as deprecated, with a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from l10n.exchange.entries import folded
from l10n.glossary import Glossary, Term

OWN = "l10n:"  # how a note of ours begins
MULTILINGUAL = "mul"
STATUSES = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
_ORDER = tuple(STATUSES)  # many tools take a language's first term for its name of the concept
POS = {pos: pos for pos in ("noun", "verb", "adjective", "adverb")} | {"name": "noun"}

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[^\W\d][\w.-]*")  # the ids that are surely XML's
_LEVELS = {  # of concept, language and term, by version
    2: ("termEntry", "langSet", "tig"),
    3: ("conceptEntry", "langSec", "termSec"),
}
_HEADS = {
    2: """\
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang={lang}>
  <martifHeader>
    <fileDesc><sourceDesc><p>glossary.tsv, written by l10n</p></sourceDesc></fileDesc>
    <encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>
  </martifHeader>
""",
    3: """\
<tbx type="TBX-Basic" style="dca" xml:lang={lang} xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc><sourceDesc><p>glossary.tsv, written by l10n</p></sourceDesc></fileDesc>
  </tbxHeader>
""",
}
_TAILS = {2: "</martif>\n", 3: "</tbx>\n"}


def render_tbx(terms: Iterable[Term], *, version: int, lang: str) -> str:
    """The terms as TBX 2 or 3; `lang` is the language of the file itself. Characters that XML forbids are left out."""
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n', _HEADS[version].format(lang=quoteattr(lang))]
    parts.append("  <text>\n    <body>\n")
    for concept, group in groupby(Glossary(terms).terms, key=lambda term: term.concept):
        parts += _concept(concept, list(group), version)
    return "".join([*parts, "    </body>\n  </text>\n", _TAILS[version]])


def _concept(concept: str, terms: list[Term], version: int) -> Iterator[str]:
    entry, section, tig = _LEVELS[version]
    named = _NAME.fullmatch(concept)
    yield f"      <{entry} id={quoteattr(concept)}>\n" if named else f"      <{entry}>\n"
    if not named:
        yield f"        {_note('concept', concept)}\n"
    for lang, group in groupby(terms, key=lambda term: term.lang):
        yield f"        <{section} xml:lang={quoteattr(MULTILINGUAL if lang == '*' else lang)}>\n"
        for term in sorted(group, key=lambda term: _ORDER.index(term.status)):
            lines = "".join(f"            {line}\n" for line in _term(term))
            yield f"          <{tig}>\n{lines}          </{tig}>\n"
        yield f"        </{section}>\n"
    yield f"      </{entry}>\n"


def _term(term: Term) -> Iterator[str]:
    yield f"<term>{_text(term.term)}</term>"
    if term.pos:
        yield f'<termNote type="partOfSpeech">{POS.get(term.pos, "other")}</termNote>'
    yield f'<termNote type="administrativeStatus">{STATUSES[term.status]}</termNote>'
    if term.note.startswith(OWN):
        yield _note("note", term.note)
    elif term.note:
        yield f"<note>{_text(term.note)}</note>"
    if term.status == "forbidden":
        yield _note("status", term.status)
    if term.pos and POS.get(term.pos) != term.pos:
        yield _note("pos", term.pos)
    if term.case != "smart":
        yield _note("case", term.case)
    for name, value in (
        ("forms", "|".join(term.forms)),
        ("articles", term.articles),
        ("unless", term.unless),
    ):
        if value:
            yield _note(name, value)


def _note(name: str, value: str) -> str:
    return f"<note>{OWN}{name}={_text(value)}</note>"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", folded(text)))
