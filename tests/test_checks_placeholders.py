"""Placeholders that a program fills in."""

from __future__ import annotations

import pytest

from l10n import check
from l10n.model import Catalog, Unit


def told(unit: Unit) -> list[tuple[str, str, str]]:
    """What the check says, and where: what stands at its places in the source and the translation."""
    found = check(
        Catalog("it", (unit,)),
        source_locale="en",
        severities=lambda id, default: default if id == "placeholders" else "off",
    )
    assert all(finding.severity == "error" for finding in found)
    return [
        (
            finding.message,
            "".join(unit.source[slice(*span)] for span in finding.source_spans),
            "".join(unit.target[slice(*span)] for span in finding.target_spans),
        )
        for finding in found
    ]


@pytest.mark.parametrize(
    ("source", "target", "message", "here", "there"),
    [
        ("Hello {name}", "Ciao {nome}", "{name} became {nome}", "{name}", "{nome}"),
        ("Hello {name}", "Ciao", "{name} is missing", "{name}", ""),
        ("Hello", "Ciao {name}", "{name} is not in the source", "", "{name}"),
        ("Hello {{ name }}", "Ciao {{ nome }}", "{{ name }} became {{ nome }}", "{{ name }}", "{{ nome }}"),
        ("{0} of {1}", "{0} di {2}", "{1} became {2}", "{1}", "{2}"),
        ("In ${HOME}", "In {HOME}", "${HOME} became {HOME}", "${HOME}", "{HOME}"),
        ("Hi %{name}", "Ciao %{nome}", "%{name} became %{nome}", "%{name}", "%{nome}"),
        ("Hi %name%", "Ciao %nome%", "%name% became %nome%", "%name%", "%nome%"),
        ("%(n)s of %(all)s", "%(n)s di %(all)", "%(all)s is missing", "%(all)s", ""),
        ("%d of %s", "%s", "%d is missing", "%d", ""),
        ("%s is small", "è piccolo", "%s is missing", "%s", ""),
        ("%s of %s", "%1$s di %1$s", "%s is missing", "%s", ""),
        ("%#x", "%d", "%#x became %d", "%#x", "%d"),
        ("%.2f km", "%s km", "%.2f became %s", "%.2f", "%s"),
        ("{n, plural, one {file} other {files}}", "{m, plural, other {file}}", "{n became {m", "{n", "{m"),
    ],
)
def test_a_placeholder_that_changed_is_told(
    source: str, target: str, message: str, here: str, there: str
) -> None:
    assert told(Unit(None, source, targets=(target,))) == [(message, here, there)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("%s of %s", "%2$s di %1$s"),
        ("%s of %d", "%2$d di %1$s"),
        ("%d of %.*s", "%3$.*2$s: %1$d"),
        ("%s", "%1$s, proprio %1$s"),
        ("{b} after {a}", "{a} prima di {b}"),
        ("{name} and {name}", "{name}"),
        ("Hello {{ name }}", "Ciao {{name}}"),
        ("{price:.2f}", "{price:.1f}"),
        ("%5.2f km", "%.2f km"),
        ("%02X", "%02x"),
        ("secret %s failed", "des %ss"),
        ("50% discount", "sconto del 50% di oggi"),
        ("100% safe, 5 % sure", "100 % sicuro, 5% sicuri"),
        ("the %change", "la variazione %"),
        ("%d/%m/%Y", "%m.%Y"),
        ("100%% of %s", "100%% di %s"),
        ("the sets {1, 2} and { }", "gli insiemi"),
        ("x{2,3}", "x"),
        ("{n, plural, one {file} other {files}}", "{n, plural, one {documento} other {documenti}}"),
        ("https://x.org/%e2%80", "il sito"),
    ],
)
def test_what_fills_in_the_same_is_no_finding(source: str, target: str) -> None:
    assert told(Unit(None, source, targets=(target,))) == []


def test_forms_for_one_thing_may_leave_a_number_out_and_the_last_may_not() -> None:
    assert told(Unit(None, "%d file", "%d files", targets=("un file", "%d file"))) == []
    assert told(Unit(None, "one file", "%d files", targets=("%d file", "%d file"))) == []
    assert told(Unit(None, "one file", "%d files", targets=("%s file", "%d file")))
    assert [text for text, *_ in told(Unit(None, "%d file", "%d files", targets=("%d file", "file")))] == [
        "%d is missing"
    ]


def test_a_flag_says_that_there_are_none() -> None:
    assert told(Unit(None, "%s", targets=("x",), flags=("no-c-format",))) == []
    assert told(Unit(None, "%s", targets=("x",), flags=("c-format",)))
