"""Numbers that good translators say in another way: 20 % is one in five, 22:30 half past ten, 1½ one and a half.

These are asked for numbers only that have found no other counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from math import isclose

from l10n.checks.amounts import Amount, Side, ordered, value_of
from l10n.checks.hours import hour_said
from l10n.checks.measures import converted
from l10n.numerals.written import words_of

_MOST = 50  # numbers without a counterpart
_DIALLED = 6  # digits of a telephone number, which may be spaced in any way
_PHONE = re.compile(r"\+\d{1,3}[\s(/.-]{1,3}\d[\d\s()/.-]{5,20}")
_SPAN = 24  # characters between the two numbers of a share: "sette persone adulte su dieci"
_BETWEEN = re.compile(r"[^\W\d_]*+(?:[ \u00a0'-]+[^\W\d_]*+)*+")
_ROUNDED = 0.7  # of a share: a third is 33 per cent
_EVERY = re.compile(r"\b(?:every|jede[nrsm]?|ogni|cada|chaque)\s\Z", re.I)
_LAW = re.compile(r"(?:\b[Aa]rt(?:t?\.|[a-zí]{2,6})|§|\b[Ss]e[cz]t?\.|\b[Ss]ection)\s?\Z")
_DAY = 86400
_COMPOUND = re.compile(
    r"\b([^\W\d_]{2,20}?)(?:jährig|tägig|stündig|minütig|wöchig|monatig|köpfig|teilig|stellig|prozentig|stöckig|fach)"
)
_LARGE = 1e6
_AND_A_HALF = ("1500000", "1500000000")
_MILLION = re.compile(
    r"\b(?:milione|miliardo|millón|million|milliard|milhão|milió) (?:e|y|et|i) (?:mezzo|medio|demi|meio|mig)\b"
)
_ABOUT = 0.02  # how far a part of a million may be rounded
_COUNTED = (10, 12, 20, 100, 1000)


def said_otherwise(
    missing: Sequence[Amount], added: Sequence[Amount], source: Side, target: Side
) -> tuple[list[Amount], list[Amount]]:
    """Those that the other text does not say in another way, either; where many are left, none is looked at."""
    if len(missing) + len(added) > _MOST:
        return list(missing), list(added)
    if _dialled(missing, added):
        return [], []
    missing, added = _national(missing, source, target), _national(added, target, source)
    left = _sectioned(missing, added, source, target)
    for at, (own, opposite) in enumerate(((source, target), (target, source))):
        for amount in list(left[at]):
            if amount not in left[at]:
                continue
            alone = not left[1 - at]
            meant = next((each for each in _meanings(amount, own, opposite, alone) if each is not None), None)
            if meant is not None:
                left[at].remove(amount)
                left[1 - at] = [other for other in left[1 - at] if other not in meant]
    return left[0], left[1]


def _meanings(amount: Amount, own: Side, opposite: Side, alone: bool) -> Iterator[tuple[Amount, ...] | None]:
    """What may say an amount in the other text, () where no amount does; `alone`: the other has none left over."""
    yield _share(amount, own, opposite)
    yield _base(amount, own, opposite)
    yield hour_said(amount, opposite)
    yield _halved(amount, opposite)
    yield _multiplied(amount, opposite)
    yield _lasting(amount, opposite)
    yield _twice(amount, own, opposite) if alone else None
    yield _in_compound(amount, opposite)


def _dialled(missing: Sequence[Amount], added: Sequence[Amount]) -> bool:
    """Whether these are the digits of one telephone number in other groups: 02.1234567, 02 1234567."""
    if len(missing) == len(added) == 1 or any(amount.measure for amount in (*missing, *added)):
        return False
    one, other = (
        "".join(re.findall(r"\d", " ".join(a.number.text for a in side))) for side in (missing, added)
    )
    return one == other and len(one) >= _DIALLED


def _national(amounts: Sequence[Amount], own: Side, opposite: Side) -> Sequence[Amount]:
    """Without the prefix of a telephone number that the other text has without it: +49 (0)30 123456, 030 123456."""
    if "+" not in own.plain:
        return amounts
    digits = re.sub(r"\D", "", opposite.plain)
    spans = [
        match.span()
        for match in _PHONE.finditer(own.plain)
        if re.sub(r"\D", "", match[0])[-_DIALLED:] in digits
    ]
    return [
        amount
        for amount in amounts
        if not any(start <= amount.number.span[0] < end for start, end in spans[:_MOST])
    ]


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


def ratios(missing: Sequence[Amount], added: Sequence[Amount]) -> tuple[list[Amount], list[Amount]]:
    """Those that are no ratios of which the other text has the two numbers, one right after the other: 3対1."""
    left = [list(missing), list(added)]
    for at in (0, 1):
        for whole in [a for a in left[at] if a.number.kind == "ratio" and len(a.number.parts) == 2]:
            for one, other in pairwise(left[1 - at]):
                near = 0 <= other.number.span[0] - one.number.span[1] < 3
                if near and (one.number.value, other.number.value) == whole.number.parts:
                    left[at].remove(whole)
                    left[1 - at] = [a for a in left[1 - at] if a is not one and a is not other]
                    break
    return left[0], left[1]


def _share(amount: Amount, own: Side, opposite: Side) -> tuple[Amount, Amount] | None:
    """The two numbers of "one in five" that stand for 20 %."""
    if not _percentage(amount) or not 0 < value_of(amount) < 100:
        return None
    known = {(value_of(a), value_of(b)) for a, b in _shares(own)}
    for a in opposite.words:
        every = _EVERY.search(opposite.plain[max(0, a.number.span[0] - 9) : a.number.span[0]])
        if every and value_of(a) > 1 and abs(100 / value_of(a) - value_of(amount)) < _ROUNDED:
            return a, a  # every fourth child
    for a, b in _shares(opposite):
        share = value_of(a) * value_of(b) if value_of(b) < 1 else value_of(a) / value_of(b)
        if abs(100 * share - value_of(amount)) < _ROUNDED and (value_of(a), value_of(b)) not in known:
            return a, b
    return None


def _shares(side: Side) -> Iterator[tuple[Amount, Amount]]:
    """Whole numbers in a row of which the first may be a part of the second, or count halves or quarters."""
    for a, b in pairwise(amount for amount in ordered(side) if not _percentage(amount)):
        start, end = a.number.span[1], b.number.span[0]
        whole = a.number.value.isdigit() and (b.number.value.isdigit() or b.number.value in ("0.25", "0.5"))
        part = 0 < value_of(a) < value_of(b) or 0 < value_of(b) < 1
        if whole and part and end - start <= _SPAN and _BETWEEN.fullmatch(side.plain, start, end):
            yield a, b


def _percentage(amount: Amount) -> bool:
    return amount.measure is not None and amount.measure.unit.id == "%"


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
    there = ordered(opposite)
    half = next((a for a in there if a.number.value in (f"0.{part}", "0.5" if part == "5" else "0.25")), None)
    first = next((a for a in there if a.number.value == whole), half if whole in ("0", "1") else None)
    return (first, half) if first and half else None


def _multiplied(amount: Amount, opposite: Side) -> tuple[Amount, Amount] | None:
    """The words for what is counted in dozens and the like: two dozen, half a century."""
    for a, b in pairwise(opposite.words):
        near = _BETWEEN.fullmatch(opposite.plain, a.number.span[1], b.number.span[0])
        if near and value_of(b) in _COUNTED and value_of(a) * value_of(b) == value_of(amount):
            return a, b
        if near and value_of(a) >= _LARGE and isclose(value_of(a) * (1 + value_of(b)), value_of(amount)):
            return a, b  # the million and a half
        part = 1 / value_of(a) if value_of(a) > 1 else value_of(a)
        if (
            near
            and value_of(b) >= _LARGE
            and part
            and isclose(part * value_of(b), value_of(amount), rel_tol=_ABOUT)
        ):
            return a, b  # a third of a million
    return None


def _lasting(amount: Amount, opposite: Side) -> tuple[Amount] | None:
    """The words for the same quantity in another unit: less than a day, in 24 hours; half a kilo, 500 g."""
    return next(((other,) for other in opposite.words if _same(amount, other)), None)


def _twice(amount: Amount, own: Side, opposite: Side) -> tuple[()] | None:
    """() for one of two units of which the other text has the other: 2 cups (480 ml)."""
    if not amount.measure:
        return None
    there = {b.number.value for b in opposite.numbers if b.measure}
    for other in own.numbers[:_MOST]:
        near = -_SPAN < other.number.span[0] - amount.number.span[1] < _SPAN
        if near and other.measure and other.number.value in there and _converted(amount, other):
            return ()
    return None


def _converted(one: Amount, other: Amount) -> bool:
    if not one.measure or not other.measure:
        return False
    return converted(value_of(one), one.measure.unit, value_of(other), other.measure.unit)


def _in_compound(amount: Amount, opposite: Side) -> tuple[()] | None:
    """() for what German says in one word with what is counted: dreijährig, fünfköpfig."""
    if opposite.language != "de" or not amount.number.value.isdigit():
        return None
    table = words_of("de")
    for match in islice(_COMPOUND.finditer(opposite.plain.lower()), _MOST):
        if (word := table.get(match[1])) and word.value == amount.number.value:
            return ()
    return None


def _same(one: Amount, other: Amount) -> bool:
    """Whether two amounts are exactly one quantity, or one stretch of time as one says it."""
    if not one.measure or not other.measure or one.measure.per or other.measure.per:
        return False
    units = one.measure.unit, other.measure.unit
    if units[0].dimension != units[1].dimension or not units[0].factor or units[0].dimension == "heat":
        return False
    return same_time(one, other) or isclose(
        value_of(one) * units[0].factor, value_of(other) * units[1].factor
    )


def same_time(one: Amount, other: Amount) -> bool:
    """Whether two amounts are one stretch of time as one says it: 14 days, two weeks, quinze jours."""
    if not one.measure or not other.measure or one.measure.unit.dimension != "time":
        return False
    if other.measure.unit.dimension != "time":
        return False
    seconds = [value_of(each) * each.measure.unit.factor for each in (one, other) if each.measure]
    days = {round(second / _DAY, 3) for second in seconds}
    return isclose(*seconds) or days in ({14, 15}, {7, 8})
