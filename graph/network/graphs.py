"""Networks drawn from a store, as networkx graphs: who works with whom, who cites whom, and the whole graph.

All functions read any `Store`; results are deterministic (nodes and edges in id order).  Measures are in `measures`, positions in
`graph.network.layout`; both are re-exported here, so that `graph.network` is the one name to import.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any, Literal

import networkx as nx

from graph.concepts import with_narrower
from graph.model import Node, Value
from graph.model.names import EdgeTypeName
from graph.network.layout import layout
from graph.network.measures import Centrality, bridges, centrality, communities, connectors, paths, undirected
from graph.query import ROLES, Role
from graph.schema import load_schema
from graph.store import Store
from graph.wording import word
from text.errors import BadInput

__all__ = [
    "Centrality", "NetworkFilter", "bridges", "centrality", "citation_network", "communities", "connectors", "cowork_network",
    "knowledge_graph", "layout", "network_to_json", "node_attributes", "paths", "report", "report_lines", "undirected",
]  # fmt: skip

_RANK = {role: rank for rank, role in enumerate(ROLES)}


@dataclass(frozen=True, slots=True)
class NetworkFilter:
    """Which tasks make the network; empty means no restriction.  Ids as in the graph; a narrower topic counts for its broader one.

    `roles`: only participations in one of these roles count; `tasks`: no others count (None: all).
    """

    provinces: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    tasks: frozenset[str] | None = None


def cowork_network(
    store: Store, where: NetworkFilter | None = None, *, by: Literal["agency", "body"] = "agency", min_weight: int = 1
) -> nx.DiGraph:
    """Return who works with whom: an edge for two agencies that take part in one task.

    `by` "agency": nodes are agencies as named (one province's department); "body": generic bodies, over all provinces.  An edge runs from
    the stronger role to the weaker (lead → assigned → coordinate); two of one role are peers, and their edge runs from the smaller id.
    Node attributes: label, name, level, province (id or ""), province_name, tasks, lead, assigned, coordinate (numbers of distinct tasks).
    Edge attributes: weight (distinct tasks), directed (those where the first has the stronger role), peers (those with one role), relation
    ("lead → coordinate": the most frequent pair of roles), task_ids (ids, sorted, apart by spaces).
    Agencies that work alone are nodes without edges.  Edges lighter than `min_weight` are left out, their nodes stay.
    """
    where = where or NetworkFilter()
    bad = [role for role in where.roles if role not in ROLES]
    if bad:
        raise BadInput(f"No role {bad[0]!r}. Roles are {', '.join(ROLES)}.")
    takes_part = _participants(store, where, by)
    tasks_of: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(ROLES))  # by the rank of the role: each task counts in one
    pairs: defaultdict[tuple[str, str], list[tuple[str, int, int]]] = defaultdict(list)
    for task, members in takes_part.items():
        for agency, role in members.items():
            tasks_of[agency][_RANK[role]] += 1
        if len(members) == 1:  # most tasks
            continue
        ranked = sorted((_RANK[role], agency) for agency, role in members.items())
        for (first_rank, first), (second_rank, second) in combinations(ranked, 2):
            pairs[first, second].append((task, first_rank, second_rank))

    graph = nx.DiGraph(kind="cowork", by=by)
    provinces = dict(store.pairs("LOCATED_IN"))
    named = {node.id: node for node in store.nodes(sorted(set(tasks_of) | set(provinces.values())), evidence=False)}
    for agency in sorted(tasks_of):
        by_role = tasks_of[agency]
        graph.add_node(
            agency,
            **_agency_attributes(named, agency, provinces.get(agency, "")),
            tasks=sum(by_role),
            **dict(zip(ROLES, by_role, strict=True)),
        )
    for (first, second), found in sorted(pairs.items()):
        if len(found) < min_weight:
            continue
        relations = Counter((one, other) for _, one, other in found)
        peers = sum(n for (one, other), n in relations.items() if one == other)
        (one_rank, other_rank), _ = min(relations.items(), key=lambda item: (-item[1], item[0]))
        graph.add_edge(
            first,
            second,
            weight=len(found),
            directed=len(found) - peers,
            peers=peers,
            relation=f"{ROLES[one_rank]} → {ROLES[other_rank]}",
            task_ids=" ".join(task for task, _, _ in found),  # sorted, as tasks come so
        )
    return graph


def _participants(store: Store, where: NetworkFilter, by: str) -> dict[str, dict[str, Role]]:
    """Return {task: {agency or body: its strongest role}}, of the tasks that `where` lets through."""
    allowed = _tasks(store, where)
    bodies = dict(store.pairs("INSTANCE_OF")) if by == "body" else {}
    found: defaultdict[str, dict[str, Role]] = defaultdict(dict)
    edges = load_schema().role_edges
    for role in ROLES:  # strongest first, so that the first role said stays
        for agency, task in store.pairs(edges[role]):
            if allowed is None or task in allowed:
                found[task].setdefault(bodies.get(agency, agency), role)
    if where.roles:
        found = defaultdict(dict, {task: {a: r for a, r in members.items() if r in where.roles} for task, members in found.items()})
    return {task: found[task] for task in sorted(found) if found[task]}


def _tasks(store: Store, where: NetworkFilter) -> set[str] | None:
    """Return the tasks of these documents, provinces and topics, or None where nothing restricts them."""
    allowed: set[str] | None = None
    documents: set[str] | None = set(where.documents) if where.documents else None
    if where.provinces:
        of_province = {document for document, province in store.pairs("OF_PROVINCE") if province in where.provinces}
        documents = of_province if documents is None else documents & of_province
    if documents is not None:
        allowed = {task for document, task in store.pairs("HAS_TASK") if document in documents}
    if where.topics:
        wanted = with_narrower(where.topics, store.pairs("BROADER"))
        about = {task for task, topic in store.pairs("ABOUT") if topic in wanted}
        allowed = about if allowed is None else allowed & about
    if where.tasks is not None:
        allowed = set(where.tasks) if allowed is None else allowed & where.tasks
    return allowed


def _agency_attributes(named: Mapping[str, Node], id: str, province: str) -> dict[str, str]:
    properties: Mapping[str, Value] = named[id].properties if id in named else {}
    place: Mapping[str, Value] = named[province].properties if province in named else {}
    name = str(properties.get("name") or id)
    return {
        "label": str(properties.get("generic") or name),
        "name": name,
        "level": str(properties.get("level") or ""),
        "province": province,
        "province_name": str(place.get("name") or ""),
    }


def citation_network(store: Store, *, roles: Iterable[Literal["basis", "mention"]] = ("basis", "mention")) -> nx.DiGraph:
    """Return which document rests on or mentions which: edges from the citing document to the cited one.

    Node attributes: label (number, else title), title, document_type, issue_date, issuer, in_collection, province, cited (by how many).
    Edge attributes: basis, mention (number of places that say so), weight (their sum), relation ("basis" if any place says so).
    """
    types: dict[str, EdgeTypeName] = {"basis": "BASED_ON", "mention": "CITES"}
    graph = nx.DiGraph(kind="citations")
    places: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(lambda: {"basis": 0, "mention": 0})
    for role in sorted(set(roles)):
        for edge in store.edges(type=types[role]):
            places[edge.source, edge.target][role] += max(1, len(edge.evidence))
    collection = {node.id for node in store.documents()}
    ids = sorted(collection | {id for pair in places for id in pair})
    nodes = {node.id: node for node in store.nodes(ids)}
    provinces = dict(store.pairs("OF_PROVINCE"))
    for id in ids:
        properties: Mapping[str, Value] = nodes[id].properties if id in nodes else {}
        text = {key: str(properties.get(key) or "") for key in ("title", "document_type", "issue_date", "issuer")}
        graph.add_node(
            id,
            label=str(properties.get("number") or properties.get("title") or id),
            **text,
            in_collection=id in collection,
            province=provinces.get(id, ""),
            cited=0,
        )
    for (source, target), said in sorted(places.items()):
        graph.add_edge(source, target, **said, weight=sum(said.values()), relation="basis" if said["basis"] else "mention")
        graph.nodes[target]["cited"] += 1
    return graph


def knowledge_graph(store: Store, *, types: Iterable[str] | None = None) -> nx.MultiDiGraph:
    """Return the whole graph, or its relations of `types`: what GraphML and GEXF exports hold and `paths` searches.

    Node attributes: node_type, label, and every property that has a value (a list's values joined by " | ").
    Edge key: the relation's type.  Edge attributes: relation, weight and evidence (number of places).
    """
    wanted = None if types is None else set(types)
    graph = nx.MultiDiGraph(kind="knowledge")
    edges = [edge for edge in store.edges() if wanted is None or edge.type in wanted]
    ends = {id for edge in edges for id in (edge.source, edge.target)}
    for node in store.nodes():
        if wanted is None or node.id in ends:
            graph.add_node(node.id, **node_attributes(node))
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in graph:
                graph.add_node(end, node_type="", label=end)
        places = len(edge.evidence)
        graph.add_edge(edge.source, edge.target, key=edge.type, relation=edge.type, weight=max(1, places), evidence=places)
    return graph


def node_attributes(node: Node) -> dict[str, Any]:
    """Return a node's type, label and properties as plain scalars."""
    properties: dict[str, Any] = {}
    for key, value in sorted(node.properties.items()):
        if value is not None:
            properties[key] = " | ".join(value) if isinstance(value, tuple) else value
    captions = (str(properties[key]) for key in ("number", "name", "statement", "title", "message") if properties.get(key))
    return {"node_type": node.type, "label": next(captions, node.id), **properties}


def network_to_json(graph: nx.DiGraph, *, positions: Mapping[str, tuple[float, float]] | None = None) -> dict[str, object]:
    """Return `{"nodes": [...], "edges": [...]}` with all attributes, community and centrality: what `cancu network --json` prints."""
    community = communities(graph)
    measured = centrality(graph)
    bridging = {frozenset(pair) for pair in bridges(graph)}
    nodes = []
    for id, attributes in sorted(graph.nodes(data=True)):
        entry: dict[str, object] = {"id": id, **attributes, "community": community[id], **measured[id].to_json()}
        if positions is not None:
            entry["x"], entry["y"] = positions[id]
        nodes.append(entry)
    edges = [
        {"source": source, "target": target, **attributes, "bridge": frozenset((source, target)) in bridging}
        for source, target, attributes in sorted(graph.edges(data=True), key=lambda edge: edge[:2])
    ]
    return {"kind": graph.graph.get("kind", ""), "nodes": nodes, "edges": edges}


def report(
    store: Store,
    *,
    provinces: Iterable[str] = (),
    topics: Iterable[str] = (),
    roles: Iterable[Role] = (),
    path: tuple[str, str] | None = None,
    by: Literal["agency", "body"] = "agency",
) -> dict[str, object]:
    """Return the co-work network with all measures and positions: what `cancu network --json` prints.

    With `path` (two node ids) also `paths`: how the two are connected, in the co-work network or, where that has none of them or no path,
    in the graph of documents, their tasks, topics and citations.
    """
    graph = cowork_network(store, NetworkFilter(tuple(provinces), (), tuple(topics), tuple(roles)), by=by)
    out = network_to_json(graph, positions=layout(graph))
    found = communities(graph)
    groups = [sorted(id for id in graph if found[id] == number) for number in range(max(found.values(), default=-1) + 1)]
    out["communities"] = [{"id": number, "size": len(ids), "nodes": ids} for number, ids in enumerate(groups)]
    out["bridges"] = [list(pair) for pair in bridges(graph)]
    out["connectors"] = connectors(graph)
    if path is not None:
        out["paths"] = _connections(store, graph, *path)
    return out


def _connections(store: Store, graph: nx.DiGraph, first: str, second: str) -> list[list[dict[str, str]]]:
    ways = paths(graph, first, second) if first in graph and second in graph else []
    if not ways:
        # Being of one kind, in one province or in the vocabulary connects everything and says nothing.
        dull = ("INSTANCE_OF", "LOCATED_IN")
        stated = [name for name, edge in load_schema().edges.items() if not edge.from_vocabulary and name not in dull]
        graph = knowledge_graph(store, types=stated)
        ways = paths(graph, first, second)
    return [[{"id": id, "label": str(graph.nodes[id].get("label") or id)} for id in way] for way in ways]


def report_lines(result: Mapping[str, Any], most: int = 15, language: str = "vi") -> list[str]:
    """Return a report as lines for a terminal: the most central agencies, the strongest ties, communities, paths."""
    nodes, edges = result["nodes"], result["edges"]
    labels = {node["id"]: _told_apart(node) for node in nodes}
    said = partial(word, "commands.yaml", "network", language=language)
    groups, joints = len(result["communities"]), len(result["bridges"])
    lines = [said("counts", agencies=len(nodes), ties=len(edges), communities=groups, bridges=joints)]
    lines += ["", said("central")]
    central = sorted(nodes, key=lambda node: (-node["pagerank"], node["id"]))
    lines += [f"  {labels[node['id']]}  ({node['degree']}, {node['tasks']})" for node in central[:most]]
    lines += ["", said("strongest")]
    strong = sorted(edges, key=lambda edge: (-edge["weight"], edge["source"], edge["target"]))
    for edge in strong[:most]:
        roles = " → ".join(word("takeaway.yaml", "roles", role, language) for role in edge["relation"].split(" → "))
        lines.append(f"  {labels[edge['source']]} → {labels[edge['target']]}  ({edge['weight']}, {roles})")
    lines += ["", said("groups")]
    for group in result["communities"][:most]:
        if group["size"] > 1:
            shown = ", ".join(labels[id] for id in group["nodes"][:4])
            lines.append(f"  {group['size']}: {shown}{', …' if group['size'] > 4 else ''}")
    for way in result.get("paths", ()):
        lines += ["", said("path", steps=" – ".join(step["label"] for step in way))]
    if "paths" in result and not result["paths"]:
        lines += ["", said("no_path")]
    return lines


def _told_apart(node: Mapping[str, Any]) -> str:
    """Return an agency's name, with its province where the name does not hold it."""
    name, province = str(node["name"]), str(node["province_name"])
    return name if not province or province in name else f"{name} ({province})"
