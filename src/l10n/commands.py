"""A function per verb: read, call the core, write. Everything is read and computed before anything is written.

They return what they did and never print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from l10n import catalog as catalogs
from l10n import locales, markup, site
from l10n.articles import Article, load, targets, template
from l10n.config import Project
from l10n.errors import InputError, L10nError
from l10n.files import write_atomic
from l10n.model import Catalog, Unit
from l10n.po import read_po, render_po
from l10n.results import Row, Waiting, Written
from l10n.translate import fill


def init(folder: Path, source_locale: str, names: Sequence[str]) -> Path:
    """Write a first configuration into the folder's pyproject.toml, and make its `source/`; returns that file."""
    path = folder / "pyproject.toml"
    text = path.read_text("utf-8") if path.exists() else ""
    if "[tool.l10n]" in text:
        raise L10nError("has a [tool.l10n] table already; edit it", path)
    listed = ", ".join(f'"{locales.parse(locale)}"' for locale in names)
    table = f'[tool.l10n]\nsource-locale = "{locales.parse(source_locale)}"\nlocales = [{listed}]\n'
    write_atomic(path, (text + ("\n" if text else "") + table).encode())
    (folder / "source").mkdir(exist_ok=True)
    return path


def extract(project: Project, wanted: Sequence[str], now: datetime) -> list[Written]:
    """Articles to templates. A template whose messages are the same keeps its date, and so its bytes."""
    fresh = [(project.template_path(a.id), template(project, a, now)) for a in load(project, wanted)]
    return [_write(path, made) for path, made in fresh]


def update(
    project: Project, wanted: Sequence[str], only: Sequence[str], now: datetime, *, check: bool = False
) -> list[Written]:
    """Articles to templates, and those merged into the catalogs. With check nothing is written."""
    work: list[tuple[Path, Catalog]] = []
    for article in load(project, wanted):
        made = template(project, article, now)
        work.append((project.template_path(article.id), made))
        for locale in targets(project, article, only):
            path = project.catalog_path(locale, article.id)
            work.append((path, catalogs.merge(_catalog(project, article, locale, now), made)))
    if check:
        return [
            Written(path, not path.exists() or render_po(made) != _text(path), made) for path, made in work
        ]
    return [_write(path, made) for path, made in work]


def _catalog(project: Project, article: Article, locale: str, now: datetime) -> Catalog:
    path = project.catalog_path(locale, article.id)
    if path.exists():
        return read_po(path)
    return Catalog(locale, (), catalogs.header(locale, project=article.id, created=now))


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace")


def _write(path: Path, made: Catalog) -> Written:
    """A wrapped file of another tool is rewritten only when its entries change."""
    if path.exists() and read_po(path) == made:
        return Written(path, False, made)
    return Written(path, write_atomic(path, render_po(made).encode()), made)


def _catalogs(
    project: Project, wanted: Sequence[str], only: Sequence[str]
) -> list[tuple[Article, str, Path]]:
    """The catalogs of these articles and locales that there are."""
    found = []
    for article in load(project, wanted):
        for locale in targets(project, article, only):
            path = project.catalog_path(locale, article.id)
            if path.exists():
                found.append((article, locale, path))
    return found


def translate(
    project: Project, wanted: Sequence[str], only: Sequence[str], engine: str, now: datetime
) -> list[Written]:
    """Machine translations of what has none, stored as fuzzy; catalogs that are missing are made first."""
    written = []
    for done in update(project, wanted, only, now):
        if done.catalog.locale:
            filled = fill(done.catalog, engine)
            if filled != done.catalog:
                filled = catalogs.touched(filled, now, f"article-l10n {engine}")
            written.append(_write(done.path, filled))
    return written


def status(project: Project, wanted: Sequence[str], only: Sequence[str], now: datetime) -> list[Row]:
    """How far every article is in every locale, as its catalogs would be after an update."""
    rows = []
    for article in load(project, wanted):
        made = template(project, article, now)
        for locale in targets(project, article, only):
            current = _catalog(project, article, locale, now)
            rows.append(Row(article.id, locale, catalogs.count(catalogs.merge(current, made))))
    return rows


_WORST_FIRST = ("needs-work", "changed", "machine", "translated")


def waiting(project: Project, wanted: Sequence[str], only: Sequence[str]) -> list[Waiting]:
    """What waits for a reviewer, worst first: broken codes, rejected, changed, machine output, unreviewed."""
    found = []
    for article, locale, path in _catalogs(project, wanted, only):
        for unit in read_po(path).units:
            if unit.state in _WORST_FIRST:
                wrong = markup.problems(unit.source, unit.target, markup.once(unit.extracted))
                found.append(Waiting(article.id, locale, path, unit, tuple(wrong)))
    return sorted(found, key=lambda one: (not one.problems, _WORST_FIRST.index(one.unit.state)))


def review(changes: Iterable[tuple[Waiting, Unit]], reviewer: str, now: datetime) -> list[Written]:
    """Write entries as a reviewer left them. A reviewed entry must have valid codes."""
    by_path: dict[Path, dict[tuple[str, str], Unit]] = {}
    for entry, unit in changes:
        wrong = markup.problems(unit.source, unit.target, markup.once(unit.extracted))
        if wrong and not unit.fuzzy:
            raise InputError(
                f"cannot be approved: {'; '.join(wrong)}; mend it first", entry.path, entry.unit.line
            )
        by_path.setdefault(entry.path, {})[unit.key] = unit
    made = []
    for path, units in by_path.items():
        before = read_po(path)
        after = tuple(u if u.obsolete else units.get(u.key, u) for u in before.units)
        made.append((path, catalogs.touched(replace(before, units=after), now, reviewer)))
    return [_write(path, catalog) for path, catalog in made]


def build(project: Project, wanted: Sequence[str], only: Sequence[str], *, draft: bool = False) -> site.Built:
    """The site, or of it the pages of these articles and locales. Never writes into `locales/`."""
    rules = site.Rules(project.publish == "reviewed", draft, project.min_coverage, project.base_url)
    for article in load(project, wanted):  # names what is not there before anything is done
        targets(project, article, only)
    pages, refused = _pages(project, rules)
    shown = [page for page in pages if draft or not page.draft]
    assets = {path.relative_to(project.source_dir).as_posix(): path for path in project.assets()}
    files = site.published(shown, rules, assets)
    left = {page.path for page in shown if not _chosen(page, wanted, only)}
    data = {path: text.encode("utf-8", "replace") for path, text in files.items() if path not in left}
    data |= {path: source.read_bytes() for path, source in assets.items()}
    changed = sum(write_atomic(project.build_dir / path, content) for path, content in data.items())
    changed += _sweep(project.build_dir, [*files, *assets])
    left_out = tuple(page for page in pages if page not in shown)
    return site.Built(tuple(shown), left_out, tuple(refused), changed)


def _chosen(page: site.Page, wanted: Sequence[str], only: Sequence[str]) -> bool:
    return (not wanted or page.article.id in wanted) and (not only or page.language.locale in only)


def _pages(project: Project, rules: site.Rules) -> tuple[list[site.Page], list[site.Refused]]:
    pages: list[site.Page] = []
    refused: list[site.Refused] = []
    for article in load(project):
        pages.append(site.source_page(article, locales.language(article.document.locale)))
        for locale in targets(project, article):
            path = project.catalog_path(locale, article.id)
            if path.exists():
                page, wrong = site.localized_page(article, read_po(path), locales.language(locale), rules)
                pages.append(page)
                refused += wrong
    return pages, refused


def _sweep(folder: Path, files: Iterable[str]) -> int:
    """Remove what an earlier build wrote and this one did not; other files in the folder are not ours."""
    record = folder / ".l10n-build"
    before = record.read_text("utf-8").splitlines() if record.exists() else []
    now = sorted(set(files))
    old = [(folder / name).resolve() for name in before if name not in now]
    gone = [path for path in old if path.is_file() and path.is_relative_to(folder.resolve())]
    for path in gone:
        path.unlink()
    write_atomic(record, "".join(f"{name}\n" for name in now).encode())
    return len(gone)
