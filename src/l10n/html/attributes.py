"""Which attributes a reader sees as text, and which keep an element from being translated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from l10n.html.tokens import Attribute
from l10n.model import Form

# A quick look that spares most start tags the parsing of their attributes.
SPEAKING = re.compile(
    r"""[\s"'/](?:alt|title|aria-[a-z]+|placeholder|label|summary|value|content|translate|lang|xml:lang|class|data-l10n)[\s=]"""
    r"""|[\s"'/]translate\b""",
    re.I | re.A,
)
_TEXTS = frozenset(
    "alt title aria-label aria-description aria-placeholder aria-roledescription aria-valuetext placeholder "
    "label summary".split()
)
_META = re.compile(
    r"(?:title|description|keywords|(?:og|twitter):(?:title|description|site_name|image:alt)"
    r"|dcterms?\.(?:title|description)|article:section|article:tag|application-name|apple-mobile-web-app-title)\Z",
    re.I | re.A,
)
_NONE: Attribute = ("", 0, 0, "")


def texts(name: str, found: Mapping[str, Attribute]) -> Iterator[tuple[str, str, int, int, Form]]:
    """The attributes of an element that are text: context, value as it stands, start, end, and quote."""
    if name == "input" and found.get("type", _NONE)[0].strip().lower() == "hidden":
        return
    for key, (value, start, end, quote) in found.items():
        context = _context(name, key, found) if value else ""
        if context:
            form: Form = '"' if quote == '"' else "'" if quote == "'" else "="
            yield context, value, start, end, form


def _context(name: str, key: str, found: Mapping[str, Attribute]) -> str:
    if key in _TEXTS:
        return "title attribute" if key == "title" else key
    if key == "value" and name == "input":
        return "button" if found.get("type", _NONE)[0].lower() in ("submit", "button", "reset") else ""
    if key == "content" and name == "meta":
        role = (
            (found.get("name") or found.get("property") or found.get("itemprop") or _NONE)[0].strip().lower()
        )
        return "" if not _META.match(role) else role if ":" in role else f"meta {role}"
    return ""


def guard(name: str, found: Mapping[str, Attribute], language: str) -> bool | None:
    """True where the element's content is not to be translated, False where it is again, else None."""
    answer = None
    lang = (found.get("lang") or found.get("xml:lang") or _NONE)[0]
    if lang and language and name not in ("html", "body"):
        answer = lang.replace("_", "-").split("-")[0].lower() != language
    if "class" in found and "notranslate" in found["class"][0].lower().split():
        answer = True
    if "translate" in found:
        answer = found["translate"][0].strip().lower() == "no"
    return answer


def is_switcher(found: Mapping[str, Attribute]) -> bool:
    """Whether the element asks for the language switcher, which is written by the build."""
    return found.get("data-l10n", _NONE)[0] == "languages"


def is_json_ld(found: Mapping[str, Attribute]) -> bool:
    kind = found.get("type", _NONE)[0].split(";")[0]
    return kind.strip().lower() == "application/ld+json"
