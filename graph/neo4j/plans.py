"""Plans of statements that are to come: a server takes some ten times as long to plan one as to run it.

`data/plans/queries.jsonl` has the shapes of the queries that the project's own questions ask, the most frequent first
(`python -m benchmarks.plans` makes it): 153 statements, of which other questions need all but a few.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.neo4j.connect import connect, database_of, explained
from graph.query.cypher_general import run_statements
from graph.query.query import Query
from graph.query.shapes import query_of
from text.errors import StoreError

if TYPE_CHECKING:
    from neo4j import Driver, Session

__all__ = ["SHAPES", "keep_planned", "plan_ahead", "shapes", "statements_of"]

SHAPES = Path(__file__).resolve().parent.parent.parent / "data" / "plans" / "queries.jsonl"
REST_S = 30  # without a new document: the server is asked so often how many it has, which it knows without looking
_NOWHERE = {"provinces": [["-"]]}  # no document is of it, so that nothing is read


def shapes() -> Iterator[Query]:
    """Yield a query of each shape."""
    with SHAPES.open(encoding="utf-8") as lines:
        for line in lines:
            yield query_of(json.loads(line))


def statements_of(query: Query) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the statements that a store runs for a query, with parameters for which they find nothing."""
    for _, one in run_statements(query, tuple):
        parameters = dict(one.parameters)
        asked = parameters.get("asked")
        yield one.text, parameters | {"asked": asked | _NOWHERE} if isinstance(asked, dict) else parameters


def keep_planned(url: str, look: Callable[[float], object] = time.sleep) -> None:
    """Plan ahead, and again where a server has twice the documents and rests from them: its plans are then others.  This does not end.

    `look` waits so many seconds before the next look.
    """
    planned, before = 0, -1
    while True:
        with suppress(StoreError):  # it was stopped, or is of another version: who asks is told
            count = _documents(url)
            planned = min(planned, count)
            if count >= max(1, 2 * planned) and before in (-1, count):
                plan_ahead(url)
                planned = count
            before = count
        look(REST_S)


def _documents(url: str) -> int:
    with explained(url, "planning"), connect(url) as driver, _reading(driver, url) as session:
        found = session.run("MATCH (s:Source) RETURN count(s) AS count").single(strict=True)
        return int(found["count"])


def plan_ahead(url: str) -> int:
    """Let a server plan what questions are likely to ask, one statement after the other; return how many it has run: none over an empty
    store, whose plans would be others.

    Raises:
        StoreError: if the server cannot be read.
    """
    done: set[str] = set()
    with explained(url, "planning"), connect(url) as driver, _reading(driver, url) as session:
        if session.run("MATCH (d:Document) RETURN d.id LIMIT 1").single() is None:
            return 0
        for text, parameters in chain.from_iterable(map(statements_of, shapes())):
            if text not in done:
                done.add(text)
                session.run(text, parameters).consume()
    return len(done)


def _reading(driver: Driver, url: str) -> Session:
    return driver.session(database=database_of(url), default_access_mode="READ")
