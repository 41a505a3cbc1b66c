"""What must not change in a message, behind private-use signs: a sign is a word to every step of the pipeline.

URLs, marks, names that are never translated, opaque codes: each stands in the text as one sign, and comes back as it
was. What engines mostly copy by themselves (numbers, names) stays in the text, and is looked for afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from l10n import markup
from l10n.glossary import Match
from l10n.model import Span
from l10n.protection import Token, fragile, tokens

FIRST = 0xF0000  # of the signs for what is kept
SIGN = re.compile("[\U000f0000-\U000ffffd]")

_PLACES = frozenset("br wbr sup sub img picture svg video audio iframe hr input".split())  # not read as words
_COPIED = frozenset(("quantity", "number", "name", "proper"))  # which engines mostly copy
_PLAIN = re.compile(r"[\w\s.,:%/+-]+", re.A)  # and lose where they hold other signs
_NUMBER = re.compile(r"\d+\Z")
_TAKEN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


class Part(NamedTuple):
    """A part of a text, and what kind of thing it is: of protection.Token, or "term", "symbol", "proper"."""

    span: Span
    kind: str

    def moved(self, start: int, end: int) -> Part:
        return Part((self.span[0] + start, self.span[1] + end), self.kind)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a sign stands for: as plain text, as the message writes it, and what kind of thing it is."""

    text: str
    message: str
    kind: str  # of a Part, or "code", "break", "blank"


@dataclass(frozen=True, slots=True)
class Shielded:
    """A message without what must not change: its text, and the codes that are left, by their places in it."""

    text: str
    codes: tuple[tuple[int, str], ...]
    kept: Mapping[str, Kept]
    copied: tuple[Part, ...]  # what must come back, too, but stands in the text

    @property
    def message(self) -> str:
        """The text with its codes, as a message."""
        places = [0, *(at for at, _ in self.codes), len(self.text)]
        texts = [markup.encode(self.text[start:end]) for start, end in pairwise(places)]
        return texts[0] + "".join(code + text for (_, code), text in zip(self.codes, texts[1:], strict=True))


def shield(message: str, locale: str, terms: Sequence[Match], extra: Iterable[Token] = ()) -> Shielded | None:
    """The message with what must not change behind signs; None where it holds private-use characters itself.

    `terms` are the glossary's terms in the message's plain text: those of the language `*` are kept, others are left
    to be translated. `extra` are names that their form alone does not give away.
    """
    parts = markup.lex(message, markup.codes(message))
    texts = [markup.decode(part) for part in parts[::2]]
    plain = "".join(texts)
    if _TAKEN.search(plain):
        return None
    places = _places(texts)
    codes = list(zip(places, parts[1::2], strict=True))
    hard, copied = _protected(plain, locale, terms, extra, places)
    return _Walk(plain, hard, copied, codes).shielded()


def unshield(message: str, kept: Mapping[str, Kept]) -> str:
    """A message with what was kept in the place of its signs."""
    return SIGN.sub(lambda match: kept[match[0]].message if match[0] in kept else "", message)


def plain(text: str, kept: Mapping[str, Kept]) -> str:
    """A text with what was kept in the place of its signs, as a reader sees it."""
    return SIGN.sub(lambda match: kept[match[0]].text if match[0] in kept else "", text)


def _places(texts: Sequence[str]) -> list[int]:
    places, at = [], 0
    for text in texts[:-1]:
        at += len(text)
        places.append(at)
    return places


def _protected(
    text: str, locale: str, terms: Sequence[Match], extra: Iterable[Token], places: Sequence[int]
) -> tuple[list[Part], list[Part]]:
    """What goes behind signs, and what stays but must come back; longer things first, none with a code inside."""
    always = [match.span for match in terms if match.term.lang == "*"]
    words = [match.span for match in terms if match.term.lang != "*"]
    found = _joined([Part(token.span, token.kind) for token in tokens(text, locale, integers=True)], text)
    never = [Part(_whole(span, found), "term") for span in always]
    found += [Part(token.span, "proper") for token in extra]
    found += [Part(span, "symbol") for span in fragile(text) if text[slice(*span)].strip()]
    found = [part for part in found if not _within(part, words)]
    chosen: list[Part] = []
    for token in (*never, *sorted(found, key=lambda one: (one.span[0] - one.span[1], one.span))):
        start, end = token.span
        if not any(start < other.span[1] and other.span[0] < end for other in chosen):
            chosen.append(token)
    whole = [token for token in chosen if not any(token.span[0] < at < token.span[1] for at in places)]
    hard = [token for token in whole if not _mostly_copied(token, text)]
    return sorted(hard), sorted(token for token in whole if _mostly_copied(token, text))


def _joined(found: Sequence[Part], text: str) -> list[Part]:
    """The parts, with names that follow each other as one: SeroZen D3."""
    parts: list[Part] = []
    for part in found:
        last = parts[-1] if parts else None
        if last and last.kind == part.kind == "name" and text[last.span[1] : part.span[0]] == " ":
            parts[-1] = Part((last.span[0], part.span[1]), "name")
        else:
            parts.append(part)
    return parts


def _whole(name: Span, found: Iterable[Part]) -> Span:
    """A name with the mark that stands on it."""
    around = (part.span for part in found if part.span[0] <= name[0] and name[1] <= part.span[1])
    return max((name, *around), key=lambda span: span[1] - span[0])


def _within(token: Part, words: Iterable[Span]) -> bool:
    """Whether a name or number is a part of a term, which is translated as a whole: vitamina B6."""
    start, end = token.span
    return token.kind in _COPIED and any(first < end and start < last for first, last in words)


def _mostly_copied(token: Part, text: str) -> bool:
    return token.kind in _COPIED and _PLAIN.fullmatch(text, *token.span) is not None


def _is_word(code: str) -> bool:
    """Whether an opaque code is read as a word of its sentence, as <code/> is and <sup/> is not."""
    return code.endswith("/>") and _element(code) not in _PLACES


def _element(code: str) -> str:
    return _NUMBER.sub("", code.strip("</>"))


class _Walk:
    """One pass over a message's plain text, in which things become signs."""

    def __init__(
        self, text: str, hard: Sequence[Part], copied: Sequence[Part], codes: list[tuple[int, str]]
    ) -> None:
        self.text, self.codes = text, codes
        self.events = sorted(
            [(at, 0, number, None) for number, (at, _) in enumerate(codes)]
            + [(token.span[0], 1, 0, token) for token in hard],
            key=lambda event: event[:3],
        )
        self.copied = copied
        self.out: list[str] = []
        self.length = 0
        self.done = 0
        self.moved: list[tuple[int, int]] = []  # places before and after, where they begin to differ
        self.kept: dict[str, Kept] = {}
        self.left: list[tuple[int, str]] = []
        self.absorbed: set[int] = set()

    def shielded(self) -> Shielded:
        for at, _, number, token in self.events:
            self._copy(at)
            if token is not None:
                self._keep_token(token)
            elif number not in self.absorbed:
                self._code(self.codes[number][1])
        self._copy(len(self.text))
        parts = tuple(
            Part((self._place(start), self._place(end)), kind) for (start, end), kind in self.copied
        )
        return Shielded("".join(self.out), tuple(self.left), self.kept, parts)

    def _copy(self, until: int) -> None:
        self._put(self.text[self.done : until])
        self.done = max(self.done, until)

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def _sign(self, kept: Kept) -> None:
        sign = chr(FIRST + len(self.kept))
        self.kept[sign] = kept
        self._put(sign)

    def _keep_token(self, token: Part) -> None:
        start, end = token.span
        text = self.text[start:end]
        message = markup.encode(text) + "".join(self._marks_after(end))
        self._sign(Kept(text, message, token.kind))
        self.done = end
        self.moved.append((end, self.length))

    def _marks_after(self, end: int) -> Iterator[str]:
        """Raised signs that stand on what is kept: Magtein<sup/>."""
        for number, (at, code) in enumerate(self.codes):
            if at == end:
                if not (code.endswith("/>") and _element(code) in ("sup", "sub")):
                    return
                self.absorbed.add(number)
                yield code

    def _code(self, code: str) -> None:
        if _element(code) == "br":
            self._sign(Kept("\n", code, "break"))
        elif _is_word(code):
            self._sign(Kept("", code, "code"))
        else:
            self.left.append((self.length, code))
            return
        self.moved.append((self.done, self.length))

    def _place(self, at: int) -> int:
        """Where in the new text a place of the old one is that no sign covers."""
        shift = 0
        for old, new in self.moved:
            if old > at:
                break
            shift = new - old
        return at + shift
