"""What the check of numbers tells, in nine languages, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seeded import PAIRS, false, missed, told

from l10n.numerals import numbers, roman, written


@pytest.mark.parametrize("pair", PAIRS)
def test_right_translations_are_not_flagged(pair: str) -> None:
    assert false(pair, "numbers") == []


@pytest.mark.parametrize("pair", PAIRS)
def test_each_changed_number_is_told_and_nothing_else(pair: str) -> None:
    assert missed(pair, "numbers") == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "severity", "message"),
    [
        ("en-it", "45 of 100 patients", "54 pazienti su 100", "error", "45 became 54"),
        ("en-it", "45 patients", "i pazienti", "error", "45 is missing"),
        ("en-it", "patients of the ward", "45 pazienti del reparto", "error", "45 is not in the source"),
        ("it-en", "1.000 mg", "1.000 mg", "error", "1.000 reads as 1 in English"),
        ("en-it", "1,200 km", "1,200 km", "error", "1,200 reads as 1.200 in Italian"),
        (
            "en-it",
            "3.5 mg",
            "3.5 mg",
            "warning",
            "3.5 is not written as in Italian, where decimals follow “,”",
        ),
        ("en-de", "six reasons", "acht Gründe", "error", "six became acht"),
        ("en-fr", "20th century", "XIXe siècle", "error", "20 became XIXe"),
        ("en-es", "at 8:30 p.m.", "a las 20:50", "error", "8:30 p.m became 20:50"),
        (
            "it-de",
            "pesa 45,52 carati",
            "wiegt 45.52 Karat",
            "warning",
            "45.52 is not written as in German, where decimals follow “,”",
        ),
        ("it-ca", "alle 16.45", "a tres quarts de sis", "error", "16.45 is missing"),
    ],
)
def test_what_a_changed_number_is_told_with(
    pair: str, source: str, target: str, severity: str, message: str
) -> None:
    assert told(pair, source, target) == [("numbers", severity, message)]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("en-it", "Version 3.5 of Python 3.11", "La versione 3.5 di Python 3.11"),
        ("en-es_MX", "3.5 mg", "3.5 mg"),
        ("en-de_CH", "1,200.5 km", "1’200.5 km"),
        ("en-it", "%d of %1$s and {0} in <a1>3</a1>", "%d di %1$s e {0} in <a1>3</a1>"),
        ("en-it", '<a href="/p/12">3</a> cm<sup>3</sup>', '<a href="/p/12">3</a> cm<sup>3</sup>'),
        ("en-ja", "one of them", "その一人"),
        ("ja-en", "３個のうち２個", "two of the three"),
        ("en-ar", "two days and 3.5 hours", "يومان و٣٫٥ ساعات"),
        ("en-ru", "three of 5", "три из пяти"),
        ("it-fr", "con 2'14\" di vantaggio", "avec 2 min 14 s d'avance"),
        ("it-ca", "cominciò alle 16.45 sotto la pioggia", "va començar a tres quarts de cinc sota la pluja"),
        ("en-ca", "It starts at 9:30 a.m.", "Comença a dos quarts de deu del matí."),
        ("en-ca", "from 7:15", "a partir d'un quart de vuit"),
        ("it-ca", "un litro costa 1 €", "un litre costa un euro"),
        ("en-fr", "19th-century ports", "Les ports du XIXᵉ siècle"),
        ("en-ja", "Mix a drop in a ratio of 3:1.", "3対1の割合で混ぜる。"),
        ("en-fr", "People in their 70s and 30s", "Les septuagénaires et les trentenaires"),
        (
            "it-de",
            "Nel Settecento Napoli era la terza città d'Europa.",
            "Im 18. Jahrhundert war Neapel die drittgrößte Stadt Europas.",
        ),
        ("it-de", "Versione 3.5 e alle 8.30", "Version 3.5 und um 8.30 Uhr"),
        (
            "en-de",
            "In the late 19th century, between meals",
            "Ende des 19. Jahrhunderts zwischen zwei Mahlzeiten",
        ),
    ],
)
def test_what_is_no_changed_number(pair: str, source: str, target: str) -> None:
    assert told(pair, source, target) == []


@pytest.mark.parametrize(
    ("locale", "text", "values"),
    [
        ("en", "1,200.5 and 1.000", ["1200.5", "1.000"]),
        ("it", "1.200,5 e 1.000 o 10 000", ["1200.5", "1000", "10000"]),
        ("fr", "12 500,5 à 19 h 30", ["12500.5", "19:30"]),
        ("en", "p = .05 and 3.05.", ["0.05", "3.05"]),
        ("it", "2 miliardi e mezzo, 2,4 mln. di euro", ["2500000000", "2400000"]),
        ("de-CH", "1’200.5", ["1200.5"]),
        ("it", "2'14\", 1'000, 12'345'678", ["2", "14", "1000", "12345678"]),
        ("ja", "1億2000万人、午後3時30分", ["120000000", "15:30"]),
        ("ar", "٣٧٫٥ و3 ملايين", ["37.5", "3000000"]),
        (
            "en",
            "½ or 1½ or 3/4 of B12, −20, 3–5, 2.1.4",
            ["1/2", "1.5", "3/4", "b12", "-20", "3", "5", "2.1.4"],
        ),
    ],
)
def test_digits_have_values(locale: str, text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text, locale)] == values


@pytest.mark.parametrize(
    ("locale", "text", "values"),
    [
        ("en", "twenty-five, ten thousand, two hundred million", ["25", "10000", "200000000"]),
        ("it", "ventidue, tremila, ventitré", ["22", "3000", "23"]),
        ("es", "treinta y cinco, veintidós, diez mil", ["35", "22", "10000"]),
        ("fr", "quatre-vingt-dix, vingt-trois", ["90", "23"]),
        ("de", "fünfundzwanzig, dreihundert", ["25", "300"]),
        ("pt-BR", "dez mil", ["10000"]),
        ("ca", "vint-i-dos", ["22"]),
        ("ar", "خمسة وعشرون", ["25"]),
        ("ja", "二〇二一年と三百五十", ["2021", "350"]),
        (
            "en",
            "two hundred and fifty, one thousand two hundred, a hundred and twenty thousand",
            ["250", "1200", "120000"],
        ),
        ("en", "two million and a half, two centuries, two decades", ["2500000", "2", "100", "20"]),
        ("it", "duecentocinquanta, tremiladuecento, un milione e duecentomila", ["250", "3200", "1200000"]),
        ("it", "nel Cinquecento due imperi, centimetri e centenari", ["500", "2"]),
        ("es", "mil doscientos, treinta y cinco mil quinientos", ["1200", "35500"]),
        ("fr", "deux cents, deux mille cinq cents, deux cent mille", ["200", "2500", "200000"]),
        ("de", "zweihundertfünfzig, zweihunderttausend", ["250", "200000"]),
        ("de", "das fünfzigste, in den Siebzigerjahren, zweieinhalb, anderthalb", ["50", "70", "2.5", "1.5"]),
        ("it", "cinquantesima, ventunesimi, ventidue", ["50", "21", "22"]),
        ("fr", "quarantièmes", ["40"]),
    ],
)
def test_words_have_values(locale: str, text: str, values: list[str]) -> None:
    assert [number.value for number in written(text, locale)] == values


def test_roman_numerals_have_values() -> None:
    assert [(n.text, n.value) for n in roman("XIX, XXIe, IV, MIX, CD, TAXI")] == [
        ("XIX", "19"),
        ("XXIe", "21"),
        ("IV", "4"),
    ]


@given(st.integers(0, 10**12), st.sampled_from(["en", "it", "fr", "de-CH", "ja"]))
def test_a_grouped_number_is_its_value(value: int, locale: str) -> None:
    sign = {"en": ",", "it": ".", "fr": "\u202f", "de-CH": "’", "ja": ","}[locale]
    assert [n.value for n in numbers(f"{value:,}".replace(",", sign), locale)] == [str(value)]


@given(st.text(alphabet="0123456789.,:/’'- \u00a0½IVX%€$km億万時分°²[];Marchptwo", max_size=60))
def test_any_text_is_its_own_translation(text: str) -> None:
    for locale in ("en", "it", "ja", "ar"):
        assert [
            found for found in told(f"{locale}-{locale}", text or "x", text or "x") if found[1] == "error"
        ] == []
