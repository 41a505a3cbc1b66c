"""Nouns that an engine is known to render, in the place of terms that it does not: "il cervello" for "l'asse HPA".

A noun of the same gender, number and first letter brings articles and agreement with it; where its translation
stands, the wanted term is put.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise

from l10n.checks.grammar import grammar
from l10n.glossary import Glossary, Match, Term
from l10n.glossary.morphology import acronym
from l10n.translation.carriers import places
from l10n.translation.codes import has_codes, recoded, without_codes
from l10n.translation.decoding import Decoder, Rendering, Sentence
from l10n.translation.edits import Edit, apply, inverse
from l10n.translation.inflection import form, plural, several

TRIES = 10  # ways to ask a sentence again, for all of its terms
_NAMES = 3  # of them with names
_ALONE = 2  # more for each term by itself, with nouns

_POOL = 150  # terms that are tried as stand-ins
_VOWEL = re.compile("[aeiouàèéìòùáíóúâêîôûäëïöüh]", re.I)
_ARTICLE = re.compile(r"\b(an?)(\s+)\Z", re.I)


@dataclass(frozen=True, slots=True)
class StandIn:
    """A word, and what the engine makes of it; a name is copied as it is."""

    source: str
    target: str
    many: bool = False
    name: bool = False


@dataclass(frozen=True, slots=True)
class Substituted:
    """A sentence with stand-ins for some of its terms."""

    sentence: Sentence
    edits: tuple[Edit, ...]
    mentions: tuple[Match, ...]
    chosen: tuple[StandIn, ...]


@dataclass(frozen=True)
class StandIns:
    """What can stand in for terms between two languages, as an engine renders them."""

    glossary: Glossary
    source: str
    target: str
    decoder: Decoder

    def wanted(self, match: Match) -> Term | None:
        """The term that a translation should have for one of the source: an acronym for an acronym, else preferred."""
        short = acronym(match.term.term)
        terms = self._terms.get(match.term.concept, ())
        return min(
            terms, key=lambda term: (acronym(term.term) != short, term.status != "preferred"), default=None
        )

    @cached_property
    def _terms(self) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = {}
        for term in self.glossary.applying(self.target):
            if term.wanted and term.lang != "*":
                found.setdefault(term.concept, []).append(term)
        return found

    def find(self, text: str, lang: str) -> list[Match]:
        """The terms in a sentence with signs; codes among their words belong to them."""
        bare, at = without_codes(text)
        found = self.glossary.find(bare, lang)
        return [replace(match, span=(at[match.span[0]], at[match.span[1] - 1] + 1)) for match in found]

    @cached_property
    def pool(self) -> list[StandIn]:
        """Nouns of the glossary, in singular and plural, with what the engine makes of them, right or not."""
        nouns = list(islice(self._nouns(), _POOL))
        asked = [(noun, False) for noun in nouns]
        asked += [(word, True) for noun in nouns if (word := plural(noun, self.source)) != noun]
        said = self.decoder.decode([Sentence(word, {}) for word, _ in asked])
        found = []
        for (word, many), rendering in zip(asked, said, strict=True):
            target = self._noun(rendering.text)
            if target and target != word:
                found.append(StandIn(word, target, many))
        return found

    def _nouns(self) -> Iterator[str]:
        """Terms of one word, then of two, that are ordinary nouns."""
        german = self.source.split("-")[0] == "de"
        terms = [term for term in self.glossary.applying(self.source) if term.lang != "*"]
        for term in sorted(terms, key=lambda term: (term.term.count(" "), term.concept)):
            ordinary = term.status == "preferred" and term.pos in ("", "noun")
            spelled = term.term.replace(" ", "").isalpha() and (term.term.islower() or german)
            if ordinary and spelled and term.term.count(" ") < 2:
                yield term.term

    def _noun(self, said: str) -> str:
        """The noun that a translation is, without its article; "" where it is more, or less."""
        words = said.split()
        light = grammar(self.target.split("-")[0]).light
        while words and words[0].lower() in light:
            del words[0]
        text = " ".join(words)
        return text if 0 < len(words) < 3 and len(text) > 3 and text.replace(" ", "").isalpha() else ""

    def substituted(
        self, sentence: Sentence, rendering: Rendering, mentions: Sequence[Match]
    ) -> Iterator[Substituted]:
        """The sentence with stand-ins for its terms, the likeliest ways first."""
        there, here = sentence.text.lower(), rendering.text.lower()
        pool = [*self.pool, *(StandIn(word, word, name=True) for word in self.decoder.carriers)]
        pool = [one for one in pool if one.source.lower() not in there and one.target.lower() not in here]
        nouns, names = ([one for one in pool if one.name is wanted] for wanted in (False, True))
        ranked = [sorted(nouns, key=lambda one, m=match: self._unlike(one, m)) for match in mentions]  # type: ignore[misc]
        together = [(list(range(len(mentions))), TRIES - _NAMES, _NAMES)]
        alone = [([n], _ALONE, 1) for n in range(len(mentions))] if len(mentions) > 1 else []
        for chosen, most, few in (*together, *alone):
            own = [mentions[n] for n in chosen]
            for turn in range(most):
                if words := _distinct([ranked[n][turn:] for n in chosen]):
                    yield self._asked(sentence, own, words)
            for turn in range(few):
                if words := _distinct([names[turn:]] * len(chosen)):
                    yield self._asked(sentence, own, words)

    def _unlike(self, one: StandIn, match: Match) -> int:
        """How differently a noun behaves: number, elision and gender, as far as first and last letters tell."""
        many = several(match, self.source)
        wanted = self.wanted(match)
        target = form(wanted, self.target, many=many) if wanted else ""
        return (
            8 * (one.many != many)
            + 4 * (bool(_VOWEL.match(match.text)) != bool(_VOWEL.match(one.source)))
            + 2 * (match.text.split()[0][-1:] != one.source.split()[0][-1:])
            + 2 * (bool(_VOWEL.match(target)) != bool(_VOWEL.match(one.target)))
            + (target[-1:] != one.target[-1:])
        )

    def _asked(self, sentence: Sentence, mentions: Sequence[Match], chosen: Sequence[StandIn]) -> Substituted:
        edits = [
            Edit(*match.span, _capital(one.source) if match.text[:1].isupper() else one.source)
            for match, one in zip(mentions, chosen, strict=True)
        ]
        shifts = [(edit.start, len(edit.text) - (edit.end - edit.start)) for edit in edits]
        copied = tuple(
            part.moved(shift, shift)
            for part in sentence.copied
            if not any(edit.start < part.span[1] and part.span[0] < edit.end for edit in edits)
            for shift in (sum(by for at, by in shifts if at < part.span[0]),)
        )
        asked = Sentence(apply(sentence.text, edits), sentence.kept, copied)
        return Substituted(asked, tuple(inverse(sentence.text, edits)), tuple(mentions), tuple(chosen))

    def put_back(self, sentence: Sentence, tried: Substituted, rendering: Rendering) -> Rendering | None:
        """The rendering with the wanted terms where the stand-ins' translations are; None where one is not."""
        edits: list[Edit] = []
        for match, one in zip(tried.mentions, tried.chosen, strict=True):
            place, wanted = self._place(rendering.text, one), self.wanted(match)
            there = rendering.text[slice(*place)] if place else ""
            if place is None or wanted is None or has_codes(there):
                return None
            word = form(wanted, self.target, many=several(match, self.source))
            word = _capital(word) if _capitalised(there, one, place[0]) else word
            coded = recoded(word, sentence.text[slice(*match.span)], sentence.kept)
            edits.append(Edit(*place, coded or word))
        edits.sort()
        if any(one.end > other.start for one, other in pairwise(edits)):
            return None
        return edited(rendering, [*tried.edits], _with_articles(rendering.text, edits, self.target))

    def _place(self, text: str, one: StandIn) -> tuple[int, int] | None:
        bare, at = without_codes(text)
        found = places(bare.lower(), one.target.lower())
        lowered = len(bare.lower()) == len(bare)
        return (at[found[0][0]], at[found[0][1] - 1] + 1) if lowered and len(found) == 1 else None


def edited(rendering: Rendering, there: Sequence[Edit], here: Sequence[Edit]) -> Rendering:
    """The rendering after one more stage of edits on either side."""
    stages = (*rendering.there, tuple(there)) if there else rendering.there
    made = apply(rendering.text, here)
    return replace(rendering, text=made, there=stages, here=(*rendering.here, tuple(here)), others=())


def _distinct(choices: Sequence[Sequence[StandIn]]) -> list[StandIn]:
    """One of each, none twice; nothing where that cannot be."""
    chosen: list[StandIn] = []
    for options in choices:
        free = next((one for one in options if one not in chosen), None)
        if free is None:
            return []
        chosen.append(free)
    return chosen


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _capitalised(there: str, one: StandIn, at: int) -> bool:
    """Whether what stands there has a capital only because of its place."""
    return there[:1].isupper() and (at == 0 if one.name else one.target[:1].islower() or at == 0)


def _with_articles(text: str, edits: Sequence[Edit], lang: str) -> list[Edit]:
    """English a and an before the new words."""
    found: list[Edit] = []
    for edit in edits:
        before = _ARTICLE.search(text, 0, edit.start) if lang.split("-")[0] == "en" else None
        if before:
            article = "an" if edit.text[:1].lower() in "aeiou" else "a"
            start = _capital(article) if before[1][0].isupper() else article
            found.append(Edit(before.start(), edit.end, f"{start}{before[2]}{edit.text}"))
        else:
            found.append(edit)
    return found
