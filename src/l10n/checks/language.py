"""Whether a translation is in the language of its catalog."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from l10n import locales
from l10n.checks.function_words import SOME, alike, rivals, votes
from l10n.checks.identification import Chances, Model, model
from l10n.checks.prose import QUOTED, bibliographic, prose, words
from l10n.checks.reading import language as primary
from l10n.checks.registry import Entry, Issue, Scope, Trait, check_all
from l10n.checks.scripts import count, script
from l10n.glossary.text import untagged

_WORD = re.compile(r"[^\W\d_²³¹⁰-₟]+")
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
_TITLE = re.compile(r"<((?:em|i|cite)\d*+)>[^<>]{1,150}</\1>")
_FEW_WORDS, _FEW_LETTERS = 4, 18  # of a text too short to be told
_LONGEST = 2000  # characters that are read
_COMMON = ("en", "it", "es", "fr", "de", "pt", "ca", "nl", "pl", "ro", "sv", "cs", "tr")
_SAME_SCRIPT = {"Cyrl": ("ru", "uk", "bg"), "Arab": ("ar", "fa", "ur"), "Latn": _COMMON}
# Probabilities of the language that is found, and of the one that should be: right texts of four words and more in
# seven languages have more than 0.25. Surer than all, the model needs no word to confirm it. Where the right language
# is as likely, all is well, names and quotations included.
_SURE, _UNLIKELY, _SUREST, _LIKELY = 0.7, 0.07, 0.97, 0.4


@check_all("language", severity="warning", when=Trait.FOREIGN)
def language(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Issue]]:
    """The translation is in another language than its catalog's.

    It came from the wrong file, an engine gave up and returned something else, or it is half of the source. The script
    is compared first, then the commonest words of languages, then a model (py3langid) that knows the project's
    languages and a dozen common ones. Short texts, names, quotations and bibliographic references are not judged, nor
    is a title all of whose words stand in sentences that are plainly right; a translation that is the source itself is
    what `same` is for.

    Translate it anew. What stays in another language for good reason takes the comment `# l10n: ignore=language`.
    """
    doubtful = _doubtful([entry for entry in entries if entry.source != entry.target])
    for entry, other in zip(doubtful, other_languages(doubtful), strict=True):
        if other:
            yield entry, Issue(f"is in {other}, not in {locales.english_name(entry.scope.locale)}")


def other_languages(entries: Sequence[Entry]) -> list[str]:
    """What translations are in that are certainly not in their catalog's language, in words; "" of the others."""
    texts = [_without_quotations(entry) for entry in entries]
    scripts = [_script(text, entry) for text, entry in zip(texts, entries, strict=True)]
    told = [
        "" if other else _telling(text, entry)
        for text, entry, other in zip(texts, entries, scripts, strict=True)
    ]
    found = _identified(told, entries[0].scope) if any(told) else told
    others = [one or (two and locales.english_name(two)) for one, two in zip(scripts, found, strict=True)]
    return ["" if other and bibliographic(text) else other for text, other in zip(texts, others, strict=True)]


def _doubtful(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Those whose language must be looked at closely: all that neither words nor the model find to be in their own."""
    if not entries or script(entries[0].scope.locale) != "Latn":
        return entries
    texts = [untagged(entry.target[:_LONGEST]).replace("\u00ad", "").lower() for entry in entries]
    spoken, scope = [_WORD.findall(text) for text in texts], entries[0].scope
    known = _model(scope)
    chances = _own(known.chances([" ".join(each) for each in spoken]), known, scope)
    return [
        entry
        for entry, text, said, chance in zip(entries, texts, spoken, chances, strict=True)
        if _NOT_LATIN.search(text) or (chance < _LIKELY and not _plausible(votes(said), scope))
    ]


def _without_quotations(entry: Entry) -> str:
    """The translation's prose but for titles and quotations that are the source's, in whatever language."""
    target = _TITLE.sub(lambda m: " " if m[0] in entry.source else m[0], entry.target)
    text, source = (prose(each)[:_LONGEST] for each in (target, entry.source))
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


def _telling(text: str, entry: Entry) -> str:
    """The words in small letters that tell a text's language; "" where it is plainly its own, or they are too few."""
    target = entry.scope.locale
    if script(target) not in _SAME_SCRIPT:
        return ""
    if script(target) == "Latn" and _plausible(votes(_spoken(text)), entry.scope):
        return ""
    given = frozenset(m[0] for m in words(prose(entry.source)[:_LONGEST]))
    found = (m[0] for m in words(text) if not m[0].isnumeric())  # ½
    rest = [word.lower() for word in found if word not in given or word.islower()]
    return "" if len(rest) < _FEW_WORDS or sum(map(len, rest)) < _FEW_LETTERS else " ".join(rest)


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


def _identified(texts: Sequence[str], scope: Scope) -> list[str]:
    """The languages of texts in small letters that are certainly not the target's, "" for the others."""
    own, known = alike(primary(scope.locale)), _model(scope)
    chances = known.chances(texts)
    best = [known.languages[column] for column in chances.argmax(axis=1)]
    mine, most = _own(chances, known, scope), chances.max(axis=1)
    certain = (most >= _SURE) & (mine <= _UNLIKELY)
    return [
        lang
        if text and sure and lang not in own and (chance >= _SUREST or _confirmed(text, lang, own))
        else ""
        for text, lang, sure, chance in zip(texts, best, certain, most, strict=True)
    ]


def _confirmed(text: str, lang: str, own: set[str]) -> bool:
    """Whether the commonest words are rather another language's than one's own."""
    said = votes(_spoken(text))
    return said[lang] >= max(said[mine] for mine in own)


def _own(chances: Chances, known: Model, scope: Scope) -> Chances:
    """How likely texts are in their own language."""
    own = alike(primary(scope.locale))
    columns = [at for at, lang in enumerate(known.languages) if lang in own]
    likely: Chances = chances[:, columns].max(axis=1, initial=0)
    return likely


def _model(scope: Scope) -> Model:
    """The model, which knows nothing but the languages that may be meant."""
    own, source, name = primary(scope.locale), primary(scope.source_locale), script(scope.locale)
    others = {lang for lang in (*_SAME_SCRIPT[name], source) if lang == source or lang not in alike(own)}
    return model(frozenset(lang for lang in others if script(lang) == name) | {own})
