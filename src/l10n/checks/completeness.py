"""Whether a text is translated at all: nothing, the source itself, a machine's words, far too short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.checks import lengths
from l10n.checks.borrowing import untouched
from l10n.checks.leftovers import left_over
from l10n.checks.registry import Entry, Issue, Trait, check, check_all

_SHOWN = 60  # characters of a passage in a message


@check("untranslated", severity="info", untranslated=True)
def untranslated(entry: Entry) -> Iterator[Issue]:
    """The entry has no translation, or lacks one of its plural forms.

    Readers get the source's text there; `l10n status` counts such entries, and `min-coverage` says how many a page may
    have. Work that is not done yet is no mistake: this is information.

    Translate it, or let `l10n translate` make a draft. The comment `# l10n: ignore=untranslated` leaves an entry out of
    reports; `untranslated = "off"` in `[tool.l10n.checks]` leaves out all.
    """
    empty = [number for number, target in enumerate(entry.unit.targets, 1) if not target]
    if 0 < len(empty) < len(entry.unit.targets):
        yield Issue(f"plural form {', '.join(map(str, empty))} has no translation")
    else:
        yield Issue("has no translation")


@check("machine-unedited", severity="info", when=Trait.NOTED)
def machine_unedited(entry: Entry) -> Iterator[Issue]:
    """The entry is no longer fuzzy, but its text is still the machine's, to the letter.

    Somebody, or a tool, took the fuzzy flag away without `l10n review`: perhaps the text was read and found right,
    perhaps nobody looked. It counts as translated, not as reviewed.

    Read it; then approve it (`l10n review approve ID`), or edit it: the comment `# l10n: state=machine …` expires as
    soon as the text changes. The comment `# l10n: ignore=machine-unedited` silences it.
    """
    unit = entry.unit
    if unit.fuzzy or not unit.comments:
        return
    for mark in unit.marks:
        if mark.kind == "state" and mark.value == "machine" and mark.get("src"):
            engine = mark.get("engine")
            yield Issue(
                f"still reads as the machine{f' ({engine})' if engine else ''} wrote it, but is not fuzzy"
            )
            return


@check_all("same", severity="warning", when=Trait.ALIKE | Trait.LEFT)
def same(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Issue]]:
    """The translation is the source's own text, or has a passage of it, which is in the source's language.

    The entry was copied and forgotten, and readers meet a sentence they may not understand. Names, acronyms, numbers,
    URLs, terms that are never translated, bibliographic references, single words (Stress, Podcast) and what is a
    phrase of both languages are right as they are; between variants of a language (pt, pt-BR) nothing is wrong.

    Translate it. A title or quotation that stays in its language for good reason takes the comment `# l10n:
    ignore=same`; the name of a product or an institution belongs into the glossary, as a term of the language `*`.
    """
    yield from ((entry, Issue("is the source's text, untranslated")) for entry in untouched(entries))
    for entry in entries:
        if passage := left_over(entry):
            yield entry, Issue(f"leaves “{_short(passage)}” untranslated")


def _short(passage: str) -> str:
    return passage if len(passage) <= _SHOWN else passage[: _SHOWN - 1] + "…"


@check_all("length", severity="warning")
def length(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Issue]]:
    """The translation is far shorter or longer than the source lets expect.

    A sentence was cut off, or two messages' translations were mixed up. What is usual differs by pair of languages,
    and where a catalog has entries enough, by its own measure; short texts vary widely and are given much room. Codes,
    URLs and addresses do not count, nor do bibliographic references.

    Compare the two texts and add what is missing. A translation that is rightly brief takes the comment
    `# l10n: ignore=length`.
    """
    usual = lengths.usual(entries)
    for entry in usual.outside(entries):
        if not entry.target.strip() and entry.source.strip():
            yield entry, Issue("is blank")
        elif found := usual.missed(entry):
            size, low, high = found
            word = "short" if size < low else "long"
            yield entry, Issue(f"is too {word}: {size} characters, where {low} to {high} are usual")
