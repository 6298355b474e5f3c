"""A store without the encoder's vectors: the encoder reads the first candidates of a search."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import graph
import search
from graph.model import Passage
from graph.store import StoredPassage
from search.passages import first_read
from search.passages.finding import find
from search.passages.first_read import MOST, OF_ONE, TOGETHER_CHARS, first_candidates, read_first
from search.passages.second_pass import encode_store

ROOT = Path(__file__).resolve().parents[2]


class Lengths:
    """A stand-in that likes long texts, and knows what it has read."""

    name = "lengths-1"
    dimensions = 2

    def __init__(self):
        self.read = []

    def encode_queries(self, queries):
        return np.array([[1.0, 0.0]] * len(queries), np.float32)

    def encode_documents(self, documents):
        for texts, _ in documents:
            self.read += texts
            angles = np.array([1.5 * np.exp(-len(text) / 100) for text in texts])
            yield np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


@pytest.fixture
def store(tmp_path):
    from ingest.run import ingest

    opened = graph.open_store(str(tmp_path / "small.db"))
    paths = [str(ROOT / "data" / "documents" / name) for name in ("bo-tttt-huong-dan-2021.txt", "ha-tinh-2020.txt")]
    ingest(opened, paths, indexer=search.default_indexer(), embedder=search.default_embedder())
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch):
    monkeypatch.setattr(first_read, "_held", {})


def passage(number, words):
    return StoredPassage(number, Passage("d", 0, len(words), "$", "paragraph"), words, "d.txt")


def ranks(found):
    return [hit.why.encoder_rank for hit in found.hits]


def test_the_first_candidates_are_read_and_kept(store):
    encoder = Lengths()
    assert ranks(find(store, "tuyên truyền biên giới", encoder=encoder)) == [None] * 10
    assert not encoder.read, "who does not ask for it waits for nothing"
    found = find(store, "tuyên truyền biên giới", 50, encoder=encoder, reads=True)
    read = [hit for hit in found.hits if hit.why.encoder_rank]
    assert 1 < len(encoder.read) <= MOST
    assert {hit.found.exact for hit in read} <= set(encoder.read)
    assert [hit.found.exact for hit in found.hits[:3]] == [hit.found.exact for hit in read[:3]], "what was read goes before the rest"
    before = list(encoder.read)
    assert find(store, "tuyên truyền biên giới", 50, encoder=encoder, reads=True).to_json()["hits"] == found.to_json()["hits"]
    assert encoder.read == before, "read again"


def test_where_every_passage_has_a_vector_nothing_is_read_again(store):
    encoder = Lengths()
    encode_store(store, encoder)
    encoder.read = []
    assert any(ranks(find(store, "tuyên truyền biên giới", encoder=encoder, reads=True)))
    assert not encoder.read


def test_a_part_of_a_store_with_vectors_is_no_mixture(store):
    encoder = Lengths()
    with pytest.raises(KeyboardInterrupt):
        encode_store(store, encoder, lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    encoder.read = []
    found = find(store, "tuyên truyền biên giới", 50, encoder=encoder, reads=True)
    assert {hit.found.exact for hit in found.hits if hit.why.encoder_rank} <= set(encoder.read)


@pytest.mark.parametrize(
    ("lengths", "wanted"),
    [
        ([10, 20, 30], 3),
        ([TOGETHER_CHARS, 10], OF_ONE < TOGETHER_CHARS and 2),
        ([OF_ONE] * 20, TOGETHER_CHARS // OF_ONE),
        ([10 * OF_ONE] * 20, TOGETHER_CHARS // OF_ONE),
        ([], 0),
    ],
)
def test_as_many_are_read_as_their_length_allows(lengths, wanted):
    passages = [passage(number, "x" * length) for number, length in enumerate(lengths)]
    assert [one.number for one in first_candidates(passages)] == list(range(wanted))


def test_they_are_ordered_by_how_near_they_are():
    passages = [passage(1, "một"), passage(2, "một hai ba bốn"), passage(3, "một")]
    found = read_first(Lengths(), np.array([1.0, 0.0], np.float32), passages)
    assert list(found) == [2, 1, 3]
    assert found[1] == found[3]


def test_of_many_texts_few_vectors_are_kept(monkeypatch):
    monkeypatch.setattr(first_read, "HELD", 2)
    encoder, asked = Lengths(), np.array([1.0, 0.0], np.float32)
    for number, words in enumerate(("một", "hai", "ba")):
        read_first(encoder, asked, [passage(number, words)])
    assert len(first_read._held) == 1


@pytest.mark.model
def test_a_reader_at_the_command_line_gets_it(tmp_path, monkeypatch):
    url = str(tmp_path / "small.db")
    monkeypatch.setenv("CANCU_ENCODER", "none")
    document = str(ROOT / "data" / "documents" / "ha-tinh-2020.txt")
    subprocess.run([sys.executable, "-m", "cli", "ingest", document, "--store", url], check=True, cwd=ROOT, capture_output=True)
    command = [sys.executable, "-m", "cli", "search", "đấu tranh với tin xấu", "--store", url, "--json"]
    without = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, encoding="utf-8").stdout
    assert '"encoder_rank":1,' not in without
    monkeypatch.delenv("CANCU_ENCODER")
    assert '"encoder_rank":1,' in subprocess.run(command, check=True, cwd=ROOT, capture_output=True, encoding="utf-8").stdout
