"""glossary.tsv: read, checked, written. One term a line, tab separated, sorted by concept, so that git can merge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n import locales
from l10n.errors import InputError, L10nError
from l10n.glossary.terms import CASES, STATUSES, Term
from l10n.glossary.tokens import TOKEN

COLUMNS = ("concept", "lang", "term", "status", "pos", "case", "forms", "note", "articles", "unless")
_REQUIRED = COLUMNS[:4]
_ALWAYS = COLUMNS[:8]  # written even when they are empty
_RUN = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula
_FOLDED = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a glossary, at a line; a warning leaves it usable."""

    line: int
    message: str
    warning: bool = False


def parse_terms(text: str, path: Path | str | None = None) -> tuple[Term, ...]:
    """The terms of a glossary.tsv's text. Raises InputError with its first error; warnings are for `lint`."""
    terms, problems = _examine(text)
    for problem in problems:
        if not problem.warning:
            raise InputError(problem.message, path, problem.line)
    return tuple(terms)


def read_terms(path: Path | str) -> tuple[Term, ...]:
    """The terms of a glossary.tsv."""
    return parse_terms(_read(path), path)


def lint(source: Path | str) -> list[Problem]:
    """What is wrong with a glossary, given as a file's path or as its text, by line."""
    return _examine(source if isinstance(source, str) else _read(source))[1]


def render_glossary(terms: Iterable[Term]) -> str:
    """A glossary.tsv of the terms, sorted; tabs and line breaks in a cell become spaces."""
    rows = [[_FOLDED.sub(" ", cell).strip() for cell in _cells(term)] for term in sorted(terms, key=order)]
    width = max((i + 1 for row in rows for i, cell in enumerate(row) if cell), default=0)
    columns = COLUMNS[: max(width, len(_ALWAYS))]
    return "".join("\t".join(row[: len(columns)]) + "\n" for row in [list(COLUMNS), *rows])


def order(term: Term) -> tuple[str, ...]:
    """Where a term stands in its glossary."""
    return (term.concept, term.lang, term.term, term.status, *_cells(term)[4:])


def _cells(term: Term) -> list[str]:
    forms = "|".join(term.forms)
    own = [term.concept, term.lang, term.term, term.status, term.pos, term.case]
    return [*own, forms, term.note, term.articles, term.unless]


def _read(path: Path | str) -> str:
    try:
        return decode(Path(path).read_bytes(), path)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from None


def decode(data: bytes, path: Path | str | None) -> str:
    """The text of a glossary's bytes. Raises InputError for what is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start}; save it as UTF-8", path) from None


def _examine(text: str) -> tuple[list[Term], list[Problem]]:
    """All terms that can be read, and all problems by line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    header = [cell.strip() for cell in lines[0].rstrip().split("\t")]
    problems = list(_header(header))
    if problems:
        return [], problems
    terms = []
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            cells = line.split("\t")
            term = _term(dict(zip(header, (cell.strip() for cell in cells), strict=False)), number)
            found = [*_row(term), *_formulas(cells, header, number)]
            if any(cells[len(header) :]):
                found.insert(
                    0, Problem(number, f"{len(cells)} cells under {len(header)} columns; remove tabs")
                )
            problems += found
            terms.append(term)
    problems += [*_conflicts(terms), *_unsorted(terms)]
    return terms, sorted(problems, key=lambda problem: (problem.line, problem.warning))


def _header(header: list[str]) -> Iterator[Problem]:
    for name in _REQUIRED:
        if name not in header:
            yield Problem(1, f'no column "{name}"; the first line names the columns, parted by tabs')
    for i, name in enumerate(header):
        if name and name not in COLUMNS:
            yield Problem(1, f'unknown column "{name}"; use {", ".join(COLUMNS)}')
        elif name and name in header[:i]:
            yield Problem(1, f'column "{name}" twice; keep one')


def _term(row: dict[str, str], line: int) -> Term:
    return Term(
        concept=row["concept"],
        lang=row.get("lang", ""),
        term=row.get("term", ""),
        status=row.get("status") or "preferred",
        pos=row.get("pos", ""),
        case=row.get("case") or "smart",
        forms=tuple(form.strip() for form in row.get("forms", "").split("|") if form.strip()),
        note=row.get("note", ""),
        articles=row.get("articles", ""),
        unless=row.get("unless", ""),
        line=line,
    )


def _row(term: Term) -> Iterator[Problem]:
    for name, cell in (("concept", term.concept), ("lang", term.lang), ("term", term.term)):
        if not cell:
            yield Problem(term.line, f"no {name}; fill the cell or remove the line")
    if term.lang and term.lang != "*" and not _known(term.lang):
        yield Problem(term.line, f'unknown language "{term.lang}"; use a BCP 47 tag like pt-BR, or *')
    if term.status not in STATUSES:
        yield Problem(term.line, f'unknown status "{term.status}"; use {", ".join(STATUSES)}')
    if term.case not in CASES:
        yield Problem(term.line, f'unknown case "{term.case}"; use {", ".join(CASES)}')
    if term.term and not TOKEN.search(term.term):
        yield Problem(term.line, f'"{term.term}" has no letter or digit and is never found', warning=True)


def _known(lang: str) -> bool:
    try:
        return bool(locales.parse(lang))
    except L10nError:
        return False


def _formulas(cells: list[str], header: list[str], line: int) -> Iterator[Problem]:
    for name, cell in zip(header, cells, strict=False):
        if cell.startswith(_RUN):
            message = f"a spreadsheet would run the {name} {cell.strip()!r}; it is escaped on export"
            yield Problem(line, message, warning=True)


def _conflicts(terms: list[Term]) -> Iterator[Problem]:
    """Lines that say the same twice, or the contrary of each other."""
    seen: dict[tuple[str, str, str], Term] = {}
    preferred: dict[tuple[str, str], Term] = {}
    chosen: dict[tuple[str, str], Term] = {}
    for term in (term for term in terms if term.concept and term.lang and term.term):
        first = seen.setdefault((term.concept, term.lang.lower(), term.term), term)
        if first is not term:
            both = f'"{term.term}" stands at line {first.line}, too'
            same = first.wanted == term.wanted
            yield Problem(term.line, f"{both}{'' if same else f', as {first.status}'}; keep one of them")
            continue
        if term.status != "preferred":
            continue
        for key, known, what in (
            (
                (term.lang.lower(), term.term),
                preferred,
                f'"{term.term}" is preferred for concept {{0.concept}}, too',
            ),
            (
                (term.lang.lower(), term.concept),
                chosen,
                'concept prefers "{0.term}" already; make one of them admitted',
            ),
        ):
            other = known.setdefault(key, term)
            if other is not term:
                yield Problem(term.line, f"{what.format(other)} (line {other.line})", warning=True)


def _unsorted(terms: list[Term]) -> Iterator[Problem]:
    """The first line out of order; within a concept any order is one."""
    last = ""
    for term in terms:
        if term.concept < last:
            yield Problem(
                term.line, f'not sorted: "{term.concept}" comes after "{last}"; sort the lines', warning=True
            )
            return
        last = term.concept
