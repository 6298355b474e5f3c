"""A damaged store made anew from what is whole in it, and copies of a store made and put back while others read."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.model import DocumentFacts
from graph.prepare import Prepared, prepare
from graph.sqlite.check import read_source_facts
from graph.sqlite.ddl import BUSY_SECONDS, SCHEMA_VERSION, connect, store_errors
from graph.sqlite.seal import verify
from graph.sqlite.store import SqliteStore
from graph.store import Embedder, PassageIndexer
from text.errors import BadInput, CancuError, StoreError

__all__ = ["Repaired", "backup", "repair", "restore"]

# Reads a source's file again, given (its path, its place, the hash of its bytes); None where the file is not that one any more.
Reread = Callable[[str, str, str], Prepared | None]


@dataclass(slots=True)
class Repaired:
    """What became of each source: `kept` as it was, `reread` from its file, `lost` with the reason."""

    kept: list[str] = field(default_factory=list)
    reread: list[str] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)
    damaged: str = ""

    def to_json(self) -> dict[str, object]:
        """Return the object of `cancu check --repair --json`; `damaged` is where the old file lies."""
        return {"kept": len(self.kept), "reread": self.reread, "lost": self.lost, "damaged": self.damaged}


def repair(path: str, indexer: PassageIndexer, embedder: Embedder, reread: Reread) -> Repaired:
    """Make the store at `path` anew: documents that are as they were written are kept, with a new index and vectors; the others are read
    again from their files where these are still the same.  The old file stays beside it.

    Raises:
        StoreError: if the file cannot be opened as a store, or the new one not be written.
    """
    out = Repaired()
    with _beside(path, "repaired") as part:
        old = connect(path, read_only=True)
        try:
            new = SqliteStore(str(part))
            try:
                _carry_corrections(old, new)
                for source, place, sha256 in _source_rows(old):
                    try:
                        with store_errors(path):
                            facts = read_source_facts(old, source)
                        assert isinstance(facts, DocumentFacts)
                        new.write_prepared(replace(prepare(facts, indexer, embedder), place=place))
                        out.kept.append(source)
                    except CancuError as error:
                        again = reread(source, place, sha256)
                        if again is None:
                            out.lost[source] = f"{error.message}; and its file is not there as it was. Ingest it again."
                        else:
                            new.write_prepared(again)
                            out.reread.append(source)
                with new._writing() as db:
                    db.execute("INSERT INTO meta (key, value) VALUES ('writes', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                               (str(_writes(old) + len(out.kept) + 1),))  # fmt: skip
            finally:
                new.close()
        finally:
            old.close()
        out.damaged = _free_name(f"{path}.damaged")
        os.replace(path, out.damaged)
        for suffix in ("-wal", "-shm"):
            if os.path.exists(path + suffix):
                os.replace(path + suffix, out.damaged + suffix)
        os.replace(part, path)
    return out


def _carry_corrections(old: sqlite3.Connection, new: SqliteStore) -> None:
    """Keep the corrections that can be read in the new store, before its documents are written."""
    from graph.corrections import correction_from_json

    try:
        rows = old.execute("SELECT said FROM correction ORDER BY id").fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return
    for (said,) in rows:
        try:
            new.correct(correction_from_json(json.loads(said)))
        except (BadInput, ValueError, TypeError):
            continue


def _source_rows(db: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Return (path, place, hash) of the sources, as many as can be read, by path or where that fails in the order of the file."""
    found: list[tuple[str, str, str]] = []
    for order in ("ORDER BY path", "NOT INDEXED", "NOT INDEXED ORDER BY path DESC"):
        try:
            for source, place, sha256 in db.execute(f"SELECT path, place, sha256 FROM source {order}"):
                row = (str(source), str(place), str(sha256))
                if row not in found:
                    found.append(row)
            break
        except (sqlite3.Error, UnicodeDecodeError):
            continue
    return sorted(found)


def _writes(db: sqlite3.Connection) -> int:
    try:
        return int(db.execute("SELECT value FROM meta WHERE key = 'writes'").fetchone()[0])
    except (sqlite3.Error, TypeError, ValueError):
        return 10**9  # what readers hold of the old store is older than this, whatever its count was


def backup(path: str, target: str) -> int:
    """Copy one state of the store at `path` to the file `target`, while others read and write; return the bytes of the copy.

    Raises:
        BadInput: if there is a file at `target` already.
        StoreError: if the store is damaged or the copy cannot be written.
    """
    if os.path.lexists(target):
        raise BadInput(f"{target} is there already; a backup overwrites nothing. Give a new name.", code="file-exists")
    with _beside(target, "part") as part:
        _copy(path, part)
        os.replace(part, target)
    return os.path.getsize(target)


def restore(path: str, source: str) -> None:
    """Put the backup `source` in the place of what the store at `path` holds; who reads it meanwhile sees the one or the other.
    A store too damaged to be opened is moved aside.

    Raises:
        StoreError: if the backup is damaged or no store, or the store cannot be written.
    """
    with _beside(path, "part") as part:
        _copy(source, part)
        try:
            target = connect(path, read_only=False)
        except StoreError as error:
            if error.code != "store-damaged":
                raise
            os.replace(path, _free_name(f"{path}.damaged"))
            os.replace(part, path)
            return
        try:
            copy = SqliteStore(str(part))
            with store_errors(str(part)), copy._writing() as db:
                count = max(_writes(target), _writes(db)) + 1  # what readers hold of the present state must be known to be old
                db.execute(
                    "INSERT INTO meta (key, value) VALUES ('writes', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    (str(count),),
                )
            copy.close()
            with store_errors(path):
                made = sqlite3.connect(part)
                try:
                    made.backup(target)
                finally:
                    made.close()
        finally:
            target.close()


def _copy(path: str, part: Path) -> None:
    """Copy a store to a new file that is whole, of this version and sealed."""
    source = connect(path, read_only=True)
    try:
        with store_errors(path):
            verify(source, path, most=None)
        with store_errors(str(part)):
            target = sqlite3.connect(part, timeout=BUSY_SECONDS)
            try:
                source.backup(target)
            finally:
                target.close()
    finally:
        source.close()
    copy = connect(str(part), read_only=True)
    try:
        with store_errors(path):
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            version = copy.execute("PRAGMA user_version").fetchone()[0]
    finally:
        copy.close()
    if found != "ok" or version != SCHEMA_VERSION:
        raise StoreError(
            f"{path} is damaged ({found}). `cancu check --repair` keeps what is whole and names what is not.", code="store-damaged"
        )
    sealed = SqliteStore(str(part))
    sealed._written = True
    sealed.close()


@contextmanager
def _beside(path: str, ending: str) -> Iterator[Path]:
    """Yield the name of a new file in the folder of `path`; what is left of it afterwards is taken away."""
    part = Path(f"{path}.{os.getpid()}.{ending}")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        yield part
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror or error}. Give another name.", code="store-read-only") from error
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{part}{suffix}").unlink(missing_ok=True)


def _free_name(name: str) -> str:
    number, found = 1, name
    while os.path.lexists(found):
        number += 1
        found = f"{name}{number}"
    return found
