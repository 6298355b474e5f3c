"""Which passages hold a token, and how often, in memory; and how FTS5 is asked for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["ALL", "COMMON", "FIRST", "FROM", "LEVELS", "ROOM", "TABLE", "Postings", "counted", "matched"]

# Counts of a token in one passage that are told apart; BM25 hardly grows beyond the last.
LEVELS = (2, 3, 4, 6, 9)
COMMON = 32  # a token in more than one of so many passages is held as a bit a passage
ROOM = 1024  # slots made ready for documents to come
SUMMED = 65_536  # slots whose scores are summed up at once: as many as the processor's cache holds
TABLE = "passage_index"
# One text of all slots is fifteen times as fast to fetch as a row each.
FIRST = "SELECT group_concat(rowid) FROM (SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rowid LIMIT ?)"
ALL = "SELECT group_concat(rowid) FROM passage_index WHERE passage_index MATCH ? AND rowid >= ?"
# From the last one back: from the first one on FTS5 reads all that stand before those asked for.
FROM = "SELECT group_concat(rowid) FROM (SELECT rowid FROM passage_index WHERE passage_index MATCH ? AND rowid >= ? ORDER BY rowid DESC)"


class Postings:
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
            bits = np.zeros(size + ROOM, np.uint8)
            bits[slots] = 1
            self._bits, self._slots = np.packbits(bits), None
        self.bytes = self._weight()

    def _weight(self) -> int:
        """Return how many bytes they take."""
        held = self._slots if self._slots is not None else self._bits
        return (len(held) * held.itemsize if held is not None else 0) + 5 * len(self._more) + 300

    def slots(self) -> npt.NDArray[np.int32]:
        """Return all slots, sorted."""
        import numpy as np

        if self._slots is not None:
            return self._slots
        assert self._bits is not None
        # As booleans: NumPy looks for what is not zero ten times as fast there as in bytes.
        return np.flatnonzero(np.unpackbits(self._bits)[: self.size].view(np.bool_)).astype(np.int32)

    def with_tail(self, tail: Sequence[npt.NDArray[np.int32]], size: int) -> Postings:
        """Return these and those of slots behind them, `tail`: as `_family` gives them, of an index of `size` slots; these are no more."""
        self.size = size
        if not tail and (self._bits is None or 8 * len(self._bits) >= size):
            return self
        import numpy as np

        if self._bits is not None and 8 * len(self._bits) < size:
            self._bits = np.concatenate((self._bits, np.zeros((size + ROOM) // 8 + 1 - len(self._bits), np.uint8)))
        if tail:
            (slots, *_), (more, counts) = tail, counted(tail)
            self.count += len(slots)
            if len(more):
                self._more, self._counts = np.concatenate((self._more, more)), np.concatenate((self._counts, counts))
            if self._bits is None:
                return Postings(np.concatenate((self.slots(), slots)), self._more, self._counts, size)
            np.bitwise_or.at(self._bits, slots >> 3, (128 >> (slots & 7)).astype(np.uint8))
        self.bytes = self._weight()
        return self

    def living(self, alive: npt.NDArray[np.bool_]) -> Postings:
        """Return those of the slots that are `alive`."""
        slots = self.slots()
        keep = alive[self._more]
        return Postings(slots[alive[slots]], self._more[keep], self._counts[keep], self.size)

    def among(self, slots: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Return those of `slots`, which are sorted, that hold the token."""
        import numpy as np

        held = np.zeros(0, np.bool_)
        if self._bits is not None:
            held = (self._bits[slots >> 3] >> (7 - (slots & 7)).astype(np.uint8)) & 1 == 1
        elif self._slots is not None and self.count < len(slots):
            return self._slots[_are_in(self._slots, slots)]
        elif self._slots is not None and self.count:
            held = _are_in(slots, self._slots)
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
            held = np.unpackbits(self._bits)[: self.size].view(np.bool_)
            room = np.empty(min(SUMMED, self.size), np.float32)
            for first in range(0, self.size, SUMMED):
                norm, total = norms[first : first + SUMMED], scores[first : first + SUMMED]
                part = np.add(one, norm, out=room[: len(norm)])
                np.divide(weight, part, out=part)
                part *= held[first : first + SUMMED]
                total += part
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


def _are_in(some: npt.NDArray[np.int32], others: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """Return which of some slots are among others, which are sorted; there is one."""
    import numpy as np

    held: npt.NDArray[np.bool_] = others[np.minimum(np.searchsorted(others, some), len(others) - 1)] == some
    return held


def counted(family: Sequence[npt.NDArray[np.int32]]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """Return the slots that hold a token several times, and how often; `family` are those that hold it once, and as each of LEVELS says."""
    import numpy as np

    more = family[1] if len(family) > 1 else np.empty(0, np.int32)
    counts = np.full(len(more), LEVELS[0], np.uint8)
    for level, found in zip(LEVELS[1:], family[2:], strict=False):
        counts[np.searchsorted(more, found)] = level
    return more, counts


def matched(db: sqlite3.Connection, query: str, token: str, number: int) -> npt.NDArray[np.int32]:
    """Return the slots that a query with a number finds a token in, sorted."""
    import numpy as np

    (text,) = db.execute(query, (f'"{token}"', number)).fetchone()
    if text is None:
        return np.empty(0, np.int32)
    slots = np.fromstring(text, dtype=np.int32, sep=",")
    return slots[::-1] if query is FROM else slots
