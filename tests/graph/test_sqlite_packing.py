"""A store that has grown is packed when it is closed: smaller, the same, sealed; a small one, or one that has hardly grown, is left alone."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from graph.prepare import Vectors, quantize
from graph.sqlite import compact as sqlite_compact
from graph.sqlite import ddl as sqlite_ddl
from graph.sqlite import store as sqlite_store
from graph.sqlite.check import check
from graph.sqlite.doclists import segments
from graph.sqlite.seal import is_sealed, seal
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.factories import HashEmbedder, WordIndexer, facts
from tests.graph.worlds import world


@pytest.fixture
def packs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Small stores count as large ones; return a list that grows by one for each time that a store is packed."""
    done: list[int] = []
    honest = sqlite_ddl.vacuum
    monkeypatch.setattr(sqlite_compact, "PACKED", range(1, 10**6))
    monkeypatch.setattr(sqlite_compact, "SCATTERED", 0)
    monkeypatch.setattr(sqlite_compact, "vacuum", lambda db: honest(db) or done.append(1))
    return done


def state(path: Path) -> dict[str, object]:
    db = sqlite3.connect(path)
    try:
        return {
            "pages": db.execute("PRAGMA page_count").fetchone()[0],
            "free": db.execute("PRAGMA freelist_count").fetchone()[0],
            "packed": db.execute("SELECT value FROM meta WHERE key = 'packed'").fetchone(),
            "segments": len(segments(db, "passage_index")),
            "sealed": is_sealed(db, str(path)),
        }
    finally:
        db.close()


def dumped(path: Path) -> str:
    store = SqliteStore(str(path), read_only=True)
    try:
        return contract.dump(store)
    finally:
        store.close()


def test_a_store_that_grew_is_packed_when_it_is_closed(tmp_path: Path, packs: list[int]) -> None:
    path = tmp_path / "a.db"
    store = SqliteStore(str(path))
    documents = world(3, 14)
    contract.fill(store, documents[:12])
    store.remove(documents[0].document)
    before = contract.dump(store)
    was = store._connection().execute("PRAGMA page_count").fetchone()[0]
    store.close()
    now = state(path)
    assert packs == [1] and now["pages"] < was and now["free"] == 0 and now["segments"] == 1 and now["sealed"]
    assert now["packed"] == (str(now["pages"]),)
    assert path.stat().st_size == 4096 * now["pages"] and not Path(f"{path}-wal").exists()
    assert dumped(path) == before and check(str(path), WordIndexer()) == (11, [])
    again = SqliteStore(str(path))
    contract.fill(again, [facts("doc:a/2020/1-kh", source="one.txt")])
    again.close()
    assert packs == [1], "one small document more is no quarter"
    again = SqliteStore(str(path))
    for document in again.documents()[3:]:
        again.remove(document.id)
    again.close()
    assert packs == [1, 1] and state(path)["free"] == 0, "much of it is free"


def test_a_small_store_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = SqliteStore(str(path))
    contract.fill(store, world(3, 12))
    store.close()
    assert state(path)["packed"] is None and state(path)["sealed"]


def test_who_reads_while_a_store_is_packed_reads_on(tmp_path: Path, packs: list[int]) -> None:
    path = tmp_path / "a.db"
    store = SqliteStore(str(path))
    contract.fill(store, world(3, 12))
    reader = SqliteStore(str(path), read_only=True)
    before = contract.dump(reader)
    with reader.snapshot():
        first = reader.documents()
        store.close()
        assert packs == [1] and reader.documents() == first
        assert [reader.text(one.id) for one in first]
    assert contract.dump(reader) == before
    reader.close()
    writer = SqliteStore(str(path))
    contract.fill(writer, [facts("doc:a/2020/1-kh", source="one.txt")])
    writer.close()
    assert check(str(path), WordIndexer()) == (13, []) and state(path)["sealed"]


def test_a_disk_without_room_for_it_leaves_the_store_whole(tmp_path: Path, packs: list[int]) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.db"
    store = SqliteStore(str(path))
    contract.fill(store, world(3, 12))
    before = contract.dump(store)
    size = 4096 * store._connection().execute("PRAGMA page_count").fetchone()[0]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, hard))  # no file may be longer: neither the copy nor the -wal file
    try:
        store.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert packs == []
    assert dumped(path) == before
    store = SqliteStore(str(path))
    contract.fill(store, [facts("doc:a/2020/1-kh", source="one.txt")])
    store.close()
    assert packs == [1] and check(str(path), WordIndexer()) == (13, [])


def test_another_who_writes_puts_it_off(tmp_path: Path, packs: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_ddl, "BUSY_SECONDS", 0.1)
    path = tmp_path / "a.db"
    store = SqliteStore(str(path))
    contract.fill(store, world(3, 12))
    other = SqliteStore(str(path))
    with other._writing():
        store.close()
    assert packs == []
    with other._writing() as db:
        db.execute("DELETE FROM meta WHERE key = 'seal'")
    other.close()
    assert packs == [1] and check(str(path), WordIndexer()) == (12, [])


def test_who_closes_a_store_waits_for_nobody_for_long(tmp_path: Path, packs: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[int] = []
    for module, name in ((sqlite_compact, "vacuum"), (sqlite_store, "seal")):
        monkeypatch.setattr(module, name, lambda db, *_, **__: waits.append(db.execute("PRAGMA busy_timeout").fetchone()[0]))
    store = SqliteStore(str(tmp_path / "a.db"))
    contract.fill(store, world(3, 12))
    store.close()
    assert waits == [2000, 2000]


def test_a_seal_that_another_sets_on_the_way_is_void(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = SqliteStore(str(path))
    contract.fill(store, world(3, 12))
    store.remove(store.documents()[0].id)
    store.close()

    class Late(sqlite3.Connection):
        """Another process seals the store just before it is packed."""

        def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
            if sql == "VACUUM":
                other = sqlite3.connect(path, isolation_level=None)
                assert seal(other, str(path))
                other.close()
            return super().execute(sql, *rest)

    db = sqlite3.connect(path, isolation_level=None, factory=Late)
    sqlite_ddl.vacuum(db)
    db.close()
    assert not state(path)["sealed"]
    assert check(str(path), WordIndexer()) == (11, [])


def test_vectors_of_an_encoder_make_the_seal_void_until_the_store_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = SqliteStore(str(path))
    contract.fill(store, world(1, 3))
    store.close()
    assert state(path)["sealed"]
    store = SqliteStore(str(path))
    document, count = store.unencoded("e")[0]
    embedder = HashEmbedder()
    assert store.write_encoding(document, Vectors("e", embedder.dimensions, quantize(embedder.encode(["a"] * count))))
    store._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not state(path)["sealed"]
    SqliteStore(str(path), read_only=True).close()
    store.close()
    assert state(path)["sealed"] and os.path.getsize(path) > 0
