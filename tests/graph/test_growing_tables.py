"""Tables of a store that grew are those read anew: after each document, in any order, and where one changes, is corrected or goes."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from pathlib import Path

import pytest

import graph
from graph.explore import Holdings, gather, holdings
from graph.model import Edge, Evidence
from graph.store import Added, Store
from tests.graph.factories import TaskSpec, facts
from tests.search.test_growing_names import made


def same(grown: Holdings, fresh: Holdings) -> None:
    for one in fields(Holdings):
        mine, other = getattr(grown, one.name), getattr(fresh, one.name)
        assert mine == other, one.name
        assert list(mine) == list(other) == sorted(other), one.name
    for name in ("tasks_of", "cites", "cited_by"):
        assert [list(said) for said in getattr(grown, name).values()] == [list(said) for said in getattr(fresh, name).values()], name


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_tables_that_grew_are_those_read_anew(tmp_path: Path, five_store: Store, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(seed)
    several = [one for _, one in five_store.written()] + [made(number, draw) for number in range(1, 36)]
    draw.shuffle(several)
    writer = graph.open_store(str(tmp_path / "a.db"))
    for one in several[:24]:
        writer.write(one)
    reader = graph.open_store(str(tmp_path / "a.db"), read_only=True)
    holdings(reader)
    anew: list[int] = []
    honest = gather.read
    monkeypatch.setattr(gather, "read", lambda store: anew.append(1) or honest(store))
    times = 0
    for number, one in enumerate(several[24:]):
        writer.write(one)
        if number % 3 == 1:
            writer.write(several[24 + number - 1])  # nothing new
            continue  # two documents are read at once
        same(holdings(reader), honest(reader))
        times += 1
    assert len(anew) < times, "what was added is read alone, unless it calls a body otherwise"
    anew.clear()
    writer.remove(writer.documents()[3].id)
    same(holdings(reader), honest(reader))
    assert anew, "where a document goes, all is read"
    reader.close()
    writer.close()


def test_the_documents_of_the_repository_one_by_one(tmp_path: Path, five_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    held = graph.open_store(str(tmp_path / "a.db"))
    holdings(held)
    honest = gather.read
    monkeypatch.setattr(gather, "read", lambda store: pytest.fail("everything was read again"))
    for _, one in five_store.written():
        held.write(one)
        same(holdings(held), honest(held))
    held.close()


def test_a_body_that_is_called_otherwise_is_called_so_everywhere(tmp_path: Path) -> None:
    """Its agencies in documents that came before are named after it: all is read again."""
    before = Holdings(names={"VN-02": ("Lào Cai", "Lào Cai")})
    assert gather.grown(before, Added([("VN-02", "Province", {"name": "Lào Cai", "name_en": "Lao Cai"})], [])) is None
    assert gather.grown(before, Added([("VN-02", "Province", {"name": "Lào Cai"})], [])) == before
    held = gather.grown(before, Added([("body:so-y-te", "Body", {"name": "Sở Y tế"})], []))
    assert held is not None and held.agencies["body:so-y-te"].names == ("Sở Y tế", "Sở Y tế")
    assert gather.grown(held, Added([("body:so-y-te", "Body", {"name": "Sở Y tế", "name_en": "Department of Health"})], [])) is None


def test_a_task_that_another_document_states_too_keeps_its_further_times(tmp_path: Path) -> None:
    several = facts("doc:a/2020/1", tasks=[TaskSpec("I.1", "Việc", further=[("2021-01-01", "2021-03-31", None, "quý I")])])
    (task,) = (node for node in several.nodes if node.type == "Task")
    other = facts("doc:b/2020/2")
    place = (Evidence(other.document, 0, 5, "", "statement"),)
    again = replace(
        other,
        nodes=(*other.nodes, replace(task, evidence=place)),
        edges=(*other.edges, Edge("HAS_TASK", other.document, task.id, place)),
    )
    store = graph.open_store(str(tmp_path / "a.db"))
    store.write(several)
    assert len(holdings(store).tasks[task.id].further) == 1
    store.write(again)
    same(holdings(store), gather.read(store))
    assert len(holdings(store).tasks[task.id].further) == 1
    store.close()
