"""What a source and its translation say in numbers, and what of it they do not both say.

Dates are compared first, then what is left in digits, then words for numbers and Roman numerals with what has found no
partner. So each difference is told once: of a date by `dates`, of a unit by `units`, of a number by `numbers`.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from l10n.checks import days
from l10n.checks.cited import citations, journals, normal
from l10n.checks.days import Date, Weekday
from l10n.checks.measures import Measure, converted, known, measure
from l10n.checks.registry import Entry, Issue
from l10n.glossary.text import HIDDEN, Normal
from l10n.model import Severity
from l10n.numerals import DIGIT, Number, numbers, roman, words_of, written

MOST = 50  # differences that are told of one entry

_WORD = re.compile(r"[^\W\d_]++")
_PLACEHOLDER = re.compile(
    r"%\d++\$[a-zA-Z@]|%[-+#0]*+\d++(?:\.\d++)?[dfsxXu](?![a-z])|%\.\d++f|(?<=[A-Za-zΑ-ω)])\x01[\d+-]++\x01?"
)
_GOES_ON = re.compile(
    r"\s?(?:[-–—~〜～/,]|\x02?)\s?(?:to|and|or|a|al|ad|e|ed|o|y|ou|et|à|au|und|bis|oder|i|até|و|او|الى|から|か|と|至)?\s?"
    r"(?:i |gli |le |les |los |las |els |the |der |den |die |il |el |l['’])?\Z"
)
_MINUS = re.compile(
    r"\b(?:minus|meno|menos|moins|menys|(?:below|sotto(?: lo)?|bajo|sous|au-dessous de|unter|sota|abaixo de) (?:zero|cero"
    r"|zéro|null))\b"
    r"|マイナス|氷点下|零下|تحت الصفر|ناقص|سالب",
    re.I,
)
_SHARES = {"50": "0.5", "25": "0.25", "75": "0.75"}  # per cent
_NEVER_SURE = frozenset(("0", "0.25", "0.5", "0.75", "1"))  # words for these have no need of a counterpart
_NO_ARTICLE = frozenset(("ja", "zh", "ar", "ko"))  # one thing is said without "one"


class Amount(NamedTuple):
    """A number and its unit, which may stand at the end of a range."""

    number: Number
    measure: Measure | None = None
    own: bool = True
    origin: Date | None = None  # of a part of a date that has found no partner
    optional: bool = False


Place = Number | Date | Weekday
Key = Callable[[Amount], tuple[set[str], set[str]]]  # what an amount is matched by, and its other readings


class Side(NamedTuple):
    """A text and what it says in numbers. Spans are in the normalised text."""

    normal: Normal
    language: str
    numbers: list[Amount]
    words: list[Amount]
    dates: list[Date]
    weekdays: list[Weekday]


class Figures(NamedTuple):
    """What two texts have in common, and what they have not."""

    source: Side
    target: Side
    pairs: list[tuple[Amount, Amount]]  # equal numbers
    misread: list[tuple[Amount, Amount]]  # numbers that are equal in the source's way of writing only
    changed: list[tuple[Amount | None, Amount | None]]
    converted: list[tuple[Amount, Amount]]
    dates: list[tuple[Date | None, Date | None]]
    weekdays: list[tuple[Weekday, Weekday]]

    def issue(
        self, message: str, one: Place | None, other: Place | None, *, severity: Severity | None = None
    ) -> Issue:
        """What is wrong, at these places of the two texts."""
        spans = [
            (side.normal.span(*place.span),) if place else ()
            for side, place in ((self.source, one), (self.target, other))
        ]
        return Issue(message, source_spans=spans[0], target_spans=spans[1], severity=severity)


@lru_cache(maxsize=2)
def figures(entry: Entry) -> Figures | None:
    """The comparison of an entry's texts; None where neither has a number, a date or a word for one."""
    scope = entry.scope
    locales = scope.source_locale, scope.locale
    bags = [_words(text) for text in (entry.source, entry.target)]
    if not (
        DIGIT.search(entry.source)
        or DIGIT.search(entry.target)
        or (_speaks(bags[0], locales[0]) and _speaks(bags[1], locales[1]))
    ):
        return None
    source, target = (
        _side(normal(text), locale, bag)
        for text, locale, bag in zip((entry.source, entry.target), locales, bags, strict=True)
    )
    return _compare(source, target)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def primary(locale: str) -> str:
    return locale.replace("_", "-").split("-")[0].lower()


def _speaks(bag: frozenset[str], locale: str) -> bool:
    """Whether a text may have words for numbers, or names of days or months."""
    language = primary(locale)
    if language in ("ja", "zh", "ar"):
        return True
    names = days.calendar(language)
    return not bag.isdisjoint(words_of(language)) or bool(
        names and not (bag.isdisjoint(names.months) and bag.isdisjoint(names.weekdays))
    )


def _side(text: Normal, locale: str, bag: frozenset[str]) -> Side:
    language = primary(locale)
    plain = text.text
    masked = _masked(plain, (ref.span for found in (citations(plain), journals(plain)) for ref in found))
    if "%" in masked or "\x01" in masked:
        masked = _PLACEHOLDER.sub(lambda match: HIDDEN * len(match[0]), masked)
    dates = days.dates(masked, locale, bag)
    masked = _masked(masked, (date.span for date in dates))
    found = _amounts(numbers(masked, locale), plain, language)
    weekdays = days.weekdays(plain, locale, bag)
    spoken = (
        written(masked, locale)
        if language in ("ja", "zh", "ar") or not bag.isdisjoint(words_of(language))
        else []
    )
    if spoken and found:
        taken = bytearray(len(plain))
        for amount in found:
            start, end = amount.number.span
            taken[start:end] = b"\1" * (end - start)
        spoken = [word for word in spoken if not taken[word.span[0]]]
    return Side(text, language, found, _amounts(spoken, plain, language), dates, weekdays)


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these places hidden."""
    done = 0
    parts: list[str] = []
    for start, end in sorted(spans):
        if start >= done:
            parts += (text[done:start], HIDDEN * (end - start))
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _amounts(found: Sequence[Number], text: str, language: str) -> list[Amount]:
    """The numbers with their units; the first of a range has that of the second, a price that of the one before."""
    amounts = [Amount(number, _unit(number, text, language)) for number in found]
    for at in range(len(amounts) - 2, -1, -1):
        one, other = amounts[at], amounts[at + 1]
        gap = text[one.number.span[1] : other.number.span[0]]
        if len(gap) > 16 or bool(one.measure) is bool(other.measure) or not _GOES_ON.match(gap):
            continue
        if not one.measure:
            amounts[at] = one._replace(measure=other.measure, own=False)
        elif one.measure.end <= one.number.span[1]:
            amounts[at + 1] = other._replace(measure=one.measure, own=False)
    return amounts


def _unit(number: Number, text: str, language: str) -> Measure | None:
    if number.kind in ("code", "time"):
        return None
    found = measure(text, *number.span, language)
    if found and found.unit.id == "s" and len(number.value) == 4 and text[number.span[1]] == "s":
        return None  # the 1990s
    return found


def _compare(source: Side, target: Side) -> Figures:
    dates, extra = _dates(source, target)
    result = Figures(source, target, [], [], [], [], dates, _weekdays(source.weekdays, target.weekdays))
    missing, added = [*source.numbers, *extra[0]], [*target.numbers, *extra[1]]
    if missing or added:
        for key in (_exact, _value, _either):
            missing, added = _matched(missing, added, key, result.pairs)
        missing, added = _matched(missing, added, _misread, result.misread)
    said, spoken = source.words, target.words
    spare = [], []  # type: tuple[list[tuple[Amount, Amount]], list[tuple[Amount, Amount]]]
    if missing:
        missing, spoken = _matched(missing, spoken, _spoken, spare[0])
    if added:
        said, added = _matched(said, added, _spoken, spare[1])
    result.pairs.extend(spare[0] + spare[1])
    if missing or added:
        missing, added = _dissolved(missing, added, source, target)
    missing, added = _by_roman(missing, added, source, target, result)
    missing, added = _tolerated(missing, added, source, target, spoken)
    missing, added = _conversions(missing, added, result.converted)
    _words_apart(said, spoken, missing, added, result)
    _tell(missing, added, result)
    return result


# -- matching ----------------------------------------------------------------------------------------------


def _exact(amount: Amount) -> tuple[set[str], set[str]]:
    name = amount.measure.name if amount.measure else ""
    return {f"{amount.number.value} {name}"}, set()


def _value(amount: Amount) -> tuple[set[str], set[str]]:
    return {amount.number.value}, set()


def _either(amount: Amount) -> tuple[set[str], set[str]]:
    return {amount.number.value}, set(amount.number.others)


def _misread(amount: Amount) -> tuple[set[str], set[str]]:
    return {amount.number.value}, {amount.number.misread} - {""}


def _spoken(amount: Amount) -> tuple[set[str], set[str]]:
    number = amount.number
    if number.kind == "code":
        return set(), set()
    others = set(number.others)
    if number.kind == "word":
        if len(number.value) == 3 and number.value.endswith("00"):  # the Settecento
            others |= {str(int(number.value[0]) + 11), f"1{number.value}"}
    elif amount.measure and amount.measure.unit.id == "%" and number.value in _SHARES:
        others.add(_SHARES[number.value])
    return {number.value}, others


def _matched(
    some: Sequence[Amount],
    others: Sequence[Amount],
    keys: Key,
    pairs: list[tuple[Amount, Amount]],
) -> tuple[list[Amount], list[Amount]]:
    """Those left over after pairing the ones of which a key is a key, or another reading, of the other."""
    if not some or not others:
        return list(some), list(others)
    places: dict[str, deque[int]] = {}
    weak: dict[str, deque[int]] = {}
    for at, amount in enumerate(others):
        strong, readings = keys(amount)
        for key in strong:
            places.setdefault(key, deque()).append(at)
        for key in readings:
            weak.setdefault(key, deque()).append(at)
    taken: set[int] = set()
    left: list[Amount] = []
    for amount in some:
        strong, readings = keys(amount)
        tables = [(places, strong), (weak, strong), (places, readings)]
        free = (_free(table.get(key), taken) for table, wanted in tables for key in sorted(wanted))
        if (place := next((n for n in free if n is not None), None)) is None:
            left.append(amount)
        else:
            taken.add(place)
            pairs.append((amount, others[place]))
    return left, [amount for at, amount in enumerate(others) if at not in taken]


def _free(places: deque[int] | None, taken: set[int]) -> int | None:
    while places:
        if places[0] not in taken:
            return places[0]
        places.popleft()
    return None


def _dissolved(
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


def _by_roman(
    missing: list[Amount], added: list[Amount], source: Side, target: Side, result: Figures
) -> tuple[list[Amount], list[Amount]]:
    """Those that are no Roman numerals on the other side; Roman numerals of both sides are compared as well."""
    one, other = ([Amount(number) for number in roman(side.normal.text)] for side in (source, target))
    if not one and not other:
        return missing, added
    pairs: list[tuple[Amount, Amount]] = []
    one, other = _matched(one, other, _value, pairs)
    missing, other = _matched(missing, other, _value, pairs)
    one, added = _matched(one, added, _value, pairs)
    lost, gained = ([amount for amount in side if amount.number.sure] for side in (one, other))
    if lost and gained:
        result.changed.extend(zip(lost[:MOST], gained[:MOST], strict=False))
    elif gained and missing:
        missing, used = _first(missing), gained[:1]
        result.changed.append((missing[0], used[0]))
        missing = missing[1:]
    return missing, added


def _first(amounts: list[Amount]) -> list[Amount]:
    return sorted(
        amounts, key=lambda amount: not (amount.number.value.isdigit() and int(amount.number.value) < 40)
    )


def _tolerated(
    missing: list[Amount], added: list[Amount], source: Side, target: Side, spoken: Sequence[Amount]
) -> tuple[list[Amount], list[Amount]]:
    """Without what may well differ: repeated numbers, a single one, signs in words, codes that are written out."""
    if not missing and not added:
        return missing, added
    have = [
        Counter(part for a in side.numbers for part in (a.number.value, *a.number.parts))
        for side in (source, target)
    ]
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
    if amount.optional or (there[number.value] and not strange):
        return True
    if number.kind == "code":
        return not codes
    if number.value.startswith("-") and there[number.value[1:]]:
        return bool(_MINUS.search(opposite.normal.text))
    if there[f"-{number.value}"]:
        return bool(_MINUS.search(own.normal.text))
    if number.value == "1" or (number.value == "2" and opposite.language == "ar"):
        return opposite.language in _NO_ARTICLE or not known(opposite.language)
    if not known(opposite.language):
        return number.value.isdigit() and int(number.value[:4]) < 13
    return False


def _conversions(
    missing: list[Amount], added: list[Amount], pairs: list[tuple[Amount, Amount]]
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


def _words_apart(
    said: Sequence[Amount],
    spoken: Sequence[Amount],
    missing: Sequence[Amount],
    added: list[Amount],
    result: Figures,
) -> None:
    """Words for numbers that the other side has neither in words nor in digits, where both sides have some."""
    if not said or not spoken:
        return
    numbers = [
        {part for a in side.numbers for part in (a.number.value, *a.number.parts)} for side in result[:2]
    ]
    pairs: list[tuple[Amount, Amount]] = []
    for key in (_exact, _value, _spoken):
        said, spoken = _matched(said, spoken, key, pairs)
    result.pairs.extend((a, b) for a, b in pairs if a.number.sure and b.number.sure)
    lost, gained = (
        [a for a in side if a.number.value not in there and a.number.value not in _NEVER_SURE]
        for side, there in ((said, numbers[1]), (spoken, numbers[0]))
    )
    if any(a.number.sure for a in lost) is any(a.number.sure for a in gained):
        lost, gained = ([a for a in side if a.number.sure] for side in (lost, gained))
    elif any(a.number.sure for a in lost):
        lost, gained = [a for a in lost if a.number.sure], [a for a in gained if a.number.value.isdigit()]
    if not missing and not added:
        result.changed.extend(zip(lost[:MOST], gained[:MOST], strict=False))


def _tell(missing: list[Amount], added: list[Amount], result: Figures) -> None:
    """Each number that is missing, with what stands in its place: a number of the same unit, else the next one."""
    for amount in missing[:MOST]:
        alike = [b for b in added[:MOST] if bool(amount.origin) is bool(b.origin)]
        unit = amount.measure.name if amount.measure else ""
        other = next(
            (b for b in alike if (b.measure.name if b.measure else "") == unit), alike[0] if alike else None
        )
        if other:
            added.remove(other)
        _add(amount, other, result)
    for amount in added[:MOST]:
        _add(None, amount, result)


def _add(one: Amount | None, other: Amount | None, result: Figures) -> None:
    origins = one.origin if one else None, other.origin if other else None
    if any(origins):
        if not any(date is not None and date in pair for pair in result.dates for date in origins):
            result.dates.append(origins)
    else:
        result.changed.append((one, other))


# -- dates -------------------------------------------------------------------------------------------------


def _weekdays(some: Sequence[Weekday], others: Sequence[Weekday]) -> list[tuple[Weekday, Weekday]]:
    """The days of the week that are other ones."""
    if not some or not others:
        return []
    before, after = Counter(day.name for day in some), Counter(day.name for day in others)
    lost = [day for day in some if day.name in before - after]
    gained = [day for day in others if day.name in after - before]
    return list(zip(lost[:MOST], gained[:MOST], strict=False))


def _dates(
    source: Side, target: Side
) -> tuple[list[tuple[Date | None, Date | None]], tuple[list[Amount], list[Amount]]]:
    """The dates that are other ones; and what is left of those that only one side has, as numbers."""
    some, others = source.dates[:MOST], target.dates[:MOST]
    told: list[tuple[Date | None, Date | None]] = []
    extra: tuple[list[Amount], list[Amount]] = ([], [])
    for likeness in (_same_date, _alike):
        rest = []
        for one in some:
            best = max(others, key=lambda other: likeness(one, other), default=None)
            if best is None or likeness(one, best) <= 0:
                rest.append(one)
                continue
            others.remove(best)
            if likeness is _alike:
                _differ(one, best, told, extra)
        some = rest
        if likeness is _same_date and _components(some) == _components(others):
            return told, extra
    told += [(one, other) for one, other in zip(some, others, strict=False) if one.days and other.days]
    for side, dates in zip(extra, (some, others), strict=True):
        for date in dates:
            if not any(date in pair for pair in told):
                side += _loose(date, date.days, date.year)
                side.append(_loose_number(date, date.month)._replace(optional=True))
    return told, extra


def _components(dates: Sequence[Date]) -> tuple[Counter[int], set[int], set[int]]:
    return (
        Counter(day for date in dates for day in date.days),
        {d.month for d in dates},
        {d.year for d in dates} - {0},
    )


def _same_year(one: int, other: int) -> bool:
    return one == other or (0 < min(one, other) < 100 and one % 100 == other % 100)


def _same_date(one: Date, other: Date) -> int:
    if not _same_year(one.year, other.year):
        return 0
    readings = [
        {(d.days, d.month), *([((d.other[0],), d.other[1])] if d.other else [])} for d in (one, other)
    ]
    return int(not readings[0].isdisjoint(readings[1]))


def _alike(one: Date, other: Date) -> int:
    """In how many things two dates agree."""
    years = one.year and other.year and _same_year(one.year, other.year)
    days_ = bool(one.days) and not set(one.days).isdisjoint(other.days)
    return int(one.month == other.month) + int(bool(years)) + int(days_)


def _differ(
    one: Date,
    other: Date,
    told: list[tuple[Date | None, Date | None]],
    extra: tuple[list[Amount], list[Amount]],
) -> None:
    """What two dates do not both say: another day, month or year, or one that the other has not."""
    lost = tuple(day for day in one.days if day not in other.days)
    gained = tuple(day for day in other.days if day not in one.days)
    years = one.year and other.year and not _same_year(one.year, other.year)
    if one.month != other.month or years or (lost and gained):
        told.append((one, other))
        return
    extra[0].extend(_loose(one, lost, 0 if other.year else one.year))
    extra[1].extend(_loose(other, gained, 0 if one.year else other.year))


def _loose(date: Date, days_: Sequence[int], year: int) -> Iterator[Amount]:
    yield from (_loose_number(date, number) for number in (*days_, *([year] if year else [])))


def _loose_number(date: Date, number: int) -> Amount:
    return Amount(Number(date.span, date.text, str(number)), origin=date)
