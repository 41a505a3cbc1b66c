"""Translations that are their source's own text, and whether they may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.checks.dictionaries import known
from l10n.checks.function_words import LANGUAGES
from l10n.checks.prose import bibliographic, named, prose, starts_sentence, words
from l10n.checks.reading import language
from l10n.checks.registry import Entry
from l10n.checks.scripts import script

_EDGES = " \t\n\r\u00a0.,;:!?…。、「」\"'“”«»()[]"
_PIECE = re.compile(r"[^\W\d_]+")
_LONGEST = 4000  # characters of a text whose words are looked at: enough to judge by
# Words that go through the languages in pairs: privacy policy, machine learning, latte macchiato, déjà vu.
_BORROWED = frozenset(
    """access analytics app back blog brain business camp check checking cloud cookie cookies copyright data day deep
    design download email fact fake fast feedback fitness follow food forum free gap home jet lab lag learning
    lifestyle link list live login logout machine mail management marketing media menu mindfulness nap network news
    newsletter online open page peer performance play podcast policy post power press privacy review science screen
    set show site smart social software source sport star start startup stop store story streaming stress team tech
    test time tool top trend up update upload video web webinar week weekend wellness work workshop world
    caffè crème brûlée crudo déjà dolce espresso latte macchiato panna cotta prosciutto ristretto vita vu""".split()
)

# Genera that stand in texts by their Latin names, which are nobody's language.
_GENERA = frozenset(
    """escherichia homo helicobacter canis bos mus rattus drosophila caenorhabditis saccharomyces lactobacillus
    bifidobacterium staphylococcus streptococcus clostridium candida arabidopsis plasmodium salmonella""".split()
)


def untouched(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries whose translation is the source's text, in the source's language."""
    if not entries:
        return
    scope = entries[0].scope
    source, target = (language(locale) for locale in (scope.source_locale, scope.locale))
    if source == target:
        return
    equal = [entry for entry in entries if _equal(entry.source, entry.target)]
    sites = {_folded(entry.source) for entry in equal if entry.unit.context == "og:site_name"}
    candidates = [(entry, _content(entry, source)) for entry in equal if _folded(entry.source) not in sites]
    doubtful = []
    own = LANGUAGES.get(source, frozenset()) - LANGUAGES.get(target, frozenset())
    for entry, content in candidates:
        if len(content) >= 3 and not own.isdisjoint(content):
            yield entry
        elif len(content) >= 2:
            doubtful.append((entry, content))
    if not doubtful:
        return
    every = {word for _, content in doubtful for word in content}
    here = known(every, scope.source_locale)
    there = known(here, scope.locale) if script(scope.source_locale) == script(scope.locale) else set()
    for entry, content in doubtful:
        foreign = [word for word in content if word in here and word not in there]
        if len(content) == 2 and (content[0] in _GENERA or _BORROWED.issuperset(content)):
            continue
        share = 0.4 if len(content) > 4 else 0.6
        if len(foreign) >= 2 and len(foreign) >= share * len(content):
            yield entry


def _equal(source: str, target: str) -> bool:
    return source == target or (source[:1] == target[:1] and _folded(source) == _folded(target))


def _folded(text: str) -> str:
    return text.strip(_EDGES).lower()  # as traits see it, which casefold is not: ß


def _content(entry: Entry, lang: str) -> list[str]:
    """The words of the text that are no names or acronyms, in lower case; none where it is bibliographic."""
    text = prose(entry.target)[:_LONGEST]
    if bibliographic(text):
        return []
    spans = [match.span for match in entry.scope.glossary.find(entry.target, entry.scope.locale)]
    names = {piece.lower() for start, end in spans for piece in _PIECE.findall(entry.target[start:end])}
    found = []
    for word in words(text):
        name = word[0][0].isupper() and lang != "de" and not starts_sentence(text, word.start())
        if not (name or named(word[0])):
            found += [piece.lower() if lang != "de" else piece for piece in _PIECE.findall(word[0])]
    return [word for word in found if word.lower() not in names and len(word) > 1]
