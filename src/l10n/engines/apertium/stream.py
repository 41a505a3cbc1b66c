"""Sentences to and from Apertium's stream format (https://wiki.apertium.org/wiki/Apertium_stream_format).

What is no text for the dictionaries, and what the format reserves, travels as a numbered superblank, `[0]`, and is
put back from a list: so no content can break the stream, and what comes back can be counted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from l10n.engines import CLOSE, OPEN

# In this order: blanks of the caller, addresses, fields and tags, percent signs (it-es drops them), white space other
# than single spaces, words with accents that no letter has, the format's own characters and literal marks, what is
# not printed, and what lies beyond the basic plane.
_BLANK = re.compile(
    rf"{OPEN}[^{OPEN}{CLOSE}]*+{CLOSE}"
    rf"|(?<!\w)(?:https?://|www\.)[^\s<>{OPEN}{CLOSE}]*[^\s<>{OPEN}{CLOSE}.,;:!?)»”'’\"\]]"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)*+"
    r"|\{\{[^{}]*+\}\}|\{[^{}\s]*+\}|</?[A-Za-z][^<>\n]*+>|(?<!\d)%(?:\(\w++\)|\d++\$)?[sd](?!\w)|%"
    r"|\s{2,}+|[^\S ]"
    r"|(?<!\w)[A-Z]-(?=[^\W_])|(?<=\w )[B-DF-HJ-NP-XZ](?![\w'’])"  # L-treonato, vitamina D: letters, no words
    r"|(?<!\w)\w++[\u0300-\u036f][\w\u0300-\u036f]*+"
    r"|[\]\[^$/\\@<>{}~*#|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ue001-\uf8ff"
    r"\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\ufff0-\uffff\U00010000-\U0010ffff]++"
    rf"|{OPEN}"
)
_TOKEN = re.compile(
    r"\\(?P<escaped>.)|\[(?P<blank>[^\[\]\\]*+)\]|(?P<mark>[*#@])|(?P<text>[^\\\[*#@]++|.)", re.S
)
WORD = re.compile(r"[^\W_]++(?:['’·][^\W_]++)*+")
_ENDED = re.compile(r"[.!?…](?:\[\d++\]|[^\w\s\[])*+\Z")
_SPACES = re.compile(
    " {2,}"
)  # of the source they are blanks: these stand around a word that a rule took away
_HYPHENATION = "\u00ad"  # where the words of the source may break, which says nothing about the target's


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence in the stream format, and what its blanks stand for."""

    text: str
    blanks: tuple[str, ...]
    completed: bool  # whether a period was added: taggers and rules want to see the end of a sentence


@dataclass(frozen=True, slots=True)
class Decoded:
    """A translation out of the stream, and the words that the mode did not know."""

    text: str
    unknown: tuple[str, ...]
    whole: bool  # whether every blank came back, once, in its place


def encode(sentence: str) -> Encoded:
    """A sentence as a mode reads it. What stands between OPEN and CLOSE, with them, is a blank."""
    blanks: list[str] = []

    def numbered(match: re.Match[str]) -> str:
        blanks.append(match[0])
        return f"[{len(blanks) - 1}]"

    text = _BLANK.sub(numbered, _composed(sentence))
    completed = not _ENDED.search(text[-40:])
    return Encoded(text + "." if completed else text, tuple(blanks), completed)


def decode(stream: str, encoded: Encoded) -> Decoded:
    """What a mode made of an encoded sentence, without its marks."""
    stream = stream.removesuffix(".") if encoded.completed else stream
    parts: list[str] = []
    unknown: list[str] = []
    order: list[str] = []
    for token in _TOKEN.finditer(stream):
        if token["mark"]:
            word = WORD.match(stream, token.end())
            unknown += [word[0]] if word else []
        elif token["blank"] is None:
            parts.append(token["escaped"] or _SPACES.sub(" ", token["text"]))
        else:
            order.append(token["blank"])
            parts.append(_content(token["blank"], encoded.blanks))
    whole = order == [str(number) for number in range(len(encoded.blanks))]
    return Decoded("".join(parts), tuple(unknown), whole)


def pieces(sentence: str) -> list[str]:
    """Text and blanks of a sentence in turn: [text, blank, text, …, text]."""
    parts: list[str] = []
    position = 0
    for match in _BLANK.finditer(sentence):
        parts += (sentence[position : match.start()], match[0])
        position = match.end()
    return [*parts, sentence[position:]]


def _content(number: str, blanks: tuple[str, ...]) -> str:
    return blanks[int(number)] if number.isdecimal() and int(number) < len(blanks) else ""


def _composed(sentence: str) -> str:
    """The sentence with the letters that dictionaries have; what the caller protects stays as it is."""
    if sentence.isascii():
        return sentence
    parts = re.split(f"({OPEN}[^{OPEN}{CLOSE}]*+{CLOSE})", sentence)
    parts[::2] = [unicodedata.normalize("NFC", part).replace(_HYPHENATION, "") for part in parts[::2]]
    return "".join(parts)
