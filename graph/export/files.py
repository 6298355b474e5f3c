"""A store as files that other programs read, and JSON Lines back into a store."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TextIO

from graph.checks.types import check_types
from graph.model import Evidence, Value
from graph.model.codec import dumps, facts_from_json
from graph.model.records import FORMAT
from graph.schema import load_schema
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
FORMATS = ("jsonl", "csv", *[name for name in _WRITERS if name != "jsonl"])
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(store: Store, format: str, output: str, *, bom: bool = False) -> None:
    """Write the whole store to `output` ("-": standard output); the file is there whole or not at all.

    csv makes a folder, or one archive where `output` ends in .zip; `bom` makes it fit for spreadsheets: a byte-order mark, and an
    apostrophe before what would be taken for a formula.

    Raises:
        BadInput: if the format is unknown, or csv is to go to standard output.
    """
    if format not in FORMATS:
        raise BadInput(f"No format {format!r}. Formats are {', '.join(FORMATS)}.", code="unknown-format")
    with store.snapshot():
        _export(store, format, output, bom)


def _export(store: Store, format: str, output: str, bom: bool) -> None:
    if format == "csv":
        _export_csv(store, output, bom)
        return
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


# CSV: one table a type of node, one of relations, one of the places that say them.


def _export_csv(store: Store, output: str, bom: bool) -> None:
    if output == "-":
        raise BadInput("CSV is several tables. Give a folder or an archive: -o build/csv, or -o build/graph.zip.", code="csv-needs-folder")
    path = Path(output)
    encoding = "utf-8-sig" if bom else "utf-8"
    if path.suffix == ".zip":
        with _whole(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, header, rows in _tables(store):
                # A fixed date: the same store gives the same archive.
                entry = zipfile.ZipInfo(f"{name}.csv", (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w") as raw:
                    _write_table(raw, encoding, header, rows, bom)
        return
    for name, header, rows in _tables(store):
        with _whole(path / f"{name}.csv") as part, part.open("wb") as raw:
            _write_table(raw, encoding, header, rows, bom)


def _write_table(raw: IO[bytes], encoding: str, header: Sequence[str], rows: Iterable[Sequence[object]], guard: bool) -> None:
    text = io.TextIOWrapper(raw, encoding, newline="")
    writer = csv.writer(text, lineterminator="\r\n" if guard else "\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(value, guard) for value in row])
    text.flush()
    text.detach()


def _cell(value: object, guard: bool) -> object:
    if isinstance(value, tuple):
        value = " | ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if guard and isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _tables(store: Store) -> Iterator[tuple[str, Sequence[str], Iterator[Sequence[object]]]]:
    schema = load_schema()
    for type in schema.nodes.values():
        names = list(type.properties)
        yield type.name, ["id", *names], ([node.id, *(node.properties.get(n) for n in names)] for node in store.nodes(type=type.name))
    extra = list(schema.edge_properties)
    yield (
        "relations",
        ["type", "source", "target", *extra],
        ([edge.type, edge.source, edge.target, *(edge.properties.get(n) for n in extra)] for edge in store.edges()),
    )
    header = ["fact", "property", "kind", "document", "file", "path", "start", "end", "page", "exact"]
    yield "evidence", header, _evidence_rows(store)


def _evidence_rows(store: Store) -> Iterator[Sequence[object]]:
    def row(fact: str, place: Evidence) -> Sequence[Value]:
        return [
            fact, place.property, place.kind, place.document, store.source(place.document), place.path, place.start, place.end, place.page,
            store.text(place.document)[place.start : place.end],
        ]  # fmt: skip

    for node in store.nodes():
        for place in node.evidence:
            yield row(node.id, place)
    for edge in store.edges():
        for place in edge.evidence:
            yield row(f"{edge.source} {edge.type} {edge.target}", place)


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
