"""What is mended in a translation, and what never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import pairs, told

from l10n import catalog, check, markup
from l10n.checks import CHECKS
from l10n.fixes import FIXES, Rules, fixed
from l10n.glossary import Glossary
from l10n.html.tags import tags
from l10n.marks import Mark, write
from l10n.model import Catalog, Unit

TERMS = Glossary([])
LINK = '<a href="x?y" title="a  b">a</a>'
NO, NARROW = "\u00a0", "\u202f"


def mended(locales: str, source: str, target: str, **options: object) -> str:
    one, other = locales.split(">")
    return fixed(Unit(None, source, targets=(target,)), Rules(one, other, **options)).target  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("locales", "source", "target", "expected"),
    [
        ("en>it", "One two.", "Uno  due.", "Uno due."),
        ("en>it", "One two.", f"Uno {NO}due.", f"Uno{NO}due."),
        ("en>it", "One <b>two</b>.", "Uno <b> due</b>.", "Uno <b>due</b>."),
        ("en>it", "One\n", " Uno", "Uno\n"),
        ("en>it", "Why?", "Perché ?", "Perché?"),
        ("en>it", "The “axis”.", "L'« asse ».", "L'«asse»."),
        ("en>it", 'The "axis".', "L'„asse“.", "L'«asse»."),
        ("it>en", "L'«asse».", "The « axis ».", "The “axis”."),
        ("it>en", "«Uno “due”.»", "«One “two”.»", "“One “two”.”"),
        ("en>de", "“One ‘two’.”", "“Eins ‘zwei’.”", "„Eins ‚zwei‘.“"),
        ("en>fr", "Why? “Yes!”", "Pourquoi? “Oui!”", f"Pourquoi{NO}? «{NO}Oui{NO}!{NO}»"),
        ("en>fr", "Why?", "Pourquoi ?", f"Pourquoi{NO}?"),
        ("en>fr-CH", "Why?", "Pourquoi?", f"Pourquoi{NARROW}?"),
        ("en>fr-CA", "Why? a: b", "Pourquoi ? a: b", f"Pourquoi? a{NO}: b"),
        ("en>de-CH", "“a”", "„ a “", "„ a “"),
        ("en>es", "Why?", "¿ Por qué ?", "¿Por qué?"),
        ("en>ja", "The “axis”.", "“軸”。", "“軸”。"),
        ("en>ja", "Yes.", "はい 。", "はい。"),
        # what is never touched
        ("en>fr", f"Go {LINK}!", f"{LINK}!", f"{LINK}{NO}!"),
        ("en>it", "`a b`", "`a  b ?`", "`a  b ?`"),
        ("en>fr", "a&nbsp;b", "a&nbsp; b", "a&nbsp; b"),
        ("en>fr", "{name}: a", "{name}: a", f"{{name}}{NO}: a"),
        ("en>it", "Say “yes”", "Dì \"sì”…", "Dì «sì»…"),
        ("en>it", "It is", "citt\ufffd  è", "citt\ufffd  è"),
        ("en>it", "“One”", "„Uno", "„Uno"),
        ("en>it", 'The "axis".', 'L\'"asse".', 'L\'"asse".'),
    ],
)  # fmt: skip
def test_what_is_mended(locales: str, source: str, target: str, expected: str) -> None:
    assert mended(locales, source, target) == expected


def test_what_is_seeded_is_mended() -> None:
    """White space always, marks where they only have the wrong form; and what is right stays as it is."""
    for locales, name, source, target in pairs():
        if locales not in ("en>fr", "en>it", "it>en"):  # making ready for a language takes long
            continue
        made = mended(locales, source, target, article="sonno")
        if name == "ok":
            assert made == target
        if name in ("double-space", "begin-end-space", "locale-spacing"):
            assert made != target
            assert told(name, locales, source, made) == []


def found_in(unit: Unit, locale: str, source_locale: str = "it") -> list[str]:
    found = check(Catalog(locale, (unit,)), source_locale=source_locale, glossary=TERMS)
    return [finding.check for finding in found]


# -- states ----------------------------------------------------------------------------------------------

UNIT = Unit(None, "Perché?", targets=("Pourquoi ?",))
RULES = Rules("it", "fr")
DAY = date(2026, 1, 2)


def test_states_stay_honest() -> None:
    right = f"Pourquoi{NO}?"
    assert fixed(UNIT, RULES) == replace(UNIT, targets=(right,))
    machine = catalog.machine(UNIT, UNIT.targets, "argos", ["look at this"])
    made = fixed(machine, RULES)
    assert (made.state, made.target, made.fuzzy) == ("machine", right, True)
    assert [(mark.kind, mark.value, mark.get("engine")) for mark in made.marks] == [
        ("state", "machine", "argos"),
        ("note", "look at this", ""),
    ]
    reviewed = catalog.approve(UNIT, "Ada", DAY)
    assert fixed(reviewed, RULES) is reviewed
    forced = fixed(reviewed, replace(RULES, force=True))
    assert (forced.state, forced.target, forced.comments) == ("translated", right, ())
    rejected = catalog.reject(UNIT, "Ada", DAY, "no")
    assert (fixed(rejected, RULES).state, fixed(rejected, RULES).marks[0].get("reason")) == (
        "needs-work",
        "no",
    )
    changed = replace(UNIT, fuzzy=True, comments=("a person's words",))
    assert fixed(changed, RULES) == replace(changed, targets=(right,))


@pytest.mark.parametrize(
    "unit",
    [
        replace(UNIT, obsolete=True),
        replace(UNIT, targets=("",)),
        replace(UNIT, plural="Perché?", targets=("Pourquoi ?", "")),
        replace(UNIT, comments=("l10n: ignore=locale-spacing",)),
        replace(UNIT, comments=write([Mark("ignore", "locale-spacing").stamped(*UNIT.hashes)])),
    ],
)
def test_entries_that_are_left_alone(unit: Unit) -> None:
    assert fixed(unit, RULES) is unit


def test_an_ignore_that_holds_goes_on_holding() -> None:
    unit = replace(UNIT, source="Perché? ", targets=("Pourquoi ?",))
    unit = replace(unit, comments=write([Mark("ignore", "locale-spacing").stamped(*unit.hashes)]))
    made = fixed(unit, RULES)
    assert (made.target, made.marks[0].value) == ("Pourquoi ? ", "locale-spacing")


def test_checks_that_are_off_are_not_mended() -> None:
    rules = replace(RULES, severities=lambda check, default: "off" if check == "locale-spacing" else default)
    assert fixed(UNIT, rules) is UNIT


def test_all_plural_forms_are_mended_against_what_they_translate() -> None:
    unit = Unit(None, "Uno", plural="Tanti ", targets=("Un ", "Des"))
    assert fixed(unit, RULES).targets == ("Un", "Des ")


# -- any text --------------------------------------------------------------------------------------------

TEXT = st.text(alphabet="ab1 \u00a0\u202f?!:;.,«»“”„\"'‘’「」¿()<em>/&;{}%\n", max_size=40)
PIECES = ["<em>", "</em>", '<a href="x  ?">', "</a>", "<br/>", " ", "a", " !", "« ", "»"]
PLAIN = st.text(alphabet="ab1 \u00a0?!:;.,«»“”\"'&", max_size=20)
NESTED = PLAIN | st.tuples(PLAIN, PLAIN).map(
    lambda two: f'{two[0]}<em>a</em><a href="x  ?">{two[1]}</a><br/>'
)
MARKED = st.lists(st.sampled_from(PIECES)).map("".join)


@pytest.mark.parametrize("locale", ["it", "fr", "de", "ja"])
@settings(max_examples=30)
@given(source=NESTED, target=TEXT | MARKED)
def test_letters_codes_and_attributes_stay_and_twice_is_once(locale: str, source: str, target: str) -> None:
    unit = Unit(None, source or "a", targets=(target,))
    rules = Rules("it", locale)
    made = fixed(unit, rules)
    assert fixed(made, rules) == made
    assert [c for c in made.target if c.isalnum()] == [c for c in target if c.isalnum()]
    known = markup.codes(source)
    assert markup.lex(made.target, known)[1::2] == markup.lex(target, known)[1::2]
    before, after = ([text[tag.start : tag.end] for tag in tags(text)] for text in (target, made.target))
    assert after == before
    found, now = (found_in(each, locale) for each in (unit, made))
    assert all(now.count(name) <= found.count(name) for name in now)


def test_every_fix_has_its_check() -> None:
    assert set(FIXES) <= set(CHECKS)
