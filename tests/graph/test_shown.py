"""A shown statement runs as it stands and gives the query's rows, whatever its values hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.query import AgencyPattern, Query, Row, Side, TimeWindow, shown
from graph.rdf import id_of, merged_quads
from graph.rdf.view import oxigraph
from graph.sqlite import readonly as sqlite_readonly
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.test_sql import HOSTILE
from tests.graph.worlds import queries, world


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple]:
    store = SqliteStore(str(tmp_path_factory.mktemp("shown") / "world.db"))
    documents = world(4)
    contract.fill(store, documents)
    yield store, documents, oxigraph(merged_quads(store.nodes(), store.edges()))
    store.close()


def pasted_sql(store: SqliteStore, query: Query) -> list[Row]:
    # What `cancu query` runs in a process of its own; test_readonly.py has the process.
    table = sqlite_readonly._run(store.path, shown(query, "sql"), 100_000, 30.0)
    assert table.columns == ("side", "answer", "document", "task", "role", "agency")
    return [Row(*row) for row in table.rows]  # type: ignore[arg-type]


def pasted_sparql(copy, query: Query) -> list[Row]:
    names = ("answer", "document", "task", "role", "agency")
    return sorted({Row(int(one["side"].value), *(id_of(one[name].value) for name in names)) for one in copy.query(shown(query, "sparql"))})


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_shown_gives_the_rows(filled, data):
    store, documents, copy = filled
    query = data.draw(queries(documents))
    rows = store.rows(query)
    assert pasted_sql(store, query) == rows
    assert pasted_sparql(copy, query) == rows


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_values_stay_values(filled, value):
    store, _, copy = filled
    before = contract.dump(store)
    ids = (value,)
    queries = [
        Query("document", any_of=(Query("document", **{name: ids}), Query("document", signers=ids))) for name in ("documents", "words")
    ]
    queries.append(
        Query("task", agencies=(AgencyPattern(ids),), time=TimeWindow(longest=1, names=ids), sides=(Side(value, provinces=ids),))
    )
    queries.append(Query("agency", families=ids, exclude=ids, not_levels=ids))
    for query in queries:
        rows = store.rows(query)
        if len(value) < 10_000:
            assert pasted_sql(store, query) == rows
        assert pasted_sparql(copy, query) == rows
    assert contract.dump(store) == before


@pytest.mark.parametrize(
    ("value", "sql", "cypher"),
    [
        ("Lào Cai", "'Lào Cai'", "'Lào Cai'"),
        ("d'Or", "'d''Or'", r"'d\'Or'"),
        ("a\\b", r"'a\b'", r"'a\\b'"),
        ("a\nb", "('a' || char(10) || 'b')", r"'a\u000Ab'"),
        ("\x00", "char(0)", r"'\u0000'"),
        ("", "''", "''"),
        ("\ud800", "'\ufffd'", "'\ufffd'"),
        (":p1 $documents", "':p1 $documents'", "':p1 $documents'"),
    ],
)
def test_values_as_literals(value, sql, cypher):
    query = Query("document", documents=(value,))
    assert f"c.key IN ({sql})" in shown(query, "sql")
    assert f"d.id IN [{cypher}]" in shown(query, "cypher")


def test_numbers_and_nested_lists_are_literals_too():
    query = Query("task", period=(2020, 2021), time=TimeWindow(units=(("2020-01-01", "2020-03-31"),), longest=190))
    assert "<= 2021" in shown(query, "sql") and "<= 190" in shown(query, "sql")
    assert "[['2020-01-01', '2020-03-31']]" in shown(query, "cypher") and "<= 2021" in shown(query, "cypher")
