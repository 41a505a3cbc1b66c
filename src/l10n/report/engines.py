"""What can translate here: engines with their pairs of languages, and what they lack."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from l10n.results import EngineState


def listing(found: Sequence[EngineState]) -> str:
    """An engine a paragraph: by source language the targets, then what is missing and how to install it."""
    return "\n\n".join("\n".join(_lines(state)) for state in found)


def _lines(state: EngineState) -> list[str]:
    lines = [state.name]
    for source, pairs in groupby(state.pairs, key=lambda pair: pair.source):
        shown = [f"{pair.target} ({pair.version})" if pair.version else pair.target for pair in pairs]
        lines.append(f"  {source} to {', '.join(shown)}")
    if not state.pairs:
        lines.append("  no languages")
    return lines + [f"  {line}" for line in (*state.missing, *state.warnings)]


def listing_json(found: Sequence[EngineState]) -> str:
    """`{"engines": [{"name", "pairs": [{"source", "target", "version"}], "missing", "warnings"}]}`."""
    told = [
        {
            "name": state.name,
            "pairs": [
                {"source": pair.source, "target": pair.target, "version": pair.version}
                for pair in state.pairs
            ],
            "missing": list(state.missing),
            "warnings": list(state.warnings),
        }
        for state in found
    ]
    return json.dumps({"engines": told}, ensure_ascii=False, indent=2)
