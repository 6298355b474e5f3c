"""What every store must do: functions that take a store; run over SQLite here and over Neo4j and its RDF view in their own tests."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from graph.model import DocumentFacts
from graph.model.codec import dumps
from graph.query import Query, TimeWindow
from graph.schema import load_schema
from graph.store import MatchGroup, PassageFilter, Store
from tests.graph.factories import HashEmbedder, TaskSpec, WordIndexer, facts
from tests.graph.reference import Reference
from tests.graph.worlds import world
from text.errors import BadInput

Opener = Callable[[], Store]


def fill(store: Store, documents: list[DocumentFacts]) -> None:
    for document in documents:
        assert store.write(document, WordIndexer(), HashEmbedder()) in ("added", "updated")


def dump(store: Store) -> str:
    """The whole store as text, line by line."""
    return "\n".join(dumps(record) for record in store.records())


def reference(store: Store) -> Reference:
    return Reference(store.nodes(), store.edges())


def check_rows(store: Store, oracle: Reference, query: Query) -> None:
    """The store's rows are the reference's, which are sorted and unique."""
    assert store.rows(query) == oracle.rows(query)


def check_written_is_read(store: Store) -> None:
    plan = facts(
        tasks=[
            TaskSpec("I.1", "tuyen truyen bien gioi", {"lao-cai/bien-phong": "lead", "lao-cai/cong-an": "coordinate"}, ["topic:truong-sa"])
        ]
    )
    fill(store, [plan])
    assert [d.id for d in store.documents()] == [plan.document]
    assert store.text(plan.document) == plan.text
    assert store.source(plan.document) == plan.source
    assert store.parsed(plan.document) == plan.parsed
    for part in (*plan.parsed, "nothing"):
        assert store.parsed(plan.document, part) == {name: said for name, said in plan.parsed.items() if name == part}
    assert store.sources() == {plan.source: (plan.sha256, plan.document, plan.versions)}
    task = store.node("task:lao-cai/2020/88-kh-ubnd#I.1")
    assert task is not None and task.properties["statement"] == "tuyen truyen bien gioi"
    assert [plan.text[e.start : e.end] for e in task.evidence] == ["I.1 tuyen truyen bien gioi"]
    lead = store.edges(type="LEADS")
    assert [(e.source, e.target) for e in lead] == [("agency:lao-cai/bien-phong", task.id)]
    assert [plan.text[e.start : e.end] for e in lead[0].evidence] == ["lead lao-cai/bien-phong"]
    key = ("COORDINATES", "agency:lao-cai/cong-an", task.id)
    assert {plan.text[e.start : e.end] for e in store.edge_evidence([key])[key]} == {"coordinate lao-cai/cong-an"}
    assert [(e.source, e.target) for e in store.edges(type="BROADER")] == [
        ("topic:bien-dao", "topic:bien"),
        ("topic:truong-sa", "topic:bien-dao"),
    ]
    nodes, edges = store.counts()
    assert nodes == {"Agency": 3, "Body": 3, "Document": 1, "Province": 1, "Task": 1, "Topic": 3}
    assert edges["MENTIONS"] == 3 and edges["HAS_TASK"] == 1
    assert store.node("agency:nowhere") is None
    with pytest.raises(BadInput, match="No document 'doc:none'.*cancu documents"):
        store.text("doc:none")


def check_batches_are_the_lists(store: Store) -> None:
    """One batch after another, nodes and edges are those that are listed, in that order."""
    fill(store, world(7))
    assert list(store.each_node()) == store.nodes() and len(store.nodes()) > 50
    assert list(store.each_edge()) == store.edges() and len(store.edges()) > 100
    for type in ("Task", "Agency", "Nothing"):
        assert list(store.each_node(type)) == store.nodes(type=type)
    for type in ("LEADS", "IN_FIELD", "BROADER"):
        assert list(store.each_edge(type)) == store.edges(type=type)
    for type in load_schema().edges:
        assert store.pairs(type) == [(edge.source, edge.target) for edge in store.edges(type=type)], type


def check_unchanged(store: Store) -> None:
    plan = facts()
    assert store.write(plan) == "added"
    before = dump(store)
    assert store.write(plan) == "unchanged"
    assert dump(store) == before
    assert store.write(facts(versions={"reader": "2", "schema": "1"})) == "updated"


def check_removal_leaves_nothing(store: Store) -> None:
    documents = world(3)
    fill(store, documents)
    for document in documents:
        assert store.remove(document.document)
        assert not store.remove(document.document)
    assert store.counts() == ({}, {})
    assert store.nodes() == [] and store.edges() == [] and store.sources() == {}
    numbers, vectors = store.vectors()
    assert len(numbers) == len(vectors) == 0
    assert store.lexical((MatchGroup("folded", ("tuyen",)),), 10) == []


def write_history(changed: Store) -> list[DocumentFacts]:
    """Add, change and remove documents; return those that a clean build of the same end has."""
    first, second = world(5), world(6)
    fill(changed, first)
    for document in first[::2]:
        changed.remove(document.document)
    fill(changed, second[::-1])
    left = {d.source: d for d in first[1::2]} | {d.source: d for d in second}
    return [left[source] for source in sorted(left)]


def check_history_leaves_no_trace(changed: Store, clean: Store) -> None:
    """add, change, remove, in any order, equals a clean build, byte for byte."""
    fill(clean, write_history(changed))
    assert dump(changed) == dump(clean)
    match = (MatchGroup("folded", ("tuyen", "gioi")), MatchGroup("context", ("bao",), 0.5))
    assert changed.lexical(match, 50) == clean.lexical(match, 50)
    for a, b in zip(changed.vectors(), clean.vectors(), strict=True):
        assert np.array_equal(a, b)


def check_merge(store: Store) -> None:
    """The document's own word counts most, then the smallest document id."""
    cited = "doc:chinh-phu/2015/72-nd-cp"
    early = facts("doc:a/2020/1-kh", based_on=[cited], cited={cited: {"issue_date": "2015-09-07", "title": "A"}})
    late = facts(
        "doc:b/2020/1-kh", based_on=[cited], cited={cited: {"issue_date": "2015-07-09", "title": "B", "document_type": "Nghị định"}}
    )
    own = facts(cited, province=None, issuer="chinh-phu", date="2015-09-08", type=None)
    fill(store, [late, early])
    node = store.node(cited)
    assert node is not None
    assert (node.properties["issue_date"], node.properties["title"], node.properties["document_type"]) == ("2015-09-07", "A", "Nghị định")
    assert node.properties["in_collection"] is False and node.authority == 1
    assert {e.document for e in node.evidence} == {"doc:a/2020/1-kh", "doc:b/2020/1-kh"}
    fill(store, [own])
    node = store.node(cited)
    assert node is not None
    assert (node.properties["issue_date"], node.properties["title"], node.properties["in_collection"]) == ("2015-09-08", "A", True)
    store.remove("doc:a/2020/1-kh")
    node = store.node(cited)
    assert node is not None and node.properties["title"] == "B"
    store.remove(cited)
    node = store.node(cited)
    assert node is not None and (node.properties["in_collection"], node.properties["issue_date"]) == (False, "2015-07-09")


def check_same_text_twice(changed: Store, clean: Store) -> None:
    """Two files with one text are one document; the smaller path is shown; when it goes, the other one is."""
    a, b = facts(source="b.txt"), facts(source="a.txt")
    fill(changed, [a, b])
    assert [d.id for d in changed.documents()] == [a.document]
    assert changed.source(a.document) == "a.txt"
    assert sorted(changed.sources()) == ["a.txt", "b.txt"]
    fill(clean, [b, a])
    assert dump(changed) == dump(clean)
    assert changed.remove("a.txt")
    assert changed.source(a.document) == "b.txt"
    clean.remove(a.document)
    fill(clean, [a])
    assert dump(changed) == dump(clean)


def check_two_texts_one_number(changed: Store, clean: Store) -> None:
    """Two texts that claim one number are two documents, each with a hash of its text, whatever the order; one alone keeps the plain id."""
    task = [TaskSpec("I.1", "tuyen truyen", {"lao-cai/cong-an": "lead"})]
    a = facts(source="a.txt", text="mot ban", tasks=task)
    b = facts(source="b.txt", text="ban khac", tasks=task)
    fill(changed, [a, b])
    ids = [d.id for d in changed.documents()]
    assert len(ids) == 2 and all(id.startswith(f"{a.document}~") for id in ids)
    assert all(changed.parsed(id)["document"]["id"] == id for id in ids)  # type: ignore[index]
    assert {e.document for node in changed.nodes(type="Task") for e in node.evidence} == set(ids)
    fill(clean, [b, a])
    assert dump(changed) == dump(clean)
    assert changed.remove("a.txt")
    assert [d.id for d in changed.documents()] == [b.document]
    clean.remove(ids[0])
    clean.remove(b.document)
    for id in [d.id for d in clean.documents()]:
        clean.remove(id)
    fill(clean, [b])
    assert dump(changed) == dump(clean)


def check_two_texts_have_times_of_their_own(store: Store) -> None:
    """Of two texts of one number each keeps the further times of its tasks, with its own words as proof."""
    for name, month in (("a", "10"), ("b", "11")):
        further = [(None, f"2020-{month}-15", None, f"15/{month}")]
        task = TaskSpec("I.1", "bao cao", time=(None, "2020-06-15", None), printed="15/6", further=further)
        fill(store, [facts(source=f"{name}.txt", text=f"ban {name}", tasks=[task])])
    times = {node.properties["time_printed"]: node for node in store.nodes(type="Time")}
    of = {source: document for document in (d.id for d in store.documents()) if (source := store.source(document))}
    assert sorted(times) == ["15/10", "15/11"]
    for name, printed in (("a.txt", "15/10"), ("b.txt", "15/11")):
        assert {e.document for e in times[printed].evidence} == {of[name]}
        rows = store.rows(Query("task", time=TimeWindow(start=f"2020-{printed[3:]}-01", end=f"2020-{printed[3:]}-30")))
        assert [row.document for row in rows] == [of[name]]


def check_rows_of_a_snapshot(store: Store) -> None:
    """In a snapshot each list of rows is its asker's own, and behind it a query has the rows of the present state."""
    one, other = (facts(f"doc:lao-cai/2020/{number}-kh", source=f"{number}.txt", text=f"so {number}") for number in (1, 2))
    fill(store, [one])
    with store.snapshot():
        store.rows(Query("document")).clear()
        assert [row.answer for row in store.rows(Query("document"))] == [one.document]
    fill(store, [other])
    with store.snapshot():
        assert [row.answer for row in store.rows(Query("document"))] == [one.document, other.document]


def check_search(store: Store) -> None:
    documents = world(7)
    fill(store, documents)
    numbers, vectors = store.vectors()
    assert len(numbers) == sum(len(d.passages) for d in documents)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    found = {s.number: s for s in store.passages([int(n) for n in numbers])}
    lengths = store.lengths([7, *found])
    assert lengths is None or lengths == {n: s.passage.end - s.passage.start for n, s in found.items()}, "7 is no passage"
    texts = {d.document: d.text for d in documents}
    assert len(found) == len(numbers)
    for stored in found.values():
        assert stored.exact == texts[stored.passage.document][stored.passage.start : stored.passage.end]
    wanted = HashEmbedder().encode([found[int(n)].exact for n in numbers])
    assert float(np.abs((vectors * wanted).sum(axis=1) - 1).max()) < 0.01
    assert store.documents_of([*found, *found]) == {s.passage.document for s in found.values()}
    first = found[min(found)].passage.document
    own = [number for number, s in found.items() if s.passage.document == first]
    assert store.documents_of([own[0], max(own) + 1, 7]) == {first}, "no passages have the last two numbers"
    hits = store.lexical((MatchGroup("folded", ("gioi",)),), 100)
    assert {n for n, _ in hits} == {n for n, s in found.items() if "gioi" in s.exact}
    assert [s for _, s in hits] == sorted((s for _, s in hits), reverse=True)
    where = PassageFilter(provinces=("VN-02",), agencies=("body:cong-an",), topics=("topic:bien",), year_from=2020, year_to=2021)
    for chosen in (
        where,
        PassageFilter(agencies=("agency:lao-cai/cong-an",)),
        PassageFilter(documents=(documents[0].document,)),
        PassageFilter(),
    ):
        expected = {n for n, s in found.items() if _passes(store, s.passage, chosen)}
        assert set(store.filtered(chosen).tolist()) == expected
        hits = store.lexical((MatchGroup("folded", ("gioi",)),), 100, chosen)
        assert {n for n, _ in hits} == {n for n in expected if "gioi" in found[n].exact}


def _passes(store: Store, passage, where: PassageFilter) -> bool:
    node = store.node(passage.document)
    date = str(node.properties.get("issue_date") or "")
    wide = {"topic:truong-sa": {"topic:bien-dao", "topic:bien"}, "topic:bien-dao": {"topic:bien"}}
    topics = {w for t in passage.topics for w in {t, *wide.get(t, ())}}
    agencies = {w for a in passage.agencies for w in (a, "body:" + a.rpartition("/")[2])}
    provinces = {e.target for e in store.edges(type="OF_PROVINCE", source=passage.document)}
    return (
        (not where.provinces or bool(provinces & set(where.provinces)))
        and (not where.documents or passage.document in where.documents)
        and (not where.agencies or bool(agencies & set(where.agencies)))
        and (not where.topics or bool(topics & set(where.topics)))
        and (where.year_from is None or (bool(date) and int(date[:4]) >= where.year_from))
        and (where.year_to is None or (bool(date) and int(date[:4]) <= where.year_to))
    )
