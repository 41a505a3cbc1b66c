"""Names, titles and quotations that a translation leaves as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.html.attributes import guard
from l10n.html.tags import tags
from l10n.model import Span

_QUOTED = re.compile('“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"|「[^「」]*」|『[^『』]*』')
# A year, and a volume, an identifier or "et al.": an entry of a list of references.
_REFERENCE = re.compile(
    r"\A(?=.*\b(?:19|20)\d\d\b).*(?:\bdoi\b|\bet al\b|\d\(\d+\)|;\s?\d+:|\bvol\.|\bpp?\. ?\d)", re.S
)
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_WITHIN = re.compile(r"[ \xa0-]|\. |, ")  # between the words of a name
_LINKS = frozenset(
    "of for and the in on at & de du des la le les di del della dei degli d e y et der die für und".split()
)
_AROUND = 120  # characters that a name reaches to either side
_TITLES = frozenset("cite q em i b strong span a abbr dfn".split())


def kept(text: str, span: Span, other: str) -> bool:
    """Whether what stands there is part of a name, title or quotation that the other text has as it is.

    In what is not to be translated, and in `cite`, it is whatever the other text has.
    """
    if "<" in text and any(start <= span[0] and span[1] <= end for start, end in _left_alone(text)):
        return True
    return any(
        start <= span[0]
        and span[1] <= end
        and _more(text, (start, end), span)
        and text[start:end].strip() in other
        for start, end in _passages(text, span)
    )


def _more(text: str, passage: Span, span: Span) -> bool:
    """Whether there are words beside the span's."""
    return bool(_WORD.search(text, passage[0], span[0]) or _WORD.search(text, span[1], passage[1]))


def _passages(text: str, span: Span) -> Iterator[Span]:
    for match in _QUOTED.finditer(text):
        yield match.start() + 1, match.end() - 1
    if "<" in text:
        for name, start, end, _ in _elements(text):
            if name in _TITLES:
                yield start, end
    if _REFERENCE.search(text):
        yield 0, len(text)
    start, end = _name(text, span)
    yield start, end
    if (first := _WORD.match(text, start)) and first.end() < span[0]:  # it may only begin a sentence
        yield first.end(), end


def _left_alone(text: str) -> Iterator[Span]:
    for name, start, end, guarded in _elements(text):
        if guarded or name == "cite":
            yield start, end


def _elements(text: str) -> list[tuple[str, int, int, bool]]:
    """Elements of a message: name without number, where the content starts and ends, whether it is guarded."""
    found: list[tuple[str, int, int, bool]] = []
    opened: list[tuple[str, int, bool]] = []
    for tag in tags(text):
        name = tag.name.rstrip("0123456789")
        if not tag.closes:
            opened.append((tag.name, tag.end, bool(guard(name, tag.found, ""))))
        elif opened and opened[-1][0] == tag.name:
            _, start, guarded = opened.pop()
            found.append((name, start, tag.start, guarded))
    return found


def _name(text: str, span: Span) -> Span:
    """The words with capitals around a span that begins with one, and what links them."""
    if not text[span[0]].isupper():
        return span
    before = list(_WORD.finditer(text, max(0, span[0] - _AROUND), span[0]))
    after = list(_WORD.finditer(text, span[1], min(len(text), span[1] + _AROUND)))
    start, edge = span[0], span[0]
    for word in reversed(before):
        if not _WITHIN.fullmatch(text, word.end(), edge):
            break
        if word[0][0].isupper():
            start = word.start()
        elif word[0] not in _LINKS:
            break
        edge = word.start()
    end, edge = span[1], span[1]
    for word in after:
        if not _WITHIN.fullmatch(text, edge, word.start()):
            break
        if word[0][0].isupper():
            end = word.end()
        elif word[0] not in _LINKS:
            break
        edge = word.end()
    return start, end
