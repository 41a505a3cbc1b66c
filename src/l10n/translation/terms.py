"""Terms of the glossary put into an engine's translations, where they are not there already (DESIGN section 8).

What is right is never touched. Else, in this order: one of the engine's next best translations that has the term; the
sentence asked again with another noun in the term's place (`standins`); a forbidden word replaced by the term, in its
place. Else it stays, and the check `glossary-missing` says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from l10n.checks.registry import Entry, Scope
from l10n.checks.terminology import glossary_forbidden, glossary_missing
from l10n.glossary import Match
from l10n.matching import likeness
from l10n.model import Unit
from l10n.translation.codes import recoded, transparent
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

    def wrong(self, source: str, target: str) -> frozenset[str]:
        """The concepts that a translation does not name, or names with a word that it must not use."""
        there, said = transparent(source), transparent(target)
        entry = Entry(Unit(None, there, targets=(said,)), there, said, self._scope)
        return frozenset(
            issue.concept for find in (glossary_missing, glossary_forbidden) for issue in find(entry)
        )

    def mentions(self, sentence: Sentence, concepts: Collection[str]) -> list[Match]:
        """Where a sentence names these concepts with terms that are translated."""
        return [
            match
            for match in self.nouns.find(sentence.text, self.nouns.source)
            if match.term.concept in concepts
            and not match.compound
            and match.term.lang != "*"
            and recoded("x", sentence.text[slice(*match.span)], sentence.kept) is not None
        ]

    def repaired(self, jobs: Sequence[Job]) -> list[Repair | None]:
        """For each sentence a rendering that names more of the concepts it lacks; None where there is none."""
        found = self._next_best(jobs)
        asked: list[list[Substituted]] = [[] for _ in jobs]
        for n, (sentence, rendering, lacking) in enumerate(jobs):
            mentions = self.mentions(sentence, lacking)
            if found[n] is None and mentions:
                asked[n] = list(self.nouns.substituted(sentence, rendering, mentions))
        said = iter(self.nouns.decoder.decode([each.sentence for tries in asked for each in tries]))
        for n, (sentence, rendering, lacking) in enumerate(jobs):
            step = "another noun in its place"
            again = [self.nouns.put_back(sentence, each, next(said)) for each in asked[n]]
            made = [(one, step) for one in again if one]
            tried = [(rendering, "the place of a word to avoid"), *made]
            made += [(new, step) for one, step in tried if (new := self._replaced(sentence, one, lacking))]
            found[n] = found[n] or self._best(sentence, rendering, made)
        return found

    def _next_best(self, jobs: Sequence[Job]) -> list[Repair | None]:
        found: list[Repair | None] = []
        again = self.nouns.decoder.decode([sentence for sentence, _, _ in jobs], _ALTERNATIVES)
        for (sentence, rendering, _), more in zip(jobs, again, strict=True):
            wrong = self.wrong(sentence.text, rendering.text) if more.others else frozenset()
            right = (one for one in (more.others if wrong else ()) if not self.wrong(sentence.text, one.text))
            best = next(right, None)
            found.append(Repair(best, "the engine's next best translation", wrong) if best else None)
        return found

    def _best(
        self, sentence: Sentence, before: Rendering, made: Sequence[tuple[Rendering, str]]
    ) -> Repair | None:
        """Of those that mend most and harm nothing, the one most like the first translation."""
        wrong = self.wrong(sentence.text, before.text) if made else frozenset()
        best: tuple[int, float] = (0, 0)
        found = None
        for one, step in made:
            still = self.wrong(sentence.text, one.text)
            worth = len(wrong - still), likeness(before.text, one.text)
            if still < wrong and worth > best:
                best, found = worth, Repair(one, step, wrong - still)
        return found

    def _replaced(
        self, sentence: Sentence, rendering: Rendering, lacking: Collection[str]
    ) -> Rendering | None:
        """The rendering with the wanted term for each word of its concept that is to be avoided."""
        nouns, concepts = self.nouns, self.wrong(sentence.text, rendering.text).intersection(lacking)
        edits = []
        for match in nouns.find(rendering.text, nouns.target) if concepts else ():
            wanted = nouns.wanted(match)
            if wanted and not match.term.wanted and match.term.concept in concepts:
                word = form(wanted, nouns.target, many=several(match, nouns.target))
                starts = match.text[:1].isupper() and match.term.term[:1].islower()
                word = word[:1].upper() + word[1:] if starts else word
                coded = recoded(word, rendering.text[slice(*match.span)], sentence.kept)
                edits += [Edit(*match.span, coded)] if coded else []
        return edited(rendering, (), edits) if edits else None
