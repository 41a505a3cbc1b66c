"""What texts and their translations have in common at sight, many at a time: brackets, marks, names, how they end."""

from __future__ import annotations

import numpy as np

from l10n.checks.roles import notes
from l10n.checks.tokens import (
    BLANK,
    CAPITAL,
    KINDS,
    OTHER,
    SPACE,
    Hashes,
    Kinds,
    Places,
    Tokens,
    Truths,
    among,
    any_of,
    cased,
    celsius,
    mixed,
)

_NUMERALS = np.isin(np.arange(128), [ord(char) for char in "IVX"])
_NOTE = np.uint64(7)
_LAST = '.?!:;,…)]"“”„«»'  # signs that texts end in
_QUOTES = '"“”„«»'


def inner_capitals(found: Tokens) -> Places:
    """Capitals behind letters or digits."""
    at = np.flatnonzero(found.kinds - np.uint8(CAPITAL) < OTHER - CAPITAL)  # some of them may be small
    return at[any_of("a0°º")[found.kinds[at - 1]]]


def changed_names(source: Tokens, target: Tokens, capitals: Places, others: Places) -> Places:
    """Those of the source's inner capitals whose words do not stand in the translation, too, letter for letter."""
    wanted, given = _names(source, capitals), _names(target, others)
    attributes = source.have(source.where("="))
    changed: Places = capitals[~among(wanted, given[given > 0]) | attributes[source.texts(capitals)]]
    return changed


def _names(found: Tokens, capitals: Places) -> Hashes:
    """Hashes of the words with these capitals and of the number of their text; 0 for long words, and with digits."""
    at = np.searchsorted(found.starts[: found.last[-1] + 1], capitals, "right") - 1
    beside = (found.numbers[at - 1] & (found.starts[at] == found.stops[at - 1])) | (
        found.numbers[at + 1] & (found.starts[at + 1] == found.stops[at])
    )
    beside |= any_of("°º")[found.kinds[found.stops[at]]] | any_of("°º")[found.kinds[found.starts[at] - 1]]
    alone = found.words[at] & ~beside
    hashes = cased(found, at)
    return np.where(
        alone & (hashes > 0), hashes + mixed(found.texts(capitals).astype(np.uint64)), np.uint64(0)
    )


def sequences(found: Tokens) -> Hashes:
    """Hashes of all the words and numbers of each text in their order."""
    size = found.last[-1] + 1
    first = np.append(0, found.last[:-1] + 1)
    order = np.arange(size) - np.repeat(first, np.diff(found.last, prepend=-1))
    values = np.zeros(len(found.hashes), np.uint64)
    values[:size] = mixed(found.hashes[:size] + mixed(order.astype(np.uint64)))
    return found.sums(values)


def roman(found: Tokens, capitals: Places) -> Places:
    """The second letters of Roman numerals, with which their words begin."""
    first, second = found.codes[capitals - 1], found.codes[capitals]
    capitals = capitals[_NUMERALS[np.minimum(first, 127)] & _NUMERALS[np.minimum(second, 127)]]
    begin = found.codes[found.starts[np.searchsorted(found.starts, capitals, "right") - 1]]
    return capitals[_NUMERALS[np.minimum(begin, 127)]]


def edged(found: Tokens) -> Truths:
    """Whether texts begin or end with a space."""
    blank = any_of(BLANK)
    first = np.append(0, found.ends[:-1]) + 1
    edged: Truths = blank[found.kinds[first]] | blank[found.kinds[found.ends - 1]]
    return edged


def tight(found: Tokens) -> Places:
    """Where letters follow numbers."""
    stops = found.stops[found.numbers]
    return stops[any_of("a")[found.kinds[stops]]]


def double_spaces(found: Tokens) -> Places:
    spaces = found.kinds == SPACE
    return np.flatnonzero(spaces[1:] & spaces[:-1])


def repeated(found: Tokens) -> Places:
    """Words that stand there again at once."""
    again = (found.hashes[1:] == found.hashes[:-1]) & found.words[1:] & found.words[:-1]
    places: Places = found.starts[1:][again]
    return places


def lone(found: Tokens, pairs: str) -> tuple[Places, Places]:
    """Where signs of these pairs are, and those of them that none right beside them pairs with."""
    at = found.where(pairs)
    sign, text = found.kinds[at], found.texts(at)
    opening = any_of(pairs[::2])[sign]  # the kind of the closing one is the next
    paired = np.zeros(len(at) + 1, np.bool_)
    paired[:-2] = opening[:-1] & (sign[1:] == sign[:-1] + 1) & (text[1:] == text[:-1])
    return at, at[~(paired | np.roll(paired, 1))[:-1]]


def marked(source: Tokens, target: Tokens, signs: str, addressed: Truths) -> Truths:
    """Whether marks differ, or there are several, of which each may belong to a name, or some that may be in a link."""
    (before, several), (after, _) = _marks(source, signs), _marks(target, signs)
    differing: Truths = (before != after) | several | (addressed & (before > 0))
    return differing


def _marks(found: Tokens, signs: str) -> tuple[Hashes, Truths]:
    """Which of these marks texts have, and whether they have several."""
    at = found.where(signs)
    text, sign = found.texts(at), found.codes[at].astype(np.uint64)
    return found.totals(at, mixed(sign)), found.have(
        at[1:][(text[1:] == text[:-1]) & (sign[1:] != sign[:-1])]
    )


def degrees(found: Tokens, places: Places) -> Truths:
    """Whether these signs are those of a number of degrees: 38.5 °C."""
    digit = any_of("0")
    before = found.kinds[places - 1], found.kinds[places - 2]
    numbers = digit[before[0]] | (any_of(" \u00a0")[before[0]] & digit[before[1]])
    return celsius(found, places) & numbers


def raised(found: Tokens) -> Hashes:
    """Which raised and lowered signs texts have, and between which others."""
    at, noted = found.where("°º"), notes(found)
    at = at[~degrees(found, at) & ~beside(found, noted, at)]
    word = np.searchsorted(found.stops, at)
    size = np.where(found.stops[word] == at, np.minimum(found.stops[word] - found.starts[word], 4), 0)
    size += 8 * any_of("a0+")[found.kinds[at + 1]]
    sign: Hashes = found.codes[at].astype(np.uint64) << np.uint64(32)
    before: Hashes = found.codes[at - 1].astype(np.uint64) << np.uint64(8)
    what: Hashes = sign | before | size.astype(np.uint64)
    return found.totals(at, mixed(what)) + found.totals(
        found.starts[noted], mixed(found.hashes[noted] + _NOTE)
    )


def beside(found: Tokens, tokens: Places, signs: Places) -> Truths:
    """Which of these signs stand right before or behind these tokens."""
    before, behind = found.starts[tokens] - 1, found.stops[tokens]
    return np.isin(signs, np.append(before, behind)) if len(tokens) else np.zeros(len(signs), np.bool_)


def unpaired(source: Tokens, target: Tokens) -> Truths:
    """Whether a translation has a bracket without a partner, or has lost all."""
    given, (kept, single) = lone(source, "()[]")[0], lone(target, "()[]")
    return target.have(single) | (source.have(given) & ~target.have(kept))


def end_alike(source: Tokens, target: Tokens) -> Truths:
    """Whether both texts end in a word, or a number, and the same one or two signs, if any."""
    (depth, *signs), (other, *others) = _ends(source), _ends(target)
    same: Truths = (depth == other) & (depth < 3)
    for number, (one, two) in enumerate(zip(signs, others, strict=True)):
        same &= (depth <= number) | (one == two)
    return same


def _ends(found: Tokens) -> tuple[Places, Kinds, Kinds]:
    """How many signs follow the last word, 3 where there is more to be read; the last one, and the one before it."""
    last, ends = any_of(_LAST), found.ends
    number = found.last - 1
    alone = found.numbers[number] & any_of(BLANK + "(")[found.kinds[found.starts[number] - 1]]
    alone &= ~any_of("]")[found.kinds[found.stops[number]]]  # cited
    stop = np.where(alone, found.stops[number], -1)
    letter, blank = any_of("a"), any_of("\u00a0")  # French has one before its signs
    behind = [found.kinds[ends - 1 - more] for more in range(4)]
    word = [
        letter[behind[more]] | (blank[behind[more]] & letter[behind[more + 1]]) | (stop == ends - more)
        for more in range(3)
    ]
    one, two = found.kinds[ends - 1], found.kinds[ends - 2]
    depth = np.select([word[0], last[one] & word[1], last[one] & last[two] & word[2]], [0, 1, 2], 3)
    folded = np.arange(KINDS, dtype=np.uint8)
    folded[any_of(_QUOTES)] = OTHER
    return depth, folded[one], folded[two]
