"""The localized site: which pages are published, their addresses and links, the index, the sitemap."""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources import files
from urllib.parse import quote, unquote, urlsplit

from l10n import document, locales, markup
from l10n.articles import Article
from l10n.html import Publication, publish
from l10n.html import title as language_title
from l10n.model import Catalog, Document, Language, Unit

# A path without scheme, host or root, and what follows it.
_RELATIVE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|[/\\])([^?#]+)([?#].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Refused:
    """A translation that cannot stand on a page."""

    article: str
    locale: str
    unit: Unit
    problem: str


@dataclass(frozen=True, slots=True)
class Page:
    """A localized article. `coverage` is the percentage of its messages that are translated."""

    article: Article
    language: Language
    text: str
    title: str
    coverage: float
    draft: bool = False

    @property
    def path(self) -> str:
        """Below the build folder."""
        return page_path(self.language.locale, self.article.id)


@dataclass(frozen=True, slots=True)
class Built:
    """The site after a build: its pages, those left out for their coverage, translations that were refused."""

    pages: tuple[Page, ...]
    left_out: tuple[Page, ...]
    refused: tuple[Refused, ...]
    changed: int  # files written or removed


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes a translation fit to print, and where pages live."""

    reviewed_only: bool = False
    draft: bool = False  # fuzzy translations too, and pages below the coverage
    min_coverage: float = 100
    base_url: str = ""


def page_path(locale: str, article: str) -> str:
    return f"{locale}/{article}.html"


def source_page(article: Article, language: Language) -> Page:
    """The article in its own language."""
    own = article.document
    return Page(article, language, own.text, _title(own, {}, article.id), 100)


def localized_page(
    article: Article, catalog: Catalog, language: Language, rules: Rules
) -> tuple[Page, list[Refused]]:
    """The article in another language, and the translations that were refused: the source's text stands there."""
    units = {unit.key: unit for unit in catalog.units if not unit.obsolete}
    translations: dict[tuple[str, str], str] = {}
    refused: dict[tuple[str, str], Refused] = {}
    keys = {(segment.context, segment.source) for segment in article.document.segments}
    for segment in article.document.segments:
        unit = units.get((segment.context, segment.source))
        if unit is None or not _fit(unit, rules):
            continue
        wrong = document.problems(segment, unit.target)
        if wrong:
            refused[unit.key] = Refused(article.id, language.locale, unit, "; ".join(wrong))
        else:
            translations[unit.key] = unit.target
    kept = {key: target for key, target in translations.items() if key not in refused}
    final = replace(rules, draft=False)
    printable = sum(key in units and _fit(units[key], final) for key in keys)
    coverage = 100 * printable / len(keys) if keys else 100.0
    text = document.localize(article.document, kept, locale=language.locale)
    draft = coverage < rules.min_coverage or not all(_fit(units[key], final) for key in kept)
    title = _title(article.document, kept, article.id)
    return Page(article, language, text, title, coverage, draft), list(refused.values())


def _fit(unit: Unit, rules: Rules) -> bool:
    if not unit.target.strip():
        return False
    if rules.draft:
        return True
    return unit.state == "reviewed" if rules.reviewed_only else not unit.fuzzy


def _title(page: Document, translations: Mapping[tuple[str, str], str], default: str) -> str:
    """The page's title, else its first heading, as plain text."""
    title = next((g for g in page.segments if g.context == "title"), None)
    title = title or next((g for g in page.segments if g.where == "h1"), None)
    return markup.strip(translations.get((title.context, title.source), title.source)) if title else default


def published(pages: Sequence[Page], rules: Rules, assets: Collection[str]) -> dict[str, str]:
    """The files of the site by their paths below the build folder: pages with their links, index, sitemap."""
    by_article = _by_article(pages)
    site = {}
    for page in pages:
        siblings = [p for p in by_article[page.article.id] if not p.draft or p is page]
        site[page.path] = _finished(page, siblings, by_article, rules, assets)
    public = [page for page in pages if not page.draft]
    site["index.html"] = index(public, rules.base_url)
    if rules.base_url:
        site["sitemap.xml"] = sitemap(public, rules.base_url)
    return site


def _finished(
    page: Page,
    siblings: Sequence[Page],
    pages: Mapping[str, Sequence[Page]],
    rules: Rules,
    assets: Collection[str],
) -> str:
    alternates = tuple(
        (p.language, _absolute(rules.base_url, p.path), _relative(page, p.path)) for p in siblings
    )
    source = _source(siblings)
    draft = f"DRAFT · {page.language.locale} · {int(page.coverage)} %" if page.draft else ""
    facts = Publication(
        page.language,
        _absolute(rules.base_url, page.path),
        alternates,
        _absolute(rules.base_url, source.path) or _relative(page, source.path),
        page is source,
        partial(_rebased, page=page, pages=pages, assets=assets),
        draft,
    )
    return publish(page.text, facts)


def _source(versions: Sequence[Page]) -> Page:
    """The page that serves readers of any language."""
    return next((p for p in versions if p.language.locale == p.article.document.locale), versions[0])


def _absolute(base_url: str, path: str) -> str:
    return base_url.rstrip("/") + "/" + quote(path) if base_url else ""


def _relative(page: Page, path: str) -> str:
    return quote(posixpath.relpath(path, posixpath.dirname(page.path)))


def _rebased(url: str, page: Page, pages: Mapping[str, Sequence[Page]], assets: Collection[str]) -> str:
    """A relative URL of the source, as it is from the built page: articles in its language, files where they lie."""
    parts = _RELATIVE.fullmatch(url.strip())
    if not parts:
        return url
    path = unquote(parts[1])
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.article.source), path))
    built = _linked(target, page, pages) or _asset(target, page.language.locale, assets)
    if not built or posixpath.relpath(built, posixpath.dirname(page.path)) == posixpath.normpath(path):
        return url
    return _relative(page, built) + (parts[2] or "")


def _linked(target: str, page: Page, pages: Mapping[str, Sequence[Page]]) -> str:
    """The built page of the article that a link means, in this page's language if it has it; a folder's is `index`."""
    stem, suffix = posixpath.splitext(target)
    found = pages.get(stem, ()) if suffix.lower() in document.FORMATS else ()
    found = found or pages.get(posixpath.normpath(f"{target}/index"), ())
    same = [p for p in found if p.language == page.language and (not p.draft or page.draft)]
    own = [p for p in found if p.language.locale == p.article.document.locale]
    return next((p.path for p in (*same, *own)), "")


def _asset(target: str, locale: str, assets: Collection[str]) -> str:
    """A file's path in the build, that of its localized variant where there is one: `x.pt-BR.png`, `x.pt.png`."""
    stem, suffix = posixpath.splitext(target)
    spelled = (name for each in locales.fallbacks(locale) for name in (each, locales.gettext_name(each)))
    variants = (f"{stem}.{name}{suffix}" for name in spelled)
    return next((path for path in (*variants, target) if path in assets), "")


def index(pages: Iterable[Page], base_url: str) -> str:
    """The site's first page: a list of all articles that leads readers on in their browser's language."""
    articles = _by_article(pages)
    only = next(iter(articles.values())) if len(articles) == 1 else []
    parts = {
        "name": html.escape(_site_name(articles.values(), base_url)),
        "rows": "\n".join(_row(versions) for versions in articles.values()),
        "go": json.dumps({page.language.locale: quote(page.path) for page in only}),
    }
    template = files("l10n").joinpath("index.html").read_text("utf-8")
    return re.sub("@(name|rows|go)@", lambda m: parts[m[1]], template)


def _site_name(articles: Iterable[Sequence[Page]], base_url: str) -> str:
    """The name that the articles give their site, else its host."""
    segments = (segment for versions in articles for segment in versions[0].article.document.segments)
    names = {markup.strip(segment.source) for segment in segments if segment.context == "og:site_name"}
    return names.pop() if len(names) == 1 else urlsplit(base_url).netloc or "Index"


def _by_article(pages: Iterable[Page]) -> dict[str, list[Page]]:
    articles: dict[str, list[Page]] = {}
    for page in pages:
        articles.setdefault(page.article.id, []).append(page)
    return articles


def _row(versions: Sequence[Page]) -> str:
    links = [
        f'<li lang="{p.language.locale}" dir="{p.language.direction}"><a href="{quote(p.path)}" '
        f'hreflang="{p.language.locale}">{html.escape(p.title)}</a> <small>'
        f"{html.escape(language_title(p.language))}</small></li>"
        for p in versions
    ]
    return f"<ul>\n{chr(10).join(links)}\n</ul>"


def sitemap(pages: Sequence[Page], base_url: str) -> str:
    """sitemap.xml with the alternates of every page (sitemaps.org, xhtml:link)."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    by_article = _by_article(pages)
    for page in pages:
        same = by_article[page.article.id]
        lines.append(f"<url><loc>{html.escape(_absolute(base_url, page.path))}</loc>")
        links = [(p.language.locale, p) for p in same] + [("x-default", _source(same))]
        for locale, p in links if len(same) > 1 else []:
            href = html.escape(_absolute(base_url, p.path))
            lines.append(f'<xhtml:link rel="alternate" hreflang="{locale}" href="{href}"/>')
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])
