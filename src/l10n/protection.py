"""What must not change in a text when it is translated: addresses, references, quantities, marks, names, code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from l10n import sentences
from l10n.model import Span

Kind = Literal[
    "url",
    "email",
    "doi",
    "citation",
    "reference",
    "quantity",
    "number",
    "mark",
    "name",
    "placeholder",
    "code",
]


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text that a translation has as it is."""

    span: Span
    kind: Kind


_HAN = r"\u3040-\u30ff\u3400-\u9fff"  # no spaces around words: a token may stand right between them
_LATIN = r"A-Za-z0-9\u00aa\u00b5\u00ba\u00c0-\u024f\u0370-\u03ff"
_W = rf"[^\W{_HAN}]"
_END = rf"\s<>\"«»“”„`\u3001-\u3003\u3008-\u3011{_HAN}\uff01-\uff0f\ue000-\uf8ff\U000f0000-\U000ffffd"
_HOSTS = "com|org|net|edu|gov|int|info|biz|eu|uk|io|it|de|fr|es|pt|br|cat|jp|cn|ch|at|nl|be|se|pl"
_FILES = "html?|php|py|js|ts|css|json|ya?ml|toml|xml|txt|pdf|png|jpe?g|svg|gif|webp|tsv|csv|md|pot?|zip|docx?|xlsx?|exe"
_S = r"[ \u00a0\u2009\u202f]"
_GROUPED = r"\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})++(?!\d)(?:[.,]\d++)?"
_NUMBER = rf"(?:{_GROUPED}|\d++(?:[.,]\d++)*+)"
_SIGN = rf"(?:(?:[±≈~<>≤≥]|[<>]=){_S}?)?(?:(?<!{_W})(?<!\))[-−+])?"
_AMOUNT = rf"{_SIGN}{_NUMBER}(?:{_S}?[-–—‑−〜~±×/]{_S}?{_NUMBER})?"
_UNIT = (
    r"(?:[kmµμn]?(?:g|[Ll]|mol|m|s|V|W|J|Pa)|[kKmMGT]?(?:Hz|Wh?|Pa|cal|bit|Gy|Sv|Bq|J|V|Da)|mcg|mm|cm|dm|[dc][lL]"
    r"|[kKMGT]i?B|[mµμn]?M|m?Eq|meq|I\.?U\.?|U\.?I\.?|IE|UFC|CFU|ppm|ppb|rpm|bpm|dB|mmHg|min|h|°[CFK]?|℃|㎎|㎏|Å|Ω)"
    rf"(?:[²³]|[23](?!\d))?(?!{_W}|[®™'’])"
)
_CURRENCY = rf"(?:[€£¥₹]|(?:EUR|USD|GBP|CHF|JPY|BRL)(?!{_W})|(?:US|R)?\$)"
_PAGES = r"(?::\s?[eE]?\d++(?:[-–]\d++)?+)"
_RANGE = r"\d{1,3}(?:\s?[,;–‑-]\s?\d{1,3})*+"

_PATTERNS: dict[str, str] = {
    "url": rf"(?:https?|ftp|file)://[^{_END}]++|\b(?:mailto:|www\.)[^{_END}]++"
    rf"|(?<![\w@.-])(?:[a-z0-9][a-z0-9-]*+\.)++(?:{_HOSTS})(?![\w-]|\.\w)(?:/[^{_END}]*+)?",
    "email": r"(?<![\w.+-])[A-Za-z0-9_.+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++",
    "doi": rf"\b(?:doi:)?10\.\d{{4,9}}/[^{_END}]++",
    "placeholder": r"\{\{[^{}\n]{0,100}\}\}|\$?\{[^{}\s]{0,100}\}|%\(\w{1,100}\)[sdfri]|%(?:\d\$)?[sdfi](?!\w)",
    "file": rf"(?<![\w@./-])[\w-]++\.(?:{_FILES})(?![\w-])",
    "code": rf"(?<![\w-])--[A-Za-z][\w-]*+(?:=[^{_END}]++)?|`[^`\n]{{1,200}}`"
    r"|(?<![A-Za-z0-9_])[A-Za-z0-9]*+(?:_++[A-Za-z0-9]++)++_*+|(?<![\w<./~)-])(?:~|\.{1,2})?/\.?[A-Za-z][\w.-]*+(?:/[\w.-]*+)*+",
    "path": r"(?<![\w./-])(?:[\w-]++/)++[\w-]++\.[a-z]\w{0,4}(?!\w)",
    "citation": rf"\[{_RANGE}\]",
    "reference": rf"\b(?:1[89]|20)\d\d(?: [A-Z][a-z]{{2}}(?: \d{{1,2}})?)?;\s?\d++(?:\([^()\s]{{1,12}}\))?{_PAGES}?+"
    rf"|\b\d{{1,4}}\(\d[\d–-]{{0,8}}\){_PAGES}|\barXiv:\d{{4}}\.\d{{4,5}}(?:v\d+)?|\b(?:NCT|PMC)\d{{5,9}}\b"
    r"|\b(?:PMID|PMCID|ISBN(?:-1[03])?|ISSN|EAN|ORCID|CAS)\s?:?\s?(?P<id>\d[\dX-]*+)",
    "quantity": rf"(?<!{_W})(?<!\d[.,])(?!\d+0s(?!\w)){_AMOUNT}{_S}?"
    rf"(?:{_UNIT}(?:{_S}?/{_S}?{_UNIT})*+|[%‰]|{_CURRENCY})"
    rf"|(?:[€£¥₹]|(?<!{_W})(?:EUR|USD|GBP|CHF|(?:US|R)?\$)){_S}?{_NUMBER}",
    "number": rf"(?<!{_W})(?<!\d[.,])(?:(?:[±≈~<>≤≥]|[<>]=){_S}?{_NUMBER}|(?:(?<!\))[-−+])?"
    rf"(?:{_GROUPED}|\d++(?:[.,:/–-]\d++)++|\d{{5,}}+))(?!{_W})",
    "name": rf"(?<![{_LATIN}_-])(?P<word>[{_LATIN}]++(?:-[{_LATIN}]++)*+)"
    r"(?P<sign>[®™℠]?)",
    "mark": r"(?<=\S)[*†‡§]++(?!\w)",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()))
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_TRAILING = ".,;:!?…'’*†‡"
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)} | {"file": "name", "path": "code"}
_MIXED = re.compile(
    r"(?!\d+[a-zà-ÿªº]+\Z|\d+h\d+\Z|\w+Innen\Z)(?:.*[^\W\d_]\d|.*\d[^\W\d_])|.*[a-zà-ÿ][A-ZÀ-Þ]"
)
_SERIES = re.compile(r"(?=.*[\dα-ωΑ-Ω])(?:[A-Z]{1,8}-)+[A-Z0-9α-ωΑ-Ω-]*\Z|\d+(?:-[A-Z0-9]+)*-[A-Z]+\Z")
_CAPITALISED = re.compile(r"(?:[A-ZÀ-Þ][\w-]* ){1,3}\Z")
_NAME = re.compile(r"(?<![\w-])(?<!\w['’])[A-ZÀ-Þ][\w-]++(?:[®™℠])?|(?<=[a-zà-ÿ]['’])[A-ZÀ-Þ][\w-]++")
_WORDLESS = re.compile(r"\A\W++")
_BEGINNING = re.compile(r"[:«“\"]\W*+")
_FRAGILE = re.compile(
    r"(?<!\w)(?:(?![²³¹⁰-⁹⁺⁻₀-₉ªº])\w)*+[²³¹⁰-⁹⁺⁻₀-₉ªº]++\w*+|[\u00a0\u2000-\u200a\u202f\u205f\u3000]+|[™℠℡…‥″‴‼⁇⁈⁉½¼¾⅐-⅞Ⅰ-ⅿ①-⓿℀-ℎℓ№℞℃℉Å㌀-㏿_]+"
)


def tokens(text: str, locale: str, *, integers: bool = False) -> list[Token]:
    """The tokens of a text in order, without overlaps; linear time. Models copy small integers: only when asked for.

    `locale` is BCP 47. Names are those that their form gives away; `names` finds others.
    """
    found: list[Token] = []
    starts = _Starts(text, locale)
    for match in _TOKEN.finditer(text):
        kind: Kind = _KINDS.get(match.lastgroup or "", "name")
        start, end = match.span("id" if match["id"] else 0)
        if kind in ("url", "email", "doi", "code"):
            end = _closed(text, start, end)
        elif match["sign"]:
            start = max(found[-1].span[1] if found else 0, starts.name(start))
        elif (match["word"] or "").isdecimal():
            kind = "number"
        if not match["word"] or match["sign"] or (integers if kind == "number" else _telling(match["word"])):
            found.append(Token((start, end), kind))
    return found


def _closed(text: str, start: int, end: int) -> int:
    """Where an address ends: before punctuation, and before a bracket that it did not open."""
    surplus = {
        shut: text.count(shut, start, end) - text.count(open_, start, end) for open_, shut in _BRACKETS
    }
    while end > start and (text[end - 1] in _TRAILING or surplus.get(text[end - 1], 0) > 0):
        end -= 1
        if text[end] in surplus:
            surplus[text[end]] -= 1
    return end


def _telling(word: str) -> bool:
    """Whether a word is a name by its form: B6, L-5-MTHF, CTRX-200, iPhone."""
    return bool(_SERIES.match(word)) or any(map(_MIXED.match, word.split("-")))


class _Starts:
    """Where the sentences of a text start, found out when it is asked for."""

    def __init__(self, text: str, locale: str) -> None:
        self._text, self._locale = text, locale
        self._places: set[int] | None = None

    def name(self, start: int) -> int:
        """Where the name starts whose last word does: with capitals before it, but for a sentence's first word."""
        words = _CAPITALISED.search(self._text[max(0, start - 60) : start])
        if not words:
            return start
        if self._places is None:
            self._places = {span[0] for span in sentences.split(self._text, self._locale)}
        first = start - len(words[0])
        return first + len(words[0].split(" ")[0]) + 1 if first in self._places else first


def names(text: str, locale: str, known: Callable[[str], bool]) -> list[Token]:
    """Words with a capital inside a sentence that no dictionary knows: `known` says of a word whether one does.

    Not in languages that write nouns so; not acronyms, which are translated.
    """
    if locale.split("-")[0].lower() in ("de", "lb"):
        return []
    first = {place for span in sentences.split(text, locale) for place in _firsts(text, *span)}
    found: list[Token] = []
    for match in _NAME.finditer(text):
        if match.start() in first or match[0].isupper() or known(match[0]) or known(match[0].lower()):
            continue
        if found and text[found[-1].span[1] : match.start()] == " ":
            found[-1] = Token((found[-1].span[0], match.end()), "name")
        else:
            found.append(Token(match.span(), "name"))
    return found


def _firsts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence's first word is, and the first after a colon or an opening quote."""
    yield start + len(text[start:end]) - len(_WORDLESS.sub("", text[start:end]))
    yield from (match.end() for match in _BEGINNING.finditer(text, start, end))


def fragile(text: str) -> list[Span]:
    """What SentencePiece would write otherwise: ™ m² … ½, spaces that do not break, underscores. Linear time."""
    return [match.span() for match in _FRAGILE.finditer(text)]
