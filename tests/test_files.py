"""A file is the old one or the new one, whatever happens while it is written."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.errors import L10nError
from l10n.files import write_atomic


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_has_the_mode_that_any_program_would_give_it(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert write_atomic(tmp_path / "a" / "b" / "x.po", b"one")
    finally:
        os.umask(before)
    path = tmp_path / "a" / "b" / "x.po"
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"one", 0o640)
    assert names(path.parent) == ["x.po"]


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"one")
    before = path.stat()
    assert not write_atomic(path, b"one")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_an_old_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"one")
    path.chmod(mode)
    assert write_atomic(str(path), b"two")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"two", mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real" / "x.po"
    assert write_atomic(real, b"one")
    link = tmp_path / "link.po"
    link.symlink_to(real)
    assert write_atomic(link, b"two")
    assert (link.is_symlink(), real.read_bytes(), names(real.parent)) == (True, b"two", ["x.po"])


@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"one")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, function, full)
    with pytest.raises(L10nError) as caught:
        write_atomic(path, b"two")
    assert str(caught.value) == f"{path}: cannot be written (No space left on device); nothing was changed"
    assert (path.read_bytes(), names(tmp_path)) == (b"one", ["x.po"])


def test_an_interrupt_leaves_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(tmp_path / "x.po", b"two")
    assert names(tmp_path) == []


def child(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    """A program that writes three megabytes to the path, after `code`."""
    program = f"import os, resource, signal, sys\nfrom l10n.files import write_atomic\n{code}\n"
    program += "write_atomic(sys.argv[1], b'two' * 1_000_000)"
    return subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=False)


def test_a_write_that_the_system_cuts_short_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"one")
    limit = (
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (99, 99))"
    )
    ran = child(limit, path)
    assert ran.stderr.splitlines()[-1] == (
        f"l10n.errors.L10nError: {path}: cannot be written (File too large); nothing was changed"
    )
    assert (path.read_bytes(), names(tmp_path)) == (b"one", ["x.po"])


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_killed_program_leaves_the_old_file(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"one")
    ran = child(f"os.{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)", path)
    assert ran.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"one"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"one")
    for path, reason in [("folder", "Is a directory"), ("file/x.po", "File exists")]:
        with pytest.raises(L10nError) as caught:
            write_atomic(tmp_path / path, b"two")
        assert str(caught.value) == f"{tmp_path / path}: cannot be written ({reason}); nothing was changed"
    assert names(tmp_path) == ["file", "folder"]


def test_what_a_killed_process_has_left_goes_with_the_next_write(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    killed = child("os.fsync = lambda *_: os.kill(os.getpid(), signal.SIGKILL)", path)
    assert killed.returncode == -signal.SIGKILL
    (left,) = names(tmp_path)
    _, host, process, _ = left.split("-")
    others = [f".l10n-{host}-{os.getppid()}-0.tmp", f".l10n-00000000-{process}-0.tmp", ".l10n-x.tmp"]
    for name in others:  # of a process that is alive, of another machine, of something else
        (tmp_path / name).write_bytes(b"two")
    assert write_atomic(path, b"three")
    assert names(tmp_path) == sorted([*others, "x.po"])


def test_what_cannot_be_taken_away_keeps_nobody_from_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.po"
    child("os.fsync = lambda *_: os.kill(os.getpid(), signal.SIGKILL)", path)
    (left,) = names(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "unlink", refuse)
    assert write_atomic(path, b"two")
    assert (path.read_bytes(), names(tmp_path)) == (b"two", sorted([left, "x.po"]))
