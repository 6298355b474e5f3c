"""The conditions of a `Query` as Cypher.  Variables: `d` the document, `x` a cited one, `t` the task, `a` an agency with its role `r`.

What a `Builder` makes is shown; what `graph.query.cypher_general` makes of it is run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from graph.query.meaning import DOCUMENT_PROPERTIES, TIME_PROPERTIES, code_tails, field_sets, subjects, topic_sets
from graph.query.query import AgencyPattern, Query, Side, TimeWindow
from graph.schema import load_schema
from graph.store import Translation

__all__ = [
    "Builder", "answer_conditions", "cited_conditions", "document_conditions", "matched", "role_relations", "same_role",
    "takes_part", "taking_part", "task_conditions", "time_conditions", "types_of_citation",
]  # fmt: skip


@dataclass
class Builder:
    """Collects the parameters of one statement, and writes what depends on whether it is shown or run."""

    parameters: dict[str, object] = field(default_factory=dict)

    def value(self, name: str, value: object) -> str:
        """Return the placeholder of a value, named after what it is; equal values of one name share it."""
        return f"${self.keep(name, value)}"

    def keep(self, name: str, value: object) -> str:
        """Return the name under which a value is kept."""
        if isinstance(value, tuple):
            value = [list(one) if isinstance(one, tuple) else one for one in value]
        number = 1
        while True:
            key = name if number == 1 else f"{name}_{number}"
            if self.parameters.setdefault(key, value) == value:
                return key
            number += 1

    def translation(self, text: str) -> Translation:
        """Return the statement."""
        return Translation("cypher", text, dict(self.parameters))

    def below(self, ids: Sequence[str]) -> Sequence[str]:
        """Return the ids that a statement names for these: bodies, topics or fields with what is below them."""
        return ids

    def each(self, name: str, values: Sequence[object], condition: Callable[[str], str], *, often: bool = True) -> list[str]:
        """Return conditions that a thing meets for each of some values; `condition` makes one of a placeholder.  Questions ask for it
        `often`, or now and then."""
        return [condition(self.value(name, value)) for value in values]

    def among(self, name: str, ids: Sequence[str], condition: Callable[[str], str], *, kept: str = "") -> list[str]:
        """Return the condition that a thing is one of some ids, where there are any; with `kept` "NOT " that it is none."""
        return [f"{kept}{condition(self.value(name, self.below(ids)))}"] if ids else []

    def given(self, name: str, asked: bool, condition: str) -> list[str]:
        """Return a condition where it is asked."""
        return [condition] if asked else []

    def is_agency(self, agency: str, ids: str) -> str:
        """Return the condition that an agency is one of `ids`, a placeholder, or an instance of one."""
        return f"({agency}.id IN {ids} OR EXISTS {{ MATCH ({agency})-[:INSTANCE_OF]->(body:Body) WHERE body.id IN {ids} }})"

    def has(self, of: str, relation: str, label: str, ids: str) -> str:
        """Return the condition that a thing has a topic or field, one of `ids`, a placeholder, or below one."""
        return f"EXISTS {{ MATCH ({of})-[:{relation}]->(:{label})-[:BROADER*0..]->(broad:{label}) WHERE broad.id IN {ids} }}"

    def linked(self, of: str, relation: str, label: str, ids: str) -> str:
        """Return the condition that a thing has a relation to one of `ids`, a placeholder."""
        return f"EXISTS {{ MATCH ({of})-[:{relation}]->(of:{label}) WHERE of.id IN {ids} }}"

    def role(self, roles: Sequence[str]) -> tuple[str, list[str]]:
        """Return the types of relations that stand for these roles, or for all, and what else `r` must meet."""
        return role_relations(roles), []


def document_conditions(build: Builder, query: Query, side: Side) -> list[str]:
    """Return the conditions on the document `d`."""
    where = _scope(build, query, side)
    if query.mentions:
        mentioned = build.is_agency("named", build.value("mentions", build.below(query.mentions)))
        where.append(f"EXISTS {{ MATCH (d)-[:MENTIONS]->(named:Agency) WHERE {mentioned} }}")
    if query.findings and query.find != "finding":
        codes = build.value("findings", query.findings)
        where.append(f"EXISTS {{ MATCH (d)-[:HAS_FINDING]->(finding:Finding) WHERE finding.code IN {codes} }}")
    where += [f"d.{name} IS NULL" for one in query.missing for name in DOCUMENT_PROPERTIES[one]]
    types, cited = types_of_citation(query), (*query.cites, *side.cites)
    where += build.each("cites", cited, lambda id: f"EXISTS {{ MATCH (d)-[:{types}]->(:Document {{id: {id}}}) }}", often=False)
    narrowed = cited_conditions(build, query) if query.find != "citation" else []
    if narrowed:
        where.append(f"EXISTS {{ MATCH (d)-[:{types_of_citation(query)}]->(x:Document) WHERE {' AND '.join(narrowed)} }}")
    if "task" not in query.fields_in:
        where += build.each("fields", _fields(build, query, side), lambda ids: build.has("d", "IN_FIELD", "Field", ids), often=False)
    if "task" not in query.subject_in and "heading" not in query.subject_in:
        where += _about(build, query, side)
    return where


def _scope(build: Builder, query: Query, side: Side) -> list[str]:
    where = build.each(
        "provinces",
        [provinces for provinces in (query.provinces, side.provinces) if provinces],
        lambda ids: build.linked("d", "OF_PROVINCE", "Province", ids),
    )
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
        where.append(_issued_by(build, "d", build.value("issuers", build.below(query.issuers))))
    if query.signers:
        where.append(f"any(name IN {build.value('signers', query.signers)} WHERE {_contains('d.signer_folded', 'name')})")
    return where


def cited_conditions(build: Builder, query: Query) -> list[str]:
    """Return the conditions on the cited document `x` of `d`."""
    where = []
    if query.cited_types:
        where.append(f"x.document_type_id IN {build.value('cited_types', query.cited_types)}")
    by = []
    if query.cited_issuers:
        by.append(_issued_by(build, "x", build.value("cited_issuers", build.below(query.cited_issuers))))
    if query.cited_codes:
        tails = build.value("cited_codes", code_tails(query))
        by.append(
            f"(any(tail IN {tails} WHERE x.number ENDS WITH tail) AND NOT EXISTS {{ MATCH (x)-[:ISSUED_BY]->(:Agency) }}"
            " AND split(x.id, '/')[0] = split(d.id, '/')[0])"
        )
    return where + ([f"({' OR '.join(by)})"] if by else [])


def task_conditions(build: Builder, query: Query, side: Side) -> list[str]:
    """Return the conditions on the task `t`, but for its agencies."""
    topics = [tuple(build.below(ids)) for ids in topic_sets(query, side)]
    where = build.each("topics", topics, lambda ids: build.has("t", "ABOUT", "Topic", ids))
    if "task" in query.fields_in:
        places = [("t", "IN_FIELD"), *([("d", "IN_FIELD")] if "document" in query.fields_in else [])]
        where += build.each(
            "fields",
            _fields(build, query, side),
            lambda ids: f"({' OR '.join(build.has(of, relation, 'Field', ids) for of, relation in places)})",
            often=False,
        )
    where += build.each(
        "words",
        [tuple(words.split("|")) for words in (*query.words, *side.words)],
        lambda words: f"any(one IN {words} WHERE {_contains('t.folded', 'one')})",
    )
    if not {"task", "heading"}.isdisjoint(query.subject_in):
        where += _about(build, query, side)
    where += build.among("kinds", query.kinds, lambda kinds: f"t.kind IN {kinds}")
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
    one_of = partial(build.is_agency, answer) if query.find == "agency" else lambda ids: f"{answer}.id IN {ids}"
    where = build.among("exclude", query.exclude, one_of, kept="NOT ") + build.among("among", query.among, one_of)
    if query.find == "agency":
        if query.families:
            families = build.value("families", query.families)
            where.append(f"any(words IN {families} WHERE ({answer}.folded + ' ') STARTS WITH (words + ' '))")
        if query.not_levels:
            levels = build.value("not_levels", query.not_levels)
            where.append(f"NOT coalesce({answer}.level, '') IN {levels}")
            where.append(f"NOT EXISTS {{ MATCH ({answer})-[:INSTANCE_OF]->(body:Body) WHERE body.level IN {levels} }}")
    if query.find == "task":
        where += build.given("timed", query.property == "time", f"coalesce({_times(answer)}) IS NOT NULL")
    if query.property and query.property in DOCUMENT_PROPERTIES and query.find in ("document", "citation"):
        where.append(f"coalesce({', '.join(f'{answer}.{name}' for name in DOCUMENT_PROPERTIES[query.property])}) IS NOT NULL")
    return where


def taking_part(build: Builder, pattern: AgencyPattern) -> str:
    """Return the condition that an agency of the pattern takes part in the task `t`, or, where it is absent, that none does."""
    role = matched(f"(other:Agency)-[:{role_relations(pattern.roles)}]->(t)", _named(build, "other", pattern))
    exists = f"EXISTS {{ {' '.join(role.split())} }}"
    return f"NOT {exists}" if pattern.absent else exists


def takes_part(build: Builder, roles: Sequence[str], ids: Sequence[str], where: Sequence[str] = ()) -> str:
    """Return the MATCH clause of an agency `a`, one of `ids` where there are any, that has the relation `r` to the task `t` in one of these
    roles, or in any."""
    types, conditions = build.role(roles)
    named = build.among("agencies", ids, partial(build.is_agency, "a"))
    return matched(f"(a:Agency)-[r:{types}]->(t)", [*conditions, *named, *where])


def same_role(build: Builder, pattern: AgencyPattern) -> str:
    """Return the condition that (a)-[r]->(t) itself fits a pattern."""
    edges = load_schema().role_edges
    types = ", ".join(f"'{edges[role]}'" for role in pattern.roles or edges)
    return " AND ".join([f"type(r) IN [{types}]", *_named(build, "a", pattern)])


def _named(build: Builder, agency: str, pattern: AgencyPattern) -> list[str]:
    """Return the condition that an agency has one of a pattern's ids."""
    return [build.is_agency(agency, build.value("agencies", build.below(pattern.ids)))] if pattern.ids else []


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


def _issued_by(build: Builder, document: str, ids: str) -> str:
    return f"EXISTS {{ MATCH ({document})-[:ISSUED_BY]->(issuer:Agency) WHERE {build.is_agency('issuer', ids)} }}"


def _fields(build: Builder, query: Query, side: Side) -> list[tuple[str, ...]]:
    return [tuple(build.below(chosen)) for chosen in field_sets(query, side)]


def _about(build: Builder, query: Query, side: Side) -> list[str]:
    """Return the conditions that of each of the subject's word sequences one way to say it stands in a place of `subject_in`."""
    places = {
        "task": _contains("split(t.folded, ' | ')[0]", "one"),
        "heading": f"any(heading IN tail(split(t.folded, ' | ')) WHERE {_contains('heading', 'one')})",
        "title": _contains("d.title_folded", "one"),
    }
    met = " OR ".join(places[place] for place in dict.fromkeys(query.subject_in))
    return build.each("subject", subjects(query, side), lambda words: f"any(one IN {words} WHERE {met})", often=False)


def _contains(text: str, words: str) -> str:
    """Return the condition that folded text holds words as whole syllables."""
    return f"(' ' + {text} + ' ') CONTAINS (' ' + {words} + ' ')"
