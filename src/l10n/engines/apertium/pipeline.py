"""The processes of a mode, kept open: text goes in, ended by a NUL, and comes out ended by a NUL.

A stage that died, or two that are out of step, give nothing or the wrong sentence without a word: so every sentence
carries a marker that must come back with it.
"""

from __future__ import annotations

import os
import selectors
import subprocess
import time
import weakref
from collections.abc import Sequence
from itertools import count

from l10n.engines import EngineFailed

_CHUNK = 4096  # bytes that a pipe takes without blocking once it is ready for some (PIPE_BUF)


class Broken(EngineFailed):
    """A stage ended, or answers for one sentence with another; a fresh pipeline may do."""


class Pipeline:
    """The stages of a mode, started and connected."""

    def __init__(self, name: str, commands: Sequence[Sequence[str]], *, timeout: float) -> None:
        """Start the stages. `timeout` is how many seconds may pass without any output."""
        self.name, self.timeout = name, timeout
        self._programs = [command[0] for command in commands]
        self._serial = count()
        self._stages: list[subprocess.Popen[bytes]] = []
        # Run at the interpreter's exit too. Where that is killed, the stages end because their input does.
        self.close = weakref.finalize(self, _end, self._stages)
        try:
            _start(commands, self._stages)
        except OSError as error:
            self.close()
            raise EngineFailed(f"apertium {name}: {error.strerror}: {error.filename}") from None
        except BaseException:
            self.close()
            raise

    def run(self, texts: Sequence[str]) -> list[str]:
        """What the mode makes of texts without NUL, 1:1. Raises Broken, or EngineFailed for one that hangs."""
        markers = [f"[={next(self._serial)}=]" for _ in texts]
        data = "".join(f"{text}{marker}\0" for text, marker in zip(texts, markers, strict=True)).encode()
        try:
            answers = self._exchange(data, len(texts))
            for text, answer, marker in zip(texts, answers, markers, strict=True):
                if not answer.endswith(marker) or answer.count("[=") != 1:
                    raise Broken(f"apertium {self.name} lost its place at {text[:40]!r}")
        except BaseException:
            self.close()  # also where a person interrupts: what is still in the pipes belongs to nobody
            raise
        return [answer.removesuffix(marker) for answer, marker in zip(answers, markers, strict=True)]

    def _exchange(self, data: bytes, wanted: int) -> list[str]:
        """Write and read at once, because pipes hold little: who only writes waits for ever."""
        first, last = self._stages[0].stdin, self._stages[-1].stdout
        assert first
        assert last
        received = bytearray()
        found, position, progress = 0, 0, time.monotonic()
        with selectors.DefaultSelector() as ready:
            ready.register(last, selectors.EVENT_READ)
            ready.register(first, selectors.EVENT_WRITE)
            while found < wanted:
                for key, _ in ready.select(min(self.timeout, 0.5)):
                    if key.fileobj is last:
                        chunk = os.read(last.fileno(), 1 << 16)
                        if not chunk:
                            raise Broken(self._epitaph())
                        received += chunk
                        found, progress = found + chunk.count(0), time.monotonic()
                    else:
                        position += self._write(first.fileno(), data[position : position + _CHUNK])
                        if position == len(data):
                            ready.unregister(first)
                if time.monotonic() - progress > self.timeout:
                    raise EngineFailed(f"apertium {self.name} did not answer for {self.timeout:g} seconds")
        return received.decode(errors="replace").split("\0")[:wanted]

    def _write(self, descriptor: int, data: bytes) -> int:
        try:
            return os.write(descriptor, data)
        except BrokenPipeError:
            raise Broken(self._epitaph()) from None

    def _epitaph(self) -> str:
        """Which stage ended first: those before it fail, having nobody to write to, those behind it end in peace."""
        deadline = time.monotonic() + 1
        while all(stage.poll() is None for stage in self._stages) and time.monotonic() < deadline:
            time.sleep(0.01)
        ended = [stage for stage in reversed(self._stages) if stage.poll() is not None]
        for stage in sorted(ended, key=lambda stage: stage.returncode == 0):
            program = self._programs[self._stages.index(stage)]
            how = f"code {stage.returncode}" if stage.returncode >= 0 else f"signal {-stage.returncode}"
            return f"apertium {self.name}: {program} ended with {how}"
        return f"apertium {self.name} closed its output"


def _start(commands: Sequence[Sequence[str]], stages: list[subprocess.Popen[bytes]]) -> None:
    """Start the stages one after the other, each reading what the one before it writes."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    for command in commands:
        before = stages[-1].stdout if stages else None
        stages.append(
            subprocess.Popen(
                list(command),
                stdin=before or subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env=environment,
                process_group=0,  # Ctrl-C is for us, who end them
            )
        )
        if before:
            before.close()
    entry = stages[0].stdin
    assert entry
    os.set_blocking(entry.fileno(), False)


def _end(stages: list[subprocess.Popen[bytes]]) -> None:
    for stage in stages:
        stage.kill()
    for stage in stages:
        stage.wait()
        for stream in (stage.stdin, stage.stdout):
            if stream:
                stream.close()
