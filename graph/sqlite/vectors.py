"""Vectors of the SQLite store in memory: a byte a dimension as they are in the file, and a bit a dimension for a first look.

Many rows are first compared by their signs (32 bytes of a row of 256 are read instead of 1,024), then the best of these as they are.
After a write only the documents that are new are read, and put behind the others.
"""

from __future__ import annotations

import sqlite3
import threading
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.codec import dumps
from graph.sources import PLACE_BITS
from graph.sqlite.added import added_since
from graph.sqlite.ddl import read_once

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["HeldVectors", "dequantize", "made_by", "read_vectors", "unencoded"]

# So many rows are compared as they are; of more, as many with the nearest signs (of 321,000 passages of law the ten best are all among
# them, the two hundred best 0.993), and never fewer than one of SHARE.
LOOKED_AT = 12_000
SHARE = 64
SLACK = 1.25  # rows made ready for documents to come
PIECE = 512  # rows turned to float32 at once: as many as the processor's cache holds, in one place that is not given back in between
SIGNED = 1024  # rows whose signs are taken at once: as many as the processor's cache holds
COMPARED = 16_384  # rows whose signs are compared at once: as many as the processor's cache holds
# What a product may be off for each dimension: each of its sums by 2**-24, of two products that are compared, each summed in two orders.
UNSURE = 2.0**-22
UNKNOWN = -1.0  # a scale that nobody has asked for

_State = tuple[str, int, tuple[int, int]]  # embedder, dimensions, count of writes and of encodings
_Block = tuple[int, int, str]  # a document as it was read: number, slot, digest


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one state: `used` of them, of which those of documents that are gone have no number."""

    state: _State
    used: int
    numbers: npt.NDArray[np.int64]  # -1 where the document is gone
    scales: npt.NDArray[np.float32]  # what brings a row to norm 1, of those that were compared as they are
    small: npt.NDArray[np.int8]
    bits: npt.NDArray[np.uint64]  # an array for each 64 signs of all rows: it is looked through from one end to the other
    documents: npt.NDArray[np.int64]  # sorted document numbers, and the first row of each
    starts: npt.NDArray[np.int64]


class HeldVectors:
    """The vectors of the store's embedder, or of one encoder."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rows: _Rows | None = None
        self._blocks: dict[_Block, tuple[int, int]] = {}  # first row, rows
        self._made: dict[str, tuple[tuple[int, int], tuple[str | None, int]]] = {}

    def made_by(self, db: sqlite3.Connection, encoder: str, version: tuple[int, int]) -> tuple[str | None, int]:
        """Return what `made_by` says of the state that `db` reads, `version`; it is looked up once."""
        known = self._made.get(encoder)
        if known is None or known[0] != version:
            known = self._made[encoder] = version, made_by(db, encoder)
        return known[1]

    def nearest(
        self,
        db: sqlite3.Connection,
        encoder: str,
        version: tuple[int, int],
        vector: Sequence[float],
        limit: int,
        allowed: npt.NDArray[np.int64] | None,
    ) -> list[tuple[int, float]]:
        """Return (passage number, cosine), best first, of the state that `db` reads, `version`; see `graph.store.Store.nearest`."""
        import numpy as np

        wanted = np.asarray(vector, np.float32)
        norm = np.float32(np.linalg.norm(wanted))
        embedder, dimensions = self.made_by(db, encoder, version)
        if embedder is None or dimensions != len(wanted) or not norm:
            return []
        return _nearest(self._of_state(db, encoder, (embedder, dimensions, version)), wanted / norm, limit, allowed)

    def _of_state(self, db: sqlite3.Connection, encoder: str, state: _State) -> _Rows:
        with self._lock:
            if self._rows is not None and self._rows.state[:2] != state[:2]:
                self._rows, self._blocks = None, {}
            if self._rows is None or self._rows.state != state:
                self._rows = self._read(db, "encoding" if encoder else "vector", state)
            return self._rows

    def _read(self, db: sqlite3.Connection, table: str, state: _State) -> _Rows:
        import numpy as np

        embedder, dimensions, version = state
        old = self._rows
        added = added_since(db, old.state[2][0]) if old is not None and old.state[2][1] == version[1] else None
        rows_of = (
            f"SELECT d.number, d.slot, d.digest, v.document, length(v.data) FROM document d JOIN {table} v ON v.document = d.id"
            " WHERE v.embedder = ? AND v.dimensions = ?"
        )
        if added is None:
            found = db.execute(rows_of, (embedder, dimensions))
        else:
            found = db.execute(f"{rows_of} AND d.key IN (SELECT value FROM json_each(?))", (embedder, dimensions, dumps(added)))
        there = {(number, slot, digest): (document, length // (dimensions + 4)) for number, slot, digest, document, length in found}
        gone = [block for block in self._blocks if block not in there] if added is None else []
        fresh = sorted(block for block in there if block not in self._blocks)
        if old is None or added is None and 2 * sum(there[block][1] for block in self._blocks if block in there) < old.used:
            self._blocks, gone, fresh, old = {}, [], sorted(there), None
        count = sum(there[block][1] for block in fresh)
        rows = _empty(count, dimensions) if old is None else _grown(old, count, bool(gone))
        for block in gone:
            first, count = self._blocks.pop(block)
            rows.numbers[first : first + count] = -1
        at, firsts = rows.used, dict[int, int]()  # {document: first row}
        for block in fresh:
            document, count = there[block]
            self._blocks[block], firsts[document] = (at, count), at
            at += count
        if fresh:
            documents, starts, counts = np.array([(block[0], *self._blocks[block]) for block in fresh], np.int64).T
            rows.numbers[rows.used : at] = np.arange(rows.used, at) + np.repeat((documents << PLACE_BITS) - starts, counts)
        _fill(db, table, rows, firsts, dimensions, whole=old is None)
        for first in range(rows.used, at, SIGNED):
            part = slice(first, min(first + SIGNED, at))
            rows.bits[:, part] = _signs(rows.small[part]).T
        if old is None or gone:
            placed = sorted((number, first) for (number, _, _), (first, _) in self._blocks.items())
            documents, starts = np.array(placed, np.int64).reshape(-1, 2).T
        else:
            new = [block[0] for block in fresh]
            places = np.searchsorted(old.documents, new)
            documents, starts = np.insert(old.documents, places, new), np.insert(old.starts, places, [self._blocks[b][0] for b in fresh])
        return _Rows(state, at, rows.numbers, rows.scales, rows.small, rows.bits, documents, starts)


def _empty(count: int, dimensions: int) -> _Rows:
    """Return place for so many rows, and some more."""
    import numpy as np

    room = int(SLACK * count)
    numbers, scales = np.full(room, -1, np.int64), np.full(room, UNKNOWN, np.float32)
    small, bits = np.zeros((room, dimensions), np.int8), np.zeros((-(-dimensions // 64), room), np.uint64)
    return _Rows(("", 0, (0, 0)), 0, numbers, scales, small, bits, numbers[:0], numbers[:0])


def _grown(old: _Rows, added: int, less: bool) -> _Rows:
    """Return the rows with place for more behind them.  Who reads an older state keeps its numbers: they are copied where some go."""

    if old.used + added <= len(old.numbers):
        numbers = old.numbers.copy() if less else old.numbers
        return _Rows(("", 0, (0, 0)), old.used, numbers, old.scales, old.small, old.bits, old.documents, old.starts)
    new = _empty(old.used + added, old.small.shape[1])
    for name in ("numbers", "scales", "small"):
        getattr(new, name)[: old.used] = getattr(old, name)[: old.used]
    new.bits[:, : old.used] = old.bits[:, : old.used]
    return _Rows(("", 0, (0, 0)), old.used, new.numbers, new.scales, new.small, new.bits, new.documents, new.starts)


def _fill(db: sqlite3.Connection, table: str, rows: _Rows, firsts: Mapping[int, int], dimensions: int, *, whole: bool) -> None:
    """Put the rows of documents, {document: first row}, at their places; of a `whole` table all are read at once."""
    if whole:
        with read_once(db):
            for document, data in db.execute(f"SELECT document, data FROM {table}"):
                if document in firsts:
                    _put(rows, firsts[document], data, dimensions)
        return
    for document, first in firsts.items():
        (data,) = db.execute(f"SELECT data FROM {table} WHERE document = ?", (document,)).fetchone()
        _put(rows, first, data, dimensions)


def _put(rows: _Rows, at: int, data: bytes, dimensions: int) -> None:
    """Put a document's rows from `at` on."""
    import numpy as np

    small = np.frombuffer(data, np.int8).reshape(-1, dimensions + 4)[:, 4:]
    rows.small[at : at + len(small)] = small


def _scale(rows: _Rows, chosen: slice | npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    """Return what brings rows to norm 1.  It is worked out once for each: most are never compared as they are."""
    import numpy as np

    scales: npt.NDArray[np.float32] = rows.scales[chosen]
    new = np.flatnonzero(scales < 0)
    for at in range(0, len(new), PIECE):
        part = new[at : at + PIECE]
        wide = rows.small[part if isinstance(chosen, slice) else chosen[part]].astype(np.float32)
        norms = np.sqrt(np.einsum("ij,ij->i", wide, wide))
        scales[part] = np.divide(1, norms, out=np.zeros_like(norms), where=norms > 0)
    if len(new) and not isinstance(chosen, slice):  # of which `scales` is a view
        rows.scales[chosen[new]] = scales[new]
    return scales


def _signs(rows: npt.NDArray[np.int8] | npt.NDArray[np.float32]) -> npt.NDArray[np.uint64]:
    """Return the signs of rows, 64 in a word."""
    import numpy as np

    packed = np.packbits(rows > 0, axis=1)
    words = np.zeros((len(rows), -(-rows.shape[1] // 64) * 8), np.uint8)
    words[:, : packed.shape[1]] = packed
    return words.view(np.uint64)


def _nearest(rows: _Rows, vector: npt.NDArray[np.float32], limit: int, allowed: npt.NDArray[np.int64] | None) -> list[tuple[int, float]]:
    """Return (passage number, cosine) of the rows nearest to a vector of norm 1, best first, ties by number; `allowed`: of these alone."""
    import numpy as np

    if not rows.used or rows.small.shape[1] != len(vector):
        return []
    chosen = None if allowed is None else _rows_of(rows, allowed)
    count = rows.used if chosen is None else len(chosen)
    most = max(LOOKED_AT, count // SHARE)
    if count > most:
        apart = _apart(rows.bits[:, : rows.used] if chosen is None else rows.bits[:, chosen], _signs(vector[None])[0])
        far = bisect_left(range(len(vector)), most, key=lambda signs: int(np.count_nonzero(apart <= signs)))
        near = np.flatnonzero(apart <= far)
        chosen = near if chosen is None else chosen[near]
    count = rows.used if chosen is None else len(chosen)
    if not count:
        return []
    scores = np.empty(count, np.float32)
    room = np.empty((min(PIECE, count), len(vector)), np.float32)
    for at in range(0, count, PIECE):
        small = rows.small[at : min(at + PIECE, count)] if chosen is None else rows.small.take(chosen[at : at + PIECE], axis=0)
        wide = room[: len(small)]
        wide[:] = small
        # BLAS would wake its threads for a product with the whole, which costs more than they save
        np.vecdot(wide, vector, out=scores[at : at + len(small)])
    scores *= _scale(rows, slice(0, count) if chosen is None else chosen)
    numbers = rows.numbers[: rows.used] if chosen is None else rows.numbers[chosen]
    scores[numbers < 0] = -np.inf
    least = np.partition(scores, max(count - limit, 0))[max(count - limit, 0)] - len(vector) * UNSURE
    best = np.flatnonzero((scores >= least) & (numbers >= 0))
    at_last = best if chosen is None else chosen[best]
    # Sums of one order for all, whatever the library that multiplies: equal rows are equal, and those of another machine the same.
    exact = np.einsum("ij,j->i", np.take(rows.small, at_last, axis=0).astype(np.float32), vector) * rows.scales[at_last]
    order = np.lexsort((numbers[best], -exact))[:limit]
    return list(zip(numbers[best[order]].tolist(), exact[order].tolist(), strict=True))


def _apart(bits: npt.NDArray[np.uint64], wanted: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint16]:
    """Return of each row how many of its signs are not those wanted; so many at once as the processor's cache holds."""
    import numpy as np

    apart = np.zeros(bits.shape[1], np.uint16)
    for at in range(0, len(apart), COMPARED):
        part = apart[at : at + COMPARED]
        for of_all, word in zip(bits, wanted, strict=True):
            part += np.bitwise_count(of_all[at : at + COMPARED] ^ word)
    return apart


def _rows_of(rows: _Rows, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the rows of passages, which are sorted by number; of some there may be none."""
    import numpy as np

    if not len(rows.documents):
        return numbers[:0]
    at = np.minimum(np.searchsorted(rows.documents, numbers >> PLACE_BITS), len(rows.documents) - 1)
    found = rows.starts[at] + (numbers & (2**PLACE_BITS - 1))
    held = np.zeros(len(found), np.bool_)
    inside = found < rows.used
    held[inside] = rows.numbers[found[inside]] == numbers[inside]
    chosen: npt.NDArray[np.int64] = found[held]
    return chosen


def made_by(db: sqlite3.Connection, encoder: str) -> tuple[str | None, int]:
    """Return whose vectors count, and their length: those of the embedder that wrote last, or of an encoder that has read every document,
    since others cannot be compared with them."""
    if not encoder:
        meta = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('embedder', 'dimensions')").fetchall())
        return meta.get("embedder"), int(meta.get("dimensions", 0))
    size = db.execute("SELECT dimensions FROM encoding WHERE embedder = ? LIMIT 1", (encoder,)).fetchone()
    return (encoder, size[0]) if size is not None and not unencoded(db, encoder, 1) else (None, 0)


def read_vectors(
    db: sqlite3.Connection, encoder: str, documents: Sequence[str] | None
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return passage numbers (n,), sorted, and their vectors (n, dimensions) float32, rows of norm 1 (zeros for empty texts), by an encoder
    or, where it is "", by the store's embedder: of some documents, or of all."""
    import numpy as np

    table, (embedder, dimensions) = "encoding" if encoder else "vector", made_by(db, encoder)
    condition = "" if documents is None else " AND d.key IN (SELECT value FROM json_each(?))"
    rows = db.execute(
        f"SELECT v.number, v.data FROM {table} v JOIN document d ON d.id = v.document WHERE v.embedder = ? AND v.dimensions = ?{condition}"
        " ORDER BY v.number",
        (embedder, dimensions, *([] if documents is None else [dumps(list(documents))])),
    )
    blocks = [(first, dequantize(data, dimensions)) for first, data in rows]
    if not blocks:
        return np.empty(0, np.int64), np.empty((0, 0), np.float32)
    numbers = np.concatenate([first + np.arange(len(block), dtype=np.int64) for first, block in blocks])
    return numbers, np.concatenate([block for _, block in blocks])


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
