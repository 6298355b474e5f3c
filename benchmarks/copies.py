"""Compares the facts of a document's copies in other formats with those of its text.

    python -m benchmarks.copies data/documents folder-of-copies [letters of names to leave out]

A copy's name begins with the text's.  Prints F1 of roles (whose words, which agency, which role) and citations for each ending.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from ingest.parsed import ParsedDocument
from ingest.pipeline import parse
from ingest.source.letters import flat
from ingest.source.read import read_source
from text.errors import CancuError


def facts(parsed: ParsedDocument) -> dict[str, Counter[object]]:
    """Return the head, roles, times and citations of a document as counted values."""
    text, document = parsed.source.text, parsed.document
    head = (document.number, document.type, document.issuer, document.issue_date, document.signer)
    words = {task.id: re.sub(r"\W+", "", flat(text[task.span.start : task.span.end]))[:40] for task in parsed.tasks}
    return {
        "head": Counter(enumerate(head)),
        "tasks": Counter(words.values()),
        "roles": Counter((words[task.id], role.agency, role.role) for task in parsed.tasks for role in task.roles),
        "times": Counter((words[task.id], task.time.start, task.time.end) for task in parsed.tasks if task.time),
        "citations": Counter((citation.number, citation.type, citation.target) for citation in parsed.citations),
    }


def f1(truth: Counter[object], found: Counter[object]) -> float:
    """Return the harmonic mean of precision and recall."""
    total = truth.total() + found.total()
    return 2 * (truth & found).total() / total if total else 1.0


def main(texts: Path, copies: Path, show: str = "") -> None:
    """Print a line for each ending."""
    known = {path.stem: facts(parse(read_source(path))) for path in sorted(texts.glob("*.txt"))}
    sums: dict[str, dict[str, tuple[Counter[object], Counter[object]]]] = {}
    for path in sorted(copies.iterdir()):
        stem = path.name.split(".")[0]
        if stem not in known:
            continue
        try:
            found = facts(parse(read_source(path)))
        except CancuError as error:
            print(path.name, error.message)
            continue
        ending = path.name[len(stem) :]
        for kind, truth in known[stem].items():
            pair = sums.setdefault(ending, {}).setdefault(kind, (Counter(), Counter()))
            pair[0].update({(stem, value): count for value, count in truth.items()})
            pair[1].update({(stem, value): count for value, count in found[kind].items()})
            if ending == show:
                for value in (truth - found[kind]).elements():
                    print(f"    {stem} lost {kind}: {value}")
                for value in (found[kind] - truth).elements():
                    print(f"    {stem} new {kind}: {value}")
    for ending, kinds in sums.items():
        print(ending, " ".join(f"{kind} {f1(*pair):.3f}" for kind, pair in kinds.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
