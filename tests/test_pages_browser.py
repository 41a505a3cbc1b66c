"""The project's own site in Chromium: its article, and a text and a Markdown article built the same way."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import html5lib
import pytest

Open = Callable[..., Any]
ROOT = Path(__file__).parent.parent
ARTICLE = "magnesio-e-sonno"
ARTICLES = [
    f"{locale}/{name}.html" for locale, name in product(("it", "ar"), (ARTICLE, "orto", "guida/nota"))
]
PAGES = [*ARTICLES, f"en/{ARTICLE}.html", "index.html"]

# Lines of text in the page's first screen that reach into the bright part of the moon.
ON_THE_MOON = """() => {
  const moon = document.querySelector(".moon .disc").getBoundingClientRect();
  const range = document.createRange(), lines = [];
  for (const element of document.querySelectorAll(".kicker, h1, .lead, .byline li")) {
    range.selectNodeContents(element);
    lines.push(...range.getClientRects());
  }
  return lines.filter(line => line.right > moon.left && line.left < moon.right
    && line.bottom > moon.top && line.top < moon.bottom).length;
}"""


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with English as we translated it, and drafts in pseudo-Arabic."""
    folder = tmp_path_factory.mktemp("site")
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "pyproject.toml").read_text("utf-8").replace("\nlocales = [", '\nlocales = ["ar", ')
    (folder / "pyproject.toml").write_text(settings, "utf-8")
    (folder / "source/guida").mkdir()
    shutil.copy(ROOT / "tests/data/text/it.txt", folder / "source/orto.txt")
    shutil.copy(ROOT / "tests/data/text/article.md", folder / "source/guida/nota.md")
    (folder / "source/guida/img").mkdir()
    shutil.copy(ROOT / f"source/{ARTICLE}.png", folder / "source/guida/img/forno.jpg")
    for words in (["translate", "--engine", "pseudo", "-L", "ar"], ["build", "--draft"]):
        command = [sys.executable, "-c", "from l10n.cli import main; main()", *words]
        subprocess.run(command, cwd=folder, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "0"})
    return folder / "build"


@pytest.mark.parametrize("page", PAGES)
def test_pages_have_no_problem_on_a_screen_or_a_telephone(build: Path, open_page: Open, page: str) -> None:
    view = open_page(build / page, width=1280)
    assert view.problems() == []
    view.page.set_viewport_size({"width": 390, "height": 800})
    assert view.problems() == []


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_valid_html(build: Path, page: str) -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse((build / page).read_bytes())
    assert (parser.errors, parser.documentEncoding) == ([], "utf-8")
    assert len(tree.findall(".//h1")) == 1


@pytest.mark.parametrize("locale", ["it", "en", "ar"])
def test_no_line_runs_over_the_bright_moon(build: Path, open_page: Open, locale: str) -> None:
    page = open_page(build / f"{locale}/{ARTICLE}.html").page
    for width in (1024, 1100, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert (width, page.evaluate(ON_THE_MOON)) == (width, 0)


def test_readers_go_from_language_to_language(build: Path, open_page: Open) -> None:
    page = open_page(build / f"it/{ARTICLE}.html").page
    languages = page.locator("[data-l10n=languages] a")
    assert languages.all_inner_texts() == ["Italiano", "English"]
    assert page.locator("[aria-current=page]").inner_text() == "Italiano"
    languages.nth(1).click()
    page.wait_for_url(f"**/en/{ARTICLE}.html")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("[data-l10n=languages] a").first.click()
    page.wait_for_url(f"**/it/{ARTICLE}.html")


def test_a_draft_says_so_and_runs_from_the_right(build: Path, open_page: Open) -> None:
    page = open_page(build / f"ar/{ARTICLE}.html", width=390).page
    assert (
        page.evaluate("getComputedStyle(document.documentElement, '::before').content")
        == '"DRAFT · ar · 0 %"'
    )
    assert page.evaluate("document.documentElement.dir") == "rtl"
    heading = page.locator("h1").bounding_box()
    assert heading["x"] + heading["width"] > 390 / 2
    assert re.fullmatch("\u202e\\[.*]\u202c", page.locator("h1").text_content())


def test_a_text_without_a_title_has_one_to_be_heard(build: Path, open_page: Open) -> None:
    page = open_page(build / "it/orto.html").page
    assert page.locator("h1").text_content() == page.title() == "Perché i vasi chiedono più acqua dei campi"
    assert page.locator("h1").bounding_box()["height"] == 1
