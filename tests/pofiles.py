"""Catalogs with every feature of PO and the texts that break readers, for the tests of PO files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from l10n.model import Catalog, Header, Previous, Unit

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: es\\n"\n\n'

PIECES = (
    '\n|\r|\\|"|\t|\a|\b|\f|\v|\u2028|\x85|\x1c|\xa0|  |\ufeff|\x1b|\x7f|\\n|\\"|\\x41|\\101|#|# |#~ |#~| |msgid "|'
    "msgstr|<<<<<<<|=======|domain|charset=latin-1|è|日本語|𝄞|e\u0301|<a1>|{x}|word|two words|A sentence, then. "
).split("|")
ONE_LINE = [piece for piece in PIECES if piece not in ("\n", "\r", "\\")]
NAMES = ["src/a.c:12", "source/b.html", "è.md:7", "\u2068with spaces.html\u2069:3", "\u2068so is this\u2069"]
NAMES += ["C:\\x.c:1", "a\xa0b", "12:7"]
NAMES += [f"source/chapter-{number}/section-with-a-long-name.html" for number in range(4)]
FORMATS = [
    "c-format",
    "no-objc-format",
    "python-brace-format",
    "java-format",
    "ycp-format",
    "range: 0..9",
    "no-wrap",
]
DROPPED = ["x-own", "wrap", "max-length:20", 'placeholders:"a, b"', "possible-c-format"]  # by msgcat


def _text(pieces: list[str]) -> st.SearchStrategy[str]:
    plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x04\n\r\\"), max_size=5)
    return st.lists(st.sampled_from(pieces) | plain, max_size=6).map("".join)


TEXTS = _text(PIECES)
LINES = _text(ONE_LINE)
COMMENTS = st.lists(LINES | st.just("C:\\ends\\"), max_size=3).map(tuple)


def _sometimes(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def units(draw: st.DrawFn, flags: list[str], names: list[str]) -> Unit:
    plural = draw(_sometimes(TEXTS))
    forms = 1 if plural is None else draw(st.integers(1, 4))
    chosen = draw(st.sets(st.sampled_from(flags), max_size=4))
    return Unit(
        context=draw(_sometimes(TEXTS)),
        source=draw(TEXTS.filter(bool)),
        plural=plural,
        targets=tuple(draw(TEXTS) for _ in range(forms)),
        fuzzy=draw(st.booleans()),
        previous=draw(_sometimes(st.builds(Previous, _sometimes(TEXTS), TEXTS, _sometimes(TEXTS)))),
        references=tuple(draw(st.lists(st.sampled_from(names), max_size=6, unique=True))),
        extracted=draw(COMMENTS),
        comments=draw(COMMENTS),
        flags=tuple(flag for flag in flags if flag in chosen),
        obsolete=draw(st.booleans()),
    )


_KEYS = st.sampled_from(["Project-Id-Version", "X-Twice", "X-Twice", "Language-Team", "X-Poedit-Basepath"])
_VALUES = _text([piece for piece in ONE_LINE if "charset" not in piece])
_ODD = _VALUES.filter(lambda line: ": " not in line and bool(line.strip()))
_MORE = st.sampled_from(
    [(), (("#.", "extracted from it"), ("#:", "source/a.html:1"), ("#,", "x-own"), ("#|", "was\nthis"))]
)
_TAILS = st.sampled_from([(), (("#", ""), ("#", "no space"), ("#", " after the last entry"), ("#", ". dot"))])


@st.composite
def headers(draw: st.DrawFn) -> tuple[str, Header]:
    """A header, and the locale that it names."""
    name, locale = draw(
        st.sampled_from([("", ""), ("es", "es"), ("pt_BR", "pt-BR"), ("sr@latin", "sr-Latn")])
    )
    fields = draw(st.lists(st.tuples(_KEYS, _VALUES) | st.tuples(st.just(""), _ODD), max_size=4))
    fields += [("Content-Type", "text/plain; charset=UTF-8"), ("Language", name)]
    lines = (*draw(_MORE), *fields, *draw(_TAILS))
    return locale, Header(lines, draw(COMMENTS), draw(st.booleans()))


def _ordered(found: list[Unit]) -> tuple[Unit, ...]:
    return tuple(sorted(found, key=lambda unit: unit.obsolete))


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """Everything that PO can say, obsolete units last, as files have it."""
    locale, header = draw(headers() | st.just(("", Header())))
    found = draw(
        st.lists(
            units(FORMATS + DROPPED, NAMES),
            min_size=1,
            max_size=5,
            unique_by=lambda unit: (unit.context, unit.source),
        )
    )
    return Catalog(locale, _ordered(found), header)


def _sane(unit: Unit) -> Unit:
    filled = unit.targets[0] or ("x" if unit.obsolete else "")
    flags = () if unit.obsolete else unit.flags
    return replace(unit, targets=(filled, *unit.targets[1:]), fuzzy=unit.fuzzy and bool(filled), flags=flags)


@st.composite
def plain_catalogs(draw: st.DrawFn) -> Catalog:
    """What msgcat 0.21 keeps: no unknown flags nor any of obsolete entries, no names with spaces,
    no obsolete or fuzzy entry without a text."""
    some = units(FORMATS, [name for name in NAMES if " " not in name])
    found = draw(st.lists(some, min_size=1, max_size=12, unique_by=lambda unit: (unit.context, unit.source)))
    fields = (("Project-Id-Version", "1"), ("Language", "es"), ("Content-Type", "text/plain; charset=UTF-8"))
    return Catalog("es", _ordered([_sane(unit) for unit in found]), Header(fields, draw(COMMENTS)))
