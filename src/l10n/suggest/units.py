"""Messages as the units that terms consist of: words with their lemmas and roles, compounds, runs of one script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from l10n.glossary.endings import INFINITIVE, singulars
from l10n.glossary.lexicon import Lexicon
from l10n.glossary.morphology import acronym
from l10n.glossary.text import BREAK, RAISED
from l10n.glossary.tokens import TOKEN, gap
from l10n.model import Span
from l10n.suggest.words import LINKS, STOPWORDS, UNITS

Role = Literal["content", "link", "article", "stop"]

_VERB_FORMS = 8  # a lemma with more forms than any noun has is a verb
_ION = re.compile(rf"{RAISED}?[⁺⁻]")
_TITLE = 0.75  # the share of capitals from which on they say nothing
_SCRIPTS = tuple(re.compile(rf"[{script}]+\Z") for script in ("々㐀-䶿一-鿿", "ァ-ヺー"))
_KANA = re.compile(r"[ぁ-ゟ]+\Z")
_OKURIGANA = re.compile(r"(?<=[一-鿿])[ぁ-ん](?<![はがをにのでともへやか])")  # of a verb or an adjective
_START = re.compile(rf"[.?!:…。！？{BREAK}\n]")  # of a sentence, between two words
_DIGITS = re.compile(r"[A-Z]\w*\d|\d\w*[A-Z]")
_FUNCTIONAL = frozenset(
    "的了是在和与及或有不也都而但为对中上下从到被把这那其之以于所个一二三四五六七八九十"
)  # in Chinese


class Unit(NamedTuple):
    """A word, a hyphenated compound, or a run of one East Asian script."""

    text: str
    start: int
    end: int
    key: str  # the lemma in lower case; an acronym is itself
    role: Role
    gap: str  # what stands before it
    initial: bool  # its capital is that of a sentence or title


class Reader:
    """Texts of a language as units."""

    def __init__(self, lang: str, texts: Sequence[str]) -> None:
        self.lang = lang.split("-")[0].lower()
        words = Counter(match[0] for text in texts for match in TOKEN.finditer(text))
        self.vocabulary = {word.lower() for word in words}
        self.lexicon = Lexicon(self.lang)
        self.learned = any(map(self.lexicon.lemma, words))
        self.stop = frozenset(STOPWORDS.get(self.lang, "").split()) or _frequent(words)
        first, _, then = LINKS.get(self.lang, "").partition("|")
        self.links, self.articles = frozenset(first.split()), frozenset(then.split())

    def units(self, text: str) -> list[Unit]:
        """The units of a normalised text."""
        found: list[Unit] = []
        end = 0
        for start, stop in self._spans(text):
            between = text[end:start]
            initial = not found or _START.search(between) is not None
            unit = self._unit(text[start:stop], start, stop, gap(between), initial)
            stem = self.lang == "ja" and _OKURIGANA.match(text, stop)
            found.append(unit._replace(role="stop") if stem else unit)
            end = stop
        return list(_untitled(found, self))

    def _spans(self, text: str) -> Iterator[Span]:
        """Words, with those joined that a hyphen or a script without spaces makes one."""
        span: Span | None = None
        for token in TOKEN.finditer(text):
            ion = _ION.match(text, token.end())
            end = ion.end() if ion else token.end()
            before = text[max(span[0], span[1] - 4) : span[1]] if span else ""
            if span and self._joined(before, text[span[1] : token.start()], token[0]):
                span = (span[0], end)
                continue
            if span:
                yield span
            span = (token.start(), end)
        if span:
            yield span

    def _joined(self, before: str, between: str, after: str) -> bool:
        if between == RAISED:  # of a formula; after a longer word, a number is a footnote's
            return len(before) < 3 or not after.isdigit()
        if between:
            return len(between) == 1 and gap(between) == "-"
        return self.lang != "zh" and any(s.match(before[-1]) and s.match(after) for s in _SCRIPTS)

    def _unit(self, text: str, start: int, end: int, gap: str, initial: bool) -> Unit:
        text = text.replace(RAISED, "")
        return Unit(text, start, end, self.key(text), self._role(text), gap, initial)

    def key(self, text: str) -> str:
        """What all forms of a word have in common."""
        if self.acronym(text):
            return text
        lower = text.lower()
        return (self.lexicon.lemma(lower) or self.lexicon.lemma(text) or self._singular(lower)).lower()

    def _singular(self, word: str) -> str:
        """The singular of a word that no dictionary has, by its ending, where the texts have that, too."""
        return next((form for form in sorted(singulars(word, self.lang)) if form in self.vocabulary), word)

    def acronym(self, text: str) -> bool:
        """Whether a word is one, or is spelled like one; not a heading's word in capitals."""
        known = text.isalpha() and self.lexicon.lemma(text.lower()) and len(text) > 3
        return "-" not in text and not known and (acronym(text) or _DIGITS.match(text) is not None)

    def known(self, text: str) -> bool:
        """Whether a word is in the dictionary, or there is none to tell."""
        if any(script.match(text) for script in _SCRIPTS):
            return len(text) < 2
        return not self.learned or bool(self.lexicon.lemma(text) or self.lexicon.lemma(text.lower()))

    def uncapitalised(self, word: str) -> str:
        """A word without a capital that may not be its own."""
        lower = word.lower()
        return lower if word[1:].islower() and (not self.learned or self.lexicon.lemma(lower)) else word

    def ends(self, unit: Unit) -> bool:
        """Whether a phrase can end in a unit: in German only in a noun."""
        return unit.role == "content" and (self.lang != "de" or unit.text[0].isupper())

    def _role(self, text: str) -> Role:
        lower = text.lower()
        if lower in self.links:
            return "link"
        if lower in self.articles:
            return "article"
        least = 1 if self.lang in ("ja", "zh") else 3 if lower == text != text.upper() else 2
        wordy = any(map(str.isalpha, text)) and len(text) >= least
        if not wordy or lower in self.stop or lower in UNITS or self._functional(text):
            return "stop"
        return "stop" if self._verb(text) else "content"

    def _functional(self, text: str) -> bool:
        return _KANA.match(text) is not None or (self.lang == "zh" and text in _FUNCTIONAL)

    def _verb(self, text: str) -> bool:
        lemma = self.lexicon.lemma(text.lower()) if text.islower() or self.lang != "de" else ""
        infinitive = lemma.endswith(INFINITIVE.get(self.lang, ()))
        return infinitive and len(self.lexicon.family(lemma)) > _VERB_FORMS and not self.acronym(text)


def _frequent(words: Counter[str]) -> frozenset[str]:
    """Probable function words of a language without a list: the shortest, and fairly short ones that abound."""
    least = max(4, words.total() / 150)
    spaced = ((word, count) for word, count in words.items() if not any(s.match(word) for s in _SCRIPTS))
    return frozenset(word.lower() for word, n in spaced if len(word) < 3 or (len(word) < 7 and n > least))


def _untitled(units: Sequence[Unit], reader: Reader) -> Iterator[Unit]:
    """The units, where those of a sentence in title case all count as its first; those in capitals are none."""
    starts = [i for i, unit in enumerate(units) if unit.initial]
    for start, end in pairwise([*starts, len(units)]):
        sentence = units[start:end]
        words = [unit.text for unit in sentence if len(unit.text) > 3 and not reader.acronym(unit.text)]
        titled = len(words) > 2 and sum(word[0].isupper() for word in words) > _TITLE * len(words)
        shouted = len(words) > 0 and all(unit.text.isupper() for unit in sentence)
        for unit in sentence:
            role = "stop" if shouted else unit.role
            yield unit._replace(initial=unit.initial or titled, role=role)
