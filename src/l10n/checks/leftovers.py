"""Passages of the source that a translation has left as they were, in the middle of a text that is translated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.checks.function_words import own_words
from l10n.checks.prose import QUOTED, bibliographic, prose, words
from l10n.checks.reading import language
from l10n.checks.registry import Entry

LEAST = 1  # function words of such a passage that the translation's language has not; two are enough
_SHORTEST, _LONG = 5, 7  # words, where there are two of those, and where there is one
_LONGEST = 4000  # characters of a text that are looked at
_KEPT = re.compile(r"<((?:em|i|cite|q|b|strong|a|code|samp|kbd)\d*+)\b[^<>]*+>[^<>]{1,300}</\1>")


def left_over(entry: Entry) -> str:
    """The longest passage of the source that is not translated, "" where there is none.

    Titles and quotations are none: those in quotation marks, in an element of their own, or in capitals. Linear.
    """
    source, target = (language(locale) for locale in (entry.scope.source_locale, entry.scope.locale))
    own = own_words(source, target)
    if not own or entry.source == entry.target or not _alike(entry.source[:_LONGEST], entry.target):
        return ""
    if bibliographic(entry.source):
        return ""
    given, kept = ([m[0] for m in words(_running(text))] for text in (entry.source, entry.target))
    found = max(_shared(given, kept), key=len, default=[])
    content = [word for word in found if word.islower() and word not in own]
    telling = sum(word.lower() in own for word in found)
    enough = telling > LEAST or (telling == LEAST and len(found) >= _LONG)
    return " ".join(found) if enough and 2 * len(content) > len(found) - len(content) else ""


def _alike(source: str, target: str) -> bool:
    """Whether four words in a row are the same, at sight, as some of every longer passage are."""
    pieces = source.split()
    return any(" ".join(pieces[at : at + 4]) in target for at in range(0, len(pieces) - 3, 2))


def _running(text: str) -> str:
    """The text without what stands out from it."""
    return QUOTED.sub(" . ", prose(_KEPT.sub(" . ", text[:_LONGEST])))


def _shared(given: Sequence[str], kept: Sequence[str]) -> list[list[str]]:
    """The runs of words, as long as the shortest passage and longer, that stand in both texts."""
    runs = {tuple(given[at : at + _SHORTEST]) for at in range(len(given) - _SHORTEST + 1)}
    found: list[list[str]] = []
    last = -1
    for at in range(len(kept) - _SHORTEST + 1):
        if tuple(kept[at : at + _SHORTEST]) in runs:
            if at == last + 1 and found:
                found[-1].append(kept[at + _SHORTEST - 1])
            else:
                found.append(list(kept[at : at + _SHORTEST]))
            last = at
    return found
