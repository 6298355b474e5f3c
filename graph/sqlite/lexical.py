"""Full-text search of the SQLite store: postings in FTS5, BM25 in NumPy.

FTS5's own bm25() needs the position of every word (2.6 times the text) and a second for a question over 300,000 passages.  Here FTS5 keeps
only which passages hold a token (0.7 times the text), merges and forgets; each column's tokens carry its first letter, and a token that
stands
several times in a passage stands there again with its count ("fbien", "fbien__2", "fbien__3").  A passage is known to FTS5 by its slot: a
running
number that is never given twice, so that removing a document need not touch the index; `compacted` says when too many slots are dead.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.sources import PLACE_BITS
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
    """The passages that hold a token: their slots, or a bit for each slot where they are many."""

    def __init__(self, slots: npt.NDArray[np.int32], size: int) -> None:
        import numpy as np

        self.count = len(slots)
        self._slots: npt.NDArray[np.int32] | None = slots
        self._bits: npt.NDArray[np.uint8] | None = None
        if self.count * COMMON > size:
            bits = np.zeros(size, np.uint8)
            bits[slots] = 1
            self._bits, self._slots = np.packbits(bits), None
        self.bytes = int((self._slots if self._slots is not None else self._bits).nbytes) + 200  # type: ignore[union-attr]

    def slots(self) -> npt.NDArray[np.int32]:
        """Return all slots, sorted."""
        import numpy as np

        if self._slots is not None:
            return self._slots
        assert self._bits is not None
        # As booleans: NumPy looks for what is not zero ten times as fast there as in bytes.
        return np.flatnonzero(np.unpackbits(self._bits).view(np.bool_)).astype(np.int32)

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


@dataclass(frozen=True, slots=True)
class _Unit:
    """One token of a query in one column; adds at most `weight` to a passage's score."""

    weight: float
    column: str
    token: str
    postings: _Postings


class LexicalIndex:
    """Scores passages; holds the slots' lengths and numbers and the postings used last.  One state of the store: made anew after a
    write."""

    def __init__(self, db: sqlite3.Connection) -> None:
        import numpy as np

        rows = db.execute("SELECT slot, number, lengths FROM document ORDER BY slot").fetchall()
        self.size = max((slot + len(lengths) // 6 for slot, _, lengths in rows), default=0)
        self.numbers = np.full(self.size, -1, np.int64)
        table = np.zeros((self.size, len(CODES)), np.float32)
        for slot, number, lengths in rows:
            n = len(lengths) // 6
            self.numbers[slot : slot + n] = np.arange(n) + (number << PLACE_BITS)
            table[slot : slot + n] = np.frombuffer(lengths, "<u2").reshape(n, len(CODES))
        self.filled: dict[str, int] = {}
        self._norms: dict[str, npt.NDArray[np.float32]] = {}
        for at, column in enumerate(CODES):
            filled = int(np.count_nonzero(table[:, at]))
            average = float(table[:, at].sum(dtype=np.float64)) / filled if filled else 1.0
            self.filled[column] = filled
            self._norms[column] = np.float32(K1) * (np.float32(1 - B) + np.float32(B / average) * table[:, at])
        self._gains: dict[tuple[str, int], npt.NDArray[np.float32]] = {}
        self._held: OrderedDict[str, _Postings] = OrderedDict()
        self._bytes = 0

    def search(
        self, db: sqlite3.Connection, match: LexicalMatch, limit: int, allowed: Callable[[], npt.NDArray[np.int64]] | None = None
    ) -> list[tuple[int, float]]:
        """Return (passage number, score), best first, ties by number; `allowed` gives the numbers that may be found.

        Tokens are added up from the weightiest on.  Once what is left cannot lift a passage over the `limit` best, only those few that it
        can
        are looked at (as MaxScore does); the result is the same as with all.
        """
        import numpy as np

        units = self._units(db, match)
        left = np.cumsum([unit.weight for unit in units][::-1])[::-1] * (1 + 1e-5)
        scores = np.zeros(self.size, np.float32)
        if allowed is not None:
            scores[~np.isin(self.numbers, allowed())] = -np.inf
        few: npt.NDArray[np.int32] | None = None
        look = 0
        for at, unit in enumerate(units):
            if few is None and unit.postings.count * COMMON > self.size and at >= look:
                few = self._few(scores, limit, float(left[at]))
                look = at + 3
            self._add(db, scores, unit, few)
        found = np.flatnonzero(scores > 0) if few is None else few[scores[few] > 0]
        if len(found) > limit:
            least = np.partition(scores[found], len(found) - limit)[len(found) - limit]
            found = found[scores[found] >= least]
        best = sorted(zip(self.numbers[found].tolist(), scores[found].tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
        return best[:limit]

    def _units(self, db: sqlite3.Connection, match: LexicalMatch) -> list[_Unit]:
        """Return the tokens that any passage holds, weightiest first."""
        units = []
        for group in match:
            for token in group.tokens if group.weight else ():
                postings = self._all(db, CODES[group.column], token)
                if postings.count:
                    idf = math.log1p((self.filled[group.column] - postings.count + 0.5) / (postings.count + 0.5))
                    units.append(_Unit(group.weight * idf * (K1 + 1), group.column, token, postings))
        return sorted(units, key=lambda unit: -unit.weight)

    def _few(self, scores: npt.NDArray[np.float32], limit: int, left: float) -> npt.NDArray[np.int32] | None:
        """Return the slots that can still be among the best where `left` is the most that may be added; None while they are many."""
        import numpy as np

        if float(scores.max(initial=0)) <= left:
            return None
        positive = scores[np.flatnonzero(scores > 0)]
        if len(positive) < limit:
            return None
        least = float(np.partition(positive, len(positive) - limit)[len(positive) - limit]) - left
        if least <= 0:
            return None
        few = np.flatnonzero(scores >= least)
        return few.astype(np.int32) if len(few) * FEW < self.size else None

    def _add(self, db: sqlite3.Connection, scores: npt.NDArray[np.float32], unit: _Unit, few: npt.NDArray[np.int32] | None) -> None:
        """Add what a token gives to the scores: of all passages, or of a few."""
        weight = scores.dtype.type(unit.weight)
        postings = unit.postings
        for level in (1, *LEVELS):
            if level > 1:
                if " " in unit.token:
                    break
                postings = self._postings(db, f"{CODES[unit.column]}{unit.token}__{level}")
                if not postings.count:
                    break
            slots = postings.slots() if few is None else postings.among(few)
            scores[slots] += weight * self._gain(unit.column, level)[slots]

    def _gain(self, column: str, level: int) -> npt.NDArray[np.float32]:
        """Return for each slot what a token's `level`-th count adds, tf / (tf + norm) less that of the level before."""
        import numpy as np

        if (column, level) not in self._gains:
            norm = self._norms[column]
            before = max((step for step in (1, *LEVELS) if step < level), default=0)
            self._gains[column, level] = (level / (level + norm) - before / (before + norm)).astype(np.float32)
        return self._gains[column, level]

    def _all(self, db: sqlite3.Connection, code: str, token: str) -> _Postings:
        """Return the living passages that hold every one of the tokens in `token`."""
        first, *others = token.split(" ")
        postings = self._postings(db, code + first)
        if not others:
            return postings
        slots = postings.slots()
        for other in others:
            slots = self._postings(db, code + other).among(slots)
        return _Postings(slots, self.size)

    def _postings(self, db: sqlite3.Connection, token: str) -> _Postings:
        """Return the living passages that hold a token."""
        import numpy as np

        held = self._held.get(token)
        if held is not None:
            self._held.move_to_end(token)
            return held
        # One text of all numbers is fifteen times as fast to fetch as a row each.
        (text,) = db.execute("SELECT group_concat(rowid) FROM passage_index WHERE passage_index MATCH ?", (f'"{token}"',)).fetchone()
        slots = np.fromstring(text or "", dtype=np.int32, sep=",")
        slots = slots[slots < self.size]
        postings = self._held[token] = _Postings(slots[self.numbers[slots] >= 0], self.size)
        self._bytes += postings.bytes
        while self._bytes > CACHED_BYTES:
            self._bytes -= self._held.popitem(last=False)[1].bytes
        return postings
