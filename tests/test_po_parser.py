"""The grammar of PO: what each line makes of an entry, and the message for each thing that is wrong."""

from __future__ import annotations

import gc
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pofiles import HEAD, catalogs

from l10n import po_parser
from l10n.errors import InputError
from l10n.model import Previous, Unit
from l10n.po import render_po
from l10n.po_parser import parse_entries

END = 'msgid "a"\nmsgstr "b"\n'


def only(text: str) -> Unit:
    (unit,), rest = parse_entries(text, "UTF-8", None)
    assert rest == []
    return unit


@pytest.mark.parametrize(
    ("lines", "comments"),
    [
        ("# one\n#\n# \n#  two", ("one", "", "", " two")),
        ("#one\n## two\n#\tthree", ("one", "# two", "\tthree")),
        ("#==== four\n#-- five\n#'six", ("==== four", "-- five", "'six")),
        ("# , fuzzy\n# : a.c\n# . x", (", fuzzy", ": a.c", ". x")),
        ("#~ # seven\n#~ #, fuzzy", ("seven",)),
        ("# ends \\ \n# \\", ("ends \\", "\\")),
        ("# a\u2028b\x85c\x0bd\x1ce", ("a\u2028b\x85c\x0bd\x1ce",)),
    ],
)
def test_comments(lines: str, comments: tuple[str, ...]) -> None:
    assert only(f"{lines}\n{END}").comments == comments


def test_extracted_comments() -> None:
    assert only(f"#. one\n#.two\n#.\n#.  three\n# x\n#. four \n{END}").extracted == (
        "one",
        "two",
        "",
        " three",
        "four ",
    )


@pytest.mark.parametrize(
    ("line", "references"),
    [
        ("#: a.c:1 b.c:2", ("a.c:1", "b.c:2")),
        ("#:a.c:1\n#:   b\tc:3 ", ("a.c:1", "b", "c:3")),
        ("#: a.c : 1 b.c: 2 c.c :3 d", ("a.c:1", "b.c:2", "c.c:3", "d")),
        ("#: a.c:007 a.c:1 a.c:1 ./b", ("a.c:007", "a.c:1", "a.c:1", "./b")),
        ("#: \u2068a b.c\u2069:1 \u2068c d\u2069 e", ("\u2068a b.c\u2069:1", "\u2068c d\u2069", "e")),
        ("#: \u2068open a b", ("\u2068open", "a", "b")),
        (
            "#: C:\\x.c:4 a\xa0b.c http://example.org:80/x",
            ("C:\\x.c:4", "a\xa0b.c", "http://example.org:80/x"),
        ),
        ("#:", ()),
    ],
)
def test_references(line: str, references: tuple[str, ...]) -> None:
    assert only(f"{line}\n{END}").references == references


@pytest.mark.parametrize(
    ("line", "fuzzy", "flags"),
    [
        ("#, fuzzy", True, ()),
        ("#,fuzzy,c-format", True, ("c-format",)),
        ("#, c-format fuzzy", True, ("c-format",)),
        ("#, no-wrap, x-own\n#, fuzzy\n#, c-format", True, ("no-wrap", "x-own", "c-format")),
        ("#, range: 0..10, range:1..2", False, ("range: 0..10", "range:1..2")),
        ('#, placeholders:"a, b":"c \\" d", x', False, ('placeholders:"a, b":"c \\" d"', "x")),
        ('#, "open, c-format', False, ('"open', "c-format")),
        ("#= c-format\n#=no-wrap", False, ("c-format", "no-wrap")),
        ("#! x-old", False, ("x-old",)),
        ("#, fuzzy-not, FUZZY", False, ("fuzzy-not", "FUZZY")),
        ("#,", False, ()),
    ],
)
def test_flags(line: str, fuzzy: bool, flags: tuple[str, ...]) -> None:
    unit = only(f"{line}\n{END}")
    assert (unit.fuzzy, unit.flags) == (fuzzy, flags)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r'"\a\b\f\n\r\t\v\\\""', '\a\b\f\n\r\t\v\\"'),
        (r'"\101\7\0012\x42"', "A\a\x012B"),
        (r'"\303\251\xc3\xa9\xE2\x82\254"', "éé€"),
        (r'"\\n \\\n \\\\"', "\\n \\\n \\\\"),
        ('"tab\tand \u2028 and \x85 and \x0b and \x1b"', "tab\tand \u2028 and \x85 and \x0b and \x1b"),
        ('"# no comment"', "# no comment"),
        ('"a" "b"\n\n  "c"\t"d"', "abcd"),
        ('\n"a"', "a"),
        ('""', ""),
    ],
)
def test_strings(written: str, text: str) -> None:
    assert only(f'msgctxt "x"\nmsgid {written}\nmsgstr {written}\n') == Unit("x", text, targets=(text,))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ('msgid "a" msgstr "b"', Unit(None, "a", targets=("b",))),
        ('msgctxt""msgid"a"msgstr"b"#c', Unit("", "a", targets=("b",))),
        ('msgid "a"\nmsgid_plural ""\nmsgstr [ 00 ] "b"', Unit(None, "a", "", ("b",))),
        ('msgctxt "c"\nmsgid ""\nmsgstr "b"', Unit("c", "", targets=("b",))),
        ('#| msgid "o"\nmsgid "a"\nmsgstr ""', Unit(None, "a", previous=Previous(source="o"))),
        (
            f'#| msgctxt ""\n#| msgid "o"\n#| "p"\n#|msgid_plural "q"\n{END}',
            Unit(None, "a", targets=("b",), previous=Previous("", "op", "q")),
        ),
        (
            f'#| msgctxt "c"\n#, fuzzy\n{END}',
            Unit(None, "a", targets=("b",), fuzzy=True, previous=Previous("c")),
        ),
        ('#~ msgid "a"\n#~msgstr "b"\n#~ "c"', Unit(None, "a", targets=("bc",), obsolete=True)),
        (
            '#~| msgctxt "x"\n#~| msgid "o"\n#~| "p"\n'
            '#~ msgctxt "c"\n#~ msgid "a"\n#~ msgid_plural "as"\n#~ msgstr[0] "b"\n#~ msgstr[1] "bs"',
            Unit("c", "a", "as", ("b", "bs"), previous=Previous("x", "op"), obsolete=True),
        ),
        (
            '#| msgid "o"\n#~ msgid "a"\n#~ msgstr "b"',
            Unit(None, "a", targets=("b",), previous=Previous(None, "o"), obsolete=True),
        ),
    ],
)
def test_entries(text: str, unit: Unit) -> None:
    assert only(text.replace("#c", "")) == unit


def test_more_than_ten_plural_forms() -> None:
    forms = "".join(f'msgstr[{index}] "{index}"\n' for index in range(12))
    assert only(f'msgid "a"\nmsgid_plural "b"\n{forms}').targets == tuple(map(str, range(12)))


def test_lines_are_those_of_the_msgid() -> None:
    units, rest = parse_entries(
        '# c\n\nmsgctxt "x"\nmsgid ""\n"a"\nmsgstr ""\n#~ msgid "b"\n#~ msgstr ""\n# end\n#.x\n',
        "UTF-8",
        None,
    )
    assert [unit.line for unit in units] == [4, 7]
    assert rest == ["# end", "#.x"]


def test_a_comment_after_a_text_belongs_to_the_next_entry() -> None:
    first, second = parse_entries('msgid "a"\nmsgstr "b" # next\nmsgid "c"\nmsgstr ""\n', "UTF-8", None)[0]
    assert (first.comments, second.comments) == ((), ("next",))


def test_obsolete_entries_may_repeat_a_message() -> None:
    text = f'{END}\n#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n'
    assert [unit.target for unit in parse_entries(text, "UTF-8", None)[0]] == ["b", "b", "c"]


STRAY = 'is not PO; write \\" for a quotation mark in a text, # before a comment'
WRONG = [
    ('msgid "a\nmsgstr "b"\n', 1, "a text without its closing quotation mark; add it"),
    ('msgid "a\\"\nmsgstr "b"\n', 1, "a text without its closing quotation mark; add it"),
    ('msgid "a"\nmsgstr "b\\\nc"\n', 2, "a text without its closing quotation mark; add it"),
    ('msgid "say "a""\nmsgstr "b"\n', 1, f"'a\"\"' {STRAY}"),
    ('msgid a\nmsgstr "b"\n', 1, f"'a' {STRAY}"),
    (f"{END}some text\n", 3, f"'some text' {STRAY}"),
    ("\x1b]0;title\x07" + "x" * 50, 1, f"'\\x1b]0;title\\x07xxxxxxxxxxxxxx' {STRAY}"),
    ('MSGID "a"\n', 1, f"'MSGID \"a\"' {STRAY}"),
    ('msgid[0] "a"\nmsgstr "b"\n', 1, f"'[0] \"a\"' {STRAY}"),
    ('"a"\n', 1, "a text in quotation marks without a keyword; put msgid or msgstr before it"),
    (f'{END}# c\n"more"\n', 4, "a text in quotation marks without a keyword; put msgid or msgstr before it"),
    ('#| msgid "a"\n"b"\n', 2, "a text in quotation marks without a keyword; put msgid or msgstr before it"),
    ('msgstr "b"\n', 1, "msgstr without a msgid; add one or delete the entry"),
    (f'{END}msgstr "c"\n', 3, "msgstr without a msgid; add one or delete the entry"),
    ('msgctxt "c"\nmsgstr "b"\n', 1, "msgctxt without a msgid; add one or delete the entry"),
    ('msgid_plural "c"\nmsgstr[0] "b"\n', 1, "msgid_plural without a msgid; add one or delete the entry"),
    (f'{END}#| msgid "was"\n', 3, "#| msgid without a msgid; add one or delete the entry"),
    (f'#| msgid "was"\n#| msgstr "was"\n{END}', 2, "#| msgstr means nothing in a PO file; delete it"),
    (f'{END}#~| msgid "was"\n', 3, "#| msgid without a msgid; add one or delete the entry"),
    ('\nmsgid "a"\n', 2, 'msgid without a msgstr; add `msgstr ""` or delete the entry'),
    (f'msgid "c"\n{END}', 1, 'msgid without a msgstr; add `msgstr ""` or delete the entry'),
    ('msgid "a"\n# c\nmsgstr "b"\n', 1, 'msgid without a msgstr; add `msgstr ""` or delete the entry'),
    ('msgid "a"\nmsgid_plural "b"\n', 1, 'msgid without a msgstr; add `msgstr ""` or delete the entry'),
    ('msgid\nmsgstr "b"\n', 1, 'msgid without a text in quotation marks; write `msgid ""`'),
    ('msgid "a"\nmsgstr\n', 1, 'msgstr without a text in quotation marks; write `msgstr ""`'),
    ('msgid "a"\nmsgstr[0] "b"\n', 1, "msgstr[0] where msgstr is due; correct the numbers"),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 1, "msgstr where msgstr[0] is due; correct the numbers"),
    (
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n',
        1,
        "msgstr[0], msgstr[2] where msgstr[0], msgstr[1] is due; correct the numbers",
    ),
    (
        'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n',
        1,
        "msgstr[1] where msgstr[0] is due; correct the numbers",
    ),
    (
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "d"\n',
        4,
        "msgstr[0] without a msgid; add one or delete the entry",
    ),
    ('msgid "a\\q"\nmsgstr ""\n', 1, "\\q stands for no character; write a backslash as \\\\"),
    ('msgid "a\\x"\nmsgstr ""\n', 1, "\\x stands for no character; write a backslash as \\\\"),
    ('msgid "a\\000"\nmsgstr ""\n', 1, "\\000 stands for no character; write a backslash as \\\\"),
    ('msgid "a\\4"\nmsgstr ""\n', 1, "\\4 stands for no character; write a backslash as \\\\"),
    ('msgid "a"\nmsgstr ""\n"\\351"\n', 3, "\\351 stands for no character; write a backslash as \\\\"),
    (f"{END}<<<<<<< HEAD\n", 3, "a merge conflict (<<<<<<<); resolve it"),
    ('msgid "a"\n=======\nmsgstr "b"\n', 2, "a merge conflict (=======); resolve it"),
    (f"{END}>>>>>>> theirs\n", 3, "a merge conflict (>>>>>>>); resolve it"),
    (f"||||||| base\n{END}", 1, "a merge conflict (|||||||); resolve it"),
    (f'domain "x"\n{END}', 1, "a `domain` line; put each domain into a file of its own"),
    (f"{END}\n{END}", 4, "the same message as in line 1; delete one or run `msguniq`"),
    (f'msgctxt ""\n{END}msgctxt ""\n{END}', 5, "the same message as in line 2; delete one or run `msguniq`"),
    (f"{HEAD}{HEAD}", 6, "the same message as in line 1; delete one or run `msguniq`"),
    (
        'msgid "a"\n#~ msgstr "b"\n',
        2,
        "only a part of the entry has `#~`; put it before every line of the entry or none",
    ),
    (
        '#~ msgid "a"\n"b"\n',
        2,
        "only a part of the entry has `#~`; put it before every line of the entry or none",
    ),
]


@pytest.mark.parametrize(("text", "line", "message"), WRONG)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_entries(text, "UTF-8", "es.po")
    assert str(caught.value) == f"es.po:{line}: {message}"


LENIENT = {'msgid "a"\nmsgstr "b\\\nc"\n', f'domain "x"\n{END}', 'msgid "a\\000"\nmsgstr ""\n'}


@pytest.mark.parametrize("text", [text for text, _, _ in WRONG if text not in LENIENT])
def test_gettext_refuses_the_same(need: Callable[..., str], text: str) -> None:
    command = [need("msgcat", package="gettext"), "-"]
    text = f'{HEAD}msgid "z"\nmsgstr ""\n# c\n{text}'
    assert subprocess.run(command, input=text.encode(), capture_output=True, check=False).returncode != 0


# --- entries that are read whole: nothing but the time may differ


def both_ways(text: str) -> tuple[Any, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(po_parser, "_PLAIN", re.compile("(?!)"))
        line_by_line = outcome(text)
    return outcome(text), line_by_line


def outcome(text: str) -> Any:
    try:
        units, rest = parse_entries(text, "UTF-8", None)
    except InputError as error:
        return str(error)
    return [(unit, unit.line) for unit in units], rest


WHOLE = '#. h2\n#: a.html\n#, fuzzy\n# note\nmsgctxt "c"\nmsgid ""\n"one\\n"\n"two"\nmsgstr "say \\"\\t\\\\n\\""\n'


@pytest.mark.parametrize(
    "text",
    [
        *(text for text, _, _ in WRONG),
        f"{WHOLE}\n{END}",
        f"{WHOLE}\n\n\n{END}\n\n",
        f"{WHOLE}{END}".replace("\n", "\r\n"),
        f"{WHOLE}{END}".replace("\n", "\r\r\n"),
        f"# a\r\n# b\rc\r\r\n{END}",
        f'{WHOLE}"more"\n',
        f'{WHOLE}\n\n "more"\n\n{END}',
        f'{WHOLE}\n#~ "more"\n',
        f'{WHOLE}\n#| "more"\n',
        f'{WHOLE}\n#|\n"more"\n',
        f'{WHOLE}\n#~\n"more"\n',
        f'{WHOLE}#~ msgid "a"\n#~ msgstr ""\n\n{END}',
        f'{WHOLE}msgstr[1] "more"\n',
        f'{WHOLE}msgid_plural "more"\n{END}',
        f'{WHOLE}#| msgid "was"\n{END}',
        f"{WHOLE}# end",
        f"{WHOLE}{END}"[:-1],
        f"{WHOLE}{WHOLE}",
        f'{WHOLE}\n#| "stray"\n{WHOLE}',
        f"# c\n\n{WHOLE}",
        f'#| msgid "was"\n{WHOLE}',
        f"#~ # c\n{WHOLE}",
        f'msgid "a" msgstr "b"\n{WHOLE}',
        f'msgid "b"\nmsgstr "c" # c\n{END}',
        f"msgid\n{END}",
        'msgid "\\303"\n"\\251"\nmsgstr ""\n',
        'msgid "\\30"\n"3\\251"\nmsgstr ""\n',
        'msgid "\\"\n"a"\nmsgstr ""\n',
        'msgid "a\\\\"\n"n"\nmsgstr "\\"\\\\\\""\n',
        'msgid "a"\nmsgstr "b\u2028c"\n# d\u2028e\x85f\x0bg\n' + END,
    ],
)
def test_what_is_read_whole_is_read_as_line_by_line(text: str) -> None:
    for before in ("", HEAD, '#~ msgid "z"\n#~ msgstr ""\n', 'msgid "z"\nmsgid_plural ""\nmsgstr[0] ""\n'):
        whole, line_by_line = both_ways(before + text)
        assert whole == line_by_line


FILES = [
    path.read_bytes().decode("latin-1") for path in sorted((Path(__file__).parent / "data/po").iterdir())
]
DAMAGE = [
    *'"\\#~|,=:. \n\r\t\vx\u2028',
    '"\n"',
    "\r\n",
    "\n\n",
    '\\"',
    "\\\\",
    "\\n",
    "\\101",
    "#~ ",
    "#| ",
    "#~| ",
]
DAMAGE += ['msgid "', 'msgstr "', 'msgctxt "', 'msgid_plural "', 'msgstr[0] "', 'msgstr[1] "', "=======", END]


@settings(max_examples=300)
@given(st.sampled_from(FILES) | catalogs().map(render_po), st.data())
def test_a_damaged_file_is_read_as_line_by_line(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(0, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 3) | st.integers(0, 60))
        text = text[:start] + data.draw(st.sampled_from(["", *DAMAGE])) + text[end:]
    whole, line_by_line = both_ways(text)
    assert whole == line_by_line


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from([*DAMAGE, WHOLE, HEAD, '"\n', "a", 'b"\n', "# c\n"]), max_size=12).map("".join)
)
def test_any_row_of_pieces_is_read_as_line_by_line(text: str) -> None:
    whole, line_by_line = both_ways(text)
    assert whole == line_by_line


@pytest.mark.parametrize("collecting", [True, False])
@pytest.mark.parametrize("text", [END, "wrong"])
def test_garbage_is_collected_afterwards_as_before(text: str, collecting: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        outcome(text)
        assert gc.isenabled() == collecting
    finally:
        (gc.enable if was else gc.disable)()
