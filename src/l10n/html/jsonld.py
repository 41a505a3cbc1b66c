"""The strings of JSON-LD that a search engine shows to readers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from l10n.model import Span

_KEYS = frozenset(
    "headline name description alternativeHeadline articleSection text caption keywords".split(),
)
# Things whose `name` is a name (schema.org); a Question's name is its text.
_NAMED = frozenset(
    "Person Organization Brand Periodical NewsMediaOrganization Corporation "
    "MedicalOrganization CollegeOrUniversity PublicationIssue PublicationVolume".split()
)
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\]:,]')
_HTML = re.compile(
    r"<(?:a|b|br|p|strong|em|i|u|ul|ol|li|div|span|h[1-6]|sup|sub|table)(?:[\t\n\f\r ][^<>]*+)?/?>",
    re.I | re.A,
)
_ADDRESS = re.compile(r".*[/:#]", re.S)  # of a type: https://schema.org/Person, schema:Person
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


class _Level:
    """An open object or array: the key it stands under, the object's types, and where we are in it."""

    def __init__(self, bracket: str, above: _Level | None) -> None:
        self.is_object = bracket == "{"
        self.wants_key = self.is_object
        under = above.key if above else ""
        self.key: str = "" if self.is_object else under
        self.types: set[str] = set() if self.is_object or above is None else above.types
        self.cited: bool = above is not None and (above.cited or under == "citation")


def strings(raw: str) -> Iterator[tuple[str, str, Span, bool]]:
    """Each text's key, value, span with its quotes, and whether it holds HTML. Nothing of invalid JSON."""
    for key, level, span in _values(raw):
        if key not in _KEYS or level.cited or (key == "name" and level.types & _NAMED):
            continue
        value = json.loads(raw[slice(*span)])
        if not _CONTROL.search(value):
            yield key, value, span, _HTML.search(value) is not None


def languages(raw: str, source: str) -> list[Span]:
    """Where the data says that the page is in its source language."""
    primary = source.partition("-")[0].lower()
    return [
        span
        for key, level, span in _values(raw)
        if key == "inLanguage"
        and not level.cited
        and json.loads(raw[slice(*span)]).replace("_", "-").partition("-")[0].lower() == primary
    ]


def equal(raw: str, value: str) -> list[Span]:
    """Where a string of the data is this value."""
    return [span for _, _, span in _values(raw) if json.loads(raw[slice(*span)]) == value]


def _values(raw: str) -> list[tuple[str, _Level, Span]]:
    """All string values: key, the level they stand in, span. An object's types are known only at its end."""
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return []
    found: list[tuple[str, _Level, Span]] = []
    levels: list[_Level] = []
    for m in _TOKEN.finditer(raw):
        token = m[0]
        top = levels[-1] if levels else None
        if token in "{[":
            levels.append(_Level(token, top))
        elif token in "}]":
            levels.pop()
        elif top is None or token == ":":
            continue
        elif token == ",":
            top.wants_key = top.is_object
        elif top.wants_key:
            top.key, top.wants_key = json.loads(token), False
        else:
            found.append((top.key, top, m.span()))
            if top.key == "@type":
                top.types.add(_ADDRESS.sub("", json.loads(token)))
    return found
