"""How a text ends: the kinds of its last signs, in whichever script they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from l10n.checks.visible import GAP, TAG
from l10n.model import Span

_KINDS = {
    ".": ".。．｡۔।॥։።",
    "?": "?？؟⁇⁈⁉‽\u037e",
    "!": "!！‼⁈⁉‽",
    ":": ":：︰",
    ";": ";；؛",
    ",": ",，、،､",
    "…": "…⋯‥",
}
_KIND: dict[str, frozenset[str]] = {}
for _kind, _signs in _KINDS.items():
    for _sign in _signs:
        _KIND[_sign] = _KIND.get(_sign, frozenset()) | {_kind}
_GREEK = {";": frozenset("?"), "·": frozenset(";"), "\u0387": frozenset(";")}
_ARMENIAN = {":": frozenset("."), "՞": frozenset("?"), "՜": frozenset("!")}

_CLOSERS = "\"'”’»«“‘›‹」』）)]］】〉》〕}״"
_SKIPPED = (
    f" \t\n\r\u00a0\u202f\u2009\u3000\u200b-\u200f\u2066-\u2069\u00ad{TAG}{GAP}*†‡⁰¹²³⁴-⁹"
    "\ufe0f\U0001f000-\U0001faff☀-➿"
)
_REST = re.compile(rf"[{_SKIPPED}]+\Z")
_NOTE = re.compile(r"\[\d[\d,;–\- ]{0,20}\]\Z|(?<=[^\W\d_][.?!…])\d{1,3}(?:[,–-]\d{1,3}){0,5}\Z|\([*†‡]+\)\Z")
_WORD = re.compile(r"(?:(?<=\W)|\A)(?:[^\W\d_]+\.\s?)*[^\W_]+\.\Z")
_INITIALS = re.compile(r"[^\W\d_]{1,2}\.(?:\s?[^\W\d_]{1,3}\.)+")
_NUMBER = re.compile(r"(?:\A|\s)[\dIVXLC]+[.]\Z")
# What has no vowels (Nr., bzgl.), or capitals after small letters (MwSt., GmbH.); Slavic words may have none.
_SHORTENED = re.compile(r"[B-DF-HJ-NP-TV-Z]?[b-df-hj-np-tvwxzßç]{1,4}\Z|[A-ZÄÖÜ]?[a-zäöüß]+[A-ZÄÖÜ]\w*\Z")
_VOWELLESS = frozenset("cs sk hr sl sr bg mk".split())
_TAIL = 60  # characters that are looked at, at a time
_SALUTED = 45  # characters of "Dear friends of our association,"
_MOST = 100  # signs, notes and brackets at the end
_ORDINAL = frozenset("de nl da nb nn no sv fi is cs sk pl sl hr sr hu et lv eu tr ca lt".split())
_SILENT = frozenset("th lo km my bo".split())  # languages that end sentences with a space
_ABBREVIATIONS = frozenset(
    """etc ecc usw al inc ltd co corp llc gmbh bros jr sr dr mr mrs ms prof st no nos nr núm num nº pág págs pag pagg
    p pp vol vols ed eds edn fig figs tab abb art arts cap capp ch chap sec sect sez cit ibid op cf cfr vgl vs ca circa
    approx max min avg std dev dept tel ext fax est esp ej es ex ecc eg ie bzw ggf evtl inkl exkl zzgl mind usf u.a
    sog str jan feb mar apr jun jul aug sep sept oct nov dec gen mag giu lug ago set ott dic dez mär okt ene abr
    mon tue tues wed thu thurs fri sat sun lun mer gio ven sab dom rev env av bd hr hrs mins secs sec wk wks mo mos yr
    abs anm abt allg amtl angl anz int intl univ
    yrs req opt misc incl excl temp qty amt orig trad col ref refs rif refer app i.e e.g a.m p.m ph.d m.d u.s u.k s.p.a
    s.r.l s.a s.l z.b d.h u.a v.chr n.chr p.ej p.es a.c d.c ee.uu aprox obs pol séc sig sgg segg seg enz bijv t.d itd
    itp np tzn atd apod např m.fl osv o.l bl.a др т.д т.п т.е стр рис см κ.λπ κλπ π.χ""".split()
)
_QUESTIONS = {"ja": "かの", "zh": "吗呢么嗎", "ko": "까요니"}  # what makes a question without its sign


class Ending(NamedTuple):
    """The kinds of signs that a text ends in; what may be meant as such; and where they are."""

    sure: frozenset[str]
    perhaps: frozenset[str]
    span: Span

    @property
    def all(self) -> frozenset[str]:
        return self.sure | self.perhaps


@lru_cache(maxsize=4)
def ending(text: str, lang: str) -> Ending:
    """How a text ends that `visible` has been through, notes and closing brackets and quotation marks not counted."""
    sure: set[str] = set()
    perhaps: set[str] = set()
    end, first, last = len(text), -1, -1
    closer = ""
    for _ in range(_MOST):
        if end == 0:
            break
        if (skipped := _skipped(text, end)) < end:
            end = skipped
        elif text[end - 1] in _CLOSERS:
            end, closer = end - 1, text[end - 1]
        elif kinds := _kinds(text, end, lang):
            start = _run(text, end)
            first, last = start, max(last, end)
            stop = kinds == {"."} and (_abbreviated(text, end, lang) or (closer in ")]" and closer != ""))
            wrapped = closer in ")]" and text.lstrip()[:1] in ("(", "[") and text.find("(", 1) < 0
            (perhaps if stop and not wrapped else sure).update(kinds)
            end = start
        else:
            break
    before = text[end - 1 : end]
    if before in _QUESTIONS.get(lang, "") and before and sure <= {"."}:
        perhaps.add("?")
    if before and before in "—–-" and not sure:
        perhaps |= {"…", ".", "!"}
    if lang == "hy":
        sure |= {kind for sign, kind in (("՞", "?"), ("՜", "!")) if sign in text}
    span = (first, last) if first >= 0 else (max(0, end - 1), end)
    return Ending(frozenset(sure), frozenset(perhaps), span)


def _skipped(text: str, end: int) -> int:
    """Where the text ends without the space, the note or the smile that it ends in."""
    tail = text[max(0, end - _TAIL) : end]
    if (found := _REST.search(tail)) or (found := _NOTE.search(tail)):
        return end - len(found[0])
    return end


def _kinds(text: str, end: int, lang: str) -> frozenset[str]:
    sign = text[end - 1]
    own = _GREEK if lang == "el" else _ARMENIAN if lang == "hy" else {}
    kinds = own.get(sign) or _KIND.get(sign, frozenset())
    if sign == ".":
        dots = end - _run(text, end)
        return frozenset("…" if dots > 2 else (".." if dots == 2 else ".",))
    return kinds


def _run(text: str, end: int) -> int:
    """Where the run of dots, or else the one sign, begins that ends here."""
    start = end - 1
    while text[start] == "." and start > 0 and text[start - 1] == ".":
        start -= 1
    while text[start] == "." and text[max(0, start - 2) : start] == ". ":  # . . .
        start -= 2
    return start


def _abbreviated(text: str, end: int, lang: str) -> bool:
    """Whether the stop that ends here may belong to an abbreviation, or in some languages to a number."""
    tail = text[max(0, end - _TAIL) : end]
    if lang in _ORDINAL and _NUMBER.search(tail):
        return True
    if not (found := _WORD.search(tail)):
        return False
    word = found[0].lower().replace(" ", "").replace("\u00a0", "")
    alone = len(found[0]) == len(text.strip()) and len(word) < 4
    parts = word.rstrip(".").split(".")
    return (
        alone
        or bool(_INITIALS.fullmatch(found[0]))
        or (lang not in _VOWELLESS and _SHORTENED.match(found[0].rsplit(".", 2)[-2].strip()) is not None)
        or word.rstrip(".") in _ABBREVIATIONS
        or parts[-1] in _ABBREVIATIONS
    )


def agree(one: Ending, other: Ending, langs: tuple[str, str]) -> bool:
    """Whether two texts end alike, as their languages see it."""
    if _SILENT.intersection(langs) or not (one.sure or other.sure) or one.all & other.all:
        return True
    both = one.all | other.all
    salutation = "," in both and both <= {",", ":", "!"} and bool(one.all and other.all)
    salutation &= max(one.span[0], other.span[0]) < _SALUTED
    restrained = "ja" in langs and both <= {"!", "."} and bool(one.all and other.all)
    return salutation or restrained


# -- Spanish ---------------------------------------------------------------------------------------------

_TURNED = re.compile(r"[¿¡]|[?!]++|[.…\n](?=\s)")
_OPTIONAL = frozenset("ca gl ast eu an".split())  # may have them, or not
_LETTERS = re.compile(r"[^\W_]")


def inverted(text: str, source: str, lang: str) -> Iterator[tuple[str, Span]]:
    """What is wrong with ¿ and ¡: a line, and where. Titles that the source has as they are may lack them."""
    if lang == "es":
        yield from _missing(text, source)
    elif lang not in _OPTIONAL and ("¿" in text or "¡" in text):
        for match in islice(re.finditer(r"[¿¡]\s?(\w*)", text), _MOST):
            if match[0].strip() not in source or not match[1]:
                yield f"“{match[0][0]}” is Spanish", (match.start(), match.start() + 1)


def _missing(text: str, source: str) -> Iterator[tuple[str, Span]]:
    opened: list[int] = []
    start, left = 0, _MOST
    for match in _TURNED.finditer(text):
        if match[0] in "¿¡":
            opened.append(match.start())
        elif match[0][0] in "?!":
            left -= not opened
            if not opened and left > 0 and not _excused(text, start, match, source):
                sign = "¿" if "?" in match[0] else "¡"
                yield f"“{match[0]}” has no “{sign}” before it", match.span()
            opened = []
            start = match.end()
        else:
            start = match.end()
    for at in opened:
        yield f"“{text[at]}” is not closed", (at, at + 1)


def _excused(text: str, start: int, match: re.Match[str], source: str) -> bool:
    """Whether a sign ends no sentence: an ironic (?), a comparison, a title or a name of the source."""
    sentence, after = text[start : match.start()], text[match.end() : match.end() + 1]
    before = sentence.rstrip()[-1:]
    if before in "([:;,/-" or not _LETTERS.search(sentence) or after.isalnum() or after == "=":
        return True
    return _titled(sentence.strip(" «“\"'(")[-_TAIL:] + match[0], text, match.end(), source)


def _titled(sentence: str, text: str, end: int, source: str) -> bool:
    """Whether a name or title that ends in a sign (Yahoo!) is the source's own."""
    last = sentence.rsplit(None, 1)[-1] if sentence.split() else ""
    goes_on = text[end : end + 1] == " " and text[end + 1 : end + 2].islower()
    return (sentence in source and " " in sentence) or (goes_on and last[:1].isupper() and last in source)
