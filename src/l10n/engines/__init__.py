"""Machine translation engines: one thin adapter each."""
