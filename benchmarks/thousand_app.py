"""The explorer over a made-up network of 1,000 agencies and 3,000 pairs: what `benchmarks.explorer` draws."""

import os
import random
import runpy
from pathlib import Path

import networkx as nx

import graph.network
from tests.views import fakes
from views.services import store

NODES, PAIRS = 1000, 3000


def thousand(store: object, where: object = None, *, by: str = "agency", min_weight: int = 1) -> nx.DiGraph:
    """Return agencies in 40 groups, joined mostly within them; the same each time."""
    chance = random.Random(1)
    levels = ("province", "central", "media", "military", "district")
    made = nx.DiGraph()
    for number in range(NODES):
        name = f"Sở Thông tin và Truyền thông tỉnh số {number}"
        made.add_node(f"agency:{number:04d}", label=name, name=name, level=levels[number % 5], province="", tasks=1 + 300 // (number + 1))
    while made.number_of_edges() < PAIRS:
        group = chance.randrange(40)
        first, second = (min(NODES - 1, int(group * 25 + abs(chance.gauss(0, 18)))) for _ in "ab")
        if first != second:
            made.add_edge(f"agency:{first:04d}", f"agency:{second:04d}", weight=chance.randrange(1, 9))
    return made


os.environ["CANCU_STORE"] = "fake:"
store._opened = lambda url: fakes.FakeStore()  # type: ignore[assignment,return-value]
graph.network.cowork_network = thousand
runpy.run_path(str(Path(__file__).resolve().parents[1] / "app.py"))
