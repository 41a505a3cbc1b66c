"""The inflected forms of a term's words, expanded when a glossary is compiled.

Only one paradigm, never a word family: rules of endings give the forms, a dictionary tells irregular ones and
refuses those that are other words (banca is no form of banco). Without a part of speech, a word is a noun or an
adjective, and takes the other gender only where it is certainly an adjective.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.glossary.endings import (
    ADJECTIVAL,
    ADJECTIVE_ENDINGS,
    INFINITIVE,
    NOMINAL,
    PARTICLES,
    PREPOSITIONS,
    SURELY_ADJECTIVAL,
    VERBAL,
    euphonic,
    feminine,
    irregular,
    number,
    ruled,
    singulars,
)
from l10n.glossary.lexicon import Lexicon

_VERB_FORMS = 8  # a lemma with more forms than any noun has is a verb


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a term, and what its place there says about its inflection."""

    text: str
    pos: str = ""  # "noun", "verb", "adjective", "" unknown, "fixed"
    alone: bool = True  # the term's only word
    any_case: bool = False


def words(tokens: list[str], lang: str, pos: str, any_case: bool) -> list[Word]:
    """The words of a term with their parts of speech: only an English head inflects, particles never do."""
    if len(tokens) == 1:
        return [Word(tokens[0], "fixed" if pos in ("name", "adverb") else pos, True, any_case)]
    particles = PARTICLES.get(lang, "").split()
    inflected = range(len(tokens))
    if pos in ("name", "adverb"):
        inflected = range(0)
    elif pos == "verb":
        inflected = inflected[-1:] if lang == "de" else inflected[:1]
    elif lang == "en":
        of = next((i for i, token in enumerate(tokens) if i and token.lower() in PREPOSITIONS), len(tokens))
        inflected = range(of - 1, of)
    kind = "verb" if pos == "verb" else "noun" if lang == "en" else ""
    return [
        Word(token, kind if i in inflected and token.lower() not in particles else "fixed", False, any_case)
        for i, token in enumerate(tokens)
    ]


def acronym(word: str) -> bool:
    """Whether a word is spelled with capitals of its own: NMDA, mtDNA, pH."""
    return any(char.isupper() for char in word[1:]) or (len(word) == 1 and word.isupper())


def forms(word: Word, lang: str, lexicon: Lexicon) -> frozenset[str]:
    """All spellings of a word in its paradigm, its own among them."""
    text = word.text
    if acronym(text) and not (word.any_case and text.isupper() and lexicon.lemma(text.lower())):
        return frozenset({text, text + "s"} if len(text) > 1 and text[-1].isupper() else {text})
    if word.pos == "fixed" or len(text) < 2 or any(char.isdigit() for char in text):
        return frozenset({text, *euphonic(text, lang)})
    if lang == "de":
        return frozenset({text, *_german(word, lexicon)})
    lower = text.lower()
    if text != lower and not (word.any_case or lexicon.lemma(lower) or word.pos in ("noun", "adjective")):
        return frozenset({text})  # a name
    found = {lower, *_inflected(Word(lower, word.pos, word.alone), lang, lexicon)}
    return frozenset(form.capitalize() for form in found) if text != lower else frozenset(found)


def _inflected(word: Word, lang: str, lexicon: Lexicon) -> set[str]:
    if lang == "ar":
        return _arabic(word, lexicon)
    if not ruled(lang) or word.pos == "verb":
        return _looked_up(word.text, lexicon)
    found = set() if word.pos == "adjective" and lang == "en" else _nominal(word, lang, lexicon)
    if not word.pos and word.alone and _verbal(word.text, lang, lexicon):
        found |= _looked_up(word.text, lexicon)
    return found


def _nominal(word: Word, lang: str, lexicon: Lexicon) -> set[str]:
    """A noun or an adjective in both numbers; both genders where it is surely an adjective."""
    text = word.text
    found = {text, *_singular(text, lang, lexicon)}
    for single in tuple(found):
        found |= _plural(single, lang, lexicon)
    if word.alone and word.pos != "noun":
        female = [form for form in feminine(text, lang) if form != text]
        if word.pos == "adjective" or _adjectival(text, female, lang, lexicon):
            for form in female:
                found |= {form, *number(form, lang)}
    return found


def _singular(text: str, lang: str, lexicon: Lexicon) -> set[str]:
    """What a term that is given in the plural is in the singular."""
    lemma = lexicon.lemma(text)
    if lemma:
        return {lemma} if text in number(lemma, lang) else set()
    return {single for single in singulars(text, lang) if lexicon.lemma(single) in ("", single)}


def _plural(text: str, lang: str, lexicon: Lexicon) -> set[str]:
    """The plurals by ending that are no other words; where the dictionary knows none of them, its own."""
    if irregular(text, lang):
        return set(number(text, lang))
    found = {form for form in number(text, lang) if not _homograph(text, form, lang, lexicon)}
    family = lexicon.family(text) if lexicon.lemma(text) == text else frozenset()
    if (known := family & found) and lang != "en":  # where halves and bases are verbs, too
        return {form for form in found if form in known or not lexicon.lemma(form)}
    certain = lang == "en" or not found or text in found or len(family) > _VERB_FORMS
    return found if certain else found | family


def _homograph(text: str, form: str, lang: str, lexicon: Lexicon) -> bool:
    """Whether a word with an s is one of its own: new and news, foi and fois, genetic and genetics."""
    likely = len(form) < 6 or (lang == "en" and text.endswith("ic"))
    return form == text + "s" and likely and lang != "it" and lexicon.lemma(form) == form


def _adjectival(text: str, female: list[str], lang: str, lexicon: Lexicon) -> bool:
    """Whether a word inflects for gender: the dictionary has its whole paradigm, or its ending says so."""
    for form in female:
        plurals = {lexicon.lemma(plural) for plural in number(form, lang)[:1]}
        both = lexicon.lemma(text) == lexicon.lemma(form) == text
        both = both and plurals <= ({text, form} if lang == "ca" else {text})
        if (
            plurals == {text} if lang == "fr" else plurals and both
        ):  # the French one lists many feminines apart
            return True
    if re.fullmatch(SURELY_ADJECTIVAL.get(lang, ""), text):  # though active is a form of activer, too
        return True
    others = {lexicon.lemma(form) for form in female} - {"", text}
    return not others and re.fullmatch(ADJECTIVAL.get(lang, ""), text) is not None


def _verbal(text: str, lang: str, lexicon: Lexicon) -> bool:
    """Whether a word of unknown part of speech is a verb rather than a noun."""
    if lang == "en":
        stem = text.removesuffix("e")
        derived = any(lexicon.lemma(stem + end) for end in NOMINAL)
        return lexicon.lemma(stem + "ing") == text and (derived or text.endswith(VERBAL))
    known = len(lexicon.family(text)) > _VERB_FORMS
    return known and text.endswith(INFINITIVE.get(lang, ()))


def _looked_up(text: str, lexicon: Lexicon) -> set[str]:
    """The dictionary's whole paradigm; of an unknown compound, that of its last part."""
    if lemma := lexicon.lemma(text):
        return set(lexicon.family(lemma))
    before, tail = lexicon.tail(text)
    return {before + form for form in lexicon.family(tail)} if tail else set()


def _german(word: Word, lexicon: Lexicon) -> set[str]:
    text = word.text
    if text[0].isupper():
        return _german_noun(text, lexicon)
    if word.pos == "verb" or (not word.pos and word.alone and _verbal(text, "de", lexicon)):
        return _looked_up(text, lexicon)
    return _german_adjective(word, lexicon.lemma(text))


def _german_noun(text: str, lexicon: Lexicon) -> set[str]:
    """The dictionary's forms, those of a compound's last part, or by ending."""
    family = {form for form in lexicon.family(lexicon.lemma(text)) if form[:1].isupper()}
    found = set(number(text, "de"))
    if len(family) < 2:
        before, tail = ("", "") if family else lexicon.tail(text)
        family = {before + form.lower() for form in lexicon.family(tail)}
    if not found and not family:
        found = {text + end for end in ("e", "en", "er", "ern", "s", "es", "n")} | _umlaut(text)
    return family | {form for form in found if lexicon.lemma(form) in ("", text)}


def _umlaut(text: str) -> set[str]:
    for position in range(len(text) - 1, -1, -1):
        if text[position] in "aou":
            start = position - 1 if text[position - 1 : position + 1] == "au" else position
            changed = text[:start] + {"a": "ä", "o": "ö", "u": "ü"}[text[start]] + text[start + 1 :]
            return {changed + end for end in ("", "e", "en", "er", "ern", "n")}
    return set()


def _german_adjective(word: Word, lemma: str) -> set[str]:
    """Every strong and weak ending, whichever the term was given in."""
    text = word.text
    stems = {text}
    if lemma and text.startswith(lemma):
        stems.add(lemma)
    elif not word.alone:
        stems |= {text.removesuffix(end) for end in ADJECTIVE_ENDINGS if len(text) - len(end) > 3}
    stems |= {stem[:-2] + stem[-1] for stem in stems if stem.endswith(("el", "auer", "euer"))}
    return {stem + end for stem in stems for end in ("", *ADJECTIVE_ENDINGS)}


def _arabic(word: Word, lexicon: Lexicon) -> set[str]:
    """Broken plurals from the dictionary and from two sure patterns, sound ones and duals by ending."""
    text = word.text
    found = {text}
    for form in lexicon.family(text):  # its nouns: verbs of the same root begin with the person
        if form[:1] not in "يتن" or form[:1] == text[:1]:
            found.add(form)
    if text.endswith("ة"):
        stem = text[:-1]
        found |= {stem + end for end in ("ات", "تان", "تين")}
        if len(text) == 4 and text.endswith("ية"):  # خلية خلايا
            found.add(text[:2] + "ايا")
        if len(text) == 5 and text[2] == "ي":  # وظيفة وظائف
            found.add(text[:2] + "ائ" + text[3])
        if not lexicon.lemma(stem):  # without its dots, where that is not "his" something
            found.add(stem + "ه")
    else:
        found |= {text + end for end in ("ا", "ان", "ين", "ات")}
        if not word.alone or word.pos == "adjective":
            found |= {text + end for end in ("ة", "ون")}
    return found
