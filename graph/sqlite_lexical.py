"""Full-text search of the SQLite store: postings in FTS5, BM25 in NumPy.

FTS5's own bm25() needs the position of every word (2.6 times the text) and a second for a question over 300,000 passages.  Here FTS5 keeps
only which passages hold a token (0.7 times the text), merges and forgets; each column's tokens carry its first letter, and a token that stands
several times in a passage stands there again with its count ("fbien", "fbien__2", "fbien__3").  A passage is known to FTS5 by its slot: a running
number that is never given twice, so that removing a document need not touch the index; `compacted` says when too many slots are dead.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from graph.sources import PLACE_BITS
from graph.store import LexicalMatch

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["LEVELS", "LexicalIndex", "index_rows"]

# Counts of a token in one passage that are told apart; BM25 hardly grows beyond the last.
LEVELS = (2, 3, 4, 6, 9)
CODES = {"exact": "e", "folded": "f", "context": "c"}
LONGEST = 0xFFFF
# BM25 as in Lucene, whose index the Neo4j store searches: k1 = 1.2, b = 0.75, idf = ln(1 + (N - n + 0.5) / (n + 0.5)).
K1, B = 1.2, 0.75
CACHED_POSTINGS = 16_000_000


def index_rows(columns: Iterable[Sequence[str]]) -> tuple[list[str], bytes]:
    """Return (the tokens of each passage as one text for FTS5, the columns' lengths as little-endian uint16, three a passage).

    A passage's columns are exact, folded, context, their tokens apart by spaces.
    """
    rows, lengths = [], bytearray()
    for row in columns:
        tokens: list[str] = []
        for code, text in zip(CODES.values(), row, strict=True):
            words = text.split()
            lengths += min(len(words), LONGEST).to_bytes(2, "little")
            counted = Counter(words)
            tokens += [code + word for word in counted]
            if len(counted) < len(words):
                tokens += [f"{code}{word}__{level}" for word, count in counted.items() if count > 1 for level in LEVELS if level <= count]
        rows.append(" ".join(tokens))
    return rows, bytes(lengths)


class LexicalIndex:
    """Scores passages; holds the slots' lengths and numbers and the postings used last.  One state of the store: made anew after a write."""

    def __init__(self, db: sqlite3.Connection) -> None:
        import numpy as np

        rows = db.execute("SELECT slot, number, lengths FROM document ORDER BY slot").fetchall()
        size = max((slot + len(lengths) // 6 for slot, _, lengths in rows), default=0)
        self.numbers = np.full(size, -1, np.int64)
        table = np.zeros((size, len(CODES)), np.float64)
        for slot, number, lengths in rows:
            n = len(lengths) // 6
            self.numbers[slot : slot + n] = np.arange(n) + (number << PLACE_BITS)
            table[slot : slot + n] = np.frombuffer(lengths, "<u2").reshape(n, len(CODES))
        self.filled: dict[str, int] = {}
        self.norms: dict[str, npt.NDArray[np.float64]] = {}
        for at, column in enumerate(CODES):
            filled = int(np.count_nonzero(table[:, at]))
            average = float(table[:, at].sum()) / filled if filled else 1.0
            self.filled[column] = filled
            self.norms[column] = K1 * (1 - B + B * table[:, at] / average)
        self._held: OrderedDict[str, npt.NDArray[np.int32]] = OrderedDict()
        self._size = 0

    def search(
        self, db: sqlite3.Connection, match: LexicalMatch, limit: int, allowed: Callable[[], npt.NDArray[np.int64]] | None = None
    ) -> list[tuple[int, float]]:
        """Return (passage number, score), best first, ties by number; `allowed` gives the numbers that may be found."""
        import numpy as np

        scores = np.zeros(len(self.numbers))
        for group in match:
            if not group.weight:
                continue
            norm, code = self.norms[group.column], CODES[group.column]
            for token in group.tokens:
                postings = self._all(db, code, token)
                if not len(postings):
                    continue
                weight = group.weight * np.log1p((self.filled[group.column] - len(postings) + 0.5) / (len(postings) + 0.5)) * (K1 + 1)
                local = norm[postings]
                scores[postings] += weight / (1 + local)
                before = 1
                for level in LEVELS if " " not in token else ():
                    more = self._postings(db, f"{code}{token}__{level}")
                    if not len(more):
                        break
                    local = norm[more]
                    scores[more] += weight * (level / (level + local) - before / (before + local))
                    before = level
        found = np.flatnonzero(scores)
        if allowed is not None:
            found = found[np.isin(self.numbers[found], allowed())]
        if len(found) > limit:
            least = np.partition(scores[found], len(found) - limit)[len(found) - limit]
            found = found[scores[found] >= least]
        best = sorted(zip(self.numbers[found].tolist(), scores[found].tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))
        return best[:limit]

    def _all(self, db: sqlite3.Connection, code: str, token: str) -> npt.NDArray[np.int32]:
        """Return the slots of living passages that hold every one of the tokens in `token`, sorted."""
        import numpy as np

        first, *others = token.split(" ")
        postings = self._postings(db, code + first)
        for other in others:
            postings = np.intersect1d(postings, self._postings(db, code + other), assume_unique=True)
        return postings

    def _postings(self, db: sqlite3.Connection, token: str) -> npt.NDArray[np.int32]:
        """Return the slots of living passages that hold a token, sorted."""
        import numpy as np

        held = self._held.get(token)
        if held is not None:
            self._held.move_to_end(token)
            return held
        # One text of all numbers is fifteen times as fast to fetch as a row each.
        (text,) = db.execute("SELECT group_concat(rowid) FROM passage_index WHERE passage_index MATCH ?", (f'"{token}"',)).fetchone()
        found = np.fromstring(text or "", dtype=np.int32, sep=",")
        found = found[found < len(self.numbers)]
        found = found[self.numbers[found] >= 0]
        self._held[token] = found
        self._size += len(found)
        while self._size > CACHED_POSTINGS:
            self._size -= len(self._held.popitem(last=False)[1])
        return found
