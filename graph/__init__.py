"""The graph: its model, the typed Query, the stores and their translations.

In: facts of documents with their places, and typed queries.  Out: nodes, edges, rows, passages, exports.
"""

from __future__ import annotations

from typing import Any

from graph.locate import default_store_url, open_store
from graph.query.sql import translate_sql
from graph.schema import load_schema

__all__ = ["default_store_url", "import_", "load_schema", "open_store", "translate_cypher", "translate_sparql", "translate_sql"]


def __getattr__(name: str) -> Any:
    # `graph.export` is the module that holds `export`; loaded when asked for, since a question needs neither csv nor zip.
    if name == "import_":
        from graph.export import import_

        return import_
    if name == "translate_cypher":
        from graph.query.cypher import translate_cypher

        return translate_cypher
    if name == "translate_sparql":
        from graph.query.sparql import translate_sparql

        return translate_sparql
    raise AttributeError(f"module 'graph' has no attribute {name!r}")
