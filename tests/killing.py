"""Kills `translate` at random moments, in a project in the current folder, and says what it found: a line of JSON.

    python tests/killing.py 50

It forks, so that a child is at work at once; nothing that it loads may have been loaded before.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from l10n import config, read_po
from l10n.commands_translate import translate

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def run() -> None:
    list(translate(config.load(Path.cwd()), (), (), "argos", NOW))


def forked(delay: float | None) -> bool:
    """Whether a run in a child came to its end before it was killed."""
    child = os.fork()
    if not child:
        try:
            run()
            os._exit(0)
        except BaseException:
            os._exit(1)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        sys.exit("translate failed")
    return os.WIFEXITED(status)


def catalogs() -> list[Path]:
    return sorted(Path("locales").rglob("*.po"))


def translated() -> dict[tuple[str, tuple[str, str]], tuple[str, ...]]:
    """All that is translated; raises where a file is damaged."""
    found = {(str(path), unit.key): unit.targets for path in catalogs() for unit in read_po(path).units}
    return {key: targets for key, targets in found.items() if all(targets)}


def fresh() -> None:
    shutil.rmtree("locales", ignore_errors=True)
    shutil.rmtree(".l10n", ignore_errors=True)


def main() -> None:
    draw = random.Random(5)
    forked(None)  # a first one finds the attention to use, which is then known
    fresh()
    began = time.monotonic()
    forked(None)
    longest = time.monotonic() - began
    whole = {path: path.read_bytes() for path in catalogs()}
    every = sum(len(read_po(path).units) for path in whole)
    fresh()
    before = translated()
    kills = lost = ended = between = 0
    while kills < int(sys.argv[1]):
        if forked(draw.uniform(0.0, longest)):
            ended += 1
        else:
            kills += 1
        after = translated()
        lost += sum(after.get(key) != targets for key, targets in before.items())
        between += 0 < len(after) < every
        before = after
        if len(after) == every and draw.random() < 0.7:
            fresh()
            before = {}
    forked(None)
    same = {path: path.read_bytes() for path in catalogs()} == whole
    litter = [str(path) for path in Path("locales").rglob(".l10n-*")]
    print(json.dumps({"kills": kills, "lost": lost, "same": same, "between": between, "litter": len(litter)}))


if __name__ == "__main__":
    main()
