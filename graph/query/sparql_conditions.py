"""The conditions of a `Query` as SPARQL.  Variables: ?document, ?task, ?agency with its ?relation to the task, ?answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.query.meaning import DOCUMENT_PROPERTIES, TIME_PROPERTIES, code_tails, field_sets, subjects, topic_sets
from graph.query.query import AgencyPattern, Query, Side, TimeWindow
from graph.rdf import iri_of, literal
from graph.schema import load_schema

__all__ = [
    "agencies_of", "answer_conditions", "cited_conditions", "document_conditions", "indented", "iri", "is_one_of", "relations",
    "role_values", "takes_part", "task_conditions", "time_conditions", "types_of_citation", "values",
]  # fmt: skip


def document_conditions(query: Query, side: Side) -> list[str]:
    """Return the conditions on ?document."""
    lines = _scope(query, side)
    if query.mentions:
        lines.append(f"FILTER EXISTS {{ ?document cancu:mentions ?named . FILTER({is_one_of('?named', query.mentions)}) }}")
    if query.findings and query.find != "finding":
        codes = _strings(query.findings)
        lines.append(f"FILTER EXISTS {{ ?document cancu:hasFinding/cancu:findingCode ?code . FILTER(STR(?code) IN ({codes})) }}")
    lines += [f"FILTER NOT EXISTS {{ ?document {_term(name)} ?given }}" for one in query.missing for name in DOCUMENT_PROPERTIES[one]]
    for cited in (*query.cites, *side.cites):
        lines.append(f"FILTER EXISTS {{ ?document {types_of_citation(query)} {iri(cited)} }}")
    narrowed = cited_conditions(query, "?cited") if query.find != "citation" else []
    if narrowed:
        lines.append(f"FILTER EXISTS {{ ?document {types_of_citation(query)} ?cited . {' '.join(narrowed)} }}")
    if "task" not in query.fields_in:
        lines += _in_fields(query, side)
    if "task" not in query.subject_in and "heading" not in query.subject_in:
        lines += _about(query, side)
    return lines


def _scope(query: Query, side: Side) -> list[str]:
    lines = []
    for number, provinces in enumerate((query.provinces, side.provinces)):
        if provinces:
            lines.append(f"FILTER EXISTS {{ ?document eli:jurisdiction ?of{number} . FILTER(?of{number} IN ({_iris(provinces)})) }}")
    lines += [f"FILTER(?document IN ({_iris(documents)}))" for documents in (query.documents, side.documents) if documents]
    if query.document_types:
        lines.append(f"?document cancu:documentTypeId ?type . FILTER(STR(?type) IN ({_strings(query.document_types)}))")
    if query.issued_from or query.issued_to:
        lines.append("?document eli:date_document ?issued .")
        lines += [f"FILTER(STR(?issued) >= {literal(query.issued_from)})"] if query.issued_from else []
        lines += [f"FILTER(STR(?issued) <= {literal(query.issued_to)})"] if query.issued_to else []
    if query.period:
        lines += ["OPTIONAL { ?document cancu:periodFrom ?from }", "OPTIONAL { ?document cancu:periodTo ?to }"]
        lines.append(f"FILTER(xsd:integer(STR(COALESCE(?from, ?to))) <= {int(query.period[1])})")
        lines.append(f"FILTER(xsd:integer(STR(COALESCE(?to, ?from))) >= {int(query.period[0])})")
    if query.issuers:
        lines.append(f"FILTER EXISTS {{ {_issued_by('?document', query.issuers)} }}")
    if query.signers:
        names = " || ".join(_contains("?signer", name) for name in query.signers)
        lines.append(f"?document cancu:signerFolded ?signer . FILTER({names})")
    return lines


def cited_conditions(query: Query, document: str) -> list[str]:
    """Return the conditions on a cited document."""
    lines = []
    if query.cited_types:
        lines.append(f"{document} cancu:documentTypeId ?cited_type . FILTER(STR(?cited_type) IN ({_strings(query.cited_types)}))")
    by = [f"EXISTS {{ {_issued_by(document, query.cited_issuers)} }}"] if query.cited_issuers else []
    if query.cited_codes:
        base = literal(load_schema().prefixes["data"])
        tails = " || ".join(f"STRENDS(STR(?number), {literal(tail)})" for tail in code_tails(query))
        places = [f'STRBEFORE(STRAFTER(STR({one}), {base}), "/")' for one in (document, "?document")]
        by.append(
            f"(EXISTS {{ {document} eli:id_local ?number . FILTER({tails}) }} && NOT EXISTS {{ {document} eli:passed_by ?known }}"
            f" && {places[0]} = {places[1]})"
        )
    return lines + ([f"FILTER({' || '.join(by)})"] if by else [])


def task_conditions(query: Query, side: Side) -> list[str]:
    """Return the conditions on ?task, but for its agencies."""
    lines = []
    for number, topics in enumerate(topic_sets(query, side), start=1):
        lines += [_narrower(f"?topic{number}", topics), f"?task dcterms:subject ?topic{number} ."]
    if "task" in query.fields_in:
        lines += _in_fields(query, side)
    words = [words.split("|") for words in (*query.words, *side.words)]
    if words:
        any_of = " && ".join("(" + " || ".join(_contains("?folded", one) for one in group) + ")" for group in words)
        lines.append(f"?task cancu:folded ?folded . FILTER({any_of})")
    if not {"task", "heading"}.isdisjoint(query.subject_in):
        lines += _about(query, side)
    if query.kinds:
        lines.append(f"?task cancu:taskKind ?kind . FILTER(STR(?kind) IN ({_strings(query.kinds)}))")
    if query.tasks:
        lines.append(f"FILTER(?task IN ({_iris(query.tasks)}))")
    return lines + (time_conditions(query.time) if query.time is not None else [])


def time_conditions(time: TimeWindow) -> list[str]:
    """Return the conditions on the time `?due` of the task `?task`."""
    lines = ["?task cancu:alsoDue? ?due ."]  # the task itself, or a further time of it
    if time.start or time.end or time.units or time.longest is not None:
        lines += ["OPTIONAL { ?due cancu:timeFrom ?since }", "OPTIONAL { ?due cancu:timeTo ?until }"]
    first, last = "STR(COALESCE(?since, ?until))", "STR(?until)" if time.due else "STR(COALESCE(?until, ?since))"
    if time.start:
        lines.append(f"FILTER({first if time.within and not time.due else last} >= {literal(time.start)})")
    if time.end:
        lines.append(f"FILTER({last if time.within or time.due else first} <= {literal(time.end)})")
    if time.units or time.longest is not None:
        lines.append("FILTER(BOUND(?since) || BOUND(?until))")
    if time.units:
        for day in ("?since", "?until"):
            inside = [f"(STR({day}) >= {literal(start)} && STR({day}) <= {literal(end)})" for start, end in time.units]
            lines.append(f"FILTER({' || '.join([f'!BOUND({day})', *inside])})")
    if time.longest is not None:
        lines += ["OPTIONAL { ?due cancu:timeDays ?days }", "OPTIONAL { ?due cancu:timeFolded ?when }"]
        short = [f"?days <= {int(time.longest)}"]
        if time.start and time.end:
            short.append(f"({first} >= {literal(time.start)} && {last} <= {literal(time.end)})")
        lines.append(f"FILTER({' || '.join(short + [_contains('?when', name) for name in time.names])})")
    if time.recurrence:
        lines.append(f"?due cancu:recurrence {literal(time.recurrence)} .")
    if time.recurring is not None:
        lines.append(f"FILTER {'' if time.recurring else 'NOT '}EXISTS {{ ?due cancu:recurrence ?again }}")
    if time.timed is not None:
        lines.append(f"FILTER {'' if time.timed else 'NOT '}EXISTS {{ {_timed('?due')} }}")
    return lines


def answer_conditions(query: Query) -> list[str]:
    """Return the conditions on ?answer."""
    lines = []
    for ids, word in ((query.exclude, "!"), (query.among, "")):
        if ids:
            chosen = is_one_of("?answer", ids) if query.find == "agency" else f"(?answer IN ({_iris(ids)}))"
            lines.append(f"FILTER({word}{chosen})")
    if query.find == "agency":
        if query.families:
            begins = " || ".join(f'STRSTARTS(CONCAT(STR(?named), " "), {literal(words + " ")})' for words in query.families)
            lines.append(f"FILTER EXISTS {{ ?answer cancu:folded ?named . FILTER({begins}) }}")
        if query.not_levels:
            level = f"FILTER(STR(?level) IN ({_strings(query.not_levels)}))"
            lines.append(f"FILTER NOT EXISTS {{ ?answer org:classification?/cancu:level ?level . {level} }}")
    if query.property == "time" and query.find == "task":
        lines.append(f"FILTER EXISTS {{ {_timed('?answer')} }}")
    elif query.property and query.property in DOCUMENT_PROPERTIES and query.find in ("document", "citation"):
        terms = "|".join(_term(name) for name in DOCUMENT_PROPERTIES[query.property])
        lines.append(f"FILTER EXISTS {{ ?answer {terms} ?given }}")
    return lines


def takes_part(pattern: AgencyPattern, number: int) -> str:
    """Return the pattern of an agency that takes part in ?task."""
    other, relation = f"?other{number}", f"?relation{number}"
    condition = [f"FILTER({is_one_of(other, pattern.ids)})"] if pattern.ids else []
    return " ".join([f"{other} {relation} ?task .", values(relation, relations(pattern.roles)), *condition])


def agencies_of(ids: Sequence[str]) -> list[str]:
    """Return the pattern that binds ?agency to those that are one of `ids` or an instance of one; nothing where `ids` is empty."""
    if not ids:
        return []
    named = [iri(id) for id in ids]
    one, kind = values("?agency", named), f"{values('?body', named)} ?agency org:classification ?body"
    return [f"{{ SELECT DISTINCT ?agency WHERE {{ {{ {one} }} UNION {{ {kind} }} }} }}"]


def is_one_of(agency: str, ids: Sequence[str]) -> str:
    """Return the condition that an agency is one of `ids` or an instance of one."""
    chosen = _iris(ids)
    return f"({agency} IN ({chosen}) || EXISTS {{ {agency} org:classification ?body . FILTER(?body IN ({chosen})) }})"


def role_values(roles: Sequence[str]) -> str:
    """Return the pattern that binds ?relation and ?role to those of these roles, or of all."""
    schema = load_schema()
    pairs = [f"({schema.edges[edge].maps_to} {literal(role)})" for role, edge in schema.role_edges.items() if not roles or role in roles]
    return f"VALUES (?relation ?role) {{ {' '.join(pairs)} }}"


def relations(roles: Sequence[str]) -> list[str]:
    """Return the terms that stand for these roles, or for all."""
    schema = load_schema()
    return [schema.edges[edge].maps_to for role, edge in schema.role_edges.items() if not roles or role in roles]


def types_of_citation(query: Query) -> str:
    """Return the term of a citation in the role asked for."""
    return {"basis": "eli:based_on", "mention": "eli:cites"}.get(query.citation_role or "", "(eli:based_on|eli:cites)")


def values(variable: str, terms: Iterable[str]) -> str:
    """Return the pattern that binds a variable to any of some terms."""
    return f"VALUES {variable} {{ {' '.join(terms)} }}"


def iri(id: str) -> str:
    """Return the IRI of an id as SPARQL writes it."""
    return f"<{iri_of(id)}>"


def indented(text: str, by: int = 2) -> str:
    """Return text with its lines moved to the right."""
    return "\n".join(" " * by + line for line in text.splitlines())


def _issued_by(document: str, ids: Sequence[str]) -> str:
    return f"{document} eli:passed_by ?issuer . FILTER({is_one_of('?issuer', ids)})"


def _narrower(variable: str, concepts: Sequence[str]) -> str:
    """Return the pattern that binds a variable to some concepts and all narrower ones.

    They are found once; a condition on each task would walk the whole tree for every one.
    """
    broad = values("?broad", [iri(id) for id in concepts])
    return f"{{ SELECT DISTINCT {variable} WHERE {{ {broad} {variable} skos:broader* ?broad }} }}"


def _in_fields(query: Query, side: Side) -> list[str]:
    lines = []
    of = [{"task": "?task", "document": "?document"}[place] for place in dict.fromkeys(query.fields_in)]
    for number, chosen in enumerate(field_sets(query, side), start=1):
        field = f"?field{number}"
        lines.append(_narrower(field, chosen))
        lines.append(" UNION ".join(f"{{ {one} cancu:inField {field} }}" for one in of))
    return lines


def _about(query: Query, side: Side) -> list[str]:
    """Return the conditions that one of some word sequences stands in a place of `subject_in`, for each of the subject's."""
    groups = subjects(query, side)
    if not groups:
        return []
    texts = {
        "task": 'STRBEFORE(CONCAT(STR(?wording), " | "), " | ")',
        "heading": 'STRAFTER(STR(?wording), " | ")',
        "title": "STR(?entitled)",
    }
    places = [texts[place] for place in dict.fromkeys(query.subject_in)]
    met = [" || ".join(_contains(text, one) for one in group for text in places) for group in groups]
    lines = ["OPTIONAL { ?task cancu:folded ?wording }"] if {"task", "heading"} & set(query.subject_in) else []
    lines += ["OPTIONAL { ?document cancu:titleFolded ?entitled }"] if "title" in query.subject_in else []
    return [*lines, f"FILTER({' && '.join(f'({one})' for one in met)})"]


def _timed(task: str) -> str:
    schema = load_schema().nodes["Task"].properties
    return f"{task} {'|'.join(schema[name].maps_to for name in TIME_PROPERTIES)} ?told"


def _term(name: str) -> str:
    return load_schema().nodes["Document"].properties[name].maps_to


def _contains(text: str, words: str) -> str:
    """Return the condition that folded text holds words as whole syllables."""
    return f'CONTAINS(CONCAT(" ", {text}, " "), {literal(f" {words} ")})'


def _iris(ids: Iterable[str]) -> str:
    return ", ".join(iri(id) for id in ids)


def _strings(texts: Iterable[str]) -> str:
    return ", ".join(literal(text) for text in texts)
