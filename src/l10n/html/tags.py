"""A page's tags, and edits of them: for what is not a message, such as its language and its links."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from l10n.html.elements import KIND, Kind
from l10n.html.tokens import (
    SPACES,
    TOKEN,
    Attribute,
    attribute_text,
    attributes,
    closes_itself,
    lower,
    raw_end,
)

Edit = tuple[int, int, str]  # the text from start to end becomes this


class Tag(NamedTuple):
    name: str
    closes: bool
    start: int
    end: int
    found: dict[str, Attribute]
    content: str  # of an element whose content is not markup
    after_text: bool  # whether more than white space and comments stands between the last tag and this one

    def get(self, name: str) -> str:
        """An attribute's value, decoded; "" where there is none."""
        return attribute_text(self.found[name][0]) if name in self.found else ""

    @property
    def words(self) -> frozenset[str]:
        """The words of `rel`."""
        return frozenset(self.get("rel").lower().split())


def tags(text: str) -> Iterator[Tag]:
    """All tags of a page; comments, and what raw text elements hold, have none."""
    pos, after_text, foreign = int(text.startswith("\ufeff")), False, 0
    while m := TOKEN.search(text, pos):
        after_text |= bool(text[pos : m.start()].strip(SPACES))
        slash, name, attrs, _ = m.groups()
        pos = m.end()
        if name is None:
            continue
        name, content, empty = lower(name), "", not slash and closes_itself(attrs)
        if KIND.get(name) is Kind.FOREIGN and not empty:
            foreign = max(0, foreign + (-1 if slash else 1))
        elif KIND.get(name) is Kind.RAW and not slash and not (foreign and empty):
            pos = raw_end(text, name, pos)
            content = text[m.end() : pos]
        yield Tag(
            name, bool(slash), m.start(), m.end(), attributes(attrs) if attrs else {}, content, after_text
        )
        after_text = False


def with_attribute(tag: Tag, name: str, value: str) -> Edit:
    """The edit that gives a start tag this attribute."""
    escaped = html.escape(value)
    if name not in tag.found:
        at = tag.start + 1 + len(tag.name)
        return at, at, f' {name}="{escaped}"'
    base = tag.start + 1 + len(tag.name)
    _, start, end, quote = tag.found[name]
    if not quote:  # `lang` without a value, or an empty one: a first attribute of that name counts
        at = base
        return at, at, f' {name}="{escaped}"'
    return base + start, base + end, escaped if quote != "=" else f'"{escaped}"'


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits, which do not overlap; those at one place keep their order."""
    out: list[str] = []
    pos = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        if start >= pos:
            out += (text[pos:start], new)
            pos = end
    out.append(text[pos:])
    return "".join(out)
