"""Search over a store: filters, reasons, bad input, another model's vectors, re-ranking."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from graph import open_store
from graph.sqlite.store import SqliteStore
from graph.store import PassageFilter
from search.passages.embedding import SHIPPED, HashedEmbedder
from search.passages.finding import AGAIN, MET, encoder_weight, find
from search.passages.static_model import StaticEmbedder
from tests.cpu import takes_at_most
from text.errors import BadInput


def test_a_hit_has_its_place_and_the_reason(store):
    found = find(store, "tuyên truyền biên giới", 5).to_json()
    assert found["query"] == "tuyên truyền biên giới"
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3, 4, 5]
    for hit in found["hits"]:
        assert store.text(hit["document"])[hit["start"] : hit["end"]] == hit["exact"]
        assert hit["source"].endswith(".txt")
        assert set(hit["why"]) - {"sentence"} == {"lexical_rank", "dense_rank", "encoder_rank", "matched", "expanded"}
    first = found["hits"][0]["why"]
    assert {"biên", "giới"} <= set(first["matched"])
    assert first["lexical_rank"] is not None


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("tuyen truyen bien gioi cho bo doi bien phong", "biên giới"),
        ("TTĐN tại cụm thông tin cửa khẩu", "cửa khẩu"),
        ("border guard", "iên phòng"),
        ("human rights communication", "quyền"),
        ("UNCLOS 1982 cho sinh viên", "sinh viên"),
        ("ngư dân đánh bắt trái phép", "IUU"),
    ],
)
def test_the_first_three_hits_speak_of_it(store, query, words):
    assert any(words in hit.found.exact for hit in find(store, query, 3).hits)


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("bo doi bien phong", ["Đọc là / Read as: “bộ đội biên phòng”."]),
        ("bộ đội biên phòng", None),
        ("border guard", None),
        ("72/2015", None),
    ],
)
def test_how_a_query_without_accents_was_read_is_told(store, query, notes):
    assert find(store, query, 3).to_json().get("notes") == notes


class Watching(StaticEmbedder):
    """Tells how many threads NumPy's BLAS has while a query is read."""

    def encode(self, texts):
        self.threads = blas_threads()
        return super().encode(texts)


def blas_threads():
    # of NumPy's, which multiplies in a search: another test may have loaded SciPy's or torch's beside it
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas" and "numpy" in library["filepath"]]


def test_a_search_takes_one_thread_of_blas_and_gives_the_others_back(store):
    embedder = Watching(SHIPPED)
    before = blas_threads()
    find(store, "biên giới", embedder=embedder)
    assert embedder.threads and set(embedder.threads) == {1}
    assert blas_threads() == before


def test_expansions_are_shown(store):
    hits = find(store, "border guard", 5).hits
    assert any("iên phòng" in form for hit in hits for form in hit.why.expanded)


def test_why_is_the_same_told_at_once_and_when_it_is_asked_for(store):
    now, later = find(store, "biên giới hải đảo", 8), find(store, "biên giới hải đảo", 8, told=False)
    assert [hit.to_json() for hit in later.hits] == [hit.to_json() for hit in now.hits]
    assert any(hit.why.sentence for hit in later.hits)


def test_hits_never_repeat_words(store):
    hits = find(store, "thông tin đối ngoại", 50).hits
    places = sorted((h.found.passage.document, h.found.passage.start, h.found.passage.end) for h in hits)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in zip(places, places[1:], strict=False))


def test_the_same_query_gives_the_same_hits(store):
    first, second = (find(store, "quảng bá hình ảnh", 20).to_json()["hits"] for _ in range(2))
    assert first == second


def test_filters_are_exact(store):
    where = PassageFilter(provinces=("VN-02",))
    hits = find(store, "tuyên truyền biên giới", 30, where).hits
    assert hits
    assert {hit.found.passage.document for hit in hits} == {"doc:lao-cai/2020/88-kh-ubnd"}
    unseen = find(store, "tuyên truyền biên giới", 30, PassageFilter(year_from=2030)).hits
    assert unseen == ()


def test_a_limit_is_kept_and_a_short_one_is_a_prefix(store):
    ten = [hit.found.number for hit in find(store, "tập huấn nghiệp vụ", 10).hits]
    assert len(ten) == 10
    assert [hit.found.number for hit in find(store, "tập huấn nghiệp vụ", 3).hits] == ten[:3]


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        ("", "empty-query", "The query is empty. Type what you look for"),
        (" \n\t", "empty-query", "The query is empty."),
        ("?!… «»", "no-words", "has neither letter nor digit. Type words to look for."),
        ("\u202e\u200b", "no-words", "has neither letter nor digit."),
        ("biên giới " * 10_000, "query-too-long", "The query has 100000 characters; at most 20000 can be searched for. Shorten it."),
    ],
)
def test_what_cannot_be_searched_for_is_said(store, query, code, message):
    with pytest.raises(BadInput) as error:
        find(store, query)
    assert error.value.code == code
    assert message in error.value.message


def test_a_limit_of_nothing_is_said(store):
    with pytest.raises(BadInput, match="limit is 0; it must be at least 1"):
        find(store, "biên giới", 0)


HOSTILE = [
    "a" * 19_999,
    "'; DROP TABLE passage; --",
    'MATCH (n) DETACH DELETE n // "',
    'folded:"x" OR 1=1 NEAR(a b) * ^ { }',
    "<script>alert(1)</script>",
    "\u202eأمن الحدود biên giới",
    "\x00\x01\x02 biên\x00giới",
    "国境警備 граница σύνορα सीमा",
    "🛂" * 500 + "a",
    " ".join(chr(c) for c in range(0x80, 0x3000, 7)),
    "biên giới " * 1_999,
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_are_answered_within_a_second(store, query):
    find(store, "biên giới")  # what is loaded once
    assert takes_at_most(1, lambda: find(store, query))


def test_vectors_of_another_model_are_not_compared(store):
    found = find(store, "biên giới", 5, embedder=HashedEmbedder(64))
    assert len(found.hits) == 5
    assert all(hit.why.dense_rank is None for hit in found.hits)
    (note,) = found.to_json()["notes"]
    assert "Searched by words alone: the store's vectors were made by" in note
    assert "'hashed-64-1'" in note
    assert "Ingest again, or set CANCU_MODEL back." in note


def test_a_reranker_has_the_last_word(store):
    class Longest:
        def scores(self, query, texts):
            assert query == "biên giới"
            return [float(len(text)) for text in texts]

    hits = find(store, "biên giới", 5, reranker=Longest()).hits
    lengths = [len(hit.found.exact) for hit in hits]
    assert lengths == sorted(lengths, reverse=True)


def test_the_first_hits_are_ordered_by_what_they_say_unit_by_unit(store):
    class Unmoved(StaticEmbedder):
        def met(self, query, texts):
            return [0.5] * len(texts)

    class Backwards(StaticEmbedder):
        def met(self, query, texts):
            assert query == "thông tin đối ngoại ở cửa khẩu"
            return [i / len(texts) for i in range(len(texts))]

    plain, turned = (
        [h.found.number for h in find(store, "TTĐN ở cửa khẩu", 20, embedder=kind(SHIPPED)).hits] for kind in (Unmoved, Backwards)
    )
    assert plain != turned
    assert plain[:3] != turned[:3]
    assert len(set(plain) & set(turned)) >= 18


def test_an_empty_store_finds_nothing(tmp_path):
    empty = open_store(str(tmp_path / "empty.db"))
    try:
        assert find(empty, "biên giới").hits == ()
    finally:
        empty.close()


def test_scores_fall(store):
    scores = np.array([hit.score for hit in find(store, "hội nhập quốc tế", 20).hits])
    assert (np.diff(scores) <= 0).all()


@pytest.mark.parametrize(
    ("kind", "known", "weight"),
    [("en", 1.0, 0.8), ("en", 0.6, 0.8), ("en", 0.3, 1.3), ("en", 0.0, 1.8), ("vi", 0.0, 0.7)],
)
def test_the_encoder_counts_more_for_english_words_that_no_vocabulary_knows(kind, known, weight):
    assert encoder_weight(kind, known) == pytest.approx(weight)


def test_passages_are_read_that_may_be_shown_and_hits_are_those_of_all_that_were_found(store, monkeypatch):
    queries = ("tuyên truyền biên giới", "who trains spokespersons")
    read = []
    honest = SqliteStore.passages
    monkeypatch.setattr(SqliteStore, "passages", lambda self, numbers: read.append(found := honest(self, numbers)) or found)
    some = [[(hit.found.number, hit.score) for hit in find(store, query, 10, told=False).hits] for query in queries]
    assert all(len(one) <= MET + AGAIN for one in read)
    monkeypatch.setattr(SqliteStore, "lengths", lambda self, numbers: None)
    assert some == [[(hit.found.number, hit.score) for hit in find(store, query, 10, told=False).hits] for query in queries]
    assert max(map(len, read)) > MET + AGAIN
