"""What is due first or last counts every time of a task, and of those only the ones that were asked for."""

from __future__ import annotations

from pathlib import Path

from graph.query import Query, TimeWindow
from graph.rdf.view import RdfView
from graph.sqlite.store import SqliteStore
from graph.store import Store
from tests.graph import contract
from tests.graph.factories import TaskSpec, facts

HALVES = (None, "2020-06-15", None)
TASKS = [
    TaskSpec(
        "I.1", "bao cao", time=HALVES, printed="15/6", further=[(None, "2020-12-15", None, "15/12"), (None, "2020-02-01", None, "1/2")]
    ),
    TaskSpec("I.2", "tap huan", time=("2020-03-01", "2020-03-31", None), printed="tháng 3"),
    TaskSpec("I.3", "kiem tra", time=(None, None, "monthly"), printed="hằng tháng", further=[("2020-11-01", None, None, "từ 1/11")]),
    TaskSpec("I.4", "hop", time=(None, None, "weekly"), printed="hằng tuần"),
    TaskSpec("I.5", "trien khai"),
]
SPRING, AUTUMN = TimeWindow("2020-03-01", "2020-06-30", due=True), TimeWindow("2020-07-01", "2020-11-30")


CASES = [
    (Query("task", order="due_first", limit=1), ["I.1"]),  # 1/2, its third time
    (Query("task", order="due_first", limit=2), ["I.1", "I.2"]),
    (Query("task", order="due_last", limit=1), ["I.1"]),  # 15/12, its second
    (Query("task", order="due_last", limit=2), ["I.1", "I.3"]),  # 1/11, the day from which a task is done that has no last one
    (Query("task", order="due_first"), ["I.1", "I.2", "I.3"]),  # what has no day falls away
    (Query("task", order="due_first", limit=1, time=SPRING), ["I.2"]),  # I.1 is due on 1/2 too, but not in spring
    (Query("task", order="due_last", limit=1, time=SPRING), ["I.1"]),
    (Query("task", order="due_last", limit=1, time=AUTUMN), ["I.3"]),
    (Query("task", order="due_last", limit=1, time=SPRING, negated=True), ["I.3"]),
]


def check_due_order(store: Store) -> None:
    """A store has the tasks that are due first or last by hand, and the rows of the reference."""
    contract.fill(store, [facts(tasks=TASKS)])
    oracle = contract.reference(store)
    for query, paths in CASES:
        assert [row.answer.partition("#")[2] for row in store.rows(query)] == paths, query
        contract.check_rows(store, oracle, query)


def test_what_is_due_first_or_last_in_a_store_and_in_rdf(tmp_path: Path) -> None:
    store = SqliteStore(str(tmp_path / "a.db"))
    check_due_order(store)
    for query, _ in CASES:
        assert RdfView(store).rows(query) == store.rows(query)
    store.close()
