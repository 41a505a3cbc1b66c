"""Writing a file so that a reader, now or after a crash, sees the old content or the new, never half of it."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from l10n.errors import L10nError


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
    # in the same folder, because a rename is atomic only inside a file system
    temporary = target.with_name(f".l10n-{secrets.token_hex(8)}.tmp")
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
