"""Passages that are held are not read again in a state; after a change they are those that the file has."""

from __future__ import annotations

import graph
from tests.graph.factories import TaskSpec, WordIndexer, facts


def said(store, document):
    return [one.exact for one in store.passages(store.filtered(graph.store.PassageFilter(documents=(document,))).tolist())]


def test_passages_are_read_once_in_a_state_and_anew_after_a_change(tmp_path):
    name = "doc:lao-cai/2020/1-kh"
    writer = graph.open_store(str(tmp_path / "a.db"))
    writer.write(facts(name, tasks=[TaskSpec("I.1", "one")]), WordIndexer())
    reader = graph.open_store(str(tmp_path / "a.db"), read_only=True)
    numbers, asked = reader.filtered(graph.store.PassageFilter()).tolist(), []
    reader._read(lambda db: db.set_trace_callback(asked.append))

    def reads() -> int:
        """Return how often a document's passages were read since."""
        found = sum("cuts" in one for one in asked)
        asked.clear()
        return found

    lengths = reader.lengths(numbers)
    assert reads() == 1 and [len(one.exact) for one in reader.passages(numbers)] == list(lengths.values()) and reads() == 0
    writer.write(facts("doc:lao-cai/2020/2-kh", tasks=[TaskSpec("I.1", "another")]), WordIndexer())
    assert said(reader, name) == said(writer, name) and reads() == 1
    assert "another" in " ".join(said(reader, "doc:lao-cai/2020/2-kh")) and reads() == 1
    writer.remove(name)
    assert reader.passages(numbers) == []
    writer.write(facts(name, tasks=[TaskSpec("I.1", "quite other words")]), WordIndexer())
    assert "quite other words" in " ".join(said(reader, name)) and said(reader, name) == said(writer, name)
    reader.close()
    writer.close()
