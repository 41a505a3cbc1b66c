"""Requests to a LibreTranslate server: tried again where that may help, and never trusted.

Whatever goes wrong is one line, without the key, user or password of the address, or long texts of the server.
"""

from __future__ import annotations

import json
import random
import re
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from l10n.engines import EngineFailed
from l10n.errors import L10nError

if TYPE_CHECKING:
    import httpx

TRIES = 4  # for a translation; what a server has is asked for twice
TIMEOUT = 120.0  # seconds for a translation, all of it: a slow machine needs some for a batch
BRIEF = 10.0  # seconds for what a server has
PATIENCE = 300.0  # seconds that a server may ask us to wait
AGAIN = frozenset((429, 500, 502, 503, 504))
LARGEST = 16 << 20  # bytes of an answer

_UNPRINTED = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SHOWN = 200  # characters of what a server says

sleep = time.sleep


class Refused(EngineFailed):
    """The server understood, and said no: a request too large, a language it has not, a key it wants."""


class Server:
    """A server at an address, with the key it may want."""

    def __init__(self, address: str, key: str) -> None:
        """Raises L10nError for what is no address of a server."""
        self.shown = _shown(address)
        parts = urlsplit(address)
        self._secrets = [secret for secret in (key, parts.password, parts.username) if secret]
        self._address, self._key = address.rstrip("/"), key
        self._client: httpx.Client | None = None

    def ask(self, path: str, payload: dict[str, object] | None = None) -> object:
        """The JSON that the server answers: to GET, or with a payload to POST. Raises EngineFailed."""
        tries = 2 if payload is None else TRIES
        for tried in range(1, tries + 1):
            wait = 2.0 ** (tried - 1) * (0.5 + random.random() / 2)
            try:
                status, headers, body = self._request(path, payload)
            except ConnectionError as error:
                problem = str(error)
            else:
                if status not in AGAIN:
                    return self._answer(status, headers, body)
                problem = f"answers with {status}{self._said(body)}"
                wait = _asked(headers.get("retry-after", "")) or wait
            if wait > PATIENCE:
                raise self.failure(f"{problem}, and wants us to wait for {wait:.0f} seconds")
            if tried < tries:
                sleep(wait)
        raise self.failure(f"{problem}, {tries} times")

    def close(self) -> None:
        """Close the connections; harmless when done twice."""
        if self._client:
            self._client.close()
        self._client = None

    def failure(self, problem: str) -> EngineFailed:
        """The error that tells what the server did."""
        return EngineFailed(f"LibreTranslate at {self.shown} {problem}")

    def _request(self, path: str, payload: dict[str, object] | None) -> tuple[int, httpx.Headers, bytes]:
        """Status, headers and body. Raises ConnectionError for what may help to do again, else EngineFailed."""
        import httpx

        if self._client is None:
            near = urlsplit(self._address).hostname in _LOOPBACK  # where no proxy would find it
            self._client = httpx.Client(follow_redirects=False, trust_env=not near)
        timeout = BRIEF if payload is None else TIMEOUT
        late = f"did not answer within {timeout:g} seconds"
        method = "GET" if payload is None else "POST"
        key: dict[str, object] = {"api_key": self._key} if self._key else {}
        # In ASCII, because a lone surrogate cannot be sent otherwise.
        content = None if payload is None else json.dumps({**payload, **key})
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        url = self._address + path
        try:
            with self._client.stream(
                method, url, content=content, headers=headers, timeout=timeout
            ) as response:
                return response.status_code, response.headers, self._body(response, timeout, late)
        except httpx.TimeoutException:
            raise self.failure(late) from None
        except httpx.ConnectError:
            raise ConnectionError("cannot be reached") from None
        except httpx.RequestError:
            raise ConnectionError("broke the connection off") from None
        except (httpx.InvalidURL, UnicodeError):
            raise self.failure("has an address that cannot be asked") from None

    def _body(self, response: httpx.Response, timeout: float, late: str) -> bytes:
        """All of an answer, unless it comes too slowly or never ends."""
        body, deadline = bytearray(), time.monotonic() + timeout
        for chunk in response.iter_bytes():
            body += chunk
            if time.monotonic() > deadline:
                raise self.failure(late)
            if len(body) > LARGEST:
                raise self.failure(f"answers with more than {LARGEST >> 20} MB")
        return bytes(body)

    def _answer(self, status: int, headers: httpx.Headers, body: bytes) -> object:
        if 300 <= status < 400:
            place = _host(headers.get("location", ""))
            raise self.failure(
                f"sends us on to {place}; set LIBRETRANSLATE_URL to the address that answers itself"
            )
        if status >= 400:
            raise Refused(f"LibreTranslate at {self.shown} refuses with {status}{self._said(body)}")
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            what = "a page" if body.lstrip()[:1] == b"<" else "something else"
            raise self.failure(f"answers with {what} instead of JSON") from None

    def _said(self, body: bytes) -> str:
        """What the server says is wrong, in one short line; nothing where that is a page."""
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            return ""
        error = answer.get("error") if isinstance(answer, dict) else None
        if not isinstance(error, str):
            return ""
        for secret in self._secrets:
            error = error.replace(secret, "…")
        text = _UNPRINTED.sub(" ", error).strip()
        text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
        return f": {text.encode(errors='replace').decode()}"


def _shown(address: str) -> str:
    """An address as it may be printed: without user and password."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        parts, port = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise L10nError("LIBRETRANSLATE_URL is no address such as http://localhost:5000")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}"


def _host(address: str) -> str:
    """Where a redirect leads, as far as may be printed."""
    try:
        shown = _shown(address.partition("?")[0].partition("#")[0])
    except L10nError:
        return "another place"
    return _UNPRINTED.sub(" ", shown)[:_SHOWN]


def _asked(header: str) -> float | None:
    """Seconds that a Retry-After header asks for (https://www.rfc-editor.org/rfc/rfc9110#name-retry-after)."""
    if re.fullmatch(r"\d{1,9}", header.strip(), re.A):
        return float(header)
    try:
        then = parsedate_to_datetime(header)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())
