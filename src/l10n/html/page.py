"""What a localized page says about itself: its language, its address, its other languages."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from l10n.html.attributes import is_json_ld
from l10n.html.jsonld import equal, languages
from l10n.html.tags import Edit, Tag, apply, tags, with_attribute
from l10n.model import Language

_HEAD = frozenset("html head base link meta noscript script style template title".split())
_PROLOGUE = r"\ufeff?(?:\s|<!--(?:[^-]|-(?!->))*+-->|<!(?i:doctype)[^>]*>|<\?[^>]*>)*+"
_CSS_URL = re.compile(r"""url\(\s*(["']?)([^"'()\s]+)\1\s*\)""")
_URLS = {
    "href": frozenset("a area link image use".split()),
    "xlink:href": frozenset("a image use".split()),
    "src": frozenset("img script iframe video audio source track embed input".split()),
    "poster": frozenset(["video"]),
    "data": frozenset(["object"]),
    "action": frozenset(["form"]),
}
_SRCSET = ("srcset", "imagesrcset")


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a page stands among its translations. Without base URL there are relative addresses only."""

    language: Language
    canonical: str  # absolute, "" where there is no base URL
    alternates: tuple[tuple[Language, str, str], ...]  # each published language: absolute URL, relative URL
    default: str  # absolute URL of x-default
    is_source: bool
    rebase: Callable[[str], str]  # a relative URL of the source page -> that of the built page
    draft: str = ""  # what a draft says of itself


def speak(text: str, source: str, language: Language) -> str:
    """The page with its language: `lang`, `dir`, `og:locale`, `inLanguage` where it says it of itself."""
    edits: list[Edit] = []
    root: Tag | None = None
    for tag in tags(text):
        if tag.closes:
            continue
        if tag.name == "html" and root is None:
            root = tag
            edits += _root(tag, language)
        elif tag.name == "body":
            edits += [with_attribute(tag, n, v) for n, v in _lang(tag, language) if n in tag.found]
        elif tag.name == "meta" and _role(tag) in ("og:locale", "content-language"):
            value = language.og if _role(tag) == "og:locale" else language.locale
            edits.append(with_attribute(tag, "content", value))
        elif tag.name == "script" and is_json_ld(tag.found):
            for start, end in languages(tag.content, source):
                edits.append((tag.end + start, tag.end + end, json.dumps(language.locale)))
    if root is None:
        at = _first(text)
        attrs = f'lang="{language.locale}"' + (' dir="rtl"' if language.direction == "rtl" else "")
        edits.append((at, at, f"<html {attrs}>"))
    return apply(text, edits)


def _lang(tag: Tag, language: Language) -> Iterator[tuple[str, str]]:
    yield "lang", language.locale
    if "xml:lang" in tag.found:
        yield "xml:lang", language.locale
    if language.direction == "rtl" or "dir" in tag.found:
        yield "dir", language.direction


def _root(tag: Tag, language: Language) -> list[Edit]:
    return [with_attribute(tag, name, value) for name, value in _lang(tag, language)]


def _first(text: str) -> int:
    """Where an omitted html start tag would stand: after the doctype and what comes before it."""
    return m.end() if (m := re.match(_PROLOGUE, text)) else 0


def _role(tag: Tag) -> str:
    return (tag.get("property") or tag.get("name") or tag.get("http-equiv")).strip().lower()


def publish(text: str, publication: Publication) -> str:
    """The page with its addresses: charset, canonical, hreflang, Open Graph, links, language switcher."""
    found = list(tags(text))
    edits: list[Edit] = []
    based = any(tag.name == "base" and "href" in tag.found for tag in found)
    old = next((t.get("href") for t in found if t.name == "link" and "canonical" in t.words), "")
    charset = False
    for i, tag in enumerate(found):
        if tag.closes:
            continue
        if tag.name == "meta":
            charset |= _says_charset(tag)
            edits += _meta(text, tag, publication)
        elif tag.name == "link" and "canonical" in tag.words:
            edits.append(_canonical(text, tag, publication))
        elif tag.name == "link" and "alternate" in tag.words and "hreflang" in tag.found:
            edits.append(_removal(text, tag))
        elif tag.name == "script" and is_json_ld(tag.found) and old and publication.canonical:
            new = json.dumps(publication.canonical)
            edits += [(tag.end + s, tag.end + e, new) for s, e in equal(tag.content, old)]
        elif not based:
            edits += _links(tag, publication.rebase)
        if tag.get("data-l10n") == "languages":
            edits.append((tag.end, _content_end(found, i), _switcher(publication)))
    start, end = _head(text, found)
    if not charset:
        edits.append((start, start, '<meta charset="utf-8">'))
    roles = {_role(tag) for tag in found if tag.name == "meta"}
    additions = _additions(publication, bool(old), "og:locale" in roles)
    edits.append((end, end, "".join(f"{line}\n" for line in additions)))
    return apply(text, edits)


def _additions(p: Publication, has_canonical: bool, has_locale: bool) -> list[str]:
    lines = []
    if p.canonical and not has_canonical:
        lines.append(f'<link rel="canonical" href="{html.escape(p.canonical)}">')
    if len(p.alternates) > 1:
        lines += [
            f'<link rel="alternate" hreflang="{lang.locale}" href="{html.escape(absolute or relative)}">'
            for lang, absolute, relative in p.alternates
        ]
        if p.default:
            lines.append(f'<link rel="alternate" hreflang="x-default" href="{html.escape(p.default)}">')
    if not has_locale:
        lines.append(f'<meta property="og:locale" content="{p.language.og}">')
    others = [lang.og for lang, _, _ in p.alternates if lang != p.language]
    lines += [f'<meta property="og:locale:alternate" content="{og}">' for og in others]
    if p.draft:
        lines.append('<meta name="robots" content="noindex">')
        lines.append(f"<style>{_ribbon(p.draft)}</style>")
    return lines


def _ribbon(draft: str) -> str:
    """A draft says so across the top of the page, on paper too."""
    words = json.dumps(re.sub(r"[<>&\\\"]", "", draft), ensure_ascii=False)
    return (
        f"html::before{{content:{words};display:block;padding:.5em 1em;background:#7a1f00;color:#fff;"
        "font:600 1rem/1.4 system-ui,sans-serif;text-align:center;direction:ltr}"
    )


def _says_charset(tag: Tag) -> bool:
    return "charset" in tag.found or _role(tag) == "content-type"


def _meta(text: str, tag: Tag, p: Publication) -> list[Edit]:
    role = _role(tag)
    if "charset" in tag.found:
        return [with_attribute(tag, "charset", "utf-8")]
    if role == "content-type":
        return [with_attribute(tag, "content", "text/html; charset=utf-8")]
    if role == "og:locale":
        return [with_attribute(tag, "content", p.language.og)]
    if role == "og:locale:alternate" or (role == "robots" and p.draft):
        return [_removal(text, tag)]
    if role == "og:url" and p.canonical:
        return [with_attribute(tag, "content", p.canonical)]
    return []


def _canonical(text: str, tag: Tag, p: Publication) -> Edit:
    """The page's own address; without a base URL only the source keeps the one it has."""
    if p.canonical:
        return with_attribute(tag, "href", p.canonical)
    return _removal(text, tag) if not p.is_source else (tag.start, tag.start, "")


def _removal(text: str, tag: Tag) -> Edit:
    """The tag goes, with the line it leaves empty."""
    start, end = tag.start, tag.end
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip() and text[end : end + 1] == "\n":
        start, end = line, end + 1
    return start, end, ""


def _links(tag: Tag, rebase: Callable[[str], str]) -> Iterator[Edit]:
    for name, elements in _URLS.items():
        if name in tag.found and tag.name in elements:
            yield from _changed(tag, name, rebase)
    for name in _SRCSET:
        if name in tag.found:
            yield from _changed(tag, name, lambda value: _srcset(value, rebase))
    if "style" in tag.found:
        yield from _changed(tag, "style", lambda value: _css(value, rebase))
    if tag.name == "style":
        new = _css(tag.content, rebase)
        if new != tag.content:
            yield tag.end, tag.end + len(tag.content), new


def _changed(tag: Tag, name: str, change: Callable[[str], str]) -> Iterator[Edit]:
    value = tag.get(name)
    new = change(value)
    if new != value:
        yield with_attribute(tag, name, new)


def _srcset(value: str, rebase: Callable[[str], str]) -> str:
    return re.sub(r"(^|,\s)(\s*)([^\s,]\S*)", lambda m: m[1] + m[2] + rebase(m[3]), value)


def _css(value: str, rebase: Callable[[str], str]) -> str:
    return _CSS_URL.sub(lambda m: f"url({m[1]}{rebase(m[2])}{m[1]})", value)


def _switcher(p: Publication) -> str:
    items = []
    for lang, _, relative in p.alternates:
        name = html.escape(lang.autonym)
        attrs = f'lang="{lang.locale}" dir="{lang.direction}"'
        here = ' aria-current="page"' if lang == p.language else ""
        href = html.escape(relative)
        items.append(f'<li><a href="{href}" hreflang="{lang.locale}" {attrs}{here}>{name}</a></li>')
    return f"<ul>{''.join(items)}</ul>"


def _content_end(found: list[Tag], i: int) -> int:
    """Where the content of the element that tag i starts ends."""
    depth = 0
    for tag in found[i:]:
        if tag.name == found[i].name:
            depth += -1 if tag.closes else 1
            if not depth:
                return tag.start
    return found[i].end


def _head(text: str, found: list[Tag]) -> tuple[int, int]:
    """Where the head's content starts and ends, also where its tags are left out."""
    start, end = _first(text), None
    for tag in found:
        if tag.gap >= 0 or tag.name not in _HEAD or (tag.closes and tag.name == "head"):
            end = tag.gap if tag.gap >= 0 else tag.start
            break
        if tag.name in ("html", "head"):
            start = tag.end
    return start, max(start, len(text) if end is None else end)
