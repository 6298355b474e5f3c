"""Search in Neo4j: its full-text and vector indexes, passages and their filters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graph.generate.constraints import FULLTEXT_INDEX, VECTOR_INDEX, VECTOR_PROPERTY
from graph.model import Passage
from graph.neo4j.reader import BATCH, Run
from graph.neo4j.writer import kept
from graph.sources import PLACE_BITS
from graph.sqlite.vectors import dequantize
from graph.store import LexicalMatch, PassageFilter, StoredPassage

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["documents_of", "encodings", "filtered", "holds", "lexical", "lucene", "nearest", "passages", "unencoded", "vectors"]

_FIELD = {"exact": "exact", "folded": "folded", "context": "headings"}
_TOKEN = re.compile(r"[^\W_]+(?:_[^\W_]+)*")
_FIELDS = ", ".join(
    f".{name}" for name in ("number", "document", "start", "end", "path", "kind", "task", "agencies", "topics", "page", "text")
)
# Lucene refuses queries of more clauses (its default, indices of Neo4j keep it).
MAX_CLAUSES = 1000


def lucene(match: LexicalMatch) -> str:
    """Return the match in Lucene's query language; a token that is more than letters, digits and "_" is left out."""
    clauses = []
    for group in match:
        for token in group.tokens:
            parts = token.split(" ")
            if all(_TOKEN.fullmatch(part) for part in parts):
                # several parts must all stand in the passage; their scores add up, so each counts its share
                wanted = " ".join(f'{"+" * (len(parts) > 1)}{_FIELD[group.column]}:"{part}"' for part in parts)
                clauses.append(f"({wanted})^{group.weight / len(parts):.6g}" if len(parts) > 1 else f"{wanted}^{group.weight:.6g}")
    return " ".join(clauses[:MAX_CLAUSES])


def lexical(run: Run, match: LexicalMatch, limit: int, where: PassageFilter | None) -> list[tuple[int, float]]:
    """Return (passage number, score) best first, ties by number."""
    text = lucene(match)
    if not text:
        return []
    condition, parameters = _condition(where)
    rows = run(
        f"CALL db.index.fulltext.queryNodes('{FULLTEXT_INDEX}', $text) YIELD node AS p, score {condition}"
        "RETURN p.number AS number, score ORDER BY score DESC, number LIMIT $limit",
        text=text, limit=limit, **parameters,
    )  # fmt: skip
    return [(row["number"], row["score"]) for row in rows]


def holds(run: Run, groups: LexicalMatch) -> bool:
    """Return whether some passage has one of the tokens: the index looks for one and weighs no other."""
    found = f"CALL db.index.fulltext.queryNodes('{FULLTEXT_INDEX}', $text, {{limit: 1}}) YIELD node RETURN true AS there"
    text = lucene(groups)
    return bool(text and run(found, text=text))


def nearest(
    run: Run, vector: Sequence[float], limit: int, where: PassageFilter | None, index: str = VECTOR_INDEX
) -> list[tuple[int, float]]:
    """Return (passage number, cosine) best first, ties by number: by a vector index, or over the filter's passages alone."""
    name = VECTOR_PROPERTY[index]
    condition, parameters = _condition(where)
    if condition:
        # An index that returns its k nearest first and filters then may return nothing: under a filter every passage is compared.
        rows = run(
            f"MATCH (p:Passage) {condition}AND p.{name} IS NOT NULL WITH p, vector.similarity.cosine(p.{name}, $vector) AS score "
            "RETURN p.number AS number, score ORDER BY score DESC, number LIMIT $limit",
            vector=list(vector), limit=limit, **parameters,
        )  # fmt: skip
    else:
        # The index finds by rounded numbers, which are some hundredths off: what it finds is compared anew, as the embedded store does.
        rows = run(
            f"CALL db.index.vector.queryNodes('{index}', $found, $vector) YIELD node AS p "
            f"WITH p, vector.similarity.cosine(p.{name}, $vector) AS score "
            "RETURN p.number AS number, score ORDER BY score DESC, number LIMIT $limit",
            vector=list(vector), limit=limit, found=2 * limit,
        )  # fmt: skip
    return [(row["number"], 2 * row["score"] - 1) for row in rows]  # Neo4j gives (1 + cosine) / 2


_OF_DOCUMENTS = "AND ($documents IS NULL OR s.document IN $documents) "


def vectors(run: Run, documents: Sequence[str] | None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return passage numbers (n,) ascending and their vectors (n, dimensions) of some documents or of all, as the embedded store has them.

    Only those of the embedder that wrote last: others cannot be compared with them.
    """
    return _matrix(
        run(
            "MATCH (m:Meta {key: 'embedder'}) MATCH (s:Source {shown: true, embedder: m.value}) WHERE s.dimensions > 0 "
            f"{_OF_DOCUMENTS}RETURN s.number AS number, s.dimensions AS dimensions, s.vectors AS data ORDER BY number",
            documents=documents,
        )
    )


def encodings(run: Run, encoder: str, documents: Sequence[str] | None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """Return the same of an encoder's vectors; none unless every document has them."""
    if unencoded(run, encoder, 1):
        return _matrix([])
    return _matrix(
        run(
            f"MATCH (s:Source {{shown: true, encoder: $encoder}}) WHERE true {_OF_DOCUMENTS}"
            "RETURN s.number AS number, s.encoding_dimensions AS dimensions, s.encodings AS data ORDER BY number",
            encoder=encoder,
            documents=documents,
        )
    )


def unencoded(run: Run, encoder: str, limit: int = 2**31 - 1) -> list[tuple[str, int]]:
    """Return (id, passages) of the documents with passages that have no vectors of this encoder, sorted, at most `limit`."""
    rows = run(
        "MATCH (s:Source {shown: true}) WHERE coalesce(s.encoder, '') <> $encoder "
        "WITH s.document AS document, COUNT { MATCH (p:Passage {document: s.document}) } AS passages WHERE passages > 0 "
        "RETURN document, passages ORDER BY document LIMIT $limit",
        encoder=encoder, limit=limit,
    )  # fmt: skip
    return [(row["document"], row["passages"]) for row in rows]


def _matrix(rows: Sequence[dict[str, Any]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    import numpy as np

    if not rows:
        return np.empty(0, np.int64), np.empty((0, 0), np.float32)
    numbers, matrices = [], []
    for row in rows:
        matrix = dequantize(kept(row["data"]), row["dimensions"])
        numbers.append((row["number"] << PLACE_BITS) + np.arange(len(matrix), dtype=np.int64))
        matrices.append(matrix)
    return np.concatenate(numbers), np.concatenate(matrices)


def filtered(run: Run, where: PassageFilter) -> npt.NDArray[np.int64]:
    """Return the numbers of the passages that fit, ascending."""
    import numpy as np

    condition, parameters = _condition(where)
    rows = run(f"MATCH (p:Passage) {condition}RETURN p.number AS number ORDER BY number", **parameters)
    return np.array([row["number"] for row in rows], dtype=np.int64)


def passages(run: Run, numbers: Iterable[int]) -> list[StoredPassage]:
    """Return the passages that are there, by number, without their headings."""
    wanted = sorted({int(number) for number in numbers})
    found: dict[int, StoredPassage] = {}
    for start in range(0, len(wanted), BATCH):
        rows = run(
            "UNWIND $numbers AS number MATCH (p:Passage {number: number}) MATCH (s:Source {document: p.document, shown: true}) "
            f"RETURN p {{{_FIELDS}}} AS p, s.path AS source",
            numbers=wanted[start : start + BATCH],
        )
        for row in rows:
            found[row["p"]["number"]] = StoredPassage(row["p"]["number"], _passage(row["p"]), row["p"]["text"], row["source"])
    return [found[number] for number in wanted if number in found]


def documents_of(run: Run, numbers: Iterable[int]) -> frozenset[str]:
    """Return the documents of the passages that are there."""
    text = "UNWIND $numbers AS number MATCH (p:Passage {number: number}) RETURN DISTINCT p.document AS document"
    return frozenset(row["document"] for row in run(text, numbers=sorted({int(number) for number in numbers})))


def _passage(p: dict[str, Any]) -> Passage:
    return Passage(
        p["document"],
        p["start"],
        p["end"],
        p["path"],
        p["kind"],
        (),
        p["task"],
        tuple(p["agencies"] or ()),
        tuple(p["topics"] or ()),
        p["page"],
    )


def _condition(where: PassageFilter | None) -> tuple[str, dict[str, object]]:
    """Return a WHERE clause on the passage p and its parameters ("" where nothing restricts)."""
    if where is None or where == PassageFilter():
        return "", {}
    conditions = []
    parameters: dict[str, object] = {}
    if where.documents:
        conditions.append("p.document IN $documents")
        parameters["documents"] = list(where.documents)
    if where.agencies:
        conditions.append(
            "any(a IN p.agencies WHERE a IN $agencies "
            "OR EXISTS { MATCH (:Agency {id: a})-[:INSTANCE_OF]->(body:Body) WHERE body.id IN $agencies })"
        )
        parameters["agencies"] = list(where.agencies)
    if where.topics:
        conditions.append(
            "any(t IN p.topics WHERE EXISTS { MATCH (:Topic {id: t})-[:BROADER*0..]->(broad:Topic) WHERE broad.id IN $topics })"
        )
        parameters["topics"] = list(where.topics)
    document = []
    if where.provinces:
        document.append("EXISTS { MATCH (d)-[:OF_PROVINCE]->(province:Province) WHERE province.id IN $provinces }")
        parameters["provinces"] = list(where.provinces)
    if where.document_types:
        document.append("d.document_type_id IN $document_types")
        parameters["document_types"] = list(where.document_types)
    for bound, value in ((">=", where.year_from), ("<=", where.year_to)):
        if value is not None:
            name = "year_from" if bound == ">=" else "year_to"
            document.append(f"toInteger(substring(d.issue_date, 0, 4)) {bound} ${name}")
            parameters[name] = value
    if document:
        conditions.append(f"EXISTS {{ MATCH (d:Document {{id: p.document}}) WHERE {' AND '.join(document)} }}")
    return f"WHERE {' AND '.join(conditions)} ", parameters
