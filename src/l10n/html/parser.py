"""One walk over a page's tokens: a stack of open elements, and runs of inline content between boundaries."""

from __future__ import annotations

import re
from typing import NamedTuple

from l10n.html.attributes import SPEAKING, guard, is_json_ld, is_switcher
from l10n.html.elements import CLOSES, CLOSES_P, FENCE, KIND, P_FENCE, TABLE_PARTS, Kind
from l10n.html.foreign import scan
from l10n.html.messages import PROMISING
from l10n.html.runs import CLOSE, COMMENT, OPEN, SELF, TEXT, TORN, Item
from l10n.html.segments import Segments
from l10n.html.tokens import TOKEN, Attribute, attributes, lower, raw_end
from l10n.model import Document

_NAME = re.compile(r"[a-z][a-z0-9_.:-]*\Z")
_MAX_ISLANDS = 30  # nested deeper than any page a person wrote: a boundary instead of another level


class _Open(NamedTuple):
    """An open element; what it puts aside until it closes."""

    name: str
    kind: Kind
    start: int = 0
    protected: bool | None = None  # the guard outside, where this element changed it
    run: list[Item] | None = None  # the sentence around an island
    letters: bool = False


def parse(text: str, locale: str, context: str = "") -> Document:
    """The document of a page's text. `locale` is the source language; `context` the role of body text."""
    return _Parser(text, locale, context).parse()


class _Parser:
    def __init__(self, text: str, locale: str, context: str) -> None:
        self.text, self.locale = text, locale
        self.language = locale.replace("_", "-").split("-")[0].lower()
        self.segments = Segments(text, locale, context)
        self.run: list[Item] = []
        self.letters = False  # whether the run holds any
        self.stack: list[_Open] = []
        self.depths: dict[str, list[int]] = {}  # of the open elements, by name
        self.inlines: dict[str, int] = {}  # how many elements of the sentence are open, by name
        self.islands = 0
        self.opaque: int | None = None  # depth of the opaque element that we are in
        self.protected = False  # in a block that is not for translation
        self.broke_out = -1  # where a tag ended svg or math before their end tag
        self.torn = False  # an end tag inside the opaque element belongs outside it
        self.known_attributes: dict[str, dict[str, Attribute]] = {}

    def parse(self) -> Document:
        pos: int | None = 1 if self.text[:1] == "\ufeff" else 0
        while pos is not None:
            pos = self.tokens(pos)
        self.close_to(0, len(self.text))
        self.flush("")
        return Document(self.text, self.segments.in_order(), self.locale)

    def tokens(self, pos: int) -> int | None:
        """Read tokens from pos on, up to the end (None) or an element whose content is not HTML."""
        text, letter, kind_of = self.text, PROMISING.search, KIND.get
        for m in TOKEN.finditer(text, pos):
            start, end = m.span()
            if start > pos and self.opaque is None and not self.protected:
                self.run.append((TEXT, pos, start, ""))
                if not self.letters and letter(text, pos, start):
                    self.letters = True
            pos = end
            slash, name, attrs, torn = m.groups()
            if name is None:
                self.other(start, end, torn is not None)
                continue
            kind = kind_of(name)
            if kind is None:
                name = lower(name)
                kind = kind_of(name, Kind.LINK)
                if not _NAME.match(name):
                    name = "x"
            if slash:
                self.end(name, kind, start, end)
            elif kind is Kind.RAW or kind is Kind.FOREIGN:
                return (self.raw if kind is Kind.RAW else self.foreign)(name, attrs, start, end)
            elif kind is Kind.INLINE and not attrs and self.opaque is None:
                if not self.protected:
                    self.inline(OPEN, start, end, name)
            else:
                self.start(name, kind, attrs, start, end)
        if pos < len(text) and self.free:
            self.run.append((TEXT, pos, len(text), ""))
            self.letters = self.letters or letter(text, pos) is not None
        return None

    @property
    def free(self) -> bool:
        """Whether what is read now is for translation."""
        return self.opaque is None and not self.protected

    # -- tokens that are not tags

    def other(self, start: int, end: int, torn: bool) -> None:
        text = self.text
        if text.startswith("<!--", start):
            if self.free:
                self.segments.note(text[start + 4 : end])
            kind, name = COMMENT, ""
        elif torn or text[end - 1] != ">":  # what only the end of the page ends is never a code
            kind, name = TORN, ""
        else:
            kind, name = (SELF, "php") if text.startswith("<?php", start) else (COMMENT, "")
        if self.run and self.opaque is None:
            self.run.append((kind, start, end, name))

    # -- the stack

    def push(self, entry: _Open) -> None:
        self.depths.setdefault(entry.name, []).append(len(self.stack))
        self.stack.append(entry)

    def depth(self, name: str) -> int:
        """Of the innermost open element of this name, -1 if none is open."""
        return at[-1] if (at := self.depths.get(name)) else -1

    def is_open(self, name: str) -> bool:
        """Whether an end tag of this name would end an element that the page has open."""
        if name in ("html", "body") or (name in TABLE_PARTS and self.depth("table") < 0):
            return False
        return self.depth(name) >= 0 or self.inlines.get(name, 0) > 0

    def close_to(self, depth: int, pos: int, own: bool = False) -> None:
        """Close all elements from depth on. Only what its own end tag closes can be a code."""
        while len(self.stack) > depth:
            top = self.stack[-1]
            if top.kind is Kind.ISLAND or (top.kind is Kind.BLOCK and self.opaque is None):
                self.flush(top.name)
            self.stack.pop()
            self.depths[top.name].pop()
            if top.kind is Kind.ISLAND:
                self.islands -= 1
                self.run, self.letters = top.run or [], top.letters
                self.run.append((SELF if own else TORN, top.start, pos, top.name))
            elif top.kind is Kind.OPAQUE and self.opaque == len(self.stack):
                self.opaque = None
                self.run.append((SELF if own and not self.torn else TORN, top.start, pos, top.name))
                self.torn = False
            elif top.protected is not None:
                self.protected = top.protected

    def close_implied(self, name: str, pos: int) -> None:
        """The elements that this start tag ends: an open p, list item, cell, row, option."""
        if name in CLOSES_P:
            p = self.depth("p")
            if p >= 0 and p > max(map(self.depth, P_FENCE)):
                self.close_to(p, pos)
        if name in CLOSES:
            fence = max(map(self.depth, FENCE.get(name, ("table",))))
            for other in CLOSES[name]:
                at = self.depth(other)
                if at > fence:
                    self.close_to(at, pos)

    # -- tags

    def start(self, name: str, kind: Kind, attrs: str, start: int, end: int) -> None:
        guard = self.read_attributes(name, attrs, end) if attrs else None
        self.close_implied(name, start)
        if self.opaque is not None:
            if kind is not Kind.VOID and kind is not Kind.RULE:
                self.push(_Open(name, Kind.OPAQUE, start))
        elif kind is Kind.BLOCK or kind is Kind.SKIP:
            self.open_block(name, True if guard is None and kind is Kind.SKIP else guard)
        elif kind is Kind.RULE:
            self.flush(self.block)
        elif self.protected:
            if guard is False and kind is not Kind.VOID:  # translate=yes inside: a run of its own
                self.open_block(name, False)
        elif kind is Kind.VOID:
            self.inline(SELF, start, end, name)
        elif kind is Kind.OPAQUE or guard:
            self.opaque = len(self.stack)
            self.push(_Open(name, Kind.OPAQUE, start))
        elif kind is Kind.ISLAND:
            self.open_island(name, start)
        else:
            self.inline(OPEN, start, end, name)

    def inline(self, what: int, start: int, end: int, name: str) -> None:
        """A tag of the sentence; but one that ends a picture before its time must stay where it is."""
        if what == OPEN:
            self.inlines[name] = self.inlines.get(name, 0) + 1
        self.run.append((TORN if start == self.broke_out else what, start, end, name))

    def open_block(self, name: str, guard: bool | None) -> None:
        self.flush(self.block)
        self.push(_Open(name, Kind.BLOCK, protected=None if guard is None else self.protected))
        if guard is not None:
            self.protected = guard

    def open_island(self, name: str, start: int) -> None:
        if self.islands >= _MAX_ISLANDS:
            self.flush(self.block)
            return
        self.push(_Open(name, Kind.ISLAND, start, None, self.run, self.letters))
        self.run, self.letters = [], False
        self.islands += 1

    def end(self, name: str, kind: Kind, start: int, end: int) -> None:
        at = self.depth(name)
        inline = kind in (Kind.INLINE, Kind.LINK, Kind.VOID, Kind.OPAQUE)
        if self.opaque is not None or not inline:
            closes = kind in (Kind.BLOCK, Kind.SKIP, Kind.ISLAND) or self.opaque is None or at >= self.opaque
            if at >= 0 and closes:
                self.close_to(at + 1, start)
                self.close_to(at, start if self.stack[at].kind is Kind.BLOCK else end, own=True)
            elif self.opaque is not None:
                self.torn = True
            elif not inline:
                self.flush(self.block)
        elif at >= 0 and self.stack[at].protected:
            self.close_to(at, start)
        elif not self.protected and (kind is not Kind.VOID or name == "br"):
            self.inlines[name] = max(0, self.inlines.get(name, 0) - 1)
            self.run.append((CLOSE, start, end, name))

    def read_attributes(self, name: str, attrs: str, end: int) -> bool | None:
        """Segments of a start tag's attributes; its guard: True where the content is not for translation."""
        if not attrs or not SPEAKING.search(attrs):
            return None
        found = self.attributes(attrs)
        guarded = guard(name, found, self.language)
        if self.opaque is None and not (self.protected if guarded is None else guarded):
            self.segments.attributes(name, found, end - 1 - len(attrs))
        return True if is_switcher(found) else guarded

    def attributes(self, attrs: str) -> dict[str, Attribute]:
        known = self.known_attributes.get(attrs)
        if known is None:
            known = self.known_attributes[attrs] = attributes(attrs)
        return known

    # -- elements whose content is not HTML: where to go on after them

    def raw(self, name: str, attrs: str, start: int, end: int) -> int:
        """Raw text and RCDATA: title is a segment, JSON-LD has some, the rest is opaque."""
        guarded = self.read_attributes(name, attrs, end)
        self.close_implied(name, start)
        stop = raw_end(self.text, name, end)
        m = TOKEN.match(self.text, stop)
        done = m.end() if m else len(self.text)
        if self.free and not guarded:
            if name == "title":
                self.segments.plain(end, stop, "title")
            elif name == "script" and is_json_ld(self.attributes(attrs)):
                self.segments.json_ld(end, stop, parse)
        if self.free:
            self.run.append((SELF if m and m[1] else TORN, start, done, name))
        return done

    def foreign(self, name: str, attrs: str, start: int, end: int) -> int:
        """svg and math are opaque; svg's title, desc and text without markup are segments of their own."""
        guarded = self.read_attributes(name, attrs, end)
        done, whole, leaves = scan(self.text, name, attrs, end, self.is_open)
        if self.free and not guarded and name == "svg":
            for leaf, at, stop in leaves:
                self.segments.plain(at, stop, "svg " + leaf)
        if self.free:
            self.run.append((SELF if whole else TORN, start, done, name))
        self.broke_out = -1 if whole else done
        return done

    # -- messages

    @property
    def block(self) -> str:
        return self.stack[-1].name if self.stack else ""

    def flush(self, block: str) -> None:
        """The run ends at a boundary of this block."""
        run, self.run = self.run, []
        letters, self.letters = self.letters, False
        if run:
            self.segments.run(run, letters, block)
