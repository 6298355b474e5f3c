"""Numbers of seven bits a byte, as the pages of FTS5's index have them, and lists of rows made of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Unknown", "decoded", "number_at", "numbers", "rows_of_pages"]

_LONGEST = 5  # bytes of a number below 2**35
_LAST_ROW = 2**31 - 1  # of four bytes
_OF_ROW = 3  # bytes of a row, and one more: more passages no store has


class Unknown(Exception):
    """The pages are not as described."""


def number_at(data: bytes, at: int) -> tuple[int, int]:
    """Return a number, and where the next begins."""
    value = 0
    for end in range(at, at + _LONGEST):
        value = value << 7 | data[end] & 0x7F
        if data[end] < 0x80:
            return value, end + 1
    raise Unknown


def numbers(data: bytes) -> list[int]:
    """Return numbers."""
    import numpy as np

    return list(map(int, decoded(np.frombuffer(data, np.uint8))))


def decoded(raw: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Return numbers."""
    import numpy as np

    if len(raw) and raw.max() < 0x80:
        return raw.astype(np.int64)
    ends = (raw < 0x80).nonzero()[0]
    if not len(ends) or ends[-1] != len(raw) - 1:
        raise Unknown
    sizes = ends.copy()
    sizes[0] += 1
    sizes[1:] -= ends[:-1]
    longest = int(sizes.max())
    if longest > _LONGEST:
        raise Unknown
    values = raw[ends].astype(np.int64)
    for back in range(1, longest):
        held = (sizes > back).nonzero()[0]
        values[held] += (raw[ends[held] - back] & 0x7F).astype(np.int64) << 7 * back
    return values


def rows_of_pages(each: Sequence[Sequence[bytes]]) -> list[npt.NDArray[np.int32]]:
    """Return the rows, sorted, of several terms, given what pages have of each: a first row and differences to the next.  All are read as
    one: what NumPy does takes as long for a few bytes as for a thousand."""
    import numpy as np

    # No segment has rows among those of another one.
    pages = [data if len(data) == 1 else sorted(filter(None, data), key=lambda one: number_at(one, 0)[0]) for data in each]
    every = [data for one in pages for data in one]
    if not every:
        return []
    if not all(every):
        raise Unknown
    values, places = _steps(np.frombuffer(b"".join(every), np.uint8))
    ends = np.cumsum([len(data) for data in every[:-1]], dtype=np.int64)
    firsts = np.concatenate((np.zeros(1, np.int64), ends - np.searchsorted(places, ends)))
    begin = values[firsts]
    values[firsts] = 1
    if values.min() < 1:  # a row that was deleted, or one of another order
        raise Unknown
    values[firsts] = 0
    steps = begin.copy()  # what leads from the last row of a page to the first of the next
    steps[1:] -= begin[:-1] + np.add.reduceat(values, firsts)[:-1]
    values[firsts] = steps
    begins = np.cumsum([0, *map(len, pages[:-1])])  # which page is the first of each term
    steps[begins] = 1  # rows of another term may stand before
    if steps.min() < 1:
        raise Unknown
    wide = np.cumsum(values, dtype=np.int64)
    if wide.max() > _LAST_ROW:  # damaged bytes: rows of four would begin anew below zero
        raise Unknown
    rows = wide.astype(np.int32)
    bounds = [*firsts[begins].tolist(), len(rows)]
    return [rows[start:end].copy() for start, end in pairwise(bounds)]  # a part would keep the whole


def _steps(raw: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    """Return the numbers, of which most are of one byte or two, and where the bytes stand that others follow."""
    import numpy as np

    goes_on = raw > 0x7F
    at = goes_on.nonzero()[0]
    if not len(at):
        return raw.astype(np.int32), at
    if at[-1] == len(raw) - 1:
        raise Unknown
    values = raw[~goes_on].astype(np.int32)
    of, said = at - np.arange(len(at)), (raw[at] & 0x7F).astype(np.int32)  # which number each is of, and what it adds
    last = np.append(np.diff(at) > 1, True).nonzero()[0]  # the bytes before the last of a number
    values[of[last]] += said[last] << 7
    for back in range(1, _OF_ROW + 1):
        last = last[last >= back]
        last = last[at[last] - at[last - back] == back]
        if not len(last):
            break
        if back == _OF_ROW:
            raise Unknown
        values[of[last]] += said[last - back] << 7 * (back + 1)
    return values, at
