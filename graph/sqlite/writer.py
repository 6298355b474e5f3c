"""Writing the SQLite store: one document is one transaction, replaced and removed as a whole, without leaving orphans."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from graph.model import DocumentFacts, Evidence, Node
from graph.model.codec import dumps, properties_from_json, properties_to_json
from graph.model.merge import merged
from graph.prepare import Prepared, Vectors
from graph.sources import PLACE_BITS, StoredSource, assign, free_shift, name_of, with_document_id, with_source
from graph.sqlite.added import count_write
from graph.sqlite.apart import is_apart, kept_here, pack_parts
from graph.sqlite.corrections import keep_reading, with_corrections
from graph.sqlite.ddl import KINDS
from graph.sqlite.reader import whole
from graph.sqlite.stated import EACH, drop_stated, keep_stated
from graph.sqlite.stored import packed, repeated, stored
from graph.sqlite.task_words import change_words, insert_words
from graph.sqlite.texts import HeldTexts
from graph.store import WriteOutcome
from text.errors import StoreError

__all__ = ["drop_document", "drop_source", "write", "write_again", "write_encoding"]

_CODES = {kind: code for code, kind in enumerate(KINDS)}


def write(db: sqlite3.Connection, prepared: Prepared) -> WriteOutcome:
    """Write one document inside an open transaction: added, updated, or unchanged where bytes and versions are those stored."""
    prepared = _named(db, prepared)
    facts = prepared.facts
    versions = dumps(dict(facts.versions))
    row = db.execute("SELECT sha256, versions FROM source WHERE path = ?", (facts.source,)).fetchone()
    if row is not None and row == (facts.sha256, versions):
        if (
            prepared.place
            and db.execute(
                "UPDATE source SET place = ? WHERE path = ? AND place != ?", (prepared.place, facts.source, prepared.place)
            ).rowcount
        ):
            count_write(db, "")
        return "unchanged"
    if row is not None:
        drop_source(db, facts.source)
    db.execute(
        "INSERT INTO source (path, place, sha256, versions, base, text_key, document, facts) VALUES (?, ?, ?, ?, ?, ?, '', NULL)",
        (facts.source, prepared.place, facts.sha256, versions, facts.document, prepared.text_key),
    )
    _settle(db, facts.document, prepared)
    if prepared.indexer:
        _set_meta(db, "indexer", prepared.indexer)
    if prepared.vectors is not None:
        _set_meta(db, "embedder", prepared.vectors.embedder)
        _set_meta(db, "dimensions", str(prepared.vectors.dimensions))
    return "added" if row is None else "updated"


def _named(db: sqlite3.Connection, prepared: Prepared) -> Prepared:
    """Return the same under the path that it is stored under."""
    facts = prepared.facts

    def stored(column: str, value: str) -> StoredSource | None:
        row = db.execute(f"SELECT path, place, sha256, base FROM source WHERE {column} = ?", (value,)).fetchone() if value else None
        return StoredSource(*row) if row is not None else None

    new = StoredSource(facts.source, prepared.place, facts.sha256, facts.document)
    name = name_of(new, prepared.former, stored("place", prepared.place), stored("path", facts.source))
    return prepared.with_facts(with_source(facts, name))


def drop_document(db: sqlite3.Connection, key: str) -> bool:
    """Remove a document with all its sources; return whether it was there."""
    row = db.execute("SELECT base FROM source WHERE document = ? LIMIT 1", (key,)).fetchone()
    if row is None:
        return False
    _delete(db, key)
    db.execute("DELETE FROM source WHERE document = ?", (key,))
    _settle(db, row[0])
    return True


def drop_source(db: sqlite3.Connection, path: str) -> bool:
    """Remove a source; its document goes with it unless another source repeats it.  Return whether it was there."""
    row = db.execute("SELECT base, document FROM source WHERE path = ?", (path,)).fetchone()
    if row is None:
        return False
    base, key = row
    if db.execute("SELECT 1 FROM document WHERE key = ? AND source = ?", (key, path)).fetchone():
        _delete(db, key)
    db.execute("DELETE FROM source WHERE path = ?", (path,))
    _settle(db, base)
    return True


def _settle(db: sqlite3.Connection, base: str, new: Prepared | None = None) -> None:
    """Give the sources of one base id the documents that `sources.assign` says; `new` is one that is not stored yet."""
    rows = db.execute("SELECT path, text_key FROM source WHERE base = ? ORDER BY path", (base,)).fetchall()
    shown = dict(
        db.execute("SELECT d.source, d.key FROM document d JOIN source s ON s.path = d.source WHERE s.base = ?", (base,)).fetchall()
    )
    wanted = assign(base, rows)
    moving: dict[str, Prepared] = {}
    for assignment in wanted.values():
        for path in (assignment.source, *assignment.others):
            if path in shown and (path != assignment.source or shown[path] != assignment.document):
                moving[path] = stored(db, shown[path], base)
                _delete(db, shown.pop(path))
    if new is not None:
        moving[new.facts.source] = new
    for assignment in wanted.values():
        for path in assignment.others:
            if path in moving:
                db.execute("UPDATE source SET facts = ? WHERE path = ?", (packed(moving[path], base), path))
            db.execute("UPDATE source SET document = ? WHERE path = ?", (assignment.document, path))
        path = assignment.source
        if path not in shown:
            prepared = moving.get(path) or repeated(db, path)
            _insert(db, prepared.with_facts(with_document_id(prepared.facts, assignment.document)))
            db.execute("UPDATE source SET document = ?, facts = NULL WHERE path = ?", (assignment.document, path))


def write_encoding(db: sqlite3.Connection, key: str, vectors: Vectors) -> bool:
    """Write the encoder's vectors of a document's passages; return whether the document is there and has as many."""
    row = db.execute("SELECT id, number, passages FROM document WHERE key = ?", (key,)).fetchone()
    if row is None or len(vectors.data) != row[2] * (vectors.dimensions + 4):
        return False
    db.execute(
        "INSERT OR REPLACE INTO encoding (document, number, embedder, dimensions, data) VALUES (?, ?, ?, ?, ?)",
        (row[0], row[1] << PLACE_BITS, vectors.embedder, vectors.dimensions, vectors.data),
    )
    db.execute("INSERT INTO meta (key, value) VALUES ('encodings', '1') ON CONFLICT (key) DO UPDATE SET value = value + 1")
    db.execute("DELETE FROM meta WHERE key = 'seal'")  # it counts writes, of which this is none
    return True


def write_again(db: sqlite3.Connection, base: str) -> None:
    """Write the documents of a base id anew from what was read of them, with their corrections as they are now; their encodings stay."""
    rows = db.execute("SELECT d.id, d.key FROM document d JOIN source s ON s.path = d.source WHERE s.base = ? ORDER BY d.key", (base,))
    for id, key in rows.fetchall():
        prepared = stored(db, key, base)
        encoding = db.execute("SELECT embedder, dimensions, data FROM encoding WHERE document = ?", (id,)).fetchone()
        _delete(db, key)
        _insert(db, prepared.with_facts(with_document_id(prepared.facts, key)))
        if encoding is not None:
            write_encoding(db, key, Vectors(*encoding))


# One document in, one document out.


def _insert(db: sqlite3.Connection, prepared: Prepared) -> None:
    read = prepared.facts
    prepared = prepared.with_facts(with_corrections(db, read))
    facts = prepared.facts
    parsed, words, cuts = prepared.parts or pack_parts(facts)
    (document,) = db.execute("SELECT coalesce(max(id), 0) + 1 FROM document").fetchone()
    numbers = _insert_nodes(db, document, facts.document, facts.nodes)
    _insert_edges(db, document, facts, numbers)
    number = _free_number(db, facts.document)
    slot = prepared.slot if prepared.slot is not None else _index_passages(db, prepared)
    db.execute(
        "INSERT INTO document (id, key, number, node, source, pages, indexer, passages, slot, digest, lengths, cuts, words, text, parsed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document, facts.document, number, numbers[facts.document], facts.source, dumps(list(facts.pages)), prepared.indexer,
            len(facts.passages), slot, prepared.digest, prepared.lengths, cuts, words, prepared.text, parsed,
        ),
    )  # fmt: skip
    _insert_passages(db, document, number << PLACE_BITS, prepared, numbers)
    if facts is not read:
        keep_reading(db, document, read, facts)


def _free_number(db: sqlite3.Connection, key: str) -> int:
    taken = "SELECT 1 FROM document WHERE number = ?"
    return free_shift(key, lambda number: db.execute(taken, (number,)).fetchone() is not None)[1]


def _insert_nodes(db: sqlite3.Connection, document: int, key: str, nodes: Sequence[Node]) -> dict[str, int]:
    """Write the nodes that a document states; return {node id: number}."""
    apart = sum(is_apart(node.type) for node in nodes)
    if apart > 2**PLACE_BITS:
        raise StoreError(f"{key} has {apart} tasks and findings; a document can have {2**PLACE_BITS}. Split the file.", code="too-long")
    listed = dumps([node.id for node in nodes])
    there = db.execute(
        "SELECT id, key, type, properties, apart FROM node WHERE key IN (SELECT value FROM json_each(?))", (listed,)
    ).fetchall()
    made = _made_whole(db, [(id, properties, apart) for id, _, _, properties, apart in there if apart is not None])
    known = {name: (id, type, made.get(id, properties)) for id, name, type, properties, _ in there}
    (free,) = db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'nodes'), 0) + 1").fetchone()
    numbers: dict[str, int] = {}
    fresh: list[tuple[object, ...]] = []
    claims: list[tuple[object, ...]] = []
    differing: list[int] = []
    place = document << PLACE_BITS
    for node in nodes:
        is_own = is_apart(node.type)
        if node.id not in known:
            numbers[node.id] = free
            said = dumps(properties_to_json(kept_here(node.type, node.properties)))
            fresh.append((free, node.id, node.type, said, place if is_own else None))
            claims.append((document, free, node.authority, None))
            free += 1
            place += is_own
            continue
        place += is_own
        properties = dumps(properties_to_json(node.properties))
        id, type, merged_properties = known[node.id]
        if type != node.type:
            raise StoreError(
                f"{key}: node {node.id!r} is a {node.type} here and a {type} in another document. "
                "Nothing of it was written; please report it."
            )
        numbers[node.id] = id
        claims.append((document, id, node.authority, None if properties == merged_properties else properties))
        if properties != merged_properties:
            differing.append(id)
    db.executemany("INSERT INTO node (id, key, type, properties, apart) VALUES (?, ?, ?, ?, ?)", fresh)
    _set_meta(db, "nodes", str(free - 1))
    insert_words(db, ((numbers[n.id], n.properties.get("folded")) for n in nodes if n.type == "Task" and n.id not in known))
    db.executemany("INSERT INTO node_claim (document, node, authority, properties) VALUES (?, ?, ?, ?)", claims)
    db.executemany(
        "INSERT INTO node_evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(numbers[n.id], document, seq, *_place(e)) for n in nodes for seq, e in enumerate(n.evidence)],
    )
    for id in differing:
        merge_again(db, id, {document: key})
    return numbers


def _made_whole(db: sqlite3.Connection, nodes: Sequence[tuple[int, str, int]]) -> dict[int, str]:
    """Put all properties of nodes that a second document states, given as (number, properties, apart), into their rows; return them."""
    said = whole(db, HeldTexts(), [(properties, apart) for _, properties, apart in nodes])
    made = {id: dumps(properties_to_json(one)) for (id, *_), one in zip(nodes, said, strict=True)}
    db.executemany("UPDATE node SET properties = ?, apart = NULL WHERE id = ?", [(one, id) for id, one in made.items()])
    return made


def _place(e: Evidence) -> tuple[int, int, str, int | str, str, int | None]:
    return (e.start, e.end, e.path, _CODES.get(e.kind, e.kind), e.property, e.page)


def merge_again(db: sqlite3.Connection, node: int, unwritten: Mapping[int, str]) -> None:
    """Compute a node anew from its claims, and which of them say just what it says.  `unwritten`: documents not in the table yet."""
    old, type = db.execute("SELECT properties, type FROM node WHERE id = ?", (node,)).fetchone()
    claims = []
    for document, key, authority, properties in db.execute(
        "SELECT c.document, d.key, c.authority, c.properties FROM node_claim c LEFT JOIN document d ON d.id = c.document WHERE c.node = ?",
        (node,),
    ):
        claims.append((authority, key or unwritten[document], document, properties if properties is not None else old))
    distinct: dict[tuple[int, str], str] = {}
    for authority, key, _, properties in claims:
        distinct[authority, properties] = min(key, distinct.get((authority, properties), key))
    new = dumps(
        properties_to_json(
            merged((authority, key, properties_from_json(json.loads(properties))) for (authority, properties), key in distinct.items())
        )
    )
    if new != old:
        db.execute("UPDATE node SET properties = ? WHERE id = ?", (new, node))
        if type == "Task":
            change_words(db, node, *(json.loads(said).get("folded") for said in (old, new)))
        db.execute("UPDATE node_claim SET properties = ? WHERE node = ? AND properties IS NULL", (old, node))
    db.execute("UPDATE node_claim SET properties = NULL WHERE node = ? AND properties = ?", (node, new))


def _insert_edges(db: sqlite3.Connection, document: int, facts: DocumentFacts, numbers: Mapping[str, int]) -> None:
    (free,) = db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'edges'), 0) + 1").fetchone()
    keys = [(e.type, numbers[e.source], numbers[e.target]) for e in facts.edges]
    known = {
        (type, source, target): id
        for id, type, source, target in db.execute(f"SELECT e.id, e.type, e.source, e.target FROM {EACH}", (dumps(keys),))
    }
    fresh: list[tuple[object, ...]] = []
    rows: list[tuple[object, ...]] = []
    for edge, key in zip(facts.edges, keys, strict=True):
        id = known.get(key)
        if id is None:
            id, free = free, free + 1
            fresh.append((id, *key))
        said = dumps(properties_to_json(edge.properties)) if edge.properties else None
        if not edge.evidence:
            rows.append((id, document, 0, None, None, None, None, None, None, said))
        for seq, place in enumerate(edge.evidence):
            rows.append((id, document, seq, *_place(place), said if seq == 0 else None))
    db.executemany("INSERT INTO edge (id, type, source, target) VALUES (?, ?, ?, ?)", fresh)
    db.executemany("INSERT INTO edge_evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    _set_meta(db, "edges", str(free - 1))
    keep_stated(db, document, keys)


def _insert_passages(db: sqlite3.Connection, document: int, first: int, prepared: Prepared, numbers: Mapping[str, int]) -> None:
    passages = prepared.facts.passages
    if len(passages) >= 2**PLACE_BITS:
        raise StoreError(
            f"{prepared.facts.source} has {len(passages)} passages; a document can have {2**PLACE_BITS - 1}. Split the file.",
            code="too-long",
        )
    tags = [(numbers[tag], first + i) for i, p in enumerate(passages) for tag in (*p.agencies, *p.topics) if tag in numbers]
    db.executemany("INSERT INTO passage_tag (node, passage) VALUES (?, ?)", tags)
    vectors = prepared.vectors
    if vectors is not None and passages:
        db.execute(
            "INSERT INTO vector (document, number, embedder, dimensions, data) VALUES (?, ?, ?, ?, ?)",
            (document, first, vectors.embedder, vectors.dimensions, vectors.data),
        )


def _index_passages(db: sqlite3.Connection, prepared: Prepared) -> int:
    """Put the passages into the full-text index and return the first of their slots, which no passage ever had."""
    (slot,) = db.execute("SELECT coalesce((SELECT value FROM meta WHERE key = 'slots'), 0)").fetchone()
    slot = int(slot)
    db.executemany(
        "INSERT INTO passage_index (rowid, tokens) VALUES (?, ?)", [(slot + i, tokens) for i, tokens in enumerate(prepared.tokens)]
    )
    _set_meta(db, "slots", str(slot + max(1, len(prepared.tokens))))
    return slot


def _delete(db: sqlite3.Connection, key: str) -> None:
    """Remove a document's rows, and every node and edge that only it stated."""
    document, number = db.execute("SELECT id, number FROM document WHERE key = ?", (key,)).fetchone()
    first = number << PLACE_BITS
    last = first + 2**PLACE_BITS - 1
    db.execute(
        "DELETE FROM passage_tag WHERE node IN (SELECT node FROM node_claim WHERE document = ?) AND passage BETWEEN ? AND ?",
        (document, first, last),
    )
    db.execute("DELETE FROM vector WHERE document = ?", (document,))
    db.execute("DELETE FROM encoding WHERE document = ?", (document,))
    db.execute("DELETE FROM reading WHERE document = ?", (document,))
    drop_stated(db, document)
    nodes = [row[0] for row in db.execute("SELECT node FROM node_claim WHERE document = ?", (document,))]
    listed = dumps(nodes)
    db.execute("DELETE FROM node_evidence WHERE node IN (SELECT value FROM json_each(?)) AND document = ?", (listed, document))
    db.execute("DELETE FROM node_claim WHERE document = ?", (document,))
    db.execute(
        "DELETE FROM node WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM node_claim c WHERE c.node = node.id)",
        (listed,),
    )
    # Claims that all say what the node says leave it as it is; only where some differ must it be computed anew.
    changed = db.execute(
        "SELECT DISTINCT node FROM node_claim WHERE node IN (SELECT value FROM json_each(?)) AND properties IS NOT NULL ORDER BY node",
        (listed,),
    ).fetchall()
    db.execute("DELETE FROM document WHERE id = ?", (document,))
    for (node,) in changed:
        merge_again(db, node, {})


def _set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value != excluded.value",
        (key, value),
    )
