"""What each document states of relations is packed with it: found without an index, taken out with it, and as it was written."""

import sqlite3

import pytest

from graph.sqlite.check import check
from graph.sqlite.stated import keep_stated, stated
from graph.sqlite.store import SqliteStore
from tests.graph.factories import TaskSpec, agency_id, facts

FIRST, SECOND = "doc:lao-cai/2020/1-kh-ubnd", "doc:lao-cai/2020/2-kh-ubnd"


@pytest.fixture
def path(tmp_path):
    store = SqliteStore(str(tmp_path / "two.db"))
    for document in (FIRST, SECOND):
        tasks = [TaskSpec("1", roles={agency_id("lao-cai/so-y-te"): "lead"}), TaskSpec("2", topics=["topic:truong-sa"])]
        store.write(facts(document, tasks=tasks))
    store.close()
    return str(tmp_path / "two.db")


def relations(path):
    db = sqlite3.connect(path)
    try:
        ids = dict(db.execute("SELECT key, id FROM document"))
        return {key: stated(db, id) for key, id in ids.items()}, db.execute(
            "SELECT type, source, target FROM edge ORDER BY 1, 2, 3"
        ).fetchall()
    finally:
        db.close()


def test_keys_are_given_back_sorted(path):
    db = sqlite3.connect(path)
    keys = [("LEADS", 9, 1_000_000), ("ABOUT", 7, 3), ("ABOUT", 2, 2**40), ("ABOUT", 7, 1)]
    for number, some in enumerate((keys, [])):
        keep_stated(db, 1_000 + number, some)
        assert stated(db, 1_000 + number) == sorted(some)
    assert stated(db, 2_000) == []
    db.close()


def test_documents_state_all_relations_and_share_those_of_the_vocabulary(path):
    said, all_of_them = relations(path)
    assert sorted({*said[FIRST], *said[SECOND]}) == all_of_them
    shared = {*said[FIRST]} & {*said[SECOND]}
    assert {type for type, *_ in shared} >= {"BROADER"} and len(shared) < len(said[FIRST])


def test_a_document_goes_with_the_relations_that_it_alone_stated(path):
    said, before = relations(path)
    store = SqliteStore(path)
    assert store.remove(FIRST)
    store.close()
    left, after = relations(path)
    assert left == {SECOND: said[SECOND]} and after == sorted(said[SECOND]) and len(after) < len(before)
    assert check(path)[1] == []


def test_what_was_lost_of_it_is_found(path):
    db = sqlite3.connect(path, isolation_level=None)
    (data,) = db.execute("SELECT edges FROM stated LIMIT 1").fetchone()
    other = sqlite3.connect(":memory:")
    other.execute("CREATE TABLE stated (document INTEGER PRIMARY KEY, edges BLOB NOT NULL)")
    other.execute("INSERT INTO stated VALUES (1, ?)", (data,))
    kept = stated(other, 1)
    db.execute("DELETE FROM stated WHERE document = 1")
    keep_stated(db, 1, kept[1:])
    db.close()
    assert [problem.code for problem in check(path)[1]]
