"""White space: doubled, at the edges, and what French puts before its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.checks import signs
from l10n.checks.mending import Mend
from l10n.checks.registry import Entry, Issue, Trait, check, check_all
from l10n.checks.visible import TAG, visible

_BLANK = " \u00a0\u2000-\u200a\u202f\u205f\u3000"
_DOUBLED = re.compile(rf"[{_BLANK}](?:{TAG}*+[{_BLANK}])++")
_TWO = re.compile(rf"[{_BLANK}]{{2}}|[{_BLANK}]<")
_NO_BREAK_SIGN = re.compile("[\u00a0\u202f][;:!?»]|«[\u00a0\u202f]")
_BREAK_SIGN = re.compile(" [;:!?»]|« ")
_NO_BREAK = "\u00a0\u202f"
_UNSPACED = frozenset("ja zh".split())  # scripts that need no space between two messages


@check_all("locale-spacing", severity="warning", when=Trait.SPACED)
def locale_spacing(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Issue]]:
    """A sign has a space before it that its language does not put there, or lacks the one that it does.

    French has a no-break space before ; : ! ? and inside « » (Canadian French before the colon and inside « » only,
    Swiss French a narrow one); at an ordinary space the line may break, and the next one begin with the sign: that is
    said of the project's own catalogs, of others that have no-break spaces with few exceptions, and of texts that have
    both. Other languages have no space before . , ; : ! ? and none inside guillemets. How percent signs and units are
    set off is mentioned where the language has a rule. Times, ratios, URLs, emoticons and code are not looked at.

    `l10n check --fix` mends it, ordinary spaces in French everywhere. Where the space is right, add the comment
    `# l10n: ignore=locale-spacing` to the entry.
    """
    strict: bool | None = None
    for entry in entries:
        for mend in signs_mended(entry):
            if mend.message.startswith(signs.BREAKING):
                strict = _careful(entries) if strict is None else strict
                if not strict and not _mostly_kept([entry], 1):
                    continue
            yield entry, mend.issue


def _careful(entries: Sequence[Entry]) -> bool:
    """Whether a catalog is the project's own, or has no-break spaces at three quarters of its signs, and more."""
    return bool(entries[0].scope.article) or _mostly_kept(entries, 3)


def _mostly_kept(entries: Sequence[Entry], times: int) -> bool:
    """Whether signs have no-break spaces so many times as often as others."""
    kept = sum(len(_NO_BREAK_SIGN.findall(entry.target)) for entry in entries if not entry.target.isascii())
    return kept > 0 and kept >= times * sum(len(_BREAK_SIGN.findall(entry.target)) for entry in entries)


def signs_mended(entry: Entry) -> Iterator[Mend]:
    """The spaces around signs, as the language has them."""
    for mend in signs.mends(entry.source, entry.target, entry.scope.source_locale, entry.scope.locale):
        stands = visible(entry.target)[mend.start : mend.end] == entry.target[mend.start : mend.end]
        yield mend if stands else mend._replace(text=None)


@check("double-space", severity="warning", when=Trait.DOUBLE_SPACED)
def double_space(entry: Entry) -> Iterator[Issue]:
    """Two spaces in a row where the source has one: a slip of the keyboard, or a word that was deleted.

    No-break and ideographic spaces count, also beside an ordinary one, and so do spaces on both sides of a tag. Spaces
    in code, at the start and end of lines, and where the source has double ones, too, are not looked at.

    `l10n check --fix` makes one of them. Where they are right, add `# l10n: ignore=double-space` to the entry.
    """
    yield from (mend.issue for mend in doubled_mended(entry))


def doubled_mended(entry: Entry) -> Iterator[Mend]:
    """Double spaces as one; a no-break one stays, and so do tags."""
    target = entry.target
    if not _TWO.search(target) and "&" not in target:
        return
    seen = visible(target)
    found = list(_inner(seen))
    if found and any(_inner(visible(entry.source))):
        return
    for start, end in found:
        spaces = [at for at in range(start, end) if seen[at] != TAG]
        kept = next((at for at in spaces if seen[at] in _NO_BREAK), spaces[0])
        plain = all(target[at] == seen[at] for at in spaces)
        text = "".join(target[at] for at in range(start, end) if seen[at] == TAG or at == kept)
        yield Mend(start, end, text if plain else None, "two spaces in a row")


def _inner(text: str) -> Iterator[tuple[int, int]]:
    """Double spaces inside lines."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in _DOUBLED.finditer(text, first, last):
        start, end = match.span()
        if text[start - 1 : start] != "\n" and text[end : end + 1] != "\n":
            yield start, end


@check("begin-end-space", severity="warning", when=Trait.EDGED)
def begin_end_space(entry: Entry) -> Iterator[Issue]:
    """The translation starts or ends with other white space than the source.

    Programs put messages together: a space too many shows, one that is missing glues two words; a line end that is
    missing is an error to msgfmt, too. Chinese and Japanese need no space where a message goes on.

    `l10n check --fix` gives the translation the source's spaces. Where they are right, add the comment `# l10n:
    ignore=begin-end-space` to the entry.
    """
    yield from (mend.issue for mend in edges_mended(entry))


def edges_mended(entry: Entry) -> Iterator[Mend]:
    """The white space at the start and the end, as the source has it."""
    source, target = entry.source, entry.target
    if not (target.strip() and source.strip()):
        return
    start, end = len(target) - len(target.lstrip()), len(target.rstrip())
    before, after = source[: len(source) - len(source.lstrip())], source[len(source.rstrip()) :]
    unspaced = entry.scope.locale[:2].lower() in _UNSPACED
    if not _same(before, target[:start], unspaced):
        what = _described(before, target[:start], "starts")
        yield Mend(0, start, before, what, shown=(0, max(1, start)))
    if not _same(after, target[end:], unspaced):
        what = _described(after, target[end:], "ends")
        yield Mend(end, len(target), after, what, shown=(min(end, len(target) - 1), len(target)))


def _same(wanted: str, given: str, unspaced: bool) -> bool:
    wanted, given = (text.replace("\u00a0", " ").replace("\u202f", " ") for text in (wanted, given))
    return wanted == given or (unspaced and {wanted, given} in ({"", " "}, {"", "\u3000"}) and given != " ")


def _described(wanted: str, given: str, verb: str) -> str:
    if not given:
        return f"{verb} without the {_named(wanted)} of the source"
    if not wanted:
        return f"{verb} with {_named(given)}, the source does not"
    return f"{verb} with {_named(given)}, the source with {_named(wanted)}"


def _named(blank: str) -> str:
    """ "line end", "two spaces" """
    if "\n" in blank:
        return (
            "line end" if blank in ("\n", "\r\n") else "line ends and spaces" if " " in blank else "line ends"
        )
    return "tab" if blank == "\t" else "space" if len(blank) == 1 else "spaces"
