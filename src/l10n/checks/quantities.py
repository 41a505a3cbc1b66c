"""What texts say in numbers, many texts at a time: whether a translation plainly says what its source says.

Numbers in digits and in words, with the units behind them, and names of months and of days of the week are compared
by hashes, whichever order they stand in. Where there may be more to a number (see `figures`, which reads it all), that
is a doubt, and is told.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from l10n.checks.clocks import clocks
from l10n.checks.joins import POINT, joins, plain, values
from l10n.checks.named_dates import days_and_months
from l10n.checks.number_units import led, priced_units, units_behind
from l10n.checks.number_words import Numerals, Role
from l10n.checks.roles import Read, read
from l10n.checks.tokens import (
    CLOSING,
    OPENING,
    Bits,
    Hashes,
    Places,
    Tokens,
    Truths,
    among,
    any_of,
    mixed,
)


class Amounts(NamedTuple):
    """The numbers of each text, in whichever order, as sums."""

    values: Hashes
    measured: Hashes  # those with units that must be said
    timed: Hashes  # those with units that go without saying, of time above all
    shared: Hashes  # how many may have the unit of another
    times: Hashes  # each of the timed ones
    texts: Places  # the text that it is in

    def agree(self, others: Amounts) -> Truths:
        """Whether numbers and units are the same, but for those that go without saying."""
        same: Truths = (self.timed == others.timed) | _unsaid(self, others) | _unsaid(others, self)
        same &= (self.values == others.values) & (self.measured == others.measured)
        return same


def _unsaid(some: Amounts, others: Amounts) -> Truths:
    """Whether others say all units of time, or all but one, that these do not say."""
    more = others.timed - some.timed
    one = np.zeros(len(more), np.bool_)
    one[others.texts[others.times == more[others.texts]]] = True
    unsaid: Truths = (some.shared == 0) & (one | (some.timed == 0))
    return unsaid


def _both(some: Amounts, others: Amounts) -> Amounts:
    """The numbers of both, of the same texts."""
    values, measured, timed, shared = (one + other for one, other in zip(some[:4], others[:4], strict=True))
    times, texts = np.append(some.times, others.times), np.append(some.texts, others.texts)
    return Amounts(values, measured, timed, shared, times, texts)


class Told(NamedTuple):
    """What each text says."""

    bits: Bits
    digits: Amounts  # in digits
    words: Amounts
    named: Hashes  # days and months
    dated: Truths
    digits_doubted: Truths
    words_doubted: Truths
    named_doubted: Truths


def told(found: Tokens, numerals: Numerals, locale: str) -> Told:
    """What texts say in numbers."""
    tokens = read(found, numerals)
    digits, digits_doubted = _digits(tokens, locale)
    words, words_doubted = _words(tokens)
    named, dated, named_doubted = days_and_months(tokens)
    return Told(
        found.any(tokens.bits),
        digits,
        words,
        named,
        dated,
        found.have(found.starts[np.append(digits_doubted, np.flatnonzero(tokens.doubted))]),
        found.have(found.starts[words_doubted]),
        named_doubted,
    )


def agree(source: Told, target: Told) -> Truths:
    """Whether translations plainly say in numbers what their sources say."""
    both, either = source.bits & target.bits, source.bits | target.bits
    spoken = (both & np.uint32(Role.MAYBE) > 0) & (either & np.uint32(Role.SURELY) > 0)
    names = np.uint32(Role.DAY | Role.MONTH)
    both_named = (source.bits & names > 0) & (target.bits & names > 0)
    digits = source.digits.agree(target.digits) & ~spoken
    words = _both(source.digits, source.words).agree(_both(target.digits, target.words))
    words &= ~(source.words_doubted | target.words_doubted) & ((source.bits & names) == (target.bits & names))
    named = (source.named == target.named) & ~(source.named_doubted | target.named_doubted)
    named |= ~both_named & ~source.dated & ~target.dated
    same: Truths = ~(source.digits_doubted | target.digits_doubted) & (digits | words) & named
    return same


def _amounts(read: Read, at: Places, end: Places, values: Hashes, units: Hashes) -> Amounts:
    """The numbers, 0 for none, that begin and end at these tokens, with their units."""
    here, none = values > 0, np.uint64(0)
    timed, named = here & among(units, read.numerals.times), mixed(values + units)
    whole, measured, times, shared = read.sums(
        at,
        np.where(here, mixed(values), none),
        np.where(here & (units > 0) & ~timed, named, none),
        np.where(timed, named, none),
        (here & _shared(read, end)).astype(np.uint64),
    )
    texts = read.found.texts(read.found.starts[at[timed]])
    return Amounts(whole, measured, times, shared, named[timed], texts)


def _shared(read: Read, at: Places) -> Truths:
    """Whether these tokens may have the unit of another number: 2 of 2 or 3 m."""
    shared, on = np.zeros(len(at), np.bool_), np.ones(len(at), np.bool_)
    for behind in at + 1, at + 2, at + 3, at + 4:
        on = on & (read.is_any(behind, Role.BETWEEN | Role.COUNTED | Role.GREAT) | read.found.numbers[behind])
        shared |= on & ((read.units[behind + 1] > 0) | read.is_any(behind + 1, Role.SYMBOL))
    return shared


def _digits(read: Read, locale: str) -> tuple[Amounts, Places]:
    """Each text's numbers in digits, and the tokens of which there may be more to be read."""
    found, every = read.found, np.flatnonzero(read.numbers)
    alone = _alone(read, every)
    at, rest = every[~alone], every[alone]
    ties = joins(read, at, locale)
    code = found.words[at - 1] & (found.stops[at - 1] == found.starts[at])  # B12, l10n
    letters = any_of("a")[found.kinds[found.stops[at]]]
    said = values(found, at, ties)
    for those, behind in ((code, -1), (code & letters, 1)):
        said[those] = mixed(said[those]) * POINT + found.hashes[at[those] + behind]
    times = clocks(read, at, ties)
    said = np.where(times.said > 0, times.said, said)
    said[ties.tail | times.minutes] = 0
    end = at + ties.size
    units, clear = units_behind(read, end)
    units, certain = priced_units(read, at, end, units)
    units[code | times.worded] = 0
    odd = (units > 0) | read.is_any(end + 1, Role.TIMES | Role.SCALE | Role.MORE)
    odd |= any_of("-")[found.kinds[found.stops[end]]]
    clear &= certain & ~(ties.foreign & odd)
    sure = plain(found, at, ties, code) & (clear | code | times.worded | times.minutes)
    amounts = _amounts(read, at, end, said, units)
    whole = found.totals(found.starts[rest], mixed(found.hashes[rest]))
    return amounts._replace(values=amounts.values + whole), at[~sure | _evening(read, at)]


def _alone(read: Read, at: Places) -> Truths:
    """Which numbers are nothing but themselves, at sight: nothing that stands beside them makes more of them."""
    found, kinds, behind = read.found, read.found.kinds, at + 1
    starts, stops = found.starts[at], found.stops[at]
    sign, third, ends = kinds[stops], kinds[stops + 1], kinds[found.stops[behind]]
    alone = any_of(OPENING)[kinds[starts - 1]] & any_of(CLOSING.replace("%", ""))[sign]
    alone &= (read.bits[behind] == 0) & (read.units[behind] == 0) & ~found.numbers[behind]
    alone &= ~read.is_any(at - 1, Role.MONEY | Role.CLOCK)
    alone &= ~(found.numbers[at - 1] & (starts - found.stops[at - 1] == 1))
    alone &= any_of('a("“„«')[third] | ~any_of(" \u00a0")[sign]
    alone &= ~any_of("\x02")[ends] & ~(any_of(".°·")[ends] & any_of("a")[kinds[found.stops[behind] + 1]])
    return alone


def _evening(read: Read, at: Places) -> Truths:
    """Whether numbers are hours that words behind them make other ones: 8 in the evening."""
    evening = np.zeros(len(at), np.bool_)
    when = np.flatnonzero(read.is_any(at + 1, Role.WHEN))
    evening[when] = np.logical_or.reduce([read.is_any(at[when] + more, Role.EVENING) for more in range(1, 5)])
    return evening


def _words(read: Read) -> tuple[Amounts, Places]:
    """Each text's numbers in words, and the tokens of which there may be more to be read."""
    at = np.flatnonzero(read.bits & np.uint32(Role.COUNTED | Role.GREAT))
    at = at[~((read.units[at] > 0) & read.numbers[at - 1] & read.near(at - 1))]  # 30 seconds
    units, clear = units_behind(read, at)
    near, beyond = read.near(at), at + 2
    more = led(read, at)
    more |= near & (read.is_any(at + 1, Role.COUNTED | Role.GREAT) | read.numbers[at + 1])
    more |= (near & read.is_any(at + 1, Role.SCALE)) | (read.near(at - 1) & read.is_any(at - 1, Role.SCALE))
    more |= near & read.is_any(at + 1, Role.AND) & read.is_any(beyond, Role.COUNTED | Role.GREAT)
    more |= read.near(at - 1) & (read.is_any(at - 1, Role.COUNTED | Role.GREAT) | read.numbers[at - 1])
    parted, kinds = any_of("\x02"), read.found.kinds  # by a tag inside a word
    more |= parted[kinds[read.found.starts[at] - 1]] | parted[kinds[read.found.stops[at]]]
    return _amounts(read, at, at, read.values[at], units), at[~clear | more | read.is_any(at, Role.GREAT)]
