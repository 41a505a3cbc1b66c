"""Texts as traits see them: many in one string, without tags, and without markup that both texts of an entry have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.checks.registry import Entry
from l10n.glossary.text import untagged

_ENTITY = re.compile(r"&(?:lt|gt|amp(?!;[\w#]));")
_PLAIN_SIGN = "•"  # for a sign that is spelled as an entity, and of which no check has more to say
_TAG = re.compile(r"<([a-z][a-z0-9]*+)(?: [a-z-]++=\"[\w/.:?#=+-]*+\")++ ?(/?)>", re.A)


def joined(entries: Sequence[Entry]) -> tuple[str, str]:
    """All sources, and all translations, each with a NUL before the first and after each."""
    sources, targets = [entry.source for entry in entries], [entry.target for entry in entries]
    for number, source in enumerate(sources):
        if "&" in source or '="' in source:
            sources[number], targets[number] = _alike(source, targets[number])
    return _joined(sources), _joined(targets)


def _alike(source: str, target: str) -> tuple[str, str]:
    """The texts of an entry without the entities and the attributes that are the same in both."""
    if "&" in source and _same(_ENTITY, source, target):
        source, target = _ENTITY.sub(_PLAIN_SIGN, source), _ENTITY.sub(_PLAIN_SIGN, target)
    if '="' in source and _same(_TAG, source, target):
        source, target = _TAG.sub(r"<\1\2>", source), _TAG.sub(r"<\1\2>", target)
    return source, target


def _same(pattern: re.Pattern[str], source: str, target: str) -> bool:
    return sorted(_found(pattern, source)) == sorted(_found(pattern, target))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (match[0] for match in pattern.finditer(text))


def _joined(texts: Sequence[str]) -> str:
    """Texts with a NUL before the first and after each, without tags, \\x01 and \\x02 in the place of some."""
    text = "\0".join(("", *texts, ""))
    if text.count("\0") > len(texts) + 1:
        # one has some itself, which are as good as any character that is not known
        text = "\0".join(("", *(each.replace("\0", "\x03") for each in texts), ""))
    for sign, instead in (("\x01", "\x03"), ("\x02", "\x03"), ("\u00ad", "")):  # nobody sees a soft hyphen
        text = text.replace(sign, instead)
    return untagged(text) if "<" in text else text
