"""The space before a sign, inside guillemets, and before a unit, as each language has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks.mending import Mend
from l10n.checks.typography import NO_BREAK, Typography, typography
from l10n.checks.visible import GAP, TAG, visible

_MOST = 100
BREAKING = "an ordinary space, at which the line may break,"  # what is no matter where all are
_S = " \u00a0\u2000-\u200a\u202f\u205f\u3000"
_FIXED = "\u00a0\u202f\u2009"  # spaces that French typesetters use
_HERE = re.compile(r"[;:!?«»%¿¡،؛؟。、！？：；，．]|[\s\u00a0][.,]|\d[A-Za-zµμ]|&")
# French text whose signs all have their no-break spaces, and that has nothing else to be looked at.
_FRENCH = re.compile(
    r"(?:[^\s.,،؛؟。、！？：；，．;:!?…«»%¿¡<&{@`^=\d]++|\d++(?![A-Za-zµμ])|[.,…]++(?=\s|\Z)"
    r"|(?<!\s)[\u00a0\u202f][;:!?»](?=[\s.,)]|\Z)|(?<![^\s(])«[\u00a0\u202f](?=\w)|[ \u00a0\u202f\n](?=[\w(«–—-]))*+"
)
_SIGN = re.compile(rf"(?<![{_S}])([{_S}]*+)([;:!?]++)")
_SPACED_SIGN = re.compile(rf"(?<![{_S}])([{_S}]++)([;:!?.,،؛؟。、！？：；，．]++)")
_GUILLEMETS = re.compile(rf"(?<![{_S}])([{_S}]*+)([«»])([{_S}]*+)")
_TURNED = re.compile(rf"([¿¡])([{_S}]++)(?=\w)")
_PERCENT = re.compile(rf"(?<=\d)([{_S}]?)%(?![\w%])")
_UNIT = re.compile(
    r"(?<=\d)([ \u00a0\u202f]?)(mg|kg|g|µg|μg|mcg|ml|mL|dl|cm|mm|km|nm|kcal|kJ|Hz|kHz|GB|MB|kB)(?!\w)"
)
_OPENING = "([{«“\"'„‚‘‹¿¡/=-—–" + GAP
_ENDS = " \t\n\r)]}»”\"'’›…" + _FIXED + GAP + TAG
_WIDE = "。、！？：；，．"


def mends(source: str, target: str, source_locale: str, locale: str) -> Iterator[Mend]:
    """What is wrong with the spaces around a translation's signs, and what belongs there. Linear."""
    own, other = typography(locale), typography(source_locale)
    if not _HERE.search(target) or (own.inside and _FRENCH.fullmatch(target)):
        return
    text, before = visible(target), visible(source)
    if own.spaced:
        yield from _french(text, before, own)
    yield from _signs(text, before, own, other)
    if "«" in text or "»" in text:
        yield from _guillemets(text, before, own, other)
    yield from _turned(text)
    yield from _quantities(text, before, own)


def _french(text: str, source: str, own: Typography) -> Iterator[Mend]:
    """Signs that want a no-break space before them."""
    looked_up = 0  # whether they are the source's own
    for match in _SIGN.finditer(text):
        blank, sign = match[1], match[2][0]
        start, at = match.span(1)
        if sign not in own.spaced or _free(text, start, at, match.end()):
            continue
        before = _outside(text, start)
        if not blank and before in f".…{_FIXED}":
            continue
        if blank or before == " ":
            if any(space not in _FIXED for space in blank or before):
                shown = match.span() if blank else (at, match.end())
                yield Mend(
                    start, at, own.space if blank else None, f"{BREAKING} before “{sign}”", shown=shown
                )
        else:
            looked_up += 1
            if looked_up < _MOST and _known(text, start, match.end(), source):
                continue
            message = f"no space before “{sign}”: {_space_name(own)} belongs there"
            yield Mend(at, at, own.space, message, shown=(at, match.end()))


def _free(text: str, start: int, at: int, end: int) -> bool:
    """Whether a sign is none of a sentence: of a time, a ratio, a path, at the start."""
    before, after = _outside(text, start), text[end : end + 1]
    if not before or before in _OPENING or before in ";:!?\n\t":
        return True
    if text[at] in ":;":
        ratio = before.isdigit() and text[end : end + 2].strip(" \u00a0")[:1].isdigit()
        return ratio or (after != "" and after not in _ENDS)
    return after.isalnum() or after in ("=", "_")


def _outside(text: str, at: int) -> str:
    """The character before a place, tags not counted; "" at the start."""
    while at > 0 and text[at - 1] == TAG:
        at -= 1
    return text[at - 1] if at > 0 else ""


def _named(text: str, start: int, end: int, source: str) -> bool:
    """Whether a sign is part of a name: Yahoo! is …"""
    word = re.search(r"\w+\Z", text[max(0, start - 30) : start])
    if not word or not word[0][0].isupper():
        return False
    name = re.escape(word[0] + text[start:end])
    return (
        re.search(rf"(?<!\w){name} [a-z]", source) is not None and re.match(" [a-z]", text[end:]) is not None
    )


def _known(text: str, start: int, end: int, source: str) -> bool:
    """Whether the sign stands in a name, a title or a reference that is the source's own."""
    around = text[max(0, start - 24) : end + 12]
    return (sum(map(str.isalpha, around)) >= 10 and around in source) or _named(text, start, end, source)


def _space_name(own: Typography) -> str:
    return "a no-break space" if own.space == NO_BREAK else "a narrow no-break space"


def _signs(text: str, source: str, own: Typography, other: Typography) -> Iterator[Mend]:
    """Signs that want no space before them."""
    found = [match for match in _SPACED_SIGN.finditer(text) if _unwanted(text, match, own)]
    if not found:
        return
    allowed = Counter(
        match[2][0]
        for match in _SPACED_SIGN.finditer(source)
        if match[2][0] not in other.spaced and _unwanted(source, match, own)
    )
    for match in found:
        sign = match[2][0]
        allowed[sign] -= 1
        if allowed[sign] < 0:
            yield Mend(*match.span(1), "", f"a space before “{sign}”", shown=match.span())


def _unwanted(text: str, match: re.Match[str], own: Typography) -> bool:
    sign, end = match[2][0], match.end()
    before, after = _outside(text, match.start()), text[end : end + 1]
    if sign not in own.unspaced or not before or before in _OPENING or before in ".,…\n\t*|":
        return False
    if sign in ";:!?" and own.lang == "fr" and any(space in _FIXED for space in match[1]):
        return False  # Canadian French may have a thin one
    if sign in _WIDE:
        return True
    if sign in ".,":
        return (not after or after in _ENDS) and len(match[2]) == 1 and not _dotted(text, end)
    ratio = before.isdigit() and text[end : end + 2].strip(" ")[:1].isdigit()
    return not (ratio or after.isalnum() or (after and after in "=_-)(/|"))


def _dotted(text: str, end: int) -> bool:
    return text[end : end + 2] in (" .", "\u00a0.")


def _guillemets(text: str, source: str, own: Typography, other: Typography) -> Iterator[Mend]:
    """The spaces inside guillemets: French has them, others have not. Either mark may open in German."""
    if "»»" in own.pairs or (not own.inside and _inside(source) and not other.inside):
        return
    opening = "«" if own.inside else next(char for char in text if char in "«»")
    for match in _GUILLEMETS.finditer(text):
        opens = match[2] == opening
        start, end = match.span(3 if opens else 1)
        beyond = text[end : end + 1] if opens else _outside(text, start)
        if not beyond or beyond in "\n«»":
            continue
        blank = text[start:end]
        if own.inside and opening == "«" and not _fixed_near(text, start, end, opens):
            message = f"{_space_name(own)} belongs inside « »"
            if blank == " ":
                message = f"{BREAKING} inside « »"
            yield Mend(start, end, own.space, message, shown=match.span(2))
        elif not own.inside and blank:
            yield Mend(start, end, "", "a space inside guillemets", shown=(match.start(1), match.end(3)))


def _fixed_near(text: str, start: int, end: int, opens: bool) -> bool:
    """Whether a no-break space stands inside, perhaps with tags between."""
    blank = text[start:end]
    if not blank:
        if opens:
            while text[end : end + 1] == TAG:
                end += 1
            blank = text[end : end + 1]
        else:
            blank = _outside(text, start)
    return bool(blank) and all(space in _FIXED for space in blank)


def _inside(text: str) -> bool:
    return any(
        match[1] or match[3]
        for match in re.finditer(rf"«([{_S}]?)|([{_S}]?)(»)", text)
        if match[1] or match[2]
    )


def _turned(text: str) -> Iterator[Mend]:
    for match in _TURNED.finditer(text):
        yield Mend(*match.span(2), "", f"a space after “{match[1]}”", shown=match.span())


def _quantities(text: str, source: str, own: Typography) -> Iterator[Mend]:
    """Percent signs and units, where the language or the source says how they are set off."""
    if own.percent and "%" in text:
        for match in _PERCENT.finditer(text):
            if own.percent == "space" and not match[1]:
                yield Mend(
                    match.start(), match.start(), NO_BREAK, "no space before “%”", "info", match.span()
                )
            elif own.percent == "none" and match[1]:
                yield Mend(*match.span(1), "", "a space before “%”", "info", match.span())
    tight = [match for match in _UNIT.finditer(text) if not match[1]]
    if tight and all(match[1] for match in _UNIT.finditer(source)) and _UNIT.search(source):
        for match in tight:
            at = match.start()
            yield Mend(at, at, NO_BREAK, f"no space before “{match[2]}”", "info", match.span())
