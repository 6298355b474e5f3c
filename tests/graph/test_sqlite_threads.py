"""A store that many short-lived threads read keeps the connections of living threads only."""

from __future__ import annotations

import threading
import weakref
from pathlib import Path

import graph
from graph.store import MatchGroup


def test_connections_of_ended_threads_are_closed(tmp_path: Path) -> None:
    graph.open_store(str(tmp_path / "a.db")).close()
    store = graph.open_store(str(tmp_path / "a.db"), read_only=True)
    for _ in range(20):
        thread = threading.Thread(target=store.documents)
        thread.start()
        thread.join()
    assert len(store._connections) <= 2  # this thread's and the last one's
    assert store.documents() == []
    store.close()


def test_a_closed_store_holds_nothing_of_what_it_read(tmp_path: Path) -> None:
    store = graph.open_store(str(tmp_path / "a.db"))
    store.lexical((MatchGroup("folded", ("a",)),), 1)
    held = [weakref.ref(one) for one in (store._index, store._vectors, store._encodings, store._texts)]
    store.close()
    assert [one() for one in held] == [None] * 4
