"""The Neo4j store keeps the contract of every store; what it holds is what the embedded store holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.neo4j import search as neo4j_search
from graph.neo4j.store import STORE_VERSION, Neo4jStore
from graph.prepare import Vectors, quantize
from graph.query import Row
from graph.sqlite.store import SqliteStore
from graph.store import MatchGroup, PassageFilter
from tests.graph import contract, corrections
from tests.graph.factories import HashEmbedder, TaskSpec, WordIndexer, facts
from tests.graph.test_due_order import check_due_order
from tests.graph.worlds import queries, world
from tests.neo4j.conftest import wipe
from text.errors import BadInput

ONE = [
    contract.check_written_is_read,
    contract.check_unchanged,
    contract.check_removal_leaves_nothing,
    contract.check_merge,
    contract.check_two_texts_have_times_of_their_own,
    contract.check_rows_of_a_snapshot,
    contract.check_search,
    check_due_order,
    *corrections.ONE,
]


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(str(tmp_path / "a.db"))
    yield opened
    opened.close()


@pytest.mark.parametrize("check", ONE, ids=lambda check: check.__name__)
def test_contract(check, store):
    check(store)


@pytest.mark.parametrize("check", [contract.check_same_text_twice, contract.check_two_texts_one_number], ids=lambda check: check.__name__)
def test_contract_of_two_engines(check, store, embedded):
    check(store, embedded)  # the clean build is in the other engine: their exports are equal, byte for byte


def test_batches_are_the_lists(store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.neo4j.streams.BATCH", 7)
    contract.check_batches_are_the_lists(store)


def test_vectors_of_version_4_are_read_beside_those_of_now(server, store):
    """It kept them as lists of whole numbers, where eight bytes are one; what is written after it keeps bytes."""
    contract.fill(store, world(2, 4))
    vector = HashEmbedder().encode(["tuyen truyen"])[0].tolist()
    near, records = store.nearest(vector, 10), list(store.records())
    old = "MATCH (p:Passage) SET p.vector = [one IN p.vector | one] WITH count(*) AS all MATCH (m:Meta {key: 'version'}) SET m.value = '4'"
    store._write(lambda tx: tx.run(old).consume(), "testing")
    again = Neo4jStore(server.url)
    kinds = "MATCH (p:Passage) RETURN DISTINCT valueType(p.vector) AS kind"
    assert again.meta("version") == str(STORE_VERSION)
    assert ["LIST" in row["kind"] for row in again._read(lambda run: run(kinds))] == [True]
    assert list(again.records()) == records and again.nearest(vector, 10) == near
    plan = facts("doc:lao-cai/2020/99-kh", tasks=[TaskSpec("I.1", "tuyen truyen")])
    contract.fill(again, [plan])
    (number,) = again.filtered(PassageFilter(documents=(plan.document,)))
    assert number in {found for found, _ in again.nearest(vector, 100)}
    assert again.remove(plan.document) and again.nearest(vector, 10) == near
    again.close()


def test_corrections_travel_between_engines(store, embedded, tmp_path):
    corrections.check_corrections_travel(store, embedded, str(tmp_path))


def test_add_change_remove_equals_a_clean_build(store, server, embedded):
    left = contract.write_history(store)
    match = (MatchGroup("folded", ("tuyen", "gioi")), MatchGroup("context", ("bao",), 0.5))
    dumped, hits, vectors = contract.dump(store), store.lexical(match, 50), store.vectors()
    wipe(server)
    again = Neo4jStore(server.url)
    contract.fill(again, left)
    contract.fill(embedded, left)
    assert dumped == contract.dump(again) == contract.dump(embedded)
    assert [number for number, _ in hits] == [number for number, _ in again.lexical(match, 50)]
    for mine, other in zip(vectors, embedded.vectors(), strict=True):
        assert np.array_equal(mine, other)
    again.close()


def test_whether_all_is_encoded_is_looked_for_once_a_state(store, server, monkeypatch):
    documents = [one for one in world(3) if one.passages]
    contract.fill(store, documents)
    looked = []
    honest = neo4j_search.unencoded
    monkeypatch.setattr(neo4j_search, "unencoded", lambda *given: looked.append(given[1:]) or honest(*given))
    assert [store.is_encoded("hash") for _ in range(3)] == [False] * 3 and len(looked) == 1
    writer = Neo4jStore(server.url)
    for id, count in writer.unencoded("hash"):
        vectors = quantize(np.ones((count, 8), np.float32))
        assert writer.write_encoding(id, Vectors("hash", 8, vectors))
    looked.clear()
    assert [store.is_encoded("hash") for _ in range(3)] == [True] * 3 and looked == [("hash", 1)]
    writer.remove(documents[0].document)
    assert store.is_encoded("hash") and len(looked) == 2
    writer.close()


def test_removal_leaves_no_orphan_of_any_label(store):
    documents = world(3)
    contract.fill(store, documents)
    for document in documents:
        store.remove(document.document)
    assert store._read(lambda run: run("MATCH (n) WHERE NOT n:Meta RETURN labels(n) AS labels, count(*) AS n")) == []


def test_every_statement_whose_plan_is_kept_finds_by_an_index_in_an_empty_store(store, server, monkeypatch):
    """Such a plan stays for as long as the server runs: one made while the store was empty must serve the full one."""
    from neo4j import ManagedTransaction

    from graph.neo4j.project import CACHED

    ran: dict[str, dict[str, object]] = {}
    run = ManagedTransaction.run

    def recorded(tx, text, parameters=None, **named):
        ran[text] = {**(parameters or {}), **named}
        return run(tx, text, parameters, **named)

    monkeypatch.setattr(ManagedTransaction, "run", recorded)
    documents = world(2, 3)
    contract.fill(store, documents)
    contract.fill(store, [replace(document, versions={"reader": "2"}) for document in documents])
    for document in documents:
        store.remove(document.document)
    monkeypatch.undo()
    wipe(server)
    kept = {text.removeprefix(CACHED): parameters for text, parameters in ran.items() if text.startswith(CACHED)}
    assert len(kept) >= 15
    for text, parameters in kept.items():
        operators = set(_operators(store._driver.execute_query("CYPHER replan=force EXPLAIN " + text, parameters).summary.plan))
        assert not {name for name in operators if "Scan" in name}, text


def _operators(plan) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _operators(child)


def test_a_relation_of_two_documents_is_one_relationship(store):
    one = facts("doc:lao-cai/2020/1-kh", tasks=[TaskSpec("I.1", "viec", {"lao-cai/cong-an": "lead"})])
    two = facts("doc:lao-cai/2020/2-kh", tasks=[TaskSpec("I.1", "viec", {"lao-cai/cong-an": "lead"})])
    contract.fill(store, [one, two])

    def relations():
        found = store._read(lambda run: run("MATCH (:Agency {id: 'agency:lao-cai/cong-an'})-[r:INSTANCE_OF]->() RETURN count(r) AS n"))
        return found[0]["n"]

    assert relations() == 1
    store.remove(one.document)
    assert relations() == 1
    store.remove(two.document)
    assert relations() == 0


@pytest.fixture(scope="module")
def filled(server, tmp_path_factory):
    wipe(server)
    documents = world(1)
    opened, beside = Neo4jStore(server.url), SqliteStore(str(tmp_path_factory.mktemp("world") / "world.db"))
    contract.fill(opened, documents)
    contract.fill(beside, documents)
    yield opened, beside, documents, contract.reference(beside)
    opened.close()
    beside.close()


def check_drawn(filled, data) -> None:
    opened, beside, documents, oracle = filled
    query = data.draw(queries(documents))
    contract.check_rows(opened, oracle, query)
    assert beside.rows(query) == opened.rows(query)
    if query.find != "passage":  # what a reader is shown is not what is run, and has the same rows
        shown = opened.translate(query)
        rows = opened._read(lambda run: run(shown.text, **shown.parameters))
        names = ("side", "answer", "document", "task", "role", "agency")
        assert sorted({Row(*(row[name] for name in names)) for row in rows}) == opened.rows(query)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_drawn_queries_have_the_rows_of_the_reference_in_both_engines(filled, data):
    check_drawn(filled, data)


@pytest.mark.slow  # each query is planned anew, which takes the server 0.1 s
@settings(max_examples=240, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_more_drawn_queries_have_the_rows_of_the_reference_three_hundred_in_all(filled, data):
    check_drawn(filled, data)


def test_nearest_is_the_exact_order_of_the_vectors(filled):
    opened, _, _, _ = filled
    numbers, vectors = opened.vectors()
    wanted = HashEmbedder().encode(["tuyen truyen bien gioi"])[0]
    exact = sorted(zip((-(vectors @ wanted)).tolist(), numbers.tolist(), strict=True))[:20]
    found = opened.nearest(wanted.tolist(), 20)
    assert len({n for n, _ in found} & {n for _, n in exact}) >= 18  # the index is approximate
    assert found[0][1] == pytest.approx(-exact[0][0], abs=1e-5)
    where = PassageFilter(provinces=("VN-02",))
    narrowed = opened.nearest(wanted.tolist(), 5, where)
    assert {n for n, _ in narrowed} <= set(opened.filtered(where).tolist()) and len(narrowed) == 5


def test_every_declared_type_has_its_constraint(filled):
    opened = filled[0]
    names = {row["name"] for row in opened._read(lambda run: run("SHOW CONSTRAINTS YIELD name RETURN name"))}
    assert {"entity_id", "document_id", "task_id", "agency_id", "topic_id", "source_path", "passage_number"} <= names
    online = opened._read(lambda run: run("SHOW INDEXES YIELD name, state RETURN name, state"))
    assert {row["state"] for row in online} == {"ONLINE"}
    assert {"passage_text", "passage_vector"} <= {row["name"] for row in online}


@pytest.mark.parametrize("token", ["a b", 'x" OR folded:"y', "*", "(a)", "\\", "a^5", "/.*/", "", "đường_bộ'"])
def test_a_hostile_token_is_no_query(token, filled):
    assert filled[0].lexical((MatchGroup("folded", (token,)),), 5) == []


def test_values_are_parameters(filled):
    from graph.query import Query

    opened = filled[0]
    evil = "' OR 1=1 // `}) DETACH DELETE n"
    query = Query("task", provinces=(evil,), words=(evil,), tasks=(evil,), topics=(evil,))
    translation = opened.translate(query)
    assert evil not in translation.text
    assert re.findall(r"\$\w+", translation.text)
    assert opened.rows(query) == []


def test_in_a_block_a_store_is_asked_once_for_what_it_knows_and_shows(store):
    plan = facts(tasks=[TaskSpec("I.1", "viec", {"lao-cai/cong-an": "lead"})])
    store.write(plan, WordIndexer(), HashEmbedder())
    asked: list[str] = []
    read = store._read

    def counted(function):
        return read(lambda run: function(lambda statement, **given: asked.append(statement) or run(statement, **given)))

    store._read = counted
    with store.snapshot():
        for _ in range(3):
            assert store.quote(plan.document, 0, 4) == plan.text[:4]
            assert store.source(plan.document) == plan.source
            assert store.meta("embedder") == HashEmbedder().name
    assert len(asked) == 3  # the source, its text, the name
    with store.snapshot():
        assert store.text(plan.document) == plan.text
    assert len(asked) == 4  # the source again, not its text
    store._read = read
    other = facts(tasks=[TaskSpec("I.1", "viec khac", {"lao-cai/cong-an": "lead"})], versions={"reader": "2"})
    store.write(other, WordIndexer(), HashEmbedder())
    assert store.text(plan.document) == other.text != plan.text
    with store.snapshot(), pytest.raises(BadInput, match="No document 'doc:none'"):
        store.quote("doc:none", 0, 4)


def test_a_new_model_of_another_size_makes_its_index(store):
    class Other(HashEmbedder):
        name = "other"
        dimensions = 8

        def encode(self, texts):
            rows = np.ones((len(texts), 8), np.float32)
            return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    plan = facts(tasks=[TaskSpec("I.1", "viec", {"lao-cai/cong-an": "lead"})])
    store.write(plan, WordIndexer(), HashEmbedder())
    store.write(facts(tasks=[TaskSpec("I.1", "viec", {"lao-cai/cong-an": "lead"})], versions={"reader": "2"}), WordIndexer(), Other())
    numbers, vectors = store.vectors()
    assert vectors.shape == (len(plan.passages), 8)
    assert len(store.nearest([1.0] * 8, 5)) == len(plan.passages)


def test_names_and_pairs_without_evidence_are_those_of_the_whole(filled):
    opened = filled[0]
    for type in ("Document", "Agency", "Task"):
        assert opened.properties_of(type) == [(node.id, node.properties) for node in opened.nodes(type=type)]
        assert opened.properties_of(type, ("name", "path")) == [
            (node.id, {name: value for name, value in node.properties.items() if name in ("name", "path")})
            for node in opened.nodes(type=type)
        ]
    for type in ("LEADS", "OF_PROVINCE", "BROADER"):
        assert opened.pairs(type) == [(edge.source, edge.target) for edge in opened.edges(type=type)]


HOSTILE = ("' OR 1=1 //", 'x"})-[]-()', "\\u0027", "\\", "`", "đường\nhai\tdòng\r", "$id", "\u2028\u0001", "{{}}", "🗺️")


def test_the_script_makes_the_same_graph(server, store):
    from graph.export.cypher import cypher_script
    from graph.model import Edge, Evidence, Node

    nodes = [Node(f"agency:{text}", "Agency", {"name": text, "generic": text * 2}) for text in HOSTILE]
    nodes += [
        Node("task:1", "Task", {"statement": "x", "headings": HOSTILE, "path": ""}),
        Node("doc:1", "Document", {"in_collection": True, "chars": 3}),
    ]
    edges = [
        Edge("LEADS", node.id, "task:1", (Evidence("doc:1", 0, 3), Evidence("doc:1", 5, 7)), {"role_source": node.id})
        for node in nodes[:-2]
    ]
    edges.append(Edge("HAS_TASK", "doc:1", "task:1"))

    class Held:
        def each_node(self, type):
            return (node for node in nodes if node.type == type)

        def each_edge(self, type):
            return (edge for edge in edges if edge.type == type)

    script = "".join(cypher_script(Held()))
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.url, auth=("neo4j", server.password)) as driver:
        for _ in range(2):  # repeated, it changes nothing
            for statement in script.split(";\n"):
                if statement.strip() and not statement.startswith("//"):
                    driver.execute_query(statement)
                elif "\n" in statement:
                    driver.execute_query(statement.partition("\n")[2])
        found = driver.execute_query("MATCH (n:Agency) RETURN n.id AS id, n.name AS name, n.generic AS generic").records
        assert {(r["id"], r["name"], r["generic"]) for r in found} == {(f"agency:{t}", t, t * 2) for t in HOSTILE}
        (task,) = driver.execute_query("MATCH (n:Task) RETURN n").records
        assert task["n"]["headings"] == list(HOSTILE)
        roles = driver.execute_query("MATCH (a)-[r:LEADS]->() RETURN a.id AS id, properties(r) AS p").records
        assert len(roles) == len(HOSTILE)
        assert all(r["p"] == {"role_source": r["id"], "documents": ["doc:1", "doc:1"], "starts": [0, 5], "ends": [3, 7]} for r in roles)


def test_hostile_values_of_a_document_are_only_values(store, embedded):
    from graph.model import Node

    plan = facts(tasks=[TaskSpec("I.1", "viec", {"lao-cai/cong-an": "lead"})])
    evil = tuple(
        replace(
            node,
            properties={
                **node.properties,
                **({"name": "".join(HOSTILE)} if node.type == "Agency" else {}),
                **({"title": HOSTILE[0]} if node.type == "Document" else {}),
            },
        )
        for node in plan.nodes
    )
    evil += (Node("topic:" + "".join(HOSTILE), "Topic", {"name": "".join(HOSTILE)}, authority=0),)
    for opened in (store, embedded):
        assert opened.write(replace(plan, nodes=evil), WordIndexer(), HashEmbedder()) == "added"
    assert contract.dump(store) == contract.dump(embedded)
    assert store.remove(plan.document) and store.counts() == ({}, {})


@pytest.mark.parametrize("evil", HOSTILE)
def test_a_hostile_value_in_a_filter_finds_nothing(evil, filled):
    opened = filled[0]
    for where in (
        PassageFilter(provinces=(evil,)),
        PassageFilter(agencies=(evil,)),
        PassageFilter(topics=(evil,)),
        PassageFilter(documents=(evil,)),
        PassageFilter(document_types=(evil,)),
    ):
        assert opened.filtered(where).tolist() == []
        assert opened.lexical((MatchGroup("folded", ("gioi",)),), 5, where) == []
    assert opened.node(evil) is None and opened.edges(type=evil) == [] and opened.edges(source=evil) == [] and opened.nodes(type=evil) == []
