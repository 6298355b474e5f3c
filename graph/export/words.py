"""The words of what is taken away, `schemas/takeaway.yaml`, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.schema import ROOT
from text.errors import InvalidSchema

__all__ = ["word", "words"]

FILE = ROOT / "schemas" / "takeaway.yaml"


@cache
def words() -> Mapping[str, Any]:
    """Return the file's tables."""
    import yaml

    loaded = yaml.safe_load(FILE.read_bytes())
    if not isinstance(loaded, dict):
        raise InvalidSchema("schemas/takeaway.yaml: the file: must be a mapping of keys to values.")
    return loaded


def word(table: str, name: str, language: str, **values: object) -> str:
    """Return a word or sentence in a language ("vi", anything else gives English), filled in; `name` itself where the table lacks it."""
    row = words()[table].get(name)
    if row is None:
        return name
    said = str(row["vi" if language == "vi" else "en"])
    return said.format(**values) if values else said
