"""The addresses in a page's attributes and styles, and the edits that change them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from l10n.html.tags import Edit, Tag, with_attribute

Change = Callable[[str], str]  # an address to that which stands in its place

_ATTRIBUTES = {
    "href": frozenset("a area link image use".split()),
    "xlink:href": frozenset("a image use".split()),
    "src": frozenset("img script iframe video audio source track embed input".split()),
    "data-src": frozenset("img iframe video audio source".split()),  # of pictures that load late
    "poster": frozenset(["video"]),
    "data": frozenset(["object"]),
    "action": frozenset(["form"]),
    "formaction": frozenset("button input".split()),
    "background": frozenset("body table td th".split()),
}
_SETS = ("srcset", "data-srcset", "imagesrcset")

# An address and what stands between it and the next (https://html.spec.whatwg.org/multipage/images.html#srcset-attribute).
_OF_SET = re.compile(r"([^\s,](?:\S*[^\s,])?)(,+|\s[^,]*|\Z)", re.A)
_OF_CSS = re.compile(
    r"""(?:\burl\(\s*+|@import\s++(?=["']))(?:"([^"\\\n]*+)"|'([^'\\\n]*+)'|([^\s"'()\\]++))""", re.I
)


def addressed(tag: Tag, change: Change) -> Iterator[Edit]:
    """The edits of a start tag, and of a style sheet in the page, whose addresses change."""
    for name, elements in _ATTRIBUTES.items():
        if name in tag.found and tag.name in elements:
            yield from _edited(tag, name, change)
    for name in _SETS:
        if name in tag.found:
            yield from _edited(tag, name, lambda value: _in_set(value, change))
    if "style" in tag.found:
        yield from _edited(tag, "style", lambda value: _in_css(value, change))
    if tag.name == "style":
        new = _in_css(tag.content, change)
        if new != tag.content:
            yield tag.end, tag.end + len(tag.content), new


def _edited(tag: Tag, name: str, change: Change) -> Iterator[Edit]:
    value = tag.get(name)
    new = change(value)
    if new != value:
        yield with_attribute(tag, name, new)


def _in_set(value: str, change: Change) -> str:
    return _OF_SET.sub(lambda m: change(m[1]) + m[2], value)


def _in_css(value: str, change: Change) -> str:
    return _OF_CSS.sub(lambda m: _replaced(m, change), value)


def _replaced(m: re.Match[str], change: Change) -> str:
    start, end = (at - m.start() for at in m.span(m.lastindex or 0))
    return m[0][:start] + change(m[0][start:end]) + m[0][end:]
