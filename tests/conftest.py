"""What every test may ask for, and the rule that in CI nothing is skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from browser import View
    from playwright.sync_api import Browser

CI = os.environ.get("CI", "").lower() not in ("", "0", "false")

# Machines under load miss any deadline; in CI a run repeats the one before it.
settings.register_profile("l10n", deadline=None, derandomize=CI)
settings.load_profile("l10n")


@pytest.fixture(scope="session")
def need() -> Callable[..., str]:
    """`need("msgfmt", package="gettext")` is the command's path; where it is missing the test is skipped."""

    def find(command: str, *, package: str) -> str:
        return shutil.which(command) or pytest.skip(f"{command} is missing; install the package {package}")

    return find


@pytest.fixture(scope="session")
def chromium(need: Callable[..., str]) -> Iterator[Browser]:
    """One Chromium for all tests."""
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is missing; run make setup")
    from browser import launch

    with launch(need("chromium", package="chromium")) as running:
        yield running


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., View]]:
    """`open_page(path_or_url, width=390, height=800, scheme="dark")` is an open `browser.View`."""
    from browser import view

    with ExitStack() as stack:
        yield lambda target, **window: stack.enter_context(view(chromium, target, **window))


def _refuse_skip(report: Any) -> Any:
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"In CI every test runs, but: {report.longrepr[2]}"
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """A test that is skipped has failed in CI."""
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    """So has a module."""
    return _refuse_skip((yield))


class Run(NamedTuple):
    """What a command left: its exit code, and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def l10n(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Run]:
    """`l10n("build", "--draft")` is that command, run in a temporary folder with a project's configuration."""
    from l10n.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764547200")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (tmp_path / "gitconfig").write_text("[user]\n\tname = Ada Rossi\n", "utf-8")
    configuration = '[tool.l10n]\nsource-locale = "it"\nlocales = ["en", "ar"]\n'
    (tmp_path / "pyproject.toml").write_text(configuration, "utf-8")
    (tmp_path / "source").mkdir()

    def run(*words: str) -> Run:
        monkeypatch.setattr("sys.argv", ["l10n", *words])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return Run(code, out, err)

    return run
