"""Dates: the same day, however a language writes it."""
