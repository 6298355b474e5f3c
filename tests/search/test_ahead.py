"""What a first search needs is read by other threads; what fails there is said by who needs it."""

from __future__ import annotations

import threading

import graph
from search.passages.ahead import read_ahead
from search.passages.embedding import SHIPPED
from search.passages.finding import find
from search.passages.static_model import StaticEmbedder


def test_readings_are_done_by_others_when_the_block_is_left() -> None:
    goes_on, seen = threading.Event(), []

    def reading() -> None:
        goes_on.wait(10)
        seen.append(threading.current_thread())

    with read_ahead(reading, None):
        assert seen == []
        goes_on.set()
    assert len(seen) == 1 and seen[0] is not threading.current_thread() and not seen[0].is_alive()


def test_what_fails_ahead_is_silent(capfd) -> None:
    def fails() -> None:
        raise OSError("no such file")

    with read_ahead(fails):
        pass
    assert capfd.readouterr() == ("", "")


def test_a_search_reads_the_tokenizer_ahead_once(five_db) -> None:
    store, table = graph.open_store(str(five_db), read_only=True), StaticEmbedder(SHIPPED)
    reading = table.ahead()
    assert reading is not None
    found = find(store, "biên giới", embedder=table)
    assert table.ahead() is None
    assert [hit.to_json() for hit in find(store, "biên giới").hits] == [hit.to_json() for hit in found.hits] != []
    store.close()
