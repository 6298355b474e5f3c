"""Searching the SQLite store: full-text scores, vectors, exact filters, passages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.codec import dumps
from graph.sources import PLACE_BITS
from graph.store import PassageFilter

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["dequantize", "filter_condition", "filtered", "vectors"]

BLOCK = 2**PLACE_BITS - 1


def filter_condition(where: PassageFilter) -> tuple[str, list[object]]:
    """Return (a SELECT of passage numbers, its parameters): the passages that fit every restriction."""
    documents: list[str] = []
    parameters: list[object] = []
    if where.documents:
        documents.append("d.key IN (SELECT value FROM json_each(?))")
        parameters.append(dumps(where.documents))
    if where.provinces:
        documents.append(
            "d.node IN (SELECT e.source FROM edge e JOIN node n ON n.id = e.target WHERE e.type = 'OF_PROVINCE' AND n.key IN (SELECT value FROM json_each(?)))"
        )
        parameters.append(dumps(where.provinces))
    if where.document_types:
        documents.append("json_extract(n.properties, '$.document_type_id') IN (SELECT value FROM json_each(?))")
        parameters.append(dumps(where.document_types))
    for year, sign in ((where.year_from, ">="), (where.year_to, "<=")):
        if year is not None:
            documents.append(f"CAST(substr(json_extract(n.properties, '$.issue_date'), 1, 4) AS INTEGER) {sign} ?")
            parameters.append(year)
    conditions = []
    if documents:
        chosen = f"SELECT d.number FROM document d JOIN node n ON n.id = d.node WHERE {' AND '.join(documents)}"
        conditions.append(f"p.number >> {PLACE_BITS} IN ({chosen})")
    if where.agencies:
        conditions.append(
            "p.number IN (SELECT t.passage FROM passage_tag t WHERE t.node IN ("
            "SELECT n.id FROM node n WHERE n.key IN (SELECT value FROM json_each(?)) UNION"
            " SELECT e.source FROM edge e JOIN node n ON n.id = e.target WHERE e.type = 'INSTANCE_OF' AND n.key IN (SELECT value FROM json_each(?))))"
        )
        parameters += [dumps(where.agencies)] * 2
    if where.topics:
        conditions.append(
            "p.number IN (SELECT t.passage FROM passage_tag t WHERE t.node IN ("
            "WITH RECURSIVE narrower (id) AS (SELECT n.id FROM node n WHERE n.key IN (SELECT value FROM json_each(?)) UNION"
            " SELECT e.source FROM edge e JOIN narrower b ON e.target = b.id WHERE e.type = 'BROADER') SELECT id FROM narrower))"
        )
        parameters.append(dumps(where.topics))
    return f"SELECT p.number FROM passage p{' WHERE ' if conditions else ''}{' AND '.join(conditions)}", parameters


def filtered(db: sqlite3.Connection, where: PassageFilter) -> npt.NDArray[np.int64]:
    """Return the numbers of the passages that fit, sorted."""
    import numpy as np

    query, parameters = filter_condition(where)
    return np.fromiter((row[0] for row in db.execute(query + " ORDER BY p.number", parameters)), dtype=np.int64)


def vectors(db: sqlite3.Connection) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return passage numbers (n,), sorted, and their vectors (n, dimensions) float32, rows of norm 1 (zeros for empty texts).

    Only vectors of the embedder that wrote last count: those of another one cannot be compared with them.
    """
    import numpy as np

    meta = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('embedder', 'dimensions')").fetchall())
    dimensions = int(meta.get("dimensions", 0))
    rows = db.execute(
        "SELECT number, data FROM vector WHERE embedder = ? AND dimensions = ? ORDER BY number", (meta.get("embedder"), dimensions)
    ).fetchall()
    width = dimensions + 4
    total = sum(len(data) // width for _, data in rows)
    numbers = np.empty(total, np.int64)
    out = np.empty((total, dimensions), np.float32)
    at = 0
    for first, data in rows:
        n = len(data) // width
        numbers[at : at + n] = np.arange(first, first + n)
        out[at : at + n] = dequantize(data, dimensions)
        at += n
    return numbers, out


def dequantize(data: bytes, dimensions: int) -> npt.NDArray[np.float32]:
    """Return the rows that `graph.prepare.quantize` packed, brought to norm 1 again."""
    import numpy as np

    small = np.frombuffer(data, np.int8).reshape(-1, dimensions + 4)[:, 4:].astype(np.float32)
    norms = np.sqrt(np.einsum("ij,ij->i", small, small))[:, None]
    out: npt.NDArray[np.float32] = np.divide(small, norms, out=small, where=norms > 0)
    return out


def passage_condition(numbers: Iterable[int]) -> tuple[str, list[object]]:
    """Return the condition on passages `p` for these numbers."""
    return "p.number IN (SELECT value FROM json_each(?))", [dumps(list(numbers))]
