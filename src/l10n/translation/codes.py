"""Codes as signs in a text: for engines that keep them in their places, as blanks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from l10n import markup
from l10n.projection import project
from l10n.translation.shield import Kept, Shielded

CODES, LAST = 0xF8000, 0xFFFFD  # the signs of codes

_SEEN = "<i>"  # what checks are shown in their place: a code, whichever

_CODE_SIGN = re.compile("([\U000f8000-\U000ffffd])")
_BESIDE = re.compile(rf"(?={_CODE_SIGN.pattern}\s*{_CODE_SIGN.pattern})")


def separated(message: Shielded) -> Shielded:
    """The message with its codes behind signs, too: for engines that keep blanks in their places."""
    parts: list[str] = []
    kept = dict(message.kept)
    done = 0
    for number, (at, code) in enumerate(message.codes):
        sign = chr(CODES + number)
        kept[sign] = Kept(_SEEN, code, "blank")
        parts += (message.text[done:at], sign)
        done = at
    text = "".join((*parts, message.text[done:]))
    moves = [at for at, _ in message.codes]
    copied = tuple(
        part.moved(sum(at <= part.span[0] for at in moves), sum(at < part.span[1] for at in moves))
        for part in message.copied
    )
    return Shielded(text, (), kept, copied)


def without_codes(text: str) -> tuple[str, list[int]]:
    """A text without signs that are codes, and where each of its characters, and its end, is in the text."""
    places = [at for at, char in enumerate(text) if not _is_code(char)]
    return "".join(text[at] for at in places), [*places, len(text)]


def transparent(text: str) -> str:
    """A text in which checks see that there are codes, and not which."""
    return _CODE_SIGN.sub(_SEEN, text)


def _is_code(char: str) -> bool:
    return CODES <= ord(char) <= LAST


def with_codes(text: str, kept: Mapping[str, Kept]) -> str:
    """A text as a message with its codes; other signs stay."""
    parts = _CODE_SIGN.split(text)
    parts[::2] = map(markup.encode, parts[::2])
    parts[1::2] = (kept[sign].message for sign in parts[1::2])
    return "".join(parts)


def emptied(source: str, text: str, kept: Mapping[str, Kept]) -> bool:
    """Whether an element that holds words in one text holds none in another."""
    beside = [
        {(a, b) for a, b in _BESIDE.findall(one) if kept[b].message == f"</{kept[a].message[1:]}"}
        for one in (source, text)
    ]
    return not beside[1] <= beside[0]


def has_codes(text: str) -> bool:
    """Whether there are codes among the signs of a text."""
    return any(map(_is_code, text))


def recoded(word: str, part: str, kept: Mapping[str, Kept]) -> str | None:
    """A word that takes the place of a part of a text, with that part's codes; None where they are not its own."""
    if not has_codes(part):
        return word
    message = with_codes(part, kept)
    if markup.problems(message, message):
        return None
    own = [char for char in part if _is_code(char)]
    signs = {kept[sign].message: sign for sign in own}
    pieces = markup.lex(project(message, word, None).message, signs)
    said = "".join(signs.get(piece, markup.decode(piece)) for piece in pieces)
    return said if sorted(filter(_is_code, said)) == sorted(own) else None
