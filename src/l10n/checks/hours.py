"""Times of day, however a language counts or names them: 22:30 is half past ten, halb elf, 10:30 p.m."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.checks.amounts import Amount, Side, ordered, value_of

_MOST = 50  # numbers without a counterpart
_PARTS = {"15": "0.25", "30": "0.5", "45": "0.25"}  # minutes, as parts of an hour
_HALF_BEFORE = frozenset("de nl da sv nb nn no cs sk ca".split())
_DAYPART = re.compile(
    r"\b(?:p\.? ?m\b|(?:after)?noon|evening|night|pomeriggio|sera|notte|tarde|noche|soir|apr[eè]s-midi|nuit|abends"
    r"|nachmittags|nachts|Abend|Nachmittag|Nacht|noite|tarda|vespre|nit)\b",
    re.I,
)
_WHEN = re.compile(
    r"\b(?:at|alle|las|les|à|um|às|by|to|from|bis|until|till|after|before)\s\Z|[-–—]\s?\Z", re.I
)
_NOON = re.compile(r"\b(?:noon|midday|mezzogiorno|mediod[ií]a|midi|mittags?|meio-dia|migdia)\b", re.I)
_MIDNIGHT = re.compile(
    r"\b(?:midnight|mezzanotte|medianoche|minuit|mitternachts?|meia-noite|mitjanit)\b", re.I
)


_QUARTERS = re.compile(r"\b(un quart|dos quarts|tres quarts) d(?:e |['’])([^\W\d_]+)")
_QUARTER_MINUTES = {"un quart": "15", "dos quarts": "30", "tres quarts": "45"}

_HOURS = re.compile(r"\b(?:hours?|or[ae]|horas?|heures?|stunden?|hores)\b", re.I)
_HALF_HOURS = re.compile(
    r"(?:halb|viertel)st(?:ü|u)nd|three[- ]quarters of an hour|tre quarti d'ora|tres cuartos de hora"
    r"|trois quarts d'heure|três quartos de hora|tres quarts d'hora",
    re.I,
)


def hour_said(amount: Amount, opposite: Side) -> tuple[Amount, ...] | None:
    """What stands for an hour of the day that is counted to twelve there, or in words; () where it has a name."""
    clock = _clock(amount)
    if not clock:
        return None
    hour, minute = clock
    if not minute and (
        (hour == 12 and _NOON.search(opposite.plain))
        or (hour in (0, 12, 24) and _MIDNIGHT.search(opposite.plain))
    ):
        return ()
    if minute and hour > 12 and (earlier := _earlier(hour - 12, minute, opposite)):
        return earlier
    there = ordered(opposite)
    if opposite.language == "ca" and (quarters := _quarters(hour, minute, opposite.plain, there)):
        return quarters
    parts = [a for a in there if a.number.value == _PARTS.get(minute, minute)]
    if minute and not parts:
        return None
    timed = amount.measure is not None or amount.number.kind == "time"
    if not minute and hour > 12 and timed and (at := _at(hour - 12, opposite)):
        return (at,)
    if not minute and (hour < 13 or not _DAYPART.search(opposite.plain)):
        return None
    if minute == "45":  # a quarter to eight
        hour += 1
    wanted = {hour % 12 or 12, hour}
    if minute == "30" and opposite.language in _HALF_BEFORE:  # halb elf is 10:30
        wanted |= {hour % 12 + 1, hour + 1}
    found = [a for a in there if value_of(a) in wanted and a not in parts]
    return (found[0], *parts[:1]) if found else None


def _quarters(hour: int, minute: str, text: str, there: Sequence[Amount]) -> tuple[Amount, ...]:
    """The numbers of a time that Catalan counts in quarters of the hour that goes on: tres quarts de cinc is 4:45."""
    for match in _QUARTERS.finditer(text):
        said = [a for a in there if match.start() <= a.number.span[0] < match.end()]
        if _QUARTER_MINUTES[match[1]] == minute and said and said[-1].number.value == str(hour % 12 + 1):
            return tuple(said)
    return ()


def halves(side: Side) -> bool:
    """Whether a side speaks of half or a quarter of a unit of time."""
    if _HALF_HOURS.search(side.plain):
        return True
    return any(word.number.value in ("0.25", "0.5", "0.75") for word in side.words) and (
        _HOURS.search(side.plain) is not None
        or any(
            word.measure and word.measure.unit.dimension == "time" for word in (*side.words, *side.numbers)
        )
    )


def _earlier(hour: int, minute: str, side: Side) -> tuple[Amount, ...]:
    """The same time in a text that counts hours to twelve: 2:30–4:00 p.m., dinner from 8:30."""
    clock = f"{hour}:{minute.zfill(2)}"
    return next(((amount,) for amount in side.numbers if _read(amount) == clock), ())


def _at(hour: int, side: Side) -> Amount | None:
    """The hour where a text says when: every Thursday at 9."""
    return next(
        (
            amount
            for amount in side.numbers
            if amount.number.value == str(hour)
            and not amount.measure
            and _WHEN.search(side.plain[max(0, amount.number.span[0] - 8) : amount.number.span[0]])
        ),
        None,
    )


def _half(side: Side) -> bool:
    return any(word.number.value == "0.5" for word in side.words)


def half_hours(
    lost: list[Amount], gained: list[Amount], source: Side, target: Side
) -> tuple[list[Amount], list[Amount]]:
    """Without half past six, which some languages call half of the seventh hour."""
    ahead = int(target.language in _HALF_BEFORE) - int(source.language in _HALF_BEFORE)
    for one in list(lost[:_MOST]) if ahead and _half(source) and _half(target) else ():
        hour = int(float(one.number.value)) + ahead
        other = next((b for b in gained[:_MOST] if b.number.value == str((hour - 1) % 12 + 1)), None)
        if other:
            lost, gained = [a for a in lost if a is not one], [b for b in gained if b is not other]
    return lost, gained


def _read(amount: Amount) -> str:
    """What is, or may be, a time with minutes: 14:30."""
    readings = (amount.number.value, *amount.number.others)
    return next((reading for reading in readings if ":" in reading and not amount.measure), "")


def _clock(amount: Amount) -> tuple[int, str] | None:
    """The hour and the minutes of what may be a time of day."""
    number = amount.number
    if clock := _read(amount):
        hour, _, minute = clock.partition(":")
        return int(hour), str(int(minute)) if minute.strip("0") else ""
    bare = not amount.measure or amount.measure.unit.id == "h"
    whole = number.value.isdigit() and len(number.value) < 3 and int(number.value) < 25
    return (int(number.value), "") if bare and whole and number.kind == "number" else None
