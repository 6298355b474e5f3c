"""Names of the declared schema for programs: `graph/model/names.py`, by which mypy checks what stores are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import Schema

__all__ = ["types"]


def types(schema: Schema) -> str:
    """Return the text of `graph/model/names.py`."""
    out = [
        '"""Names of the graph\'s types.  Generated from schemas/policy.yaml by `make schemas`; not edited."""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Literal",
        "",
        f"NodeTypeName = {_literal(schema.nodes)}",
        f"EdgeTypeName = {_literal(schema.edges)}",
    ]
    return "\n".join(out) + "\n"


def _literal(names: Iterable[str]) -> str:
    lines = "".join(f'    "{name}",\n' for name in names)
    return f"Literal[\n{lines}]"
