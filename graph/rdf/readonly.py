"""SPARQL over a copy of a store, in another process that has closed the door behind it.

The process gets the quads, loads them, and then lowers its limit of open files to none: it cannot open a file or a connection any more,
whatever the query says (SERVICE).  Where the system has no such limits (Windows), a query with SERVICE is refused by its syntax tree.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from graph.readonly import Table, rejected
from text.errors import StoreError

__all__ = ["run_sparql"]

MAX_MEMORY = 4 * 2**30
LOAD_S = 600.0


def run_sparql(url: str, text: str, limit: int, timeout_s: float) -> Table:
    """Return the first rows of a SELECT, ASK, CONSTRUCT or DESCRIBE; see `graph.readonly.run`."""
    from graph.locate import open_store
    from graph.rdf import store_quads
    from graph.rdf.write import nquads

    if not _has_limits():
        _refuse_service(text)
    store = open_store(url, read_only=True)
    try:
        quads = "".join(nquads(store_quads(store))).encode("utf-8")
    finally:
        store.close()
    text.encode("utf-8")
    head = json.dumps({"text": text, "limit": limit}).encode() + b"\n"
    return ask_worker(head, quads, timeout_s)


def ask_worker(head: bytes, quads: bytes, timeout_s: float) -> Table:
    """Send a query and its quads to a new process; return what it answers in time."""
    root = Path(__file__).resolve().parent.parent.parent
    command = [sys.executable, "-m", "graph.rdf.readonly"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root)
    assert process.stdin is not None and process.stdout is not None
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(LOAD_S, stop)
    timer.start()
    try:
        try:
            process.stdin.write(head + quads)
            process.stdin.close()
        except BrokenPipeError:
            pass
        ready = process.stdout.readline()
        timer.cancel()
        timer = threading.Timer(timeout_s, stop)
        timer.start()
        answer = process.stdout.read()
    finally:
        timer.cancel()
        if process.poll() is None and (late.is_set() or sys.exc_info()[0]):
            process.kill()
        process.wait()
        process.stdout.close()
    if late.is_set():
        raise rejected("SPARQL", f"it took longer than {timeout_s:g} s. Ask for less, or raise --timeout.", "query-timeout")
    if ready != b"ready\n" or process.returncode:
        raise StoreError(
            f"The process that answers SPARQL ended (exit {process.returncode}). It may use {MAX_MEMORY // 2**30} GB: ask for less."
        )
    result = json.loads(answer)
    if "error" in result:
        raise rejected("SPARQL", result["error"], result["code"])
    return Table(tuple(result["columns"]), tuple(tuple(row) for row in result["rows"]), result["truncated"])


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
    copy.bulk_load(stdin.read(), format=pyoxigraph.RdfFormat.N_QUADS)
    prefixes = _prefixes()
    _close_the_door()
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


def _close_the_door() -> None:
    """Let this process open no file and no connection, start no process, and use no more than MAX_MEMORY."""
    try:
        import resource
    except ImportError:
        return
    for name, limit in (("RLIMIT_NOFILE", 0), ("RLIMIT_AS", MAX_MEMORY), ("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0)):
        if hasattr(resource, name):
            try:
                resource.setrlimit(getattr(resource, name), (limit, limit))
            except (ValueError, OSError):
                if name == "RLIMIT_NOFILE":
                    raise


def _prefixes() -> dict[str, str]:
    from graph.schema import load_schema

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


if __name__ == "__main__":
    main()
