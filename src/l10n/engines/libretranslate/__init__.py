"""The engine libretranslate: a server that speaks https://libretranslate.com/docs, chosen by the environment.

LIBRETRANSLATE_URL is its address; there is none by default, so nothing leaves the machine unasked.
LIBRETRANSLATE_API_KEY is the key that some servers want.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from l10n import locales
from l10n.alignment import Alignment
from l10n.engines import NoRoute, Output, Pair
from l10n.engines.libretranslate.client import Refused, Server
from l10n.errors import L10nError

NAME = "libretranslate"

_BATCH = 32  # sentences of a request
_UNSET = "LIBRETRANSLATE_URL is not set: export LIBRETRANSLATE_URL=http://localhost:5000"
_NO_KEY = "the server at {} wants a key: export LIBRETRANSLATE_API_KEY=…"

# Codes of its own, and those that say less than they mean.
_CODES = {"pb": ["pt-BR"], "zt": ["zh-Hant"], "zh": ["zh-Hans", "zh"], "no": ["nb", "no"]}
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", re.A)

_CARRIERS = tuple(
    "Roma Anna Toyota Milano Kodak Maria Madrid Rossi Canada Marco London Samsung Paolo Berlin Sony Laura Torino"
    " Nokia Peter Tokyo Honda Monica Chicago Ferrari Martin Boston Philips Simona Toronto Garcia Siemens David"
    " Barcelona Nissan Silva Oslo Yamaha Elena Dublin Verdi Lima Canon Thomas Cuba Fiat Sandra Bologna Smith".split()
)
_BREAKS = (  # where a text that is too long may be cut, the best first; what is cut away is white space
    re.compile(r"[.!?…][\"'»”’)\]]*+\s"),
    re.compile(r"[,;:–—]\s"),
    re.compile(r"\s"),
    re.compile(r"[.!?…,;:。！？、，]"),
)


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a server says about itself."""

    targets: dict[str, list[str]]  # by code of the source language
    limit: int  # characters of a request, 0 for any number
    wants_key: bool
    version: str


def pairs() -> list[Pair]:
    """The pairs that the server offers; none where it is not set or does not answer."""
    try:
        able = _abilities(*_settings())
    except L10nError:
        return []
    found = ((_locales(s)[:1], _locales(t)[:1]) for s, targets in able.targets.items() for t in targets)
    served = {(a, b) for sources, targets in found for a in sources for b in targets}
    return [Pair(a, b, able.version) for a, b in sorted(served)]


def missing() -> list[str]:
    """What to set before the server can be used."""
    try:
        address, key = _settings()
        able = _abilities(address, key)
    except L10nError as error:
        return [str(error)]
    return [_NO_KEY.format(Server(address, key).shown)] if able.wants_key and not key else []


def warnings() -> list[str]:
    """Nothing is there that cannot be used."""
    return []


def open(source: str, target: str) -> Translator:
    """A translator that asks the server. Raises NoRoute, also where it cannot be asked what it has."""
    lacking = missing()
    if lacking:
        raise NoRoute(lacking[0])
    address, key = _settings()
    able, server = _abilities(address, key), Server(address, key)
    start = _code(source, able.targets)
    end = _code(target, able.targets[start]) if start else None
    if not start or not end:
        have = ", ".join(sorted(able.targets[start] if start else able.targets)) or "nothing"
        wanted = f"to {target}: from {source} it has" if start else f"from {source}: it has"
        raise NoRoute(f"LibreTranslate at {server.shown} does not translate {wanted} {have}")
    return Translator(server, start, end, able)


def _settings() -> tuple[str, str]:
    """Address and key. Raises L10nError where none is set, or what is set is no address."""
    address = os.environ.get("LIBRETRANSLATE_URL", "").strip()
    if not address:
        raise L10nError(_UNSET)
    Server(address, "")
    return address, os.environ.get("LIBRETRANSLATE_API_KEY", "").strip()


@cache
def _abilities(address: str, key: str) -> Abilities:
    """What the server has, asked once. Raises EngineFailed."""
    server = Server(address, key)
    try:
        languages, settings = server.ask("/languages"), server.ask("/frontend/settings")
    finally:
        server.close()
    if not isinstance(languages, list) or not isinstance(settings, dict):
        raise server.failure("does not say what languages and limits it has")
    codes = [each["code"] for each in languages if isinstance(each, dict) and _is_code(each.get("code"))]
    targets = {code: list(codes) for code in codes}
    for each in languages:
        if isinstance(each, dict) and each.get("code") in targets and isinstance(each.get("targets"), list):
            targets[each["code"]] = [code for code in each["targets"] if _is_code(code)]
    limit, version = settings.get("charLimit"), settings.get("version")
    return Abilities(
        {code: [other for other in others if other != code] for code, others in targets.items()},
        limit if isinstance(limit, int) and limit > 0 else 0,
        settings.get("keyRequired") is True,
        version if isinstance(version, str) and re.fullmatch(r"[\w.+-]{1,32}", version, re.A) else "",
    )


def _is_code(code: object) -> bool:
    return isinstance(code, str) and bool(_CODE.fullmatch(code))


def _locales(code: str) -> list[str]:
    """The locales (BCP 47) that a server's code of a language stands for."""
    try:
        return _CODES.get(code) or [locales.parse(code)]
    except L10nError:
        return []


def _code(locale: str, codes: Sequence[str] | dict[str, list[str]]) -> str | None:
    """The code that serves a locale, by its own name or a wider one."""
    known = {name: code for code in codes for name in reversed(_locales(code))}
    wider = [*locales.fallbacks(locale), *_CODES.get(locale, [])]
    return next((known[name] for name in wider if name in known), None)


@dataclass(slots=True)
class Translator:
    """A server asked for one pair of languages, in its own codes."""

    server: Server
    source: str
    target: str
    able: Abilities
    blanks: bool = False
    carriers: Sequence[str] = _CARRIERS

    @property
    def id(self) -> str:
        """`libretranslate:it-en`, with `@` and the version where the server says one."""
        version = f"@{self.able.version}" if self.able.version else ""
        return f"{NAME}:{self.source}-{self.target}{version}"

    def translate(self, sentences: Sequence[str], *, alternatives: int = 0) -> list[Output]:
        """Translate sentences; one longer than the server's limit in pieces. Raises EngineFailed."""
        pieces = [list(_pieces(sentence, self.able.limit)) for sentence in sentences]
        texts = [text for each in pieces for text, _ in each if text]
        answers = iter([each for batch in self._batches(texts) for each in self._asked(batch, alternatives)])
        joined = [[(next(answers) if text else Output(""), gap) for text, gap in each] for each in pieces]
        return [_joined(each) for each in joined]

    def align(self, sentences: Sequence[str], translations: Sequence[str]) -> list[Alignment | None]:
        """The server does not say."""
        del translations
        return [None] * len(sentences)

    def close(self) -> None:
        """Close the connections."""
        self.server.close()

    def _batches(self, texts: Sequence[str]) -> Iterator[list[str]]:
        batch: list[str] = []
        for text in texts:
            full = self.able.limit and sum(map(len, batch)) + len(text) > self.able.limit
            if batch and (full or len(batch) == _BATCH):
                yield batch
                batch = []
            batch.append(text)
        if batch:
            yield batch

    def _asked(self, texts: list[str], alternatives: int) -> list[Output]:
        """The server's translations. A request that is refused may have been too large for it."""
        payload: dict[str, object] = {
            "q": texts,
            "source": self.source,
            "target": self.target,
            "format": "text",
        }
        if alternatives:
            payload["alternatives"] = alternatives
        try:
            answer = self.server.ask("/translate", payload)
        except Refused:
            if len(texts) == 1:
                raise
            half = len(texts) // 2
            return self._asked(texts[:half], alternatives) + self._asked(texts[half:], alternatives)
        return self._read(answer, len(texts), alternatives)

    def _read(self, answer: object, count: int, alternatives: int) -> list[Output]:
        given = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
            raise self.server.failure("answers without translations")
        if len(given) != count:
            raise self.server.failure(f"answers {count} sentences with {len(given)}")
        others = answer.get("alternatives") if isinstance(answer, dict) else None
        others = others if isinstance(others, list) and len(others) == count else [None] * count
        return [
            Output(text, others=_texts(more)[:alternatives]) for text, more in zip(given, others, strict=True)
        ]


def _texts(alternatives: object) -> tuple[str, ...]:
    """What a server offers beside a translation; nothing where it offers something else."""
    texts = alternatives if isinstance(alternatives, list) else []
    return tuple(text for text in texts if isinstance(text, str) and text.strip())


def _pieces(text: str, limit: int) -> Iterator[tuple[str, str]]:
    """A text in pieces that a request may hold, and the white space around: (piece, what follows it)."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if start:
        yield "", text[:start]
    while start < end:
        stop = _stop(text, start, end, limit)
        piece = text[start:stop].rstrip()
        after = start + len(piece)
        start = min(next((i for i in range(stop, end) if not text[i].isspace()), end), end)
        yield piece, text[after : start if start < end else len(text)]


def _stop(text: str, start: int, end: int, limit: int) -> int:
    """Where a piece ends: after its last sentence, clause or word within the limit, or at the limit."""
    if not limit or end - start <= limit:
        return end
    for pattern in _BREAKS:
        found = [match.end() for match in pattern.finditer(text, start + 1, start + limit + 1)]
        found = [
            place
            for place in found
            if text[start:place].rstrip() and len(text[start:place].rstrip()) <= limit
        ]
        if found:
            return found[-1]
    return start + limit


def _joined(pieces: Sequence[tuple[Output, str]]) -> Output:
    """The translation of a sentence from those of its pieces; a whole one's other translations, too."""
    text = "".join(output.text.strip() + gap for output, gap in pieces)
    start = pieces[0][1] if len(pieces) == 2 and not pieces[0][0].text else ""
    whole = len(pieces) == (2 if start else 1)
    others = pieces[-1][0].others if whole else ()
    return Output(text, others=tuple(start + other.strip() + pieces[-1][1] for other in others))
