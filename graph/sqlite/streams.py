"""Nodes and edges of the SQLite store one batch after another, in the order in which they are listed: memory does not grow with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from graph.model import Edge, Node
from graph.model.codec import dumps
from graph.schema import load_schema
from graph.sqlite import reader
from graph.sqlite.texts import HeldTexts

__all__ = ["each_edge", "each_node"]

Read = Callable[[Callable[[sqlite3.Connection], Any]], Any]
BATCH = 1000  # what is held in memory at once: nodes with their evidence


def each_node(read: Read, texts: HeldTexts, type: str | None = None) -> Iterator[Node]:
    """Yield nodes by id, of a type or all; `read` runs a function on a connection."""
    for rows in _batches(read, () if type is None else (type,)):
        keys = [key for _, key in rows]
        yield from read(partial(reader.nodes, texts=texts, ids=keys))


def each_edge(read: Read, type: str | None = None) -> Iterator[Edge]:
    """Yield edges by (type, source, target), of a type or all."""
    schema = load_schema()
    for name in sorted(schema.edges) if type is None else [type]:
        declared = schema.edges.get(name)
        for rows in _batches(read, declared.sources if declared is not None else ()):
            yield from read(partial(reader.edges_from, type=name, sources=rows))


def _batches(read: Read, types: tuple[str, ...]) -> Iterator[list[tuple[int, str]]]:
    """Yield (number, key) of the nodes of some types, or all, by key."""
    condition = "AND type IN (SELECT value FROM json_each(?))" if types else ""
    query = f"SELECT id, key FROM node WHERE key > ? {condition} ORDER BY key LIMIT {BATCH}"
    last = ""
    while True:
        parameters = [last, *([dumps(list(types))] if types else [])]
        rows: list[tuple[int, str]] = read(partial(_rows, query=query, parameters=parameters))
        if not rows:
            return
        yield rows
        last = rows[-1][1]


def _rows(db: sqlite3.Connection, query: str, parameters: list[str]) -> list[tuple[int, str]]:
    return db.execute(query, parameters).fetchall()
