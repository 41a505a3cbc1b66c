"""White space: doubled, at the edges, and what French puts before its signs."""
