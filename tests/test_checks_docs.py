"""docs/checks.md names every check as it is, and `[tool.l10n.checks]` rules all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from l10n.checks import CHECKS
from l10n.model import Catalog, Header, Unit
from l10n.po import render_po

PAGE = (Path(__file__).parent.parent / "docs" / "checks.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `([a-z-]+)` \| (\w+) \|", PAGE, re.M))


def test_every_check_stands_in_the_table_with_its_severity() -> None:
    assert {name: check.severity for name, check in CHECKS.items()} == ROWS


@pytest.mark.parametrize(
    ("setting", "locale", "expected"),
    [
        ("", "es", ["warning"]),
        ('spelling = "off"', "es", []),
        ('spelling = "error"', "es", ["error"]),
        ('spelling.es = "off"', "es", []),
        ('spelling.es = "off"', "en", ["warning"]),
        ('spelling.ja = "off"', "es", ["warning"]),
        ('spelling = { es = "info", en = "off" }', "es", ["info"]),
        ('spelling = { es = "info", en = "off" }', "en", []),
        ('spelling.pt = "off"', "pt-BR", []),
    ],
)
def test_severities_are_configured_by_check_and_locale(
    l10n: Callable[..., Any], setting: str, locale: str, expected: list[str]
) -> None:
    written = {
        "es": "El sueño es connnfortable.",
        "en": "The sleep is connnected.",
        "pt-BR": "O sono connnectado.",
    }
    name = locale.replace("-", "_")
    Path("pyproject.toml").write_text(
        f'[tool.l10n]\nsource-locale = "it"\nlocales = ["{locale}"]\n[tool.l10n.checks]\n{setting}\n', "utf-8"
    )
    Path("source/a.txt").write_text("Il sonno è un bene.\n", "utf-8")
    catalog = Catalog(
        locale,
        (Unit(None, "Il sonno è un bene.", targets=(written[locale],)),),
        Header((("Language", name),)),
    )
    path = Path(f"locales/{name}/LC_MESSAGES/a.po")
    path.parent.mkdir(parents=True)
    path.write_text(render_po(catalog), "utf-8")
    findings = json.loads(l10n("check", "--format", "json").out)["findings"]
    assert [f["severity"] for f in findings if f["check"] == "spelling"] == expected
