"""The SQLite store's tables, its version and the steps from one version to the next; opening a file and naming what is wrong with it."""

from __future__ import annotations

import errno
import os
import sqlite3
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from graph.sqlite.descriptors import blocks, open_counted
from graph.sqlite.migrations import (
    add_corrections,
    add_derived_properties,
    add_encodings,
    add_indexes,
    add_places_and_digests,
    find_edges_by_ends,
    pack_apart,
)
from text.errors import BadInput, StoreError

__all__ = [
    "APPLICATION_ID",
    "KINDS",
    "MIGRATIONS",
    "SCHEMA_VERSION",
    "connect",
    "create",
    "damaged",
    "hasten",
    "read_once",
    "statements",
    "store_errors",
    "vacuum",
]

# "CCU1" in the file's header tells a store of this program from any other SQLite file.
APPLICATION_ID = 0x43435531
SCHEMA_VERSION = 8
_CACHED, _PASSING = -32_768, -1_024  # kilobytes of pages that a connection holds; while much is read once
BUSY_SECONDS = 30.0  # that a writer waits for another: a document's transaction is far shorter, packing 300 MB takes five
CLOSING_SECONDS = 2.0  # that who closes a store waits for others to pack and seal it: it is as whole without
MAGIC = b"SQLite format 3\x00"

# Nodes and edges have small numbers inside, readable ids (`key`) outside.  `properties` of a claim is NULL where it says just what the
# merged node says, which is nearly always.  A passage's number holds its document's: passage.number >> 20 = document.number.
DDL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,                -- small number, used below
  key TEXT NOT NULL UNIQUE,              -- doc:lao-cai/2020/88-kh-ubnd
  number INTEGER NOT NULL UNIQUE,        -- 32 bits of a hash of key; passages are numbered from number << 20
  node INTEGER NOT NULL UNIQUE,
  source TEXT NOT NULL UNIQUE,
  pages TEXT NOT NULL,
  indexer TEXT NOT NULL,
  passages INTEGER NOT NULL,             -- how many
  slot INTEGER NOT NULL UNIQUE,          -- its passages are rows slot, slot + 1, ... of passage_index
  digest TEXT NOT NULL DEFAULT '',       -- graph.prepare.digest of what was written; '': written before there was one
  -- What is long stands last: a row is read no further than it is asked for.  Packed: graph/sqlite/apart.py, graph.prepare.pack_text.
  lengths BLOB NOT NULL,                 -- tokens in the full-text columns: three uint16 a passage; empty: not indexed
  cuts BLOB NOT NULL,                    -- its passages: where they stand, headings, tasks, agencies, topics
  words BLOB NOT NULL,                   -- the properties of its tasks and findings that no query compares
  text BLOB NOT NULL,                    -- the unaltered text
  parsed BLOB NOT NULL                   -- what `cancu parse --json` prints
);
CREATE TABLE source (
  path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, versions TEXT NOT NULL,
  base TEXT NOT NULL,                    -- the id that reading gave; document.key differs where texts of one id disagree
  text_key TEXT NOT NULL, document TEXT NOT NULL,
  facts BLOB,                            -- zlib JSON of a source that repeats a document; NULL for the one that is shown
  place TEXT NOT NULL DEFAULT ''         -- absolute path of its file; '': never recorded
) WITHOUT ROWID;
CREATE INDEX source_place ON source (place);
CREATE INDEX source_base ON source (base);
CREATE INDEX source_document ON source (document);

CREATE TABLE node (
  id INTEGER PRIMARY KEY,                -- never given twice
  key TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
  properties TEXT NOT NULL,              -- JSON; of a task and a finding what queries compare, the rest is in document.words
  apart INTEGER                          -- document.id << 20, plus the place in document.words; NULL: all properties are here
);
CREATE INDEX node_type ON node (type);
-- Which tasks hold a word, and below which heading; numbers of nodes that are gone stay in it.  Headings are apart by "_".
CREATE VIRTUAL TABLE task_words USING fts5(
  task, heading, content='', columnsize=0, tokenize="ascii tokenchars '_'"
);
-- What questions compare, read from a node's properties once.  With the type first, they are preferred to node_type.
CREATE INDEX node_issue_date ON node (type, json_extract(properties, '$.issue_date')) WHERE type = 'Document';
CREATE INDEX node_document_type ON node (type, json_extract(properties, '$.document_type_id')) WHERE type = 'Document';
CREATE INDEX node_first_day ON node (type, coalesce(json_extract(properties, '$.time_from'), json_extract(properties, '$.time_to')))
  WHERE type = 'Task' AND coalesce(json_extract(properties, '$.time_from'), json_extract(properties, '$.time_to')) IS NOT NULL;
CREATE INDEX node_last_day ON node (type, coalesce(json_extract(properties, '$.time_to'), json_extract(properties, '$.time_from')))
  WHERE type = 'Task' AND coalesce(json_extract(properties, '$.time_to'), json_extract(properties, '$.time_from')) IS NOT NULL;
CREATE INDEX node_recurrence ON node (type, json_extract(properties, '$.recurrence'))
  WHERE type = 'Task' AND json_extract(properties, '$.recurrence') IS NOT NULL;
CREATE TABLE node_claim (
  document INTEGER NOT NULL, node INTEGER NOT NULL, authority INTEGER NOT NULL, properties TEXT, PRIMARY KEY (document, node)
) WITHOUT ROWID;
CREATE INDEX node_claim_node ON node_claim (node, document);
CREATE TABLE node_evidence (
  node INTEGER NOT NULL, document INTEGER NOT NULL, seq INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, path TEXT NOT NULL, kind INTEGER NOT NULL, property TEXT NOT NULL, page INTEGER,
  PRIMARY KEY (node, document, seq)
) WITHOUT ROWID;

CREATE TABLE edge (
  source INTEGER NOT NULL, type TEXT NOT NULL, target INTEGER NOT NULL,
  id INTEGER NOT NULL,                   -- never given twice; by it edge_evidence is found, not the edge
  PRIMARY KEY (source, type, target)
) WITHOUT ROWID;
CREATE INDEX edge_target ON edge (target, type, source);
-- One row a place; a document that states an edge without a place (the vocabulary's) has one row without start.
CREATE TABLE edge_evidence (
  edge INTEGER NOT NULL, document INTEGER NOT NULL, seq INTEGER NOT NULL,
  start INTEGER, "end" INTEGER, path TEXT, kind INTEGER, property TEXT, page INTEGER, properties TEXT,
  PRIMARY KEY (edge, document, seq)
) WITHOUT ROWID;
CREATE TABLE stated (document INTEGER PRIMARY KEY, edges BLOB NOT NULL);  -- the edges of a document: graph/sqlite/stated.py

CREATE TABLE passage_tag (node INTEGER NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY (node, passage)) WITHOUT ROWID;
CREATE VIRTUAL TABLE passage_index USING fts5(
  tokens, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '_'"
);
CREATE TABLE vector (
  document INTEGER PRIMARY KEY, number INTEGER NOT NULL, embedder TEXT NOT NULL, dimensions INTEGER NOT NULL, data BLOB NOT NULL
);
-- What readers set right (graph.corrections): each as JSON.  A document with some keeps what was read, under its base id, in `reading`.
CREATE TABLE correction (id TEXT PRIMARY KEY, document TEXT NOT NULL, base TEXT NOT NULL, said TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX correction_base ON correction (base);
CREATE TABLE reading (document INTEGER PRIMARY KEY, facts BLOB NOT NULL);
-- Vectors of the encoder, made in a second pass; a document without a row has none yet.
CREATE TABLE encoding (
  document INTEGER PRIMARY KEY, number INTEGER NOT NULL, embedder TEXT NOT NULL, dimensions INTEGER NOT NULL, data BLOB NOT NULL
);
"""

# Kinds of evidence in one byte; a kind that is not here is kept as its word.  Only ever add at the end.
KINDS = ("statement", "role", "citation", "metadata", "mention", "topic", "finding")

# Steps from version n to n + 1, run in one transaction when a store of an older version is opened for writing.
MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {
    1: add_places_and_digests,
    2: add_derived_properties,
    3: add_encodings,
    4: add_indexes,
    5: add_corrections,
    6: pack_apart,
    7: find_edges_by_ends,
}


def connect(path: str, *, read_only: bool) -> sqlite3.Connection:
    """Return an open connection to the store at `path`; where there is none and it may write, an empty store.

    Raises:
        StoreError: missing, not a store, damaged, of a newer version, locked, not readable or not writable.
    """
    file = Path(path)
    exists = file.exists() and file.stat().st_size > 0
    if file.is_dir():
        raise StoreError(f"{path} is a folder, not a store. Give a file name, for example {path.rstrip('/')}/cancu.db.", code="not-a-store")
    if read_only and not file.exists():
        raise StoreError(f"There is no store at {path}. Make one: cancu ingest data/documents --store {path}", code="no-store")
    if exists:
        _check_header(file)
    if not read_only:
        _check_folder(file)
    with store_errors(path):
        connection = _open(file, read_only=read_only)
        try:
            _check_version(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty store in one transaction."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
            for statement in statements(DDL):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _check_header(file: Path) -> None:
    try:
        header = next(blocks(file, 100), b"")
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {error.strerror}. Check its permissions.", code="store-unreadable") from None
    if not header.startswith(MAGIC) or len(header) < 100:
        raise StoreError(f"{file} is not a store of cancu. Give another --store, or move the file away.", code="not-a-store")


def _check_folder(file: Path) -> None:
    folder = file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The folder {folder} cannot be made: {error.strerror}. Give another --store.", code="store-read-only") from None
    if not os.access(folder, os.W_OK) or (file.exists() and not os.access(file, os.W_OK)):
        raise StoreError(
            f"{file} cannot be written: no permission. Give another --store, or change the permissions of {folder}.", code="store-read-only"
        )


def _open(file: Path, *, read_only: bool) -> sqlite3.Connection:
    address = "file:" + quote(str(file.absolute()))
    if read_only:
        # A store in a folder that cannot be written opens without the -shm file that WAL wants, where nothing is waiting in the -wal file.
        wal = Path(f"{file}-wal")
        idle = not wal.exists() or wal.stat().st_size == 0
        frozen = idle and not os.access(file.parent, os.W_OK)
        address += "?immutable=1" if frozen else "?mode=ro"
    connection = open_counted(address, str(file), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = {_CACHED}")
    return connection


@contextmanager
def read_once(connection: sqlite3.Connection) -> Iterator[None]:
    """Return a context in which much is read that is not read again: its pages take no place in the cache."""
    connection.execute(f"PRAGMA cache_size = {_PASSING}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {_CACHED}")


def _check_version(connection: sqlite3.Connection, path: str, *, read_only: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        if version or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreError(f"{path} is an SQLite file, but not a store of cancu. Give another --store.", code="not-a-store")
        if read_only:
            raise StoreError(f"{path} is an empty file, not a store. Make one: cancu ingest data/documents --store {path}", code="no-store")
        create(connection)
        return
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path} was written by a newer cancu (store version {version}, this one reads up to {SCHEMA_VERSION}). "
            "Update cancu, or ingest into a new --store.",
            code="store-newer",
        )
    if version < 1:
        raise damaged(path, f"it says that it is of version {version}, which never was")
    if version < SCHEMA_VERSION:
        if read_only:
            raise StoreError(
                f"{path} is of store version {version}, this cancu reads {SCHEMA_VERSION}. "
                "Any `cancu ingest` into it brings it up to date.",
                code="store-older",
            )
        migrate(connection)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a store to SCHEMA_VERSION in one transaction, unless another process has done it meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version >= SCHEMA_VERSION:
            connection.execute("ROLLBACK")
            return
        for step in range(version, SCHEMA_VERSION):
            MIGRATIONS[step](connection)
        connection.execute("DELETE FROM meta WHERE key = 'seal'")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    with suppress(sqlite3.Error, MemoryError):  # what is free in the file is given back where the disk has room for that
        vacuum(connection)


def hasten(connection: sqlite3.Connection) -> None:
    """Let a connection wait for others no longer than CLOSING_SECONDS from now on."""
    connection.execute(f"PRAGMA busy_timeout = {round(1000 * min(BUSY_SECONDS, CLOSING_SECONDS))}")


def vacuum(connection: sqlite3.Connection) -> None:
    """Write the file anew without what is free in it, and note how many pages it has; the copy on the way is a file of the same size."""
    connection.execute("PRAGMA temp_store = FILE")
    try:
        connection.execute("DELETE FROM meta WHERE key = 'seal'")  # of the bytes before
        connection.execute("VACUUM")
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('packed', ?)", (str(pages),))
        connection.execute("DELETE FROM meta WHERE key = 'seal'")  # that another one may have set meanwhile
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA temp_store = MEMORY")


@contextmanager
def store_errors(path: str) -> Iterator[None]:
    """Turn SQLite's errors into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(path, error) from error
    except UnicodeEncodeError as error:
        raise BadInput(f"{error.object[error.start : error.end]!r} is no text ({error.reason}). Type it again.", code="no-text") from error
    except (zlib.error, struct.error, ValueError, TypeError, KeyError, IndexError, OverflowError, AssertionError, RecursionError) as error:
        # What is read here was checked when it was written: if it does not hold together any more, the file has changed since.
        raise damaged(path, f"{type(error).__name__}: {error}") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise StoreError(
                f"{path}: the disk is full. Nothing half-written is kept; free some space and run the command again.", code="disk-full"
            ) from error
        raise


def damaged(path: str, what: str) -> StoreError:
    """Return the error of a store whose file has changed since it was written."""
    return StoreError(
        f"{path} is damaged ({what}). `cancu check --repair` keeps what is whole and names what is not. Or restore a backup, or move it "
        "away and ingest the documents again; they are not touched.",
        code="store-damaged",
    )


def _explained(path: str, error: sqlite3.Error) -> StoreError:
    text = str(error)
    if "locked" in text or "busy" in text:
        return StoreError(
            f"{path} is locked: another process is writing to it. Wait until it is done, then run the command again.", code="store-locked"
        )
    if "is full" in text:
        return StoreError(
            f"{path}: the disk is full. Nothing half-written is kept; free some space and run the command again.", code="disk-full"
        )
    if "readonly" in text or "unable to open" in text or "permission" in text:
        return StoreError(
            f"{path} cannot be written or opened ({text}). Check the permissions of the file and its folder, or give another --store.",
            code="store-read-only",
        )
    if "disk I/O" in text:
        return StoreError(
            f"{path}: the disk reported an error ({text}). Check its space and health; whole documents written before are kept.",
            code="disk-error",
        )
    broken = isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, sqlite3.OperationalError | sqlite3.ProgrammingError | sqlite3.IntegrityError
    )
    if broken or any(word in text for word in ("malformed", "no such table", "no such column", "not a database", "decode")):
        return damaged(path, text)
    return StoreError(f"{path}: SQLite failed ({text}). Please report it with the command that you ran.", code="store-failed")
