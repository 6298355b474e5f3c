"""Who signed the most documents: counted by the signers of the documents that are asked about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from graph.query import Query
from search.frames.reading import Reading
from search.lexicon.names import StoreNames

__all__ = ["signing_most"]

_SHOWN = 4  # signers whose number is said
_MANY = 2_000  # documents named one by one


def signing_most(names: StoreNames, reading: Reading) -> None:
    """Make the query for who signed the most or the fewest documents one for these documents; tasks are counted else."""
    query, sentence = reading.query, reading.sentence
    ranked = query.order in ("most", "least") and query.property == "signer" and query.find == "document"
    if not ranked or query.sides or query.agencies or query.words or query.topics or sentence is None or sentence.has("role"):
        return
    scope = replace(query, order=None, limit=None, counted=False, kinds=(), property=None)
    held = [names.documents[id] for id in names.answers_of(scope)]
    counts = Counter(document.signer for document in held if document.signer)
    if not counts:
        return
    first = max(counts.values()) if query.order == "most" else min(counts.values())
    best = {signer for signer, count in counts.items() if count == first}
    documents = tuple(sorted(document.id for document in held if document.signer in best))
    if len(documents) > _MANY:
        return
    sign = -1 if query.order == "most" else 1
    shown = ", ".join(f"{signer}: {count}" for signer, count in sorted(counts.items(), key=lambda one: (sign * one[1], one[0]))[:_SHOWN])
    reading.query = Query("document", documents=documents, property="signer")
    reading.notes.append((f"Số văn bản đã ký: {shown}.", f"Documents signed: {shown}."))
