"""Argos packages where Argos keeps them: folders, and `.argosmodel` archives that are read as they are.

A package holds `metadata.json`, a CTranslate2 model in `model/`, and `sentencepiece.model` or `bpe.model`. Nothing of
Argos is imported to list them, because importing its settings makes folders in the user's home.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from packaging.version import InvalidVersion, Version

from l10n import locales
from l10n.engines.argos import weights
from l10n.errors import InputError, L10nError

ARCHIVE = ".argosmodel"
METADATA, WEIGHTS = "metadata.json", "model/model.bin"
TOKENIZERS = ("sentencepiece.model", "bpe.model")

_SPECIAL = {"zt": "zh-Hant", "pb": "pt-BR"}  # codes that are Argos's own
_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_LARGEST_METADATA = 1_000_000
_HEADER = 200  # bytes of the weights that tell whether they are weights
# What a damaged file makes zipfile and json raise; the last is for encrypted archives and for deep nesting.
UNREADABLE = (OSError, ValueError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError)

Root = Path | zipfile.Path


@dataclass(frozen=True, slots=True)
class Package:
    """A package that translates from one language to another, in Argos's codes."""

    path: Path  # a folder or an archive
    source: str
    target: str
    version: str  # "" where it does not say
    prefix: str = ""  # a token that every translation starts with

    @property
    def pair(self) -> tuple[str, str]:
        """Its languages in BCP 47."""
        return locale(self.source), locale(self.target)

    @property
    def id(self) -> str:
        return f"{self.source}-{self.target}" + (f"@{self.version}" if self.version else "")


def folder() -> Path:
    """Where packages lie: ARGOS_PACKAGES_DIR, else Argos's folder among the user's data."""
    if chosen := os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(chosen)
    data = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return Path(data) / "argos-translate" / "packages"


def locale(code: str) -> str:
    """The BCP 47 tag of an Argos code. Raises L10nError for what names no language."""
    return _SPECIAL.get(code) or locales.parse(code)


def installed() -> tuple[dict[tuple[str, str], Package], list[str]]:
    """The newest package of each pair of languages, and a line for each that is broken."""
    found: list[Package] = []
    warnings: list[str] = []
    for path in _entries():
        try:
            if package := read(path):
                found.append(package)
        except InputError as error:
            warnings.append(f"{error}; it is left out")
    return newest(found), warnings


def _entries() -> list[Path]:
    try:
        entries = sorted(folder().iterdir())
        return [p for p in entries if p.name[0] not in "._" and (p.is_dir() or p.name.endswith(ARCHIVE))]
    except OSError:  # no such folder: nothing is installed
        return []


def newest(found: Iterable[Package]) -> dict[tuple[str, str], Package]:
    """The newest package of each pair of languages, sorted by pair; of equal ones, the first."""
    best: dict[tuple[str, str], Package] = {}
    for package in found:
        rival = best.get(package.pair)
        if rival is None or order(package.version) > order(rival.version):
            best[package.pair] = package
    return dict(sorted(best.items()))


def order(version: str) -> Version:
    """What versions are compared by. Raises InvalidVersion, which is a ValueError."""
    return Version(version or "0")


def read(path: Path) -> Package | None:
    """What a package is, without loading it; None where it serves something else than translation.

    Raises InputError where it is broken.
    """
    try:
        with opened(path) as root:
            about = json.loads(_text(root / METADATA))
            if not isinstance(about, dict):
                raise ValueError(f"{METADATA} is no object")
            if about.get("type", "translate") != "translate":
                return None
            if not (root / WEIGHTS).is_file():
                raise ValueError(f"{WEIGHTS} is missing")
            with (root / WEIGHTS).open("rb") as file:
                weights.check(file.read(_HEADER))
            if not any((root / name).is_file() for name in TOKENIZERS):
                raise ValueError(f"neither {' nor '.join(TOKENIZERS)} is there")
            return described(path, about)
    except UNREADABLE as error:
        raise InputError(f"this is no working Argos package ({_reason(error)})", path) from error


def described(path: Path, about: Mapping[str, object]) -> Package:
    """A package as its metadata, or an entry of the index, describes it. Raises ValueError."""
    source, target = (about.get(key) for key in ("from_code", "to_code"))
    version, prefix = about.get("package_version") or "", about.get("target_prefix") or ""
    for code in (source, target):
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise ValueError("its metadata names no pair of languages")
        try:
            locale(code)
        except L10nError as error:
            raise ValueError(f"its metadata: {error}") from error
    if not isinstance(version, str) or not isinstance(prefix, str):
        raise ValueError("its metadata has no text where a version or a prefix should be")
    try:
        order(version)
    except InvalidVersion as error:
        raise ValueError(f"its version is {version!r}") from error
    return Package(path, str(source), str(target), version.strip(), prefix)


def _text(file: Root) -> str:
    if not file.is_file():
        raise ValueError(f"{file.name} is missing")
    with file.open("rb") as stream:
        data = stream.read(_LARGEST_METADATA + 1)
    if len(data) > _LARGEST_METADATA:
        raise ValueError(f"{file.name} is too large")
    return data.decode("utf-8-sig")


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, json.JSONDecodeError):
        return f"{METADATA} is no JSON"
    return (str(error).splitlines() or [type(error).__name__])[0]


@contextmanager
def opened(path: Path) -> Iterator[Root]:
    """The files of a package. Raises ValueError, BadZipFile or OSError where it cannot be one."""
    if path.is_dir():
        yield path
        return
    with zipfile.ZipFile(path) as archive:
        yield zipfile.Path(archive, f"{root_of(archive)}/")


def root_of(archive: zipfile.ZipFile) -> str:
    """The one folder in an archive. Raises ValueError where entries lie, or lead, outside of it."""
    roots = set()
    for name in archive.namelist():
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name:
            raise ValueError(f"its entry {name!r} leads out of it")
        roots.add(path.parts[0] if len(path.parts) > 1 or name.endswith("/") else "")
    if len(roots) != 1 or "" in roots:
        raise ValueError("it should hold one folder with everything in it")
    return str(roots.pop())


def contents(package: Package) -> dict[str, bytes]:
    """The files that translating needs, by name: those of the model and the tokenizer. Raises InputError."""
    try:
        with opened(package.path) as root:
            files = [root / name for name in TOKENIZERS] + list((root / "model").iterdir())
            return {file.name: file.read_bytes() for file in files if file.is_file()}
    except UNREADABLE as error:
        raise InputError(f"the Argos package cannot be read ({_reason(error)})", package.path) from error
