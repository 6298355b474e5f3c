"""What goes wrong with a store says what to do, and nothing half-written is ever seen."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import graph
from graph.sqlite import ddl as sqlite_ddl
from graph.sqlite.ddl import SCHEMA_VERSION
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.factories import HashEmbedder, TaskSpec, WordIndexer, facts
from tests.graph.worlds import world
from text.errors import BadInput, StoreError

ROOT = Path(__file__).resolve().parent.parent.parent


def message(code: str, function, *arguments, **options) -> str:
    with pytest.raises(StoreError) as found:
        function(*arguments, **options)
    assert found.value.code == code, found.value.message
    assert "\n" not in found.value.message
    return found.value.message


def filled(path: Path, documents=None) -> None:
    store = SqliteStore(str(path))
    contract.fill(store, documents or world(1, 4))
    store.close()


def test_no_store_to_read(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    assert f"There is no store at {path}. Make one: cancu ingest" in message("no-store", SqliteStore, str(path), read_only=True)
    assert not path.exists()


def test_damage_is_named_within_a_state_that_is_read_as_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    filled(path)
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE node_evidence")
    store = SqliteStore(str(path), read_only=True)
    alone = message("store-damaged", store.documents)
    with store.snapshot():
        assert message("store-damaged", store.documents) == alone
        with pytest.raises(BadInput) as unknown:
            store.source("doc:none")
    assert "is damaged (no such table: node_evidence)" in alone and unknown.value.code == "no-such-document"
    store.close()


@pytest.mark.parametrize("content", [b"hello, this is a letter\n" * 20, b"SQLite format 3\x00", b"\x00" * 500])
def test_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    for read_only in (True, False):
        assert "is not a store of cancu. Give another --store" in message("not-a-store", SqliteStore, str(path), read_only=read_only)
    assert path.read_bytes() == content


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE letters (id)")
    other.commit()
    other.close()
    assert "is an SQLite file, but not a store of cancu" in message("not-a-store", SqliteStore, str(path))


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder, not a store. Give a file name" in message("not-a-store", SqliteStore, str(tmp_path))


def test_an_empty_file_becomes_a_store_when_written(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch()
    assert "is an empty file, not a store" in message("no-store", SqliteStore, str(path), read_only=True)
    filled(path)
    assert SqliteStore(str(path), read_only=True).counts()[0]["Document"] > 0


def test_a_newer_store_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    filled(path)
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    for read_only in (True, False):
        text = message("store-newer", SqliteStore, str(path), read_only=read_only)
        assert f"newer cancu (store version {SCHEMA_VERSION + 1}, this one reads up to {SCHEMA_VERSION}). Update cancu" in text


def test_an_older_store_is_brought_up_to_date_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.db"
    filled(path)
    monkeypatch.setattr(sqlite_ddl, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    assert "Any `cancu ingest` into it brings it up to date" in message("store-older", SqliteStore, str(path), read_only=True)

    def broken(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE halfway (id)")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setitem(sqlite_ddl.MIGRATIONS, SCHEMA_VERSION, broken)
    message("disk-full", SqliteStore, str(path))
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'halfway'").fetchone() == (0,)
    db.close()
    monkeypatch.setitem(sqlite_ddl.MIGRATIONS, SCHEMA_VERSION, lambda db: db.execute("CREATE TABLE added (id)"))
    SqliteStore(str(path)).close()
    assert SqliteStore(str(path), read_only=True).counts()[0]["Document"] > 0


class _Watched(sqlite3.Connection):
    """A connection whose memory is full where it is told to VACUUM; it notes where its temporary tables lie then."""

    noted: list[tuple[str, int]]

    def execute(self, statement: str, *parameters):  # type: ignore[override, no-untyped-def]
        found = super().execute(statement, *parameters)
        if statement in ("BEGIN IMMEDIATE", "ROLLBACK", "COMMIT", "VACUUM"):
            (kept,) = super().execute("PRAGMA temp_store").fetchone()
            self.noted.append((statement, kept))
        if statement == "VACUUM":
            raise MemoryError
        return found


def test_what_an_older_store_leaves_free_is_given_back_without_the_memory_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.db"
    filled(path)
    monkeypatch.setattr(sqlite_ddl, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setitem(sqlite_ddl.MIGRATIONS, SCHEMA_VERSION, lambda db: db.execute("CREATE TABLE added (id)"))
    db = sqlite3.connect(path, isolation_level=None, factory=_Watched)
    db.noted = []
    in_file, in_memory = 1, 2
    db.execute("PRAGMA temp_store = MEMORY")
    sqlite_ddl.migrate(db)
    assert db.noted == [("BEGIN IMMEDIATE", in_memory), ("COMMIT", in_memory), ("VACUUM", in_file)]
    assert db.execute("PRAGMA temp_store").fetchone() == (in_memory,)
    assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)
    db.noted.clear()
    sqlite_ddl.migrate(db)  # who waited for another process finds it done
    assert db.noted == [("BEGIN IMMEDIATE", in_memory), ("ROLLBACK", in_memory)]
    db.close()


def test_a_damaged_store(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    filled(path)
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(random.Random(1).randbytes(len(content) - 4096))
    path.write_bytes(content)

    def use() -> None:
        list(SqliteStore(str(path), read_only=True).records())

    assert "is damaged" in message("store-damaged", use)


def test_a_store_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    filled(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])

    def use() -> None:
        store = SqliteStore(str(path), read_only=True)
        list(store.records())

    assert "or move it away and ingest the documents again" in message("store-damaged", use)


def test_a_locked_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.db"
    filled(path)
    monkeypatch.setattr(sqlite_ddl, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = SqliteStore(str(path))
    assert len(store.documents()) > 0  # readers do not wait
    assert "is locked: another process is writing to it. Wait" in message("store-locked", store.write, facts(source="new.txt"))
    other.execute("ROLLBACK")
    assert store.write(facts(source="new.txt")) == "added"
    store.close()


def test_a_reader_sees_whole_documents_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    writer = SqliteStore(str(path))
    reader = SqliteStore(str(path), read_only=True)
    for n, document in enumerate(world(2, 5), start=1):
        contract.fill(writer, [document])
        assert len(reader.documents()) == n
        assert len(reader.vectors()[0]) == len(writer.vectors()[0])


def test_a_full_disk_keeps_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    store = SqliteStore(str(path))
    documents = world(4, 8)
    contract.fill(store, documents[:4])
    before = contract.dump(store)
    db = store._connection()
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    big = facts("doc:big/2020/1-kh", text="x" * 200, tasks=[TaskSpec(f"I.{n}", f"tuyen truyen {n} " * 40) for n in range(100)])
    assert "the disk is full. Nothing half-written is kept" in message("disk-full", store.write, big, WordIndexer(), HashEmbedder())
    assert contract.dump(store) == before
    db.execute("PRAGMA max_page_count = 1000000")
    assert store.write(big, WordIndexer(), HashEmbedder()) == "added"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0 and not os.path.exists("/usr/bin/setpriv"), reason="root may write anywhere")
def test_a_folder_without_write_permission(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    filled(folder / "x.db")
    folder.chmod(0o555)
    (folder / "x.db").chmod(0o444)
    program = (
        "import sys; from graph.sqlite.store import SqliteStore; from text.errors import StoreError\n"
        f"print(len(SqliteStore({str(folder / 'x.db')!r}, read_only=True).documents()))\n"
        f"try: SqliteStore({str(folder / 'x.db')!r})\nexcept StoreError as e: print(e.code, e.message)\n"
        f"try: SqliteStore({str(folder / 'new.db')!r})\nexcept StoreError as e: print(e.code, e.message)\n"
    )
    for parent in [tmp_path, *tmp_path.parents]:
        if parent != Path("/") and parent != Path("/tmp"):
            parent.chmod(0o755)
    command = [sys.executable, "-c", program]
    if os.geteuid() == 0:
        command = [
            "/usr/bin/setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--bounding-set=-all",
            "--inh-caps=-all",
            *command,
        ]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    finally:
        folder.chmod(0o755)
    if "Permission denied" in done.stderr and "site-packages" in done.stderr:
        pytest.skip("the interpreter cannot be run without privileges here")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert int(lines[0]) > 0
    assert lines[1].startswith("store-read-only ") and "cannot be written: no permission. Give another --store" in lines[1]
    assert lines[2].startswith("store-read-only ")


def test_a_read_only_store_refuses_to_write(tmp_path: Path) -> None:
    filled(tmp_path / "x.db")
    store = SqliteStore(str(tmp_path / "x.db"), read_only=True)
    assert "was opened read only" in message("store-read-only", store.write, facts(source="new.txt"))
    store.close()
    assert "is closed. Open it again" in message("store-closed", store.documents)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("sqlite://x.db", "a SQLite address is sqlite:///path, with three slashes"),
        ("sqlite:///", "a SQLite address is sqlite:///path"),
        ("postgres://x", "no store has the address postgres://. Use a path, sqlite:///path, or one of neo4j, neo4j+s"),
    ],
)
def test_addresses_that_are_none(url: str, text: str) -> None:
    with pytest.raises(BadInput) as found:
        graph.open_store(url)
    assert text in found.value.message


def test_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deep" / "x y.db"
    filled(path.parent.parent / "a.db")
    graph.open_store(f"sqlite:///{path}").close()
    assert path.exists()
    monkeypatch.setenv("CANCU_STORE", str(path))
    assert graph.default_store_url() == str(path)
    monkeypatch.delenv("CANCU_STORE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert graph.default_store_url() == str(tmp_path / "data" / "cancu" / "cancu.db")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert graph.default_store_url().endswith("Library/Application Support/cancu/cancu.db")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert graph.default_store_url() == str(tmp_path / "cancu" / "cancu.db")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"type": "Letter"}, "has the type 'Letter', which schemas/policy.yaml does not declare"),
        ({"property": "colour"}, "has a property 'colour', which Document does not declare"),
        ({"evidence": (5, 10**6)}, "is not a range of its text"),
    ],
)
def test_facts_that_break_the_schema_are_refused(tmp_path: Path, change: dict, text: str) -> None:
    from dataclasses import replace

    store = SqliteStore(str(tmp_path / "x.db"))
    plan = facts()
    node = next(n for n in plan.nodes if n.id == plan.document)
    if "type" in change:
        broken = replace(node, type=change["type"])
    elif "property" in change:
        broken = replace(node, properties={**node.properties, change["property"]: "x"})
    else:
        start, end = change["evidence"]
        broken = replace(node, evidence=(replace(node.evidence[0], start=start, end=end),))
    assert text in message("invalid-facts", store.write, replace(plan, nodes=tuple(broken if n is node else n for n in plan.nodes)))
    assert store.counts() == ({}, {})


def _write_on_request(path: Path, documents: list, asked: int, told: int) -> None:
    """Write the documents, each new one when asked for; tell when it is stored."""
    store = SqliteStore(str(path))
    known = store.sources()
    for document in documents:
        if document.source not in known:
            os.read(asked, 1)
            store.write(document, WordIndexer(), HashEmbedder())
            os.write(told, b".")


@pytest.mark.kills
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
def test_killed_at_any_moment_every_document_is_whole_or_absent(tmp_path: Path) -> None:
    """20 SIGKILLs at moments drawn by seed, within the writing of a document: what is stored is whole; the next run completes it."""
    documents = world(11, 60)
    whole = SqliteStore(str(tmp_path / "whole.db"))
    started = time.perf_counter()
    contract.fill(whole, documents)
    seconds = (time.perf_counter() - started) / len(documents)
    expected = contract.dump(whole)
    records = {facts.source: facts for _, facts in whole.written()}
    whole.close()
    draw = random.Random(20)
    path = tmp_path / "killed.db"
    for kill in range(20):
        (asked, ask), (told, tell) = os.pipe(), os.pipe()
        child = os.fork()
        if not child:
            try:
                _write_on_request(path, documents, asked, tell)
            finally:
                os._exit(0)
        for _ in range(draw.randrange(0, 3)):
            os.write(ask, b".")
            os.read(told, 1)
        os.write(ask, b".")
        time.sleep(draw.random() * 1.5 * seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for end in (asked, ask, told, tell):
            os.close(end)
        store = SqliteStore(str(path))
        stored = {facts.source: facts for _, facts in store.written()}
        assert len(stored) <= 3 * (kill + 1)
        assert all(records[source] == found for source, found in stored.items())
        assert len(store.vectors()[0]) == sum(len(found.passages) for found in stored.values())
        store.close()
    assert len(stored) < len(documents)
    store = SqliteStore(str(path))
    for document in documents:
        store.write(document, WordIndexer(), HashEmbedder())
    assert contract.dump(store) == expected
