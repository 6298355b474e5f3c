"""Scans the first page of each text of a folder and compares number, type, issuer and date read on the picture with those of the text.

    python -m benchmarks.scanned_heads ../shared/corpus [how many] [noise] [seed]

Prints each difference, then for each field how often it is equal, left empty and wrong; and of the issuers that were left empty as unsure,
how many had been read right.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.copy_makers import pages_as_pictures
from ingest.parsed import ParsedDocument, Source
from ingest.pipeline import parse
from ingest.source.read import read_source
from tests.ingest.source.makers import typed
from text.errors import CancuError

FIELDS = ("number", "type", "issuer", "issue_date")
_ROWS = 44  # lines of a page


def first_page(text: str) -> list[str]:
    """Return the lines that stand on the first page, about."""
    lines: list[str] = []
    rows = 0
    for line in text.replace("\r\n", "\n").split("\n"):
        rows += len(line) // 70 + 1
        if rows > _ROWS:
            break
        lines.append(line)
    return lines


def emptied(parsed: ParsedDocument) -> str | None:
    """Return the issuer that was left empty as unsure, as it was read."""
    found = next((finding.message_en for finding in parsed.findings if finding.code == "issuer-unsure"), None)
    return found.split("“", 1)[1].split("”", 1)[0] if found else None


def main(folder: Path, count: int = 60, noise: float = 20.0, seed: int = 3) -> None:
    """Print the differences and the figures."""
    paths = sorted(folder.glob("*.txt"))
    paths = sorted(random.Random(seed).sample(paths, min(count, len(paths))))
    fields: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    unsure: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        made, scan = Path(place) / "a.pdf", Path(place) / "b.pdf"
        for number, path in enumerate(paths):
            lines = first_page(path.read_text("utf-8-sig"))
            truth = parse(Source(path.name, "0" * 64, "\n".join(lines))).document
            made.write_bytes(typed(lines, size=12.0))
            pages_as_pictures(made, scan, noise=noise, seed=seed + number)
            try:
                parsed = parse(read_source(scan))
            except CancuError as error:
                print(path.name, error.message)
                continue
            for field in FIELDS:
                right, read = getattr(truth, field), getattr(parsed.document, field)
                verdict = "equal" if right == read else "empty" if read is None else "wrong"
                fields[field][verdict] += 1
                if right != read:
                    print(f"{path.name} {field}: {read!r}, printed {right!r}", flush=True)
            left = emptied(parsed)
            if left is not None:
                unsure["right" if left == truth.issuer else "misread"] += 1
                print(f"{path.name} left empty: {left!r}", flush=True)
    for field, verdicts in fields.items():
        print(f"{field}: {dict(verdicts)}")
    print(f"issuers left empty as unsure of {len(paths)}: {dict(unsure)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
