"""Glossaries and candidate terms for people: tables as wide as a terminal; and for programs, as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from itertools import groupby, zip_longest
from typing import Any

from l10n.glossary import Problem, Term
from l10n.report import display, json
from l10n.report.runs import Run
from l10n.suggest import Candidate

_MARKS = {"preferred": "", "admitted": "", "deprecated": "† ", "forbidden": "✗ "}
_ORDER = tuple(_MARKS)
_WORD = re.compile(r"(?:[†✗] )?(?:[^\s–-]*[–-]|[^\s–-]+)|\s+")  # a mark stays with its term
_LEAST = 14  # columns that a language needs at least
_MOST = 44
_GAP = "  "
_MARGIN = 12


def concepts(terms: Sequence[Term], languages: Sequence[str], *, columns: int) -> str:
    """A table: a row per concept, its terms in each language side by side; preferred ones first.

    Where so many languages do not fit the columns, they stand one below the other.
    """
    shown = [lang for lang in languages if any(term.lang == lang for term in terms)]
    groups = {concept: list(each) for concept, each in groupby(terms, key=lambda term: term.concept)}
    room = columns // (len(shown) + 1) - len(_GAP) if shown else 0
    table = _below(groups, shown, columns) if room < _LEAST else _beside(groups, shown, columns)
    marked = sorted({term.status for term in terms if _MARKS[term.status]})
    legend = ", ".join(f"{_MARKS[status]}{status}" for status in marked)
    total = f"{_count(groups, 'concept')}, {_count(terms, 'term')}{f'; {legend}' if legend else ''}"
    return "\n".join([*table, *([""] if table else []), total])


def _count(things: Sized, name: str) -> str:
    return f"{len(things):,} {name}{'' if len(things) == 1 else 's'}"


def _beside(groups: Mapping[str, Sequence[Term]], languages: Sequence[str], columns: int) -> list[str]:
    rows: list[list[list[str]]] = [[["concept"], *([lang] for lang in languages)]]
    for concept, terms in groups.items():
        rows.append([[concept], *(_cell(terms, lang) for lang in languages)])
    widths = [max(_width(text) for row in rows for text in row[i]) for i in range(len(languages) + 1)]
    while sum(widths) + len(_GAP) * len(languages) > columns:
        widths[widths.index(max(widths))] -= 1
    lines = []
    for row in rows:
        cells = [
            [line for text in cell for line in _wrapped(text, width)]
            for cell, width in zip(row, widths, strict=True)
        ]
        lines += [_aligned(line, widths) for line in zip_longest(*cells, fillvalue="")]
    return lines


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of so many columns at most, broken at spaces and after hyphens; later ones are indented."""
    line = ""
    for word in _WORD.findall(text):
        if line.strip() and _width(line) + _width(word.rstrip()) > width:
            yield line.rstrip()
            line = "  "
        line += word.lstrip() if line == "  " else word
    yield line


def _below(groups: Mapping[str, Sequence[Term]], languages: Sequence[str], columns: int) -> list[str]:
    lines = []
    for concept, terms in groups.items():
        lines.append(display.visible(concept))
        for lang in languages:
            text = " · ".join(_cell(terms, lang))
            wrapped = _wrapped(text, max(columns - _MARGIN, _LEAST)) if text else ()
            for i, line in enumerate(wrapped):
                lines.append(f"{'' if i else f'    {lang}':{_MARGIN}}{_isolated(line)}")
    return lines


def _cell(terms: Sequence[Term], lang: str) -> list[str]:
    own = sorted((t for t in terms if t.lang == lang), key=lambda t: (_ORDER.index(t.status), t.term))
    return [_MARKS[term.status] + term.term for term in own]


def candidates(found: Sequence[Candidate], total: int, *, columns: int) -> str:
    """A line per candidate: how often, the term, and the text around it."""
    width = min(max(_width(text) for text in ("term", *(one.term for one in found))), _MOST)
    widths = [5, width, max(columns - width - 5 - 2 * len(_GAP), 20)]
    lines = [_aligned(("count", "term", "example"), widths)] if found else []
    for one in found:
        lines.append(_aligned((f"{one.count:5}", one.term, _seen(one, widths[-1])), widths))
    more = f"; {total - len(found):,} more with --limit 0" if total > len(found) else ""
    return "\n".join([*lines, *([""] if found else []), _count(found, "candidate") + more])


def _seen(one: Candidate, width: int) -> str:
    """What fits of the example, with the term in it."""
    start = one.example.casefold().find(one.term.casefold())
    end = max(start, 0) + len(one.term) * (start >= 0)
    cut = (one.example[: max(start, 0)], one.example[max(start, 0) : end], one.example[end:])
    line = display.cells([Run(cut[0]), Run(cut[1], marked=True), Run(cut[2])])
    return "".join(cell.glyph for cell in display.fitted(line, width))


def _aligned(line: Iterable[str], widths: Sequence[int]) -> str:
    """Texts in columns, cut where they do not fit; each in its own direction."""
    cells = []
    for text, width in zip(line, widths, strict=True):
        fitted = display.fitted(display.cells([Run(text)]), width)
        glyphs = "".join(cell.glyph for cell in fitted)
        cells.append(_isolated(glyphs) + " " * (width - sum(cell.width for cell in fitted)))
    return _GAP.join(cells).rstrip()


def _isolated(text: str) -> str:
    return display.isolated(display.visible(text), display.is_rtl(text))


def _width(text: str) -> int:
    return sum(cell.width for cell in display.cells([Run(text)]))


def problems(found: Sequence[Problem], file: str) -> str:
    """A line per problem: `file:line: error|warning message`."""
    return "\n".join(f"{file}:{one.line}: {_severity(one)} {display.visible(one.message)}" for one in found)


def _severity(problem: Problem) -> str:
    return "warning" if problem.warning else "error"


def problems_json(found: Sequence[Problem], file: str) -> str:
    """`{"problems": [...]}`"""
    listed = [
        {"file": file, "line": one.line, "severity": _severity(one), "message": one.message} for one in found
    ]
    return json.dump({"problems": listed})


def concepts_json(terms: Sequence[Term]) -> str:
    """`{"concepts": [{"concept": …, "terms": [...]}]}`"""
    grouped = groupby(terms, key=lambda term: term.concept)
    return json.dump({"concepts": [{"concept": name, "terms": list(_terms(each))} for name, each in grouped]})


def _terms(terms: Iterable[Term]) -> Iterator[dict[str, Any]]:
    for term in terms:
        names = ("lang", "term", "status", "pos", "case", "forms", "note", "articles", "unless", "line")
        yield {name: getattr(term, name) for name in names}


def candidates_json(found: Sequence[Candidate]) -> str:
    """`{"candidates": [...]}`"""
    names = ("term", "lang", "kind", "count", "score", "example")
    return json.dump({"candidates": [{name: getattr(one, name) for name in names} for one in found]})
