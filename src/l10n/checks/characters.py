"""Letters: damaged or invisible characters, acronyms in small letters, words that stand twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice

from l10n.checks import doubling
from l10n.checks.damage import damage
from l10n.checks.dictionaries import known
from l10n.checks.grammar import grammar
from l10n.checks.reading import language
from l10n.checks.registry import Entry, Issue, Trait, check
from l10n.checks.visible import visible

_MOST = 50  # acronyms, and words that stand twice, in an entry
_LONGEST = 20  # characters of an acronym

# -- words that stand twice ------------------------------------------------------------------------------


@check("double-word", severity="warning", when=Trait.TWICE)
def double_word(entry: Entry) -> Iterator[Issue]:
    """A word stands twice in a row, and none does in the source.

    Such words are left over when a sentence is rewritten, and the eye passes over them. Doubles that a language has
    (piano piano, nous nous, had had), numbers, and words with a sign, a tag or a line end between them are not looked
    at; nor are languages that double words as a matter of grammar.

    Take one of the two out. If both are right, add the comment `# l10n: ignore=double-word` to the entry.
    """
    found = list(islice(doubling.doubled(visible(entry.target), language(entry.scope.locale)), _MOST))
    if not found:
        return
    spare = sum(1 for _ in islice(doubling.DOUBLED.finditer(visible(entry.source)), _MOST))
    for match in found[spare:]:
        yield Issue(f"“{match[1] or match[2]}” stands twice", target_spans=(match.span(),))


# -- acronyms --------------------------------------------------------------------------------------------

_CAPITALS = re.compile(r"[^\W_a-z][^\W_]")
_TOKEN = re.compile("[^\\W_\u2e80-\uffff]++")
_SHOUTED = re.compile(r"[^\W\d_a-zß-öø-ÿ]{2,}")
_LOWER = re.compile(r"[a-zß-öø-ÿ]")
_LITRES = re.compile("[mcdµμ]L")
_INDEX = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")
_INDEXED = re.compile(f"[{''.join(map(chr, _INDEX))}]")
# Words that are set in capitals for emphasis or on keys, and words of other languages that look like acronyms.
_WORDS = frozenset(
    """ok no not note menu total error info on off new free plus virus alarm stop start reset test hotel bar radio
    video audio final normal animal capital general manual special important warning danger ctrl esc alt tab del shift
    enter end home pause delete and or in to all only must never any one two usa it us aids as is at am be can do
    may so up we my he me if of by go an art cat map ram rom sim pin pet car gas age ai al da di si se le la les il lo
    un una uno mit man das der die des dem den des mes sus son sur sans est pas tan tal mal sal sol mar dos sin con por
    como para per del dal nel tra fra che chi fa sta fu ci vi ne ma mi ti tu tua sua suo sei era ora ogni ente enti
    modo mode model modal data base code case list type name fine idea area zona pro contra via ver
    ser fin van von""".split()
)
# Acronyms that languages have their own for, none of them a word.
_LOCAL = [
    frozenset(names.split())
    for names in """dna adn dns; rna arn rns; hiv vih; nato otan; mri rmn irm mrt; oms who; gdp pib bip; cbt tcc kvt
    tcv; copd bpco epoc; ecg ekg; adhd tdah adhs; bmi imc; ptsd dspt tept ptbs; ngo ong nro; vat tva mwst; gdpr rgpd
    dsgvo; cns snc zns""".split(";")
]
_NAMES = frozenset("nato otan who aids rem".split())  # acronyms that are written as names, or are other words
_OWN = {name: names for names in _LOCAL for name in names}


@check("acronym-case", severity="warning", when=Trait.CAPITALS)
def acronym_case(entry: Entry) -> Iterator[Issue]:
    """An acronym of the source stands in the translation with other capitals: gaba for GABA.

    Capitals are part of an acronym, of a symbol (pH, mtDNA) and of many names; without them it is another word, or
    none. An acronym that the language has its own for (DNA, ADN) or that is written out is right, but not in small
    letters (ocde for OECD); titles in capitals are not looked at, nor are words that are everyday words in small
    letters, and litres (mL, ml).

    Write it as the source does. If the other form is right in this language, add the comment `# l10n:
    ignore=acronym-case` to the entry.
    """
    if not _CAPITALS.search(entry.source):
        return
    source, target = _on_the_line(visible(entry.source)), _on_the_line(visible(entry.target))
    exact = set(_TOKEN.findall(target))
    wanted = dict.fromkeys(islice(_acronyms(source, exact), _MOST))
    yield from _own_in_small(wanted, target, language(entry.scope.locale))
    yield from _rearranged_in_small(wanted, entry, target)
    lowered = target.casefold() if wanted else ""
    wanted = {name: None for name in wanted if name.casefold() in lowered or name[:-1].casefold() in lowered}
    if not wanted or _shouts(source) or _shouts(entry.target):
        return
    folded: dict[str, list[re.Match[str]]] = {}
    for match in _TOKEN.finditer(target):
        folded.setdefault(match[0].casefold(), []).append(match)
    for name in wanted:
        yield from _in_other_case(name, exact, folded, entry)


def _own_in_small(wanted: Collection[str], target: str, lang: str) -> Iterator[Issue]:
    """Acronyms that are the language's own for one of the source, in small letters: adn for DNA."""
    for own in dict.fromkeys(
        _OWN[name.lower()] for name in wanted if name.isupper() and name.lower() in _OWN
    ):
        given = [match for match in _TOKEN.finditer(target) if match[0].lower() in own]
        small = [match for match in given if match[0].islower() and match[0].upper() not in wanted]
        if lang == "de":
            small += [match for match in given if match[0].istitle() and match[0].lower() not in _NAMES]
        if lang == "en":
            small = [match for match in small if match[0] != "who"]
        if small and len(small) == len(given) and len(own) > 1:
            message = f"“{small[0][0]}” is an acronym: “{small[0][0].upper()}”"
            yield Issue(message, target_spans=tuple(match.span() for match in small[:_MOST]))


def _rearranged_in_small(wanted: Collection[str], entry: Entry, target: str) -> Iterator[Issue]:
    """Words of no language that have the letters of an acronym, but for one, which the language may write so: ocde."""
    names = [name for name in wanted if name.isupper() and name.isalpha() and 2 < len(name) < 7]
    if len(names) <= len(_SHOUTED.findall(target)):  # the language's own
        return
    small = {
        match[0]: match for match in _TOKEN.finditer(target) if match[0].islower() and 2 < len(match[0]) < 7
    }
    likely = [
        match for word, match in small.items() if any(_rearranged(name.lower(), word) for name in names)
    ]
    for match in likely[:_MOST]:
        written = match[0].upper() in target or match[0] in entry.source.lower()
        if not written and not known({match[0]}, entry.scope.locale):
            yield Issue(f"“{match[0]}” is an acronym: “{match[0].upper()}”", target_spans=(match.span(),))


def _rearranged(name: str, word: str) -> bool:
    """Whether a word has all letters of a name, but for one where they begin alike, and is not that name."""
    if len(name) != len(word) or name == word or word in _OWN:
        return False
    other = sum((Counter(name) - Counter(word)).values())
    return other == 0 or (other == 1 and name[0] == word[0] and len(name) > 3)


def _on_the_line(text: str) -> str:
    """The text with raised and lowered digits as others."""
    return text.translate(_INDEX) if _INDEXED.search(text) else text


def _acronyms(text: str, exact: Collection[str]) -> Iterator[str]:
    """Words with a capital that is not their first letter, not these, nor those of a passage in capitals."""
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word.islower():
            continue
        if (
            word[1:].lower() != word[1:]
            and len(word) <= _LONGEST
            and word not in exact
            and word.casefold() not in _WORDS
            and not _LITRES.fullmatch(word)
            and not _beside_shouted(text, match)
        ):
            yield word


def _beside_shouted(text: str, match: re.Match[str]) -> bool:
    """Whether the words before and after are in capitals, too."""
    before = re.search(r"([^\W_]+)[ ,:!-]{1,2}\Z", text[max(0, match.start() - 30) : match.start()])
    after = re.match(r"[ ,:!-]{1,2}([^\W_]+)", text[match.end() : match.end() + 30])
    return all(word is not None and _SHOUTED.fullmatch(word[1]) for word in (before, after))


def _shouts(text: str) -> bool:
    """Whether the text has no small letters, or hardly any."""
    words = _TOKEN.findall(text[:2000])
    loud = sum(not word.islower() and _SHOUTED.fullmatch(word) is not None for word in words)
    return not _LOWER.search(text[:2000]) or (loud > 3 and 2 * loud > len(words))


def _in_other_case(
    name: str, exact: set[str], folded: dict[str, list[re.Match[str]]], entry: Entry
) -> Iterator[Issue]:
    singular = name[:-1] if name.endswith("s") and name[:-1].isupper() and len(name) > 2 else name
    names = {name, singular, f"{singular}s", f"{singular}e", f"{singular}n", f"{singular}’s"}
    if names & exact:
        return
    for form in (name, singular):
        key = form.casefold()
        if key in folded and key not in grammar(language(entry.scope.locale)).light:
            spans = tuple(match.span() for match in folded[key])
            yield Issue(f"“{folded[key][0][0]}” is “{form}” in the source", target_spans=spans)
            return


# -- damage ----------------------------------------------------------------------------------------------


@check("unicode", severity="error", when=Trait.ODD)
def unicode(entry: Entry) -> Iterator[Issue]:
    """The translation has characters that are damaged, invisible or not what they look like.

    Errors are text that was read in a wrong encoding (Ã¨ for è), the replacement character U+FFFD, and marks that turn
    the direction of text around; warnings are control and zero-width characters where the language has no use for them,
    accents apart from their letters (NFD), letters of another alphabet inside a word, private-use characters, and
    entities (&nbsp;) where text is plain. What the source has, too, is not looked at.

    Type the word again. Where a character is right, add the comment `# l10n: ignore=unicode` to the entry.
    """
    yield from damage(entry)
