"""Terms of the glossary put into an engine's translations, where they are not there already (DESIGN section 8).

What is right is never touched. Else, in this order: one of the engine's next best translations that has the term; the
sentence asked again with another noun in the term's place (`standins`); a forbidden word replaced by the term, in its
place. Else it stays, and the check `glossary-missing` says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from l10n.checks.registry import Entry, Scope
from l10n.checks.terminology import glossary_forbidden, glossary_missing
from l10n.glossary import Match
from l10n.model import Unit
from l10n.translation.decoding import Rendering, Sentence
from l10n.translation.edits import Edit
from l10n.translation.inflection import form, several
from l10n.translation.standins import StandIns, Substituted, edited

_ALTERNATIVES = 4

Job = tuple[Sentence, Rendering, Collection[str]]  # and the concepts that it should name


@dataclass(frozen=True, slots=True)
class Repair:
    """A sentence in other words, the step that gave it, and the concepts that it now names."""

    rendering: Rendering
    step: str
    concepts: frozenset[str]


@dataclass(frozen=True)
class Terminology:
    """What the glossary asks of translations between two languages."""

    nouns: StandIns

    @cached_property
    def _scope(self) -> Scope:
        return Scope(self.nouns.source, self.nouns.target, self.nouns.glossary)

    def missing(self, source: str, target: str) -> frozenset[str]:
        """The concepts of a source that its translation does not name in the glossary's words."""
        return frozenset(issue.concept for issue in glossary_missing(self._entry(source, target)))

    def forbidden(self, source: str, target: str) -> frozenset[str]:
        """The concepts for which a translation has a word that it must not use."""
        return frozenset(issue.concept for issue in glossary_forbidden(self._entry(source, target)))

    def _entry(self, source: str, target: str) -> Entry:
        return Entry(Unit(None, source, targets=(target,)), source, target, self._scope)

    def mentions(self, text: str, concepts: Collection[str]) -> list[Match]:
        """Where a source names these concepts with terms that are translated."""
        found = self.nouns.glossary.find(text, self.nouns.source)
        return [m for m in found if m.term.concept in concepts and not m.compound and m.term.lang != "*"]

    def repaired(self, jobs: Sequence[Job]) -> list[Repair | None]:
        """For each sentence a rendering that names more of the concepts it lacks; None where there is none."""
        found = self._next_best(jobs)
        asked: list[list[Substituted]] = [[] for _ in jobs]
        for n, (sentence, rendering, lacking) in enumerate(jobs):
            mentions = self.mentions(sentence.text, lacking)
            if found[n] is None and mentions:
                asked[n] = list(self.nouns.substituted(sentence, rendering, mentions))
        said = iter(self.nouns.decoder.decode([each.sentence for tries in asked for each in tries]))
        for n, (sentence, rendering, _) in enumerate(jobs):
            made = [self.nouns.put_back(each, next(said)) for each in asked[n]]
            found[n] = found[n] or self._best(sentence, rendering, [one for one in made if one])
            found[n] = found[n] or self._replaced(sentence, rendering)
        return found

    def _next_best(self, jobs: Sequence[Job]) -> list[Repair | None]:
        found: list[Repair | None] = []
        again = self.nouns.decoder.decode([sentence for sentence, _, _ in jobs], _ALTERNATIVES)
        for (sentence, rendering, _), more in zip(jobs, again, strict=True):
            lacking = self.missing(sentence.text, rendering.text) if more.others else frozenset()
            right = (
                Repair(other, "the engine's next best translation", lacking)
                for other in (more.others if lacking else ())
                if not self.missing(sentence.text, other.text)
                and not self.forbidden(sentence.text, other.text)
            )
            found.append(next(right, None))
        return found

    def _best(self, sentence: Sentence, before: Rendering, made: Sequence[Rendering]) -> Repair | None:
        """Of those that mend most and harm nothing, the one most like the first translation."""
        lacking = self.missing(sentence.text, before.text) if made else frozenset()
        wrong = self.forbidden(sentence.text, before.text) if made else frozenset()
        best: tuple[int, float] = (0, 0)
        found = None
        for one in made:
            still = self.missing(sentence.text, one.text)
            if still - lacking or self.forbidden(sentence.text, one.text) - wrong:
                continue
            worth = len(lacking - still), Indel.normalized_similarity(before.text, one.text)
            if worth[0] and worth > best:
                best, found = worth, Repair(one, "another noun in its place", lacking - still)
        return found

    def _replaced(self, sentence: Sentence, rendering: Rendering) -> Repair | None:
        """The rendering with the wanted term for a forbidden one of its concept."""
        nouns = self.nouns
        concepts = self.forbidden(sentence.text, rendering.text)
        edits = []
        for match in nouns.glossary.find(rendering.text, nouns.target) if concepts else ():
            wanted = nouns.wanted(match.term.concept)
            if wanted and match.term.status == "forbidden" and match.term.concept in concepts:
                word = form(wanted, nouns.target, many=several(match, nouns.target))
                starts = match.text[:1].isupper() and match.term.term[:1].islower()
                edits.append(Edit(*match.span, word[:1].upper() + word[1:] if starts else word))
        if not edits:
            return None
        made = edited(rendering, (), edits)
        mended = self.missing(sentence.text, rendering.text) - self.missing(sentence.text, made.text)
        return Repair(made, "the place of a forbidden word", mended) if mended else None
