"""Other ways to name a concept than its term as it stands: what a fluent translation does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from l10n.checks.grammar import grammar
from l10n.checks.reading import Mention, Said, apart
from l10n.checks.words import Word, bare, words
from l10n.glossary import Term
from l10n.glossary.affixes import compounding
from l10n.glossary.text import RAISED, plain

_TRADE = "®™℠"
_NEGATED = re.compile(r"(?:\bnon[- ]|\bnicht-|ノン|非)\Z", re.I)  # non-REM sleep is not REM sleep
_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
_ALSO = "(?:および|及び|ならびに|並びに|または|又は|あるいは|もしくは|以及|或者|[とやかも・、,/&和与與及或])"
_ACRONYM = re.compile(r"\b[^\W\d_a-z]*[A-Z][^\W\d_a-z]*[A-Z][^\W_]*")
_BRACKET = re.compile(r"\(([^()]*)\)")
_GLOSS = 80  # characters before a bracketed acronym that may spell it out
_SPELLINGS = str.maketrans({"y": "i", "k": "c", "z": "s", "h": "", "j": "i"})


def satisfied(concept: str, mentions: Sequence[Mention], source: Said, target: Said) -> bool:
    """Whether the translation names the concept at least once, in any way that its language has."""
    terms = target.side.terms[concept]
    own = [term for term in terms if term.lang != "*"]
    found = [match for match in target.matches if match.term.concept == concept and match.term in own]
    if any(not _NEGATED.search(target.text, max(0, match.span[0] - 8), match.span[0]) for match in found):
        return True
    if _verbatim([term for term in terms if term.lang == "*"], mentions, source.text, target.text):
        return True
    if not own:
        return False
    if any(mention.term.concept == concept for mention in apart(target)):
        return True
    spoken = _spoken_words(target)
    if any(_named(term, mentions, source, target, spoken) for term in own):
        return True
    # What the source may only seem to say is not held against a translation that has all of the words.
    unsure = all(len(mention.spans) > 1 and not _ACRONYM.search(mention.text) for mention in mentions)
    return unsure and any(_present(term, spoken, target) for term in own)


def _named(
    term: Term, mentions: Iterable[Mention], source: Said, target: Said, spoken: Sequence[Word]
) -> bool:
    return (
        _composed(term, spoken, target)
        or _adjective(term, spoken, target)
        or (_UNSPACED.search(term.term) is not None and _unspaced(term, target.text))
        or _expanded(term, mentions, source, target, spoken)
    )


@lru_cache(maxsize=2)
def _spoken_words(target: Said) -> list[Word]:
    return words(target.text, target.side.lang)


def _verbatim(names: Sequence[Term], mentions: Iterable[Mention], source: str, target: str) -> bool:
    """Whether a name that is never translated stands there, letter by letter."""
    wanted = {plain(term.term) for term in names}
    for mention in mentions if names else ():
        start, end = mention.spans[0]
        mark = source[end : end + 2].strip(RAISED)[:1]
        wanted.add(source[start:end] + (mark if mark and mark in _TRADE else ""))
    text = target.replace(RAISED, "")
    return any(_stands(name, text) or _stands(name, target) for name in wanted)


def _stands(name: str, text: str) -> bool:
    """Whether a name is in the text and not a part of a longer word in its script."""
    at = text.find(name)
    while at >= 0:
        if not (_same(text[at - 1 : at], name[:1]) or _same(name[-1:], text[at + len(name) :][:1])):
            return True
        at = text.find(name, at + 1)
    return False


def _same(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum() and one.isascii() == other.isascii()


def _composed(term: Term, spoken: Sequence[Word], target: Said) -> bool:
    """Magnesiumzufuhr for Magnesium, NMDA-Rezeptorkanal for NMDA-Rezeptor"""
    name = plain(term.term).lower()
    if not compounding(target.side.lang) or len(name) < 4:
        return False
    if not name.isalpha():
        return re.search(rf"(?<!\w){re.escape(name)}[^\W\d_]{{3,}}", target.text.lower()) is not None
    parts = {name, name.removesuffix("e")}
    return any(part in word.text and _is_part(part, word.text) for word in spoken for part in parts)


def _is_part(part: str, word: str) -> bool:
    before = word.find(part)
    return all(rest == 0 or rest > 2 for rest in (before, len(word) - before - len(part)))


def _adjective(term: Term, spoken: Sequence[Word], target: Said) -> bool:
    """hippocampal for hippocampus, GABAergic for GABA"""
    name = bare(plain(term.term))
    if not name.isalpha() or len(name) < 4:
        return False
    ending = grammar(target.side.lang).relational
    if len(name) < 6:
        known = [bare(word.text) for word in spoken if word.text.startswith(name + "erg")]
        return any(ending.fullmatch(word, len(name)) for word in known)
    stems = [name[:size] for size in range(max(5, len(name) - 3), len(name) + 1)]
    known = [other for word in spoken if (other := bare(word.text)).startswith(stems[0])]
    return any(
        other.startswith(stem) and ending.fullmatch(other, len(stem)) for other in known for stem in stems
    )


def _unspaced(term: Term, text: str) -> bool:
    """NMDA・GABA受容体, GABAの受容体, 副腎軸(HPA): coordination, genitive and brackets without spaces."""
    name = plain(term.term)
    for cut in range(1, len(name)):
        first, second = re.escape(name[:cut]), re.escape(name[cut:])
        apart = f"{first}(?:[の型]|{_ALSO}[^。\n]{{1,16}}?|[^。\n、]{{1,8}}?{_ALSO}){second}"
        if re.search(rf"{apart}|{second}\({first}\)", text):
            return True
    return False


def _expanded(
    term: Term, mentions: Iterable[Mention], source: Said, target: Said, spoken: Sequence[Word]
) -> bool:
    """An acronym that the source itself spells out in brackets, spelled out in the translation, too."""
    acronym = _ACRONYM.search(plain(term.term))
    if not acronym or "(" not in source.text:
        return False
    head = [word for word in _content(term, target) if word != acronym[0].lower()]
    if not all(_spoken(word, spoken) for word in head):
        return False
    glosses = [gloss for mention in mentions for gloss in _glosses(mention, source.text)]
    return any(_spells(acronym[0], gloss, target.text, spoken) for gloss in glosses)


def _glosses(mention: Mention, text: str) -> list[str]:
    """What the source has in brackets at a mention, or before them when they hold the acronym."""
    start, end = mention.spans[0][0], mention.spans[-1][1]
    found = []
    for bracket in _BRACKET.finditer(text, max(0, start - 2), min(len(text), end + 2 * _GLOSS)):
        if bracket.start() <= end + 1:
            acronym = _ACRONYM.fullmatch(bracket[1].strip())
            found.append(text[max(0, bracket.start() - _GLOSS) : bracket.start()] if acronym else bracket[1])
    return found


def _spells(acronym: str, gloss: str, text: str, spoken: Sequence[Word]) -> bool:
    """Whether the translation has the acronym's expansion: by its initials, its number of parts, or its words."""
    if acronym.lower() in "".join(word.text[0] for word in spoken):
        return True
    if re.search(rf"[^\W\d_]+(?:[-‐‑–・·][^\W\d_]+){{{len(acronym) - 1},}}", text):
        return True
    found = [_cognate(word)[:4] for word in re.findall(r"[^\W\d_]{4,}", gloss)]
    known = {_cognate(word.text)[:4] for word in spoken}
    return 2 * sum(word in known for word in found) > len(found)


def _cognate(word: str) -> str:
    """A Greek or Latin word in a spelling that its languages share: hypothalamus, ipotalamo."""
    return bare(word).replace("ph", "f").replace("mm", "m").translate(_SPELLINGS)


def _present(term: Term, spoken: Sequence[Word], target: Said) -> bool:
    """Whether all words of a term are somewhere in the text."""
    return all(_spoken(word, spoken) for word in _content(term, target))


def _content(term: Term, target: Said) -> list[str]:
    lang = target.side.lang
    return [word.text for word in words(plain(term.term), lang) if word.text not in grammar(lang).light]


def _spoken(word: str, spoken: Sequence[Word]) -> bool:
    stem = bare(word)[: max(3, len(word) - 3)]
    return any(bare(other.text).startswith(stem) for other in spoken)
