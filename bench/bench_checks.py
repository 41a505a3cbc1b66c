"""`l10n check` beside pofilter (translate-toolkit), one core, reading the file included: 10,000 and 100,000 entries.

    PYTHONPATH=src python bench/bench_checks.py [--entries 10000 100000] [--corpus sentences article] [--profile]

Entries are one to three messages with a number of their own, and one in fifty has a defect. `sentences` are those that
the tests have in nine languages, English and Italian here; `article` are the messages of the project's own article,
Italian and English, with codes, figures and long paragraphs. All our checks are on but spelling, which pofilter does
not do without a dictionary either; pofilter has the tests that correspond to them. The target is 3 times its speed.
The dictionaries that a first run keeps for all others (see docs/checks.md) are made before.
`--glossary` adds the project's terms, which pofilter has no notion of; `--profile` says what each of our checks costs.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from l10n.checks import CHECKS, check
from l10n.glossary import Glossary, load_glossary
from l10n.model import Catalog, Header, Unit
from l10n.po import read_po, render_po

ROOT = Path(__file__).parent.parent
SENTENCES = ROOT / "tests" / "data" / "checks" / "text-clean.tsv"
ARTICLE = ROOT / "locales" / "en" / "LC_MESSAGES" / "magnesio-e-sonno.po"
TERMS = ROOT / "locales" / "glossary.tsv"
LOCALES = {"sentences": ("en", "it"), "article": ("it", "en")}
PEER = (
    "numbers urls emails brackets doublequoting endpunc doublewords doublespacing startwhitespace endwhitespace"
    " untranslated unchanged acronyms xmltags"
).split()


def made(entries: int, corpus: str = "sentences") -> Catalog:
    chance = random.Random(7)
    pairs, locale = _pairs(corpus), LOCALES[corpus][1]
    fields = (("Language", locale), ("Content-Type", "text/plain; charset=UTF-8"))
    return Catalog(locale, tuple(_unit(chance, pairs, number) for number in range(entries)), Header(fields))


def _pairs(corpus: str) -> list[tuple[str, str]]:
    if corpus == "article":
        units = read_po(ARTICLE).units
        return list(dict.fromkeys((unit.source, unit.target) for unit in units if unit.target))
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["en"], row["it"]) for row in rows if row["kind"] == "sentence"]


def _unit(chance: random.Random, pairs: Sequence[tuple[str, str]], number: int) -> Unit:
    chosen = chance.sample(pairs, chance.choice((1, 1, 2, 3)))
    source, target = (" ".join(each) for each in zip(*chosen, strict=True))
    if number % 50 == 0:
        target = target.replace(" ", "  ", 1)
    return Unit(
        None, f"{source} ({number})", targets=(f"{target} ({number})",), references=("source/x.html",)
    )


def measured(*command: str) -> tuple[float, float]:
    """CPU seconds and the peak of memory in MB of a process, in the environment that `l10n check` makes.

    The peak is never below this process's own, which therefore makes no catalog.
    """
    environment = {"OPENBLAS_NUM_THREADS": "1", **os.environ}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, f"{command[0]} failed"
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run(path: Path, source: str, *, terms: bool, stop: str = "") -> int:
    """Our side, in a process of its own: how many findings there are."""
    catalog = read_po(path)
    if stop:
        return 0
    glossary = load_glossary(TERMS) if terms else None
    return len(check(catalog, source_locale=source, glossary=glossary, severities=_all_but_spelling))


def _all_but_spelling(name: str, default: str) -> str:
    return "off" if name == "spelling" else default


def profile(path: Path, source: str, *, terms: bool) -> None:
    """What each check costs, the others not run."""
    catalog = read_po(path)
    glossary = load_glossary(TERMS) if terms else None
    spent = Counter({name: _spent(catalog, source, glossary, name) for name in CHECKS if name != "spelling"})
    alone = _spent(catalog, source, glossary, "")
    print(f"    {'(none)':20} {alone:6.2f} s")
    for name, seconds in spent.most_common():
        print(f"    {name:20} {seconds - alone:6.2f} s")


def _spent(catalog: Catalog, source: str, glossary: Glossary | None, name: str) -> float:
    began = time.process_time()
    check(
        catalog,
        source_locale=source,
        glossary=glossary,
        severities=lambda id, _: "warning" if id == name else "off",
    )
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--corpus", nargs="+", choices=LOCALES, default=list(LOCALES))
    parser.add_argument("--glossary", action="store_true", help="with the project's terms")
    parser.add_argument("--profile", action="store_true", help="say what each check costs")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--source", default="en", help=argparse.SUPPRESS)
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        options.make.write_text(render_po(made(*options.entries, *options.corpus)), "utf-8")
        return
    if options.run:
        run(options.run, options.source, terms=options.glossary, stop="read" if options.read else "")
        return
    opened = "from l10n.glossary.lexicon import Lexicon; [Lexicon(lang).lemma('') for lang in ('en', 'it')]"
    subprocess.run([sys.executable, "-c", opened], check=True)
    with tempfile.TemporaryDirectory() as folder:
        for corpus, entries in product(options.corpus, options.entries):
            path = Path(folder, f"{corpus}-{entries}.po")
            made_of = ("--entries", str(entries), "--corpus", corpus)
            subprocess.run([sys.executable, __file__, "--make", str(path), *made_of], check=True)
            source = LOCALES[corpus][0]
            print(f"{entries} entries, {corpus}, {path.stat().st_size / 1e6:.1f} MB")
            compare(path, source, terms=options.glossary)
            if options.profile:
                profile(path, source, terms=options.glossary)
            path.unlink()


def compare(path: Path, source: str, *, terms: bool) -> None:
    own = [
        sys.executable,
        __file__,
        "--run",
        str(path),
        "--source",
        source,
        *(["--glossary"] if terms else []),
    ]
    reading, loaded = measured(*own, "--read")
    seconds, peak = measured(*own)
    pofilter = Path(sys.executable).with_name("pofilter")
    tests = [f"--test={name}" for name in PEER]
    peer, peak_peer = measured(
        sys.executable, str(pofilter), *tests, "--progress=none", str(path), f"{path}.out"
    )
    print(
        f"    l10n      {seconds:7.2f} s CPU, {peak:6.0f} MB (of it reading {reading:.2f} s, {loaded:.0f} MB)"
    )
    print(
        f"    pofilter  {peer:7.2f} s CPU, {peak_peer:6.0f} MB: {peer / seconds:.1f} times ours", flush=True
    )


if __name__ == "__main__":
    main()
