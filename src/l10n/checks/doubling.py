"""Words that stand twice in a row, and the doubles that languages have."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652])"  # with the marks that join it
_BLANK = r"[ \u00a0\u202f]++"
# A word and again the word, or an elided one (dell'dell'effetto).
DOUBLED = re.compile(
    rf"(?<![\w\u00ad\-‐‑\u0300-\u036f])(?:({_LETTER}++){_BLANK}(?i:\1)(?![\w\u00ad\u0300-\u036f]|['’\-‐‑]\w)"
    rf"|({_LETTER}++['’])[ \u00a0]?+(?i:\2)(?=\w))"
)

# Languages that double words to say "each", "very" or "many", and scripts without spaces.
_EXEMPT = frozenset(
    "ja zh ko th lo km my hi bn ur mr ne gu pa ta te kn ml si vi id ms jv su tl fil sw zu xh haw mi mg tr".split()
)
_OWN = {
    "en": """that had her his very really so no yes bye ha blah knock hear there now well please far long many never
        walla chop night hush win half tut boo hip pom there do you choo yo cha tsk""",
    "it": """piano così pian via man mano poco quasi or ben sotto bene solo tutto zitto zitta quatto lemme passo giù su
        no sì ciao appena mogio terra vicino alto lungo caldo fresco bello buono fin mezzo tale pari forte presto
        subito proprio molto tanto adagio dolce lento stretto uno bla cin oggi prima neanche dopo""",
    "es": "muy casi ya no sí nada luego ahora así tan poco bla quizás mucho paso",
    "fr": "en nous vous très oui non si bien faire bla doucement tout",
    "de": "sich sie ihr sehr ja nein so was bla nach hin la ganz lange mehr",
    "pt": "muito muita quase não sim logo já se bem pouco tão bla assim nada",
    "ca": "molt quasi no sí ben bla poc poc ara tan gairebé més",
    "nl": "dat die is had heel ja nee zijn was u je ze het hele bijna bla haar er wie",
    "sv": "den det de ja nej mycket bla",
    "da": "den det de der ja nej meget bla som",
    "nb": "den det de ja nei veldig bla som",
    "pl": "to tak nie bardzo bla co",
    "cs": "to tak ne bla",
    "ru": "очень еле да нет чуть вот что так",
    "el": "σιγά πρώτα λίγο πολύ κοντά κοντά ναι όχι γύρω",
    "he": "לאט מעט זה את יום כן לא",
    "fi": "ei joo",
    "ar": "جدا جدًا جداً شيئا شيئًا شيئاً رويدا رويدًا رويداً لا نعم يوما يومًا يوماً حبة صفا صفًا دكا من",
}
_OWN_DOUBLES = {lang: frozenset(words.split()) for lang, words in _OWN.items()}
_PARTICLES = re.compile(r"(?<=[\u4e00-\u9fff\u3005\u30a1-\u30fc])([をにがで])\1()")  # of Japanese
# A relative clause may begin with its pronoun, or a preposition and it, and go on with an article that looks the same.
_RELATIVE = frozenset("die das der den dem".split())
_CLAUSE = re.compile(r",\s(?:\w+\s)?\Z")
_IS = re.compile(r"\b(?:it|he|she|this|that|there|one|what|who)\s\Z", re.I)
_IF_ONE = re.compile(r"\s(?:ne|lo|la|li|le|si)\b")


def doubled(text: str, lang: str) -> Iterator[re.Match[str]]:
    """The words that stand twice in a text that `visible` has been through, but for those that may. Linear."""
    if lang == "ja":
        yield from _PARTICLES.finditer(text)
    if lang in _EXEMPT:
        return
    for match in DOUBLED.finditer(text):
        word, *_ = filter(None, match.groups())
        again = match[0][-len(word) :]
        if not (
            word.lower() in _OWN_DOUBLES.get(lang, ()) or _letters(word, again) or _clause(text, match, lang)
        ):
            yield match


def _letters(word: str, again: str) -> bool:
    """Whether these are two letters, names of things (A a), or a word and a name (will Will)."""
    return (len(word) == 1 and (word != again or word.isupper())) or (
        word[0].islower() and again[0].isupper()
    )


def _clause(text: str, match: re.Match[str], lang: str) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    if lang == "de":
        return match[0].split()[0].lower() in _RELATIVE and _CLAUSE.search(before) is not None
    if lang == "en" and match[0] == "is is":
        return _IS.search(before) is not None
    return lang == "it" and match[0] == "se se" and _IF_ONE.match(text, match.end()) is not None
