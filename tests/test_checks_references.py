"""What leads out of a text, and leads elsewhere in its translation."""

from __future__ import annotations

import pytest
from seeded import PAIRS, false, missed, told

IDS = ("url", "email", "doi", "citation")


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("pair", PAIRS)
def test_right_translations_are_not_flagged(pair: str, id: str) -> None:
    assert false(pair, id) == []


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("pair", PAIRS)
def test_each_changed_reference_is_told_and_nothing_else(pair: str, id: str) -> None:
    assert missed(pair, id) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "doi:10.1038/nrn2335 at https://example.org/a_b.",
            "doi:10.1038/nrn2353 su https://example.org/a-b.",
            [
                ("url", "error", "URL https://example.org/a_b became https://example.org/a-b"),
                ("doi", "error", "DOI 10.1038/nrn2335 became 10.1038/nrn2353"),
            ],
        ),
        (
            "https://doi.org/10.1000/ab",
            "https://doi.org/10.1000/ac",
            [("doi", "error", "DOI 10.1000/ab became 10.1000/ac")],
        ),
        ("doi:10.1000/AB", "https://doi.org/10.1000/ab", []),
        ("See (https://example.org/a).", "Vedi https://example.org/a.", []),
        ("https://example.org/en/x", "https://example.org/it/x", []),
        ("https://en.example.org/x", "https://it.example.org/x", []),
        (
            "https://example.org/en/x",
            "https://example.org/fr/x",
            [("url", "error", "URL https://example.org/en/x became https://example.org/fr/x")],
        ),
        (
            "https://en.wikipedia.org/wiki/Sleep",
            "https://it.wikipedia.org/wiki/Slep",
            [
                (
                    "url",
                    "warning",
                    "URL https://en.wikipedia.org/wiki/Sleep became https://it.wikipedia.org/wiki/Slep",
                )
            ],
        ),
        ("https://en.wikipedia.org/wiki/Sleep", "https://it.wikipedia.org/wiki/Sonno", []),
        ("https://example.org/en/sleep", "https://example.org/it/sonno", []),
        (
            "https://example.org/en/sleep",
            "https://example.net/it/sonno",
            [("url", "error", "URL https://example.org/en/sleep became https://example.net/it/sonno")],
        ),
        ("Go to www.example.org", "Visitate il sito", [("url", "error", "URL www.example.org is missing")]),
        ("Ask info@example.org.", "Chiedete.", [("email", "error", "address info@example.org is missing")]),
        ("Ask Info@example.org.", "Chiedete a info@example.org.", []),
        ("[3, 7]", "[3]", [("citation", "error", "citation 7 of [3, 7] is missing")]),
        ("as shown [3-5]", "come mostrato [3], [4] e [5]", []),
        ("as shown [7, 3]", "come mostrato [3,7]", []),
        ("as shown.³", "come mostrato.⁴", [("citation", "error", "citation 3 became 4")]),
        ("as shown.<sup>3,4</sup>", "come mostrato.<sup>3,4</sup>", []),
        ("10 cm³ of Mg²⁺", "10 cm³ di Mg²⁺", []),
        ("95% CI [1.2, 3.4]", "IC 95% [1,2; 3,4]", []),
        (
            "Nature 2024;8:100121",
            "Nature 2024;8:100112",
            [("citation", "error", "reference 2024;8:100121 became 2024;8:100112")],
        ),
        ("Nature 2024; 8: 1–9", "Nature 2024;8:1-9", []),
        (
            "It fell (Miller et al., 2014; Okafor, 2019).",
            "Calò (Miller et al., 2014).",
            [("citation", "error", "citation Okafor, 2019 is missing, or its year")],
        ),
        ("It fell (see Brown and Lee, 2011b).", "Calò, come hanno visto Brown e Lee nel 2011.", []),
        (
            "It fell (Brown and Lee, 2011).",
            "Calò (Brown e Lee, 2017).",
            [
                ("citation", "error", "citation Brown and Lee, 2011 is missing, or its year"),
            ],
        ),
        ("It fell (in May, as every year).", "Calò.", []),
    ],
)
def test_what_is_told_of_references(source: str, target: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(told("en-it", source, target)) == sorted(expected)
