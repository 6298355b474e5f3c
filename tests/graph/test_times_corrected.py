"""Corrections of one of several times of a task: the one whose words are quoted changes, in the graph and in the printed object."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from graph.corrections import applied, correction_for
from graph.corrections.model import Correction
from graph.query import Query, TimeWindow
from graph.sqlite.store import SqliteStore
from ingest.facts import facts
from tests.graph import contract
from tests.graph.corrections import WHEN
from tests.ingest.factories import plan

TASK = "1. Sở Y tế báo cáo trước ngày 15/6, 15/11 năm 2020 và trước ngày 20/12/2021."
FIRST, SECOND, THIRD = "báo cáo trước ngày 15/6, 15/11 năm 2020 và trước ngày 20/12/2021", "15/11 năm 2020", "ngày 20/12/2021"
READ = [(FIRST, "2020-06-15"), (SECOND, "2020-11-15"), (THIRD, "2021-12-20")]


@dataclass
class Held:
    """A store with one document of one task with three times."""

    store: SqliteStore
    document: str

    def correct(self, words: str, corrected: str) -> Correction:
        start = self.store.text(self.document).index(words)
        made = correction_for(
            self.store, self.document, "time", start, start + len(words), corrected=corrected, author="An", reason="đọc nhầm", made_at=WHEN
        )
        assert self.store.correct(made)
        return made

    def times(self) -> list[tuple[object, object]]:
        """The times of the task in the graph, which are those of its printed object."""
        (task,) = self.store.nodes(type="Task")
        further = sorted(edge.target for edge in self.store.edges(type="ALSO_DUE", source=task.id))
        assert [node.id for node in self.store.nodes(type="Time")] == further
        found = [node.properties for node in (task, *(self.store.node(id) for id in further)) if node is not None]
        in_graph = [(one["time_printed"], one["time_to"]) for one in found if "time_to" in one]
        (printed,) = self.store.parsed(self.document)["tasks"]  # type: ignore[misc]
        assert [(one["printed"], one["to"]) for one in printed["times"]] == in_graph
        assert printed["time"] == (printed["times"][0] if printed["times"] else None)
        return in_graph

    def due(self, year: int, month: int) -> int:
        window = TimeWindow(start=f"{year}-{month:02d}-01", end=f"{year}-{month:02d}-28")
        return len(self.store.rows(Query("task", time=window)))

    def with_a_time(self, timed: bool) -> int:
        return len(self.store.rows(Query("task", time=TimeWindow(timed=timed))))


@pytest.fixture
def held(tmp_path):
    store = SqliteStore(str(tmp_path / "a.db"))
    contract.fill(store, [made := facts(plan(TASK))])
    yield Held(store, made.document)
    store.close()


@pytest.mark.parametrize(
    ("words", "corrected", "printed", "times"),
    [
        (FIRST, "2020-06-16", "/2020-06-15", [(FIRST, "2020-06-16"), *READ[1:]]),
        ("15/6", "2020-06-16", "/2020-06-15", [("15/6", "2020-06-16"), *READ[1:]]),
        (SECOND, "2020-11-16", "/2020-11-15", [READ[0], (SECOND, "2020-11-16"), READ[2]]),
        ("20/12/2021", "2022-12-20", "/2021-12-20", [*READ[:2], ("20/12/2021", "2022-12-20")]),
        (TASK, "2020-06-16", "/2020-06-15", [(FIRST, "2020-06-16"), *READ[1:]]),  # a whole task: its first time
        ("Sở Y tế", "2020-06-16", "/2020-06-15", [("Sở Y tế", "2020-06-16"), *READ[1:]]),
        ("15/6", "", "/2020-06-15", READ[1:]),
        (FIRST, "", "/2020-06-15", []),  # all its times stand in these words
        ("15/11 năm 2020 và trước ngày 20/12/2021", "", "/2020-11-15", [READ[0]]),
        (SECOND, "", "/2020-11-15", [READ[0], READ[2]]),
        (THIRD, "", "/2021-12-20", READ[:2]),
        (TASK, "", "/2020-06-15", []),
        ("Sở Y tế", "", "/2020-06-15", []),
    ],
)
def test_the_time_of_the_quoted_words_is_corrected(held, words, corrected, printed, times):
    assert held.times() == READ
    before = contract.dump(held.store)
    made = held.correct(words, corrected)
    assert made.printed == printed
    assert held.times() == times
    assert (held.with_a_time(True), held.with_a_time(False)) == ((1, 0) if times else (0, 1))
    assert held.store.withdraw(made.id)
    assert held.times() == READ and contract.dump(held.store) == before


def test_a_corrected_further_time_is_found_by_its_new_day_and_marked(held):
    held.correct(SECOND, "2020-10-20")
    assert [held.due(2020, month) for month in (6, 10, 11)] == [1, 1, 0]
    (task,), times = held.store.nodes(type="Task"), held.store.nodes(type="Time")
    assert task.properties["corrected"] == ("time: /2020-11-15",)
    assert [time.properties.get("corrected") for time in times] == [("time: /2020-11-15",), None]
    assert {held.store.text(held.document)[e.start : e.end] for e in times[0].evidence} == {SECOND}


def test_what_became_the_first_time_is_corrected_by_its_words(held):
    held.correct("15/6", "")
    assert [held.due(2020, month) for month in (6, 11)] == [0, 1]
    (task,) = held.store.nodes(type="Task")
    text = held.store.text(held.document)
    assert {text[e.start : e.end] for e in task.evidence if e.property == "time_to"} == {SECOND}
    made = held.correct(SECOND, "2020-11-20 yearly")
    assert made.printed == "/2020-11-15"
    assert held.times() == [(SECOND, "2020-11-20"), READ[2]]


def test_a_correction_that_says_what_is_read_changes_nothing(held):
    made = held.correct(SECOND, "/2020-11-15")
    ((_, read),) = held.store.written()
    assert applied(read, [made]).nodes == read.nodes
