"""GraphML and GEXF read back to equal networkx graphs."""

from __future__ import annotations

import io

import networkx as nx
import pytest

from graph.export.cypher import cypher_script, write_cypher
from graph.export.drawings import write_graph
from graph.model import Edge, Evidence, Node
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.worlds import world


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = SqliteStore(str(tmp_path_factory.mktemp("files") / "a.db"))
    contract.fill(store, world(3, 5))
    yield store
    store.close()


def written(store, format: str) -> str:
    stream = io.StringIO()
    (write_cypher if format == "cypher" else write_graph)(store, format, stream)
    return stream.getvalue()


def exchange_graph(source) -> nx.MultiDiGraph:
    """What the files must hold: each node with its type, label and scalars, each edge numbered in the order of the list."""
    graph = nx.MultiDiGraph()
    for node in source.nodes():
        said = {key: " | ".join(value) if isinstance(value, tuple) else value for key, value in node.properties.items()}
        captions = [said[key] for key in ("number", "name", "statement", "title", "message") if said.get(key)]
        said = {"node_type": node.type, "label": captions[0] if captions else node.id, **said}
        graph.add_node(node.id, **{key: clean(value) for key, value in said.items() if value not in (None, "")})
    for number, edge in enumerate(source.edges(), start=1):
        places = len(edge.evidence)
        graph.add_edge(
            edge.source, edge.target, f"e{number}", id=f"e{number}", relation=edge.type, weight=max(1, places), evidence=places
        )  # fmt: skip
    return graph


def clean(value):
    if not isinstance(value, str):
        return value
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c if c in "\t\n" or (" " <= c < "\ud800" or c > "\udfff") and c not in "\ufffe\uffff" else "\ufffd" for c in lines)


def read(text: str, format: str) -> nx.MultiDiGraph:
    stream = io.BytesIO(text.encode("utf-8"))
    if format == "graphml":
        return nx.read_graphml(stream, force_multigraph=True)
    return nx.MultiDiGraph(nx.read_gexf(stream))  # it reads a graph without parallel edges as a simple one


class Hostile:
    """Nodes and edges whose texts try to break out of XML."""

    TEXTS = (
        "<script>&amp;\"'</data>",
        "]]>",
        "xuống\ndòng\r\nmới",
        " \t đầu cuối ",
        "\x00\x0b\ufffe\ud800",
        "đ" * 5,
        "true",
        "1",
        "\u2028",
    )

    def nodes(self, ids=None, *, type=None):
        return [Node(f"agency:{n}", "Agency", {"name": text, "generic": text[::-1]}) for n, text in enumerate(self.TEXTS)]

    def edges(self, **_):
        places = (Evidence("doc:x", 0, 1), Evidence("doc:x", 2, 3))
        return [
            Edge("LEADS", f"agency:{n}", f"agency:{n + 1}", places[: n % 3], {"pinpoint": text}) for n, text in enumerate(self.TEXTS[:-1])
        ]

    def each_node(self, type=None):
        return iter(self.nodes())

    def each_edge(self, type=None):
        return iter(self.edges())


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@pytest.mark.parametrize("which", ["world", "hostile"])
def test_files_read_back_to_equal_graphs(format, which, store):
    source = store if which == "world" else Hostile()
    graph, again = exchange_graph(source), read(written(source, format), format)
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert _edges(again) == _edges(graph)


def _edges(graph: nx.MultiDiGraph) -> dict[tuple[str, str, str], dict]:
    return {
        (source, target, str(data.get("id", key))): {name: value for name, value in data.items() if name not in ("id", "key")}
        for source, target, key, data in graph.edges(keys=True, data=True)
    }


def test_every_property_is_an_attribute(store):
    graph = read(written(store, "graphml"), "graphml")
    for node in store.nodes():
        attributes = graph.nodes[node.id]
        assert attributes["node_type"] == node.type
        for key, value in node.properties.items():
            if value not in (None, "", ()):
                assert attributes[key] == (" | ".join(value) if isinstance(value, tuple) else value)
    assert graph.number_of_edges() == len(store.edges())


@pytest.mark.parametrize("format", ["graphml", "gexf", "cypher"])
def test_the_same_store_gives_the_same_bytes(format, store, tmp_path):
    other = SqliteStore(str(tmp_path / "b.db"))
    contract.fill(other, world(3, 5)[::-1])
    assert written(other, format) == written(store, format)
    other.close()


def test_the_script_names_each_thing_once(store):
    text = "".join(cypher_script(store))
    for node in store.nodes():
        assert text.count(f'{{id: "{node.id}", type: ') == 1
    assert "CREATE CONSTRAINT entity_id IF NOT EXISTS" in text
