"""Which passages hold a token, and how often, in memory; and how FTS5 is asked for them."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["ALL", "COMMON", "FROM", "LEVELS", "ROOM", "TABLE", "Postings", "add_common", "add_rare", "counted", "matched"]

# Counts of a token in one passage that are told apart; BM25 hardly grows beyond the last.
LEVELS = (2, 3, 4, 6, 9)
COMMON = 32  # a token in more than one of so many passages is held as a bit a passage
ROOM = 1024  # slots made ready for documents to come
MANY = 1_000  # passages that hold a token several times from which their places are not looked for one by one
OF_BYTE, TOGETHER = 8, 16  # common tokens whose weights are summed up at once: a bit of a byte for each, and of two
SUMMED = 65_536  # slots whose scores are summed up at once: as many as the processor's cache holds
TABLE = "passage_index"
# One text of all slots is fifteen times as fast to fetch as a row each.
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
            bits[slots.astype(np.intp)] = 1  # NumPy's own kind of number: twice as fast
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

    def more(self) -> npt.NDArray[np.int32]:
        """Return the slots that hold it several times, sorted."""
        return self._more

    def counts(self) -> npt.NDArray[np.uint8]:
        """Return how often those do."""
        return self._counts

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

    @property
    def is_common(self) -> bool:
        """Whether they are held as a bit a passage."""
        return self._bits is not None

    @property
    def most_more(self) -> float:
        """Return more than what the passages that hold it several times get for that, of a weight of one: c / (c + n) - 1 / (1 + n) is
        most where n is the root of c."""
        root = math.sqrt(int(self._counts.max())) if len(self._counts) else 1.0
        return (root - 1) / (root + 1)

    def add_to(
        self, scores: npt.NDArray[np.float32], weight: np.float32, once: npt.NDArray[np.float32], few: npt.NDArray[np.int32]
    ) -> None:
        """Add weight x count / (count + norm) to the scores of those among a few passages that hold the token; `once` is 1 / (1 + norm) of
        each passage."""
        import numpy as np

        slots = self.among(few)
        at_slots = slots.astype(np.intp)  # NumPy's own kind of number: a third of the time
        gained = once.take(at_slots)
        gained *= weight
        np.add.at(scores, at_slots, gained)
        more, counts = self._more, self._counts
        if len(more):
            at = np.minimum(np.searchsorted(more, slots), len(more) - 1)
            at = at[more[at] == slots]
            more, counts = more[at], counts[at]
        _add_more(scores, weight, once, more, counts)

    def add_more(
        self, scores: npt.NDArray[np.float32], weight: np.float32, once: npt.NDArray[np.float32], kept: npt.NDArray[np.bool_] | None
    ) -> None:
        """Add what the passages that hold the token several times get for that, beside what they get for holding it: all, or those kept."""
        more, counts = self._more, self._counts
        if kept is not None:
            chosen = kept.take(more).nonzero()[0]
            more, counts = more.take(chosen), counts.take(chosen)
        _add_more(scores, weight, once, more, counts)

    def bits(self) -> npt.NDArray[np.uint8]:
        """Return a byte for each slot: 1 where it holds the token; of a token that is common."""
        import numpy as np

        assert self._bits is not None
        return np.unpackbits(self._bits, count=self.size)


def _add_more(
    scores: npt.NDArray[np.float32],
    weight: np.float32,
    once: npt.NDArray[np.float32],
    slots: npt.NDArray[np.int32],
    counts: npt.NDArray[np.uint8],
) -> None:
    """Add weight x (c / (c + n) - 1 / (1 + n))."""
    import numpy as np

    if len(slots):
        at_slots = slots.astype(np.intp)  # NumPy's own kind of number: a third of the time
        part = _for_more(once.take(at_slots), counts)
        part *= weight
        np.add.at(scores, at_slots, part)


def add_rare(scores: npt.NDArray[np.float32], units: Sequence[tuple[np.float32, Postings]], once: npt.NDArray[np.float32]) -> None:
    """Add what passages get for holding tokens of one column, all of them at once: most have a few passages."""
    import numpy as np

    for part in (Postings.slots, Postings.more):
        each = [part(postings) for _, postings in units]
        weights = np.repeat([weight for weight, _ in units], [len(one) for one in each])
        if not len(weights):
            continue
        slots = np.concatenate(each, dtype=np.intp)
        gained = once.take(slots)
        if part is Postings.more:
            gained = _for_more(gained, np.concatenate([postings.counts() for _, postings in units]))
        gained *= weights
        np.add.at(scores, slots, gained)


def _for_more(share: npt.NDArray[np.float32], counts: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Return c / (c + n) - 1 / (1 + n), in terms of what `once` has of some passages: 1 / (1 + n)."""
    import numpy as np

    one = np.float32(1)
    part: npt.NDArray[np.float32] = (counts - np.uint8(1)) * share
    part /= one + part
    part *= one - share
    return part


def add_common(scores: npt.NDArray[np.float32], units: Sequence[tuple[np.float32, Postings]], once: npt.NDArray[np.float32]) -> None:
    """Add what passages get for holding common tokens of one column once: TOGETHER tokens at a time, of which a passage holds one of 65,536
    choices, whose weights are summed up once for all passages."""
    import numpy as np

    room = np.empty(min(SUMMED, len(scores)), np.float32)
    for at in range(0, len(units), TOGETHER):
        sums, held = _choices(units[at : at + OF_BYTE])
        if rest := units[at + OF_BYTE : at + TOGETHER]:
            more, others = _choices(rest)
            sums, wide = np.add.outer(more, sums).ravel(), others.astype(np.uint16)
            wide <<= OF_BYTE
            wide |= held
            held = wide
        for begin in range(0, len(scores), SUMMED):
            end = min(begin + SUMMED, len(scores))
            part = sums.take(held[begin:end], out=room[: end - begin], mode="clip")  # which checks nothing: there is no other choice
            part *= once[begin:end]
            scores[begin:end] += part


def _choices(units: Sequence[tuple[np.float32, Postings]]) -> tuple[npt.NDArray[np.float32], npt.NDArray[Any]]:
    """Return the sum of the weights of each choice of up to eight tokens, and of each slot which choice it holds."""
    import numpy as np

    (weight, postings), *others = units
    sums, held = np.zeros(2 ** len(units), np.float32), postings.bits()
    sums[1] = weight
    for place, (weight, postings) in enumerate(others, 1):
        held += held  # sixteen times as fast as a shift
        held |= postings.bits()
        half = 2**place  # what was the first bit is the last now: of each sum one without this token, and one with it
        sums[: 2 * half : 2], sums[1 : 2 * half : 2] = sums[:half].copy(), sums[:half] + weight
    return sums, held


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
    if len(more) < MANY:
        for level, found in zip(LEVELS[1:], family[2:], strict=False):
            counts[np.searchsorted(more, found)] = level
        return more, counts
    by_slot = np.zeros(int(more[-1]) + 1, np.uint8)  # a byte for each slot: no place is looked for
    for level, found in zip(LEVELS, family[1:], strict=False):
        by_slot[found.astype(np.intp)] = level  # NumPy's own kind of number: twice as fast
    return more, by_slot.take(more)


def matched(db: sqlite3.Connection, query: str, token: str, number: int) -> npt.NDArray[np.int32]:
    """Return the slots that a query with a number finds a token in, sorted."""
    import numpy as np

    (text,) = db.execute(query, (f'"{token}"', number)).fetchone()
    if text is None:
        return np.empty(0, np.int32)
    slots = np.fromstring(text, dtype=np.int32, sep=",")
    return slots[::-1] if query is FROM else slots
