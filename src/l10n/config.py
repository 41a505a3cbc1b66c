"""The configuration: `[tool.l10n]` of pyproject.toml, read into a `Project`.

    [tool.l10n]
    source-locale = "it"
    locales = ["en", "es", "fr"]
    engine = "auto"              # argos, apertium, libretranslate, pseudo
    publish = "translated"       # or "reviewed"
    min-coverage = 100           # percent; a page below it is built only as a draft
    references = "file"          # or "line", "none"
    base-url = "https://example.org/"
    [tool.l10n.checks]
    spelling = "off"             # or "info", "warning", "error"; per locale: spelling.ja = "off"

The only place that knows paths: `source/`, `locales/` and `build/` stand beside that file.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from l10n import locales as tags
from l10n.errors import ConfigError, InputError, L10nError

ENGINES = ("auto", "argos", "apertium", "libretranslate", "pseudo")
PUBLISH = ("translated", "reviewed")
REFERENCES = ("file", "line", "none")
SEVERITIES = ("off", "info", "warning", "error")
SUFFIXES = (".html", ".htm", ".xhtml", ".md", ".markdown", ".txt")  # of articles; all other files are assets

_FILE = "pyproject.toml"
_URL = re.compile(r"(https?://[^\s/?#@\\<>\"']+(/[^\s?#\\<>\"']*)?)?", re.IGNORECASE)

_Fail = Callable[..., ConfigError]  # fail(message, *keys): the keys lead to the value below [tool.l10n]


@dataclass(frozen=True, slots=True)
class Project:
    """A folder of articles and how they are localized. Locales are BCP 47; an article is named by its id."""

    root: Path
    source_locale: str = "it"
    locales: tuple[str, ...] = ()
    engine: str = "auto"
    publish: str = "translated"
    min_coverage: float = 100  # percent
    references: str = "file"
    base_url: str = ""  # ends in a slash, or is empty
    checks: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)  # severity, or one per locale

    @property
    def source_dir(self) -> Path:
        return self.root / "source"

    @property
    def locales_dir(self) -> Path:
        return self.root / "locales"

    @property
    def build_dir(self) -> Path:
        return self.root / "build"

    @property
    def glossary_path(self) -> Path:
        return self.locales_dir / "glossary.tsv"

    def template_path(self, article: str) -> Path:
        """`locales/<article>.pot`. Raises InputError where the id would lead elsewhere; so do the next two."""
        return self.locales_dir / f"{_checked(article)}.pot"

    def catalog_path(self, locale: str, article: str) -> Path:
        """`locales/<gettext name of the locale>/LC_MESSAGES/<article>.po`."""
        return self.locales_dir / tags.gettext_name(locale) / "LC_MESSAGES" / f"{_checked(article)}.po"

    def page_path(self, locale: str, article: str) -> Path:
        """`build/<locale>/<article>.html`."""
        return self.build_dir / tags.parse(locale) / f"{_checked(article)}.html"

    def articles(self) -> dict[str, Path]:
        """The articles' sources by id, sorted. Raises InputError for two of one id, or an unusable name."""
        found: dict[str, Path] = {}
        for path in _files(self.source_dir):
            if path.suffix.lower() not in SUFFIXES:
                continue
            article = _id(path, self.source_dir)
            other = found.setdefault(_checked(article), path)
            if other != path:
                names = " and ".join(str(each.relative_to(self.root)) for each in (other, path))
                raise InputError(f'{names} are both the article "{article}"; rename one', path)
        return dict(sorted(found.items()))

    def assets(self) -> tuple[Path, ...]:
        """All other files below `source/`, sorted: images, style sheets."""
        return tuple(path for path in _files(self.source_dir) if path.suffix.lower() not in SUFFIXES)

    def orphans(self) -> tuple[Path, ...]:
        """Templates and catalogs, of any locale, whose article is gone."""
        articles = self.articles()
        return tuple(
            path for path in _files(self.locales_dir) if self._article(path) not in (None, *articles)
        )

    def _article(self, path: Path) -> str | None:
        """The id of the article that a file below `locales/` belongs to."""
        if path.suffix == ".pot":
            return _id(path, self.locales_dir)
        below = path.relative_to(self.locales_dir).parts
        if path.suffix == ".po" and below[1:2] == ("LC_MESSAGES",):
            return _id(path, self.locales_dir.joinpath(*below[:2]))
        return None

    def severity(self, check: str, locale: str, default: str) -> str:
        """How grave a check's findings are: the configuration's word on the locale, or else the default."""
        override = self.checks.get(check, default)
        if isinstance(override, str):
            return override
        return next((override[name] for name in tags.fallbacks(locale) if name in override), default)


# Line ends of every kind, control characters, halves of surrogate pairs, a drive's letter, folders like "..".
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\\]|\A[A-Za-z]:|(?:\A|/)\.{0,2}(?:/|\Z)")


def _checked(article: str) -> str:
    if _UNUSABLE.search(article):
        raise InputError(f"{article!a} cannot be the name of an article; rename it")
    return article


def _id(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


def _files(folder: Path) -> list[Path]:
    """Files below a folder, sorted: none that is hidden, an editor's backup, or a link that leads out of it."""
    inside, found = folder.resolve(), []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [name for name in names if not name.startswith(".") and not name.endswith("~")]
        files = [path for path in (Path(parent, name) for name in shown) if path.is_file()]
        found += [path for path in files if not path.is_symlink() or path.resolve().is_relative_to(inside)]
    return sorted(found)


def load(start: Path, *, checks: Collection[str] | None = None) -> Project:
    """The project that a folder lies in: the nearest pyproject.toml with a `[tool.l10n]`, here or above.

    `checks` are the ids that `[tool.l10n.checks]` may name; None takes any. Raises ConfigError.
    """
    start = start.resolve()
    nearest = None
    for folder in (start, *start.parents):
        path = folder / _FILE
        if not os.path.isfile(path):
            continue
        text, document = _parse(path)
        tool = document.get("tool")
        if isinstance(tool, dict) and "l10n" in tool:
            return _project(path, text, tool["l10n"], checks)
        nearest = nearest or path
    if nearest:
        raise ConfigError("there is no [tool.l10n] in it; run `l10n init` here", nearest)
    raise ConfigError(f"there is no {_FILE} here or above; run `l10n init` here", start)


def _parse(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", path) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("is not UTF-8; save it as UTF-8", path, line) from None
    except (ValueError, RecursionError) as error:
        reason, _, place = str(error).partition(" (at ")
        number = re.search(r"line (\d+)", place)
        line = int(number[1]) if number else text.rstrip("\n").count("\n") + 1
        raise ConfigError(f"is not TOML: {reason[:1].lower()}{reason[1:]}", path, line) from None


def _project(path: Path, text: str, table: object, checks: Collection[str] | None) -> Project:
    def fail(message: str, *keys: str) -> ConfigError:
        name = ".".join(key if re.fullmatch(r"[\w-]+", key) else _show(key) for key in keys)
        return ConfigError(f"{name or 'tool.l10n'} {message}", path, _line(text, ("tool", "l10n", *keys)))

    if not isinstance(table, dict):
        raise fail(f"must be a table, not {_show(table)}")
    readers: dict[str, Callable[..., Any]] = {
        "source-locale": _locale,
        "locales": _locales,
        "engine": partial(_one_of, ENGINES),
        "publish": partial(_one_of, PUBLISH),
        "min-coverage": _percent,
        "references": partial(_one_of, REFERENCES),
        "base-url": _url,
        "checks": partial(_severities, checks),
    }
    values = {}
    for key, value in table.items():
        if key not in readers:
            raise fail(f"is no key of [tool.l10n]; {_instead(key, readers)}", key)
        values[key.replace("-", "_")] = readers[key](value, fail, key)
    project = Project(path.parent, **values)
    if project.source_locale in project.locales:
        raise fail(f"names the source locale, {_show(project.source_locale)}; take it out", "locales")
    return project


def _locale(value: Any, fail: _Fail, *keys: str) -> str:
    try:
        return tags.parse(value if isinstance(value, str) else "")
    except L10nError:
        raise fail(f'has {_show(value)}, which is no locale; write one as "pt-BR"', *keys) from None


def _locales(value: Any, fail: _Fail, *keys: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise fail(f'must be a list such as ["en", "pt-BR"], not {_show(value)}', *keys)
    found = tuple(_locale(name, fail, *keys) for name in value)
    if twice := [name for name, count in Counter(found).items() if count > 1]:
        raise fail(f"names {_show(twice[0])} twice; take one out", *keys)
    return found


def _one_of(allowed: Collection[str], value: Any, fail: _Fail, *keys: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise fail(f"cannot be {_show(value)}; {_instead(value, allowed)}", *keys)
    return value


def _percent(value: Any, fail: _Fail, *keys: str) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 100:
        raise fail(f"must be a number from 0 to 100, not {_show(value)}", *keys)
    return value


def _url(value: Any, fail: _Fail, *keys: str) -> str:
    if not isinstance(value, str) or not _URL.fullmatch(value):
        raise fail(f'must be a URL such as "https://example.org/", not {_show(value)}', *keys)
    return value.rstrip("/") + "/" if value else ""


def _severities(
    known: Collection[str] | None, value: Any, fail: _Fail, *keys: str
) -> dict[str, str | dict[str, str]]:
    if not isinstance(value, dict):
        raise fail(f'must be a table such as {{ spelling = "off" }}, not {_show(value)}', *keys)
    found: dict[str, str | dict[str, str]] = {}
    for check, word in value.items():
        here = (*keys, check)
        if known is not None and check not in known:
            raise fail(f"is no check; {_instead(check, known)}", *here)
        if not isinstance(word, dict):
            found[check] = _one_of(SEVERITIES, word, fail, *here)
            continue
        found[check] = {
            _locale(name, fail, *here, name): _one_of(SEVERITIES, each, fail, *here, name)
            for name, each in word.items()
        }
    return found


def _show(value: object) -> str:
    """A value nearly as TOML writes it, on one line and not long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:59] + "…"


def _instead(word: object, known: Collection[str]) -> str:
    close = difflib.get_close_matches(str(word)[:40], known, n=1)
    return f"did you mean {_show(close[0])}?" if close else f"choose from {', '.join(known)}"


_PART = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_ENTRY = re.compile(rf"[ \t]*(?:\[\[?[ \t]*(?P<table>{_DOTTED})[ \t]*\]|(?P<key>{_DOTTED})[ \t]*=)")


def _line(text: str, keys: tuple[str, ...]) -> int:
    """The line of valid TOML where a key is set; of its table, where it stands inside that one's braces."""
    where: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if entry := _ENTRY.match(line):
            names = tuple(name.strip("\"'") for name in re.findall(_PART, entry[0]))
            table, path = (names, names) if entry["table"] else (table, table + names)
            for length in range(1, len(path) + 1):
                where.setdefault(path[:length], number)
    return next((where[keys[:size]] for size in range(len(keys), 0, -1) if keys[:size] in where), 1)
