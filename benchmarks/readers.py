"""Eight readers of one store, first quiet, then while another process ingests, removes and adds documents without a pause.

    python -m benchmarks.readers [seconds]

Prints the errors, the answers whose evidence is not of one state, and the 95th percentile of a question's time in both.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import search
from graph.sqlite.store import SqliteStore
from ingest.run import ingest

DOCUMENTS = Path(__file__).resolve().parents[1] / "data" / "documents"
READERS = 8
QUESTIONS = (
    "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới",
    "Sở Ngoại vụ phối hợp với ai",
    "which provinces assign the Border Guard",
    "Nghị định 72/2015/NĐ-CP được viện dẫn ở đâu",
)


def places_of(said: object) -> list[dict[str, Any]]:
    """Return every object of an answer that shows words of a document."""
    if isinstance(said, dict):
        own = (
            [said]
            if isinstance(said.get("exact"), str) and isinstance(said.get("document"), str) and isinstance(said.get("start"), int)
            else []
        )
        return own + [place for value in said.values() for place in places_of(value)]
    return [place for value in said for place in places_of(value)] if isinstance(said, list | tuple) else []


def read(number: int, path: str, texts: dict[str, str], seconds: float, out: Any) -> None:
    """Ask until the time is over; put (times in ms, errors, answers of more than one state) into `out`."""
    os.environ["CANCU_ENCODER"] = "none"
    store = SqliteStore(path, read_only=True)
    times: list[float] = []
    errors: list[str] = []
    mixed = 0
    search.ask(store, QUESTIONS[0])
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        question = QUESTIONS[(number + len(times)) % len(QUESTIONS)]
        started = time.perf_counter()
        try:
            said = [search.ask(store, question).to_json(), search.find(store, "biên giới").to_json()]
        except Exception as error:
            errors.append(f"{type(error).__name__}: {error}")
            continue
        times.append(1000 * (time.perf_counter() - started))
        mixed += any(texts[place["document"]][place["start"] : place["end"]] != place["exact"] for place in places_of(said))
        with store.snapshot():
            held = {node.id for node in store.documents()}
            mixed += len(texts.keys() - held) > 1 or any(store.parsed(id)["chars"] != len(store.text(id)) for id in held)
    store.close()
    out.put((times, errors, mixed))


def write(path: str, texts: dict[str, str], over: Any, out: Any) -> None:
    """Ingest the folder, and remove and add its documents one by one, until it is over."""
    os.environ["CANCU_ENCODER"] = "none"
    store = SqliteStore(path)
    kinds = {"indexer": search.default_indexer(), "embedder": search.default_embedder()}
    facts = [one for _, one in store.written()]
    writes = 0
    while not over.is_set():
        for one in facts:
            store.remove(one.document)
            store.write(one, **kinds)
            writes += 2
        ingest(store, [str(DOCUMENTS)], jobs=1, **kinds)
    store.close()
    out.put(writes)


def readers(path: str, texts: dict[str, str], seconds: float) -> tuple[float, int, list[str], int]:
    """Return (95th percentile in ms, answers, errors, answers of more than one state) of the readers."""
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    running = [context.Process(target=read, args=(n, path, texts, seconds, out)) for n in range(READERS)]
    for one in running:
        one.start()
    found = [out.get() for _ in running]
    for one in running:
        one.join()
    times = [ms for each, _, _ in found for ms in each]
    return statistics.quantiles(times, n=20)[18], len(times), [e for _, errors, _ in found for e in errors], sum(m for _, _, m in found)


def main(seconds: float = 60.0) -> int:
    """Measure; return the exit status: 1 where there was an error or a mixed answer."""
    os.environ["CANCU_ENCODER"] = "none"
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/s.db"
        store = SqliteStore(path)
        ingest(store, [str(DOCUMENTS)], indexer=search.default_indexer(), embedder=search.default_embedder(), jobs=1)
        texts = {node.id: store.text(node.id) for node in store.documents()}
        store.close()
        quiet, answers, errors, mixed = readers(path, texts, seconds / 3)
        print(f"quiet: {answers} answers, 95th percentile {quiet:.0f} ms")
        over, out = context.Event(), context.Queue()
        writer = context.Process(target=write, args=(path, texts, over, out))
        writer.start()
        busy, answers, more_errors, more_mixed = readers(path, texts, seconds)
        over.set()
        writes = out.get()
        writer.join()
    errors, mixed = errors + more_errors, mixed + more_mixed
    print(
        f"while {writes} documents were written or removed: {answers} answers, 95th percentile {busy:.0f} ms ({busy / quiet:.1f} x quiet)"
    )
    print(f"{len(errors)} errors {sorted(set(errors))[:5]}, {mixed} answers of more than one state")
    return int(bool(errors or mixed))


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
