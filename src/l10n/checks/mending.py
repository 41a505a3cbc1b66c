"""What can be mended: a place in a translation, what belongs there, and what is wrong with what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from l10n.checks.registry import Issue
from l10n.model import Severity, Span


class Mend(NamedTuple):
    """`text` belongs between `start` and `end`; None where only a person can tell what does."""

    start: int
    end: int
    text: str | None
    message: str
    severity: Severity | None = None
    shown: Span | None = None  # what a finding points at, where that is not what is mended

    @property
    def issue(self) -> Issue:
        return Issue(
            self.message, target_spans=(self.shown or (self.start, self.end),), severity=self.severity
        )


def mended(target: str, mends: Iterable[Mend]) -> str:
    """The translation with what can be mended; of places that overlap, the first."""
    out: list[str] = []
    done = 0
    for start, end, text, *_ in sorted(mends, key=lambda mend: mend[:2]):
        if text is not None and start >= done:
            out += (target[done:start], text)
            done = end
    return "".join((*out, target[done:]))
