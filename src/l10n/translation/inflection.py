"""A term in the plural, for the place of one that is: as the endings of its language have it."""

from __future__ import annotations

from l10n.glossary import Match, Term
from l10n.glossary.endings import PARTICLES, PREPOSITIONS, number
from l10n.glossary.morphology import acronym


def plural(text: str, lang: str) -> str:
    """The plural of a term; as it is where the language has no table of endings."""
    words = text.split(" ")
    language = lang.split("-")[0]
    particles = PARTICLES.get(language, "").split()
    ends = PREPOSITIONS if language == "en" else frozenset(particles)
    head = next((n for n, word in enumerate(words) if n and word.lower() in ends), len(words))
    inflected = range(head - 1, head) if language == "en" else range(head)
    return " ".join(_plural(word, language) if n in inflected else word for n, word in enumerate(words))


def _plural(word: str, language: str) -> str:
    if acronym(word) or any(char.isdigit() for char in word):
        return word
    forms = number(word.lower() if language != "de" else word, language)
    if not forms:
        return word
    return forms[0].capitalize() if word[:1].isupper() else forms[0]


def several(match: Match, lang: str) -> bool:
    """Whether a term stands in a text in the plural, and is none itself."""
    text, term = match.text.casefold(), match.term.term.casefold()
    if text == term:
        return False
    forms = [form.casefold() for form in match.term.forms]
    return text == plural(match.term.term, lang).casefold() or (text in forms and text[-1:] != term[-1:])


def form(term: Term, lang: str, *, many: bool) -> str:
    """The term, or its plural: an irregular one of its own `forms` where that ends as no rule has it."""
    if not many or term.pos == "name":
        return term.term
    regular = plural(term.term, lang)
    return regular if regular != term.term or not term.forms else term.forms[0]
