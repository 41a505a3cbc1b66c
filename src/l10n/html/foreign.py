"""svg and math: where they end, and the texts of a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from l10n.html.elements import BREAKOUT, KIND, Kind
from l10n.html.tokens import TOKEN, attributes, closes_itself, lower, raw_end

_TEXTS = ("title", "desc", "text")
# Elements with HTML inside: the standard's HTML integration points, and the text ones of MathML.
_HTML_INSIDE = frozenset("foreignobject title desc mi mo mn ms mtext annotation-xml".split())
_LOOK_BACK = 64  # open elements searched for an end tag's partner: keeps hostile nesting linear

_FONT = frozenset(("color", "face", "size"))  # a font with one of them is HTML's
_EMPTY = (Kind.VOID, Kind.RULE)


class _Open(NamedTuple):
    name: str
    is_html: bool
    holds_html: bool  # whether its content is parsed as HTML's


Leaf = tuple[str, int, int]


def scan(
    text: str, name: str, attrs: str, start: int, is_open: Callable[[str], bool]
) -> tuple[int, bool, list[Leaf]]:
    """Where the element that began before start ends, whether its own end tag ends it, and its texts.

    is_open tells whether an HTML element of that name is open outside, whose end tag would end the picture.
    """
    leaves: list[Leaf] = []
    if closes_itself(attrs):
        return start, True, leaves
    opened, pos = [_Open(name, False, False)], start
    leaf: tuple[str, int] | None = None
    while opened:
        m = TOKEN.search(text, pos)
        if not m:
            return len(text), False, leaves
        if text.startswith("<![CDATA[", m.start()) and not opened[-1].is_html:  # real CDATA here
            stop = text.find("]]>", m.start())
            pos, leaf = (len(text) if stop < 0 else stop + 3), None
            continue
        pos, (slash, tag, rest, _) = m.end(), m.groups()
        if leaf and slash and lower(tag) == leaf[0]:
            leaves.append((leaf[0], leaf[1], m.start()))
        leaf = None
        if tag is None:
            continue
        tag, holds_html = lower(tag), opened[-1].holds_html
        if slash:
            if tag in [one.name for one in opened[-_LOOK_BACK:]]:
                while opened.pop().name != tag:
                    pass
            elif not holds_html and (is_open(tag) or tag in ("br", "p")):
                return m.start(), False, leaves
        elif holds_html and KIND.get(tag) is Kind.RAW:
            pos = raw_end(text, tag, pos)
        elif not holds_html and (tag in BREAKOUT or (tag == "font" and _FONT & attributes(rest).keys())):
            return m.start(), False, leaves
        else:
            foreign = tag in ("svg", "math") or not holds_html
            if (foreign and not closes_itself(rest)) or (not foreign and KIND.get(tag) not in _EMPTY):
                opened.append(_Open(tag, not foreign, not foreign or tag in _HTML_INSIDE))
                leaf = (tag, pos) if foreign and tag in _TEXTS else None
    return pos, True, leaves
