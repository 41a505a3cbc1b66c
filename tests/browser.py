"""Pages as a person sees them: headless Chromium opens one and says what is wrong with it.

Tests use the fixture `open_page` of conftest.py. Pictures for the documentation are taken with

    python tests/browser.py shot PAGE OUT.png --width 390 --height full
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

Scheme = Literal["light", "dark"]

# Playwright itself adds --headless, --no-sandbox, --no-first-run, --disable-sync, --disable-component-update,
# --disable-background-networking and a fresh profile. No name resolves: a page is the same on every network.
FLAGS = ["--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"]

# Boxes and words that reach past the sides of the window, outermost first. What lies in a box that scrolls or
# clips is that box's business; what lies wholly on the side that no scrolling reaches is hidden on purpose.
OVERFLOW = """() => {
  const root = document.documentElement, width = root.clientWidth, found = [], inside = new Set();
  const rtl = [root, document.body].some(e => getComputedStyle(e).direction === "rtl");
  const name = e => e.localName + (e.id ? "#" + e.id : [...e.classList].map(c => "." + c).join(""));
  const out = r => r.width > 0 && r.height > 0 && (r.right > width + 1 || r.left < -1)
    && !(rtl ? r.left >= width : r.right <= 0);
  const open = e => e === document.body || getComputedStyle(e).overflowX === "visible";
  if (root.scrollWidth > width) found.push(`page is ${root.scrollWidth} px wide in a window of ${width} px`);
  const lines = text => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return range.getBoundingClientRect();
  };
  for (const e of [document.body, ...document.body.querySelectorAll("*")]) {
    if (inside.has(e.parentElement) || e !== document.body && !open(e.parentElement)) {
      inside.add(e);
      continue;
    }
    const texts = open(e) ? [...e.childNodes].filter(n => n.nodeType === Node.TEXT_NODE) : [];
    const box = [e.getBoundingClientRect(), ...texts.map(lines)].find(out);
    if (box) {
      inside.add(e);
      const [left, right] = [box.left, box.right].map(Math.round);
      found.push(`${name(e)} reaches from ${left} to ${right} px of ${width}`);
    }
  }
  return found;
}"""


@dataclass(frozen=True, slots=True)
class View:
    """An open page. `page` is Playwright's, for clicking and typing; `errors` grows while it is open."""

    page: Page
    errors: list[str]

    def overflow(self) -> list[str]:
        """What is wider than the window, and the elements that stick out of it."""
        found: list[str] = self.page.evaluate(OVERFLOW)
        return found

    def violations(self) -> list[str]:
        """What axe-core finds, contrast included, in the light scheme and the dark, where the page stays."""
        found: dict[str, list[str]] = {}
        schemes: tuple[Scheme, ...] = ("light", "dark")
        for scheme in schemes:
            self.page.emulate_media(color_scheme=scheme)
            for rule in Axe().run(self.page).response["violations"]:
                for node in rule["nodes"]:
                    why = " ".join(node["failureSummary"].split())
                    found.setdefault(f"{rule['id']}: {node['target']} {why}", []).append(scheme)
        return [f"{text} ({' and '.join(where)})" for text, where in found.items()]

    def problems(self) -> list[str]:
        """All of it: errors of the console, overflow, violations. Empty for a good page."""
        return [*self.errors, *self.overflow(), *self.violations()]

    def shot(self, out: Path, *, full: bool = False) -> None:
        """A picture of the window, or of the whole page."""
        self.page.screenshot(path=out, full_page=full, animations="disabled")


@contextmanager
def launch(command: str) -> Iterator[Browser]:
    """A running Chromium that reaches no host but this one."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=command, args=FLAGS)
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def view(
    chromium: Browser, target: Path | str, *, width: int = 1280, height: int = 800, scheme: Scheme = "light"
) -> Iterator[View]:
    """A file or URL, opened in a window of this many CSS pixels and loaded to the end."""
    errors: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"console: {message.text} ({message.location['url']})")

    context = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    try:
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: errors.append(f"script: {error}"))
        page.goto(target.resolve().as_uri() if isinstance(target, Path) else target)
        page.evaluate("document.fonts.ready.then(() => null)")
        yield View(page, errors)
    finally:
        context.close()


def _pixels(text: str) -> int:
    return 0 if text == "full" else int(text)


def main() -> None:
    """Take one picture."""
    parser = argparse.ArgumentParser(prog="python tests/browser.py", description="Take a picture of a page.")
    parser.add_argument("verb", choices=["shot"])
    parser.add_argument("page", help="file or URL")
    parser.add_argument("out", type=Path, help="PNG file to write")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument(
        "--height", type=_pixels, default=800, help='CSS pixels, or "full" for the whole page'
    )
    parser.add_argument("--scheme", choices=["light", "dark"], default="light")
    args = parser.parse_args()
    target = args.page if "://" in args.page else Path(args.page)
    size = {"width": args.width, "height": args.height or 800}
    command = shutil.which("chromium") or sys.exit("chromium is missing; install the package chromium")
    with launch(command) as chromium, view(chromium, target, **size, scheme=args.scheme) as seen:
        seen.shot(args.out, full=not args.height)


if __name__ == "__main__":
    main()
