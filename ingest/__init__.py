"""Reading: bytes to a parsed document with exact positions.  Knows text; knows no database."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.facts import facts
    from ingest.parse import parse
    from ingest.read import expand, read_source

__all__ = ["expand", "facts", "parse", "read_source"]

_HOME = {"expand": "ingest.read", "facts": "ingest.facts", "parse": "ingest.parse", "read_source": "ingest.read"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


class _Package(ModuleType):
    """`ingest.facts` and `ingest.parse` name functions, also where their modules of the same name were imported before."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _HOME and isinstance(value, ModuleType):
            value = getattr(value, name, value)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
