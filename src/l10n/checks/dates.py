"""Dates: the same day, however a language writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.amounts import Side
from l10n.checks.counterparts import MOST
from l10n.checks.figures import figures
from l10n.checks.registry import Entry, Issue, Trait, check

_EUROPEAN = re.compile(r"[€£]|\b(?:EUR|GBP|VAT|UK|EU)\b|\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4}\b")


@check("dates", severity="error", when=Trait.FIGURES)
def dates(entry: Entry) -> Iterator[Issue]:
    """A date or a day of the week is another one than in the source.

    A date may be written as the language writes it (March 4, 2021; 4 marzo 2021; 4.3.2021; 2021年3月4日), and its year
    left out where the text says it elsewhere. 3/4/2021 is the third of April in most languages and March 4 in American
    English: copied from there it is a warning, for English that does not say of which country it is, not even by its
    money (€, £) or another date. 9/30/2024, which no other reader takes for a date, is one as well.

    Mend the date. If the translation is right, add the comment `# l10n: ignore=dates` to the entry.
    """
    found = figures(entry)
    if not found:
        return
    for before, after in found.dates:
        if before and after:
            yield found.issue(f"the date {before.text.strip()} became {after.text.strip()}", before, after)
        elif before:
            yield found.issue(f"the date {before.text.strip()} is missing, or a part of it", before, None)
        elif after:
            yield found.issue(f"the date {after.text.strip()} is not in the source", None, after)
    for day, another in found.weekdays:
        yield found.issue(f"{day.text} became {another.text}", day, another)
    copied = {date.text: date for date in found.source.dates}
    for date in found.target.dates[:MOST]:
        was = copied.get(date.text)
        if was and date.turned and not was.turned and found.target.language != "en":
            text = f"{date.text} has the month before the day, as the source writes it"
            yield found.issue(text, was, date, severity="warning")
    if not found.dates and not _european(found.source):
        for date in found.target.dates[:MOST]:
            was = copied.get(date.text)
            if was and (date.other or was.other):
                text = f"{date.text} may be read with day and month exchanged"
                yield found.issue(text, was, date, severity="warning")


def _european(side: Side) -> bool:
    """Whether a text counts days before months: it says so in another date, or what it costs in such a country."""
    return _EUROPEAN.search(side.plain) is not None or any(
        date.days and date.days[0] > 12 and date.text.startswith(str(date.days[0]))
        for date in side.dates[:MOST]
    )
