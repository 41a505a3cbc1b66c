"""How languages write quotations, and what they put before their signs.

Quotation marks are those of CLDR 45 (https://cldr.unicode.org, main/*/delimiters), first the primary pair, then the
alternate one for a quotation in a quotation, then others in print: the second ones of the Chicago Manual (British
usage), the Lexique de l'Imprimerie nationale, the Duden, and Fundéu.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

NO_BREAK, NARROW = "\u00a0", "\u202f"

_PAIRS = {
    "ar": "«» “” ”“ ‘’ ’‘ ‹›",
    "bg": "„“ ‚‘ «» ’’",
    "ca": "«» “” ‘’",
    "cs": "„“ ‚‘ »« ›‹",
    "da": "“” ‘’ »« ›‹ „“ ”” ’’",
    "de": "„“ ‚‘ »« ›‹",
    "de-CH": "«» ‹› „“ ‚‘",
    "de-LI": "«» ‹› „“ ‚‘",
    "el": "«» “” ‘’",
    "en": "“” ‘’",
    "es": "«» “” ‘’",
    "et": "„“ «» ‚‘",
    "eu": "«» “” ‘’",
    "fa": "«» ‹› “”",
    "fi": "”” ’’ »» ››",
    "fr": "«» “” ‘’ ‹›",
    "gl": "«» “” ‘’",
    "he": "”” ’’ “” ‘’ „” ‚’ ״״",
    "hr": "„” ‚’ »« ›‹ “”",
    "hu": "„” »« ’’ ‚’",
    "is": "„“ ‚‘",
    "it": "«» “” ‘’",
    "ja": "「」 『』 “” ‘’ 〝〟 ＂＂",
    "ko": "“” ‘’ 「」 『』",
    "lt": "„“ ‚‘",
    "lv": "“” ‘’ „” «» „“",
    "nb": "«» ‘’ “” „“ ””",
    "nl": "‘’ “” „” ‚’",
    "nn": "«» ‘’ “” „“ ””",
    "no": "«» ‘’ “” „“ ””",
    "pl": "„” «» »« ‚’",
    "pt": "“” ‘’",
    "pt-PT": "«» “” ‘’",
    "ro": "„” «» “”",
    "ru": "«» „“ “”",
    "sk": "„“ ‚‘ »« ›‹",
    "sl": "„“ ‚‘ »« ›‹",
    "sr": "„“ „” ‘’ ’’ »«",
    "sv": "”” ’’ »» ››",
    "tr": "“” ‘’ «»",
    "uk": "«» „“ “”",
    "zh": "“” ‘’ 「」 『』",
    "zh-Hant": "「」 『』 “” ‘’",
}


@dataclass(frozen=True, slots=True)
class Typography:
    """What a locale does with quotations and spaces."""

    lang: str
    pairs: tuple[str, ...]  # of marks: the primary pair, the alternate one, others; none: any will do
    spaced: str  # signs with a no-break space before them
    unspaced: str  # signs that no space may stand before
    inside: bool  # whether guillemets have a no-break space inside
    space: str  # the one to put there
    percent: str  # "space", "none", "" where both are usual

    @property
    def openers(self) -> frozenset[str]:
        return frozenset(pair[0] for pair in self.pairs)

    @property
    def closers(self) -> frozenset[str]:
        return frozenset(pair[1] for pair in self.pairs)


@cache
def typography(locale: str) -> Typography:
    """What a locale's language does, and its region where that has its own way."""
    subtags = locale.replace("_", "-").split("-")
    lang, region = subtags[0].lower(), next((s.upper() for s in subtags[1:] if len(s) == 2), "")
    traditional = lang == "zh" and ("hant" in locale.lower() or region in ("TW", "HK", "MO"))
    key = "zh-Hant" if traditional else f"{lang}-{region}"
    pairs = tuple(_PAIRS.get(key, _PAIRS.get(lang, "")).split())
    spaced = ""
    if lang == "fr":
        spaced = ":" if region == "CA" else ";:!?"
    signs = ";:!?.,؟،؛。、！？：；，．"
    return Typography(
        lang=lang,
        pairs=pairs,
        spaced=spaced,
        unspaced="".join(sign for sign in signs if sign not in spaced),
        inside=lang == "fr",
        space=NARROW if (lang, region) == ("fr", "CH") else NO_BREAK,
        percent={"fr": "space", "de": "space", "en": "none", "ja": "none", "zh": "none"}.get(lang, ""),
    )
