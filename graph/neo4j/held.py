"""What a reader of a server holds: texts that were read last, and, until a block of reads ends, what was read in it of sources and of the
store itself: each look at a server is a round trip."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from graph.model import Evidence
from graph.neo4j.reader import Run
from graph.neo4j.writer import text_of

__all__ = ["Held"]

T = TypeVar("T")
CHARS = 16_000_000  # of texts that are held
_KEY = "s.path + ' ' + s.sha256 + s.versions AS key"
_SOURCE = f"MATCH (s:Source {{document: document, shown: true}}) RETURN s.document AS document, s.path AS path, {_KEY}"
# A text as it was read from a file of this name and hash by readers of these versions never changes.
_TEXT = f"RETURN {_KEY}, s.text AS text"

# Runs one function over the server, with a runner of statements.
Read = Callable[[Callable[[Run], Any]], Any]


class Held:
    """What one store's readers hold; threads may share it, a block is its thread's own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._chars = 0
        self._block = threading.local()
        self._of_states: dict[Hashable, tuple[object, Any]] = {}

    @contextmanager
    def block(self) -> Iterator[None]:
        """Remember what this thread reads until the block ends; blocks may nest."""
        if self._remembered is not None:
            yield
            return
        self._block.remembered, self._block.seen = {}, set()
        try:
            yield
        finally:
            self._block.remembered = None

    @property
    def _remembered(self) -> dict[Hashable, Any] | None:
        return getattr(self._block, "remembered", None)

    def once(self, key: Hashable, read: Callable[[], T]) -> T:
        """Return what `read` gives; in a block it is called for a key once."""
        remembered = self._remembered
        if remembered is None:
            return read()
        if key not in remembered:
            remembered[key] = read()
        return cast("T", remembered[key])

    def while_same(self, key: Hashable, state: object, read: Callable[[], T]) -> T:
        """Return what `read` gave for a key in this state of a store."""
        held = self._of_states.get(key)
        if held is None or held[0] != state:
            held = self._of_states[key] = state, read()
        return cast("T", held[1])

    def see(self, evidence: Mapping[Any, Iterable[Evidence]]) -> None:
        """Take note of documents that are likely to be quoted in this block: the first that is reads the sources of all."""
        if self._remembered is not None:
            self._block.seen.update(one.document for places in evidence.values() for one in places)

    def source(self, read: Read, document: str) -> tuple[str, str] | None:
        """Return the path of the source that a document shows, and the key of its text; None where it is not there."""
        remembered = self._remembered
        if remembered is not None and ("source", document) in remembered:
            return cast("tuple[str, str] | None", remembered["source", document])
        wanted = [document]
        if remembered is not None:
            wanted += [other for other in sorted(self._block.seen) if other != document and ("source", other) not in remembered]
            self._block.seen.clear()
        rows = read(lambda run: run(f"UNWIND $documents AS document {_SOURCE}", documents=wanted))
        found = {row["document"]: (row["path"], row["key"]) for row in rows}
        if remembered is not None:
            remembered.update((("source", one), found.get(one)) for one in wanted)
        return found.get(document)

    def text(self, read: Read, document: str) -> str | None:
        """Return a document's text; None where it is not there."""
        source = self.source(read, document)
        if source is None:
            return None
        with self._lock:
            held = self._texts.get(source[1])
            if held is not None:
                self._texts.move_to_end(source[1])
                return held
        text = f"MATCH (s:Source {{document: $id, shown: true}}) {_TEXT}"
        for row in read(lambda run: run(text, id=document)):
            return self._kept(row["key"], text_of(row))
        return None  # taken away between the two looks

    def _kept(self, key: str, text: str) -> str:
        with self._lock:
            if key not in self._texts:
                self._texts[key] = text
                self._chars += len(text)
            while self._chars > CHARS and len(self._texts) > 1:
                self._chars -= len(self._texts.popitem(last=False)[1])
        return text
