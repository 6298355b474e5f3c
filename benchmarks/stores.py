"""Both stores in one run: ingest rate, and what a query, a question and a search take, over corpus + legal (or the five documents).

python -m benchmarks.stores            # both; starts a Neo4j server of its own
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.budgets import QUERIES, QUESTIONS
from benchmarks.measure import ROOT, line, machine, quantile

RUNS = 3


def prepared_documents() -> tuple[list[object], float]:
    """Return documents ready to write, and their MB of UTF-8: writing is measured, not reading."""
    import search
    from graph.prepare import prepare
    from ingest.facts import facts
    from ingest.pipeline import parse
    from ingest.source.read import read_source

    shared = ROOT.parent / "shared"
    folders = [shared / name for name in ("corpus", "legal") if (shared / name).is_dir()] or [ROOT / "data" / "documents"]
    indexer, embedder = search.default_indexer(), search.default_embedder()
    out, megabytes = [], 0.0
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        read = facts(parse(read_source(str(path))))
        megabytes += len(read.text.encode("utf-8")) / 1e6
        out.append(prepare(read, indexer, embedder))
    return out, megabytes


def measure(name: str, store: object, documents: Iterable[object], megabytes: float, view: Callable[[], object] | None) -> None:
    """Print one store's figures."""
    from search.answer.ask import ask
    from search.passages.finding import find

    waiting, times, used = list(documents), [], time.process_time()
    for start in range(0, len(waiting), store.batch):  # type: ignore[attr-defined]
        part = waiting[start : start + store.batch]  # type: ignore[attr-defined]
        started = time.perf_counter()
        store.write_batch(part)  # type: ignore[attr-defined]
        times += [(time.perf_counter() - started) / len(part)] * len(part)
    used = 1000 * (time.process_time() - used) / len(times)
    line(
        f"{name}: write one of {len(times)} ({megabytes:.1f} MB, {len(times) / sum(times):.1f} documents/s, {used:.0f} ms of this process)",
        [t * 1000 for t in times],
        "ms",
    )
    queries = [ask(store, question).reading.query for question in QUESTIONS]  # type: ignore[arg-type]
    _print(f"{name}: rows of a query", lambda: [_seconds(lambda q=query: store.rows(q)) for query in queries])  # type: ignore[attr-defined, misc]
    if view is not None:
        made = time.perf_counter()
        rdf = view()
        print(f"  RDF view made in {time.perf_counter() - made:.2f} s")
        _print(f"{name}: rows of a query, RDF view", lambda: [_seconds(lambda q=query: rdf.rows(q)) for query in queries])  # type: ignore[attr-defined, misc]
    _print(f"{name}: a question", lambda: [_seconds(lambda q=question: ask(store, q)) for question in QUESTIONS])  # type: ignore[arg-type, misc]
    _print(f"{name}: a search", lambda: [_seconds(lambda q=query: find(store, q)) for query in QUERIES])  # type: ignore[arg-type, misc]


def _print(what: str, run: Callable[[], list[float]]) -> None:
    """Print p50 and p95 of several rounds after a first that is not counted (plans, caches)."""
    run()
    values = [seconds * 1000 for _ in range(RUNS) for seconds in run()]
    line(f"{what} (p95 {quantile(values, 0.95):.1f})", values, "ms")


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def main() -> int:
    """Measure both stores; without Java only the embedded one."""
    from graph.neo4j.server import USER, Neo4jServer, missing
    from graph.rdf.view import RdfView
    from graph.sqlite.store import SqliteStore

    print(machine())
    documents, megabytes = prepared_documents()
    with tempfile.TemporaryDirectory() as folder:
        embedded = SqliteStore(str(Path(folder) / "a.db"))
        measure("SQLite", embedded, documents, megabytes, lambda: RdfView(embedded))
        embedded.close()
        reason = missing()
        if reason:
            print(f"Neo4j is not measured: {reason}")
            return 0
        from graph.neo4j.store import Neo4jStore

        with Neo4jServer(Path(folder) / "neo4j", heap="1g") as server:
            os.environ.update(NEO4J_USERNAME=USER, NEO4J_PASSWORD=server.password)
            store = Neo4jStore(server.url)
            measure("Neo4j, first time", store, documents, megabytes, None)
            for document in {one.facts.document for one in documents}:  # type: ignore[attr-defined]
                store.remove(document)
            measure("Neo4j, warm", store, documents, megabytes, None)
            store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
