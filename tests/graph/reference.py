"""The rows of a `Query`, straight from the words of graph/query/query.py: slow, over plain nodes and edges, the oracle of every engine."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace

from graph.model import Edge, Node
from graph.query import AgencyPattern, Query, Row, Side, TimeWindow

# The fields of Query that are its pattern, in which an alternative of `any_of` may differ; those that decide what is an answer.
PATTERN = (
    "provinces", "documents", "document_types", "issued_from", "issued_to", "period", "issuers", "signers", "mentions",
    "findings", "missing", "cites", "citation_role", "cited_types", "cited_issuers", "cited_codes", "agencies", "roles", "topics",
    "topics_all", "words", "time", "kinds", "tasks", "fields", "fields_in", "subject", "subject_in", "of",
)  # fmt: skip
ANSWER = ("exclude", "among", "families", "not_levels", "property")
DEFAULTS = {field.name: field.default for field in fields(Query)}
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
        if query.find in ("successor", "predecessor"):
            return sorted(Row(0, id) for id in self._succession(query) if self._is_answer(id, query))
        rows: set[Row] = set()
        for index, side in enumerate(query.sides or (Side(""),)):
            rows |= {row._replace(side=index) for row in self._side(query, side)}
        return sorted(self._kept(rows, query))

    def _side(self, query: Query, side: Side) -> set[Row]:
        matched = set()
        for one in query.any_of or (query,):
            whole = query if one is query else replace(query, **{n: getattr(one, n) for n in PATTERN if getattr(one, n) != DEFAULTS[n]})
            matched |= {row for d in self.collection if self._in_scope(d, whole, side) for row in self._of_document(d, whole, side)}
        if not query.negated:
            return matched
        taken = {row.answer for row in matched}
        bare = replace(Query(find=query.find), fields_in=query.fields_in, **{name: getattr(query, name) for name in ANSWER})
        found = set()
        for d in self.collection:
            if not self._in_scope(d, query, side):
                continue
            for row in self._of_document(d, bare, Side("")):
                if row.answer in taken:
                    continue
                named = [p for p in query.agencies + side.agencies if not p.absent and p.ids]
                if query.find == "agency" and any(self._is_one_of(row.answer, p.ids) for p in named):
                    continue
                found.add(Row(0, row.answer, d, row.answer if query.find == "task" else ""))
        return found

    # what is kept

    def _key(self, row: Row, query: Query) -> str:
        bodies = self.out.get(("INSTANCE_OF", row.answer), []) if query.find == "agency" else []
        return min(bodies) if bodies else row.answer

    def _kept(self, rows: set[Row], query: Query) -> set[Row]:
        key = {row: self._key(row, query) for row in rows}
        sides = range(len(query.sides))
        if sides and query.combine == "all":
            rows = {row for row in rows if {r.side for r in rows if key[r] == key[row]} == set(sides)}
        if sides and query.combine == "only":
            rows = {row for row in rows if {r.side for r in rows if key[r] == key[row]} == {0}}
        if query.broadest and query.find in ("topic", "field"):
            answers = {row.answer for row in rows}
            rows = {row for row in rows if not answers & set(self.out.get(("BROADER", row.answer), []))}
        counted = {row for row in rows if not query.asked or row.role in query.asked}
        if sides and query.combine == "most":
            sizes = [len({key[row] for row in counted if row.side == i}) for i in sides]
            best = min(sizes) if query.order == "least" else max(sizes)
            return {row for row in rows if sizes[row.side] == best}
        keys = {key[row] for row in rows}
        values: dict[str, object]
        if query.order in ("most", "least") and query.limit:
            values = {k: len({row.task or row.document for row in counted if key[row] == k}) for k in keys}
        elif query.order in ("earliest", "latest", "due_first", "due_last"):
            first = query.order in ("earliest", "due_first")
            values = {}
            for k in keys:
                dates = [date for row in rows if key[row] == k for date in self._dates(row, query)]
                if dates:
                    values[k] = min(dates) if first else max(dates)
        else:
            return rows
        if query.limit and values:
            rising = query.order in ("earliest", "due_first", "least")
            edge = sorted(values.values(), reverse=not rising)[: query.limit][-1]  # type: ignore[type-var]
            values = {k: v for k, v in values.items() if (v <= edge if rising else v >= edge)}  # type: ignore[operator]
        return {row for row in rows if key[row] in values}

    def _dates(self, row: Row, query: Query) -> list[str]:
        if query.order in ("earliest", "latest"):
            node = self.nodes.get(row.answer if query.find == "citation" else row.document)
            dates = [node.properties.get("issue_date")] if node else []
        else:
            dates = [
                have.get("time_to") or have.get("time_from")
                for have in (self._times(row.task) if row.task else [])
                if query.negated or query.any_of or query.time is None or in_time(have, query.time)
            ]
        return [date for date in dates if date]

    # answers

    def _succession(self, query: Query) -> set[str]:
        links = self.out if query.find == "successor" else self.into
        found, waiting = set(), list(query.of)
        while waiting:
            for other in links.get(("SUCCEEDED_BY", waiting.pop()), []):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found - set(query.of)

    def _is_answer(self, id: str, query: Query) -> bool:
        have = self.nodes[id].properties
        bodies = self.out.get(("INSTANCE_OF", id), []) if query.find == "agency" else []
        known = {id, *bodies}
        if known & set(query.exclude) or (query.among and not known & set(query.among)):
            return False
        if query.find == "agency":
            if query.families and not any(f"{have.get('folded')} ".startswith(f"{words} ") for words in query.families):
                return False
            if {self.nodes[one].properties.get("level") for one in known} & set(query.not_levels):
                return False
        if query.property == "time":
            return query.find != "task" or _timed(have)
        if query.property and query.find in ("document", "citation"):
            return self._gives(id, query.property)
        return True

    def _gives(self, document: str, property: str) -> bool:
        names = {"period": ["period_from", "period_to"], "type": ["document_type_id"]}.get(property, [property])
        return any(self.nodes[document].properties.get(name) is not None for name in names)

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

    def _is_wanted_citation(self, d: str, target: str, query: Query) -> bool:
        properties = self.nodes[target].properties
        if query.cited_types and properties.get("document_type_id") not in query.cited_types:
            return False
        if not query.cited_issuers and not query.cited_codes:
            return True
        issuers = self.out.get(("ISSUED_BY", target), [])
        if any(self._is_one_of(a, query.cited_issuers) for a in issuers):
            return True
        ends = any(str(properties.get("number") or "").endswith(f"-{code}") for code in query.cited_codes)
        return not issuers and ends and target.partition("/")[0] == d.partition("/")[0]

    def _says(self, d: str, query: Query, side: Side) -> bool:
        cited = self._cited(d, query)
        if not set(query.cites + side.cites) <= set(cited):
            return False
        if query.mentions and not any(self._is_one_of(a, query.mentions) for a in self.out.get(("MENTIONS", d), [])):
            return False
        codes = {self.nodes[f].properties.get("code") for f in self.out.get(("HAS_FINDING", d), [])}
        if query.findings and query.find != "finding" and not codes & set(query.findings):
            return False
        if any(self._gives(d, name) for name in query.missing):
            return False
        wanted = any(self._is_wanted_citation(d, target, query) for target in cited)
        narrowed = query.cited_types or query.cited_issuers or query.cited_codes
        return query.find == "citation" or not narrowed or wanted

    def _of_document(self, d: str, query: Query, side: Side) -> Iterator[Row]:
        for row in self._bound(d, query, side):
            if self._is_answer(row.answer, query):
                yield row

    def _bound(self, d: str, query: Query, side: Side) -> Iterator[Row]:
        if not self._says(d, query, side):
            return
        for task, role, agency in self._bindings(d, query, side):
            answers: list[str] = []
            if query.find == "province":
                answers = self.out.get(("OF_PROVINCE", d), [])
            elif query.find == "citation":
                answers = [target for target in self._cited(d, query) if self._is_wanted_citation(d, target, query)]
            elif query.find == "document":
                answers = [d]
            elif query.find == "task":
                answers = [task]
            elif query.find == "topic":
                answers = self.out.get(("ABOUT", task), [])
            elif query.find == "field":
                answers = self.out.get(("IN_FIELD", task if "task" in query.fields_in else d), [])
            elif query.find == "finding":
                found = self.out.get(("HAS_FINDING", d), [])
                answers = [f for f in found if not query.findings or self.nodes[f].properties.get("code") in query.findings]
            elif query.find == "agency":
                for name, its_role in self._takes_part(task):
                    bound = any(self._matches(name, its_role, p) for p in query.agencies + side.agencies if not p.absent)
                    if not bound and (not query.roles or its_role in query.roles):
                        yield Row(0, name, d, task, its_role, name)
            for answer in answers:
                yield Row(0, answer, d, task, role, agency)

    # tasks

    def _bindings(self, d: str, query: Query, side: Side) -> Iterator[tuple[str, str, str]]:
        """Yield (task, role, agency): each matching task with each agency of the first pattern that is not absent."""
        patterns = query.agencies + side.agencies
        conditions = [patterns, query.topics, side.topics, query.topics_all, query.words, side.words, query.time, query.kinds, query.tasks]
        fields = [chosen for chosen in (query.fields, side.fields) if chosen]
        subject = [words.split("|") for words in query.subject + side.subject]
        if "task" in query.fields_in:
            conditions.append(fields)
        if set(query.subject_in) & {"task", "heading"}:
            conditions.append(subject)
        always = ("task", "agency", "topic", "field") if "task" in query.fields_in else ("task", "agency", "topic")
        if query.find not in always and not any(conditions):
            if self._is_about(d, None, fields, subject, query):
                yield "", "", ""
            return
        first = next((p for p in patterns if not p.absent), None)
        for task in self.out.get(("HAS_TASK", d), []):
            if not self._fits(task, query, side) or not self._is_about(d, task, fields, subject, query):
                continue
            if first is None or query.find == "agency":
                yield task, "", ""
                continue
            for name, role in self._takes_part(task):
                if self._matches(name, role, first):
                    yield task, role, name

    def _is_about(self, d: str, task: str | None, fields: list, subject: list[list[str]], query: Query) -> bool:
        """Whether fields and subject are met in the places that the query names."""
        wide = set()
        for place, id in (("task", task), ("document", d)):
            if place in query.fields_in and id:
                wide |= {broad for field in self.out.get(("IN_FIELD", id), []) for broad in self._with_broader(field)}
        texts = []
        if task:
            words, *headings = str(self.nodes[task].properties.get("folded")).split(" | ")
            texts += [words] if "task" in query.subject_in else []
            texts += headings if "heading" in query.subject_in else []
        if "title" in query.subject_in:
            texts.append(self.nodes[d].properties.get("title_folded"))
        met = all(any(_contains(text, one) for text in texts for one in group) for group in subject)
        return met and all(wide & set(chosen) for chosen in fields)

    def _fits(self, task: str, query: Query, side: Side) -> bool:
        properties = self.nodes[task].properties
        if query.tasks and task not in query.tasks:
            return False
        if query.kinds and properties.get("kind") not in query.kinds:
            return False
        for pattern in query.agencies + side.agencies:
            if any(self._matches(name, role, pattern) for name, role in self._takes_part(task)) == pattern.absent:
                return False
        about = {wide for topic in self.out.get(("ABOUT", task), []) for wide in self._with_broader(topic)}
        if any(chosen and not about & set(chosen) for chosen in (query.topics, side.topics)):
            return False
        if not set(query.topics_all) <= about:
            return False
        words = query.words + side.words
        if not all(any(_contains(properties.get("folded"), one) for one in group.split("|")) for group in words):
            return False
        return query.time is None or any(in_time(one, query.time) for one in self._times(task))

    def _times(self, task: str) -> list[dict]:
        return [self.nodes[one].properties for one in (task, *self.out.get(("ALSO_DUE", task), []))]

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


def _timed(have: Mapping[str, object]) -> bool:
    return any(have.get(name) for name in ("time_printed", "time_from", "time_to", "recurrence"))


def in_time(have: Mapping[str, str], time: TimeWindow) -> bool:
    days = [have[name] for name in ("time_from", "time_to") if have.get(name)]
    if time.timed is not None and _timed(have) != time.timed:
        return False
    if time.recurring is not None and bool(have.get("recurrence")) != time.recurring:
        return False
    if time.recurrence and have.get("recurrence") != time.recurrence:
        return False
    if not days:
        return not (time.start or time.end or time.units or time.longest is not None)
    first, last = days[0], days[-1]
    if time.due and (time.start or time.end) and not have.get("time_to"):
        return False
    low, high = (last, last) if time.due else (first, last) if time.within else (last, first)
    if (time.start and low < time.start) or (time.end and high > time.end):
        return False
    if time.units and not all(any(a <= day <= b for a, b in time.units) for day in days):
        return False
    if time.longest is None:
        return True
    inside = bool(time.start and time.end and time.start <= first and last <= time.end)
    length = (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
    return inside or length <= time.longest or any(_contains(have.get("time_folded"), name) for name in time.names)
