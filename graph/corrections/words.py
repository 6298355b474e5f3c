"""The words about corrections, `schemas/corrections.yaml`: names of kinds, fields and states, and what findings say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.schema import ROOT
from text.errors import InvalidSchema

__all__ = ["label", "words"]

FILE = ROOT / "schemas" / "corrections.yaml"


@cache
def words() -> Mapping[str, Any]:
    """Return the file's tables."""
    import yaml

    loaded = yaml.safe_load(FILE.read_bytes())
    if not isinstance(loaded, dict):
        raise InvalidSchema("schemas/corrections.yaml: the file: must be a mapping of keys to values.")
    return loaded


def label(table: str, name: str, language: str) -> str:
    """Return the name of a kind, field, state or value in a language; `name` itself where it has none."""
    row = words()[table].get(name)
    return str(row[language if language == "vi" else "en"]) if row else name
