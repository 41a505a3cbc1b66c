"""`l10n translate` and `l10n engines` from end to end, with the test package, Apertium and a server on loopback."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Run
from libretranslate_server import Server, serve

from l10n import markup, read_po
from l10n.model import Unit

Command = Callable[..., Run]

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "tests" / "models"
CATALOG = Path("locales/en/LC_MESSAGES/sonno.po")
PAGE = """<!doctype html>
<html lang="it"><head><title>Il sonno profondo</title></head><body>
<h1>Il magnesio</h1>
<p>Il <strong>magnesio</strong> migliora <a href="studio.html">il sonno profondo</a>.<sup>1</sup></p>
<p>Bianchi studia lo zinco con Neuro-Link™. Vedi https://example.org/a_b?c=1.</p>
<table><tr><td>1.000</td><td>45 %</td></tr></table>
</body></html>
"""
CONFIGURATION = '[tool.l10n]\nsource-locale = "it"\nlocales = ["en", "es", "ca"]\n'


@pytest.fixture
def project(l10n: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """A project with one article, the test package, and nothing else of this machine's."""
    Path("pyproject.toml").write_text(CONFIGURATION, "utf-8")
    Path("source/sonno.html").write_text(PAGE, "utf-8")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(MODELS))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("LIBRETRANSLATE_URL", raising=False)
    return l10n


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serve() as running:
        monkeypatch.setenv("LIBRETRANSLATE_URL", running.url)
        yield running


def units(path: Path = CATALOG) -> dict[str, Unit]:
    return {unit.source: unit for unit in read_po(path).units}


def targets(path: Path = CATALOG) -> dict[str, str]:
    return {unit.source: unit.target for unit in read_po(path).units}


def engine(unit: Unit) -> str:
    return next((mark.get("engine") for mark in unit.marks if mark.kind == "state"), "")


def write(path: Path, source: str, target: str) -> None:
    """Translate an entry by hand."""
    text = path.read_text("utf-8")
    quoted, said = (json.dumps(one, ensure_ascii=False) for one in (source, target))
    after = re.sub(rf"msgid {re.escape(quoted)}\nmsgstr \".*\"", f"msgid {quoted}\nmsgstr {said}", text)
    assert after != text
    path.write_text(after, "utf-8")


# -- argos ---------------------------------------------------------------------------------------------


def test_argos_fills_a_catalog_with_the_model_s_own_words(project: Command) -> None:
    done = project("translate", "-L", "en", "--engine", "argos")
    assert done.code == 0
    assert done.out == "locales/en/LC_MESSAGES/sonno.po: 6 entries\n"
    assert done.err == "en: 2 texts by numbers\nen: 4 texts by argos:it-en@1.0\n"
    found = units()
    assert {unit.state for unit in found.values()} == {"machine"}
    assert found["Il magnesio"].target == "Magnesium"
    assert found["1.000"].target == "1,000"
    coded = next(unit for source, unit in found.items() if "<strong>" in source)
    assert coded.target == "<strong>Magnesium</strong> improves <a>deep sleep</a>.<sup/>"
    kept = next(unit for source, unit in found.items() if "™" in source)
    assert "Neuro-Link™" in kept.target
    assert kept.target.endswith("https://example.org/a_b?c=1.")
    assert engine(kept) == "argos:it-en@1.0"


def test_a_fresh_process_needs_no_network_and_no_torch(project: Command) -> None:
    project("update")
    code = (
        "import socket, sys; socket.socket.connect = None\n"
        "sys.argv = ['l10n', 'translate', '-L', 'en', '--engine', 'argos']\n"
        "from l10n.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print([name for name in ('torch', 'stanza', 'spacy', 'minisbd', 'argostranslate') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr
    assert targets()["Il magnesio"] == "Magnesium"


def test_people_s_words_are_never_touched(project: Command) -> None:
    project("translate", "-L", "en", "--engine", "argos")
    write(CATALOG, "Il magnesio", "About magnesium")  # the mark no longer fits: needs work, a person's
    project("review", "approve", units()["Il sonno profondo"].hashes[0], "-L", "en")
    before = CATALOG.read_bytes()
    assert project("translate", "-L", "en", "--engine", "argos").code == 0
    assert CATALOG.read_bytes() == before
    assert project("translate", "-L", "en", "--engine", "pseudo", "--retranslate").code == 0
    found = units()
    assert found["Il magnesio"].target == "About magnesium"
    assert found["Il sonno profondo"].state == "reviewed"
    assert {engine(u) for u in found.values() if u.state == "machine"} == {"pseudo"}


def test_what_was_said_before_is_not_asked_again(project: Command, server: Server) -> None:
    assert project("translate", "-L", "en", "--engine", "libretranslate").code == 0
    asked = len(server.asked)
    before = CATALOG.read_bytes()
    CATALOG.unlink()
    assert project("translate", "-L", "en", "--engine", "libretranslate").code == 0
    assert (CATALOG.read_bytes(), len(server.asked)) == (before, asked)
    shutil.rmtree(".l10n")
    Path(".l10n").write_text("in the way")  # a cache that cannot be used is no reason to fail
    CATALOG.unlink()
    assert project("translate", "-L", "en", "--engine", "libretranslate").code == 0
    assert CATALOG.read_bytes() == before
    assert len(server.asked) > asked


# -- memory ----------------------------------------------------------------------------------------------


def test_what_people_translated_elsewhere_is_used_again(project: Command) -> None:
    Path("source/altro.html").write_text(
        "<html lang=it><body><p>Il magnesio</p><p>Il sonno molto profondo</p></body></html>", "utf-8"
    )
    project("update")
    write(CATALOG, "Il magnesio", "Magnesium matters")
    write(CATALOG, "Il sonno profondo", "Slow-wave sleep")
    done = project("translate", "altro", "-L", "en", "--engine", "argos")
    assert done.err == "en: 1 texts by memory\nen: 1 texts by argos:it-en@1.0\n"
    found = units(Path("locales/en/LC_MESSAGES/altro.po"))
    exact, near = found["Il magnesio"], found["Il sonno molto profondo"]
    assert (exact.target, exact.state, engine(exact)) == ("Magnesium matters", "machine", "memory")
    notes = [mark.value for mark in near.marks if mark.kind == "note"]
    assert notes == ["memory, 87% alike: Il sonno profondo = Slow-wave sleep"] or notes[-1].startswith(
        "memory, 8"
    )


# -- apertium --------------------------------------------------------------------------------------------


def test_apertium_fills_the_whole_article(project: Command, need: Callable[..., str], tmp_path: Path) -> None:
    need("apertium", package="apertium")
    need("cg-proc", package="cg3")
    Path("source/sonno.html").unlink()
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name, dirs_exist_ok=True)
    done = project("translate", "-L", "es", "-L", "ca", "--engine", "apertium")
    assert done.code == 0, done.err
    [article] = [path.stem for path in Path("source").glob("*.html")]
    for locale in ("es", "ca"):
        found = read_po(Path(f"locales/{locale}/LC_MESSAGES/{article}.po")).units
        live = [unit for unit in found if not unit.obsolete]
        assert all(unit.target for unit in live)
        for unit in live:
            assert markup.problems(unit.source, unit.target, markup.once(unit.extracted)) == []
            if unit.context != "number":
                for sign in (r"https?://[^\s<]*\w", r"10\.\d{4}/\S+\w", "®", r"\*", r"\d+(?:[.,]\d+)*"):
                    assert sorted(re.findall(sign, unit.target)) == sorted(re.findall(sign, unit.source)), (
                        unit
                    )
    assert project("check", "-L", "es", "-L", "ca", "--fail-on", "error").code == 0
    built = project("build", "--draft")
    assert built.code == 0
    assert all(Path(f"build/{locale}/{article}.html").exists() for locale in ("es", "ca"))


# -- auto, and what goes wrong -----------------------------------------------------------------------------


@pytest.mark.usefixtures("server")
def test_auto_takes_the_first_that_can_and_says_which(project: Command, need: Callable[..., str]) -> None:
    need("apertium", package="apertium")
    done = project("translate")
    assert done.code == 0
    assert [line for line in done.err.splitlines() if "numbers" not in line] == [
        "en: 4 texts by argos:it-en@1.0",
        "es: 4 texts by apertium:ita-spa",
        "ca: 4 texts by apertium:ita-cat",
    ]


@pytest.mark.parametrize("fault", ["count", "html", "500", "slow", "garbage"])
def test_a_server_that_lies_is_one_line_and_the_other_locales_are_done(
    project: Command, server: Server, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from l10n.engines.libretranslate import client

    monkeypatch.setattr(client, "TIMEOUT", 0.3)
    monkeypatch.setattr(client, "sleep", lambda _: None)
    server.delay = 1.0
    Path("pyproject.toml").write_text(CONFIGURATION.replace('"es", "ca"', '"fr"'), "utf-8")
    project("translate", "-L", "fr", "--engine", "argos")
    server.always = fault
    done = project("translate", "-L", "fr", "-L", "en", "--engine", "libretranslate")
    assert done.code == 1
    failures = [line for line in done.err.splitlines() if line.startswith("l10n: ")]
    assert len(failures) == 2
    assert all(re.match(r"l10n: (?:fr|en): it to (?:fr|en): ", line) for line in failures)
    assert set(targets().values()) == {"", "1,000", "45%"}


def test_a_pair_that_nobody_can_serve_names_what_to_install(project: Command) -> None:
    Path("pyproject.toml").write_text(CONFIGURATION.replace('"es", "ca"', '"ja"'), "utf-8")
    done = project("translate")
    assert done.code == 1
    [failure] = [line for line in done.err.splitlines() if line.startswith("l10n: ")]
    assert failure.startswith("l10n: ja: it to ja: no engine translates it to ja; argos: ")
    assert "l10n engines install it ja" in failure
    assert "LIBRETRANSLATE_URL" in failure
    assert targets()["Il magnesio"] == "Magnesium"  # en is done all the same
    one = project("translate", "-L", "ja", "--engine", "argos")
    assert (one.code, one.err.count("\n")) == (1, 1)


def test_an_unknown_engine_is_refused(project: Command) -> None:
    assert project("translate", "--engine", "telepathy").code == 2


def test_a_message_that_cannot_be_translated_is_named_and_left(project: Command) -> None:
    Path("source/sonno.html").write_text("<html lang=it><p>Uno \U000f0000 due</p><p>Il magnesio</p>", "utf-8")
    done = project("translate", "-L", "en", "--engine", "argos")
    assert done.code == 1
    assert "is left: has private-use characters" in done.err
    assert targets()["Il magnesio"] == "Magnesium"


# -- interrupted ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_killed_at_any_moment_nothing_is_lost(tmp_path: Path) -> None:
    lines = (MODELS / "heldout.tsv").read_text("utf-8").splitlines()[1:]
    for name, some in (("uno", lines[::2]), ("due", lines[1::2])):
        body = "".join(f"<p>{line.split(chr(9))[1]}</p>\n" for line in some)
        Path(f"source/{name}.html").write_text(f"<html lang=it><body>{body}</body></html>", "utf-8")
    Path("pyproject.toml").write_text(CONFIGURATION.replace(', "es", "ca"', ""), "utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "killing.py", "50"],
        capture_output=True,
        text=True,
        env={**os.environ, "ARGOS_PACKAGES_DIR": str(MODELS), "XDG_CACHE_HOME": str(tmp_path / "cache")},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found.pop("between") > 0  # some were killed half-way
    assert found == {"kills": 50, "lost": 0, "same": True, "litter": 0}


# -- engines -------------------------------------------------------------------------------------------


def test_engines_lists_what_can_be_done_here(project: Command) -> None:
    done = project("engines")
    assert done.code == 0
    assert "argos\n  it to en (1.0)\n" in done.out
    assert "libretranslate\n  no languages\n  LIBRETRANSLATE_URL is not set" in done.out
    told = json.loads(project("engines", "--format", "json").out)["engines"]
    assert [one["name"] for one in told] == ["argos", "apertium", "libretranslate"]
    assert told[0]["pairs"] == [{"source": "it", "target": "en", "version": "1.0"}]


def test_a_broken_package_is_named(project: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(next(MODELS.glob("*.argosmodel")), tmp_path)
    (tmp_path / "broken.argosmodel").write_bytes(b"no zip")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path))
    assert "broken.argosmodel: this is no working Argos package" in project("engines").out
    done = project("translate", "-L", "en", "--engine", "argos")
    assert done.code == 0
    assert "broken.argosmodel: this is no working Argos package" in done.err


def test_installing_without_a_network_is_one_line(project: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/index.json")
    done = project("engines", "install", "it", "ja")
    assert (done.code, done.err.count("\n")) == (2, 1)


@pytest.mark.usefixtures("project")
def test_ctrl_c_is_a_line_and_the_next_run_goes_on() -> None:
    script = (
        "import sys\n"
        "from l10n import commands_translate\n"
        "def interrupted(*arguments, **options):\n"
        "    raise KeyboardInterrupt\n"
        "commands_translate._Run._translated = interrupted\n"
        "sys.argv = ['l10n', 'translate', '-L', 'en', '--engine', 'argos']\n"
        "from l10n.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (130, 1)
    assert targets()["1.000"] == "1,000"  # what was finished before
