"""What is seen of an entry at a glance: which checks could have something to say about it at all.

Most translations are right, and plain. What signs say is read off a table: each sign, by what stands before and behind
it, may call for checks. What words say (numbers, months, the language) is read off their hashes. A trait may be seen
where there is none, never the other way round: tests/test_traits.py compares what all checks say with and without.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from l10n.checks import bare, likeness, quantities
from l10n.checks.cited import addresses
from l10n.checks.function_words import LANGUAGES, SOME, SPEAKERS, alike, own_words, rivals
from l10n.checks.leftovers import LEAST
from l10n.checks.number_words import numerals
from l10n.checks.reading import language
from l10n.checks.registry import Entry, Scope, Trait
from l10n.checks.roles import notes, tens
from l10n.checks.scripts import script
from l10n.checks.tokens import (
    ACCENTED,
    BLANK,
    KINDS,
    OTHER,
    Bits,
    Hashes,
    Lexicon,
    Places,
    Tokens,
    Truths,
    among,
    any_of,
    priced,
    tokens,
)
from l10n.checks.typography import typography

_BATCH = 1600  # entries that are read together: what they need stays in the processor's cache
_LONGEST, _MOST = 2000, 255  # characters, and words, of a text whose language is told by counting
_FEW = 4  # words of a text that may be in another language

_COMPARED = 1 << 24  # figures, as a part of them
_EVERY = (
    sum(trait for name, trait in vars(Trait).items() if name.isupper())
    - Trait.TERMS
    - Trait.NOTED
    + _COMPARED
)
_OF_TARGET = Trait.SPACED | Trait.DOUBLE_SPACED | Trait.ODD
_OF_BOTH = _EVERY & ~_OF_TARGET

# Signs, one of what stands before them, one of what stands behind (any_of; "": anything), and the traits they give.
_IN_DAMAGE = "œ'“”„«»‘–…*®$°º¿¡×·\u00a0"  # what may stand for UTF-8 in a wrong encoding, behind a letter
_RULES = (
    (",.;:!?", BLANK, "", Trait.SPACED),
    (".", "", "a", Trait.ADDRESS),
    (";", "0" + BLANK, "", Trait.CITED),
    (":", "", "/", Trait.ADDRESS),
    ("'", BLANK + "|0,.;:!?'\"“”„«»‘()[]{<>-–…%/@=*®$°¿¡×+·", "", Trait.QUOTED),
    ('"“”„«»‘', "", "", Trait.QUOTED),
    ("«", "a0,.;:!?)]", "", Trait.SPACED),
    ("«", "", BLANK, Trait.SPACED),
    ("»", BLANK + "|([", "", Trait.SPACED),
    ("»", "", "a0", Trait.SPACED),
    ("[", "", "", Trait.CITED),
    ("{", "", "", Trait.BRACKETED | Trait.FILLED | _COMPARED),
    ("<", "", "", _EVERY),  # of a damaged tag: others are not there
    ("=", "", "", Trait.MARKUP),
    ("%", "a|,.;:!?'\"“”„«»‘()[]{<-–…/@=*®$°¿¡×·", "", _COMPARED),
    ("%", "", "a0([{%", _COMPARED | Trait.TWICE),
    ("%", "", "a0(.-+@*", Trait.FILLED),
    ("×", "", "", _COMPARED),
    ("°º", BLANK + "|0.,;:!?'\"“”„«»‘()[]{>-–…%/@=*®$¿¡×+", "", _COMPARED | Trait.CITED),
    ("°º", "0", "", Trait.SPACED),
    ("°º", "", BLANK, Trait.DOUBLE_SPACED | Trait.TWICE),
    ("º", "", "", Trait.FOREIGN),  # a letter
    ("@", "", "", Trait.ADDRESS),
    ("¿¡", "", BLANK, Trait.SPACED),
    ("\u00a0", " \u00a0", "", Trait.DOUBLE_SPACED),
    ("\u00a0", "", " ", Trait.DOUBLE_SPACED),
    (_IN_DAMAGE, "â", "", Trait.ODD),
    ("×", "", _IN_DAMAGE, Trait.ODD),
    ("‘", "", "â", Trait.ODD),
)
_BEFORE_MARKS = 'a.,;:!?…)]"”»'  # what makes * a mark, and none of emphasis or multiplication
_BEHIND_MARKS = BLANK + '|.,;:!?…)]"”»'


class Sight:
    """Sees the traits of a catalog's entries."""

    def __init__(self, scope: Scope) -> None:
        source, target = language(scope.source_locale), language(scope.locale)
        self._always = Trait.TERMS if scope.glossary.terms else 0
        if not {source, target}.isdisjoint(("ja", "zh", "ar")):  # whose numbers in words stand in no table
            self._always |= Trait.FIGURES
        self._before, self._behind = _rules(scope.locale)
        self._scope = scope
        self._numerals = numerals(source), numerals(target)
        self._latin = script(scope.locale) == "Latn"
        self._own = np.array([lang in alike(target) for lang in LANGUAGES])
        self._rivals = np.array([lang in rivals(target, source) for lang in LANGUAGES])
        self._left = np.array(
            [*map(own_words(source, target).__contains__, _votes()[0].words), False], np.uint64
        )

    def traits(self, entries: Sequence[Entry]) -> Bits:
        """The traits (of Trait) of each entry."""
        batches = [self._seen(entries[at : at + _BATCH]) for at in range(0, len(entries), _BATCH)]
        if not batches:
            return np.zeros(0, np.uint32)
        found, *said = (np.concatenate(each) for each in zip(*batches, strict=True))
        for hashes in said:
            _, number, count = np.unique(hashes, return_inverse=True, return_counts=True)
            found[count[number] > 1] |= np.uint32(Trait.AGAIN)
        return found

    def _seen(self, entries: Sequence[Entry]) -> tuple[Bits, Hashes, Hashes]:
        """The traits of some entries but AGAIN, and hashes of their words, source's and translation's."""
        source, target = map(tokens, bare.joined(entries))
        found = self._signs(target) | (self._signs(source) & ~np.uint32(_OF_TARGET))
        capitals = likeness.inner_capitals(source), likeness.inner_capitals(target)
        figures = (found & np.uint32(_COMPARED)) > 0
        figures |= ~quantities.agree(
            quantities.told(source, self._numerals[0], self._scope.source_locale),
            quantities.told(target, self._numerals[1], self._scope.locale),
        )
        raised = likeness.raised(source) != likeness.raised(target)
        roman = [
            text.have(likeness.roman(text, at)) for text, at in zip((source, target), capitals, strict=True)
        ]
        figures |= raised | (roman[0] & roman[1])
        damaged = found & np.uint32(_OF_BOTH) == _OF_BOTH  # where an address may be hidden
        for number in np.flatnonzero((found & np.uint32(Trait.ADDRESS) > 0) & ~damaged).tolist():
            if addresses(entries[number].source) == addresses(entries[number].target):
                found[number] &= ~np.uint32(Trait.ADDRESS)
        addressed = found & np.uint32(Trait.ADDRESS) > 0
        said = likeness.sequences(source), likeness.sequences(target)
        foreign, left = self._foreign(target)
        conditions = (
            (Trait.ALIKE, said[0] == said[1]),
            (Trait.FIGURES, figures),
            (Trait.CITED, raised),
            (Trait.CAPITALS, source.have(likeness.changed_names(source, target, *capitals))),
            (Trait.EDGED, likeness.edged(source) | likeness.edged(target)),
            (Trait.SPACED, target.have(np.append(likeness.tight(target), likeness.lone(target, "«»")[1]))),
            (Trait.DOUBLE_SPACED, target.have(likeness.double_spaces(target))),
            (Trait.BRACKETED, likeness.unpaired(source, target)),
            (Trait.ENDED, ~likeness.end_alike(source, target)),
            (Trait.STARRED, likeness.marked(source, target, "*", addressed)),
            (Trait.SIGNED, likeness.marked(source, target, "®", addressed)),
            (Trait.MARKUP, np.array(["<" in entry.source or "<" in entry.target for entry in entries])),
            (Trait.TWICE, target.have(likeness.repeated(target))),
            (Trait.FOREIGN, foreign),
            (Trait.LEFT, left),
            (Trait.NOTED, np.array([bool(entry.unit.comments) for entry in entries])),
        )
        for trait, seen in conditions:
            found[seen] |= np.uint32(trait)
        found |= np.uint32(self._always)
        return found, *said

    def _signs(self, found: Tokens) -> Bits:
        """What the signs of each text call for."""
        kinds, at = found.kinds, found.signs
        sign, before, behind = kinds[at], kinds[at - 1], kinds[at + 1]
        bits = self._before[sign, before] | self._behind[sign, behind]
        damaged, twice = any_of(_IN_DAMAGE), np.flatnonzero(before == ACCENTED)
        twice = twice[damaged[sign[twice]] & damaged[behind[twice]] & (kinds[at[twice] + 2] == ACCENTED)]
        bits[twice] |= np.uint32(Trait.ODD)
        rare = np.flatnonzero(any_of("*(/:°º$")[sign])
        bits[rare] = _seldom(found, at[rare], bits[rare])
        some = np.flatnonzero(bits)
        result = np.zeros(len(found.ends), np.uint32)
        np.bitwise_or.at(result, found.texts(at[some]), bits[some])
        result[found.have(found.starts[tens(found)])] |= np.uint32(Trait.ADDRESS)
        return result

    def _foreign(self, target: Tokens) -> tuple[Truths, Truths]:
        """Which texts are not certainly in their language, nor too short; which have words of the source's language."""
        if not self._latin:
            return np.ones(len(target.ends), np.bool_), np.ones(len(target.ends), np.bool_)
        lexicon, votes = _votes()
        known = lexicon.numbers(target.hashes)
        words = target.sums(target.words.astype(np.uint64))
        counts = np.stack([target.sums(lane[known]) for lane in votes], axis=1).view(np.uint8)
        counts = counts[:, : len(LANGUAGES)]
        own, near = (counts[:, langs].max(axis=1, initial=0) for langs in (self._own, self._rivals))
        long = (words > _MOST) | (np.diff(target.ends, prepend=0) > _LONGEST)
        most = counts[:, ~self._own].max(axis=1, initial=0)
        clear = (own > np.maximum(near, 1)) & ((own > most) | ((own == most) & (own > SOME)))
        foreign: Truths = (words >= _FEW) & (long | ~clear)
        if foreign.any():
            foreign &= long | _unheard(target, foreign, clear)
        return foreign, target.sums(self._left[known]) >= LEAST


def _seldom(found: Tokens, at: Places, bits: Bits) -> Bits:
    """What signs call for by more than what stands beside them, beside what they do by that."""
    kinds, sign = found.kinds, found.kinds[at]
    before, behind, third, fourth = (kinds[at + more] for more in (-1, 1, 2, 3))
    plain = likeness.degrees(found, at) | likeness.beside(found, notes(found), at)
    bits[plain] &= np.uint32(_EVERY & ~_COMPARED & ~Trait.CITED)
    closing = any_of(")")
    marked = any_of("(")[sign] & any_of("a")[behind] & (closing[third] | closing[fourth])
    pt = (found.codes[at - 1] | 32 == ord("t")) & (found.codes[at - 2] | 32 == ord("p"))  # javascript:
    usual = any_of(_BEFORE_MARKS)[before] & any_of(_BEHIND_MARKS)[behind]
    usual |= any_of("|")[before] & any_of(BLANK)[behind]
    usual |= any_of("(")[before] & any_of(")")[behind]
    usual &= ~any_of(".")[behind] | any_of(_BEHIND_MARKS.replace(".", ""))[third]
    other = any_of("*")[sign] & ~usual
    script = any_of(":")[sign] & (pt | any_of(BLANK)[before])
    # a path ends where a mark may
    path = any_of("/")[sign] & ~any_of("a0</")[before] & ~any_of("/")[behind]
    called = (
        (Trait.SIGNED, marked | path),
        (Trait.MARKUP, script),
        (Trait.STARRED, other | path),
        (_COMPARED, any_of("$")[sign] & ~np.logical_or(*priced(found, at))),
    )
    for trait, seen in called:
        bits[seen] |= np.uint32(trait)
    return bits


def _unheard(found: Tokens, doubtful: Truths, clear: Truths) -> Truths:
    """Of doubtful texts, whether they have words that no clear one has: titles mostly say what the text says."""
    size = found.last[-1] + 1
    texts = np.repeat(np.arange(len(doubtful)), np.diff(found.last, prepend=-1))
    words, hashes = found.words[:size], found.hashes[:size]
    asked = np.flatnonzero(doubtful[texts] & words)
    new = ~among(hashes[asked], hashes[clear[texts] & words])
    unheard: Truths = np.bincount(texts[asked[new]], minlength=len(doubtful)) > 0
    return unheard


@cache
def _votes() -> tuple[Lexicon, tuple[Hashes, ...]]:
    """The commonest words, and of which languages each is, a byte for each."""
    lexicon = Lexicon(SPEAKERS)
    votes = np.zeros((len(lexicon.words) + 1, -(-len(LANGUAGES) // 8) * 8), np.uint8)
    for place, word in enumerate(lexicon.words):
        votes[place, : len(LANGUAGES)] = [lang in SPEAKERS[word] for lang in LANGUAGES]
    return lexicon, tuple(votes.view(np.uint64).T.copy())


@cache
def _rules(locale: str) -> tuple[Bits, Bits]:
    """The traits of signs by the kind of what stands before, and behind."""
    usual = typography(locale)
    turned = "?!¿¡" if usual.lang == "es" else "¿¡"
    percent = {"space": ("%", "0", "", Trait.SPACED), "none": ("%", BLANK, "", Trait.SPACED)}.get(
        usual.percent
    )
    own = (
        *((percent,) if percent else ()),
        (usual.spaced, "", "", Trait.SPACED),
        ("«»" * usual.inside, "", "", Trait.SPACED),
        (turned, "", "", Trait.ENDED),
    )
    before, behind = np.zeros((KINDS, KINDS), np.uint32), np.zeros((KINDS, KINDS), np.uint32)
    before[OTHER] = _EVERY
    for signs, ahead, after, traits in (*_RULES, *own):
        for sign in np.flatnonzero(any_of(signs)):
            table, beside = (behind, after) if after else (before, ahead)
            table[sign, any_of(beside) if beside else slice(None)] |= np.uint32(traits)
    return before, behind
