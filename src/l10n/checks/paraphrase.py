"""Numbers that good translators say in another way: 20 % is one in five, 22:30 half past ten, 1½ one and a half.

These are asked for numbers only that have found no other counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isclose

from l10n.checks.amounts import Amount, Side

_MOST = 50  # numbers without a counterpart
_DIALLED = 6  # digits of a telephone number, which may be spaced in any way
_SPAN = 24  # characters between the two numbers of a share: "sette persone adulte su dieci"
_BETWEEN = re.compile(r"[^\W\d_]*+(?:[ \u00a0'-]+[^\W\d_]*+)*+")
_ROUNDED = 0.7  # of a share: a third is 33 per cent
_PARTS = {"15": "0.25", "30": "0.5", "45": "0.25"}  # minutes, as parts of an hour
_HALF_BEFORE = frozenset("de nl da sv nb nn no cs sk ca".split())
_DAYPART = re.compile(
    r"\b(?:p\.? ?m\b|(?:after)?noon|evening|night|pomeriggio|sera|notte|tarde|noche|soir|apr[eè]s-midi|nuit|abends"
    r"|nachmittags|nachts|Abend|Nachmittag|Nacht|noite|tarda|vespre|nit)\b",
    re.I,
)
_EVERY = re.compile(r"\b(?:every|jede[nrsm]?|ogni|cada|chaque)\s\Z", re.I)
_LAW = re.compile(r"(?:\b[Aa]rt(?:t?\.|[a-zí]{2,6})|§|\b[Ss]e[cz]t?\.|\b[Ss]ection)\s?\Z")
_DAY = 86400
_LARGE = 1e6
_AND_A_HALF = ("1500000", "1500000000")
_MILLION = re.compile(
    r"\b(?:milione|miliardo|millón|million|milliard|milhão|milió) (?:e|y|et|i) (?:mezzo|medio|demi|meio|mig)\b"
)
_ABOUT = 0.02  # how far a part of a million may be rounded
_COUNTED = (10, 12, 20, 100, 1000)
_WHEN = re.compile(
    r"\b(?:at|alle|las|les|à|um|às|by|to|from|bis|until|till|after|before)\s\Z|[-–—]\s?\Z", re.I
)
_NOON = re.compile(r"\b(?:noon|midday|mezzogiorno|mediod[ií]a|midi|mittags?|meio-dia|migdia)\b", re.I)
_MIDNIGHT = re.compile(
    r"\b(?:midnight|mezzanotte|medianoche|minuit|mitternachts?|meia-noite|mitjanit)\b", re.I
)


def said_otherwise(
    missing: Sequence[Amount], added: Sequence[Amount], source: Side, target: Side
) -> tuple[list[Amount], list[Amount]]:
    """Those that the other text does not say in another way, either; where many are left, none is looked at."""
    if len(missing) + len(added) > _MOST:
        return list(missing), list(added)
    if _dialled(missing, added):
        return [], []
    left = _sectioned(missing, added, source, target)
    for at, (own, opposite) in enumerate(((source, target), (target, source))):
        for amount in list(left[at]):
            if amount not in left[at]:
                continue
            meant: tuple[Amount, ...] | None = _share(amount, own, opposite)
            meant = _base(amount, own, opposite) if meant is None else meant
            meant = _hour(amount, opposite) if meant is None else meant
            meant = _halved(amount, opposite) if meant is None else meant
            meant = _multiplied(amount, opposite) if meant is None else meant
            meant = _lasting(amount, opposite) if meant is None else meant
            if meant is not None:
                left[at].remove(amount)
                left[1 - at] = [other for other in left[1 - at] if other not in meant]
    return left[0], left[1]


def _dialled(missing: Sequence[Amount], added: Sequence[Amount]) -> bool:
    """Whether these are the digits of one telephone number in other groups: 02.1234567, 02 1234567."""
    if len(missing) == len(added) == 1 or any(amount.measure for amount in (*missing, *added)):
        return False
    one, other = (
        "".join(re.findall(r"\d", " ".join(a.number.text for a in side))) for side in (missing, added)
    )
    return one == other and len(one) >= _DIALLED


def _sectioned(
    missing: Sequence[Amount], added: Sequence[Amount], source: Side, target: Side
) -> list[list[Amount]]:
    """Without paragraphs of a law that are cited in one number, or in two: Art. 18, c. 3 and Art. 18.3."""
    left = [list(missing), list(added)]
    for at, own in enumerate((source, target)):
        for whole in list(left[at]):
            parts = whole.number.value.split(".")
            before = own.plain[max(0, whole.number.span[0] - 12) : whole.number.span[0]]
            if len(parts) < 2 or whole.measure or not _LAW.search(before):
                continue
            found = [next((a for a in left[1 - at] if a.number.value == part), None) for part in parts]
            if all(found):
                left[at].remove(whole)
                left[1 - at] = [a for a in left[1 - at] if a not in found]
    return left


def _ordered(side: Side) -> list[Amount]:
    return sorted((*side.numbers, *side.words), key=lambda amount: amount.number.span)


def _value(amount: Amount) -> float:
    try:
        return float(amount.number.value)
    except ValueError:
        return 0.0


def _share(amount: Amount, own: Side, opposite: Side) -> tuple[Amount, Amount] | None:
    """The two numbers of "one in five" that stand for 20 %."""
    if not _percentage(amount) or not 0 < _value(amount) < 100:
        return None
    known = {(_value(a), _value(b)) for a, b in _shares(own)}
    for a in opposite.words:
        every = _EVERY.search(opposite.plain[max(0, a.number.span[0] - 9) : a.number.span[0]])
        if every and _value(a) > 1 and abs(100 / _value(a) - _value(amount)) < _ROUNDED:
            return a, a  # every fourth child
    for a, b in _shares(opposite):
        share = _value(a) * _value(b) if _value(b) < 1 else _value(a) / _value(b)
        if abs(100 * share - _value(amount)) < _ROUNDED and (_value(a), _value(b)) not in known:
            return a, b
    return None


def _shares(side: Side) -> Iterator[tuple[Amount, Amount]]:
    """Whole numbers in a row of which the first may be a part of the second, or count halves or quarters."""
    for a, b in pairwise(amount for amount in _ordered(side) if not _percentage(amount)):
        start, end = a.number.span[1], b.number.span[0]
        whole = a.number.value.isdigit() and (b.number.value.isdigit() or b.number.value in ("0.25", "0.5"))
        part = 0 < _value(a) < _value(b) or 0 < _value(b) < 1
        if whole and part and end - start <= _SPAN and _BETWEEN.fullmatch(side.plain, start, end):
            yield a, b


def _percentage(amount: Amount) -> bool:
    return amount.measure is not None and amount.measure.unit.id == "%"


def _hour(amount: Amount, opposite: Side) -> tuple[Amount, ...] | None:
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
    there = _ordered(opposite)
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
    found = [a for a in there if _value(a) in wanted and a not in parts]
    return (found[0], *parts[:1]) if found else None


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


def _base(amount: Amount, own: Side, opposite: Side) -> tuple[()] | None:
    """() for the hundred of "5 in 100", which is 5 % there."""
    if amount.number.value != "100" or amount.measure:
        return None
    shares = {a.number.value for a in opposite.numbers if _percentage(a)}
    return () if any(b is amount and a.number.value in shares for a, b in _shares(own)) else None


def _halved(amount: Amount, opposite: Side) -> tuple[Amount, ...] | None:
    """The words for what stands for 1½: one and a half; () for the million and a half."""
    if amount.number.value in _AND_A_HALF and _MILLION.search(opposite.plain):
        return ()
    whole, _, part = amount.number.value.partition(".")
    if part not in ("5", "25", "75") or amount.number.kind == "code":
        return None
    there = _ordered(opposite)
    half = next((a for a in there if a.number.value in (f"0.{part}", "0.5" if part == "5" else "0.25")), None)
    first = next((a for a in there if a.number.value == whole), half if whole in ("0", "1") else None)
    return (first, half) if first and half else None


def _multiplied(amount: Amount, opposite: Side) -> tuple[Amount, Amount] | None:
    """The words for what is counted in dozens and the like: two dozen, half a century."""
    for a, b in pairwise(opposite.words):
        near = _BETWEEN.fullmatch(opposite.plain, a.number.span[1], b.number.span[0])
        if near and _value(b) in _COUNTED and _value(a) * _value(b) == _value(amount):
            return a, b
        if near and _value(a) >= _LARGE and isclose(_value(a) * (1 + _value(b)), _value(amount)):
            return a, b  # the million and a half
        part = 1 / _value(a) if _value(a) > 1 else _value(a)
        if (
            near
            and _value(b) >= _LARGE
            and part
            and isclose(part * _value(b), _value(amount), rel_tol=_ABOUT)
        ):
            return a, b  # a third of a million
    return None


def _lasting(amount: Amount, opposite: Side) -> tuple[Amount] | None:
    """The words for the same quantity in another unit: less than a day, in 24 hours; half a kilo, 500 g."""
    return next(((other,) for other in opposite.words if _same(amount, other)), None)


def _same(one: Amount, other: Amount) -> bool:
    """Whether two amounts are exactly one quantity, or one stretch of time as one says it."""
    if not one.measure or not other.measure or one.measure.per or other.measure.per:
        return False
    units = one.measure.unit, other.measure.unit
    if units[0].dimension != units[1].dimension or not units[0].factor or units[0].dimension == "heat":
        return False
    return same_time(one, other) or isclose(_value(one) * units[0].factor, _value(other) * units[1].factor)


def same_time(one: Amount, other: Amount) -> bool:
    """Whether two amounts are one stretch of time as one says it: 14 days, two weeks, quinze jours."""
    if not one.measure or not other.measure or one.measure.unit.dimension != "time":
        return False
    if other.measure.unit.dimension != "time":
        return False
    seconds = [_value(each) * each.measure.unit.factor for each in (one, other) if each.measure]
    days = {round(second / _DAY, 3) for second in seconds}
    return isclose(*seconds) or days in ({14, 15}, {7, 8})


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
