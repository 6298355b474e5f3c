"""Vectors held in memory: after a write only what is new is read, and what is held is what the file has."""

from __future__ import annotations

import numpy as np
import pytest

import graph
import search
from graph.sqlite import search as sqlite_search
from ingest.run import ingest
from tests.conftest import ROOT

NAMES = ["bo-tttt-huong-dan-2021.txt", "ha-tinh-2020.txt", "lang-son-2014-2020.txt"]


def put(store, name):
    ingest(store, [str(ROOT / "data" / "documents" / name)], indexer=search.default_indexer(), embedder=search.default_embedder())


@pytest.fixture
def read(monkeypatch):
    """Count the documents whose vectors are read."""
    seen = []
    honest = sqlite_search.dequantize
    monkeypatch.setattr(sqlite_search, "dequantize", lambda data, dimensions: seen.append(len(data)) or honest(data, dimensions))
    return seen


@pytest.mark.slow
def test_a_write_makes_a_reader_read_only_what_is_new(tmp_path, read):
    path = str(tmp_path / "held.db")
    writer = graph.open_store(path)
    put(writer, NAMES[0])
    put(writer, NAMES[1])
    reader = graph.open_store(path, read_only=True)
    first = reader.vectors()
    assert len(read) == 2
    assert reader.vectors()[1] is first[1]
    put(writer, NAMES[2])
    numbers, vectors = reader.vectors()
    assert len(read) == 3
    writer.remove(next(id for id in writer.unencoded("nobody") if "ha-tinh" in id[0])[0])
    left, kept = reader.vectors()
    assert len(read) == 3
    fresh = graph.open_store(path, read_only=True)
    for mine, other in zip((left, kept), fresh.vectors(), strict=True):
        assert (mine == other).all()
    place = {number: row for row, number in enumerate(numbers.tolist())}
    assert (vectors[[place[number] for number in left.tolist()]] == kept).all()
    for store in (writer, reader, fresh):
        store.close()


@pytest.mark.slow
def test_a_document_that_changes_is_read_again(tmp_path, read):
    source = tmp_path / "plan.txt"
    store = graph.open_store(str(tmp_path / "held.db"))
    for text in ("KẾ HOẠCH\n\nTuyên truyền biên giới.\n", "KẾ HOẠCH\n\nNuôi trồng thủy sản.\n"):
        source.write_text(text, "utf-8")
        ingest(store, [str(source)], indexer=search.default_indexer(), embedder=search.default_embedder())
        vectors = store.vectors()[1]
    wanted = search.default_embedder().encode(["Nuôi trồng thủy sản."])[0]
    assert float(np.max(vectors @ wanted)) == pytest.approx(1.0, abs=0.01)
    assert len(read) == 2
    store.close()
