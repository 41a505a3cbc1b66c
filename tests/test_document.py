"""Articles of every format as documents: their bytes, their language, and what localizing them leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import L10nError, localize, parse
from l10n.document import decode, language, read
from l10n.errors import InputError

# -- bytes


def declared(charset: str, text: str, encoding: str = "") -> bytes:
    return f'<meta charset="{charset}"><p>{text}</p>'.encode(encoding or charset)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<p>Però</p>".encode(), "Però"),
        (declared("iso-8859-1", "Però – 5 €", "cp1252"), "Però – 5 €"),
        (declared("US-ASCII", "Però", "cp1252"), "Però"),
        (declared("windows-1251", "Сон"), "Сон"),
        (declared("koi8-r", "Сон"), "Сон"),
        (declared("iso-8859-9", "Uyku ğ ı", "cp1254"), "Uyku ğ ı"),
        (declared("iso-8859-8-i", "שינה", "iso8859-8"), "שינה"),
        (declared("windows-874", "นอน", "cp874"), "นอน"),
        (declared("x-sjis", "睡眠①", "cp932"), "睡眠①"),
        (declared("gb2312", "睡眠鎔", "gbk"), "睡眠鎔"),
        (declared("euc-kr", "수면똠", "cp949"), "수면똠"),
        (declared("utf-16", "Però", "utf-8"), "Però"),
        (b"\xef\xbb\xbf" + declared("iso-8859-1", "Però", "utf-8"), "Però"),
        (b'<META HTTP-EQUIV=Content-Type CONTENT="text/html; CHARSET=latin1"><p>Per\xf2', "Però"),
        (b'<?xml version="1.0" encoding="ISO-8859-15"?><p>Per\xf2 5 \xa4', "Però 5 €"),
        ('<!-- <meta charset="latin1"> --><p>Però'.encode(), "Però"),
        ('<meta name="description" content="charset=klingon"><p>Però'.encode(), "Però"),
        ('<title><meta charset="latin1"></title><p>Però'.encode(), "Però"),
        (b"<p>" + b" " * 1024 + '<meta charset="latin1">Però'.encode(), "Però"),
    ],
)  # fmt: skip
def test_the_charset_is_byte_order_mark_then_declaration_then_utf_8(data: bytes, expected: str) -> None:
    assert expected in decode(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty; restore the article or remove the file"),
        (b" \n\t ", "is empty; restore the article or remove the file"),
        ("Uno".encode("utf-16"), "is UTF-16; save it as UTF-8"),
        ("Uno".encode("utf-16-be"), "1: holds a NUL: this is not a text; put an article here"),
        (b"a\nb\xf2", "2: byte 3 (0xf2) is not utf-8; save the file as UTF-8"),
        (declared("shift_jis", "a", "ascii") + b"\n\x81", "2: byte 35 (0x81) is not cp932; save the file as UTF-8"),
        (declared("klingon", "a", "ascii"), "1: declares the unknown charset klingon; save it as UTF-8"),
        (declared("undefined", "a", "ascii"), "1: declares the unknown charset undefined; save it as UTF-8"),
        (declared("rot13", "a", "ascii"), "1: declares the unknown charset rot13; save it as UTF-8"),
        (declared("utf-7", "a", "ascii"), "1: declares the unknown charset utf-7; save it as UTF-8"),
        (declared("unicode_escape", "a", "ascii"), "1: declares the unknown charset unicode_escape; save it as UTF-8"),
        (declared("../../x", "a", "ascii"), "1: declares the unknown charset ../../x; save it as UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, Path("a.html"))
    assert str(caught.value) == f"a.html:{'' if message[0].isdigit() else ' '}{message}"


def tried(data: bytes, name: str) -> str:
    """Why bytes are no text, "" where they are one."""
    try:
        decode(data, Path(name))
    except InputError as error:
        return str(error)
    return ""


@given(st.binary(max_size=200), st.sampled_from(["a.html", "a.md", "a.txt"]))
def test_bytes_are_a_text_or_a_line_that_says_why_not(data: bytes, name: str) -> None:
    assert tried(data, name)[: len(name) + 1] in ("", f"{name}:")


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=40))
def test_any_declaration_is_known_or_named(label: str) -> None:
    why = tried(f'<meta charset="{label}"><p>a</p>'.encode(), "a.html")
    assert not why or "charset" in why or "NUL" in why


def test_markdown_and_text_declare_no_charset() -> None:
    data = '<meta charset="latin1"> Però'.encode()
    assert decode(data, Path("a.md")) == decode(data, Path("a.txt")) == data.decode()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file or directory; check the file"):
        read(tmp_path / "a.html")


# -- the language that an article declares


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<!doctype html><HTML LANG="it-IT"><p lang="de">', "it-IT"),
        ('<html xml:lang="fr">', "fr"),
        ('<html lang="" xml:lang="fr">', "fr"),
        ('<html><body lang=" es ">', "es"),
        ('<p lang="de">', ""),
        ('<!-- <html lang="de"> --><p>', ""),
    ],
)
def test_a_page_declares_its_language_at_its_root(text: str, expected: str) -> None:
    assert language(text, "html") == expected


def test_front_matter_declares_the_language_of_markdown() -> None:
    assert language("---\nlang: pt_BR\n---\nOi", "markdown") == "pt_BR"
    assert language('<html lang="it">', "text") == ""


# -- parse and localize


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        ("<h1>Uno</h1><p>Due", "html", ["Uno", "Due"]),
        ("# Uno\n\nDue", "markdown", ["Uno", "Uno", "Due"]),  # title and h1
        ("Uno\n\nDue, che finisce con un punto.", "text", ["Uno", "Uno", "Due, che finisce con un punto."]),
    ],
)
def test_every_format_becomes_segments(text: str, format: str, expected: list[str]) -> None:
    assert [segment.source for segment in parse(text, locale="it", format=format).segments] == expected


def test_a_format_that_is_not_known_is_named() -> None:
    with pytest.raises(L10nError, match="format 'docx' is not known; use html, markdown or text"):
        parse("x", locale="it", format="docx")


@pytest.mark.parametrize("format", ["html", "markdown", "text"])
def test_an_article_in_its_own_language_is_left_as_it_is(format: str) -> None:
    document = parse("Uno & due", locale="it", format=format)
    assert localize(document, {}) == localize(document, {}, locale="it") == document.text


def test_markdown_from_the_right_is_localized_to_the_left() -> None:
    document = parse("---\nlang: ar\n---\n# النوم\n\nليلة.", locale="ar", format="markdown")
    done = localize(document, {("", "النوم"): "Sonno", ("", "ليلة."): "Notte."}, locale="it")
    assert '<html lang="it" dir="ltr">' in done
    assert "<h1>Sonno</h1>\n<p>Notte.</p>" in done
