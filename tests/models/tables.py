"""The held-out sentences as tables: plain ones, and ones with codes, with protected tokens, with terms."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from models import samples, sentences, unseen
from models.grammar import Phrase, phrases, text
from models.writer import Writer

Row = Sequence[str]

# -- plain ---------------------------------------------------------------------------------------------------


def plain() -> Iterator[Row]:
    """300 usual sentences, and 100 with words where training never had them."""
    yield ("kind", "it", "en")
    for kind, pool, count in (
        ("usual", samples.usual(), 300),
        ("early", samples.moved()[0], 50),
        ("late", samples.moved()[1], 50),
    ):
        found = samples.distinct(sentences.sentences(Writer(f"plain {kind}", pool)), held=True)
        yield from ((kind, it, en) for it, en in islice(found, count))


# -- inline codes ---------------------------------------------------------------------------------------------

_KINDS = frozenset(
    "np nbar noun adjective word verb group adverb adverbial name quantity relative predicate".split()
)
_ENDED = frozenset("np nbar noun name adverbial quantity".split())  # what a mark or picture may follow
_PATTERNS = (
    "strong|em|a|strong|a|em|strong+a|em+strong|a1+a2|a+em|strong+strong|a1+a2|em+a|strong(em)|a(strong)|a(em)"
    "|em(a)|strong(a)|a1(em)+a2|strong+a(em)|sub|sub+strong|sup|sup/|sup/|sup/+strong|a+sup/|sup1/+sup2/"
    "|br/|br/+em|img/|img/+a|code/|code/+strong"
).split("|")


def tagged() -> Iterator[Row]:
    """200 messages with inline codes, and where they belong."""
    yield ("it", "en")
    draw, found = random.Random("codes"), sentences.sentences(Writer("tagged", samples.usual()))
    for pattern in islice(cycle(_PATTERNS), 200):
        yield next(row for phrase in found if (row := _tagged(phrase, pattern, draw)))


def _tagged(phrase: Phrase, pattern: str, draw: random.Random) -> Row | None:
    """A sentence with the codes of a pattern, if it is held out and they fit: `a(em)` is one in the other."""
    it = text(phrase, "it")
    codes: dict[Phrase, str] = {}
    if not samples.held_out(it):
        return None
    for part in pattern.split("+"):
        outer, inner = re.fullmatch(r"([\w/]+)(?:\((\w+)\))?", part).groups()  # type: ignore[union-attr]
        free = [p for p in phrases(phrase)[1:] if _may(p, outer, it) and not _touches(p, codes)]
        within = [p for p in free if not inner or any(_may(q, inner, it) for q in phrases(p)[1:])]
        if not within:
            return None
        chosen = draw.choice(within)
        codes[chosen] = outer
        if inner:
            codes[draw.choice([q for q in phrases(chosen)[1:] if _may(q, inner, it)])] = inner
    row = text(phrase, "it", codes), text(phrase, "en", codes)
    numbers = re.findall(r"<\w+(\d)/?>", row[0])
    if numbers != sorted(numbers) or any(re.search(r"<br/>[,.?:)]|<\w+/>\Z", side) for side in row):
        return None
    return row


def _may(phrase: Phrase, code: str, whole: str) -> bool:
    """Whether a code can stand around a phrase."""
    if code in ("sub", "sup"):
        return phrase.kind == code
    return phrase.kind in (_ENDED if code.endswith("/") else _KINDS) and text(
        phrase, "it"
    ).casefold() != whole.casefold().rstrip(".?")


def _touches(phrase: Phrase, codes: dict[Phrase, str]) -> bool:
    return any(phrase in phrases(other) or other in phrases(phrase) for other in codes)


# -- protected tokens --------------------------------------------------------------------------------------------

_PROTECTED = (
    (unseen.url, sentences.REFERENCES, 60),
    (unseen.doi, sentences.DOIS + sentences.REFERENCES, 45),
    (unseen.mail, sentences.LETTERS, 45),
    (unseen.product, sentences.PRODUCTS, 80),
    (unseen.quantity, sentences.QUANTITIES, 70),
)


def protected() -> Iterator[Row]:
    """300 sentences with tokens that must come through; in English quantities are written as English does, too."""
    yield ("it", "tokens", "en", "en_tokens")
    draw, writer = random.Random("tokens"), Writer("protected", samples.usual())
    for kind, frames, count in _PROTECTED:
        found = (_protected(writer, frames, kind(draw), unseen.quantity(draw)) for _ in iter(int, 1))
        yield from islice(filter(None, found), count)


def _protected(writer: Writer, frames: list[tuple[str, str]], token: str, amount: str) -> Row | None:
    x, q = Phrase((token,), (token,), "token"), Phrase((amount,), (amount,), "token")
    phrase = sentences.framed(writer, frames, x, q)
    it, en = text(phrase, "it"), text(phrase, "en")
    if len(it.split()) > sentences.LONGEST:
        return None
    tokens = [part.it[0] for part in phrases(phrase) if part.kind == "token"]
    return it, "|".join(map(str, tokens)), en, "|".join(_english(str(token)) for token in tokens)


def _english(token: str) -> str:
    return unseen.english_quantity(token) if re.match(r"[\d.,]+[ \u00a0]", token) else token


# -- terms -------------------------------------------------------------------------------------------------


def terms() -> Iterator[Row]:
    """240 sentences with one to three terms, 60 without; English as the glossary wants it."""
    yield ("it", "concepts", "en")
    for pool, share in ((samples.termed(), 240), (samples.termless(), 60)):
        found = (_termed(phrase) for phrase in sentences.sentences(Writer("terms", pool)))
        yield from islice((row for row in found if row and bool(row[1]) == (share == 240)), share)


def _termed(phrase: Phrase) -> Row | None:
    names = samples.never_translated()
    inside = [part.concept or names.get(str(part.it[0]), "") for part in phrases(phrase)]
    concepts = [concept for concept in inside if concept]
    it = text(phrase, "it")
    if not samples.held_out(it) or len(concepts) > 3 or any(part.kind == "sup" for part in phrases(phrase)):
        return None
    return it, "|".join(concepts), text(phrase, "wanted")


TABLES = {
    "heldout.tsv": plain,
    "tagged.tsv": tagged,
    "protected.tsv": protected,
    "term_sentences.tsv": terms,
}


def write(folder: Path) -> None:
    """All tables."""
    for name, table in TABLES.items():
        lines = ["\t".join(row) + "\n" for row in table()]
        (folder / name).write_text("".join(lines), encoding="utf-8", newline="\n")
