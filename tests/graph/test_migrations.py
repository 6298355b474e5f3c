"""A store that the first release wrote is brought up to date when it is opened for writing, and then is what it would be if written now."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path

import pytest

from graph.packed import pack
from graph.query import Query, Row, TimeWindow
from graph.sqlite.check import check
from graph.sqlite.ddl import SCHEMA_VERSION
from graph.sqlite.store import SqliteStore
from text.errors import StoreError

FIRST = Path(__file__).parent.parent / "data" / "store-version-1.db.gz"
HA_GIANG = "doc:ha-giang/2021/41-kh-ubnd"


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "first.db"
    file.write_bytes(gzip.decompress(FIRST.read_bytes()))
    return str(file)


def test_reading_alone_says_what_to_do(path: str):
    with pytest.raises(StoreError, match=f"of store version 1, this cancu reads {SCHEMA_VERSION}. Any `cancu ingest` into it") as error:
        SqliteStore(path, read_only=True)
    assert error.value.code == "store-older"


def test_what_follows_from_what_is_stored_is_added(path: str):
    store = SqliteStore(path)
    try:
        have = {node.id: node.properties for node in store.nodes()}
        assert have[HA_GIANG]["title_folded"] == "thong tin tuyen truyen khu vuc bien gioi nam 2021"
        task = have["task:ha-giang/2021/41-kh-ubnd#I.1"]
        assert (task["time_folded"], task["time_days"]) == ("quy iii nam 2021", 91)
        assert have["task:ha-giang/2021/41-kh-ubnd#II.1"]["time_days"] == 0
        assert have["agency:ha-giang/so-ngoai-vu"]["folded"] == "so ngoai vu"
        third = Query(
            "task", documents=(HA_GIANG,), time=TimeWindow("2021-07-01", "2021-09-30", longest=0, names=("quy iii",), within=False)
        )
        id = "task:ha-giang/2021/41-kh-ubnd#I.1"
        assert [row.answer for row in store.rows(third)] == [id, "task:ha-giang/2021/41-kh-ubnd#I.2"]
        named = Query("document", subject=("bien gioi",), subject_in=("title",), documents=(HA_GIANG,))
        assert store.rows(named) == [Row(0, HA_GIANG, HA_GIANG)]
        assert {row.answer for row in store.rows(Query("agency", families=("bo chi huy",)))} == {
            "agency:ha-giang/bo-chi-huy-bo-doi-bien-phong", "agency:cao-bang/bo-chi-huy-bo-doi-bien-phong",
        }  # fmt: skip
    finally:
        store.close()


def test_it_is_what_writing_the_same_facts_makes(path: str, tmp_path: Path):
    old = SqliteStore(path)
    new = SqliteStore(str(tmp_path / "new.db"))
    try:
        for _, facts in old.written():
            assert new.write(facts) == "added"
        kept, made = ([json.dumps(record, sort_keys=True) for record in store.records()] for store in (old, new))
        assert len(kept) > 50 and kept == made
    finally:
        old.close()
        new.close()


def test_its_tables_are_those_of_a_new_store(path: str, tmp_path: Path):
    made = []
    for name in (path, str(tmp_path / "new.db")):
        SqliteStore(name).close()
        db = sqlite3.connect(name)
        tables = sorted(row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
        columns = {table: sorted(row[1:4] for row in db.execute(f"PRAGMA table_info({table})")) for table in tables}
        indexes = sorted(row for row in db.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'"))
        made.append((db.execute("PRAGMA user_version").fetchone(), columns, indexes))
        db.close()
    assert made[0] == made[1]


def test_a_page_that_no_document_has_is_kept(path: str):
    db = sqlite3.connect(path, isolation_level=None)
    passages = [number for (number,) in db.execute("SELECT number FROM passage ORDER BY number LIMIT 2")]
    db.executemany("UPDATE passage SET page = ? WHERE number = ?", zip((-7, 2**31), passages, strict=True))
    db.close()
    store = SqliteStore(path)
    try:
        assert [passage.passage.page for passage in store.passages(passages)] == [-7, 2**31]
    finally:
        store.close()
    assert check(path)[1] == []


def test_what_is_nested_too_deeply_is_named_and_the_store_stays_as_it_is(path: str):
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("UPDATE document SET parsed = ?", (pack('{"a":' * 900 + "1" + "}" * 900),))
    with pytest.raises(StoreError, match="is damaged .RecursionError: .*ingest the documents again") as error:
        SqliteStore(path)
    assert error.value.code == "store-damaged"
    assert db.execute("PRAGMA user_version").fetchone() == (1,)
    db.close()
