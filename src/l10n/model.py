"""The nouns of the project: frozen data, and what can be read off it. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from l10n.marks import Mark, digest, read

State = Literal["untranslated", "machine", "changed", "needs-work", "translated", "reviewed", "obsolete"]
Form = Literal["text", '"', "'", "=", "raw", "json", "html-in-json"]  # how its place is written
Severity = Literal["info", "warning", "error"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Language:
    """A language as pages name it."""

    locale: str  # BCP 47
    direction: Literal["ltr", "rtl"]
    og: str  # Open Graph's form: it_IT
    autonym: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of languages that an engine can serve directly. Locales are BCP 47."""

    source: str
    target: str
    version: str = ""  # of the model or package, "" where nobody says


@dataclass(frozen=True, slots=True)
class Code:
    """An inline element of a message: where its tag (all of it, when opaque) stands, and what it is."""

    span: Span
    about: str = ""  # "link https://…", "" where the element has nothing to tell
    once: bool = False  # has an id: exactly once, whatever its name


@dataclass(frozen=True, slots=True)
class Segment:
    """A translatable stretch of a document: its message, its role, and the span it was read from."""

    source: str
    context: str  # msgctxt: "" for body text, else the role ("title", "alt", "number", …)
    codes: Mapping[str, Code]  # by token as it stands in the message: "<a1>", "</a1>", "<br/>"
    span: Span
    where: str = ""  # "h2", 'li under "Riferimenti"'
    notes: tuple[str, ...] = ()  # of the page's author to its translators
    form: Form = "text"
    kept: tuple[Span, ...] = ()  # comments inside the span, written again after the translation
    inner: Document | None = None  # html-in-json: the document that the JSON string holds


@dataclass(frozen=True, slots=True)
class Document:
    """A page: its text, and the segments that lie in it, in reading order."""

    text: str
    segments: tuple[Segment, ...]
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Previous:
    """What an entry's source was before it changed (`#|`)."""

    context: str | None = None
    source: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """An entry of a catalog. `context` is None where there is no msgctxt, which is not an empty one."""

    context: str | None
    source: str
    plural: str | None = None
    targets: tuple[str, ...] = ("",)
    fuzzy: bool = False
    previous: Previous | None = None
    references: tuple[str, ...] = ()  # as they stand: "source/x.html" or "src/a.c:12"
    extracted: tuple[str, ...] = ()  # lines of "#." comments
    comments: tuple[str, ...] = ()  # lines of "# " comments, the tool's marks among them
    flags: tuple[str, ...] = ()  # without "fuzzy"
    obsolete: bool = False
    line: int = field(default=0, compare=False)  # of the entry in its file, 0 where it has none

    @property
    def key(self) -> tuple[str, str]:
        """What identifies an entry in a catalog."""
        return (self.context or "", self.source)

    @property
    def target(self) -> str:
        return self.targets[0] if self.targets else ""

    @property
    def hashes(self) -> tuple[str, str]:
        """The hashes of source and target that marks carry: (src, tgt)."""
        return digest(self.context or "", self.source, self.plural or ""), digest(*self.targets)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that still speak of this entry's texts."""
        src, tgt = self.hashes
        return tuple(mark for mark in read(self.comments)[0] if mark.holds(src, tgt))

    @property
    def state(self) -> State:
        if self.obsolete:
            return "obsolete"
        if not self.targets or not all(self.targets):
            return "untranslated"
        marked = next((mark.value for mark in self.marks if mark.kind == "state" and mark.get("src")), "")
        if not self.fuzzy:
            return "reviewed" if marked == "reviewed" else "translated"
        if marked == "machine":
            return "machine"
        return "changed" if self.previous and marked != "needs-work" else "needs-work"


@dataclass(frozen=True, slots=True)
class Header:
    """The entry with the empty msgid: its fields in order, and the comments above it."""

    fields: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()
    fuzzy: bool = False

    def get(self, name: str, default: str = "") -> str:
        """A field by its name, in any case of letters."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), default)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file: units in file order, obsolete ones among them. `locale` is BCP 47, "" for a template."""

    locale: str
    units: tuple[Unit, ...]
    header: Header = Header()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says about an entry."""

    check: str  # its id: "glossary-missing"
    severity: Severity
    message: str  # what is wrong, in a line
    unit: Unit
    locale: str  # of the target
    concept: str = ""  # of a terminology check
    source_spans: tuple[Span, ...] = ()  # what is meant, in unit.source
    target_spans: tuple[Span, ...] = ()  # and in unit.target
    article: str = ""  # "" outside a project
    path: str = ""  # of the catalog, as a person would type it


@dataclass(frozen=True, slots=True)
class Change:
    """A finding of two versions: new has no before, fixed no after, open both."""

    kind: Literal["new", "fixed", "open"]
    before: Finding | None
    after: Finding | None
    was: Unit | None = None  # the entry it happened to on both sides: None where there was none,
    now: Unit | None = None  # or is none any more
