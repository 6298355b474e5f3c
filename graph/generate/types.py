"""Typed names of the declared schema for programs: `graph/model/names.py`, checked by mypy where it is used."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import Property, Schema

__all__ = ["types"]

PYTHON = {"string": "str", "integer": "int", "boolean": "bool", "date": "str", "year": "int", "strings": "tuple[str, ...]"}


def types(schema: Schema) -> str:
    """Return the text of `graph/model/names.py`."""
    out = [
        '"""Names of the graph\'s types and their properties.  Generated from schemas/policy.yaml by `make schemas`; not edited."""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Literal, TypedDict",
        "",
        f"NodeTypeName = {_literal(schema.nodes)}",
        f"EdgeTypeName = {_literal(schema.edges)}",
    ]
    for node in schema.nodes.values():
        out += ["", "", f"class {node.name}Properties(TypedDict, total=False):", f'    """What is known of a {node.name}."""', ""]
        out += _fields(node.properties.values())
    out += ["", "", "class EdgeProperties(TypedDict, total=False):", '    """What a document says of a relation."""', ""]
    out += _fields(schema.edge_properties.values())
    return "\n".join(out) + "\n"


def _fields(properties: Iterable[Property]) -> list[str]:
    return [f"    {declared.name}: {PYTHON[declared.type]}" for declared in properties]


def _literal(names: Iterable[str]) -> str:
    lines = "".join(f'    "{name}",\n' for name in names)
    return f"Literal[\n{lines}]"
