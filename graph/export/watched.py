"""A store that counts what is read of it, so that an export can say how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from graph.model import DocumentFacts, Edge, Node
from graph.model.names import EdgeTypeName, NodeTypeName
from graph.store import Store

__all__ = ["Progress", "Watched"]

T = TypeVar("T")
Progress = Callable[[int, int], None]  # (pieces done, pieces of all)
EVERY = 500  # pieces: telling costs little beside so many of them
# How often a format reads all nodes and edges, where not once; 0: it reads the documents alone.
_PASSES = {"csv": 2, "neo4j-import": 0}


class Watched:
    """Does what the store does, and tells `progress` of each EVERY nodes, edges and documents that went by."""

    def __init__(self, store: Store, format: str, progress: Progress) -> None:
        self._store, self._progress = store, progress
        nodes, edges = store.counts()
        self._all = (sum(nodes.values()) + sum(edges.values())) * _PASSES.get(format, 1) + len(store.sources())
        self._done = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def each_node(self, type: NodeTypeName | None = None) -> Iterator[Node]:
        """Yield the store's nodes."""
        return self._counted(self._store.each_node(type))

    def each_edge(self, type: EdgeTypeName | None = None) -> Iterator[Edge]:
        """Yield the store's edges."""
        return self._counted(self._store.each_edge(type))

    def written(self) -> Iterator[tuple[str, DocumentFacts]]:
        """Yield the store's sources."""
        return self._counted(self._store.written())

    def facts(self, document: str) -> DocumentFacts:
        """Return the store's facts of a document."""
        self._step()
        return self._store.facts(document)

    def records(self) -> Iterator[Any]:
        """Yield the store's records."""
        return self._counted(self._store.records())

    def _counted(self, items: Iterator[T]) -> Iterator[T]:
        for item in items:
            yield item
            self._step()

    def _step(self) -> None:
        self._done += 1
        if self._done % EVERY == 0:
            self._progress(min(self._done, self._all), self._all)
