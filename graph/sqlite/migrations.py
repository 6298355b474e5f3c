"""Steps from one version of the SQLite store to the next, each run in one transaction."""

from __future__ import annotations

import json
import sqlite3

from graph.model.codec import dumps, properties_from_json, properties_to_json
from graph.model.derived import derived

__all__ = ["add_corrections", "add_derived_properties", "add_encodings", "add_indexes", "add_places_and_digests"]


def add_places_and_digests(db: sqlite3.Connection) -> None:
    """Version 1 to 2: sources get places and documents digests; both are empty until a file is ingested again."""
    db.execute("ALTER TABLE document ADD COLUMN digest TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE source ADD COLUMN place TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE INDEX source_place ON source (place)")


def add_derived_properties(db: sqlite3.Connection) -> None:
    """Version 2 to 3: give documents, tasks and agencies the folded forms and lengths that queries compare.

    Policy fields need the texts to be read again: the next `cancu ingest` of the same sources does it, since the schema is newer.
    """
    # Here and not at the top: the writer needs this module's neighbours.
    from graph.sqlite.writer import merge_again

    rows = db.execute("SELECT id, type, properties FROM node WHERE type IN ('Document', 'Task', 'Agency') ORDER BY id").fetchall()
    types = {id: type for id, type, _ in rows}
    db.executemany("UPDATE node SET properties = ? WHERE id = ?", [(_with_derived(type, said), id) for id, type, said in rows])
    claims = db.execute("SELECT document, node, properties FROM node_claim WHERE properties IS NOT NULL ORDER BY node, document").fetchall()
    own = [(document, node, said) for document, node, said in claims if node in types]
    db.executemany(
        "UPDATE node_claim SET properties = ? WHERE document = ? AND node = ?",
        [(_with_derived(types[node], said), document, node) for document, node, said in own],
    )
    for node in sorted({node for _, node, _ in own}):
        merge_again(db, node, {})
    db.execute("UPDATE document SET digest = ''")  # what is written now differs from what it was made of


def add_encodings(db: sqlite3.Connection) -> None:
    """Documents may have a second kind of vectors; none has until `cancu embed`."""
    db.execute(
        "CREATE TABLE encoding (document INTEGER PRIMARY KEY, number INTEGER NOT NULL, embedder TEXT NOT NULL,"
        " dimensions INTEGER NOT NULL, data BLOB NOT NULL)"
    )


def add_indexes(db: sqlite3.Connection) -> None:
    """Version 4 to 5: what questions compare is found by indexes; words of tasks in their order, so that phrases are found."""
    days = [f"json_extract(properties, '$.{name}')" for name in ("time_from", "time_to")]
    for name, expression, type in (
        ("issue_date", "json_extract(properties, '$.issue_date')", "Document"),
        ("document_type", "json_extract(properties, '$.document_type_id')", "Document"),
        ("first_day", f"coalesce({days[0]}, {days[1]})", "Task"),
        ("last_day", f"coalesce({days[1]}, {days[0]})", "Task"),
        ("recurrence", "json_extract(properties, '$.recurrence')", "Task"),
    ):
        db.execute(f"CREATE INDEX node_{name} ON node (type, {expression}) WHERE type = '{type}'")
    db.execute("DROP TABLE task_words")
    db.execute("CREATE VIRTUAL TABLE task_words USING fts5(folded, content='', columnsize=0, tokenize=\"ascii tokenchars '_'\")")
    db.execute(
        "INSERT INTO task_words (rowid, folded) SELECT id, json_extract(properties, '$.folded') FROM node"
        " WHERE type = 'Task' AND json_extract(properties, '$.folded') != '' ORDER BY id"
    )


def add_corrections(db: sqlite3.Connection) -> None:
    """Version 5 to 6: corrections have a table; there are none yet."""
    db.execute(
        "CREATE TABLE correction (id TEXT PRIMARY KEY, document TEXT NOT NULL, base TEXT NOT NULL, said TEXT NOT NULL) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX correction_base ON correction (base)")
    db.execute("CREATE TABLE reading (document INTEGER PRIMARY KEY, facts BLOB NOT NULL)")


def _with_derived(type: str, said: str) -> str:
    properties = properties_from_json(json.loads(said))
    return dumps(properties_to_json({**properties, **derived(type, properties)}))
