"""Every check, on source and translation that were made to make them slow: time grows no faster than the text."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from l10n import check
from l10n.checks import CHECKS
from l10n.glossary import Glossary, Term
from l10n.model import Catalog, Unit
from l10n.po import parse_po, render_po

TERMS = Glossary(
    [
        Term("hpa-axis", "en", "HPA axis"),
        Term("hpa-axis", "it", "asse HPA"),
        Term("a", "en", "aa"),
        Term("a", "it", "aa"),
        Term("sleep", "en", "deep sleep"),
        Term("sleep", "it", "sonno profondo"),
    ]
)

HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "digits and points": lambda n: "1." * n,
    "digits and commas": lambda n: "1,234" * n,
    "digits and spaces": lambda n: "1 000 " * n,
    "digits and dashes": lambda n: "1–2-" * n,
    "digits and slashes": lambda n: "1/2/" * n,
    "digits and colons": lambda n: "12:" * n,
    "fractions": lambda n: "1½" * n,
    "exponents": lambda n: "1e" * n,
    "percent signs": lambda n: "5 %" * n,
    "units": lambda n: "5 mg/" * n,
    "micrograms": lambda n: "5 µg " * n,
    "numbers in words": lambda n: "twenty two and " * n,
    "ordinals": lambda n: "1st 2nd 3º " * n,
    "months": lambda n: "March " * n,
    "dates": lambda n: "4 March 2021, " * n,
    "dates that go on": lambda n: "4 March 4 March 4 " * n,
    "years": lambda n: "2024;8:" * n,
    "journals": lambda n: "2024;8(2):100-" * n,
    "initials": lambda n: "Walker M, " * n,
    "initials that go on": lambda n: "Walker M.-M.-M.-" * n,
    "spaces": lambda n: " " * n,
    "spaces in a word": lambda n: "a" + " " * n + "b",
    "no-break spaces": lambda n: "a\u00a0" * n,
    "new lines": lambda n: "a\n" * n,
    "tabs": lambda n: "\t" * n,
    "brackets opened": lambda n: "(" * n,
    "brackets closed": lambda n: ")" * n,
    "brackets in brackets": lambda n: "(" * n + "a" + ")" * n,
    "brackets of all kinds": lambda n: "([{<«" * n,
    "crossed brackets": lambda n: "([)]" * n,
    "empty brackets": lambda n: "()" * n,
    "citations": lambda n: "[1, " * n,
    "citations that never end": lambda n: "[" + "1, " * n,
    "citations, ranges": lambda n: "[1–3] " * n,
    "quotes": lambda n: '"' * n,
    "quotes of all kinds": lambda n: "“«„‘’»”" * n,
    "quotes opened": lambda n: "«" * n,
    "apostrophes": lambda n: "l'" * n,
    "words in quotes": lambda n: '"a" ' * n,
    "letters": lambda n: "a" * n,
    "capitals": lambda n: "A" * n,
    "acronyms": lambda n: "GABA " * n,
    "one word": lambda n: "ab" * n,
    "words": lambda n: "aa bb " * n,
    "one word again and again": lambda n: "aa " * n,
    "words that differ": lambda n: " ".join(f"w{i}x" for i in range(n)),
    "unknown words": lambda n: "connnessi " * n,
    "hyphens": lambda n: "a-" * n,
    "combining marks": lambda n: "a" + "\u0301" * n,
    "combining marks in words": lambda n: "e\u0301" * n,
    "zero-width characters": lambda n: "a\u200b" * n,
    "override marks": lambda n: "\u202e" * n,
    "isolates that never end": lambda n: "\u2068a" * n,
    "replacement characters": lambda n: "\ufffd" * n,
    "mojibake": lambda n: "Ã©â€™" * n,
    "ideographs": lambda n: "睡眠" * n,
    "kana": lambda n: "すい" * n,
    "Arabic": lambda n: "والنوم " * n,
    "Cyrillic and Latin": lambda n: "сa" * n,
    "placeholders of all kinds": lambda n: "{a} %s %(a)d " * n,
    "placeholders that never end": lambda n: "{a, %(a %a ${" * n,
    "placeholders with spaces": lambda n: "{{a" + " " * n + "{a," + " " * n,
    "at signs": lambda n: "a@" * n,
    "addresses": lambda n: "a@a.a" * n,
    "dots": lambda n: "." * n,
    "dots and letters": lambda n: "a." * n,
    "ends of sentences": lambda n: "?!" * n,
    "slashes": lambda n: "/" * n,
    "paths": lambda n: "/a" * n,
    "backslashes": lambda n: "\\" * n,
    "schemes": lambda n: "http://" * n,
    "URLs": lambda n: "http://a.b/c " * n,
    "URL of brackets": lambda n: "http://a.b/" + "(" * n + ")" * n,
    "DOIs": lambda n: "10.1000/a" * n,
    "DOIs that never start": lambda n: "10." * n,
    "trade marks": lambda n: "A® " * n,
    "asterisks": lambda n: "*" * n,
    "words with asterisks": lambda n: "a* " * n,
    "less-than signs": lambda n: "<" * n,
    "start tags": lambda n: "<a>" * n,
    "start tags that never end": lambda n: "<a " * n,
    "attributes": lambda n: "<a " + 'b="c" ' * n + ">x</a>",
    "one open quote": lambda n: '<a b="' + "<a>" * n,
    "codes": lambda n: "<em>a</em> " * n,
    "nested codes": lambda n: "<em>" * n + "a" + "</em>" * n,
    "opaque codes": lambda n: "<code>" * n,
    "comments": lambda n: "<!--" * n,
    "references": lambda n: "<sup/>" * n,
    "ampersands": lambda n: "&" * n,
    "entities": lambda n: "&amp;" * n,
    "entities of entities": lambda n: "&" + "amp;" * n,
    "numeric entities": lambda n: "&#" + "1" * n + ";",
    "braces": lambda n: "{" * n,
    "placeholders": lambda n: "{a}" * n,
    "percent placeholders": lambda n: "%(" * n,
    "percent": lambda n: "%" * n,
    "backticks": lambda n: "`a" * n,
    "exclamation marks turned": lambda n: "¿¡" * n,
    "function words": lambda n: "il di e la " * n,
    "terms": lambda n: "HPA axis " * n,
    "halves of terms": lambda n: "HPA and " * n,
    "emoji": lambda n: "👩‍🔬" * n,
    "surrogates' like": lambda n: "\U0010ffff" * n,
}
OTHER = "Il sonno profondo."
SIZE = 400  # of the smaller text; the other is eight times as long


def work(source: str, target: str) -> float:
    """Processor seconds for all checks."""
    start = time.process_time()
    check(Catalog("it", (Unit(None, source, targets=(target,)),)), source_locale="en", glossary=TERMS)
    return time.process_time() - start


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear_in_a_hostile_text(name: str) -> None:
    text = HOSTILE[name]
    sides: tuple[Callable[[str], tuple[str, str]], ...] = (
        lambda t: (t, t + "."),
        lambda t: ("Deep sleep.", t),
        lambda t: (t, OTHER),
    )
    for side in sides:
        work(*side(text(10)))  # what is loaded once
        gc.collect()
        small, large = work(*side(text(SIZE))), work(*side(text(8 * SIZE)))
        assert large < 16 * small + 0.3, f"{small:.3f} s became {large:.3f} s"


@pytest.mark.parametrize("piece", ["(1, ", "<em>", "1.000 mg ", "&amp;", "connnessi "])
def test_a_message_of_two_megabytes_is_checked(piece: str) -> None:
    text = piece * (2_000_000 // len(piece))
    assert work(text, OTHER) < 60
    assert work("Deep sleep.", text) < 60


def test_a_hostile_file_is_read_and_checked_with_everything_on() -> None:
    units = [Unit(name, text(50) + "a", targets=(text(60) + "a",)) for name, text in HOSTILE.items()]
    catalog = parse_po(render_po(Catalog("it", tuple(units))))
    assert len(catalog.units) == len(HOSTILE)
    found = check(
        Catalog("it", catalog.units), source_locale="en", glossary=TERMS, severities=lambda *_: "error"
    )
    assert {finding.check for finding in found} <= set(CHECKS)
    assert len({finding.check for finding in found}) > 10
