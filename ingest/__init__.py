"""Reading: bytes to a parsed document with exact positions.  Knows text; knows no database.

In: a path.  Out: a `ParsedDocument`.  Names are loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["expand", "parse", "read_source"]

_HOME = {"expand": "ingest.source.read", "parse": "ingest.pipeline", "read_source": "ingest.source.read"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value = getattr(import_module(_HOME[name]), name)
    return value
