"""What a check is given, what becomes of what it says, and what is wrong with a translation's markup."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import check, markup
from l10n.checks import CHECKS, registry
from l10n.checks.registry import Check, Entry, Issue
from l10n.glossary import Glossary, Term
from l10n.marks import Mark, write
from l10n.model import Catalog, Finding, Unit

TERMS = Glossary(
    [
        Term("hpa-axis", "it", "asse HPA"),
        Term("hpa-axis", "en", "HPA axis"),
        Term("sleep", "it", "sonno"),
        Term("sleep", "en", "sleep"),
    ]
)
AXIS = Unit(None, "L'asse HPA", targets=("The shaft",))
SLEEP = Unit(None, "Il <a>sonno</a>", targets=("Rest",))


def found(*units: Unit, locale: str = "en", **options: object) -> list[Finding]:
    return check(Catalog(locale, units), source_locale="it", glossary=TERMS, **options)  # type: ignore[arg-type]


def told(*units: Unit, **options: object) -> list[tuple[str, str, str]]:
    return [(f.check, f.concept, f.severity) for f in found(*units, **options)]


MISSING = ("glossary-missing", "hpa-axis", "error")
BOTH = [("glossary-missing", "sleep", "error"), ("xml-tags", "", "error")]

# -- which entries, how grave, what is silenced ----------------------------------------------------------


def test_a_finding_says_all_there_is_to_say() -> None:
    unit = Unit("title", "L'asse HPA", targets=("The HPA shaft",))
    assert found(unit, article="sonno", path="en/sonno.po") == [
        Finding(
            check="glossary-missing",
            severity="error",
            message="expected “HPA axis” for “asse HPA”, but “HPA shaft” stands there",
            unit=unit,
            locale="en",
            concept="hpa-axis",
            source_spans=((2, 10),),
            target_spans=((4, 13),),
            article="sonno",
            path="en/sonno.po",
        )
    ]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ((AXIS,), [MISSING]),
        ((SLEEP, AXIS), [*BOTH, MISSING]),
        ((AXIS, SLEEP), [MISSING, *BOTH]),
        ((replace(AXIS, obsolete=True), SLEEP), BOTH),
        ((replace(AXIS, targets=("",)),), [("untranslated", "", "info")]),
        ((replace(AXIS, targets=()),), [("untranslated", "", "info")]),
        ((replace(AXIS, fuzzy=True),), [("glossary-missing", "hpa-axis", "warning")]),
        ((replace(AXIS, targets=("The HPA axis",)),), []),
        # hand-written marks hold; so do stamped ones until a text changes
        ((replace(AXIS, comments=("l10n: ignore=glossary-missing",)),), []),
        ((replace(AXIS, comments=("l10n: ignore=xml-tags,glossary-missing:hpa-axis",)),), []),
        ((replace(AXIS, comments=("l10n: ignore=xml-tags,glossary-missing:sleep",)),), [MISSING]),
        ((replace(AXIS, comments=("l10n: ignore=glossary",)),), [MISSING]),
        (
            (
                replace(
                    AXIS, comments=write([Mark("ignore", "glossary-missing:hpa-axis").stamped(*AXIS.hashes)])
                ),
            ),
            [],
        ),
        (
            (replace(AXIS, comments=write([Mark("ignore", "glossary-missing").stamped(*SLEEP.hashes)])),),
            [MISSING],
        ),
        ((replace(SLEEP, comments=("l10n: ignore=xml-tags",)),), BOTH[:1]),
    ],
)
def test_which_entries_are_checked(units: Sequence[Unit], expected: list[tuple[str, str, str]]) -> None:
    assert told(*units) == expected


@pytest.mark.parametrize(
    ("override", "unit", "expected"),
    [
        ({}, SLEEP, BOTH),
        ({"xml-tags": "off"}, SLEEP, BOTH[:1]),
        ({"xml-tags": "off", "glossary-missing": "off"}, SLEEP, []),
        ({"glossary-missing": "info"}, AXIS, [("glossary-missing", "hpa-axis", "info")]),
        (
            {"glossary-missing": "info"},
            replace(AXIS, fuzzy=True),
            [("glossary-missing", "hpa-axis", "info")],
        ),
        (
            {"glossary-missing": "error"},
            replace(AXIS, fuzzy=True),
            [("glossary-missing", "hpa-axis", "warning")],
        ),
        # what is mild in a check stays mild
        ({"xml-tags": "error"}, Unit(None, "<em>Uno</em>", targets=("One",)), [("xml-tags", "", "warning")]),
        ({"xml-tags": "info"}, Unit(None, "<em>Uno</em>", targets=("One",)), [("xml-tags", "", "info")]),
    ],
)
def test_severities_are_asked_for(
    override: dict[str, str], unit: Unit, expected: list[tuple[str, str, str]]
) -> None:
    asked: dict[str, str] = {}

    def severities(name: str, default: str) -> str:
        asked[name] = default
        return override.get(name, default)

    assert told(unit, severities=severities) == expected
    assert asked == {name: each.severity for name, each in CHECKS.items()}


def test_plural_forms_are_checked_against_the_text_they_translate() -> None:
    unit = Unit(None, "Un asse HPA", plural="Assi HPA e sonno", targets=("One HPA axis", "HPA axes"))
    assert [(f.concept, f.source_spans) for f in found(unit)] == [("sleep", ())]
    assert told(replace(unit, targets=("One", "Two and sleep"))) == [MISSING]  # once, though in both forms
    one_form = replace(unit, targets=("HPA axis",))
    assert told(one_form) == [("glossary-missing", "sleep", "error")]


def test_a_unit_that_stands_twice_is_told_of_twice_in_file_order() -> None:
    assert told(AXIS, SLEEP, AXIS) == [MISSING, *BOTH, MISSING]


def test_without_a_glossary_there_are_no_terms() -> None:
    assert [f.check for f in check(Catalog("en", (AXIS, SLEEP)), source_locale="it")] == ["xml-tags"]


# -- the registry --------------------------------------------------------------------------------------


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Check]:
    checks: dict[str, Check] = {}
    monkeypatch.setattr(registry, "CHECKS", checks)
    monkeypatch.setattr("l10n.checks.CHECKS", checks)
    return checks


def test_checks_of_entries_of_all_and_of_untranslated_ones(registered: dict[str, Check]) -> None:
    @registry.check("shout", severity="info")
    def shout(entry: Entry) -> Iterator[Issue]:
        """An exclamation mark."""
        at = entry.target.find("!")
        if at >= 0:
            yield Issue("shouts", target_spans=((at, at + 1),))

    @registry.check_all("reused", severity="warning")
    def reused(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Issue]]:
        """One translation of several messages."""
        seen: set[str] = set()
        for entry in entries:
            if entry.target in seen:
                yield entry, Issue("is the translation of another message, too")
            seen.add(entry.target)

    @registry.check("empty", severity="info", untranslated=True)
    def empty(entry: Entry) -> Iterator[Issue]:
        """No translation."""
        yield Issue(f"nothing for {entry.source}")

    units = [Unit(None, name, targets=(text,)) for name, text in (("a", "Hi!"), ("b", ""), ("c", "Hi!"))]
    units.append(Unit(None, "d", targets=("Hi!",), obsolete=True))
    assert list(registered) == ["shout", "reused", "empty"]
    assert registered["shout"].explanation == "An exclamation mark."
    assert [(f.unit.source, f.check, f.severity, f.message, f.target_spans) for f in found(*units)] == [
        ("a", "shout", "info", "shouts", ((2, 3),)),
        ("b", "empty", "info", "nothing for b", ()),
        ("c", "reused", "warning", "is the translation of another message, too", ()),
        ("c", "shout", "info", "shouts", ((2, 3),)),
    ]


@pytest.mark.usefixtures("registered")
def test_a_check_has_a_name_of_its_own_and_explains_itself() -> None:
    def silent(entry: Entry) -> Iterator[Issue]:
        yield Issue(entry.target)

    with pytest.raises(AssertionError, match="silent explains nothing"):
        registry.check("silent", severity="info")(silent)
    silent.__doc__ = "Says it."
    registry.check("silent", severity="info")(silent)
    with pytest.raises(AssertionError, match="two checks silent"):
        registry.check("silent", severity="error")(silent)


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_says_what_it_means_why_and_how_to_silence_it(name: str) -> None:
    explanation = CHECKS[name].explanation
    assert explanation.count("\n\n") >= 2
    assert f"ignore={name}" in explanation.replace("\n", "").replace(" ", "")


# -- xml-tags ------------------------------------------------------------------------------------------

LINK = 'Vedi <a href="https://x.it/a" class="k" title="qui">qui</a>, <b>ora</b><br>'
TWO = '<a href="1">a</a> <a href="2">b</a>'

GOOD = [
    ("Uno", "One"),
    ("p < 0,05", "p < 0.05"),
    ("Uno <em>due</em>", "<em>Two</em> one"),
    ("<a1>Uno</a1> <a2>due</a2>", "<a2>Two</a2> <a1>one</a1>"),
    ('Scrivi <a href="x"> qui', 'Write <a href="x"> here'),
    (LINK, 'See <a href="https://x.it/a" class="k" title="here">here</a>, <b>now</b><br>'),
    (LINK, "See <a title=x class=k href=https://x.it/a>here</a>, <B>now</B><br />"),
    (TWO, '<a href="2">b</a> <a href="1">a</a>'),
    ('<a href="?a=1&amp;b=2">x</a>', '<a href="?a=1&b=2">y</a>'),
    ('<img src="a.png" alt="Uno">', '<img src="a.png" alt="One">'),
    ('<span lang="it">Uno</span>', '<span lang="en" dir="ltr">One</span>'),
    ('<p class="a">Uno <p>due', '<p class="a">One <p>two'),
]
BAD = [
    ("Uno", 'One <a href="x">', ['<a href="x"> is not in the source']),
    (
        "Uno",
        "One <script>alert(1)</script>",
        ["<script> is not in the source", "</script> is not in the source"],
    ),
    ("Uno", "javascript:alert(1)", ["javascript: is not in the source"]),
    ("Uno <a>due</a>", "One two", ["<a> is missing"]),
    ("Uno <a>due</a>", "One <a>two</a> <a>three</a>", ["<a> stands twice instead of once"]),
    (
        LINK,
        LINK.replace("x.it", "evil.org"),
        ["href of <a> is “https://evil.org/a” instead of “https://x.it/a”"],
    ),
    (LINK, LINK.replace("<a ", '<a onclick="x()" '), ["onclick of <a> is not in the source"]),
    (LINK, LINK.replace(' class="k"', ""), ["class of <a> is missing"]),
    (LINK, "Vedi qui, <b>ora</b><br>", ["<a> is missing"]),
    (LINK, LINK + "<img src=x onerror=y>", ["<img> is not in the source"]),
    (LINK, LINK + "<script>x</script>", ["<script> is not in the source"]),
    (LINK, LINK + "<i>x</i>", ["<i> is not in the source"]),
    (LINK, LINK + "<!-- x", ["<!-- x is not in the source"]),
    (LINK, LINK + "<a hr", ["<a hr is not in the source"]),
    (LINK, LINK.replace("</a>", ""), ["<a> is not closed"]),
    (LINK, LINK.replace("</a>", "</b>"), ["</b> closes no <b>"]),
    (TWO, '<a href="1">a</a> <a href="1">b</a>', ["href of <a> is “1” instead of “2”"]),
    (
        '<script src="a">x()</script>',
        '<script src="a">y()</script>',
        ["content of <script> is “y()” instead of “x()”"],
    ),
]
MILD = [
    ("Uno <em>due</em>", "One two", ["<em> is missing"]),
    ("Uno <em>due</em>", "<em>One</em> <em>two</em>", ["<em> stands twice instead of once"]),
    (LINK, LINK.replace("<b>ora</b>", "ora"), ["<b> is missing"]),
    (LINK, LINK + "<br>", ["<br> stands more often than in the source"]),
    (LINK, LINK.replace(' title="qui"', ""), ["title of <a> is missing"]),
]


def tags(source: str, target: str, *extracted: str) -> list[Finding]:
    unit = Unit(None, source, targets=(target,), extracted=extracted)
    return [finding for finding in found(unit) if finding.check == "xml-tags"]


@pytest.mark.parametrize(("source", "target"), GOOD)
def test_markup_that_is_right(source: str, target: str) -> None:
    assert tags(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "messages", "severity"),
    [*((*case, "error") for case in BAD), *((*case, "warning") for case in MILD)],
)
def test_markup_that_is_wrong(source: str, target: str, messages: list[str], severity: str) -> None:
    assert [(f.message, f.severity) for f in tags(source, target)] == [(text, severity) for text in messages]


def test_an_element_with_an_id_stands_once() -> None:
    assert [f.severity for f in tags("Uno <em>due</em>", "One", "em = id x")] == ["error"]


def test_html_is_marked_in_both_texts() -> None:
    (wrong,) = tags('<a href="1">a</a>', 'x <a href="2">a</a>')
    assert (wrong.source_spans, wrong.target_spans) == (((0, 12),), ((2, 14),))


@given(st.text(alphabet="<>/ab= \"'!-&;x", max_size=60), st.text(alphabet="<>/ab= \"'!-&;x", max_size=60))
def test_any_two_texts_can_be_compared_and_a_text_with_itself_is_right(one: str, other: str) -> None:
    assert tags(one, one) == []
    spans = [span for f in tags(one, other) for span in f.target_spans]
    assert all(0 <= start < end <= len(other) for start, end in spans)


@given(st.text(alphabet="<>/bem ", max_size=40))
def test_codes_are_what_markup_says_they_are(target: str) -> None:
    source = "Uno <b>due</b> <em>tre</em>"
    errors = [f.message for f in tags(source, target) if f.severity == "error"]
    assert errors == list(dict.fromkeys(markup.problems(source, target)))


@pytest.mark.parametrize(
    "target", ['<a href="1">', '<a href="2">x</a>', "<b>", "</a>", "<!--", "<a b=", '<a b="', "<script>", "<"]
)
def test_comparing_html_takes_linear_time(target: str) -> None:
    start = time.process_time()
    tags('<a href="1">x</a>' * 5_000, target * 20_000)
    assert time.process_time() - start < 5
