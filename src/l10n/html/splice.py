"""Translations put in the place of their segments; every other byte is the page's own."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Mapping

from l10n import markup
from l10n.model import Document, Segment

_BARE = re.compile(r"[^\t\n\f\r \"'`=<>]+\Z")

Translations = Mapping[tuple[str, str], str]


def localize(document: Document, translations: Translations, untranslated: tuple[str, str] = ("", "")) -> str:
    """The document's text with the translations that are valid.

    `untranslated` are the tags put around body text that stays in its language.
    """
    return _Splicer(document, translations, untranslated).render(0, len(document.text))


def problems(segment: Segment, target: str) -> list[str]:
    """Why a translation cannot stand in the segment's place; empty where it can."""
    single = {token.strip("</>") for token, code in segment.codes.items() if code.once}
    return markup.problems(segment.source, target, single)


class _Splicer:
    def __init__(self, document: Document, translations: Translations, untranslated: tuple[str, str]) -> None:
        self.document, self.translations, self.untranslated = document, translations, untranslated
        self.starts = [segment.span[0] for segment in document.segments]

    def render(self, low: int, high: int, first: int = 0) -> str:
        """text[low:high] with segments from index first on: a segment may start where its first code does."""
        text, segments = self.document.text, self.document.segments
        out: list[str] = []
        pos = low
        for n in range(max(first, bisect_left(self.starts, low)), len(segments)):
            segment = segments[n]
            start, end = segment.span
            if start >= high:
                break
            if start < pos or (n and segment.inner is not None and segment.inner is segments[n - 1].inner):
                continue
            written = self.written(n, segment)
            if written is not None:
                out += (text[pos:start], written)
                pos = end
        out.append(text[pos:high])
        return "".join(out)

    def written(self, n: int, segment: Segment) -> str | None:
        """What stands in the place of segment n, None where the source's bytes do."""
        if segment.inner is not None:
            done = localize(segment.inner, self.translations)
            return None if done == segment.inner.text else f'"{_json(done)}"'
        target = self.target(segment)
        if target is not None:
            return self.translated(n, segment, target)
        if self.untranslated[0] and segment.form == "text":
            return self.untranslated[0] + self.render(*segment.span, n + 1) + self.untranslated[1]
        return None

    def target(self, segment: Segment) -> str | None:
        target = self.translations.get((segment.context, segment.source))
        if not target:
            return None
        if markup.CONTROL.search(target):
            target = markup.CONTROL.sub("", target)
        if not target.strip() or problems(segment, target):
            return None
        return target

    def translated(self, n: int, segment: Segment, target: str) -> str:
        if target == segment.source and segment.form != "text":
            start, end = segment.span
            return self.document.text[start:end]
        if segment.form == "json":
            return _json(markup.decode(target))
        if segment.form in ('"', "'"):
            quote = "&quot;" if segment.form == '"' else "&#39;"
            return _escape(markup.decode(target)).replace(segment.form, quote)
        if segment.form == "=":
            value = _escape(markup.decode(target)).replace('"', "&quot;")
            return value if _BARE.match(value) else f'"{value}"'
        if target == segment.source:
            return self.render(*segment.span, n + 1)
        return self.text(n, segment, target)

    def text(self, n: int, segment: Segment, target: str) -> str:
        parts = markup.lex(target, segment.codes)
        for i, part in enumerate(parts):
            if i % 2:
                start, end = segment.codes[part].span
                parts[i] = self.render(start, end, max(n + 1, bisect_left(self.starts, start)))
            else:
                parts[i] = _escape(markup.decode(part))
        parts += (self.document.text[start:end] for start, end in segment.kept)
        return "".join(parts)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _json(text: str) -> str:
    """The inside of a JSON string that cannot close the script it stands in."""
    quoted = json.dumps(text, ensure_ascii=False)[1:-1]
    return "".join(f"\\u{ord(c):04x}" if c in "<>\u2028\u2029" else c for c in quoted)
