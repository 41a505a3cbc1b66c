"""The grammar of PO files, after gettext's po-lex.c and po-gram-gen.y.

A reader of our own, because polib 1.2 drops the previous texts of obsolete entries, comments at the end and
repeated header fields, takes an unterminated string for a shorter one, breaks strings at U+2028, knows no numeric
escapes and stops at `#comment`, `#:a.c:1` and `#=`; mending that takes the same reader in front of it.

Lines are read one by one, but for entries that are written as gettext writes most: a pattern takes those whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from l10n import collecting
from l10n.errors import InputError
from l10n.model import Previous, Unit
from l10n.po_comments import Comments, read_comments

_BLANKS = " \t\r\f\v"  # not all that str.isspace() takes for blank: a no-break space is text
_BEFORE = ("#| msgctxt", "#| msgid", "#| msgid_plural")
_RANK = {key: rank for rank, key in enumerate((*_BEFORE, "msgctxt", "msgid", "msgid_plural", "msgstr"))}
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_ESCAPES = dict(zip('abfnrtv\\"', '\a\b\f\n\r\t\v\\"', strict=True))

_STRING = r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"'
_KEYWORD = r"(msgctxt|msgid_plural|msgid|msgstr)\b(?:(?<=msgstr)[ \t]*\[[ \t]*([0-9]{1,3})[ \t]*\])?"
_TOKENS = re.compile(rf"(?:{_KEYWORD})?[ \t\r\f\v]*+(?:{_STRING})?[ \t\r\f\v]*+")
_ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+)|\\(.)")
_BYTE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+))")

_SIMPLE = re.compile(r"\\(.)")
_TEXT = r'"([^"\\\n]*+(?:(?:\\[abfnrtv\\"]|"\n")[^"\\\n]*+)*+)"\n'  # on a line or several, no byte escaped
_PLAIN = re.compile(
    rf"((?:#(?![~|])[^\n\r]*+\n)*+)(?:msgctxt {_TEXT})?msgid {_TEXT}msgstr {_TEXT}"
    r'\n*+(?![ \t\r\f\v"]|#[~|])'  # all else begins an entry, or is wrong
)


def parse_entries(text: str, charset: str, path: Path | str | None) -> tuple[list[Unit], list[str]]:
    """The entries of a PO file in their order, the header among them, and the comment lines after the last.

    Numeric escapes are bytes in `charset`. Raises InputError, with `path`, for what gettext would refuse too.
    """
    reader = _Reader(path, charset)
    with collecting.paused():
        reader.read(text.replace("\r\n", "\n") if "\r" in text else text)
    return reader.units, reader.notes


@dataclass(slots=True)
class _Reader:
    """The units that are complete; the comment lines and the texts of the entry under way."""

    path: Path | str | None
    charset: str
    units: list[Unit] = field(default_factory=list)
    lines: dict[tuple[str | None, str], int] = field(default_factory=dict)  # of live messages
    notes: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)  # pieces by keyword, in file order
    keyword: str = ""  # the last one
    rank: int = -1
    obsolete: bool = False
    line: int = 0  # of the msgid
    comments: Callable[[str], tuple[Comments, bool]] = field(
        default_factory=lambda: lru_cache(1000)(read_comments)
    )
    number: int = 1  # of the line being read

    def read(self, text: str) -> None:
        start = 0
        while start < len(text):
            # between two entries: nothing is under way but an entry that is complete
            if self.rank == _RANK["msgstr"] or not (self.texts or self.notes):
                start = self.plain_entries(text, start)
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            self.any_line(text[start:end])
            self.number += 1
            start = end + 1
        if self.texts:
            self.finish()

    def plain_entries(self, text: str, start: int) -> int:
        """Read the plain entries from `start` on; returns where the first line begins that is of no such entry.

        A shorter way to what `any_line` makes of their lines; it decides on all that might mean something else.
        """
        line, counted = self.number, start
        while found := _PLAIN.match(text, start):
            if self.texts:
                self.finish()
            notes, context, source, target = found.groups()
            context, source, target = context and _text(context), _text(source), _text(target)
            msgid = found.start(3)
            here = line + text.count("\n", counted, msgid)
            if self.lines.setdefault((context, source), here) != here:
                break  # for `finish` to say so
            comments, fuzzy = self.comments(notes)
            self.units.append(Unit(context, source, None, (target,), fuzzy, None, *comments, False, here))
            line, counted, start = here, msgid, found.end()
        self.number = line + text.count("\n", counted, start)
        return start

    def any_line(self, line: str) -> None:
        line = line.rstrip("\r").lstrip(_BLANKS)
        if not line.startswith("#"):
            self.strings(line, "", False)
        elif line.startswith("#~"):
            line = line[2:].lstrip(_BLANKS)
            if line.startswith(("|", "#|")):
                self.strings(line.partition("|")[2].lstrip(_BLANKS), "#| ", True)
            elif line.startswith("#"):
                self.note(line)
            else:
                self.strings(line, "", True)
        elif line.startswith("#|"):
            self.strings(line[2:].lstrip(_BLANKS), "#| ", False)
        else:
            self.note(line)

    def note(self, line: str) -> None:
        if self.rank >= _RANK["msgctxt"]:
            self.finish()
        self.notes.append(line)

    def strings(self, line: str, sign: str, obsolete: bool) -> None:
        """The keywords and the texts in quotation marks on a line; all but one is rare."""
        position = 0
        while position < len(line):
            if line.startswith("#", position):
                self.note(line[position:])
                return
            tokens = _TOKENS.match(line, position)
            if not tokens or tokens.end() == position:
                self.fail(_stray(line[position:]))
            position = tokens.end()
            keyword, index, text = tokens.groups()
            if keyword:
                self.begin(sign + keyword, f"[{int(index)}]" if index else "", obsolete)
            elif not self.keyword or self.keyword.startswith("#") != bool(sign):
                self.fail("a text in quotation marks without a keyword; put msgid or msgstr before it")
            if not sign and obsolete != self.obsolete:
                self.fail("only a part of the entry has `#~`; put it before every line of the entry or none")
            if text is not None:
                self.texts[self.keyword].append(self.unescape(text) if "\\" in text else text)

    def begin(self, keyword: str, index: str, obsolete: bool) -> None:
        if keyword not in _RANK:
            self.fail(f"{keyword} means nothing in a PO file; delete it")
        rank = _RANK[keyword]
        more = index and self.keyword.startswith("msgstr[") and keyword + index not in self.texts
        if rank <= self.rank and not more:
            self.finish()
        if self.rank < _RANK["msgctxt"]:
            self.obsolete = obsolete
        if rank <= _RANK["msgid"] or not self.texts:
            self.line = self.number
        self.keyword, self.rank = keyword + index, rank
        self.texts[self.keyword] = []

    def finish(self) -> None:
        """The entry under way ends here."""
        self.check()
        texts = {keyword: "".join(pieces) for keyword, pieces in self.texts.items()}
        notes = self.comments("".join(f"{line}\n" for line in self.notes))
        unit = _unit(*notes, texts, self.obsolete, self.line)
        if not unit.obsolete:
            key = (unit.context, unit.source)
            if key in self.lines:
                self.fail(
                    f"the same message as in line {self.lines[key]}; delete one or run `msguniq`", unit.line
                )
            self.lines[key] = unit.line
        self.units.append(unit)
        self.notes, self.texts, self.keyword, self.rank = [], {}, "", -1

    def check(self) -> None:
        forms = [name for name in self.texts if name.startswith("msgstr")]
        due = (
            [f"msgstr[{index}]" for index in range(len(forms))]
            if "msgid_plural" in self.texts
            else ["msgstr"]
        )
        if "msgid" not in self.texts:
            self.fail(f"{next(iter(self.texts))} without a msgid; add one or delete the entry", self.line)
        if not forms:
            self.fail('msgid without a msgstr; add `msgstr ""` or delete the entry', self.line)
        if forms != due:
            self.fail(f"{', '.join(forms)} where {', '.join(due)} is due; correct the numbers", self.line)
        for name, pieces in self.texts.items():
            if not pieces:
                self.fail(f'{name} without a text in quotation marks; write `{name} ""`', self.line)

    def unescape(self, text: str) -> str:
        def character(escaped: re.Match[str]) -> str:
            numeric, letter = escaped.groups()
            try:
                found = _ESCAPES[letter] if letter else _bytes(numeric).decode(self.charset)
            except (LookupError, ValueError):
                found = "\0"
            if "\0" in found or "\4" in found:
                self.fail(f"{escaped[0][:24]} stands for no character; write a backslash as \\\\")
            return found

        return _ESCAPE.sub(character, text)

    def fail(self, problem: str, line: int = 0) -> NoReturn:
        raise InputError(problem, self.path, line or self.number)


def _bytes(escapes: str) -> bytes:
    # as in C a byte keeps what fits of a larger number
    pairs = _BYTE.findall(escapes)
    return bytes(int(octal, 8) & 0xFF if octal else int(digits[-2:], 16) for octal, digits in pairs)


def _stray(text: str) -> str:
    if text.startswith(_CONFLICT):
        return f"a merge conflict ({text[:7]}); resolve it"
    if text.startswith('"'):
        return "a text without its closing quotation mark; add it"
    if text.startswith("domain"):
        return "a `domain` line; put each domain into a file of its own"
    return f'{text[:24]!r} is not PO; write \\" for a quotation mark in a text, # before a comment'


def _text(written: str) -> str:
    """What the inside of quotation marks stands for, on one line or several, where no escape is numeric."""
    if "\n" in written:
        written = written.replace('"\n"', "")
    if "\\" not in written:
        return written
    if "\\\\" not in written:  # so every backslash begins an escape, and the common two go faster
        written = written.replace("\\n", "\n").replace('\\"', '"')
    return _SIMPLE.sub(lambda escape: _ESCAPES[escape[1]], written) if "\\" in written else written


def _unit(comments: Comments, fuzzy: bool, texts: dict[str, str], obsolete: bool, line: int) -> Unit:
    previous = Previous(*map(texts.get, _BEFORE)) if any(map(texts.__contains__, _BEFORE)) else None
    return Unit(
        context=texts.get("msgctxt"),
        source=texts["msgid"],
        plural=texts.get("msgid_plural"),
        targets=tuple(text for keyword, text in texts.items() if keyword.startswith("msgstr")),
        fuzzy=fuzzy,
        previous=previous,
        **comments._asdict(),
        obsolete=obsolete,
        line=line,
    )
