"""A message as its readers see it, each character in its place: what is not text is covered.

Covering keeps every offset, so that what is found here is found there in the message. Codes and tags that only
format are TAG, and as if they were not there; breaks, blocks and notes are GAP; URLs, placeholders, code and pictures
are CODE, words of a kind. An entity of HTML is its character, followed by TAG.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from l10n.html.elements import KIND, Kind
from l10n.html.tokens import TOKEN, closes_itself

# Unicode's noncharacters: no text has them.
TAG, GAP, CODE = "\ufdd0", "\ufdd1", "\ufdd2"

_HIDDEN_HERE = re.compile(
    r"[{@`^.%:;=](?:(?<=[{@`^])|(?<=\.)(?:(?<=www\.)|(?<=10\.)\d)|(?<=%)[(\d]|(?<=[:;=])-?[()DPp|/]|(?<=:)\w*+:)"
)
_HIDDEN = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]{1,20}+://|\bwww\.|\b10\.\d{4,9}/)[^\s<>\"'«»“”「」、。]*+"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+"
    r"|\{\{[^{}]*+\}\}|[$#]?\{[^{}\s]*+\}|%\([^()\s]++\)[#0 +-]*+[a-z]|%\d++(?:\$[a-z])?+"
    r"|`[^`\n]++`"
    r"|(?<!\w)\w*+::\w*+|(?<!\S):[a-z_]{2,30}+:(?!\w)"
    r"|(?<!\S)[:;=]-?[()DPp|/](?!\w)|\^\^"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_NUMBER = re.compile(r"\d+\Z")
_BREAKS = (Kind.BLOCK, Kind.RULE, Kind.SKIP)
_HIDING = [k for k, kind in KIND.items() if kind in (Kind.OPAQUE, Kind.RAW, Kind.SKIP, Kind.FOREIGN)]
_HIDES = re.compile(rf"</(?:{'|'.join(_HIDING)})")
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=4)
def visible(message: str) -> str:
    """The message, as long as it is, with what is not text covered. Linear."""
    text = _HIDDEN.sub(_code, message) if _HIDDEN_HERE.search(message) else message
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    return _without_tags(text) if "<" in text else text


def _code(match: re.Match[str]) -> str:
    """CODE, but for the stop that ends the sentence around a URL."""
    found = match[0]
    end = len(found.rstrip(".,;:!?…)]")) if "/" in found or "www." in found else len(found)
    return CODE * end + found[end:]


def _entity(match: re.Match[str]) -> str:
    found = html.unescape(match[0])
    if len(found) != 1 or found in "<>&":
        return CODE * len(match[0])
    return found + TAG * (len(match[0]) - 1)


def _without_tags(text: str) -> str:
    parts: list[str] = []
    done, hidden, note = 0, "", -1  # an element whose content is no text; where a <sup> began
    last = {name: text.rfind(f"</{name}") for name in _HIDING} if _HIDES.search(text) else {}
    for match in TOKEN.finditer(text):
        slash, name, attrs, _ = match.groups()
        if name is None:
            if not match[0].startswith(("<!--", "<!", "<?")) or not match[0].endswith(">"):
                continue
            name = "!"
        start, end = match.span()
        name = _NUMBER.sub("", name.lower()) if name not in KIND else name
        kind = KIND.get(name)
        empty = bool(closes_itself(attrs or "")) or kind in (Kind.VOID, Kind.RULE)
        before = text[done:start]
        parts.append(before if not hidden else CODE * len(before))
        done = end
        if slash and name == hidden:
            hidden = ""
        elif not hidden and not slash and not empty and last.get(name, -1) >= end:
            hidden = name
        if name == "sup" and not empty:
            if not slash:
                note = len(parts)
            elif note >= 0 and not _LETTER.search("".join(parts[note:])):
                parts[note:] = [GAP * len(part) for part in parts[note:]]
                note = -1
        parts.append(_cover(name, kind, empty) * (end - start))
    parts.append(text[done:])
    return "".join(parts)


def _cover(name: str, kind: Kind | None, empty: bool) -> str:
    if name == "br" or kind in _BREAKS or (empty and name == "sup"):
        return GAP
    return CODE if empty and name != "wbr" else TAG
