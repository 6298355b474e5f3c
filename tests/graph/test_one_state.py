"""Several reads are of one state of the store, whatever is written meanwhile."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

import search
from graph.one_state import one_state
from graph.sqlite.store import SqliteStore
from ingest.run import ingest
from search.answer.ask import ask
from search.passages.finding import find
from tests.conftest import DOCUMENTS
from tests.graph.factories import facts
from text.errors import BadInput, StoreError


def test_a_snapshot_holds_one_state_and_then_lets_go(tmp_path: Path) -> None:
    writer = SqliteStore(str(tmp_path / "s.db"))
    writer.write(facts("doc:a/2020/1", source="a.txt"))
    reader = SqliteStore(str(tmp_path / "s.db"), read_only=True)
    with reader.snapshot():
        writer.remove("doc:a/2020/1")
        writer.write(facts("doc:b/2020/1", source="b.txt"))
        with reader.snapshot():
            assert [node.id for node in reader.documents()] == ["doc:a/2020/1"]
        assert reader.text("doc:a/2020/1")
        assert list(reader.sources()) == ["a.txt"]
    assert [node.id for node in reader.documents()] == ["doc:b/2020/1"]
    with pytest.raises(KeyError, match="mine"), reader.snapshot():
        raise KeyError("mine")
    assert [node.id for node in reader.documents()] == ["doc:b/2020/1"]


class Changing:
    """A store that keeps no states, written to `times` times while it is asked."""

    url = "bolt://changing"
    keeps_states = False

    def __init__(self, times: int) -> None:
        self.times, self.count = times, 0

    def meta(self, key: str) -> str:
        self.looks += 1
        return str(min(self.count, self.times))

    def snapshot(self) -> AbstractContextManager[None]:
        return nullcontext()

    looks = 0

    def answer(self) -> str:
        self.count += 1
        if self.count <= self.times and self.error is not None:
            raise self.error
        return f"answer {self.count}"

    error: Exception | None = None


@pytest.mark.parametrize("error", [None, KeyError("doc:gone"), BadInput("No document")])
def test_over_a_store_without_states_an_answer_is_asked_again(error: Exception | None) -> None:
    store = Changing(2)
    store.error = error
    assert one_state(store, store.answer) == "answer 3"


def test_an_answer_that_never_settles_is_given_as_it_is_or_named() -> None:
    store = Changing(100)
    assert one_state(store, store.answer) == "answer 5"
    store.error = KeyError("doc:gone")
    with pytest.raises(StoreError, match="bolt://changing changes faster than it can be read. Ask again"):
        one_state(store, store.answer)


def test_an_answer_within_an_answer_is_of_its_state() -> None:
    store = Changing(2)
    assert one_state(store, lambda: one_state(store, store.answer)) == "answer 3"
    assert store.looks == 6  # before and after each of three tries of the outer one
    store = Changing(1)
    store.error = KeyError("doc:gone")
    assert one_state(store, lambda: one_state(store, store.answer)) == "answer 2"


def test_an_error_of_its_own_passes_on() -> None:
    store = Changing(0)
    with pytest.raises(KeyError, match="mine"):
        one_state(store, lambda: {}["mine"])


@pytest.mark.kills
def test_readers_meet_no_half_state_while_documents_come_and_go(tmp_path: Path) -> None:
    """Four readers ask, search and list while a writer removes and adds the documents; each answer's evidence is of its text."""
    path = str(tmp_path / "s.db")
    kinds = {"indexer": search.default_indexer(), "embedder": search.default_embedder()}
    writer = SqliteStore(path)
    ingest(writer, [str(DOCUMENTS)], jobs=1, **kinds)
    written = [facts for _, facts in writer.written()]
    texts = {facts.document: facts.text for facts in written}
    expected = {
        place["document"]
        for item in ask(writer, "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới").to_json()["answers"]
        for place in item["evidence"]
    }
    assert len(expected) == 4
    over = threading.Event()
    errors: list[BaseException] = []
    seen: list[set[str]] = []

    def read() -> None:
        store = SqliteStore(path, read_only=True)
        try:
            while not over.is_set():
                answer = ask(store, "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới").to_json()
                places = [place for item in answer["answers"] for place in item["evidence"]]
                assert all(texts[p["document"]][p["start"] : p["end"]] == p["exact"] for p in places)
                seen.append({p["document"] for p in places})
                for hit in find(store, "biên giới").to_json()["hits"]:
                    assert texts[hit["document"]][hit["start"] : hit["end"]] == hit["exact"]
                with store.snapshot():
                    assert all(store.parsed(node.id)["chars"] == len(store.text(node.id)) for node in store.documents())
        except BaseException as error:
            errors.append(error)
        finally:
            store.close()

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(2):
        for facts_ in written:
            writer.remove(facts_.document)
            writer.write(facts_, **kinds)
            if errors:
                break
    over.set()
    for reader in readers:
        reader.join()
    writer.close()
    assert errors == []
    assert len(seen) >= 4
    assert all(len(expected - found) <= 1 for found in seen)  # the writer removes one document at a time
