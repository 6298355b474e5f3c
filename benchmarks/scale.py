"""The budget for 60 million characters: codified law as some 3,200 documents, ingested, then searched and asked.

Reads the codified articles beside the checkout (`../shared/sets/phapdien`); without them it says so and stops.
`python -m benchmarks.scale [--share 0.1] [--keep STORE]`: a share of the documents for a quick look; a store to keep for more questions.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.measure import CANCU, ROOT, line, machine, peak_mb, quantile

ARTICLES = ROOT.parent / "shared" / "sets" / "phapdien" / "phapdien_articles.jsonl.gz"
QUESTIONS = ("văn bản nào căn cứ Luật Báo chí", "Bộ Công an chủ trì việc gì", "which documents mention the Ministry of Finance")


def write_documents(folder: Path, share: float) -> tuple[list[Path], list[str]]:
    """Write one text a document, its articles in their order, and return the files and 200 article titles as queries."""
    documents: dict[str, list[str]] = collections.defaultdict(list)
    titles: list[str] = []
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row.get("doc_no"):
                documents[row["doc_no"]].append(f"{row['title']}\n\n{row['text']}\n")
                titles.append(row["title"])
    chosen = sorted(documents)[: max(1, int(share * len(documents)))]
    files = []
    for number, name in enumerate(chosen):
        path = folder / f"{number:05d}.txt"
        path.write_text(f"Số: {name}\n\n" + "\n".join(documents[name]), "utf-8", newline="\n")
        files.append(path)
    return files, random.Random(7).sample(titles, 200)


def main() -> None:
    """Print ingest rate, store size, memory, and the 95th percentile of search and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if not ARTICLES.exists():
        raise SystemExit("The codified articles (../shared/sets/phapdien) are not on this machine; nothing was measured.")
    print(machine())
    folder = Path(tempfile.mkdtemp())
    try:
        files, queries = write_documents(folder, options.share)
        size = sum(path.stat().st_size for path in files)
        store = options.keep or folder / "scale.db"
        start = time.perf_counter()
        subprocess.run([CANCU, "ingest", str(folder), "--store", str(store), "--jobs", "2"], check=True, stdout=subprocess.DEVNULL)
        seconds = [time.perf_counter() - start]
        line(f"ingest of {len(files)} documents, {size / 1e6:.1f} MB", seconds, "s")
        print(f"store: {store.stat().st_size / size:.2f} × text")
        measure(str(store), queries)
    finally:
        shutil.rmtree(folder)


def measure(store: str, queries: list[str]) -> None:
    """Print the latencies of search and ask over `store`."""
    import graph
    from search.answer.ask import ask
    from search.passages.finding import find

    opened = graph.open_store(store, read_only=True)
    for name, function, inputs in (("search", find, queries), ("ask", ask, QUESTIONS * 10)):
        milliseconds = []
        for text in inputs:
            start = time.perf_counter()
            function(opened, text)
            milliseconds.append(1000 * (time.perf_counter() - start))
        line(name, milliseconds, "ms", "p95 ≤ 50")
        print(f"{'':<58} {quantile(milliseconds, 0.95):9.3f} ms at the 95th percentile")
    opened.close()
    print(f"peak memory: {peak_mb():.0f} MB (budget 1500)")


if __name__ == "__main__":
    main()
