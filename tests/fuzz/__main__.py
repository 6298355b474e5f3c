"""The long fuzz: `python -m tests.fuzz --seconds 1800` tries each kind of input for so long and prints how many, and what was found.

    python -m tests.fuzz [documents files questions imports stores] --seconds 300 --jobs 2 --seed 7 --out FOLDER
    python -m tests.fuzz --again files-7-123      the traceback of one find

Exit status 1 where anything was found.  Each find is named so that --again makes it again.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.sandbox import Failure, Limits, Sandbox
from tests.fuzz.targets import TARGETS

MOST_FINDS = 50


def names(kind: str, seed: int, *, count: int | None = None, seconds: float = 0.0) -> Iterator[str]:
    """Yield names of inputs: `count`, or as many as fit into `seconds`."""
    end = time.monotonic() + seconds
    number = 0
    while number < count if count is not None else time.monotonic() < end:
        yield f"{kind}-{seed}-{number}"
        number += 1


def fuzz(
    kind: str, items: Iterator[str], folder: str, *, jobs: int = 0, max_seconds: float = Limits().max_seconds
) -> tuple[int, list[Failure]]:
    """Return how many inputs were tried and what was found."""
    target = TARGETS[kind](folder)
    target.prepare()
    tried = 0
    finds: list[Failure] = []
    with Sandbox(target, jobs=jobs, limits=Limits(max_seconds)) as sandbox:
        for _, outcome in sandbox.map(items):
            tried += 1
            if isinstance(outcome, Failure) and target.is_find(outcome):
                finds.append(outcome)
                if len(finds) >= MOST_FINDS:
                    break
    return tried, finds


def again(item: str) -> None:
    """Try one input in this process: what it raises is shown with its traceback."""
    target = TARGETS[item.partition("-")[0]]
    with tempfile.TemporaryDirectory() as folder:
        one = target(folder)
        one.prepare()
        one.warm()
        print(one.work(item))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line asks for; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("kinds", nargs="*", choices=[*TARGETS, []], help="kinds of input (default: all)")
    parser.add_argument("--seconds", type=float, default=1800, help="time for each kind")
    parser.add_argument("--jobs", type=int, default=0, help="processes (default: one a core)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="other seeds draw other inputs")
    parser.add_argument("--max-seconds", type=float, default=Limits().max_seconds, help="an input that takes longer is a find")
    parser.add_argument("--out", type=Path, help="folder for KIND.json: what was tried and found")
    parser.add_argument("--again", metavar="NAME", help="try one input again and show its traceback")
    options = parser.parse_args(arguments)
    os.environ.setdefault("CANCU_ENCODER", "none")
    if options.again:
        again(options.again)
        return 0
    status = 0
    for kind in options.kinds or TARGETS:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        items = names(kind, options.seed, seconds=options.seconds)
        with tempfile.TemporaryDirectory() as folder:
            tried, finds = fuzz(kind, items, folder, jobs=options.jobs, max_seconds=options.max_seconds)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        minutes = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 60
        print(f"{kind}: seed {options.seed}, {tried} tried in {minutes:.1f} CPU-minutes, {len(finds)} found", flush=True)
        for find in finds:
            print(f"    {find.path}: {find.code}: {find.message}", flush=True)
        if options.out is not None:
            said = {
                "kind": kind,
                "seed": options.seed,
                "tried": tried,
                "cpu_minutes": round(minutes, 2),
                "finds": [f.to_json() for f in finds],
            }
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / f"{kind}.json").write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")
        status = status or int(bool(finds))
    return status


if __name__ == "__main__":
    sys.exit(main())
