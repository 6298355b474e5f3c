"""A store whose bytes changed is refused or answers as before; check finds what is wrong, repair keeps what is whole, backups are whole."""

from __future__ import annotations

import random
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from graph.prepare import prepare
from graph.sqlite import repair as keeping
from graph.sqlite.check import check
from graph.sqlite.repair import backup, repair, restore
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.factories import HashEmbedder, WordIndexer
from tests.graph.worlds import world
from text.errors import BadInput, CancuError, StoreError


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("keeping") / "whole.db"
    store = SqliteStore(str(path))
    contract.fill(store, world(3, 12))
    dumped = contract.dump(store)
    store.close()
    return path, dumped


@pytest.fixture
def path(whole, tmp_path) -> Path:
    return Path(shutil.copy(whole[0], tmp_path / "s.db"))


def change(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def unseal(path: Path) -> None:
    change(path, "DELETE FROM meta WHERE key = 'seal'")


def answers(path: Path) -> str:
    store = SqliteStore(str(path), read_only=True)
    try:
        return contract.dump(store)
    finally:
        store.close()


def flipped(whole: Path, target: Path, draw: random.Random) -> Path:
    content = bytearray(whole.read_bytes())
    content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
    target.write_bytes(content)
    return target


def test_flipped_bits_are_refused_by_name_or_change_nothing(whole, tmp_path):
    """Also found by `check`: all that changed anything."""
    draw = random.Random(12)
    refused = 0
    for _ in range(60):
        path = flipped(whole[0], tmp_path / "flipped.db", draw)
        try:
            assert answers(path) == whole[1]
        except CancuError as error:
            refused += 1
            assert error.code in ("store-damaged", "not-a-store", "store-newer"), error.message
            assert str(path) in error.message
            try:
                assert check(str(path))[1]
            except StoreError as unopened:
                assert unopened.code == error.code
    assert refused > 50


def test_flipped_bits_in_a_store_without_a_seal_raise_nothing_but_store_errors(whole, tmp_path):
    draw = random.Random(13)
    shutil.copy(whole[0], tmp_path / "unsealed.db")
    unseal(tmp_path / "unsealed.db")
    for _ in range(60):
        path = flipped(tmp_path / "unsealed.db", tmp_path / "flipped.db", draw)
        try:
            answers(path)
        except CancuError as error:
            assert error.code in ("store-damaged", "not-a-store", "store-newer", "no-store", "no-such-document"), error.message


def test_a_whole_store_has_nothing_wrong(path):
    assert check(str(path), WordIndexer()) == (12, [])
    unseal(path)
    assert check(str(path), WordIndexer()) == (12, [])


def test_a_store_that_is_being_written_has_no_seal_that_counts(path):
    writer = SqliteStore(str(path))
    writer.remove(writer.documents()[0].id)
    assert len(SqliteStore(str(path), read_only=True).documents()) == 11
    writer.close()
    assert len(SqliteStore(str(path), read_only=True).documents()) == 11
    assert check(str(path), WordIndexer()) == (11, [])


@pytest.mark.parametrize(
    ("statement", "code", "says"),
    [
        ("UPDATE node SET properties = replace(properties, 'e', 'f') WHERE type = 'Task'", "document", "not those that were written"),
        (
            "UPDATE document SET text = (SELECT text FROM document WHERE id = 2) WHERE id = 1",
            "document",
            "its text is not the one that was read",
        ),
        ("UPDATE document SET text = x'0102' WHERE id = 1", "document", "is damaged (error: Error -3"),
        ("UPDATE document SET parsed = x'0102' WHERE id = 1", "document", "is damaged"),
        ("UPDATE document SET cuts = x'' WHERE id = 1", "document", "is damaged (error: unpack_from requires"),
        ("UPDATE document SET cuts = x'ffffff7f' WHERE id = 1", "document", "is damaged (error: unpack_from requires"),
        ("UPDATE document SET text = substr(text, -12) WHERE id = 1", "document", "is damaged"),
        ("UPDATE vector SET data = zeroblob(length(data)) WHERE document = 1", "document", "its facts or vectors are not those"),
        ("UPDATE node_evidence SET start = start + 1 WHERE document = 1", "document", "its facts or vectors are not those"),
        ("UPDATE document SET cuts = (SELECT cuts FROM document WHERE id = 2) WHERE id = 1", "document", "its facts or vectors"),
        ("UPDATE document SET passages = passages + 1 WHERE id = 1", "document", "its passages are not those"),
        ("DELETE FROM passage_tag WHERE passage = (SELECT min(passage) FROM passage_tag)", "document", "its passages are not those"),
        ("UPDATE document SET words = (SELECT words FROM document WHERE id = 2) WHERE id = 1", "document", ""),
        ("UPDATE node SET apart = 99 << 20 WHERE type = 'Task'", "orphans", "nodes whose words are of no document"),
        ("INSERT INTO task_words (task_words) VALUES ('delete-all')", "index", "task_words lacks"),
        (
            "INSERT INTO task_words (rowid, task, heading) SELECT min(id), 'nothing', '' FROM node WHERE type = 'Task'",
            "index",
            "has 1 that",
        ),
        ("DELETE FROM node WHERE id = (SELECT source FROM edge LIMIT 1)", "orphans", "relations without their ends"),
        ("DELETE FROM source WHERE path = (SELECT min(path) FROM source)", "orphans", "1 documents without their source"),
        ("INSERT INTO passage_tag VALUES (1, 77)", "orphans", "1 tags of no passage or node, such as 77"),
        ("INSERT INTO passage_index (passage_index) VALUES ('delete-all')", "index", "passage_index lacks"),
        ("INSERT INTO passage_index (rowid, tokens) VALUES (0, 'fnothing')", "index", "has 1 that are not theirs"),
        ("UPDATE meta SET value = '0' WHERE key = 'writes'", None, ""),
    ],
)
def test_check_names_what_is_wrong(path, statement, code, says):
    unseal(path)
    change(path, statement)
    _, problems = check(str(path), WordIndexer())
    if code is None:
        assert problems == []
        return
    assert any(problem.code == code and says in problem.message for problem in problems), problems
    assert all("\n" not in problem.message for problem in problems)


def test_changed_bytes_are_named_by_the_seal(path):
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    assert "bytes-changed" in [problem.code for problem in check(str(path))[1]]
    with pytest.raises(StoreError, match="is damaged.*its bytes are not those that were written.*cancu check --repair"):
        SqliteStore(str(path), read_only=True)


def test_repair_keeps_what_is_whole_rereads_what_it_can_and_names_the_rest(path, whole):
    unseal(path)
    rows = SqliteStore(str(path), read_only=True)
    first, second = sorted(rows.sources())[:2]
    facts = {one.source: one for _, one in rows.written()}
    rows.close()
    change(
        path,
        f"UPDATE document SET text = x'00' WHERE source = '{first}'",
        f"UPDATE document SET cuts = x'' WHERE source = '{second}'",
        "DELETE FROM edge WHERE id % 7 = 0",
        "INSERT INTO passage_index (passage_index) VALUES ('delete-all')",
    )
    asked = []

    def reread(source, place, sha256):
        asked.append((source, place, sha256))
        return None if source == first else prepare(facts[source], WordIndexer(), HashEmbedder())

    out = repair(str(path), WordIndexer(), HashEmbedder(), reread)
    assert list(out.lost) == [first]
    assert "its file is not there as it was. Ingest it again." in out.lost[first]
    assert second in out.reread
    assert (first, "", facts[first].sha256) in asked
    assert Path(out.damaged).exists()
    assert check(str(path), WordIndexer()) == (11, [])
    store = SqliteStore(str(path))
    store.write(facts[first], WordIndexer(), HashEmbedder())
    assert contract.dump(store) == whole[1]
    store.close()


def test_a_backup_is_one_state_while_others_write(path, tmp_path):
    writer = SqliteStore(str(path))
    documents = [facts for _, facts in writer.written()]
    over = threading.Event()

    def write() -> None:
        while not over.is_set():
            for facts in documents[:3]:
                writer.remove(facts.document)
                writer.write(facts, WordIndexer(), HashEmbedder())

    thread = threading.Thread(target=write)
    thread.start()
    try:
        for number in range(3):
            backup(str(path), str(tmp_path / f"{number}.db"))
    finally:
        over.set()
        thread.join()
    writer.close()
    for number in range(3):
        count, problems = check(str(tmp_path / f"{number}.db"), WordIndexer())
        assert (count in (11, 12), problems) == (True, [])


def test_a_restored_store_is_the_backup_for_readers_too(path, whole, tmp_path):
    copy = tmp_path / "copy.db"
    assert backup(str(path), str(copy)) == copy.stat().st_size
    writer = SqliteStore(str(path))
    reader = SqliteStore(str(path), read_only=True)
    for node in writer.documents()[:6]:
        writer.remove(node.id)
    assert len(reader.documents()) == 6 and len(reader.vectors()[0]) < 60
    with reader.snapshot():
        assert len(reader.documents()) == 6
        restore(str(path), str(copy))
        assert len(reader.documents()) == 6
    assert contract.dump(reader) == whole[1]
    assert len(reader.vectors()[0]) == len(SqliteStore(str(whole[0]), read_only=True).vectors()[0])
    reader.close()
    writer.close()
    assert check(str(path), WordIndexer()) == (12, [])


def test_a_damaged_store_gives_way_to_its_backup(path, whole, tmp_path):
    backup(str(path), str(tmp_path / "copy.db"))
    path.write_bytes(path.read_bytes()[:100] + bytes(5000))
    restore(str(path), str(tmp_path / "copy.db"))
    assert answers(path) == whole[1]
    restore(str(tmp_path / "new" / "n.db"), str(tmp_path / "copy.db"))
    assert answers(tmp_path / "new" / "n.db") == whole[1]


def test_backups_overwrite_nothing_and_take_no_damage(path, tmp_path, monkeypatch):
    with pytest.raises(BadInput, match="is there already; a backup overwrites nothing"):
        backup(str(path), str(path))
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged"):
        backup(str(path), str(tmp_path / "copy.db"))
    with pytest.raises(StoreError, match="is damaged"):
        restore(str(tmp_path / "other.db"), str(path))
    with pytest.raises(StoreError, match="There is no store at"):
        restore(str(tmp_path / "other.db"), str(tmp_path / "none.db"))
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith("s.db-")) == ["s.db"]
    unseal(path)

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping.os, "replace", full)
    with pytest.raises(StoreError, match="copy.db cannot be written: No space left on device"):
        backup(str(path), str(tmp_path / "copy.db"))
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith("s.db-")) == ["s.db"]
