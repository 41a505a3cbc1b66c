"""Which words of a translation come from which words of its source."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model import Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """How much every word of a translation owes to every word of its source."""

    source: tuple[Span, ...]  # the words of the source text, as `words` finds them
    target: tuple[Span, ...]  # and of the translation
    weights: tuple[tuple[float, ...], ...]  # a row per target word, a column per source word; rows sum to about 1
