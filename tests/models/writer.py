"""Phrases and clauses of the grammar, drawn at random from a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models import words
from models.grammar import Noun, Phrase, agreeing, contracted, english, fill, pair


class Agreement(NamedTuple):
    """What Italian verbs and adjectives follow."""

    many: bool
    gender: str = "m"


@dataclass(frozen=True, slots=True)
class Pool:
    """What may stand where; a few words never stand in some places in training, to try them there later."""

    subjects: Sequence[Noun]
    objects: Sequence[Noun]
    relational: Sequence[Noun]
    early: Sequence[str]  # names that may begin a clause
    late: Sequence[str]  # names after verbs and prepositions
    quantities: Sequence[str]
    shared: bool = True  # whether two terms may share a noun: "recettori GABA e NMDA"


class Writer:
    """Draws phrases; the same seed and pool give the same ones."""

    def __init__(self, seed: str, pool: Pool) -> None:
        self.random = random.Random(seed)
        self.pool = pool

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def row(self, rows: Sequence[Sequence[str]]) -> Sequence[str]:
        return self.random.choice(rows)

    # -- noun phrases -------------------------------------------------------------------------------

    def name(self, late: bool = True) -> Phrase:
        name = self.random.choice(self.pool.late if late else self.pool.early)
        if name in words.BRANDS and self.often(0.05):
            mark = Phrase(("~TM",), ("~TM",), "sup")
            return Phrase((name, mark), (name, mark), "name")
        return Phrase((name,), (name,), "name")

    def names(self, late: bool = True) -> Phrase:
        """Two names that act together."""
        return fill("{x} e {y}", "{x} and {y}", "np", x=self.name(late), y=self.name())

    def quantity(self) -> Phrase:
        amount = self.random.choice(self.pool.quantities)
        return Phrase((amount,), (amount,), "quantity")

    def noun(self, subject: bool) -> Noun:
        return self.random.choice(self.pool.subjects if subject else self.pool.objects)

    def np(
        self, subject: bool = False, before: str = "", many: bool | None = None, inner: bool = True
    ) -> tuple[Phrase, Agreement]:
        """A noun phrase, after an Italian preposition where one stands before it. `inner`: it may hold others."""
        if inner and many is None and self.often(0.12):
            return self.relational(before)
        noun = self.noun(subject)
        while many is not None and noun.use != "count":
            noun = self.noun(subject)
        several = noun.use == "count" and (self.often(0.5) if many is None else many)
        core, (determiner, the) = self.core(noun, several), self.determiner(noun, several)
        if inner and noun.use == "count" and self.often(0.1):
            core = fill("{n} di {x}", "{n} of {x}", "nbar", n=core, x=self.name())
            the = the or "the" * (not determiner)
        elif inner and noun.use == "count" and not several and not determiner and self.often(0.1):
            core = fill("{n} {x}", "{n} {x}", "nbar", n=core, x=self.name())
        return self.determined(noun, several, before, determiner, the, core)

    def determined(
        self, noun: Noun, many: bool, before: str, determiner: str, the: str, core: Phrase
    ) -> tuple[Phrase, Agreement]:
        lead = f"{before} {determiner}" if determiner else contracted(before, noun.definite(many))
        whole = fill(f"{lead} {{n}}", f"{the} {{n}}", "" if before else "np", n=core)
        return whole, Agreement(many, noun.gender)

    def core(self, noun: Noun, many: bool) -> Phrase:
        """A noun, sometimes with an adjective."""
        head = noun.phrase(many)
        if noun.compound or not self.often(0.25):
            return head
        it, en = self.row(words.ADJECTIVES)
        adjective = Phrase((agreeing(it, noun.gender, many),), (en,), "adjective")
        return fill("{n} {a}", "{a} {n}", "nbar", n=head, a=adjective)

    def determiner(self, noun: Noun, many: bool) -> tuple[str, str]:
        """In Italian ("" for the article) and in English."""
        if noun.use != "count" or self.often(0.65):
            return "", "the" if noun.use == "unique" or (noun.use == "count" and not many) else ""
        ending, definite = agreeing("o", noun.gender, many), noun.definite(many)
        if many:
            some = ("alcun" + ending, "some")
            return self.random.choice(
                [("quest" + ending, "these"), ("molt" + ending, "many"), ("due", "two"), some]
            )
        one = {"la": "una", "lo": "uno", "il": "un"}.get(definite, "un'" if noun.gender == "f" else "un")
        this = "quest'" if definite == "l'" else "quest" + ending
        return self.random.choice([(one, "a"), (this, "this")])

    def relational(self, before: str) -> tuple[Phrase, Agreement]:
        """The role of something."""
        noun, many = self.random.choice(self.pool.relational), self.often(0.3)
        of = fill("di {x}", "of {x}", x=self.name()) if self.often(0.15) else self.after("di", "of")
        core = fill("{n} {p}", "{n} {p}", "nbar", n=self.core(noun, many), p=of)
        return self.determined(noun, many, before, "", "the", core)

    def after(self, it: str, en: str) -> Phrase:
        """A prepositional phrase with a noun phrase in it."""
        inner, _ = self.np(before=it, inner=False)
        return fill("{x}", f"{en} {{x}}", "adverbial", x=inner)

    def object(self) -> Phrase:
        """What a verb governs."""
        if self.often(0.07):
            return self.name()
        first, _ = self.np()
        if self.often(0.2):
            return fill("{x} e {y}", "{x} and {y}", "np", x=first, y=self.np(inner=False)[0])
        if self.pool.shared and self.often(0.03):
            return self.receptors()
        return first

    def receptors(self) -> Phrase:
        """Two kinds, the noun said once."""
        kinds = self.random.sample(["GABA", "NMDA", "AMPA"], 2)
        both = [Phrase((kind,), (kind,), "word") for kind in kinds]
        noun = Phrase(("recettori",), ("receptors",), "noun")
        return fill("i {n} {x} e {y}", "{x} and {y} {n}", "np", n=noun, x=both[0], y=both[1])

    # -- clauses --------------------------------------------------------------------------------------

    def subject(self) -> tuple[Phrase, Agreement]:
        kind = self.random.random()
        if kind < 0.14:
            return self.name(late=False), Agreement(False)
        if kind < 0.18:
            return self.names(late=False), Agreement(True)
        first, agreement = self.np(subject=True)
        if kind < 0.26:
            other, second = self.np(subject=True, inner=False)
            both = fill("{x} e {y}", "{x} and {y}", "np", x=first, y=other)
            return both, Agreement(True, max(agreement.gender, second.gender))
        if kind < 0.33:
            clause = fill("che {v}", "that {v}", "relative", v=self.predicate(agreement.many, simple=True))
            return fill("{x} {c}", "{x} {c}", "np", x=first, c=clause), agreement
        return first, agreement

    def verb(self) -> Sequence[str]:
        return self.random.choice(words.VERBS if self.often(0.85) else words.RESEARCH)

    def predicate(self, many: bool, simple: bool = False) -> Phrase:
        """A verb and what it governs."""
        what = self.object() if not simple else self.np(inner=False)[0]
        return fill("{v} {o}", "{v} {o}", "predicate", v=self.group(many, simple), o=what)

    def group(self, many: bool, simple: bool = False) -> Phrase:
        """A verb with its auxiliaries, negation and adverb."""
        infinitive, one, several, participle, en = self.verb()
        present = Phrase((several if many else one,), (en if many else english(en, "s"),), "verb")
        past = Phrase((("hanno " if many else "ha ") + participle,), (english(en, "ed"),), "verb")
        bare = Phrase((infinitive,), (en,), "verb")
        kind = 0.0 if simple else self.random.random()
        if kind < 0.58:
            verb = past if kind > 0.44 else present
            if not self.often(0.15):
                return verb
            it, adverb = self.row(words.ADVERBS)
            return fill("{v} {a}", "{a} {v}", "group", v=verb, a=Phrase((it,), (adverb,), "adverb"))
        if kind < 0.70:
            same = Phrase((several if many else one,), (en,), "verb")
            return fill("non {v}", f"{'do' if many else 'does'} not {{v}}", "group", v=same)
        if kind < 0.80:
            return fill("possono {v}" if many else "può {v}", "can {v}", "group", v=bare)
        if kind < 0.90:
            return fill("potrebbero {v}" if many else "potrebbe {v}", "may {v}", "group", v=bare)
        it, helps = ("aiutano", "help") if many else ("aiuta", "helps")
        return fill(f"{it} a {{v}}", f"{helps} {{v}}", "group", v=bare)

    def clause(self) -> Phrase:
        subject, agreement = self.subject()
        kind = self.random.random()
        if kind < 0.12:
            rest = self.described(agreement)
        elif kind < 0.19:
            rest = self.passive(agreement)
        else:
            rest = self.predicate(agreement.many)
        return fill("{s} {p}", "{s} {p}", "clause", s=subject, p=rest)

    def described(self, agreement: Agreement) -> Phrase:
        """What its subject is, and for what."""
        it, en = self.row(words.PREDICATES)
        adjective = Phrase((agreeing(it, agreement.gender, agreement.many),), (en,), "adjective")
        no, isnt = ("non ", " not") if self.often(0.2) else ("", "")
        be = ("sono", "are") if agreement.many else ("è", "is")
        sides = (f"{no}{be[0]} {{a}} {{p}}", f"{be[1]}{isnt} {{a}} {{p}}")
        return fill(*sides, "predicate", a=adjective, p=self.after("per", "for"))

    def passive(self, agreement: Agreement) -> Phrase:
        verb = self.verb()
        done = (agreeing(verb[3], agreement.gender, agreement.many),), (english(verb[4], "ed"),)
        by = self.name() if self.often(0.3) else None
        agent = fill("da {x}", "by {x}", "adverbial", x=by) if by else self.after("da", "by")
        be = ("sono", "are") if agreement.many else ("è", "is")
        return fill(
            f"{be[0]} {{v}} {{p}}", f"{be[1]} {{v}} {{p}}", "predicate", v=Phrase(*done, "verb"), p=agent
        )

    def adverbial(self) -> Phrase:
        """When, where, how."""
        kind = self.random.random()
        if kind < 0.5:
            return pair(*self.row(words.ADVERBIALS), "adverbial")
        if kind < 0.75:
            return self.after(*self.row(words.PREPOSITIONS))
        if kind < 0.85:
            year = self.random.choice(words.YEARS)
            return fill("nel {x}", "in {x}", "adverbial", x=Phrase((year,), (year,), "word"))
        it, en = self.row(words.NAME_PREPOSITIONS)
        return fill(f"{it} {{x}}", f"{en} {{x}}", "adverbial", x=self.name())
