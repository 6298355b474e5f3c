"""Scores number, type, issuer, date and signer of real files against ../shared/files/real/metadata.json.

    python -m benchmarks.real_files [folder]

A field counts as right where the value read is the printed one; where the file cannot give it (a scan, a blank), null is right too, and a
value that is not the printed one is wrong.  Prints each fault, then right fields of all, seconds and peak memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from ingest.pipeline import parse
from ingest.source.read import read_source
from text.errors import CancuError

FIELDS = ("number", "type", "issuer", "issue_date", "signer")
HOME = Path(__file__).parents[2] / "shared" / "files" / "real"


def main(folder: Path = HOME) -> None:
    """Print what was read wrong and the figures."""
    known = json.loads((folder / "metadata.json").read_text("utf-8"))
    right = wrong = 0
    for name, truth in sorted(known.items()):
        start = time.process_time()
        try:
            found = parse(read_source(folder / name)).to_json()["document"]
            refused = ""
        except CancuError as error:
            found, refused = {}, error.code
        seconds = time.process_time() - start
        faults = []
        for field in FIELDS:
            value, expected = found.get(field), truth[field]
            if _fold(value) == _fold(expected) or value is None and truth["scanned"]:
                right += 1
            else:
                wrong += value is not None
                faults.append(f"{field}: {value!r}, printed {expected!r}")
        print(f"{name} {seconds:.1f} s {refused}")
        for fault in faults:
            print(f"    {fault}")
    fields = len(FIELDS) * len(known)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{right} of {fields} fields right ({right / fields:.3f}), {wrong} wrong and not null; peak memory {peak:.0f} MB")


def _fold(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


if __name__ == "__main__":
    if len(sys.argv) < 2 and not HOME.exists():
        print(f"{HOME} is not here: nothing to score.")
    else:
        main(*map(Path, sys.argv[1:]))
