"""Networks on a store small enough to draw by hand."""

import networkx as nx
import pytest

from graph.model import Edge, Evidence, Node
from graph.network import (
    NetworkFilter,
    bridges,
    centrality,
    citation_network,
    communities,
    connectors,
    cowork_network,
    knowledge_graph,
    layout,
    network_to_json,
    paths,
    report,
    report_lines,
)  # fmt: skip
from text.errors import BadInput


class HandStore:
    """Two provinces.  Lào Cai: A leads t1 with B and C; A leads t2 with B.  Hà Tĩnh: D and E lead t3 together; D leads t4, A's body alone."""

    url = "hand:"

    def __init__(self):
        place = (Evidence("doc:lc", 0, 1),)
        agencies = {
            "A": ("body:1", "VN-02"),
            "B": ("body:2", "VN-02"),
            "C": ("body:3", "VN-02"),
            "D": ("body:1", "VN-23"),
            "E": ("body:2", "VN-23"),
        }
        self._nodes = [Node(f"agency:{a}", "Agency", {"name": f"Sở {a} tỉnh", "generic": f"Sở {a}", "level": "province"}) for a in agencies]
        self._nodes += [
            Node("doc:lc", "Document", {"number": "1/KH", "in_collection": True}),
            Node("doc:ht", "Document", {"title": "Kế hoạch", "in_collection": True}),
        ]
        self._nodes += [Node("doc:law", "Document", {"number": "72/NĐ-CP"})]
        self._nodes += [Node(f"task:{n}", "Task", {"statement": f"việc {n}", "headings": ("I", "II")}) for n in (1, 2, 3, 4)]
        roles = [("LEADS", "A", 1), ("COORDINATES", "B", 1), ("COORDINATES", "C", 1), ("LEADS", "A", 2), ("ASSIGNED", "B", 2),
                 ("LEADS", "D", 3), ("LEADS", "E", 3), ("LEADS", "D", 4)]  # fmt: skip
        self._edges = [Edge(type, f"agency:{a}", f"task:{t}", place) for type, a, t in roles]
        self._edges += [Edge("HAS_TASK", "doc:lc", f"task:{t}") for t in (1, 2)] + [Edge("HAS_TASK", "doc:ht", f"task:{t}") for t in (3, 4)]
        self._edges += [Edge("OF_PROVINCE", "doc:lc", "VN-02"), Edge("OF_PROVINCE", "doc:ht", "VN-23")]
        for a, (body, province) in agencies.items():
            self._edges += [Edge("INSTANCE_OF", f"agency:{a}", body), Edge("LOCATED_IN", f"agency:{a}", province)]
        self._edges += [
            Edge("ABOUT", "task:1", "topic:x-small"),
            Edge("ABOUT", "task:3", "topic:x"),
            Edge("BROADER", "topic:x-small", "topic:x"),
        ]
        self._edges += [
            Edge("BASED_ON", "doc:lc", "doc:law", (place[0], place[0])),
            Edge("CITES", "doc:lc", "doc:law", place),
            Edge("CITES", "doc:ht", "doc:law", place),
        ]
        self._edges.sort(key=lambda e: (e.type, e.source, e.target))

    def nodes(self, ids=None, *, type=None, evidence=True):
        wanted = None if ids is None else set(ids)
        return sorted((n for n in self._nodes if (wanted is None or n.id in wanted) and type in (None, n.type)), key=lambda n: n.id)

    def pairs(self, type):
        return sorted((edge.source, edge.target) for edge in self._edges if edge.type == type)

    def edges(self, *, type=None, source=None, target=None):
        return [e for e in self._edges if type in (None, e.type)]

    def documents(self):
        return [n for n in self.nodes(type="Document") if n.properties.get("in_collection")]


STORE = HandStore()
A, B, C, D, E = (f"agency:{letter}" for letter in "ABCDE")


def test_cowork_edges_run_from_lead_to_coordinate_and_count_distinct_tasks():
    graph = cowork_network(STORE)
    assert sorted(graph.edges) == [(A, B), (A, C), (B, C), (D, E)]
    assert graph.edges[A, B] == {"weight": 2, "directed": 2, "peers": 0, "relation": "lead → assigned", "task_ids": "task:1 task:2"}
    assert graph.edges[B, C] == {"weight": 1, "directed": 0, "peers": 1, "relation": "coordinate → coordinate", "task_ids": "task:1"}
    assert graph.edges[D, E]["peers"] == 1
    assert graph.nodes[A] == {"label": "Sở A", "name": "Sở A tỉnh", "level": "province", "province": "VN-02", "province_name": "",
                              "tasks": 2, "lead": 2, "assigned": 0, "coordinate": 0}  # fmt: skip
    assert graph.nodes[B] | {"lead": 0, "assigned": 1, "coordinate": 1, "tasks": 2} == graph.nodes[B]


@pytest.mark.parametrize(("where", "edges", "nodes"), [
    (NetworkFilter(provinces=("VN-23",)), [(D, E)], [D, E]),
    (NetworkFilter(topics=("topic:x-small",)), [(A, B), (A, C), (B, C)], [A, B, C]),
    (NetworkFilter(topics=("topic:x",)), [(A, B), (A, C), (B, C), (D, E)], [A, B, C, D, E]),  # a narrower topic counts
    (NetworkFilter(roles=("lead", "assigned")), [(A, B), (D, E)], [A, B, D, E]),
    (NetworkFilter(documents=("doc:lc",), topics=("topic:x",)), [(A, B), (A, C), (B, C)], [A, B, C]),
    (NetworkFilter(provinces=("VN-99",)), [], []),
])  # fmt: skip
def test_filters(where, edges, nodes):
    graph = cowork_network(STORE, where)
    assert sorted(graph.edges) == edges
    assert sorted(graph.nodes) == nodes


def test_bodies_join_provinces_and_light_edges_can_be_left_out():
    graph = cowork_network(STORE, by="body")
    assert graph.edges["body:1", "body:2"]["weight"] == 3
    assert sorted(cowork_network(STORE, by="body", min_weight=2).edges) == [("body:1", "body:2")]
    assert "body:3" in cowork_network(STORE, by="body", min_weight=2)


def test_an_unknown_role_is_named():
    with pytest.raises(BadInput, match=r"No role 'leader'\. Roles are lead, assigned, coordinate\."):
        cowork_network(STORE, NetworkFilter(roles=("leader",)))


def test_measures_on_a_barbell():
    graph = nx.Graph()
    graph.add_edges_from([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("d", "f")], weight=1)
    assert bridges(graph) == [("c", "d")]
    assert connectors(graph) == ["c", "d"]
    assert communities(graph) == {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 1}
    measured = centrality(graph)
    assert measured["c"].degree == 3
    assert measured["c"].betweenness == pytest.approx(6 / 10)  # of the 10 pairs without c, 2 x 3 go through it
    assert measured["a"].betweenness == 0
    assert sum(m.pagerank for m in measured.values()) == pytest.approx(1, abs=1e-5)


def test_paths_are_shortest_first_and_by_id():
    graph = knowledge_graph(STORE, types=("OF_PROVINCE", "BASED_ON", "CITES"))
    assert paths(graph, "VN-02", "VN-23") == [["VN-02", "doc:lc", "doc:law", "doc:ht", "VN-23"]]
    square = nx.Graph([("s", "z"), ("s", "b"), ("z", "t"), ("b", "t"), ("s", "q"), ("q", "r"), ("r", "t")])
    assert paths(square, "s", "t", limit=2) == [["s", "b", "t"], ["s", "z", "t"]]
    assert paths(cowork_network(STORE), A, D) == []
    assert paths(square, "s", "s") == [["s"]]
    with pytest.raises(BadInput, match="'agency:nobody' is not in this network"):
        paths(graph, "agency:nobody", "VN-02")


def test_citations_count_places_and_citing_documents():
    graph = citation_network(STORE)
    assert graph.edges["doc:lc", "doc:law"] == {"basis": 2, "mention": 1, "weight": 3, "relation": "basis"}
    assert graph.nodes["doc:law"] | {"cited": 2, "in_collection": False, "label": "72/NĐ-CP"} == graph.nodes["doc:law"]
    assert sorted(citation_network(STORE, roles=("basis",)).edges) == [("doc:lc", "doc:law")]


def test_layout_is_the_same_each_time_inside_its_square_and_keeps_groups_together():
    graph = nx.Graph()
    for group in "ab":
        graph.add_edges_from((f"{group}{i}", f"{group}{j}") for i in range(8) for j in range(i))
    graph.add_edge("a0", "b0")
    graph.add_node("alone")
    place = layout(graph)
    assert place == layout(graph)
    assert list(place) == sorted(graph)
    assert all(-1 <= v <= 1 for xy in place.values() for v in xy)
    assert len(set(place.values())) == len(place)

    def distance(one, other):
        return ((place[one][0] - place[other][0]) ** 2 + (place[one][1] - place[other][1]) ** 2) ** 0.5

    assert max(distance("a1", f"a{i}") for i in range(2, 8)) < min(distance("a1", f"b{i}") for i in range(1, 8))
    assert layout(nx.Graph()) == {}


def test_json_has_every_attribute():
    graph = cowork_network(STORE)
    printed = network_to_json(graph, positions=layout(graph))
    assert [node["id"] for node in printed["nodes"]] == [A, B, C, D, E]
    assert set(printed["nodes"][0]) >= {"label", "tasks", "community", "degree", "betweenness", "x", "y"}
    assert {"source": D, "target": E, "bridge": True} | printed["edges"][-1] == printed["edges"][-1]


def test_report_has_groups_bridges_and_paths():
    made = report(STORE, path=(A, C))
    assert [group["nodes"] for group in made["communities"]] == [[A, B, C], [D, E]]
    assert made["bridges"] == [[D, E]]
    assert made["paths"][0] == [{"id": A, "label": "Sở A"}, {"id": C, "label": "Sở C"}]
    lines = report_lines(made, language="en")
    assert lines[0] == "5 agencies, 4 ties, 2 communities, 1 bridges"
    assert "  Sở A tỉnh → Sở B tỉnh  (2, leads → is assigned)" in lines
    assert "path: Sở A – Sở C" in lines
    said = report_lines(made)
    assert said[0] == "5 cơ quan, 4 liên kết, 2 nhóm, 1 cầu nối" and "  Sở A tỉnh → Sở B tỉnh  (2, chủ trì → được giao)" in said
    assert not {"lead", "path:", "ties"} & set(" ".join(said).split())


def test_what_never_worked_together_is_connected_through_what_both_rest_on():
    made = report(STORE, path=(A, D))
    assert [step["id"] for step in made["paths"][0]] == [A, "task:1", "doc:lc", "doc:law", "doc:ht", "task:3", D]
    made = report(STORE, provinces=("VN-02",), path=("VN-02", "VN-23"))
    assert made["paths"][0][2]["label"] == "72/NĐ-CP"


def test_an_empty_store_has_an_empty_report():
    empty = HandStore()
    empty._nodes, empty._edges = [], []
    made = report(empty)
    assert made["nodes"] == [] and report_lines(made, language="en")[0] == "0 agencies, 0 ties, 0 communities, 0 bridges"
