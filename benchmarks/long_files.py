"""Reads and parses a long PDF in a fresh process: a bar of one minute and 10^9 bytes for a thousand pages.

    python -m benchmarks.long_files [pages] [seed]

The PDF prints lines of the five documents in drawn order, its numbers counted on, as many as fill the pages.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import pypdfium2

from benchmarks.measure import ROOT, machine, read_apart
from tests.ingest.source.makers import printed

SECONDS, MEGABYTES = 60.0, 1000.0  # for 1,000 pages
_LINES = 46  # of a page of `printed`
_WIDTH = 75  # letters of one of its lines, about


def long_pdf(pages: int, seed: int) -> bytes:
    """Return a PDF of at least so many pages."""
    known = [line for path in sorted((ROOT / "data" / "documents").glob("*.txt")) for line in path.read_text("utf-8-sig").splitlines()]
    known = [line for line in known if len(line) > _WIDTH and "\t" not in line]
    draw = random.Random(seed)
    lines: list[str] = ["KẾ HOẠCH", "Công tác thông tin đối ngoại", "I. NHIỆM VỤ"]
    rows = 0
    while rows < pages * _LINES:
        words = draw.choice(known).lstrip("-+*0123456789. ")
        lines.append(f"{len(lines) - 2}. {words}")
        rows += len(words) // _WIDTH + 1
    return printed(lines)


def main(pages: int = 1000, seed: int = 11) -> int:
    """Print what reading it costs; return 1 where that is over the bars, which grow with the pages."""
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(long_pdf(pages, seed))
        document = pypdfium2.PdfDocument(path)
        made = len(document)
        document.close()
        parsed, refused, seconds, megabytes = read_apart(str(path))
    facts = ", ".join(f"{len(parsed.get(kind, ()))} {kind}" for kind in ("sections", "tasks", "citations"))
    print(f"{made} pages, {parsed.get('chars', 0)} letters: {seconds:.1f} s of the processor, {megabytes:.0f} MB; {facts} {refused}")
    return int(bool(refused) or seconds > SECONDS * made / 1000 or megabytes > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
