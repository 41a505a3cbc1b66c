"""simplemma's dictionaries, read backwards: all the forms whose lemma is a word's lemma."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache

_NAMES = {"no": "nb", "hr": "hbs", "bs": "hbs", "sr": "hbs", "fil": "tl", "iw": "he"}


class Lexicon:
    """What a language's dictionary knows of some words; empty where there is no dictionary.

    `fold` writes a form as the matcher does. The families of all words that are asked for come from one pass over
    the dictionary, so the words are given at once. It is loaded when a first word is asked for.
    """

    def __init__(self, lang: str, words: Iterable[str], fold: Callable[[str], str] | None = None) -> None:
        self._lang, self._fold = lang, fold
        self._families: dict[str, set[str]] = {}
        self._gather(words)

    @cached_property
    def _lemmas(self) -> Mapping[str, str]:
        return _dictionary(self._lang)

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        """Of the forms that are written otherwise here, few of them, their lemmas."""
        return _refolded(self._lemmas, self._fold) if self._fold else {}

    def lemma(self, form: str) -> str:
        """The lemma of a form, "" where it is unknown."""
        return self._folded.get(form) or self._lemmas.get(form) or ""

    def family(self, lemma: str) -> frozenset[str]:
        """All forms of a lemma of the words asked for."""
        return frozenset(self._families.get(lemma, ()))

    def tail(self, word: str) -> tuple[str, str]:
        """A compound as (prefix, lemma of its last part): the longest lemma, of four letters or more, it ends in."""
        for cut in range(2, len(word) - 3):
            for part in (word[cut:], word[cut:].capitalize()) if word[:1].isupper() else (word[cut:],):
                if self.lemma(part) == part:
                    return word[:cut], part
        return word, ""

    def _gather(self, words: Iterable[str]) -> None:
        for word in words:
            for spelled in {word, word.lower(), word.capitalize()}:
                self._families.setdefault(self.lemma(spelled), set())
            if not self.lemma(word):
                self._families.setdefault(self.tail(word)[1], set())
        self._families.pop("", None)
        if not self._families:
            return
        lemma_of = self._lemmas.get  # `items` of simplemma's mapping takes twice as long
        family_of = self._families.get
        for form in self._lemmas:
            if (family := family_of(lemma_of(form) or "")) is not None:
                family.add(form)
        for form, lemma in self._folded.items():
            if (family := family_of(lemma)) is not None:
                family.add(form)


@lru_cache(2)  # a catalog's language and one beside it, up to 200 MB each: loading takes up to a second
def _dictionary(lang: str) -> Mapping[str, str]:
    # Here and only here, because loading takes a second and most commands need no terms.
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    try:  # a factory of our own lets go of a dictionary that nobody uses any more
        return DefaultDictionaryFactory(cache_max_size=0).get_dictionary(_NAMES.get(lang, lang))
    except ValueError:
        return {}


def _refolded(lemmas: Mapping[str, str], fold: Callable[[str], str]) -> dict[str, str]:
    folded: dict[str, str] = {}
    for form in lemmas:
        lemma = lemmas[form]
        if (form, lemma) != (spelled := (fold(form), fold(lemma))):
            folded.setdefault(*spelled)
    return folded
