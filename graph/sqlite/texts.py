"""Texts of documents, whole or in part: of a long one only the pieces that are quoted are unpacked, and those used last are held."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict

from graph.prepare import PIECE, piece_of, unpack

__all__ = ["HeldTexts"]

HELD = 4_000  # pieces of 8,192 characters, some 60 MB: what some thousand answers quote from


class HeldTexts:
    """The pieces of texts that were read last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pieces: OrderedDict[tuple[int, str, int], str] = OrderedDict()

    def quote(self, db: sqlite3.Connection, id: int, digest: str, start: int, end: int) -> str:
        """Return the characters [start, end) of a document, given by its row and digest in the state that `db` reads."""
        if start >= end:
            return ""
        first = start // PIECE
        parts = [self._piece(db, id, digest, number) for number in range(first, (end - 1) // PIECE + 1)]
        return "".join(parts)[start - first * PIECE : end - first * PIECE]

    def _piece(self, db: sqlite3.Connection, id: int, digest: str, number: int) -> str:
        key = id, digest, number
        with self._lock:
            held = self._pieces.get(key)
            if held is not None:
                self._pieces.move_to_end(key)
                return held
        data = db.execute("SELECT text FROM document WHERE id = ?", (id,)).fetchone()[0]
        piece = piece_of(data, number)
        if piece is None:  # packed before there were pieces
            piece = unpack(data)[number * PIECE : (number + 1) * PIECE]
        if digest:  # a document without one is not known to be as it was
            with self._lock:
                self._pieces[key] = piece
                while len(self._pieces) > HELD:
                    self._pieces.popitem(last=False)
        return piece
