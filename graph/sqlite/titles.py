"""The titles of the documents that are here, in memory: many queries of one question look for words in all of them."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence

from graph.model.codec import dumps
from graph.sqlite.added import added_since, version

__all__ = ["HeldTitles"]

MOST = 20_000  # documents whose titles are held, some 5 MB; of more the file is asked
# A node and its title, with a blank on either side; none where it has none.
_SAID = "SELECT n.id, ' ' || json_extract(n.properties, '$.title_folded') || ' '"


class HeldTitles:
    """The folded titles of one state of the store; after a write only those of the documents that came are read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: tuple[int, dict[int, str] | None] = -1, None  # the state; titles by node, sorted

    def having(self, db: sqlite3.Connection, words: Sequence[str]) -> list[int] | None:
        """Return the nodes of the documents in whose title one of some folded words stands, in the state that `db` reads; None where there
        are too many documents."""
        titles = self._of_state(db)
        if titles is None:
            return None
        looked_for = [f" {one} " for one in words]
        return [node for node, title in titles.items() if any(one in title for one in looked_for)]

    def _of_state(self, db: sqlite3.Connection) -> dict[int, str] | None:
        state = version(db)
        with self._lock:
            if self._held[0] != state:
                before, titles = self._held
                added = added_since(db, before) if titles is not None else None
                self._held = state, _read(db) if added is None or titles is None else _grown(db, titles, added)
            return self._held[1]


def _read(db: sqlite3.Connection) -> dict[int, str] | None:
    if _are_too_many(db):
        return None
    return {node: title for node, title in db.execute(f"{_SAID} FROM document k CROSS JOIN node n ON n.id = k.node ORDER BY n.id") if title}


def _grown(db: sqlite3.Connection, titles: dict[int, str], added: Sequence[str]) -> dict[int, str] | None:
    """Return the titles with those of documents that were added, and of others that these name."""
    if _are_too_many(db):
        return None
    query = (
        f"{_SAID} FROM json_each(?) k CROSS JOIN document d ON d.key = k.value CROSS JOIN node_claim c ON c.document = d.id"
        " CROSS JOIN node n ON n.id = c.node WHERE n.type = 'Document' AND n.id IN (SELECT node FROM document)"
    )
    said = dict(db.execute(query, (dumps(list(added)),)))
    found = {node: title for node, title in (titles | said).items() if title}
    return dict(sorted(found.items())) if said.keys() - titles.keys() else found


def _are_too_many(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT count(*) FROM document").fetchone()[0] > MOST)
