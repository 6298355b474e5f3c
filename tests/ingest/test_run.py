"""Ingest never loses a document: sources are known by their place, and only what was seen to be gone is removed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from graph.sqlite.store import SqliteStore
from ingest.run import IngestReport, ingest
from ingest.sandbox import Limits


def plan(folder: Path, name: str, number: int, place: str = "Lào Cai", body: str = "tuyên truyền biên giới") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}\nSố: {number}/KH-UBND\n{place}, ngày 01 tháng 02 năm 2020\nKẾ HOẠCH\nThông tin\n"
    path.write_text(head + f"I. NỘI DUNG\n1. Sở Ngoại vụ chủ trì {body}.\n", "utf-8")
    return path


def run(store: SqliteStore, *paths: object, **options) -> IngestReport:
    return ingest(store, [str(path) for path in paths], jobs=1, **options)


def counts(report: IngestReport) -> tuple[int, int, int]:
    return report.added, report.updated, report.unchanged


@pytest.fixture
def store(tmp_path: Path):
    store = SqliteStore(str(tmp_path / "s.db"))
    yield store
    store.close()


def test_files_of_one_document_are_told_at_ingest(tmp_path, store):
    plan(tmp_path / "in", "a.txt", 5)
    plan(tmp_path / "in", "b.txt", 5)
    plan(tmp_path / "in", "c.txt", 5, body="tuyên truyền biển đảo")
    plan(tmp_path / "in", "d.txt", 6)
    rows = {os.path.basename(row.path): row for row in run(store, tmp_path / "in").rows}
    a, b, c = (str(tmp_path / "in" / name) for name in ("a.txt", "b.txt", "c.txt"))
    assert rows["a.txt"].look[0] == f"Cùng nội dung với {b}; kho chỉ giữ một văn bản."
    assert rows["a.txt"].look_en[1].startswith(f"The same number as {c}, in other words; the store keeps both")
    assert rows["c.txt"].look[0].startswith(f"Cùng số ký hiệu với {a}, {b}, chữ khác nhau;")
    assert rows["d.txt"].look == ()


def test_two_roots_with_equal_relative_paths_keep_both(tmp_path, store, monkeypatch):
    plan(tmp_path / "a", "docs/x.txt", 1)
    plan(tmp_path / "b", "docs/x.txt", 2, "Hà Tĩnh")
    for root in ("a", "b"):
        monkeypatch.chdir(tmp_path / root)
        assert counts(run(store, "docs", prune=True)) == (1, 0, 0)
    b = f"{os.path.realpath(tmp_path)}/b/docs/x.txt"
    assert sorted(store.sources()) == sorted(["docs/x.txt", b])
    assert [node.properties["number"] for node in store.documents()] == ["2/KH-UBND", "1/KH-UBND"]
    assert store.parsed("doc:ha-tinh/2020/2-kh-ubnd")["source"] == b
    for root in ("a", "b", "a"):
        monkeypatch.chdir(tmp_path / root)
        report = run(store, "docs", prune=True)
        assert (counts(report), report.removed, report.failed) == ((0, 0, 1), [], [])
    plan(tmp_path / "b", "docs/x.txt", 3, "Hà Tĩnh")
    monkeypatch.chdir(tmp_path / "b")
    assert counts(run(store, "docs")) == (0, 1, 0)
    assert sorted(store.sources()) == sorted(["docs/x.txt", b])
    assert [node.properties["number"] for node in store.documents()] == ["3/KH-UBND", "1/KH-UBND"]


def test_a_file_is_one_source_however_its_path_is_typed(tmp_path, store, monkeypatch):
    path = plan(tmp_path, "docs/x.txt", 1)
    monkeypatch.chdir(tmp_path)
    assert counts(run(store, "docs")) == (1, 0, 0)
    assert counts(run(store, path)) == (0, 0, 1)
    monkeypatch.chdir(tmp_path / "docs")
    plan(tmp_path, "docs/x.txt", 1, body="tuyên truyền ASEAN")
    assert counts(run(store, ".")) == (0, 1, 0)
    assert list(store.sources()) == ["docs/x.txt"]


def test_a_folder_that_moved_is_known_by_its_bytes(tmp_path, store, monkeypatch):
    plan(tmp_path, "old/docs/x.txt", 1)
    monkeypatch.chdir(tmp_path / "old")
    run(store, "docs")
    (tmp_path / "old").rename(tmp_path / "new")
    monkeypatch.chdir(tmp_path / "new")
    assert counts(run(store, "docs")) == (0, 0, 1)
    assert list(store.places()) == [f"{os.path.realpath(tmp_path)}/new/docs/x.txt"]


def test_a_store_without_places_learns_them_and_loses_nothing(tmp_path, store, monkeypatch):
    plan(tmp_path, "docs/same.txt", 1)
    plan(tmp_path, "docs/edited.txt", 2)
    plan(tmp_path, "docs/gone.txt", 3)
    monkeypatch.chdir(tmp_path)
    run(store, "docs")
    store.close()
    db = sqlite3.connect(store.path)
    db.execute("UPDATE source SET place = ''")  # as a migrated store has it
    db.execute("DELETE FROM meta WHERE key = 'seal'")
    db.commit()
    db.close()
    plan(tmp_path, "docs/edited.txt", 2, body="tuyên truyền ASEAN")
    (tmp_path / "docs" / "gone.txt").unlink()
    plan(tmp_path, "elsewhere/docs/same.txt", 4, "Hà Tĩnh")
    store = SqliteStore(store.path)
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert counts(run(store, "docs", prune=True, prune_most=True)) == (1, 0, 0)
    monkeypatch.chdir(tmp_path)
    report = run(store, "docs", prune=True, prune_most=True)
    assert (counts(report), report.removed) == ((0, 1, 1), [])
    kept = sorted(node.properties["number"] for node in store.documents())
    assert kept == ["1/KH-UBND", "2/KH-UBND", "3/KH-UBND", "4/KH-UBND"]


def filled(tmp_path: Path, store: SqliteStore, count: int = 6) -> Path:
    for n in range(count):
        plan(tmp_path, f"in/{'ab'[n % 2]}/{n}.txt", n + 1)
    assert counts(run(store, tmp_path / "in")) == (count, 0, 0)
    return tmp_path / "in"


def test_prune_removes_what_is_gone_and_names_it(tmp_path, store):
    folder = filled(tmp_path, store)
    (folder / "a" / "0.txt").unlink()
    report = run(store, folder)
    assert ([Path(p).name for p in report.missing], report.removed, len(store.documents())) == (["0.txt"], [], 6)
    report = run(store, folder, prune=True, dry_run=True)
    assert ([Path(p).name for p in report.removed], len(store.documents())) == (["0.txt"], 6)
    report = run(store, folder, prune=True)
    assert ([Path(p).name for p in report.removed], report.missing, len(store.documents())) == (["0.txt"], [], 5)


def test_prune_takes_no_empty_folder_for_gone_files(tmp_path, store):
    folder = filled(tmp_path, store)
    shutil.rmtree(folder / "a")
    (folder / "a").mkdir()
    report = run(store, folder, prune=True, prune_most=True)
    assert (sorted(Path(p).name for p in report.unseen), report.removed, report.missing) == (["0.txt", "2.txt", "4.txt"], [], [])
    shutil.rmtree(folder / "b")
    report = run(store, folder, prune=True, prune_most=True)
    assert [failure.code for failure in report.failed] == ["empty-folder"]
    assert sorted(Path(p).name for p in report.removed) == ["1.txt", "3.txt", "5.txt"]


def test_prune_of_a_wholly_empty_folder_removes_nothing(tmp_path, store):
    folder = filled(tmp_path, store)
    shutil.rmtree(folder)
    folder.mkdir()
    report = run(store, folder, prune=True, prune_most=True)
    assert ([failure.code for failure in report.failed], len(report.unseen), report.removed) == (["empty-folder"], 6, [])
    folder.rmdir()
    report = run(store, folder, prune=True, prune_most=True)
    assert ([failure.code for failure in report.failed], report.unseen, report.removed) == (["not-found"], [], [])
    assert len(store.documents()) == 6


def test_prune_of_more_than_half_must_be_asked_for(tmp_path, store):
    folder = filled(tmp_path, store)
    for name in ("a/0.txt", "a/2.txt", "b/1.txt"):
        (folder / name).unlink()
    plan(folder, "a/new.txt", 9)
    (folder / "b" / "3.txt").unlink()
    report = run(store, folder, prune=True)
    assert (report.removed, len(report.missing), len(store.documents())) == ([], 4, 7)
    (failure,) = report.failed
    assert failure.code == "prune-refused"
    assert "4 of the 7 sources stored from these folders are gone, more than half: nothing was removed." in failure.message
    assert "--yes" in failure.message
    assert len(run(store, folder, prune=True, prune_most=True).removed) == 4


def test_prune_keeps_what_lies_below_an_unreadable_folder(tmp_path, store, monkeypatch):
    folder = filled(tmp_path, store)
    closed = folder / "a"
    (closed / "0.txt").unlink()
    scandir = os.scandir

    def refuse(path):
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(closed))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    report = run(store, folder, prune=True, prune_most=True)
    assert ([failure.code for failure in report.failed], report.removed) == (["folder-unreadable"], [])
    assert [Path(p).name for p in report.unseen] == ["0.txt"]
    assert len(store.documents()) == 6


def test_a_dry_run_writes_nothing(tmp_path, store):
    folder = filled(tmp_path, store, 3)
    before = list(map(repr, store.records()))
    plan(folder, "new.txt", 8)
    plan(folder, "a/0.txt", 1, body="tuyên truyền ASEAN")
    (folder / "bad.txt").write_bytes(b"\x00\x01" * 50)
    report = run(store, folder, dry_run=True)
    assert (counts(report), [failure.code for failure in report.failed]) == ((1, 1, 2), ["binary-file"])
    assert list(map(repr, store.records())) == before


@pytest.mark.kills
def test_limits_reach_the_reader(tmp_path, store):
    (tmp_path / "long.txt").write_text("Sở Ngoại vụ chủ trì. " * 150_000, "utf-8")
    plan(tmp_path, "x.txt", 1)
    report = run(store, tmp_path, limits=Limits(max_seconds=0.3, max_memory=10**9))  # 4.7 s for the long one, which takes 15
    assert (report.added, [failure.code for failure in report.failed]) == (1, ["too-slow"])
