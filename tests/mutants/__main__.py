"""Put each fault into a copy of the tree, run its tests, and say which faults nobody noticed.  Exit status 1 where fewer than 80 % were caught."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.faults import Fault, copied_tree, faults, with_fault

AIM = 0.8
TIMEOUT_S = 900  # a fault that makes the code run for ever is caught by that


def outcome(tree: Path, fault: Fault) -> str:
    """Return caught, survived, or stale."""
    try:
        before = with_fault(tree, fault)
    except ValueError as error:
        print(error, flush=True)
        return "stale"
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *fault.tests]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONSAFEPATH": "", "CANCU_ENCODER": "none"}
    try:
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=TIMEOUT_S, check=False)
        return "survived" if done.returncode == 0 else "caught"
    except subprocess.TimeoutExpired:
        return "caught"
    finally:
        (tree / fault.file).write_text(before, "utf-8", newline="\n")


def main() -> int:
    """Run the list and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", nargs="*", help="ids, or beginnings of them")
    parser.add_argument("--out", help="a file for the outcomes as JSON")
    given = parser.parse_args()
    wanted = [f for f in faults() if not given.only or f.id.startswith(tuple(given.only))]
    trees: SimpleQueue[Path] = SimpleQueue()
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(given.jobs) as pool:
        for job in range(given.jobs):
            trees.put(copied_tree(Path(folder) / str(job)))

        def one(fault: Fault) -> None:
            tree, began = trees.get(), time.monotonic()
            try:
                found[fault.id] = outcome(tree, fault)
            finally:
                trees.put(tree)
            print(f"{found[fault.id]:9} {time.monotonic() - began:5.0f} s  {fault.id}: {fault.new}", flush=True)
            if given.out:
                Path(given.out).write_text(json.dumps(dict(sorted(found.items())), indent=1), "utf-8")

        list(pool.map(one, wanted))
    tried = [value for value in found.values() if value != "stale"]
    caught = tried.count("caught")
    print(f"{caught} of {len(tried)} faults caught, {len(found) - len(tried)} rows stale.")
    return 0 if tried and caught >= AIM * len(tried) and len(tried) == len(found) else 1


if __name__ == "__main__":
    sys.exit(main())
