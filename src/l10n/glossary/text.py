"""Text as the matcher reads it: without markup, one way of writing each letter, offsets into the original kept."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

RAISED = "\x01"  # where a superscript or subscript begins or ends: parts words, joins CO₂
BREAK = "\x02"  # what no term reaches across: a block, an opaque code
HIDDEN = "\x00"  # a character of a URL, a placeholder, a file name

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p"
    " section select summary table tbody td tfoot th thead title tr ul".split()
)
_OPAQUE = frozenset("code kbd samp pre script style template textarea svg math".split())
_FLAGS = (
    "hidden|download|itemscope|controls|disabled|checked|selected|required|async|defer|open|loop|muted|inert"
)
# At most three readings of the quotes are alive at any "<", so quoted values may run to the end: still linear.
_TAG = (
    rf"<(/?)([A-Za-z][\w:.-]*+)(?:\s*+/?|\s++(?:[^\s\"'<>/=]++\s*+=|(?:{_FLAGS})\b)"
    r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
)
_BARE = re.compile(r"</?([A-Za-z][\w:.-]*+) ?/?>")
_COMMON = r"/?(?:a|abbr|b|cite|em|i|q|span|strong|time)\d*+>"
_BESIDE_WORDS = re.compile(rf"<(?:(?<![\w/.:@-]<){_COMMON}|{_COMMON}(?![\w<]|[/.:@-]\w))")
_COMMENT = r"<!--(?:[^-<]|-(?!->)|<(?!!--))*+-->"
_ENTITY = r"&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});"
_INVISIBLE = (
    r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670"
)
_DIGITS = r"\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089"  # superscript and subscript
_COMPATIBLE = r"\u013f\u0140\u2160-\u217f\ufb00-\ufb06\ufb50-\ufdfc\ufe70-\ufefc\uff66-\uff9f"
_DOT = r"(?<=[lL])[\u00b7\u2022\u2027\u2219\u22c5](?=[lL])"  # of Catalan l·l
_CHARACTERS = rf"[{_INVISIBLE}]+|[{_DIGITS}]+|[{_COMPATIBLE}]+|{_DOT}"
_SPECIAL = rf"{_TAG}|{_COMMENT}|{_ENTITY}|{_CHARACTERS}"
_DECOMPOSED = (
    r"[^\s<>&][\u0300-\u036f\u0653-\u0655\u3099\u309a]++|[\u1100-\u11ff]+|[\u2126\u212a\u212b\uf900-\ufaff]"
)

_FIND, _FIND_DECOMPOSED = re.compile(_SPECIAL), re.compile(rf"{_SPECIAL}|{_DECOMPOSED}")
_FIND_CHARACTERS = re.compile(_CHARACTERS)
_ONES = r"\u0622\u0623\u0625\u0649\u0671\u06a9\u06cc\u00b5\uff01-\uff5e"
_ONES_HERE = re.compile(f"[{_ONES}]")
_HERE = re.compile(rf"[<&\u00b7\u2022\u2027\u2219\u22c5{_INVISIBLE}{_DIGITS}{_COMPATIBLE}{_ONES}]")
_JOINTS = frozenset("/-_.:@")
_UNSEEN = re.compile(rf"[{_INVISIBLE}]+")

# One letter for one letter: full width, the alefs, yas and kafs that writers mix, the micro sign.
_ONE_FOR_ONE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("آأإٱىیکµ", "ااااييكμ")

_SUFFIXES = (
    "com|org|net|edu|gov|int|info|biz|eu|uk|io|it|de|fr|es|pt|br|cat|jp|cn|ru|ch|at|nl|be|se|pl|html?|php|py|js|ts"
    "|css|json|ya?ml|toml|xml|txt|pdf|png|jpe?g|svg|gif|webp|tsv|csv|md|pot?|mo|zip|docx?|xlsx?|exe|sh"
)
_CODE = re.compile(
    r"(?:https?|ftp|file)://[^\s<>\"']++|\bmailto:[^\s<>\"']++|\bwww\.[^\s<>\"']++"
    r"|\b(?:doi:\s?)?10\.\d{4,9}/[^\s<>\"']++|\bdoi:[^\s<>\"']++"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+"
    r"|(?<![\w<./~-])(?:~|\.{1,2})?/[\w.-]++(?:/[\w.-]*+)*+"
    rf"|(?<![\w@.-])[a-z0-9_-]++(?:\.[a-z0-9_-]++)*\.(?:{_SUFFIXES})(?![\w-])(?:/[^\s<>\"']*+)?"
    r"|\{\{[^{}<>]*+\}\}|\$?\{[^{}<>\s]*+\}|%\(\w++\)[sdfr]|`[^`<>\n]++`"
)
_CODE_HERE = re.compile(
    r"[@{`%.:/](?:(?<=[@{`])|(?<=%)\(|(?<=\.)(?:[a-z]|(?<=www\.)|(?<=10\.)\d)|(?<=:)(?:/|(?<=doi:)|(?<=mailto:))"
    r"|(?<=/)(?<![\w<]/)(?!>))"
)


class Normal(NamedTuple):
    """A normalised text and where its characters come from."""

    text: str
    starts: tuple[int, ...] = ()  # of its pieces; none where it is as long as the original
    origins: tuple[tuple[int, int], ...] = ()  # of each piece: (start, end), end -1 where it is a copy

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where these characters (at least one) stand in the original."""
        if not self.starts:
            return start, end
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        begin, closed = self.origins[first]
        origin, stop = self.origins[last]
        return (
            begin if closed >= 0 else begin + start - self.starts[first],
            stop if stop >= 0 else origin + end - self.starts[last],
        )


class _Pieces:
    """A normalised text that grows piece by piece."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.origins: list[tuple[int, int]] = []
        self.length = 0

    def put(self, text: str, start: int, end: int = -1) -> None:
        if text:
            self.parts.append(text)
            self.starts.append(self.length)
            self.origins.append((start, end))
            self.length += len(text)

    def normal(self) -> Normal:
        return Normal("".join(self.parts), tuple(self.starts), tuple(self.origins))


def normalise(text: str) -> Normal:
    """The text without markup, invisible characters and code, composed, with one character for equal ones.

    `br` is a space, `sup` and `sub` are RAISED, blocks and opaque codes BREAK; all other tags vanish. Linear time.
    """
    text = _without_code(text)
    composed = unicodedata.is_normalized("NFC", text)
    if composed and not _HERE.search(text):
        return Normal(text)
    if _ONES_HERE.search(text):
        text = text.translate(_ONE_FOR_ONE)
    specials = list(_specials(text) if composed else _FIND_DECOMPOSED.finditer(text))
    return _assemble(text, specials, opaque=True) or _assemble(text, specials, opaque=False) or Normal("")


def _without_code(text: str) -> str:
    """The text with its code hidden, which is looked for in words only that have a sign of it."""
    if "`" in text or "{{" in text:  # which may have spaces in them
        return _CODE.sub(_hidden, text)
    parts: list[str] = []
    done = 0
    for sign in _CODE_HERE.finditer(text):
        if sign.start() < done:
            continue
        start, end = text.rfind(" ", done, sign.start()) + 1 or done, text.find(" ", sign.end())
        while end >= 0 and text.endswith("doi:", start, end):
            end = text.find(" ", end + 1)
        end = end if end >= 0 else len(text)
        parts += (text[done:start], _CODE.sub(_hidden, text[start:end]))
        done = end
    return "".join((*parts, text[done:])) if parts else text


def _hidden(code: re.Match[str]) -> str:
    return HIDDEN * len(code[0])


def _specials(text: str) -> Iterator[re.Match[str]]:
    """What `_FIND.finditer` finds, in half the time: only signs that may begin something are looked at."""
    end = 0
    for sign in _HERE.finditer(text):
        if sign.start() >= end and (special := _FIND.match(text, sign.start())):
            end = special.end()
            yield special


def untagged(text: str) -> str:
    """The text without tags that have no attributes, or with what stands in for them; inside a word they part it."""
    rest = _BESIDE_WORDS.sub("", text)  # for speed alone: most of them

    def stand_in(tag: re.Match[str]) -> str:
        start, end = tag.span()
        return _between(rest[start - 1 : start], tag[0], rest[end : end + 2])

    return _BARE.sub(stand_in, rest)


def plain(text: str) -> str:
    """A term's own text, normalised; it holds no markup and no code."""
    return " ".join(_characters(text).split()) if not text.isascii() else " ".join(text.split())


def fold(word: str) -> str:
    """A dictionary's word in the matcher's spelling."""
    return plain(word) if _HERE.search(word) else word


def _assemble(text: str, specials: list[re.Match[str]], *, opaque: bool) -> Normal | None:
    """The text with its specials replaced; None when an opaque element has no end."""
    pieces = _Pieces()
    done = 0
    inside = ""
    for special in specials:
        start, end = special.span()
        tag = special[2]
        if inside:
            if special[1] and tag.lower() == inside:
                pieces.put(BREAK, done, end)
                done, inside = end, ""
            continue
        pieces.put(text[done:start], done)
        done = end
        if not tag:
            pieces.put(_read(special[0]), start, end)
        elif opaque and not special[1] and _name(tag) in _OPAQUE and not special[0].endswith("/>"):
            done, inside = start, tag.lower()
        else:
            pieces.put(_stand_in(_name(tag), special[0].endswith("/>")), start, end)
    if inside:
        return None
    pieces.put(text[done:], done)
    return pieces.normal() if pieces.starts else None


@lru_cache(1000)
def _name(token: str) -> str:
    """An element's name from a tag or a code: `a2` is a link, `h2` a heading."""
    name = token.lower()
    return name if name in _BLOCKS else name.rstrip("0123456789")


@lru_cache(1000)
def _stand_in(name: str, closed: bool) -> str:
    if name == "br":
        return " "
    if name in ("sup", "sub"):
        return RAISED
    return BREAK if name in _BLOCKS or name in _OPAQUE or (closed and name != "wbr") else ""


def _read(special: str) -> str:
    """What a comment, an entity or an unusual character is in the normal form."""
    if special.startswith("<!"):
        return ""
    if special[0] == "&":
        return _characters(html.unescape(special))
    return _characters(special) if len(special) > 1 else _character(special)


def _characters(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_ONE_FOR_ONE)
    return _FIND_CHARACTERS.sub(lambda match: _character(match[0]), text)


def _character(text: str) -> str:
    if text in "·•‧∙⋅" or _UNSEEN.fullmatch(text):
        return ""
    if text[0] in "ŀĿ":
        return text.replace("ŀ", "l").replace("Ŀ", "L")
    folded = unicodedata.normalize("NFKC", text).translate(_ONE_FOR_ONE)
    return f"{RAISED}{folded}{RAISED}" if folded.isdigit() and folded.isascii() else folded


@lru_cache(10_000)
def _between(before: str, tag: str, after: str) -> str:
    """What stands in for a bare tag between these characters."""
    closed = tag.endswith("/>")
    joint = after[:1] in _JOINTS and after[1:].isalnum()  # of an address
    inside = (before.isalnum() or before in _JOINTS) and (after[:1].isalnum() or after[:1] == "<" or joint)
    found = _stand_in(_name(tag.strip("</ >")), closed) or (BREAK if inside else "")
    return BREAK if found == RAISED and closed and not after[:1].isdigit() else found
