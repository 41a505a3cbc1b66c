"""What a text refers to: URLs, e-mail addresses, DOIs, citations in brackets or raised, volumes of journals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from l10n.glossary.text import RAISED, Normal, normalise
from l10n.html.tokens import TOKEN
from l10n.model import Span


class Reference(NamedTuple):
    """A reference: where it stands, what is written there, and what it is compared by."""

    span: Span
    text: str
    key: str


_DOMAINS = frozenset(
    "com org net edu gov int info io eu it de fr es uk pt br cat jp cn ch at nl be se us ca app dev example".split()
)
_END = r"\s<>\"“”«»\u3000-\u303f\uff00-\uff60،؛"
_URL = re.compile(
    rf"(?<![\w@])(?:(?:https?|ftp)://|www\.)[^{_END}]++"
    rf"|(?<![\w@.:/-])(?P<host>[a-z0-9][a-z0-9-]*+(?:[.][a-z0-9-]++)++)(?![\w@])(?:/[^{_END}]*+)?",
    re.A,
)
_URL_HERE = re.compile(r"\.[a-z]{2}(?<=[a-z0-9-]\.[a-z]{2})|://", re.A)
_INSIDE = re.compile(r"\.[a-z]{2}|://|@|10\.\d")  # signs of addresses
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+", re.A)
_DOI = re.compile(rf"(?<![\w.])10\.\d{{4,9}}/[^{_END}]++")
_RESOLVER = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.I)
_TRAILING = ".,;:!?…'’*†‡"
_PAIRS = {")": "(", "]": "[", "}": "{"}

_BRACKETED = re.compile(r"\[ ?(\d{1,4}(?:(?: ?[,;،] ?| ?[-–—‐‑] ?)\d{1,4})*+) ?\]")
_ESTIMATE = re.compile(
    r"(?:\bC\.?I\.?|\bI\.?C\.?|\bKI|\bIQR|%|\binterv\w+|\brange|信頼区間)[ :,=\u00a0]*\Z", re.I
)
_RAISED = re.compile(
    rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?)»”\"’%。、]))"
    rf"(?:{RAISED}\d{{1,3}}+{RAISED}?+(?:[-–,⁻ ]++(?={RAISED}?\d))?+)++{RAISED}?+([⁺⁻+\w])?"
)
_NO_CITATION = re.compile(r"(?:\b(?:[kcdmμn]?m|in|ft|yd|log|cos|sin|tan|exp)|[A-Z][a-z]?\d*)\Z")
_JOURNAL = re.compile(
    r"\b((?:1[89]|20)\d\d) ?; ?(\d{1,4}) ?(\( ?[\w. -]{1,12} ?\))? ?: ?([A-Za-z]?\d{1,9})"
    r"(?: ?[-–] ?([A-Za-z]?\d{1,9}))?"
)
_BY_YEAR = re.compile(
    r"[(;] ?([A-Z][^\W\d_][^\d();]{0,80}?(?:,|\bal\.?,?) ((?:1[89]|20)\d\d))[a-z]?(?=[);,:])"
)
_ITEM = re.compile(r"(\d+)(?:\s?[-–—‐‑⁻]\s?(\d+))?")
_MOST = 200  # numbers that a range stands for


@lru_cache(maxsize=8)
def normal(text: str) -> Normal:
    """The text without its markup, as `glossary.text` normalises it."""
    return normalise(text)


@lru_cache(maxsize=4)
def visible(text: str) -> str:
    """The text with its tags blanked, as long as it is."""
    return TOKEN.sub(lambda match: " " * len(match[0]), text) if "<" in text else text


def addresses(text: str) -> list[str]:
    """What of a text may be, or have, a URL, an address or a DOI, in alphabetical order: equal lists say the same."""
    found, end = [], 0
    for sign in _INSIDE.finditer(text):
        at = sign.start()
        if at >= end:
            start, end = text.rfind(" ", end, at) + 1 or end, text.find(" ", at)
            end = end if end >= 0 else len(text)
            found.append(text[start:end].rstrip(".,;:"))
    return sorted(found)


def urls(text: str) -> list[Reference]:
    """The URLs of a text, also those without a scheme; not resolvers of DOIs. The case of hosts is no matter."""
    if ("." not in text and "://" not in text) or not _URL_HERE.search(text):
        return []
    text = visible(text)
    found = []
    for match in _URL.finditer(text):
        url = _trimmed(match[0])
        bare = match["host"]
        if not _RESOLVER.match(url) and (not bare or bare.rpartition(".")[2] in _DOMAINS):
            start = match.start()
            found.append(Reference((start, start + len(url)), url, _url_key(url)))
    return found


def _url_key(url: str) -> str:
    scheme, slashes, rest = url.rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{slashes}{host.lower()}{slash}{path}".removesuffix("/")


def emails(text: str) -> list[Reference]:
    """The e-mail addresses of a text."""
    if "@" not in text:
        return []
    return [Reference(m.span(), m[0], m[0].lower()) for m in _EMAIL.finditer(visible(text))]


def dois(text: str) -> list[Reference]:
    """The DOIs of a text, whose letters' case is no matter (https://www.doi.org/doi-handbook/HTML/case-insensitivity.html);
    not those inside URLs of publishers."""
    if "10." not in text:
        return []
    text = visible(text)
    others = [ref.span for ref in urls(text)]
    found = []
    for match in _DOI.finditer(text):
        doi = _trimmed(match[0])
        start = match.start()
        if not any(first <= start < last for first, last in others):
            found.append(Reference((start, start + len(doi)), doi, doi.lower()))
    return found


def _trimmed(found: str) -> str:
    """Without what ends the sentence or the brackets around it."""
    spare = {close: found.count(close) - found.count(opening) for close, opening in _PAIRS.items()}
    end = len(found)
    while end and (found[end - 1] in _TRAILING or spare.get(found[end - 1], 0) > 0):
        end -= 1
        if found[end] in spare:
            spare[found[end]] -= 1
    return found[:end]


@lru_cache(maxsize=4)
def citations(text: str) -> tuple[Reference, ...]:
    """The numbers cited in a normalised text, each with the span of its group: [3-5] cites three."""
    found: list[Reference] = []
    if "[" in text:
        for match in _BRACKETED.finditer(text):
            if not _ESTIMATE.search(text[max(0, match.start() - 16) : match.start()]):
                found += _cited(match, match[1])
    if RAISED in text:
        for match in _RAISED.finditer(text):
            if not match[1] and not _NO_CITATION.search(text[max(0, match.start() - 6) : match.start()]):
                found += _cited(match, match[0].replace(RAISED, ""))
    return tuple(found)


def _cited(match: re.Match[str], items: str) -> list[Reference]:
    numbers: list[int] = []
    for item in _ITEM.finditer(items):
        first, last = int(item[1]), int(item[2] or item[1])
        numbers += range(first, last + 1) if first <= last < first + _MOST else [first, last]
    text = match[0].replace(RAISED, "")
    return [Reference(match.span(), text, str(number)) for number in numbers if number]


@lru_cache(maxsize=4)
def journals(text: str) -> tuple[Reference, ...]:
    """Volumes and pages of journals in a normalised text: 2024;8:100121."""
    if ";" not in text or ":" not in text:
        return ()
    return tuple(
        Reference(m.span(), m[0], f"{m[1]};{m[2]}{(m[3] or '').replace(' ', '')}:{m[4]}-{m[5] or ''}".lower())
        for m in _JOURNAL.finditer(text)
    )


def dated_citations(text: str) -> list[Reference]:
    """Citations by author and year in a normalised text: (Rossi et al., 2019)."""
    return [Reference(m.span(1), m[1], m[2]) for m in _BY_YEAR.finditer(text)] if "(" in text else []
