"""A run of inline content becomes messages: text with numbered codes in place of elements."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from l10n import markup
from l10n.html.runs import CLOSE, COMMENT, OPEN, SELF, TEXT, Item, Pairs, pieces
from l10n.html.tokens import SPACES, TOKEN, Attribute, attribute_text, attributes, fold
from l10n.model import Code, Span

LETTER = re.compile(r"[^\W\d_]")
PROMISING = re.compile(r"[^\W\d_]|&#")  # a letter may be written as a reference
# A number that another language may write otherwise: with a separator, a percent sign, or a range.
NUMBER = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d+)?|\d+[.,]\d+)(?![.,]?\d)"
    r"|(?<!\d)\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)"
    r"|\d[\u00a0\u202f ]?[%‰٪]|(?<![\d–—-])\d+ ?[–—-] ?\d+(?![\d–—-])"
)
NO_CODES: Mapping[str, Code] = MappingProxyType({})

_URL = re.compile(r"(?:https?://|www\.|mailto:)\S+\Z")
_TOKEN = re.compile(r"</?([a-z][a-z0-9_.:-]*+) ?/?>")
_NO_ATTRIBUTE = SPACES + "/"
_TAG = re.compile(r"<[^>]*>")
_ABOUT = 60  # columns of a code's description

Raw = str | tuple[str, str]  # the source of a code: an opaque one whole, else its start and end tag


class Message(NamedTuple):
    source: str
    span: Span
    codes: Mapping[str, Code]
    kept: tuple[Span, ...]
    number: bool


class _Element(NamedTuple):
    what: int
    name: str
    raw: Raw  # elements of one name with equal source share their code
    start: int
    end: int


def translatable(message: str) -> bool:
    """Whether a text is worth a translator's time: it has letters and is no bare URL or e-mail address."""
    return LETTER.search(message) is not None and not is_address(message)


def is_address(message: str) -> bool:
    """Whether a text is nothing but a URL or an e-mail address."""
    if _URL.match(message):
        return True
    name, _, host = message.partition("@")
    return bool(name) and "." in host.strip(".") and "@" not in host and len(message.split()) == 1


def messages(text: str, run: list[Item]) -> Iterator[Message]:
    """The messages of a run, in order."""
    for items, pairs in pieces(text, run) if len(run) > 1 or run[0][0] != TEXT else [(run, {})]:
        span = _bare(text, items)
        parts, kept = _parts(text, items, pairs)
        words = "".join(part for part in parts if isinstance(part, str))
        number = not LETTER.search(words)
        if number and not NUMBER.search(words):
            continue
        codes: dict[str, Code] = {}
        source = fold("".join(_shown(text, parts, words, codes)))
        if not is_address(source):
            yield Message(source, span, codes, tuple(kept), number)


def _bare(text: str, items: list[Item]) -> Span:
    """The span of the items without white space at its ends."""
    start, end = items[0][1], items[-1][2]
    if items[0][0] == TEXT:
        part = text[start : items[0][2]]
        start += len(part) - len(part.lstrip(SPACES))
    if items[-1][0] == TEXT:
        part = text[items[-1][1] : end]
        end -= len(part) - len(part.rstrip(SPACES))
    return start, end


def _shown(text: str, parts: list[str | _Element], words: str, codes: dict[str, Code]) -> Iterator[str]:
    """The parts as the message says them; the codes that stand for elements are put into codes."""
    names = _names(parts, words)
    for part in parts:
        if isinstance(part, str):
            yield markup.encode(part)
            continue
        name = names.get((part.name, part.raw), part.name)
        token = f"<{name}>" if part.what == OPEN else f"</{name}>" if part.what == CLOSE else f"<{name}/>"
        if token not in codes:
            codes[token] = _code(text, part)
        yield token


def _parts(text: str, items: list[Item], pairs: Pairs) -> tuple[list[str | _Element], list[Span]]:
    """Decoded text and elements in turn; and the comments among them."""
    parts: list[str | _Element] = []
    kept: list[Span] = []
    skip = -1
    for i, (what, start, end, name) in enumerate(items):
        if i <= skip:
            continue
        if what == COMMENT:
            kept.append((start, end))
        elif what == TEXT:
            words = html.unescape(text[start:end])
            if parts and isinstance(parts[-1], str):  # a comment stood between
                parts[-1] += words
            else:
                parts.append(words)
        elif what == SELF:
            bare = not text[start + 1 + len(name) : end - 1].strip(_NO_ATTRIBUTE)  # <br>, <br/>, <br />
            parts.append(_Element(SELF, name, name if bare else text[start:end], start, end))
        elif what == OPEN and name == "sup" and _is_mark(text, items[i : pairs[i]]):
            skip = pairs[i]
            end = items[skip][2]
            parts.append(_Element(SELF, name, text[start:end], start, end))
        else:
            first, last = (i, pairs[i]) if what == OPEN else (pairs[i], i)
            tags = (text[slice(*items[first][1:3])], text[slice(*items[last][1:3])])
            parts.append(_Element(what, name, tags, start, end))
    return parts, kept


def _is_mark(text: str, items: list[Item]) -> bool:
    """Whether a sup holds a reference or a mark rather than words."""
    words = "".join(html.unescape(text[start:end]) for what, start, end, _ in items if what == TEXT)
    return not LETTER.search(words) and all(what != SELF for what, *_ in items)


def _names(parts: list[str | _Element], words: str) -> dict[tuple[str, Raw], str]:
    """Names with a number, where elements of one name differ or the text itself holds the token."""
    distinct: dict[str, dict[Raw, None]] = {}
    for part in parts:
        if isinstance(part, _Element):
            distinct.setdefault(part.name, {})[part.raw] = None
    taken = {m[1] for m in _TOKEN.finditer(words)} if "<" in words else set()
    if not taken and all(len(raws) == 1 for raws in distinct.values()):
        return {}
    names: dict[tuple[str, Raw], str] = {}
    for name, raws in distinct.items():
        number = 0
        for raw in raws:
            label = name
            while label in taken or (label in distinct if number else len(raws) > 1):
                number += 1
                label = f"{name}{number}"
            taken.add(label)
            names[name, raw] = label
    return names


def _code(text: str, part: _Element) -> Code:
    span = (part.start, part.end)
    tag = None if part.what == CLOSE else TOKEN.match(text, part.start)
    if not tag or (part.what == OPEN and not tag[3]):
        return Code(span)
    found = attributes(tag[3] or "")
    about = _about(found, text[tag.end() : part.end] if part.what == SELF else "")
    if not found.get("id", ("",))[0].strip():
        return Code(span, about)
    ident = "id " + "-".join(found["id"][0].split())
    return Code(span, f"{about}, {ident}" if about else ident, once=True)


def _about(found: Mapping[str, Attribute], content: str) -> str:
    """What an element is, in a few words: its address, or what an opaque one shows, or its attributes."""
    shown = fold(html.unescape(_TAG.sub("", content)))
    if "href" in found:
        told = f"link {attribute_text(found['href'][0])}"
    elif "src" in found:
        told = attribute_text(found["src"][0])
    else:
        told = (
            ""
            if shown
            else ", ".join(f"{k} {attribute_text(v[0])}".strip() for k, v in found.items() if k != "id")
        )
    told = fold(" ".join(filter(None, (told, f"“{shown}”" if shown else ""))))
    return told if len(told) <= _ABOUT else told[: _ABOUT - 1] + "…"
