"""The way from one language to another, by the fewest translations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import TypeVar

from l10n import locales

Leg = TypeVar("Leg")

_ALSO = {"no": "nb"}  # the macrolanguage is served by its common written form


def shortest(legs: Mapping[tuple[str, str], Leg], source: str, target: str) -> list[Leg]:
    """The legs that lead from a locale to another, or to what serves them (`pt-BR`, then `pt`); none, no way.

    Of equally long ways the one by way of English, which most models are made from or for; else the alphabet decides.
    """
    for end in _serving(target):
        for start in _serving(source):
            path = _path(legs, start, end)
            if len(path) > 1:
                return [legs[leg] for leg in pairwise(path)]
    return []


def _serving(locale: str) -> list[str]:
    found = locales.fallbacks(locale)
    return [*found, *(_ALSO[tag] for tag in found if tag in _ALSO)]


def _path(legs: Collection[tuple[str, str]], start: str, end: str) -> tuple[str, ...]:
    """Breadth first: all languages that n legs reach, before any that takes more."""
    paths: dict[str, tuple[str, ...]] = {start: (start,)}
    reached = dict(paths)
    while reached and end not in paths:
        further: dict[str, tuple[str, ...]] = {}
        for here, there in legs:
            if here in reached and there not in paths:
                path = (*reached[here], there)
                further[there] = min(further.get(there, path), path, key=_preference)
        reached = further
        paths |= further
    return paths.get(end, ())


def _preference(path: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
    return "en" not in path, path
