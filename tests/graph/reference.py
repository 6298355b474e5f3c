"""The rows of a `Query`, straight from the words of graph/query/query.py: slow, over plain nodes and edges, the oracle of every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model import Edge, Node
from graph.query import AgencyPattern, Query, Row, Side

ROLE_OF = {"LEADS": "lead", "ASSIGNED": "assigned", "COORDINATES": "coordinate"}


class Reference:
    """Evaluates queries over merged nodes and edges."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self.nodes = {node.id: node for node in nodes}
        self.out: dict[tuple[str, str], list[str]] = {}
        self.into: dict[tuple[str, str], list[str]] = {}
        for edge in edges:
            self.out.setdefault((edge.type, edge.source), []).append(edge.target)
            self.into.setdefault((edge.type, edge.target), []).append(edge.source)
        self.collection = sorted(id for id, node in self.nodes.items() if node.type == "Document" and node.properties.get("in_collection"))

    def rows(self, query: Query) -> list[Row]:
        if query.find == "passage":
            return []
        rows: set[Row] = set()
        for index, side in enumerate(query.sides or (Side(""),)):
            rows |= {replace(row, side=index) for row in self._side(query, side)}
        return sorted(rows)

    def _side(self, query: Query, side: Side) -> set[Row]:
        whole = replace(query, agencies=query.agencies + side.agencies)
        documents = [d for d in self.collection if self._in_scope(d, query, side)]
        if not query.negated:
            return {row for d in documents for row in self._of_document(d, whole)}
        matched = {row.answer for d in documents for row in self._of_document(d, whole)}
        scope = Query(find=query.find)
        found = set()
        for d in documents:
            for row in self._of_document(d, scope):
                if row.answer in matched:
                    continue
                named = [p for p in whole.agencies if not p.absent and p.ids]
                if query.find == "agency" and any(self._is_one_of(row.answer, p.ids) for p in named):
                    continue
                found.add(Row(0, row.answer, d, row.answer if query.find == "task" else ""))
        return found

    # documents

    def _in_scope(self, d: str, query: Query, side: Side) -> bool:
        properties = self.nodes[d].properties
        provinces = self.out.get(("OF_PROVINCE", d), [])
        for wanted in (query.provinces, side.provinces):
            if wanted and not set(wanted) & set(provinces):
                return False
        for wanted in (query.documents, side.documents):
            if wanted and d not in wanted:
                return False
        if query.document_types and properties.get("document_type_id") not in query.document_types:
            return False
        date = properties.get("issue_date")
        if query.issued_from and not (date and date >= query.issued_from):
            return False
        if query.issued_to and not (date and date <= query.issued_to):
            return False
        if query.period:
            first, last = properties.get("period_from"), properties.get("period_to")
            first, last = (first if first is not None else last), (last if last is not None else first)
            if first is None or not (first <= query.period[1] and last >= query.period[0]):
                return False
        if query.issuers and not any(self._is_one_of(a, query.issuers) for a in self.out.get(("ISSUED_BY", d), [])):
            return False
        return not (query.signers and not any(_contains(properties.get("signer_folded"), name) for name in query.signers))

    def _cited(self, d: str, query: Query) -> list[str]:
        types = {"basis": ["BASED_ON"], "mention": ["CITES"], None: ["BASED_ON", "CITES"]}[query.citation_role]
        return [target for type in types for target in self.out.get((type, d), [])]

    def _is_wanted_citation(self, target: str, query: Query) -> bool:
        if query.cited_types and self.nodes[target].properties.get("document_type_id") not in query.cited_types:
            return False
        issuers = self.out.get(("ISSUED_BY", target), [])
        return not query.cited_issuers or any(self._is_one_of(a, query.cited_issuers) for a in issuers)

    def _of_document(self, d: str, query: Query) -> Iterator[Row]:
        cited = self._cited(d, query)
        if not set(query.cites) <= set(cited):
            return
        wanted = [target for target in cited if self._is_wanted_citation(target, query)]
        if query.find != "citation" and (query.cited_types or query.cited_issuers) and not wanted:
            return
        for task, role, agency in self._bindings(d, query):
            if query.find == "province":
                for province in self.out.get(("OF_PROVINCE", d), []):
                    yield Row(0, province, d, task, role, agency)
            elif query.find == "citation":
                for target in wanted:
                    yield Row(0, target, d, task, role, agency)
            elif query.find == "document":
                yield Row(0, d, d, task, role, agency)
            elif query.find == "task":
                yield Row(0, task, d, task, role, agency)
            elif query.find == "topic":
                for topic in self.out.get(("ABOUT", task), []):
                    yield Row(0, topic, d, task, role, agency)
            elif query.find == "agency":
                for name, its_role in self._takes_part(task):
                    bound = any(self._matches(name, its_role, p) for p in query.agencies if not p.absent)
                    if not bound and (not query.roles or its_role in query.roles):
                        yield Row(0, name, d, task, its_role, name)

    # tasks

    def _bindings(self, d: str, query: Query) -> Iterator[tuple[str, str, str]]:
        """Yield (task, role, agency): each matching task with each agency of the first pattern that is not absent."""
        conditions = (query.agencies, query.topics, query.topics_all, query.words, query.time, query.kinds, query.tasks)
        if query.find not in ("task", "agency", "topic") and not any(conditions):
            yield "", "", ""
            return
        first = next((p for p in query.agencies if not p.absent), None)
        for task in self.out.get(("HAS_TASK", d), []):
            if not self._fits(task, query):
                continue
            if first is None or query.find == "agency":
                yield task, "", ""
                continue
            for name, role in self._takes_part(task):
                if self._matches(name, role, first):
                    yield task, role, name

    def _fits(self, task: str, query: Query) -> bool:
        properties = self.nodes[task].properties
        if query.tasks and task not in query.tasks:
            return False
        if query.kinds and properties.get("kind") not in query.kinds:
            return False
        for pattern in query.agencies:
            if any(self._matches(name, role, pattern) for name, role in self._takes_part(task)) == pattern.absent:
                return False
        about = {wide for topic in self.out.get(("ABOUT", task), []) for wide in self._with_broader(topic)}
        if query.topics and not about & set(query.topics):
            return False
        if not set(query.topics_all) <= about:
            return False
        if not all(any(_contains(properties.get("folded"), one) for one in words.split("|")) for words in query.words):
            return False
        if query.time is not None:
            first, last = properties.get("time_from"), properties.get("time_to")
            first, last = first or last, last or first
            if query.time.recurrence and properties.get("recurrence") != query.time.recurrence:
                return False
            low, high = (first, last) if query.time.within else (last, first)
            if query.time.start and not (low and low >= query.time.start):
                return False
            if query.time.end and not (high and high <= query.time.end):
                return False
        return True

    def _takes_part(self, task: str) -> list[tuple[str, str]]:
        return [(name, role) for type, role in ROLE_OF.items() for name in self.into.get((type, task), [])]

    def _matches(self, name: str, role: str, pattern: AgencyPattern) -> bool:
        return (not pattern.roles or role in pattern.roles) and (not pattern.ids or self._is_one_of(name, pattern.ids))

    def _is_one_of(self, agency: str, ids: Iterable[str]) -> bool:
        return bool({agency, *self.out.get(("INSTANCE_OF", agency), [])} & set(ids))

    def _with_broader(self, topic: str) -> set[str]:
        found, waiting = set(), [topic]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.out.get(("BROADER", one), [])
        return found


def _contains(text: str | None, words: str) -> bool:
    return text is not None and f" {words} " in f" {text} "
