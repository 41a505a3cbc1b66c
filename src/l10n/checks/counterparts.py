"""Which numbers of two texts are one: in digits, in words, as Roman numerals, in parts, with other units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set

from l10n.checks.amounts import Amount, Side
from l10n.checks.glance import NEVER_SURE
from l10n.checks.hours import half_hours, halves
from l10n.checks.measures import converted, known
from l10n.checks.paraphrase import said_otherwise, same_time
from l10n.glossary.text import HIDDEN
from l10n.numerals import roman

MOST = 50  # differences that are told of one entry

_MINUS = re.compile(
    r"\b(?:minus|meno|menos|moins|menys|(?:below|sotto(?: lo)?|bajo|sous|au-dessous de|unter|sota|abaixo de)"
    r" (?:zero|cero"
    r"|zéro|null))\b"
    r"|マイナス|氷点下|零下|تحت الصفر|ناقص|سالب",
    re.I,
)
_ROMAN = re.compile(r"[IVX](?:[IVX]|(?<![^\W_][IVX])(?:er|re|es?|ème|ᵉʳ?)?(?![^\W_]))")
_SHARES = {"50": "0.5", "25": "0.25", "75": "0.75"}  # per cent
_REST = re.compile(rf"{HIDDEN}{{8}}[\x01\x02]*[#\w-]*\Z")  # of an address that is broken
_COUNTED = re.compile(r"\d(?:\.|st|nd|rd|th|º|°|e|er|ème)?[ \u00a0-]\Z")  # the 18th century
_NO_ARTICLE = frozenset(("ja", "zh", "ar", "ko"))  # one thing is said without "one"

Key = Callable[[Amount], tuple[Sequence[str], Sequence[str]]]  # what it is matched by, and its other readings
Pairs = list[tuple[Amount, Amount]]


def exact(amount: Amount) -> tuple[Sequence[str], Sequence[str]]:
    name = amount.measure.name if amount.measure else ""
    return (f"{amount.number.value} {name}",), ()


def value(amount: Amount) -> tuple[Sequence[str], Sequence[str]]:
    return (amount.number.value,), ()


def either(amount: Amount) -> tuple[Sequence[str], Sequence[str]]:
    return (amount.number.value,), sorted({*amount.number.others})


def misread(amount: Amount) -> tuple[Sequence[str], Sequence[str]]:
    return (amount.number.value,), (amount.number.misread,) if amount.number.misread else ()


def in_words(amount: Amount) -> tuple[Sequence[str], Sequence[str]]:
    number = amount.number
    if number.kind == "code":
        return (), ()
    others = set(number.others)
    if number.kind == "word":
        if len(number.value) == 3 and number.value.endswith("00"):  # the Settecento
            others |= {str(int(number.value[0]) + 11), f"1{number.value}"}
    elif amount.measure and amount.measure.unit.id == "%" and number.value in _SHARES:
        others.add(_SHARES[number.value])
    return (number.value,), sorted(others)


def matched(
    some: Sequence[Amount],
    others: Sequence[Amount],
    keys: Key,
    pairs: Pairs,
) -> tuple[list[Amount], list[Amount]]:
    """Those left over after pairing the ones of which a key is a key, or another reading, of the other."""
    if not some or not others:
        return list(some), list(others)
    places: dict[str, list[int]] = {}  # by what they are matched by, the last first
    weak: dict[str, list[int]] = {}  # by their other readings
    for at in range(len(others) - 1, -1, -1):
        strong, readings = keys(others[at])
        for key in strong:
            places.setdefault(key, []).append(at)
        for key in readings:
            weak.setdefault(key, []).append(at)
    taken: set[int] = set()
    left: list[Amount] = []
    for amount in some:
        strong, readings = keys(amount)
        place = _first(places, strong, taken)
        if place is None and weak:
            place = _first(weak, strong, taken)
        if place is None and readings:
            place = _first(places, readings, taken)
        if place is None:
            left.append(amount)
        else:
            taken.add(place)
            pairs.append((amount, others[place]))
    return left, [amount for at, amount in enumerate(others) if at not in taken]


def _first(places: Mapping[str, list[int]], keys: Sequence[str], taken: Set[int]) -> int | None:
    """The first place of one of these keys that is free; those that are not are forgotten."""
    for key in keys:
        free = places.get(key)
        while free:
            if free[-1] not in taken:
                return free[-1]
            free.pop()
    return None


def dissolved(
    missing: list[Amount], added: list[Amount], source: Side, target: Side
) -> tuple[list[Amount], list[Amount]]:
    """Those of which not all parts are there either: 3/4 of "three quarters", 19 of COVID-19."""
    if not any(amount.number.parts for amount in (*missing, *added)):
        return missing, added
    pools = [_pool(added, target), _pool(missing, source)]
    wholes = [
        {tuple(sorted(a.number.parts)) for a in side if len(a.number.parts) > 1} for side in (added, missing)
    ]
    left: list[list[Amount]] = []
    for side, pool, others in zip((missing, added), pools, wholes, strict=True):
        rest = []
        for amount in side:
            parts = amount.number.parts or (amount.number.value,)
            if tuple(sorted(parts)) not in others and all(pool[part] > 0 for part in parts):
                pool.subtract(parts)
            else:
                rest.append(amount)
        left.append(rest)
    return left[0], left[1]


def _pool(amounts: Sequence[Amount], side: Side) -> Counter[str]:
    """The numbers, parts and words that a side can still offer."""
    found = Counter(part for amount in amounts for part in amount.number.parts or (amount.number.value,))
    found.update(word.number.value for word in side.words)
    return found


def by_roman(
    missing: list[Amount], added: list[Amount], source: Side, target: Side
) -> tuple[list[Amount], list[Amount], Pairs]:
    """Those that are no Roman numerals on the other side either, and Roman numerals that became others."""
    one, other = (_roman(side) for side in (source, target))
    if not one and not other:
        return missing, added, []
    pairs: Pairs = []
    one, other = matched(one, other, value, pairs)
    missing, other = matched(missing, other, either, pairs)
    one, added = matched(one, added, value, pairs)
    lost, gained = ([amount for amount in side if amount.number.sure] for side in (one, other))
    small = [amount for amount in missing if len(amount.number.value) < 3 and not amount.origin]
    if gained and not lost and small:  # the 20th century became the XIX
        lost, missing = small[:1], [amount for amount in missing if amount is not small[0]]
    return missing, added, list(zip(lost[:MOST], gained[:MOST], strict=False))


def _roman(side: Side) -> list[Amount]:
    return [Amount(number) for number in roman(side.plain)] if _ROMAN.search(side.plain) else []


def tolerated(
    missing: list[Amount], added: list[Amount], source: Side, target: Side, spoken: Sequence[Amount]
) -> tuple[list[Amount], list[Amount]]:
    """Without what may well differ: repeated numbers, a single one, signs in words, codes that are written out."""
    if missing or added:
        missing, added = said_otherwise(missing, added, source, target)
    if not missing and not added:
        return missing, added
    have = [_values(source), _values(target)]
    codes = all(any(amount.number.kind == "code" for amount in side) for side in (missing, added))
    counts = [
        have[n] + Counter(word.number.value for word in side.words) for n, side in enumerate((source, target))
    ]
    strange = any(w.number.sure and counts[0][w.number.value] < counts[1][w.number.value] for w in spoken)
    left = [
        [a for a in missing if not _may_differ(a, source, target, have[1], codes, strange)],
        [a for a in added if not _may_differ(a, target, source, have[0], codes, False)],
    ]
    return left[0], left[1]


def _may_differ(
    amount: Amount, own: Side, opposite: Side, there: Counter[str], codes: bool, strange: bool
) -> bool:
    number = amount.number
    if _REST.search(own.plain[max(0, number.span[0] - 60) : number.span[0]]):
        return True
    if amount.optional or number.text in ("50/50", "24/7") or (there[number.value] and not strange):
        return True
    if amount.measure and amount.measure.unit.dimension == "time" and halves(opposite):
        return True  # 90 minutes are an hour and a half
    if number.kind == "code":
        return not codes
    if number.value.startswith("-") and there[number.value[1:]]:
        return bool(_MINUS.search(opposite.plain))
    if there[f"-{number.value}"]:
        return bool(_MINUS.search(own.plain))
    if number.value == "1" or (number.value == "2" and opposite.language == "ar"):
        return opposite.language in _NO_ARTICLE or not known(opposite.language)
    if not known(opposite.language):
        return number.value.isdigit() and int(number.value[:4]) < 13
    return False


def conversions(
    missing: list[Amount], added: list[Amount], pairs: Pairs
) -> tuple[list[Amount], list[Amount]]:
    """Those that are not the same quantity in another unit."""
    rest = list(added[:MOST])
    left = []
    for at, amount in enumerate(missing):
        other = next((b for b in rest if at < MOST and _same_quantity(amount, b)), None)
        if other:
            rest.remove(other)
            pairs.append((amount, other))
        else:
            left.append(amount)
    return left, [*rest, *added[MOST:]]


def _same_quantity(one: Amount, other: Amount) -> bool:
    if not one.measure or not other.measure:
        return False
    try:
        values = float(one.number.value), float(other.number.value)
    except ValueError:
        return False
    return converted(values[0], one.measure.unit, values[1], other.measure.unit)


def words_apart(
    said: Sequence[Amount], spoken: Sequence[Amount], source: Side, target: Side
) -> tuple[Pairs, Pairs]:
    """The words for numbers that both sides have, and those that became others, in digits neither.

    A word with other meanings (neuf, acht) counts as a number only beside one without.
    """
    pairs: Pairs = []
    for key in (exact, value, in_words):
        said, spoken = matched(said, spoken, key, pairs)
    lost, gained = (
        [
            a
            for a in side
            if a.number.value not in there
            and a.number.value not in NEVER_SURE
            and not _in_parts(a, opposite)
            and not (a.number.value == "100" and _COUNTED.search(own.plain, 0, a.number.span[0]))
        ]
        for side, there, own, opposite in (
            (said, _values(target), source, target),
            (spoken, _values(source), target, source),
        )
    )
    lost, gained = (
        [a for a in side[:MOST] if not any(same_time(a, b) for b in others[:MOST])]
        for side, others in ((lost, spoken), (gained, said))
    )
    lost, gained = half_hours(lost, gained, source, target)
    sure = [[amount for amount in side if amount.number.sure] for side in (lost, gained)]
    if sure[0] or not sure[1]:
        lost = sure[0]
    if sure[1] or not sure[0]:
        gained = sure[1]
    same = [(a, b) for a, b in pairs if a.number.sure and b.number.sure]
    return same, list(zip(lost[:MOST], gained[:MOST], strict=False))


def _in_parts(word: Amount, opposite: Side) -> bool:
    """Whether it is the Cinquecento, the 16th century of the other text, or two and a half in a word."""
    if word.number.value.endswith(".5"):
        return any(other.number.value == "0.5" for other in opposite.words)
    if len(word.number.value) != 3 or not word.number.value.endswith("00"):
        return False
    century = str(int(word.number.value[0]) + 11)
    return any(numeral.number.value == century for numeral in _roman(opposite))


def _values(side: Side) -> Counter[str]:
    """What a side says in digits."""
    return Counter(part for a in side.numbers for part in (a.number.value, *a.number.parts))
