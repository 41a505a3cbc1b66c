"""The sentences of a text: a stop, what may end a sentence and what may begin one, and the abbreviations between.

A wrong split costs more than a long sentence, so in doubt the text stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.alignment import PRIVATE
from l10n.model import Span

_CITATION = r"\[\d[\d,;–‑ -]{0,20}\]"
_TAIL = rf"(?:[\"'»”“’‘)\]}}›」』）】》*†‡§¹²³⁰⁴-⁹{PRIVATE}]|{_CITATION})*+"
_OPEN = "\"'«“‘‹„‚(\\[{¿¡「『（【《*\\s"
_CANDIDATE = re.compile(
    rf"(?<![.!?…؟۔।])(?P<stop>[.!?…؟۔।]++)(?P<tail>{_TAIL}(?:[ \u00a0\u202f](?:[»”›]|{_CITATION}))?+"
    r"(?:(?<=[^\W\d_]\.)\d{1,3}(?:[,–-]\d{1,3})*+(?=\s))?+)"  # a superscript number is a number in plain text
    rf"(?:\s++(?=[{_OPEN}]*+(?P<next>[^\W_]|[{PRIVATE}]))|(?<=[!?؟])(?=[\u3040-\u30ff\u3400-\u9fff]))"
    rf"|(?<![。！？｡])(?P<wide>[。！？｡]++[!?…]*+)(?P<after>{_TAIL})\s*+(?=\S)"
    r"|\n[^\S\n]*+\n\s*+"
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*+\n")
_BRACKET = re.compile(r"[()（）「」『』]")
_LONGEST = 600  # characters that a pair of brackets may hold back

_TOKENS = re.compile(r"(?:([^\s(]*+)\s)?[(\[«“„\"'’]*+([^\s(\[«“„\"'’]*+)\Z")
_INITIALISM = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,3}")
_ENUMERATOR = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})", re.I)
_ORDINAL = re.compile(r"\d{1,2}|[IVX]{1,5}")
_REFERENCE = re.compile(r"(?:[^.!?]{1,60}\.\s)?\d{4}(?:\s[A-Z][a-z]{2}[ \d]{0,4})?[;:]\s?\d|\d{1,4}\s?\(\d")
_FIRST = re.compile(r"([^\W\d_]++)(['’.]?)")

# What points at the words after it never ends a sentence.
_NEVER = frozenset(
    "cf cfr vgl vid vd vs viz ad.es p.es per.es p.ex p.ej e.g i.e d.h z.b s.o s.u ca approx aprox env bzw inkl"
    " exkl evtl ggf sog incl ص ج د أ".split()
)
# Others end one only where a word follows that begins sentences, and no name: "ecc. Il", but "dott. Rossi".
_MAYBE = frozenset(
    "dott dottssa dott.ssa prof prof.ssa profssa sig sigg sig.ra sig.na avv ing arch geom rag on sen dr dra drs mr"
    " mrs ms messrs rev hon gen col lt sgt capt st ste ss mme mlle mm pr sr sra srta sres dña ud exmo exma ilmo hr"
    " fr frl hll fig figg figs abb tab tabb eq eqs sez sec sect cap capp chap kap vol voll vols pag pagg pág págs"
    " pàg pàgs pp núm num nr bd hrsg ref refs ecc etc usw etw al ed eds inc ltd co corp bros jr llc plc gmbh ee ee.uu"
    " u.a u.ä o.ä u.s.w max min med sci int am clin nutr jan feb mar apr mag giu lug ago set ott nov dic jun jul aug"
    " sept oct dec gg hh seg segg ss cit op.cit ibid ib trad riv séc sèc s av d vit univ ist dip fa inst dept tbl cols"
    " إلخ".split()
)
_NUMBERED = frozenset("n no nos nn p art arts artt abs § l lett par tel fax ext n.º n.o núm nr".split())
_LISTS = {  # words that begin sentences: articles, pronouns, conjunctions; never a name
    "it": "il lo la gli le un una uno questo questa questi queste quando come se per tuttavia inoltre ma nel nella non"
    " in chi che anche dopo poi poiché perché molti alcuni ogni quindi infatti però così cosa è esso essa dal della",
    "en": "the a an this that these those it he she we they you there here when if in on for but and however so why"
    " how what who as at some many most no both after before while since although nobody its their his her our then",
    "es": "el la los las un una unos este esta estos estas esto cuando como si para pero sin en no por también además"
    " después luego se es qué quién muchos cada su sus al nadie",
    "fr": "le la les un une des ce cette ces cela il elle ils elles on nous vous quand comme si pour mais dans en ne"
    " pas par puis aussi ainsi cependant qui que son sa ses leur au aux",
    "de": "der die das den dem ein eine einen dieser diese dieses es er sie wir ihr man wenn als wie für aber und in im"
    " nicht auch dann danach jedoch so warum wer was sein seine niemand mehr",
    "pt": "o a os as um uma este esta estes estas isto quando como se para mas em no na não por também além depois"
    " é quem que muitos cada seu sua ninguém",
    "ca": "el la els les un una aquest aquesta aquests quan com si per però en no també després a és qui que molts"
    " cada",
}
_STARTERS = {lang: frozenset(words.split()) for lang, words in _LISTS.items()}
_WITH_ORDINALS = frozenset("de da nb nn no fi cs sk pl hu sl hr sr bs et lv is".split())  # "am 3. Mai"


def split(text: str, locale: str) -> list[Span]:
    """The sentences of a text in order: all of it but the white space between them; linear time.

    `locale` is BCP 47. What follows a stop directly (quotes, brackets, footnote marks, citations) is its sentence's.
    """
    lang = locale.split("-")[0].lower()
    shut = _Brackets(text)
    spans: list[Span] = []
    start = _trimmed(text, 0, len(text))[0]
    for found in _CANDIDATE.finditer(text):
        group = "tail" if found["stop"] else "after"
        end = found.start() if found[group] is None else found.end(group)
        if _PARAGRAPH.search(found[0]) or (
            not shut.hold(start, found.start(), end) and _ends(text, start, found, lang)
        ):
            spans.append((start, end))
            start = found.end()
    spans.append((start, len(text)))
    return [span for span in (_trimmed(text, *span) for span in spans) if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


class _Brackets:
    """The outermost pairs of brackets of a text, asked about places in ascending order."""

    def __init__(self, text: str) -> None:
        self._pairs = _pairs(text)
        self._pair = next(self._pairs, None)

    def hold(self, start: int, stop: int, end: int) -> bool:
        """Whether a stop stands in brackets that do not hold the whole sentence from `start` to `end`."""
        while self._pair and self._pair[1] < stop:
            self._pair = next(self._pairs, None)
        if not self._pair or self._pair[0] > stop:
            return False
        return self._pair[1] >= end or self._pair[0] > start


def _pairs(text: str) -> Iterator[Span]:
    depth: list[int] = []
    outer: list[Span] = []
    for found in _BRACKET.finditer(text):
        if found[0] in "(（「『":
            depth.append(found.start())
        elif depth:
            pair = (depth.pop(), found.start())
            while outer and outer[-1][0] > pair[0]:
                outer.pop()
            if pair[1] - pair[0] <= _LONGEST:
                outer.append(pair)
    yield from outer


def _ends(text: str, start: int, found: re.Match[str], lang: str) -> bool:
    if found["wide"]:
        return not (found["after"] and re.match(r"[\u3040-\u309f]", text[found.end() : found.end() + 1]))
    follows = found["next"]
    if not follows:
        return True
    place = found.start("next")
    if (follows.islower() and text[place + 1 : place + 2] != ")") or _REFERENCE.match(text, place):
        return False
    stop = found.start()
    if found["stop"] != ".":
        return True
    line = max(start, stop - 12, text.rfind("\n", max(start, stop - 12), stop) + 1)
    if (line == start or text[line - 1] == "\n") and _ENUMERATOR.fullmatch(text, line, stop):
        return False
    short = _abbreviation(text[max(start, stop - 40) : stop], follows, lang)
    return not short or (short == "maybe" and _starts(text, place, lang))


def _abbreviation(head: str, follows: str, lang: str) -> str:
    """Whether a text before a full stop ends in an abbreviation that "never" or "maybe" ends a sentence; "" if not."""
    found = _TOKENS.search(head)
    before, token = (found[1] or "", found[2]) if found else ("", "")
    word, phrase = token.lower(), f"{before.rstrip('.')}.{token}".lower()
    if word in _NEVER or phrase in _NEVER or (word in _NUMBERED and not follows.isalpha()):
        return "never"
    if word in _MAYBE or phrase in _MAYBE or _INITIALISM.fullmatch(token):
        return "maybe"
    ordinal = lang in _WITH_ORDINALS and _ORDINAL.fullmatch(token)
    return "maybe" if ordinal or (len(token) == 1 and token.isalpha()) else ""


def _starts(text: str, place: int, lang: str) -> bool:
    """Whether the word at a place begins a sentence beyond doubt."""
    word = _FIRST.match(text, place)
    known = word and word[1].lower() in _STARTERS.get(lang, ()) and word[2] != "."
    return bool(known or (word and word[2] in ("'", "’")) or text[place - 1] in "¿¡")
