"""The graph as CSV files for `neo4j-admin database import full`: the first load of many documents, faster than any transaction.

One file of nodes a type, one of relationships a type, and `import.args`, the arguments that name them.  Relationships carry their places as
lists: documents, starts, ends; nodes have the labels Entity and their type, so that `schemas/generated/constraints.cypher` fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.export.csv_files import Whole, write_table
from graph.model import Edge
from graph.schema import Property, load_schema
from graph.store import Store
from text.errors import BadInput

__all__ = ["write_import"]

_TYPES = {"integer": "long", "year": "long", "boolean": "boolean", "date": "string", "strings": "string[]"}
SEPARATOR = "\x1f"  # between the items of a list: no text of a document has it as a sign of its own


def write_import(store: Store, output: str, bom: bool, whole: Whole) -> None:
    """Write the files into a folder.

    Raises:
        BadInput: if they are to go to standard output, or into an archive.
    """
    if output == "-" or output.endswith(".zip"):
        raise BadInput("neo4j-admin reads several files. Give a folder: -o build/neo4j-import.", code="csv-needs-folder")
    path = Path(output)
    schema = load_schema()
    arguments = ["--array-delimiter=U+001F", "--multiline-fields=true"]
    for type, node in schema.nodes.items():
        names = list(node.properties)
        header = ["id:ID", "type:string", *(_header(node.properties[name]) for name in names), ":LABEL"]
        rows: Iterator[Sequence[object]] = (
            [n.id, n.type, *(_cell(n.properties.get(name)) for name in names), f"Entity{SEPARATOR}{type}"] for n in store.each_node(type)
        )
        _write(path / f"nodes-{type}.csv", header, rows, whole)
        arguments.append(f"--nodes=nodes-{type}.csv")
    said = list(schema.edge_properties.values())
    places = ["documents:string[]", "starts:long[]", "ends:long[]"]
    for type in schema.edges:
        header = [":START_ID", ":END_ID", ":TYPE", *map(_header, said), *places]
        _write(path / f"relationships-{type}.csv", header, map(_relation, store.each_edge(type)), whole)
        arguments.append(f"--relationships=relationships-{type}.csv")
    with whole(path / "import.args") as part:
        part.write_text("\n".join(arguments) + "\n", "utf-8", newline="\n")


def _write(path: Path, header: list[str], rows: Iterator[Sequence[object]], whole: Whole) -> None:
    with whole(path) as part, part.open("wb") as raw:
        write_table(raw, "utf-8", header, rows, False)


def _header(declared: Property) -> str:
    return f"{declared.name}:{_TYPES.get(declared.type, 'string')}"


def _cell(value: object) -> object:
    return SEPARATOR.join(value) if isinstance(value, tuple) else value


def _relation(edge: Edge) -> Sequence[object]:
    said = [_cell(edge.properties.get(name)) for name in load_schema().edge_properties]
    lists = ([e.document for e in edge.evidence], [str(e.start) for e in edge.evidence], [str(e.end) for e in edge.evidence])
    return [edge.source, edge.target, edge.type, *said, *(SEPARATOR.join(items) for items in lists)]
