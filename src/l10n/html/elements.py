"""What each HTML element means to a translator, and which end tags HTML lets a page leave out."""

from __future__ import annotations

from enum import IntEnum


class Kind(IntEnum):
    BLOCK = 0  # ends the message around it
    INLINE = 1  # part of the sentence
    LINK = 2  # part of the sentence; in a row without text between, messages of their own
    VOID = 3  # no content, part of the sentence
    RULE = 4  # no content, ends the message
    OPAQUE = 5  # part of the sentence, content not for translation
    ISLAND = 6  # opaque in the sentence around it, segmented inside
    RAW = 7  # content is not markup
    SKIP = 8  # a block whose content is not for translation
    FOREIGN = 9  # svg, math


_NAMES = {
    Kind.BLOCK: "html head body address article aside blockquote caption center colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header "
    "hgroup legend li main marquee menu nav noscript ol optgroup option p search section summary table "
    "tbody td tfoot th thead tr ul",
    Kind.INLINE: "abbr acronym b bdi bdo big cite data del dfn em font i ins mark nobr output q rb rp "
    "rt rtc ruby s slot small span strike strong sub sup time tt u var",
    Kind.LINK: "a",
    Kind.VOID: "area base basefont bgsound br embed img input keygen link meta param source track wbr",
    Kind.RULE: "col frame hr",
    Kind.OPAQUE: "code kbd samp",
    Kind.ISLAND: "audio button canvas datalist label map meter object picture progress select video",
    Kind.RAW: "iframe noembed noframes plaintext script style textarea title xmp",
    Kind.SKIP: "listing pre template",
    Kind.FOREIGN: "math svg",
}
KIND: dict[str, Kind] = {name: kind for kind, names in _NAMES.items() for name in names.split()}

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

# Worth no code at the edge of a message: they stay outside it.
EDGE = frozenset("base br link meta param php script source style template title track wbr".split())

# Optional end tags: a start tag closes an open `p` …
CLOSES_P = frozenset(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol p pre search "
    "section summary table ul plaintext xmp".split()
)
P_FENCE = ("button", "td", "th", "caption", "object")

# Ignored where no table is open.
TABLE_PARTS = frozenset("caption colgroup tbody td tfoot th thead tr".split())

# … and these open elements, but not beyond a fence (a table where none is named).
CLOSES: dict[str, tuple[str, ...]] = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "option": ("option",),
    "optgroup": ("option", "optgroup"),
    "tr": ("tr",),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "button": ("button",),
    "body": ("head",),
    "tbody": ("tbody", "thead", "tfoot"),
    "thead": ("tbody", "thead", "tfoot"),
    "tfoot": ("tbody", "thead", "tfoot"),
}
FENCE: dict[str, tuple[str, ...]] = {
    "li": ("ul", "ol", "menu", "dir"),
    "dt": ("dl",),
    "dd": ("dl",),
    "option": ("select", "datalist"),
    "optgroup": ("select",),
}

# Start tags that end svg or math and go on as HTML (the standard's "in foreign content").
BREAKOUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li "
    "listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
