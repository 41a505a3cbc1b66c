"""Articles of every format as documents: the façade over HTML, Markdown and plain text."""

from __future__ import annotations

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
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""",
    re.I,
)
_DECLARED_WITHIN = 1024  # bytes, as the HTML standard says


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
    charset, data = _charset(data, path)
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        what = f"byte {error.start} (0x{data[error.start]:02x}) is not {charset}; save the file as UTF-8"
        raise InputError(what, path, data.count(b"\n", 0, error.start) + 1) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError("holds a NUL: this is not a text; put an article here", path, line)
    return text


def _charset(data: bytes, path: Path | None) -> tuple[str, bytes]:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8", data
    declared = _DECLARED.search(data[:_DECLARED_WITHIN]) if (path is None or _is_html(path)) else None
    if declared is None:
        return "utf-8", data
    name = (declared[1] or declared[2]).decode("ascii", "replace").lower()
    if name in ("iso-8859-1", "latin1", "us-ascii", "ascii"):
        name = "windows-1252"  # what these labels mean in HTML (WHATWG Encoding)
    try:
        "".encode(name)
    except LookupError as error:
        raise InputError(f"declares the unknown charset {name}; save it as UTF-8", path, 1) from error
    return name, data


def _is_html(path: Path) -> bool:
    return FORMATS.get(path.suffix.lower(), "html") == "html"


def language(text: str, format: Format) -> str:
    """The language that an article declares for itself, "" where it does not."""
    if format == "markdown":
        return markdown.language(text)
    if format == "text":
        return ""
    root = next((tag for tag in tags(text) if tag.name == "html" and not tag.closes), None)
    return root.get("lang") if root else ""
