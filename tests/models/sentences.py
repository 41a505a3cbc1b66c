"""Kinds of sentences and headings, drawn from a writer's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from models import words
from models.grammar import Phrase, english, fill, pair, text
from models.writer import Writer

LONGEST = 25  # words
_TWICE = re.compile(r"(\b\w+ \w+(?: \w+){0,3}) \1\b")

Kind = Callable[[Writer], Phrase]


def statement(w: Writer) -> Phrase:
    sentence = w.clause()
    if w.often(0.55):
        sentence = fill("{s} {a}", "{s} {a}", s=sentence, a=w.adverbial())
        if w.often(0.15):
            sentence = fill("{s} {a}", "{s} {a}", s=sentence, a=w.adverbial())
    if w.often(0.25):
        sentence = fill("{l} , {s}", "{l} , {s}", l=lead(w), s=sentence)
    if w.often(0.05):
        sentence = fill(
            "{s} ( {x} )", "{s} ( {x} )", s=sentence, x=w.name() if w.often(0.8) else w.quantity()
        )
    end = "" if w.often(0.1) else "."
    return fill("{s} " + end, "{s} " + end, s=sentence)


def lead(w: Writer) -> Phrase:
    """What stands before a clause and its comma."""
    kind = w.random.random()
    if kind < 0.5:
        return pair(*w.row(words.LEADS), "adverbial")
    if kind < 0.75:
        return fill("secondo {x}", "according to {x}", "adverbial", x=w.name())
    return w.adverbial()


def report(w: Writer) -> Phrase:
    """What somebody shows."""
    one, several, en, ens = w.row(words.REPORTS)
    subject, agreement = w.np(subject=True, many=w.often(0.5), inner=False)
    if w.often(0.5):
        subject, agreement = w.name(late=False), None
    many = agreement is not None and agreement.many
    it, en = (several, ens) if many else (one, en)
    return fill(f"{{x}} {it} {{s}} .", f"{{x}} {en} {{s}} .", x=subject, s=w.clause())


def question(w: Writer) -> Phrase:
    subject, agreement = w.np(subject=True, inner=False) if w.often(0.8) else (w.name(late=False), None)
    many = agreement is not None and agreement.many
    infinitive, one, several, _, en = w.verb()
    same = Phrase((several if many else one,), (en,), "verb")
    slots = {"s": subject, "v": same, "o": w.object()}
    does = "do" if many else "does"
    kind = w.random.randrange(5)
    if kind == 0:
        slots["v"] = Phrase((infinitive,), (en,), "verb")
        return fill(f"{{s}} {'possono' if many else 'può'} {{v}} {{o}} ?", "can {s} {v} {o} ?", **slots)
    if kind == 1:
        return fill("perché {s} {v} {o} ?", f"why {does} {{s}} {{v}} {{o}} ?", **slots)
    if kind == 2:
        return fill("in che modo {s} {v} {o} ?", f"how {does} {{s}} {{v}} {{o}} ?", **slots)
    if kind == 3:
        verb = Phrase((one,), (english(en, "s"),), "verb")
        return fill("che cosa {v} {o} ?", "what {v} {o} ?", v=verb, o=slots["o"])
    return fill("{s} {v} {o} ?", f"{does} {{s}} {{v}} {{o}} ?", **slots)


def heading(w: Writer) -> Phrase:
    kind = w.random.randrange(6)
    first, _ = w.np()
    if kind == 0:
        return first
    if kind == 1:
        return fill("{x} e {y}", "{x} and {y}", x=first, y=w.np(inner=False)[0])
    if kind == 2:
        return fill("{x} : {y}", "{x} : {y}", x=first, y=w.np(inner=False)[0])
    if kind == 3:
        return fill("{x} {a}", "{x} {a}", x=first, a=w.adverbial())
    if kind == 4:
        return fill("{x} e {y}", "{x} and {y}", x=w.name(late=False), y=w.np(inner=False)[0])
    infinitive, *_, en = w.verb()
    verb = Phrase((infinitive,), (en,), "verb")
    return fill("come {v} {x}", "how to {v} {x}", v=verb, x=w.np(inner=False)[0])


def order(w: Writer) -> Phrase:
    """What readers ought to do."""
    it, en = w.row([["prova", "try"], ["evita", "avoid"], ["scegli", "choose"], ["controlla", "check"]])
    verb = Phrase((it,), (en,), "verb")
    return fill("{v} {x} {a} .", "{v} {x} {a} .", v=verb, x=w.np()[0], a=w.adverbial())


def existence(w: Writer) -> Phrase:
    many = w.often(0.5)
    thing, _ = w.np(many=many, inner=False)
    it, en = ("ci sono", "there are") if many else ("c'è", "there is")
    return fill(f"{it} {{x}} {{a}} .", f"{en} {{x}} {{a}} .", x=thing, a=w.adverbial())


# -- sentences about something that is copied: a name, an address, a quantity ----------------------------

REFERENCES = [
    ("vedi {x} .", "see {x} ."),
    ("per {n} , vedi {x} .", "for {n} , see {x} ."),
    ("visita {x} per {n} .", "visit {x} for {n} ."),
    ("i dati sono su {x} .", "the data are on {x} ."),
    ("i dati su {x} sono utili per {n} .", "the data on {x} are useful for {n} ."),
    ("{y} è su {x} {a} .", "{y} is on {x} {a} ."),
    ("{s} ( {x} ) .", "{s} ( {x} ) ."),
    ("secondo {x} , {s} .", "according to {x} , {s} ."),
    ("leggi {x} {a} .", "read {x} {a} ."),
]
DOIS = [("il DOI è {x} .", "the DOI is {x} ."), ("il DOI di {n} è {x} .", "the DOI of {n} is {x} .")]
LETTERS = [
    ("scrivi a {x} .", "write to {x} ."),
    ("scrivi a {x} per {n} .", "write to {x} for {n} ."),
    ("per {n} , scrivi a {x} .", "for {n} , write to {x} ."),
    ("contatta {x} {a} .", "contact {x} {a} ."),
    ("l'indirizzo è {x} .", "the address is {x} ."),
]
PRODUCTS = [
    ("{x} {p} .", "{x} {p} ."),
    ("{x} {p} {a} .", "{x} {p} {a} ."),
    ("{s} con {x} .", "{s} with {x} ."),
    ("{s} grazie a {x} {a} .", "{s} thanks to {x} {a} ."),
    ("il prodotto {x} {p} .", "the product {x} {p} ."),
    ("l'effetto di {x} su {n} è chiaro .", "the effect of {x} on {n} is clear ."),
    ("prova {x} {a} .", "try {x} {a} ."),
    ("con {x} , {s} .", "with {x} , {s} ."),
    ("{x} contiene {q} di {n} .", "{x} contains {q} of {n} ."),
]
QUANTITIES = [
    ("{y} contiene {x} di {n} .", "{y} contains {x} of {n} ."),
    ("una dose di {x} {p} .", "a dose of {x} {p} ."),
    ("{s} con una dose di {x} .", "{s} with a dose of {x} ."),
    ("prendi {x} di {n} {a} .", "take {x} of {n} {a} ."),
    ("{s} fino a {x} .", "{s} up to {x} ."),
    ("{y} riduce {o} di {x} .", "{y} reduces {o} by {x} ."),
    ("il valore di {x} è normale {a} .", "the value of {x} is normal {a} ."),
    ("la quantità è {x} .", "the amount is {x} ."),
]


def framed(
    w: Writer, frames: list[tuple[str, str]], x: Phrase | None = None, q: Phrase | None = None
) -> Phrase:
    """A sentence about x, or a name, and about q where the frame has place for it."""
    it, en = w.random.choice(frames)
    slots = {
        "x": x or w.name(late=not it.startswith("{x}")),
        "q": q or w.quantity(),
        "s": w.clause(),
        "a": w.adverbial(),
    }
    slots |= {"p": w.predicate(False), "o": w.np(inner=False)[0], "y": w.name(late=False)}
    slots["n"] = w.np(inner=False)[0]
    for before, after in (("di", "of"), ("su", "on")):
        if f"{before} {{n}}" in it:  # where Italian makes one word of preposition and article
            slots["n"] = w.after(before, after)
            it, en = it.replace(f"{before} {{n}}", "{n}"), en.replace(f"{after} {{n}}", "{n}")
    return fill(it, en, **slots)


def copied(w: Writer) -> Phrase:
    """In training, names and known quantities stand where tests have what the model never saw."""
    if w.often(0.35):
        return framed(w, QUANTITIES, w.quantity() if w.often(0.6) else None)
    frames = w.random.choice([REFERENCES, REFERENCES, DOIS, LETTERS, PRODUCTS, PRODUCTS])
    return framed(w, frames, None if w.often(0.9) else w.quantity())


KINDS: list[tuple[Kind, int]] = [
    (statement, 48),
    (report, 9),
    (question, 9),
    (heading, 10),
    (order, 4),
    (existence, 4),
    (copied, 16),
]


def sentences(w: Writer) -> Iterator[Phrase]:
    """Sentences of all kinds without end, none too long."""
    kinds, weights = zip(*KINDS, strict=True)
    while True:
        (kind,) = w.random.choices(kinds, weights)
        found = kind(w)
        italian = text(found, "it")
        if len(italian.split()) <= LONGEST and not _TWICE.search(italian):
            yield found
