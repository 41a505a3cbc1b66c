"""Words that stand twice, acronyms, damaged characters."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pairs import issues, judged, told

from l10n import checks
from l10n.model import Catalog, Unit

CHECKS = ("double-word", "acronym-case", "unicode")


def test_translations_in_many_languages() -> None:
    assert judged(CHECKS) == ([], [])


@pytest.mark.parametrize(
    ("locale", "target", "messages"),
    [
        ("it", "l'effetto dello dello stress", ["“dello” stands twice"]),
        ("it", "Il il sonno", ["“Il” stands twice"]),
        ("it", "dell'dell'effetto", ["“dell'” stands twice"]),
        ("it", "dell'effetto effetto", ["“effetto” stands twice"]),
        ("it", "piano piano, così così; no no", []),
        ("it", "se se ne va, ma se se", ["“se” stands twice"]),
        ("it", "uno, uno; il <b>il</b>\nil; 5 5", []),
        ("it", "vitamina A a", []),
        ("en", "that that he had had is", []),
        ("en", "what it is is this; sleep is is", ["“is” stands twice"]),
        ("en", "the the", ["“the” stands twice"]),
        ("en", "the the-x the's that that's will Will", []),
        ("de", "Zellen, die die Nacht, in der der Mann, das das", []),
        ("de", "Wirkung der der Nacht", ["“der” stands twice"]),
        ("fr", "nous nous, vous vous, du du", ["“du” stands twice"]),
        ("fr", "tous tous les jours", ["“tous” stands twice"]),
        ("pt-BR", "se se", []),
        ("ja", "ああ ああ", []),
        ("id", "anak anak", []),
        ("ja", "陪審は評決にに至る。各々の母はもの、なにに。", ["“に” stands twice"]),
        ("ar", "في في جدا جدا", ["“في” stands twice"]),
    ],
)
def test_words_that_stand_twice(locale: str, target: str, messages: list[str]) -> None:
    assert told("double-word", f"xx>{locale}", "Source", target) == messages


def test_a_source_that_doubles_allows_it() -> None:
    assert told("double-word", "en>it", "Duran Duran", "I Duran Duran") == []
    assert told("double-word", "en>it", "go go", "il il di di") == ["“di” stands twice"]


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("GABA receptors", "recettori gaba", ["“gaba” is “GABA” in the source"]),
        ("The HPA axis", "L'asse Hpa", ["“Hpa” is “HPA” in the source"]),
        ("The HPA axis", "L'asse Hpa o HPA", []),
        ("mtDNA and pH", "mtdna e PH", ["“mtdna” is “mtDNA” in the source", "“PH” is “pH” in the source"]),
        ("CO2", "CO₂", []),
        ("The CO₂", "Il co2", ["“co2” is “CO2” in the source"]),
        ("NMDARs", "gli NMDAR", []),
        ("NMDARs", "gli nmdar", ["“nmdar” is “NMDAR” in the source"]),
        ("DNA", "ADN", []),
        ("IT staff", "il personale lo fa: it", []),
        ("STOP: READ THIS NOW", "fermo: this now", []),
        ("Visit https://x.org/ABC", "abc", []),
        ("Hello World", "hello world", []),
        ("OCSE and OECD", "l'ocde", ["“ocde” is an acronym: “OCDE”"]),
        ("the OECD says", "dice l’OCDE, o ocde", []),
        ("the ASIC", "il caso", []),
        ("EPA rules", "le rape", []),
    ],
)
def test_acronyms(source: str, target: str, messages: list[str]) -> None:
    assert told("acronym-case", "en>it", source, target) == messages


@pytest.mark.parametrize(
    ("locales", "target", "messages"),
    [
        ("en>de", "Kinder mit Adhs", ["“Adhs” is an acronym: “ADHS”"]),
        ("en>de", "Kinder mit ADHS", []),
        ("en>fr", "enfants avec Tdah", []),
        ("en>fr", "enfants avec tdah", ["“tdah” is an acronym: “TDAH”"]),
    ],
)
def test_acronyms_of_a_language_of_its_own(locales: str, target: str, messages: list[str]) -> None:
    assert told("acronym-case", locales, "children with ADHD", target) == messages


@pytest.mark.parametrize(
    ("locale", "target", "message", "severity"),
    [
        ("it", "perchÃ©", "text in a wrong encoding: “Ã©”", "error"),
        ("it", "dellâ€™aria", "text in a wrong encoding: “â€™”", "error"),
        ("it", "37 Â°C", "text in a wrong encoding: “Â°”", "error"),
        ("pl", "sÅ‚owo", "text in a wrong encoding: “Å‚”", "error"),
        ("fr", "les cÅ“urs", "text in a wrong encoding: “Å“”", "error"),
        ("ru", "ÐžÑ‚", "text in a wrong encoding: “ÐžÑ‚”", "error"),
        ("ru", "РџСЂРёРІРµС‚", "text in a wrong encoding: “РџСЂ”", "error"),
        ("it", "citt\ufffd", "a character was lost: U+FFFD", "error"),
        ("it", "a\u202eb", "a mark that turns the text around: U+202E", "error"),
        ("ar", "\u2067ab", "a mark of direction that nothing ends: U+2067", "warning"),
        ("it", "a\x07b", "a control character: U+0007", "warning"),
        ("it", "è\x92", "a control character: U+0092", "warning"),
        ("it", "so\u200bnno", "a zero-width space: U+200B", "warning"),
        ("it", "so\u200cnno", "a zero-width non-joiner: U+200C", "warning"),
        ("it", "so\ufeffnno", "a byte order mark: U+FEFF", "warning"),
        ("it", "\ue000", "a character for private use: U+E000", "warning"),
        ("it", "perche\u0301", "“é” is written as a letter and an accent apart (NFD)", "warning"),
        ("ja", "カ\u3099", "“ガ” is written as a letter and an accent apart (NFD)", "warning"),
        ("it", "s\u043enno", "“s\u043enno” has letters of another alphabet: \u043e U+043E", "warning"),
        ("ru", "сoн", "“сoн” has letters of another alphabet: o U+006F", "warning"),
        ("it", "caff&egrave;", "“&egrave;” is text here: write the character itself", "warning"),
    ],
)
def test_damage(locale: str, target: str, message: str, severity: str) -> None:
    assert [(i.message, i.severity) for i in issues("unicode", f"en>{locale}", "Text", target)] == [
        (message, severity)
    ]


@pytest.mark.parametrize(
    ("locales", "source", "target"),
    [
        ("en>pt-BR", "“MORNING”", "“MANHÃ” e “MANHÔ"),
        ("en>fr", "“coffee”", "«\u00a0café\u00a0»"),
        ("en>fr", "“E…”", "«\u00a0É…\u00a0»"),
        ("en>de", "“ROAD”", "„STRAẞE“, „Ä“, „ÄÖÜ“"),
        ("en>es", "“ESPAÑA”", "«ESPAÑA»"),
        ("en>da", "“isle”", "»Ø«, »Å«"),
        ("en>fa", "goes", "می\u200cرود"),
        ("en>hi", "x", "क्\u200dष"),
        ("en>th", "x", "ก\u200bข"),
        ("en>it", "👨\u200d👩", "👨\u200d👩 ecco"),
        ("en>it", "soft\u00adhyphen", "sillaba\u00adzione"),
        ("en>he", "x", "\u200fא\u200e \u2066a\u2069"),
        ("en>it", "a\ufffd", "b\ufffd"),
        ("en>it", "μ-opioid, Δt", "μ-oppioide, Δt, 5 μg"),
        ("en>ru", "SMS", "SMS-ки и IP-адрес"),
        ("en>it", "a &eacute; b", "caff&egrave;"),
        ("en>it", "R&D; AT&T;", "R&S; AT&T;"),
    ],
)
def test_what_is_no_damage(locales: str, source: str, target: str) -> None:
    assert told("unicode", locales, source, target) == []


def test_entities_are_markup_where_the_source_has_tags_outside_a_project() -> None:
    assert told("unicode", "en>fr", "<b>Why</b>?", "<b>Pourquoi</b>&nbsp;?", article="") == []
    assert len(told("unicode", "en>fr", "<b>Why</b>?", "<b>Pourquoi</b>&nbsp;?")) == 1
    assert len(told("unicode", "en>fr", "Why?", "Pourquoi&nbsp;?", article="")) == 1


def test_entities_are_no_damage_in_catalogs_of_html() -> None:
    plain = Unit(None, "Why?", targets=("Pourquoi&nbsp;?",))
    html = Unit(None, '<a href="/x">Here</a>', targets=('<a href="/x">Ici</a>',))
    found = [checks.check(Catalog("fr", units), source_locale="en") for units in ((plain,), (plain, html))]
    assert [[finding.check for finding in each] for each in found] == [["unicode"], []]


@given(st.text(alphabet="àéîõüÀÉÎÕÜñçß aeiou", min_size=1, max_size=20))
def test_text_read_in_a_wrong_encoding_is_found(text: str) -> None:
    wrong = text.encode().decode("cp1252", "replace")
    errors = [i.severity for i in issues("unicode", "en>it", "Text", wrong)]
    assert ("error" in errors) == (not text.isascii() and wrong != text)


@given(st.text(alphabet="àéîõüÀÉÎÕÜñçßaeiou «»“”„’…–°\u00a0", max_size=30))
def test_composed_text_is_whole_and_decomposed_text_is_not(text: str) -> None:
    assert told("unicode", "en>it", "Text", text) == []
    decomposed = unicodedata.normalize("NFD", text)
    assert len(told("unicode", "en>it", "Text", decomposed)) == (decomposed != text)


@given(
    st.text(alphabet="ABab 2₂’'-àÃ©\u0301\u200b\u202e\u2067\u2069оо&;nbsp", max_size=40),
    st.text(alphabet="ABab 2₂’'-àÃ©\u0301\u200b\u202e\u2067\u2069оо&;nbsp", max_size=40),
)
def test_places_are_in_the_text_and_a_text_is_no_worse_than_itself(one: str, other: str) -> None:
    for check in CHECKS:
        for issue in issues(check, "en>it", one, other):
            assert all(0 <= start < end <= len(other) for start, end in issue.target_spans)
    assert told("double-word", "en>it", one, one) == []
    assert told("acronym-case", "en>it", one, one) == []


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "l'",
        "GABA ",
        "gaba",
        "Ã",
        "Ã©",
        "e\u0301",
        "\u0301",
        "о",
        "aо ",
        "\u2067",
        "&nbsp;",
        "\u200b",
        "À Â ",
    ],
)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    start = time.process_time()
    for check in CHECKS:
        issues(check, "en>it", "GABA " + piece * 20_000, piece * 200_000)
    assert time.process_time() - start < 20
