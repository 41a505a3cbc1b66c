"""Locales: BCP 47 (`pt-BR`) inside the tool and on pages, gettext names (`pt_BR`, `sr@latin`) in folders."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from l10n.errors import L10nError
from l10n.model import Language

if TYPE_CHECKING:  # babel and langcodes read large tables: each is imported in the functions that need it
    from babel import Locale
    from langcodes import Language as Tag

_SPELLING = re.compile(r"([a-z0-9]+(?:[-_][a-z0-9]+)*)(?:\.[a-z0-9-]+)?(?:@([a-z0-9]+))?", re.I | re.A)
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
_MODIFIERS = {script: modifier for modifier, script in _SCRIPTS.items()}
_NO_LANGUAGE = frozenset("und mul mis zxx".split())
_RTL = frozenset("Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi".split())

# What https://developers.facebook.com/docs/javascript/internationalization lists against the likely territory.
_OPEN_GRAPH = {"ar": "ar_AR", "es-419": "es_LA"}

# Where Babel's table is wrong: Arabic has its last two forms swapped; Hungarian and Turkish (gettext's own table)
# and others (CLDR) tell one from many; zero is singular where CLDR says so; languages that Babel does not know
# get the Germanic rule, also those that have no plural or more than one.
_ONE, _UP_TO_ONE, _NONE = (2, "(n != 1)"), (2, "(n > 1)"), (1, "0")
_SORBIAN = (4, "(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3)")
_PLURALS: dict[str, tuple[int, str]] = {
    "ar": (
        6,
        "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
    ),
    **dict.fromkeys("hu ka tr".split(), _ONE),
    **dict.fromkeys("am as bn fa gu hi hy kn pa zu".split(), _UP_TO_ONE),
    **dict.fromkeys("id ig jv ms my su wo yo yue".split(), _NONE),
    **dict.fromkeys("dsb hsb".split(), _SORBIAN),
    "gd": (4, "(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>2 && n<20 ? 2 : 3)"),
    "mk": (2, "(n%10==1 && n%100!=11 ? 0 : 1)"),
}


@cache
def parse(text: str) -> str:
    """The BCP 47 tag of a locale in either spelling: `pt_BR`, `pt-br`, `zh_Hans`, `sr@latin`, `ca@valencia`.

    Deprecated tags get their successors (`iw` -> `he`), as https://www.rfc-editor.org/rfc/rfc5646 asks. Raises
    L10nError for what names no language.
    """
    spelling = _SPELLING.fullmatch(text.strip())
    if spelling:
        subtags, modifier = spelling[1].replace("_", "-").split("-"), (spelling[2] or "").lower()
        if modifier in _SCRIPTS:
            subtags.insert(1, _SCRIPTS[modifier])
        elif modifier not in ("", "euro"):  # @euro chose a currency
            subtags.append(modifier)
        tag = _read("-".join(subtags))
        primary = tag.language or "und"
        if primary.isalpha() and primary not in _NO_LANGUAGE and tag.is_valid() and not tag.extlangs:
            return tag.to_tag()
    raise L10nError(f"{text!r} names no language; write a tag such as it, pt-BR or zh-Hans")


def gettext_name(locale: str) -> str:
    """The name of the locale's folder: `pt_BR`, `zh_Hans`, `sr@latin`, `ca@valencia`."""
    tag = _tag(locale)
    modifiers = [*(tag.variants or ())]
    if tag.script in _MODIFIERS:
        modifiers.append(_MODIFIERS[tag.script])
    if len(modifiers) != 1 or tag.extensions or tag.private:
        return tag.to_tag().replace("-", "_")
    script = "" if tag.script in _MODIFIERS else tag.script
    return "_".join(filter(None, (tag.language, script, tag.territory))) + "@" + modifiers[0]


@cache
def language(locale: str) -> Language:
    """The locale as pages name it; its autonym is the tag where nobody has said."""
    tag = _tag(locale)
    direction: Literal["ltr", "rtl"] = "rtl" if tag.maximize().script in _RTL else "ltr"
    return Language(tag.to_tag(), direction, _open_graph(tag), _name(tag, _data(tag), _english()))


def english_name(locale: str) -> str:
    """The language's name in English: `Portuguese (Brazil)`."""
    return _name(_tag(locale), _english())


def _open_graph(tag: Tag) -> str:
    if tag.to_tag() in _OPEN_GRAPH:
        return _OPEN_GRAPH[tag.to_tag()]
    primary = tag.language or ""
    likely = (tag.territory, tag.maximize().territory, _read(primary).maximize().territory)
    return f"{primary}_{next((t for t in likely if t and t.isalpha()), primary.upper())}"


def _data(tag: Tag) -> Locale | None:
    """Babel's locale that speaks this language in this script; a territory may add its own words."""
    from babel import Locale, UnknownLocaleError

    full = tag.maximize()
    for name in (f"{tag.language}_{full.script}_{full.territory}", f"{tag.language}_{full.script}"):
        try:
            return Locale.parse(name)
        except UnknownLocaleError:
            continue
    return None


def _english() -> Locale:
    from babel import Locale

    return Locale("en")


def _name(tag: Tag, *tongues: Locale | None) -> str:
    """`language (script, territory, variant)` in the words of the first that has one for the language."""
    for words in tongues:
        if words and (name := words.languages.get(tag.language or "")):
            details = [words.scripts.get(tag.script or "", tag.script)]
            details.append(words.territories.get(tag.territory or "", tag.territory))
            details += [words.variants.get(variant.upper(), variant) for variant in tag.variants or ()]
            return f"{name} ({', '.join(filter(None, details))})" if any(details) else str(name)
    return tag.to_tag()


def plural_forms(locale: str) -> str:
    """The value of gettext's Plural-Forms header: `nplurals=2; plural=(n != 1);`."""
    count, expression = _plural(locale)
    return f"nplurals={count}; plural={expression};"


def plural_count(locale: str) -> int:
    """How many plural forms the language has."""
    return _plural(locale)[0]


def _plural(locale: str) -> tuple[int, str]:
    from babel.messages.plurals import DEFAULT_PLURAL, PLURALS

    tag = _tag(locale)
    language = tag.language or ""
    of_territory: tuple[int, str] | None = PLURALS.get(f"{language}_{tag.territory}")
    return of_territory or _PLURALS.get(language) or PLURALS.get(language, DEFAULT_PLURAL)


class NumberSigns(NamedTuple):
    """What a language puts into numbers."""

    decimal: str
    group: str
    before_percent: str


def number_signs(locale: str) -> NumberSigns:
    """The signs of a language's numbers, by CLDR; those of English where it has none."""
    data = _data(_tag(locale)) or _english()
    signs = data.number_symbols.get("latn") or data.number_symbols
    percent = data.percent_formats[None].pattern
    before = percent.partition("%")[0][-1:] if not percent.startswith("%") else ""
    return NumberSigns(signs["decimal"], signs["group"], "" if before in "0#" else before)


def fallbacks(locale: str) -> tuple[str, ...]:
    """The locales whose words serve this one, best first: `pt-BR`, `pt`.

    Subtags go from the end (https://www.rfc-editor.org/rfc/rfc4647#section-3.4), but never the script: `sr-Latn`
    is not served by `sr`, nor `zh-TW` by `zh`, though by `zh-Hant`.
    """
    tag = _tag(locale)
    script = tag.maximize().script
    subtags = tag.to_tag().split("-")
    chain = ["-".join(subtags[:end]) for end in range(len(subtags), 0, -1) if len(subtags[end - 1]) > 1]
    if _read(subtags[0]).maximize().script != script:
        chain.append(f"{subtags[0]}-{script}")
    return tuple(dict.fromkeys(t for t in chain if _read(t).maximize().script == script))


def same_language(one: str, other: str) -> bool:
    """Whether the primary subtags are the same: `it-IT` serves `it`."""
    return _tag(one).language == _tag(other).language


@cache
def _tag(locale: str) -> Tag:
    return _read(parse(locale))


def _read(text: str) -> Tag:
    """What a tag says; `und` where it is none."""
    from langcodes import Language as Tag
    from langcodes.tag_parser import LanguageTagError

    try:
        return Tag.get(text)
    except LanguageTagError:
        return Tag.make()
