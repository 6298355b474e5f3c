"""What no query compares is kept packed with its document: the printed object, the words of its tasks and findings, its passages.

A string that stands in the document's text is kept as its place there, so that each word is stored once: "=120+35" is the characters
[120, 155), "=120~35" the same with one blank for each run of blanks, "=" those of the range beside it ("start", "end"); any other string
that begins with "=" gets a second one.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from graph.model import DocumentFacts, Node, Passage, Value
from graph.model.codec import dumps, properties_from_json, properties_to_json
from graph.sqlite.numbered import Numbered
from text.words import folded_words

__all__ = ["APART", "Cuts", "Quote", "is_apart", "kept_here", "pack_parts", "printed", "quoting", "unpack_words", "words_of"]

Quote = Callable[[int, int], str]  # the characters [start, end) of the text

# The properties that are kept apart, by type of node: a document's own ones, which no query compares.
APART = {"Task": ("folded", "headings", "statement"), "Finding": ("message", "message_en")}
_SHORTEST = 12  # characters; a shorter string takes no more room than its place
_CLOSING = " :;,."
_WIDEST = 4  # times its length: so far a string's range is looked through
_BEGINS = 12  # characters by which the beginning of a line is known


class _Places:
    """Puts places in the stead of strings; it looks where the strings may stand and nowhere else, so that it is linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[str, str] = {}
        self._lines: dict[str, int] = {}
        at = 0
        for line in text.split("\n"):
            begin = at + len(line) - len(line.lstrip())
            self._lines.setdefault(text[begin : begin + _BEGINS], begin)
            at += len(line) + 1

    def string(self, value: str, near: Iterable[tuple[int, int]] = ()) -> str:
        """Return what is kept for a string that may stand at one of some ranges, or where a line begins."""
        if len(value) < _SHORTEST:
            return f"={value}" if value.startswith("=") else value
        found = self._found.get(value) or self._place(value, near)
        if found is None:
            return f"={value}" if value.startswith("=") else value
        self._found[value] = found
        return found

    def _stands(self, value: str, start: int) -> str:
        """Return the place of a string that stands there, and know it: a heading comes again, and without its colon."""
        for one in (value, value.rstrip(_CLOSING)):
            self._found[one] = f"={start}+{len(one)}"
        return self._found[value]

    def _place(self, value: str, near: Iterable[tuple[int, int]]) -> str | None:
        text, line = self.text, self._lines.get(value[:_BEGINS])
        for start, end in near:
            if text.startswith(value, start):
                return self._stands(value, start)
            if text.startswith(value[:3], start) and end - start < _WIDEST * len(value) and _with_blanks(text[start:end]) == value:
                return f"={start}~{end - start}"
        return None if line is None or not text.startswith(value, line) else self._stands(value, line)

    def _is_beside(self, value: Mapping[str, Any], name: str) -> bool:
        found = value[name]
        if not isinstance(found, str) or (place := _beside(value, name)) is None or place[1] - place[0] != len(found):
            return False
        if not self.text.startswith(found, place[0]):
            return False
        self._stands(found, place[0])
        return True

    def value(self, value: Any, near: Sequence[tuple[int, int]] = ()) -> Any:
        """Return a JSON value with places; the numbers beside a string may say where it stands."""
        if isinstance(value, str):
            return self.string(value, near)
        if isinstance(value, Mapping):
            ranges = list(_ranges(value, len(self.text)))
            return {name: "=" if self._is_beside(value, name) else self.value(one, ranges) for name, one in sorted(value.items())}
        return [self.value(one, near) for one in value] if isinstance(value, list | tuple) else value


def _beside(value: Mapping[str, Any], name: str) -> tuple[int, int] | None:
    """Return the range that stands beside a string of an object, None where there is none."""
    own = f"{name}_start", f"{name}_end"
    start, end = (value.get(one) for one in (own if own[0] in value else ("start", "end")))
    return (start, end) if type(start) is int and type(end) is int and 0 <= start < end else None


def _ranges(value: Mapping[str, Any], size: int) -> Iterator[tuple[int, int]]:
    for name, start in value.items():
        if type(start) is int and name.endswith("start") and 0 <= start < size:
            end = value.get(f"{name[:-5]}end")
            yield start, end if type(end) is int and start <= end <= size else start


def _with_blanks(text: str) -> str:
    return " ".join(text.split())


def _said(value: str, quote: Quote) -> str:
    """Return the string for which this is kept."""
    if not value.startswith("="):
        return value
    if value.startswith("=", 1):
        return value[1:]
    for sign in "+~":
        start, found, length = value[1:].partition(sign)
        if found:
            quoted = quote(int(start), int(start) + int(length))
            return quoted if sign == "+" else _with_blanks(quoted)
    raise ValueError(f"{value!r} is no place")


def _filled(value: Any, quote: Quote) -> Any:
    if isinstance(value, str):
        return _said(value, quote) if value.startswith("=") else value
    if isinstance(value, dict):
        beside = {name: _beside(value, name) for name, one in value.items() if one == "="}
        return {name: quote(*place) if (place := beside.get(name)) else _filled(one, quote) for name, one in value.items()}
    return [_filled(one, quote) for one in value] if isinstance(value, list) else value


def quoting(text: str) -> Quote:
    """Return what quotes a text that is at hand."""
    return lambda start, end: text[start:end]


def _pack(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 9)


def _unpack(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def pack_parts(facts: DocumentFacts) -> tuple[bytes, bytes, bytes]:
    """Return what is kept apart of a document: what `printed`, `unpack_words` and `Cuts` give back."""
    places = _Places(facts.text)
    parsed = _pack(dumps(places.value(facts.parsed)))
    words = [dumps(_words(node, places)) for node in facts.nodes if is_apart(node.type)]
    return parsed, _pack("\n".join(words)), _pack_cuts(facts.passages, places)


def printed(data: bytes, quote: Quote, part: str | None = None) -> dict[str, Any]:
    """Return the printed object of a document, or a part of it alone."""
    kept = json.loads(_unpack(data))
    assert isinstance(kept, dict)
    value = _filled(kept if part is None else {name: said for name, said in kept.items() if name == part}, quote)
    assert isinstance(value, dict)
    return value


# Words of nodes.


def is_apart(type: str) -> bool:
    """Whether nodes of a type keep properties apart."""
    return type in APART


def kept_here(type: str, properties: Mapping[str, Value]) -> dict[str, Value]:
    """Return the properties of a node that stand in its row."""
    apart = APART.get(type, ())
    return {name: value for name, value in properties.items() if name not in apart}


def _words(node: Node, places: _Places) -> dict[str, Any]:
    said = {name: value for name, value in properties_to_json(node.properties).items() if name in APART[node.type]}
    ranges = [(e.start, e.end) for e in node.evidence]
    kept = {name: places.value(value, ranges) for name, value in said.items() if name != "folded"}
    if "folded" in said:
        kept["folded"] = True if said["folded"] == _folded(said) else [said["folded"]]
    return kept


def _folded(said: Mapping[str, Any]) -> str:
    """Return the form of a task's words that queries look in, as reading makes it of them."""
    headings = said.get("headings", ())  # of an import: whatever it says
    return " | ".join(folded_words(str(part)) for part in (said.get("statement", ""), *(headings if isinstance(headings, list) else ())))


def unpack_words(data: bytes) -> list[bytes]:
    """Return what is kept of each node of a document that is apart, in the order of their ids; `words_of` fills it."""
    return zlib.decompress(data).split(b"\n")


def words_of(lines: Iterable[bytes], quote: Quote, names: Sequence[str] | None = None) -> list[dict[str, Value]]:
    """Return the properties of nodes of a document that are kept apart: all, or those of `names`."""
    quoted: dict[str, str] = {}  # headings come again

    def string(value: str) -> str:
        found = quoted.get(value)
        if found is None:
            found = quoted[value] = _said(value, quote)
        return found

    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return string(value) if value.startswith("=") else value
        return _filled(value, quote) if isinstance(value, dict) else [filled(one) for one in value] if isinstance(value, list) else value

    of_all = names is None or "folded" in names  # which is made of the others
    wanted = frozenset(names or ())
    out = []
    for kept in json.loads(b"[%s]" % b",".join(lines)):  # one text: three times as fast as one by one
        said = {name: filled(value) for name, value in kept.items() if name != "folded" and (of_all or name in wanted)}
        if of_all and "folded" in kept:
            said["folded"] = _folded(said) if kept["folded"] is True else kept["folded"][0]
        if of_all and names is not None:
            said = {name: value for name, value in said.items() if name in wanted}
        out.append(properties_from_json(said))
    return out


# Passages.

_TOGETHER = 256  # passages that are unpacked at once
_WIDTH = 4  # bytes of a number
_COLUMNS = 7  # numbers of a passage; -1 stands for none
_PAGES = range(2**31)  # that a column holds; one of an older store that is none of these is kept beside it


@dataclass(slots=True)
class _Some:
    """Passages that follow each other, an array for each of their parts; strings that come again are numbered.  Where these stand is
    looked up when a passage is first asked for: most are asked for their lengths alone."""

    starts: array[int]
    ends: array[int]
    pages: array[int]
    paths: array[int]
    kinds: array[int]
    tasks: array[int]
    contexts: array[int]
    written: bytes
    kept: Numbered | None = None

    def passage(self, document: str, at: int, quote: Quote | None) -> Passage:
        written = self.written  # before it is seen whether another thread has read it
        if self.kept is None:
            self.kept = Numbered(written)
            self.written = b""
        kept, task, page = self.kept, self.tasks[at], self.pages[at]
        return Passage(
            document, self.starts[at], self.ends[at], kept.name(self.paths[at]), kept.name(self.kinds[at]),
            tuple(_said(one, quote) for one in kept.headings(self.contexts[at])) if quote else (), None if task < 0 else kept.name(task),
            kept.agencies(at), kept.topics(at), kept.page(at) if page < 0 else page,
        )  # fmt: skip


class Cuts:
    """A document's passages; of a long one only those that are asked for are unpacked.

    What was damaged raises ValueError, struct.error or zlib.error; it is never read as other passages, or fewer.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._count: int = struct.unpack_from("<I", data)[0]
        parts = -(-self._count // _TOGETHER)
        begin = _WIDTH * (parts + 1)
        self._ends = [begin, *(begin + end for end in struct.unpack_from(f"<{parts}I", data, _WIDTH))]
        if self._ends[-1] != len(data):
            raise ValueError(f"{len(data)} bytes do not hold {self._count} passages")
        self._unpacked: dict[int, _Some] = {}
        self._lengths: dict[int, array[int]] = {}

    def __len__(self) -> int:
        return self._count

    def passage(self, document: str, at: int, quote: Quote | None = None) -> Passage:
        """Return the passage at a place of the document; without its headings where nothing quotes them."""
        part, place = divmod(at, _TOGETHER)
        return self._some(part).passage(document, place, quote)

    def length(self, at: int) -> int:
        """Return how many characters the passage at a place has; of its part no more is unpacked than where passages stand, so that what is
        damaged behind it is found when the passage is asked for."""
        part, place = divmod(at, _TOGETHER)
        found = self._unpacked.get(part)
        if found is not None:
            return found.ends[place] - found.starts[place]
        if part not in self._lengths:
            count = min(_TOGETHER, self._count - part * _TOGETHER)
            self._lengths[part] = _unpack_lengths(self._data[self._ends[part] : self._ends[part + 1]], count)
        return self._lengths[part][place]

    def _some(self, part: int) -> _Some:
        found = self._unpacked.get(part)
        if found is None:
            found = _unpack_some(self._data[self._ends[part] : self._ends[part + 1]])
            if len(found.starts) != min(_TOGETHER, self._count - part * _TOGETHER):
                raise ValueError(f"{len(found.starts)} passages stand where others were counted")
            self._unpacked[part] = found
        return found

    def all(self, document: str, quote: Quote) -> Iterator[Passage]:
        """Yield the passages of the document in their order."""
        return (self.passage(document, at, quote) for at in range(len(self)))


def _pack_cuts(passages: Sequence[Passage], places: _Places) -> bytes:
    """Return how many passages there are, where each part of them ends, and the parts."""
    parts = [_pack_some(passages[at : at + _TOGETHER], places) for at in range(0, len(passages), _TOGETHER)]
    return struct.pack(f"<I{len(parts)}I", len(passages), *accumulate(map(len, parts))) + b"".join(parts)


def _pack_some(passages: Sequence[Passage], places: _Places) -> bytes:
    """Return columns of numbers, each whole, and behind them what they number, as JSON."""
    names: dict[str, int] = {}
    headings: dict[tuple[str, ...], int] = {}

    def number(name: str | None) -> int:
        return -1 if name is None else names.setdefault(name, len(names))

    columns: list[list[int]] = [[] for _ in range(_COLUMNS)]
    odd: dict[str, int] = {}
    end = 0
    for at, p in enumerate(passages):
        context = headings.setdefault(p.context, len(headings))
        page = -1
        if p.page is not None and p.page in _PAGES:
            page = p.page
        elif p.page is not None:
            odd[str(at)] = p.page
        row = p.start - end, p.end - p.start, page, number(p.path), number(p.kind), number(p.task), context
        for column, value in zip(columns, row, strict=True):
            column.append(value)
        end = p.end
    numbered = {
        "agencies": {str(at): [number(one) for one in p.agencies] for at, p in enumerate(passages) if p.agencies},
        "topics": {str(at): [number(one) for one in p.topics] for at, p in enumerate(passages) if p.topics},
        "pages": odd,
        "names": list(names),
        "headings": [[places.string(one) for one in context] for context in headings],
    }
    rows = struct.pack(f"<I{_COLUMNS * len(passages)}i", len(passages), *(value for column in columns for value in column))
    return zlib.compress(rows + dumps(numbered).encode("utf-8", "surrogatepass"), 9)


def _unpack_some(data: bytes) -> _Some:
    raw = zlib.decompress(data)
    (count,) = struct.unpack_from("<I", raw)
    size = _WIDTH * count
    last = _WIDTH + _COLUMNS * size
    gaps, lengths, pages, paths, kinds, tasks, contexts = (_numbers(raw[at : at + size]) for at in range(_WIDTH, last, size))
    moves = array("i", bytes(2 * size))
    moves[::2], moves[1::2] = gaps, lengths
    bounds = array("i", accumulate(moves))
    return _Some(bounds[::2], bounds[1::2], pages, paths, kinds, tasks, contexts, raw[last:])


def _unpack_lengths(data: bytes, count: int) -> array[int]:
    """Return the lengths of so many passages, which stand in the second column."""
    size = _WIDTH * count
    raw = zlib.decompressobj().decompress(data, _WIDTH + 2 * size)
    if len(raw) < _WIDTH + 2 * size or struct.unpack_from("<I", raw)[0] != count:
        raise ValueError(f"{len(raw)} bytes do not say how long {count} passages are")
    return _numbers(raw[_WIDTH + size :])


def _numbers(data: bytes) -> array[int]:
    made = array("i")
    made.frombytes(data)
    if sys.byteorder == "big":
        made.byteswap()
    return made
