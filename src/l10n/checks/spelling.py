"""Words that no dictionary has, and that look like words that one has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from l10n.checks import dictionaries
from l10n.checks.derivation import Reading, readings
from l10n.checks.function_words import LANGUAGES
from l10n.checks.language import other_languages
from l10n.checks.prose import bibliographic, named, prose, starts_sentence, words
from l10n.checks.reading import language
from l10n.checks.registry import Entry, Issue, check_all
from l10n.checks.words import bare

# Letters of a word that is looked up: shorter ones are abbreviations as often as slips, longer ones no words.
_SHORTEST, _LONGEST_WORD = 5, 64
_BATCH = 5000  # entries whose words are looked up together
_LONGEST = 20_000  # characters of a text that are read
_OFTEN = 3  # entries with a word that is no slip, but a term
_SHOWN = 3  # suggestions in a message
_APART = re.compile(r"[-'’]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TRIPLE = re.compile(r"([^\W\d_])\1\1")
# Letters of words; also the languages that are read: the others' words are too seldom in their dictionary's form.
ALPHABETS = {
    "it": "abcdefghilmnopqrstuvzàèéìòù",
    "es": "abcdefghijlmnopqrstuvxyzáéíñóúü",
    "fr": "abcdefghijlmnopqrstuvxyzàâçèéêëîïôùûœ",
    "pt": "abcdefghijlmnopqrstuvxzáâãàçéêíóôõú",
    "ca": "abcdefghijlmnopqrstuvxyzàçèéíïòóúü",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "de": "abcdefghijklmnopqrstuvwxyzäöüß",
    "nl": "abcdefghijklmnopqrstuvwxyzéë",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
    "da": "abcdefghijklmnopqrstuvwxyzåæø",
    "nb": "abcdefghijklmnopqrstuvwxyzåæø",
}

# Where hunspell has no dictionary, simplemma's must do. It lacks some everyday words of these languages only among the
# short ones; of the others it lacks so many that only a doubled letter tells.
_WELL_KNOWN = frozenset(("it", "es", "de", "en"))
_LONGER = 6

Found = dict[str, list[Entry]]  # entries by the words that stand there


@check_all("spelling", severity="warning")
def spelling(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Issue]]:
    """A word that no dictionary has stands one slip away from one that the dictionary has.

    Words are looked up in hunspell's dictionary, where one is installed, and in simplemma's. Right as they are: the
    glossary's terms in all their forms, words of the source, names, acronyms, codes, words derived from known ones
    (neuroplasticità, ippocampale), words of the catalog's own vocabulary. An unknown word is told of when one letter
    more, less, other or out of place makes a known one, or when a letter stands three times in a row.

    Mend the word. If it is right, add it to the glossary, or the comment `# l10n: ignore=spelling:WORD` to the entry.
    Where hunspell has no dictionary of the language less is found; `[tool.l10n.checks]` turns it off:
    `spelling.ca = "off"`.
    """
    if not entries or language(entries[0].scope.locale) not in ALPHABETS:
        return
    locale = entries[0].scope.locale
    for start in range(0, len(entries), _BATCH):
        found: Found = {}
        for entry in entries[start : start + _BATCH]:
            for word in _doubtful(entry):
                found.setdefault(word, []).append(entry)
        wrong = _wrong(found, locale)
        doubted = list(dict.fromkeys(entry for word in wrong for entry in found[word]))
        foreign = {
            entry for entry, other in zip(doubted, other_languages(doubted), strict=True) if other
        }  # whose words are that language's
        for word, better in wrong.items():
            yield from (
                (entry, _issue(entry, word, better))
                for entry in dict.fromkeys(found[word])
                if entry not in foreign
            )


def missing(locale: str) -> str:
    """What to say where hunspell cannot check a language for want of its dictionary, "" where nothing is missing."""
    if language(locale) not in ALPHABETS or dictionaries.installed(locale):
        return ""
    packages = f"hunspell {dictionaries.package(locale)}"
    return (
        f"{locale}: spelling is checked without a hunspell dictionary; to get it: apt-get install {packages}"
    )


def _issue(entry: Entry, word: str, better: Sequence[str]) -> Issue:
    at = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", entry.target)
    instead = " or ".join(f"“{other}”" for other in better[:_SHOWN])
    return Issue(
        f"“{word}” is in no dictionary" + (f"; did you mean {instead}?" if instead else ""),
        concept=word.lower(),
        target_spans=(at.span(),) if at else (),
    )


def _doubtful(entry: Entry) -> Iterator[str]:
    """The words of a translation that are not names, codes, terms, or words of the source."""
    text = prose(entry.target)[:_LONGEST]
    lang = language(entry.scope.locale)
    if entry.source == entry.target or bibliographic(text):
        return
    given = {piece.lower() for piece in _LETTERS.findall(prose(entry.source)[:_LONGEST])}
    terms: Collection[str] | None = None
    lone = text.strip().isalpha() and _a_name(entry)
    for word in words(text):
        capital = word[0][0].isupper() and (lone or not starts_sentence(text, word.start()))
        if named(word[0]) or (capital and lang != "de"):
            continue
        for piece in _pieces(word[0]):
            if piece.lower() in given:
                continue
            terms = _terms(entry) if terms is None else terms
            if piece.lower() not in terms:
                yield piece


def _a_name(entry: Entry) -> bool:
    """Whether a source of one word is no word of its language in small letters."""
    word = prose(entry.source).strip()
    return word.isalpha() and not dictionaries.known([word.lower()], entry.scope.source_locale)


def _pieces(word: str) -> Iterator[str]:
    """The parts of a word between hyphens and apostrophes, elided ones left out."""
    at = 0
    for piece in _APART.split(word):
        at += len(piece) + 1
        if _SHORTEST <= len(piece) <= _LONGEST_WORD and word[at - 1 : at] not in ("'", "’"):
            yield piece


def _terms(entry: Entry) -> set[str]:
    """The words of the glossary's terms in the text."""
    found = entry.scope.glossary.find(entry.target, entry.scope.locale)
    return {piece.lower() for match in found if match.term.wanted for piece in _LETTERS.findall(match.text)}


def _wrong(found: Found, locale: str) -> dict[str, list[str]]:
    """The words that are misspelled, and what may have been meant."""
    lang = language(locale)
    unknown = _unknown(found, locale)
    alphabet, strict = ALPHABETS[lang], bool(dictionaries.installed(locale))
    near = dictionaries.nearest([word.lower() for word in unknown], locale, alphabet)
    wrong = {}
    for word in unknown:
        better = near[word.lower()]
        if not strict:
            better = [other for other in better if _surely(word.lower(), other, lang)]
        if (better and len(found[word]) < _OFTEN) or _TRIPLE.search(word.lower()):
            wrong[word] = [other.capitalize() if word[0].isupper() else other for other in better]
    return wrong


def _unknown(words: Iterable[str], locale: str) -> list[str]:
    """The words that no dictionary has, no other language lent, and that are not derived from known ones."""
    lang, every = language(locale), list(words)
    right = dictionaries.known(every, locale) | LANGUAGES.get(lang, frozenset())
    rest = [word for word in every if word not in right and word.lower() not in right]
    if lang != "en":
        lent = dictionaries.known((word for word in rest if word.isascii()), "en")
        rest = [word for word in rest if word not in lent]
    ways = {word: list(readings(word.lower(), lang)) for word in rest if not _TRIPLE.search(word.lower())}
    parts = dictionaries.known(
        _spellings(part for every in ways.values() for way in every for part in way), locale
    )
    return [word for word in rest if not any(_holds(way, parts) for way in ways.get(word, ()))]


def _surely(word: str, other: str, lang: str) -> bool:
    """Whether this is a slip also where the dictionary may lack the word: no other accent, no other inflection."""
    if bare(word) == bare(other) or len(word) < _LONGER:
        return False
    if lang in _WELL_KNOWN:
        return True
    cuts = (word[:n] + word[n + 1 :] for n, (a, b) in enumerate(pairwise(word)) if a == b)
    return other in cuts


def _spellings(words: Iterable[str]) -> set[str]:
    return {spelled for word in words for spelled in (word, word.capitalize())}


def _holds(way: Reading, known: Collection[str]) -> bool:
    return all(part in known or part.capitalize() in known for part in way)
