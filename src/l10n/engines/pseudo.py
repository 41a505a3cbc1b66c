"""Pseudolocalization: text that shows at once whether a layout holds and whether all of it is translated.

Letters get accents, the text grows by 30 %, brackets show where it ends. For right-to-left languages it stands
between override marks, so that all of it runs from the right.
"""

from __future__ import annotations

from l10n import markup

NAME = "pseudo"

_PLAIN = "aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ"
_ACCENTED = "åÅƀƁçÇðÐéÉƒƑĝĜĥĤîÎĵĴķĶļĻɱṀñÑöÖþÞɋǪŕŔšŠţŢûÛṽṼŵŴẋẊýÝžŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_GROWTH = 0.3
_PADDING = "ẋẋẋ ẋẋẋẋẋ ẋẋ "  # in words, so that it wraps as text does
_OVERRIDE, _POP = "\u202e", "\u202c"


def translate(message: str, *, rtl: bool = False) -> str:
    """A message, its codes untouched, as no reader could take for a translation."""
    parts = markup.lex(message, markup.codes(message))
    texts = [markup.decode(part) for part in parts[::2]]
    parts[::2] = [markup.encode(text.translate(_ACCENTS)) for text in texts]
    growth = max(1, round(sum(map(len, texts)) * _GROWTH))
    text = f"[{''.join(parts)}{_padding(growth)}]"
    return f"{_OVERRIDE}{text}{_POP}" if rtl else text


def _padding(length: int) -> str:
    words = _PADDING * (length // len(_PADDING) + 1)
    return " " + words[:length].rstrip()
