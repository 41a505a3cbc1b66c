"""Whether a translation is in its language."""
