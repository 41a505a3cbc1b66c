"""The page that Markdown and plain text are put into: HTML around an article, without a word of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from l10n import locales

# What HTML forbids in a document: controls, noncharacters, lone surrogates
# (https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream).
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_H1 = re.compile(r"<h1[\s/>]", re.IGNORECASE)


def clean(text: str) -> str:
    """The text without the characters that HTML forbids; none of them is a letter, digit or sign."""
    return _FORBIDDEN.sub("", text)


def page(
    body: str,
    *,
    title: str,
    locale: str,
    description: str = "",
    keywords: str = "",
    data: Mapping[str, str] | None = None,
) -> str:
    """A whole page around an article's HTML, with an empty `nav` for the languages that `build` adds.

    Where the article has no h1, its title is one that is heard and not seen.

    title, description and keywords are plain text and get escaped, body is HTML. data is what belongs to the
    article but is not shown: a value becomes `<meta name="front:KEY" content="VALUE">`.
    """
    language = locales.language(locale)
    one_line = {"title": title, "description": description, "keywords": keywords}
    plain = {key: " ".join(clean(value).split()) for key, value in one_line.items()}
    head = [_meta("name", key, plain[key]) for key in ("description", "keywords") if plain[key]]
    if plain["description"]:
        about = {"type": "article", "title": plain["title"], "description": plain["description"]}
        head += [_meta("property", f"og:{key}", value) for key, value in about.items()]
    head += [_meta("name", f"front:{key}", value) for key, value in (data or {}).items()]
    escaped = escape(plain["title"], quote=False)
    return _page().substitute(
        lang=escape(language.locale),
        dir=' dir="rtl"' if language.direction == "rtl" else "",
        title=escaped,
        head="".join(head),
        heading="" if not plain["title"] or _H1.search(body) else f'<h1 class="unseen">{escaped}</h1>\n',
        body=body.rstrip("\n") + "\n",
    )


def _meta(kind: str, name: str, content: str) -> str:
    name, content = (escape(clean(value)).replace("\n", "&#10;") for value in (name, content))
    return f'<meta {kind}="{name}" content="{content}">\n'


@cache
def _page() -> Template:
    return Template(files("l10n").joinpath("page.html").read_text("utf-8"))
