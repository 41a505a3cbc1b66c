"""Pages to catalogs and back: this package, translate-toolkit, and itstool and po4a where they are installed."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SIZE = 200  # pages of about 12 kB
WORDS = "il magnesio aiuta a dormire meglio e calma i neuroni della corteccia mentre la notte passa".split()


def page(number: int) -> str:
    """A page of 59 segments; XHTML, so that all peers can read it."""
    blocks = []
    for block in range(56):
        words = [WORDS[(number * 7 + block * 3 + i) % len(WORDS)] for i in range(24)]
        words[5] = f"<strong>{words[5]}</strong>"
        words[11] = f'<a href="p{block}.html">{words[11]} {number}</a>'
        blocks.append(f"<p>{' '.join(words)} {block}.</p>")
    body = "\n".join(blocks)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'lang="it" xml:lang="it">\n<head><title>Pagina {number}</title></head>\n<body>\n<h1>Titolo {number}</h1>\n'
        f"{body}\n</body>\n</html>\n"
    )


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source").mkdir()
        for number in range(size):
            (folder / "source" / f"p{number}.html").write_text(page(number), "utf-8")
        configuration = '[tool.l10n]\nsource-locale = "it"\nlocales = ["en"]\n'
        (folder / "pyproject.toml").write_text(configuration, "utf-8")
        ours = _ours(folder)
        print(f"{size} pages, CPU seconds (times ours)")
        _row("article-l10n", ours, ours)
        for peer, measure in (("translate-toolkit", _toolkit), ("itstool", _itstool), ("po4a", _po4a)):
            figures = measure(folder, size)
            if figures is None:
                print(f"  {peer:18} not installed")
            else:
                _row(peer, figures, ours)


def _row(name: str, figures: tuple[float, float], ours: tuple[float, float]) -> None:
    extract, build = (f"{f:6.2f} ({f / o:4.1f})" for f, o in zip(figures, ours, strict=True))
    print(f"  {name:18} extract {extract}   build {build}", flush=True)


def _cpu(*command: str, folder: Path) -> float:
    """CPU seconds that a command and its children take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _ours(folder: Path) -> tuple[float, float]:
    command = (sys.executable, "-c", "from l10n.cli import main; main()")
    extract = _cpu(*command, "extract", folder=folder)
    _cpu(*command, "update", folder=folder)
    _cpu(*command, "translate", "--engine", "pseudo", folder=folder)
    return extract, _cpu(*command, "build", "--draft", folder=folder)


def _toolkit(folder: Path, _: int) -> tuple[float, float] | None:
    tools = [shutil.which(tool, path=str(Path(sys.executable).parent)) for tool in ("html2po", "po2html")]
    if None in tools:
        return None
    html2po, po2html = (str(tool) for tool in tools)
    extract = _cpu(html2po, "--progress=none", "source", "tt", folder=folder)
    return extract, _cpu(po2html, "--progress=none", "-t", "source", "tt", "tt-out", folder=folder)


def _itstool(folder: Path, size: int) -> tuple[float, float] | None:
    itstool, msgfmt = shutil.which("itstool"), shutil.which("msgfmt")
    if not itstool or not msgfmt:
        return None
    names = [f"source/p{number}.html" for number in range(size)]
    extract = _cpu(itstool, "-o", "its.pot", *names, folder=folder)
    subprocess.run([msgfmt, "-o", "its.mo", "its.pot"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    (folder / "its").mkdir()
    return extract, _cpu(itstool, "-m", "its.mo", "-o", "its", *names, folder=folder)


def _po4a(folder: Path, size: int) -> tuple[float, float] | None:
    gettextize, translate = shutil.which("po4a-gettextize"), shutil.which("po4a-translate")
    if not gettextize or not translate:
        return None
    few = max(1, size // 20)  # a process per page: the rest is proportional
    extract = build = 0.0
    for number in range(few):
        name = f"source/p{number}.html"
        extract += _cpu(gettextize, "-f", "xhtml", "-m", name, "-p", "po4a.po", folder=folder)
        build += _cpu(
            translate, "-f", "xhtml", "-m", name, "-p", "po4a.po", "-k", "0", "-l", "x.html", folder=folder
        )
        (folder / "po4a.po").unlink()
    return extract * size / few, build * size / few


if __name__ == "__main__":
    main()
