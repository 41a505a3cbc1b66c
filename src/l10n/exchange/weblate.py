"""Weblate's glossary as CSV: a file for each pair of languages, a line for each pair of terms.

The columns are those of https://docs.weblate.org/en/latest/formats/csv.html in the spelling that Weblate itself writes
(`id`: the translate-toolkit overlooks `ID`). A line is known by its source and context, so context and id are
the concept, numbered where it has several lines: `hpa-axis#2`. What CSV cannot say is left out rather than
changed: a forbidden term would read as the recommended one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from l10n.errors import InputError
from l10n.exchange.cells import harmless, original
from l10n.exchange.entries import KEY, Entry, Incoming, Losses, concept_name, folded
from l10n.glossary import Term

COLUMNS = (
    "location",
    "source",
    "target",
    "id",
    "fuzzy",
    "context",
    "translator_comments",
    "developer_comments",
)
_NAMES = {  # the translate-toolkit's other names of them
    "original": "source",
    "untranslated": "source",
    "translated": "target",
    "translation": "target",
    "identified": "id",
    "key": "id",
    "label": "id",
    "translator comments": "translator_comments",
    "notes": "translator_comments",
    "developer comments": "developer_comments",
    "state": "fuzzy",
}
_FUZZY = {"1", "x", "true", "yes", "fuzzy"}
_NUMBERED = re.compile(r"(.+)#\d+", re.DOTALL)


def render_csv(terms: Sequence[Term], source: str, target: str) -> str:
    """The terms of two languages for Weblate; a concept that has none in the target waits to be translated."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for _, group in groupby(sorted(terms, key=_order), key=lambda term: term.concept):
        wanted = [term for term in group if term.wanted]
        pairs = list(_pairs([t for t in wanted if t.lang == source], [t for t in wanted if t.lang == target]))
        pairs += [(term, term) for term in wanted if term.lang == "*"]
        for number, (one, other) in enumerate(pairs, 1):
            writer.writerow(map(harmless, _row(one, other, number if _ambiguous(one, pairs) else 0)))
    return out.getvalue()


def _order(term: Term) -> tuple[str, bool, str]:
    return term.concept, term.status != "preferred", term.term


def _pairs(sources: Sequence[Term], targets: Sequence[Term]) -> Iterator[tuple[Term, Term | None]]:
    """The first source with every target, the other ones with the first; with none, they wait."""
    for i, one in enumerate(sources):
        yield from ((one, other) for other in (targets[:1] if i else targets))
    if not targets:
        yield from ((one, None) for one in sources)


def _ambiguous(term: Term, pairs: Sequence[object]) -> bool:
    return len(pairs) > 1 or _NUMBERED.fullmatch(term.concept) is not None


def _row(source: Term, target: Term | None, number: int) -> tuple[str, ...]:
    name = f"{source.concept}#{number}" if number else source.concept
    said = (target.term, target.note) if target else ("", "")
    return "", source.term, said[0], name, "False", name, said[1], source.note


def parse_csv(text: str, path: str, source: str, target: str, concepts: Collection[str] = ()) -> Incoming:
    """The terms of a CSV file of Weblate's, in its two languages.

    A line's concept is its id, or its context if that is among `concepts`, else it is named after its source; then
    the context is a note. Raises InputError where it is no such file.
    """
    losses = Losses()
    entries: list[Entry] = []
    for line, row in _rows(text, path):
        if not row["source"]:
            losses.add("lines without a source", line)
            continue
        fuzzy = row["target"] and row["fuzzy"].lower() in _FUZZY
        if fuzzy:
            losses.add("translations marked as fuzzy", line)
        concept, note = _concept(row, concepts)
        remarks = "; ".join(filter(None, (row["developer_comments"], note)))
        entries.append(_entry(concept, source, row["source"], remarks, line))
        if row["target"] and not fuzzy:
            entries.append(_entry(concept, target, row["target"], row["translator_comments"], line))
    return Incoming(tuple(entries), losses.all())


def _concept(row: Mapping[str, str], concepts: Collection[str]) -> tuple[str, str]:
    """The concept of a line, and its context where that is something else."""
    for name, known in ((row["id"], True), (row["context"], False)):
        numbered = _NUMBERED.fullmatch(name)
        concept = numbered[1] if numbered else name
        if concept and (known or concept in concepts):
            return concept, ""
    note = f"context: {row['context']}" if row["context"] else ""
    return concept_name(row["source"]), note


def _entry(concept: str, lang: str, term: str, note: str, line: int) -> Entry:
    said = KEY | {"note"} if note else KEY
    return Entry(Term(concept, lang, term, note=note, line=line), said)


def _rows(text: str, path: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines by column, each with its number; missing columns and cells are empty."""
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        header = [_NAMES.get(name, name) for name in (cell.strip().lower() for cell in next(reader, []))]
        if not {"source", "target"} <= set(header):
            missing = " and ".join(f'"{name}"' for name in ("source", "target") if name not in header)
            raise InputError(
                f"no column {missing}; the first line names the columns, as Weblate's do", path, 1
            )
        line = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(header):
                raise InputError(
                    f"{len(cells)} cells under {len(header)} columns; quote the cells", path, line
                )
            if any(cells):
                yield line, dict.fromkeys(COLUMNS, "") | _named(header, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", path, reader.line_num) from None


def _named(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return dict(zip(header, (folded(original(cell)) for cell in cells), strict=False))
