"""What a translation keeps of its source's looks: capitals, apostrophes, and names that no dictionary knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import product

from l10n.engines import OPEN
from l10n.engines.apertium import stream

_LETTERS = "bcdfghjkmn"
_OPAQUE = re.compile(rf"xq[{_LETTERS}]{{2,3}}zx", re.I)
_WORD = re.compile(r"[^\W\d_]++")
_TWO = re.compile(r"([^\W\d_]++) ([^\W\d_]++)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|\Z)")  # at the end, because a code may follow

# Opaque words: no dictionary knows them, and rules treat them as nouns. Of two letters they are for the caller.
CARRIERS = tuple(
    word if number % 2 else word.capitalize()
    for number, word in enumerate(f"xq{one}{two}zx" for one, two in product(_LETTERS, repeat=2))
)
_NAMES = tuple(f"xq{''.join(letters)}zx" for letters in product(_LETTERS, repeat=3))


def opaque(text: str) -> Counter[str]:
    """How often each opaque word is in a text, whatever its case."""
    return Counter(word.lower() for word in _OPAQUE.findall(text))


def parts(text: str) -> list[str]:
    """Text in turn with what must come through as it is: [text, blank or opaque word, text, …, text]."""
    found = stream.pieces(text)
    split = [
        re.split(f"({_OPAQUE.pattern})", part, flags=re.I) if i % 2 == 0 else [part]
        for i, part in enumerate(found)
    ]
    return [part for each in split for part in each]


def hide(text: str, words: Iterable[str], names: dict[str, str]) -> str:
    """Put opaque words for those of `words` that are not in lower case; `names` says what they stand for.

    A name, or an acronym such as REM, is no word of the next language either, but may look like one.
    """
    wanted = {word for word in words if not word.islower() and not _OPAQUE.fullmatch(word)}
    if not wanted:
        return text
    name = _namer(text, names)
    return _outside_blanks(
        text, lambda part: stream.WORD.sub(lambda m: name(m[0]) if m[0] in wanted else m[0], part)
    )


def hide_blanks(text: str, names: dict[str, str]) -> str:
    """Put opaque words for blanks that stand as words do (an address, a name): rules join the words around a blank.

    A blank that is a code, `<br/>`, stays one: the words around it belong together.
    """
    found = stream.pieces(text)
    name = _namer(text, names)
    for i in range(1, len(found), 2):
        alone = not found[i - 1][-1:].isalnum() and not found[i + 1][:1].isalnum()
        if alone and found[i].lstrip(OPEN)[:1] != "<" and any(map(str.isalnum, found[i])):
            found[i] = name(found[i])
    return "".join(found)


def _namer(text: str, names: dict[str, str]) -> Callable[[str], str]:
    """Gives a word or blank its opaque word, in lower case: rules hand a capital on to the words beside it."""
    taken = {**opaque(text), **dict.fromkeys(names)}
    free = (name for name in _NAMES if name not in taken)
    known = {word: name for name, word in names.items()}

    def name(word: str) -> str:
        if word not in known:
            known[word] = next(free, word)
            if known[word] != word:
                names[known[word]] = word
        return known[word]

    return name


def reveal(text: str, names: dict[str, str]) -> str:
    """The words that `hide` hid, in their places."""
    return _OPAQUE.sub(lambda match: names.get(match[0].lower(), match[0]), text) if names else text


def recase(source: str, text: str) -> str:
    """A translation with a capital where its source begins with one, and in capitals where its source is."""
    words = _WORD.findall(_text(source))
    if words and words[0][0].isupper():
        if all(map(str.isupper, words)) and len(max(words, key=len)) > 1:
            return _map_words(text, str.upper)
        if len(words[0]) == 1:  # `L'acqua` becomes `EL agua`, because its first word is in capitals
            text = _map_words(text, lambda word: word.capitalize() if word.isupper() else word, count=1)
        text = _map_words(text, _capital, count=1)
    return _second_lowered(source, text)


def _second_lowered(source: str, text: str) -> str:
    """`REM And sleep` has its second word in lower case again, as in the source: rules took it for the first."""
    before, after = _TWO.match(source), _TWO.match(text)
    if not before or not after or before[1] != after[1] or not before[2].islower() or not after[2].istitle():
        return text
    return text[: after.start(2)] + after[2].lower() + text[after.end(2) :] if len(after[2]) > 1 else text


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def apostrophes(source: str, text: str) -> str:
    """A translation with the typographic apostrophes of its source, which dictionaries write straight."""
    plain = _text(source)
    if "’" not in plain or "'" in plain:
        return text
    *found, last = stream.pieces(text + " ")
    found[::2] = [_APOSTROPHE.sub("’", part) for part in found[::2]]
    return "".join([*found, _APOSTROPHE.sub("’", last)])[:-1]


def _text(sentence: str) -> str:
    return " ".join(parts(sentence)[::2])


def _map_words(text: str, change: Callable[[str], str], count: int = 0) -> str:
    """A text with its words changed, or the first one; blanks and opaque words are none."""
    found = parts(text)
    for i in range(0, len(found), 2):
        found[i], done = _WORD.subn(lambda match: change(match[0]), found[i], count)
        if done and count:
            break
    return "".join(found)


def _outside_blanks(text: str, change: Callable[[str], str]) -> str:
    found = stream.pieces(text)
    found[::2] = map(change, found[::2])
    return "".join(found)
