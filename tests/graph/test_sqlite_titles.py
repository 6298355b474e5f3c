"""Titles held in memory: what is asked of them is what the file says, of each state."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.query import Query
from graph.sqlite import titles as sqlite_titles
from graph.sqlite.store import SqliteStore
from tests.graph.factories import TaskSpec, WordIndexer, facts

WANTED = Query("task", subject=("bien gioi|bien dao", "tuyen"), subject_in=("task", "heading", "title"))


def put(store: SqliteStore, name: str, title: str, *tasks: str) -> None:
    specs = [TaskSpec(f"I.{i}", one) for i, one in enumerate(tasks)]
    store.write(facts(f"doc:lao-cai/2020/{name}", title=title, tasks=specs), WordIndexer())


def of_file(store: SqliteStore) -> list:
    translation = store.translate(WANTED)
    assert "titles" in translation.text
    return store._read(lambda db: db.execute(translation.text, dict(translation.parameters)).fetchall())


@pytest.mark.parametrize("most", [sqlite_titles.MOST, 1])
def test_the_words_of_titles_are_those_of_the_file_after_each_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(sqlite_titles, "MOST", most)
    store = SqliteStore(str(tmp_path / "a.db"))
    found = []
    for name, title in (("1-kh", "ke hoach bien gioi"), ("2-kh", "ke hoach"), ("3-kh", "ke hoach bien dao")):
        put(store, name, title, "tuyen truyen", "bien gioi", "bien gioi tuyen")
        rows = store.rows(WANTED)
        assert [tuple(row) for row in rows] == of_file(store)
        found.append(len(rows))
    store.remove("doc:lao-cai/2020/1-kh")
    assert [tuple(row) for row in store.rows(WANTED)] == of_file(store)
    assert found == sorted(found) and found[0] > 1 and found[2] > found[1]
    store.close()


def test_titles_are_read_once_for_a_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SqliteStore(str(tmp_path / "a.db"))
    put(store, "1-kh", "ke hoach bien gioi", "tuyen truyen")
    reads = []
    honest = sqlite_titles._read
    monkeypatch.setattr(sqlite_titles, "_read", lambda db: reads.append(1) or honest(db))
    for _ in range(3):
        store.rows(WANTED)
    assert len(reads) == 1
    put(store, "2-kh", "ke hoach", "tuyen truyen")
    store.rows(WANTED)
    assert len(reads) == 1, "of a document that came its title alone is read"
    store.remove("doc:lao-cai/2020/2-kh")
    store.rows(WANTED)
    assert len(reads) == 2
    store.close()


def test_titles_that_grew_are_those_read_anew(tmp_path: Path) -> None:
    """Also where a document comes that others have cited, or says nothing of its title."""
    store, held = SqliteStore(str(tmp_path / "a.db")), sqlite_titles.HeldTitles()
    for number, title in enumerate(("ke hoach bien gioi", None, "ke hoach bien dao", "ke hoach", None, "bien gioi")):
        cited = [f"doc:lao-cai/2020/{other}-kh" for other in range(6) if other != number]
        store.write(facts(f"doc:lao-cai/2020/{5 - number}-kh", title=title, cites=cited), WordIndexer())
        assert store._read(held._of_state) == store._read(sqlite_titles._read)
        assert store._read(lambda db: list(held._of_state(db) or ())) == sorted(store._read(sqlite_titles._read) or ())
    store.close()
