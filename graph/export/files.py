"""A store as files that other programs read, and JSON Lines back into a store."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TextIO, cast

from graph.checks.types import check_types
from graph.export.watched import Progress, Watched
from graph.model.codec import dumps, facts_from_json
from graph.model.records import FORMAT
from graph.store import Embedder, PassageIndexer, Store
from text.errors import BadInput

if TYPE_CHECKING:
    from graph.corrections import Correction

__all__ = ["FORMATS", "export", "import_", "save"]

# Writers of one text file: (module, function); a function takes the store, the format and the stream.
_WRITERS: Mapping[str, tuple[str, str]] = {
    "jsonl": ("graph.export.files", "write_jsonl"),
    "turtle": ("graph.rdf.write", "write_rdf"),
    "jsonld": ("graph.rdf.write", "write_rdf"),
    "nquads": ("graph.rdf.write", "write_rdf"),
    "graphml": ("graph.export.drawings", "write_graph"),
    "gexf": ("graph.export.drawings", "write_graph"),
    "cypher": ("graph.export.cypher", "write_cypher"),
}
FORMATS = ("jsonl", "csv", *[name for name in _WRITERS if name != "jsonl"], "neo4j-import")


def export(
    store: Store,
    format: str,
    output: str,
    *,
    bom: bool = False,
    indexer: PassageIndexer | None = None,
    embedder: Embedder | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the whole store to `output` ("-": standard output); the file is there whole or not at all.

    Written piece by piece: memory does not grow with the store.  `progress` is called with (pieces done, pieces of all) now and then.
    csv and neo4j-import make a folder, csv one archive where `output` ends in .zip; `bom` makes csv fit for spreadsheets: a mark at its
    begin, and an apostrophe before what would be taken for a formula.  `indexer` and `embedder` make what neo4j-import holds of search.

    Raises:
        BadInput: if the format is unknown, or csv is to go to standard output.
    """
    if format not in FORMATS:
        raise BadInput(f"No format {format!r}. Formats are {', '.join(FORMATS)}.", code="unknown-format")
    with store.snapshot():
        watched = store if progress is None else cast("Store", Watched(store, format, progress))
        if format == "neo4j-import":
            from graph.export.neo4j_import import write_import

            write_import(watched, output, _whole, indexer, embedder)
        elif format == "csv":
            from graph.export.csv_files import write_csv

            write_csv(watched, output, bom, _whole)
        else:
            _export(watched, format, output)


def _export(store: Store, format: str, output: str) -> None:
    module, name = _WRITERS[format]
    write: Callable[[Store, str, TextIO], None] = getattr(import_module(module), name)
    if output == "-":
        stream = io.TextIOWrapper(sys.stdout.buffer, "utf-8", newline="\n", write_through=True)
        write(store, format, stream)
        stream.flush()
        stream.detach()
        return
    with _whole(Path(output)) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        write(store, format, file)


def write_jsonl(store: Store, format: str, stream: TextIO) -> None:
    """Write the store's records, one a line."""
    for record in store.records():
        stream.write(dumps(record) + "\n")


def save(output: str, data: bytes) -> None:
    """Write bytes to `output` ("-": standard output); the file is there whole or not at all.

    Raises:
        BadInput: if it cannot be written.
    """
    if output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with _whole(Path(output)) as part:
        part.write_bytes(data)


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Yield a file beside `path` that takes its place when all went well."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror or error}. Give another -o.", code="cannot-write") from None
    finally:
        if part.exists():
            part.unlink()


# and back


def import_(store: Store, path: str, *, indexer: PassageIndexer | None = None, embedder: Embedder | None = None) -> int:
    """Write the documents of a JSON Lines file that `export` wrote ("-": standard input) into `store`; return how many sources it holds.

    Into an empty store this gives the same store: equal records, an index and vectors made anew.  Corrections come with it.

    Raises:
        BadInput: if the file is no such export; names the line.  Documents before it are kept.
    """
    try:
        stream: IO[bytes] = sys.stdin.buffer if path == "-" else Path(path).open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}. Give a file that `cancu export --format jsonl` wrote.", code="cannot-read"
        ) from None
    count = 0
    with stream:
        for number, line in enumerate(stream, start=1):
            record = _record(path, number, line)
            kind = record.get("record")
            if number == 1 and (kind != "store" or record.get("format") != FORMAT):
                raise BadInput(
                    f"{path}:1: not an export of cancu in format {FORMAT}. Give a file that `cancu export --format jsonl` wrote.",
                    code="not-an-export",
                )
            if kind == "correction":
                store.correct(_correction(path, number, record))
            if kind != "document":
                continue
            try:
                facts = facts_from_json(record)
                check_types(facts)
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
                what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
                raise BadInput(f"{path}:{number}: the document record is broken ({what}). Export again.", code="broken-export") from None
            store.write(facts, indexer, embedder)
            count += 1
    if not count and path != "-" and not os.path.getsize(path):
        raise BadInput(f"{path} is empty. Give a file that `cancu export --format jsonl` wrote.", code="not-an-export")
    return count


def _correction(path: str, number: int, record: Mapping[str, Any]) -> Correction:
    from graph.corrections import correction_from_json

    try:
        return correction_from_json(record)
    except BadInput as error:
        raise BadInput(f"{path}:{number}: {error.message}", code=error.code) from None


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _record(path: str, number: int, line: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(line, parse_constant=_no_number)
    except RecursionError:
        raise BadInput(f"{path}:{number}: nested deeper than any export. Export again.", code="broken-export") from None
    except ValueError as error:
        raise BadInput(f"{path}:{number}: not JSON ({error}). Was the file cut off? Export again.", code="broken-export") from None
    if not isinstance(record, dict):
        raise BadInput(f"{path}:{number}: not a JSON object. Give a file that `cancu export --format jsonl` wrote.", code="broken-export")
    return record
