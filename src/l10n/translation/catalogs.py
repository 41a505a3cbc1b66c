"""Catalogs filled with translations: which texts they lack, and how an entry says where its own came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n import catalog as catalogs
from l10n.memory import Memory
from l10n.model import Catalog, State, Unit

MEMORY = "memory"  # the engine that such entries name


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation that nobody has read, who made it, and what its reviewer should know."""

    text: str
    engine: str
    notes: tuple[str, ...] = ()


def lacking(units: Iterable[Unit], *, again: bool = False) -> Iterator[Unit]:
    """The units that have no translation, or (`again`) none but a machine's."""
    states: tuple[State, ...] = ("untranslated", "machine") if again else ("untranslated",)
    return (unit for unit in units if unit.state in states)


def texts(unit: Unit) -> list[str]:
    """What is to be translated for a unit: for each of its forms the singular, or the plural."""
    if unit.plural is None:
        return [unit.source]
    return [unit.plural] if len(unit.targets) < 2 else [unit.source] + [unit.plural] * (len(unit.targets) - 1)


def filled(catalog: Catalog, made: Mapping[str, Draft], *, again: bool = False) -> Catalog:
    """The catalog with these translations, by source text, where it lacks them; all else as it is."""
    wanted = {id(unit) for unit in lacking(catalog.units, again=again)}
    return replace(
        catalog, units=tuple(_filled(unit, made) if id(unit) in wanted else unit for unit in catalog.units)
    )


def _filled(unit: Unit, made: Mapping[str, Draft]) -> Unit:
    parts = [made.get(text) for text in texts(unit)]
    found = [part for part in parts if part and part.text]
    if len(found) < len(parts):
        return unit
    notes = dict.fromkeys(note for part in found for note in part.notes)
    return catalogs.machine(unit, tuple(part.text for part in found), found[0].engine, notes)


def from_memory(sources: Iterable[str], memory: Memory) -> dict[str, Draft]:
    """The translations of texts that people have translated elsewhere in the project."""
    return {text: Draft(memory.exact[text], MEMORY) for text in sources if text in memory.exact}


def suggestion(source: str, memory: Memory) -> tuple[str, ...]:
    """A note with the translation of a text that is nearly the same."""
    near: Sequence[str] = [
        f"memory, {one.likeness:.0%} alike: {one.source} = {one.target}" for one in memory.near(source)
    ]
    return tuple(near)
