"""Words and what stands between them, in every script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from l10n.glossary.text import BREAK, RAISED

_SINGLE = (  # a token for each character: kana, Chinese characters
    r"\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_HANGUL = r"\uac00-\ud7a3"
_CLUSTERS = (  # scripts without spaces: a letter and the signs on it
    r"[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u1000-\u102a\u103f\u1780-\u17b3]"
    r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b6-\u17d3]*+"
)


def _letters() -> str:
    """Character ranges of letters, digits and the signs on them, in scripts that part words by spaces."""
    blocks = [*range(0x80, 0xE00), *range(0xF00, 0x1000), *range(0x1050, 0x1100), *range(0x1200, 0x1780)]
    blocks += [
        *range(0x1800, 0x3000),
        *range(0xA000, 0xAC00),
        *range(0xFB00, 0xFE00),
        *range(0x10000, 0x12000),
    ]
    own = (c for c in blocks if chr(c).isalnum() or unicodedata.category(chr(c))[0] == "M")
    ranges: list[list[int]] = []
    for code in own:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


_LETTERS = rf"0-9A-Z_a-z{_letters()}"
TOKEN = re.compile(rf"([{_LETTERS}]+|[{_SINGLE}]|[{_HANGUL}]+|{_CLUSTERS})")  # a group, for `split`
_WORDS = re.compile(r"(\w+)")
_BEYOND = re.compile(r"[^\u0000-\u02ff\u2000-\u20cf\u2100-\u2bff]")  # else a token is \w+
_UNSPACED = re.compile(rf"[{_SINGLE}{_HANGUL}]|{_CLUSTERS}")

JOINING = "-\u2010\u2011"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\u30a0\ufe63"  # and the en dash, which compounds use
_MARKS = re.compile(r"[®™©℠*†‡]")
_DASH = re.compile(rf"(\s*)[{HYPHENS}\u2014\u2015](\s*)\Z")
_APOSTROPHES = str.maketrans("’‘ʼ‛′＇`´", "''''''''")
_FITTING = {  # what may stand in a text for what stands in a term
    " ": frozenset((" ", "-")),
    "-": frozenset(("-", " ", " - ", "—", RAISED)),
    "~": frozenset(("", " ", "-")),
    "": frozenset(("", "・")),
    "・": frozenset(("・", "", " ", "-")),
}


def lower(text: str, lang: str) -> str:
    """The text in lower case, as long as it was."""
    if lang in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.replace("İ", "I").lower()


def pieces(text: str) -> list[str]:
    """The text as gap, token, gap, …, token, gap."""
    return (TOKEN if _BEYOND.search(text) else _WORDS).split(text)  # the latter is four times as fast


@lru_cache(10_000)
def gap(between: str) -> str:
    """What stands between two words, one way for equal ones: a space, a hyphen, a spaced hyphen, or itself."""
    text = _MARKS.sub("", between).replace(RAISED, "")
    if not text:
        return RAISED if RAISED in between else ""
    if text.isspace():
        return " " if text.count("\n") < 2 else BREAK
    if dash := _DASH.match(text):
        return " - " if dash[1] and dash[2] else "—" if "\u2014" in text or "\u2015" in text else "-"
    return "".join(text.split()).translate(_APOSTROPHES)


def fits(term_gap: str, text_gap: str) -> bool:
    """Whether words may stand so in a text: hyphen, space and nothing (for CO₂) are the same compound."""
    return term_gap == text_gap or text_gap in _FITTING.get(term_gap, ())


def term_gap(before: str, between: str, after: str) -> str:
    """The gap between two words of a term; "~" where a script without spaces meets another."""
    found = gap(between)
    if found:
        return found
    return "" if _UNSPACED.match(before) and _UNSPACED.match(after) else "~"


_KATAKANA = re.compile("[ァ-ヺー]")
_HIRAGANA = re.compile("[ぁ-ゖ]")
_PARTICLES = "はがをにのでともへやかなだし"


def inside_word(text: str, start: int, end: int, lang: str) -> bool | None:
    """Whether a match is a part of a longer word: True, False, or None where it is the part of a compound.

    Japanese parts its words by script. A run of katakana is one word or a compound of long ones
    (ストレスホルモン, but not ライオン); a single kanji beside another is part of a word.
    """
    word, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
    if before and _KATAKANA.match(word) and _KATAKANA.match(before):
        run = _run(text[max(0, start - 20) : start][::-1])
        return None if len(word) > 3 and run > 2 else True
    if after and _KATAKANA.match(word[-1]) and _KATAKANA.match(after):
        run = _run(text[end : end + 20])
        return None if len(word) > 3 and run > 2 and after not in "ーンッァィゥェォャュョ" else True
    if lang == "ja" and len(word) == 1 and _is_kanji(word) and (_is_kanji(before) or _is_kanji(after)):
        return True
    if len(word) < 4 and all(map(_HIRAGANA.match, word)):
        beside = [char for char in (before, after) if char and _HIRAGANA.match(char)]
        return any(char not in _PARTICLES for char in beside)
    return False


def _is_kanji(char: str) -> bool:
    return "㐀" <= char <= "䶿" or "一" <= char <= "鿿" or char == "々"


def _run(text: str) -> int:
    return next((i for i, char in enumerate(text) if not _KATAKANA.match(char)), len(text))
