"""Markdown to a page: CommonMark with tables, strikethrough, footnotes and definition lists (markdown-it-py).

Front matter, YAML between `---` or TOML between `+++`, gives the page its head: title, description, keywords
and lang. Every other key survives as `<meta name="front:KEY" content="VALUE">`, the value as the file writes
it (TOML's as JSON): nothing is lost, nothing is translated, nothing becomes markup. A title that the text does
not show becomes its h1.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape, unescape
from textwrap import dedent
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from l10n import template
from l10n.errors import InputError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HEAD = ("title", "description", "keywords", "lang")
_OPENING = re.compile(r"(?:---|\+\+\+)[ \t]*\n(?![ \t]*\n)")  # pandoc: `---` before a blank line is a rule
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_KEY = re.compile(r"""("[^"]*"|'[^']*'|[^\s#\-\[\]{}"'|>].*?):(?=[ \t]|\Z)""")
_BLOCK_SCALAR = re.compile(r"[|>][-+\d]*[ \t]*(?:#.*)?\n")
_FLOW = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\[\]\s][^,\[\]]*""")
_OWN_ID = re.compile(r"[ \t]*\{#([\w:.-]+)\}[ \t]*\Z")
_FRAGMENT = re.compile(r"""\bhref[ \t\n]*=[ \t\n]*["']?#([^"'\s>]+)""")
_HEADING = re.compile(r"<h([1-6])\b[^<>]*+>((?:[^<]++|<(?!/?h[1-6]\b))*+)</h\1>", re.IGNORECASE)
_UNSAID = re.compile(r'<sup class="footnote-ref">.*?</sup>|<[^<>]*>')

Front = tuple[Mapping[str, str], Mapping[str, str]]  # what the page's head shows, and all the rest


def to_html(text: str, locale: str, *, title: str = "") -> str:
    """The page for a Markdown article written in `locale` (BCP 47), unless its front matter names another.

    The page's title is that of the front matter, else the first h1, else the first heading, else `title`.
    Raw HTML stays, as CommonMark says. A heading has an id where it asks for one, `## Text {#id}`, and where a
    link of the text points to the one that GitHub makes from its words. Raises InputError on broken TOML, and
    L10nError where `lang` names no language.
    """
    (head, data), source = _split(text)
    env: dict[str, Any] = {}
    tokens = _parser().parse(source, env)
    headings = [(token, tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "heading_open"]
    _name(headings, _targets(tokens))
    _mend_tables(tokens)
    body = str(_parser().renderer.render(tokens, _parser().options, env))
    found = _HEADING.findall(body)
    titles = [words for level, words in found if level == "1"]
    if head.get("title") and not titles:
        body = f"<h1>{escape(head['title'], quote=False)}</h1>\n{body}"
    first = [*titles, *(words for _, words in found), ""][0]
    return template.page(
        body,
        title=head.get("title") or unescape(_UNSAID.sub("", first)).strip() or title,
        locale=head.get("lang") or locale,
        description=head.get("description", ""),
        keywords=head.get("keywords", ""),
        data=data,
    )


def language(text: str) -> str:
    """The language that the front matter of a Markdown article names, as it is written there, or ""."""
    (head, _), _ = _split(text)
    return head.get("lang", "")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    rules = MarkdownIt("commonmark", {"html": True, "xhtmlOut": False}).enable(["table", "strikethrough"])
    return rules.use(footnote_plugin).use(deflist_plugin)


def _mend_tables(tokens: Sequence[Token]) -> None:
    """Wide tables scroll, without a mouse too; columns are aligned by the direction that the language is written in."""
    for token in tokens:
        if token.type == "table_open":
            token.attrSet("tabindex", "0")
        elif token.type in ("th_open", "td_open") and (style := token.attrGet("style")):
            token.attrSet("style", str(style).replace("left", "start").replace("right", "end"))


def _targets(tokens: Sequence[Token]) -> set[str]:
    """The fragments that links of the text point to, raw HTML's too."""
    every = [*tokens, *(child for token in tokens for child in token.children or ())]
    links = (str(token.attrGet("href") or "") for token in every if token.type == "link_open")
    raw = (token.content for token in every if token.type in ("html_block", "html_inline"))
    found = [link[1:] for link in links if link.startswith("#")] + _FRAGMENT.findall("\n".join(raw))
    return {unquote(fragment) for fragment in found}


def _name(headings: Sequence[tuple[Token, Token]], targets: set[str]) -> None:
    """Give ids to the headings that ask for one, from the words of the source: the same in every language."""
    seen: Counter[str] = Counter()
    taken = {""}
    for opening, inline in headings:
        own = _own_id(inline)
        slug = re.sub(r"[^\w\- ]", "", _text(inline).lower()).replace(" ", "-")
        made = f"{slug}-{seen[slug]}" if seen[slug] else slug
        seen[slug] += 1
        name = own or (made if made in targets else "")
        if name not in taken:
            opening.attrSet("id", name)
            taken.add(name)


def _own_id(inline: Token) -> str:
    """The id at the end of a heading, taken off its text."""
    last = inline.children[-1] if inline.children else None
    found = _OWN_ID.search(last.content) if last and last.type == "text" else None
    if not last or not found:
        return ""
    last.content = last.content[: found.start()]
    return found[1]


def _text(inline: Token) -> str:
    """What a reader sees of a heading."""
    shown = {"text": "", "code_inline": "", "image": "", "softbreak": " ", "hardbreak": " "}
    return "".join(
        child.content or shown[child.type] for child in inline.children or () if child.type in shown
    ).strip()


def _split(text: str) -> tuple[Front, str]:
    """The front matter, and the Markdown after it."""
    text = re.sub(r"\r\n?", "\n", template.clean(text.removeprefix("\ufeff")))
    opening = _OPENING.match(text)
    closing = _CLOSING[text[:3]].search(text, opening.end()) if opening else None
    if not opening or not closing:
        return ({}, {}), text
    front = (_yaml if text[:3] == "---" else _toml)(text[opening.end() : closing.start()])
    return (front, text[closing.end() :]) if front else (({}, {}), text)


def _toml(block: str) -> Front:
    try:
        values = tomllib.loads("\n" + block)  # so that the error counts the file's lines
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"the front matter between +++ is not TOML: {error}; mend it, or use --- and YAML"
        ) from error
    except RecursionError as error:
        raise InputError("the front matter between +++ is nested too deep; flatten it") from error
    head, data = {}, {}
    for key, value in values.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        if key.lower() in _HEAD:
            head[key.lower()] = shown
        else:
            data[key] = json.dumps(value, ensure_ascii=False, default=str)
    return head, data


def _yaml(block: str) -> Front | None:
    """The top level of a YAML mapping; None where the text is no such thing, and so no front matter."""
    written: dict[str, list[str]] = {}
    key = ""
    for line in block.split("\n"):
        if found := _KEY.match(line):
            key = found[1].strip("\"' ")
            written[key] = [line[found.end() :].strip()]
        elif key:
            written[key].append(line.rstrip())
        elif line.strip() and not line.startswith("#"):
            return None
    values = {
        key: "\n".join((first, dedent("\n".join(rest)))).strip() for key, (first, *rest) in written.items()
    }
    head = {key.lower(): ", ".join(_strings(value)) for key, value in values.items() if key.lower() in _HEAD}
    return head, {key: value for key, value in values.items() if key.lower() not in _HEAD}


def _strings(value: str) -> list[str]:
    """A YAML scalar or list of scalars, as text on one line each."""
    if block := _BLOCK_SCALAR.match(value):
        return [" ".join(value[block.end() :].split())]
    if value.startswith("["):
        return [_scalar(item) for item in _FLOW.findall(value)]
    if value.startswith("- "):
        return [_scalar(line.lstrip()[1:]) for line in value.split("\n") if line.strip().startswith("-")]
    return [_scalar(value)]


def _scalar(value: str) -> str:
    text = " ".join(value.split())
    if quoted := re.match(r"'((?:[^']|'')*)'", text):
        return quoted[1].replace("''", "'")
    if quoted := re.match(r'"(?:[^"\\]|\\.)*"', text):
        try:
            return str(json.loads(quoted[0]))
        except ValueError:  # an escape that YAML has and JSON has not
            return quoted[0][1:-1]
    plain = re.split(r"(?:^| )#", text, maxsplit=1)[0]
    return "" if plain in ("~", "null") else plain.strip()
