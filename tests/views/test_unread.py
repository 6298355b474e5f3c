"""What waits for the encoder is told above the passages that were found; nothing where none waits."""

import numpy as np
import pytest

import graph
from graph.prepare import Vectors, quantize
from search.passages import embedding
from search.passages.second_pass import encode_store
from tests.conftest import DOCUMENTS
from tests.views.drawn import blocks, run
from views.services import asking
from views.services import store as held


class Ones:
    """A stand-in for the encoder: no file, no time."""

    name = "ones"
    dimensions = 4

    def encode_documents(self, documents):
        for texts, _ in documents:
            yield np.full((len(texts), 4), 0.5, np.float32)


@pytest.fixture
def filled(tmp_path, monkeypatch):
    """A store of two documents that the explorer has open."""
    import search
    from ingest.run import ingest

    path = str(tmp_path / "two.db")
    monkeypatch.setenv("CANCU_STORE", path)
    monkeypatch.setattr(held, "_opened", lambda address: store)
    monkeypatch.setattr(held, "_made", {})
    monkeypatch.setattr(embedding, "default_encoder", Ones)
    store = graph.open_store(path)
    paths = [str(DOCUMENTS / name) for name in ("bo-tttt-huong-dan-2021.txt", "ha-tinh-2020.txt")]
    ingest(store, paths, indexer=search.default_indexer(), embedder=search.default_embedder())
    yield store
    store.close()
    asking._unread.clear()


def test_what_waits_is_counted_and_gone_once_it_is_read(filled, monkeypatch):
    (first, few), (_, more) = filled.unencoded("ones")
    assert asking.unread() == (2, few + more)
    assert filled.write_encoding(first, Vectors("ones", 4, quantize(np.full((few, 4), 0.5, np.float32))))
    asking._unread.clear()  # a minute later
    assert asking.unread() == (1, more)
    encode_store(filled, Ones())
    assert asking.unread() == (0, 0)  # at once
    monkeypatch.setattr(embedding, "default_encoder", lambda: None)
    assert asking.unread() == (0, 0)


def test_what_waits_is_counted_once_for_many_pages(filled, monkeypatch):
    counted, honest = [], filled.unencoded
    monkeypatch.setattr(filled, "unencoded", lambda encoder: counted.append(encoder) or honest(encoder))
    assert len({asking.unread() for _ in range(3)}) == 1 and counted == ["ones"]


@pytest.mark.parametrize(
    ("language", "waits", "said"),
    [
        ("vi", (3, 7262), ("3 văn bản (7262 đoạn) chưa có vectơ", "“cancu embed”")),
        ("en", (3, 7262), ("3 documents (7262 passages) have no encoder vectors yet", "“cancu embed”")),
        ("en", (1, 1), ("1 document (1 passage) has no encoder vectors yet", "“cancu embed”")),
    ],
)
def test_it_stands_above_the_passages(language, waits, said, monkeypatch):
    monkeypatch.setattr(asking, "unread", lambda: waits)
    *_, line, passages = blocks(run(q="xyzzy", lang=language))
    assert line["type"] == "hint" and all(words in line["text"] for words in said)
    assert passages["type"] == "group" and passages["cards"]


def test_nothing_is_said_where_none_waits_or_no_passage_is_shown(monkeypatch):
    assert not any("cancu embed" in block["text"] for block in blocks(run(q="xyzzy", lang="en"), "hint"))
    monkeypatch.setattr(asking, "unread", lambda: (3, 7262))
    assert not any("cancu embed" in block["text"] for block in blocks(run(q="bao nhiêu", lang="en"), "hint"))
