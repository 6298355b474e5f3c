"""Any sequence of writes, changes and removals leaves what a clean build of the remaining sources gives, byte for byte."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import DocumentFacts
from graph.sqlite.store import SqliteStore
from graph.store import MatchGroup
from tests.graph import contract
from tests.graph.factories import TaskSpec, facts

CITED = "doc:chinh-phu/2015/72-nd-cp"
SAID = ({}, {"title": "A"}, {"title": "B", "issue_date": "2015-09-07"}, {"issue_date": "2015-07-09"})
TEXTS = ("mot van ban", "Một   VĂN bản", "ban khac han")


def version(source: str, number: int, text: int, said: int, cites: bool, topic: str | None) -> DocumentFacts:
    """One of the few documents that can stand in a source; two of the ids are each other's number, one is the document that all cite."""
    id = CITED if number == 3 else f"doc:lao-cai/2020/{number}-kh"
    tasks = [TaskSpec("I.1", "tuyen truyen", {"lao-cai/cong-an": "lead"}, [topic] if topic else [])]
    return facts(
        id,
        source=source,
        text=TEXTS[text],
        tasks=tasks,
        based_on=[CITED, "doc:lao-cai/2020/1-kh"] if cites else [],
        cited={CITED: SAID[said]},
    )


SOURCES = ("a.txt", "b.txt", "c.txt", "d.txt")
WRITES = st.builds(
    version,
    st.sampled_from(SOURCES),
    st.integers(1, 3),
    st.integers(0, 2),
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from([None, "topic:truong-sa", "topic:asean"]),
)
STEPS = st.lists(st.one_of(WRITES, WRITES, st.sampled_from(SOURCES), st.integers(0, 5)), min_size=2, max_size=14)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, derandomize=True)
@given(STEPS)
def test_history_leaves_no_trace(steps: list[DocumentFacts | str | int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        changed, clean = SqliteStore(str(Path(folder) / "a.db")), SqliteStore(str(Path(folder) / "b.db"))
        left: dict[str, DocumentFacts] = {}
        for n, step in enumerate(steps):
            if isinstance(step, DocumentFacts):
                # Each write is a new version of the file, so that none is taken for unchanged.
                said = replace(step, sha256=f"{n:064d}")
                contract.fill(changed, [said])
                left[said.source] = said
            elif isinstance(step, str):
                assert changed.remove(step) == (step in left)
                left.pop(step, None)
            else:
                ids = [node.id for node in changed.documents()]
                if step < len(ids):
                    gone = [path for path, (_, id, _) in changed.sources().items() if id == ids[step]]
                    assert changed.remove(ids[step])
                    left = {source: said for source, said in left.items() if source not in gone}
        contract.fill(clean, [left[source] for source in sorted(left)])
        assert contract.dump(changed) == contract.dump(clean)
        assert sorted(changed.sources()) == sorted(left)
        match = (MatchGroup("folded", ("tuyen", "ban")),)
        assert changed.lexical(match, 50) == clean.lexical(match, 50)
        assert changed.vectors()[1].tobytes() == clean.vectors()[1].tobytes()
        changed.close()
        clean.close()
