"""Messages that are nothing but numbers, as another language writes them: 1.000 is 1,000 and 45 % is 45%."""

from __future__ import annotations

import re

from l10n import locales
from l10n.numerals import numbers

_DIGITS = re.compile(r"\D+")
_PERCENT = re.compile(r"(?<=\d)[ \u00a0\u202f]?(?=[%‰])")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


def rewritten(text: str, source: str, target: str) -> str:
    """A text with its numbers written as the target's language does; what is no plain decimal stays."""
    signs = locales.number_signs(target)
    parts: list[str] = []
    done = 0
    for number in numbers(text, source):
        start, end = number.span
        if start >= done and _PLAIN.fullmatch(number.value) and text[start].isdigit():
            parts += (text[done:start], _written(text[start:end], number.value, signs))
            done = end
    return _PERCENT.sub(signs.before_percent, "".join((*parts, text[done:])))


def _written(original: str, value: str, signs: locales.NumberSigns) -> str:
    """A value with as many decimals as the original shows, grouped if that was."""
    whole = value.partition(".")[0]
    digits = _DIGITS.sub("", original)
    decimals = digits[len(whole) :]
    if not digits.startswith(whole):
        return original
    grouped = _DIGITS.search(original.removesuffix(decimals).rstrip(",.٫"))
    whole = f"{int(whole):,}".replace(",", signs.group) if grouped and len(whole) > 3 else whole
    return f"{whole}{signs.decimal}{decimals}" if decimals else whole
