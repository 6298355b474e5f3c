"""The titles of the documents that are here, in memory: many queries of one question look for words in all of them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence

from graph.sqlite.added import version

__all__ = ["HeldTitles"]

MOST = 20_000  # documents whose titles are held, some 5 MB; of more the file is asked


class HeldTitles:
    """The folded titles of one state of the store."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: tuple[int, list[tuple[int, str]] | None] = -1, None  # the state; node and title, with a blank on either side

    def having(self, db: sqlite3.Connection, words: Sequence[str]) -> list[int] | None:
        """Return the nodes of the documents in whose title one of some folded words stands, in the state that `db` reads; None where there
        are too many documents."""
        titles = self._of_state(db)
        if titles is None:
            return None
        looked_for = [f" {one} " for one in words]
        return [node for node, title in titles if any(one in title for one in looked_for)]

    def _of_state(self, db: sqlite3.Connection) -> list[tuple[int, str]] | None:
        state = version(db)
        with self._lock:
            if self._held[0] != state:
                self._held = state, _read(db)
            return self._held[1]


def _read(db: sqlite3.Connection) -> list[tuple[int, str]] | None:
    if db.execute("SELECT count(*) FROM document").fetchone()[0] > MOST:
        return None
    query = (
        "SELECT n.id, ' ' || json_extract(n.properties, '$.title_folded') || ' ' FROM document k CROSS JOIN node n ON n.id = k.node"
        " WHERE json_extract(n.properties, '$.title_folded') IS NOT NULL ORDER BY n.id"
    )
    return db.execute(query).fetchall()
