"""`make bench`: our speed beside our peers', all measured in this run. `make bench ARGS="html"` runs one part.

Figures are CPU seconds of one core; what counts is the ratio, because machines differ and are shared.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PARTS = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def main(wanted: list[str]) -> None:
    unknown = set(wanted) - set(PARTS)
    if unknown:
        sys.exit(f"there is no part {', '.join(sorted(unknown))}; there is {', '.join(PARTS)}")
    for part in wanted or PARTS:
        print(f"== {part}", flush=True)
        subprocess.run([sys.executable, HERE / f"bench_{part}.py"], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
