"""A small grammar of Italian and English at once: every phrase knows its words in both languages.

A phrase's parts stand in each language's own order, so what renders a phrase, and where an inline code around it
belongs in the other language, follows from the sentence's tree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Words and phrases in Italian and in English order; `wanted` is what the glossary calls a term in English."""

    it: tuple[str | Phrase, ...]
    en: tuple[str | Phrase, ...]
    kind: str = ""
    wanted: str = ""
    concept: str = ""


_INDEXED = re.compile(r"(\d):(\S+)")
_LEFT = re.compile(r"[,.?:;)~]")
_OPEN = re.compile(r"('|\()\Z")
_VOWEL = re.compile(r"[aeiouAEIO]|[FHLMNSX][A-Z]")


def pair(it: str, en: str, kind: str, **more: str) -> Phrase:
    """A phrase in the notation of `words`: parts with a number are phrases of their own."""
    texts = [dict(_INDEXED.findall(side.replace("'", "' "))) for side in (it, en)]
    parts = {n: _leaf(_free(texts[0][n]), _free(texts[1][n])) for n in texts[0]}
    if not parts:
        return Phrase((_free(it),), (_free(en),), kind, **more)
    sides = (
        [parts.get(p[0]) if p[1:2] == ":" else p for p in s.replace("'", "' ").split()] for s in (it, en)
    )
    return Phrase(*(tuple(side) for side in sides), kind, **more)  # type: ignore[arg-type]


def fill(it: str, en: str, kind: str = "", **slots: Phrase) -> Phrase:
    """A phrase of templates: `{x}` stands for the phrase given as x. Words in Italian, then in English order."""

    def parts(side: str) -> tuple[str | Phrase, ...]:
        return tuple(slots[p[1:-1]] if p[:1] == "{" else p for p in side.split())

    return Phrase(parts(it), parts(en), kind)


def _leaf(it: str, en: str) -> Phrase:
    return Phrase((it,), (en,), "sub" if it.startswith("~") else "word")


def _free(text: str) -> str:
    return text.replace("_", " ")


# -- text ----------------------------------------------------------------------------------------------


def text(phrase: Phrase, side: str, codes: Mapping[Phrase, str] = {}) -> str:
    """A sentence in Italian (`it`), in English (`en`) or with the glossary's terms (`wanted`).

    `codes` names the inline code around a phrase, or after it where the name ends in a slash.
    """
    out, free, before = "", False, ""
    leaves = list(_leaves(phrase, side, codes))
    for i, (opening, word, closing) in enumerate(leaves):
        following = leaves[i + 1][1] if i + 1 < len(leaves) else ""
        if word == "a" and (following[:1] == "a" if side == "it" else _VOWEL.match(following)):
            word = "ad" if side == "it" else "an"
        free = bool(out) and not _LEFT.match(word) and not _OPEN.search(before)
        before = word
        word = word.removeprefix("~")
        out += " " * free + opening + (word if i else word[:1].upper() + word[1:]) + closing
    return out


def _leaves(phrase: Phrase, side: str, codes: Mapping[Phrase, str]) -> list[tuple[str, str, str]]:
    """The words of a phrase, each with the codes that open before and close after it."""
    parts = phrase.it if side == "it" else phrase.en
    if side == "wanted" and phrase.wanted:
        parts = (phrase.wanted,)
    found: list[tuple[str, str, str]] = []
    for part in parts:
        if isinstance(part, str):
            found += [("", word, "") for word in part.split(" ") if word]
        else:
            found += _leaves(part, side, codes)
    code = codes.get(phrase, "")
    if not code:
        return found
    opening, closing = f"<{code}>", f"</{code}>"
    if code.endswith("/"):
        opening, closing = "", " " * code.startswith(("code", "img")) + f"<{code}>"
    found[0] = (opening + found[0][0], *found[0][1:])
    found[-1] = (*found[-1][:2], found[-1][2] + closing)
    return found


def phrases(phrase: Phrase) -> list[Phrase]:
    """A phrase and all phrases in it, outermost first."""
    inner = [p for part in phrase.it if isinstance(part, Phrase) for p in phrases(part)]
    return [phrase, *inner]


# -- words ---------------------------------------------------------------------------------------------


def article(word: str, gender: str, plural: bool) -> str:
    """The Italian definite article before a word."""
    vowel = word[0].lower() in "aeiou"
    heavy = re.match(r"s[^aeiou]|z|gn|ps|pn|x|y", word.lower()) is not None
    if gender == "f":
        return "le" if plural else "l'" if vowel else "la"
    if plural:
        return "gli" if vowel or heavy else "i"
    return "l'" if vowel else "lo" if heavy else "il"


_STEMS = {"di": "de", "a": "a", "da": "da", "in": "ne", "su": "su"}
_ENDINGS = {"il": "l", "lo": "llo", "la": "lla", "l'": "ll'", "i": "i", "gli": "gli", "le": "lle"}


def contracted(preposition: str, definite: str) -> str:
    """An Italian preposition and article: "in" and "il" are "nel"."""
    first, _, last = preposition.rpartition(" ")
    if last not in _STEMS:
        return f"{preposition} {definite}".strip()
    return f"{first} {_STEMS[last]}{_ENDINGS[definite]}".strip()


def agreeing(adjective: str, gender: str, plural: bool) -> str:
    """An Italian adjective in the form that a noun's gender and number ask for."""
    stem, last = adjective[:-1], adjective[-1]
    if last == "e":
        return stem + "i" if plural else adjective
    if not plural:
        return stem + ("a" if gender == "f" else "o")
    if gender == "m" and stem.endswith("i"):
        return stem
    return stem + (("he" if stem.endswith(("c", "g")) else "e") if gender == "f" else "i")


def english(verb: str, ending: str) -> str:
    """A regular English verb, or a noun in the plural, with "s" or "ed"."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + ("ies" if ending == "s" else "ied")
    if ending == "ed":
        return verb + ("d" if verb.endswith("e") else "ed")
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")


class Noun(NamedTuple):
    """A noun in both numbers; `use` says how English uses it: mass, unique, count, relational."""

    use: str
    it: tuple[str, str]
    gender: str
    en: tuple[str, str]
    concept: str = ""
    wanted: tuple[str, str] = ("", "")

    def phrase(self, many: bool) -> Phrase:
        more = {"wanted": self.wanted[many], "concept": self.concept}
        return pair(self.it[many], self.en[many], "noun", **more)

    def definite(self, many: bool) -> str:
        return article(_plain(self.it[many]), self.gender, many)

    @property
    def compound(self) -> bool:
        return " " in self.it[0]


def nouns_of(
    use: str, rows: Sequence[Sequence[str]], terms: Mapping[str, tuple[str, tuple[str, str]]]
) -> list[Noun]:
    """The nouns of rows of `words`; `terms` says concept and wanted English of an Italian singular."""
    found = []
    for row in rows:
        it, its, gender, en, *plural = row if use in ("count", "relational") else (row[0], "", *row[1:])
        ens = plural[0] if plural else english(en, "s")
        concept, wanted = terms.get(_plain(it), ("", ("", "")))
        found.append(Noun(use, (it, its), gender, (en, ens), concept, wanted))
    return found


def _plain(it: str) -> str:
    return re.sub(r" \d:~", "", it).replace("1:", "").replace("2:", "")
