"""Writing a file so that a reader, now or after a crash, sees the old content or the new, never half of it."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import stat
import time
import zlib
from pathlib import Path

from platformdirs import user_cache_path

from l10n.errors import L10nError

_TEMPORARY = re.compile(r"\.l10n-([0-9a-f]{8})-(\d{1,9})-[0-9a-f]+\.tmp")


def cache(name: str) -> Path:
    """The user's folder for what takes long to make and can be made again. It may not exist."""
    return user_cache_path("l10n", appauthor=False) / name


def write_atomic(path: Path | str, data: bytes) -> bool:
    """Make `data` the content of the file, and its folder where that is missing; tell whether it was written.

    A file that has this content already is left alone. An existing file keeps its mode, and a symbolic link
    stays one. Raises L10nError where the system refuses; the old file is then as it was.
    """
    try:
        target = Path(path).resolve()
        if target.is_file() and target.read_bytes() == data:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        reason = error.strerror or error
        raise L10nError(f"cannot be written ({reason}); nothing was changed", path) from error
    return True


def _replace(target: Path, data: bytes) -> None:
    _sweep(target.parent)
    # in the same folder, because a rename is atomic only inside a file system
    temporary = target.with_name(f".l10n-{_host():08x}-{os.getpid()}-{time.time_ns():x}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:  # an interrupt leaves no litter either
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _sweep(folder: Path) -> None:
    """Take away what processes of this machine have left that were killed while they wrote."""
    if os.name != "posix":  # elsewhere a process cannot be asked for without harm
        return
    for path in folder.glob(".l10n-*.tmp"):
        found = _TEMPORARY.fullmatch(path.name)
        if found and int(found[1], 16) == _host() and not _alive(int(found[2])):
            with contextlib.suppress(OSError):  # another one may have been faster, or own it
                path.unlink()


def _host() -> int:
    return zlib.crc32(platform.node().encode())


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True
