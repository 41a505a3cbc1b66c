"""A project's articles: read, and made into templates."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from l10n import catalog as catalogs
from l10n import document, locales
from l10n.config import Project
from l10n.errors import L10nError
from l10n.model import Catalog, Document
from l10n.po import read_po


@dataclass(frozen=True, slots=True)
class Article:
    """A source and what was read from it."""

    id: str
    source: str  # its path below the source folder
    document: Document


def load(project: Project, wanted: Sequence[str] = (), *, among: Sequence[str] = ()) -> list[Article]:
    """The articles with these ids, or all; L10nError for an id, of these or `among`, that there is not."""
    sources = project.articles()
    if not sources:
        raise L10nError("there is no article; put an .html, .md or .txt file there", project.source_dir)
    for name in (*wanted, *among):
        if name not in sources:
            near = difflib.get_close_matches(name, sources, 1)
            hint = f"did you mean {near[0]}?" if near else "there is " + ", ".join(sources)
            raise L10nError(f"there is no article {name}; {hint}")
    return [_article(project, name, sources[name]) for name in wanted or sources]


def _article(project: Project, name: str, path: Path) -> Article:
    text = document.read(path)
    kind = document.FORMATS[path.suffix.lower()]
    relative = path.relative_to(project.source_dir).as_posix()
    try:
        locale = _locale(project, document.language(text, kind))
        return Article(name, relative, document.parse(text, locale=locale, format=kind))
    except L10nError as error:
        if error.path is None:
            error.path = path
        raise


def _locale(project: Project, own: str) -> str:
    """The project's locale that an article's own language is: `it-IT` is it where that is no other locale."""
    if not own:
        return project.source_locale
    everywhere = (project.source_locale, *project.locales)
    served = next((locale for locale in locales.fallbacks(own) if locale in everywhere), "")
    if not served and locales.same_language(own, project.source_locale):
        served = project.source_locale
    return served or locales.parse(own)


def targets(project: Project, article: Article, wanted: Sequence[str] = ()) -> list[str]:
    """The locales an article is to appear in, beside its own."""
    everywhere = dict.fromkeys((project.source_locale, *project.locales))
    for locale in wanted:
        if locale not in everywhere:
            raise L10nError(
                f"{locale} is not among the project's locales; add it to `locales` in pyproject.toml"
            )
    return [one for one in wanted or everywhere if one != article.document.locale]


def catalog_place(project: Project, path: str) -> tuple[str, str]:
    """The locale and the article of a catalog by its path below the project, ("", "") of any other file."""
    parts = Path(path).relative_to(project.locales_dir.relative_to(project.root)).parts
    if len(parts) < 3 or parts[1] != "LC_MESSAGES" or not path.endswith(".po"):
        return "", ""
    try:
        return locales.parse(parts[0]), Path(*parts[2:]).with_suffix("").as_posix()
    except L10nError:
        return "", ""


def template(project: Project, article: Article, now: datetime) -> Catalog:
    """An article's template, with the date of the one on disk if that says the same."""
    path = project.template_path(article.id)
    header = catalogs.header("", project=article.id, created=now)
    made = replace(catalogs.template(article.document, _references(project, article)), header=header)
    if path.exists():
        before = read_po(path)
        if before.units == made.units:
            return before
    return made


def _references(project: Project, article: Article) -> str | list[tuple[str, ...]]:
    """Where the segments stand. Lines only of HTML: what other formats are turned into has other lines."""
    name = f"source/{article.source}"
    if project.references == "none":
        return ""
    if project.references == "file" or document.FORMATS[Path(name).suffix.lower()] != "html":
        return name
    text, line, at = article.document.text, 1, 0
    references: list[tuple[str, ...]] = []
    for segment in article.document.segments:
        line, at = line + text.count("\n", at, segment.span[0]), segment.span[0]
        references.append((f"{name}:{line}",))
    return references
