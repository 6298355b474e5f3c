"""Vectors held in memory: after a write only what is new is read, and what is found is what the file has."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

import graph
import search
from graph.sqlite import vectors as sqlite_vectors
from graph.store import PassageFilter
from ingest.run import ingest
from tests.conftest import ROOT

NAMES = ["bo-tttt-huong-dan-2021.txt", "ha-tinh-2020.txt", "lang-son-2014-2020.txt"]


def put(store, name):
    ingest(store, [str(ROOT / "data" / "documents" / name)], indexer=search.default_indexer(), embedder=search.default_embedder())


@pytest.fixture
def read(monkeypatch):
    """Count the documents whose vectors are read."""
    seen = []
    honest = sqlite_vectors._put
    monkeypatch.setattr(sqlite_vectors, "_put", lambda rows, at, *data: seen.append(at) or honest(rows, at, *data))
    return seen


def nearest(store, words="biên giới", limit=40, where=None):
    return store.nearest(search.default_embedder().encode([words])[0].tolist(), limit, where)


def test_vectors_that_are_read_once_take_no_place_among_the_pages(five_store, monkeypatch):
    """A connection holds as many pages afterwards as before, also where reading them fails."""
    reader = graph.open_store(five_store.url, read_only=True)
    size = "PRAGMA cache_size"
    before, while_read = reader._read(lambda db: db.execute(size).fetchone()), []
    honest = sqlite_vectors._put

    def failing(*arguments):
        while_read.append(reader._read(lambda db: db.execute(size).fetchone()))
        raise MemoryError

    monkeypatch.setattr(sqlite_vectors, "_put", failing)
    with pytest.raises(MemoryError):
        nearest(reader)
    monkeypatch.setattr(sqlite_vectors, "_put", honest)
    assert nearest(reader) == nearest(five_store)
    assert while_read != [before] and reader._read(lambda db: db.execute(size).fetchone()) == before
    reader.close()


@pytest.mark.slow
def test_a_write_makes_a_reader_read_only_what_is_new(tmp_path, read):
    path = str(tmp_path / "held.db")
    writer = graph.open_store(path)
    put(writer, NAMES[0])
    put(writer, NAMES[1])
    reader = graph.open_store(path, read_only=True)
    first = nearest(reader)
    assert len(read) == 2
    assert nearest(reader) == first and len(read) == 2
    put(writer, NAMES[2])
    more = nearest(reader)
    assert len(read) == 3 and more != first
    gone = next(id for id, _ in writer.unencoded("nobody") if "ha-tinh" in id)
    lost = set(writer.filtered(PassageFilter(documents=(gone,))).tolist())
    writer.remove(gone)
    left = nearest(reader)
    assert len(read) == 3
    assert lost & {number for number, _ in more} and not lost & {number for number, _ in left}
    fresh = graph.open_store(path, read_only=True)
    assert nearest(fresh) == left and len(read) == 5
    for store in (writer, reader, fresh):
        store.close()


@pytest.mark.slow
def test_a_document_that_changes_is_read_again(tmp_path, read):
    source = tmp_path / "plan.txt"
    store = graph.open_store(str(tmp_path / "held.db"))
    scores = []
    for text in ("KẾ HOẠCH\n\nTuyên truyền biên giới.\n", "KẾ HOẠCH\n\nNuôi trồng thủy sản.\n"):
        source.write_text(text, "utf-8")
        ingest(store, [str(source)], indexer=search.default_indexer(), embedder=search.default_embedder())
        scores.append(nearest(store, "Nuôi trồng thủy sản.")[0][1])
    assert scores[0] < 0.9 and scores[1] == pytest.approx(1.0, abs=0.01)
    assert len(read) == 2
    store.close()


@pytest.mark.slow
def test_the_nearest_are_those_of_the_whole_matrix_also_where_signs_are_looked_at_first(tmp_path, monkeypatch):
    store = graph.open_store(str(tmp_path / "held.db"))
    for name in NAMES:
        put(store, name)
    numbers, matrix = store.vectors()
    wanted = search.default_embedder().encode(["tuyên truyền biên giới"])[0]
    scores = matrix @ wanted
    order = sorted(range(len(numbers)), key=lambda row: (-scores[row], numbers[row]))[:10]
    whole = [int(numbers[row]) for row in order]
    province = PassageFilter(provinces=("VN-09",))
    inside = set(store.filtered(province).tolist())
    by_province = [number for number, _ in nearest(store, "tuyên truyền biên giới", 10, province)]
    assert by_province and set(by_province) <= inside
    assert [number for number, _ in nearest(store, "tuyên truyền biên giới", 10)] == whole
    monkeypatch.setattr(sqlite_vectors, "LOOKED_AT", len(numbers) // 3)
    found = nearest(store, "tuyên truyền biên giới", 10)
    assert len(set(whole) & {number for number, _ in found}) >= 9
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert np.allclose([score for _, score in found], [scores[numbers.tolist().index(number)] for number, _ in found], atol=1e-5)
    store.close()


def test_a_store_is_opened_and_read_without_numpy(five_db):
    """Importing it takes a third of a question from a cold shell."""
    code = "import sys, graph; s = graph.open_store(sys.argv[1], read_only=True); s.documents(); s.close(); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(five_db)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("looked_at", [10_000, 50])
def test_of_equal_rows_those_of_the_first_passages_are_the_nearest(monkeypatch, looked_at):
    monkeypatch.setattr(sqlite_vectors, "LOOKED_AT", looked_at)
    dice = np.random.default_rng(5)
    kinds = dice.integers(-127, 128, (12, 256), dtype=np.int8)
    rows = sqlite_vectors._empty(600, 256)
    rows = replace(rows, used=600, small=kinds[dice.integers(0, 12, len(rows.numbers))])  # each said some fifty times
    rows.numbers[:600] = dice.permutation(600)
    rows.numbers[7] = -1  # of a document that is gone
    rows.bits[:] = sqlite_vectors._signs(rows.small).T
    vector = kinds[3].astype(np.float32) / np.linalg.norm(kinds[3].astype(np.float32))
    found = sqlite_vectors._nearest(rows, vector, 30, None)
    alike = {number for number, row in zip(rows.numbers.tolist(), rows.small[:600], strict=False) if (row == kinds[3]).all()}
    assert [number for number, _ in found] == sorted(alike - {-1})[:30] and len({score for _, score in found}) == 1
    some = np.array(sorted(alike - {-1})[5:9])
    monkeypatch.setattr(sqlite_vectors, "_rows_of", lambda rows, numbers: np.flatnonzero(np.isin(rows.numbers[:600], numbers)))
    assert [number for number, _ in sqlite_vectors._nearest(rows, vector, 30, some)] == some.tolist()
