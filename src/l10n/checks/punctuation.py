"""Quotation marks and what ends a sentence, as each language has them."""
