"""Numbers in digits: whole, decimal, ratios, times, codes with digits."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from l10n.model import Span
from l10n.numerals.conventions import and_half, decimal_sign, scale

DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")

Kind = Literal["number", "ratio", "time", "code", "word", "roman"]


class Number(NamedTuple):
    """A number in a text."""

    span: Span
    text: str
    value: str
    others: tuple[str, ...] = ()  # what it may mean as well: 8.30 may be half past eight
    misread: str = ""  # what it would be in another language: 1.000
    parts: tuple[str, ...] = ()  # the numbers that a ratio, a time or a code is made of
    kind: Kind = "number"
    sure: bool = True  # not a word with other meanings, not an article
    foreign: bool = False  # its separators are not the language's, though no other value can be meant


_SPACES = " \u00a0\u202f\u2009"
_TOKEN = re.compile(
    r"(?P<code>(?<![^\W_])(?![vVpPnNx]\d)[A-Za-zΑ-ω]++\d[\dA-Za-z]*+)"
    rf"|(?P<mixed>(?:\d++[{_SPACES}]?)?[¼-¾⅐-⅞])"
    r"|(?P<whole>\d{1,3})[ -](?P<part>\d/\d{1,2})(?![\d/])"
    r"|(?P<noon>午前|午後)?(?P<ji>\d{1,2})時(?!間)(?:(?P<han>半)|(?P<fun>\d{1,2})分)?"
    rf"|(?P<h>(?<![\d.,])\d{{1,2}})(?:(?:[:.](?P<m>[0-5]\d))?[{_SPACES}]?(?P<half>[aApP])\.?[{_SPACES}]?[mM]\b"
    rf"|[{_SPACES}]?[hH][{_SPACES}]?(?P<min>[0-5]\d)(?!\d)"
    rf"|(?:[.:](?P<m2>[0-5]\d))?[{_SPACES}]?(?:Uhr|o['’]clock)\b)"
    rf"|(?P<run>\d++(?:(?:[.,:/'’٫٬·]|[{_SPACES}](?=\d{{3}}(?!\d)))\d++)*+)"
)
# Whole numbers that nothing is part of which stands around them: most of all.
_WHOLE = re.compile(
    r"(?<![A-Za-zΑ-ω前後])\d++(?=\Z|[;!?)\]%…\"”»]|[.,](?:\s|\Z)"
    rf"|[{_SPACES}](?![\d¼-¾⅐-⅞]|[aApP]\.?[{_SPACES}]?[mM]\b|[hH][{_SPACES}]?[0-5]|Uhr|o['’]c))"
)
_EVENING = re.compile(
    r"[ \u00a0,]{1,2}(?:مساء|ظهرا|del pomeriggio|di sera|della sera|de la tarde|de la noche|du soir"
    r"|de l['’]apr[eè]s-midi"
    r"|abends|nachmittags|da tarde|da noite|de la nit|del vespre|in the (?:evening|afternoon)|at night)(?!\w)"
)
_BEFORE_POINT = ("", *" \u00a0\u202f([=<>≤≥~±–-+")
_SPACE = re.compile(f"[{_SPACES}]")
_MILLIONS = re.compile(r"m(?![^\W_])")
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(:[0-5]\d)?")
_SPACED = re.compile(rf"[1-9]\d{{0,2}}([{_SPACES}])\d{{3}}(?:\1\d{{3}})*(?!\d)(?:[.,]\d++)?\Z")
_PRIME = re.compile(r"['’]\d\d(?!\d)")  # 2'14": minutes and seconds
_LETTERS = frozenset(string.ascii_letters + "".join(map(chr, range(0x391, 0x3CA))))
_SIGN = "-−–‐‑"
_YEARS = re.compile(r"['’]?(?:s|er|ern|年代)(?![^\W\d_])")


def numbers(text: str, locale: str) -> list[Number]:
    """The numbers that a text has in digits, in order. Linear in the text."""
    if not DIGIT.search(text):
        return []
    found: list[Number] = []
    for match in _tokens(text):
        for number in _read(match, text, locale):
            last = found[-1] if found else None
            if last and number.kind == "number" and _continues(last, number):
                found[-1] = _joined(last, number)
            else:
                found.append(number)
    return found


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """What stands at each digit, with the letters of a code or the half of the day before it."""
    end = 0
    while digit := DIGIT.search(text, end):
        at = start = digit.start()
        if whole := _WHOLE.match(text, at):
            yield whole
            end = whole.end()
            continue
        while start > end and text[start - 1] in _LETTERS:
            start -= 1
        if text[at - 2 : at] in ("午前", "午後") and at - 2 >= end:
            start = at - 2
        match = _TOKEN.match(text, start) or _TOKEN.match(text, at)
        if match:
            yield match
        end = match.end() if match else at + 1


def _continues(last: Number, number: Number) -> bool:
    return last.span[1] == number.span[0] and last.text[-1] in "億万千百兆" and len(last.text) < 30


def _joined(one: Number, other: Number) -> Number:
    """1億2000万"""
    value = (
        _canonical(str(int(one.value) + int(other.value)))
        if (one.value + other.value).isdigit()
        else one.value
    )
    return Number((one.span[0], other.span[1]), one.text + other.text, value)


def _read(match: re.Match[str], text: str, locale: str) -> list[Number]:
    span, token = match.span(), match[0]
    if match.re is _WHOLE or match["run"]:
        return _run(span, token, text, locale)
    if match["code"]:
        parts = tuple(re.findall(r"\d+", _plain(token)))
        return [Number(span, token, token.casefold(), (), "", parts, "code")]
    if match["mixed"] or match["whole"]:
        return [_fraction(span, token, match["part"] or "", match["whole"] or "")]
    if match["ji"]:
        minutes, later = "30" if match["han"] else match["fun"], match["noon"] == "午後"
        return [_time(span, token, match["ji"], minutes, later)]
    minutes, later = match["m"] or match["min"] or match["m2"], (match["half"] or "").lower() == "p"
    return [_time(span, token, match["h"], minutes, later, match["half"])]


def _fraction(span: Span, token: str, part: str, whole: str) -> Number:
    if part:
        above, below = part.split("/")
        value = Fraction(int(above), int(below)) if int(below) else Fraction(0)
    else:
        value, whole = Fraction(unicodedata.numeric(token[-1])).limit_denominator(12), token[:-1].strip()
    ratio = f"{value.numerator}/{value.denominator}"
    decimal = _decimal(_canonical(_plain(whole)), value)
    parts = (str(value.numerator), str(value.denominator))
    if not whole:
        return Number(span, token, ratio, (decimal,), parts=parts, kind="ratio")
    return Number(span, token, decimal, (), parts=(_canonical(_plain(whole)), ratio), kind="ratio")


def _decimal(whole: str, part: Fraction) -> str:
    return f"{whole}.{round(float(part) * 1000):03d}".rstrip("0").rstrip(".")


def _time(
    span: Span, token: str, hours: str, minutes: str | None, later: bool, half: str | None = None
) -> Number:
    hour, minute = int(hours), int(minutes or "0")
    if later and hour < 12:
        hour += 12
    elif half and not later and hour == 12:
        hour = 0
    others = [str(hour)] if not minute else []
    others += [] if half else [f"{hour}.{minute:02d}"]
    return Number(
        span, token, f"{hour}:{minute:02d}", tuple(others), parts=(str(hour), str(minute)), kind="time"
    )


def _plain(digits: str) -> str:
    return digits if digits.isascii() else digits.translate(_decimal_digits())


@cache
def _decimal_digits() -> dict[int, str]:
    """The ASCII digit of each digit of another script, by its code point."""
    digits = ((code, unicodedata.decimal(chr(code), None)) for code in range(0x660, 0xFF1A))
    return {code: str(digit) for code, digit in digits if digit is not None}


def _canonical(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _run(span: Span, token: str, text: str, locale: str) -> list[Number]:
    """What digits with separators between them are."""
    if (
        len(token) < 6
        and (evening := _EVENING.match(text, span[1]))
        and (clock := re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?", token))
    ):
        return [_time((span[0], evening.end()), token, clock[1], clock[2], True)]
    if token.isdigit():
        return [_number(span, token, text, locale)]
    if ":" in token or "/" in token:
        return [_ratio(span, token, locale)]
    if (_SPACE.search(token) and not _SPACED.match(token)) or _PRIME.search(token):
        return [
            _number((span[0] + piece.start(), span[0] + piece.end()), piece[0], text, locale)
            for piece in re.finditer(rf"[^{_SPACES}'’]+", token)
        ]
    return [_number(span, token, text, locale)]


def _ratio(span: Span, token: str, locale: str) -> Number:
    plain = _plain(token)
    clock = _CLOCK.fullmatch(plain)
    if clock and int(clock[1]) < 25:
        return _time(span, token, clock[1], clock[2], False)
    parts = tuple(_value(part, locale)[0] for part in re.split("[:/]", plain))
    others: tuple[str, ...] = ()
    if "/" in plain and len(parts) == 2 and all(part.isdigit() and len(part) < 3 for part in parts):
        above, below = map(int, parts)
        others = (_decimal("0", Fraction(above, below)),) if above < below else ()
    return Number(span, token, re.sub("[:/]", "/", "/".join(parts)), others, parts=parts, kind="ratio")


def _number(span: Span, token: str, text: str, locale: str) -> Number:
    """A whole or decimal number, with its sign and with what multiplies it."""
    plain = _plain(token)
    value, others, misread, foreign = _value(plain, locale)
    start, before = span[0], text[span[0] - 1] if span[0] else ""
    power, end = scale(text, span[1], locale)
    if not power and before in ("$", "€", "£") and _MILLIONS.match(text, end):
        power, end = 6, end + 1  # $900m
    if power:
        if value.isdigit() and (half := and_half(text, end)):  # 1 miliardo e mezzo
            value, end = f"{value}.5", half
        value, others = shifted(value, power), [*(shifted(other, power) for other in others)]
        misread = ""
    if before == "." and plain.isdigit() and text[max(0, start - 2) : start - 1] in _BEFORE_POINT:
        start, value = start - 1, f"0.{plain}"  # p = .05
    if before and before in "'’" and len(plain) == 2:
        others = [*others, f"19{plain}", f"20{plain}", f"18{plain}"]
    elif before and before in "'’" and len(plain) == 3 and plain.endswith("00"):  # the '900
        others = [*others, str(int(plain[0]) + 11), f"1{plain}"]
    if len(value) == 4 and value[-1] == "0" and _YEARS.match(text, end):
        others = [*others, value[2:]]
    if before and before in _SIGN and _negative(text, start - 1):
        others = [*others, *([value] if start == 1 and before == "-" else ())]
        start, value = start - 1, f"-{value}"
    parts: tuple[str, ...] = ()
    if not token.isdigit() and _SPACE.search(token):
        parts = tuple(_canonical(part) for part in re.split(rf"[{_SPACES}]", plain))
    elif value.count(".") > 1:
        parts = tuple(value.split("."))
    return Number((start, end), text[start:end], value, tuple(others), misread, parts, foreign=foreign)


def _negative(text: str, at: int) -> bool:
    """Whether a dash before a digit is a sign: it parts no words and no range."""
    if text[at] == "−":
        return not at or not (text[at - 1].isalnum() or text[max(0, at - 2) : at - 1].isdigit())
    before = text[max(0, at - 2) : at]
    return not before or (before[-1] in " \u00a0\u202f(\x01\x02[~≤≥<>=/" and not before[0].isdigit())


def _value(plain: str, locale: str) -> tuple[str, list[str], str, bool]:
    """A number's value, other readings, what it would be elsewhere, and whether its signs are another language's."""
    if plain.isdigit():
        return _canonical(plain), [], "", False
    sign = decimal_sign(locale)
    plain = re.sub(rf"[{_SPACES}'’٬]", "", plain).replace("٫", "." if sign != "," else ",")
    groups = re.split("[.,·]", plain)
    signs = re.findall("[.,·]", plain)
    if not signs:
        return _canonical(plain), [], "", False
    if len(set(signs)) == 1 and len(signs) > 1:
        if all(len(group) == 3 for group in groups[1:]) and len(groups[0]) < 4:
            return _canonical("".join(groups)), [], "", signs[0] == sign
        return ".".join(map(_canonical, groups)), [], "", False
    if len(signs) > 1:
        if signs.count(signs[-1]) > 1 or any(len(group) != 3 for group in groups[1:-1]):
            return ".".join(map(_canonical, groups)), [], "", False
        return _point("".join(groups[:-1]), groups[-1], signs[-1] != sign != "")
    whole, part = groups
    if len(part) == 3 and len(whole) < 4 and not whole.startswith("0"):
        joined, parted = _canonical(whole + part), _point(whole, part, False)
        if not sign:
            return joined, [parted[0], *parted[1]], "", False
        return (*parted[:2], joined, False) if signs[0] == sign else (joined, [], parted[0], False)
    value = _point(whole, part, signs[0] != sign != "")
    if len(part) == 2 and int(part) < 60 and len(whole) < 3 and int(whole) < 25:
        value[1].append(f"{int(whole)}:{part}")
    return value


def _point(whole: str, part: str, foreign: bool) -> tuple[str, list[str], str, bool]:
    value = f"{_canonical(whole)}.{part}"
    short = value.rstrip("0").rstrip(".")
    return value, [short] if short != value else [], "", foreign


def shifted(value: str, power: int) -> str:
    """A value with its point moved to the right."""
    whole, _, part = value.partition(".")
    moved = part.ljust(power, "0")
    rest = moved[power:].rstrip("0")
    return _canonical(whole + moved[:power]) + (f".{rest}" if rest else "")
