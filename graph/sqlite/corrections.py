"""The layer of corrections in the SQLite store: rows of what readers set right, and what was read of the documents that have some."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from graph.model import DocumentFacts
from graph.model.codec import dumps, facts_from_json, facts_to_json
from graph.packed import pack, unpack, unpack_text
from graph.prepare import digest
from graph.sources import base_of, with_document_id
from graph.sqlite.reader import document_facts

if TYPE_CHECKING:
    from graph.corrections import Correction

__all__ = ["corrections", "drop", "keep", "keep_reading", "read_facts", "shown_digest", "with_corrections"]


def corrections(db: sqlite3.Connection, document: str | None = None) -> list[Correction]:
    """Return the corrections that concern a document, or all, by (document, time, id)."""
    rows = _rows(db, document)
    if not rows:
        return []
    from graph.corrections import concerns, correction_from_json

    found = [correction_from_json(json.loads(said)) for said in rows]
    found = [c for c in found if document is None or concerns(c, document)]
    return sorted(found, key=lambda c: (c.document, c.made_at, c.id))


def _rows(db: sqlite3.Connection, document: str | None) -> list[str]:
    if document is None:
        return [row[0] for row in db.execute("SELECT said FROM correction ORDER BY id")]
    return [row[0] for row in db.execute("SELECT said FROM correction WHERE base = ? ORDER BY id", (base_of(document),))]


def keep(db: sqlite3.Connection, correction: Correction) -> bool:
    """Keep a correction; return whether it is new."""
    from graph.corrections import correction_to_json

    said = dumps(correction_to_json(correction))
    done = db.execute(
        "INSERT INTO correction (id, document, base, said) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (correction.id, correction.document, base_of(correction.document), said),
    )
    return done.rowcount > 0


def drop(db: sqlite3.Connection, id: str) -> str | None:
    """Forget a correction; return the base id of its document, None where it was not there."""
    row = db.execute("DELETE FROM correction WHERE id = ? RETURNING base", (id,)).fetchone()
    return None if row is None else str(row[0])


def with_corrections(db: sqlite3.Connection, read: DocumentFacts) -> DocumentFacts:
    """Return the facts with the corrections that the store has of their document; the same value where it has none."""
    if db.execute("SELECT 1 FROM correction LIMIT 1").fetchone() is None:
        return read
    own = corrections(db, read.document)
    if not own:
        return read
    from graph.corrections import applied

    return applied(read, own)


def keep_reading(db: sqlite3.Connection, document: int, read: DocumentFacts, shown: DocumentFacts) -> None:
    """Keep what was read of a document, with a hash of what is shown of it; its text is in the document's row."""
    data = {name: value for name, value in facts_to_json(read).items() if name != "text"} | {"shown": digest(shown, b"")}
    db.execute("INSERT INTO reading (document, facts) VALUES (?, ?)", (document, pack(dumps(data))))


def shown_digest(db: sqlite3.Connection, key: str) -> str | None:
    """Return the hash of what was written as the shown facts of a document with corrections; None where it has none."""
    row = db.execute("SELECT r.facts FROM reading r JOIN document d ON d.id = r.document WHERE d.key = ?", (key,)).fetchone()
    return None if row is None else str(json.loads(unpack(row[0]))["shown"])


def read_facts(db: sqlite3.Connection, key: str, base: str) -> DocumentFacts:
    """Return what was read of a document, without corrections, under its base id; the document must be there."""
    row = db.execute("SELECT r.facts, d.text FROM reading r JOIN document d ON d.id = r.document WHERE d.key = ?", (key,)).fetchone()
    if row is None:
        return with_document_id(document_facts(db, key), base)
    return with_document_id(facts_from_json({**json.loads(unpack(row[0])), "text": unpack_text(row[1])}), base)
