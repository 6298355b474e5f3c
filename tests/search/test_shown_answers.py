"""What is shown is what is answered: the shown SQL and SPARQL, pasted into `cancu query`, give the answers and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.query import Query, Row
from graph.rdf import id_of, merged_quads
from graph.rdf.view import oxigraph
from graph.sqlite import readonly as sqlite_readonly
from graph.sqlite.store import SqliteStore
from search import ask
from search.answer.ask import Answer
from text.vocabulary import load


@pytest.fixture(scope="module")
def five(five_db: Path) -> Iterator[tuple[SqliteStore, Any, dict[str, str]]]:
    store = SqliteStore(str(five_db), read_only=True)
    yield store, oxigraph(merged_quads(store.nodes(), store.edges())), {e.source: e.target for e in store.edges(type="INSTANCE_OF")}
    store.close()


def pasted(store: SqliteStore, copy: Any, answer: Answer) -> list[Row]:
    """Return the rows of the shown SQL, which are those of the shown SPARQL."""
    assert answer.sql is not None and answer.sparql is not None
    rows = [Row(*row) for row in sqlite_readonly._run(store.path, answer.sql, 100_000, 30.0).rows]  # type: ignore[arg-type]
    names = ("answer", "document", "task", "role", "agency")
    other = {Row(int(one["side"].value), *(id_of(one[name].value) for name in names)) for one in copy.query(answer.sparql)}
    assert sorted(other) == rows
    return rows


def check(five: tuple[SqliteStore, Any, dict[str, str]], question: str) -> bool:
    """Compare the pasted rows with the answers; return whether there was a statement."""
    store, copy, bodies = five
    answer = ask(store, question)
    items = answer.answers.items
    if answer.sql is None:
        assert not items or answer.reading.find == "passage", question
        return False
    rows, query = pasted(store, copy, answer), answer.reading.query
    if query.sides and query.combine == "most":
        won = [query.sides[side] for side in sorted({row.side for row in rows})]
        named = {id for side in won for id in (*side.provinces, *side.documents, *(i for p in side.agencies for i in p.ids))}
        assert named <= {item.id for item in items} or {item.id for item in items} <= named, question
        return True
    assert {key(row.answer, query, bodies) for row in rows} == {key(item.id, query, bodies) for item in items}, question
    return True


def key(id: str, query: Query, bodies: dict[str, str]) -> str:
    if query.find == "province":
        return load().by_id[id].label_vi  # before and after it grew
    return bodies.get(id, id) if query.find == "agency" else id


def test_our_questions(five):
    rows = yaml.load((Path(__file__).parent / "questions.yaml").read_text("utf-8"), yaml.CSafeLoader)
    questions = [row["question"] for row in rows][::3]
    assert sum(check(five, question) for question in questions) >= 0.6 * len(questions)


@pytest.mark.parametrize("name", ["questions.jsonl", "questions-2.jsonl"])
def test_reference_questions(five, shared: Path, name: str):
    path = shared / "gold" / name
    if not path.exists():
        pytest.skip(f"reference questions ({name} of ../shared) are not on this machine")
    questions = [json.loads(line)["question"] for line in path.read_text("utf-8").splitlines()]
    assert sum(check(five, question) for question in questions) >= 0.5 * len(questions)


def test_a_question_that_is_not_asked_of_the_graph_shows_no_statement(five):
    answer = ask(five[0], "Tỉnh nào giao Sở Phù thủy chủ trì tuyên truyền biên giới?")
    assert answer.reading.unknown and (answer.sql, answer.cypher, answer.sparql) == (None, None, None)
