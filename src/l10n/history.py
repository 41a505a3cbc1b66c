"""Files of a project as git keeps them at a revision, or as they lie in the working tree.

    base = merge_base(root, "main")
    files(root, base, ["locales"], (".po", ".tsv"))     what was
    files(root, None, ["locales"], (".po", ".tsv"))     what is

Git is only asked: it writes nothing, and runs no hook, pager, filter or monitor that a repository may configure.
Failures are L10nError, with what mends them.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from l10n.errors import L10nError

_LINK, _SUBMODULE = "120000", "160000"
_LINE = re.compile(  # of ls-tree, and of ls-files, which puts a tag before it
    rb"(?:\? |(?:(?P<tag>\w) )?(?P<mode>\d+) (?:\w+ )?(?P<blob>[0-9a-f]{40,64})(?: \d)?\t)(?P<path>.+)",
    re.DOTALL,
)


class _Listed(NamedTuple):
    """A file as git lists it: `sparse` if the index has it and the disk need not; no mode and blob if untracked."""

    path: str
    mode: str
    blob: str
    sparse: bool


def commit(root: Path, revision: str) -> str:
    """The hash of the commit that a revision names. What looks like an option is none, and nor is a range."""
    if ".." in revision:
        raise L10nError(f"{revision!r} is a range; write its ends apart: BASE HEAD")
    if revision and revision[0] != "-" and revision.isprintable():
        found = _ask(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
        if found.returncode == 0:
            return found.stdout.decode().strip()
        if b"is ambiguous" in found.stderr:
            raise L10nError(f"{revision!r} is the start of several hashes; write more of it")
    raise _unknown(root, revision)


def merge_base(root: Path, base: str, head: str | None = None) -> str:
    """The commit where the histories of base and head (None: the working tree's HEAD) parted."""
    head = "HEAD" if head is None else head
    found = _ask(root, "merge-base", commit(root, base), commit(root, head))
    if found.returncode == 0:
        return found.stdout.decode().strip()
    problem = f"{base!r} and {head!r} have no history in common"
    if _shallow(root):
        raise L10nError(f"{problem} in this shallow clone; fetch it with `{_fetch(root)}`")
    raise L10nError(f"{problem}; compare with {base!r} itself: --tip")


def files(
    root: Path, revision: str | None, paths: Sequence[str], suffixes: Sequence[str] = ("",)
) -> dict[str, bytes]:
    """The contents of the files below these paths whose names end so, by path, sorted; `/` parts folders.

    Paths are relative to root, which may be a subfolder of the repository, and are no patterns. Without a revision
    the files are the tracked and the untracked ones on disk, not the ignored; those that a sparse checkout leaves
    out are as in the index. A link to a file of the repository is that file; one that leads out of it is left out.
    """
    if revision is None:
        return _working(root, paths, suffixes)
    name = commit(root, revision)
    listed = _listed(_run(root, "ls-tree", "-r", "-z", name, "--", *paths), suffixes)
    return _contents(
        root,
        {
            file.path: f"{name}:./{file.path}" if file.mode == _LINK else file.blob
            for file in listed
            if file.mode != _LINK or "\n" not in file.path  # a batch is asked line by line
        },
    )


def _working(root: Path, paths: Sequence[str], suffixes: Sequence[str]) -> dict[str, bytes]:
    options = ("-z", "-s", "-t", "--cached", "--others", "--exclude-standard")
    listed = _listed(_run(root, "ls-files", *options, "--", *paths), suffixes)
    top = os.path.realpath(os.fsdecode(_run(root, "rev-parse", "--show-toplevel")).removesuffix("\n"))
    read = {file.path: _read(root / file.path, top) for file in listed}
    found = {path: data for path, data in read.items() if data is not None}
    sparse = {file.path: file.blob for file in listed if file.sparse and file.path not in found}
    return dict(sorted((found | _contents(root, sparse)).items()))


def _listed(output: bytes, suffixes: Sequence[str]) -> list[_Listed]:
    found = []
    for line in output.split(b"\0")[:-1]:
        match = _LINE.fullmatch(line)
        assert match, line
        path, mode, blob = (os.fsdecode(match[part] or b"") for part in ("path", "mode", "blob"))
        if mode == _SUBMODULE:
            raise L10nError(
                "is a submodule, and its versions are not here; compare in its own repository", path
            )
        if path.endswith(tuple(suffixes)):
            found.append(_Listed(path, mode, blob, match["tag"] == b"S"))
    return found


def _read(path: Path, top: str) -> bytes | None:
    """What is on disk; None for what is no file, or lies outside of the repository."""
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(top) or not real.is_file():
        return None
    try:
        return real.read_bytes()
    except OSError as error:
        raise L10nError(f"cannot be read ({error.strerror}); check its permissions", path) from error


def _contents(root: Path, names: Mapping[str, str]) -> dict[str, bytes]:
    """What git keeps under these names, by the same keys: one process is asked for all of them."""
    if not names:
        return {}
    asked = os.fsencode("".join(f"{name}\n" for name in names.values()))
    output = _run(root, "cat-file", "--batch", "--buffer", "--follow-symlinks", data=asked)
    found, at = {}, 0
    for path in names:
        end = output.index(b"\n", at)
        *_, kind, size = output[at:end].split(b" ")
        if size == b"missing":
            raise L10nError("is missing from git's objects; fetch again, or see `git fsck`", path)
        start, at = end + 1, end + int(size) + 2
        if kind == b"blob":  # and not a folder, or a link that leads to nothing of the revision
            found[path] = output[start : at - 1]
    return found


def _run(root: Path, *arguments: str, data: bytes = b"") -> bytes:
    """What git prints. Raises L10nError where it fails."""
    answer = _ask(root, *arguments, data=data)
    if answer.returncode:
        said = answer.stderr.decode("utf-8", "replace").split("\n")
        reason = next((line for line in said if line.startswith(("fatal: ", "error: "))), said[0])
        raise L10nError(f"`git {arguments[0]}` failed: {reason}; mend that, or see `git fsck`", root)
    return answer.stdout


def _ask(root: Path, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Git's answer, be it a failure. Raises L10nError where no git or no repository can be asked."""
    command = ["git", "--no-pager", "-c", "core.fsmonitor=false", "-C", os.fspath(root), *arguments]
    try:
        answer = subprocess.run(command, input=data, capture_output=True, env=_environment(), check=False)
    except FileNotFoundError as error:
        raise L10nError("git is missing, which keeps the versions to compare; install it") from error
    except OSError as error:
        raise L10nError(f"git cannot be run ({error.strerror}); mend its installation") from error
    if b"not a git repository" in answer.stderr:
        raise L10nError("is in no git repository, which would keep a version to compare with; make one", root)
    if b"dubious ownership" in answer.stderr:
        trust = f"git config --global --add safe.directory '{root}'"
        raise L10nError(f"is another user's, so git does not read it; if you trust it, run `{trust}`", root)
    return answer


def _environment() -> dict[str, str]:
    """The user's own, but nothing makes git write, ask, translate its messages, or take paths for patterns."""
    kept = {name: value for name, value in os.environ.items() if not name.endswith("_PATHSPECS")}
    kept |= {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        "LC_ALL": "C",
    }
    if (
        "GIT_DIR" in kept
    ):  # as in some hooks: the working tree is then the current folder, and -C changes that
        kept["GIT_DIR"] = os.path.abspath(kept["GIT_DIR"])
        kept["GIT_WORK_TREE"] = os.path.abspath(kept.get("GIT_WORK_TREE", "."))
    return kept


def _unknown(root: Path, revision: str) -> L10nError:
    if re.match(r"(HEAD|@)(?![\w-])", revision) and _ask(root, "rev-parse", "--verify", "HEAD").returncode:
        return L10nError("this branch has no commit yet, so there is nothing to compare; make one")
    names = _lines(_run(root, "for-each-ref", "--format=%(refname:lstrip=2)"))
    remote = [name for name in names if revision and name.endswith(f"/{revision}")]
    if not remote and _shallow(root):
        hint = f"this clone is shallow: fetch more with `{_fetch(root)}`"
    elif close := remote or difflib.get_close_matches(revision, names, n=1):
        hint = f"did you mean {close[0]!r}?"
    else:
        hint = "see `git branch --all` and `git log`"
    return L10nError(f"there is no revision {revision!r}; {hint}")


def _shallow(root: Path) -> bool:
    return _run(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _fetch(root: Path) -> str:
    """The command that completes a shallow clone, also one that knows of a single branch."""
    remotes = _lines(_run(root, "remote"))
    remote = "origin" if "origin" in remotes or not remotes else remotes[0]
    return f"git fetch --unshallow {remote} '+refs/heads/*:refs/remotes/{remote}/*'"


def _lines(output: bytes) -> list[str]:
    return output.decode("utf-8", "replace").split("\n")[:-1]
