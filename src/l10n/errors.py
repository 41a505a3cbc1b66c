"""What goes wrong, in one line that a person can act on.

L10nError             exit 2: `file:line: what is wrong; what to do`
├── ConfigError       pyproject.toml
└── InputError        an article, a catalog, a glossary
"""

from __future__ import annotations

from pathlib import Path


class L10nError(Exception):
    """A failure the user can mend: what is wrong, then what to do, with file and line where known."""

    def __init__(self, message: str, path: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message, self.path, self.line = message, path, line

    def __str__(self) -> str:
        if self.path is None:
            return self.message
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class ConfigError(L10nError):
    """The configuration cannot be used."""


class InputError(L10nError):
    """A file cannot be read for what it should be."""
