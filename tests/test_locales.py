"""Locales in both spellings, what pages and folders call them, and their plural forms."""

from __future__ import annotations

import gettext
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st
from langcodes import Language as Tag

from l10n import locales
from l10n.errors import L10nError
from l10n.model import Language

TAGS = [
    ("it", "it", "it"),
    ("IT", "it", "it"),
    (" it ", "it", "it"),
    ("pt_BR", "pt-BR", "pt_BR"),
    ("pt-br", "pt-BR", "pt_BR"),
    ("zh_Hans", "zh-Hans", "zh_Hans"),
    ("zh-hant_hk", "zh-Hant-HK", "zh_Hant_HK"),
    ("zh_CN", "zh-CN", "zh_CN"),
    ("sr@latin", "sr-Latn", "sr@latin"),
    ("sr_RS@latin", "sr-Latn-RS", "sr_RS@latin"),
    ("sr-Latn", "sr-Latn", "sr@latin"),
    ("sr_Cyrl", "sr-Cyrl", "sr@cyrillic"),
    ("uz@Cyrillic", "uz-Cyrl", "uz@cyrillic"),
    ("ks@devanagari", "ks-Deva", "ks@devanagari"),
    ("az_Arab", "az-Arab", "az@arabic"),
    ("ca@valencia", "ca-valencia", "ca@valencia"),
    ("ca_ES@valencia", "ca-ES-valencia", "ca_ES@valencia"),
    ("be-tarask", "be-tarask", "be@tarask"),
    ("sr-Latn-RS-ekavsk", "sr-Latn-RS-ekavsk", "sr_Latn_RS_ekavsk"),
    ("de-1901-1996", "de-1901-1996", "de_1901_1996"),
    ("de_DE.UTF-8", "de-DE", "de_DE"),
    ("de_DE.utf8@euro", "de-DE", "de_DE"),
    ("es_419", "es-419", "es_419"),
    ("en-XA", "en-XA", "en_XA"),
    ("it-x-scuola", "it-x-scuola", "it_x_scuola"),
    ("iw", "he", "he"),
    ("sh", "sr-Latn", "sr@latin"),
    ("no", "no", "no"),
    ("nb", "nb", "nb"),
    ("ita", "it", "it"),
    ("ckb", "ckb", "ckb"),
]


@pytest.mark.parametrize(("text", "tag", "folder"), TAGS)
def test_both_spellings(text: str, tag: str, folder: str) -> None:
    assert locales.parse(text) == tag
    assert locales.gettext_name(text) == folder
    assert locales.parse(folder) == tag


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "x", "C", "POSIX", "english", "italiano", "zz", "x-klingon", "und", "mul", "zxx", "root"),
        *(
            "it_",
            "it__IT",
            "_it",
            "it-IT-IT",
            "it_ITA",
            "it@nonsense",
            "sr-Latn@cyrillic",
            "it@",
            "it.UTF-8.x",
        ),
        *(
            "../it",
            "it/../en",
            "it\\en",
            "it\x00",
            "it\nen",
            "ｉｔ",
            "\u212aa",
            "ıt",
            "pt‐BR",
            "it IT",
            "a" * 10_000,
        ),
    ],
)
def test_what_names_no_language_is_one_clear_error(text: str) -> None:
    with pytest.raises(L10nError) as caught:
        locales.parse(text)
    assert str(caught.value) == f"{text!r} names no language; write a tag such as it, pt-BR or zh-Hans"
    assert "\n" not in str(caught.value)


@given(
    st.from_regex(
        r"[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?(@[a-z]{5,10})?", fullmatch=True
    )
)
def test_a_tag_comes_back_from_its_folder_name(text: str) -> None:
    try:
        tag = locales.parse(text)
    except L10nError:
        return
    assert locales.parse(tag) == tag
    assert locales.parse(locales.gettext_name(tag)) == tag
    assert re.fullmatch(r"[A-Za-z0-9_@]+", locales.gettext_name(tag))
    assert locales.fallbacks(tag)[0] == tag
    assert re.fullmatch(r"[a-z]{2,3}_[A-Z]{2,3}", locales.language(tag).og)
    assert locales.english_name(tag)


@given(st.text(max_size=30))
def test_any_text_is_a_tag_or_an_error(text: str) -> None:
    try:
        tag = locales.parse(text)
    except L10nError:
        tag = "it"
    assert re.fullmatch(r"[A-Za-z0-9-]+", tag)


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("it", Language("it", "ltr", "it_IT", "italiano"), "Italian"),
        ("en", Language("en", "ltr", "en_US", "English"), "English"),
        ("en_GB", Language("en-GB", "ltr", "en_GB", "English (United Kingdom)"), "English (United Kingdom)"),
        ("pt", Language("pt", "ltr", "pt_BR", "português"), "Portuguese"),
        ("pt_BR", Language("pt-BR", "ltr", "pt_BR", "português (Brasil)"), "Portuguese (Brazil)"),
        ("pt_PT", Language("pt-PT", "ltr", "pt_PT", "português (Portugal)"), "Portuguese (Portugal)"),
        ("ar", Language("ar", "rtl", "ar_AR", "العربية"), "Arabic"),
        ("ar_EG", Language("ar-EG", "rtl", "ar_EG", "العربية (مصر)"), "Arabic (Egypt)"),
        ("he", Language("he", "rtl", "he_IL", "עברית"), "Hebrew"),
        ("fa", Language("fa", "rtl", "fa_IR", "فارسی"), "Persian"),
        ("ckb", Language("ckb", "rtl", "ckb_IQ", "کوردیی ناوەندی"), "Central Kurdish"),
        ("zh_Hans", Language("zh-Hans", "ltr", "zh_CN", "中文 (简体)"), "Chinese (Simplified)"),
        ("zh_TW", Language("zh-TW", "ltr", "zh_TW", "中文 (台灣)"), "Chinese (Taiwan)"),
        ("ja", Language("ja", "ltr", "ja_JP", "日本語"), "Japanese"),
        ("sr", Language("sr", "ltr", "sr_RS", "српски"), "Serbian"),
        ("sr@latin", Language("sr-Latn", "ltr", "sr_RS", "srpski (latinica)"), "Serbian (Latin)"),
        ("ca@valencia", Language("ca-valencia", "ltr", "ca_ES", "català (valencià)"), "Catalan (Valencian)"),
        ("es-419", Language("es-419", "ltr", "es_LA", "español (Latinoamérica)"), "Spanish (Latin America)"),
        ("en-001", Language("en-001", "ltr", "en_US", "English (world)"), "English (world)"),
        ("eo", Language("eo", "ltr", "eo_EO", "Esperanto"), "Esperanto"),
        ("pa_PK", Language("pa-PK", "rtl", "pa_PK", "پنجابی (پاکستان)"), "Punjabi (Pakistan)"),
        ("kmr", Language("kmr", "ltr", "kmr_TR", "kmr"), "kmr"),
    ],
)
def test_what_pages_call_a_language(text: str, language: Language, english: str) -> None:
    assert locales.language(text) == language
    assert locales.english_name(text) == english


def test_directions_are_babels() -> None:
    names = [name for name in localedata.locale_identifiers() if not re.search(r"_([A-Z]{2}|[0-9]{3})", name)]
    spoken = [name for name in names if Tag.get(name.replace("_", "-")).is_valid()]
    wrong = {
        name
        for name in spoken
        if locales.language(name).direction != Locale.parse(name).text_direction.replace("ttb", "ltr")
    }
    assert len(spoken) > 300
    assert wrong == set()


@pytest.mark.parametrize(
    ("locale", "chain"),
    [
        ("it", ("it",)),
        ("pt_BR", ("pt-BR", "pt")),
        ("ca-ES-valencia", ("ca-ES-valencia", "ca-ES", "ca")),
        ("sr_RS@latin", ("sr-Latn-RS", "sr-Latn")),
        ("sr", ("sr",)),
        ("sr_Cyrl_RS", ("sr-Cyrl-RS", "sr-Cyrl", "sr")),
        ("zh_TW", ("zh-TW", "zh-Hant")),
        ("zh_CN", ("zh-CN", "zh")),
        ("zh_Hans_CN", ("zh-Hans-CN", "zh-Hans", "zh")),
        ("it-x-scuola", ("it-x-scuola", "it")),
    ],
)
def test_fallbacks(locale: str, chain: tuple[str, ...]) -> None:
    assert locales.fallbacks(locale) == chain


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("it-IT", "it", True),
        ("it", "it_CH", True),
        ("sr@latin", "sr", True),
        ("iw", "he-IL", True),
        ("it", "en", False),
        ("pt", "pl", False),
        ("no", "nb", False),
    ],
)
def test_same_language(one: str, other: str, same: bool) -> None:
    assert locales.same_language(one, other) is same


NUMBERS = [*range(211), 1000, 1001, 1_000_000, 1_000_001]


def forms(plural_forms: str) -> tuple[int, list[int]]:
    """The number of plural forms, and the one that each of some numbers takes."""
    found = re.fullmatch(r"nplurals=(\d+); plural=(.+?);?", plural_forms)
    assert found
    return int(found[1]), [gettext.c2py(found[2])(number) for number in NUMBERS]


@pytest.mark.parametrize(
    ("locale", "examples"),
    [
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3, 111: 4, 200: 5}),
        ("pt", {0: 1, 1: 0, 2: 1}),
        ("pt_PT", {0: 1, 1: 0, 2: 1}),
        ("pt_BR", {0: 0, 1: 0, 2: 1}),
        ("fa", {0: 0, 1: 0, 2: 1}),
        ("hi", {0: 0, 1: 0, 2: 1}),
        ("lv", {0: 2, 1: 0, 2: 1, 11: 1, 21: 0}),
        ("tr", {0: 1, 1: 0, 2: 1}),
        ("hu", {0: 1, 1: 0, 2: 1}),
        ("cs", {0: 2, 1: 0, 2: 1, 4: 1, 5: 2}),
        ("ja", {0: 0, 1: 0, 2: 0}),
        ("id", {0: 0, 1: 0, 2: 0}),
        ("zh_Hans", {0: 0, 1: 0, 2: 0}),
        ("fr", {0: 0, 1: 0, 2: 1}),
        ("sl", {0: 3, 1: 0, 2: 1, 3: 2, 4: 2, 5: 3, 101: 0}),
        ("hsb", {0: 3, 1: 0, 2: 1, 3: 2, 4: 2, 5: 3, 101: 0}),
        ("pl", {0: 2, 1: 0, 2: 1, 5: 2, 12: 2, 21: 2, 22: 1}),
        ("gd", {0: 3, 1: 0, 2: 1, 3: 2, 11: 0, 12: 1, 19: 2, 20: 3}),
        ("mk", {0: 1, 1: 0, 2: 1, 11: 1, 21: 0}),
        ("sr@latin", {0: 2, 1: 0, 2: 1, 5: 2, 11: 2, 21: 0}),
        ("kmr", {0: 1, 1: 0, 2: 1}),
    ],
)
def test_plural_forms(locale: str, examples: dict[int, int]) -> None:
    count, found = forms(locales.plural_forms(locale))
    assert locales.plural_count(locale) == count == max(found) + 1
    assert {number: found[NUMBERS.index(number)] for number in examples} == examples


# What plural-table.c of gettext 0.21 knows, but Irish, which CLDR (and Weblate) give five forms.
GETTEXT = """
be bg cs da de el en eo es et fi fo fr he hr hu it ja ko lt
lv nb nl nn no pl pt pt_BR ro ru sk sl sr sv tr uk vi
""".split()


def test_plural_forms_are_those_of_gettext(need: Callable[..., str], tmp_path: Path) -> None:
    template = tmp_path / "a.pot"
    template.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        "utf-8",
    )
    wrong = {}
    for locale in GETTEXT:
        run = [
            need("msginit", package="gettext"),
            "--no-translator",
            "-i",
            str(template),
            "-l",
            locale,
            "-o",
            "-",
        ]
        made = subprocess.run(run, capture_output=True, text=True, check=True).stdout.replace('"\n"', "")
        said = re.search(r"Plural-Forms: (.*?)\\n", made)
        assert said, locale
        if forms(said[1]) != forms(locales.plural_forms(locale)):
            wrong[locale] = said[1]
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(name for name in localedata.locale_identifiers() if len(name) < 4))
def test_every_language_has_plural_forms_that_gettext_can_read(name: str) -> None:
    if Tag.get(name).is_valid():
        count, found = forms(locales.plural_forms(name))
        assert set(found) == set(range(count))
