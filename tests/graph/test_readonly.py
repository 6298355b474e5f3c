"""`cancu query`: what a hostile query gets is an error, and the store stays as it was."""

from __future__ import annotations

import hashlib
import http.server
import threading
import time
from pathlib import Path

import pytest

from graph.rdf.readonly import _refuse_service
from graph.readonly import run, saved, saved_query
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.worlds import world
from text.errors import BadInput, QueryRejected, StoreError


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> str:
    path = str(tmp_path_factory.mktemp("query") / "world.db")
    store = SqliteStore(path)
    contract.fill(store, world(3, 5))
    store.close()
    return path


def digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_rows_and_columns(path):
    result = run(path, "sql", "SELECT type, count(*) AS n FROM node GROUP BY type ORDER BY type", limit=2)
    assert result.columns == ("type", "n") and result.rows[0][0] == "Agency" and result.truncated
    assert result.to_json() == {"columns": ["type", "n"], "rows": [list(row) for row in result.rows], "truncated": True}
    result = run(path, "sparql", "SELECT (COUNT(*) AS ?n) WHERE { ?d a cancu:Document ; cancu:inCollection true }")
    assert (result.columns, result.rows, result.truncated) == (("n",), ((5,),), False)
    assert run(path, "sparql", "ASK { ?x a cancu:Nothing }").rows == ((False,),)
    assert run(path, "sparql", "CONSTRUCT { ?d a ?t } WHERE { ?d a ?t ; cancu:inCollection true }").columns == (
        "subject",
        "predicate",
        "object",
    )


def test_full_text_and_json_work(path):
    assert run(path, "sql", "SELECT rowid FROM passage_index WHERE passage_index MATCH 'gioi'").columns == ("rowid",)
    assert run(path, "sql", "SELECT value FROM json_each('[1, 2]')").rows == ((1,), (2,))


@pytest.mark.parametrize(("sql", "why"), [
    ("ATTACH '{folder}/x.db' AS x", "ATTACH is not allowed"),
    ("VACUUM INTO '{folder}/x.db'", "not allowed"),
    ("DELETE FROM node", "a change of the store is not allowed"),
    ("DELETE FROM edge", "DELETE is not allowed"),
    ("INSERT INTO meta VALUES ('a', 'b')", "INSERT is not allowed"),
    ("UPDATE edge SET type = 'x'", "UPDATE is not allowed"),
    ("DROP TABLE node", "not allowed"),
    ("CREATE TEMP TABLE t (a)", "not allowed"),
    ("CREATE TABLE t (a)", "not allowed"),
    ("PRAGMA journal_mode = DELETE", "PRAGMA is not allowed"),
    ("PRAGMA writable_schema = ON", "PRAGMA is not allowed"),
    ("SELECT load_extension('x')", "not allowed"),
    ("INSERT INTO passage_index (passage_index) VALUES ('delete-all')", "INSERT is not allowed"),
    ("WITH x AS (SELECT 1) DELETE FROM edge", "DELETE is not allowed"),
    ("BEGIN", "a transaction is not allowed"),
    ("SELECT 1; DELETE FROM node", "more than one statement"),
    ("SELECT zeroblob(2000000000)", "too big"),
    ("SELECT * FROM nowhere", "The tables are node, edge"),
    ("-- nothing", "no SELECT"),
    ("SELECT \x00 1", "SQL"),
])  # fmt: skip
def test_sql_can_only_read(sql, why, path, tmp_path):
    before = digest(path)
    with pytest.raises(QueryRejected, match="This SQL was not run") as caught:
        run(path, "sql", sql.format(folder=tmp_path), timeout_s=5)
    assert why in caught.value.message
    assert list(tmp_path.iterdir()) == [] and digest(path) == before


@pytest.mark.parametrize(
    ("language", "query"),
    [("sql", "SELECT 1e999 AS x"), ("sparql", 'SELECT (xsd:double("INF") AS ?x) WHERE {}')],
    ids=["sql", "sparql"],
)
def test_an_infinite_number_stays_json(language, query, path):
    query = query.replace("xsd:double", "<http://www.w3.org/2001/XMLSchema#double>")
    ((value,),) = run(path, language, query).rows
    assert value in ("inf", "INF")


def test_sql_that_does_not_end_is_stopped(path):
    endless = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
    with pytest.raises(QueryRejected, match=r"longer than 0\.3 s\. Ask for less, or raise --timeout"):
        run(path, "sql", endless, timeout_s=0.3)


@pytest.mark.parametrize("sql", [
    "SELECT length(printf('%.*c', 2000000000, 'x'))",
    "SELECT instr(printf('%.*c', 20000000, 'x'), printf('%.*cy', 10000000, 'x'))",
    "SELECT count(*) FROM node a, node b, node c WHERE printf('%.*c', 90000000, a.id) = b.id",
])  # fmt: skip
def test_sql_that_stays_in_one_function_is_stopped_too(sql, path):
    start = time.monotonic()
    with pytest.raises(QueryRejected, match=r"longer than 0\.5 s|more than 1 GB|too big|out of memory"):
        run(path, "sql", sql, timeout_s=0.5)
    assert time.monotonic() - start < 60  # not the minutes and hours that they take


class Trap(http.server.BaseHTTPRequestHandler):
    seen: list[str] = []

    def do_GET(self) -> None:
        Trap.seen.append(self.path)
        self.send_response(200)
        self.end_headers()

    do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def trap():
    """A server on this machine that notes who comes."""
    Trap.seen = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Trap)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("sparql", "why"), [
    ("SELECT * WHERE {{ SERVICE <{trap}> {{ ?s ?p ?o }} }}", "no file and no network"),
    ("SELECT * WHERE {{ VALUES ?u {{ <{trap}> }} SERVICE ?u {{ ?s ?p ?o }} }}", "service name is unbound"),
    ("INSERT DATA {{ <a:b> <a:c> <a:d> }}", "cannot be read"),
    ("LOAD <{trap}>", "cannot be read"),
    ("DROP ALL", "cannot be read"),
    ("SELECT ?x WHERE {{", "cannot be read"),
])  # fmt: skip
def test_sparql_can_only_read(sparql, why, path, trap):
    with pytest.raises(QueryRejected, match="This SPARQL was not run") as caught:
        run(path, "sparql", sparql.format(trap=trap))
    assert why in caught.value.message
    assert Trap.seen == []


@pytest.mark.parametrize(
    "sparql", ["SELECT * WHERE {{ SERVICE SILENT <{trap}> {{ ?s ?p ?o }} }}", "SELECT * FROM <{trap}> WHERE {{ ?s ?p ?o }}"]
)
def test_what_stays_silent_reaches_nothing_either(sparql, path, trap):
    run(path, "sparql", sparql.format(trap=trap))
    assert Trap.seen == []


def test_sparql_that_does_not_end_is_stopped(path):
    cross = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryRejected, match=r"longer than 0\.5 s"):
        run(path, "sparql", cross, timeout_s=0.5)


def test_without_system_limits_the_syntax_tree_decides():
    _refuse_service("SELECT * WHERE { ?service ?p 'SERVICE <http://x> {}' }")
    with pytest.raises(QueryRejected, match="SERVICE reaches the network"):
        _refuse_service("SELECT * WHERE { { OPTIONAL { SERVICE <http://x> { ?s ?p ?o } } } }")
    with pytest.raises(QueryRejected, match="cannot be read"):
        _refuse_service("SELECT WHERE")


@pytest.mark.parametrize(("arguments", "message"), [
    ({"language": "cypher", "text": "RETURN 1"}, "does not speak Cypher. Use --sql or --sparql"),
    ({"language": "prolog", "text": "x"}, "No query language 'prolog'"),
    ({"language": "sql", "text": "  "}, "The query has 2 characters"),
    ({"language": "sql", "text": "SELECT 1", "limit": 0}, "limit is 0"),
])  # fmt: skip
def test_wrong_use_is_named(arguments, message, path):
    with pytest.raises(BadInput) as caught:
        run(path, **arguments)
    assert message in caught.value.message


def test_sql_over_a_server_is_wrong_use():
    with pytest.raises(BadInput, match="does not speak SQL"):
        run("neo4j://localhost", "sql", "SELECT 1")


def test_a_store_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreError, match="There is no store at"):
        run(str(tmp_path / "none.db"), "sql", "SELECT 1")
    assert not (tmp_path / "none.db").exists()


# saved queries: real questions, the same answer in each language


@pytest.mark.parametrize("name", sorted({item.name.partition(".")[0] for item in saved()}))
def test_saved_queries_answer_alike_in_sql_and_sparql(name, five_db):
    sql, sparql = saved_query(f"{name}.sql"), saved_query(f"{name}.rq")
    one, other = (run(str(five_db), item.language, item.text, limit=10_000) for item in (sql, sparql))
    assert len(one.rows) > 0 and not one.truncated
    shared = [column for column in one.columns if column in other.columns]
    assert shared == list(one.columns)
    columns = [other.columns.index(column) for column in shared]
    assert sorted(map(repr, one.rows)) == sorted(repr(tuple(row[i] for i in columns)) for row in other.rows)


def test_saved_queries_have_a_question_for_a_title_and_are_found_by_name():
    assert len(saved()) >= 21
    assert all(item.title.endswith("?") for item in saved())
    assert saved_query("silent-provinces").name == "silent-provinces.sql"
    with pytest.raises(BadInput, match=r"No saved query 'x'\. There are: common-basis\.cypher, "):
        saved_query("x")


def test_the_quoted_words_are_those_of_the_text(five_db, five_store):
    import json

    result = run(str(five_db), "sparql", saved_query("quoted-places.rq").text, limit=10_000)
    texts = {five_store.source(document.id): five_store.text(document.id) for document in five_store.documents()}
    for row in result.rows:
        cell = dict(zip(result.columns, row, strict=True))
        assert texts[cell["file"]][cell["start"] : cell["end"]] == cell["exact"], json.dumps(cell, ensure_ascii=False)
