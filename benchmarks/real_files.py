"""Scores number, type, issuer, date and signer of real files against ../shared/files/real/metadata.json, and what reading each costs.

    python -m benchmarks.real_files [folder]

A field counts as right where the value read is the printed one; where the file cannot give it (a scan, a blank), null is right too, and a
value that is not the printed one is wrong.  Prints each fault, then right fields of all; ends with 1 where a bar is missed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.measure import machine, read_apart

FIELDS = ("number", "type", "issuer", "issue_date", "signer")
HOME = Path(__file__).parents[2] / "shared" / "files" / "real"
# Bars: share of fields, CPU seconds and 10^6 bytes of memory of any file; the character recognition of a scan, a program of its own, apart.
FIELDS_RIGHT, SECONDS, MEGABYTES = 0.90, 10.0, 1000.0


def main(folder: Path = HOME) -> int:
    """Print what was read wrong and the figures; return 1 where a bar is missed."""
    print(machine())
    known = json.loads((folder / "metadata.json").read_text("utf-8"))
    right = wrong = beyond = 0
    for name, truth in sorted(known.items()):
        parsed, refused, seconds, megabytes = read_apart(str(folder / name))
        found = parsed["document"]
        faults = []
        for field in FIELDS:
            value, expected = found.get(field), truth[field]
            if _fold(value) == _fold(expected) or value is None and truth["scanned"]:
                right += 1
            else:
                wrong += value is not None and truth["scanned"]
                faults.append(f"{field}: {value!r}, printed {expected!r}")
        beyond += seconds > SECONDS or megabytes > MEGABYTES
        print(f"{name} {seconds:.1f} s {megabytes:.0f} MB {refused}")
        for fault in faults:
            print(f"    {fault}")
    fields = len(FIELDS) * len(known)
    print(f"{right} of {fields} fields right ({right / fields:.3f}), {wrong} of scans wrong")
    print(f"{beyond} files over {SECONDS:g} s or {MEGABYTES:g} MB")
    return int(right < FIELDS_RIGHT * fields or wrong > 0 or beyond > 0)


def _fold(value: object) -> object:
    return value.casefold() if isinstance(value, str) else value


if __name__ == "__main__":
    if len(sys.argv) < 2 and not HOME.exists():
        print(f"{HOME} is not here: nothing to score.")
    else:
        sys.exit(main(*map(Path, sys.argv[1:])))
