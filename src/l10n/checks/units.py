"""Quantities: the same amount of the same unit."""
