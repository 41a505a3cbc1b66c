"""PO files: read without loss, written exactly as `msgcat --no-wrap` writes them.

    read_po(path) -> parse_po(text) -> Catalog -> render_po(catalog) -> write_po(catalog, path)

What Header has no place for stands among its fields under the sign it is written with: `("#.", text)`, `("#:",
reference)`, `("#,", flag)`, `("#|", msgid)` above the header entry, `("#", text)` for comment lines after the last
entry. A header line that is not `Key: value` is the field `("", line)`. Sticky flags (`#=`) are kept, on `#,`.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from polib import escape  # type: ignore[import-untyped]

from l10n.errors import InputError, L10nError
from l10n.files import write_atomic
from l10n.model import Catalog, Header, Previous, Unit
from l10n.po_parser import parse_entries

_PAGE = 79  # bytes in a line of references: --no-wrap wraps them all the same
_COMPILED = (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}

_HEADER = re.compile(r'^[ \t]*msgid[ \t]*""\s*msgstr\s*((?:"[^\n]*"\s*)+)', re.MULTILINE)
_CHARSET = re.compile(r'(?<=charset=)[^\s\\"]+')
_FORBIDDEN = re.compile("[\0\x04\ud800-\udfff]")  # U+0004 parts context from msgid in compiled catalogs
_SPACED = re.compile(r"([^\u2068].*?)(:[0-9]+)?")
_LOCALE = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)(?:\.[-\w]+)?(?:@(\w+))?")


def read_po(path: Path | str) -> Catalog:
    """The catalog in a file, read in the charset that its header declares. Raises InputError."""
    return parse_po(decode(_bytes(path), path), path)


def _bytes(path: Path | str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError("there is no such file; check the name, or run `l10n update`", path) from error
    except IsADirectoryError as error:
        raise InputError("is a folder; name a .po file in it", path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"cannot be read ({reason}); check its name and permissions", path) from error


def parse_po(text: str, path: Path | str | None = None) -> Catalog:
    """The catalog that the text of a PO file says; `path` is for messages only. Raises InputError."""
    text = text.removeprefix("\ufeff")
    if not text or text.isspace():
        raise InputError("is empty; restore it, or delete it and run `l10n update`", path)
    text = text if "\n" in text else text.replace("\r", "\n")
    if found := _forbidden(text):
        problem = f"the character {_name(found)} can be in no PO file; take it out or restore the file"
        raise InputError(problem, path, text.count("\n", 0, found.start()) + 1)
    entries, rest = parse_entries(text, _charset(text)[0], path)
    tail = tuple(("#", line[1:]) for line in rest)
    header = next((_header(unit, tail) for unit in entries if _is_header(unit)), Header(tail))
    units = tuple(unit for unit in entries if not _is_header(unit))
    return Catalog(_locale(header.get("Language")), units, header)


def render_po(catalog: Catalog) -> str:
    """The text of the catalog's PO file, obsolete units last. Raises L10nError for a NUL or half a surrogate."""
    units = sorted(catalog.units, key=lambda unit: unit.obsolete)
    tail = "".join(f"#{text}\n" for sign, text in catalog.header.fields if sign == "#")
    entries = [*map(_entry, units), *filter(None, [tail])]
    if header := _header_unit(catalog.header):
        first = _entry(header)
        # all in ASCII, the file is right in whichever charset it declares
        if not all(map(str.isascii, (first, *entries))):
            first = _entry(replace(header, targets=(_CHARSET.sub("UTF-8", header.target, count=1),)))
        entries.insert(0, first)
    text = "\n".join(entries)
    if found := _forbidden(text):
        before = text[max(0, found.start() - 30) : found.start()]
        raise L10nError(f"the character {_name(found)} after {before!r} can be in no PO file; take it out")
    return text


def write_po(catalog: Catalog, path: Path | str) -> bool:
    """Write the catalog in UTF-8, atomically, unless the file says the same already; tell whether it was written.

    A file that another tool wrapped or encoded in its own way says the same. Raises L10nError.
    """
    data = render_po(catalog).encode()
    with contextlib.suppress(InputError, OSError):
        before = Path(path).read_bytes()
        old = catalog if before == data else parse_po(decode(before, path))
        if (old.header, old.units) == (catalog.header, catalog.units):
            return False
    return write_atomic(path, data)


def _forbidden(text: str) -> re.Match[str] | None:
    """The first character that can be in no PO file, searched for only where encoding, far faster, tells of one."""
    with contextlib.suppress(UnicodeEncodeError):  # half a surrogate
        data = text.encode()
        if b"\0" not in data and b"\4" not in data:
            return None
    return _FORBIDDEN.search(text)


def _name(character: re.Match[str]) -> str:
    return f"U+{ord(character[0]):04X}"


def decode(data: bytes, path: Path | str) -> str:
    """The text of a PO file in the charset that its header declares. Raises InputError."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.startswith(_COMPILED):
        raise InputError("is a compiled catalog (.mo); name the .po file it was made from", path)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:2]:
        raise InputError("is UTF-16; save it as UTF-8", path)
    charset, line = _charset(data.decode("latin-1"))
    if not _usable(charset):
        raise InputError(f"the charset {charset!r} is unknown; convert the file to UTF-8", path, line)
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        at = error.start
        problem = (
            f"byte 0x{data[at]:02x} at offset {at} is not {charset}; save as UTF-8 or correct the charset"
        )
        raise InputError(problem, path, data.count(b"\n", 0, at) + 1) from error


def _charset(text: str) -> tuple[str, int]:
    """The charset that the header declares, and its line. CHARSET is the blank that a template leaves."""
    header = _HEADER.search(text)
    found = _CHARSET.search(text, *header.span(1)) if header else None
    if not found or found[0] == "CHARSET":
        return "UTF-8", 0
    return found[0], text.count("\n", 0, found.start()) + 1


def _usable(charset: str) -> bool:
    # charsets that are not built on ASCII, and Python's codecs that are no charsets (idna, unicode_escape), alter this
    probe = r'#| msgid "\x41\u0041.xn--maana-pta"'
    try:
        return probe.encode().decode(charset) == probe
    except (LookupError, ValueError):
        return False


def _is_header(unit: Unit) -> bool:
    return not (unit.source or unit.obsolete) and unit.context is None and unit.plural is None


def _header(unit: Unit, tail: tuple[tuple[str, str], ...]) -> Header:
    fields = [("#.", text) for text in unit.extracted]
    fields += [("#:", reference) for reference in unit.references]
    fields += [("#,", flag) for flag in unit.flags]
    fields += [("#|", unit.previous.source or "")] if unit.previous else []
    for line in unit.target.removesuffix("\n").split("\n"):
        key, colon, value = line.partition(": ")
        fields.append((key, value) if colon and key and key[0] not in " \t#" else ("", line))
    return Header((*fields, *tail), unit.comments, unit.fuzzy)


def _header_unit(header: Header) -> Unit | None:
    def under(sign: str) -> tuple[str, ...]:
        return tuple(text for key, text in header.fields if key == sign)

    lines = [f"{key}: {value}" if key else value for key, value in header.fields if not key.startswith("#")]
    if not lines and not header.comments and not header.fuzzy:
        return None
    return Unit(
        context=None,
        source="",
        targets=("\n".join(lines) + "\n" if any(lines) else "",),
        fuzzy=header.fuzzy,
        previous=next((Previous(source=text) for text in under("#|")), None),
        references=under("#:"),
        extracted=under("#."),
        comments=header.comments,
        flags=under("#,"),
    )


def _entry(unit: Unit) -> str:
    lines = [f"# {line}" if line else "#" for line in _lines(unit.comments)]
    lines += [f"#. {line}" if line else "#." for line in _lines(unit.extracted)]
    lines += _references(unit.references)
    if flags := ["fuzzy"] * unit.fuzzy + [flag.replace("\n", " ") for flag in unit.flags]:
        lines.append("#, " + ", ".join(flags))
    # gettext joins a line that ends in a backslash to the next, in comments too
    lines = [line + " " if line.endswith("\\") else line for line in lines]
    sign, before = ("#~ ", "#~| ") if unit.obsolete else ("", "#| ")
    if was := unit.previous:
        # gettext's grammar has no previous entry without a msgid
        source = unit.source if was.source is None else was.source
        lines += _texts(before, (("msgctxt", was.context), ("msgid", source), ("msgid_plural", was.plural)))
    lines += _texts(sign, (("msgctxt", unit.context), ("msgid", unit.source), ("msgid_plural", unit.plural)))
    forms = (
        ["msgstr"] if unit.plural is None else [f"msgstr[{index}]" for index in range(len(unit.targets) or 1)]
    )
    lines += _texts(sign, zip(forms, unit.targets or ("",), strict=False))
    return "\n".join(lines) + "\n"


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in text.split("\n")]


def _texts(sign: str, texts: Iterable[tuple[str, str | None]]) -> list[str]:
    lines: list[str] = []
    for keyword, text in texts:
        if text is None:
            continue
        pieces = [_quote(text)]
        if 0 <= text.find("\n") < len(text) - 1:
            pieces = ['""', *map(_quote, re.findall(r"[^\n]*\n|[^\n]+", text))]
        lines.append(f"{sign}{keyword} {pieces[0]}")
        lines += [sign + piece for piece in pieces[1:]]
    return lines


def _quote(text: str) -> str:
    escaped = escape(text).replace("\a", r"\a")
    return f'"{escaped}"'


def _references(references: Iterable[str]) -> list[str]:
    lines: list[str] = []
    for reference in map(_isolate, references):
        if lines and len(f"{lines[-1]} {reference}".encode(errors="surrogatepass")) <= _PAGE:
            lines[-1] += " " + reference
        else:
            lines.append("#: " + reference)
    return lines


def _isolate(reference: str) -> str:
    """A file name with spaces between U+2068 and U+2069, as gettext 0.22 has it."""
    reference = reference.replace("\n", " ")
    spaced = _SPACED.fullmatch(reference) if " " in reference or "\t" in reference else None
    return f"\u2068{spaced[1]}\u2069{spaced[2] or ''}" if spaced else reference


def _locale(language: str) -> str:
    """BCP 47 for a locale's name in gettext: `pt_BR`, `sr@latin`, `ca@valencia`; "" where it is none."""
    found = _LOCALE.fullmatch(language.strip())
    if not found:
        return ""
    name, rest, modifier = found[1].lower(), found[2].replace("_", "-"), (found[3] or "").lower()
    script = _SCRIPTS.get(modifier)
    tags = [script] if script else []
    tags += [
        tag.upper() if len(tag) == 2 else tag.title() if len(tag) == 4 else tag for tag in rest.split("-")[1:]
    ]
    return "-".join([name, *tags, *([modifier] if len(modifier) > 4 and not script else [])])
