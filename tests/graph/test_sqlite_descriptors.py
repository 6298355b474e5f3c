"""A store that is open here keeps its lock: others that write it and close it leave its -wal file in place."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import graph
from graph.sqlite.descriptors import blocks
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "pread"), reason="locks of a file are those of each descriptor here")


def _ingest(folder: Path, number: int, store: Path) -> None:
    """Write one more document to the store in a process of its own."""
    file = folder / f"{number}.txt"
    head = f"UBND TỈNH LÀO CAI\nSố: {number}/KH-UBND\nLào Cai, ngày 0{number} tháng 3 năm 2021\n\nKẾ HOẠCH\nViệc {number}"
    file.write_text(f"{head}\n\n1. Sở Y tế chủ trì mở {number} lớp.\n", "utf-8")
    environment = {**os.environ, "CANCU_ENCODER": "none", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-m", "cancu", "ingest", str(file), "--store", str(store), "--jobs", "1"], cwd=ROOT, capture_output=True, text=True, env=environment)  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("threads", [0, 1])
def test_what_others_write_is_seen_and_the_store_stays_whole(tmp_path: Path, threads: int) -> None:
    """Each of several writes of other processes is seen, by a store whose bytes were compared when it was opened, and another may follow."""
    path = tmp_path / "a.db"
    _ingest(tmp_path, 1, path)
    store = graph.open_store(str(path))
    seen = [len(store.documents())]
    for number in (2, 3, 4):
        for _ in range(threads):  # each thread opens the file for itself, and closes it again
            thread = threading.Thread(target=store.documents)
            thread.start()
            thread.join()
        _ingest(tmp_path, number, path)
        seen.append(len(store.documents()))
    assert seen == [1, 2, 3, 4]
    assert store.remove(store.documents()[0].id)
    assert len(store.documents()) == 3
    store.close()


def test_no_descriptor_stays_behind(tmp_path: Path) -> None:
    """What was opened beside SQLite is closed with the last connection."""
    path = tmp_path / "a.db"
    graph.open_store(str(path)).close()
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    for _ in range(5):
        store = graph.open_store(str(path))
        assert b"".join(blocks(path, 100)) == path.read_bytes()
        store.close()
    assert before == (len(os.listdir("/proc/self/fd")) if before else 0)
