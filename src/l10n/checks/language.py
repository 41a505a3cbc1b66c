"""Whether a translation is in the language of its catalog."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import copy
from functools import cache
from typing import Any

from l10n import locales
from l10n.checks.function_words import SOME, alike, rivals, votes
from l10n.checks.prose import QUOTED, bibliographic, prose, words
from l10n.checks.reading import language as primary
from l10n.checks.registry import Entry, Issue, Scope, Trait, check
from l10n.checks.scripts import count, script
from l10n.glossary.text import untagged

_WORD = re.compile(r"[^\W\d_²³¹⁰-₟]+")
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
_FEW_WORDS, _FEW_LETTERS = 4, 18  # of a text too short to be told
_LONGEST = 2000  # characters that are read
_COMMON = ("en", "it", "es", "fr", "de", "pt", "ca", "nl", "pl", "ro", "sv", "cs", "tr")
_SAME_SCRIPT = {"Cyrl": ("ru", "uk", "bg"), "Arab": ("ar", "fa", "ur"), "Latn": _COMMON}
# Probabilities of the language that is found, and of the one that should be: right texts of four words and more in
# seven languages have more than 0.25. Surer than all, the model needs no word to confirm it.
_SURE, _UNLIKELY, _SUREST = 0.7, 0.07, 0.97


@check("language", severity="warning", when=Trait.FOREIGN)
def language(entry: Entry) -> Iterator[Issue]:
    """The translation is in another language than its catalog's.

    It came from the wrong file, an engine gave up and returned something else, or it is half of the source. The script
    is compared first, then the commonest words of languages, then a model (py3langid) that knows the project's
    languages and a dozen common ones. Short texts, names, quotations and bibliographic references are not judged; a
    translation that is the source itself is what `same` is for.

    Translate it anew. What stays in another language for good reason takes the comment `# l10n: ignore=language`.
    """
    if entry.source == entry.target or _surely(entry):
        return
    text = _without_quotations(entry)
    scope = entry.scope
    other = _script(text, entry) or _other(text, entry)
    if other and not bibliographic(text):
        yield Issue(f"is in {other}, not in {locales.english_name(scope.locale)}")


def _surely(entry: Entry) -> bool:
    """Whether all is well, as it nearly always is: the commonest words are this language's, and the script is."""
    text = entry.target[:_LONGEST]
    text = (untagged(text) if "<" in text else text).replace("\u00ad", "")
    if script(entry.scope.locale) != "Latn" or _NOT_LATIN.search(text):
        return False
    return _plausible(votes(_WORD.findall(text.lower())), entry.scope)


def _without_quotations(entry: Entry) -> str:
    """The translation's prose but for what it quotes as the source does, in whatever language."""
    text, source = (prose(each)[:_LONGEST] for each in (entry.target, entry.source))
    return QUOTED.sub(lambda m: " " if m[0][1:-1].strip() in source else m[0], text)


def _script(text: str, entry: Entry) -> str:
    """What other script a text is in, as a phrase, "" where there is none."""
    own = script(entry.scope.locale)
    if own == "Latn" and text.isascii():
        return ""
    own_letters = count(text, own) if own else 0
    if not own:
        return ""
    letters = sum(char.isalpha() for char in text)
    if own == "Latn":
        return "another script" if letters - own_letters > max(3, own_letters) else ""
    if letters - count(text, "Latn") - own_letters > max(3, own_letters):
        return "another script"
    if own_letters >= count(text, "Latn") / 2:
        return _han(text, primary(entry.scope.locale))
    given = frozenset(m[0] for m in words(prose(entry.source)[:_LONGEST])) if own_letters else frozenset()
    foreign = [m[0] for m in words(text) if len(m[0]) > 1 and not m[0].isupper() and m[0] not in given]
    enough = any(word.islower() for word in foreign) and len(foreign) >= _FEW_WORDS
    return "Latin script" if enough and 4 * own_letters < count(text, "Latn") else ""


def _han(text: str, lang: str) -> str:
    """Japanese has syllables among its ideographs, Chinese none."""
    if lang not in ("ja", "zh"):
        return ""
    han = count(text, "Hani")
    kana = count(text, "Jpan") - han
    if lang == "ja":
        return "Chinese" if han >= 16 and not kana else ""
    return "Japanese" if kana >= 4 and 4 * kana > han else ""


def _other(text: str, entry: Entry) -> str:
    """The English name of the language that a text is in, where that is certainly another one, else ""."""
    target = entry.scope.locale
    if script(target) not in _SAME_SCRIPT:
        return ""
    if script(target) == "Latn" and _plausible(votes(_spoken(text)), entry.scope):
        return ""
    given = frozenset(m[0] for m in words(prose(entry.source)[:_LONGEST]))
    found = (m[0] for m in words(text) if not m[0].isnumeric())  # ½
    rest = [word.lower() for word in found if word not in given or word.islower()]
    if len(rest) < _FEW_WORDS or sum(map(len, rest)) < _FEW_LETTERS:
        return ""
    best = _identified(" ".join(rest), entry.scope.source_locale, target)
    return locales.english_name(best) if best else ""


def _spoken(text: str) -> Iterator[str]:
    return (piece for m in words(text) for piece in m[0].lower().replace("’", "'").split("'"))


def _plausible(said: Counter[str], scope: Scope) -> bool:
    """Whether the commonest words are of the language: more than of the source's and of near ones.

    Of any other language there are no more, and where they are few, fewer.
    """
    target = primary(scope.locale)
    own, near = alike(target), rivals(target, primary(scope.source_locale))
    mine = max(said[lang] for lang in own)
    most = max((count for lang, count in said.items() if lang not in own), default=0)
    nearly = max((said[lang] for lang in near), default=0)
    return mine > max(1, nearly) and (mine > most or (mine == most and mine > SOME))


def _identified(text: str, source: str, target: str) -> str:
    """The language of a text in small letters that is certainly not the target's, else ""."""
    own = alike(primary(target))
    model = _model(primary(target), primary(source), script(target))
    ranks = dict(model.rank(text))
    best = max(ranks, key=lambda lang: ranks[lang])
    if best in own or ranks[best] < _SURE or max(ranks.get(lang, 0.0) for lang in own) > _UNLIKELY:
        return ""
    said = votes(_spoken(text))
    confirmed = ranks[best] >= _SUREST or said[best] >= max(said[lang] for lang in own)
    return best if confirmed else ""


def _candidates(own: str, source: str, name: str) -> set[str]:
    others = {lang for lang in (*_SAME_SCRIPT[name], source) if lang == source or lang not in alike(own)}
    return {lang for lang in others if script(lang) == name} | {own}


@cache
def _model(own: str, source: str, name: str) -> Any:
    """The model, which knows nothing but the languages that may be meant."""
    model = copy(_loaded())
    model.set_languages([lang for lang in sorted(_candidates(own, source, name)) if lang in model.labels])
    return model


@cache
def _loaded() -> Any:
    """The model of all languages; it takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
