"""Fills the tables of `graph.explore.holdings`: with a whole store once, then with what each document that comes states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, product
from operator import itemgetter
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

from graph.explore.holdings import HeldAgency, HeldDocument, HeldTask, Holdings, Names
from graph.model import Value
from graph.model.derived import time_order
from graph.model.names import EdgeTypeName, NodeTypeName
from graph.one_state import one_state
from graph.query import ROLES, Role
from graph.schema import load_schema
from graph.store import Added, Store
from text.numerals import roman_value
from text.processes import uncollected

__all__ = ["grown", "heads", "holdings", "read"]

V = TypeVar("V")
Said = Mapping[str, Value]
Pairs = Mapping[str, Sequence[tuple[str, str]]]

NODES: tuple[NodeTypeName, ...] = ("Document", "Agency", "Body", "Task", "Time", "Province", "Topic", "Field")
SAID: dict[str, tuple[str, ...]] = {  # the properties that are read of a type; of others all
    "Task": ("kind", "path", "recurrence", "time_from", "time_printed", "time_to"),  # its words are in the texts: for what is shown alone
}
EDGES: tuple[EdgeTypeName, ...] = (
    "OF_PROVINCE", "ISSUED_BY", "HAS_TASK", "ALSO_DUE", "INSTANCE_OF", "LOCATED_IN", "CITES", "BASED_ON", "ABOUT", "IN_FIELD", "BROADER",
    "SUCCEEDED_BY", "MENTIONS",
)  # fmt: skip
CITED: tuple[tuple[str, EdgeTypeName], ...] = (("mention", "CITES"), ("basis", "BASED_ON"))  # the stronger one last


def _edges() -> tuple[EdgeTypeName, ...]:
    of_role = load_schema().role_edges
    return (*EDGES, *(of_role[role] for role in ROLES))


def read(store: Store) -> Holdings:
    """Return the tables of one state of a store."""
    with uncollected():
        return one_state(
            store,
            lambda: _with(
                Holdings(),
                {type: dict(store.properties_of(type, SAID.get(type))) for type in NODES},
                {type: store.pairs(type) for type in _edges()},
            ),
        )


def heads(store: Store, documents: Sequence[str]) -> Holdings:
    """Return the tables of some documents and their issuers alone, without tasks and citations: what a short list shows, at once."""

    def found() -> Holdings:
        pairs: dict[str, list[tuple[str, str]]] = {type: [] for type in _edges()}

        def follow(ids: Iterable[str], *types: EdgeTypeName) -> list[str]:
            for id, type in product(dict.fromkeys(ids), types):
                pairs[type] += [(id, edge.target) for edge in store.edges(type=type, source=id)]
            return [target for type in types for _, target in pairs[type]]

        places = follow(documents, "OF_PROVINCE")
        issuers = follow(documents, "ISSUED_BY")
        above = follow(issuers, "INSTANCE_OF", "LOCATED_IN")
        nodes: dict[str, dict[str, Said]] = {type: {} for type in NODES}
        for node in store.nodes({*documents, *places, *issuers, *above}, evidence=False):
            nodes[node.type][node.id] = node.properties
        return _with(Holdings(), nodes, pairs)

    return one_state(store, found)


def grown(held: Holdings, added: Added) -> Holdings | None:
    """Return the tables with what documents that were added state; None where they changed what a body or place is called, or is part of:
    other agencies go by that; or where they state a task that is held: what others state of it is not at hand."""
    nodes: dict[str, dict[str, Said]] = {type: {} for type in NODES}
    for id, type, have in added.nodes:
        nodes[type][id] = have
    pairs: dict[str, list[tuple[str, str]]] = {type: [] for type in _edges()}
    for type, source, target in added.pairs:
        pairs[type].append((source, target))
    renamed = any(id in held.names and held.names[id] != _names(id, have) for id, have in nodes["Province"].items())
    renamed |= any(id in held.agencies and held.agencies[id] != _body(id, have) for id, have in nodes["Body"].items())
    renamed |= any(id in held.tasks for id in nodes["Task"])
    used = {target for type in ("INSTANCE_OF", "LOCATED_IN") for _, target in pairs[type]}
    known = [held.agencies[id] for id in nodes["Agency"] if id in held.agencies]
    used.update(id for agency in known for id in (agency.body, agency.province) if id)
    return None if renamed or not used <= nodes["Body"].keys() | nodes["Province"].keys() else _with(held, nodes, pairs)


def _with(held: Holdings, nodes: Mapping[str, Mapping[str, Said]], pairs: Pairs) -> Holdings:
    """Return the tables with more nodes (of ids that are held: what they say now) and edges."""
    places, issuers = dict(pairs["OF_PROVINCE"]), dict(pairs["ISSUED_BY"])
    documents = {}
    for id, have in nodes["Document"].items():
        before = held.documents.get(id)
        place = max(places.get(id, ""), before.province if before else "")  # of several the last one is meant
        documents[id] = _document(id, have, place, max(issuers.get(id, ""), before.issuer_id if before else ""))
    documents = _sorted(held.documents, documents)
    agencies = _sorted(held.agencies, _agencies(held, nodes, pairs))
    of_task = {task: document for document, task in pairs["HAS_TASK"]}
    one = {id: id for every in nodes.values() for id in every}
    times: defaultdict[str, list[Said]] = defaultdict(list)
    for task, time in sorted(pairs["ALSO_DUE"], key=lambda pair: time_order(pair[1])):
        times[task].append(nodes["Time"].get(time, {}))
    tasks = {}
    for id, have in nodes["Task"].items():
        if (stating := documents.get(of_task.get(id, ""))) is not None:
            tasks[id] = _task(id, stating.id, have, times.get(id, ()))
    names = {id: _names(id, have) for type in ("Province", "Topic", "Field") for id, have in nodes[type].items()}
    roles, tasks_of = _roles(pairs, tasks, agencies, one)
    cites: defaultdict[str, dict[str, str]] = defaultdict(dict)
    cited_by: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for role, type in CITED:
        for source, target in pairs[type]:
            source, target = one.get(source, source), one.get(target, target)
            cites[source][target] = cited_by[target][source] = role
    new_members = ((agency.body, agency.id) for agency in (agencies[id] for id in nodes["Agency"]) if agency.body)
    return Holdings(
        documents, agencies, _sorted(held.tasks, tasks), _sorted(held.names, names), _sorted(held.roles, roles),
        tasks_of=_merged(held.tasks_of, tasks_of),
        topics=_grouped(held.topics, pairs["ABOUT"], one), fields=_grouped(held.fields, pairs["IN_FIELD"], one),
        cites=_merged(held.cites, cites), cited_by=_merged(held.cited_by, cited_by),
        broader=_grouped(held.broader, pairs["BROADER"], one), successors=_grouped(held.successors, pairs["SUCCEEDED_BY"], one),
        mentions=_grouped(held.mentions, [(agency, document) for document, agency in pairs["MENTIONS"]], one),
        by_document=_sorted(held.by_document, _in_order(tasks)),
        members=_grouped(held.members, new_members, one),
    )  # fmt: skip


def _sorted(before: Mapping[str, V], more: Mapping[str, V]) -> dict[str, V]:
    """Return both, what is said now for what was said before, in the order of ids."""
    found = {**before, **more} if before else more
    order = sorted(found)
    return dict(found) if order == list(found) else {id: found[id] for id in order}  # most come in order


def _merged(before: Mapping[str, Mapping[str, V]], more: Mapping[str, Mapping[str, V]]) -> dict[str, Mapping[str, V]]:
    """Return both, of a key that both have what each says, in the order of ids within and without."""
    return _sorted(before, {id: _sorted(before.get(id, {}), said) for id, said in more.items()})


def _grouped(before: Mapping[str, tuple[str, ...]], pairs: Iterable[tuple[str, str]], one: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the seconds of each first, sorted, with those of before; `pairs` have the seconds of a first in order, each once.

    `one` has an id's one string: a store gives one for each pair that it stands in, which would be held.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in pairs:
        found[first].append(second)
    same = one.get
    return _sorted(
        before,
        {
            same(first, first): tuple(sorted({*seconds, *before[first]}) if first in before else map(same, seconds, seconds))
            for first, seconds in found.items()
        },
    )


Place = tuple[tuple[int, int, str, str], ...]
_ROMAN = frozenset("IVXLC")
_LETTERS = ("L", "C")  # alone these are letters, behind A and B
_PART = re.compile(r"(?<=[^\W_])\(\d+\)|\d+|[^\W\d_]+?(?=(?:bis|ter)?(?![^\W\d_]))|bis|ter")
_AGAIN = ("bis", "ter")  # behind the second and third section of one number
_BEHIND = 1_000_000  # where annexes stand, which go by two capitals and more ("DM", "CTr"): behind what is numbered


@lru_cache(maxsize=50_000)
def _place(path: str) -> Place:
    """Return where a section stands among others: "II.2" before "II.10", "V" before "IX", "IV.9" before "IVbis", "d" before "đ", "II"
    before the annex "DM"; "1(2)", the first of a second list, behind all of the first."""
    found: list[tuple[int, int, str, str]] = []
    for part in _PART.findall(path):
        if part[0] == "(":
            if found:
                found[-1] = (int(part[1:-1]), *found[-1][1:])
            continue
        if part in _AGAIN and found:
            found[-1] = (*found[-1][:3], part)
            continue
        roman = part not in _LETTERS and _ROMAN.issuperset(part.upper() if part[0].isupper() else part)
        value = roman_value(part) if roman else _BEHIND if not found and part[1:] and part[:2].isupper() else 0
        letters = "" if 0 < value < _BEHIND else part.replace("đ", "d~").replace("Đ", "D~")
        found.append((0, int(part), "", "") if part.isdecimal() else (0, value, letters, ""))
    return tuple(found)


def _in_order(tasks: Mapping[str, HeldTask]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[tuple[Place, str]]] = defaultdict(list)
    for task in tasks.values():
        found[task.document].append((_place(task.path), task.id))
    return {document: tuple(id for _, id in sorted(listed)) for document, listed in found.items()}


def _text(have: Said, name: str) -> str:
    said = have.get(name)
    return said if type(said) is str else str(said or "")


def _names(id: str, have: Said) -> Names:
    name = _text(have, "name") or id
    return name, _text(have, "name_en") or name


def _document(id: str, have: Said, province: str, issuer: str) -> HeldDocument:
    years = [int(str(have[name])) for name in ("period_from", "period_to") if have.get(name)]
    lost = have.get("incomplete")
    return HeldDocument(
        id, _text(have, "number"), _text(have, "title"), _text(have, "document_type"), _text(have, "document_type_id"),
        _text(have, "issuer"), issuer, _text(have, "issue_date"), province, (years[0], years[-1]) if years else None,
        bool(have.get("in_collection")), tuple(map(str, lost)) if isinstance(lost, tuple | list) else (),
    )  # fmt: skip


def _agencies(held: Holdings, nodes: Mapping[str, Mapping[str, Said]], pairs: Pairs) -> dict[str, HeldAgency]:
    body_of, place_of = dict(pairs["INSTANCE_OF"]), dict(pairs["LOCATED_IN"])
    found = {}
    for id, have in nodes["Agency"].items():
        before = held.agencies.get(id)
        body = max(body_of.get(id, ""), before.body if before else "")
        place = max(place_of.get(id, ""), before.province if before else "")
        name = _text(have, "name") or id
        kind = _text(nodes["Body"].get(body, {}), "name_en")
        english = (
            f"{kind}, {_text(nodes['Province'].get(place, {}), 'name') or place}" if kind and place else kind or _text(have, "name_en")
        )
        found[id] = HeldAgency(id, (name, english or name), _text(have, "generic") or name, _text(have, "level"), place, body)
    return found | {id: _body(id, have) for id, have in nodes["Body"].items()}


def _body(id: str, have: Said) -> HeldAgency:
    return HeldAgency(id, _names(id, have), _text(have, "name") or id, _text(have, "level"), is_body=True)


def _task(id: str, document: str, have: Said, further: Sequence[Said]) -> HeldTask:
    path, kind = _text(have, "path"), _text(have, "kind")
    if not further and _TIMES.isdisjoint(have):  # most tasks
        return HeldTask(id, document, path, kind)
    others = tuple(HeldTask(id, document, path, kind, *_time(one)) for one in further)
    return HeldTask(id, document, path, kind, *_time(have), others)


def _time(have: Said) -> tuple[str, str, str, str]:
    return _text(have, "time_printed"), _text(have, "time_from"), _text(have, "time_to"), _text(have, "recurrence")


_TIMES = frozenset(("time_printed", "time_from", "time_to", "recurrence"))


def _roles(
    pairs: Pairs, tasks: Mapping[str, HeldTask], agencies: Mapping[str, HeldAgency], one: Mapping[str, str]
) -> tuple[dict[str, tuple[tuple[str, Role], ...]], dict[str, dict[str, Role]]]:
    edges = load_schema().role_edges
    by_task: defaultdict[str, list[tuple[str, Role]]] = defaultdict(list)
    tasks_of: defaultdict[str, dict[str, Role]] = defaultdict(dict)
    for role in ROLES:  # strongest first, so that the first role said stays
        for agency, stated in groupby(pairs[edges[role]], itemgetter(0)):
            held = agencies.get(agency)
            if held is None:
                continue
            said = (held.id, role)
            every = [tasks_of[id] for id in (held.id, held.body) if id]
            for _, id in stated:
                if id in tasks:
                    task = one[id]
                    by_task[task].append(said)
                    for theirs in every:
                        theirs.setdefault(task, role)
    return {task: tuple(held) for task, held in by_task.items()}, tasks_of


STATES = 4  # of a store that are kept: readers of several, each in its snapshot, must not read them again and again in turn
_cached: WeakKeyDictionary[object, dict[str, Holdings]] = WeakKeyDictionary()
_reading = Lock()


def holdings(store: Store) -> Holdings:
    """Return the tables of a store: those held, with what documents to come have stated, or read anew; of readers at once one reads, the
    others wait for it."""
    with _reading, store.snapshot():
        version = store.meta("writes") or ""
        states = _cached.setdefault(store, {})
        if version not in states or not version:
            states[version] = _grown_from(states, store) or read(store)
            while len(states) > STATES:
                del states[next(iter(states))]
        return states[version]


def _grown_from(states: dict[str, Holdings], store: Store) -> Holdings | None:
    for since, held in reversed(states.items()):
        added = store.added(since, NODES, _edges())
        found = grown(held, added) if added is not None else None
        if found is not None:
            return found
    return None
