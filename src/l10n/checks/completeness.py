"""Whether a text is translated at all: nothing, the source itself, a machine's words, far too short."""
