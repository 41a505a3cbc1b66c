"""The lines of a plain text, and what each of them says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from l10n import template

_CJK = r"\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003fffd"
_WIDE = re.compile(rf"[\u1100-\u115f\uac00-\ud7a3{_CJK}]")
_UNSPACED = re.compile(rf"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff{_CJK}]")
_RULE = re.compile(r"([-–—=~_*#+])(?: ?\1){2,}\Z")
_MARKER = re.compile(
    r"""(?:(?P<bullet>[-–*+]\s+|[•‣◦▪●∙·・]\s*) | (?P<number>\d{1,3})(?:[.)\-–]\s+|[．）、]\s*)
    | [(\[（](?P<framed>\d{1,3})[)\]）]\s* | (?P<letter>[a-z])\)\s+ | (?P<circled>[①-⑳])\s*)(?=\S)""",
    re.VERBOSE,
)
_CITES = re.compile(r"[^\W\d_][\w'’-]*(?: [\w'’-]+)?,? [A-Z](?:[A-Z]{0,2}|\.(?: ?[A-Z]\.)*)[.,&] ?")
_FIRST = re.compile(r"[\"'“”‘„‚«‹「『【〈《(\[¿¡\s]*(\w)")
_DATE = re.compile(
    r"(?:\D{0,25}\b)?(?:\d{1,2}\S{0,3} (?:de )?[^\W\d]+\.?,? (?:de )?\d{4}|[^\W\d]+ \d{1,2},? \d{4})\Z"
    r"|[\d./年月日-]+\Z"
)
_CLOSERS = "\"'”’»›)]）」』】〉》*†‡§®™¹²³ \u00a0\u200e\u200f"
_STOPS = ".!?…;:。！？．；：؛؟۔।॥։።፤។"
_PAUSES = ",،，、፣—–-"
_GREEK_QUESTION = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff];\Z")
_WIDTHS = range(40, 131)  # columns at which texts are wrapped by hand or by mailers
HEAD = 100  # columns that a heading has at most
RULED = ("r", "=", "_")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that has words. `mark` tells what stands before or below them: "-" bullet, "1" number, "a" letter,
    "=" and "_" underlined; "r" is a rule."""

    text: str
    indent: int = 0
    gap: bool = False  # a blank line stands before it
    mark: str = ""
    number: int = 0
    start: int = 0  # where the text begins after a list's mark

    @property
    def rest(self) -> str:
        return self.text[self.start :]


def read(text: str) -> list[Line]:
    """The lines of a text that have words: those that were wrapped are one, each knows the mark it begins with."""
    return _listed(_unwrapped(_underlined(list(_lines(text)))))


def _lines(text: str) -> Iterator[Line]:
    text = re.sub(r"\r\n?|[\x0b\x1c-\x1e\x85\u2028]", "\n", text.removeprefix("\ufeff"))
    text = template.clean(re.sub(r"[\x0c\u2029]", "\n\n", text))
    gap = True
    for raw in text.split("\n"):
        line = raw.expandtabs(4)
        shown = re.sub(r"[ \t]+", " ", line.strip()).lstrip("\u200b\u200e\u200f\ufeff")
        if shown:
            yield _marked(Line(shown, len(line) - len(line.lstrip(" ")), gap))
        gap = not shown


def _marked(line: Line) -> Line:
    if _RULE.match(line.text):
        return replace(line, mark="r")
    found = _MARKER.match(line.text)
    if not found:
        return line
    kind, value = found.lastgroup, found[found.lastgroup or 0]
    if kind == "bullet":
        return replace(line, mark="-", start=found.end())
    first = {"letter": "a", "circled": "①"}.get(kind or "")
    number = ord(value) - ord(first) + 1 if first else int(value)
    return replace(line, mark="a" if kind == "letter" else "1", number=number, start=found.end())


def _underlined(lines: Sequence[Line]) -> list[Line]:
    """The rules right below a line are taken into it."""
    done: list[Line] = []
    for line in lines:
        above = done[-1] if done else None
        ruled = line.mark == "r" and line.text[0] in "=-~_—" and not line.gap and above and not above.mark
        if above and ruled and (above.gap or headlike(above)) and columns(above.text) <= HEAD:
            done[-1] = replace(above, mark="=" if line.text[0] == "=" else "_")
            if len(done) > 1 and not above.gap and done[-2].text == line.text:  # and a rule above it
                done[-2:] = [replace(done[-1], gap=done[-2].gap)]
        else:
            done.append(line)
    return done


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Lines that were broken to fit a width are one again."""
    width = _width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if width and groups and _goes_on(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [replace(group[0], text=_joined([line.text for line in group])) for group in groups]


def _width(lines: Sequence[Line]) -> int:
    """The columns at which the text is wrapped; 0 where a line is a paragraph."""
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if not b.gap and (not b.mark or _strays(a, b)) and a.mark not in RULED
    ]
    lengths = sorted(columns(a.text) + a.indent for a, _ in pairs)
    width = lengths[(len(lengths) - 1) * 9 // 10] if lengths else 0
    if width not in _WIDTHS:
        return 0
    broken = sum(
        _full(a, b, width) and not ends(a.text, _STOPS) and not b.text[0].isupper() for a, b in pairs
    )
    return width if broken * 4 >= len(pairs) else 0


def _strays(above: Line, line: Line) -> bool:
    """Whether the dash or number before the line may have come there because the line above was full."""
    marked = line.number > 1 or line.text[0] in "-–—+*"
    return marked and not above.mark and not ends(above.text, _STOPS)


def _full(line: Line, below: Line, width: int) -> bool:
    """Whether the first word below had no room left; a sixth of the width is the writer's own measure."""
    word = 2 if _WIDE.match(below.text) else len(below.text.split(" ", 1)[0])
    return line.indent + columns(line.text) + 1 + word > width * 5 / 6


def _goes_on(group: Sequence[Line], line: Line, width: int) -> bool:
    head, last = group[0], group[-1]
    if line.gap or line.mark in RULED or last.mark in RULED:
        return False
    full = _full(last, line, width)
    if line.mark:
        return full and not head.mark and _strays(last, line)
    if ends(last.text, _STOPS) and _CITES.match(line.text):
        return False
    if line.indent > last.indent and not head.mark and (not full or last is not head):
        return False  # the first line of a paragraph
    return full or (not ends(last.text, _STOPS) and line.text[0].islower() and columns(last.text) * 2 > width)


def _joined(texts: Sequence[str]) -> str:
    parts = [texts[0]]
    for above, below in pairwise(texts):
        unspaced = _UNSPACED.match(above[-1]) and _UNSPACED.match(below)
        hyphened = above[-1] == "-" and above[-2:-1].isalpha() and below[0].islower()
        parts += ["" if unspaced or hyphened else " ", below]
    return "".join(parts)


def _listed(lines: Sequence[Line]) -> list[Line]:
    """Lists without marks, or without indents, told by the line with a colon above them."""
    done = list(lines)
    for at, line in enumerate(done):
        if not line.text.endswith((":", "：")):
            continue
        bullets, bare = at + 1, at + 1
        while line.number and bullets < len(done) and _is_bullet(done[bullets], line.indent):
            done[bullets] = replace(done[bullets], indent=line.indent + 1)
            bullets += 1
        while bare < len(done) and _bare(done[bare]):
            bare += 1
        if bare > at + 2:
            done[at + 1 : bare] = [replace(below, mark="-") for below in done[at + 1 : bare]]
    return done


def _is_bullet(line: Line, indent: int) -> bool:
    return line.mark == "-" and line.indent == indent


def _bare(line: Line) -> bool:
    return not (line.gap or line.mark or ends(line.text.rstrip(",;"))) and columns(line.text) <= HEAD


def columns(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def ends(text: str, stops: str = _STOPS + _PAUSES) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in stops


def headlike(line: Line, limit: int = HEAD) -> bool:
    """Short, begins like a sentence, and does not end like one, but may be a question."""
    first = _FIRST.match(line.text)
    if line.mark or not first or columns(line.text) > limit or _DATE.match(line.text):
        return False
    begins = not first[1].islower() or first[1].title() == first[1]  # Georgian has no capitals in sentences
    asks = bool(_GREEK_QUESTION.search(line.text)) or line.text.rstrip(_CLOSERS)[-1:] in "?？؟⸮՞፧"
    return begins and (asks or not ends(line.text)) and any(map(str.isalpha, line.text))


def caps(text: str) -> bool:
    """Whether it is written in capitals; one short word is an acronym."""
    return text == text.upper() != text.lower() and (" " in text or len(text) > 7)
