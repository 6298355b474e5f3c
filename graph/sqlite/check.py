"""What is wrong with a store's file: its bytes, its structure, its rows, its indexes, and each document against its hashes."""

from __future__ import annotations

import json
import re
import sqlite3
import string
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.codec import dumps, properties_from_json, properties_to_json
from graph.model.merge import merged
from graph.packed import unpack_text
from graph.prepare import digest
from graph.sources import PLACE_BITS, text_key, with_document_id
from graph.sqlite.apart import Cuts, quoting
from graph.sqlite.compact import folded_tasks, index_columns
from graph.sqlite.corrections import shown_digest
from graph.sqlite.ddl import connect, store_errors
from graph.sqlite.lexical import index_rows
from graph.sqlite.reader import document_facts
from graph.sqlite.seal import is_sealed, verify
from graph.sqlite.stored import source_facts
from graph.sqlite.task_words import word_columns
from graph.store import PassageIndexer
from text.errors import CancuError, StoreError

__all__ = ["Problem", "check", "read_source_facts"]

# Rows that point at rows: (what is wrong, a query for the first few and their number).
_ORPHANS = {
    "documents without their node": "SELECT d.key FROM document d LEFT JOIN node n ON n.id = d.node WHERE n.key IS NOT d.key",
    "documents without their source": "SELECT d.key FROM document d LEFT JOIN source s ON s.path = d.source AND s.document = d.key"
    " WHERE s.path IS NULL",
    "sources without their document": "SELECT s.path FROM source s LEFT JOIN document d ON d.key = s.document WHERE d.key IS NULL",
    "nodes that no document states": "SELECT n.key FROM node n WHERE NOT EXISTS (SELECT 1 FROM node_claim c WHERE c.node = n.id)",
    "claims of no document or node": "SELECT c.node FROM node_claim c LEFT JOIN document d ON d.id = c.document"
    " LEFT JOIN node n ON n.id = c.node WHERE d.id IS NULL OR n.id IS NULL",
    "places of no claim": "SELECT e.node FROM node_evidence e LEFT JOIN node_claim c ON c.node = e.node AND c.document = e.document"
    " WHERE c.node IS NULL",
    "relations without their ends": "SELECT e.id FROM edge e LEFT JOIN node s ON s.id = e.source LEFT JOIN node t ON t.id = e.target"
    " WHERE s.id IS NULL OR t.id IS NULL",
    "relations that no document states": "SELECT e.id FROM edge e WHERE NOT EXISTS (SELECT 1 FROM edge_evidence v WHERE v.edge = e.id)",
    "relations of one number": "SELECT id FROM edge GROUP BY id HAVING count(*) > 1",
    "places of no relation or document": "SELECT v.edge FROM edge_evidence v LEFT JOIN document d ON d.id = v.document"
    " WHERE d.id IS NULL OR v.edge NOT IN (SELECT id FROM edge)",
    "relations stated by no document": "SELECT s.document FROM stated s LEFT JOIN document d ON d.id = s.document WHERE d.id IS NULL",
    "tags of no passage or node": f"SELECT t.passage FROM passage_tag t LEFT JOIN document d ON d.number = t.passage >> {PLACE_BITS}"
    f" LEFT JOIN node n ON n.id = t.node WHERE n.id IS NULL OR coalesce(d.passages, 0) <= t.passage & {2**PLACE_BITS - 1}",
    "nodes whose words are of no document": f"SELECT n.key FROM node n LEFT JOIN document d ON d.id = n.apart >> {PLACE_BITS}"
    " WHERE n.apart IS NOT NULL AND d.id IS NULL",
    "vectors of no document": "SELECT v.number FROM vector v LEFT JOIN document d ON d.id = v.document WHERE d.id IS NULL",
}  # fmt: skip


_TOKEN = re.compile(r"[0-9A-Za-z_\x80-\U0010ffff]+")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written: `code` says what kind, `where` what it is about."""

    code: str
    where: str
    message: str

    def to_json(self) -> dict[str, str]:
        """Return the object of `cancu check --json`."""
        return {"code": self.code, "where": self.where, "message": self.message}


def check(path: str, indexer: PassageIndexer | None = None) -> tuple[int, list[Problem]]:
    """Return how many sources the store at `path` holds, and all that is wrong with it.

    With an indexer the full-text index is compared with the texts too.

    Raises:
        StoreError: if the file cannot be opened as a store at all.
    """
    db = connect(path, read_only=True)
    try:
        problems = list(_problems(db, path, indexer))
        with store_errors(path):
            count = db.execute("SELECT count(*) FROM source").fetchone()[0]
        return count, problems
    except StoreError as error:
        return 0, [Problem("unreadable", path, error.message)]
    finally:
        db.close()


def _problems(db: sqlite3.Connection, path: str, indexer: PassageIndexer | None) -> Iterator[Problem]:
    for step in (_bytes, _structure, _orphans, _sources, _nodes, _passages):
        try:
            with store_errors(path):
                yield from step(db, path)
        except StoreError as error:
            yield Problem("unreadable", step.__name__.strip("_"), error.message)
    if indexer is not None:
        try:
            with store_errors(path):
                yield from _index(db, indexer)
        except StoreError as error:
            yield Problem("unreadable", "index", error.message)


def _bytes(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    if not is_sealed(db, path):
        return
    try:
        verify(db, path, most=None)
    except StoreError as error:
        yield Problem("bytes-changed", path, error.message)


def _structure(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    for (found,) in db.execute("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield Problem("structure", path, f"SQLite finds: {found}")


def _orphans(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    for what, query in _ORPHANS.items():
        (count,) = db.execute(f"SELECT count(*) FROM ({query})").fetchone()
        if count:
            first = ", ".join(str(row[0]) for row in db.execute(f"{query} LIMIT 3"))
            yield Problem("orphans", path, f"{count} {what}, such as {first}")


def _sources(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    for (source,) in db.execute("SELECT path FROM source ORDER BY path").fetchall():
        try:
            with store_errors(path):
                read_source_facts(db, source)
        except CancuError as error:
            yield Problem("document", str(source), f"{source}: {error.message}")


def read_source_facts(db: sqlite3.Connection, source: str) -> object:
    """Return what was written for a source, compared with the hashes that were written with it.

    Raises:
        StoreError: if it is not what was written.
    """
    key, kept_key, repeated = db.execute("SELECT document, text_key, facts FROM source WHERE path = ?", (source,)).fetchone()
    facts = source_facts(db, source)
    if text_key(facts.text) != kept_key:
        raise StoreError("its text is not the one that was read", code="text-changed")
    if repeated is not None:
        return facts
    id, said = db.execute("SELECT id, digest FROM document WHERE key = ?", (key,)).fetchone()
    row = db.execute("SELECT data FROM vector WHERE document = ?", (id,)).fetchone()
    if said and digest(facts, row[0] if row else b"") != said:
        raise StoreError("its facts or vectors are not those that were written", code="facts-changed")
    shown = document_facts(db, key)
    corrected = shown_digest(db, key)
    if shown != with_document_id(facts, key) if corrected is None else digest(shown, b"") != corrected:
        raise StoreError("what is shown of it is not what was read and corrected", code="facts-changed")
    return facts


def _nodes(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    claims: dict[int, list[tuple[int, str, str | None]]] = {}
    query = "SELECT c.node, c.authority, d.key, c.properties FROM node_claim c JOIN document d ON d.id = c.document"
    for node, authority, document, properties in db.execute(query):
        claims.setdefault(node, []).append((authority, document, properties))
    for id, key, properties in db.execute("SELECT id, key, properties FROM node ORDER BY key"):
        if all(said is None for _, _, said in claims.get(id, ())):
            continue
        said = [(a, d, properties_from_json(json.loads(p if p is not None else properties))) for a, d, p in claims[id]]
        if dumps(properties_to_json(merged(said))) != properties:
            yield Problem("node", key, f"{key}: it is not what its documents say together")


def _passages(db: sqlite3.Connection, path: str) -> Iterator[Problem]:
    rows = db.execute("SELECT key, number, passages, cuts, text, lengths FROM document ORDER BY key").fetchall()
    for key, number, passages, packed, text, lengths in rows:
        first, whole_text = number << PLACE_BITS, unpack_text(text)
        cuts = list(Cuts(packed).all(key, quoting(whole_text)))
        tags = sum(len({*one.agencies, *one.topics}) for one in cuts)
        kept = db.execute(
            "SELECT count(*) FROM passage_tag WHERE node IN"
            " (SELECT c.node FROM node_claim c JOIN document d ON d.id = c.document WHERE d.key = ?) AND passage BETWEEN ? AND ?",
            (key, first, first + 2**PLACE_BITS - 1),
        ).fetchone()[0]
        whole = len(cuts) == passages and all(one.end <= len(whole_text) for one in cuts) and tags == kept
        if not whole or len(lengths) not in (0, 6 * passages):
            yield Problem("document", key, f"{key}: its passages are not those that were written")


def _words(tokens: str) -> set[str]:
    """Return the tokens as FTS5's tokenizer of these tables cuts them."""
    return {word.translate(_LOWER) for word in _TOKEN.findall(tokens)}


def _index(db: sqlite3.Connection, indexer: PassageIndexer) -> Iterator[Problem]:
    """Compare the full-text index with what the texts give."""
    wanted: dict[int, set[str]] = {}
    broken = []
    rows = db.execute("SELECT key, slot, cuts, text, lengths FROM document WHERE indexer = ?", (indexer.name,)).fetchall()
    for key, slot, cuts, text, lengths in rows:
        tokens, counted = index_rows(index_columns(key, cuts, unpack_text(text), indexer))
        if counted != lengths:
            broken.append(key)
        wanted |= {slot + i: _words(words) for i, words in enumerate(tokens)}
    folded = {id: _words(" ".join(word_columns(words or ""))) for id, words in folded_tasks(db)}
    for name, expected in (("passage_index", wanted), ("task_words", folded)):
        missing = {id: set(words) for id, words in expected.items()}
        more = 0
        db.execute(f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, {name}, instance)")
        for term, row in db.execute("SELECT term, doc FROM temp.vocabulary"):
            if row in missing:
                more += term not in expected[row]
                missing[row].discard(term)
        db.execute("DROP TABLE temp.vocabulary")
        lost = sum(map(len, missing.values()))
        if lost or more or broken:
            yield Problem("index", name, f"the full-text index {name} lacks {lost} words of the texts and has {more} that are not theirs")
