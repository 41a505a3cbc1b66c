"""Translation memory: what people have translated in the project, for texts that are equal, or nearly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from l10n.markup import strip
from l10n.matching import nearest
from l10n.model import Catalog, Unit

NEAR = 0.75  # likeness from which a translation helps: below, mending takes longer than translating


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The translation of a text that is like another, and how much (0 to 1)."""

    source: str
    target: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Memory:
    """Sources and what people made of them, in one pair of languages."""

    exact: dict[str, str] = field(default_factory=dict)  # by message, with its codes
    plain: dict[str, str] = field(default_factory=dict)  # message by its text without codes

    def near(self, text: str, limit: int = 1) -> list[Suggestion]:
        """The translations of the texts most like this one, the best first; none that is equal."""
        texts = list(self.plain)
        found = nearest(strip(text), texts, least=NEAR, limit=limit + 1)
        messages = [(self.plain[texts[index]], likeness) for index, likeness in found]
        near = [Suggestion(message, self.exact[message], likeness) for message, likeness in messages]
        return [one for one in near if one.source != text][:limit]


def remember(catalogs: Iterable[Catalog]) -> Memory:
    """The memory of catalogs in one language: their translated and reviewed entries.

    Reviewed translations win over others, earlier ones over later.
    """
    memory = Memory()
    units = [unit for catalog in catalogs for unit in catalog.units]
    for state in ("reviewed", "translated"):
        for unit in units:
            if unit.state == state:
                for source, target in _pairs(unit):
                    memory.exact.setdefault(source, target)
    memory.plain.update((strip(source), source) for source in reversed(memory.exact))
    return memory


def _pairs(unit: Unit) -> Sequence[tuple[str, str]]:
    """A unit's sources with their translations: with plurals, the singular, and the plural with its last form."""
    pairs = [(unit.source, unit.target)]
    if unit.plural is not None:
        pairs = [*(pairs if len(unit.targets) > 1 else ()), (unit.plural, unit.targets[-1])]
    return pairs
