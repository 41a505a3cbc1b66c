"""A run of plain text as inline HTML: escaped, addresses as links, references with what is not for translation."""

from __future__ import annotations

import re
from html import escape

# Addresses begin where no word goes on, and end at white space, quotation marks and scripts without spaces.
_PATH = r"[!#-;=?-\[\]_a-z~\u00c0-\u1fff]"
_ADDRESS = re.compile(
    rf"""(?<![a-z0-9_@/.%+-])(?:https?://[a-z0-9\u00c0-\u1fff]{_PATH}*|(?P<host>(?:www\.|(?:dx\.)?doi\.org/)[a-z0-9]{_PATH}*)
    |(?P<doi>10\.\d{{4,9}}/{_PATH}+)|(?P<mail>[a-z0-9][a-z0-9._%+-]*@(?:[a-z0-9-]+\.)+[a-z]{{2,}}))""",
    re.IGNORECASE | re.VERBOSE,
)
_SCHEMES = {"host": "https://", "doi": "https://doi.org/", "mail": "mailto:"}
_TRAIL = ".,;:!?'*…،؛۔।"
# References in the styles of Vancouver (`Rossi AB, Bianchi C. Title. Journal. 2024;8:121.`) and of the APA.
_AUTHOR = re.compile(r"(?:(?:[^\W\d_][\w'’.-]* ){1,4}[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]{1,3}(?: Jr| Sr)?|et al)\Z")
_APA_AUTHORS = re.compile(
    r"[^\W\d_][\w'’-]*(?: [\w'’-]+)?, [A-ZÀ-ÖØ-ÞΑ-ΩА-Я]\.[^()]{0,400}\((?:19|20)\d\d[a-z]?(?:, [^()]{1,20})?\)[.,]?"
)
_PLACE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?: [^\W\d_]{3,9}\.?(?:[ -]\d{1,2})?)?; ?\d\S*"
    r"|(?<!\d)(?:19|20)\d\d[,，] ?\d{1,4}(?: ?\(\d{1,4}\))?[:：] ?\d\S*"
    r"|, (?!(?:19|20)\d\d\b)\d{1,4}(?: ?\(\d{1,4}(?:[-–]\d{1,4})?\))?, (?:pp?\. ?)?e?\d{1,7}(?:[-–]\d{1,7})?\.?"
)


def linked(text: str) -> str:
    """Plain text as HTML: escaped, its web addresses, DOIs and e-mail addresses links."""
    parts: list[str] = []
    done = 0
    for found in _ADDRESS.finditer(text):
        shown = _without_trail(found[0])
        address = escape(_SCHEMES.get(found.lastgroup or "", "") + shown)
        link = f'<a href="{address}">{escape(shown, quote=False)}</a>'
        parts += [escape(text[done : found.start()], quote=False), link]
        done = found.start() + len(shown)
    return "".join(parts) + escape(text[done:], quote=False)


def _without_trail(address: str) -> str:
    """The address without the sentence's punctuation; a bracket stays that was opened inside."""
    spare = {closer: address.count(closer) - address.count(opener) for opener, closer in ("()", "[]")}
    end = len(address)
    while address[end - 1] in _TRAIL or spare.get(address[end - 1], 0) > 0:
        spare[address[end - 1]] = spare.get(address[end - 1], 0) - 1
        end -= 1
    return address[:end]


def cited(text: str) -> str:
    """A reference as HTML: its authors, and its journal with year and pages, are not for translation."""
    place = _PLACE.search(text)
    begins = _authors(text, alone=place is not None)
    if not place or place.start() < begins:
        return _kept(text[:begins]) + linked(text[begins:])
    journal = text[begins : place.start()].rstrip(" .")
    after = max(journal.rfind(mark) for mark in (". ", "? ", "! "))
    journal_at = begins + after + 2 if after >= 0 else place.start()
    title, rest = linked(text[begins:journal_at]), linked(text[place.end() :])
    return _kept(text[:begins]) + title + _kept(text[journal_at : place.end()]) + rest


def _authors(text: str, alone: bool) -> int:
    """Where the authors end, 0 where the reference begins with none; a lone name is one only where `alone`."""
    if apa := _APA_AUTHORS.match(text):
        return apa.end()
    end = text.find(". ")
    names = text[: max(end, 0)].split(", ")
    named = all(_AUTHOR.match(name) for name in names) and (alone or len(names) > 1)
    return end + 1 if named else 0


def _kept(text: str) -> str:
    return f'<span translate="no">{escape(text, quote=False)}</span>' if text else ""
