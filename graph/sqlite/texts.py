"""What is packed of documents, unpacked: pieces of texts, words of nodes, passages; those used last are held."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Generic, TypeVar

from graph.model import Value
from graph.model.codec import dumps
from graph.packed import PIECE, piece_of, unpack_text
from graph.sources import PLACE_BITS
from graph.sqlite.apart import Cuts, Quote, printed, unpack_words, words_of
from graph.sqlite.narrow import narrowed, part

__all__ = ["HeldTexts"]

HELD = 4_000  # pieces of 8,192 characters, some 30 MB: what some thousand answers quote from
MANY = 10_000  # nodes: for more at once each text is unpacked whole, and none held; what questions have quoted stays
PACKED = 2_000_000  # bytes of what is packed of nodes, and of passages, whose unpacked form is held: some five times as much

T = TypeVar("T")


class _Unpacked(Generic[T]):
    """What was unpacked last, by its packed form."""

    def __init__(self, unpack: Callable[[bytes], T]) -> None:
        self._unpack = unpack
        self._lock = threading.Lock()
        self._held: OrderedDict[bytes, T] = OrderedDict()
        self._bytes = 0

    def of(self, data: bytes) -> T:
        with self._lock:
            found = self._held.get(data)
            if found is not None:
                self._held.move_to_end(data)
                return found
        made = self._unpack(data)
        with self._lock:
            if data not in self._held:
                self._bytes += len(data)
            self._held[data] = made
            while self._bytes > PACKED:
                self._bytes -= len(self._held.popitem(last=False)[0])
        return made


class HeldTexts:
    """Reads what is packed of documents, each given by its row and digest in the state that `db` reads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pieces: OrderedDict[tuple[int, str, int], str | bytes] = OrderedDict()
        self._words: _Unpacked[list[bytes]] = _Unpacked(unpack_words)
        self._cuts: _Unpacked[Cuts] = _Unpacked(Cuts)
        self._cut: dict[int, tuple[str, weakref.ref[Cuts]]] = {}  # those that are held, by their documents' numbers in a state
        self._version = -1

    def quote(self, db: sqlite3.Connection, id: int, digest: str, start: int, end: int) -> str:
        """Return the characters [start, end) of a document's text."""
        if start >= end:
            return ""
        first = start // PIECE
        if (end - 1) // PIECE == first:
            return part(self._piece(db, id, digest, first), start - first * PIECE, end - first * PIECE)
        parts = [self._whole(db, id, digest, number) for number in range(first, (end - 1) // PIECE + 1)]
        return "".join(parts)[start - first * PIECE : end - first * PIECE]

    def quoting(self, db: sqlite3.Connection, id: int, digest: str) -> Quote:
        """Return what quotes a document's text in the state that `db` reads now."""
        if digest:
            return lambda start, end: self.quote(db, id, digest, start, end)

        @cache
        def text() -> str:  # of a document that is not known to be as it was nothing is held
            return unpack_text(self._packed(db, id))

        return lambda start, end: text()[start:end]

    def printed(self, db: sqlite3.Connection, row: tuple[int, str, bytes], member: str | None = None) -> Mapping[str, object]:
        """Return a document's printed object, or a member of it; its row has (id, digest, parsed)."""
        id, digest, data = row
        return printed(data, self.quoting(db, id, digest), member)

    def cuts_of(self, db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, tuple[str, Cuts]]:
        """Return {number: (id, passages)} of the documents that are there, sorted.  Of one whose passages are held nothing is read again
        in a state: to compare what is packed takes as long as to unpack a part of it."""
        version = int(db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'writes'), '0')").fetchone()[0])
        with self._lock:
            if self._version != version:
                self._version, self._cut = version, {}
            known = self._cut  # of this state, also where another thread goes on to the next
        found = dict[int, tuple[str, Cuts]]()
        missing = []
        for number in numbers:
            held = known.get(number)
            cuts = held[1]() if held is not None else None
            if held is None or cuts is None:
                missing.append(number)
            else:
                found[number] = held[0], cuts
        query = "SELECT number, key, cuts FROM document WHERE number IN (SELECT value FROM json_each(?))"
        for number, key, data in db.execute(query, (dumps(missing),)).fetchall() if missing else ():
            cuts = self._cuts.of(data)
            found[number], known[number] = (key, cuts), (key, weakref.ref(cuts))
        return dict(sorted(found.items()))

    def words(self, db: sqlite3.Connection, places: Iterable[int], names: Sequence[str] | None = None) -> dict[int, Mapping[str, Value]]:
        """Return {node.apart: the properties that are kept apart} of some nodes; no others than `names`."""
        wanted: dict[int, list[int]] = {}
        for place in places:
            wanted.setdefault(place >> PLACE_BITS, []).append(place)
        are_many = sum(map(len, wanted.values())) > MANY
        query = "SELECT id, digest, words FROM document WHERE id IN (SELECT value FROM json_each(?))"
        found: dict[int, Mapping[str, Value]] = {}
        for id, digest, data in db.execute(query, (dumps(list(wanted)),)).fetchall():
            kept, there = self._words.of(data), wanted[id]
            quote = self.quoting(db, id, "" if are_many else digest)
            said = words_of([kept[place & (2**PLACE_BITS - 1)] for place in there], quote, names)
            found.update(zip(there, said, strict=True))
        return found

    def _whole(self, db: sqlite3.Connection, id: int, digest: str, number: int) -> str:
        return part(self._piece(db, id, digest, number), 0, PIECE)

    def _piece(self, db: sqlite3.Connection, id: int, digest: str, number: int) -> str | bytes:
        key = id, digest, number
        with self._lock:
            held = self._pieces.get(key)
            if held is not None:
                self._pieces.move_to_end(key)
                return held
        piece = narrowed(piece_of(self._packed(db, id), number, lambda: self._whole(db, id, digest, 0)))
        if digest:  # a document without one is not known to be as it was
            with self._lock:
                self._pieces[key] = piece
                while len(self._pieces) > HELD:
                    self._pieces.popitem(last=False)
        return piece

    def _packed(self, db: sqlite3.Connection, id: int) -> bytes:
        data: bytes = db.execute("SELECT text FROM document WHERE id = ?", (id,)).fetchone()[0]
        return data
