"""The script that a language is written in, and how many letters of a text are in it."""

from __future__ import annotations

import re

from l10n.checks.reading import language

# Letters by script (Unicode blocks), and the languages written in it where a locale does not name one (CLDR).
_RANGES = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ",
    "Cyrl": "\u0400-\u052f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arab": "\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Hebr": "\u05d0-\u05ea",
    "Jpan": "\u3041-\u30ff\u3400-\u9fff",
    "Hani": "\u3400-\u9fff",
    "Kore": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
    "Thai": "\u0e01-\u0e4e",
    "Deva": "\u0900-\u097f",
    "Armn": "\u0531-\u058f",
    "Geor": "\u10a0-\u10ff",
    "Beng": "\u0980-\u09ff",
    "Taml": "\u0b80-\u0bff",
}
_LANGUAGES = {
    "Cyrl": "ru uk be bg sr mk kk ky mn tg",
    "Grek": "el",
    "Arab": "ar fa ur ps ckb ug sd",
    "Hebr": "he yi iw",
    "Jpan": "ja",
    "Hani": "zh yue",
    "Kore": "ko",
    "Thai": "th",
    "Deva": "hi mr ne sa",
    "Armn": "hy",
    "Geor": "ka",
    "Beng": "bn as",
    "Taml": "ta",
}
_OF = {lang: name for name, langs in _LANGUAGES.items() for lang in langs.split()}
_NAMED = {"Hans": "Hani", "Hant": "Hani"}
_UNMEASURED = frozenset(
    "te kn ml gu pa or si my km lo am ti dv bo dz".split()
)  # in scripts that are not listed
LETTERS = {name: re.compile(f"[{ranges}]+") for name, ranges in _RANGES.items()}


def script(locale: str) -> str:
    """The script of a locale (`Latn`; a script subtag's own, as in sr-Latn), "" where it is not known here."""
    for subtag in locale.split("-")[1:]:
        if len(subtag) == 4 and subtag.isalpha():
            name = _NAMED.get(subtag.title(), subtag.title())
            return name if name in LETTERS else ""
    lang = language(locale)
    return "" if lang in _UNMEASURED else _OF.get(lang, "Latn")


def count(text: str, name: str) -> int:
    """How many letters of a text are of this script."""
    return sum(map(len, LETTERS[name].findall(text)))
