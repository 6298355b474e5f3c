"""The conditions of a `Query` as SQL over the tables of the SQLite store.

Aliases: `c` the document (`d` its node, joined where a property is compared), `x` a cited one, `t` the task, `r` a role edge, `a` its end.
What is named is listed once, so that the search can begin with it: `IN (SELECT ...)` rather than `EXISTS`, which is asked for every row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.model.codec import dumps
from graph.query.meaning import DOCUMENT_PROPERTIES, TIME_PROPERTIES, code_tails, field_sets, subjects, topic_sets
from graph.query.query import AgencyPattern, Query, Side, TimeWindow
from graph.schema import load_schema

__all__ = [
    "Builder", "Titled", "agency_ids", "answer_conditions", "citation_types", "document_conditions", "is_cited", "joined", "property_of",
    "role_types", "takes_part", "task_conditions", "texts_of_role", "time_conditions",
]  # fmt: skip

# Longer lists travel as one JSON parameter: SQLite takes 32,766 parameters.
LISTED = 200
# A document's folded title, with a blank on either side.
_TITLE = "' ' || json_extract(n.properties, '$.title_folded') || ' '"
# Words as tasks are kept by: letters and digits in lower case, apart by one blank.
_FOLDED = re.compile(r"[^\W_A-Z]+(?: [^\W_A-Z]+)*")

# Gives the numbers of the documents in whose folded titles one of some words stands; None where it does not know them.
Titled = Callable[[Sequence[str]], Sequence[int] | None]


@dataclass
class Builder:
    """Collects parameters and common table expressions of one statement; `titled` is of the store and its state that it is made for."""

    parameters: dict[str, object] = field(default_factory=dict)
    ctes: list[str] = field(default_factory=list)
    tables: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)
    titled: Titled | None = None
    reads_document: bool = False  # whether the conditions made since it was last unset compare a property of the document's node

    def of_document(self, name: str) -> str:
        """Return a property of the document."""
        self.reads_document = True
        return property_of("d", name)

    def value(self, value: object) -> str:
        """Return the placeholder of a value; equal values share one."""
        for name, known in self.parameters.items():
            if known == value and type(known) is type(value):
                return f":{name}"
        name = f"p{len(self.parameters) + 1}"
        self.parameters[name] = value
        return f":{name}"

    def any_of(self, values: Sequence[str]) -> str:
        """Return "IN (...)" for values."""
        if len(values) > LISTED:
            return f"IN (SELECT value FROM json_each({self.value(dumps(list(values)))}))"
        return f"IN ({', '.join(self.value(v) for v in values)})"

    def narrower(self, type: str, concepts: tuple[str, ...]) -> str:
        """Return the name of a table of these topics or fields and all narrower ones."""
        name = self.tables.get((type, concepts))
        if name is None:
            name = self.tables[type, concepts] = f"{type.lower()}_{len(self.ctes) + 1}"
            self.ctes.append(
                f"{name} (id) AS (\n  SELECT id FROM node WHERE type = '{type}' AND key {self.any_of(concepts)}\n  UNION\n"
                f"  SELECT e.source FROM edge e JOIN {name} b ON e.target = b.id WHERE e.type = 'BROADER'\n)"
            )
        return name

    def about(self, listed: str, words: Sequence[str]) -> str:
        """Return the name of a table of the tasks that a SELECT lists and of those in whose document's title one of the words stands."""
        documents = None if self.titled is None else self.titled(words)
        if documents is None:
            titles = self._named(
                "titles", ("titles",), f"id, said) AS (\n  SELECT n.id, {_TITLE} FROM document k CROSS JOIN node n ON n.id = k.node"
            )
            said = _or([f"instr(said, ' ' || {self.value(one)} || ' ') > 0" for one in words])
            named = f"SELECT id FROM {titles} WHERE {said}"
        else:
            named = f"SELECT value FROM json_each({self.value(dumps(list(documents)))})"
        of_title = f"SELECT e.target FROM edge e WHERE e.type = 'HAS_TASK' AND e.source IN ({named})"
        return self._named("about", (listed, *words), f"id) AS (\n  {listed}\n  UNION\n  {of_title}")

    def _named(self, kind: str, of: tuple[str, ...], body: str) -> str:
        """Return the name of a common table expression, made once."""
        name = self.tables.get((kind, of))
        if name is None:
            name = self.tables[kind, of] = f"{kind}_{len(self.ctes) + 1}"
            self.ctes.append(f"{name} ({body}\n)")
        return name

    def role_words(self) -> str:
        """Return the role of the edge `r` in a word."""
        words = " ".join(f"WHEN '{edge}' THEN '{word}'" for word, edge in load_schema().role_edges.items())
        return f"CASE r.type {words} END"


# Documents.


def document_conditions(build: Builder, query: Query, side: Side) -> list[str]:
    """Return the conditions on the document `c`."""
    where = _scope(build, query, side)
    if query.mentions:
        where.append(_by_edge("c.node", "MENTIONS", agency_ids(build, query.mentions)))
    if query.findings and query.find != "finding":
        named = f"SELECT id FROM node WHERE type = 'Finding' AND {property_of('node', 'code')} {build.any_of(query.findings)}"
        where.append(_by_edge("c.node", "HAS_FINDING", named))
    where += [f"{build.of_document(name)} IS NULL" for one in query.missing for name in DOCUMENT_PROPERTIES[one]]
    for cited in (*query.cites, *side.cites):
        target = f"SELECT id FROM node WHERE key = {build.value(cited)}"
        where.append(f"c.node IN (SELECT k.source FROM edge k WHERE k.type {citation_types(query)} AND k.target IN ({target}))")
    narrowed = is_cited(build, query) if query.find != "citation" else []
    if narrowed and query.cited_codes:
        inner = joined(["k.source = c.node", f"k.type {citation_types(query)}", *narrowed])
        where.append(f"EXISTS (SELECT 1 FROM edge k JOIN node x ON x.id = k.target WHERE {inner})")
    elif narrowed:
        chosen = f"SELECT x.id FROM node x WHERE {' AND '.join(['x.type = ' + chr(39) + 'Document' + chr(39), *narrowed])}"
        where.append(f"c.node IN (SELECT k.source FROM edge k WHERE k.type {citation_types(query)} AND k.target IN ({chosen}))")
    if "task" not in query.fields_in:
        where += [_in_field(build, "c.node", chosen) for chosen in field_sets(query, side)]
    if "task" not in query.subject_in and "heading" not in query.subject_in:
        where += [_or(_titled(build, words)) for words in subjects(query, side)]
    return where


def _scope(build: Builder, query: Query, side: Side) -> list[str]:
    where = []
    for provinces in (query.provinces, side.provinces):
        if provinces:
            where.append(_by_edge("c.node", "OF_PROVINCE", f"SELECT id FROM node WHERE key {build.any_of(provinces)}"))
    where += [f"c.key {build.any_of(documents)}" for documents in (query.documents, side.documents) if documents]
    if query.document_types:
        where.append(_by_property("c.node", "Document", [f"{property_of('n', 'document_type_id')} {build.any_of(query.document_types)}"]))
    day = property_of("n", "issue_date")
    issued = [f"{day} >= {build.value(query.issued_from)}"] if query.issued_from else []
    issued += [f"{day} <= {build.value(query.issued_to)}"] if query.issued_to else []
    if issued:
        where.append(_by_property("c.node", "Document", issued))
    if query.period:
        build.reads_document = True
        first, last = _interval("d", "period_from", "period_to")
        where += [f"{first} <= {build.value(query.period[1])}", f"{last} >= {build.value(query.period[0])}"]
    if query.issuers:
        where.append(_by_edge("c.node", "ISSUED_BY", agency_ids(build, query.issuers)))
    if query.signers:
        where.append(_or([_contains(build, build.of_document("signer_folded"), name) for name in query.signers]))
    return where


def is_cited(build: Builder, query: Query) -> list[str]:
    """Return the conditions on the cited document `x` of `c`."""
    where = []
    if query.cited_types:
        where.append(f"{property_of('x', 'document_type_id')} {build.any_of(query.cited_types)}")
    by = [_by_edge("x.id", "ISSUED_BY", agency_ids(build, query.cited_issuers))] if query.cited_issuers else []
    if query.cited_codes:
        number = property_of("x", "number")
        tails = [f"substr({number}, -length({build.value(tail)})) = {build.value(tail)}" for tail in code_tails(query)]
        unknown = "NOT EXISTS (SELECT 1 FROM edge i WHERE i.source = x.id AND i.type = 'ISSUED_BY')"
        place = "substr(x.key, 1, instr(x.key, '/')) = substr(c.key, 1, instr(c.key, '/'))"
        by.append(f"({unknown} AND {_or(tails)} AND {place})")
    return where + ([_or(by)] if by else [])


# Tasks.


def task_conditions(build: Builder, query: Query, side: Side) -> list[str]:
    """Return the conditions on the task `t`, but for its agencies."""
    where = []
    for topics in topic_sets(query, side):
        where.append(_by_edge("t.id", "ABOUT", f"SELECT id FROM {build.narrower('Topic', topics)}"))
    if "task" in query.fields_in:
        for chosen in field_sets(query, side):
            by = [_in_field(build, "t.id", chosen)] + ([_in_field(build, "c.node", chosen)] if "document" in query.fields_in else [])
            where.append(_or(by))
    sequences = [words.split("|") for words in (*query.words, *side.words)]
    where += [f"t.id IN ({_listed(build, sequences)})"] if sequences else []
    if not {"task", "heading"}.isdisjoint(query.subject_in):
        where += _about(build, query, subjects(query, side))
    if query.kinds:
        kind = property_of("t", "kind")
        if any(not p.ids and not p.absent for p in (*query.agencies, *side.agencies)) and query.find != "agency":
            kind = f"CASE WHEN r.id THEN {kind} END"  # nearly every task fits, few have the role: the search begins with those
        where.append(f"{kind} {build.any_of(query.kinds)}")
    if query.tasks:
        where.append(f"t.key {build.any_of(query.tasks)}")
    if query.time is not None and (own := time_conditions(build, query.time)):
        further = " AND ".join(time_conditions(build, query.time))
        joined_to = "node n JOIN edge o ON o.target = n.id AND o.type = 'ALSO_DUE' WHERE n.type = 'Time'"
        which = "n.type = 'Task'"
        if query.tasks:  # which are known: the times of all others are not looked at
            which = f"n.key {build.any_of(query.tasks)}"
            joined_to = (
                "node m CROSS JOIN edge o ON o.source = m.id AND o.type = 'ALSO_DUE' CROSS JOIN node n ON n.id = o.target"
                f" WHERE m.key {build.any_of(query.tasks)}"
            )
        further = f"SELECT o.source FROM {joined_to} AND {further}"
        where.append(f"t.id IN (SELECT n.id FROM node n WHERE {which} AND {' AND '.join(own)} UNION {further})")
    return where


def time_conditions(build: Builder, time: TimeWindow) -> list[str]:
    """Return the conditions on the task or further time `n`."""
    where = []
    first, last = _interval("n", "time_from", "time_to")
    if time.due:  # no time without a last day; what an index has of all is compared first
        where += [f"{last} >= {build.value(time.start)}"] if time.start else []
        where += [f"{last} <= {build.value(time.end)}"] if time.end else []
        last = property_of("n", "time_to")
    if time.start:
        where.append(f"{first if time.within and not time.due else last} >= {build.value(time.start)}")
    if time.end:
        where.append(f"{last if time.within or time.due else first} <= {build.value(time.end)}")
    if time.units or time.longest is not None:
        where.append(f"{first} IS NOT NULL")
    if time.units:
        for day in (property_of("n", "time_from"), property_of("n", "time_to")):
            inside = [f"{day} BETWEEN {build.value(start)} AND {build.value(end)}" for start, end in time.units]
            where.append(_or([f"{day} IS NULL", *inside]))
    if time.longest is not None:
        short = [f"{property_of('n', 'time_days')} <= {build.value(time.longest)}"]
        if time.start and time.end:
            short.append(f"({first} >= {build.value(time.start)} AND {last} <= {build.value(time.end)})")
        where.append(_or(short + [_contains(build, property_of("n", "time_folded"), name) for name in time.names]))
    if time.recurrence:
        where.append(f"{property_of('n', 'recurrence')} = {build.value(time.recurrence)}")
    if time.recurring is not None:
        where.append(f"{property_of('n', 'recurrence')} IS {'NOT ' if time.recurring else ''}NULL")
    if time.timed is not None:
        where.append(f"coalesce({_times('n')}) IS {'NOT ' if time.timed else ''}NULL")
    return where


def takes_part(build: Builder, pattern: AgencyPattern) -> str:
    """Return the condition that an agency of the pattern takes part in the task `t`, or, where it is absent, that none does."""
    if pattern.ids:
        listed = f"t.id {'NOT ' if pattern.absent else ''}IN (SELECT r.target FROM edge r WHERE {texts_of_role(build, pattern)})"
        return listed
    exists = f"EXISTS (SELECT 1 FROM edge r WHERE r.target = t.id AND {texts_of_role(build, pattern)})"
    return f"NOT {exists}" if pattern.absent else exists


def texts_of_role(build: Builder, pattern: AgencyPattern) -> str:
    """Return the condition that the role edge `r` fits an agency pattern."""
    parts = [f"r.type {role_types(pattern.roles)}"]
    if pattern.ids:
        parts.append(f"r.source IN ({agency_ids(build, pattern.ids)})")
    return joined(parts)


# Answers.


def answer_conditions(build: Builder, query: Query, alias: str) -> list[str]:
    """Return the conditions on the answer, the node `alias`."""
    where = []
    for ids, word in ((query.exclude, "NOT IN"), (query.among, "IN")):
        if ids:
            named = agency_ids(build, ids) if query.find == "agency" else f"SELECT id FROM node WHERE key {build.any_of(ids)}"
            where.append(f"{alias}.id {word} ({named})")
    if query.find == "agency":
        if query.families:
            begins = [f"instr({property_of('n', 'folded')} || ' ', {build.value(f'{words} ')}) = 1" for words in query.families]
            where.append(_by_property(f"{alias}.id", "Agency", [_or(begins)]))
        if query.not_levels:
            levels = build.any_of(query.not_levels)
            own = f"SELECT n.id FROM node n WHERE n.type = 'Agency' AND {property_of('n', 'level')} {levels}"
            where.append(f"{alias}.id NOT IN ({own})")
            body = f"SELECT id FROM node WHERE type = 'Body' AND {property_of('node', 'level')} {levels}"
            where.append(f"{alias}.id NOT IN (SELECT i.source FROM edge i WHERE i.type = 'INSTANCE_OF' AND i.target IN ({body}))")
    if query.property == "time" and query.find == "task":
        where.append(f"coalesce({_times(alias)}) IS NOT NULL")
    elif query.property and query.property in DOCUMENT_PROPERTIES and query.find in ("document", "citation"):
        where.append(_or([f"{property_of(alias, name)} IS NOT NULL" for name in DOCUMENT_PROPERTIES[query.property]]))
    return where


# Parts.


def agency_ids(build: Builder, ids: Sequence[str]) -> str:
    """Return a SELECT of the agencies that are one of `ids` or an instance of one."""
    chosen = build.any_of(ids)
    return (
        f"SELECT id FROM node WHERE key {chosen} UNION SELECT i.source FROM edge i JOIN node n ON n.id = i.target"
        f" WHERE i.type = 'INSTANCE_OF' AND n.key {chosen}"
    )


def role_types(roles: Sequence[str]) -> str:
    """Return the condition on the type of an edge that stands for one of these roles, or of any."""
    edges = load_schema().role_edges
    return "IN (" + ", ".join(f"'{edges[role]}'" for role in (roles or edges)) + ")"


def citation_types(query: Query) -> str:
    """Return the condition on the type of an edge that is a citation in the role asked for."""
    return {"basis": "= 'BASED_ON'", "mention": "= 'CITES'"}.get(query.citation_role or "", "IN ('BASED_ON', 'CITES')")


def property_of(alias: str, name: str) -> str:
    """Return a node's property."""
    return f"json_extract({alias}.properties, '$.{name}')"


def _times(alias: str) -> str:
    return ", ".join(property_of(alias, name) for name in TIME_PROPERTIES)


def _interval(alias: str, first: str, last: str) -> tuple[str, str]:
    a, b = property_of(alias, first), property_of(alias, last)
    return f"coalesce({a}, {b})", f"coalesce({b}, {a})"


def _by_edge(node: str, type: str, targets: str) -> str:
    """Return the condition that a node, given by its number, has an edge of a type to one of `targets`, a SELECT of numbers."""
    return f"{node} IN (SELECT e.source FROM edge e WHERE e.type = '{type}' AND e.target IN ({targets}))"


def _by_property(node: str, type: str, conditions: Sequence[str]) -> str:
    """Return the condition that a node, given by its number, is one of a type, `n`, for which the conditions hold."""
    return f"{node} IN (SELECT n.id FROM node n WHERE n.type = '{type}' AND {' AND '.join(conditions)})"


def _in_field(build: Builder, node: str, chosen: tuple[str, ...]) -> str:
    return _by_edge(node, "IN_FIELD", f"SELECT id FROM {build.narrower('Field', chosen)}")


def _about(build: Builder, query: Query, sequences: Sequence[Sequence[str]]) -> list[str]:
    """Return the conditions that the task has each of some word sequences in a place of `subject_in`, or its document's title has it."""
    columns = [column for column in ("task", "heading") if column in query.subject_in]
    if "title" not in query.subject_in:
        return [f"t.id IN ({_listed(build, sequences, columns)})"] if sequences else []
    return [f"t.id IN (SELECT id FROM {build.about(_listed(build, [words], columns), words)})" for words in sequences]


def _titled(build: Builder, alternatives: Sequence[str]) -> list[str]:
    """Return conditions, any of which means that a document's title has one of some word sequences."""
    return [_contains(build, build.of_document("title_folded"), one) for one in alternatives]


def _listed(build: Builder, sequences: Sequence[Sequence[str]], columns: Sequence[str] = ()) -> str:
    """Return a SELECT of the tasks that have one of each list of word sequences, as whole syllables, in some columns of `task_words`.

    It names numbers of tasks that are gone, too: what is listed is to be looked for among those that are there.
    """
    match = _match(sequences, columns)
    return f"SELECT w.rowid FROM task_words w WHERE w.task_words MATCH {build.value(match)}" if match else "SELECT 0 WHERE 0"


def _match(sequences: Sequence[Sequence[str]], columns: Sequence[str]) -> str:
    """Return what FTS5 is asked for one of each list of word sequences; "" where no task can have one of a list: they are folded words."""
    in_columns = f"{{{' '.join(columns)}}} : " if columns else ""
    match = [" OR ".join(f'{in_columns}"{words}"' for words in one_of if _FOLDED.fullmatch(words)) for one_of in sequences]
    return " AND ".join(f"({one})" for one in match) if all(match) else ""


def _contains(build: Builder, text: str, words: str) -> str:
    """Return the condition that folded text holds `words` as whole syllables."""
    return f"instr(' ' || {text} || ' ', ' ' || {build.value(words)} || ' ') > 0"


def joined(parts: Sequence[str]) -> str:
    """Return conditions that all hold."""
    return "\n  AND ".join(parts)


def _or(parts: Sequence[str]) -> str:
    return f"({' OR '.join(parts)})" if len(parts) != 1 else parts[0]
