"""Quotation marks and what ends a sentence, as each language has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from l10n.checks import freedoms
from l10n.checks.ending import Ending, agree, ending, inverted
from l10n.checks.mending import Mend
from l10n.checks.pairing import STRAIGHT, Quotation, Quoted, continued, quoted, typographic
from l10n.checks.registry import Entry, Issue, Trait, check
from l10n.checks.typography import Typography, typography
from l10n.checks.visible import visible
from l10n.model import Span

_MARKS = re.compile(r"[\"'＂״“”„‟«»‘’‚‛‹›「」『』〝〞〟&]")
_DOUBLE = re.compile('["“”„«»]')
_IN_WORD = re.compile(r"['’](?<=\w['’])")
_UNMARKED = "[^\"'＂״“”„‟«»‘’‚‛‹›「」『』〝〞〟&<`{]*+"  # where no sign is a mark, or could hide one
_EMPHASIS = re.compile(r"<(?:em|i|b|strong|cite|q|code|span)\d*[ />]")
_DASHED = re.compile(r"\s*[—–-]\s?\w|\s*[—–]\s?[¿¡]")  # speech that a dash opens
_TURNED = re.compile("[¿¡&]")
_FREE = frozenset("ja zh ko".split())  # languages that set off names and titles by quotation marks
_PLAIN = frozenset(".?!:")


@check("quotes", severity="warning", when=Trait.QUOTED)
def quotes(entry: Entry) -> Iterator[Issue]:
    """The translation quotes other things than the source, or with marks that its language does not use.

    A quotation that is lost, added or left open changes who says what. Each language has its own marks (CLDR): «…» and
    “…” in Italian and Spanish, „…“ or »…« in German, “…” in English, « … » in French, 「…」 in Japanese. Straight marks
    may stay straight, or become any pair of the language; where the source has typographic ones, straight ones are
    mentioned. A proverb, a name or what is in italics may do without marks, and a word that is called so, is left in
    the source's language or is a button's may have them. Apostrophes, inches and what stands in code are no quotation
    marks.

    Mend it with the marks that the message names, or let `l10n check --fix` do it. Where the translation is right, add
    the comment `# l10n: ignore=quotes` to the entry.
    """
    if _as_usual(entry):
        return
    source, target = _read(entry)
    if target.lone and not source.lone:
        yield from (_lone(entry.target, at) for at in target.lone)
    elif not (_DASHED.match(entry.source) or _DASHED.match(entry.target)):
        yield from _counted(entry, source, target)
    yield from (mend.issue for mend in _paired(_merged(marks_mended(entry))))


def _as_usual(entry: Entry) -> bool:
    """Whether both texts plainly have as many quotations, in marks of their languages: most that have any do."""
    wanted = _plainly_quoted(entry.source, entry.scope.source_locale, straight=True)
    return wanted >= 0 and wanted == _plainly_quoted(
        entry.target, entry.scope.locale, straight='"' in entry.source
    )


def _plainly_quoted(text: str, locale: str, *, straight: bool) -> int:
    """The number of a text's quotation marks; -1 where there is more to be read."""
    text = _IN_WORD.sub("", text) if "'" in text or "’" in text else text
    return len(_DOUBLE.findall(text)) if _quotations(locale, straight).fullmatch(text) else -1


@cache
def _quotations(locale: str, straight: bool) -> re.Pattern[str]:
    """Texts whose quotations are none in another, have the language's marks, and stand between words."""
    language = typography(locale)
    usual = [pair for pair in language.pairs if pair[0] != pair[1] and _DOUBLE.match(pair)]
    usual = [pair for pair in usual if not (language.lang == "fr" and pair == "“”")]
    blank, last = ("[ \u00a0\u202f]?", r"[\w.,!?…%)\s]") if language.inside else ("", r"[\w.,!?…%)]")
    quotation = "|".join(
        rf"(?<![^\s(]){pair[0]}{blank}(?=[^\W_]){_UNMARKED}(?<={last}){pair[1]}(?![^\s.,;:!?)])"
        for pair in (*usual, *(['""'] if straight else []))
    )
    return re.compile(rf"{_UNMARKED}(?:(?:{quotation or '(?!)'}){_UNMARKED})*+")


def _read(entry: Entry) -> tuple[Quoted, Quoted]:
    return (
        quoted(visible(entry.source), typography(entry.scope.source_locale)),
        quoted(visible(entry.target), typography(entry.scope.locale)),
    )


def _lone(text: str, at: int) -> Issue:
    return Issue(f"{text[at]} has no partner", target_spans=((at, at + 1),))


def _counted(entry: Entry, source: Quoted, target: Quoted) -> Iterator[Issue]:
    """Quotations that are lost or added."""
    more = len(target.quotations) - len(source.quotations)
    joined = [
        continued(text, each.quotations) for text, each in ((entry.source, source), (entry.target, target))
    ]
    free = 0
    if more + len(target.lone) + joined[0] < 0:
        free = _unmarked(entry, source, target)
    if more + len(target.lone) + joined[0] + free < 0:
        what = "a quotation is" if more == -1 else f"{-more} quotations are"
        yield Issue(
            f"{what} no longer in quotation marks", source_spans=_places(source), target_spans=_places(target)
        )
    elif more > len(source.lone) + joined[1] and typography(entry.scope.locale).lang not in _FREE:
        emphasis = len(_EMPHASIS.findall(entry.source)) - len(_EMPHASIS.findall(entry.target))
        glosses = sum(entry.target[each.start - 1 : each.start] == "(" for each in target.quotations)
        more -= max(0, emphasis) + glosses
        if more > 0 and more > freedoms.added(entry.source, entry.target, target.quotations):
            yield Issue("quotation marks that the source has not", target_spans=_places(target))


def _unmarked(entry: Entry, source: Quoted, target: Quoted) -> int:
    """How many of the source's quotations need no marks, or have italics."""
    emphasis = len(_EMPHASIS.findall(entry.target)) - len(_EMPHASIS.findall(entry.source))
    langs = typography(entry.scope.source_locale).lang, typography(entry.scope.locale).lang
    found = source.quotations, target.quotations
    return max(0, emphasis) + freedoms.without((entry.source, entry.target), found, langs)


def _places(found: Quoted) -> tuple[Span, ...]:
    return tuple(sorted(span for each in found.quotations for span in each.spans))


def _merged(mends: Iterator[Mend]) -> list[tuple[Mend, ...]]:
    """The mends of the two marks of a quotation together."""
    each = list(mends)
    return [tuple(filter(None, pair)) for pair in zip_longest(each[::2], each[1::2])]


def _paired(pairs: list[tuple[Mend, ...]]) -> Iterator[Mend]:
    for first, *rest in pairs:
        end = rest[0].end if rest else first.end
        yield first._replace(end=end, shown=(first.start, end))


def marks_mended(entry: Entry) -> Iterator[Mend]:
    """The marks of the pairs that the language does not use, two by two, with those that it does."""
    language = typography(entry.scope.locale)
    if not language.pairs or not _MARKS.search(entry.target):
        return
    source, target = _read(entry)
    straightened = typographic(source.quotations) and not any(
        each.marks == '""' for each in source.quotations
    )
    for each in target.quotations:
        problem = _problem(each, language, straightened)
        if problem:
            message, mild = problem
            for at, mark in zip((each.start, each.end), _wanted(each, language), strict=True):
                text = mark if entry.target[at] == each.marks[at != each.start] else None
                yield Mend(at, at + 1, text, message, "info" if mild else None)


def _problem(each: Quotation, language: Typography, straightened: bool) -> tuple[str, bool] | None:
    """What is wrong with a pair of marks, and whether it is only a matter of style."""
    best = language.pairs[0]
    shown = f"{each.marks[0]}…{each.marks[1]}"
    better = f"{best[0]}…{best[1]}"
    if all(mark in STRAIGHT for mark in each.marks):
        if straightened and each.marks == '""' and language.lang != "he":
            return f"straight quotation marks; {better} in this language", True
        return ("quotation marks of two kinds", False) if each.marks in ("\"'", "'\"") else None
    if any(mark in STRAIGHT for mark in each.marks):
        return (f"{shown} mixes two kinds of quotation marks", False) if '"' in each.marks else None
    if each.marks not in language.pairs:
        return f"{shown} are not the quotation marks of this language; {better} are", False
    if language.lang == "fr" and each.marks == "“”" and each.depth == 0:
        return f"{shown} is for a quotation inside another; {better} are the marks in French", True
    return None


def _wanted(each: Quotation, language: Typography) -> str:
    """The pair for a quotation: the language's first, or its second inside another."""
    if each.depth % 2 and len(language.pairs) > 1:
        return language.pairs[1]
    return language.pairs[0]


@check("end-punctuation", severity="warning", when=Trait.ENDED)
def end_punctuation(entry: Entry) -> Iterator[Issue]:
    """The translation ends in another sign than the source: a question has become a statement, a stop is lost.

    Compared are full stop, question and exclamation mark, colon, semicolon, comma and ellipsis in the form of each
    language (。 ؟ ； …), before or after closing quotation marks, brackets and notes. Three dots are an ellipsis; the
    stop of an abbreviation may end a sentence, or not. Where one wishes, warns, asks for something or exclaims, a stop
    may become an exclamation mark. Spanish has ¿ and ¡ before a question and an exclamation;
    Catalan may have them.

    End the translation as the source ends. Where another sign is right, add the comment `# l10n:
    ignore=end-punctuation` to the entry.
    """
    langs = typography(entry.scope.source_locale).lang, typography(entry.scope.locale).lang
    if not _same_end(entry.source, entry.target):
        yield from _ends(entry, langs)
    if _TURNED.search(entry.target) or (langs[1] == "es" and ("?" in entry.target or "!" in entry.target)):
        for message, span in inverted(visible(entry.target), entry.source, langs[1]):
            yield Issue(message, target_spans=(span,))


def _same_end(source: str, target: str) -> bool:
    """Whether both plainly end in the same sign, and in the same tags behind it: most do."""
    while source.endswith(">") and target.endswith(">"):
        tag = source[source.rfind("<") :]
        if not target.endswith(tag):
            return False
        source, target = source.removesuffix(tag), target.removesuffix(tag)
    one, other = source[-2:], target[-2:]
    return one[:1].isalpha() and other[:1].isalpha() and one[1:] == other[1:] and one[1:] in _PLAIN


def _ends(entry: Entry, langs: tuple[str, str]) -> Iterator[Issue]:
    source, target = visible(entry.source), visible(entry.target)
    ends = ending(source, langs[0]), ending(target, langs[1])
    if agree(*ends, langs):
        return
    spans = ends[0].span, ends[1].span
    if not freedoms.may_end((source, target), spans, (ends[0].all, ends[1].all), langs):
        yield Issue(_differing(*ends), source_spans=(ends[0].span,), target_spans=(ends[1].span,))


def _differing(source: Ending, target: Ending) -> str:
    wanted, given = ("".join(sorted(end.sure)) for end in (source, target))
    if not given:
        return f"does not end in “{wanted}” as the source does"
    if not wanted:
        return f"ends in “{given}”, the source does not"
    return f"ends in “{given}”, the source in “{wanted}”"
