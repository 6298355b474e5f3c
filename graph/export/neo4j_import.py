"""A whole Neo4j store as CSV files for `neo4j-admin database import full`: the first load of many documents, faster than any transaction.

What the importer makes is the store that writing the same documents makes: `graph.neo4j` opens it, makes the indexes, and takes changes.
One file for the nodes of each label, one for the relations of each type, and `import.args`, the arguments that name them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from graph.export.csv_files import Whole
from graph.model.codec import dumps
from graph.neo4j.corrections import correction_row
from graph.neo4j.project import Merged, claim_rows, merged_with, passages_of, statement_rows
from graph.neo4j.writer import stored_source
from graph.prepare import Prepared, prepare
from graph.schema import Property, load_schema
from graph.sources import base_of, free_shift, own_prefixes, with_document_id
from graph.store import Embedder, PassageIndexer, Store
from text.errors import BadInput

__all__ = ["write_import"]

_TYPES = {"integer": "long", "year": "long", "boolean": "boolean", "date": "string", "strings": "string[]"}
SEPARATOR = "\x1f"  # between the items of a list: no text of a document has it as a sign of its own
PACKED = ("text", "facts", "columns", "vectors")  # as base64: bytes would be numbers, three times as long
_BYTES = [str(number if number < 128 else number - 256) for number in range(256)]
_PLACED = {"starts": "long[]", "ends": "long[]", "places": "string"}
# Columns of the store's own labels, with the importer's types.
_OWN: Mapping[str, Mapping[str, str]] = {
    "Source": {
        **dict.fromkeys(("path", "place", "sha256", "versions", "base", "text_key", "document", "indexer", "embedder"), "string"),
        "shown": "boolean", "dimensions": "long", "shift": "long", "number": "long", **dict.fromkeys(PACKED, "string"),
    },
    "Base": {"id": "string", "locked": "boolean"},
    "Meta": {"key": "string", "value": "string"},
    "Correction": dict.fromkeys(("id", "document", "base", "said"), "string"),
    "Claim": {"document": "string", "node": "string", "authority": "long", "said": "string", **_PLACED},
    "Statement": {**dict.fromkeys(("document", "key", "type", "said"), "string"), **_PLACED},
    "Passage": {
        "number": "long", **dict.fromkeys(("document", "path", "kind", "task", "text", "exact", "folded", "headings"), "string"),
        **dict.fromkeys(("start", "end", "page"), "long"), **dict.fromkeys(("context", "agencies", "topics"), "string[]"),
        "vector": "byte[]",
    },
}  # fmt: skip
ARGUMENTS = ("--array-delimiter=U+001F", "--multiline-fields=true")
SMALLEST_BUFFER = 4  # MB that the importer reads at once, its own default; a larger one is slower, and must hold the longest row


class _Files:
    """The CSV files of a folder, each begun when its first row comes."""

    def __init__(self, folder: Path, whole: Whole, stack: ExitStack) -> None:
        self._folder, self._whole, self._stack = folder, whole, stack
        self._open: dict[str, IO[str]] = {}
        self._named: list[str] = []
        self._longest = 0  # characters of a row

    def arguments(self) -> list[str]:
        """Return what neo4j-admin is told; a character may take four bytes."""
        buffer = max(SMALLEST_BUFFER, 1 + 4 * self._longest // 2**20)
        return [*ARGUMENTS, f"--read-buffer-size={buffer}m", *self._named]

    def rows(self, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Append rows to a file; `name` begins with nodes or relationships."""
        file = self._open.get(name)
        if file is None:
            part = self._stack.enter_context(self._whole(self._folder / f"{name}.csv"))
            file = self._stack.enter_context(part.open("w", encoding="utf-8", newline="\n"))
            self._open[name] = file
            file.write(",".join(header) + "\n")
            self._named.append(f"--{name.partition('-')[0]}={name}.csv")
        for row in rows:
            line = ",".join(map(_cell, row)) + "\n"
            self._longest = max(self._longest, len(line))
            file.write(line)

    def own(self, label: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Append nodes of one of the store's own labels."""
        columns = _OWN[label]
        header = [*(f"{name}:{type}" for name, type in columns.items()), ":LABEL"]
        self.rows(f"nodes-{label}", header, ([*(row.get(name) for name in columns), label] for row in rows))

    def entities(self, type: str, rows: Iterable[tuple[str, Mapping[str, object], str]]) -> None:
        """Append things of a declared type: (id, merged properties, who said each)."""
        declared = load_schema().nodes[type].properties
        header = ["id:ID", "type:string", "shown:string", *map(_header, declared.values()), ":LABEL"]
        label = f"Entity{SEPARATOR}{type}"
        self.rows(f"nodes-{type}", header, ([id, type, shown, *(said.get(name) for name in declared), label] for id, said, shown in rows))


def write_import(store: Store, output: str, whole: Whole, indexer: PassageIndexer | None = None, embedder: Embedder | None = None) -> None:
    """Write the files into a folder; the index columns and vectors of passages are made anew by `indexer` and `embedder`.

    Raises:
        BadInput: if they are to go to standard output, or into an archive.
    """
    if output == "-" or output.endswith(".zip"):
        raise BadInput("neo4j-admin reads several files. Give a folder: -o build/neo4j-import.", code="csv-needs-folder")
    folder = Path(output)
    schema = load_schema()
    with ExitStack() as stack:
        files = _Files(folder, whole, stack)
        shared: dict[str, Merged] = {}
        bases: set[str] = set()
        numbers: set[int] = set()  # the 32 bits that documents have
        places = {path: place for place, path in store.places().items()}
        corrected = {base_of(correction.document) for correction in store.corrections()}
        for document, read in store.written():
            bases.add(read.document)
            prepared = prepare(read, indexer, embedder, bare=True)
            row = _as_text({**stored_source(prepared), "document": document, "place": places.get(read.source, "")})
            if store.source(document) != read.source:
                files.own("Source", [row])
                continue
            shift, number = free_shift(document, numbers.__contains__)
            numbers.add(number)
            files.own("Source", [{**row, "shown": True, "shift": shift, "number": number}])
            facts = store.facts(document) if read.document in corrected else with_document_id(prepared.facts, document)
            _write_document(files, prepared.with_facts(facts), shared, shift)
        for id, (type, properties, by) in sorted(shared.items()):
            files.entities(type, [(id, properties, dumps(by))])
        for relation in schema.edge_types:
            header = [":START_ID", ":END_ID", ":TYPE"]
            files.rows(f"relationships-{relation}", header, ([source, target, relation] for source, target in store.pairs(relation)))
        files.own("Base", ({"id": base, "locked": True} for base in sorted(bases)))
        files.own("Correction", map(correction_row, store.corrections()))
        meta = {"indexer": indexer.name if indexer else "", "embedder": embedder.name if embedder else ""}
        meta |= {"dimensions": str(embedder.dimensions)} if embedder else {}
        # no version: whoever opens the store to write makes its constraints and indexes, and says so
        files.own("Meta", ({"key": key, "value": value} for key, value in sorted(meta.items()) if value))
    with whole(folder / "import.args") as part:
        part.write_text("\n".join(files.arguments()) + "\n", "utf-8", newline="\n")


def _as_text(source: Mapping[str, object]) -> dict[str, object]:
    """Return the properties of a Source with what is packed as base64."""
    return {name: b64encode(value).decode() if isinstance(value, bytes) else value for name, value in source.items()}


def _write_document(files: _Files, prepared: Prepared, shared: dict[str, Merged], shift: int) -> None:
    """Append what a document says; nodes that others may speak of too are gathered in `shared`; `shift` moves its passages' numbers."""
    facts = prepared.facts
    document = facts.document
    own = own_prefixes(document)
    alone: dict[str, list[tuple[str, Mapping[str, object], str]]] = {}
    for node in facts.nodes:
        if node.id.startswith(own):
            type, properties, by = merged_with(None, node, document)
            alone.setdefault(type, []).append((node.id, properties, dumps(by)))
        else:
            shared[node.id] = merged_with(shared.get(node.id), node, document)
    for type, rows in alone.items():
        files.entities(type, rows)
    files.own("Claim", claim_rows(facts))
    files.own("Statement", statement_rows(facts))
    files.own("Passage", passages_of(prepared, shift))


def _header(declared: Property) -> str:
    return f"{declared.name}:{_TYPES.get(declared.type, 'string')}"


def _cell(value: object) -> str:
    """Return a value as the importer reads it: a text in quotes, also an empty one; nothing for none."""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return SEPARATOR.join(map(_BYTES.__getitem__, value))
    if isinstance(value, list | tuple):
        if value and isinstance(value[0], int):
            return SEPARATOR.join(map(str, value))
        return '"' + SEPARATOR.join(value).replace('"', '""') + '"'
    return str(value)
