"""Findings as one page that needs nothing else: it filters where scripts run, and shows everything where not."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from l10n import locales, marks
from l10n.errors import L10nError
from l10n.marks import Mark
from l10n.matching import TAG
from l10n.model import Change, Finding, Language
from l10n.report import listing
from l10n.report.display import visible
from l10n.report.listing import Side
from l10n.report.runs import Run

_SLOT = re.compile("@(policy|title|summary|list)@")
_INLINE = re.compile("<(style|script)>(.*?)</", re.S)
_ELEMENTS = {"-": "del", "+": "ins"}
_Item = tuple[Finding, list[Side], str]  # texts, and a remark on them


def findings(found: Sequence[Finding], *, source_locale: str = "") -> str:
    """The page of findings. `source_locale` (BCP 47) says in which language source texts are read aloud."""
    items = [(one, listing.sides(one), "") for one in listing.ordered(found)]
    return _page("Findings", listing.summary(found), _sections(items, "", source_locale, Counter()))


def changes(changes: Sequence[Change], *, source_locale: str = "") -> str:
    """The page of changes: new, fixed and open ones, with the difference of the translations."""
    seen = Counter[str]()
    parts = []
    for kind in listing.KINDS:
        listed = listing.changed(changes, kind)
        items = [(listing.subject(c), listing.versions(c), listing.remark(c)) for c in listed]
        if kind == "open":
            items = [(found, listing.sides(found), "") for found, *_ in items]
        parts.append(_sections(items, kind, source_locale, seen))
    return _page("Changes", listing.balance(changes), "".join(parts))


def _page(title: str, summary: str, content: str) -> str:
    template = files("l10n.report").joinpath("page.html").read_text("utf-8")
    policy = [
        "default-src 'none'",
        "img-src data:",
        "style-src-attr 'unsafe-inline'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    for name, text in _INLINE.findall(template):
        policy.append(f"{name}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'")
    slots = {"policy": "; ".join(policy), "title": title, "summary": escape(summary), "list": content}
    return _SLOT.sub(lambda m: slots[m[1]], template)


def _sections(items: Sequence[_Item], kind: str, source_locale: str, seen: Counter[str]) -> str:
    parts = []
    for group, at in listing.groups([found for found, *_ in items]):
        data = {"article": group.article, "locale": group.locale, "language": _name(group.locale)}
        data |= {"kind": kind, "kind-name": listing.KINDS[kind]} if kind else {}
        attributes = "".join(f' data-{key}="{_safe(value)}"' for key, value in data.items() if value)
        change = f'<span class="kind">{listing.KINDS[kind]}</span> · ' if kind else ""
        title = " · ".join(_safe(text) for text in (group.title, _name(group.locale)) if text)
        path = f"<small><bdi>{_safe(group.path)}</bdi></small>" if group.path != group.title else ""
        cards = "".join(_card(*items[i], kind, source_locale, seen) for i in at)
        heading = f'<h2>{change}{title} <span class="n">{len(at):,}</span>{path}</h2>'
        parts.append(f'<section class="{kind}"{attributes}>\n{heading}\n{cards}</section>\n')
    return "".join(parts)


def _card(
    found: Finding, sides: Sequence[Side], note: str, kind: str, source_locale: str, seen: Counter[str]
) -> str:
    anchor, place = _anchor(found, seen), _safe(listing.place(found))
    data = {"severity": found.severity, "check": found.check, "concept": found.concept}
    attributes = "".join(f' data-{key}="{_safe(value)}"' for key, value in data.items() if value)
    return (
        f'<article class="card {found.severity}" id="{anchor}" tabindex="-1" style="--n:{_size(sides)}"{attributes}>\n'
        f'<h3><span class="badge">{found.severity}</span> <bdi dir="ltr">{_message(found)}</bdi></h3>\n'
        f'<p class="tags">{_tags(found)}</p>\n<div class="texts">\n{_texts(found, sides, note, source_locale)}</div>\n'
        f'<div class="foot"><a href="#{anchor}"><bdi>{place}</bdi></a>{_tools(found, kind)}</div>\n'
        "</article>\n"
    )


def _size(sides: Sequence[Side]) -> int:
    """Bytes of the longest text: from them the page knows how much room a card takes before it comes into sight."""
    return max(
        (sum(len(run.text.encode("utf-8", "replace")) for run in side.runs) for side in sides), default=0
    )


def _message(found: Finding) -> str:
    """The message, an English one; what it quotes may run from right to left."""
    return re.sub("“([^“”]*)”", r"“<bdi>\1</bdi>”", _safe(found.message))


def _anchor(found: Finding, seen: Counter[str]) -> str:
    """An id that stays when other findings come and go."""
    name = f"f-{listing.identity(found)[:12]}"
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def _tags(found: Finding) -> str:
    tags = [f"<code>{_safe(found.check)}</code>"]
    tags += [f"<span>{_safe(text)}</span>" for text in (found.concept, found.unit.context) if text]
    return " ".join(tags)


def _tools(found: Finding, kind: str) -> str:
    buttons = [("place", "Copy path", visible(listing.place(found)))]
    if kind != "fixed":
        lines = marks.write([Mark("ignore", listing.name(found))])
        buttons.append(("ignore", "Copy ignore", "\n".join(f"# {visible(line)}" for line in lines)))
    made = (
        f'<button type="button" class="{name}" value="{escape(value)}">{label}</button>'
        for name, label, value in buttons
    )
    return f'<span class="tools">{"".join(made)}</span>'


def _texts(found: Finding, sides: Sequence[Side], note: str, source_locale: str) -> str:
    source = [_text(side, source_locale) for side in sides if side.is_source]
    target = [_text(side, found.locale) for side in sides if not side.is_source]
    target = target or ['<p class="name">Translation</p><p class="soft">none</p>\n']
    remark = f'<p class="name">{note}</p>\n' if note else ""
    return f"<div>{''.join(source)}</div>\n<div>{''.join(target)}{remark}</div>\n"


def _text(side: Side, locale: str) -> str:
    name = (
        side.name.replace("source", "Source")
        .replace("plural", "Source, plural")
        .replace("target", "Translation")
    )
    language = _language(locale)
    said = f'lang="{language.locale}" dir="{language.direction}"' if language else 'dir="auto"'
    style = "text diff" if side.differs else "text"
    return f'<p class="name">{name}</p><p class="{style}" {said}>{_rendered(side.runs)}</p>\n'


def _rendered(runs: Iterable[Run]) -> str:
    parts = []
    for run in runs:
        text = _coded(run.text)
        text = f"<mark>{text}</mark>" if run.marked else text
        parts.append(f"<{_ELEMENTS[run.op]}>{text}</{_ELEMENTS[run.op]}>" if run.op else text)
    return "".join(parts)


def _coded(text: str) -> str:
    """The text with its codes set back, each kept in one piece where text runs from right to left."""
    parts, end = [], 0
    for m in TAG.finditer(text):
        parts += [_safe(text[end : m.start()]), f'<bdi class="code">{_safe(m[0])}</bdi>']
        end = m.end()
    return "".join([*parts, _safe(text[end:])]).replace("↵", "↵\n")


def _safe(text: str) -> str:
    return escape(visible(text))


@cache
def _language(locale: str) -> Language | None:
    try:
        return locales.language(locale)
    except L10nError:
        return None


def _name(locale: str) -> str:
    """`Arabic (ar)`; the locale itself where it names no language."""
    return f"{locales.english_name(locale)} ({locale})" if _language(locale) else locale
