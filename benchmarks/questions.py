"""Asks and searches as users do: more than a hundred distinct questions, each for the first time (cold) and again (warm).

    python -m benchmarks.questions [STORE]... [--questions N] [--limit N]

Without STORE it makes one of data/documents and, where they are on this machine, the reference documents; several stores (five documents, a
corpus, a law library made by `python -m benchmarks.scale --keep STORE`) make one table.  `--slowest N` names the slowest questions.
Wall time is what a user waits; time of the processor is what can be compared on a machine that does other work too.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.measure import ROOT, machine, peak_mb, quantile

OWN = ROOT / "tests" / "search" / "questions.yaml"


def own_questions() -> list[str]:
    """Return our own questions, each once."""
    import yaml

    found = [str(row["question"]) for row in yaml.safe_load(OWN.read_text("utf-8"))]
    return _with(found, [ROOT / "data" / "eval" / f"questions-own-{n}.jsonl" for n in (2, 3)])


def questions() -> list[str]:
    """Return our own questions and, where they are here, the reference questions, each once."""
    return _with(own_questions(), [ROOT.parent / "shared" / "gold" / name for name in ("questions.jsonl", "questions-2.jsonl")])


def _with(found: list[str], files: Iterable[Path]) -> list[str]:
    for path in files:
        if path.exists():
            found = found + [json.loads(line)["question"] for line in path.read_text("utf-8").splitlines()]
    return list(dict.fromkeys(found))


def made(folder: Path) -> str:
    """Return the path of a new store of the documents at hand."""
    import graph
    from ingest.run import ingest
    from search import default_embedder, default_indexer

    path = folder / "documents.db"
    corpus = ROOT.parent / "shared" / "corpus"
    sources = [str(ROOT / "data" / "documents"), *([str(corpus)] if corpus.is_dir() else [])]
    store = graph.open_store(str(path))
    ingest(store, sources, indexer=default_indexer(), embedder=default_embedder())
    store.close()
    return str(path)


def timed(function: Callable[[str], object], texts: Iterable[str]) -> list[tuple[float, float, str]]:
    """Return (wall ms, processor ms, text) of each call."""
    out = []
    for text in texts:
        wall, own = time.perf_counter(), time.process_time()
        function(text)
        out.append((1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - own), text))
    return out


def report(name: str, runs: list[tuple[float, float, str]]) -> None:
    """Print the median, the 95th percentile and the slowest."""
    for kind, values in (("wall", [run[0] for run in runs]), ("processor", [run[1] for run in runs])):
        print(
            f"{name:<34} {kind:<10} p50 {quantile(values, 0.5):8.1f} ms   p95 {quantile(values, 0.95):8.1f} ms   max {max(values):8.1f} ms"
        )


def main() -> None:
    """Print the figures for questions and searches."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("stores", nargs="*")
    arguments.add_argument("--slowest", type=int, default=0)
    arguments.add_argument("--questions", type=int, default=150, metavar="N", help="of all, evenly drawn")
    arguments.add_argument("--limit", type=int, default=500, help="answers of a long list, as `cancu ask` has it")
    chosen = arguments.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        every = questions()
        texts = every[:: max(1, len(every) // chosen.questions)]
        print(f"{machine()}; {len(texts)} questions")
        for store in chosen.stores or [made(folder)]:
            measure(store, texts, chosen.limit, chosen.slowest)
        print(f"peak memory of this process: {peak_mb():.0f} MB")
    finally:
        shutil.rmtree(folder)


def measure(path: str, texts: list[str], limit: int, slowest: int) -> None:
    """Print the figures of one store."""
    import graph
    from search.answer.ask import ask
    from search.passages.finding import find

    store = graph.open_store(path, read_only=True)
    print(f"{len(store.documents())} documents")
    report("first question (reads the names)", timed(lambda text: ask(store, text, limit=limit), texts[:1]))
    for name, function in (("ask", lambda text: ask(store, text, limit=limit)), ("search", lambda text: find(store, text))):
        for state in ("cold", "warm"):
            runs = timed(function, texts)
            report(f"{name}, {state}", runs)
            for wall, _, text in sorted(runs, reverse=True)[:slowest]:
                print(f"    {wall:8.1f} ms  {text}")
    store.close()


if __name__ == "__main__":
    main()
