"""What a Neo4j server runs comes in few texts: each new one is planned, which takes longer than running it."""

from __future__ import annotations

from collections.abc import Sequence

from graph.query import Query
from graph.query.cypher import translate_cypher
from graph.query.cypher_general import run_statements
from graph.query.query import AgencyPattern, Side


def below(ids: Sequence[str]) -> list[str]:
    return sorted({*ids, *({"agency:02:so-y-te"} if "body:so-y-te" in ids else ())})


def texts(*queries: Query) -> set[str]:
    return {statement.text for query in queries for _, statement in run_statements(query, below)}


def test_what_differs_in_what_is_often_asked_is_one_text() -> None:
    lead, any_role = AgencyPattern(("body:so-y-te",), ("lead",)), AgencyPattern(("body:cong-an", "body:so-y-te"))
    queries = (
        Query("task", agencies=(lead,)),
        Query("task", agencies=(any_role,), provinces=("VN-02",)),
        Query("task", agencies=(lead,), words=("bien gioi", "cua khau|mo cua"), kinds=("task",)),
        Query("task", agencies=(any_role,), topics=("topic:a", "topic:b"), property="time", exclude=("t1",)),
    )
    assert len(texts(*queries)) == 1
    assert len({translate_cypher(query).text for query in queries}) == 4  # what is shown says what is asked, and no more


def test_sides_and_numbers_of_words_make_no_text_of_their_own() -> None:
    one = Query("task", words=("bien gioi",))
    two = Query("task", sides=(Side("a", provinces=("VN-02",)), Side("b", provinces=("VN-03",))), words=("a", "b", "c"))
    assert len(texts(one, two)) == 1
    assert [side for side, _ in run_statements(two, below)] == [0, 1]
    subject = [Query("task", subject=("a",) * n, subject_in=("task",)) for n in (1, 2, 3)]
    assert len(texts(*subject)) == 1


def test_a_text_has_one_parameter_and_names_what_is_below() -> None:
    ((side, statement),) = run_statements(Query("task", agencies=(AgencyPattern(("body:so-y-te",), ("lead",)),)), below)
    asked = statement.parameters["asked"]
    assert side == 0 and list(statement.parameters) == ["asked"] and isinstance(asked, dict)
    assert asked["agencies"] == ["agency:02:so-y-te", "body:so-y-te"]
    assert asked["roles"] == ["LEADS"] and asked["kinds"] is None and asked["provinces"] == []
    assert "INSTANCE_OF" not in statement.text


def test_what_an_index_begins_from_is_there_where_it_is_asked_alone() -> None:
    assert "asked.tasks" not in texts(Query("task")).pop()
    assert "t.id IN $asked.tasks" in texts(Query("task", tasks=("t1",))).pop()
    assert "d.id IN $asked.documents" in texts(Query("document", documents=("doc:a",))).pop()


def test_what_is_kept_of_the_rows_makes_no_text_of_its_own() -> None:
    sides = (Side("a", provinces=("VN-02",)), Side("b", provinces=("VN-03",)))
    plain = Query("province", words=("bien gioi",))
    stepped = (
        Query("province", words=("a",), order="most", limit=1),
        Query("province", order="earliest", limit=1),
        *(Query("province", words=("a",), sides=sides, combine=how) for how in ("all", "only", "most", "compare")),
    )
    assert texts(*(query for query in stepped if query.words)) == texts(plain)
    assert "earliest" not in str(texts(*stepped)) and len(texts(plain, *stepped)) == 2  # the second asks for no task
