"""A store as CSV: one table a type of node, one of relations, one of the places that say them; written row by row."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Protocol

from graph.export.tables import guarded
from graph.model import Evidence, Value
from graph.schema import load_schema
from graph.store import Store
from text.errors import BadInput

__all__ = ["write_csv", "write_table"]


class Whole(Protocol):
    """Gives a file that takes its place when all went well."""

    def __call__(self, path: Path) -> AbstractContextManager[Path]:
        """Return a context of the file beside `path`."""
        ...


def write_csv(store: Store, output: str, bom: bool, whole: Whole) -> None:
    """Write the tables to a folder, or into one archive where `output` ends in .zip; `bom` makes them fit for spreadsheets.

    Raises:
        BadInput: if they are to go to standard output.
    """
    if output == "-":
        raise BadInput("CSV is several tables. Give a folder or an archive: -o build/csv, or -o build/graph.zip.", code="csv-needs-folder")
    path = Path(output)
    encoding = "utf-8-sig" if bom else "utf-8"
    if path.suffix == ".zip":
        with whole(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, header, rows in _tables(store):
                # A fixed date: the same store gives the same archive.
                entry = zipfile.ZipInfo(f"{name}.csv", (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w") as raw:
                    write_table(raw, encoding, header, rows, bom)
        return
    for name, header, rows in _tables(store):
        with whole(path / f"{name}.csv") as part, part.open("wb") as raw:
            write_table(raw, encoding, header, rows, bom)


def write_table(raw: IO[bytes], encoding: str, header: Sequence[str], rows: Iterable[Sequence[object]], guard: bool) -> None:
    """Write a header and rows as CSV; `guard` for spreadsheets."""
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
    return guarded(value) if guard else value


def _tables(store: Store) -> Iterator[tuple[str, Sequence[str], Iterator[Sequence[object]]]]:
    schema = load_schema()
    for type in schema.node_types:
        names = list(schema.nodes[type].properties)
        yield type, ["id", *names], ([node.id, *(node.properties.get(n) for n in names)] for node in store.each_node(type))
    extra = list(schema.edge_properties)
    yield (
        "relations",
        ["type", "source", "target", *extra],
        ([edge.type, edge.source, edge.target, *(edge.properties.get(n) for n in extra)] for edge in store.each_edge()),
    )
    header = ["fact", "property", "kind", "document", "file", "path", "start", "end", "page", "exact"]
    yield "evidence", header, _evidence_rows(store)


def _evidence_rows(store: Store) -> Iterator[Sequence[object]]:
    def row(fact: str, place: Evidence) -> Sequence[Value]:
        return [
            fact, place.property, place.kind, place.document, store.source(place.document), place.path, place.start, place.end, place.page,
            store.quote(place.document, place.start, place.end),
        ]  # fmt: skip

    for node in store.each_node():
        for place in node.evidence:
            yield row(node.id, place)
    for edge in store.each_edge():
        for place in edge.evidence:
            yield row(f"{edge.source} {edge.type} {edge.target}", place)
