"""Full-text search of the SQLite store: postings in FTS5, BM25 in NumPy.

FTS5's own bm25() needs the position of every word (2.6 times the text) and a second for a question over 300,000 passages.  Here FTS5 keeps
only which passages hold a token (0.7 times the text), merges and forgets; each column's tokens carry its first letter, and a token that
stands several times in a passage stands there again with its count ("fbien", "fbien__2", "fbien__3").  A passage is known to FTS5 by its
slot: a running number that is never given twice, so that removing a document need not touch the index; `compacted` says when too many
slots are dead.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.codec import dumps
from graph.sources import PLACE_BITS
from graph.sqlite.added import added_since
from graph.sqlite.doclists import Segment, family_rows, segments
from graph.store import LexicalMatch, MatchGroup

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["LEVELS", "LexicalIndex", "holds", "index_rows"]

# Counts of a token in one passage that are told apart; BM25 hardly grows beyond the last.
LEVELS = (2, 3, 4, 6, 9)
CODES = {"exact": "e", "folded": "f", "context": "c"}
LONGEST = 0xFFFF  # tokens of a passage that two bytes count
# BM25 as in Lucene, whose index the Neo4j store searches: k1 = 1.2, b = 0.75, idf = ln(1 + (N - n + 0.5) / (n + 0.5)).
K1, B = 1.2, 0.75
# Bytes of postings held in memory; a token in more than one of COMMON passages is held as a bit a passage.
CACHED_BYTES = 96_000_000
COMMON = 32
# From so few passages on (one of FEW), what is left of a query is added up for them alone.
FEW = 16


def holds(db: sqlite3.Connection, group: MatchGroup) -> bool:
    """Return whether a passage of a document that is here has one of the tokens: the first one found ends the search."""
    wanted = " OR ".join(" AND ".join(f'"{CODES[group.column]}{word}"' for word in token.split(" ")) for token in group.tokens)
    query = (
        "SELECT 1 FROM passage_index p WHERE p.passage_index MATCH ?"
        " AND (SELECT d.slot + d.passages FROM document d WHERE d.slot <= p.rowid ORDER BY d.slot DESC LIMIT 1) > p.rowid LIMIT 1"
    )
    return db.execute(query, (wanted,)).fetchone() is not None


def index_rows(columns: Iterable[Sequence[str]]) -> tuple[list[str], bytes]:
    """Return (the tokens of each passage as one text for FTS5, the columns' lengths as little-endian uint16, three a passage).

    A passage's columns are exact, folded, context, their tokens apart by spaces.
    """
    rows, lengths = [], bytearray()
    # Passages below one heading share its words.
    held: dict[tuple[str, str], tuple[str, bytes]] = {}
    for row in columns:
        tokens = []
        for code, text in zip(CODES.values(), row, strict=True):
            found = held.get((code, text))
            if found is None:
                found = _column_tokens(code, text)
                if code == CODES["context"]:
                    held[code, text] = found
            tokens.append(found[0])
            lengths += found[1]
        rows.append(" ".join(tokens))
    return rows, bytes(lengths)


def _column_tokens(code: str, text: str) -> tuple[str, bytes]:
    """Return a column's tokens, each once and with its count where it stands several times, and how many words it has."""
    words = text.split()
    distinct = dict.fromkeys(words)
    tokens = code + f" {code}".join(distinct) if words else ""
    if len(distinct) < len(words):
        counted = Counter(words)
        repeated = [f"{code}{word}__{level}" for word, count in counted.items() if count > 1 for level in LEVELS if level <= count]
        tokens = " ".join([tokens, *repeated])
    return tokens, min(len(words), LONGEST).to_bytes(2, "little")


class _Postings:
    """The passages that hold a token, and how often: their slots, or a bit for each slot where they are many."""

    def __init__(self, slots: npt.NDArray[np.int32], more: npt.NDArray[np.int32], counts: npt.NDArray[np.uint8], size: int) -> None:
        """`more` are those of `slots`, sorted, that hold it several times, `counts` how often."""
        import numpy as np

        self.size = size
        self.count = len(slots)
        self._more, self._counts = more, counts
        self._slots: npt.NDArray[np.int32] | None = slots
        self._bits: npt.NDArray[np.uint8] | None = None
        if self.count * COMMON > size:
            bits = np.zeros(size, np.uint8)
            bits[slots] = 1
            self._bits, self._slots = np.packbits(bits), None
        held = self._slots if self._slots is not None else self._bits
        self.bytes = int(held.nbytes if held is not None else 0) + 5 * len(more) + 300

    def slots(self) -> npt.NDArray[np.int32]:
        """Return all slots, sorted."""
        import numpy as np

        if self._slots is not None:
            return self._slots
        assert self._bits is not None
        # As booleans: NumPy looks for what is not zero ten times as fast there as in bytes.
        return np.flatnonzero(np.unpackbits(self._bits)[: self.size].view(np.bool_)).astype(np.int32)

    def with_tail(self, tail: _Postings, alive: npt.NDArray[np.bool_] | None) -> _Postings:
        """Return these, of those that are `alive` (None: all), and the ones of slots behind them."""
        import numpy as np

        if alive is None and self._bits is not None and (self.count + tail.count) * COMMON > tail.size:
            out = copy(self)
            out.size, out.count = tail.size, self.count + tail.count
            out._bits = np.concatenate((self._bits, np.zeros(-(-tail.size // 8) - len(self._bits), np.uint8)))
            added = tail.slots()
            np.bitwise_or.at(out._bits, added >> 3, (128 >> (added & 7)).astype(np.uint8))
            out._more, out._counts = np.concatenate((self._more, tail._more)), np.concatenate((self._counts, tail._counts))
            out.bytes = len(out._bits) + 5 * len(out._more) + 300
            return out
        slots, more, counts = self.slots(), self._more, self._counts
        if alive is not None:
            slots, keep = slots[alive[slots]], alive[more]
            more, counts = more[keep], counts[keep]
        more, counts = np.concatenate((more, tail._more)), np.concatenate((counts, tail._counts))
        return _Postings(np.concatenate((slots, tail.slots())), more, counts, tail.size)

    def among(self, slots: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Return those of `slots`, which are sorted, that hold the token."""
        import numpy as np

        held = np.zeros(0, np.bool_)
        if self._bits is not None:
            held = (self._bits[slots >> 3] >> (7 - (slots & 7)).astype(np.uint8)) & 1 == 1
        elif self._slots is not None and self.count:
            held = self._slots[np.minimum(np.searchsorted(self._slots, slots), self.count - 1)] == slots
        found: npt.NDArray[np.int32] = slots[held] if len(held) else slots[:0]
        return found

    def add_to(
        self, scores: npt.NDArray[np.float32], weight: np.float32, norms: npt.NDArray[np.float32], few: npt.NDArray[np.int32] | None
    ) -> None:
        """Add weight x count / (count + norm) to the scores of the passages that hold the token: of all, or of those among a few."""
        import numpy as np

        one = np.float32(1)
        more, counts = self._more, self._counts
        if few is None and self._bits is not None:  # of many a sum over all is faster than over those that hold it
            scores += weight / (one + norms) * np.unpackbits(self._bits)[: self.size].view(np.bool_)
        else:
            slots = self.slots() if few is None else self.among(few)
            scores[slots] += weight / (one + norms[slots])
            if few is not None and len(more):
                at = np.minimum(np.searchsorted(more, slots), len(more) - 1)
                at = at[more[at] == slots]
                more, counts = more[at], counts[at]
        if len(more):
            norm, count = norms[more], counts.astype(np.float32)
            scores[more] += weight * (count / (count + norm) - one / (one + norm))


@dataclass(frozen=True, slots=True)
class _Unit:
    """One token of a query in one column; adds at most `weight` to a passage's score."""

    weight: float
    column: str
    postings: _Postings


class LexicalIndex:
    """Scores passages; holds the slots' lengths and numbers and the postings used last.  After a write what is new is read, and put behind
    the rest."""

    def __init__(self) -> None:
        self._version: int | None = None  # of no state: a store that is opened needs no NumPy

    def _forget(self) -> None:
        import numpy as np

        self.size = 0
        self.numbers = np.empty(0, np.int64)  # -1 where no passage is (any more)
        self._lengths = np.empty((0, len(CODES)), np.uint16)
        self._blocks: dict[int, tuple[int, int]] = {}  # first slot of a document: its number, passages
        self._epoch: object = None
        self._segments: tuple[Segment, ...] = ()
        self._deaths = 0  # how often passages went
        self._whole = False  # whether every slot has its passage
        self._held: OrderedDict[str, tuple[int, _Postings]] = OrderedDict()  # with the deaths when they were read
        self._bytes = 0

    def of_state(self, db: sqlite3.Connection, version: int) -> LexicalIndex:
        """Return this index as it is in the state that `db` reads, `version`."""
        if self._version is None:
            self._forget()
        if self._version != version:
            self._sync(db)
            self._version = version
        return self

    def _sync(self, db: sqlite3.Connection) -> None:
        import numpy as np

        (epoch,) = db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'compacted'), '0')").fetchone()
        added = added_since(db, self._version) if self._version is not None and epoch == self._epoch else None
        there = self._read_blocks(db, added)
        if added is not None and any(slot < self.size for slot in there):  # what had gone is there again
            added, there = None, self._read_blocks(db, None)
        fresh = [slot for slot in there if slot not in self._blocks]
        if epoch != self._epoch or any(slot < self.size for slot in fresh):  # slots were given anew
            self._forget()
            fresh = list(there)
        self._epoch = epoch
        size = max((slot + count for slot, (_, count) in there.items()), default=0)
        if size > self.size:
            numbers, lengths = np.full(size, -1, np.int64), np.zeros((size, len(CODES)), np.uint16)
            numbers[: self.size], lengths[: self.size] = self.numbers, self._lengths
            self.numbers, self._lengths, self.size = numbers, lengths, size
        for slot, (_, count) in [block for block in self._blocks.items() if added is None and block[0] not in there]:
            self.numbers[slot : slot + count], self._lengths[slot : slot + count] = -1, 0
            self._deaths += 1
        for slot, (number, count) in there.items():
            if self._blocks.get(slot) != (number, count):
                self.numbers[slot : slot + count] = np.arange(count) + (number << PLACE_BITS)
        there = there if added is None else self._blocks | there
        few = dumps(fresh) if len(fresh) < len(there) else None
        chosen = "" if few is None else "WHERE slot IN (SELECT value FROM json_each(?))"
        for slot, said in db.execute(f"SELECT slot, lengths FROM document {chosen}", () if few is None else (few,)):
            self._lengths[slot : slot + len(said) // 6] = np.frombuffer(said, "<u2").reshape(-1, len(CODES))
        self._blocks = there
        self._whole = bool(self.size) and int(self.numbers.min()) >= 0
        self._segments = segments(db, "passage_index")
        self._weigh()

    @staticmethod
    def _read_blocks(db: sqlite3.Connection, added: Sequence[str] | None) -> dict[int, tuple[int, int]]:
        """Return {first slot: (number, passages)} of these documents, or of all."""
        query = "SELECT d.slot, d.number, length(d.lengths) / 6 FROM document d"
        if added is None:
            rows = db.execute(f"{query} ORDER BY d.slot")
        else:
            rows = db.execute(f"{query} WHERE d.key IN (SELECT value FROM json_each(?)) ORDER BY d.slot", (dumps(added),))
        return {slot: (number, count) for slot, number, count in rows}

    def _weigh(self) -> None:
        """Work out what the lengths of passages do to their scores."""
        import numpy as np

        self.filled: dict[str, int] = {}
        self._norms: dict[str, npt.NDArray[np.float32]] = {}
        for at, column in enumerate(CODES):
            lengths = np.ascontiguousarray(self._lengths[:, at])
            filled = int(np.count_nonzero(lengths))
            average = float(lengths.sum(dtype=np.int64)) / filled if filled else 1.0
            self.filled[column] = filled
            self._norms[column] = np.float32(K1) * (np.float32(1 - B) + np.float32(B / average) * lengths.astype(np.float32))

    def search(
        self, db: sqlite3.Connection, match: LexicalMatch, limit: int, allowed: Callable[[], npt.NDArray[np.int64]] | None = None
    ) -> list[tuple[int, float]]:
        """Return (passage number, score), best first, ties by number; `allowed` gives the numbers that may be found.

        Tokens are added up from the weightiest on.  Once what is left cannot lift a passage over the `limit` best, only those few that
        it can are looked at (as MaxScore does); the result is the same as with all.
        """
        import numpy as np

        units = self._units(db, match)
        left = np.cumsum([unit.weight for unit in units][::-1])[::-1] * (1 + 1e-5)
        scores = np.zeros(self.size, np.float32)
        if allowed is not None:
            scores[:] = -np.inf
            scores[self._slots_of(allowed())] = 0
        few: npt.NDArray[np.int32] | None = None
        look = 0
        for at, unit in enumerate(units):
            if few is None and unit.postings.count * COMMON > self.size and at >= look:
                few = self._few(scores, limit, float(left[at]))
                look = at + 3
            unit.postings.add_to(scores, np.float32(unit.weight), self._norms[unit.column], few)
        found = np.flatnonzero(scores > 0) if few is None else few[scores[few] > 0]
        if len(found) > limit:
            least = np.partition(scores[found], len(found) - limit)[len(found) - limit]
            found = found[scores[found] >= least]
        best = sorted(zip(self.numbers[found].tolist(), scores[found].tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
        return best[:limit]

    def _slots_of(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the slots of passages; of some there may be none."""
        import numpy as np

        placed = sorted((number, slot, count) for slot, (number, count) in self._blocks.items())
        documents, slots, counts = np.array(placed, np.int64).reshape(-1, 3).T
        at = np.minimum(np.searchsorted(documents, numbers >> PLACE_BITS), len(documents) - 1)
        places = numbers & (2**PLACE_BITS - 1)
        held = (documents[at] == numbers >> PLACE_BITS) & (places < counts[at])
        found: npt.NDArray[np.int64] = (slots[at] + places)[held]
        return found

    def _units(self, db: sqlite3.Connection, match: LexicalMatch) -> list[_Unit]:
        """Return the tokens that any passage holds, weightiest first."""
        units = []
        for group in match:
            for token in group.tokens if group.weight else ():
                postings = self._all(db, CODES[group.column], token)
                if postings.count:
                    idf = math.log1p((self.filled[group.column] - postings.count + 0.5) / (postings.count + 0.5))
                    units.append(_Unit(group.weight * idf * (K1 + 1), group.column, postings))
        return sorted(units, key=lambda unit: -unit.weight)

    def _few(self, scores: npt.NDArray[np.float32], limit: int, left: float) -> npt.NDArray[np.int32] | None:
        """Return the slots that can still be among the best where `left` is the most that may be added; None while they are many."""
        import numpy as np

        high = scores[scores > max(left, 0)]
        if len(high) < limit:
            return None
        least = float(np.partition(high, len(high) - limit)[len(high) - limit]) - left
        few = np.flatnonzero(scores >= least)
        return few.astype(np.int32) if len(few) * FEW < self.size else None

    def _all(self, db: sqlite3.Connection, code: str, token: str) -> _Postings:
        """Return the living passages that hold every one of the tokens in `token`; of several it is not counted how often."""
        import numpy as np

        first, *others = token.split(" ")
        postings = self._postings(db, code + first)
        if not others:
            return postings
        slots = postings.slots()
        for other in others:
            slots = self._postings(db, code + other).among(slots)
        return _Postings(slots, slots[:0], np.empty(0, np.uint8), self.size)

    def _postings(self, db: sqlite3.Connection, token: str) -> _Postings:
        """Return the living passages that hold a token."""
        deaths, postings = self._held.pop(token, (0, None))
        if postings is not None:
            self._bytes -= postings.bytes
        if postings is None:
            postings = self._read(db, token, 0)
        elif postings.size < self.size or deaths != self._deaths:
            alive = self.numbers[: postings.size] >= 0 if deaths != self._deaths else None
            postings = postings.with_tail(self._read(db, token, postings.size), alive)
        self._held[token] = self._deaths, postings
        self._bytes += postings.bytes
        while self._bytes > CACHED_BYTES:
            self._bytes -= self._held.popitem(last=False)[1][1].bytes
        return postings

    def _read(self, db: sqlite3.Connection, token: str, first: int) -> _Postings:
        """Return the living passages from a slot on that hold a token, and how often."""
        import numpy as np

        slots = np.empty(0, np.int32)
        more, counts = slots, np.empty(0, np.uint8)
        for level, found in zip((1, *LEVELS), self._family(db, token, first) if first < self.size else (), strict=False):
            if level == 1:
                slots = found
            elif level == LEVELS[0]:
                more, counts = found, np.full(len(found), level, np.uint8)
            else:
                counts[np.searchsorted(more, found)] = level
        return _Postings(slots, more, counts, self.size)

    def _family(self, db: sqlite3.Connection, token: str, first: int) -> Iterator[npt.NDArray[np.int32]]:
        """Yield the living passages from a slot on that hold a token once, and those that hold it as often as each of LEVELS says."""
        import numpy as np

        names = [token, *(f"{token}__{level}" for level in LEVELS)]
        rows = family_rows(db, "passage_index", self._segments, names) if first == 0 else None
        found = (one.astype(np.int32) for one in rows) if rows is not None else (self._matched(db, name, first) for name in names)
        for slots in found:
            if len(slots) and slots[-1] >= self.size:
                slots = slots[slots < self.size]
            if not self._whole:
                slots = slots[self.numbers[slots] >= 0]
            if not len(slots):
                return
            yield slots

    @staticmethod
    def _matched(db: sqlite3.Connection, token: str, first: int) -> npt.NDArray[np.int32]:
        import numpy as np

        # One text of all numbers is fifteen times as fast to fetch as a row each.
        query = "SELECT group_concat(rowid) FROM passage_index WHERE passage_index MATCH ? AND rowid >= ?"
        (text,) = db.execute(query, (f'"{token}"', first)).fetchone()
        return np.fromstring(text or "", dtype=np.int32, sep=",")
