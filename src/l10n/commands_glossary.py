"""The functions of `l10n glossary`, as those in commands.py: read, call the core, write; they never print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from l10n import exchange, locales, suggest
from l10n.articles import load
from l10n.config import Project
from l10n.errors import InputError, L10nError
from l10n.exchange import Entry, Incoming, Loss, Merged
from l10n.files import write_atomic
from l10n.glossary import Glossary, Problem, Term, decode, lint, load_glossary
from l10n.suggest import Candidate


class Kind(StrEnum):
    """The formats of glossaries; TBX by its version."""

    tbx = "tbx"
    tbx2 = "tbx2"
    csv = "csv"
    tsv = "tsv"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file written, how many terms it holds, and what it could not hold."""

    path: Path
    terms: int
    lost: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file's terms, what of it was skipped, languages read as others, new warnings."""

    path: Path  # of the glossary
    merged: Merged
    skipped: tuple[Loss, ...]
    renamed: tuple[tuple[str, str, int], ...]  # from, to, terms
    warnings: tuple[Problem, ...]


def lint_glossary(path: Path) -> list[Problem]:
    """What is wrong with a glossary. Raises InputError where it is no text."""
    return lint(decode(path.read_bytes(), path))


def glossary(project: Project) -> Glossary:
    """The project's glossary, empty where there is none."""
    return load_glossary(project.glossary_path) if project.glossary_path.exists() else Glossary()


def list_terms(
    project: Project, text: str, languages: Collection[str], status: Collection[str]
) -> list[Term]:
    """The terms of these languages and statuses, of concepts that have the text in their name, a term or a note."""
    terms = glossary(project).terms
    sought = text.casefold()
    concepts = {t.concept for t in terms if any(sought in cell.casefold() for cell in _cells(t))}
    return [t for t in terms if t.concept in concepts and t.lang in languages and t.status in status]


def _cells(term: Term) -> tuple[str, ...]:
    return (term.concept, term.term, *term.forms, term.note)


def export_glossary(project: Project, path: Path, kind: Kind, only: Sequence[str]) -> list[Exported]:
    """Write the glossary, or its terms in the source's and these languages, for another tool.

    CSV is a file per target language: `*` in its name stands for the language.
    """
    terms = glossary(project)
    if kind is not Kind.csv:
        shown = {project.source_locale, "*", *only}
        chosen = tuple(term for term in terms.terms if not only or term.lang in shown)
        text = exchange.render_tsv(chosen) if kind is Kind.tsv else _tbx(project, chosen, kind)
        write_atomic(path, text.encode("utf-8", "replace"))
        return [Exported(path, len(chosen), ())]
    targets = list(only) or list(project.locales)
    if len(targets) > 1 and "*" not in path.name:
        name = f"{path.stem}-*{path.suffix}"
        raise L10nError(f"a CSV holds one language; write the file as {name}, or choose one with -L", path)
    made = [_csv(terms, project.source_locale, locale, path) for locale in targets]
    for exported, text in made:
        write_atomic(exported.path, text.encode("utf-8", "replace"))
    return [exported for exported, _ in made]


def _tbx(project: Project, terms: Iterable[Term], kind: Kind) -> str:
    return exchange.render_tbx(terms, version=2 if kind is Kind.tbx2 else 3, lang=project.source_locale)


def _csv(terms: Glossary, source: str, target: str, path: Path) -> tuple[Exported, str]:
    """A pair's terms, also those of languages that serve its two, and its file's text."""
    pair = [term for term in terms.terms if term.lang == "*"]
    for locale in (source, target):
        pair += [replace(term, lang=locale) for term in terms.applying(locale) if term.lang != "*"]
    text = exchange.render_csv(pair, source, target)
    back = exchange.merge((), exchange.parse_csv(text, str(path), source, target).entries)
    file = path.with_name(path.name.replace("*", locales.gettext_name(target)))
    return Exported(file, len(pair), exchange.lost(pair, back.terms)), text


def import_glossary(
    project: Project,
    path: Path,
    kind: Kind | None,
    only: Sequence[str],
    *,
    overwrite: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Merge a file of another tool into the project's glossary; with dry_run nothing is written.

    Terms of other languages than `only`, where any are given, and `*` are passed over.
    """
    ours, data = glossary(project), path.read_bytes()
    kind = kind or _kind(data, path)
    incoming = _read(project, ours, data, path, kind, only)
    # a CSV has but the one language that was chosen, and the source's
    entries, renamed = _spoken(project, ours, incoming, () if kind is Kind.csv else only)
    merged = exchange.merge(ours.terms, entries, overwrite=overwrite)
    table = project.glossary_path
    before = decode(table.read_bytes(), table) if table.exists() else ""
    text = exchange.rewritten(before, merged)
    warnings = _linted(text, before, path)
    if not dry_run and (merged.added or merged.replaced):
        write_atomic(table, text.encode())
    return Imported(table, merged, incoming.skipped, renamed, warnings)


def _spoken(
    project: Project, ours: Glossary, incoming: Incoming, only: Sequence[str]
) -> tuple[list[Entry], tuple[tuple[str, str, int], ...]]:
    """The entries in the languages of the project and its glossary; which these are of the file's."""
    spoken = Counter(entry.term.lang for entry in incoming.entries)
    served = {tag: _served(tag, _known(project, ours)) for tag in spoken}
    entries = [replace(e, term=replace(e.term, lang=served[e.term.lang])) for e in incoming.entries]
    renamed = tuple((tag, served[tag], count) for tag, count in spoken.items() if served[tag] != tag)
    return [entry for entry in entries if not only or entry.term.lang in (*only, "*")], renamed


def _known(project: Project, ours: Glossary) -> set[str]:
    return {project.source_locale, *project.locales, *(term.lang for term in ours.terms)}


def _linted(text: str, before: str, path: Path) -> tuple[Problem, ...]:
    """Warnings that the text has and had not before. Raises InputError where it would be no glossary."""
    old = {re.sub(r"line \d+", "", problem.message) for problem in lint(before)} if before else set()
    found = [problem for problem in lint(text) if re.sub(r"line \d+", "", problem.message) not in old]
    for problem in found:
        if not problem.warning:
            raise InputError(f"would make the glossary unusable: {problem.message}", path)
    return tuple(found)


def _read(
    project: Project, ours: Glossary, data: bytes, path: Path, kind: Kind, only: Sequence[str]
) -> Incoming:
    if kind in (Kind.tbx, Kind.tbx2):
        return exchange.parse_tbx(data, str(path))
    text = decode(data, path)
    if kind is Kind.tsv:
        return exchange.parse_tsv(text, str(path))
    source = project.source_locale
    target = only[0] if len(only) == 1 else _named(path, _known(project, ours) - {source, "*"})
    if not target:
        raise InputError("does not tell its language by its name, as terms-es.csv does; say it with -L", path)
    return exchange.parse_csv(text, str(path), source, target, {term.concept for term in ours.terms})


def _kind(data: bytes, path: Path) -> Kind:
    """What a file is, by its first characters."""
    start = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<"):
        return Kind.tbx
    header = start.split(b"\n")[0]
    return Kind.tsv if path.suffix == ".tsv" or (b"\t" in header and b"concept" in header) else Kind.csv


def _named(path: Path, known: Collection[str]) -> str:
    """The language that a file's name ends in: `l10n-glossary-pt_BR.csv`."""
    parts = re.split(r"(?<=[-_.])", path.stem)
    for i in range(len(parts)):
        try:
            tag = _served(locales.parse("".join(parts[i:])), known)
        except L10nError:
            continue
        if tag in known:
            return tag
    return ""


def _served(lang: str, known: Collection[str]) -> str:
    """The language that a file's is read as: `en-US` serves a project that has `en` and no `en-US`."""
    if lang == "*" or lang in known:
        return lang
    return next((tag for tag in locales.fallbacks(lang) if tag in known), lang)


def suggest_terms(project: Project, wanted: Sequence[str]) -> list[Candidate]:
    """Words of these articles that may be terms and are not in the glossary, best first."""
    texts: dict[str, list[str]] = {}
    for article in load(project, wanted):
        own = texts.setdefault(article.document.locale, [])
        own += [segment.source for segment in article.document.segments if segment.context != "number"]
    terms = glossary(project)
    found = [one for locale, each in texts.items() for one in suggest.candidates(each, locale, terms)]
    return sorted(found, key=lambda one: -one.score)
