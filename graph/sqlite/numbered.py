"""What the numbers of packed passages stand for, read in its JSON where it is asked for.

As objects of Python it would take ten times the memory, and most of it is never asked for: a search shows ten of a document's passages.
"""

from __future__ import annotations

import json
from array import array
from itertools import accumulate

__all__ = ["Numbered"]

_PARTS = (b'{"agencies":{', b'},"headings":[', b'],"names":[', b'],"pages":{', b'},"topics":{')  # how each part of it begins
_END = b"}}"
_NEXT = b'","'  # between two strings: none has a quotation mark in it but behind a backslash


class Numbered:
    """Names, headings, and the agencies, topics and odd pages of passages, of canonical JSON (`graph.model.codec.dumps`).

    Raises:
        ValueError: if the JSON is another one.
    """

    def __init__(self, written: bytes) -> None:
        ends, at = [], 0
        for part in _PARTS:
            begin = written.find(part, at)
            if begin < at:
                raise ValueError("what the numbers of passages stand for is not as it was packed")
            ends.append(begin)
            at = begin + len(part)
        if ends[0] or not written.endswith(_END, at):
            raise ValueError("what the numbers of passages stand for is not as it was packed")
        begins = [end + len(part) for end, part in zip(ends, _PARTS, strict=True)]
        self._agencies, self._headings, names, self._pages, self._topics = (
            written[begin:end] for begin, end in zip(begins, [*ends[1:], len(written) - len(_END)], strict=True)
        )
        self._read: list[str] | None = json.loads(b"[%s]" % names) if b"\\" in names else None
        self._names = names
        self._ends = array("I")
        if self._read is None:
            self._ends.extend(accumulate(map(len, names[1:-1].split(_NEXT))))  # without what stands between them
        self._said: list[list[str]] | None = None

    def name(self, number: int) -> str:
        """Return what a number stands for."""
        if self._read is not None:
            return self._read[number]
        between = 1 + number * len(_NEXT)
        begin = self._ends[number - 1] if number else 0
        return self._names[between + begin : between + self._ends[number]].decode("utf-8", "surrogatepass")

    def headings(self, number: int) -> list[str]:
        """Return headings as they are kept."""
        if self._said is None:
            self._said = json.loads(b"[%s]" % self._headings)
        return self._said[number]

    def agencies(self, place: int) -> tuple[str, ...]:
        """Return the agencies of the passage at a place."""
        return self._numbered(self._agencies, place)

    def topics(self, place: int) -> tuple[str, ...]:
        """Return the topics of the passage at a place."""
        return self._numbered(self._topics, place)

    def page(self, place: int) -> int | None:
        """Return the page of the passage at a place that no column holds, None where there is none."""
        begin = self._pages.find(key := b'"%d":' % place) if self._pages else -1
        return None if begin < 0 else int(self._pages[begin + len(key) :].split(b",", 1)[0])

    def _numbered(self, part: bytes, place: int) -> tuple[str, ...]:
        begin = part.find(key := b'"%d":[' % place)
        if begin < 0:
            return ()
        begin += len(key)
        return tuple(self.name(int(number)) for number in part[begin : part.index(b"]", begin)].split(b","))
