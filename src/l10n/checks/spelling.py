"""Words that no dictionary of the translation's language has."""
