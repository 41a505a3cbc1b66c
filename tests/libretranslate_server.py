"""A server that speaks LibreTranslate's protocol on the loopback interface, and lies or fails when it is told to.

    with serve() as server:
        os.environ["LIBRETRANSLATE_URL"] = server.url
        server.faults = ["500", "html"]     # what the next requests to /translate get; then it works again
        server.always = "slow"              # what every one gets

It translates by itself: every word backwards, so that a test sees what came from it.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LANGUAGES = ("en", "it", "es", "fr", "pt", "pb", "zh", "zt", "nb")


def translate(text: str) -> str:
    """Every word backwards: what the server makes of a text."""
    return re.sub(r"[^\W\d_]+", lambda match: match[0][::-1], text)


@dataclass
class Server:
    """The switches of a server, and what it was asked."""

    url: str = ""
    languages: Any = field(
        default_factory=lambda: [{"code": c, "name": c, "targets": list(LANGUAGES)} for c in LANGUAGES]
    )
    settings: Any = field(default_factory=lambda: {"charLimit": -1, "keyRequired": False})
    key: str = ""  # the key it wants
    batch_limit: int = 0  # sentences of a request
    faults: list[str] = field(default_factory=list)
    always: str = ""
    faults_of: str = "/translate"  # the path that has faults
    retry_after: str = ""
    delay: float = 5.0  # seconds of "slow" and of each byte of "drip"
    elsewhere: str = "http://example.org/translate?secret=1"
    asked: list[dict[str, Any]] = field(default_factory=list)  # what /translate was asked
    paths: list[str] = field(default_factory=list)


@contextmanager
def serve() -> Iterator[Server]:
    """A server in a thread, on a port of its own, until the block ends."""
    server = Server()

    class Handler(_Handler):
        switches = server

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    http.block_on_close = False
    server.url = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    switches: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # a body waits for its headers' acknowledgement otherwise

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.switches.paths.append(self.path)
        if self._faulty({}):
            return
        known = {"/languages": self.switches.languages, "/frontend/settings": self.switches.settings}
        if self.path in known:
            self._json(200, known[self.path])
        else:
            self._json(404, {"error": "Not found"})

    def do_POST(self) -> None:
        self.switches.paths.append(self.path)
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.switches.asked.append(asked)
        if not self._faulty(asked):
            self._json(*self._translated(asked))

    def _translated(self, asked: dict[str, Any]) -> tuple[int, object]:
        """As LibreTranslate's app.py answers: the same codes and messages."""
        switches, q = self.switches, asked.get("q")
        limit = switches.settings.get("charLimit", -1)
        texts = q if isinstance(q, list) else [q]
        if switches.key and asked.get("api_key") != switches.key:
            return 403, {"error": f"Invalid API key {asked.get('api_key')}"}
        if not q or asked.get("format") != "text":
            return 400, {"error": "Invalid request: missing q parameter"}
        if switches.batch_limit and len(texts) > switches.batch_limit:
            return 400, {"error": f"Invalid request: request ({len(texts)}) exceeds batch limit"}
        if limit > 0 and sum(map(len, texts)) > limit:
            return 400, {
                "error": f"Invalid request: request ({sum(map(len, texts))}) exceeds text limit ({limit})"
            }
        codes = [language["code"] for language in switches.languages]
        for side in ("source", "target"):
            if asked[side] not in codes:
                return 400, {"error": f"{asked[side]} is not supported"}
        answers = [translate(text) for text in texts]
        body: dict[str, object] = {"translatedText": answers if isinstance(q, list) else answers[0]}
        if count := asked.get("alternatives", 0):
            body["alternatives"] = [[f"{text} {i}" for i in range(count)] for text in answers]
        return 200, body

    def _faulty(self, asked: dict[str, Any]) -> bool:
        """Answer as a fault says, if there is one now."""
        switches = self.switches
        if self.path != switches.faults_of:
            return False
        fault = switches.faults.pop(0) if switches.faults else switches.always
        texts = [translate(text) for text in asked.get("q", [])]
        answers: dict[str, object] = {
            "count": {"translatedText": texts[:-1]},
            "more": {"translatedText": [*texts, "more"]},
            "string": {"translatedText": " ".join(texts)},
            "numbers": {"translatedText": [1] * len(texts)},
            "no key": {"text": texts},
            "list": texts,
            "null": None,
            "alternatives": {"translatedText": texts, "alternatives": [["x", 5, ""], "y"]},
        }
        if fault in answers:
            self._json(200, answers[fault])
        elif fault == "html":
            self._send(200, b"<!DOCTYPE html><title>Hello</title>" + b"x" * 500, "text/html")
        elif fault == "garbage":
            self._send(200, b"\xff\xfe{", "application/json")
        elif fault == "deep":
            self._send(200, b"[" * 1_000_000, "application/json")
        elif fault == "close":
            self.close_connection = True
        elif fault == "cut":
            self._send(200, b'{"translatedText": [', "application/json", length=100)
            self.close_connection = True
        elif fault == "redirect":
            self._send(302, b"", "text/html", Location=switches.elsewhere)
        elif fault == "slow":
            time.sleep(switches.delay)
            self.close_connection = True
        elif fault == "drip":
            self._send(200, b"[", "application/json", length=1_000)
            for _ in range(20):
                time.sleep(switches.delay)
                self.wfile.write(b" ")
        elif fault == "endless":
            self._send(200, b" " * (17 << 20), "application/json")
        elif fault.isdecimal():
            said = f"Cannot translate text: {asked.get('api_key')}\n\x1b[31m" + "x" * 500
            self._json(int(fault), {"error": said})
        return bool(fault)

    def _json(self, status: int, answer: object) -> None:
        self._send(status, json.dumps(answer).encode(), "application/json")

    def _send(self, status: int, body: bytes, kind: str, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        if self.switches.retry_after and status >= 400:
            self.send_header("Retry-After", self.switches.retry_after)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the client hung up, as it should on "endless"
            self.close_connection = True
