"""Flips one bit of a store again and again: each is refused by name or answers as before, and `cancu check` finds it.

python -m benchmarks.damage [how many] [seed]
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path

import search
from graph.model.codec import dumps
from graph.sqlite.check import check
from graph.sqlite.store import SqliteStore
from ingest.run import ingest
from text.errors import CancuError

DOCUMENTS = Path(__file__).resolve().parents[1] / "data" / "documents"
QUESTION = "tỉnh nào giao Bộ đội Biên phòng tuyên truyền biên giới"


def said(path: str) -> str:
    """Return all that a store holds, its answer to a question and what it finds."""
    store = SqliteStore(path, read_only=True)
    try:
        records = "\n".join(dumps(record) for record in store.records())
        answers = str(search.ask(store, QUESTION).to_json()["answers"])
        found = str([hit.to_json() for hit in search.find(store, "biên giới").hits])
        return records + answers + found
    finally:
        store.close()


def main(count: int = 500, seed: int = 500) -> None:
    os.environ["CANCU_ENCODER"] = "none"
    draw = random.Random(seed)
    outcomes = {"refused by name": 0, "as before": 0, "WRONG": 0}
    named = 0
    with tempfile.TemporaryDirectory() as folder:
        whole, changed = f"{folder}/whole.db", f"{folder}/changed.db"
        store = SqliteStore(whole)
        ingest(store, [str(DOCUMENTS)], indexer=search.default_indexer(), embedder=search.default_embedder())
        store.close()
        before = said(whole)
        content = bytearray(Path(whole).read_bytes())
        for _ in range(count):
            place, bit = draw.randrange(len(content)), 1 << draw.randrange(8)
            content[place] ^= bit
            Path(changed).write_bytes(content)
            content[place] ^= bit
            try:
                outcome = "as before" if said(changed) == before else "WRONG"
            except CancuError as error:
                outcome = "refused by name" if changed in error.message else "WRONG"
            try:
                named += bool(check(changed, search.default_indexer())[1])
            except CancuError:
                named += 1
            outcomes[outcome] += 1
            if outcome == "WRONG":
                print(f"byte {place}, bit {bit}: answers otherwise, or fails without its name")
    print(f"{count} flips of one bit: {outcomes}; named by check: {named} ({named / count:.3f})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
