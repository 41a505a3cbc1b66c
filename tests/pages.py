"""What the tests of pages share: tables of cases, trees without text, broken pages, hostile texts, places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import html5lib
from hypothesis import strategies as st

from l10n.model import Document, Segment

DATA = Path(__file__).parent / "data" / "html"
UNKNOWN = ["?"]  # the messages of a case that only has to keep its structure

LETTER = re.compile(r"[^\W\d_]")
TEXT_ATTRIBUTES = frozenset(
    "alt title aria-label aria-description aria-placeholder aria-roledescription aria-valuetext"
    " placeholder label summary".split()
)
JSON_TEXTS = frozenset(
    "headline name description alternativeHeadline articleSection text caption keywords".split()
)
RAW = frozenset("script style textarea xmp iframe noembed noframes plaintext".split())


# -- tables ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A document with one construct, and its messages: "[context] source", body text without a context."""

    name: str
    html: str
    messages: list[str]


def cases() -> list[Case]:
    """The cases of data/html/*.dat: `=== name`, the page, `---`, a line per message with `\\uXXXX` read."""
    return [case for path in sorted(DATA.glob("*.dat")) for case in _read(path)]


def _read(path: Path) -> Iterator[Case]:
    for part in path.read_text(encoding="utf-8").removeprefix("=== ").split("\n=== "):
        name, rest = part.split("\n", 1)
        page, messages = ("\n" + rest.rstrip("\n") + "\n").split("\n---\n")
        lines = [
            re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), line) for line in messages.splitlines()
        ]
        yield Case(f"{path.stem}: {name}", page.removeprefix("\n"), lines)


def shown(document: Document) -> list[str]:
    """A document's messages as the tables write them."""
    return [f"[{s.context}] {s.source}" if s.context else s.source for s in document.segments]


# -- what a browser makes of a page ----------------------------------------------------------------


def tree(page: str, *, scripting: bool = False) -> list[object]:
    """A page's elements and attributes in order and with their depth, then its comments; without any text.

    Values of attributes that hold text are left out, and so are strings of JSON-LD, but not the elements that
    they may hold. What scripts, styles and text areas hold is kept.
    """
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"))
    todo = [(0, parser.parse(page, scripting=scripting))]
    elements: list[object] = []
    comments: list[str] = []
    while todo:
        depth, node = todo.pop()
        if not isinstance(node.tag, str):
            comments.append(node.text or "")
            continue
        name = node.tag.rpartition("}")[2]
        elements.append((depth, node.tag, _attributes(name, node.attrib), _raw(name, node)))
        todo += [(depth + 1, child) for child in reversed(node)]
    return [*elements, *sorted(comments)]


def _attributes(name: str, attributes: dict[Any, str]) -> list[tuple[str, str | None]]:
    text = TEXT_ATTRIBUTES | {"input": {"value"}, "meta": {"content"}}.get(name, set())
    return sorted((str(key), None if key in text else value) for key, value in attributes.items())


def _raw(name: str, node: Any) -> object:
    text = node.text or ""
    if name not in RAW:
        return None
    if name == "script" and "ld+json" in node.attrib.get("type", "").lower():
        try:
            return _skeleton(json.loads(text, object_pairs_hook=lambda pairs: ("object", pairs)), "")
        except (ValueError, RecursionError):
            return text
    return text


def _skeleton(value: Any, key: str) -> object:
    if isinstance(value, tuple):
        return [(k, _skeleton(v, k)) for k, v in value[1]]
    if isinstance(value, list):
        return [_skeleton(item, key) for item in value]
    if isinstance(value, str) and key in JSON_TEXTS:
        return [item for item in tree(value) if isinstance(item, tuple)]
    return value


# -- translations ----------------------------------------------------------------------------------


def translated(segment: Segment) -> str:
    """Another text with the same codes: a Ж before every stretch of letters, other digits in numbers."""
    parts = re.split("(</?[a-z][^<>]*>)", segment.source)
    return "".join(p if p in segment.codes else _translated(p, segment.context) for p in parts)


def _translated(text: str, context: str) -> str:
    if context == "number":
        return text.translate(str.maketrans("0123456789", "1234567890"))
    return f"Ж{text}" if LETTER.search(text) else text


def everything(document: Document) -> dict[tuple[str, str], str]:
    """A translation of every message."""
    return {(s.context, s.source): translated(s) for s in document.segments}


def outside(document: Document) -> list[str]:
    """The stretches of a page that no segment covers."""
    stretches, pos = [], 0
    for start, end in sorted(s.span for s in document.segments):
        if start >= pos:
            stretches.append(document.text[pos:start])
        pos = max(pos, end)
    return [*stretches, document.text[pos:]]


def holds_in_order(page: str, stretches: list[str]) -> bool:
    """Whether a page is these stretches with other text between them."""
    pos = 0
    for stretch in stretches[:-1]:
        found = page.find(stretch, pos)
        if found < 0 or (pos == 0 and stretch is stretches[0] and found):
            return False
        pos = found + len(stretch)
    last = stretches[-1]
    return page == last if len(stretches) == 1 else page.endswith(last) and len(page) - len(last) >= pos


# -- broken pages ----------------------------------------------------------------------------------

_NAMES = (
    "a a b em i strong span sup sub u code kbd q abbr p p p div ul ol li dl dt dd table tbody tr td th "
    "caption h1 h2 section article blockquote pre button label select option optgroup details summary "
    "video object ruby rt rp svg math g text tspan title desc foreignObject mi mtext annotation-xml "
    "textarea script style noscript template iframe form nobr center font x-a x-b body html head "
    "plaintext xmp frameset A P SVG br img input hr wbr meta link base area col"
).split()
_ATTRIBUTES = (
    ' alt="Due"',
    " title=Tre",
    " title='Quattro'",
    ' alt="a&copy=b"',
    ' translate="no"',
    " translate=yes",
    " translate",
    ' lang="en"',
    " lang=it",
    ' class="notranslate"',
    ' id="x"',
    " href=y",
    ' href="y?a=1&b=2"',
    ' type="application/ld+json"',
    " type=submit value=Vai",
    ' name=description content="Cinque"',
    " placeholder='Sei'",
    ' label="Sette"',
    " aria-label=Otto",
    "/",
    ' title="x',
    " title='y",
    " =",
    ' "',
    " alt=",
    '\ntitle\n=\n"z"',
)
_PIECES = (
    "uno",
    "Due ",
    " tre",
    "quattro.",
    " ",
    "\n",
    "\r\n",
    "\t",
    "42",
    "3,5",
    "10–20 %",
    "&amp;",
    "&lt;em&gt;",
    "&amp;lt;",
    "&nbsp;",
    "&copy",
    "&#0;",
    "&",
    "<",
    ">",
    '"',
    "'",
    "</",
    "<!",
    "<?",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<![CDATA[",
    "]]>",
    "<!-- l10n: nota -->",
    "<!-- x -->",
    "</>",
    "</ x>",
    "<?php x ?>",
    "<!x>",
    "<a<b>",
    "\x00",
    "\x01",
    "\x0c",
    "\ufeff",
    "\ud800",
    "\u00ad",
    "\u2028",
    "https://example.org/x",
    "nome@example.org",
    '{"headline": "Uno", "text": "<p>Due</p>"}',
    '{"name": "Uno"',
    "日本",
    "<script><!--<script>",
    "</script>",
    "</title>",
    "</textarea>",
    "</svg>",
    "</math>",
    "</\u017fcript>",
    "<lin\u212a>",
    "</br>",
    "&#26085;",
    "&middot;",
    "1&#46;5",
    "&am",
    "p;lt;",
    "em>",
    "a1>",
    "<br x>",
    "<svg width=1/>",
    "<math><mi>",
    "<svg><desc>",
    "<sup>1</sup>",
    "<sup><!-- x -->*</sup>",
    "<code>x</code>",
    "<b></b>",
)

_tags = st.builds(
    lambda slash, name, attributes, end: f"<{slash}{name}{''.join(attributes)}{end}",
    st.sampled_from(("", "", "/")),
    st.sampled_from(_NAMES),
    st.lists(st.sampled_from(_ATTRIBUTES), max_size=2),
    st.sampled_from((">", ">", ">", ">", ">", "/>", "")),
)
_elements = st.builds(
    lambda name, attributes, text: f"<{name}{''.join(attributes)}>{text}</{name}>",
    st.sampled_from(_NAMES),
    st.lists(st.sampled_from(_ATTRIBUTES), max_size=1),
    st.sampled_from(_PIECES),
)
_parts = st.one_of(st.sampled_from(_PIECES), st.sampled_from(_PIECES), _tags, _elements)
# Raw text below select is text since the standard's change of 2025, but markup for html5lib and older browsers.
_DISPUTED = re.compile(
    r"<(?:select|frameset)\b.*<(?:title|style|xmp|iframe|noembed|noframes|plaintext)\b", re.I | re.S
)
broken_pages = st.lists(_parts, max_size=24).map("".join).filter(lambda page: not _DISPUTED.search(page))


@st.composite
def damaged_pages(draw: st.DrawFn) -> str:
    """The article of data/html with a few stretches torn out, doubled, or broken into."""
    page = (DATA / "article.html").read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(page)))
        end = min(len(page), start + draw(st.integers(0, 40)))
        page = page[:start] + draw(st.sampled_from(("", page[start:end] * 2, *_PIECES))) + page[end:]
    return page


# -- hostile texts ---------------------------------------------------------------------------------

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<SCRIPT SRC=//x.example></SCRIPT>",
    "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<IMG/SRC=x/ONERROR=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<a href=x>x</a>",
    "<b onmouseover=alert(1)>x</b>",
    "<b>x</b>",
    "<p>x</p>",
    "<br>",
    "</p>",
    "</a>",
    "</a><a>",
    "</body></html>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</noscript><img src=x onerror=alert(1)>",
    "</template><img src=x>",
    "</option></select><img src=x>",
    "</text></svg><img src=x>",
    "]]><img src=x>",
    "<![CDATA[x]]>",
    "<!--",
    "<!-- x -->",
    "-->",
    "--!><img src=x>",
    "--><img src=x>",
    "<!doctype html>",
    "<?php system('x') ?>",
    "<%= x %>",
    "</",
    "</ x>",
    "</>",
    "<",
    "<x",
    "<a",
    "< b>x</ b>",
    '"',
    "'",
    "`",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    " onmouseover=alert(1) ",
    "x onfocus=alert(1) autofocus",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    ">",
    "/>",
    "=",
    "&",
    "&lt;script>alert(1)&lt;/script>",
    "&lt;img src=x onerror=alert(1)>",
    "&amp;lt;script&amp;gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x&#x3e;",
    "&quot; onmouseover=&quot;x",
    "&quot",
    "\\",
    '\\"',
    '", "url": "https://evil.example',
    '"}</script><script>alert(1)</script>',
    "\\u003c/script\\u003e",
    "\u2028\u2029",
    "\r\n",
    "\n\n",
    "\x00",
    "<\x00script>alert(1)</script>",
    "\x0b\x0c\x1f\x7f",
    "\ud800",
    "\ufeff",
    "\u202e<script>",
    "＜script＞alert(1)＜/script＞",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "<a1>x</a1>",
    "<a1/>",
    "<img/>",
    "<code/>",
    "<em onclick=x>y</em>",
    "<em\tonclick=x>y</em>",
    "<strong/onclick=x>y</strong>",
    "<foo>x</foo>",
    "<math><mtext></p><img src=x>",
    "<plaintext>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><input name=x>",
)

PLACES = {
    "body text": "<p>Uno</p>",
    "text loose in body": "Uno",
    "a cell": "<table><tr><td>Uno</table>",
    "a number": "<table><tr><td>1,5</td></tr></table>",
    "text with codes": '<p>A <a href="x" id="y">due</a> <em>tre</em> <code>x</code><br><img src="z">4</p>',
    "text with equal codes": '<p><a href="x">uno</a> e <a href="x">due</a> e <a href="y">tre</a></p>',
    "text with a literal tag": "<p>Il tag &lt;em&gt; e <em>x</em></p>",
    "the title": "<title>Uno</title>",
    "the title after a literal tag": "<title>Uno &lt;b&gt;</title>",
    "a double-quoted attribute": '<p><img src="x" alt="Uno" class="c">due</p>',
    "a single-quoted attribute": "<p title='Uno' class='c'>due</p>",
    "an unquoted attribute": "<p title=Uno class=c>due</p>",
    "an unquoted attribute at the end": "<img src=x alt=Uno>",
    "an unquoted attribute before a slash": "<svg aria-label=Uno /><p>due</p>",
    "a description": '<meta name="description" content="Uno">',
    "an unquoted og title": "<meta property=og:title content=Uno>",
    "a button's value": '<input type="submit" value="Uno" name="x">',
    "an option": "<select><option>Uno<option label='Due'></select>",
    "a button": "<p>Premi <button onclick='x'>Uno</button> ora</p>",
    "noscript": "<body><noscript><p title='Due'>Uno</p></noscript>",
    "noscript in the head": "<head><noscript><meta name=description content='Uno'></noscript></head>",
    "svg": "<svg><title>Uno</title><desc>Due</desc><text>Tre</text></svg>",
    "text before a script": "<p>Uno</p><script>var x = '</p>';</script>",
    "text before a style": "<div>Uno<style>p { }</style></div>",
    "text around a comment": "<p>Uno <!-- x --> due</p>",
    "an unclosed paragraph at the end": "<p>Uno <em>due",
    "a string of JSON-LD": '<script type="application/ld+json">{"headline": "Uno", "u": "x"}</script>',
    "a list of JSON-LD": '<script type="application/ld+json">{"keywords": ["Uno", "due"]}</script>',
    "HTML in JSON-LD": '<script type="application/ld+json">{"text": "<p>Uno <a href=\\"x\\">b</a>"}</script>',
    "ruby": "<p><ruby>漢<rt>Uno</rt></ruby> due</p>",
    "a summary": "<details><summary>Uno</summary>Due</details>",
    "a heading in a link": '<a href="x"><h2>Uno</h2></a>',
    "a custom element": "<x-a label=Uno>Due</x-a>",
}
