"""Words of a file of `schemas` that holds tables of names and sentences in Vietnamese and English.

In: the file's name, a table, a name, a language.  Out: the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.schema import ROOT
from text.errors import InvalidSchema

__all__ = ["tables", "word"]


@cache
def tables(file: str) -> Mapping[str, Any]:
    """Return the tables of schemas/FILE.

    Raises:
        InvalidSchema: if the file is no mapping.
    """
    import yaml

    loaded = yaml.safe_load((ROOT / "schemas" / file).read_bytes())
    if not isinstance(loaded, dict):
        raise InvalidSchema(f"schemas/{file}: the file: must be a mapping of keys to values.")
    return loaded


def word(file: str, table: str, name: str, language: str, **values: object) -> str:
    """Return a name or sentence in a language ("vi", anything else gives English), filled in; `name` itself where the table lacks it."""
    row = tables(file)[table].get(name)
    if not row:
        return name
    said = str(row["vi" if language == "vi" else "en"])
    return said.format(**values) if values else said
