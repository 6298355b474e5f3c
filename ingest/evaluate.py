"""Gains and losses of the reading against the last recorded run: what a change of rules did, per document and per rule.

`python -m ingest.evaluate` (part of `make eval`) reads the documents that come with the project and, where they lie beside the
checkout, the corpus and the legal bases; `--record` writes the run to `data/eval/reading.json`.  A fact is a line that says what was
read and where; facts of the project's own documents are recorded whole, of other documents only their number per rule.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ingest.parsed import ParsedDocument
from ingest.pipeline import parse
from ingest.source.read import read_source

__all__ = ["compared", "facts_of", "main"]

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "data" / "eval" / "reading.json"
OWN = ROOT / "data" / "documents"
OTHERS = tuple(ROOT.parent / "shared" / name for name in ("corpus", "legal"))

Run = Mapping[str, Mapping[str, Sequence[str] | int]]


def facts_of(parsed: ParsedDocument) -> dict[str, list[str]]:
    """Return {rule: facts}: each fact a line with its place, sorted; the rule is the field, kind or place that it was read by."""
    found: dict[str, list[str]] = {}
    for rule, fact in _facts(parsed):
        found.setdefault(rule, []).append(fact)
    return {rule: sorted(found[rule]) for rule in sorted(found)}


def _facts(parsed: ParsedDocument) -> Iterator[tuple[str, str]]:
    document = parsed.document
    for field in ("number", "type", "issuer", "province", "issue_date", "title", "signer"):
        yield f"metadata {field}", str(getattr(document, field))
    for citation in parsed.citations:
        yield f"citation {citation.role}", f"{citation.span.start} {citation.number} {citation.date} {citation.target}"
    for task in parsed.tasks:
        yield f"task {task.kind}", f"{task.id} {task.span.start}-{task.span.end}"
        for role in task.roles:
            yield f"role {task.role_source}", f"{task.id} {role.role} {role.agency}"
        if task.time is not None:
            yield "time", f"{task.id} {task.time.start} {task.time.end} {task.time.recurrence}"
        for topic, _ in task.topics:
            yield "topic", f"{task.id} {topic}"
    for finding in parsed.findings:
        yield f"finding {finding.code}", f"{finding.span.start}-{finding.span.end}"


def compared(before: Run, now: Run) -> list[str]:
    """Return the lines that tell what was gained and lost, per document and rule; none where nothing changed."""
    lines = []
    for name in sorted({*before, *now}):
        old, new = before.get(name, {}), now.get(name, {})
        for rule in sorted({*old, *new}):
            was, is_ = old.get(rule, []), new.get(rule, [])
            if isinstance(was, int) or isinstance(is_, int):
                a, b = (value if isinstance(value, int) else len(value) for value in (was, is_))
                lines += [f"{name}: {rule}: {a} -> {b}"] if a != b else []
                continue
            gained, lost = Counter(is_) - Counter(was), Counter(was) - Counter(is_)
            if gained or lost:
                lines.append(f"{name}: {rule}: +{gained.total()} -{lost.total()}")
                lines += [f"  - {fact}" for fact in sorted(lost.elements())]
                lines += [f"  + {fact}" for fact in sorted(gained.elements())]
    return lines


def run() -> dict[str, dict[str, list[str] | int]]:
    """Read every document and return its facts, or their numbers for documents that are not the project's own."""
    out: dict[str, dict[str, list[str] | int]] = {}
    for path in sorted(OWN.glob("*.txt")):
        out[path.name] = dict(facts_of(parse(read_source(str(path)))))
    for folder in OTHERS:
        for path in sorted(folder.glob("*.txt")):
            counts = {rule: len(facts) for rule, facts in facts_of(parse(read_source(str(path)))).items()}
            out[f"{folder.name}/{path.name}"] = dict(counts)
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the numbers per rule, then what changed since the recorded run."""
    parser = argparse.ArgumentParser(prog="python -m ingest.evaluate", description="Gains and losses of the reading.")
    parser.add_argument("--record", action="store_true", help="write this run to data/eval/reading.json")
    options = parser.parse_args(arguments)
    now = run()
    totals: Counter[str] = Counter()
    for rules in now.values():
        for rule, facts in rules.items():
            totals[rule] += facts if isinstance(facts, int) else len(facts)
    out = sys.stdout.write
    out(f"{len(now)} documents\n" + "".join(f"  {rule:32} {totals[rule]:6}\n" for rule in sorted(totals)))
    before: Run = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    before = {name: rules for name, rules in before.items() if name in now}
    changes = compared(before, now) if before else ["no recorded run yet"]
    out("Against the recorded run:\n" + "".join(f"  {line}\n" for line in changes or ["nothing changed"]))
    if options.record:
        RECORD.write_text(json.dumps(now, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8", newline="\n")
        out("recorded\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
