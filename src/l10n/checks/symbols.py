"""Signs that are part of a statement: trademarks, footnote marks, brackets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from l10n.checks.cited import normal, urls
from l10n.checks.registry import Entry, Issue, Trait, check
from l10n.glossary.text import HIDDEN
from l10n.model import Span

_MOST = 50  # brackets that are looked at
_SIGN = re.compile(r"(?<!Ã)[®™℠©]|\((?:R|TM|tm|SM|C|c)\)(?!\w)")
_SIGN_HERE = re.compile(r"[®™℠©]|\((?:R|TM|tm|SM|[Cc])\)|&(?:reg|trade|copy|#\d)")
_ONE_SIGN = {"(R)": "®", "(TM)": "™", "(tm)": "™", "(SM)": "℠", "(C)": "©", "(c)": "©"}
_COPYRIGHT = re.compile(r"copyright|derechos de autor|droits d.auteur|著作権|حقوق", re.I)
_NAME = re.compile(r"[^\W_][\w-]*\Z")
_MARK_HERE = re.compile(r"[*†‡※＊٭]|&(?:dagger|ast)")
_EMPHASIS = re.compile(r"(?:(?<=[\s(\[“\"«¿¡])|^)(\*\*?)(?=[^\s*)])[^*]*+(?<=[^\s*])\1(?!\w)", re.M)
_MARK = re.compile(r"\*++|†++|‡++")
_GOES_ON = re.compile(r"[.-]{0,3}\w")
_BRACKET = re.compile(r"[()\[\]{}「」『』【】〔〕《》〈〉]")
_ASIDE = re.compile(  # not the (2) of a paragraph 5(2), nor 5 (2), "the second (and last) phase"
    r"(?<!\w)\((?!\d{1,2}\)|[a-z]\)|(?:and|or|e|ed|o|y|u|et|ou|und|oder|i)\s)"
)
_BRACKET_HERE = re.compile(r"[()\[\]{}「」『』【】〔〕《》〈〉（）［］｛｝]")
_AMOUNT = re.compile(r"(\d++)[\d.,]*+\s?[^\W\d_]{1,12}\s?\Z")
_CLOSES = dict(zip(")]}」』】〕》〉", "([{「『【〔《〈", strict=True))
_ITEM = re.compile(  # a) and ii) anywhere, 1) where a list has it
    r"(?:^|[\s(;,，、])(?:[^\W\d_]|[ivx]{1,5})\Z|(?:^|\n|[:;,.]\s|[，、：；。])\s?\d{1,2}\Z|\s(?:and|e|y|et|und|i|or|o|ou|oder|و)\s\d\Z"
)
_SMILEY = re.compile(r"(?<!\w)[:;=]['’]?-?[()\[\]{}]+(?!\w)|\^\^|¯\\_\(ツ\)_/¯")
_PAUSE = re.compile(r"[,;:—–،؛、，：；]|\s-\s|[\"“”«»]")


@check("trademark", severity="error", when=Trait.SIGNED)
def trademark(entry: Entry) -> Iterator[Issue]:
    """A ®, ™, ℠ or © of the source is missing, stands for another, or stands where the source has none.

    The signs say who owns a name, and whether it is registered; their owners insist on them. (R), (TM) and (c) are the
    same as the signs. One sign less of a name that has several is a warning.

    Copy the name with its sign from the source. If the sign has no business in this language, add the comment `# l10n:
    ignore=trademark` to the entry.
    """
    if not _SIGN_HERE.search(entry.source) and not _SIGN_HERE.search(entry.target):
        return
    wanted, given = _signs(entry.source), _signs(entry.target)
    before, after = (Counter(sign for sign, _, _ in found) for found in (wanted, given))
    copied = bool(_COPYRIGHT.search(entry.target)) and not _COPYRIGHT.search(entry.source)
    for sign in before:
        spans = tuple(span for other, _, span in wanted if other == sign)
        if before[sign] > max(after[sign], entry.target.count(sign)) and not (sign == "©" and copied):
            name = _unsigned(sign, wanted, given)
            times = f" ({after[sign]} of {before[sign]})" if after[sign] else ""
            names = {name for other, name, _ in wanted if other == sign}
            yield Issue(
                f"{sign}{f' of “{name}”' if name else ''} is missing{times}",
                source_spans=spans,
                severity="warning" if after[sign] and len(names) == 1 else None,
            )
    for sign in after:
        if after[sign] > before[sign] and not (
            before[sign] or (sign == "©" and _COPYRIGHT.search(entry.source))
        ):
            spans = tuple(span for other, _, span in given if other == sign)
            yield Issue(f"{sign} is not in the source", target_spans=spans, severity="warning")
    if before == after and len(before) > 1:
        yield from _exchanged(wanted, given)


def _signs(text: str) -> list[tuple[str, str, Span]]:
    """The signs of a text, the names before them, and where."""
    plain = normal(text)
    found = []
    for match in _SIGN.finditer(plain.text):
        sign = _ONE_SIGN.get(match[0], match[0])
        if match[0] in ("(C)", "(c)", "(R)") and not plain.text[match.end() :].lstrip()[:4].isdigit():
            before = plain.text[max(0, match.start() - 1) : match.start()]
            if match[0] != "(R)" or not before.isalnum():
                continue  # an item's letter
        name = _NAME.search(plain.text[max(0, match.start() - 40) : match.start()].rstrip("\x01 "))
        found.append((sign, name[0] if name else "", plain.span(*match.span())))
    return found


def _unsigned(
    sign: str, wanted: Sequence[tuple[str, str, Span]], given: Sequence[tuple[str, str, Span]]
) -> str:
    """The name that has lost its sign."""
    left = Counter(name.lower() for other, name, _ in given if other == sign)
    for other, name, _ in wanted:
        if other == sign:
            left[name.lower()] -= 1
            if left[name.lower()] < 0:
                return name
    return ""


def _exchanged(
    wanted: Sequence[tuple[str, str, Span]], given: Sequence[tuple[str, str, Span]]
) -> Iterator[Issue]:
    """Names that have another sign than in the source."""
    signs = {name.lower(): sign for sign, name, _ in wanted if name}
    for sign, name, span in given:
        if signs.get(name.lower(), sign) != sign:
            yield Issue(f"“{name}” has {sign} instead of {signs[name.lower()]}", target_spans=(span,))


@check("footnote-mark", severity="warning", when=Trait.STARRED)
def footnote_mark(entry: Entry) -> Iterator[Issue]:
    """A mark that leads to a note (*, **, †, ‡) is missing, or stands where the source has none.

    The note may be a disclaimer that the law wants: where the mark is lost, the claim stands without it. A mark may
    move with the word it belongs to. Multiplication, masks and Markdown's emphasis are no marks; ※ is Japan's *.

    Put the mark after the words that stand for those it follows in the source. If the note is left out for good
    reason, add the comment `# l10n: ignore=footnote-mark` to the entry.
    """
    if not _MARK_HERE.search(entry.source) and not _MARK_HERE.search(entry.target):
        return
    wanted, given = _marks(entry.source), _marks(entry.target)
    before, after = (Counter(mark for mark, _ in found) for found in (wanted, given))
    for mark in before | after:
        spans = [tuple(span for other, span in found if other == mark) for found in (wanted, given)]
        if before[mark] > after[mark]:
            times = f" ({after[mark]} of {before[mark]})" if after[mark] else ""
            yield Issue(f"the mark {mark} is missing{times}", source_spans=spans[0], target_spans=spans[1])
        elif after[mark] > before[mark]:
            more = "stands more often than" if before[mark] else "is not"
            yield Issue(f"the mark {mark} {more} in the source", source_spans=spans[0], target_spans=spans[1])


def _marks(text: str) -> list[tuple[str, Span]]:
    """The marks of a text, and where: attached to a word or what ends it, or first in the text."""
    plain = normal(text)
    clean = plain.text.replace("٭", "*").replace("※", "*").replace("\x01", " ")
    if clean.count("*") > 1:
        clean = _EMPHASIS.sub(lambda match: "_" * len(match[0]), clean)
    found = []
    for match in _MARK.finditer(clean):
        start, end = match.span()
        before = clean[start - 1 : start] if start else ""
        raised = plain.text[start - 1 : start] == "\x01"
        first = not clean[:start].strip() if start < 4 else clean[start - 1] in "\n(["
        if clean[start] == "*" and before.isdigit() and clean[end : end + 2].strip()[:1].isdigit():
            continue  # multiplication
        if end - start > 3 or (_GOES_ON.match(clean, end) and not (first and clean[end : end + 1].isalpha())):
            continue
        if raised or first or (before and not before.isspace() and before not in f"/={HIDDEN}"):
            found.append((match[0], plain.span(start, end)))
    return found


@check("brackets", severity="warning", when=Trait.BRACKETED)
def brackets(entry: Entry) -> Iterator[Issue]:
    """The translation's brackets do not pair, though those of the source do, or all of them are gone.

    A bracket that is never closed, or never opened, leaves the reader to guess what belongs together. Brackets of
    another kind may be used, and full-width ones; numbers of lists such as a) need no partner. Where what stood in
    brackets stands there as it is, and nothing else sets it apart, their loss is told, too.

    Add the bracket that is missing. If the translation is right, add the comment `# l10n: ignore=brackets` to the
    entry.
    """
    if not _BRACKET_HERE.search(entry.target) and not _BRACKET_HERE.search(entry.source):
        return
    if _nested(entry.target):
        return
    single = _single(entry.target)
    if single:
        sign, span = single
        if not _single(entry.source):
            what = "is never closed" if sign in _CLOSES.values() else "closes nothing"
            yield Issue(f"the bracket {sign} {what}", target_spans=(span,))
        return
    wanted, given = normal(entry.source).text, normal(entry.target).text
    lost = wanted.count("(") == wanted.count(")") and not _BRACKET.search(given) and _bared(wanted, given)
    if lost and len(_PAUSE.findall(given)) <= len(_PAUSE.findall(wanted)):
        yield Issue("the brackets of the source are missing")


def _bared(wanted: str, given: str) -> bool:
    """Whether what is in brackets stands in the translation without them: translators dissolve brackets freely."""
    for match in islice(_ASIDE.finditer(wanted), _MOST):
        content = wanted[match.end() : wanted.find(")", match.end())].strip()
        at = given.find(content) if len(content) > 1 else -1
        if (amount := _AMOUNT.search(wanted[max(0, match.start() - 30) : match.start()])) and amount[
            1
        ] not in given:
            continue  # of 5 feet (1.5 m), one is enough
        inside = given[at - 1 : at].isalnum() or given[at + len(content) : at + len(content) + 1].isalnum()
        if at > 0 and not inside:
            return True
    return False


def _nested(text: str) -> bool:
    """Whether a text has brackets, all of them in pairs: most are seen to be without reading the text."""
    found = "".join(_BRACKET.findall(text))
    left = found
    for pair in ("()", "[]", "{}", "()", "「」"):
        left = left.replace(pair, "")
    return bool(found) and not left


def _without_urls(text: str) -> str:
    """The text with a letter for each character of its URLs, of which a bracket around them is no part."""
    done, parts = 0, list[str]()
    for url in urls(text):
        start, end = url.span
        parts += (text[done:start], "u" * (end - start))
        done = end
    return "".join((*parts, text[done:])) if parts else text


def _single(text: str) -> tuple[str, Span] | None:
    """The first bracket of a text that has no partner, and where it is."""
    plain = normal(_without_urls(text))
    clean = _SMILEY.sub(lambda match: " " * len(match[0]), plain.text)
    opened: dict[str, list[int]] = {}
    for match in _BRACKET.finditer(clean):
        sign, at = match[0], match.start()
        if sign not in _CLOSES:
            opened.setdefault(sign, []).append(at)
        elif opened.get(_CLOSES[sign]):
            opened[_CLOSES[sign]].pop()
        elif not (sign == ")" and _ITEM.search(clean[max(0, at - 8) : at])):
            return sign, plain.span(at, at + 1)
    left = sorted((at, sign) for sign, places in opened.items() for at in places)
    return (left[0][1], plain.span(left[0][0], left[0][0] + 1)) if left else None
