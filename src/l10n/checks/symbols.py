"""Signs that are part of a statement: trademarks, footnote marks, brackets."""
