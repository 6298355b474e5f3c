"""Draw facts of parsed documents for a reader to judge: which documents and which facts is settled by the seed alone.

    python -m benchmarks.facts_sheet FOLDER [--without 007,015] [--documents 10] [--facts 20] [--seed 20] [--draw NAME ...]

A fact is what one line of the graph says: a field of the letterhead, a task's statement and kind, one agency's role in a task, a
citation with its number, date and role, a printed time with its meaning.  Each is printed with its positions, its words and the words
around them, so that it can be judged against the text.  Judgements are kept in docs/evaluation.md, not the texts.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from ingest.parsed import ParsedDocument
from ingest.pipeline import parse
from ingest.source.read import read_source

FIELDS = ("number", "type", "issuer", "province", "issue_date", "signer")


def facts_of(parsed: ParsedDocument) -> Iterator[tuple[str, int, int, str]]:
    """Yield (kind, start, end, what is claimed) for every fact of a document, in the order of the text by kind."""
    places = parsed.document.places or {}
    for name in FIELDS:
        value = getattr(parsed.document, name)
        if value is not None:
            span = places.get(name)
            yield "document", span.start if span else 0, span.end if span else 0, f"{name} = {value}"
    for task in parsed.tasks:
        yield "task", task.span.start, task.span.end, f"{task.id}: {task.kind}"
        for role in task.roles:
            yield "role", task.span.start, task.span.end, f"{task.id}: {role.generic} {role.role}"
        if task.time is not None:
            span = task.time.span or task.span
            meaning = f"{task.time.start}..{task.time.end} {task.time.recurrence or ''}".rstrip()
            yield "time", span.start, span.end, f"{task.id}: {task.time.printed} = {meaning}"
    for citation in parsed.citations:
        said = f"{citation.type} {citation.number or citation.title} of {citation.date} by {citation.issuer}, {citation.role}"
        yield "citation", citation.span.start, citation.span.end, said


def drawn_documents(folder: Path, without: set[str], count: int, seed: int) -> list[Path]:
    """Return `count` documents of a folder that are not in `without`, by the seed."""
    files = sorted(path for path in folder.glob("*.txt") if path.stem not in without)
    return sorted(random.Random(seed).sample(files, min(count, len(files))))


def drawn_facts(parsed: ParsedDocument, name: str, count: int, seed: int) -> list[tuple[str, int, int, str]]:
    """Return `count` facts of a document by the seed and its name, in the order of the text."""
    facts = list(facts_of(parsed))
    return sorted(random.Random(f"{seed}:{name}").sample(facts, min(count, len(facts))), key=lambda fact: (fact[1], fact[0], fact[3]))


def main() -> None:
    """Print the sheet."""
    parser = argparse.ArgumentParser(description="Draw facts for judging by hand.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", default="", help="names of documents to leave out, by commas")
    parser.add_argument("--documents", type=int, default=10)
    parser.add_argument("--facts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--around", type=int, default=160, help="characters of the text shown before and behind a fact")
    parser.add_argument("--draw", nargs="*", help="only these documents (names), instead of drawing them")
    options = parser.parse_args()
    without = {name for name in options.without.split(",") if name}
    files = drawn_documents(options.folder, without, options.documents, options.seed)
    if options.draw:
        files = [options.folder / f"{name}.txt" for name in options.draw]
    for file in files:
        parsed = parse(read_source(file))
        text = parsed.source.text
        print(f"## {file.stem}  {parsed.document.type} {parsed.document.number}")
        for i, (kind, start, end, claim) in enumerate(drawn_facts(parsed, file.stem, options.facts, options.seed), start=1):
            words = " ".join(text[start:end].split())
            before = " ".join(text[max(0, start - options.around) : start].split())
            behind = " ".join(text[end : end + options.around].split())
            print(f"{i:2}. {kind} [{start}, {end}) {claim}\n      … {before} «{words}» {behind} …")


if __name__ == "__main__":
    main()
