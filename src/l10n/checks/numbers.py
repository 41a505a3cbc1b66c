"""Numbers: those of the source stand in the translation, written as its language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.amounts import Amount
from l10n.checks.cited import dated_citations
from l10n.checks.figures import figures
from l10n.checks.registry import Entry, Issue, Trait, check
from l10n.numerals import decimal_sign

_LANGUAGES = {
    "en": "English",
    "it": "Italian",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "pt": "Portuguese",
}
_LANGUAGES |= {"ca": "Catalan", "ja": "Japanese", "ar": "Arabic"}
_TIMES = re.compile(
    r"[ \u00a0](?:times|volte|punti|veces|puntos|fois|points?|mal|Punkte|vezes|pontos|vegades|punts)\b"
    r"|[ \u00a0-](?:fold|[Ff]ache?)\b"
)
_GROUPED = re.compile(r"\d[.,]\d{3}[.,]\d")


@check("numbers", severity="error", when=Trait.FIGURES)
def numbers(entry: Entry) -> Iterator[Issue]:
    """A number of the source is missing, has become another, or stands where the source has none.

    Numbers may be written out or become digits, and look as the language writes them: 1,200.5 in English is 1.200,5
    in Italian; a number that would be read as another one (1.000 for a thousand in English) is an error, one that is
    only unusual a warning. Times (8:30 p.m., 20.30), centuries (19th, XIX) and ratios are compared by what they mean.
    Numbers in dates are told by `dates`, units by `units`, those in URLs and citations by `url`, `doi`, `citation`.

    Mend the number. If the translation is right, add the comment `# l10n: ignore=numbers` to the entry.
    """
    found = figures(entry)
    if not found:
        return
    language = _LANGUAGES.get(found.target.language, "this language")
    for one, other in found.misread:
        value = other.number.value.removesuffix(".000")
        yield found.issue(f"{other.number.text} reads as {value} in {language}", one.number, other.number)
    cited = {ref.key for ref in dated_citations(found.source.plain)} if found.changed else ()
    for before, after in found.changed:
        if before and before.number.value in cited:
            continue  # see `citation`
        spans = before.number if before else None, after.number if after else None
        yield found.issue(_change(before, after), *spans)
    for one, other in found.pairs:
        if _unusual(one, other, found.target.plain):
            sign = decimal_sign(entry.scope.locale)
            text = f"{other.number.text} is not written as in {language}, where decimals follow “{sign}”"
            yield found.issue(text, one.number, other.number, severity="warning")


def _change(before: Amount | None, after: Amount | None) -> str:
    if before and after:
        return f"{before.number.text} became {after.number.text}"
    if before:
        return f"{before.number.text} is missing"
    return f"{after.number.text} is not in the source" if after else ""


def _times(amount: Amount, text: str) -> bool:
    return _TIMES.match(text, amount.number.span[1]) is not None


def _unusual(one: Amount, other: Amount, text: str) -> bool:
    """Whether a quantity has another language's separators; numbers of versions, chapters and figures have points."""
    if not other.number.foreign or one.number.foreign:
        return False
    if (
        any(":" in reading for reading in other.number.others)
        and other.measure
        and other.measure.unit.id == "h"
    ):
        return False  # 20.30 h
    if (
        "," in one.number.text
        and "." in one.number.value
        and not any(":" in each for each in other.number.others)
    ):
        return True  # the source has no point, as versions have
    multiplied = other.number.text[-1].isalpha() or _times(other, text)  # 3.2 million
    return bool(other.measure or multiplied or _GROUPED.search(other.number.text))
