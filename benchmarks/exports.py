"""Seconds (of the clock and of one core), bytes and memory of each export of one store: `python -m benchmarks.exports STORE [FORMAT…]`.

Each format is written by a process of its own, whose memory is the most that the system gave it; what is written is read back by another
program's library as far as one reads such a file piece by piece.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FORMATS = ("jsonl", "csv", "turtle", "nquads", "jsonld", "graphml", "gexf", "cypher", "neo4j-import")
ONE = """
import resource, sys, graph
from graph.export import export
store = graph.open_store(sys.argv[1], read_only=True)
export(store, sys.argv[2], sys.argv[3], progress=lambda done, whole: None)
store.close()
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_maxrss, used.ru_utime + used.ru_stime)
"""


def read_back(format: str, path: Path) -> int:
    """Return how many pieces an independent library finds in the file: lines of JSON, rows, triples, elements."""
    if format == "jsonl":
        with path.open(encoding="utf-8") as lines:
            return sum(1 for line in lines if json.loads(line))
    if format in ("turtle", "nquads"):
        import pyoxigraph

        kind = pyoxigraph.RdfFormat.TURTLE if format == "turtle" else pyoxigraph.RdfFormat.N_QUADS
        return sum(1 for _ in pyoxigraph.parse(path=str(path), format=kind))
    if format in ("graphml", "gexf"):
        from lxml import etree

        count = 0
        for _, element in etree.iterparse(str(path), tag=("{*}node", "{*}edge")):
            count += 1
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        return count
    if path.is_dir():
        import csv

        csv.field_size_limit(2**31)
        rows = 0
        for file in sorted(path.glob("*.csv")):
            with file.open(encoding="utf-8", newline="") as lines:
                rows += sum(1 for _ in csv.reader(lines)) - 1
        return rows
    return 0


def measure(store: str, format: str) -> dict[str, object]:
    """Return the figures of one export."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", ONE, store, format, str(path)], capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - start
        files = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
        size = sum(file.stat().st_size for file in files)
        found = read_back(format, path)
    memory, core = done.stdout.split()
    return {
        "format": format, "seconds": round(seconds, 1), "core_seconds": round(float(core), 1), "MB": round(size / 1e6, 1),
        "memory_MB": int(memory) // 1024, "read_back": found,
    }  # fmt: skip


def main(arguments: list[str]) -> None:
    """Print one line of JSON a format."""
    store, *formats = arguments
    for format in formats or FORMATS:
        print(json.dumps(measure(store, format)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
