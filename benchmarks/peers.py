"""Search and graph questions beside other engines, over the same passages and relations in one run, quality beside speed, losses shown.

    python -m benchmarks.peers [STORE]     # pip install -r benchmarks/requirements-peers.txt first; what is not there is named

Without STORE the passages are those of the texts at hand, with the project's judged queries (data/eval/queries.json): nDCG@10 stands beside
the time.  A STORE (a law library: `python -m benchmarks.scale --keep STORE`) has no judgements; its queries are article headings of its own
(every peer the same ones), and only time is shown.  Peers get the passages' words as they are, and a query's words joined by "or".
"""

from __future__ import annotations

import os
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import machine, quantile
from search.measures import Place

DEPTH = 10
WORD = re.compile(r"\w+")
Found = Callable[[str], Sequence[int]]  # a query to the places of passages in the list, best first


@dataclass
class Passages:
    """The passages of a store: numbers, words, places."""

    numbers: list[int]
    texts: list[str]
    places: list[Place]


def passages_of(store: Any) -> Passages:
    """Return all passages with words."""
    from search.evaluate import file_key

    found = store.passages(store.vectors()[0].tolist())
    places = [Place(file_key(one.source), one.passage.start, one.passage.end) for one in found]
    return Passages([one.number for one in found], [one.exact for one in found], places)


def ours(store: Any, passages: Passages) -> Found:
    """Search as users get it."""
    from search.passages.finding import find

    row = {number: place for place, number in enumerate(passages.numbers)}
    return lambda query: [row[hit.found.number] for hit in find(store, query, DEPTH).hits if hit.found.number in row]


def fts5(passages: Passages) -> Found:
    """SQLite's full-text index as it comes: folded accents, BM25."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE p USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
    db.executemany("INSERT INTO p(rowid, text) VALUES (?, ?)", enumerate(passages.texts))

    def found(query: str) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in WORD.findall(query))
        return [row for (row,) in db.execute(f"SELECT rowid FROM p WHERE p MATCH ? ORDER BY rank LIMIT {DEPTH}", (words,))]

    return found


def tantivy(passages: Passages) -> Found:
    """Tantivy's index in memory, its default tokenizer."""
    import tantivy as library

    builder = library.SchemaBuilder()
    builder.add_integer_field("id", stored=True)
    builder.add_text_field("text")
    index = library.Index(builder.build())
    writer = index.writer()
    for number, text in enumerate(passages.texts):
        writer.add_document(library.Document(id=number, text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def found(query: str) -> list[int]:
        asked = index.parse_query(" ".join(f'"{word}"' for word in WORD.findall(query)), ["text"])
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(asked, DEPTH).hits]

    return found


def bm25s(passages: Passages) -> Found:
    """bm25s with its tokenizer, no stop words."""
    import bm25s as library

    retriever = library.BM25()
    retriever.index(library.tokenize(passages.texts, stopwords=None, show_progress=False), show_progress=False)

    def found(query: str) -> list[int]:
        tokens = library.tokenize([query], stopwords=None, show_progress=False)
        return [int(n) for n in retriever.retrieve(tokens, k=min(DEPTH, len(passages.texts)), show_progress=False)[0][0]]

    return found


def txtai(passages: Passages) -> Found:
    """Hybrid search of txtai: its BM25 and the same vectors as ours."""
    from txtai import Embeddings

    from search.passages.embedding import default_embedder

    embedder = default_embedder()

    def vectors(texts: Sequence[str]) -> Any:
        made = embedder.encode(list(texts))
        made[~made.any(axis=1), 0] = 1.0  # a text without a known word has no direction, and txtai divides by the length
        return made

    index = Embeddings({"method": "external", "transform": vectors, "hybrid": True, "content": False})
    index.index([(number, text, None) for number, text in enumerate(passages.texts)])
    return lambda query: [int(id) for id, _ in index.search(query, DEPTH)]


PEERS: dict[str, Callable[[Passages], Found]] = {"FTS5, plain": fts5, "tantivy": tantivy, "bm25s": bm25s, "txtai, hybrid": txtai}


def row(name: str, made: float, found: Found, queries: Sequence[str], quality: Callable[[Found], float] | None) -> None:
    """Print a line of the table."""
    for query in queries[:3]:
        found(query)
    wall, own = [], []
    for query in queries:
        started, before = time.perf_counter(), time.process_time()
        found(query)
        wall.append(1000 * (time.perf_counter() - started))
        own.append(1000 * (time.process_time() - before))
    shown = f"{quality(found):7.3f}" if quality is not None else "      –"
    print(
        f"{name:<16}{made:9.1f}{statistics.median(wall):11.1f}{quantile(wall, 0.95):9.1f}{statistics.median(own):11.1f}"
        f"{quantile(own, 0.95):9.1f}{shown}"
    )


def search_table(store: Any, queries: Sequence[str], quality: Callable[[Passages, Found], float] | None) -> None:
    """Print search beside its peers; ours reads ahead what the explorer's server does."""
    from search.passages.ahead import read_ahead

    passages = passages_of(store)
    print(f"{len(passages.texts)} passages, {len(queries)} distinct queries; times in ms, of the clock and of the processor (cpu)")
    print(f"{'':<16}{'index s':>9}{'wall p50':>11}{'p95':>9}{'cpu p50':>11}{'p95':>9}{'nDCG@10':>9}")
    judge = None if quality is None else lambda found: quality(passages, found)
    started = time.process_time()
    read_ahead(store)
    row("this search", time.process_time() - started, ours(store, passages), queries, judge)
    for name, make in PEERS.items():
        started = time.process_time()
        try:
            found = make(passages)
        except ImportError as error:
            print(f"{name:<16} is not installed ({error.name}): pip install -r benchmarks/requirements-peers.txt")
            continue
        row(name, time.process_time() - started, found, queries, judge)


# Graph questions: who leads tasks about each topic, which documents cite the same one, how far a body's agencies reach.
GRAPH = {
    "leaders of topics": (
        "SELECT DISTINCT a.source, b.target FROM edge a JOIN edge b ON b.source = a.target WHERE a.type = 'LEADS' AND b.type = 'ABOUT'",
        "SELECT DISTINCT ?x ?y { ?x data:LEADS ?t . ?t data:ABOUT ?y }",
    ),
    "common basis": (
        "SELECT DISTINCT a.source, b.source FROM edge a JOIN edge b ON b.target = a.target AND b.source > a.source "
        "WHERE a.type = 'BASED_ON' AND b.type = 'BASED_ON'",
        "SELECT DISTINCT ?x ?y { ?x data:BASED_ON ?d . ?y data:BASED_ON ?d . FILTER(STR(?y) > STR(?x)) }",
    ),
    "tasks of bodies": (
        "SELECT i.target, count(DISTINCT a.target) FROM edge i JOIN edge a ON a.source = i.source "
        "WHERE i.type = 'INSTANCE_OF' AND a.type IN ('LEADS', 'ASSIGNED', 'COORDINATES') GROUP BY i.target",
        "SELECT ?b (COUNT(DISTINCT ?t) AS ?n) { ?a data:INSTANCE_OF ?b . ?a data:LEADS|data:ASSIGNED|data:COORDINATES ?t } GROUP BY ?b",
    ),
}


def graph_table(store: Any) -> None:
    """Print graph questions over the same relations in SQLite, DuckDB and Oxigraph."""
    from graph.rdf import iri_of
    from graph.schema import load_schema

    relations = [(type, source, target) for type in load_schema().edges for source, target in store.pairs(type)]
    engines: dict[str, Callable[[tuple[str, str]], int]] = {}
    lite = sqlite3.connect(":memory:")
    lite.execute("CREATE TABLE edge(type TEXT, source TEXT, target TEXT, PRIMARY KEY (type, source, target)) WITHOUT ROWID")
    lite.executemany("INSERT OR IGNORE INTO edge VALUES (?, ?, ?)", relations)
    lite.execute("CREATE INDEX by_target ON edge(type, target)")
    lite.execute("ANALYZE")
    engines["SQLite"] = lambda asked: len(lite.execute(asked[0]).fetchall())
    try:
        import duckdb

        duck = duckdb.connect()
        duck.execute("CREATE TABLE edge(type TEXT, source TEXT, target TEXT)")
        with tempfile.TemporaryDirectory() as folder:
            import csv

            path = Path(folder) / "edge.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(relations)
            duck.execute(f"INSERT INTO edge SELECT * FROM read_csv('{path}', header = false, all_varchar = true)")
        engines["DuckDB"] = lambda asked: len(duck.execute(asked[0]).fetchall())
    except ImportError:
        print("DuckDB is not installed: pip install -r benchmarks/requirements-peers.txt")
    import pyoxigraph

    ox = pyoxigraph.Store()
    base = load_schema().prefixes["data"]
    lines = (f"<{iri_of(source)}> <{base}{type}> <{iri_of(target)}> .\n" for type, source, target in relations)
    ox.bulk_load("".join(lines).encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    engines["Oxigraph"] = lambda asked: sum(1 for _ in ox.query(asked[1], prefixes={"data": base}))
    print(f"\n{len(relations)} relations; ms of the processor, median of 5, and the rows found")
    print(f"{'':<20}" + "".join(f"{name:>20}" for name in engines))
    for name, asked in GRAPH.items():
        cells = []
        for run in engines.values():
            rows, times = run(asked), []
            for _ in range(5):
                started = time.process_time()
                run(asked)
                times.append(1000 * (time.process_time() - started))
            cells.append(f"{statistics.median(times):11.1f} {rows:8}")
        print(f"{name:<20}" + "".join(cells))


def judged() -> tuple[Path, list[Any]]:
    """Return a folder's path of a new store of the texts at hand, and the judged queries."""
    import graph
    from ingest.run import ingest
    from search import default_embedder, default_indexer
    from search.evaluate import FOLDERS, QUERIES, ROOT, SHARED, file_key, load_queries

    folders = [SHARED / name for name in FOLDERS if (SHARED / name).is_dir()] or [ROOT / "data" / "documents"]
    texts = {file_key(str(path)): path.read_bytes().decode("utf-8-sig") for folder in folders for path in sorted(folder.glob("*.txt"))}
    queries, left = load_queries(QUERIES[0], texts)
    if left:
        print(f"{left} queries are left out for want of their texts")
    path = Path(tempfile.mkdtemp()) / "peers.db"
    store = graph.open_store(str(path))
    ingest(store, [str(folder) for folder in folders], indexer=default_indexer(), embedder=default_embedder())
    store.close()
    return path, queries


def main(arguments: list[str]) -> None:
    """Print both tables."""
    import graph
    from search.evaluate import evaluate

    os.environ["CANCU_ENCODER"] = "none"  # the same vectors for every engine
    print(machine())
    if arguments:
        store = graph.open_store(arguments[0], read_only=True)
        headings = [str(said["statement"]) for _, said in store.properties_of("Task") if 20 < len(str(said.get("statement") or "")) < 90]
        search_table(store, headings[:: max(1, len(headings) // 150)][:150], None)
    else:
        path, queries = judged()
        store = graph.open_store(str(path), read_only=True)

        def quality(passages: Passages, found: Found) -> float:
            scores = evaluate(queries, lambda text: [passages.places[n] for n in found(text)])
            return statistics.fmean(scores.values())

        search_table(store, [query.text for query in queries], quality)
    graph_table(store)
    store.close()


if __name__ == "__main__":
    main(sys.argv[1:])
