"""How long a translation may be for its source, in characters without codes and addresses."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from operator import attrgetter
from statistics import median
from typing import NamedTuple

import numpy as np

from l10n.checks.prose import bibliographic, prose
from l10n.checks.reading import language
from l10n.checks.registry import Entry

# The characters that say in a language what 1 says in English: medians over messages of 50 to 100 characters in the
# translations of some 150 programs that Debian 12 installs (5,000 to 50,000 messages a language); of Chinese, Japanese
# and Korean rather less, because programs' messages keep English words.
_VOLUME = {
    "en": 1.0, "it": 1.19, "es": 1.18, "fr": 1.24, "de": 1.18, "ca": 1.16, "nl": 1.13, "sv": 1.04, "da": 1.04,
    "nb": 1.02, "nn": 1.03, "fi": 1.08, "pl": 1.1, "cs": 1.02, "sk": 1.04, "sl": 1.02, "hr": 1.05, "sr": 1.05,
    "hu": 1.1, "ro": 1.16, "ru": 1.11, "uk": 1.12, "bg": 1.14, "el": 1.2, "tr": 1.05, "he": 0.83, "ar": 0.85,
    "fa": 0.95, "ja": 0.5, "ko": 0.57, "vi": 1.06, "id": 1.09, "ms": 1.03, "et": 0.98, "lv": 0.97, "lt": 1.02,
    "gl": 1.14, "eu": 1.12, "eo": 1.04, "ga": 1.12, "cy": 1.02, "hi": 0.97, "bn": 1.02, "ta": 1.03, "th":
    0.97, "ka": 1.08, "pt": 1.1, "zh": 0.35, "no": 1.02,
}  # fmt: skip
_USUAL = 1.1  # of a language that is not measured
_FEW = 40  # messages that weigh as much as the table
_MOST = 500  # messages that are measured
_LONG = 25  # characters of a message that says something of its language
# The natural logarithm of what one message may depart from the usual ratio: of texts without end, and of those of
# one character, by whose square root the room shrinks. 99.8 % of the same programs' messages lie inside.
_LEAST, _SHORT, _WIDEST = 0.42, 2.5, 0.9
# Translations are longer than usual for many reasons, but shorter for few: of 340 right ones of 80 characters and more,
# in articles, none is outside, and a sentence that has lost its second half mostly is.
_SHORTEST = 0.38
_SLACK = 12  # characters that a text may be longer or shorter in any case
_ACRONYM = 10  # characters of a source that may be an acronym, spelled out in the translation
_SPELLED = 40
_INITIALS = re.compile(r"[^\W\d_a-z](?:(?:&amp;|[&/. ])?[^\W\d_a-z]){1,5}\.?")  # Q&A
_ABBREVIATED = re.compile(r"\b[^\W\d_]{1,4}\.")  # art. 5
_UNFOLDED = 10  # characters that such a word may have more where it is written out


def sizes(entry: Entry) -> tuple[int, int]:
    """The characters of source and translation."""
    return len(prose(entry.source).strip()), len(prose(entry.target).strip())


def _linked(text: str) -> int:
    """How many characters of a text are links."""
    return sum(len(piece) for piece in text.split() if "://" in piece)


def _in_words(entry: Entry, excess: float) -> bool:
    """Whether the longer of the two texts may say in words what the other has in digits."""
    digits = [any(map(str.isdecimal, text)) for text in (entry.source, entry.target)]
    return digits == ([True, False] if excess > 0 else [False, True])


class Usual(NamedTuple):
    """The natural logarithm of the usual ratio of lengths, and of what one may depart from it."""

    ratio: float
    spread: float

    def outside(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those that are not at sight as long as usual: no code or address can change that much, but a link can."""
        raw = np.fromiter(map(len, map(attrgetter("source"), entries)), np.intp, len(entries))
        given = np.fromiter(map(len, map(attrgetter("target"), entries)), np.intp, len(entries))
        near, far = math.exp(self.ratio - min(self.spread, _SHORTEST)), math.exp(self.ratio + self.spread)
        inside = (raw * near <= given) & (given <= raw * far)
        return [
            entry
            for entry, usual in zip(entries, inside.tolist(), strict=True)
            if not usual or "://" in entry.source or entry.target.isspace()
        ]

    def missed(self, entry: Entry) -> tuple[int, int, int] | None:
        """A translation's characters, and the fewest and most that are usual; None where they will do."""
        raw, given = len(entry.source), len(entry.target)
        if "://" in entry.source:
            raw, given = raw - _linked(entry.source), given - _linked(entry.target)
        shorter = min(self.spread, _SHORTEST)
        if raw * math.exp(self.ratio - shorter) <= given <= raw * math.exp(self.ratio + self.spread):
            return None
        long, size = sizes(entry)
        excess = size - long * math.exp(self.ratio)
        if not long or abs(excess) <= _SLACK or (abs(excess) <= 2 * _SLACK and _in_words(entry, excess)):
            return None
        room = _SHORT / math.sqrt(long)
        low = long * math.exp(self.ratio - shorter - room)
        high = long * math.exp(self.ratio + self.spread + room)
        high += _UNFOLDED * len(_ABBREVIATED.findall(entry.source[:_SPELLED]))
        spelled = (long <= _ACRONYM and size <= _SPELLED) or (
            long <= _SPELLED and _INITIALS.fullmatch(entry.target)
        )
        if low <= size <= high or spelled:
            return None
        bare = bibliographic(entry.source) or bibliographic(entry.target)
        return None if bare else (size, math.ceil(low), math.floor(high))


def usual(entries: Sequence[Entry]) -> Usual:
    """What is usual for a pair of languages, drawn to the catalog's own measure where it has many entries.

    That is its median, and its spread by the median of absolute deviations, which a few broken entries do not move.
    """
    if not entries:
        return Usual(0, _LEAST)
    scope = entries[0].scope
    source, target = (language(locale) for locale in (scope.source_locale, scope.locale))
    ratio, spread = math.log(_VOLUME.get(target, _USUAL) / _VOLUME.get(source, _USUAL)), _LEAST
    seen = [
        math.log(size / long)
        for long, size in map(sizes, entries[:: 1 + len(entries) // _MOST])
        if long >= _LONG and size
    ]
    if len(seen) >= _FEW:
        middle = median(seen)
        ratio = (ratio * _FEW + middle * len(seen)) / (_FEW + len(seen))
        spread = min(_WIDEST, max(_LEAST, 4 * 1.4826 * median(abs(one - middle) for one in seen)))
    return Usual(ratio, spread)
