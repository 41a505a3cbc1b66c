"""A function per verb: read, call the core, write. Everything is read and computed before anything is written.

They return what they did and never print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from l10n import catalog as catalogs
from l10n import history, locales, markup, site
from l10n.articles import Article, catalog_place, load, targets, template
from l10n.checks import check as run_checks
from l10n.checks import spelling
from l10n.comparison import compare
from l10n.config import Project
from l10n.errors import InputError, L10nError
from l10n.files import write_atomic
from l10n.glossary import Glossary, load_glossary, parse_glossary
from l10n.model import Catalog, Change, Finding, Unit
from l10n.po import decode, parse_po, read_po, write_po
from l10n.results import Row, Waiting, Written

_LANGUAGE = re.compile(rb'^"Language:\s*([\w.@-]+)', re.MULTILINE)
_HEADER = 8192  # bytes that hold a file's header


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
        return [Written(path, not path.exists() or read_po(path) != made, made) for path, made in work]
    return [_write(path, made) for path, made in work]


def _catalog(project: Project, article: Article, locale: str, now: datetime) -> Catalog:
    path = project.catalog_path(locale, article.id)
    if path.exists():
        return read_po(path)
    return Catalog(locale, (), catalogs.header(locale, project=article.id, created=now))


def _write(path: Path, made: Catalog) -> Written:
    return Written(path, write_po(made, path), made)


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
    articles = load(project, among=wanted)
    for article in articles:  # names what is not there before anything is done
        targets(project, article, only)
    pages, refused = _pages(project, articles, rules)
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


def _pages(
    project: Project, articles: Sequence[Article], rules: site.Rules
) -> tuple[list[site.Page], list[site.Refused]]:
    pages: list[site.Page] = []
    refused: list[site.Refused] = []
    for article in articles:
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


def check(project: Project, wanted: Sequence[str], only: Sequence[str]) -> list[Finding]:
    """What is wrong with the catalogs of these articles and locales."""
    glossary = load_glossary(project.glossary_path) if project.glossary_path.exists() else None
    findings: list[Finding] = []
    for article, locale, path in _catalogs(project, wanted, only):
        catalog = replace(read_po(path), locale=locale)
        shown = path.relative_to(project.root).as_posix()
        findings += _checked(project, catalog, article.document.locale, glossary, article.id, shown)
    return findings


def check_file(path: Path, source_locale: str, glossary: Path | None, locale: str = "") -> list[Finding]:
    """What is wrong with any PO file; its language is its header's unless it is given."""
    catalog = read_po(path)
    if not (locale or catalog.locale):
        raise InputError("does not say its language; add a Language header, or give -L", path, 1)
    terms = load_glossary(glossary) if glossary else None
    named = replace(catalog, locale=locale or catalog.locale)
    return run_checks(named, source_locale=source_locale, glossary=terms, path=path.as_posix())


def dictionaries(project: Project, only: Sequence[str]) -> list[str]:
    """A line for each locale whose spelling is checked without a dictionary, which says how to get one."""
    wanted = [one for one in only or project.locales if project.severity("spelling", one, "warning") != "off"]
    return [line for line in map(spelling.missing, wanted) if line]


def dictionary(path: Path, locale: str = "") -> str:
    """The same of any PO file, "" where nothing is missing."""
    with path.open("rb") as file:
        header = _LANGUAGE.search(file.read(_HEADER))
    name = locale or (header[1].decode("ascii", "replace") if header else "")
    try:
        return spelling.missing(locales.parse(name))
    except L10nError:
        return ""


def diff(
    project: Project, base: str, head: str | None, only: Sequence[str], *, tip: bool = False
) -> tuple[Change, ...]:
    """What became of the findings between two versions in git; head None is the working tree.

    Each version is checked with its own glossary. The base is where its history and head's parted, unless tip.
    """
    start = history.commit(project.root, base) if tip else history.merge_base(project.root, base, head)
    (before, old), (after, new) = (_version(project, revision, only) for revision in (start, head))
    return compare(before, after, old, new)


def _version(
    project: Project, revision: str | None, only: Sequence[str]
) -> tuple[list[Finding], dict[str, Catalog]]:
    """The findings and the catalogs of one version, by their paths."""
    folder = project.locales_dir.relative_to(project.root).as_posix()
    table = project.glossary_path.relative_to(project.root).as_posix()
    contents = history.files(project.root, revision, [folder], [".po", ".tsv"])
    glossary = parse_glossary(contents[table], Path(table)) if table in contents else None
    findings: list[Finding] = []
    found: dict[str, Catalog] = {}
    for path, data in contents.items():
        locale, article = catalog_place(project, path)
        if locale and (not only or locale in only):
            found[path] = replace(parse_po(decode(data, path), path), locale=locale)
            findings += _checked(project, found[path], project.source_locale, glossary, article, path)
    return findings, found


def _checked(
    project: Project, catalog: Catalog, source: str, glossary: Glossary | None, article: str, path: str
) -> list[Finding]:
    return run_checks(
        catalog,
        source_locale=source,
        glossary=glossary,
        article=article,
        path=path,
        severities=lambda check, default: project.severity(check, catalog.locale, default),
    )
