"""SQL over the embedded store that can only read: a read-only file, an authorizer, and limits on rows, time and memory."""

from __future__ import annotations

import json
import math
import sqlite3
import sys
import time

from graph.model.codec import dumps, properties_to_json
from graph.readonly import Table, rejected
from graph.sqlite.ddl import connect
from graph.sqlite.reader import whole
from graph.sqlite.seal import verify
from graph.sqlite.texts import HeldTexts
from graph.worker import ask_worker, close_the_door
from text.errors import QueryRejected

__all__ = ["run_sql"]

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
# What FTS5 asks for itself when it reads.
_PRAGMAS = {"data_version"}
# Functions that act on more than their arguments: none is in Python's SQLite by default, but a build may have them.
_FUNCTIONS = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "sqlar_compress", "zipfile", "lsdir", "fsdir"}
_NAMES = {
    sqlite3.SQLITE_ATTACH: "ATTACH", sqlite3.SQLITE_DETACH: "DETACH", sqlite3.SQLITE_INSERT: "INSERT", sqlite3.SQLITE_UPDATE: "UPDATE",
    sqlite3.SQLITE_DELETE: "DELETE", sqlite3.SQLITE_PRAGMA: "PRAGMA", sqlite3.SQLITE_TRANSACTION: "a transaction",
    sqlite3.SQLITE_FUNCTION: "this function",
}  # fmt: skip
STEPS = 10_000  # of SQLite's machine between two looks at the clock


def run_sql(url: str, text: str, limit: int, timeout_s: float) -> Table:
    """Return the first rows of a SELECT, run in another process; see `graph.readonly.run`."""
    text.encode("utf-8")
    path = url.removeprefix("sqlite:///")
    store = connect(path, read_only=True)
    try:
        verify(store, path)
    finally:
        store.close()
    return ask_worker("graph.sqlite.readonly", {"path": path, "text": text, "limit": limit, "timeout": timeout_s}, (), timeout_s, "SQL")


def main() -> None:
    """Answer one query of stdin: the other process of `graph.worker`."""
    head = json.loads(sys.stdin.buffer.readline())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    close_the_door("RLIMIT_AS", "RLIMIT_CORE")
    try:
        answer = _run(head["path"], head["text"], head["limit"], head["timeout"]).to_json()
    except QueryRejected as error:
        answer = {"error": error.message.removeprefix(rejected("SQL", "").message), "code": error.code}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


def _run(path: str, text: str, limit: int, timeout_s: float) -> Table:
    """Return the first rows of a SELECT."""
    db = connect(path, read_only=True)
    refused: list[str] = []

    def authorize(action: int, one: str | None, two: str | None, database: str | None, trigger: str | None) -> int:
        if action in _ALLOWED:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_FUNCTION and (two or "").lower() not in _FUNCTIONS:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_PRAGMA and (one or "").lower() in _PRAGMAS and two is None:
            return sqlite3.SQLITE_OK
        refused.append(_NAMES.get(action, "a change of the store"))
        return sqlite3.SQLITE_DENY

    try:
        _show_whole_nodes(db)
        db.execute("PRAGMA query_only = ON")
        db.execute("PRAGMA hard_heap_limit = 1000000000")
        if hasattr(db, "setlimit"):
            db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 100_000_000)
        for virtual in ("passage_index", "task_words", "json_each('[]')", "json_tree('[]')"):
            # SQLite declares a virtual table at its first use, which the authorizer would take for a change of the schema.
            db.execute(f"SELECT * FROM {virtual} LIMIT 0").fetchall()
        deadline = time.monotonic() + timeout_s
        db.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)
        db.set_authorizer(authorize)
        cursor = db.execute(text)
        if cursor.description is None:
            raise rejected("SQL", "it is no SELECT. Ask for rows; nothing else is allowed.")
        rows = cursor.fetchmany(limit + 1)
        columns = tuple(column[0] for column in cursor.description)
    except sqlite3.Error as error:
        raise _explained(error, refused, timeout_s) from error
    except MemoryError as error:
        raise rejected("SQL", "it needs more than 1 GB of memory. Ask for less.") from error
    finally:
        db.close()
    return Table(columns, tuple(tuple(_cell(value) for value in row) for row in rows[:limit]), len(rows) > limit)


def _show_whole_nodes(db: sqlite3.Connection) -> None:
    """Let queries see nodes with all their properties, also those that are packed with their document."""
    texts = HeldTexts()

    def properties(said: str, apart: int) -> str:
        (found,) = whole(db, texts, [(said, apart)])
        return dumps(properties_to_json(found))

    db.create_function("whole_properties", 2, properties, deterministic=True)
    db.execute(
        "CREATE TEMP VIEW node AS SELECT id, key, type, CASE WHEN apart IS NULL THEN properties "
        " ELSE whole_properties(properties, apart) END AS properties FROM main.node"
    )


def _cell(value: object) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # JSON has no infinity
    return f"<{len(value)} bytes>" if isinstance(value, bytes) else value


def _explained(error: sqlite3.Error, refused: list[str], timeout_s: float) -> Exception:
    text = str(error)
    if refused or "not authorized" in text or "prohibited" in text:
        return rejected("SQL", f"{refused[0] if refused else 'it'} is not allowed; a query may only read the store.")
    if "because it is a view" in text:
        return rejected("SQL", "a change of the store is not allowed; a query may only read the store.")
    if "interrupted" in text:
        return rejected("SQL", f"it took longer than {timeout_s:g} s. Ask for less, or raise --timeout.", "query-timeout")
    if "readonly" in text:
        return rejected("SQL", "it would write; a query may only read the store.")
    if "one statement" in text:
        return rejected("SQL", "it is more than one statement. Give one SELECT.")
    if "no such" in text:
        return rejected("SQL", f"{text}. The tables are node, edge, document, source and their evidence: docs/model.md.", "bad-query")
    return rejected("SQL", f"SQLite says: {text}.", "bad-query")
