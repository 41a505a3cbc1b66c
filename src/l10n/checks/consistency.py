"""One source with two translations, and one translation of two sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from l10n.checks.prose import prose
from l10n.checks.reading import language
from l10n.checks.registry import Entry, Issue, Trait, check_all
from l10n.checks.words import bare
from l10n.glossary import Glossary
from l10n.model import Unit

_LETTERS = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3041-\u30ff\u3400-\u9fff]")
_EDGES = " \t\n\r\u00a0.,;:!?…。．！？、،؟\"'“”„«»‹›‘’()[]"
_SHOWN = 80  # characters of another entry's text in a message
_LEAST, _PHRASE = 2, 5  # words of a text that is worth comparing, and of one that is no mere label
_COMPOUND = 12  # letters of a word that says as much as several
_FEW = 3  # other texts that a message names
# Contexts that say how a word is used, or where in an interface: another one may well need another translation.
_USES = re.compile(
    r"\b(?:verb|noun|adj|adjective|adverb|button|menu|command|action|tooltip|tab|column|plural|singular|abbr\w*)\b"
)
_ARTICLES = frozenset(
    """the a an il lo la i gli le l un uno una el los las unos unas les une des der die das ein eine o os as um uma
    els""".split()
)
_SPELLINGS = (
    (re.compile(r"is(?=(?:e[sdr]?|ing|ations?)\b)"), "iz"),
    (re.compile(r"our\b"), "or"),
    (re.compile(r"re\b"), "er"),
)


@check_all("inconsistent", severity="warning", when=Trait.AGAIN)
def inconsistent(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Issue]]:
    """The same source has different translations.

    Readers take two words for two things, and a menu that is named in the text is not found. Sources are the same
    where they differ by white space, case and end punctuation only, whatever their contexts; translations differ where
    a word does, not by its inflection, case or punctuation. Single words whose contexts name a use (verb, noun,
    button, menu …) may differ. Fuzzy entries are not settled yet and are left out.

    Choose one translation for all the entries that the findings name. Where both are right, add the comment
    `# l10n: ignore=inconsistent` to each.
    """
    for group in _alike(entries, lambda unit: (_folded(unit.source), _folded(unit.plural or ""))):
        for entry in group:
            others = [other for other in group if _conflict(entry.unit, other.unit)]
            if others:
                yield entry, Issue(f"is translated {_quoted(o.unit.target for o in others)} elsewhere")


@check_all("reused", severity="warning", when=Trait.AGAIN)
def reused(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Issue]]:
    """Different sources have the same translation.

    Two messages that the author told apart have become one: a translation was copied to the wrong entry, or a
    difference got lost. Sources that differ by case, punctuation, spelling, articles or number only, or by terms that
    are one concept of the glossary, are not different, and short words are not compared. Between phrases of up to four
    words, which may be synonyms, it is information. Fuzzy entries are left out.

    Translate each by what it says. Where one text is right for both, add the comment `# l10n: ignore=reused` to each.
    """
    for group in _alike(entries, lambda unit: (_folded(unit.target),)):
        if _size(group[0].target) < _LEAST and len(group[0].target) < _COMPOUND:
            continue
        meanings = {
            id(entry): _meaning(entry.source, entry.scope.source_locale, entry.scope.glossary)
            for entry in group
        }
        for entry in group:
            others = [other for other in group if meanings[id(other)] != meanings[id(entry)]]
            if others:
                short = _size(entry.target) < _PHRASE
                message = f"also translates {_quoted(other.source for other in others)}"
                yield entry, Issue(message, severity="info" if short else None)


def _alike(entries: Sequence[Entry], key: Callable[[Unit], tuple[str, ...]]) -> Iterator[list[Entry]]:
    """Groups of at least two entries, a unit each, whose units have the same key. Holds no text but theirs."""
    first: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    unit: Unit | None = None
    for number, entry in enumerate(entries):
        if entry.unit.fuzzy or entry.unit is unit:
            continue
        unit = entry.unit
        found = hash(key(unit))
        before = first.setdefault(found, number)
        if before != number:
            groups.setdefault(found, [before]).append(number)
    for numbers in groups.values():
        yield [entries[number] for number in numbers]


def _conflict(one: Unit, other: Unit) -> bool:
    if one.plural is not None and len(one.targets) != len(other.targets):
        return False
    texts, others = _texts(one), _texts(other)
    if texts == others:
        return False
    if _size(one.source) < _LEAST and (one.context != other.context) and (_use(one) or _use(other)):
        return False
    return not all(map(_inflected, texts, others))


def _texts(unit: Unit) -> list[tuple[str, ...]]:
    return [_words(target) for target in unit.targets]


def _use(unit: Unit) -> bool:
    return _USES.search((unit.context or "").lower()) is not None


def _inflected(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two texts have the same words, or forms of them."""
    return len(one) == len(other) and all(map(_same_stem, one, other))


def _same_stem(one: str, other: str) -> bool:
    if one == other or (len(one) < 4 and len(other) < 4):  # articles and prepositions agree with their nouns
        return one == other or not _UNSPACED.search(one + other)
    common = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return (
        common >= 3
        and max(len(one), len(other)) - common <= 2
        and common * 3 >= max(len(one), len(other)) * 2
    )


@lru_cache(2)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(prose(text).casefold()))


def _folded(text: str) -> str:
    return " ".join(text.strip(_EDGES).casefold().split())


def _size(text: str) -> int:
    """The words of a text; of a script without spaces, two characters count as one."""
    unspaced = len(_UNSPACED.findall(text))
    return unspaced // 2 if unspaced else len(_LETTERS.findall(text))


def _meaning(text: str, locale: str, glossary: Glossary) -> tuple[str, ...]:
    """What a source says: its words without articles and endings, terms by their concepts."""
    pieces, done = [], 0
    for match in glossary.find(text, locale):
        pieces += [text[done : match.span[0]], f" {match.term.concept.replace('-', '_')}_ "]
        done = match.span[1]
    plain = prose("".join((*pieces, text[done:]))).casefold()
    if language(locale) == "en":
        for spelling, usual in _SPELLINGS:
            plain = spelling.sub(usual, plain)
    found = [word for word in re.findall(r"\w+", plain) if word not in _ARTICLES]
    return ("".join(map(_stem, found)),) if found else (text,)


def _stem(word: str) -> str:
    """A word without the ending that number and gender change."""
    if len(word) < 4 or word.endswith("_") or not word.isalpha():
        return word
    stem = bare(word)
    return (
        stem[:-2]
        if stem.endswith("es") and len(stem) > 4
        else stem.rstrip("s")[:-1]
        if stem.rstrip("s")[-1:] in "aeio"
        else stem.rstrip("s")
    )


def _quoted(texts: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(" ".join(text.split()) for text in texts))
    shown = [f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”" for text in distinct[:_FEW]]
    more = len(distinct) - _FEW
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
