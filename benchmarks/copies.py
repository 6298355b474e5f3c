"""Compares the facts of copies of documents, made here in other formats, letters, prints and scans, with those of their texts.

    python -m benchmarks.copies [formats letters prints turned scans turned-scans] [--texts data/documents] [--folder F] [--show ENDING]

Without kinds: all but scans, which take minutes.  Prints for each ending the copies with equal facts and F1 of roles (whose words, which
agency, which role), times and citations, for scans the share of wrong characters too, and ends with 1 where a bar of `BARS` is missed.
`--folder` keeps the copies and takes those that are there; `--show` prints what an ending's copies lost.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from benchmarks.copy_makers import KINDS, missing
from ingest.parsed import ParsedDocument
from ingest.pipeline import parse
from ingest.source.letters import flat
from ingest.source.read import read_source
from text.errors import CancuError

HOME = Path(__file__).resolve().parents[1] / "data" / "documents"
EQUAL = {"head": 1.0, "tasks": 1.0, "roles": 1.0, "times": 1.0, "citations": 1.0}
# What an ending must reach, at least: F1; "wrong characters": at most.  Endings of old letters and other formats: equal facts.
BARS: dict[str, dict[str, float]] = {
    ".word.pdf": {"roles": 0.95, "citations": 0.99},
    ".web.pdf": {"roles": 0.95, "citations": 0.99},
    ".text.pdf": {"roles": 0.90},
    ".scan.pdf": {"roles": 0.85, "wrong characters": 0.02},
    ".turned-scan.pdf": {"roles": 0.85, "wrong characters": 0.02},
    **dict.fromkeys((".turned-90.pdf", ".turned-180.pdf", ".turned-mixed.pdf", ".turned-words.pdf"), {"roles": 0.95, "citations": 0.99}),
}


@dataclass(slots=True)
class Sum:
    """What the copies of one ending say, beside what their texts do."""

    truth: dict[str, Counter[object]] = field(default_factory=dict)
    found: dict[str, Counter[object]] = field(default_factory=dict)
    copies: int = 0
    equal: int = 0
    edits: int = 0
    characters: int = 0


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


def compared(texts: dict[str, Path], copies: list[Path], show: str = "") -> dict[str, Sum]:
    """Return the sums by ending; copies that are refused say nothing."""
    known = {stem: parse(read_source(path)) for stem, path in texts.items()}
    sums: dict[str, Sum] = {}
    for path in copies:
        stem = path.name.split(".")[0]
        ending = path.name[len(stem) :]
        one = sums.setdefault(ending, Sum())
        truth = facts(known[stem])
        one.copies += 1
        try:
            parsed = parse(read_source(path))
        except CancuError as error:
            print(error.message)
            found = dict.fromkeys(truth, Counter[object]())
        else:
            found = facts(parsed)
            plain = [" ".join(one.source.text.split()) for one in (known[stem], parsed)]
            one.edits += Levenshtein.distance(*plain) if ending.endswith("scan.pdf") else 0
            one.characters += len(plain[0])
        one.equal += truth == found
        for kind, values in truth.items():
            one.truth.setdefault(kind, Counter()).update({(stem, value): count for value, count in values.items()})
            one.found.setdefault(kind, Counter()).update({(stem, value): count for value, count in found[kind].items()})
            if ending == show:
                for value in (values - found[kind]).elements():
                    print(f"    {stem} lost {kind}: {value}")
                for value in (found[kind] - values).elements():
                    print(f"    {stem} new {kind}: {value}")
    return sums


def below_bars(ending: str, one: Sum) -> list[str]:
    """Return the bars that an ending's copies miss, in words."""
    out = []
    for kind, bar in BARS.get(ending, EQUAL).items():
        if kind == "wrong characters":
            share = one.edits / max(1, one.characters)
            out += [f"{kind} {share:.4f} > {bar}"] if share > bar else []
        elif f1(one.truth[kind], one.found[kind]) < bar:
            out.append(f"{kind} {f1(one.truth[kind], one.found[kind]):.4f} < {bar}")
    return out


def main() -> int:
    """Print a line for each ending; return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], help="kinds of copies (all but scans)")
    parser.add_argument("--texts", type=Path, default=HOME)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--show", default="")
    given = parser.parse_args()
    texts = {path.stem: path for path in sorted(given.texts.glob("*.txt"))}
    words = {stem: path.read_text("utf-8-sig").replace("\r\n", "\n") for stem, path in texts.items()}
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        home = given.folder or Path(place)
        for kind in given.kinds or [kind for kind in KINDS if "scans" not in kind]:
            if missing(kind):
                print(f"{kind}: not made here, {', '.join(missing(kind))} is not installed")
                continue
            folder = home / kind
            if not folder.exists():
                folder.mkdir(parents=True)
                KINDS[kind](words, folder)
            sums = compared(texts, sorted(path for path in folder.iterdir() if path.name.split(".")[0] in texts), given.show)
            for ending, one in sums.items():
                scores = " ".join(f"{name} {f1(one.truth[name], one.found[name]):.3f}" for name in one.truth)
                wrong = f" wrong characters {one.edits / max(1, one.characters):.4f}" if one.edits else ""
                faults = below_bars(ending, one)
                failed += bool(faults)
                print(
                    f"{kind} {ending} equal {one.equal} of {one.copies}: {scores}{wrong}{' MISSED ' + ', '.join(faults) if faults else ''}"
                )
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
