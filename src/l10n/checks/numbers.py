"""Numbers: those of the source stand in the translation, written as its language writes them."""
