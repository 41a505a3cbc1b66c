"""What can be done to a catalog: made from a document, merged with a template, reviewed, counted. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import get_args

from l10n import locales
from l10n.errors import L10nError
from l10n.marks import Mark, read, write
from l10n.matching import IDEOGRAPH, TAG, Message, origins
from l10n.model import Catalog, Document, Header, Previous, Segment, State, Unit

GENERATOR = "article-l10n"

_FEW = 3  # places, or addresses of a code, that a comment names
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# what the source says of its messages
_STICKY = re.compile(r"(?:(?:no|possible|impossible)-)?[a-z0-9-]+-format|(?:no-)?wrap|range:.*")
_NPLURALS = re.compile(r"nplurals\s*=\s*([1-9])")
_IDEOGRAPH = re.compile(f"[{IDEOGRAPH}]")
_WORD = re.compile(r"[^\W_]")


def template(document: Document, references: str | Sequence[tuple[str, ...]] = "") -> Catalog:
    """The template of a document: an entry per message in reading order, where it stands, what its codes are.

    `references` is the one of all segments ("source/x.html", "" for none) or those of each segment.
    """
    if isinstance(references, str):
        references = [(references,) if references else ()] * len(document.segments)
    found: dict[tuple[str, str], tuple[list[Segment], list[str]]] = {}
    for segment, places in zip(document.segments, references, strict=True):
        segments, named = found.setdefault((segment.context, segment.source), ([], []))
        segments.append(segment)
        named += places
    units = (
        Unit(context or None, source, references=tuple(dict.fromkeys(named)), extracted=_extracted(segments))
        for (context, source), (segments, named) in found.items()
    )
    return Catalog("", tuple(units))


def _extracted(segments: Sequence[Segment]) -> tuple[str, ...]:
    """Where a message stands, its author's notes, and a line for each code that has something to tell."""
    lines = ["; ".join(_few(segment.where for segment in segments))]
    lines += dict.fromkeys(note for segment in segments for note in segment.notes)
    codes: dict[str, dict[str, bool]] = {}
    for segment in segments:
        for token, code in segment.codes.items():
            if code.about and not token.startswith("</"):
                abouts = codes.setdefault(token.strip("<>/ "), {})
                abouts[code.about] = abouts.get(code.about, False) or code.once
    for name, abouts in codes.items():
        told = sorted(abouts, key=lambda about: not abouts[about])  # an id says how often the code must stand
        lines += [f"{name} = {about}" for about in _few(told)]
    return tuple(filter(None, (_BLANK.sub(" ", line).strip() for line in lines)))


def _few(texts: Iterable[str]) -> list[str]:
    distinct = list(dict.fromkeys(filter(None, texts)))
    more = len(distinct) - _FEW
    return [*distinct[:_FEW], f"and {more} more"] if more > 0 else distinct


def merge(catalog: Catalog, template: Catalog) -> Catalog:
    """The catalog with the template's messages, in its order; what people and tools put there stays.

    A changed message keeps its translation, fuzzy, with the previous msgid. A vanished one becomes obsolete and
    comes back as it was if its text does; it goes if it holds neither translation nor a person's comment. Of
    entries with the same msgid, which gettext refuses, the translated one stays. Merging again changes nothing.
    """
    old = _by_message(catalog.units)
    new = _by_message(unit for unit in template.units if not unit.obsolete)
    origin = origins(old, new)
    used = frozenset(origin.values())
    plurals = _NPLURALS.search(catalog.header.get("Plural-Forms"))
    forms = int(plurals[1]) if plurals else 2
    live = [
        _merged(old[origin[key]], unit, forms) if key in origin else _fresh(unit, forms)
        for key, unit in new.items()
    ]
    gone = _vanished(unit for key, unit in old.items() if key not in used)
    return replace(catalog, units=(*live, *gone), header=_dated(catalog, template, live))


def _vanished(units: Iterable[Unit]) -> list[Unit]:
    """The entries as obsolete ones, but those in which nobody has put anything."""
    kept = (unit for unit in units if any(unit.targets) or _spoken(unit))
    return [replace(unit, obsolete=True, references=(), extracted=()) for unit in kept]


def _dated(catalog: Catalog, template: Catalog, live: Sequence[Unit]) -> Header:
    """The catalog's header, with the template's date if its messages are no longer what they were."""
    created = template.header.get("POT-Creation-Date")
    if not created or _messages(live) == _messages(unit for unit in catalog.units if not unit.obsolete):
        return catalog.header
    return _with_field(catalog.header, "POT-Creation-Date", created)


def _by_message(units: Iterable[Unit]) -> dict[Message, Unit]:
    def worth(unit: Unit) -> tuple[bool, bool]:
        return any(unit.targets), not unit.obsolete

    found: dict[Message, Unit] = {}
    for unit in units:
        key = (unit.context, unit.source)
        if key not in found or worth(unit) > worth(found[key]):
            found[key] = _stamped(unit)
    return found


def _stamped(unit: Unit) -> Unit:
    """The entry with hashes on marks that were written by hand: they end when it changes."""
    marks = read(unit.comments)[0] if unit.comments and any(unit.targets) else ()
    if not any(mark.kind == "ignore" and not mark.get("src") for mark in marks):
        return unit
    done = (m if m.get("src") or m.kind != "ignore" else m.stamped(*unit.hashes) for m in marks)
    return _with_marks(unit, done)


def _merged(old: Unit, new: Unit, forms: int) -> Unit:
    extracted = old.extracted if _unwrapped(old.extracted) == _unwrapped(new.extracted) else new.extracted
    flags = [flag for flag in old.flags if flag in new.flags or not _STICKY.fullmatch(flag)]
    flags += [flag for flag in new.flags if flag not in flags]
    unit = replace(old, obsolete=False, references=new.references, extracted=extracted, flags=tuple(flags))
    if (old.context, old.source, old.plural) == (new.context, new.source, new.plural):
        return unit
    return _changed(old, replace(unit, context=new.context, source=new.source, plural=new.plural), forms)


def _changed(old: Unit, unit: Unit, forms: int) -> Unit:
    """An entry under its new message: fuzzy, with the message that its translation belongs to."""
    was = Previous(old.context, old.source, old.plural)
    if old.fuzzy and old.previous:
        was = old.previous if old.previous.source is not None else replace(old.previous, source=old.source)
    targets = old.targets
    if unit.plural is None:
        targets = (next(filter(None, targets), ""),)
    elif len(targets) < 2:
        targets = (old.target,) * forms
    translated = any(targets)
    changed = was != Previous(unit.context, unit.source, unit.plural)
    unit = replace(unit, targets=targets, fuzzy=translated, previous=was if translated and changed else None)
    marks = read(unit.comments)[0]
    kept = [mark for mark in marks if mark.kind == "ignore" or mark.holds(*unit.hashes)]
    return unit if len(kept) == len(marks) else _with_marks(unit, kept)


def _fresh(unit: Unit, forms: int) -> Unit:
    targets = ("",) if unit.plural is None else ("",) * forms
    return replace(unit, targets=targets, fuzzy=False, previous=None, line=0)


def _unwrapped(lines: Iterable[str]) -> str:
    return "".join("".join(lines).split())


def _spoken(unit: Unit) -> bool:
    """Whether a person has written a comment there."""
    marks, others = read(unit.comments)
    return any(map(str.strip, others)) or any(mark.kind == "ignore" for mark in marks)


def _messages(units: Iterable[Unit]) -> list[tuple[object, ...]]:
    return [(u.context, u.source, u.plural, u.references, u.extracted) for u in units]


def _with_marks(unit: Unit, marks: Iterable[Mark]) -> Unit:
    return replace(unit, comments=(*read(unit.comments)[1], *write(marks)))


def header(locale: str, *, project: str, created: datetime) -> Header:
    """The header of a new catalog, or with the locale "" of a template; complete as `msgfmt -c` asks."""
    fields = {
        "Project-Id-Version": _line(project),
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": _time(created),
        "PO-Revision-Date": _time(created),
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": locales.gettext_name(locale) if locale else "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **({"Plural-Forms": locales.plural_forms(locale)} if locale else {}),
        "X-Generator": GENERATOR,
    }
    return Header(tuple(fields.items()))


def touched(catalog: Catalog, now: datetime, translator: str) -> Catalog:
    """The catalog, saying who changed it last and when."""
    revised = _with_field(catalog.header, "PO-Revision-Date", _time(now))
    return replace(catalog, header=_with_field(revised, "Last-Translator", _line(translator)))


def _with_field(header: Header, name: str, value: str) -> Header:
    fields = [(key, value if key.lower() == name.lower() else before) for key, before in header.fields]
    if not any(key.lower() == name.lower() for key, _ in fields):
        fields = [field for field in fields if any(field)] + [(name, value)]
    return replace(header, fields=tuple(fields))


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}{moment.strftime('%z')[:5] or '+0000'}"


def _line(text: str) -> str:
    return _BLANK.sub(" ", text).strip()


def approve(unit: Unit, by: str, day: date) -> Unit:
    """The entry as reviewed. Raises L10nError where there is no translation."""
    _refuse_untranslated(unit, "approved")
    mark = Mark("state", "reviewed", (("by", by), ("date", day.isoformat())))
    return _marked(replace(unit, fuzzy=False, previous=None), [mark])


def reject(unit: Unit, by: str, day: date, reason: str) -> Unit:
    """The entry as one that needs work, and why; the tool's notes stay. Raises L10nError as approve does."""
    _refuse_untranslated(unit, "rejected")
    mark = Mark("state", "needs-work", (("by", by), ("date", day.isoformat()), ("reason", reason)))
    return _marked(replace(unit, fuzzy=True), [mark], kept=("note", "ignore"))


def edit(unit: Unit, targets: tuple[str, ...]) -> Unit:
    """The entry with a person's translation. Raises L10nError for a wrong number of plural forms."""
    if len(targets) != len(unit.targets):
        raise L10nError(f"{len(targets)} plural forms given; {unit.source!r} takes {len(unit.targets)}")
    return _marked(replace(unit, targets=targets, fuzzy=False, previous=None), [])


def machine(unit: Unit, targets: tuple[str, ...], engine: str, notes: Iterable[str] = ()) -> Unit:
    """The entry with an engine's translation, fuzzy, and what the tool has to say about it."""
    marks = [Mark("state", "machine", (("engine", engine),)), *(Mark("note", note) for note in notes)]
    return _marked(replace(unit, targets=targets, fuzzy=True, previous=None), marks)


def _refuse_untranslated(unit: Unit, verb: str) -> None:
    if not unit.targets or not all(unit.targets):
        raise L10nError(f"{unit.source!r} has no translation to be {verb}; translate it first")


def _marked(unit: Unit, marks: Iterable[Mark], kept: Sequence[str] = ("ignore",)) -> Unit:
    others = [mark for mark in read(unit.comments)[0] if mark.kind in kept]
    return _with_marks(unit, [*others, *(mark.stamped(*unit.hashes) for mark in marks)])


@dataclass(frozen=True, slots=True)
class Counts:
    """Entries and words of their sources, by state."""

    entries: Mapping[State, int]
    words: Mapping[State, int]

    @property
    def total_words(self) -> int:
        """Words of entries that are not obsolete."""
        return sum(self.words.values()) - self.words["obsolete"]

    @property
    def percent(self) -> int:
        """Whole percent of entries that are translated or reviewed: 100 means all of them."""
        total = sum(self.entries.values()) - self.entries["obsolete"]
        return 100 * (self.entries["translated"] + self.entries["reviewed"]) // total if total else 100


def count(catalog: Catalog) -> Counts:
    """How far the catalog is. Of Chinese and Japanese, characters are counted; inline codes never."""
    entries: dict[State, int] = dict.fromkeys(get_args(State), 0)
    words = dict(entries)
    for unit in catalog.units:
        entries[unit.state] += 1
        words[unit.state] += _words(unit.source)
    return Counts(entries, words)


def _words(message: str) -> int:
    text, ideographs = _IDEOGRAPH.subn(" ", TAG.sub(lambda tag: " " * tag[0].startswith("<br"), message))
    return ideographs + sum(1 for word in text.split() if _WORD.search(word))
