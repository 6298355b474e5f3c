"""SPARQL over a copy of a store, in another process that has closed the door behind it.

The process gets the quads, loads them, and then lowers its limit of open files to none: it cannot open a file or a connection any more,
whatever the query says (SERVICE).  Where the system has no such limits (Windows), a query with SERVICE is refused by its syntax tree.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from graph.model import Edge, Node
from graph.rdf.terms import Quad, document_quads, merged_quads
from graph.rdf.write import nquads
from graph.readonly import Table, rejected
from graph.schema import load_schema
from graph.store import Store
from graph.worker import ask_worker, close_the_door

__all__ = ["run_sparql"]

PART = 20_000  # quads


def run_sparql(url: str, text: str, limit: int, timeout_s: float) -> Table:
    """Return the first rows of a SELECT, ASK, CONSTRUCT or DESCRIBE; see `graph.readonly.run`."""
    from graph.locate import open_store

    text.encode("utf-8")
    if not _has_limits():
        _refuse_service(text)
    store = open_store(url, read_only=True)
    try:
        with store.snapshot():
            return ask_worker("graph.rdf.readonly", {"text": text, "limit": limit}, _parts(store), timeout_s, "SPARQL")
    finally:
        store.close()


def _parts(store: Store) -> Iterator[bytes]:
    """Yield the store as N-Quads, some at a time: what is held at once does not grow with the store."""
    quads = nquads(_quads(store))
    while part := "".join(islice(quads, PART)):
        yield part.encode("utf-8")


def _quads(store: Store) -> Iterator[Quad]:
    """Yield what `store_quads` does, type by type."""
    schema = load_schema()
    for type in schema.node_types:
        yield from merged_quads((Node(id, type, said) for id, said in store.properties_of(type)), (), schema)
    for relation in schema.edge_types:
        yield from merged_quads((), (Edge(relation, source, target) for source, target in store.pairs(relation)), schema)
    for document in sorted({document for _, document, _ in store.sources().values()}):
        yield from document_quads(store.facts(document), schema)


def _has_limits() -> bool:
    try:
        import resource  # noqa: F401
    except ImportError:
        return False
    return True


def _refuse_service(text: str) -> None:
    from rdflib.plugins.sparql.parser import parseQuery

    def holds_service(tree: Any) -> bool:
        if getattr(tree, "name", "") == "ServiceGraphPattern":
            return True
        parts = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list | tuple) or hasattr(tree, "asList") else ()
        return any(holds_service(part) for part in parts)

    try:
        tree = parseQuery(text)
    except Exception as error:  # noqa: BLE001  pyparsing's own classes; whatever cannot be read is not run
        raise rejected("SPARQL", f"it cannot be read: {str(error)[:300]}", "bad-query") from error
    if holds_service(tree):
        raise rejected("SPARQL", "SERVICE reaches the network; a query may only read the store.")


# The other process.


def answer(stdin: BinaryIO) -> Iterator[dict[str, object]]:
    """Load what stdin holds; yield nothing yet when it is loaded, then the result."""
    import pyoxigraph

    head = json.loads(stdin.readline())
    copy = pyoxigraph.Store()
    close_the_door("RLIMIT_AS", "RLIMIT_CORE")
    copy.bulk_load(stdin, format=pyoxigraph.RdfFormat.N_QUADS)
    prefixes = _prefixes()
    close_the_door("RLIMIT_NOFILE", "RLIMIT_FSIZE")
    yield {}
    try:
        found = copy.query(head["text"], prefixes=prefixes)
        yield _table(found, head["limit"])
    except SyntaxError as error:
        yield {"error": f"it cannot be read: {str(error)[:300]}", "code": "bad-query"}
    except OSError as error:
        yield {
            "error": f"it reached out of the store ({str(error)[:120]}); a query may read no file and no network.",
            "code": "query-rejected",
        }
    except (ValueError, RuntimeError, MemoryError) as error:
        yield {"error": f"Oxigraph says: {str(error)[:300]}", "code": "bad-query"}


def _prefixes() -> dict[str, str]:
    more = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
    return {**load_schema().prefixes, **more}


def _table(found: Any, limit: int) -> dict[str, object]:
    import pyoxigraph

    rows: list[list[object]] = []
    if isinstance(found, pyoxigraph.QueryBoolean):
        return {"columns": ["ask"], "rows": [[bool(found)]], "truncated": False}
    if isinstance(found, pyoxigraph.QueryTriples):
        columns = ["subject", "predicate", "object"]
        cells = ([_cell(t.subject), _cell(t.predicate), _cell(t.object)] for t in found)
    else:
        columns = [variable.value for variable in found.variables]
        cells = ([_cell(one) for one in solution] for solution in found)
    for row in cells:
        if len(rows) == limit:
            return {"columns": columns, "rows": rows, "truncated": True}
        rows.append(row)
    return {"columns": columns, "rows": rows, "truncated": False}


def _cell(value: Any) -> object:
    """Return a JSON-ready cell: numbers and truth values as such, IRIs and texts as strings."""
    import pyoxigraph

    if value is None:
        return None
    if not isinstance(value, pyoxigraph.Literal):
        return value.value if isinstance(value, pyoxigraph.NamedNode) else str(value)
    kind = value.datatype.value.rpartition("#")[2]
    try:
        if kind in ("integer", "nonNegativeInteger", "int", "long"):
            return int(value.value)
        if kind in ("decimal", "double", "float"):
            number = float(value.value)
            return number if math.isfinite(number) else value.value  # JSON has no infinity
    except ValueError:
        pass
    return value.value == "true" if kind == "boolean" else value.value


def main() -> None:
    """Answer one query: `ready` when the copy is loaded, then the result as JSON."""
    results = answer(sys.stdin.buffer)
    next(results)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdout.write(json.dumps(next(results)))
    sys.stdout.flush()
