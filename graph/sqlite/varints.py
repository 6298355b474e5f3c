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
    raw = np.frombuffer(b"".join(every), np.uint8)
    steps, goes_on, at = _steps(raw)
    firsts = np.cumsum([0, *map(len, every[:-1])])  # where each page's part begins, with a whole number
    lasts = np.add.reduceat(steps, firsts)  # the last row of each
    steps[firsts[1:]] -= lasts[:-1]
    rows = np.cumsum(steps, out=steps)
    begins = firsts[np.cumsum([0, *map(len, pages[:-1])])]  # where each term begins
    if len(at):
        rows = rows[~goes_on]
        begins -= np.searchsorted(at, begins)
    grows = rows[1:] > rows[:-1]
    grows[begins[1:] - 1] = True  # rows of another term may stand before
    if not grows.all():  # a row that was deleted, one of another order, or damaged bytes: rows of four would begin anew below zero
        raise Unknown
    bounds = [*begins.tolist(), len(rows)]
    return [rows[start:end].copy() for start, end in pairwise(bounds)]  # a part would keep the whole


def _steps(raw: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Return what each byte adds to the row before, which bytes others follow, and where these stand.  Most numbers have a byte or two."""
    import numpy as np

    steps, goes_on = raw.astype(np.int32), raw > 0x7F
    at = goes_on.nonzero()[0]
    if not len(at):
        return steps, goes_on, at
    if at[-1] == len(raw) - 1:
        raise Unknown
    said = (steps[at] & 0x7F) << 7
    longer = at
    for back in range(1, _OF_ROW + 1):
        longer = longer[:-1][longer[1:] == longer[:-1] + 1]  # those that so many more follow that are followed
        if not len(longer):
            break
        if back == _OF_ROW:
            raise Unknown
        said[np.searchsorted(at, longer)] <<= 7
    steps[at] = said
    return steps, goes_on, at
