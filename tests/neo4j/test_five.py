"""The five documents in Neo4j: questions have the answers of the embedded store and the RDF view, search finds what it finds."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest
import yaml

import search
from graph import readonly
from graph.neo4j.store import Neo4jStore
from graph.query import Row
from graph.rdf.view import RdfView
from ingest.run import ingest
from search.answer.ask import ask
from search.passages.finding import find
from tests.conftest import ROOT, SHARED
from tests.neo4j.conftest import wipe

QUESTIONS = [row["question"] for row in yaml.load((ROOT / "tests" / "search" / "questions.yaml").read_text("utf-8"), yaml.CSafeLoader)]


@pytest.fixture(scope="module")
def five(server) -> Iterator[Neo4jStore]:
    wipe(server)
    store = Neo4jStore(server.url)
    before = os.getcwd()
    os.chdir(ROOT)
    try:
        report = ingest(store, ["data/documents"], indexer=search.default_indexer(), embedder=search.default_embedder())
        assert report.added == 5 and not report.failed
        again = ingest(store, ["data/documents"], indexer=search.default_indexer(), embedder=search.default_embedder())
        assert again.unchanged == 5 and not again.updated
    finally:
        os.chdir(before)
    yield store
    store.close()


@pytest.fixture(scope="module")
def embedded(five_db) -> Iterator[object]:
    import graph

    store = graph.open_store(str(five_db), read_only=True)
    yield store
    store.close()


def test_the_export_is_that_of_the_embedded_store(five, embedded):
    assert list(five.records()) == list(embedded.records())


def check_answers(five, embedded, questions: list[str]) -> None:
    """Both stores give the same answers, and the rows behind them are the same in SQL, Cypher and SPARQL."""
    view = RdfView(embedded)
    for question in questions:
        one, other = ask(five, question), ask(embedded, question)
        assert _answers(one) == _answers(other), question
        query = other.reading.query
        assert five.rows(query) == embedded.rows(query) == view.rows(query), question
        if one.cypher is not None:
            pasted = readonly.run(five.url, "cypher", one.cypher, limit=100_000)
            order = [pasted.columns.index(name) for name in ("side", "answer", "document", "task", "role", "agency")]
            assert sorted(Row(*(row[i] for i in order)) for row in pasted.rows) == five.rows(query), question


def _answers(answer) -> dict[str, object]:
    # passages are near hits of the search, which may differ in order
    return {key: value for key, value in answer.to_json().items() if key not in ("ms", "passages")}


def test_our_questions_have_the_same_answers_in_three_engines(five, embedded):
    check_answers(five, embedded, QUESTIONS[::5])  # a fifth of them, of every class


@pytest.mark.slow
def test_our_other_questions_have_the_same_answers_in_three_engines(five, embedded):
    check_answers(five, embedded, [question for place, question in enumerate(QUESTIONS) if place % 5])


@pytest.mark.parametrize("name", ["questions.jsonl", "questions-2.jsonl"])
def test_reference_questions_have_the_same_answers_in_three_engines(five, embedded, name):
    path = SHARED / "gold" / name
    if not path.exists():
        pytest.skip("reference questions (../shared) are not on this machine")
    check_answers(five, embedded, [json.loads(line)["question"] for line in path.read_text("utf-8").splitlines()])


def _queries() -> list[str]:
    found: list[str] = []
    for path in (ROOT / "data" / "eval" / "queries.json", SHARED / "gold" / "queries.json"):
        if path.exists():
            data = json.loads(path.read_text("utf-8"))
            found += [row["query"] for row in (data["queries"] if isinstance(data, dict) else data)]
    return found


def test_search_shares_eight_of_ten_hits(five, embedded):
    shared = []
    for query in _queries()[::2]:
        one, other = ({(h.found.passage.document, h.found.passage.start) for h in find(store, query).hits} for store in (five, embedded))
        shared.append(len(one & other) / max(len(other), 1))
    assert len(shared) >= 50
    assert sum(shared) / len(shared) >= 0.8


def test_with_the_encoders_vectors_search_shares_eight_of_ten_hits(five, tmp_path_factory):
    """Both vector indexes of Neo4j against the embedded store's exact ones, over passages of one document read by the encoder."""
    import graph
    from search.passages.embedding import ENCODER
    from search.passages.encoder import NumpyEncoder
    from search.passages.second_pass import encode_store, waiting

    encoder = NumpyEncoder(ENCODER)
    path = tmp_path_factory.mktemp("encoded") / "five.db"
    embedded = graph.open_store(str(path))
    before = os.getcwd()
    os.chdir(ROOT)
    try:
        ingest(embedded, ["data/documents"], indexer=search.default_indexer(), embedder=search.default_embedder())
    finally:
        os.chdir(before)
    assert waiting(five, encoder) == waiting(embedded, encoder) > 0
    assert encode_store(embedded, encoder) > 0
    for document, _ in five.unencoded(encoder.name):  # the same vectors, packed as they are, without reading every passage twice
        assert five.write_encoding(document, embedded_vectors(embedded, encoder, document))
    assert waiting(five, encoder) == 0
    for mine, other in zip(five.encodings(encoder.name), embedded.encodings(encoder.name), strict=True):
        assert (mine == other).all()
    shared, ranks = [], 0
    for query in _queries()[::8]:
        one, other = find(five, query, encoder=encoder).hits, find(embedded, query, encoder=encoder).hits
        ranks += sum(hit.why.encoder_rank is not None for hit in one)
        places = [{(h.found.passage.document, h.found.passage.start) for h in hits} for hits in (one, other)]
        shared.append(len(places[0] & places[1]) / max(len(places[1]), 1))
    embedded.close()
    assert ranks
    assert sum(shared) / len(shared) >= 0.8


def embedded_vectors(store, encoder, document):
    from graph.prepare import Vectors, quantize

    numbers, vectors = store.encodings(encoder.name)
    held = {one.number for one in store.passages(numbers.tolist()) if one.passage.document == document}
    return Vectors(encoder.name, encoder.dimensions, quantize(vectors[[number in held for number in numbers.tolist()]]))


def test_a_subject_by_meaning_has_the_same_tasks(five, embedded):
    """The index of Neo4j rounds what it compares: by its own figures other tasks would be the nearest, and other queries would be shown."""
    subjects = (
        "thiên tai bão lũ",
        "đào tạo cán bộ",
        "báo chí nước ngoài",
        "khách du lịch",
        "người Việt ở nước ngoài",
        "buôn lậu qua biên giới",
    )
    for subject in subjects:
        wanted = search.default_embedder().encode([subject])[0].tolist()
        mine, other = dict(five.nearest(wanted, 40)), dict(embedded.nearest(wanted, 40))
        assert len(mine.keys() & other.keys()) >= 36
        assert all(abs(mine[number] - other[number]) < 1e-5 for number in mine.keys() & other.keys()), subject
        near = [ask(store, f"ai lo việc {subject} ở đây").reading.query for store in (five, embedded)]
        assert near[0] == near[1], subject


def test_filters_of_search_hold(five, embedded):
    from graph.store import PassageFilter

    for where in (PassageFilter(provinces=("VN-02",)), PassageFilter(topics=("topic:bien-gioi",)), PassageFilter(year_from=2021)):
        hits = find(five, "tuyên truyền biên giới", where=where).hits
        allowed = set(five.filtered(where).tolist())
        assert hits and {hit.found.number for hit in hits} <= allowed
        assert allowed == set(embedded.filtered(where).tolist())
