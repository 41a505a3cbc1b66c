"""One source with two translations, and one translation of two sources."""
