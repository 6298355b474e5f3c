"""What is kept of a pattern's rows, worked out of them alone, is what the reference keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.query import Query, Row, Side
from graph.query.steps import has_steps, kept
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.reference import Reference
from tests.graph.worlds import queries, world


class Known:
    """Looks things up in the reference's nodes and edges."""

    def __init__(self, oracle: Reference) -> None:
        self.oracle = oracle

    def bodies(self, agencies):
        return {one: min(found) for one in agencies if (found := self.oracle.out.get(("INSTANCE_OF", one)))}

    def narrower(self, ids):
        return {one for one in ids if set(ids) & set(self.oracle.out.get(("BROADER", one), []))}

    def issued(self, documents):
        dates = {one: self.oracle.nodes[one].properties.get("issue_date") for one in documents}
        return {one: date for one, date in dates.items() if date}

    def times(self, tasks):
        return {one: self.oracle._times(one) for one in tasks}


class Nothing:
    """Fails where it is asked anything."""


@pytest.fixture(scope="module")
def oracle(tmp_path_factory):
    store = SqliteStore(str(tmp_path_factory.mktemp("steps") / "a.db"))
    contract.fill(store, documents := world(1))
    yield contract.reference(store), documents
    store.close()


@settings(max_examples=400, deadline=None, derandomize=True)
@given(data=st.data())
def test_drawn_queries_keep_what_the_reference_keeps(oracle, data):
    reference, documents = oracle
    query = replace(data.draw(queries(documents)), negated=False)
    if query.find not in ("successor", "predecessor", "passage"):
        bare = replace(query, combine="compare", order=None, limit=None, broadest=False)
        assert sorted(kept(set(reference.rows(bare)), query, Known(reference))) == reference.rows(query)


ROWS = {Row(0, "VN-02", "doc:a", "t1", "lead"), Row(0, "VN-09", "doc:b", "t2", "lead"), Row(1, "VN-02", "doc:a", "t3", "assigned")}
SIDES = (Side("one"), Side("other"))


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (Query("province", sides=SIDES), {"t1", "t2", "t3"}),
        (Query("province", sides=SIDES, combine="all"), {"t1", "t3"}),
        (Query("province", sides=SIDES, combine="only"), {"t2"}),
        (Query("province", sides=SIDES, combine="most"), {"t1", "t2"}),
        (Query("province", sides=SIDES, combine="most", order="least"), {"t3"}),
        (Query("province", sides=SIDES, combine="most", asked=("assigned",)), {"t3"}),
        (Query("province", order="most", limit=1), {"t1", "t3"}),
        (Query("province", order="most", limit=1, asked=("lead",)), {"t1", "t2", "t3"}),
        (Query("province", order="least", limit=1), {"t2"}),
        (Query("province", order="most"), {"t1", "t2", "t3"}),
    ],
)
def test_steps_of_counts_look_nothing_up(query, left):
    assert {row.task for row in kept(ROWS, query, Nothing())} == left
    assert has_steps(query) == (query != Query("province", sides=SIDES))


def test_no_rows_are_kept_of_none():
    assert kept(set(), Query("agency", order="earliest", limit=1), Nothing()) == set()
