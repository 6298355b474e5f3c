"""Writes the shapes of the queries that our own questions ask to data/plans/queries.jsonl, for `graph.neo4j.plans`.

    python -m benchmarks.plans STORE...

Over few documents questions ask for other things than over many: give it a store of data/documents and a larger one.  A shape is written
where it makes a statement that none before it makes; those that more questions ask come first.
"""

from __future__ import annotations

import json
import sys
from collections import Counter

from benchmarks.questions import own_questions
from graph.query import Query, Row


def main() -> None:
    """Write the shapes."""
    from graph.neo4j.plans import SHAPES, statements_of
    from graph.query.shapes import query_of, shape_of
    from graph.sqlite.store import SqliteStore
    from search.answer.ask import ask

    asked: Counter[str] = Counter()
    seen: set[str] = set()

    class Noting(SqliteStore):
        """A store that takes note of the queries of a question."""

        def rows(self, query: Query) -> list[Row]:
            """Return the query's rows."""
            if query.find != "passage":
                seen.add(json.dumps(shape_of(query), ensure_ascii=False, separators=(",", ":")))
            return super().rows(query)

    for path in sys.argv[1:]:
        store = Noting(path, read_only=True)
        for question in own_questions():
            seen.clear()
            ask(store, question, limit=500)
            asked.update(seen)
        store.close()
    known: set[str] = set()
    lines = []
    for line, _ in sorted(asked.items(), key=lambda pair: (-pair[1], pair[0])):
        texts = {text for text, _ in statements_of(query_of(json.loads(line)))}
        if texts - known:
            known |= texts
            lines.append(line)
    SHAPES.parent.mkdir(exist_ok=True)
    SHAPES.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    print(f"{len(lines)} shapes of {len(asked)}, {len(known)} statements")


if __name__ == "__main__":
    main()
