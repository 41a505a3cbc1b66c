"""simplemma's dictionaries: the lemma of a form, and all the forms of a lemma.

simplemma takes up to a second to load a language, and finds lemmas only. Each dictionary is therefore written once, as
a database that answers both at once, into the user's cache folder. Where none can be kept there, it is made in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path

from l10n import files
from l10n.errors import L10nError
from l10n.glossary.text import fold

_FORMAT = 1  # of the databases, and of what `fold` makes of words: another number leaves the old ones alone
_NAMES = {"no": "nb", "hr": "hbs", "bs": "hbs", "sr": "hbs", "fil": "tl", "iw": "he"}
_RESPELLED = frozenset(("ar", "ca", "fa"))  # whose dictionaries spell words otherwise than the matcher does

# Of a form in both spellings, the matcher's counts. A lemma has the forms of both.
_LEMMA = "SELECT lemma FROM forms WHERE form = ? AND folded <= ? ORDER BY folded DESC LIMIT 1"
_FAMILY = "SELECT form FROM forms WHERE lemma = ? AND folded <= ?"


class Lexicon:
    """What a language's dictionary knows of words: nothing where there is none. It is opened for the first word.

    `folded` is for words in the matcher's spelling.
    """

    def __init__(self, lang: str, *, folded: bool = False) -> None:
        self._lang = _NAMES.get(lang, lang)
        self._folded = int(folded)  # sqlite3 takes ints faster than bools

    def lemma(self, form: str) -> str:
        """The lemma of a form, "" where it is unknown."""
        found = _opened(self._lang).execute(_LEMMA, (form, self._folded)).fetchone()
        return str(found[0]) if found else ""

    def family(self, lemma: str) -> frozenset[str]:
        """All forms of a lemma."""
        return frozenset(form for (form,) in _opened(self._lang).execute(_FAMILY, (lemma, self._folded)))

    def tail(self, word: str) -> tuple[str, str]:
        """A compound as (prefix, lemma of its last part): the longest lemma, of four letters or more, it ends in."""
        for cut in range(2, len(word) - 3):
            for part in (word[cut:], word[cut:].capitalize()) if word[:1].isupper() else (word[cut:],):
                if self.lemma(part) == part:
                    return word[:cut], part
        return word, ""


def kept(lang: str) -> bool:
    """Whether a language's dictionary is there already, and need not be made."""
    return _path(_NAMES.get(lang, lang)).is_file()


@cache
def _path(lang: str) -> Path:
    from importlib.metadata import version  # here, because it takes longer to load than the rest

    return files.cache("dictionaries") / f"{lang}-{_FORMAT}-{version('simplemma')}.sqlite3"


@lru_cache(2)  # a catalog's language and one beside it: in memory, one takes up to 200 MB
def _opened(lang: str) -> sqlite3.Connection:
    """The language's database, made where there is none yet."""
    path = _path(lang)
    with suppress(OSError, sqlite3.Error):  # none, or not to be read
        base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        base.execute(_LEMMA, ("", 0))
        return base
    return _made(lang, path)


def _made(lang: str, path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:", check_same_thread=False)
    base.execute("CREATE TABLE forms (form, folded, lemma, PRIMARY KEY (form, folded)) WITHOUT ROWID")
    base.executemany("INSERT OR IGNORE INTO forms VALUES (?, ?, ?)", _forms(lang))
    base.execute("CREATE INDEX families ON forms (lemma)")
    base.commit()
    if base.total_changes:  # simplemma knows the language, whose name is no path then
        with suppress(L10nError):  # a cache is no reason to fail
            files.write_atomic(path, base.serialize())
    return base


def _forms(lang: str) -> Iterator[tuple[str, int, str]]:
    """Each form, 1 where it is folded, and its lemma."""
    # Here and only here, because most commands need no dictionary made.
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    try:
        lemmas = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(lang)
    except ValueError:
        return
    for form in sorted(lemmas):
        yield form, 0, lemmas[form]
    for form in lemmas if lang in _RESPELLED else ():
        lemma = lemmas[form]
        if (form, lemma) != (spelled := (fold(form), fold(lemma))):
            yield spelled[0], 1, spelled[1]
