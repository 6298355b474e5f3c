"""Shapes of a question: the patterns of schemas/questions/shapes.yaml by their names."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

__all__ = ["SHAPES", "joined", "read_shapes", "shape"]

SHAPES = Path(__file__).resolve().parent.parent.parent / "schemas" / "questions" / "shapes.yaml"


def read_shapes() -> list[dict[str, object]]:
    """Return the rows of shapes.yaml as they are written."""
    import yaml

    rows: list[dict[str, object]] = yaml.load(SHAPES.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader
    return rows


@cache
def _patterns() -> dict[str, str]:
    """Return the pattern of every shape: compiled where that is fresh, read from the YAML otherwise."""
    from search.lexicon.compiled import read

    found = read()
    return joined(read_shapes()) if found is None else dict(found.shapes)


def joined(rows: list[dict[str, object]]) -> dict[str, str]:
    """Return one pattern a shape, by its name."""
    out = {}
    for row in rows:
        patterns = row["patterns"]
        assert isinstance(patterns, list)
        out[str(row["id"])] = "|".join(f"(?:{pattern})" for pattern in patterns)
    return out


@cache
def shape(name: str) -> re.Pattern[str]:
    """Return the pattern of a shape, to be matched with folded text; with words as printed where its row says so."""
    return re.compile(_patterns()[name])
