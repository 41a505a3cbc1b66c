"""Finding, downloading and installing packages: the one place of this engine that asks the network.

Argos says where its index is, and the index where the packages are. The rest is done here: Argos's own functions wait
without limit, keep failures to themselves, cannot show progress, and unpack over what is installed.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from l10n.engines import Pair
from l10n.engines.argos import packages, routes
from l10n.engines.argos.packages import Package
from l10n.errors import L10nError

Progress = Callable[[str, int, int], None]  # what is downloaded, bytes so far, bytes in all or 0

_PATIENCE = 30  # seconds without a byte
_CHUNK = 1 << 16
_LARGEST_INDEX = 20 << 20
_LARGEST_PACKAGE = 8 << 30  # unpacked; real ones have 0.1 to 0.5 GB
_UNREACHABLE = (OSError, http.client.HTTPException, ValueError)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A package in the index."""

    package: Package
    links: tuple[str, ...]
    sha256: str  # "" where the index does not say


def install(source: str, target: str, progress: Progress) -> list[Pair]:
    """Install what translates from one locale to another: a package, or several where the way leads by other languages.

    Tells what was installed: nothing where the newest is there already. Raises L10nError where the index or a package
    cannot be had; what is installed by then stays, and nothing is installed by half.
    """
    index = _index_address()
    offers = _offers(index)
    there, _ = packages.installed()
    current = {pair: package for pair, package in there.items() if _is_current(package, offers.get(pair))}
    legs: dict[tuple[str, str], _Offer | Package] = {**offers, **current}
    route = routes.shortest(legs, source, target)
    if not route:
        raise L10nError(f"no Argos packages lead from {source} to {target}; see what there is at {index}")
    wanted = [leg for leg in route if isinstance(leg, _Offer)]
    return [_installed(offer, index, progress) for offer in wanted]


def _is_current(package: Package, offer: _Offer | None) -> bool:
    return offer is None or packages.order(package.version) >= packages.order(offer.package.version)


def _index_address() -> str:
    try:
        from argostranslate import settings  # type: ignore[import-untyped]
    except (ImportError, OSError, ValueError, KeyError) as error:
        raise L10nError(f"Argos Translate's settings cannot be read ({error})") from error
    address: str = settings.remote_package_index
    return f"{address.removesuffix('index.json').rstrip('/')}/index.json"


def _offers(index: str) -> dict[tuple[str, str], _Offer]:
    """The newest package of each pair in the index. Entries that cannot be understood are left out."""
    try:
        with _answer(index, index) as response:
            entries = json.loads(response.read(_LARGEST_INDEX))
        if not isinstance(entries, list):
            raise ValueError("it is no list")
    except (*_UNREACHABLE, RecursionError) as error:
        raise L10nError(
            f"the index of Argos packages cannot be read ({index}: {_reason(error)}); "
            "check the network, and ARGOS_PACKAGE_INDEX if it is set"
        ) from error
    found = [offer for entry in entries if isinstance(entry, dict) and (offer := _offer(entry))]
    newest = packages.newest(offer.package for offer in found)
    return {pair: next(o for o in found if o.package is package) for pair, package in newest.items()}


def _offer(entry: Mapping[str, object]) -> _Offer | None:
    links, sha256 = entry.get("links"), entry.get("sha256") or ""
    if entry.get("type", "translate") != "translate" or not isinstance(links, list):
        return None
    try:
        package = packages.described(Path(), entry)
    except ValueError:
        return None
    return _Offer(package, tuple(link for link in links if isinstance(link, str)), str(sha256).lower())


def _installed(offer: _Offer, index: str, progress: Progress) -> Pair:
    folder = packages.folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".l10n-", dir=_scratch(folder)) as scratch:
            archive = Path(scratch, "package")
            _download(offer, index, archive, progress)
            unpacked = _unpacked(offer, archive)
            version = offer.package.version.replace(".", "_")
            name = f"translate-{offer.package.source}_{offer.package.target}-{version}"
            _put(unpacked, folder / name, Path(scratch, "old"))
    except OSError as error:
        raise L10nError(f"the Argos package cannot be installed ({_reason(error)})", folder) from error
    return Pair(*offer.package.pair, offer.package.version)


def _scratch(folder: Path) -> Path:
    """Where to unpack: on the same file system, but not among the packages, where Argos would stumble over it."""
    beside = folder.resolve().parent
    same = beside.stat().st_dev == folder.stat().st_dev
    return beside if same and os.access(beside, os.W_OK) else folder


def _download(offer: _Offer, index: str, archive: Path, progress: Progress) -> None:
    """Raises L10nError when no link leads to the package."""
    failures = []
    for link in offer.links:
        if urlsplit(link).scheme not in ("http", "https"):  # ipfs: nothing that we could ask
            continue
        try:
            with _answer(link, index) as response, archive.open("wb") as file:
                _copy(response, file, lambda done, total: progress(offer.package.id, done, total))
            _verify(offer, archive)
        except (*_UNREACHABLE, zipfile.BadZipFile) as error:
            failures.append(f"{link}: {_reason(error)}")
        else:
            return
    reasons = "; ".join(failures) or "the index has no link to it"
    raise L10nError(f"the Argos package {offer.package.id} cannot be downloaded ({reasons})")


def _answer(link: str, index: str) -> http.client.HTTPResponse:
    """What a server answers. Raises ValueError where a package would come on a less safe way than the index."""
    allowed = ("https",) if urlsplit(index).scheme == "https" else ("http", "https")
    if urlsplit(link).scheme not in allowed:
        raise ValueError(f"only {' or '.join(allowed)} is allowed")
    request = urllib.request.Request(link, headers={"User-Agent": "l10n"})
    response: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=_PATIENCE)
    if urlsplit(response.url).scheme not in allowed:  # after redirects
        response.close()
        raise ValueError(f"it leads to {response.url}")
    return response


def _copy(response: http.client.HTTPResponse, file: BinaryIO, progress: Callable[[int, int], None]) -> None:
    total, done = int(response.headers.get("Content-Length") or 0), 0
    while chunk := response.read(_CHUNK):
        done += file.write(chunk)
        progress(done, total)
    if done < total:
        raise OSError(f"the connection ended after {done} of {total} bytes")


def _verify(offer: _Offer, archive: Path) -> None:
    """Raises ValueError or BadZipFile where the download is not what the index offers."""
    if offer.sha256:
        with archive.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != offer.sha256:
                raise ValueError("its checksum is not the one in the index")
    with zipfile.ZipFile(archive) as package:
        packages.root_of(package)
        if sum(entry.file_size for entry in package.infolist()) > _LARGEST_PACKAGE:
            raise ValueError("it is too large to be a package")


def _unpacked(offer: _Offer, archive: Path) -> Path:
    """The folder of the package. Raises L10nError where it holds no such package."""
    folder = archive.parent / "unpacked"
    try:
        with zipfile.ZipFile(archive) as package:
            package.extractall(folder)  # checks every file's sum
            found = packages.read(folder / packages.root_of(package))
    except (*packages.UNREADABLE, L10nError) as error:
        raise L10nError(f"the Argos package {offer.package.id} is damaged ({_reason(error)})") from error
    if found is None or found.id != offer.package.id:
        what = found.id if found else "no translator"
        raise L10nError(f"the Argos package {offer.package.id} holds another one ({what})")
    return found.path


def _put(new: Path, place: Path, old: Path) -> None:
    """Move a folder to its place, and what was there out of the way; back again if that fails."""
    if place.exists():
        place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        if old.exists():
            old.rename(place)
        raise


def _reason(error: BaseException) -> str:
    inner = getattr(error, "reason", None)  # urllib wraps what happened
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror
    if isinstance(error, L10nError):
        return error.message
    return (str(error).splitlines() or [type(error).__name__])[0]
