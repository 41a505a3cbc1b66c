"""Numbers in words: up to a hundred, and with what multiplies them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from l10n.glossary.text import plain
from l10n.numerals.conventions import LANGUAGES, and_half, rows, scale
from l10n.numerals.digits import Number, shifted

WORD = re.compile(r"[^\W\d_]++")

_HAN = re.compile("[〇一二三四五六七八九十百千]++")
_HAN_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")}
_JOINS = re.compile(r"(?:[ \u00a0-]|[ -](?:y|e|i|et|and)[ -])\Z")
_AND = frozenset(("y", "e", "i", "et", "and", "und"))
_JOINED = re.compile(r"(?:[ \u00a0-]|[ \u00a0-](?:y|e|i|et|and|und)[ \u00a0-])\Z")
_ORDINAL = re.compile(r"esim|ième")
_GERMAN_ORDINAL = re.compile(r"te[rnsm]?\Z|(?:zi|ßi|ssi)ger\Z")
_LARGE = re.compile(r"cento|mille|mila|hundert|tausend")
_THOUSANDS = re.compile(r"(\w*?)(mila|mille|tausend)(\w*)\Z")
_HUNDREDS = re.compile(r"(\w*?)(cento|hundert)(\w*)\Z")
_SUPERLATIVES = (
    "größt höchst längst ältest best wichtigst kleinst meist häufigst stärkst schnellst letzt".split()
)
_LONGEST_COMPOUND = 40
_CENTS = frozenset(("cent", "cents"))
_MOST_PARTS = 5  # of a number in words
_LEAD = "وبلفك"  # and, with, for, so, like: one word with the next in Arabic


class _Word(NamedTuple):
    value: str
    sure: bool


@cache
def words_of(language: str) -> Mapping[str, _Word]:
    """A language's words for numbers, in lower case; those not sure have other meanings as well."""
    if language not in LANGUAGES:
        return {}
    column = LANGUAGES.index(language) + 1
    table: dict[str, _Word] = {}
    for row in rows("words.tsv"):
        for word in row[column].split():
            table.setdefault(plain(word.rstrip("?")).lower(), _Word(row[0], not word.endswith("?")))
    for more in (_compounds, _ordinals):
        for word, value in tuple(more(language, table)):
            table.setdefault(word, _Word(value, "." not in value))
    if language == "de":
        table |= {word: _Word(value, False) for word, value in _superlatives()}
    if language == "it":  # settant'anni
        elided = [
            (word[:-1], entry.value) for word, entry in table.items() if re.fullmatch("[2-9]0", entry.value)
        ]
        table |= {word: _Word(value, False) for word, value in elided}
        table |= {
            f"{over}{word}enn{end}": _Word(value, False)  # ultrasessantenni
            for word, value in elided
            for over in ("", "ultra")
            for end in "ei"
        }
    return table


def _ordinals(language: str, table: Mapping[str, _Word]) -> Iterator[tuple[str, str]]:
    """What Italian, French and German make of their numbers in the same way: cinquantesima, quinzième, Fünfzigste."""
    for word, entry in table.items():
        if not (entry.sure and entry.value.isdigit() and int(entry.value) > 10) or _ORDINAL.search(word):
            continue
        if language == "it" and word[-1] in "aeio":
            yield from ((f"{word[:-1]}esim{end}", entry.value) for end in "oaie")
        elif language == "fr":
            yield from ((f"{word.rstrip('es')}ième{end}", entry.value) for end in ("", "s"))
        elif language == "de" and not _GERMAN_ORDINAL.search(word):
            ending = "t" if int(entry.value) < 20 else "st"
            yield from ((word + ending + end, entry.value) for end in ("e", "er", "en", "es", "em", "el"))


def _superlatives() -> Iterator[tuple[str, str]]:
    """What German makes of a place in a row: drittgrößte."""
    for value, ordinal in enumerate("zweit dritt viert fünft sechst siebt acht neunt zehnt".split(), 2):
        for best in _SUPERLATIVES:
            yield from ((f"{ordinal}{best}{end}", f"{value}") for end in ("e", "er", "en", "es", "em"))


def _compounds(language: str, table: Mapping[str, _Word]) -> Iterator[tuple[str, str]]:
    """What Italian, German and Spanish write in one word: ventidue, zweiundzwanzig, veintidós."""
    ones = {word: int(entry.value) for word, entry in table.items() if re.fullmatch("[1-9]", entry.value)}
    tens = {word: int(entry.value) for word, entry in table.items() if re.fullmatch("[2-9]0", entry.value)}
    for one, n in ones.items():
        if language == "it":
            yield from ((one + "mila", f"{n}000"),)
            for ten, t in tens.items():
                yield (ten[:-1] if one[0] in "aeiou" else ten) + one.replace("tre", "tré"), str(t + n)
        elif language == "de" and not _GERMAN_ORDINAL.search(one):
            yield from (
                (one + "hundert", f"{n}00"),
                (one + "tausend", f"{n}000"),
                (one + "einhalb", f"{n}.5"),
            )
            yield from ((ten + end, str(t)) for ten, t in tens.items() for end in ("jahre", "jahren"))
            yield from ((f"{'ein' if n == 1 else one}und{ten}", str(t + n)) for ten, t in tens.items())
        elif language == "es":
            yield "veinti" + {"dos": "dós", "tres": "trés", "seis": "séis"}.get(one, one), str(20 + n)


def written(text: str, locale: str) -> list[Number]:
    """The numbers that a text has in words, in order. Linear in the text."""
    language = locale.replace("_", "-").split("-")[0].lower()
    if language in ("ja", "zh"):
        return [Number(m.span(), m[0], _han(m[0]), kind="word", sure=False) for m in _HAN.finditer(text)]
    table = words_of(language)
    tokens = (
        [] if not table else list(WORD.finditer(text.lower() if len(text.lower()) == len(text) else text))
    )
    found: list[Number] = []
    starts, large, every = _starts(language), language in ("it", "de"), language == "ar"
    after = 0
    for at, token in enumerate(tokens):
        if at < after or not (token[0] in starts or (large and _LARGE.search(token[0])) or every):
            continue
        entry, after = _entry(tokens, at, table, language)
        if entry:
            found.append(_composed(tokens, at, after, entry, text, locale, table))
            end = found[-1].span[1]
            while after < len(tokens) and tokens[after].start() < end:
                after += 1
    return found


@cache
def _starts(language: str) -> frozenset[str]:
    return frozenset(word.split("-")[0] for word in words_of(language))


def _entry(
    tokens: list[re.Match[str]], at: int, table: Mapping[str, _Word], language: str
) -> tuple[_Word | None, int]:
    """What a word means together with those that hyphens tie to it, and the number of the word after them."""
    text, start = tokens[at].string, tokens[at].start()
    last = at
    while last < min(at + 2, len(tokens) - 1) and text[tokens[last].end() : tokens[last + 1].start()] == "-":
        last += 1
    for end in range(last, at - 1, -1):
        if found := table.get(text[start : tokens[end].end()]):
            return found, end + 1
    word = tokens[at][0]
    if language in ("it", "de") and _LARGE.search(word) and (total := _compound(word, table)):
        return _Word(str(total), True), at + 1
    if language == "ar" and word[0] in _LEAD and (found := table.get(word[1:])):
        return found, at + 1
    return None, at + 1


def _compound(word: str, table: Mapping[str, _Word]) -> int:
    """What one word of hundreds and thousands is: duecentocinquanta, zweihunderttausend; 0 where it is none."""
    if len(word) > _LONGEST_COMPOUND:
        return 0
    if known := table.get(word):
        return int(known.value) if known.value.isdigit() else 0
    match = _THOUSANDS.match(word) or _HUNDREDS.match(word)
    if not match:
        return 0
    head, base, tail = match[1], 1000 if match[2] in ("mila", "mille", "tausend") else 100, match[3]
    many = _compound(head, table) if head else 1
    rest = _compound(tail.removeprefix("und"), table) if tail else 0
    fits = 0 < many < (1000 if base == 1000 else 10) and rest < base and bool(rest) is bool(tail)
    return many * base + rest if fits else 0


def _lowest(value: int) -> int:
    """The power of ten that a number ends with: below it, another may be added."""
    digits = str(value)
    return int(10 ** (len(digits) - len(digits.rstrip("0")))) if value else 0


def _composed(
    tokens: list[re.Match[str]],
    at: int,
    after: int,
    entry: _Word,
    text: str,
    locale: str,
    table: Mapping[str, _Word],
) -> Number:
    """A number with the words behind it that add to it or multiply it: thirty-five, ten thousand."""
    value, sure, end = entry.value, entry.sure, tokens[after - 1].end()
    if after < len(tokens) and value.isdigit():
        plus = _plus(int(value), text, end, tokens, after, table)
        if plus:
            total, after = plus
            value, sure, end = str(total), True, tokens[after - 1].end()
    power, stop = scale(text, end, locale)
    if power:
        half = and_half(text, stop) if value.isdigit() else 0  # two million and a half
        value, end = shifted(f"{value}.5" if half else value, power), half or stop
        sure = sure or power > 2
    if value.isdigit() and len(tokens) > after:
        total, end = _grown(int(value), end, tokens, after, locale, table)
        if total != int(value):
            value, sure = str(total), True
    return Number((tokens[at].start(), end), text[tokens[at].start() : end], value, kind="word", sure=sure)


def _grown(
    value: int, end: int, tokens: list[re.Match[str]], after: int, locale: str, table: Mapping[str, _Word]
) -> tuple[int, int]:
    """The sum with the smaller numbers behind it, and where it ends: two hundred and fifty, mil doscientos."""
    text, language = tokens[after].string, locale.replace("_", "-").split("-")[0].lower()
    for _ in range(_MOST_PARTS):
        while after < len(tokens) and tokens[after].start() < end:
            after += 1
        place = after + (after + 1 < len(tokens) and tokens[after][0] in _AND)
        small = value < 1000 and language == "it"  # duecentodue is one word
        if place >= len(tokens) or small or not (1 < value < 10 or value > 99):
            break
        entry, following = _entry(tokens, place, table, language)
        if not entry or not entry.value.isdigit() or not _JOINED.match(text[end : tokens[place].start()]):
            break
        more = int(entry.value)
        if following < len(tokens) and (
            plus := _plus(more, text, tokens[following - 1].end(), tokens, following, table)
        ):
            more, following = plus
        hundreds = more == 100 and tokens[place][0] in _CENTS and place == after
        if 1 < more < 10 and following < len(tokens) and tokens[following][0] in _CENTS:
            more, following = more * 100, following + 1  # mille cinq cents
        power, stop = scale(text, tokens[following - 1].end(), locale)
        total = _sum(value, more, power, sure=entry.sure, hundreds=hundreds)
        if not total:
            break
        value, end, after = total, stop if power else tokens[following - 1].end(), following
    return value, end


def _sum(value: int, more: int, power: int, *, sure: bool, hundreds: bool) -> int:
    """What two numbers in a row are together, the second with what multiplies it; 0 where they are two."""
    times = int(10**power)
    if hundreds and value < 10:
        return value * 100 * times  # deux cents
    if not sure:
        return 0
    if power > 2 and more < 100 and value < 1000 and value % 100 == 0:
        return (value + more) * times  # two hundred and fifty thousand
    return value + more * times if 0 < more * times < _lowest(value) and value > 99 else 0


def _plus(
    value: int, text: str, end: int, tokens: list[re.Match[str]], after: int, table: Mapping[str, _Word]
) -> tuple[int, int] | None:
    """The sum with the next number, and the number of the word after it."""
    place = after
    if (
        len(tokens[after][0]) < 4
        and after + 1 < len(tokens)
        and tokens[after][0] in ("y", "e", "i", "et", "and")
    ):
        place = after + 1
    word = tokens[place][0]
    other = table.get(word) or (table.get(word[1:]) if word[0] == "و" else None)
    if not other or not other.value.isdigit() or not _JOINS.match(text[end : tokens[place].start()]):
        return None
    more = int(other.value)
    if 9 < more < 20 and value in (60, 80) and text.endswith(("soixante", "vingt"), 0, end):
        return value + more, place + 1
    if (19 < value < 100 and value % 10 == 0 and 0 < more < 10) or (
        value < 10 and ((word[0] == "و" and 19 < more < 100) or word == "عشر")
    ):
        return value + more, place + 1
    return None


def _han(text: str) -> str:
    """二〇二一 and 三百五十"""
    if not any(char in "十百千" for char in text):
        return "".join(str(_HAN_DIGITS[char]) for char in text).lstrip("0") or "0"
    total = number = 0
    for char in text[:20]:
        if char in _HAN_DIGITS:
            number = _HAN_DIGITS[char]
        else:
            total += (number or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            number = 0
    return str(total + number)
