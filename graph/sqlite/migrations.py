"""Steps from one version of the SQLite store to the next, each run in one transaction."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator

from graph.model import DocumentFacts, Evidence, Node, Passage
from graph.model.codec import dumps, properties_from_json, properties_to_json
from graph.model.derived import derived
from graph.sources import PLACE_BITS

__all__ = [
    "add_corrections",
    "add_derived_properties",
    "add_encodings",
    "add_indexes",
    "add_places_and_digests",
    "find_edges_by_ends",
    "pack_apart",
]

_CREATED = re.compile(r"^CREATE (?:TABLE|INDEX|VIRTUAL TABLE) (\w+)", re.MULTILINE)


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


def pack_apart(db: sqlite3.Connection) -> None:
    """Version 6 to 7: passages and what no query compares are packed with their document, texts with their first piece in view."""
    # Here and not at the top: `ddl` needs this module.
    from graph.sqlite.compact import folded_tasks
    from graph.sqlite.ddl import DDL, statements
    from graph.sqlite.task_words import insert_words

    made = {match[1]: one for one in statements(DDL) if (match := _CREATED.search(one))}
    db.execute("ALTER TABLE node ADD COLUMN apart INTEGER")
    db.execute("DROP INDEX node_type")
    db.execute(made["node_type"])
    db.execute("ALTER TABLE document RENAME TO document_6")
    db.execute(made["document"])
    for id in [row[0] for row in db.execute("SELECT id FROM document_6 ORDER BY id").fetchall()]:
        _pack_document(db, id)
    for table in ("document_6", "passage", "context", "task_words"):
        db.execute(f"DROP TABLE {table}")
    db.execute("DROP INDEX passage_tag_passage")
    db.execute("INSERT OR REPLACE INTO meta (key, value) SELECT 'nodes', coalesce(max(id), 0) FROM node")
    db.execute(made["task_words"])
    insert_words(db, folded_tasks(db))


def find_edges_by_ends(db: sqlite3.Connection) -> None:
    """Version 7 to 8: relations stand once, in the order of their ends; what each document states is packed; days that are none are in
    no index."""
    # Here and not at the top: `ddl` needs this module.
    from graph.sqlite.ddl import DDL, statements
    from graph.sqlite.stated import keep_stated

    made = {match[1]: one for one in statements(DDL) if (match := _CREATED.search(one))}
    db.execute(made["stated"])
    for (document,) in db.execute("SELECT id FROM document ORDER BY id").fetchall():
        query = "SELECT e.type, e.source, e.target FROM edge_evidence v JOIN edge e ON e.id = v.edge WHERE v.document = ? AND v.seq = 0"
        keep_stated(db, document, db.execute(query, (document,)).fetchall())
    db.execute("ALTER TABLE edge RENAME TO edge_7")
    for index in ("edge_source", "edge_target", "edge_evidence_document", "node_first_day", "node_last_day", "node_recurrence"):
        db.execute(f"DROP INDEX {index}")
    db.execute(made["edge"])
    db.execute("INSERT INTO edge (id, type, source, target) SELECT id, type, source, target FROM edge_7 ORDER BY source, type, target")
    db.execute("INSERT OR REPLACE INTO meta (key, value) SELECT 'edges', coalesce(max(id), 0) FROM edge_7")
    db.execute("DROP TABLE edge_7")
    for index in ("edge_target", "node_first_day", "node_last_day", "node_recurrence"):
        db.execute(made[index])


def _pack_document(db: sqlite3.Connection, id: int) -> None:
    from graph.packed import pack_text, unpack
    from graph.sqlite.apart import APART, kept_here, pack_parts

    same = "id, key, number, node, source, pages, indexer, passages, slot, digest, lengths"
    key, number, packed, parsed = db.execute("SELECT key, number, text, parsed FROM document_6 WHERE id = ?", (id,)).fetchone()
    text = unpack(packed)
    own = db.execute(
        "SELECT n.id, n.key, n.type, n.properties FROM node_claim c JOIN node n ON n.id = c.node WHERE c.document = ?"
        f" AND n.type IN ({', '.join(repr(type) for type in APART)})"
        " AND (SELECT count(*) FROM node_claim o WHERE o.node = n.id) = 1 ORDER BY n.key",
        (id,),
    ).fetchall()
    places: dict[int, list[Evidence]] = {}
    for node, start, end in db.execute('SELECT node, start, "end" FROM node_evidence WHERE document = ? ORDER BY node, seq', (id,)):
        places.setdefault(node, []).append(Evidence(key, start, end, "", "statement"))
    nodes = [Node(name, type, properties_from_json(json.loads(said)), tuple(places.get(node, ()))) for node, name, type, said in own]
    for at, ((node, *_), one) in enumerate(zip(own, nodes, strict=True)):
        kept = dumps(properties_to_json(kept_here(one.type, one.properties)))
        db.execute("UPDATE node SET properties = ?, apart = ? WHERE id = ?", (kept, id << PLACE_BITS | at, node))
    facts = DocumentFacts(key, "", "", text, tuple(nodes), (), tuple(_passages(db, key, number)), json.loads(unpack(parsed)), {})
    parsed, words, cuts = pack_parts(facts)
    db.execute(
        f"INSERT INTO document ({same}, cuts, words, text, parsed) SELECT {same}, ?, ?, ?, ? FROM document_6 WHERE id = ?",
        (cuts, words, pack_text(text), parsed, id),
    )


def _passages(db: sqlite3.Connection, key: str, number: int) -> Iterator[Passage]:
    span = number << PLACE_BITS, (number << PLACE_BITS) + 2**PLACE_BITS - 1
    tags: dict[int, tuple[list[str], list[str]]] = {}
    query = "SELECT t.passage, n.key, n.type FROM passage_tag t JOIN node n ON n.id = t.node WHERE t.passage BETWEEN ? AND ? ORDER BY n.key"
    for passage, name, type in db.execute(query, span):
        tags.setdefault(passage, ([], []))[type == "Topic"].append(name)
    query = (
        'SELECT p.number, p.start, p."end", p.path, p.kind, c.headings, p.task, p.page FROM passage p'
        " JOIN context c ON c.id = p.context WHERE p.number BETWEEN ? AND ? ORDER BY p.number"
    )
    for passage, start, end, path, kind, headings, task, page in db.execute(query, span):
        agencies, topics = tags.get(passage, ((), ()))
        yield Passage(key, start, end, path, kind, tuple(json.loads(headings)), task, tuple(agencies), tuple(topics), page)


def _with_derived(type: str, said: str) -> str:
    properties = properties_from_json(json.loads(said))
    return dumps(properties_to_json({**properties, **derived(type, properties)}))
