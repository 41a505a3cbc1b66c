"""The same page in another language: /it/ became /en/, it.wikipedia.org became en.wikipedia.org."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from l10n.model import Severity

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?\Z", re.I | re.A)
_PIECE = re.compile(r"[/.?&=#]|://")
_SLIP = 0.6  # how alike two paths are of which one may be the other with a slip, not its translation
_LONGEST = 200


def localised(old: str, new: str, locale: str) -> Severity | None:
    """How grave it is that a URL became another: not at all where it is the site's page in that language.

    A path may be translated with the language; one that nearly is the source's is a warning.
    """
    language = locale.replace("_", "-").split("-")[0].lower()
    if old.partition("://")[2] == new.partition("://")[2] != "":
        return "warning"  # http and https
    before, after = _PIECE.split(old), _PIECE.split(new)
    spoken = [
        b.lower().replace("_", "-").split("-")[0] == language and _LANGUAGE.match(a) is not None
        for a, b in zip(before, after, strict=False)
        if a != b and _LANGUAGE.match(b)
    ]
    if len(before) == len(after) and all(
        a == b or (_LANGUAGE.match(a) and _LANGUAGE.match(b)) for a, b in zip(before, after, strict=True)
    ):
        return None if all(spoken) else "error"
    if _site(old) != _site(new) or not any(spoken):
        return "error"
    return "warning" if _near(before, after) else None


def _site(url: str) -> list[str]:
    """The host's labels but for those that may be languages."""
    host = url.rpartition("://")[2].partition("/")[0]
    return [
        label
        for label in host.split(".")
        if not _LANGUAGE.match(label) or label in ("www", "org", "com", "net")
    ]


def _near(before: list[str], after: list[str]) -> bool:
    """Whether what follows the host and the language is nearly the same."""
    one, other = (
        "/".join(b for a, b in zip(against, parts, strict=False) if a != b and not _LANGUAGE.match(b))
        for against, parts in ((after, before), (before, after))
    )
    return SequenceMatcher(None, one[:_LONGEST], other[:_LONGEST]).ratio() > _SLIP
