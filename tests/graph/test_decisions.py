"""Small decisions of facts and stores that no larger test would notice if they turned: one line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graph.model import Evidence, Node
from graph.model.codec import normalized
from graph.neo4j.store import Neo4jStore
from graph.network import report_lines
from graph.prepare import Prepared, digest, prepare, quantize
from graph.query import Query
from graph.query.sparql_conditions import cited_conditions
from graph.readonly import MAX_CHARS, run, saved
from graph.sources import passage_number, with_document_id
from graph.sqlite.store import SqliteStore
from graph.sqlite.vectors import dequantize
from graph.store import PassageFilter, WriteOutcome
from tests.graph.factories import HashEmbedder, TaskSpec, WordIndexer, facts
from text.errors import BadInput, StoreError


def test_evidence_of_a_fact_is_sorted_and_each_place_once() -> None:
    made = facts(tasks=[TaskSpec("I.1")])
    places = tuple(Evidence(made.document, start, start + 2, "", "mention") for start in (9, 3))
    for given, kept in ((places, (3, 9)), ((places[0], places[0]), (9,)), (places[:1], (9,)), ((), ())):
        changed = replace(made, nodes=(Node("agency:x", "Agency", {}, given),))
        (node,) = normalized(changed).nodes
        assert tuple(evidence.start for evidence in node.evidence) == kept


@pytest.mark.parametrize(("size", "ends"), [(4, "  4: A, A, A, A"), (5, "  5: A, A, A, A, …"), (2, "  2: A, A")])
def test_a_community_of_more_than_four_is_cut_and_says_so(size: int, ends: str) -> None:
    nodes = [{"id": f"agency:{n}", "name": "A", "province_name": "", "pagerank": 1.0, "degree": 0, "tasks": 0} for n in range(size)]
    groups = [{"size": size, "nodes": [node["id"] for node in nodes]}]
    lines = report_lines({"nodes": nodes, "edges": [], "communities": groups, "bridges": []})
    assert [line for line in lines if line.startswith(f"  {size}: ")] == [ends]


def test_a_code_stands_for_an_issuer_only_in_the_document_s_own_place() -> None:
    (condition,) = cited_conditions(Query(find="citation", cited_codes=("ubnd",)), "?cited")
    before, _, after = condition.rpartition(" = ")
    assert "STR(?cited)" in before.rpartition("STRBEFORE")[2] and "STR(?document)" in after


def test_numbers_of_passages_are_the_same_in_every_store() -> None:
    first = 0x14817181  # the first 32 bits of the SHA-256 of "doc:x"
    assert [passage_number("doc:x", 5), passage_number("doc:x", 0, 2)] == [first << 20 | 5, (first + 2) << 20]


@pytest.mark.parametrize(
    ("parsed", "renamed"),
    [
        ({"document": {"id": "doc:old", "number": "1"}}, {"document": {"id": "doc:new", "number": "1"}}),
        ({"document": {"id": "doc:other"}}, {"document": {"id": "doc:other"}}),
        ({"document": None}, {"document": None}),
        ({}, {}),
        ({"citations": [{"target": "doc:old"}, {"target": "doc:x"}]}, {"citations": [{"target": "doc:new"}, {"target": "doc:x"}]}),
    ],
)
def test_what_was_printed_takes_the_new_id(parsed: dict[str, object], renamed: dict[str, object]) -> None:
    made = replace(facts("doc:old"), parsed=parsed)
    assert with_document_id(made, "doc:new").parsed == renamed


class Refusing(Neo4jStore):
    """A store whose transactions fail; it counts how many documents each one had."""

    def __init__(self, code: str) -> None:
        self.code, self.tried = code, list[int]()

    def _write_part(self, part: Sequence[Prepared]) -> list[WriteOutcome]:
        self.tried.append(len(part))
        raise StoreError("refused", code=self.code)


@pytest.mark.parametrize(
    ("code", "tried"), [("store-error", [2, 1]), ("bad-facts", [2, 1]), ("store-unreachable", [2]), ("store-login", [2])]
)
def test_a_batch_is_tried_document_by_document_only_where_one_of_them_may_be_the_cause(code: str, tried: list[int]) -> None:
    store = Refusing(code)
    with pytest.raises(StoreError):
        store.write_batch([prepare(facts("doc:a", source="a.txt")), prepare(facts("doc:b", source="b.txt"))])
    assert store.tried == tried


def test_facts_under_another_id_are_packed_anew() -> None:
    prepared = prepare(facts("doc:old"))
    assert prepared.with_facts(prepared.facts) is prepared
    other = with_document_id(prepared.facts, "doc:new")
    changed = prepared.with_facts(other)
    assert changed.facts is other and changed.text == prepared.text


def test_vectors_survive_a_byte_a_number() -> None:
    rows = np.array([[1.0, 0.0, 0.0], [0.0, 0.6, -0.8], [0.0, 0.0, 0.0]], np.float32)
    with np.errstate(all="raise"):
        packed = quantize(rows)
    back = dequantize(packed, 3)
    assert back.shape == (3, 3) and np.allclose(back, rows, atol=0.01)


def test_a_query_may_have_so_many_characters(tmp_path) -> None:
    long = "SELECT 1 --" + "x" * (MAX_CHARS - 11)
    with pytest.raises(BadInput, match=f"has {MAX_CHARS + 1} characters; write one of 1 to {MAX_CHARS}"):
        run(str(tmp_path / "no.db"), "sql", long + "x")
    with pytest.raises(Exception, match="no.db") as caught:
        run(str(tmp_path / "no.db"), "sql", long)
    assert "characters" not in str(caught.value)


def test_the_saved_queries_are_those_of_the_three_languages() -> None:
    assert {query.language for query in saved()} == {"sql", "sparql", "cypher"}


@pytest.mark.parametrize(("tasks", "findings", "fits"), [(2, 0, True), (1, 1, True), (2, 1, False), (3, 0, False)])
def test_a_document_has_so_many_tasks_and_findings(tmp_path, monkeypatch, tasks: int, findings: int, fits: bool) -> None:
    made = facts(tasks=[TaskSpec(f"I.{n}", f"việc {n}") for n in range(tasks)], findings=["x"] * findings)
    made = replace(made, passages=made.passages[:1])
    monkeypatch.setattr("graph.sqlite.writer.PLACE_BITS", 1)
    store = SqliteStore(str(tmp_path / "s.db"))
    try:
        if fits:
            store.write(made)
        else:
            with pytest.raises(
                StoreError, match="doc:lao-cai/2020/88-kh-ubnd has 3 tasks and findings; a document can have 2. Split"
            ) as found:
                store.write(made)
            assert found.value.code == "too-long" and store.counts() == ({}, {})
    finally:
        store.close()


@pytest.mark.parametrize(("bits", "fits"), [(3, True), (2, True), (1, False)])
def test_a_document_has_so_many_passages(tmp_path, monkeypatch, bits: int, fits: bool) -> None:
    made = facts(tasks=[TaskSpec("I.1"), TaskSpec("I.2")])
    made = replace(made, passages=(made.passages * 3)[:3] if bits > 1 else made.passages[:2])
    monkeypatch.setattr("graph.sqlite.writer.PLACE_BITS", bits)
    store = SqliteStore(str(tmp_path / "s.db"))
    try:
        if fits:
            store.write(made)
        else:
            with pytest.raises(StoreError, match="has 2 passages; a document can have 1. Split the file."):
                store.write(made)
    finally:
        store.close()


def test_a_store_knows_a_document_again_by_what_was_read_not_by_where_it_lay() -> None:
    made = facts(tasks=[TaskSpec("I.1")])
    one, moved, other = (
        digest(replace(made, parsed=parsed), b"") for parsed in ({"a": 1, "source": "x"}, {"a": 1, "source": "y"}, {"a": 2})
    )
    assert one == moved != other


@pytest.mark.parametrize(("where", "kept"), [({"year_from": 2020}, {"2020", "2021"}), ({"year_to": 2020}, {"2019", "2020"})])
def test_the_years_of_a_filter_count_themselves(where: dict[str, int], kept: set[str], tmp_path: Path) -> None:
    store = SqliteStore(str(tmp_path / "years.db"))
    for year in ("2019", "2020", "2021"):
        store.write(facts(f"doc:{year}", date=f"{year}-06-01", tasks=[TaskSpec("I.1")]), WordIndexer(), HashEmbedder())
    numbers = store.filtered(PassageFilter(**where)).tolist()
    assert {found.passage.document[4:] for found in store.passages(numbers)} == kept
