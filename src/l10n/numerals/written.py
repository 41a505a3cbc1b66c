"""Numbers in words: up to a hundred, and with what multiplies them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from l10n.glossary.text import plain
from l10n.numerals.conventions import LANGUAGES, rows, scale
from l10n.numerals.digits import Number, shifted

WORD = re.compile(r"[^\W\d_]++")

_HAN = re.compile("[〇一二三四五六七八九十百千]++")
_HAN_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")}
_JOINS = re.compile(r"(?:[ \u00a0-]|[ -](?:y|e|i|et|and)[ -])\Z")
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
    for word, value in _compounds(language, table):
        table.setdefault(word, _Word(value, True))
    if language == "it":  # settant'anni
        elided = [
            (word[:-1], entry.value) for word, entry in table.items() if re.fullmatch("[2-9]0", entry.value)
        ]
        table |= {word: _Word(value, False) for word, value in elided}
    return table


def _compounds(language: str, table: Mapping[str, _Word]) -> Iterator[tuple[str, str]]:
    """What Italian, German and Spanish write in one word: ventidue, zweiundzwanzig, veintidós."""
    ones = {word: int(entry.value) for word, entry in table.items() if entry.value in "123456789"}
    tens = {word: int(entry.value) for word, entry in table.items() if re.fullmatch("[2-9]0", entry.value)}
    for one, n in ones.items():
        if language == "it":
            yield from ((one + "mila", f"{n}000"),)
            for ten, t in tens.items():
                yield (ten[:-1] if one[0] in "aeiou" else ten) + one.replace("tre", "tré"), str(t + n)
        elif language == "de":
            yield from ((one + "hundert", f"{n}00"), (one + "tausend", f"{n}000"))
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
    at = 0
    starts = _starts(language)
    while at < len(tokens):
        if tokens[at][0] not in starts and language != "ar":
            at += 1
            continue
        entry, after = _entry(tokens, at, table, language)
        if entry:
            found.append(_composed(tokens, at, after, entry, text, locale, table))
            end = found[-1].span[1]
            while after < len(tokens) and tokens[after].start() < end:
                after += 1
        at = after
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
    if language == "ar" and word[0] in _LEAD and (found := table.get(word[1:])):
        return found, at + 1
    return None, at + 1


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
        value, end = shifted(value, power), stop
        sure = sure or power > 2
    return Number((tokens[at].start(), end), text[tokens[at].start() : end], value, kind="word", sure=sure)


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
