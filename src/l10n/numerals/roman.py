"""Roman numerals."""

from __future__ import annotations

import re

from l10n.numerals.digits import Number

_ROMAN = re.compile(r"(?<![^\W_])(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})(?:e|es|ème|er|ᵉʳ?|º|ª)?(?![^\W_])")


def roman(text: str) -> list[Number]:
    """Roman numerals up to 39; single letters are not sure to be any."""
    found = []
    for match in _ROMAN.finditer(text):
        units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").index(match[2])
        value = 10 * len(match[1]) + units
        sure = len(match[1] + match[2]) > 1
        found.append(Number(match.span(), match[0], str(value), kind="roman", sure=sure))
    return found
