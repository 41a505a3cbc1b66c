"""Which words a language has: hunspell's dictionaries where they are installed, and simplemma's.

hunspell runs once for many words; what it and simplemma said of a word is remembered, so that a project with many
catalogs asks for each word once. Neither is loaded before somebody asks.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from l10n.checks.reading import language
from l10n.glossary.lexicon import Lexicon, kept

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
)
# Where a language is spoken whose dictionary is taken for it, if that is not the country of the same letters.
_USUAL = {
    "en": "US", "ca": "ES", "ar": "", "cs": "CZ", "da": "DK", "el": "GR", "he": "IL", "ko": "KR", "nb": "NO",
    "nn": "NO",
    "sl": "SI", "sv": "SE", "uk": "UA", "vi": "VN",
}  # fmt: skip
_PACKAGES = {
    "de": "de-de",
    "en": "en-us",
    "pt": "pt-pt",
    "nb": "no",
    "nn": "no",
    "gl": "gl-es",
    "ga": "ga-ie",
}
_REGIONAL = frozenset("de-at de-ch en-au en-ca en-gb en-us en-za pt-br pt-pt".split())
_MOST = 200_000  # words that are remembered for a language
_LONGEST = 64  # letters of a word
_TIME = 300  # seconds that a run of hunspell may take
_ASKED = 300  # words whose neighbours hunspell is asked for in one go

_known: dict[str, dict[str, bool]] = {}


def known(words: Iterable[str], locale: str) -> set[str]:
    """Those of the words that a dictionary of the language has, as they stand or in lower case."""
    memory = _known.setdefault(locale, {})
    asked = {word for word in words if len(word) <= _LONGEST}
    new = asked - memory.keys()
    if len(memory) + len(new) > _MOST:
        memory.clear()
        new = asked
    if new:
        memory.update(dict.fromkeys(new, False))
        sources = (_simplemma, _hunspell)  # what is kept answers sooner than hunspell starts
        for source in sources if kept(language(locale)) else reversed(sources):
            if rest := {word for word in new if not memory[word]}:
                memory.update(dict.fromkeys(source(rest, locale), True))
    return {word for word in asked if memory[word]}


def installed(locale: str) -> str:
    """The name of hunspell's dictionary for a locale (`pt_BR`), "" where there is none."""
    return _dictionary(locale, os.environ.get("DICPATH", "")) if shutil.which("hunspell") else ""


def package(locale: str) -> str:
    """The Debian package with hunspell's dictionary for a locale."""
    lang = language(locale)
    regional = next((tag for tag in _REGIONAL if locale.lower().startswith(tag)), "")
    return f"hunspell-{regional or _PACKAGES.get(lang, lang)}"


@cache
def _dictionary(locale: str, path: str) -> str:
    folders = [Path(folder) for folder in (*filter(None, path.split(os.pathsep)), *_FOLDERS)]
    lang, name = language(locale), locale.replace("-", "_")
    names = [name, *([] if name.startswith("pt_") else [f"{lang}_{_USUAL.get(lang, lang.upper())}", lang])]
    for candidate in names:
        if any((folder / f"{candidate}.dic").is_file() for folder in folders):
            return candidate
    others = sorted(found.stem for folder in folders for found in folder.glob(f"{lang}_*.dic"))
    return others[0] if others and lang != "pt" else ""


def _hunspell(words: Iterable[str], locale: str) -> set[str]:
    """The words that hunspell's dictionary has; none where there is no dictionary, or it does not answer."""
    name, given = installed(locale), sorted(words)
    if not name:
        return set()
    command = ["hunspell", "-l", "-i", "utf-8", "-d", name]
    try:
        run = subprocess.run(
            command,
            input="\n".join(given) + "\n",
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_TIME,
        )
    except (OSError, subprocess.TimeoutExpired):
        return set()
    return set() if run.returncode else set(given).difference(run.stdout.split())


def _simplemma(words: set[str], locale: str) -> set[str]:
    if not words:
        return set()
    lexicon = Lexicon(language(locale))
    return {word for word in words if lexicon.lemma(word) or lexicon.lemma(word.lower())}


def nearest(words: Iterable[str], locale: str, alphabet: str) -> dict[str, list[str]]:
    """What known words are one letter away from each of these, which are in small letters: the likeliest first."""
    near: dict[str, list[str]] = {}
    lexicon = Lexicon(language(locale))
    for word in words:
        edits = list(dict.fromkeys(_edits(word, alphabet)))
        near[word] = [edit for edit in edits if lexicon.lemma(edit) or lexicon.lemma(edit.capitalize())]
    rest = [word for word, found in near.items() if not found][:_ASKED]
    if rest and installed(locale):
        has = _hunspell(
            {e for word in rest for edit in _edits(word, alphabet) for e in (edit, edit.capitalize())}, locale
        )
        for word in rest:
            near[word] = [
                e for e in dict.fromkeys(_edits(word, alphabet)) if e in has or e.capitalize() in has
            ]
    return near


def _edits(word: str, alphabet: str) -> Iterator[str]:
    """A letter out of place, too many, missing, or another one (Damerau 1964)."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1 and b[0] != b[1])
    yield from (a + b[1:] for a, b in cuts if b)
    yield from (a + letter + b for a, b in cuts for letter in alphabet)
    yield from (a + letter + b[1:] for a, b in cuts if b for letter in alphabet if letter != b[0])
