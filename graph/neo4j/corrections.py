"""The layer of corrections in the Neo4j store: Correction nodes, apart from the graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graph.model import DocumentFacts
from graph.model.codec import dumps
from graph.neo4j.project import CACHED
from graph.neo4j.reader import Run
from graph.sources import base_of

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

    from graph.corrections import Correction

__all__ = ["corrected", "correction_row", "corrections", "drop", "keep"]


def corrections(run: Run, document: str | None = None) -> list[Correction]:
    """Return the corrections that concern a document, or all, by (document, time, id)."""
    which = "" if document is None else " {base: $base}"
    rows = run(f"MATCH (c:Correction{which}) RETURN c.said AS said", base=base_of(document or ""))
    return _read((row["said"] for row in rows), document)


def _read(said: Iterable[str], document: str | None) -> list[Correction]:
    listed = list(said)
    if not listed:
        return []
    from graph.corrections import concerns, correction_from_json

    found = [correction_from_json(json.loads(one)) for one in listed]
    found = [c for c in found if document is None or concerns(c, document)]
    return sorted(found, key=lambda c: (c.document, c.made_at, c.id))


def correction_row(correction: Correction) -> dict[str, str]:
    """Return the properties of a correction's node."""
    from graph.corrections import correction_to_json

    said = dumps(correction_to_json(correction))
    return {"id": correction.id, "document": correction.document, "base": base_of(correction.document), "said": said}


def keep(tx: ManagedTransaction, correction: Correction) -> bool:
    """Keep a correction; return whether it is new."""
    if tx.run(CACHED + "MATCH (c:Correction {id: $id}) RETURN 1", id=correction.id).single() is not None:
        return False
    tx.run(
        CACHED + "CREATE (c:Correction {id: $id, document: $document, base: $base, said: $said})",
        parameters=correction_row(correction),
    ).consume()
    return True


def drop(tx: ManagedTransaction, id: str) -> str | None:
    """Forget a correction; return the base id of its document, None where it was not there."""
    row = tx.run(CACHED + "MATCH (c:Correction {id: $id}) WITH c, c.base AS base DELETE c RETURN base", id=id).single()
    return None if row is None else str(row["base"])


def corrected(run: Run, read: Sequence[DocumentFacts]) -> list[DocumentFacts]:
    """Return facts with the corrections that the store has of their documents; the same values where it has none."""
    bases = sorted({base_of(facts.document) for facts in read})
    rows = run(
        CACHED + "UNWIND $bases AS base MATCH (c:Correction {base: base}) RETURN c.base AS base, c.said AS said", bases=bases
    )  # fmt: skip
    out = []
    for facts in read:
        own = _read((row["said"] for row in rows if row["base"] == base_of(facts.document)), facts.document)
        if own:
            from graph.corrections import applied

            facts = applied(facts, own)
        out.append(facts)
    return out
