"""Words of a file of `schemas` that holds tables of names and sentences in Vietnamese and English.

In: the file's name, a table, a name, a language.  Out: the words.  YAML is read only where the compiled copy of a file in
`schemas/generated` is of another text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.schema import COMPILED as SCHEMA
from graph.schema import ROOT
from text.errors import InvalidSchema

__all__ = ["COMPILED", "compile_words", "tables", "word"]

COMPILED = SCHEMA.with_name("words.json")
_FILES = ("commands.yaml", "corrections.yaml", "pages/bring.yaml", "pages/errors.yaml", "takeaway.yaml")


@cache
def tables(file: str) -> Mapping[str, Any]:
    """Return the tables of schemas/FILE.

    Raises:
        InvalidSchema: if the file is no mapping.
    """
    data = (ROOT / "schemas" / file).read_bytes()
    try:
        compiled = json.loads(COMPILED.read_bytes())[file]
        if compiled["sha256"] == _digest(data):
            found: Mapping[str, Any] = compiled["tables"]
            return found
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return _read(file, data)


def compile_words() -> str:
    """Return the text of the compiled copy of every such file."""
    files = {name: (ROOT / "schemas" / name).read_bytes() for name in _FILES}
    found = {name: {"sha256": _digest(data), "tables": _read(name, data)} for name, data in files.items()}
    return json.dumps(found, ensure_ascii=False, indent=0) + "\n"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _read(file: str, data: bytes) -> Mapping[str, Any]:
    import yaml

    loaded = yaml.safe_load(data)
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
