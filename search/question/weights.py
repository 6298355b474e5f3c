"""Weights of features, kept packed in parts: a question looks up some hundred of a hundred thousand, and no others are unpacked for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zlib import crc32

__all__ = ["Weights", "packed"]

_BETWEEN = "@"  # in no name of a feature, and JSON has it as it is
_PARTS = 4096  # of which each has some ten features: unpacking a part takes as long as to look it up a few times


class Weights:
    """Rows of numbers by names of features: (class, hundredths) in turn."""

    def __init__(self, parts: Sequence[str]) -> None:
        self._parts: list[str | dict[str, str | tuple[int, ...]]] = list(parts)  # each a text until it is looked at, then whole at once

    def get(self, name: str) -> tuple[int, ...] | None:
        """Return a feature's row, None where it has none; threads may ask together."""
        at = crc32(name.encode()) % len(self._parts)
        part = self._parts[at]
        if isinstance(part, str):
            said = part.split(_BETWEEN) if part else []
            part = self._parts[at] = dict(zip(said[::2], said[1::2], strict=True))
        row = part.get(name)
        if isinstance(row, str):
            row = part[name] = tuple(map(int, row.split(" ")))
        return row


def packed(rows: Mapping[str, Sequence[int]]) -> list[str]:
    """Return the parts that `Weights` takes: names and their numbers in turn, sorted."""
    assert not any(_BETWEEN in name for name in rows)
    parts: list[list[str]] = [[] for _ in range(_PARTS)]
    for name, numbers in sorted(rows.items()):
        parts[crc32(name.encode()) % _PARTS] += (name, " ".join(map(str, numbers)))
    return [_BETWEEN.join(part) for part in parts]
