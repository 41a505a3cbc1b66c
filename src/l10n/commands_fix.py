"""The function of `l10n check --fix`, as those in commands.py: read, call the core, write; it never prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from l10n.articles import load, targets
from l10n.config import Project
from l10n.errors import InputError
from l10n.fixes import Rules, fixed
from l10n.model import Catalog, Unit
from l10n.po import decode, read_po, render_po, write_po


@dataclass(frozen=True, slots=True)
class Mended:
    """A catalog before and after: which of its entries were mended, and which only `force` would mend."""

    path: Path
    before: Catalog
    after: Catalog
    mended: tuple[Unit, ...]  # as they were
    left: tuple[Unit, ...]
    rewritten: bool  # whether the file is wrapped, or encoded, otherwise than it will be

    @property
    def reviewed(self) -> int:
        """How many entries were reviewed, and are only translated now."""
        return sum(unit.state == "reviewed" for unit in self.mended)


def fix(
    project: Project, wanted: Sequence[str], only: Sequence[str], *, force: bool = False, write: bool = True
) -> list[Mended]:
    """Mend what is safe in the catalogs of these articles and locales; all are read before any is written."""
    done = []
    for article in load(project, wanted):
        for locale in targets(project, article, only):
            path = project.catalog_path(locale, article.id)
            if path.exists():
                severities = partial(_severity, project, locale)
                done.append(
                    _mended(path, Rules(article.document.locale, locale, article.id, force, severities))
                )
    return _written(done, write)


def fix_files(
    paths: Iterable[Path], source_locale: str, locale: str = "", *, force: bool = False, write: bool = True
) -> list[Mended]:
    """Mend what is safe in any PO files; their language is their header's unless it is given."""
    return _written([_mended(path, Rules(source_locale, locale, force=force)) for path in paths], write)


def _severity(project: Project, locale: str, check: str, default: str) -> str:
    return project.severity(check, locale, default)


def _mended(path: Path, rules: Rules) -> Mended:
    catalog = read_po(path)
    if not (rules.locale or catalog.locale):
        raise InputError("does not say its language; add a Language header, or give -L", path, 1)
    rules = replace(rules, locale=rules.locale or catalog.locale)
    units = tuple(fixed(unit, rules) for unit in catalog.units)
    changed = tuple(old for old, new in zip(catalog.units, units, strict=True) if new != old)
    reviewed = [unit for unit in catalog.units if unit.state == "reviewed" and not rules.force]
    left = tuple(unit for unit in reviewed if fixed(unit, replace(rules, force=True)) != unit)
    rewritten = bool(changed) and decode(path.read_bytes(), path) != render_po(catalog)
    return Mended(path, catalog, replace(catalog, units=units), changed, left, rewritten)


def _written(done: list[Mended], write: bool) -> list[Mended]:
    for each in done if write else ():
        if each.mended:
            write_po(each.after, each.path)
    return done
