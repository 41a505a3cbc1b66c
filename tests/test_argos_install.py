"""Installing Argos packages, from a server on this machine that keeps an index and packages as Argos's does."""

from __future__ import annotations

import hashlib
import io
import json
import socket
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import argos_models as models
import pytest
from argos_models import archive, folder, metadata

from l10n.engines import Pair, argos
from l10n.errors import L10nError

Files = dict[str, bytes]
Calls = list[tuple[str, int, int]]


class Server:
    """Files by path; a path in `cut` breaks off half-way."""

    def __init__(self) -> None:
        self.files: Files = {}
        self.cut: set[str] = set()
        self.asked: list[str] = []
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                served.asked.append(self.path)
                data = served.files.get(self.path)
                if data is None:
                    self.send_error(404)
                elif data.startswith(b"-> "):
                    self.send_response(302)
                    self.send_header("Location", data[3:].decode())
                    self.end_headers()
                else:
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data[: len(data) // 2] if self.path in served.cut else data)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}"

    def offer(self, source: str, target: str, version: str = "1.0", **more: object) -> dict[str, object]:
        """An entry of the index, with a package behind it."""
        name = f"/translate-{source}_{target}-{version}.argosmodel"
        self.files[name] = packed(source, target, version)
        entry = json.loads(metadata(source, target, version))
        return {**entry, "links": [f"{self.address}{name}", "ipfs://Qm"], "code": "x", **more}

    def index(self, *entries: object) -> None:
        self.files["/index.json"] = json.dumps(entries).encode()


MODEL = models.dictionary()


def packed(source: str, target: str, version: str = "1.0", **files: bytes) -> bytes:
    buffer = io.BytesIO()
    contents = {**MODEL, "metadata.json": metadata(source, target, version), **files}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in contents.items():
            file.writestr(f"package/{name}", data)
    return buffer.getvalue()


def damaged(data: bytes) -> bytes:
    """A zip file with another byte inside a compressed file, as a bad disk makes it."""
    return data[:2000] + bytes([data[2000] ^ 0xFF]) + data[2001:]


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.http.shutdown()
    server.http.server_close()
    thread.join()


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server) -> Path:
    """The folder of packages, which is not there yet, in a home of its own; Argos's settings are read anew."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", server.address)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delitem(sys.modules, "argostranslate", raising=False)
    monkeypatch.delitem(sys.modules, "argostranslate.settings", raising=False)
    return tmp_path / "packages"


def quiet(_name: str, _done: int, _total: int) -> None:
    pass


def left(packages: Path) -> list[str]:
    """What lies among the packages, and what was left beside them."""
    inside = [path.name for path in packages.iterdir()] if packages.is_dir() else []
    return sorted(inside + [path.name for path in packages.parent.glob(".*")])


def test_the_newest_package_is_installed_and_works(packages: Path, server: Server) -> None:
    server.index(*(server.offer("it", "en", version) for version in ("1.9", "1.10", "1.0")))
    calls: Calls = []
    assert argos.install("it", "en", lambda *call: calls.append(call)) == [Pair("it", "en", "1.10")]
    assert left(packages) == ["translate-it_en-1_10"]
    assert argos.pairs() == [Pair("it", "en", "1.10")]
    assert argos.open("it", "en").translate(["il sonno"])[0].text == "the sleep"
    size = len(server.files["/translate-it_en-1.10.argosmodel"])
    assert {(name, total) for name, _, total in calls} == {("it-en@1.10", size)}
    assert [done for _, done, _ in calls] == sorted({done for _, done, _ in calls})
    assert calls[-1][1] == size


def test_what_is_there_already_is_not_downloaded_again(packages: Path, server: Server) -> None:
    server.index(server.offer("it", "en", "1.9"))
    assert argos.install("it", "en", quiet) == [Pair("it", "en", "1.9")]
    server.asked.clear()
    assert argos.install("it", "en", quiet) == []
    assert server.asked == ["/index.json"]
    server.index(server.offer("it", "en", "2.0"))
    assert argos.install("it", "en", quiet) == [Pair("it", "en", "2.0")]
    assert left(packages) == ["translate-it_en-1_9", "translate-it_en-2_0"]


def test_a_way_by_other_languages_is_installed_where_there_is_no_package(
    packages: Path, server: Server
) -> None:
    server.index(server.offer("it", "en"), server.offer("en", "pb", "1.5"), server.offer("pb", "gl"))
    assert argos.install("it", "pt-BR", quiet) == [Pair("it", "en", "1.0"), Pair("en", "pt-BR", "1.5")]
    assert left(packages) == ["translate-en_pb-1_5", "translate-it_en-1_0"]
    assert argos.install("it", "gl", quiet) == [Pair("pt-BR", "gl", "1.0")]
    assert argos.open("it", "gl").id == "argos:it-en@1.0+en-pb@1.5+pb-gl@1.0"


def test_a_broken_package_is_replaced(packages: Path, server: Server) -> None:
    folder(packages, {"metadata.json": b"{", "old": b""}, "translate-it_en-1_0")
    server.index(server.offer("it", "en"))
    assert argos.install("it", "en", quiet) == [Pair("it", "en", "1.0")]
    assert left(packages) == ["translate-it_en-1_0"]
    assert not (packages / "translate-it_en-1_0" / "old").exists()
    assert argos.warnings() == []


def test_other_links_are_tried_and_checksums_count(packages: Path, server: Server) -> None:
    entry = server.offer("it", "en")
    (link, _) = entry["links"]  # type: ignore[misc]
    server.files["/moved"] = f"-> {link}".encode()
    server.files["/other"] = packed("it", "en", **{"README.md": b"another"})
    checksum = hashlib.sha256(server.files["/translate-it_en-1.0.argosmodel"]).hexdigest()
    bad = ["ftp://127.0.0.1/x", "nonsense", f"{server.address}/gone", f"{server.address}/other"]
    server.index({**entry, "sha256": checksum.upper(), "links": [*bad, f"{server.address}/moved"]})
    assert argos.install("it", "en", quiet) == [Pair("it", "en", "1.0")]
    assert not (packages / "translate-it_en-1_0" / "README.md").exists()


def test_entries_that_cannot_be_understood_are_left_out(packages: Path, server: Server) -> None:
    good = server.offer("it", "en")
    strange = [1, None, {}, {**good, "from_code": "../it"}, {**good, "package_version": "new"}]
    strange += [{**good, "links": 1}, {**good, "package_version": "9", "type": "sbd"}]
    server.index(*strange, {**good, "links": [1, *good["links"]]})  # type: ignore[misc]
    assert argos.install("it", "en", quiet) == [Pair("it", "en", "1.0")]
    assert left(packages) == ["translate-it_en-1_0"]


DOWNLOADS = {
    "gone": (None, "HTTP Error 404"),
    "no archive": (b"<html>Sorry</html>", "File is not a zip file"),
    "another package": (packed("it", "fr"), "holds another one (it-fr@1.0)"),
    "another version": (packed("it", "en", "0.9"), "holds another one (it-en@0.9)"),
    "no model": (packed("it", "en", **{"model/model.bin": b""}), "is damaged ("),
    "entries that lead out": (packed("it", "en", **{"../../evil": b""}), "leads out of it"),
    "a damaged file": (damaged(packed("it", "en")), "is damaged ("),
    "half of it": (packed("it", "en")[:50_000], "File is not a zip file"),
}


@pytest.mark.parametrize(("data", "reason"), DOWNLOADS.values(), ids=DOWNLOADS)
def test_a_bad_download_installs_nothing(
    packages: Path, server: Server, data: bytes | None, reason: str
) -> None:
    server.index(server.offer("it", "en"))
    path = "/translate-it_en-1.0.argosmodel"
    if data is None:
        del server.files[path]
    else:
        server.files[path] = data
    with pytest.raises(L10nError) as raised:
        argos.install("it", "en", quiet)
    assert str(raised.value).startswith("the Argos package it-en@1.0 ")
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)
    assert left(packages) == []


def test_a_wrong_checksum_installs_nothing(packages: Path, server: Server) -> None:
    server.index(server.offer("it", "en", sha256="0" * 64))
    with pytest.raises(L10nError, match="its checksum is not the one in the index"):
        argos.install("it", "en", quiet)
    assert left(packages) == []


def test_a_download_that_breaks_off_installs_nothing(packages: Path, server: Server) -> None:
    server.index(server.offer("it", "en"))
    server.cut.add("/translate-it_en-1.0.argosmodel")
    with pytest.raises(
        L10nError, match=r"cannot be downloaded \(http://.*: the connection ended after \d+ of \d+ "
    ):
        argos.install("it", "en", quiet)
    assert left(packages) == []


def test_an_interrupt_leaves_nothing_half_installed(packages: Path, server: Server) -> None:
    folder(packages, {"metadata.json": b"{"}, "translate-it_en-1_0")
    server.index(server.offer("it", "en"))

    def interrupted(_name: str, _done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        argos.install("it", "en", interrupted)
    assert left(packages) == ["translate-it_en-1_0"]
    assert (packages / "translate-it_en-1_0" / "metadata.json").read_bytes() == b"{"


def test_a_leg_that_fails_keeps_the_one_before(packages: Path, server: Server) -> None:
    server.index(server.offer("it", "en"), server.offer("en", "es"))
    del server.files["/translate-en_es-1.0.argosmodel"]
    with pytest.raises(L10nError, match=r"en-es@1\.0 cannot be downloaded"):
        argos.install("it", "es", quiet)
    assert left(packages) == ["translate-it_en-1_0"]


@pytest.mark.usefixtures("packages")
def test_a_pair_that_nobody_offers_is_one_line(server: Server) -> None:
    server.index(server.offer("it", "en"))
    with pytest.raises(L10nError) as raised:
        argos.install("it", "ja", quiet)
    assert str(raised.value) == (
        f"no Argos packages lead from it to ja; see what there is at {server.address}/index.json"
    )


@pytest.mark.parametrize(
    ("index", "reason"),
    [(None, "HTTP Error 404"), (b"<html>", ""), (b"[" * 100_000, ""), (b"\xff", ""), (b"7", "it is no list")],
    ids=["missing", "a page", "deep", "no text", "a number"],
)
def test_an_index_that_cannot_be_read_is_one_line(
    packages: Path, server: Server, index: bytes | None, reason: str
) -> None:
    if index:
        server.files["/index.json"] = index
    with pytest.raises(L10nError) as raised:
        argos.install("it", "en", quiet)
    assert str(raised.value).startswith(
        f"the index of Argos packages cannot be read ({server.address}/index.json: "
    )
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)
    assert left(packages) == []


def test_being_offline_is_one_line(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", address)
    with pytest.raises(L10nError) as raised:
        argos.install("it", "en", quiet)
    assert str(raised.value) == (
        f"the index of Argos packages cannot be read ({address}index.json: Connection refused); "
        "check the network, and ARGOS_PACKAGE_INDEX if it is set"
    )
    assert left(packages) == []


def test_a_link_is_not_followed_to_the_file_system(packages: Path, server: Server, tmp_path: Path) -> None:
    local = archive(tmp_path / "local.argosmodel", {**MODEL, "metadata.json": metadata("it", "en")})
    entry = server.offer("it", "en")
    server.files["/redirect"] = f"-> file://{local}".encode()
    server.index({**entry, "links": [f"file://{local}", f"{server.address}/redirect"]})
    with pytest.raises(L10nError, match="cannot be downloaded"):
        argos.install("it", "en", quiet)
    assert left(packages) == []


def test_a_folder_that_cannot_be_written_is_one_line(packages: Path, server: Server) -> None:
    server.index(server.offer("it", "en"))
    packages.write_text("a file where the folder should be")
    with pytest.raises(L10nError) as raised:
        argos.install("it", "en", quiet)
    assert "\n" not in str(raised.value)
    assert packages.read_text() == "a file where the folder should be"
