"""Provinces joined by what they have in common: the same kind of body given tasks on the same topic, or tasks in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Literal

import networkx as nx

from graph.explore.evidence import task_words
from graph.explore.holdings import Holdings
from graph.store import Store
from text.views import fold

__all__ = ["Kinship", "alike", "common", "province_network"]

Kinship = Literal["common", "text"]
_WORDS = 6  # of a stretch that two tasks share
_SHARE = 0.5  # of the stretches of the shorter one of two tasks that are worded alike
_FREQUENT = 40  # tasks with one stretch: a formula that tells nothing


def province_network(store: Store, held: Holdings, tasks: Iterable[str], by: Kinship = "common") -> nx.Graph:
    """Return provinces joined by what their tasks have in common.

    Node attributes: label, tasks.  Edge attributes: weight (pairs of body and topic for "common", pairs of tasks for "text").
    """
    listed = [task for task in tasks if held.province_of(task)]
    graph = nx.Graph(kind="provinces", by=by)
    counts: defaultdict[str, int] = defaultdict(int)
    for task in listed:
        counts[held.province_of(task)] += 1
    for province, n in sorted(counts.items()):
        graph.add_node(province, label=held.name(province, "vi"), tasks=n)
    weights: defaultdict[tuple[str, str], int] = defaultdict(int)
    if by == "text":
        for first, second in alike(store, held, listed):
            one, other = sorted((held.province_of(first), held.province_of(second)))
            weights[one, other] += 1
    else:
        for provinces in _by_work(held, listed).values():
            for one, other in combinations(sorted(provinces), 2):
                weights[one, other] += 1
    graph.add_edges_from((one, other, {"weight": n}) for (one, other), n in sorted(weights.items()))
    return graph


def _by_work(held: Holdings, tasks: Iterable[str]) -> dict[tuple[str, str], dict[str, list[str]]]:
    """Return {(body, topic): {province: its tasks}}."""
    found: defaultdict[tuple[str, str], dict[str, list[str]]] = defaultdict(dict)
    for task in tasks:
        for body in sorted({held.agencies[agency].body for agency, _ in held.roles.get(task, ())} - {""}):
            for topic in held.topics.get(task, ()):
                found[body, topic].setdefault(held.province_of(task), []).append(task)
    return dict(sorted(found.items()))


def common(held: Holdings, tasks: Iterable[str], one: str, other: str) -> list[tuple[str, str, int, int]]:
    """Return (body, topic, tasks of one, tasks of the other) of what both provinces give out, the most first."""
    found = [
        (body, topic, len(provinces[one]), len(provinces[other]))
        for (body, topic), provinces in _by_work(held, tasks).items()
        if one in provinces and other in provinces
    ]
    return sorted(found, key=lambda row: (-min(row[2], row[3]), -row[2] - row[3], row[0], row[1]))


def alike(store: Store, held: Holdings, tasks: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of tasks of different provinces that are worded alike, by ids."""
    stretches: dict[str, set[str]] = {}
    where: defaultdict[str, list[str]] = defaultdict(list)
    for task, said in task_words(store, tasks).items():
        words = fold(said.statement).split()
        found = {" ".join(words[i : i + _WORDS]) for i in range(len(words) - _WORDS + 1)}
        if len(found) >= _WORDS:
            stretches[task] = found
            for stretch in found:
                where[stretch].append(task)
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for several in where.values():
        if 1 < len(several) <= _FREQUENT:
            for first, second in combinations(sorted(several), 2):
                if held.province_of(first) != held.province_of(second):
                    shared[first, second] += 1
    least = {pair: _SHARE * min(len(stretches[pair[0]]), len(stretches[pair[1]])) for pair in shared}
    return sorted(pair for pair, n in shared.items() if n >= least[pair])
