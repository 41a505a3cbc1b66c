"""PO files: nothing lost in reading, msgcat's own form in writing, one clear line for what is no PO file."""

from __future__ import annotations

import os
import stat
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import example, given, settings
from pofiles import HEAD, catalogs, plain_catalogs

from l10n.errors import InputError, L10nError
from l10n.model import Catalog, Header, Previous, Unit
from l10n.po import parse_po, read_po, render_po, write_po

DATA = Path(__file__).parent / "data" / "po"


# --- round trips


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("sane.po", "sane.po"),
        ("kept.po", "kept.po"),
        ("wrapped.po", "sane.po"),
        ("messy.po", "messy.out.po"),
        ("messy.out.po", "messy.out.po"),
    ],
)
def test_golden_files(name: str, written: str) -> None:
    assert render_po(read_po(DATA / name)) == (DATA / written).read_text(encoding="utf-8")


@settings(max_examples=150)
@given(catalogs())
@example(Catalog("", (Unit(None, "a", targets=("",), comments=("ends in \\", "", " ")),)))
@example(Catalog("", (Unit("", "a"), Unit(None, "a"), Unit("c", ""), Unit(None, "", "", ("",))), Header()))
def test_what_is_written_is_read(catalog: Catalog) -> None:
    assert parse_po(render_po(catalog)) == catalog


@settings(max_examples=40)
@given(catalog=plain_catalogs())
def test_msgcat_changes_nothing(need: Callable[..., str], catalog: Catalog) -> None:
    msgcat = need("msgcat", package="gettext")
    text = render_po(catalog)
    ran = subprocess.run([msgcat, "--no-wrap", "-"], input=text.encode(), capture_output=True, check=True)
    assert ran.stdout.decode() == text


def test_msgcat_writes_the_golden_files(need: Callable[..., str]) -> None:
    ran = subprocess.run(
        [need("msgcat", package="gettext"), "--no-wrap", DATA / "wrapped.po"], capture_output=True, check=True
    )
    assert ran.stdout == (DATA / "sane.po").read_bytes() == render_po(read_po(DATA / "wrapped.po")).encode()


@settings(max_examples=25)
@given(catalog=plain_catalogs())
def test_msgfmt_accepts_what_is_written(need: Callable[..., str], catalog: Catalog) -> None:
    msgfmt = need("msgfmt", package="gettext")
    # a translation that is its source meets all that msgfmt compares
    same = [
        replace(unit, targets=(unit.source,) * 2, plural=unit.source, flags=())
        if unit.plural is not None
        else replace(unit, targets=(unit.source,), flags=())
        for unit in catalog.units
    ]
    plurals = ("Plural-Forms", "nplurals=2; plural=(n != 1);")
    header = Header((*catalog.header.fields, plurals), catalog.header.comments)
    text = render_po(Catalog("es", tuple(same), header))
    ran = subprocess.run(
        [msgfmt, "-c", "-o", os.devnull, "-"], input=text.encode(), capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr.decode() if ran.returncode else "") == (0, "")


def test_msgfmt_accepts_the_golden_file(need: Callable[..., str]) -> None:
    command = [need("msgfmt", package="gettext"), "-c", "-o", os.devnull, str(DATA / "sane.po")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_polib_reads_the_same() -> None:
    ours = read_po(DATA / "sane.po")
    theirs = polib.pofile(str(DATA / "sane.po"))
    assert [
        (
            e.msgctxt,
            e.msgid,
            e.msgid_plural or None,
            tuple(e.msgstr_plural.values()) or (e.msgstr,),
            e.obsolete,
        )
        for e in theirs
    ] == [(u.context, u.source, u.plural, u.targets, u.obsolete) for u in ours.units]
    assert [(e.fuzzy, tuple(f for f in e.flags if f != "fuzzy"), e.tcomment, e.comment) for e in theirs] == [
        (u.fuzzy, u.flags, "\n".join(u.comments), "\n".join(u.extracted)) for u in ours.units
    ]
    assert tuple(theirs.metadata.items()) == ours.header.fields


# --- what is read


def test_a_whole_catalog() -> None:
    text = HEAD + (
        "# for people\n#. extracted\n#: a.html b.c:7\n#, fuzzy, c-format\n"
        '#| msgctxt "was"\n#| msgid "Old"\n#| msgid_plural "Olds"\n'
        'msgctxt ""\nmsgid "New"\nmsgid_plural "News"\nmsgstr[0] "Nuevo"\nmsgstr[1] "Nuevos"\n\n'
        '#~ msgid "Gone"\n#~ msgstr "Ido"\n'
    )
    new = Unit(
        context="",
        source="New",
        plural="News",
        targets=("Nuevo", "Nuevos"),
        fuzzy=True,
        previous=Previous("was", "Old", "Olds"),
        references=("a.html", "b.c:7"),
        extracted=("extracted",),
        comments=("for people",),
        flags=("c-format",),
    )
    gone = Unit(None, "Gone", targets=("Ido",), obsolete=True)
    header = Header((("Content-Type", "text/plain; charset=UTF-8"), ("Language", "es")))
    catalog = parse_po(text)
    assert catalog == Catalog("es", (new, gone), header)
    assert [unit.line for unit in catalog.units] == [14, 19]
    assert render_po(catalog) == text


@pytest.mark.parametrize(
    ("written", "header"),
    [
        ("", Header()),
        ('msgid ""\nmsgstr ""\n\n', Header((("", ""),))),
        ('# only comments\nmsgid ""\nmsgstr ""\n\n', Header((("", ""),), ("only comments",))),
        ('#, fuzzy\nmsgid ""\nmsgstr "Language: en\\n"\n\n', Header((("Language", "en"),), (), True)),
        (
            'msgid ""\nmsgstr ""\n"A: 1\\n"\n"A: 2\\n"\n"odd\\n"\n" more: x\\n"\n"B:\\n"\n"C: \\n"\n"D:  2\\n"\n\n',
            Header(
                (("A", "1"), ("A", "2"), ("", "odd"), ("", " more: x"), ("", "B:"), ("C", ""), ("D", " 2"))
            ),
        ),
        (
            '#. from x\n#: x:1\n#, fuzzy, own\n#| msgid "was"\nmsgid ""\nmsgstr "#: no sign\\n"\n\n',
            Header(
                (("#.", "from x"), ("#:", "x:1"), ("#,", "own"), ("#|", "was"), ("", "#: no sign")), (), True
            ),
        ),
    ],
)
def test_headers(written: str, header: Header) -> None:
    text = written + 'msgid "a"\nmsgstr "b"\n'
    assert parse_po(text).header == header
    assert render_po(parse_po(text)) == text


def test_a_header_that_is_not_first_becomes_first() -> None:
    catalog = parse_po('msgid "a"\nmsgstr "b"\n\n' + HEAD)
    assert render_po(catalog) == HEAD + 'msgid "a"\nmsgstr "b"\n'


def test_comments_after_the_last_entry_stay_there() -> None:
    text = 'msgid "a"\nmsgstr "b"\n\n# one\n#.two\n#\n'
    catalog = parse_po(text)
    assert catalog.header.fields == (("#", " one"), ("#", ".two"), ("#", ""))
    more = replace(catalog, units=(*catalog.units, Unit(None, "c")))
    assert render_po(more) == 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n\n# one\n#.two\n#\n'


def test_obsolete_units_are_written_last() -> None:
    catalog = Catalog("", (Unit(None, "o", targets=("x",), obsolete=True), Unit(None, "a"), Unit(None, "b")))
    assert render_po(catalog) == (
        'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n\n#~ msgid "o"\n#~ msgstr "x"\n'
    )


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("es", "es"),
        (" pt_BR ", "pt-BR"),
        ("pt-br", "pt-BR"),
        ("sr@latin", "sr-Latn"),
        ("sr_RS@latin", "sr-Latn-RS"),
        ("zh_Hans", "zh-Hans"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("ca@valencia", "ca-valencia"),
        ("de_DE.UTF-8@euro", "de-DE"),
        ("", ""),
        ("Italian", ""),
        ("../../etc", ""),
    ],
)
def test_locales(name: str, locale: str) -> None:
    assert parse_po(f'msgid ""\nmsgstr "Language: {name}\\n"\n').locale == locale


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("ISO-8859-1", "iso-8859-1", "perché"),
        ("iso-8859-15", "iso-8859-15", "50 €"),
        ("CP1251", "cp1251", "сон"),
        ("KOI8-R", "koi8-r", "сон"),
        ("EUC-JP", "euc-jp", "睡眠と記憶"),
        ("SHIFT_JIS", "shift_jis", "表示ソ"),  # whose second byte is a backslash
        ("BIG5", "big5", "功能許"),
        ("GB18030", "gb18030", "睡眠 𝄞"),
        ("UTF-8", "utf-8-sig", "perché"),
        ("utf8", "utf-8", "perché"),
        ("CHARSET", "utf-8", "perché"),
    ],
)
def test_charsets_become_utf_8(tmp_path: Path, charset: str, encoding: str, text: str) -> None:
    path = tmp_path / "x.po"
    written = (
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\nmsgstr "{text}"\n'
    )
    path.write_bytes(written.encode(encoding))
    catalog = read_po(path)
    assert catalog.units == (Unit(None, "a", targets=(text,)),)
    assert render_po(catalog) == written.replace(f"charset={charset}", "charset=UTF-8")


def test_an_ascii_file_keeps_its_charset() -> None:
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    assert render_po(parse_po(text)) == text


def test_numeric_escapes_are_bytes_of_the_charset(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "\\351\xe9"\nmsgstr ""\n'
    )
    assert read_po(path).units == (Unit(None, "éé"),)


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\r\r\n"])
def test_line_ends_of_other_systems(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "x.po"
    path.write_bytes((DATA / "sane.po").read_bytes().replace(b"\n", ends.encode()))
    assert read_po(path) == read_po(DATA / "sane.po")


# --- what is no PO file


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ": is empty; restore it, or delete it and run `l10n update`"),
        (b" \n\t\r\n", ": is empty; restore it, or delete it and run `l10n update`"),
        (b"\xef\xbb\xbf", ": is empty; restore it, or delete it and run `l10n update`"),
        (HEAD.encode("utf-16"), ": is UTF-16; save it as UTF-8"),
        (HEAD.encode("utf-16-le"), ": is UTF-16; save it as UTF-8"),
        (HEAD.encode("utf-16-be"), ": is UTF-16; save it as UTF-8"),
        (b"\xde\x12\x04\x95\0\0\0\0", ": is a compiled catalog (.mo); name the .po file it was made from"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            ":1: byte 0x89 at offset 0 is not UTF-8; save as UTF-8 or correct the charset",
        ),
        (
            HEAD.encode() + b'msgid "a"\nmsgstr "b\0"\n',
            ":7: the character U+0000 can be in no PO file; take it out or restore the file",
        ),
        (
            HEAD.encode() + b'msgid "a"\nmsgstr "b\4"\n',
            ":7: the character U+0004 can be in no PO file; take it out or restore the file",
        ),
        (
            HEAD.encode() + b'msgid "a"\nmsgstr "perch\xe9"\n',
            ":7: byte 0xe9 at offset 104 is not UTF-8; save as UTF-8 or correct the charset",
        ),
        (
            'msgid ""\nmsgstr "charset=EUC-JP\\n"\n\n# é\n'.encode("iso-8859-1"),
            ":4: byte 0xe9 at offset 38 is not EUC-JP; save as UTF-8 or correct the charset",
        ),
        (
            b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=KLINGON\\n"\n',
            ":3: the charset 'KLINGON' is unknown; convert the file to UTF-8",
        ),
        (
            b'msgid ""\nmsgstr "charset=unicode_escape\\n"\n',
            ":2: the charset 'unicode_escape' is unknown; convert the file to UTF-8",
        ),
        (
            b'msgid ""\nmsgstr "charset=idna\\n"\n',
            ":2: the charset 'idna' is unknown; convert the file to UTF-8",
        ),
        (
            b'msgid ""\nmsgstr "charset=UTF-16\\n"\n',
            ":2: the charset 'UTF-16' is unknown; convert the file to UTF-8",
        ),
        (
            b"<html>\n<p>Uno</p>",
            ":1: '<html>' is not PO; write \\\" for a quotation mark in a text, # before a comment",
        ),
    ],
)
def test_bad_files(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "bad.po"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_po(path)
    assert str(caught.value) == f"{path}{message}"
    assert path.read_bytes() == content


def test_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def message(path: Path | str) -> str:
        with pytest.raises(InputError) as caught:
            read_po(path)
        return str(caught.value)

    missing = tmp_path / "missing.po"
    assert message(missing) == f"{missing}: there is no such file; check the name, or run `l10n update`"
    assert message(tmp_path) == f"{tmp_path}: is a folder; name a .po file in it"
    assert message("a\0b") == "a\0b: cannot be read (embedded null byte); check its name and permissions"

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert (
        message(missing) == f"{missing}: cannot be read (Permission denied); check its name and permissions"
    )


def test_a_text_is_never_taken_for_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "msgid").write_text(HEAD)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        parse_po("msgid")


@pytest.mark.parametrize(
    "text",
    [
        'msgid "' + "è" * 5_000_000 + '"\nmsgstr ""\n',
        'msgid "' + '\\"' * 1_000_000 + '"\nmsgstr ""\n',
        'msgid ""\n' + '"line\\n"\n' * 200_000 + 'msgstr ""\n',
        "#: " + "\u2068 " * 200_000 + '\nmsgid "a"\nmsgstr ""\n',
        "#: " + "a:" * 200_000 + '\nmsgid "a"\nmsgstr ""\n',
        "#: " + "a " * 200_000 + '\nmsgid "a"\nmsgstr ""\n',
        "#, " + '" ' * 200_000 + '\nmsgid "a"\nmsgstr ""\n',
        '#, "' + '\\"' * 200_000 + '\nmsgid "a"\nmsgstr ""\n',
        "# x\n" * 200_000 + 'msgid "a"\nmsgstr ""\n',
    ],
    ids=["long", "escapes", "lines", "isolates", "colons", "references", "flags", "quotes", "comments"],
)
def test_size_costs_no_more_than_its_share(text: str) -> None:
    start = time.perf_counter()
    catalog = parse_po(text)
    assert parse_po(render_po(catalog)) == catalog
    assert time.perf_counter() - start < 20  # about one second; quadratic code takes hours


@pytest.mark.parametrize("text", ['msgid "' + "\\" * 2_000_001 + '"', "msgid " * 300_000, '"' * 2_000_001])
def test_rubbish_is_refused_as_fast(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(InputError):
        parse_po(text)
    assert time.perf_counter() - start < 20


# --- writing


def test_a_file_is_written_only_when_its_catalog_changes(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "es.po"
    catalog = read_po(DATA / "sane.po")
    assert write_po(catalog, path)
    assert not write_po(catalog, str(path))
    assert path.read_bytes() == (DATA / "sane.po").read_bytes()
    changed = replace(catalog, units=catalog.units[1:])
    assert write_po(changed, path)
    assert read_po(path) == changed


@pytest.mark.parametrize("form", ["wrapped", "crlf", "latin"])
def test_the_form_of_another_tool_stays_until_something_changes(tmp_path: Path, form: str) -> None:
    path = tmp_path / "es.po"
    wrapped = (DATA / "wrapped.po").read_text(encoding="utf-8")
    latin = wrapped.replace("charset=UTF-8", "charset=ISO-8859-1").encode("iso-8859-1")
    content = {"wrapped": wrapped.encode(), "crlf": wrapped.replace("\n", "\r\n").encode(), "latin": latin}[
        form
    ]
    path.write_bytes(content)
    catalog = read_po(path)
    assert not write_po(catalog, path)
    assert path.read_bytes() == content
    assert write_po(replace(catalog, units=(*catalog.units, Unit(None, "neu"))), path)
    assert path.read_text(encoding="utf-8").startswith((DATA / "sane.po").read_text(encoding="utf-8")[:1200])


def test_a_broken_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "es.po"
    path.write_text("<<<<<<< HEAD\n")
    path.chmod(0o640)
    assert write_po(Catalog("", (Unit(None, "a"),)), path)
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ('msgid "a"\nmsgstr ""\n', 0o640)


@pytest.mark.parametrize(("character", "name"), [("\0", "U+0000"), ("\4", "U+0004"), ("\ud83d", "U+D83D")])
def test_what_no_file_can_hold_is_refused(tmp_path: Path, character: str, name: str) -> None:
    path = tmp_path / "es.po"
    with pytest.raises(L10nError) as caught:
        write_po(Catalog("", (Unit(None, "a", targets=(f"b{character}",)),)), path)
    assert str(caught.value) == (
        f'the character {name} after \'msgid "a"\\nmsgstr "b\' can be in no PO file; take it out'
    )
    assert not path.exists()


def test_nothing_that_a_unit_says_becomes_another_entry() -> None:
    evil = 'x\nmsgid "evil"\nmsgstr "entry"'
    unit = Unit(
        evil, evil, evil, (evil, evil), True, Previous(evil, evil, evil), (evil,), (evil,), (evil,), (evil,)
    )
    catalog = parse_po(render_po(Catalog("", (unit,), Header((("A", evil),), (evil,)))))
    assert [(u.context, u.source, u.plural, u.targets) for u in catalog.units] == [
        (evil, evil, evil, (evil, evil))
    ]
    assert catalog.units[0].references == ('\u2068x msgid "evil" msgstr "entry"\u2069',)
    assert catalog.units[0].comments == ("x", 'msgid "evil"', 'msgstr "entry"')


def test_a_previous_context_alone_is_written_as_gettext_reads_it() -> None:
    unit = Unit("new", "a", previous=Previous(context="old"))
    assert render_po(Catalog("", (unit,))) == (
        '#| msgctxt "old"\n#| msgid "a"\nmsgctxt "new"\nmsgid "a"\nmsgstr ""\n'
    )
