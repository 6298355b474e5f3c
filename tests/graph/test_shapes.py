"""Shapes of queries: what is asked for, without whom; those of the project's questions make the statements that others make."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.questions import own_questions
from graph.neo4j import plans
from graph.neo4j.plans import SHAPES, shapes, statements_of
from graph.query.query import AgencyPattern, Query, Side, TimeWindow
from graph.query.shapes import query_of, shape_of
from graph.sqlite.store import SqliteStore
from search.answer.ask import ask
from text.errors import StoreError

QUERIES = {
    '{"find":"task","provinces":["0"]}': Query("task", provinces=("VN-02",)),
    '{"find":"agency","documents":["0","1"],"agencies":[{"ids":["0"],"roles":["lead"],"absent":true}],"roles":["assigned"]}': Query(
        "agency", documents=("a", "b"), agencies=(AgencyPattern(("a",), ("lead",), True),), roles=("assigned",)
    ),
    '{"find":"province","time":{"start":"0","units":[["0","1"]],"longest":31,"timed":false},"negated":true,"order":"latest","limit":2}': Query(
        "province", time=TimeWindow("2020-01-01", units=(("2020-01-01", "2020-01-31"),), longest=31, timed=False), negated=True,
        order="latest", limit=2,
    ),
    '{"find":"document","period":[2016,2020],"sides":[{"label":"0","words":["1"]}],"any_of":[{"find":"document","subject_in":["title"]}]}': Query(
        "document", period=(2016, 2020), sides=(Side("Lào Cai", words=("x y",)),), any_of=(Query("document", subject_in=("title",)),)
    ),
}  # fmt: skip


@pytest.mark.parametrize(("line", "query"), QUERIES.items())
def test_a_shape_says_what_differs_and_numbers_what_is_named(line: str, query: Query) -> None:
    assert shape_of(query) == json.loads(line)
    assert json.dumps(shape_of(query), separators=(",", ":")) == line
    made = query_of(json.loads(line))
    assert shape_of(made) == json.loads(line)
    assert [text for text, _ in statements_of(made)] == [text for text, _ in statements_of(query)]


def test_what_no_query_has_is_refused() -> None:
    with pytest.raises(TypeError, match="colour"):
        query_of({"find": "task", "colour": "red"})


def test_each_kept_shape_makes_a_statement_that_none_before_it_makes() -> None:
    known: set[str] = set()
    for query in shapes():
        texts = {text for text, _ in statements_of(query)}
        assert texts - known, shape_of(query)
        known |= texts
    assert len(known) > 140
    assert [json.dumps(shape_of(query), ensure_ascii=False, separators=(",", ":")) for query in shapes()] == SHAPES.read_text(
        "utf-8"
    ).splitlines()


def test_a_statement_that_is_planned_ahead_finds_nothing() -> None:
    for query in shapes():
        for text, parameters in statements_of(query):
            asked = parameters.get("asked")
            assert isinstance(asked, dict) and asked["provinces"] == [["-"]]
            assert "$asked.provinces" in text or "$asked.of" in text, text


@pytest.mark.parametrize(
    ("counts", "planned_at"),
    [
        ([86, 86, 86], [0]),  # a server that has documents when it starts
        ([0, 3, 40, 40, 40], [3]),  # the first documents come to one that runs: when they have all come
        ([86, 90, 90, 171, 171, 172, 200, 200, 200], [0, 7]),  # twice as many: once, when no more come
        ([None, 86, None, 86], [1]),  # one that is not there is looked for again
        ([86, 0, 0, 40, 40], [0, 4]),  # another collection
    ],
)
def test_a_server_that_grows_plans_again(monkeypatch: pytest.MonkeyPatch, counts: list[int | None], planned_at: list[int]) -> None:
    looks: list[float] = []
    made: list[int] = []

    def documents(url: str) -> int:
        if (count := counts[len(looks)]) is None:
            raise StoreError("not there", code="store-unreachable")
        return count

    def look(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == len(counts):
            raise EOFError

    monkeypatch.setattr(plans, "_documents", documents)
    monkeypatch.setattr(plans, "plan_ahead", lambda url: made.append(len(looks)))
    with pytest.raises(EOFError):
        plans.keep_planned("bolt://127.0.0.1:1", look)
    assert made == planned_at and set(looks) == {30}


def test_the_shapes_cover_what_questions_ask(five_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = {text for query in shapes() for text, _ in statements_of(query)}
    seen: list[str] = []
    honest = SqliteStore.rows

    def rows(store: SqliteStore, query: Query) -> object:
        seen.extend(text for text, _ in statements_of(query) if query.find != "passage")
        return honest(store, query)

    monkeypatch.setattr(SqliteStore, "rows", rows)
    store = SqliteStore(str(five_db), read_only=True)
    for question in own_questions()[::8]:
        ask(store, question)
    store.close()
    assert len(seen) > 100
    assert sum(text in planned for text in seen) / len(seen) > 0.97, "python -m benchmarks.plans writes them anew"
