"""Corrections as JSON Lines and back, and as lines for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable

from graph.corrections.apply import Outcome
from graph.corrections.model import Correction, correction_from_json, correction_to_json
from graph.corrections.words import label
from graph.model.codec import dumps
from text.errors import BadInput

__all__ = ["correction_lines", "from_lines", "to_lines"]


def to_lines(corrections: Iterable[Correction]) -> str:
    """Return one JSON object a line."""
    return "".join(f"{dumps(correction_to_json(correction))}\n" for correction in corrections)


def from_lines(data: bytes, name: str) -> list[Correction]:
    """Return the corrections of JSON Lines.

    Raises:
        BadInput: naming `name` and the line that is none.
    """
    found = []
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found.append(correction_from_json(json.loads(line)))
        except BadInput as error:
            raise BadInput(f"{name}:{number}: {error.message}", code=error.code) from None
        except (ValueError, RecursionError) as error:
            raise BadInput(
                f"{name}:{number}: not JSON ({error}). Give what `cancu corrections export` wrote.", code="bad-correction"
            ) from None
    return found


def correction_lines(outcomes: Iterable[Outcome], language: str) -> list[str]:
    """Return what a terminal shows of corrections: two lines each."""
    none = label("values", "none", language)
    lines = []
    for outcome in outcomes:
        c = outcome.correction
        what = label("kinds", c.kind, language)
        if c.field:
            what += f" · {label('fields', c.field, language) if c.kind == 'metadata' else c.field}"
        lines.append(f"{c.id}  {c.document}  {what}: {c.printed or none} → {c.label or c.corrected or none}")
        lines.append(
            f"    {label('states', outcome.state, language)} · {c.author}, {c.made_at}: {c.reason} · “{' '.join(c.exact.split())}”"
        )
    return lines or [none]
