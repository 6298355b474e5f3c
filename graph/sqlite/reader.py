"""Reading the SQLite store's graph: nodes, edges, documents, and a document's facts just as they were written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.model import DocumentFacts, Edge, Evidence, Node, Passage, Value
from graph.model.codec import dumps, evidence_key, properties_from_json
from graph.model.merge import merged
from graph.packed import unpack_text
from graph.query import Query, Row
from graph.query.sql import translate_sql
from graph.query.sql_conditions import Titled
from graph.schema import load_schema
from graph.sources import PLACE_BITS
from graph.sqlite.apart import APART, Cuts, Quote, printed, quoting, unpack_words, words_of
from graph.sqlite.ddl import KINDS
from graph.sqlite.stated import EACH, stated
from graph.sqlite.texts import HeldTexts

__all__ = [
    "counts", "document_facts", "edge_evidence", "edges", "edges_from", "lengths", "node_evidence", "nodes", "pairs", "passages", "places",
    "properties_of", "rows", "said", "sources", "whole",
]  # fmt: skip

Rows = Iterable[Sequence[Any]]
PART = 500  # nodes that are read at once where little of each is wanted


def _listed(values: Iterable[object]) -> str:
    """Return values as a JSON list, to stand in `IN (SELECT value FROM json_each(?))`: any number of them is one parameter."""
    return dumps(list(values))


def _evidence(document: str, start: int, end: int, path: str, kind: int | str, property: str, page: int | None) -> Evidence:
    return Evidence(document, start, end, path, KINDS[kind] if isinstance(kind, int) else kind, property, page)


def nodes(
    db: sqlite3.Connection,
    texts: HeldTexts,
    ids: Iterable[str] | None = None,
    type: str | None = None,
    *,
    collection: bool = False,
    evidence: bool = True,
) -> list[Node]:
    """Return nodes sorted by id: all, those of `ids`, those of a type, or the documents of the collection; with their evidence or not."""
    where, parameters = [], []
    if ids is not None:
        where.append("n.key IN (SELECT value FROM json_each(?))")
        parameters.append(_listed(ids))
    if type is not None:
        where.append("n.type = ?" if ids is None else "+n.type = ?")  # of some ids the type is no way to find them
        parameters.append(type)
    if collection:
        where.append("n.id IN (SELECT node FROM document)")
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    found = db.execute(f"SELECT n.id, n.key, n.type, n.properties, n.apart FROM node n {condition} ORDER BY n.key", parameters).fetchall()
    chosen = [row[0] for row in found] if where else None
    places = _node_places(db, chosen) if evidence else {}
    claims = "" if chosen is None else "WHERE node IN (SELECT value FROM json_each(?))"
    listed = [] if chosen is None else [_listed(chosen)]
    of_claims = db.execute(f"SELECT node, max(authority) FROM node_claim {claims} GROUP BY node", listed) if evidence else ()
    authority: dict[int, int] = dict(of_claims)
    said = whole(db, texts, [(properties, apart) for *_, properties, apart in found])
    return [
        Node(key, kind, properties, places.get(id, ()), authority.get(id, 0))
        for (id, key, kind, _, _), properties in zip(found, said, strict=True)
    ]


def whole(
    db: sqlite3.Connection, texts: HeldTexts, rows: Sequence[tuple[str, int | None]], names: Sequence[str] | None = None
) -> list[Mapping[str, Value]]:
    """Return the properties of nodes, given what their rows have in `properties` and `apart`, by name: all, or no others than `names`."""
    here = _here([properties for properties, _ in rows], names)
    if not _are_apart(names):
        return [*here]
    words = texts.words(db, [apart for _, apart in rows if apart is not None], names)
    if names is not None:  # those that are read from a whole store need no order of their properties
        return [{**one, **words[at]} if at in words else one for one, (_, at) in zip(here, rows, strict=True)]
    return [dict(sorted({**one, **words[at]}.items())) if at in words else one for one, (_, at) in zip(here, rows, strict=True)]


def _here(rows: Sequence[str], names: Sequence[str] | None) -> list[dict[str, Value]]:
    """Return what rows have in `properties`: all, or no others than `names`."""
    every = json.loads(f"[{','.join(rows)}]")  # one text: three times as fast as one by one
    if names is None:
        return [properties_from_json(one) for one in every]
    wanted = frozenset(names)
    return [{name: tuple(said) if type(said) is list else said for name, said in one.items() if name in wanted} for one in every]


def _are_apart(names: Sequence[str] | None) -> bool:
    """Whether some of these properties, or of all, are kept apart."""
    return names is None or any(name in apart for apart in APART.values() for name in names)


def properties_of(
    db: sqlite3.Connection, texts: HeldTexts, type: str, names: Sequence[str] | None = None
) -> list[tuple[str, Mapping[str, Value]]]:
    """Return (id, properties) of the nodes of a type, sorted by id: all properties, or no others than `names`."""
    if names is not None and not _are_apart(names):
        rows = db.execute("SELECT key, properties FROM node WHERE type = ? ORDER BY key", (type,))
        parts = iter(lambda: rows.fetchmany(PART), [])  # what is left out is never held of all
        return [(key, one) for part in parts for (key, _), one in zip(part, _here([said for _, said in part], names), strict=True)]
    found = db.execute("SELECT key, properties, apart FROM node WHERE type = ? ORDER BY key", (type,)).fetchall()
    said = whole(db, texts, [(properties, apart) for _, properties, apart in found], names)
    return [(key, one) for (key, _, _), one in zip(found, said, strict=True)]


def pairs(db: sqlite3.Connection, type: str) -> list[tuple[str, str]]:
    """Return (source, target) of the edges of a type, sorted; they are looked for from that end of which there are fewer nodes."""
    edge = load_schema().edges[type]
    ends = {"source": edge.sources, "target": edge.targets}
    near = min(ends, key=lambda end: _count(db, ends[end]))
    far = "target" if near == "source" else "source"
    key = {near: "n.key", far: "f.key"}
    query = (
        f"SELECT {key['source']}, {key['target']} FROM node n CROSS JOIN edge e ON e.{near} = n.id AND e.type = ?"
        f" CROSS JOIN node f ON f.id = e.{far} WHERE n.type IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
    )
    found: list[tuple[str, str]] = db.execute(query, (type, _listed(ends[near]))).fetchall()
    return found


def _count(db: sqlite3.Connection, types: Sequence[str]) -> int:
    """Return how many nodes of some types there are."""
    count: int = db.execute("SELECT count(*) FROM node WHERE type IN (SELECT value FROM json_each(?))", (_listed(types),)).fetchone()[0]
    return count


def rows(db: sqlite3.Connection, query: Query, asked: dict[Query, list[Row]], titled: Titled | None = None) -> list[Row]:
    """Return a query's rows, sorted and unique; `asked` has those of the queries that were asked of the state which `db` reads, `titled`
    tells whose titles there have words."""
    if query.find == "passage":
        return []
    if query not in asked:
        translation = translate_sql(query, titled)
        one = dict[str, str]().setdefault  # names come again: each is held once, half the memory of 100,000 rows
        asked[query] = [
            Row._make((side, one(answer, answer), one(document, document), task, one(role, role), one(agency, agency)))
            for side, answer, document, task, role, agency in db.execute(translation.text, dict(translation.parameters))
        ]
    return [*asked[query]]


def edges(db: sqlite3.Connection, type: str | None = None, source: str | None = None, target: str | None = None) -> list[Edge]:
    """Return edges sorted by (type, source, target), each with all its evidence and merged properties."""
    where, parameters = [], []
    for column, value in (("e.type", type), ("s.key", source), ("t.key", target)):
        if value is not None:
            where.append(f"{column} = ?")
            parameters.append(value)
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    found = db.execute(
        "SELECT e.id, e.type, s.key, t.key FROM edge e JOIN node s ON s.id = e.source JOIN node t ON t.id = e.target"
        f" {condition} ORDER BY 2, 3, 4",
        parameters,
    ).fetchall()
    stated = _edge_places(db, [row[0] for row in found] if where else None)
    return [Edge(kind, source_key, target_key, *stated.get(id, ((), {}))) for id, kind, source_key, target_key in found]


def edges_from(db: sqlite3.Connection, type: str, sources: Sequence[tuple[int, str]]) -> list[Edge]:
    """Return the edges of a type that leave some nodes, given as (number, key), sorted by (source, target)."""
    names = dict(sources)
    found = db.execute(
        "SELECT e.id, e.source, t.key FROM edge e JOIN node t ON t.id = e.target"
        " WHERE e.type = ? AND e.source IN (SELECT value FROM json_each(?))",
        (type, _listed(names)),
    ).fetchall()
    stated = _edge_places(db, [row[0] for row in found])
    made = [Edge(type, names[source], target, *stated.get(id, ((), {}))) for id, source, target in found]
    return sorted(made, key=lambda e: (e.source, e.target))


def said(db: sqlite3.Connection, texts: HeldTexts, ids: Iterable[str], names: Sequence[str]) -> list[tuple[str, str, Mapping[str, Value]]]:
    """Return (id, type, properties) of the nodes that are there, sorted, with no other properties than `names`."""
    found = db.execute(
        "SELECT key, type, properties, apart FROM node WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key", (_listed(ids),)
    ).fetchall()
    properties = whole(db, texts, [(here, apart) for *_, here, apart in found], names)
    return [(key, type, one) for (key, type, *_), one in zip(found, properties, strict=True)]


def node_evidence(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """Return {id: evidence} of the nodes that are there."""
    found = db.execute("SELECT id, key FROM node WHERE key IN (SELECT value FROM json_each(?))", (_listed(ids),)).fetchall()
    places = _node_places(db, [id for id, _ in found])
    return {key: places.get(id, ()) for id, key in found}


def _node_places(db: sqlite3.Connection, ids: list[int] | None) -> dict[int, tuple[Evidence, ...]]:
    """Return {node: sorted evidence} of some nodes, or all."""
    condition = "" if ids is None else "WHERE e.node IN (SELECT value FROM json_each(?))"
    places: dict[int, list[Evidence]] = {}
    query = (
        'SELECT e.node, d.key, e.start, e."end", e.path, e.kind, e.property, e.page'
        f" FROM node_evidence e JOIN document d ON d.id = e.document {condition}"
    )
    for node, *place in db.execute(query, [] if ids is None else [_listed(ids)]):
        places.setdefault(node, []).append(_evidence(*place))
    return {node: tuple(sorted(found, key=evidence_key)) for node, found in places.items()}


def edge_evidence(db: sqlite3.Connection, keys: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], tuple[Evidence, ...]]:
    """Return {(type, source, target): evidence} of the edges that are there."""
    found = db.execute(
        "SELECT e.id, e.type, s.key, t.key FROM json_each(?) k"
        " JOIN node s ON s.key = json_extract(k.value, '$[1]') JOIN node t ON t.key = json_extract(k.value, '$[2]')"
        " JOIN edge e ON e.source = s.id AND e.target = t.id AND e.type = json_extract(k.value, '$[0]')",
        (_listed(list(key) for key in keys),),
    ).fetchall()
    places, _ = _edge_rows(db, [row[0] for row in found])
    return {(kind, source, target): tuple(sorted(places.get(id, ()), key=evidence_key)) for id, kind, source, target in found}


def _edge_places(db: sqlite3.Connection, ids: list[int] | None) -> dict[int, tuple[tuple[Evidence, ...], dict[str, Value]]]:
    """Return {edge: (sorted evidence, merged properties)}."""
    places, said = _edge_rows(db, ids)
    return {
        edge: (tuple(sorted(places.get(edge, ()), key=evidence_key)), merged(said.get(edge, ()))) for edge in places.keys() | said.keys()
    }


def _edge_rows(
    db: sqlite3.Connection, ids: list[int] | None
) -> tuple[dict[int, list[Evidence]], dict[int, list[tuple[int, str, dict[str, Value]]]]]:
    """Return {edge: evidence} and {edge: what documents say of it, as `merged` takes it}."""
    condition = "" if ids is None else "WHERE v.edge IN (SELECT value FROM json_each(?))"
    query = (
        'SELECT v.edge, v.properties, d.key, v.start, v."end", v.path, v.kind, v.property, v.page'
        f" FROM edge_evidence v JOIN document d ON d.id = v.document {condition}"
    )
    places: dict[int, list[Evidence]] = {}
    said: dict[int, list[tuple[int, str, dict[str, Value]]]] = {}
    for edge, properties, document, start, *rest in db.execute(query, [] if ids is None else [_listed(ids)]):
        if start is not None:
            places.setdefault(edge, []).append(_evidence(document, start, *rest))
        if properties is not None:
            said.setdefault(edge, []).append((1, document, properties_from_json(json.loads(properties))))
    return places, said


def counts(db: sqlite3.Connection) -> tuple[dict[str, int], dict[str, int]]:
    """Return ({node type: count}, {edge type: count}), sorted by type."""
    node_counts = dict(db.execute("SELECT type, count(*) FROM node GROUP BY type ORDER BY type").fetchall())
    edge_counts = dict(db.execute("SELECT type, count(*) FROM edge GROUP BY type ORDER BY type").fetchall())
    return node_counts, edge_counts


def sources(db: sqlite3.Connection) -> dict[str, tuple[str, str, Mapping[str, str]]]:
    """Return {source path: (sha256, document id, versions)}, sorted by path."""
    rows = db.execute("SELECT path, sha256, document, versions FROM source ORDER BY path")
    return {path: (sha256, document, json.loads(versions)) for path, sha256, document, versions in rows}


def places(db: sqlite3.Connection) -> dict[str, str]:
    """Return {absolute path of the file: source path} of the sources whose place is known, sorted."""
    return dict(db.execute("SELECT place, path FROM source WHERE place != '' ORDER BY place").fetchall())


def passages(db: sqlite3.Connection, texts: HeldTexts, numbers: Iterable[int]) -> Iterator[tuple[int, Passage]]:
    """Yield (number, passage) of the passages that are there, by number, without their headings."""
    return ((number, cuts.passage(key, place)) for number, key, cuts, place in _cuts(db, texts, numbers))


def lengths(db: sqlite3.Connection, texts: HeldTexts, numbers: Iterable[int]) -> dict[int, int]:
    """Return {number: characters} of the passages that are there."""
    return {number: cuts.length(place) for number, _, cuts, place in _cuts(db, texts, numbers)}


def _cuts(db: sqlite3.Connection, texts: HeldTexts, numbers: Iterable[int]) -> Iterator[tuple[int, str, Cuts, int]]:
    """Yield (number, document, its passages, place among these) of the passages that are there, by number."""
    places: dict[int, list[int]] = {}
    for number in sorted(set(numbers)):
        places.setdefault(number >> PLACE_BITS, []).append(number & (2**PLACE_BITS - 1))
    for number, (key, cuts) in texts.cuts_of(db, places).items():
        for place in places[number]:
            if place < len(cuts):
                yield number << PLACE_BITS | place, key, cuts, place


def document_facts(db: sqlite3.Connection, key: str) -> DocumentFacts:
    """Return what was written for a document, under its present id; the document must be there."""
    id, source, packed, parsed, words, cuts, pages = db.execute(
        "SELECT id, source, text, parsed, words, cuts, pages FROM document WHERE key = ?", (key,)
    ).fetchone()
    sha256, versions = db.execute("SELECT sha256, versions FROM source WHERE path = ?", (source,)).fetchone()
    text = unpack_text(packed)
    quote = quoting(text)
    return DocumentFacts(
        document=key, source=source, sha256=sha256, text=text, parsed=printed(parsed, quote), versions=json.loads(versions),
        pages=tuple(json.loads(pages)), nodes=tuple(_claims(db, id, key, unpack_words(words), quote)),
        edges=tuple(_stated_edges(db, id, key)), passages=tuple(Cuts(cuts).all(key, quote)),
    )  # fmt: skip


def _claims(db: sqlite3.Connection, document: int, key: str, words: Sequence[bytes], quote: Quote) -> Iterator[Node]:
    places: dict[int, list[Evidence]] = {}
    rows = db.execute(
        'SELECT e.node, e.start, e."end", e.path, e.kind, e.property, e.page FROM node_claim c'
        " JOIN node_evidence e ON e.node = c.node AND e.document = c.document WHERE c.document = ? ORDER BY e.node, e.seq",
        (document,),
    )
    for node, *place in rows:
        places.setdefault(node, []).append(_evidence(key, *place))
    found = db.execute(
        "SELECT n.id, n.key, n.type, coalesce(c.properties, n.properties), n.apart, c.authority FROM node_claim c"
        " JOIN node n ON n.id = c.node WHERE c.document = ? ORDER BY n.key",
        (document,),
    ).fetchall()
    apart_said = iter(words_of([words[apart & (2**PLACE_BITS - 1)] for *_, apart, _ in found if apart is not None], quote))
    for id, name, type, said, apart, authority in found:
        properties = properties_from_json(json.loads(said))
        if apart is not None:
            properties = dict(sorted({**properties, **next(apart_said)}.items()))
        yield Node(name, type, properties, tuple(places.get(id, ())), authority)


def _stated_edges(db: sqlite3.Connection, document: int, key: str) -> Iterator[Edge]:
    rows = db.execute(
        'SELECT e.id, e.type, s.key, t.key, v.start, v."end", v.path, v.kind, v.property, v.page, v.properties'
        f" FROM {EACH} CROSS JOIN edge_evidence v ON v.edge = e.id AND v.document = ?"
        " CROSS JOIN node s ON s.id = e.source CROSS JOIN node t ON t.id = e.target ORDER BY e.type, s.key, t.key, v.seq",
        (dumps(stated(db, document)), document),
    )
    held: dict[int, tuple[str, str, str, list[Evidence], dict[str, Value]]] = {}
    for id, type, source, target, start, end, path, kind, property, page, properties in rows:
        entry = held.setdefault(id, (type, source, target, [], properties_from_json(json.loads(properties)) if properties else {}))
        if start is not None:
            entry[3].append(_evidence(key, start, end, path, kind, property, page))
    for type, source, target, evidence, said in held.values():
        yield Edge(type, source, target, tuple(evidence), said)
