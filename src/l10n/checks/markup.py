"""Whether a translation has the markup of its source: inline codes, or the HTML of catalogs that other tools made."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from l10n import markup
from l10n.checks.registry import Entry, Issue, Trait, check
from l10n.checks.sites import localised
from l10n.html.elements import KIND, Kind
from l10n.html.tags import Tag, tags
from l10n.html.tokens import TOKEN, closes_itself
from l10n.model import Severity, Span

_EMPTY = (Kind.VOID, Kind.RULE)
_LOCAL = frozenset(("lang", "xml:lang", "hreflang", "dir"))  # another language has others
_TEXTS = frozenset("alt title aria-label aria-description placeholder label summary".split())
_LINKS = frozenset(("href", "src", "cite"))
_SHOWN = 60  # characters of a value in a message


class Start(NamedTuple):
    """A start tag: what must stay, and what is text."""

    name: str
    kept: tuple[tuple[str, str], ...]
    texts: frozenset[str]
    span: Span


@check("xml-tags", severity="error", when=Trait.MARKUP)
def xml_tags(entry: Entry) -> Iterator[Issue]:
    """The translation's markup is not that of its source.

    Links, images and what else stands for something must be there exactly as often as in the source, well nested, and
    nothing may be added: `build` refuses a translation that breaks this, and shows the source's text. Codes that only
    format text (em, strong, sub, br …) may be dropped or repeated where a language needs it: a warning. Where messages
    hold HTML itself, attributes and URLs must be the source's, too; alt, title and other texts may differ.

    Copy each tag as it stands in the source. If a formatting code is left out for good reason, add the comment
    `# l10n: ignore=xml-tags` to the entry.
    """
    if _as_usual(entry.source, entry.target):
        return
    if _is_html(entry.source):
        yield from _html(entry.source, entry.target, entry.scope.locale)
        return
    problems = markup.problems(entry.source, entry.target, markup.once(entry.unit.extracted))
    yield from map(Issue, problems)
    if not problems:
        yield from (Issue(text, severity="warning") for text in markup.liberties(entry.source, entry.target))


def _as_usual(source: str, target: str) -> bool:
    """Whether both have the same codes in the same order, and no other markup: most have."""
    if "=" in target or "script" in target.lower():
        return False
    found = markup.CODE.findall(target)
    return len(found) == target.count("<") and found == markup.CODE.findall(source)


def _is_html(source: str) -> bool:
    """Whether a message holds HTML: an element with attributes that is closed, or has no content."""
    if "=" not in source:
        return False
    found = list(tags(source)) if "<" in source else []
    closed = {tag.name for tag in found if tag.closes}
    return any(
        tag.found and (tag.name in closed or KIND.get(tag.name) in _EMPTY) for tag in found if not tag.closes
    )


def _html(source: str, target: str, locale: str) -> Iterator[Issue]:
    """What differs in the markup of two pieces of HTML. Linear in both."""
    yield from _others(source, target)
    wanted, given = (list(tags(text)) for text in (source, target))
    if not _misnested(source, wanted) and (problem := _misnested(target, given)):
        yield problem
    before, after = (_starts(found) for found in (wanted, given))
    added: dict[str, deque[Start]] = {}
    for start in _without(after, before):
        added.setdefault(start.name, deque()).append(start)
    for start in _without(before, after):
        if others := added.get(start.name):
            yield from _differences(start, others.popleft(), locale)
        else:
            yield Issue(f"<{start.name}> is missing", source_spans=(start.span,), severity=_mild(start))
    known = {(start.name, start.kept) for start in before}
    for start in (start for others in added.values() for start in others):
        again = (start.name, start.kept) in known
        text = f"<{start.name}> {'stands more often than in the source' if again else 'is not in the source'}"
        yield Issue(text, target_spans=(start.span,), severity=_mild(start) if again else None)


def _others(source: str, target: str) -> Iterator[Issue]:
    """Comments, declarations and unfinished tags that the source has not."""
    known = Counter(m[0] for m in TOKEN.finditer(source) if m[2] is None)
    for m in TOKEN.finditer(target):
        if m[2] is None:
            known[m[0]] -= 1
            if known[m[0]] < 0:
                yield Issue(f"{_short(m[0])} is not in the source", target_spans=(m.span(),))


def _starts(found: Sequence[Tag]) -> list[Start]:
    return [_start(tag) for tag in found if not tag.closes]


def _start(tag: Tag) -> Start:
    kept = [(name, tag.get(name)) for name in tag.found if name not in _TEXTS and name not in _LOCAL]
    content = [("content", tag.content)] if tag.content else []
    return Start(
        tag.name, tuple(sorted(kept) + content), _TEXTS.intersection(tag.found), (tag.start, tag.end)
    )


def _without(some: Sequence[Start], others: Sequence[Start]) -> list[Start]:
    """The tags that the others have not, or not so often; texts in attributes are not looked at."""
    left = Counter((start.name, start.kept, start.texts) for start in others)
    found = []
    for start in some:
        key = (start.name, start.kept, start.texts)
        left[key] -= 1
        if left[key] < 0:
            found.append(start)
    return found


def _differences(wanted: Start, given: Start, locale: str) -> Iterator[Issue]:
    """What is wrong with a tag's attributes, in a line each."""
    before, after = dict(wanted.kept), dict(given.kept)
    for name in {**before, **after}:
        if name not in after:
            text = f"{name} of <{wanted.name}> is missing"
        elif name not in before:
            text = f"{name} of <{wanted.name}> is not in the source"
        elif before[name] != after[name] and not _same_page(name, before[name], after[name], locale):
            text = f"{name} of <{wanted.name}> is “{_short(after[name])}” instead of “{_short(before[name])}”"
        else:
            continue
        yield Issue(text, source_spans=(wanted.span,), target_spans=(given.span,))
    for name in sorted(wanted.texts - given.texts):
        yield Issue(
            f"{name} of <{wanted.name}> is missing",
            source_spans=(wanted.span,),
            target_spans=(given.span,),
            severity="warning",
        )


def _same_page(name: str, old: str, new: str, locale: str) -> bool:
    """Whether a link leads to the site's page in the translation's language."""
    return name in _LINKS and localised(old, new, locale) is None


def _mild(start: Start) -> Severity | None:
    """Formatting may be dropped or repeated."""
    return "warning" if start.name in markup.FORMATTING and not start.kept else None


def _misnested(text: str, found: Sequence[Tag]) -> Issue | None:
    """The first tag that is not closed where it should be."""
    opened: list[Tag] = []
    for tag in found:
        span = (tag.start, tag.end)
        if tag.closes:
            if not opened or opened.pop().name != tag.name:
                return Issue(f"</{tag.name}> closes no <{tag.name}>", target_spans=(span,))
        elif KIND.get(tag.name) not in _EMPTY and not closes_itself(text[tag.start + 1 : tag.end - 1]):
            opened.append(tag)
    if not opened:
        return None
    return Issue(f"<{opened[-1].name}> is not closed", target_spans=((opened[-1].start, opened[-1].end),))


def _short(value: str) -> str:
    return value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
