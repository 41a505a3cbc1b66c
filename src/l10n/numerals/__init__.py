"""How languages write numbers: `numbers` reads digits, `written` reads words, both whatever they stand for.

A value is a plain decimal ("1200.5", "-5"), a ratio ("3/4"), a time ("20:30") or a code ("B12"), so that equal
numbers have equal values however they are written. Texts are expected normalised (`l10n.glossary.text.normalise`);
spans are in that text.
"""

from __future__ import annotations

from l10n.numerals.conventions import decimal_sign
from l10n.numerals.digits import DIGIT, Number, numbers
from l10n.numerals.roman import roman
from l10n.numerals.written import words_of, written

__all__ = ["DIGIT", "Number", "decimal_sign", "numbers", "roman", "words_of", "written"]
