"""What each line of a plain text is for its reader: judged by its place among the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from l10n.plaintext.lines import HEAD, Line, caps, columns, ends, headlike

Role = Literal["text", "head", "item", "more", "rule", "quote", "sources", "source", "note"]

_STARRED = re.compile(r"[*†‡※]+\s?\w|©|\(c\)\s", re.IGNORECASE)
_BYLINE = re.compile(  # a name, or how long it takes to read
    r"(?i:by|di|von|par|por|de|da|door|av|af|autore?|author|autor|text|testo):?(?: (?![a-zà-ÿ]{4})[^\W\d_]\S*){1,6}\Z"
    r"|(?:作者|著者|文|بقلم)\b|\D{0,25}\b\d{1,2} ?(?:min|мин|分|دقا)"
)
_SENTENCE = re.compile(r"[.!?…](?=[\"'”’»)*]*(?:\s|\Z))|[。！？؟۔।॥։።។]")
_TITLE, _PULL = 120, 300  # columns that a title, a pull quote has at most

# Names of reference sections in the languages most read.
_SOURCES = frozenset(
    """references|reference list|list of references|works cited|bibliography|sources|literature|literature cited
|riferimenti|riferimenti bibliografici|bibliografia|bibliografia essenziale|fonti|références|bibliographie|fuentes
|références bibliographiques|referencias|referencias bibliográficas|bibliografía|referências|fontes|referències
|referências bibliográficas|referințe|bibliografie|surse|literatur|literaturverzeichnis|literaturangaben|quellen
|quellenverzeichnis|quellenangaben|einzelnachweise|referenzen|referenties|bronnen|literatuur|referenser|källor
|referanser|referencer|kilder|litteratur|lähteet|viitteet|piśmiennictwo|źródła|literatura|zdroje|reference|izvori
|viri|irodalom|irodalomjegyzék|hivatkozások|források|kaynaklar|kaynakça|kirjandus|viited|atsauces|literatūra
|šaltiniai|heimildir|tài liệu tham khảo|daftar pustaka|referensi|rujukan|marejeo|βιβλιογραφία|αναφορές|πηγές
|литература|список литературы|источники|джерела|література|список літератури|извори|източници|المراجع|مراجع
|المصادر|مصادر|المصادر والمراجع|المراجع والمصادر|منابع|מקורות|ביבליוגרפיה|参考文献|參考文獻|参考资料|參考資料|引用文献
|文献|出典|참고문헌|참고 문헌|출처|संदर्भ|सन्दर्भ|อ้างอิง|เอกสารอ้างอิง|แหล่งอ้างอิง""".replace("\n", "").split("|")
)
# What tells a reference: a year, an address, volume and pages, authors with initials.
_EVIDENCE = tuple(
    map(
        re.compile,
        (
            r"(?<!\d)(?:19|20)\d\d(?!\d)",
            r"https?://|\bwww\.|\bdoi\b|\b10\.\d{4,9}/",
            r"(?<!\d)\d{1,5}\s?\(\d{1,5}\)|(?<!\d)\d{1,5}: ?e?\d|\d; ?\d|\bpp?\. ?\d|[Ss]\. ?\d|\d[-–]\d",
            r"\bet al\b|\b[^\W\d_]{2,30},? (?:[A-Z]\.? ?-?){1,3}(?:[,.;&]|\Z)",
        ),
    )
)


def roles_of(lines: Sequence[Line]) -> list[Role]:
    """What each line is for its reader."""
    roles: list[Role] = [
        "rule" if line.mark == "r" else "item" if line.mark == "-" else "text" for line in lines
    ]
    _mark_numbered(lines, roles)
    _mark_more(lines, roles)
    _mark_heads(lines, roles)
    _mark_sources(lines, roles)
    _mark_notes(lines, roles)
    _mark_quotes(lines, roles)
    return roles


def _mark_numbered(lines: Sequence[Line], roles: list[Role]) -> None:
    """Numbers in a row are a list; those with text of their own below are headings."""
    runs: list[list[int]] = []
    last: dict[tuple[str, int], list[int]] = {}
    for at, line in enumerate(lines):
        if line.number:
            run = last.get((line.mark, line.indent), [])
            if not run or line.number != lines[run[-1]].number + 1:
                runs.append(run := [])
            run.append(at)
            last[line.mark, line.indent] = run
    for run in runs:
        role = _numbered(lines, run)
        for at in run:
            roles[at] = "text" if role == "head" and columns(lines[at].text) > HEAD else role


def _numbered(lines: Sequence[Line], run: Sequence[int]) -> Role:
    first = lines[run[0]]
    close = sum(all(line.indent > first.indent for line in lines[a + 1 : b]) for a, b in pairwise(run))
    if len(run) == 1:
        beside = [lines[at] for at in (run[0] - 1, run[0] + 1) if 0 <= at < len(lines)]
        if any(line.number and line.mark == first.mark for line in beside):
            return "item"
        headed = first.mark == "1" and not ends(first.text) and run[0] + 1 < len(lines)
    elif close * 2 >= len(run) - 1:
        return "item"
    else:
        headed = first.mark == "1"
        if sum(columns(lines[at].text) > HEAD for at in run) * 2 > len(run):
            return "item"
    return "head" if headed else "text"


def _mark_more(lines: Sequence[Line], roles: list[Role]) -> None:
    """Text that is indented below an item belongs to it."""
    indent: int | None = None
    for at, line in enumerate(lines):
        if roles[at] == "item":
            indent = line.indent
        elif roles[at] == "text" and not line.mark and indent is not None and line.indent > indent:
            roles[at] = "more"
        else:
            indent = None


def _mark_heads(lines: Sequence[Line], roles: list[Role]) -> None:
    able = [role == "text" and headlike(line) for line, role in zip(lines, roles, strict=True)]
    gaps = [lines[at + 1].gap for at in range(len(lines) - 1) if roles[at] == "text" and not able[at]]
    if 4 * sum(gaps) > 3 * len(gaps):  # paragraphs are set apart here, so headings are too
        able = [
            can and (line.gap or able[at - 1]) for at, (can, line) in enumerate(zip(able, lines, strict=True))
        ]
    for at in reversed(range(len(lines))):
        if lines[at].mark in ("=", "_") or (roles[at] == "text" and _heads(lines, roles, able, at)):
            roles[at] = "head"


def _heads(lines: Sequence[Line], roles: Sequence[Role], able: Sequence[bool], at: int) -> bool:
    """Whether the line is a heading of what is below it, where all roles are known."""
    if at + 1 == len(lines):
        return False
    line, below = lines[at], lines[at + 1]
    if at == 0:
        return headlike(replace(line, text=line.text.rstrip("!！") or "!"), _TITLE)
    if not able[at]:  # a label
        short = line.text.endswith((":", "：")) and columns(line.text) <= HEAD / 2
        return short and line.gap and (caps(line.text) or (roles[at + 1] == "text" and not able[at + 1]))
    if (below.gap and not line.gap) or roles[at + 1] == "rule" or (at < 3 and _BYLINE.match(line.text)):
        return False  # stands nearer to what is above
    if roles[at + 1] == "head":  # more than two short lines in a row are verse, an address, a table
        return bool(below.number) or not able[at - 1] or at == 1 or caps(line.text)
    return not able[at + 1] or (caps(line.text) and not caps(below.text))


def _mark_sources(lines: Sequence[Line], roles: list[Role]) -> None:
    """A reference section: a heading that names it or entries that look so, and its entries."""
    weights = [sum(bool(kind.search(line.text)) for kind in _EVIDENCE) for line in lines]
    at = 0
    while at < len(lines):
        named = lines[at].rest.casefold().rstrip(" :：") in _SOURCES
        end = _end_of_sources(lines, roles, weights, at + 1, named) if named or roles[at] == "head" else at
        entries = [entry for entry in range(at + 1, end) if roles[entry] != "more"]
        sure = sum(weights[entry] >= (1 if named else 3) for entry in entries)
        if sure * 2 >= len(entries) >= (1 if named else 2):
            roles[at] = "sources"
            roles[at + 1 : end] = ["more" if role == "more" else "source" for role in roles[at + 1 : end]]
        at = max(end, at + 1)
    if "source" not in roles:
        _mark_last_sources(lines, roles, weights)


def _end_of_sources(
    lines: Sequence[Line], roles: Sequence[Role], weights: Sequence[int], at: int, named: bool
) -> int:
    """Where the entries that begin at a line end: a list, or lines of which hardly one tells nothing of a source."""
    end = at
    if roles[at : at + 1] == ["item"]:
        while end < len(lines) and roles[end] in ("item", "more"):
            end += 1
        return end
    while end < len(lines) and roles[end] != "rule" and not _STARRED.match(lines[end].text):
        between = named and roles[end] == "text" and end + 1 < len(lines) and weights[end + 1] > 1
        if not weights[end] and not between:
            break
        end += 1
    return end


def _mark_last_sources(lines: Sequence[Line], roles: list[Role], weights: Sequence[int]) -> None:
    """References at the end of a text that has no heading for them."""
    end = len(lines)
    while end and _STARRED.match(lines[end - 1].text):
        end -= 1
    at = end
    while at and weights[at - 1] > 2 and roles[at - 1] in ("text", "item", "head"):
        at -= 1
    if end - at > 1:
        roles[at:end] = ["source"] * (end - at)


def _mark_notes(lines: Sequence[Line], roles: list[Role]) -> None:
    """What follows the references, and the last lines that explain a mark."""
    at = len(roles) - roles[::-1].index("source") if "source" in roles else len(roles)
    while at < len(roles) and roles[at] in ("text", "more", "rule"):
        roles[at] = "note" if roles[at] == "text" else roles[at]
        at += 1
    for at in reversed(range(1, len(lines))):
        alone = roles[at] == "text" or (roles[at] == "item" and roles[at - 1] != "item")
        if alone and _STARRED.match(lines[at].text):
            roles[at] = "note"
        elif roles[at] not in ("note", "source", "sources", "more", "rule"):
            break


def _mark_quotes(lines: Sequence[Line], roles: list[Role]) -> None:
    """A lone sentence between blank lines, where other paragraphs have none between them."""
    texts = [
        at for at in range(1, len(lines)) if roles[at - 1] == roles[at] == "text" and ends(lines[at - 1].text)
    ]
    if len(texts) < 2 or len(texts) <= 3 * sum(lines[at].gap for at in texts):
        return
    for at in range(1, len(lines) - 1):
        apart = lines[at].gap and (lines[at + 1].gap or roles[at + 1] == "head")
        follows = roles[at] == "text" and roles[at - 1] in ("text", "item", "more")
        short = columns(lines[at].text) <= _PULL and 1 <= len(_SENTENCE.findall(lines[at].text)) <= 2
        if apart and follows and short and roles[at + 1] != "sources":
            roles[at] = "quote"
