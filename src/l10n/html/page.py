"""What a localized page says about itself: its language, its address, its other languages."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from l10n.html.attributes import is_json_ld, is_switcher
from l10n.html.elements import KIND, Kind
from l10n.html.jsonld import equal, languages
from l10n.html.links import addressed
from l10n.html.tags import Edit, Tag, apply, tags, with_attribute
from l10n.html.tokens import SPACES, TOKEN
from l10n.model import Language

_HEAD = frozenset("html head base link meta noscript script style template title".split())
_ENDS_HEAD = frozenset("body br head html".split())  # where they close; other stray end tags are ignored
_IN_NOSCRIPT = frozenset("link meta noscript style".split())
_ADDRESS = {"canonical": "href", "og:url": "content", "twitter:url": "content"}  # of the page itself
_FILES = frozenset(
    "og:image og:image:url og:image:secure_url og:video og:audio twitter:image twitter:image:src".split()
)
_ENCODING = re.compile(r"""\ufeff?\s*+<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)""")


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a page stands among its translations. Without base URL there are relative addresses only."""

    language: Language
    canonical: str  # absolute, "" where there is no base URL
    alternates: tuple[tuple[Language, str, str], ...]  # each published language: absolute URL, relative URL
    default: str  # URL of x-default, absolute or relative as theirs
    is_source: bool
    rebase: Callable[[str], str]  # a relative URL of the source page -> that of the built page
    draft: str = ""  # what a draft says of itself


def title(language: Language) -> str:
    """The language's own name as a heading writes it; Georgian has no capitals there, which str.title knows."""
    name = language.autonym
    return name[:1].title() + name[1:] if name.split()[0].islower() and name != language.locale else name


def speak(text: str, source: str, language: Language) -> str:
    """The page with its language: `lang`, `dir`, `og:locale`, `inLanguage` where it says it of itself."""
    edits: list[Edit] = []
    root: Tag | None = None
    for tag in tags(text):
        if tag.closes:
            continue
        if tag.name == "html":
            root = root or tag
        elif tag.name == "body":
            edits += [with_attribute(tag, n, v) for n, v in _lang(tag, language) if n in tag.found]
        elif _role(tag) in ("og:locale", "content-language"):
            value = language.og if _role(tag) == "og:locale" else language.locale
            edits.append(with_attribute(tag, "content", value))
        elif tag.name == "script" and is_json_ld(tag.found):
            for start, end in languages(tag.content, source):
                edits.append((tag.end + start, tag.end + end, json.dumps(language.locale)))
    return apply(text, [*_root(text, root, language), *edits])


def _lang(tag: Tag, language: Language) -> Iterator[tuple[str, str]]:
    yield "lang", language.locale
    if "xml:lang" in tag.found:
        yield "xml:lang", language.locale
    if language.direction == "rtl" or "dir" in tag.found:
        yield "dir", language.direction


def _root(text: str, tag: Tag | None, language: Language, *, anew: bool = True) -> list[Edit]:
    """The html element's attributes; without anew only those that it lacks."""
    if tag:
        return [with_attribute(tag, n, v) for n, v in _lang(tag, language) if anew or n not in tag.found]
    at = _first(text)
    attrs = f'lang="{language.locale}"' + (' dir="rtl"' if language.direction == "rtl" else "")
    return [(at, at, f"<html {attrs}>")]


def _first(text: str) -> int:
    """Where an omitted html start tag would stand: after the doctype and the comments before it."""
    pos = end = int(text.startswith("\ufeff"))
    while m := TOKEN.search(text, pos):
        tag = m[2] is not None or m[4] is not None
        if tag or text[pos : m.start()].strip(SPACES) or not m[0].endswith(">"):
            break
        pos = end = m.end()
    return end


def _role(tag: Tag) -> str:
    """What a meta or link element says of the page."""
    if tag.name == "meta":
        named = tag.get("property") or tag.get("name") or tag.get("http-equiv")
        return "charset" if "charset" in tag.found else named.strip().lower()
    if tag.name == "link" and "canonical" in tag.words:
        return "canonical"
    if tag.name == "link" and "alternate" in tag.words and "hreflang" in tag.found:
        return "hreflang" if tag.get("type") in ("", "text/html") else ""  # a feed is no translation
    return ""


def publish(text: str, publication: Publication) -> str:
    """The page with its addresses: charset, canonical, hreflang, Open Graph, links, language switcher."""
    found = list(tags(text))
    p = publication
    if any(tag.name == "base" and "href" in tag.found for tag in found):
        p = _based(p)
    said = [(tag, _role(tag)) for tag in found if not tag.closes]
    old = next((tag.get(_ADDRESS[role]) for tag, role in said if role in _ADDRESS), "")
    root = next((tag for tag, _ in said if tag.name == "html"), None)
    edits = _root(text, root, p.language, anew=False)
    if (declared := _ENCODING.match(text)) and not _is_utf8(declared[1]):
        edits.append((*declared.span(1), "UTF-8"))
    ends = _ends(found)
    seen: set[str] = set()
    for tag, role in said:
        edits += _said(text, tag, role, p, role in seen) if role else addressed(tag, p.rebase)
        seen.add(role)
        if tag.name == "script" and is_json_ld(tag.found) and old and p.canonical:
            new = json.dumps(p.canonical)
            edits += [(tag.end + s, tag.end + e, new) for s, e in equal(tag.content, old)]
        if is_switcher(tag.found):
            edits.append((tag.end, ends.get(tag.start, tag.end), _switcher(tag, p)))
    return apply(text, [*edits, *_head(text, found, p, seen)])


def _based(p: Publication) -> Publication:
    """For a page whose relative addresses start elsewhere: they stay, and added ones are absolute."""
    absolute = tuple((language, url, url or relative) for language, url, relative in p.alternates)
    return replace(p, alternates=absolute, rebase=lambda url: url)


def _said(text: str, tag: Tag, role: str, p: Publication, again: bool) -> list[Edit]:
    """The edits of an element that says something of the page; what is said again, or no longer true, goes."""
    if role == "charset":
        return [] if _is_utf8(tag.get("charset")) else [with_attribute(tag, "charset", "utf-8")]
    if role == "content-type":
        told = _is_utf8(tag.get("content").lower().partition("charset=")[2])
        return [] if told else [with_attribute(tag, "content", "text/html; charset=utf-8")]
    if role in _ADDRESS and (p.canonical or not p.is_source):
        gone = again or not p.canonical
        return [_removal(text, tag) if gone else with_attribute(tag, _ADDRESS[role], p.canonical)]
    if role == "og:locale":
        return [_removal(text, tag) if again else with_attribute(tag, "content", p.language.og)]
    if role in ("hreflang", "og:locale:alternate") or (role in ("robots", "googlebot") and p.draft):
        return [_removal(text, tag)]
    if role in _FILES:
        url = p.rebase(tag.get("content"))
        changed = url != tag.get("content")
        return [with_attribute(tag, "content", urljoin(p.canonical, url))] if changed else []
    return []


def _is_utf8(charset: str) -> bool:
    return charset.strip().lower() in ("utf-8", "utf8")


def _head(text: str, found: list[Tag], p: Publication, said: Set[str]) -> list[Edit]:
    """What the head lacks, written as its other elements are: on lines of their own or not, and as XML."""
    start, end = _head_span(text, found)
    after = next((tag.start for tag in found if tag.start >= start), start)
    line = text[_break_before(text, after) : after]
    xml = bool(_ENCODING.match(text)) or any(tag.name == "html" and "xmlns" in tag.found for tag in found)
    charset = [] if said & {"charset", "content-type"} else ['<meta charset="utf-8">']
    edits = []
    for at, lines in ((start, charset), (end, _additions(p, said))):
        made = (re.sub(r"\A(<(?:link|meta) .*)>\Z", r"\1/>", one) if xml else one for one in lines)
        edits.append((at, at, "".join(line + one for one in made)))
    return edits


def _additions(p: Publication, said: Set[str]) -> list[str]:
    lines = []
    if p.canonical and "canonical" not in said:
        lines.append(f'<link rel="canonical" href="{html.escape(p.canonical)}">')
    if "og:locale" not in said:
        lines.append(f'<meta property="og:locale" content="{p.language.og}">')
    if len(p.alternates) > 1:
        links = [(lang.locale, absolute or relative) for lang, absolute, relative in p.alternates]
        lines += [
            f'<link rel="alternate" hreflang="{locale}" href="{html.escape(url)}">'
            for locale, url in (*links, ("x-default", p.default))
        ]
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


def _removal(text: str, tag: Tag) -> Edit:
    """The tag goes, with the line it leaves empty."""
    alone = text[tag.end : tag.end + 1] in ("\r", "\n", "")
    return _break_before(text, tag.start) if alone else tag.start, tag.end, ""


def _break_before(text: str, at: int) -> int:
    """Where the line break and the indent before a place start; the place itself where it is not first on a line."""
    start = at
    while start and text[start - 1] in "\t ":
        start -= 1
    if not start or text[start - 1] not in "\r\n":
        return at
    return start - (2 if text.startswith("\r\n", start - 2) else 1)


def _switcher(tag: Tag, p: Publication) -> str:
    """Links to all languages of the page; nothing where it has one only."""
    items = []
    for lang, _, url in p.alternates if len(p.alternates) > 1 else ():
        name = html.escape(title(lang))
        attrs = f'hreflang="{lang.locale}" lang="{lang.locale}" dir="{lang.direction}"'
        here = ' aria-current="page"' if lang == p.language else ""
        items.append(f'<li><a href="{html.escape(url)}" {attrs}{here}>{name}</a></li>')
    listed = "".join(items)
    return listed if tag.name in ("ul", "ol", "menu") or not items else f"<ul>{listed}</ul>"


def _ends(found: list[Tag]) -> dict[int, int]:
    """Where elements' end tags stand, by where they start."""
    still_open: dict[str, list[int]] = {}
    ends: dict[int, int] = {}
    for tag in found:
        starts = still_open.setdefault(tag.name, [])
        if not tag.closes:
            starts.append(tag.start)
        elif starts:
            ends[starts.pop()] = tag.start
    return ends


def _head_span(text: str, found: list[Tag]) -> tuple[int, int]:
    """Where the head's content starts, and where its last element ends, also where its tags are left out.

    The end is before a template or noscript that stands last: what noscript holds may end the head, for some readers.
    """
    start = end = _first(text)
    inside = ""
    for tag in found:
        head = _IN_NOSCRIPT if inside else _HEAD
        if inside == "template":
            inside = "" if tag.closes and tag.name == inside else inside
        elif tag.after_text or (tag.name in _ENDS_HEAD if tag.closes else tag.name not in head):
            break
        elif tag.name in ("noscript", "template"):
            inside = "" if tag.closes else tag.name
        elif not inside and tag.name in head and (tag.closes or KIND.get(tag.name) is not Kind.RAW):
            end = tag.end
            start = end if tag.name in ("html", "head") else start
    return start, end
