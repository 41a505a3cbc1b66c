"""Argos Translate's packages, run on CTranslate2 directly: in large batches, on all cores, without a network."""

from __future__ import annotations

from l10n.engines import NoRoute, Pair, Translator
from l10n.engines.argos import packages, routes
from l10n.engines.argos.install import install
from l10n.engines.argos.model import Model
from l10n.engines.argos.packages import Package
from l10n.engines.argos.translator import Route
from l10n.errors import InputError

NAME = "argos"

__all__ = ["NAME", "install", "missing", "open", "pairs", "warnings"]


def pairs() -> list[Pair]:
    """See the protocol."""
    found, _ = packages.installed()
    return [Pair(*pair, package.version) for pair, package in found.items()]


def missing() -> list[str]:
    """See the protocol: a package for at least one pair."""
    if packages.installed()[0]:
        return []
    return ["no Argos package is installed; one for Italian to English: l10n engines install it en"]


def warnings() -> list[str]:
    """A line for each package that is there but broken."""
    return packages.installed()[1]


def open(source: str, target: str) -> Translator:
    """See the protocol."""
    found, _ = packages.installed()
    route = routes.shortest(found, source, target)
    if not route:
        raise NoRoute(
            f"no Argos package translates {source} to {target}; to get one: l10n engines install {source} {target}"
        )
    return Route([_loaded(package) for package in route])


def _loaded(package: Package) -> Model:
    try:
        return Model(package)
    except (InputError, RuntimeError, ValueError, ImportError, KeyError) as error:
        reason = error.message if isinstance(error, InputError) else str(error).partition("\n")[0]
        raise NoRoute(
            f"{package.path}: the Argos package cannot be loaded ({reason}); remove it and install it again: "
            f"l10n engines install {' '.join(package.pair)}"
        ) from error
