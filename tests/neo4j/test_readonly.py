"""Cypher of a user's own can only read; saved queries answer in Cypher as in SQL."""

from __future__ import annotations

import pytest

from graph.readonly import run, saved, saved_query
from ingest.run import ingest
from tests.conftest import ROOT
from tests.graph import contract
from tests.graph.worlds import world
from tests.neo4j.conftest import wipe
from text.errors import BadInput, QueryRejected


@pytest.fixture(scope="module")
def url(server) -> str:
    from graph.neo4j.store import Neo4jStore

    wipe(server)
    store = Neo4jStore(server.url)
    contract.fill(store, world(3, 3))
    store.close()
    return server.url


@pytest.mark.parametrize("cypher", [
    "CREATE (n)", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.x = 1", "MERGE (n:X)", "CREATE INDEX x FOR (n:X) ON (n.y)",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "CALL () { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "CALL dbms.listConfig()", "CALL db.createLabel('x')", "SHOW USERS", "SHOW TRANSACTIONS", "SHOW SETTINGS", "TERMINATE TRANSACTIONS 'x'",
    "CREATE USER x SET PASSWORD 'abcdefgh'", "RETURN 1; MATCH (n) DELETE n", "PROFILE CREATE (n)", "EXPLAIN CREATE (n)", "MATCH (n",
    "CALL (*) { CREATE (n) } IN TRANSACTIONS RETURN 1", "USE system SHOW USERS", "DROP INDEX passage_text", "CALL apoc.load.json('file:///x')",
    "UNWIND range(1, 3) AS i CALL (i) { CREATE (n) } RETURN i",
])  # fmt: skip
def test_cypher_can_only_read(cypher, url):
    before = run(url, "cypher", "MATCH (n) RETURN count(n) AS n").rows
    with pytest.raises(QueryRejected, match="This Cypher was not run"):
        run(url, "cypher", cypher, timeout_s=10)
    assert run(url, "cypher", "MATCH (n) RETURN count(n) AS n").rows == before


def test_cypher_that_does_not_end_is_stopped(url):
    with pytest.raises(QueryRejected, match="longer than 1 s"):
        run(url, "cypher", "UNWIND range(1, 100000000) AS x UNWIND range(1, 1000) AS y RETURN count(*)", timeout_s=1)


def test_nodes_and_paths_are_json(url):
    result = run(url, "cypher", "MATCH p = (a:Agency)-[r:LEADS]->(t:Task) RETURN a, r, p ORDER BY t.id LIMIT 1")
    agency, relation, path = result.rows[0]
    assert agency["labels"] == ["Agency", "Entity"] and agency["id"] == relation["source"] and len(path) == 3
    assert result.to_json()["columns"] == ["a", "r", "p"]
    assert run(url, "cypher", "UNWIND [1, 2, 3] AS x RETURN x", limit=2).truncated
    assert run(url, "cypher", "CALL db.labels() YIELD label RETURN label").rows


def test_sparql_runs_over_a_copy_of_the_server(url):
    assert run(url, "sparql", "SELECT (COUNT(*) AS ?n) WHERE { ?d cancu:inCollection true }").rows == ((3,),)


def test_sql_is_not_for_a_server(url):
    with pytest.raises(BadInput, match="does not speak SQL"):
        run(url, "sql", "SELECT 1")


@pytest.fixture(scope="module")
def five_url(server) -> str:
    import os

    from graph.neo4j.store import Neo4jStore

    wipe(server)
    store = Neo4jStore(server.url)
    before = os.getcwd()
    os.chdir(ROOT)
    try:
        ingest(store, ["data/documents"])
    finally:
        os.chdir(before)
        store.close()
    return server.url


@pytest.mark.parametrize("name", sorted(item.name for item in saved() if item.language == "cypher"))
def test_saved_cypher_answers_as_sql_does(name, five_url, five_db):
    cypher = run(five_url, "cypher", saved_query(name).text, limit=10_000)
    sql = run(str(five_db), "sql", saved_query(name.replace(".cypher", ".sql")).text, limit=10_000)
    assert cypher.columns == sql.columns
    assert sorted(map(repr, cypher.rows)) == sorted(map(repr, sql.rows))
