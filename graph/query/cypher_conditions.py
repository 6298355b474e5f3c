"""The conditions of a `Query` as Cypher.  Variables: `d` the document, `x` a cited one, `t` the task, `a` an agency with its role `r`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.query.meaning import DOCUMENT_PROPERTIES, TIME_PROPERTIES, code_tails, field_sets, subjects, topic_sets
from graph.query.query import AgencyPattern, Query, Side, TimeWindow
from graph.schema import load_schema

__all__ = [
    "Builder", "answer_conditions", "cited_conditions", "document_conditions", "fits", "is_agency", "matched", "role_relations",
    "same_role", "taking_part", "task_conditions", "time_conditions", "types_of_citation",
]  # fmt: skip


@dataclass
class Builder:
    """Collects the parameters of one statement."""

    parameters: dict[str, object] = field(default_factory=dict)

    def value(self, name: str, value: object) -> str:
        """Return the placeholder of a value, named after what it is; equal values of one name share it."""
        if isinstance(value, tuple):
            value = [list(one) if isinstance(one, tuple) else one for one in value]
        number = 1
        while True:
            key = name if number == 1 else f"{name}_{number}"
            if key not in self.parameters:
                self.parameters[key] = value
                return f"${key}"
            if self.parameters[key] == value:
                return f"${key}"
            number += 1


def document_conditions(build: Builder, query: Query, side: Side) -> list[str]:
    """Return the conditions on the document `d`."""
    where = _scope(build, query, side)
    if query.mentions:
        mentioned = is_agency("named", build.value("mentions", query.mentions))
        where.append(f"EXISTS {{ MATCH (d)-[:MENTIONS]->(named:Agency) WHERE {mentioned} }}")
    if query.findings and query.find != "finding":
        codes = build.value("findings", query.findings)
        where.append(f"EXISTS {{ MATCH (d)-[:HAS_FINDING]->(finding:Finding) WHERE finding.code IN {codes} }}")
    where += [f"d.{name} IS NULL" for one in query.missing for name in DOCUMENT_PROPERTIES[one]]
    for cited in (*query.cites, *side.cites):
        where.append(f"EXISTS {{ MATCH (d)-[:{types_of_citation(query)}]->(:Document {{id: {build.value('cites', cited)}}}) }}")
    narrowed = cited_conditions(build, query) if query.find != "citation" else []
    if narrowed:
        where.append(f"EXISTS {{ MATCH (d)-[:{types_of_citation(query)}]->(x:Document) WHERE {' AND '.join(narrowed)} }}")
    if "task" not in query.fields_in:
        where += [_in_field(build, "d", chosen) for chosen in field_sets(query, side)]
    if "task" not in query.subject_in and "heading" not in query.subject_in:
        where += [_about(build, query, words) for words in subjects(query, side)]
    return where


def _scope(build: Builder, query: Query, side: Side) -> list[str]:
    where = []
    for provinces in (query.provinces, side.provinces):
        if provinces:
            where.append(f"EXISTS {{ MATCH (d)-[:OF_PROVINCE]->(of:Province) WHERE of.id IN {build.value('provinces', provinces)} }}")
    where += [f"d.id IN {build.value('documents', documents)}" for documents in (query.documents, side.documents) if documents]
    if query.document_types:
        where.append(f"d.document_type_id IN {build.value('document_types', query.document_types)}")
    if query.issued_from:
        where.append(f"d.issue_date >= {build.value('issued_from', query.issued_from)}")
    if query.issued_to:
        where.append(f"d.issue_date <= {build.value('issued_to', query.issued_to)}")
    if query.period:
        where.append(f"coalesce(d.period_from, d.period_to) <= {build.value('period_to', query.period[1])}")
        where.append(f"coalesce(d.period_to, d.period_from) >= {build.value('period_from', query.period[0])}")
    if query.issuers:
        where.append(_issued_by("d", build.value("issuers", query.issuers)))
    if query.signers:
        where.append(f"any(name IN {build.value('signers', query.signers)} WHERE {_contains('d.signer_folded', 'name')})")
    return where


def cited_conditions(build: Builder, query: Query) -> list[str]:
    """Return the conditions on the cited document `x` of `d`."""
    where = []
    if query.cited_types:
        where.append(f"x.document_type_id IN {build.value('cited_types', query.cited_types)}")
    by = [_issued_by("x", build.value("cited_issuers", query.cited_issuers))] if query.cited_issuers else []
    if query.cited_codes:
        tails = build.value("cited_codes", code_tails(query))
        by.append(
            f"(any(tail IN {tails} WHERE x.number ENDS WITH tail) AND NOT EXISTS {{ MATCH (x)-[:ISSUED_BY]->(:Agency) }}"
            " AND split(x.id, '/')[0] = split(d.id, '/')[0])"
        )
    return where + ([f"({' OR '.join(by)})"] if by else [])


def task_conditions(build: Builder, query: Query, side: Side) -> list[str]:
    """Return the conditions on the task `t`, but for its agencies."""
    where = []
    for topics in topic_sets(query, side):
        named = build.value("topics", topics)
        where.append(f"EXISTS {{ MATCH (t)-[:ABOUT]->(:Topic)-[:BROADER*0..]->(broad:Topic) WHERE broad.id IN {named} }}")
    if "task" in query.fields_in:
        for chosen in field_sets(query, side):
            by = [_in_field(build, "t", chosen)] + ([_in_field(build, "d", chosen)] if "document" in query.fields_in else [])
            where.append(f"({' OR '.join(by)})")
    for words in (*query.words, *side.words):
        where.append(f"any(one IN {build.value('words', tuple(words.split('|')))} WHERE {_contains('t.folded', 'one')})")
    if not {"task", "heading"}.isdisjoint(query.subject_in):
        where += [_about(build, query, words) for words in subjects(query, side)]
    if query.kinds:
        where.append(f"t.kind IN {build.value('kinds', query.kinds)}")
    if query.tasks:
        where.append(f"t.id IN {build.value('tasks', query.tasks)}")
    if query.time is not None and (own := time_conditions(build, query.time, "t")):
        further = " AND ".join(time_conditions(build, query.time, "o"))
        where.append(f"({' AND '.join(own)} OR EXISTS {{ MATCH (t)-[:ALSO_DUE]->(o:Time) WHERE {further} }})")
    return where


def time_conditions(build: Builder, time: TimeWindow, t: str) -> list[str]:
    """Return the conditions on the task or further time `t`."""
    where = []
    first, last = f"coalesce({t}.time_from, {t}.time_to)", f"{t}.time_to" if time.due else f"coalesce({t}.time_to, {t}.time_from)"
    if time.start:
        where.append(f"{first if time.within and not time.due else last} >= {build.value('time_from', time.start)}")
    if time.end:
        where.append(f"{last if time.within or time.due else first} <= {build.value('time_to', time.end)}")
    if time.units or time.longest is not None:
        where.append(f"{first} IS NOT NULL")
    if time.units:
        inside = f"any(unit IN {build.value('units', time.units)} WHERE unit[0] <= day <= unit[1])"
        where.append(f"all(day IN [{t}.time_from, {t}.time_to] WHERE day IS NULL OR {inside})")
    if time.longest is not None:
        short = [f"{t}.time_days <= {build.value('longest', time.longest)}"]
        if time.start and time.end:
            short.append(f"({first} >= {build.value('time_from', time.start)} AND {last} <= {build.value('time_to', time.end)})")
        if time.names:
            short.append(f"any(name IN {build.value('names', time.names)} WHERE {_contains(f'{t}.time_folded', 'name')})")
        where.append(f"({' OR '.join(short)})")
    if time.recurrence:
        where.append(f"{t}.recurrence = {build.value('recurrence', time.recurrence)}")
    if time.recurring is not None:
        where.append(f"{t}.recurrence IS {'NOT ' if time.recurring else ''}NULL")
    if time.timed is not None:
        where.append(f"coalesce({_times(t)}) IS {'NOT ' if time.timed else ''}NULL")
    return where


def answer_conditions(build: Builder, query: Query, answer: str) -> list[str]:
    """Return the conditions on the answer, the node of that name."""
    where = []
    for ids, name, word in ((query.exclude, "exclude", "NOT "), (query.among, "among", "")):
        if ids:
            named = build.value(name, ids)
            where.append(word + (is_agency(answer, named) if query.find == "agency" else f"{answer}.id IN {named}"))
    if query.find == "agency":
        if query.families:
            families = build.value("families", query.families)
            where.append(f"any(words IN {families} WHERE ({answer}.folded + ' ') STARTS WITH (words + ' '))")
        if query.not_levels:
            levels = build.value("not_levels", query.not_levels)
            where.append(f"NOT coalesce({answer}.level, '') IN {levels}")
            where.append(f"NOT EXISTS {{ MATCH ({answer})-[:INSTANCE_OF]->(body:Body) WHERE body.level IN {levels} }}")
    if query.property == "time" and query.find == "task":
        where.append(f"coalesce({_times(answer)}) IS NOT NULL")
    elif query.property and query.property in DOCUMENT_PROPERTIES and query.find in ("document", "citation"):
        where.append(f"coalesce({', '.join(f'{answer}.{name}' for name in DOCUMENT_PROPERTIES[query.property])}) IS NOT NULL")
    return where


def taking_part(build: Builder, pattern: AgencyPattern) -> str:
    """Return the condition that an agency of the pattern takes part in the task `t`, or, where it is absent, that none does."""
    role = matched(f"(other:Agency)-[:{role_relations(pattern.roles)}]->(t)", fits(build, "other", pattern))
    exists = f"EXISTS {{ {' '.join(role.split())} }}"
    return f"NOT {exists}" if pattern.absent else exists


def fits(build: Builder, agency: str, pattern: AgencyPattern) -> list[str]:
    """Return the conditions that an agency has one of a pattern's ids."""
    return [is_agency(agency, build.value("agencies", pattern.ids))] if pattern.ids else []


def same_role(build: Builder, pattern: AgencyPattern) -> str:
    """Return the condition that (a)-[r]->(t) itself fits a pattern."""
    edges = load_schema().role_edges
    types = ", ".join(f"'{edges[role]}'" for role in pattern.roles or edges)
    return " AND ".join([f"type(r) IN [{types}]", *fits(build, "a", pattern)])


def is_agency(agency: str, ids: str) -> str:
    """Return the condition that an agency is one of `ids`, a parameter, or an instance of one."""
    return f"({agency}.id IN {ids} OR EXISTS {{ MATCH ({agency})-[:INSTANCE_OF]->(body:Body) WHERE body.id IN {ids} }})"


def role_relations(roles: Sequence[str]) -> str:
    """Return the types of relations that stand for these roles, or for all."""
    edges = load_schema().role_edges
    return "|".join(edges[role] for role in roles or edges)


def types_of_citation(query: Query) -> str:
    """Return the types of relations that are citations in the role asked for."""
    return {"basis": "BASED_ON", "mention": "CITES"}.get(query.citation_role or "", "BASED_ON|CITES")


def matched(pattern: str, where: Sequence[str]) -> str:
    """Return a MATCH clause."""
    conditions = "\n  AND ".join(where)
    return f"MATCH {pattern}" + (f"\nWHERE {conditions}" if where else "")


def _times(task: str) -> str:
    return ", ".join(f"{task}.{name}" for name in TIME_PROPERTIES)


def _issued_by(document: str, ids: str) -> str:
    return f"EXISTS {{ MATCH ({document})-[:ISSUED_BY]->(issuer:Agency) WHERE {is_agency('issuer', ids)} }}"


def _in_field(build: Builder, of: str, chosen: tuple[str, ...]) -> str:
    named = build.value("fields", chosen)
    return f"EXISTS {{ MATCH ({of})-[:IN_FIELD]->(:Field)-[:BROADER*0..]->(broad:Field) WHERE broad.id IN {named} }}"


def _about(build: Builder, query: Query, alternatives: tuple[str, ...]) -> str:
    """Return the condition that one of some word sequences stands in a place of `subject_in`."""
    places = {
        "task": _contains("split(t.folded, ' | ')[0]", "one"),
        "heading": f"any(heading IN tail(split(t.folded, ' | ')) WHERE {_contains('heading', 'one')})",
        "title": _contains("d.title_folded", "one"),
    }
    met = " OR ".join(places[place] for place in dict.fromkeys(query.subject_in))
    return f"any(one IN {build.value('subject', alternatives)} WHERE {met})"


def _contains(text: str, words: str) -> str:
    """Return the condition that folded text holds words as whole syllables."""
    return f"(' ' + {text} + ' ') CONTAINS (' ' + {words} + ' ')"
