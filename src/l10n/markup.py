"""The inline codes of a message: `<strong>`, `</strong>`, `<br/>`, `<a1>`, names without attributes.

Text in a message is plain. Only where it would read as a code is `<` written `&lt;`, and a literal `&lt;` or
`&amp;` as `&amp;lt;` or `&amp;amp;`: so the codes of a message are known from the message alone, and whatever
is not a code of the source is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

FORMATTING = frozenset("em strong b i sub sup span br wbr".split())
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")

CODE = re.compile(r"<(/?)([a-z][a-z0-9_.:-]*+) ?(/?)>")
_LITERAL = re.compile(r"<(?=/?[a-z][a-z0-9_.:-]*+ ?/?>)|&(?=(?:lt|amp);)")
_REFERENCE = re.compile(r"&(?:lt|amp);")
_NUMBER = re.compile(r"\d+\Z")
_ONCE = re.compile(r"([a-z][a-z0-9_.:-]*) = (?:.*, )?id \S+\Z", re.A)
_TAGLIKE = re.compile(
    r"<[/!?]?[a-z][^<>]*>|<!--|<!\[|<[a-z][^<>\s]*\s+[\w-]+\s*=|\b(?:java|vb)script\s*:"
    r"|\bon(?:error|load|click|focus|blur|toggle|mouse[a-z]+|key[a-z]+|pointer[a-z]+|animation[a-z]+)\s*=",
    re.I | re.A,
)


def encode(text: str) -> str:
    """Plain text as a message says it."""
    if "<" not in text and "&" not in text:
        return text
    return _LITERAL.sub(lambda m: "&lt;" if m[0] == "<" else "&amp;", text)


def decode(text: str) -> str:
    """The plain text that a message's text stands for."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda m: "<" if m[0] == "&lt;" else "&", text)


def codes(message: str) -> frozenset[str]:
    """The codes of a source message, as they are written there."""
    return frozenset(f"<{m[1]}{m[2]}{m[3]}>" for m in CODE.finditer(message))


def lex(message: str, known: Collection[str]) -> list[str]:
    """Text and known codes of a message in turn: [text, code, text, …, text]. Any other token is text."""
    parts: list[str] = []
    pos = 0
    for m in CODE.finditer(message):
        code = f"<{m[1]}{m[2]}{m[3]}>"
        if code not in known and f"<{m[2]}/>" in known and f"</{m[2]}>" not in known and not m[1]:
            code = f"<{m[2]}/>"  # <br> and <br/> are the same
        if code in known:
            parts += (message[pos : m.start()], code)
            pos = m.end()
    parts.append(message[pos:])
    return parts


def strip(message: str) -> str:
    """A message's text without its codes."""
    return decode("".join(lex(message, codes(message))[::2])) if "<" in message or "&" in message else message


def once(extracted: Iterable[str]) -> frozenset[str]:
    """Names of the codes whose element has an id, read from the `#.` comments that describe codes."""
    return frozenset(m[1] for m in map(_ONCE.match, extracted) if m)


def problems(source: str, target: str, single: Collection[str] = ()) -> list[str]:
    """What keeps a translation off the page: its codes, and text that looks like markup the source has not.

    Formatting codes may be dropped or repeated, unless their name is in `single`; all others stand exactly as
    often as in the source, under the same parent.
    """
    known = codes(source) if "<" in source else frozenset()
    parts = lex(target, known) if known else [target]
    found = _taglike(parts[::2], source)
    wanted, given = (lex(source, known)[1::2] if known else []), parts[1::2]
    if wanted == given:
        return found
    nesting = _nesting(given)
    return found + (nesting or _differences(_places(wanted, single), _places(given, single)))


def liberties(source: str, target: str) -> list[str]:
    """Formatting codes that a translation drops, or has more often than the source."""
    known = codes(source)
    wanted, given = (Counter(c for c in lex(m, known)[1::2] if c[1] != "/") for m in (source, target))
    changed = [c for c in {**wanted, **given} if wanted[c] != given[c] and _base(c) in FORMATTING]
    return [f"{c} {_count(given[c], wanted[c])}" for c in changed]


def _taglike(texts: Iterable[str], source: str) -> list[str]:
    """What in a translation's text reads like markup, and is not in the text of the source."""
    suspect = (decode(text) for text in texts if "<" in text or "&" in text or ":" in text or "=" in text)
    found = [m[0] for text in suspect for m in _TAGLIKE.finditer(text)]
    if not found:
        return []
    allowed = {m[0].lower() for m in _TAGLIKE.finditer(strip(source))}
    unknown = dict.fromkeys(text for text in found if text.lower() not in allowed)
    return [f"{text if len(text) <= 40 else text[:39] + '…'} is not in the source" for text in unknown]


def _base(code: str) -> str:
    """A code's element: its name without number, "" for an opaque <sup/>, which is a reference or a mark."""
    name = _NUMBER.sub("", code.strip("</>"))
    return name if name in ("br", "wbr") or not code.endswith("/>") else ""


def _nesting(tokens: Sequence[str]) -> list[str]:
    path: list[str] = []
    for token in tokens:
        name = token.strip("</>")
        if token[1] != "/" and not token.endswith("/>"):
            path.append(name)
        elif token[1] == "/" and path and path[-1] == name:
            path.pop()
        elif token[1] == "/":
            inside = name in path
            return [
                f"{token} closes before <{path[-1]}> inside it does" if inside else f"{token} has no start"
            ]
    return [f"<{name}> is not closed" for name in path]


def _places(tokens: Sequence[str], single: Collection[str]) -> Counter[tuple[str, str]]:
    """How often each code that must stay stands below which of them."""
    path, places = [""], Counter[tuple[str, str]]()
    for token in tokens:
        name = token.strip("</>")
        stays = _base(token) not in FORMATTING or name in single
        if token[1] == "/":
            if len(path) > 1:  # a message of another tool may close what it has not opened
                path.pop()
            continue
        if stays:
            places[path[-1], token] += 1
        if not token.endswith("/>"):
            path.append(name if stays else path[-1])
    return places


def _differences(wanted: Counter[tuple[str, str]], given: Counter[tuple[str, str]]) -> list[str]:
    if wanted == given:
        return []
    before, after = (Counter[str]() for _ in range(2))
    for total, places in ((before, wanted), (after, given)):
        for (_, code), count in places.items():
            total[code] += count
    lines = [f"{code} {_count(after[code], n)}" for code, n in before.items() if after[code] != n]
    lines += [f"{code} {_count(n, 0)}" for code, n in after.items() if code not in before]
    return lines or [f"{code} stands in the wrong element" for _, code in (given - wanted)]


def _count(given: int, wanted: int) -> str:
    if not given:
        return "is missing"
    times = [("never", "once", "twice")[n] if n < 3 else f"{n} times" for n in (given, wanted)]
    return f"stands {times[0]} instead of {times[1]}"
