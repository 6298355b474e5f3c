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

__all__ = ["HeldVectors", "dequantize", "filtered", "passage_condition", "unencoded"]


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


class HeldVectors:
    """The vectors of a table, held by document: after a write only what is new is read."""

    def __init__(self) -> None:
        self._version: object = None
        self._blocks: dict[tuple[object, ...], npt.NDArray[np.float32]] = {}
        self._whole: tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]] | None = None

    def of_table(self, db: sqlite3.Connection, version: object) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return passage numbers (n,), sorted, and their vectors (n, dimensions) float32, rows of norm 1 (zeros for empty texts).

        Only vectors of the embedder that wrote last count: those of another one cannot be compared with them.
        """
        if self._whole is None or self._version != version:
            meta = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('embedder', 'dimensions')").fetchall())
            self._whole = self._read(db, "vector", meta.get("embedder"), int(meta.get("dimensions", 0)))
            self._version = version
        return self._whole

    def of_encoder(self, db: sqlite3.Connection, encoder: str, version: object) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Return the same of an encoder's vectors; none unless every document has them, since a mixture cannot be compared."""
        if self._whole is None or self._version != (version, encoder):
            size = db.execute("SELECT dimensions FROM encoding WHERE embedder = ? LIMIT 1", (encoder,)).fetchone()
            whole = size is not None and not unencoded(db, encoder, 1)
            self._whole = self._read(db, "encoding", encoder, size[0]) if whole else _empty()
            self._version = (version, encoder)
        return self._whole

    def _read(
        self, db: sqlite3.Connection, table: str, embedder: str | None, dimensions: int
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        import numpy as np

        blocks: list[tuple[tuple[object, ...], int, npt.NDArray[np.float32]]] = []
        rows = db.execute(
            f"SELECT v.document, v.number, d.slot, d.digest FROM {table} v JOIN document d ON d.id = v.document"
            " WHERE v.embedder = ? AND v.dimensions = ? ORDER BY v.number",
            (embedder, dimensions),
        ).fetchall()
        for document, first, slot, digest in rows:
            key = (first, slot, digest, embedder, dimensions)
            block = self._blocks.get(key)
            if block is None:
                (data,) = db.execute(f"SELECT data FROM {table} WHERE document = ?", (document,)).fetchone()
                block = dequantize(data, dimensions)
            blocks.append((key, first, block))
        if not blocks:
            self._blocks = {}
            return _empty()
        numbers = np.concatenate([first + np.arange(len(block), dtype=np.int64) for _, first, block in blocks])
        vectors = np.concatenate([block for _, _, block in blocks])
        # each block is now a part of the whole, so that nothing is held twice
        ends = np.cumsum([len(block) for _, _, block in blocks]).tolist()
        self._blocks = {key: vectors[end - len(block) : end] for (key, _, block), end in zip(blocks, ends, strict=True)}
        return numbers, vectors


def _empty() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    import numpy as np

    return np.empty(0, np.int64), np.empty((0, 0), np.float32)


def unencoded(db: sqlite3.Connection, encoder: str, limit: int = -1) -> list[tuple[str, int]]:
    """Return (id, passages) of the documents with passages that have no vectors of this encoder, sorted, at most `limit` unless -1."""
    query = (
        "SELECT d.key, d.passages FROM document d WHERE d.passages > 0 AND NOT EXISTS"
        " (SELECT 1 FROM encoding e WHERE e.document = d.id AND e.embedder = ?) ORDER BY d.key LIMIT ?"
    )
    return db.execute(query, (encoder, limit)).fetchall()


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
