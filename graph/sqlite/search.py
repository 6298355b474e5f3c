"""Searching the SQLite store: exact filters, and whose passages are."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.model.codec import dumps
from graph.sources import PLACE_BITS
from graph.sqlite.added import version
from graph.store import PassageFilter

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["HeldFilters", "documents_of", "filtered"]

HELD_BYTES = 24_000_000  # of the numbers of passages that filters left last: of a country's laws nine filters that leave all


class HeldFilters:
    """The passages that filters left last, of one state of the store: a question looks for several wordings in the same documents."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version = -1
        self._found: OrderedDict[PassageFilter, npt.NDArray[np.int64]] = OrderedDict()
        self._bytes = 0

    def filtered(self, db: sqlite3.Connection, where: PassageFilter) -> npt.NDArray[np.int64]:
        """Return what `filtered` does of the state that `db` reads: an array that is held, not to be changed."""
        state = version(db)
        with self._lock:
            if self._version == state and where in self._found:
                self._found.move_to_end(where)
                return self._found[where]
        numbers = filtered(db, where)
        with self._lock:
            if self._version != state:
                self._version, self._bytes = state, 0
                self._found.clear()
            if where not in self._found:
                self._bytes += numbers.nbytes
            self._found[where] = numbers
            while self._bytes > HELD_BYTES and len(self._found) > 1:
                self._bytes -= self._found.popitem(last=False)[1].nbytes
        return numbers


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


def documents_of(db: sqlite3.Connection, numbers: Iterable[int]) -> frozenset[str]:
    """Return the documents of the passages that are there."""
    first: dict[int, int] = {}
    for number in sorted(numbers, reverse=True):
        first[number >> PLACE_BITS] = number & (2**PLACE_BITS - 1)
    query = "SELECT number, key, passages FROM document WHERE number IN (SELECT value FROM json_each(?))"
    return frozenset(key for number, key, count in db.execute(query, (dumps(list(first)),)) if first[number] < count)


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
