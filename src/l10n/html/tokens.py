"""The HTML standard's tokenizer as one linear regular expression: every quantifier is possessive.

What a browser would read as one tag is one token here, also where it is damaged: what is unterminated runs to
the end of the text. Anything less exact would be an injection hole.
"""

from __future__ import annotations

import html
import re
from functools import cache
from html.entities import html5

SPACES = "\t\n\f\r "

_W = r"[\t\n\f\r ]"
_VALUE = rf"""{_W}*+={_W}*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?!["'])[^\t\n\f\r >]*+)"""
_ATTRIBUTE = rf"""(?:{_W}|/)*+[^\t\n\f\r />][^\t\n\f\r />=]*+(?:{_VALUE})?+"""

# Groups: 1 slash, 2 name, 3 attributes of a whole tag; 4 a tag that only the end of the text ends.
TOKEN = re.compile(
    rf"<(?:(/?)([a-zA-Z][^\t\n\f\r />]*+)((?:{_ATTRIBUTE})*+(?:{_W}|/)*+)>"
    r"|!--(?:-?>|[\s\S]*?(?:--!?>|\Z))"
    r"|[!?][^>]*+(?:>|\Z)"
    r"|/(?:>|[^a-zA-Z>][^>]*+(?:>|\Z))"
    r"|(/?[a-zA-Z][\s\S]*+))"
)
_ATTRIBUTES = re.compile(
    rf"""([^\t\n\f\r />][^\t\n\f\r />=]*+)"""
    rf"""(?:{_W}*+={_W}*+(?:"([^"]*+)"|'([^']*+)'|(?!["'])([^\t\n\f\r >]*+)))?+"""
)
_SCRIPT = re.compile(r"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.I | re.A)
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+|#[0-9]+|[a-zA-Z][a-zA-Z0-9]*);?")
_FOLD = re.compile(r"[\t\n\f\r ]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_UNFOLDED = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]|  ")

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}

# An attribute's value as it stands, its start and end in the attributes' text, and its quote ("=" for none).
Attribute = tuple[str, int, int, str]


def fold(text: str) -> str:
    """White space as HTML renders it: ASCII runs are one space, the ends are bare; control characters go."""
    if _UNFOLDED.search(text):
        text = _FOLD.sub(" ", _CONTROL.sub("", text))
    return text.strip(" ")


def lower(name: str) -> str:
    """A name in lower case as HTML means it: ASCII letters only, so that its length stays."""
    return name.lower() if name.isascii() else name.translate(_LOWER)


def attributes(text: str) -> dict[str, Attribute]:
    """The attributes of a start tag by lower-case name; of two with one name the first counts."""
    found: dict[str, Attribute] = {}
    for m in _ATTRIBUTES.finditer(text):
        group = m.lastindex or 1
        value = (m[group], *m.span(group), " \"'="[group - 1]) if group > 1 else ("", 0, 0, "")
        found.setdefault(lower(m[1]), value)
    return found


def closes_itself(attrs: str) -> bool:
    """Whether a start tag ends in a slash that is not part of an unquoted value."""
    if not attrs.endswith("/"):
        return False
    ends = [m.end() for m in _ATTRIBUTES.finditer(attrs)]
    return not ends or ends[-1] < len(attrs)


def attribute_text(raw: str) -> str:
    """An attribute's value decoded; `&copy=` and `&copyx` are text there, unlike in html.unescape."""
    return _REFERENCE.sub(_reference, raw) if "&" in raw else raw


def _reference(m: re.Match[str]) -> str:
    text = m[0]
    if text[-1] == ";" or text[1] == "#":
        return html.unescape(text)
    followed = m.string[m.end() : m.end() + 1] == "="
    return text if followed or text[1:] not in html5 else html.unescape(text)


def raw_end(text: str, name: str, start: int) -> int:
    """Where the content of a raw text element ends: at its end tag, or at the end of the text."""
    if name == "script":
        return _script_end(text, start)
    if name == "plaintext":
        return len(text)
    m = _end_tag(name).search(text, start)
    return m.start() if m else len(text)


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\t\n\f\r />])", re.I | re.A)


def _script_end(text: str, pos: int) -> int:
    """Through the standard's script data escaped and double escaped states."""
    escaped = double = False
    while m := _SCRIPT.search(text, pos):
        pos = m.end()
        if m[0] == "<!--":
            if not escaped:
                escaped, pos = True, pos - 2  # <!--> opens and closes
        elif m[0] == "-->":
            escaped = double = False
        elif m[1]:
            if not double:
                return m.start()
            double = False
        elif escaped:
            double = True
    return len(text)
