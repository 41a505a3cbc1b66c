"""Articles of every format as documents: the façade over HTML, Markdown and plain text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from l10n import html, locales, markdown, plaintext
from l10n.errors import InputError, L10nError
from l10n.html import problems
from l10n.html.tags import tags
from l10n.model import Document

__all__ = ["FORMATS", "Format", "decode", "language", "localize", "parse", "problems", "read"]

Format = Literal["html", "markdown", "text"]
FORMATS: Mapping[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
_DECLARED_WITHIN = 1024  # bytes, as the HTML standard says
_OF_XML = re.compile(r"""\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)""")
_OF_META = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';]+)""", re.I)
# The encodings of the web as Python names them, and what their labels mean there (https://encoding.spec.whatwg.org).
_WEB = frozenset(
    "big5hkscs cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 cp932 cp949 euc_jp gb18030 "
    "gbk iso2022_jp iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 iso8859-2 iso8859-3 iso8859-4 iso8859-5 "
    "iso8859-6 iso8859-7 iso8859-8 koi8-r koi8-u mac-cyrillic mac-roman utf-8".split()
)
_MEANT = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gbk",
    "iso8859-1": "cp1252",
    "iso8859-11": "cp874",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "utf-16": "utf-8",  # what says so in bytes that can be read is not
    "utf-16-be": "utf-8",
    "utf-16-le": "utf-8",
}


def parse(text: str, *, locale: str, format: Format = "html") -> Document:
    """The document of an article's text.

    `locale` is the source language; `format` is html, markdown or text: the last two become a page of their own,
    which is then the document's text.
    """
    tag = locales.parse(locale)
    if format == "markdown":
        text = markdown.to_html(text, tag)
    elif format == "text":
        text = plaintext.to_html(text, tag)
    elif format != "html":
        raise L10nError(f"format {format!r} is not known; use html, markdown or text")
    return html.parse(text, tag)


def localize(
    document: Document, translations: Mapping[tuple[str, str], str], *, locale: str | None = None
) -> str:
    """The document's text with translations, which map (context, msgid) to msgstr.

    A translation with problems is left out. Without a locale nothing but segments is touched; with one the page
    says that it is in that language, and body text left in the source's says so too.
    """
    if locale is None:
        return html.localize(document, translations)
    own, target = locales.language(document.locale), locales.language(locale)
    if own == target:
        return html.localize(document, translations)
    marked = (f'<span lang="{own.locale}" dir="{own.direction}">', "</span>")
    return html.speak(html.localize(document, translations, marked), own.locale, target)


def read(path: Path) -> str:
    """An article's text as its file declares it; InputError for what cannot be one."""
    try:
        return decode(path.read_bytes(), path)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}; check the file", path) from error


def decode(data: bytes, path: Path | None = None) -> str:
    """The text of an article's bytes: by BOM, else by declaration, else as UTF-8."""
    if not data.strip():
        raise InputError("is empty; restore the article or remove the file", path)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError("is UTF-16; save it as UTF-8", path)
    charset = _charset(data, path)
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        what = f"byte {error.start} (0x{data[error.start]:02x}) is not {charset}; save the file as UTF-8"
        raise InputError(what, path, data.count(b"\n", 0, error.start) + 1) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError("holds a NUL: this is not a text; put an article here", path, line)
    return text


def _charset(data: bytes, path: Path | None) -> str:
    if data.startswith(b"\xef\xbb\xbf") or not (path is None or _is_html(path)):
        return "utf-8"
    label = _declared(data[:_DECLARED_WITHIN].decode("latin-1")) or "utf-8"
    known = label.removeprefix("x-").removesuffix("-i").replace("windows-", "cp")  # x-sjis, iso-8859-8-i
    try:
        name = codecs.lookup(known).name
    except (LookupError, ValueError):
        name = ""
    name = _MEANT.get(name, name)
    if name not in _WEB:
        raise InputError(f"declares the unknown charset {label[:40]}; save it as UTF-8", path, 1)
    return name


def _declared(start: str) -> str:
    """The charset that a page names at its start, "" where none."""
    for tag in tags(start):
        named = tag.get("charset").strip()
        if tag.name == "meta" and not named and tag.get("http-equiv").lower() == "content-type":
            named = m[1] if (m := _OF_META.search(tag.get("content"))) else ""
        if tag.name == "meta" and named:
            return named.lower()
    xml = _OF_XML.match(start)
    return xml[1].strip().lower() if xml else ""


def _is_html(path: Path) -> bool:
    return FORMATS.get(path.suffix.lower(), "html") == "html"


def language(text: str, format: Format) -> str:
    """The language that an article declares for itself, "" where it does not."""
    if format == "markdown":
        return markdown.language(text)
    if format == "text":
        return ""
    said = (tag.get("lang") or tag.get("xml:lang") for tag in tags(text) if tag.name in ("html", "body"))
    return next(filter(None, said), "").strip()
