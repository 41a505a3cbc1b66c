"""A glossary compiled for one language: word classes, and a trie of the terms over them.

A class is all the forms of one word, so a term of three words is one path of three steps, however many forms they
have. A token leads to the few classes it is a form of, mostly none, and only these are looked for in the trie.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from l10n.glossary import affixes, morphology
from l10n.glossary.affixes import Kind
from l10n.glossary.lexicon import Lexicon
from l10n.glossary.morphology import Word
from l10n.glossary.terms import Term
from l10n.glossary.text import RAISED, plain
from l10n.glossary.tokens import TOKEN, lower, term_gap

_LETTER_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_SIGNS = re.compile(r"[+#%°]+\Z")
_LONG = re.compile("[ァ-ヺー]{3}ー\\Z")
_SHORT = re.compile("[ァ-ヺー]{3}[アカサタナハマヤラワガザダバパャ]\\Z")
_REMEMBERED = 200_000  # tokens whose partial readings are kept in memory


class Pattern(NamedTuple):
    """One way a term can be written, as far as its words do not say it."""

    term: Term
    gaps: tuple[str, ...]
    after: str = ""  # signs that belong to it: C++
    blocks: bool = False  # a phrase that keeps its term from being found


class Reading(NamedTuple):
    """Classes a token belongs to, by which part of it."""

    classes: tuple[int, ...]
    start: int
    end: int
    kind: Kind


class Node:
    """A step of the trie: the classes that may follow, and the patterns that end here."""

    __slots__ = ("children", "ends")

    def __init__(self) -> None:
        self.children: dict[int, Node] = {}
        self.ends: list[Pattern] = []


class Readings(dict[str, tuple[Reading, ...]]):
    """Readings by token in lower case; tokens that are no forms are read in part, where a language does that."""

    def __init__(self, lang: str, lexicon: Lexicon) -> None:
        self.lang = lang
        self.partial = affixes.has_affixes(lang)
        self._lexicon = lexicon if self.partial else None
        self.forms: dict[str, tuple[int, ...]] = {}

    def add(self, form: str, number: int) -> None:
        self.forms[form] = classes = (*self.forms.get(form, ()), number)
        if not self._lexicon:
            self[form] = (Reading(classes, 0, len(form), Kind.WORD),)

    def __missing__(self, token: str) -> tuple[Reading, ...]:
        if not self._lexicon:
            return ()
        if len(self) > _REMEMBERED:
            self.clear()
        self[token] = found = tuple(self._read(token, self._lexicon))
        return found

    def _read(self, token: str, lexicon: Lexicon) -> Iterator[Reading]:
        if classes := self.forms.get(token):
            yield Reading(classes, 0, len(token), Kind.WORD)
        for part in affixes.parts(token, self.lang):
            classes = self.forms.get(part.word)
            if classes and not affixes.accidental(token, part, self.lang, lexicon.lemma):
                yield Reading(classes, part.start, part.end, part.kind)


class Index:
    """The terms that apply to a language (a primary subtag), ready to be found."""

    def __init__(self, terms: Iterable[Term], lang: str) -> None:
        self.lang = lang
        self.root = Node()
        self.spelled: list[dict[str, str]] = [{}]  # of each class, forms with capitals by their lower case
        self.homographs: set[str] = set()  # other words that a German noun is in lower case: Macht, macht
        entries = [entry for term in terms for entry in _entries(term, lang)]
        self._lexicon = Lexicon(lang, folded=True)
        self.readings = Readings(lang, self._lexicon)
        self._classes: dict[tuple[str, Word], int] = {}
        for pattern, words in entries:
            self._add(pattern, words)
        self.opening = {
            form
            for form, classes in self.readings.forms.items()
            if not self.root.children.keys().isdisjoint(classes)
        }
        del self._lexicon, self._classes

    def _add(self, pattern: Pattern, words: Sequence[Word]) -> None:
        classes = [self._class("", word) for word in words]
        self._insert(pattern, classes)
        for at, gap in enumerate(pattern.gaps):
            if self._closes(words[at].text, gap, words[at + 1].text):
                closed = self._class(words[at].text, words[at + 1])
                rest = pattern._replace(gaps=pattern.gaps[:at] + pattern.gaps[at + 1 :])
                self._insert(rest, [*classes[:at], closed, *classes[at + 2 :]])

    def _insert(self, pattern: Pattern, classes: Sequence[int]) -> None:
        node = self.root
        for number in classes:
            node = node.children.setdefault(number, Node())
        node.ends.append(pattern)

    def _closes(self, first: str, gap: str, second: str) -> bool:
        """Whether two words of a term are also written as one: CO₂, emato-encefalico, health care."""
        if gap == RAISED or (gap == "-" and second.isdigit()):
            return True
        if gap != "-" and not (gap == " " and (self.lang == "en" or affixes.compounding(self.lang))):
            return False
        words = (first, second)
        return all(len(w) > 1 and w.isalpha() and not morphology.acronym(w) for w in words)

    def _class(self, before: str, word: Word) -> int:
        """The number, from 1, of the class of a word, with something written before it as one."""
        key = (before, word)
        if key not in self._classes:
            self._classes[key] = len(self.spelled)
            self.spelled.append(self._spellings(before, morphology.forms(word, self.lang, self._lexicon)))
        return self._classes[key]

    def _spellings(self, before: str, forms: Iterable[str]) -> dict[str, str]:
        """Enters the forms of a new class; those with capitals are its spellings."""
        spelled: dict[str, str] = {}
        for form in sorted(forms):
            whole = before + (form.lower() if before and not morphology.acronym(form) else form)
            for variant in _ways(whole, self.lang):
                lowered = lower(variant, self.lang)
                if lowered != variant:
                    spelled[lowered] = variant
                    if self.lang == "de" and self._lexicon.lemma(lowered).islower():
                        self.homographs.add(lowered)
                self.readings.add(lowered, len(self.spelled))
        return spelled


def _ways(word: str, lang: str) -> set[str]:
    """A word with ligatures and without: Swiss and capital ss, French oe."""
    ways = {word, word.replace("ß", "ss"), word.replace("œ", "oe").replace("æ", "ae")}
    return ways | {word.replace("oe", "œ")} if lang == "fr" else ways


def _long_vowels(text: str) -> str:
    """Japanese with its last long vowel added or left out, as technical writing does: レセプタ, レセプター."""
    if _LONG.search(text):
        return text[:-1]
    return f"{text}ー" if _SHORT.search(text) else text


def _entries(term: Term, lang: str) -> Iterator[tuple[Pattern, list[Word]]]:
    """The spellings of a term before inflection, its given forms, and the phrases that block it."""
    text = plain(term.term)
    pos = term.pos or ("name" if term.lang == "*" else "")
    phrases = [(text, pos, False)]
    for other in {_LETTER_DIGIT.sub(RAISED, text), _long_vowels(text)} - {text}:
        phrases.append((other, pos, False))
    phrases += [(plain(form), "name", False) for form in term.forms]
    phrases += [(plain(phrase), "", True) for phrase in term.unless.split("|")]
    for phrase, pos, blocks in phrases:
        tokens, gaps, after = split(phrase)
        if tokens:
            words = morphology.words(tokens, lang, pos, term.case == "any")
            yield Pattern(term, tuple(gaps), after, blocks), words


def split(text: str) -> tuple[list[str], list[str], str]:
    """The words of a term, the gaps between them, and signs at its end that belong to it."""
    found = list(TOKEN.finditer(text))
    gaps = [term_gap(a[0], text[a.end() : b.start()], b[0]) for a, b in pairwise(found)]
    signs = _SIGNS.search(text)
    return [match[0] for match in found], gaps, signs[0] if signs else ""
