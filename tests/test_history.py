"""Files as git keeps them and as they lie on disk, from real repositories; every refusal is one line that helps."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n import history
from l10n.errors import L10nError
from l10n.history import commit, files, merge_base

PO, TSV = "locales/es/LC_MESSAGES/a.po", "locales/glossary.tsv"


@pytest.fixture(autouse=True)
def _alone(need: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git without this machine's configuration, and its own idea of where a repository may end."""
    need("git", package="git")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    settings["GIT_CEILING_DIRECTORIES"] = str(tmp_path.parent)
    for role in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{role}_NAME": "Anna", f"GIT_{role}_EMAIL": "anna@example.org"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return os.fsdecode(ran.stdout).strip()


def write(folder: Path, contents: dict[str, str]) -> None:
    for path, text in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def committed(folder: Path, contents: dict[str, str]) -> str:
    write(folder, contents)
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", "a change")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


@pytest.fixture
def forked(repository: Path) -> Path:
    """Two branches, main and change, of which each went on after they parted."""
    committed(repository, {PO: "one", TSV: "terms"})
    git(repository, "tag", "-a", "v1", "-m", "the first")
    git(repository, "switch", "-qc", "change")
    committed(repository, {PO: "two"})
    git(repository, "switch", "-q", "main")
    committed(repository, {PO: "one and more"})
    git(repository, "switch", "-q", "change")
    return repository


def refusal(function: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(L10nError) as caught:
        function(*arguments)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# --- revisions


def test_the_merge_base_is_where_the_branches_parted(forked: Path) -> None:
    parted = git(forked, "rev-parse", "v1^{commit}")
    assert merge_base(forked, "main") == merge_base(forked, "main", "change") == parted
    assert merge_base(forked, "change", "main") == parted
    assert files(forked, merge_base(forked, "main"), [PO]) == {PO: b"one"}
    assert files(forked, commit(forked, "main"), [PO]) == {PO: b"one and more"}


@pytest.mark.parametrize("name", ["v1", "main~1", "HEAD^", "change@{1}", "@~1", "tags/v1"])
def test_a_revision_may_be_written_as_git_has_it(forked: Path, name: str) -> None:
    assert commit(forked, name) == git(forked, "rev-parse", f"{name}^{{commit}}")


def test_a_hash_may_be_cut_short(forked: Path) -> None:
    assert commit(forked, git(forked, "rev-parse", "--short", "main")) == git(forked, "rev-parse", "main")


SEE = "see `git branch --all` and `git log`"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mian", "there is no revision 'mian'; did you mean 'main'?"),
        ("cahnge", "there is no revision 'cahnge'; did you mean 'change'?"),
        ("HEAD~9", f"there is no revision 'HEAD~9'; {SEE}"),
        ("deadbeef" * 5, f"there is no revision '{'deadbeef' * 5}'; {SEE}"),
        ("HEAD^{tree}", f"there is no revision 'HEAD^{{tree}}'; {SEE}"),
        (f"HEAD:{PO}", f"there is no revision 'HEAD:{PO}'; {SEE}"),
        ("", f"there is no revision ''; {SEE}"),
        (" ", f"there is no revision ' '; {SEE}"),
        ("--all", f"there is no revision '--all'; {SEE}"),
        ("--output=/tmp/x", f"there is no revision '--output=/tmp/x'; {SEE}"),
        ("-", f"there is no revision '-'; {SEE}"),
        ("a\nb", f"there is no revision 'a\\nb'; {SEE}"),
        ("a\0b", f"there is no revision 'a\\x00b'; {SEE}"),
        ("\udcff", f"there is no revision '\\udcff'; {SEE}"),
        ("$(touch x)", f"there is no revision '$(touch x)'; {SEE}"),
        ("main..change", "'main..change' is a range; write its ends apart: BASE HEAD"),
        ("main...change", "'main...change' is a range; write its ends apart: BASE HEAD"),
    ],
)
def test_what_is_no_revision_is_named(forked: Path, name: str, said: str) -> None:
    assert refusal(commit, forked, name) == said
    assert refusal(merge_base, forked, name) == said
    assert refusal(merge_base, forked, "main", name) == said
    assert refusal(files, forked, name, ["locales"]) == said


def test_a_branch_that_only_the_remote_has_is_proposed(forked: Path, tmp_path: Path) -> None:
    git(forked, "branch", "release/1")
    git(tmp_path, "clone", "-q", str(forked), "clone")
    assert refusal(commit, tmp_path / "clone", "main").endswith("; did you mean 'origin/main'?")
    assert refusal(commit, tmp_path / "clone", "release/1").endswith("; did you mean 'origin/release/1'?")


def test_an_ambiguous_hash_is_not_a_mistake(repository: Path) -> None:
    entry = "commit refs/heads/main\ncommitter A <a@example.org> {} +0000\ndata 0\n\n"
    stream = "".join(entry.format(second) for second in range(1500)).encode()  # of 65536 first four digits
    subprocess.run(["git", "fast-import", "--quiet"], cwd=repository, input=stream, check=True)
    starts = [one[:4] for one in git(repository, "rev-list", "main").split()]
    twice = next(start for start in starts if starts.count(start) > 1)
    assert refusal(commit, repository, twice) == f"{twice!r} is the start of several hashes; write more of it"


def test_histories_may_have_nothing_in_common(forked: Path) -> None:
    git(forked, "switch", "-q", "--orphan", "other")
    committed(forked, {"x": "y"})
    said = "'main' and 'HEAD' have no history in common; compare with 'main' itself: --tip"
    assert refusal(merge_base, forked, "main") == said


def test_a_branch_may_have_no_commit_yet(repository: Path) -> None:
    write(repository, {PO: "one"})
    said = "this branch has no commit yet, so there is nothing to compare; make one"
    assert refusal(commit, repository, "HEAD") == said
    assert refusal(commit, repository, "HEAD~1") == said
    assert files(repository, None, ["locales"]) == {PO: b"one"}
    assert refusal(merge_base, repository, "main") == f"there is no revision 'main'; {SEE}"
    git(repository, "switch", "-qc", "first")
    committed(repository, {})
    git(repository, "switch", "-q", "--orphan", "second")
    assert refusal(merge_base, repository, "first") == said
    assert files(repository, "first", ["locales"]) == {PO: b"one"}


def test_head_may_be_detached(forked: Path) -> None:
    git(forked, "switch", "-q", "--detach", "change")
    assert merge_base(forked, "main") == git(forked, "rev-parse", "v1^{commit}")


# --- shallow clones


@pytest.fixture
def shallow(forked: Path, tmp_path: Path) -> Path:
    url = forked.as_uri()
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "change", url, "shallow")
    return tmp_path / "shallow"


COMPLETE = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"


def test_a_shallow_clone_says_how_to_fetch_a_branch(forked: Path, shallow: Path) -> None:
    said = refusal(merge_base, shallow, "origin/main")
    assert said == f"there is no revision 'origin/main'; this clone is shallow: fetch more with `{COMPLETE}`"
    git(shallow, *shlex.split(said.split("`")[1])[1:])
    assert merge_base(shallow, "origin/main") == git(forked, "rev-parse", "v1^{commit}")


def test_a_shallow_clone_says_how_to_fetch_what_the_branches_have_in_common(
    forked: Path, shallow: Path
) -> None:
    git(shallow, "fetch", "-q", "--depth", "1", "origin", "main:main")
    said = refusal(merge_base, shallow, "main")
    common = "'main' and 'HEAD' have no history in common in this shallow clone"
    assert said == f"{common}; fetch it with `{COMPLETE}`"
    git(shallow, *shlex.split(said.split("`")[1])[1:])
    assert merge_base(shallow, "main") == git(forked, "rev-parse", "v1^{commit}")


def test_a_shallow_clone_says_how_to_fetch_what_came_before(shallow: Path) -> None:
    assert COMPLETE in refusal(commit, shallow, "HEAD~1")
    git(shallow, "remote", "rename", "origin", "upstream")
    assert COMPLETE.replace("origin", "upstream") in refusal(commit, shallow, "HEAD~1")


def test_a_branch_of_the_remote_is_proposed_in_a_shallow_clone_too(shallow: Path) -> None:
    git(shallow, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    assert refusal(merge_base, shallow, "main") == "there is no revision 'main'; did you mean 'origin/main'?"


def test_what_a_shallow_clone_has_is_enough(shallow: Path) -> None:
    assert files(shallow, merge_base(shallow, "HEAD"), [PO]) == {PO: b"two"}


# --- files


ODD = [
    "a b.po",
    "è.po",
    "日本.po",
    "tab\there.po",
    "new\nline.po",
    '"quoted".po',
    "-x.po",
    "*.po",
    "[a].po",
    "a\\b.po",
]


@pytest.mark.skipif(sys.platform == "win32", reason="its file names are plainer")
def test_names_are_what_they_are(repository: Path) -> None:
    expected = {f"locales/{name}": name.encode() for name in ODD}
    write(repository, {path: data.decode() for path, data in expected.items()})
    if sys.platform != "darwin":  # whose names are Unicode
        broken = os.fsdecode("locales/latin-è.po".encode("latin-1"))
        (repository / broken).write_bytes(b"latin")
        expected[broken] = b"latin"
    assert files(repository, None, ["locales"], [".po"]) == expected
    committed(repository, {})
    for revision in (None, "HEAD"):
        assert files(repository, revision, ["locales"], [".po"]) == expected
        assert list(files(repository, revision, ["locales"])) == sorted(expected)


def test_contents_are_what_they_are(repository: Path) -> None:
    contents = [
        b"",
        b"\n",
        b"no end",
        b"\0\r\n\xff",
        b"deadbeef blob 3\nabc\n",
        b"x missing\n",
        b"y" * 300_000,
    ]
    expected = {f"locales/{number:02}.po": data for number, data in enumerate([*contents, *contents])}
    (repository / "locales").mkdir()
    for path, data in expected.items():
        (repository / path).write_bytes(data)
    git(repository, "-c", "core.autocrlf=false", "add", "--all")
    git(repository, "commit", "-qm", "all")
    assert files(repository, "HEAD", ["locales"]) == files(repository, None, ["locales"]) == expected


@pytest.mark.parametrize(
    ("paths", "suffixes", "expected"),
    [
        (["locales"], [""], [PO, TSV, "locales/x.pot"]),
        (["locales"], [".po"], [PO]),
        (["locales"], (".po", ".tsv"), [PO, TSV]),
        (["locales"], [], []),
        ([TSV, "source"], [""], [TSV, "source/x.html"]),
        (["locales/"], [".po"], [PO]),
        (["locale"], [""], []),
        (["loc*", "locales/*.tsv", ":/", ":(glob)**", "nowhere"], [""], []),
        ([], [".po"], [PO, "x.po"]),
    ],
)
def test_paths_are_no_patterns(
    repository: Path, paths: list[str], suffixes: list[str], expected: list[str]
) -> None:
    committed(repository, {path: path for path in (PO, TSV, "locales/x.pot", "source/x.html", "x.po")})
    for revision in ("HEAD", None):
        assert files(repository, revision, paths, suffixes) == {path: path.encode() for path in expected}


def test_the_working_tree_is_what_git_would_take(repository: Path) -> None:
    kept = ("same", "changed", "deleted", "staged", "removed", "moved")
    committed(
        repository, {f"locales/{name}.po": name for name in kept} | {".gitignore": "*.bak.po\nbuild/\n"}
    )
    new = {
        "locales/changed.po": "now",
        "locales/new.po": "new",
        "locales/x.bak.po": "no",
        "locales/build/x.po": "no",
    }
    write(repository, new)
    (repository / "locales/deleted.po").unlink()
    git(repository, "rm", "-q", "--cached", "locales/removed.po")
    git(repository, "mv", "locales/moved.po", "locales/elsewhere.po")
    write(repository, {"locales/staged.po": "in the index"})
    git(repository, "add", "locales/staged.po")
    write(repository, {"locales/staged.po": "on disk"})
    assert files(repository, None, ["locales"]) == {
        "locales/changed.po": b"now",
        "locales/elsewhere.po": b"moved",
        "locales/new.po": b"new",
        "locales/removed.po": b"removed",
        "locales/same.po": b"same",
        "locales/staged.po": b"on disk",
    }
    assert files(repository, "HEAD", ["locales"]) == {f"locales/{n}.po": n.encode() for n in sorted(kept)}


def test_a_folder_may_have_come_or_gone(repository: Path) -> None:
    committed(repository, {"a.po": "x"})
    committed(repository, {PO: "one"})
    (repository / PO).unlink()
    (repository / "locales/es/LC_MESSAGES").rmdir()
    write(repository, {"locales/es/LC_MESSAGES": "a file now"})
    assert files(repository, "HEAD~1", ["locales"]) == {}
    assert files(repository, "HEAD", ["locales"]) == {PO: b"one"}
    assert files(repository, None, ["locales"], [".po"]) == {}


def test_a_file_in_conflict_is_read_once(forked: Path) -> None:
    ran = subprocess.run(["git", "merge", "main"], cwd=forked, capture_output=True, check=False)
    assert ran.returncode == 1
    assert files(forked, None, ["locales"]) == {PO: (forked / PO).read_bytes(), TSV: b"terms"}


def test_a_project_may_be_a_folder_of_the_repository(repository: Path) -> None:
    committed(repository, {"docs/it/" + PO: "one", PO: "another project's", "docs/x.po": "outside"})
    project = repository / "docs/it"
    assert files(project, "HEAD", ["locales"]) == files(project, None, ["locales"]) == {PO: b"one"}
    assert files(project, "HEAD", []) == files(project, None, []) == {PO: b"one"}


def test_a_linked_working_tree_is_a_project_too(forked: Path, tmp_path: Path) -> None:
    git(forked, "worktree", "add", "-q", "--detach", str(tmp_path / "linked"), "main")
    write(tmp_path / "linked", {PO: "dirty"})
    assert files(tmp_path / "linked", None, ["locales"], [".po"]) == {PO: b"dirty"}
    assert files(tmp_path / "linked", "HEAD", ["locales"], [".po"]) == {PO: b"one and more"}
    assert merge_base(tmp_path / "linked", "change") == git(forked, "rev-parse", "v1^{commit}")


@pytest.mark.parametrize("name", [".git", "absolute"])
def test_hooks_set_where_the_repository_is(
    repository: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    committed(repository, {"docs/" + PO: "one", PO: "another project's"})
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_DIR", str(repository / ".git") if name == "absolute" else name)
    assert files(repository / "docs", "HEAD", ["locales"]) == {PO: b"one"}
    assert files(repository / "docs", None, ["locales"]) == {PO: b"one"}


@pytest.mark.skipif(sys.platform == "win32", reason="hooks there need another shell")
@pytest.mark.parametrize("linked", [False, True])
def test_a_hook_reads_what_is_about_to_be_committed(repository: Path, tmp_path: Path, linked: bool) -> None:
    committed(repository, {"docs/" + PO: "one", PO: "another project's"})
    folder = tmp_path / "linked" if linked else repository
    if linked:
        git(repository, "worktree", "add", "-q", str(folder))
    code = (
        "import sys; sys.path[:0] = [sys.argv[1]]; from l10n.history import files; from pathlib import Path; "
    )
    code += "print(files(Path('docs'), 'HEAD', ['locales']), files(Path('docs'), None, ['locales']))"
    source = str(Path(history.__file__).parents[1])
    hook = repository / ".git/hooks/pre-commit"
    command = shlex.join([sys.executable, "-c", code, source])
    hook.write_text(f"#!/bin/sh\n{command} > {shlex.quote(str(tmp_path / 'said'))}\n")
    hook.chmod(0o755)
    committed(folder, {"docs/" + PO: "two"})
    assert (tmp_path / "said").read_text() == f"{ {PO: b'one'} } { {PO: b'two'} }\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links there need a privilege")
def test_links_lead_to_files_of_the_repository(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.po").write_text("secret")
    write(repository, {"locales/real.po": "real", "shared/terms.tsv": "terms"})
    links = {
        "a.po": "real.po",
        "b.po": "a.po",
        "glossary.tsv": "../shared/terms.tsv",
        "here": ".",
        "l\nx.po": "real.po",
    }
    links |= {"out.po": "../../secret.po", "root.po": str(tmp_path / "secret.po"), "loop.po": "loop.po"}
    links |= {"gone.po": "nowhere.po", "folder.po": "../shared", "through.po": "real.po/x"}
    for name, target in links.items():
        (repository / "locales" / name).symlink_to(target)
    names = {"a.po": b"real", "b.po": b"real", "glossary.tsv": b"terms", "real.po": b"real"}
    expected = {f"locales/{name}": data for name, data in names.items()}
    assert files(repository, None, ["locales"]) == {**expected, "locales/l\nx.po": b"real"}
    committed(repository, {})
    assert files(repository, "HEAD", ["locales"]) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="links there need a privilege")
def test_a_folder_that_became_a_link_leads_nowhere_else(repository: Path, tmp_path: Path) -> None:
    committed(repository, {PO: "one"})
    (repository / "locales").rename(tmp_path / "elsewhere")
    (repository / "locales").symlink_to(tmp_path / "elsewhere")
    assert files(repository, None, ["locales"], [".po"]) == {}


def test_what_a_sparse_checkout_leaves_out_is_not_deleted(repository: Path) -> None:
    paths = {PO: "one", "locales/fr/LC_MESSAGES/a.po": "un", "locales/it/LC_MESSAGES/a.po": "uno"}
    committed(repository, paths)
    git(repository, "sparse-checkout", "set", "locales/es")
    assert not (repository / "locales/fr").exists()
    write(repository, {PO: "dirty"})
    expected = {path: text.encode() for path, text in {**paths, PO: "dirty"}.items()}
    assert files(repository, None, ["locales"], [".po"]) == expected


def test_a_submodule_is_refused(repository: Path) -> None:
    first = committed(repository, {"x.po": "x"})
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{first},locales")
    git(repository, "commit", "-qm", "submodule")
    said = "locales: is a submodule, and its versions are not here; compare in its own repository"
    assert refusal(files, repository, "HEAD", ["locales"], [".po"]) == said
    assert refusal(files, repository, None, ["locales"], [".po"]) == said
    assert files(repository, "HEAD", ["x.po"]) == {"x.po": b"x"}


def test_all_contents_come_from_one_process(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = {f"locales/{number:03}.po": str(number) for number in range(300)}
    name = committed(repository, expected)
    asked: list[str] = []
    run = subprocess.run

    def counting(command: list[str], **options: object) -> object:
        asked.append(command[command.index("-C") + 2])
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(history.subprocess, "run", counting)
    assert files(repository, name, ["locales"]) == {path: data.encode() for path, data in expected.items()}
    assert asked == ["rev-parse", "ls-tree", "cat-file"]


# --- what git must not do


@pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")
def test_nothing_that_is_configured_runs_and_nothing_is_written(
    forked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {shlex.quote(str(tmp_path / 'sprung'))}\ncat\n")
    trap.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "filter.x.smudge",
        "filter.x.clean",
        "core.editor",
    ):
        git(forked, "config", key, str(trap))
    git(forked, "config", "diff.x.textconv", str(trap))
    git(forked, "config", "core.hooksPath", str(tmp_path))
    (forked / ".git/info/attributes").write_text("*.po filter=x diff=x\n")
    for name in ("GIT_PAGER", "PAGER", "GIT_EXTERNAL_DIFF", "GIT_EDITOR", "GIT_ASKPASS"):
        monkeypatch.setenv(name, str(trap))
    write(forked, {PO: "dirty"})
    before = {
        path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes()) for path in forked.rglob("*")
    }
    base = merge_base(forked, "main")
    assert files(forked, base, ["locales"]) == {PO: b"one", TSV: b"terms"}
    assert files(forked, None, ["locales"]) == {PO: b"dirty", TSV: b"terms"}
    refusal(commit, forked, "mian")
    after = {
        path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes()) for path in forked.rglob("*")
    }
    assert after == before
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("name", ["GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_NOGLOB_PATHSPECS"])
def test_how_the_user_reads_patterns_does_not_matter(
    forked: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "1")
    assert files(forked, None, ["locales"], [".po"]) == {PO: b"two"}
    assert files(forked, "HEAD", ["LOCALES"], [".po"]) == {}


# --- where git cannot serve


def test_a_folder_may_be_in_no_repository(tmp_path: Path) -> None:
    said = f"{tmp_path}: is in no git repository, which would keep a version to compare with; make one"
    assert refusal(commit, tmp_path, "HEAD") == said
    assert refusal(merge_base, tmp_path, "main") == said
    assert refusal(files, tmp_path, None, ["locales"]) == said


def test_git_may_be_missing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    said = "git is missing, which keeps the versions to compare; install it"
    assert refusal(files, repository, None, ["locales"]) == said


@pytest.mark.skipif(sys.platform == "win32", reason="another way to be executable")
def test_git_may_be_broken(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("no program")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(commit, repository, "HEAD").startswith("git cannot be run (")


def test_a_folder_may_belong_to_somebody_else(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said = refusal(commit, repository, "HEAD")
    trust = f"git config --global --add safe.directory '{repository}'"
    assert said == f"{repository}: is another user's, so git does not read it; if you trust it, run `{trust}`"


def test_a_repository_may_be_damaged(forked: Path) -> None:
    blob = git(forked, "rev-parse", f"HEAD:{PO}")
    kept = forked / ".git/objects" / blob[:2] / blob[2:]
    data = kept.read_bytes()
    kept.unlink()
    said = f"{PO}: is missing from git's objects; fetch again, or see `git fsck`"
    assert refusal(files, forked, "HEAD", ["locales"]) == said
    kept.write_bytes(data[:-6] + b"broken")
    said = refusal(files, forked, "HEAD", ["locales"])
    assert said.startswith(f"{forked}: `git cat-file` failed: ")
    assert said.endswith("; mend that, or see `git fsck`")
    (forked / ".git/index").write_bytes(b"broken")
    assert refusal(files, forked, None, ["locales"]).startswith(f"{forked}: `git ls-files` failed: ")


def test_a_file_may_be_forbidden(forked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    said = refusal(files, forked, None, ["locales"])
    assert said == f"{forked / PO}: cannot be read (Permission denied); check its permissions"
