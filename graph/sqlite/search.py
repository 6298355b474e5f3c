"""Searching the SQLite store: full-text scores, vectors, exact filters, passages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.model.codec import dumps
from graph.sources import PLACE_BITS
from graph.store import PassageFilter

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["dequantize", "encodings", "filtered", "passage_condition", "unencoded", "vectors"]


def filtered(db: sqlite3.Connection, where: PassageFilter) -> npt.NDArray[np.int64]:
    """Return the numbers of the passages that fit every restriction, sorted.

    A body stands for its agencies, a topic for its narrower ones too; a document without date fits no year.
    """
    import numpy as np

    documents = _documents(db, where)
    tagged = [_numbers(db, _AGENCIES, where.agencies)] if where.agencies else []
    tagged += [_numbers(db, _TOPICS, where.topics)] if where.topics else []
    if not tagged:
        ranges = [np.arange(count, dtype=np.int64) + (number << PLACE_BITS) for number, count in documents]
        return np.concatenate([np.empty(0, np.int64), *ranges])
    found = tagged[0] if len(tagged) == 1 else np.intersect1d(tagged[0], tagged[1], assume_unique=True)
    chosen: npt.NDArray[np.int64] = found[np.isin(found >> PLACE_BITS, np.array([number for number, _ in documents], np.int64))]
    return chosen


_AGENCIES = """
  SELECT n.id FROM node n WHERE n.key IN (SELECT value FROM json_each(:ids))
  UNION
  SELECT e.source FROM edge e JOIN node n ON n.id = e.target WHERE e.type = 'INSTANCE_OF' AND n.key IN (SELECT value FROM json_each(:ids))
"""
_TOPICS = """
  WITH RECURSIVE narrower (id) AS (
    SELECT n.id FROM node n WHERE n.key IN (SELECT value FROM json_each(:ids))
    UNION
    SELECT e.source FROM edge e JOIN narrower b ON e.target = b.id WHERE e.type = 'BROADER'
  )
  SELECT id FROM narrower
"""


def _numbers(db: sqlite3.Connection, nodes: str, ids: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return the numbers of the passages that name one of `nodes`, sorted, each once."""
    import numpy as np

    query = f"SELECT DISTINCT t.passage FROM passage_tag t WHERE t.node IN ({nodes}) ORDER BY t.passage"
    return np.fromiter((row[0] for row in db.execute(query, {"ids": dumps(list(ids))})), dtype=np.int64)


def _documents(db: sqlite3.Connection, where: PassageFilter) -> list[tuple[int, int]]:
    """Return (number, passages) of the documents that fit, by number."""
    conditions: list[str] = []
    parameters: list[object] = []
    if where.documents:
        conditions.append("d.key IN (SELECT value FROM json_each(?))")
        parameters.append(dumps(where.documents))
    if where.provinces:
        conditions.append(
            "d.node IN (SELECT e.source FROM edge e JOIN node p ON p.id = e.target"
            " WHERE e.type = 'OF_PROVINCE' AND p.key IN (SELECT value FROM json_each(?)))"
        )
        parameters.append(dumps(where.provinces))
    if where.document_types:
        conditions.append("json_extract(n.properties, '$.document_type_id') IN (SELECT value FROM json_each(?))")
        parameters.append(dumps(where.document_types))
    for year, sign in ((where.year_from, ">="), (where.year_to, "<=")):
        if year is not None:
            conditions.append(f"CAST(substr(json_extract(n.properties, '$.issue_date'), 1, 4) AS INTEGER) {sign} ?")
            parameters.append(year)
    chosen = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT d.number, d.passages FROM document d JOIN node n ON n.id = d.node {chosen} ORDER BY d.number"
    return db.execute(query, parameters).fetchall()


def vectors(db: sqlite3.Connection) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return passage numbers (n,), sorted, and their vectors (n, dimensions) float32, rows of norm 1 (zeros for empty texts).

    Only vectors of the embedder that wrote last count: those of another one cannot be compared with them.
    """
    meta = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('embedder', 'dimensions')").fetchall())
    dimensions = int(meta.get("dimensions", 0))
    rows = db.execute(
        "SELECT number, data FROM vector WHERE embedder = ? AND dimensions = ? ORDER BY number", (meta.get("embedder"), dimensions)
    ).fetchall()
    return _matrix(rows, dimensions)


def encodings(db: sqlite3.Connection, encoder: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return the same of an encoder's vectors; none unless every document has them, since a mixture cannot be compared."""
    if unencoded(db, encoder, 1):
        return _matrix([], 0)
    rows = db.execute("SELECT number, data, dimensions FROM encoding WHERE embedder = ? ORDER BY number", (encoder,)).fetchall()
    return _matrix([row[:2] for row in rows], rows[0][2] if rows else 0)


def unencoded(db: sqlite3.Connection, encoder: str, limit: int = -1) -> list[tuple[str, int]]:
    """Return (id, passages) of the documents with passages that have no vectors of this encoder, sorted, at most `limit` unless -1."""
    query = (
        "SELECT d.key, d.passages FROM document d WHERE d.passages > 0 AND NOT EXISTS"
        " (SELECT 1 FROM encoding e WHERE e.document = d.id AND e.embedder = ?) ORDER BY d.key LIMIT ?"
    )
    return db.execute(query, (encoder, limit)).fetchall()


def _matrix(rows: Sequence[tuple[int, bytes]], dimensions: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return (numbers, vectors) of the documents' (first number, packed rows)."""
    import numpy as np

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
