"""Machine translation of a catalog's untranslated entries, engine-independent."""

from __future__ import annotations

from dataclasses import replace

from l10n import catalog as catalogs
from l10n import locales
from l10n.engines import pseudo
from l10n.errors import L10nError
from l10n.model import Catalog, Unit


def fill(catalog: Catalog, engine: str) -> Catalog:
    """The catalog with translations where it had none, fuzzy and marked as the engine's."""
    if engine != pseudo.NAME:
        raise L10nError(f"the engine {engine} is not there yet; use --engine pseudo to try layouts")
    rtl = locales.language(catalog.locale).direction == "rtl"
    return replace(catalog, units=tuple(_filled(unit, rtl) for unit in catalog.units))


def _filled(unit: Unit, rtl: bool) -> Unit:
    if unit.state != "untranslated":
        return unit
    texts = [unit.source] + [unit.plural or unit.source] * (len(unit.targets) - 1)
    targets = tuple(pseudo.translate(text, rtl=rtl) for text in texts)
    return catalogs.machine(unit, targets, pseudo.NAME)
