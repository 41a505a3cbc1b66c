"""Placeholders that a program fills in: {name}, %s, %(count)d, ${name}."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from l10n.checks.registry import Entry, Issue, Trait, check
from l10n.model import Span

_NAMED = re.compile(
    r"\{\{\s*+[\w.]++\s*+\}\}"  # Mustache, Jinja
    r"|[$#%]?\{(?![\d,]*\})\w[\w.\[\]]*+(?:![rsa])?(?::[^{}\s]*+)?\}"  # shell, Ruby, Python
    r"|\{\d++\}"
    r"|\{\w++(?=,\s*+(?:plural|select|selectordinal|number|date|time)\b)"  # ICU
    r"|%\([\w.]++\)[-+#0]*+\d*+(?:\.\d++)?[a-z]\b"  # Python
    r"|(?<![\d%])%(?![\dA-Fa-f]{2}%)[A-Za-z]\w++%(?![A-Za-z])"  # Twig, but no bytes of a URL
)
_PRINTF = re.compile(  # C, PHP, Objective-C
    r"(?<![\d%])%(?:(\d++)\$)?[-+#0]*+(?:\d++|\*(?:\d++\$)?)?(?:\.(?:\d++|\*(?:\d++\$)?)?)?"
    r"(?:hh?|ll?|[qjzt])?([diouxXfgeEGcs@])"
)
_FORMAT = re.compile(r"[!:][^}]*")  # {price:.2f} may look otherwise
_ICU = re.compile(r"\{\w+,\s*(?:plural|select|selectordinal)\s*,")  # what its branches say is translated
_TIME = re.compile(r"%-?[YmHMBbyAaIpjS](?!\w)")  # a format of strftime is another one in another language
_MOST = 20  # differences that are told of one entry


class Placeholder(NamedTuple):
    """What is filled in, however it is to look."""

    key: str
    text: str
    span: Span
    alone: bool = True  # no letters follow: "%s", but perhaps not "a %change"


@check("placeholders", severity="error", when=Trait.FILLED)
def placeholders(entry: Entry) -> Iterator[Issue]:
    """The translation has not the placeholders of its source: {name}, ${name}, %s, %(count)d.

    A program puts a value in the place of each. One that is translated or misspelled stays on the page as it is, or
    stops the program; one that is lost hides a name or a number from readers. Order is no matter, nor how often a name
    is used; in forms for one thing (`1 file`) a number may be left out. Flags such as `no-c-format` are heeded.

    Copy each placeholder as it stands in the source. If there is nothing to fill in here, add the comment
    `# l10n: ignore=placeholders` to the entry.
    """
    unit = entry.unit
    if not any(sign in text for text in (entry.source, entry.target) for sign in "{%"):
        return
    texts = (entry.source, entry.target, unit.source, unit.plural or "")
    printf = not (any(flag.startswith("no-") for flag in unit.flags) or any(map(_TIME.search, texts)))
    wanted, given, *others = (_found(text, printf) for text in texts)
    missing = [] if unit.plural and entry.target != unit.targets[-1] else _without(wanted, given)
    added = _without(given, list(chain(wanted, *others)))
    for one in missing[:_MOST]:
        if added:
            other = added.pop(0)
            text = f"{one.text} became {other.text}"
            yield Issue(text, source_spans=(one.span,), target_spans=(other.span,))
        else:
            yield Issue(f"{one.text} is missing", source_spans=(one.span,))
    for other in added[:_MOST]:
        yield Issue(f"{other.text} is not in the source", target_spans=(other.span,))


def _found(text: str, printf: bool) -> list[Placeholder]:
    """The placeholders of a text: those with names, then (`printf`) those without, counted by what they show."""
    branching = _ICU.search(text)
    found = [
        Placeholder("".join(_FORMAT.sub("", match[0]).split()), match[0], match.span())
        for match in _NAMED.finditer(text)
        if not branching or match[0][-1] != "}"
    ]
    kinds: dict[str, set[str | int]] = {}
    for place, match in enumerate(_PRINTF.finditer(text) if printf else ()):
        kind = "d" if match[2] == "i" else match[2].lower()
        seen = kinds.setdefault(kind, set())
        seen.add(match[1] or place)  # %1$s may stand twice
        alone = not text[match.end() : match.end() + 1].isalnum()
        found.append(Placeholder(f"%{kind}{len(seen)}", match[0], match.span(), alone))
    return found


def _without(some: list[Placeholder], others: list[Placeholder]) -> list[Placeholder]:
    """Those that certainly are placeholders, each once, and that the others have not."""
    known = {other.key for other in others}
    return list({each.key: each for each in some if each.alone and each.key not in known}.values())
