"""One statement a query; values are parameters, whatever they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.query import AgencyPattern, Query, Row, Side, TimeWindow
from graph.query.meaning import fits
from graph.query.sql import translate_sql
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.factories import TaskSpec, facts
from tests.graph.reference import in_time
from tests.graph.worlds import DATES, PRINTED, RECURRENCES, WINDOW

HOSTILE = (
    "'; DROP TABLE node; --", '" OR 1=1 --', "\\", "%", "_", "\x00", "\u202e", "𝔘nicode", "*", "NEAR(a b)", '"a" OR "b"', "a" * 10_000, "|", "", " ", "({[", "$x", ":p1",
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    opened = SqliteStore(str(tmp_path_factory.mktemp("sql") / "a.db"))
    tasks = [
        TaskSpec("I.1", "tuyen truyen bien gioi", {"lao-cai/bien-phong": "lead", "lao-cai/cong-an": "coordinate"}, ["topic:truong-sa"]),
        TaskSpec("I.2", "tap huan", {"lao-cai/cong-an": "assigned"}, time=("2020-01-01", "2020-03-31", None)),
    ]
    plan = facts(tasks=tasks, based_on=["doc:chinh-phu/2015/72-nd-cp"], signer="tran van a")
    other = facts(
        "doc:lang-son/2014/10-ctr",
        province="VN-09",
        issuer="lang-son/ubnd",
        date=None,
        tasks=[TaskSpec("V.7", "bien gioi", {"lang-son/bien-phong": "assigned"})],
    )
    contract.fill(opened, [plan, other])
    yield opened
    opened.close()


PLAN, OTHER = "doc:lao-cai/2020/88-kh-ubnd", "doc:lang-son/2014/10-ctr"
T1, T2, T3 = "task:lao-cai/2020/88-kh-ubnd#I.1", "task:lao-cai/2020/88-kh-ubnd#I.2", "task:lang-son/2014/10-ctr#V.7"
BORDER = AgencyPattern(("body:bien-phong",))


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (
            Query("province", agencies=(BORDER,), words=("bien gioi",)),
            [
                Row(0, "VN-02", PLAN, T1, "lead", "agency:lao-cai/bien-phong"),
                Row(0, "VN-09", OTHER, T3, "assigned", "agency:lang-son/bien-phong"),
            ],
        ),
        (Query("province", agencies=(replace(BORDER, roles=("lead",)),)), [Row(0, "VN-02", PLAN, T1, "lead", "agency:lao-cai/bien-phong")]),
        (Query("agency", agencies=(BORDER,)), [Row(0, "agency:lao-cai/cong-an", PLAN, T1, "coordinate", "agency:lao-cai/cong-an")]),
        (Query("province", agencies=(BORDER,), topics=("topic:bien",), negated=True), [Row(0, "VN-09", OTHER)]),
        (Query("document", cites=("doc:chinh-phu/2015/72-nd-cp",), citation_role="basis"), [Row(0, PLAN, PLAN)]),
        (Query("citation", provinces=("VN-02",)), [Row(0, "doc:chinh-phu/2015/72-nd-cp", PLAN)]),
        (Query("task", time=TimeWindow("2020-02-01", "2020-02-02", None, within=False)), [Row(0, T2, PLAN, T2)]),
        (Query("task", time=TimeWindow("2020-02-01", "2020-12-31")), []),
        (Query("topic"), [Row(0, "topic:truong-sa", PLAN, T1)]),
        (Query("document", issued_from="2020-03-13", issued_to="2020-03-13", signers=("van a",)), [Row(0, PLAN, PLAN)]),
        (
            Query("task", sides=(Side("a", ("VN-02",), agencies=(BORDER,)), Side("b", ("VN-09",)))),
            [Row(0, T1, PLAN, T1, "lead", "agency:lao-cai/bien-phong"), Row(1, T3, OTHER, T3)],
        ),
        (Query("agency", agencies=(BORDER,), negated=True), []),
        (Query("passage", words=("x",)), []),
    ],
)
def test_rows_by_hand(store: SqliteStore, query: Query, rows: list[Row]) -> None:
    assert store.rows(query) == rows


def hostile(value: str) -> Query:
    ids = (value,)
    pattern = AgencyPattern(ids)
    return Query(
        "task", ids, ids, ids, value or None, value or None, None, ids, ids, ids, None, ids, ids, (pattern, replace(pattern, absent=True)), (), ids, ids, ids,
        TimeWindow(value or None, value or None, value or None), ids, ids, sides=(Side(value, ids, ids, (pattern,)),),
    )  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_values_are_nothing_but_data(store: SqliteStore, value: str) -> None:
    before = contract.dump(store)
    oracle = contract.reference(store)
    whole = hostile(value)
    translation = translate_sql(whole)
    assert len(value) < 4 or value not in translation.text
    contract.check_rows(store, oracle, whole)
    for field in (
        "provinces",
        "documents",
        "document_types",
        "issuers",
        "signers",
        "cites",
        "cited_types",
        "topics",
        "topics_all",
        "words",
        "kinds",
        "tasks",
    ):
        for negated in (False, True):
            contract.check_rows(store, oracle, Query("document", negated=negated, **{field: (value,)}))
    assert contract.dump(store) == before


def plans(store: SqliteStore, *asked: Callable[[], object]) -> list[list[str]]:
    """Return how SQLite looks for what is asked, a list of steps for each statement that reads nodes."""
    db, statements = store._connection(), list[str]()
    db.set_trace_callback(statements.append)
    try:
        with store.snapshot():
            for one in asked:
                one()
    finally:
        db.set_trace_callback(None)
    return [[step[3] for step in db.execute(f"EXPLAIN QUERY PLAN {one}")] for one in statements if " node " in one]


def test_a_query_runs_once_in_a_snapshot(store: SqliteStore) -> None:
    query = Query("task", words=("bien gioi",))
    assert len(plans(store, lambda: store.rows(query), lambda: store.rows(replace(query)), lambda: store.rows(query))) == 1
    assert len(plans(store, lambda: store.rows(query), lambda: store.rows(Query("task")))) == 2


def test_nodes_of_some_ids_are_not_looked_for_among_all_of_their_type(store: SqliteStore) -> None:
    assert [node.id for node in store.nodes([T1, PLAN, "task:none"], type="Task")] == [T1]
    found, *_ = plans(store, lambda: store.nodes([T1], type="Task", evidence=False))
    assert found[0] == "SEARCH n USING INDEX sqlite_autoindex_node_1 (key=?)"


@pytest.mark.parametrize(
    ("scope", "first"),
    [
        ({"provinces": ("VN-02",)}, "c"),
        ({"documents": (PLAN, OTHER)}, "c"),
        ({"sides": (Side("a", ("VN-02",)),)}, "c"),
        ({}, "t"),
        ({"documents": tuple(f"doc:{n}" for n in range(21))}, "t"),
    ],
)
def test_the_tasks_of_few_documents_are_looked_through(store: SqliteStore, scope: dict[str, Any], first: str) -> None:
    (found,) = plans(store, lambda: store.rows(Query("task", words=("bien gioi",), **scope)))
    assert next(step for step in found if step.startswith("SEARCH")).startswith(f"SEARCH {first} ")


def test_titles_are_looked_through_once_for_all_conditions(store: SqliteStore) -> None:
    either = tuple(Query("task", topics=(topic,)) for topic in ("topic:bien", "topic:truong-sa"))
    query = Query("task", subject=("bien", "ke hoach|phap luat"), subject_in=("task", "heading", "title"), any_of=either)
    shown = translate_sql(query)
    (found,) = plans(store, lambda: store._read(lambda db: db.execute(shown.text, dict(shown.parameters)).fetchall()))
    assert sum(step.startswith("SCAN k ") for step in found) == 1
    store.rows(Query("task", subject=("bien",), subject_in=("task", "heading", "title")))  # holds them
    (found,) = plans(store, lambda: store.rows(query))
    assert not any(step.startswith("SCAN k ") for step in found)


def test_long_lists_are_one_parameter(store: SqliteStore) -> None:
    many = Query("document", documents=tuple(f"doc:{n}" for n in range(100_000)) + (PLAN,))
    assert store.rows(many) == [Row(0, PLAN, PLAN)]
    assert len(translate_sql(many).parameters) == 1


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "time_from": st.sampled_from(DATES[:2]),
            "time_to": st.sampled_from(DATES[1:]),
            "recurrence": st.sampled_from(RECURRENCES),
            "time_printed": st.sampled_from(PRINTED),
        },
    ),
    WINDOW,
)
def test_a_time_fits_a_window_as_rows_do(have, window):
    folded = {"time_folded": have["time_printed"].lower()} if "time_printed" in have else {}
    assert fits(have, window) == in_time({**have, **folded}, window)
