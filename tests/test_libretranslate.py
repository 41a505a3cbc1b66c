"""The engine libretranslate against a server that speaks its protocol, and lies or fails when it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from libretranslate_server import Server, serve, translate

from l10n.engines import Engine, EngineFailed, NoRoute, Output, Translator, libretranslate
from l10n.engines.libretranslate import client

ENGINE: Engine = libretranslate  # the module is what the protocol asks for
KEY = "s3cr3t-k3y"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that the environment names."""
    with serve() as running:
        monkeypatch.setenv("LIBRETRANSLATE_URL", running.url)
        monkeypatch.delenv("LIBRETRANSLATE_API_KEY", raising=False)
        yield running
    libretranslate._abilities.cache_clear()


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited, without waiting."""
    waits: list[float] = []
    monkeypatch.setattr(client, "sleep", waits.append)
    return waits


@pytest.fixture
def translator(server: Server, slept: list[float]) -> Iterator[Translator]:
    del server, slept
    opened = libretranslate.open("it", "en")
    yield opened
    opened.close()


def test_sentences_are_translated_in_order(server: Server, translator: Translator) -> None:
    sentences = ["Il sonno.", "", "  due  ", "5", "\n", "Perché è così? ", "e\ud800", "\x00"]
    outputs = translator.translate(sentences)
    assert outputs == [Output(translate(sentence)) for sentence in sentences]
    assert server.asked == [
        {
            "q": ["Il sonno.", "due", "5", "Perché è così?", "e\ud800", "\x00"],
            "source": "it",
            "target": "en",
            "format": "text",
        }
    ]
    assert translator.translate([]) == []
    assert (translator.id, translator.blanks) == ("libretranslate:it-en", False)
    assert translator.align(["a"], ["b"]) == [None]
    assert len(set(translator.carriers)) > 40


def test_alternatives_are_asked_for_and_read(server: Server, translator: Translator) -> None:
    (output,) = translator.translate([" uno"], alternatives=2)
    assert output == Output(" onu", others=(" onu 0", " onu 1"))
    server.faults = ["alternatives"]
    assert translator.translate(["uno", "due"], alternatives=2) == [
        Output("onu", others=("x",)),
        Output("eud"),
    ]


def test_requests_hold_what_the_server_allows(server: Server) -> None:
    server.settings["charLimit"] = 100
    one = libretranslate.open("it", "en")
    sentences = [f"parola {n} " * (n % 7) for n in range(200)]
    assert [output.text for output in one.translate(sentences)] == list(map(translate, sentences))
    assert all(sum(map(len, asked["q"])) <= 100 for asked in server.asked)
    assert max(len(asked["q"]) for asked in server.asked) > 1
    one.close()


def test_at_most_32_sentences_are_sent_at_once_and_fewer_where_that_is_refused(
    server: Server, translator: Translator
) -> None:
    sentences = [f"parola {n}" for n in range(100)]
    assert [output.text for output in translator.translate(sentences)] == list(map(translate, sentences))
    assert [len(asked["q"]) for asked in server.asked] == [32, 32, 32, 4]
    server.batch_limit = 10
    assert [output.text for output in translator.translate(sentences)] == list(map(translate, sentences))


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("Uno due.", 0, ["Uno due."]),
        ("Uno due.", 8, ["Uno due."]),
        ("Uno due. Tre.", 9, ["Uno due.", "Tre."]),
        ("Uno due. Tre, quattro.", 12, ["Uno due.", "Tre,", "quattro."]),
        ("Uno, due tre", 9, ["Uno,", "due tre"]),
        ("uno due tre", 8, ["uno due", "tre"]),
        ("unoduetre", 4, ["unod", "uetr", "e"]),
        ("一二。三四", 4, ["一二。", "三四"]),
        ("«Uno.»  Due", 7, ["«Uno.»", "Due"]),
        ("  uno  ", 3, ["uno"]),
        (" ", 3, []),
    ],
)
def test_what_is_too_long_is_cut_at_sentences_clauses_words(text: str, limit: int, pieces: list[str]) -> None:
    assert [piece for piece, _ in libretranslate._pieces(text, limit) if piece] == pieces


@given(st.text(st.sampled_from("ab ,.;\n\u00a0。!»é"), max_size=80), st.integers(0, 12))
def test_pieces_are_the_text_and_within_the_limit(text: str, limit: int) -> None:
    pieces = list(libretranslate._pieces(text, limit))
    assert "".join(piece + gap for piece, gap in pieces) == text
    assert all(not limit or len(piece) <= limit for piece, _ in pieces)
    assert all(piece == piece.strip() and not gap.strip() for piece, gap in pieces)


def test_a_sentence_longer_than_the_limit_is_never_cut_off(server: Server) -> None:
    server.settings["charLimit"] = 50
    one = libretranslate.open("it", "en")
    sentence = "Una frase, lunga; con parole e " * 500 + "a" * 120
    assert one.translate([sentence, "fine"]) == [Output(translate(sentence)), Output("enif")]
    one.close()


# -- failures --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["429", "500", "502", "503", "504", "close", "cut"])
def test_what_may_pass_is_tried_again_and_later_each_time(
    server: Server, translator: Translator, slept: list[float], fault: str
) -> None:
    server.faults = [fault] * 3
    assert translator.translate(["uno"]) == [Output("onu")]
    assert [
        low <= wait <= high for wait, (low, high) in zip(slept, [(0.5, 1), (1, 2), (2, 4)], strict=True)
    ] == [True] * 3


def test_a_server_says_when_to_come_again(server: Server, translator: Translator, slept: list[float]) -> None:
    server.faults, server.retry_after = ["429", "503"], "7"
    assert translator.translate(["uno"]) == [Output("onu")]
    assert slept == [7.0, 7.0]
    server.faults, server.retry_after = ["429"], format_datetime(datetime.now(UTC) + timedelta(seconds=90))
    assert translator.translate(["uno"]) == [Output("onu")]
    assert 60 < slept[2] <= 90
    server.faults, server.retry_after = ["429"], "soon"
    assert translator.translate(["uno"]) == [Output("onu")]
    assert slept[3] <= 1
    server.faults, server.retry_after = ["429"], "86400"
    with pytest.raises(EngineFailed, match="wants us to wait for 86400 seconds"):
        translator.translate(["uno"])


LIES = {
    "count": "answers 3 sentences with 2",
    "more": "answers 3 sentences with 4",
    "string": "answers without translations",
    "numbers": "answers without translations",
    "no key": "answers without translations",
    "list": "answers without translations",
    "null": "answers without translations",
    "html": "answers with a page instead of JSON",
    "garbage": "answers with something else instead of JSON",
    "deep": "answers with something else instead of JSON",
    "endless": "answers with more than 16 MB",
    "redirect": "sends us on to http://example.org/translate; set LIBRETRANSLATE_URL to the address that",
    "slow": "did not answer within 0.3 seconds",
    "drip": "did not answer within 0.3 seconds",
    "close": "broke the connection off, 4 times",
    "400": "refuses with 400: Cannot translate text: …",
    "403": "refuses with 403: Cannot translate text: …",
    "404": "refuses with 404: Cannot translate text: …",
    "500": "answers with 500: Cannot translate text: …",
}


@pytest.mark.parametrize("fault", LIES)
def test_a_server_that_lies_or_fails_is_one_line_without_the_key(
    server: Server, slept: list[float], monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", KEY)
    monkeypatch.setattr(client, "TIMEOUT", 0.3)
    server.key, server.always, server.delay = KEY, fault, 0.6 if fault == "slow" else 0.2
    one = libretranslate.open("it", "en")
    with pytest.raises(EngineFailed) as failure:
        one.translate(["uno", "due", "tre"])
    message = str(failure.value)
    assert message.startswith(f"LibreTranslate at {server.url} {LIES[fault]}")
    assert len(message) < 320
    assert [part for part in (KEY, "\n", "\x1b", "x" * 200) if part in message] == []
    assert len(slept) == (3 if fault in ("close", "500") else 0)
    one.close()


def test_the_key_is_sent_and_refused_without_being_shown(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.settings["keyRequired"], server.key = True, KEY
    line = f"the server at {server.url} wants a key: export LIBRETRANSLATE_API_KEY=…"
    assert libretranslate.missing() == [line]
    with pytest.raises(NoRoute, match="wants a key"):
        libretranslate.open("it", "en")
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", KEY)
    assert libretranslate.missing() == []
    assert libretranslate.open("it", "en").translate(["uno"]) == [Output("onu")]
    server.key = "another"
    with pytest.raises(EngineFailed) as failure:
        libretranslate.open("it", "en").translate(["uno"])
    assert str(failure.value) == f"LibreTranslate at {server.url} refuses with 403: Invalid API key …"


# -- what there is ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "source", "target", "expected"),
    [
        ("it en", "it-IT", "en-GB", "it-en"),
        ("it pt pb", "it", "pt-BR", "it-pb"),
        ("it pt pb", "it", "pt", "it-pt"),
        ("it pt pt-BR", "it", "pt-BR", "it-pt-BR"),
        ("it pt", "it", "pt-BR", "it-pt"),
        ("it zh zt", "it", "zh-Hans", "it-zh"),
        ("it zh zt", "it", "zh-Hant", "it-zt"),
        ("it zh zt", "it", "zh", "it-zh"),
        ("it zh zt", "it", "zh-TW", "it-zt"),
        ("it zh-Hans zh-Hant", "it", "zh-Hant", "it-zh-Hant"),
        ("it zh-Hans zh-Hant", "it", "zh", "it-zh-Hans"),
        ("it nb", "it", "nb", "it-nb"),
        ("it no", "it", "nb", "it-no"),
    ],
)
def test_languages_in_the_servers_codes(
    server: Server, codes: str, source: str, target: str, expected: str
) -> None:
    server.languages = [{"code": code, "name": code} for code in codes.split()]
    assert libretranslate.open(source, target).id == f"libretranslate:{expected}"


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("it", "ja", "does not translate to ja: from it it has en, es, fr, nb, pb, pt, zh, zt"),
        ("ja", "it", "does not translate from ja: it has en, es, fr, it, nb, pb, pt, zh, zt"),
        ("it", "it", "does not translate to it: from it it has en, es, fr, nb, pb, pt, zh, zt"),
    ],
)
def test_a_language_that_the_server_has_not(server: Server, source: str, target: str, message: str) -> None:
    with pytest.raises(NoRoute) as failure:
        libretranslate.open(source, target)
    assert str(failure.value) == f"LibreTranslate at {server.url} {message}"


def test_pairs_are_asked_for_once(server: Server) -> None:
    server.languages = [
        {"code": "it", "targets": ["it", "en", "pb"]},
        {"code": "en", "targets": ["it"]},
        {"code": "pb", "targets": []},
        {"code": "../x", "targets": ["it"]},
        {"code": 5},
        None,
    ]
    server.settings["version"] = "1.6.2"
    found = [(pair.source, pair.target, pair.version) for pair in libretranslate.pairs()]
    assert found == [("en", "it", "1.6.2"), ("it", "en", "1.6.2"), ("it", "pt-BR", "1.6.2")]
    assert libretranslate.open("it", "en").id == "libretranslate:it-en@1.6.2"
    assert (libretranslate.missing(), libretranslate.warnings()) == ([], [])
    assert server.paths == ["/languages", "/frontend/settings"]


def test_without_an_address_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIBRETRANSLATE_URL", raising=False)
    line = "LIBRETRANSLATE_URL is not set: export LIBRETRANSLATE_URL=http://localhost:5000"
    assert (libretranslate.missing(), libretranslate.pairs()) == ([line], [])
    with pytest.raises(NoRoute) as failure:
        libretranslate.open("it", "en")
    assert str(failure.value) == line


@pytest.mark.parametrize(
    "address",
    [
        "localhost:5000",
        "ftp://localhost",
        "file:///etc/passwd",
        "http://",
        "http://localhost:port",
        "http://localhost/?q=1",
        "http://[::1",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address_is_said_without_repeating_it(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("LIBRETRANSLATE_URL", address)
    line = "LIBRETRANSLATE_URL is no address such as http://localhost:5000"
    assert (libretranslate.missing(), libretranslate.pairs()) == ([line], [])


def test_user_and_password_of_an_address_are_used_and_not_shown(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = f"{server.url}/"
    monkeypatch.setenv("LIBRETRANSLATE_URL", shown.replace("://", "://ada:s3cr3t@"))
    assert libretranslate.open("it", "en").translate(["uno"]) == [Output("onu")]
    with pytest.raises(NoRoute) as failure:
        libretranslate.open("it", "ja")
    assert str(failure.value).startswith(f"LibreTranslate at {server.url} does not")


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch, slept: list[float]) -> None:
    with serve() as gone:
        pass
    monkeypatch.setenv("LIBRETRANSLATE_URL", gone.url)
    with pytest.raises(NoRoute) as failure:
        libretranslate.open("it", "en")
    assert str(failure.value) == f"LibreTranslate at {gone.url} cannot be reached, 2 times"
    assert len(slept) == 1


@pytest.mark.parametrize("fault", ["html", "null", "redirect", "403", "drip"])
def test_a_server_that_does_not_say_what_it_has(
    server: Server, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(client, "BRIEF", 0.3)
    server.faults_of, server.always, server.delay = "/languages", fault, 0.2
    assert libretranslate.pairs() == []
    (line,) = libretranslate.missing()
    assert line.startswith(f"LibreTranslate at {server.url} ")


def test_a_redirect_tells_no_user_nor_query(server: Server, translator: Translator) -> None:
    server.elsewhere, server.faults = "https://ada:pw@example.org/x?k=1#f", ["redirect"]
    with pytest.raises(EngineFailed, match=r"sends us on to https://example\.org/x; set"):
        translator.translate(["uno"])
    server.elsewhere, server.faults = "//other", ["redirect"]
    with pytest.raises(EngineFailed, match="sends us on to another place"):
        translator.translate(["uno"])


def test_close_may_be_done_twice_and_work_goes_on_after_it(translator: Translator) -> None:
    translator.close()
    translator.close()
    assert translator.translate(["uno"]) == [Output("onu")]
