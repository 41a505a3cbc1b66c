"""Characters that are damaged, invisible, or not what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from l10n.checks.reading import language
from l10n.checks.registry import Entry, Issue
from l10n.model import Severity

# UTF-8 that was read as Windows-1252: its second and later bytes, those of them that end words aside, and all of them.
_REST = "\x80-\x9f¡-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00a0"
_INNER = "\x80-\x9f¡-©¬-¸¼-¿€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
_STRANGE = rf"(?:(?![«»“”„’…–°\u00a0])[{_REST}])"  # what words do not border on
_MOJIBAKE = re.compile(
    rf"Ã[{_INNER}]|(?<![^\W\d_])Ã[{_REST}]|(?<=[a-zß-ÿ])Ã[{_REST}]|Ã[{_REST}](?=[a-z])"  # è is Ã¨
    r"|Â[°®©£§±²³µ·¹½¼¾¿¡´¨ª]|(?<![^\W\d_])Â[\u00a0«»º]"  # ° is Â°
    rf"|â[€„†‡ˆ‰Š‹Œ][{_REST}¡-¿]|â€|ðŸ|ï»¿|ï¿½|ï¼[{_REST}]"  # ’ is â€™
    rf"|(?<=[a-z])[ÄÅÈ][{_INNER}]|[ÄÅ][{_INNER}](?=[a-z])|Å[“’](?=[a-z])"  # ł is Å‚, œ Å“
    rf"|(?:[ÐÑ][{_REST}]){{2,}}|(?=[ÎÏ]{_STRANGE}|..[ÎÏ]{_STRANGE})(?:[ÎÏ][{_REST}]){{2,}}"
    rf"|(?:[ØÙÚÛ][{_REST}]){{2,}}|(?:×[{_REST}]){{2,}}"
    rf"|(?:[àáãäåæçèéêëìí]{_STRANGE}{{2}}){{2,}}"
    r"|(?<=[a-z])√[©®†≤¥∞ß∂]|‚Ä[ôúùìîò¶]"  # read as Mac Roman
    r"|(?:[РС][Ѐ-ЏђѓєѕіїјљњћќўџҐґ°±µ¶·№»«‚„…†‡€‰‹‘’“”•–—™›\u00a0]){2,}"  # as Windows-1251
)
_MOJIBAKE_HERE = re.compile("[ÃÂâðïÄÅÈÐÑÎÏØÙÚÛ×àáãäåæçèéêëìí√‚РС]")
_OVERRIDE = re.compile("[\u202d\u202e]")
_REPLACED = re.compile("\ufffd")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ODD = re.compile("[\u200b\u180e\u2061-\u2064\ufeff\ufff9-\ufffc\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff]")
_JOINERS = re.compile("[\u200c\u200d]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_EMBEDDING = re.compile("[\u202a\u202b\u202c\u2066-\u2069]")
_COMBINED = re.compile("[^\\s\u0300-\u036f][\u0300-\u036f\u0653-\u0655\u3099\u309a]++|[\u1100-\u11ff]{2,}+")
_ENTITY = re.compile(
    r"&(?:nbsp|[a-zA-Z]{1,2}(?:acute|grave|circ|uml|tilde|cedil|ring|slash|lig|caron)|[lr](?:d|s|a)quo"
    r"|quot|apos|hellip|[mn]dash|copy|reg|trade|deg|euro|amp|lt|gt|shy|#\d{1,6}|#[xX][\da-fA-F]{1,6});"
)
_TAG = re.compile(r"</?[a-zA-Z]")
_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_NAMES = {
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\ufeff": "a byte order mark",
    "\ufffc": "the place of an object that is missing",
}
# Scripts whose letters join, and those without spaces between words.
_JOINED = frozenset(
    "fa ar ur ps sd ug ku ckb he yi hi bn mr ne gu pa ta te kn ml si or as sa mn dv az syr".split()
)
_UNSPACED = frozenset("th lo km my bo".split())

# Letters that look like Latin ones, and Latin letters that look like Cyrillic ones.
_CYRILLIC = frozenset("аАВсСеЕНіІјЈкКМоОрРѕЅТуУхХԁһӏԛԝ")
_GREEK = frozenset("οΟΑΒΕΖΗΙΚΜΝΡΤΥΧ")
_LATIN = frozenset("aABcCeEHiIjJkKMoOpPsSTyYxX")
_FOREIGN = re.compile("[Ѐ-ԯΑ-ω]")
_WORD = re.compile(r"[^\W\d_]++")
_MOST = 20  # findings of a kind in an entry


def damage(entry: Entry) -> Iterator[Issue]:
    """What is wrong with a translation's characters, and not with its source's, too. Linear."""
    target = entry.target
    if "&" in target:
        yield from _entities(entry)
    if target.isascii():
        if _CONTROL.search(target):
            yield from _each(_CONTROL, entry, "a control character")
        return
    if _MOJIBAKE_HERE.search(target):
        yield from _each(_MOJIBAKE, entry, "text in a wrong encoding", "error", show=True)
    if "\ufffd" in target:
        yield from _each(_REPLACED, entry, "a character was lost", "error")
    yield from _hidden(entry)
    yield from _turned(entry)
    if not unicodedata.is_normalized("NFC", target):
        yield from _decomposed(entry)
    if _FOREIGN.search(target):
        yield from _lookalikes(entry)


def _each(
    pattern: re.Pattern[str], entry: Entry, what: str, severity: Severity = "warning", *, show: bool = False
) -> Iterator[Issue]:
    """One finding for all places; none where the source has the like."""
    found = list(islice(pattern.finditer(entry.target), _MOST))
    if found and not pattern.search(entry.source):
        text = found[0][0]
        named = (
            f"“{text}”"
            if show and text.isprintable()
            else ", ".join(f"U+{ord(char):04X}" for char in text[:3])
        )
        spans = tuple(match.span() for match in found)
        yield Issue(f"{what}: {named}", target_spans=spans, severity=severity)


def _hidden(entry: Entry) -> Iterator[Issue]:
    """Characters that nobody sees, or that mean nothing to others."""
    lang = language(entry.scope.locale)
    damaged = [match.span() for match in islice(_MOJIBAKE.finditer(entry.target), _MOST)]
    first = _CONTROL.search(entry.target)
    if first and not any(start <= first.start() < end for start, end in damaged):
        yield from _each(_CONTROL, entry, "a control character")
    for match in islice(_ODD.finditer(entry.target), _MOST):
        char = match[0]
        if char not in entry.source and not (char == "\u200b" and lang in _UNSPACED):
            yield _one(match, _NAMES.get(char, "an invisible character"))
    for match in islice(_JOINERS.finditer(entry.target), _MOST):
        around = entry.target[match.start() - 1 : match.start()], entry.target[match.end() : match.end() + 1]
        emoji = match[0] == "\u200d" and all(map(_EMOJI.match, around))
        if not (emoji or lang in _JOINED or match[0] in entry.source):
            yield _one(match, _NAMES[match[0]])
    for match in islice(_PRIVATE.finditer(entry.target), _MOST):
        if match[0] not in entry.source:
            yield _one(match, "a character for private use")


def _one(match: re.Match[str], what: str) -> Issue:
    return Issue(f"{what}: U+{ord(match[0]):04X}", target_spans=(match.span(),), severity="warning")


def _turned(entry: Entry) -> Iterator[Issue]:
    """Marks that turn the text around (https://trojansource.codes), and those that are not closed."""
    yield from _each(_OVERRIDE, entry, "a mark that turns the text around", "error")
    opened: list[re.Match[str]] = []
    for match in _EMBEDDING.finditer(entry.target):
        if match[0] not in "\u202c\u2069":
            opened.append(match)
        elif opened and (opened[-1][0] >= "\u2066") is (match[0] == "\u2069"):
            opened.pop()
    if opened and not _EMBEDDING.search(entry.source):
        yield _one(opened[0], "a mark of direction that nothing ends")


def _decomposed(entry: Entry) -> Iterator[Issue]:
    if not unicodedata.is_normalized("NFC", entry.source):
        return
    apart = (m for m in _COMBINED.finditer(entry.target) if not unicodedata.is_normalized("NFC", m[0]))
    found = list(islice(apart, _MOST))
    if found:
        whole = unicodedata.normalize("NFC", found[0][0])
        spans = tuple(match.span() for match in found)
        message = f"“{whole}” is written as a letter and an accent apart (NFD)"
        yield Issue(message, target_spans=spans, severity="warning")


def _lookalikes(entry: Entry) -> Iterator[Issue]:
    """Words of two alphabets of which one only has letters that look like the other's."""
    for match in islice(_WORD.finditer(entry.target), 100_000):
        word = match[0]
        if word.isascii() or not _FOREIGN.search(word):
            continue
        latin = {char for char in word if char < "\u0250"}
        cyrillic = {char for char in word if "\u0400" <= char < "\u0530"}
        greek = {char for char in word if "\u0370" <= char < "\u0400"}
        few = sum(char < "\u0250" for char in word) < 3
        alien = (
            cyrillic
            if cyrillic <= _CYRILLIC and latin
            else latin
            if cyrillic and latin <= _LATIN
            else greek
            if greek <= _GREEK and latin and not few
            else None
        )
        if alien and word not in entry.source:
            shown = ", ".join(f"{char} U+{ord(char):04X}" for char in sorted(alien))
            message = f"“{word}” has letters of another alphabet: {shown}"
            yield Issue(message, target_spans=(match.span(),), severity="warning")


def _entities(entry: Entry) -> Iterator[Issue]:
    """Entities where text is plain: in a project's messages, and where the source has no markup at all."""
    source = entry.source
    if entry.scope.html or _ENTITY.search(source) or (not entry.scope.article and _TAG.search(source)):
        return
    for match in islice(_ENTITY.finditer(entry.target), _MOST):
        if match[0] not in ("&lt;", "&amp;") or not entry.scope.article:
            text = f"“{match[0]}” is text here: write the character itself"
            yield Issue(text, target_spans=(match.span(),), severity="warning")
