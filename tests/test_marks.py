"""Marks survive being written, wrapped by other tools, mixed with people's comments, and end when texts change."""

from __future__ import annotations

import io
from collections.abc import Callable

import polib
import pytest
from babel.messages import pofile
from hypothesis import given
from hypothesis import strategies as st

from l10n.marks import KINDS, MORE, NTH, PREFIX, WIDTH, Mark, digest, read, write

SRC, TGT = "1a2b3c4d", "5e6f7a8b"
HASHES = (("src", SRC), ("tgt", TGT))
MACHINE = Mark("state", "machine", (("engine", "apertium:ita-spa"), *HASHES))
NOTE = Mark("note", "placement of <a1> is uncertain", HASHES)
IGNORE = Mark("ignore", "numbers,glossary-missing:hpa-axis")

texts = st.text(st.characters(codec=None), max_size=200)
ids = st.text("abcdefghijklmnopqrstuvwxyz:-", min_size=1, max_size=50)
fields = st.dictionaries(
    st.from_regex(r"[a-z]{1,8}", fullmatch=True).filter(
        lambda key: key not in (*KINDS, MORE, NTH, "src", "tgt")
    ),
    texts,
    max_size=4,
).map(lambda found: tuple(found.items()))
stamped = st.builds(
    lambda kind, value, extra: Mark(*kind(value), extra).stamped(SRC, TGT),
    st.sampled_from([lambda value: ("state", value), lambda value: ("note", value)]),
    texts,
    fields,
) | st.lists(ids, min_size=1, max_size=8).map(lambda found: Mark("ignore", ",".join(found)).stamped(SRC, TGT))
comments = st.lists(
    st.text(
        st.characters(codec="utf-8", categories=["L", "Zs", "P"], exclude_characters="="), max_size=60
    ).filter(lambda line: not line.strip().startswith(PREFIX)),
    max_size=4,
).map(tuple)


@pytest.mark.parametrize(
    ("lines", "marks", "others"),
    [
        ((), (), ()),
        (
            (f"l10n: state=machine engine=apertium:ita-spa src={SRC} tgt={TGT}",),
            (MACHINE,),
            (),
        ),
        ((f"l10n: note=placement%20of%20<a1>%20is%20uncertain src={SRC} tgt={TGT}",), (NOTE,), ()),
        (("l10n: ignore=numbers,glossary-missing:hpa-axis",), (IGNORE,), ()),
        # written by hand
        (("l10n:ignore=numbers",), (Mark("ignore", "numbers"),), ()),
        (("  l10n:   ignore=numbers  ",), (Mark("ignore", "numbers"),), ()),
        (
            ("l10n: ignore=numbers", "l10n: ignore=quotes"),
            (Mark("ignore", "numbers"), Mark("ignore", "quotes")),
            (),
        ),
        (("l10n: ignore=100%",), (Mark("ignore", "100%"),), ()),
        # people's lines stay, wherever they are, as they are
        (("Please check.", ""), (), ("Please check.", "")),
        (("TODO: l10n: ignore=numbers",), (), ("TODO: l10n: ignore=numbers",)),
        (("l10n: ask Ann",), (), ("l10n: ask Ann",)),
        (("l10n: ignore=numbers because they differ",), (), ("l10n: ignore=numbers because they differ",)),
        (("key=value",), (), ("key=value",)),
        (
            (" one ", f"l10n: state=machine engine=apertium:ita-spa src={SRC} tgt={TGT}", "two", "x=1"),
            (MACHINE,),
            (" one ", "two", "x=1"),
        ),
        # a person's line ends a mark: what follows is not a continuation
        (
            ("l10n: ignore=numbers", "two", "src=00000000"),
            (Mark("ignore", "numbers"),),
            ("two", "src=00000000"),
        ),
        # wrapped
        (
            ("l10n: state=machine", f"engine=apertium:ita-spa src={SRC}", f"tgt={TGT}", "two"),
            (MACHINE,),
            ("two",),
        ),
        # several marks, on one line and on many
        (
            (f"l10n: state=reviewed by=Ann src={SRC} tgt={TGT} ignore=numbers",),
            (Mark("state", "reviewed", (("by", "Ann"), *HASHES)), Mark("ignore", "numbers")),
            (),
        ),
        (
            (f"l10n: note=a src={SRC} tgt={TGT}", f"l10n: note=b src={SRC} tgt={TGT}"),
            (Mark("note", "a", HASHES), Mark("note", "b", HASHES)),
            (),
        ),
        # a long value goes on
        (
            (f"l10n: note=one%20 src={SRC} tgt={TGT}", "l10n: more=two"),
            (Mark("note", "one two", HASHES),),
            (),
        ),
        (
            (f"l10n: state=needs-work src={SRC} tgt={TGT}", "l10n: reason=a%20", "l10n: more=b"),
            (Mark("state", "needs-work", (("reason", "a b"), *HASHES)),),
            (),
        ),
    ],
)
def test_read(lines: tuple[str, ...], marks: tuple[Mark, ...], others: tuple[str, ...]) -> None:
    assert read(lines) == (marks, others)


@pytest.mark.parametrize(
    ("mark", "lines"),
    [
        (MACHINE, (f"l10n: state=machine engine=apertium:ita-spa src={SRC} tgt={TGT}",)),
        (IGNORE, ("l10n: ignore=numbers,glossary-missing:hpa-axis",)),
        (Mark("note", ""), ("l10n: note=",)),
        (Mark("note", "50 %\u00a0\u2028\n\x00\x7f"), ("l10n: note=50%20%25%C2%A0%E2%80%A8%0A%00%7F",)),
        (Mark("note", "già 日本"), ("l10n: note=già%20日本",)),
        (
            Mark("ignore", ",".join(f"glossary-missing:term-{n}" for n in range(4)), HASHES),
            (
                f"l10n: ignore=glossary-missing:term-0, src={SRC} tgt={TGT}",
                "l10n: more=glossary-missing:term-1,glossary-missing:term-2,",
                "l10n: more=glossary-missing:term-3",
            ),
        ),
    ],
)
def test_write(mark: Mark, lines: tuple[str, ...]) -> None:
    assert write([mark]) == lines


@given(st.lists(stamped, max_size=5).map(tuple), comments, comments)
def test_marks_come_back_from_what_is_written(
    marks: tuple[Mark, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    lines = write(marks)
    assert read((*before, *lines, *after)) == (marks, (*before, *after))
    assert all(
        len(line) <= WIDTH + len(" n=2") and line.isprintable() == line.replace("\u00ad", "").isprintable()
        for line in lines
    )


@given(st.lists(stamped, max_size=4), comments)
def test_reading_and_writing_again_changes_nothing(marks: list[Mark], others: tuple[str, ...]) -> None:
    lines = write(read((*others, *write(marks)))[0])
    assert lines == write(read(lines)[0])


@given(st.lists(stamped, min_size=1, max_size=3).map(tuple), st.data())
def test_lines_broken_at_any_space_are_joined_again(marks: tuple[Mark, ...], data: st.DataObject) -> None:
    broken: list[str] = []
    for line in write(marks):
        words = line.split(" ")
        cut = data.draw(st.integers(2, len(words)))
        broken += filter(None, (" ".join(words[:cut]), " ".join(words[cut:])))
    assert read(broken) == (marks, ())


@given(st.lists(st.text(max_size=80), max_size=6))
def test_whatever_lines_there_are_reading_answers(lines: list[str]) -> None:
    marks, others = read(lines)
    assert set(others) <= set(lines)
    assert {mark.kind for mark in marks} <= set(KINDS)


def through_polib(lines: tuple[str, ...]) -> tuple[str, ...]:
    catalog = polib.POFile(wrapwidth=78)
    catalog.append(polib.POEntry(msgid="a", msgstr="b", tcomment="\n".join(lines)))
    return tuple(polib.pofile(str(catalog))[0].tcomment.split("\n"))


def through_babel(lines: tuple[str, ...]) -> tuple[str, ...]:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    text = header + "".join(f"# {line}\n" for line in lines) + 'msgid "a"\nmsgstr "b"\n'
    out = io.BytesIO()
    pofile.write_po(out, pofile.read_po(io.BytesIO(text.encode())), width=76)
    message = pofile.read_po(io.BytesIO(out.getvalue())).get("a")
    assert message is not None
    return tuple(message.user_comments)


WRITTEN = [
    (MACHINE,),
    (NOTE, IGNORE),
    (Mark("state", "reviewed", (("by", "Anna-Maria Rossi-Bianchi"), ("date", "2026-05-04"), *HASHES)),),
    (
        Mark("state", "needs-work", (("by", "A"), ("reason", "Long-winded: " + "abcdefghij-" * 12), *HASHES)),
        NOTE,
    ),
    (Mark("ignore", ",".join(f"glossary-missing:term-{n}-of-many" for n in range(9)), HASHES),),
    tuple(Mark("note", f"a rather long-winded remark, number {n}, on this entry", HASHES) for n in range(4)),
]


@pytest.mark.parametrize("marks", WRITTEN)
def test_polib_leaves_written_marks_as_they_are(marks: tuple[Mark, ...]) -> None:
    lines = ("Two people have looked at this.", *write(marks))
    assert through_polib(lines) == lines


@pytest.mark.parametrize("marks", WRITTEN)
def test_babel_leaves_written_marks_as_they_are(marks: tuple[Mark, ...]) -> None:
    lines = ("Two people have looked at this.", *write(marks))
    assert through_babel(lines) == lines


@pytest.mark.parametrize("tool", [through_polib, through_babel])
def test_marks_on_a_line_that_other_tools_wrap(tool: Callable[[tuple[str, ...]], tuple[str, ...]]) -> None:
    line = f"l10n: state=needs-work by=Ann date=2026-05-04 reason=not%20idiomatic%20here src={SRC} tgt={TGT}"
    wrapped = tool((line, "Please check."))
    assert len(wrapped) == 3
    assert read(wrapped) == read((line, "Please check."))


def test_a_long_line_written_by_hand_that_polib_breaks_at_a_hyphen() -> None:
    line = "l10n: ignore=numbers,glossary-missing:hpa-axis,glossary-missing:another-long-term,quotes"
    assert read(through_polib((line,))) == read((line,))


def test_a_long_line_written_by_hand_that_babel_breaks_after_the_prefix() -> None:
    line = "l10n: ignore=numbers,glossary-missing:hpa-axis,glossary-missing:another-long-term,quotes"
    assert read(through_babel((line,))) == read((line,))


def test_a_line_of_another_kind_is_a_comment() -> None:
    assert read(("l10n: todo=later",)) == ((), ("l10n: todo=later",))


def test_a_comment_of_key_and_value_below_a_mark() -> None:
    assert read((*write([MACHINE]), "ticket=123")) == ((MACHINE,), ("ticket=123",))


def test_an_ignore_written_above_a_stamped_one_is_its_own() -> None:
    old = Mark("ignore", "numbers", HASHES)
    assert read(("l10n: ignore=quotes", *write([old]))) == ((Mark("ignore", "quotes"), old), ())


@pytest.mark.parametrize(
    ("mark", "src", "tgt", "holds"),
    [
        (MACHINE, SRC, TGT, True),
        (MACHINE, "00000000", TGT, False),
        (MACHINE, SRC, "00000000", False),
        (IGNORE, SRC, TGT, True),
        (IGNORE, "00000000", "00000000", True),
        (IGNORE.stamped(SRC, TGT), SRC, TGT, True),
        (IGNORE.stamped(SRC, TGT), SRC, "00000000", False),
        (Mark("note", "x", (("src", SRC),)), SRC, TGT, False),  # Babel drops repeated lines
    ],
)
def test_a_mark_holds_as_long_as_its_hashes_are_those_of_the_texts(
    mark: Mark, src: str, tgt: str, holds: bool
) -> None:
    assert mark.holds(src, tgt) is holds


def test_stamping_replaces_hashes_and_keeps_all_else() -> None:
    mark = Mark("state", "reviewed", (("src", "0"), ("by", "Ann"), ("tgt", "1")))
    assert mark.stamped(SRC, TGT) == Mark("state", "reviewed", (("by", "Ann"), *HASHES))
    assert mark.stamped(SRC, TGT).get("by") == "Ann"
    assert mark.get("reason") == ""
    assert mark.get("reason", "none") == "none"


@given(st.lists(texts, max_size=3), st.lists(texts, max_size=3))
def test_a_digest_tells_texts_apart(one: list[str], other: list[str]) -> None:
    assert len(digest(*one)) == 8
    assert (digest(*one) == digest(*other)) == ("\0".join(one) == "\0".join(other))
