"""The grammar of PO files, after gettext's po-lex.c and po-gram-gen.y.

A reader of our own, because polib 1.2 drops the previous texts of obsolete entries, comments at the end and
repeated header fields, takes an unterminated string for a shorter one, breaks strings at U+2028, knows no numeric
escapes and stops at `#comment`, `#:a.c:1` and `#=`; mending that takes the same reader in front of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from l10n.errors import InputError
from l10n.model import Previous, Unit

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
_QUOTED = r'"(?:[^"\\]|\\.)*+"'  # Weblate has it in flags
_CLOSED = re.compile(rf'(?:[^"]|{_QUOTED})*+')
_FLAG = re.compile(rf'(?:range:[ \t]*+)?(?:[^ \t\r\f\v,"]|{_QUOTED})++')
_BARE_FLAG = re.compile(r"(?:range:[ \t]*+)?[^ \t\r\f\v,]++")
_ISOLATED = "\u2068[^\u2068\u2069]*\u2069"  # a file name that holds spaces
_REFERENCE = re.compile(
    rf"({_ISOLATED}|[^ \t\r]+?)[ \t]*:[ \t]*([0-9]+)(?=[ \t\r]|\Z)|({_ISOLATED}[^ \t\r]*|[^ \t\r]+)"
)


def parse_entries(text: str, charset: str, path: Path | str | None) -> tuple[list[Unit], list[str]]:
    """The entries of a PO file in their order, the header among them, and the comment lines after the last.

    Numeric escapes are bytes in `charset`. Raises InputError, with `path`, for what gettext would refuse too.
    """
    reader = _Reader(path, charset)
    reader.read(text)
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
    number: int = 0  # of the line being read

    def read(self, text: str) -> None:
        for self.number, line in enumerate(text.split("\n"), 1):
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
        if self.texts:
            self.finish()

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
        unit = _unit(self.notes, texts, self.obsolete, self.line)
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


def _unit(notes: list[str], texts: dict[str, str], obsolete: bool, line: int) -> Unit:
    comments, extracted, references, flags = _notes(notes)
    previous = Previous(*map(texts.get, _BEFORE)) if any(map(texts.__contains__, _BEFORE)) else None
    return Unit(
        context=texts.get("msgctxt"),
        source=texts["msgid"],
        plural=texts.get("msgid_plural"),
        targets=tuple(text for keyword, text in texts.items() if keyword.startswith("msgstr")),
        fuzzy="fuzzy" in flags,
        previous=previous,
        references=tuple(references),
        extracted=tuple(extracted),
        comments=tuple(comments),
        flags=tuple(flag for flag in flags if flag != "fuzzy"),
        obsolete=obsolete,
        line=line,
    )


def _notes(lines: list[str]) -> tuple[list[str], list[str], list[str], list[str]]:
    """Comment lines by what their sign makes them: for people, extracted, references, flags."""
    comments: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    for line in lines:
        sign, text = line[1:2], line[2:]
        if sign == ".":
            extracted.append(_words(text))
        elif sign == ":":
            found = _REFERENCE.findall(text)
            references += [f"{name}:{number}" if name else bare for name, number, bare in found]
        elif sign in (",", "!") or (sign == "=" and not text.startswith("=")):  # a row of = is an ornament
            flags += (_FLAG if _CLOSED.fullmatch(text) else _BARE_FLAG).findall(text)
        else:
            comments.append(_words(line[1:]))
    return comments, extracted, references, flags


def _words(text: str) -> str:
    """A comment without the space before it, and without the one that guards a backslash at its end."""
    text = text.removeprefix(" ")
    return text[:-1] if text.endswith("\\ ") else text
