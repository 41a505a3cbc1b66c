"""The harness finds what it is there to find: faults of pages, and in CI the tests that did not run."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
CLEAN = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sleep</title><style>
:root { color-scheme: light dark; color: #111; background: #fff }
@media (prefers-color-scheme: dark) { :root { color: #eee; background: #111 } }
%s</style></head><body><main><h1>Sleep</h1><p>A calm night.</p>%s</main></body></html>"""
WIDE = "x" * 200
POLICY = (
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
)


def write(folder: Path, body: str = "", style: str = "") -> Path:
    path = folder / "page.html"
    path.write_text(CLEAN % (style, body), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("", ""),
        (f'<div tabindex="0" style="overflow-x: auto"><pre>{WIDE}</pre></div>', ""),
        (f'<p style="overflow: hidden">{WIDE}</p>', ""),
        ('<a href="#end" style="position: absolute; left: -999px">Skip</a><p id="end">End</p>', ""),
        ("<script>console.log('hello'); console.warn('careful')</script>", ""),
        ("", f"</style>{POLICY}<style>"),
    ],
    ids=["plain", "scrolling box", "clipping box", "skip link", "console", "no script allowed"],
)
def test_clean_page_is_clean(open_page, tmp_path, body, style):
    assert open_page(write(tmp_path, body, style), width=320).problems() == []


@pytest.mark.parametrize(
    ("body", "style", "expected"),
    [
        (
            '<div id="wide" style="width: 500px"><p>In it.</p></div>',
            "body { margin: 0 }",
            ["page is 500 px wide in a window of 390 px", "div#wide reaches from 0 to 500 px of 390"],
        ),
        (
            '<p class="a b" style="width: 380px; margin-left: 20px">Cut off.</p>',
            "html, body { margin: 0; overflow-x: hidden }",
            ["p.a.b reaches from 20 to 400 px of 390"],
        ),
        (
            '<p style="position: absolute; left: -30px; width: 60px; margin: 0">Half of it.</p>',
            "",
            ["p reaches from -30 to 30 px of 390"],
        ),
    ],
    ids=["wide box", "cut off by the body", "cut off at the left"],
)
def test_overflow_is_found(open_page, tmp_path, body, style, expected):
    assert open_page(write(tmp_path, body, style), width=390).overflow() == expected


@pytest.mark.parametrize(("body", "element"), [(f"<p>{WIDE}</p>", "p"), (f"</main>{WIDE}", "body")])
def test_overflowing_word_is_found(open_page, tmp_path, body, element):
    found = open_page(write(tmp_path, body), width=390).overflow()
    assert [re.sub(r"\d+", "N", line) for line in found] == [
        "page is N px wide in a window of N px",
        f"{element} reaches from N to N px of N",
    ]


def test_overflow_to_the_left_is_found_in_right_to_left_pages(open_page, tmp_path):
    path = write(tmp_path, '<div style="width: 500px">שלום</div>', "body { margin: 0; direction: rtl }")
    assert "div reaches from -110 to 390 px of 390" in open_page(path, width=390).overflow()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<script>console.error('not good')</script>", "console: not good"),
        ("<script>missing()</script>", "script: missing is not defined"),
        ('<script src="gone.js"></script>', "net::ERR_FILE_NOT_FOUND"),
        ('<script src="https://example.org/a.js"></script>', "net::ERR_NAME_NOT_RESOLVED"),
    ],
)
def test_error_is_found(open_page, tmp_path, body, expected):
    [found] = open_page(write(tmp_path, body)).errors
    assert expected in found


@pytest.mark.parametrize(
    ("body", "style", "rule", "schemes"),
    [
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "", "image-alt", "light and dark"),
        ("<button></button>", "", "button-name", "light and dark"),
        ("", "p { color: #333 }", "color-contrast", "dark"),
        ("", "p { color: #ddd }", "color-contrast", "light"),
    ],
)
def test_violation_is_found(open_page, tmp_path, body, style, rule, schemes):
    [found] = open_page(write(tmp_path, body, style)).violations()
    assert (found.split(":")[0], found.endswith(f" ({schemes})")) == (rule, True)


@pytest.mark.parametrize(("height", "size"), [("500", (390, 500)), ("full", (390, 2000))])
def test_shot_has_the_size_asked_for(chromium, tmp_path, height, size):  # noqa: ARG001
    page, out = write(tmp_path, style="html { height: 2000px }"), tmp_path / "out.png"
    command = [sys.executable, "tests/browser.py", "shot", page, out, "--width", "390", "--height", height]
    subprocess.run(command, cwd=TESTS.parent, check=True)
    assert struct.unpack(">II", out.read_bytes()[16:24]) == size


SKIPPING = """
import pytest
def test_runs(): pass
def test_skips(): pytest.skip("no engine")
@pytest.mark.skip(reason="never")
def test_marked(): pass
def test_needs(need): need("no-such-command", package="some-package")
@pytest.mark.xfail
def test_expected(): assert False
"""


@pytest.mark.parametrize(
    ("source", "ci", "code", "outcome"),
    [
        (SKIPPING, "", 0, "1 passed, 3 skipped, 1 xfailed"),
        (SKIPPING, "false", 0, "1 passed, 3 skipped, 1 xfailed"),
        (SKIPPING, "true", 1, "2 failed, 1 passed, 1 xfailed, 1 error"),
        ("import pytest; pytest.importorskip('no_such_module')", "true", 2, "1 error"),
        ("import pytest; pytest.skip('all', allow_module_level=True)", "true", 2, "1 error"),
    ],
)
def test_skipped_test_fails_in_ci(tmp_path, source, ci, code, outcome):
    shutil.copy(TESTS / "conftest.py", tmp_path)
    (tmp_path / "test_it.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "CI": ci}, capture_output=True, text=True)
    assert (done.returncode, outcome in done.stdout.splitlines()[-1]) == (code, True), done.stdout
    assert ci != "true" or "In CI every test runs, but: " in done.stdout
