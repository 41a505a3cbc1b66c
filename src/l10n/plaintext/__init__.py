"""Plain text to a page, read as a person reads it: by position, length, punctuation and blank lines.

Nothing depends on the language but the usual names of a reference section, which is known by its shape as well.
Every word of the text is on the page, in its order; only the marks of lists and rules become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from l10n import template
from l10n.plaintext.inline import cited, linked
from l10n.plaintext.lines import Line, caps, read
from l10n.plaintext.roles import Role, roles_of

__all__ = ["to_html"]

_DECIMAL = re.compile(r"\d{1,3}((?:\.\d{1,3})+)\.?\s")
_DEPTH = 6  # lists in lists that are told apart


def to_html(text: str, locale: str, *, title: str = "") -> str:
    """The page for a plain text written in `locale` (BCP 47). No string is an error.

    The page's title is the first heading, which is the text's own title where it starts with one; else `title`,
    else the text's first words.
    """
    lines = read(text)
    roles = roles_of(lines)
    first = next((line.text for line, role in zip(lines, roles, strict=True) if role == "head"), "")
    words = " ".join(lines[0].rest.split()[:12])[:80] if lines else ""
    return template.page(_body(lines, roles), title=first or title or words, locale=locale)


def _body(lines: Sequence[Line], roles: Sequence[Role]) -> str:
    levels = _levels(lines, roles)
    parts: list[str] = []
    at = 0
    while at < len(lines):
        role, end = roles[at], at + 1
        while end < len(lines) and (
            roles[end] == role in ("item", "source", "note") or _more(role, roles[end])
        ):
            end += 1
        if role in ("head", "sources"):
            opening = '<section class="references">\n' if role == "sources" else ""
            parts.append(f"{opening}<h{levels[at]}>{linked(lines[at].text)}</h{levels[at]}>\n")
        elif role == "item":
            parts += _list(lines[at:end], roles[at:end])
        elif role == "source":
            opening = "" if roles[at - 1] == "sources" and at else '<section class="references">\n'
            parts += [opening, *_list(lines[at:end], roles[at:end]), "</section>\n"]
        elif role == "note":
            notes = [f"<p>{linked(line.text)}</p>\n" for line in lines[at:end]]
            parts += ['<footer class="disclaimer">\n', *notes, "</footer>\n"]
        elif role == "rule":
            parts.append("<hr>\n" if 0 < at < len(lines) - 1 else "")
        elif role == "quote":
            quote = f"<blockquote><p>{linked(lines[at].text)}</p></blockquote>"
            parts.append(f'<figure class="pullquote">\n{quote}\n</figure>\n')
        else:
            parts.append(f"<p>{linked(lines[at].text)}</p>\n")
        at = end
    return "".join(parts)


def _more(role: Role, below: Role) -> bool:
    return below == "more" and role in ("item", "source")


def _levels(lines: Sequence[Line], roles: Sequence[Role]) -> dict[int, int]:
    """The heading levels: the title is the first line of all, each style of heading stands below those above it."""
    heads = [at for at, role in enumerate(roles) if role in ("head", "sources")]
    levels: dict[int, int] = {}
    if heads[:1] == [0] and not lines[0].number:
        levels[heads.pop(0)] = 1
    capitals = sum(caps(lines[at].text) and roles[at] == "head" for at in heads) > 1
    outer = _numbers_outside([lines[at].number for at in heads])
    above: list[int] = []
    for at in heads:
        rank = above[0] if above and roles[at] == "sources" else _rank(lines[at], capitals, outer)
        while above and above[-1] >= rank:
            above.pop()
        above.append(rank)
        levels[at] = min(len(above) + 1, 6)
    return levels


def _numbers_outside(numbers: Sequence[int]) -> bool:
    """Whether numbered headings go on over others, as chapters do, with none of the others before the first."""
    if not numbers or numbers[0] != 1:
        return False
    counted = [at for at, number in enumerate(numbers) if number]
    return any(b - a > 1 and numbers[b] == numbers[a] + 1 for a, b in pairwise(counted))


def _rank(line: Line, capitals: bool, outer: bool) -> int:
    if line.mark in ("=", "_"):
        return 0 if line.mark == "=" else 2
    if decimal := _DECIMAL.match(line.text):
        return 4 + decimal[1].count(".")
    if line.number:
        return 4
    return 1 if capitals and caps(line.text) else 9 if outer else 3


def _list(lines: Sequence[Line], roles: Sequence[Role]) -> Iterator[str]:
    """Lists, nested as their items are indented, numbered as the text numbers them."""
    inline = cited if "source" in roles else linked
    lists: list[Line] = []  # the last item of each open list
    for at, line in enumerate(lines):
        text = inline(line.rest)
        if roles[at] == "more":
            yield f"<p>{text}</p>\n"
            continue
        while lists and (lists[-1].indent, lists[-1].mark != line.mark) > (line.indent, False):
            yield _closed(lists.pop())
        if lists and (lists[-1].indent == line.indent or len(lists) == _DEPTH):
            last = lists.pop()
            line = replace(line, indent=last.indent, mark=last.mark)
            skips = line.number and line.mark != "-" and line.number != last.number + 1
            yield f'</li>\n<li value="{line.number}">' if skips else "</li>\n<li>"
        else:
            yield ("\n" if lists and roles[at - 1] != "more" else "") + _opened(line)
        yield f"\n<p>{text}</p>\n" if roles[at + 1 : at + 2] == ["more"] else text
        lists.append(line)
    yield from map(_closed, reversed(lists))


def _opened(line: Line) -> str:
    if not line.number:
        return "<ul>\n<li>"
    kind = ' type="a"' if line.mark == "a" else ""
    start = f' start="{line.number}"' if line.number != 1 else ""
    return f"<ol{kind}{start}>\n<li>"


def _closed(line: Line) -> str:
    return f"</li>\n</{'ul' if line.mark in ('', '-') else 'ol'}>\n"
