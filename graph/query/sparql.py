"""A `Query` as one SPARQL query over the RDF view's default graph; every value is an IRI or an escaped literal.

Ids come back as IRIs below the schema's `data` prefix (`graph.rdf.id_of`).  Rows: graph/query/query.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.query import AgencyPattern, Query, Side
from graph.query.cypher import needs_task, scope_of
from graph.rdf import iri_of, literal
from graph.schema import load_schema
from graph.store import Translation

__all__ = ["translate_sparql"]

COLUMNS = "?side ?answer ?document ?task ?role ?agency"


def translate_sparql(query: Query) -> Translation:
    """Return the query whose solutions are the rows: side, answer, document, task, role, agency (distinct, in no order)."""
    if query.find == "passage":
        return Translation("sparql", f"SELECT {COLUMNS} WHERE {{ VALUES ({COLUMNS}) {{ }} }}", {})
    parts = []
    for index, side in enumerate(query.sides or (Side(""),)):
        one = replace(query, sides=(), agencies=(*query.agencies, *side.agencies))
        parts.append(_side(index, one, side))
    body = parts[0] if len(parts) == 1 else "\n  UNION\n".join("  {\n" + _indented(part, 4) + "\n  }" for part in parts)
    text = body if len(parts) == 1 else f"SELECT {COLUMNS} WHERE {{\n{body}\n}}"
    return Translation("sparql", _prefixes(text) + text, {})


def _prefixes(text: str) -> str:
    schema = load_schema()
    return "".join(f"PREFIX {name}: <{schema.prefixes[name]}>\n" for name in sorted(schema.prefixes) if f"{name}:" in text)


def _side(index: int, query: Query, side: Side) -> str:
    head = f"SELECT DISTINCT ({index} AS ?side) ?answer ?document ?task ?role ?agency WHERE {{\n"
    if not query.negated:
        return head + _indented("\n".join(_pattern(query, side))) + "\n}"
    # The answers of the whole pattern are taken away from those of its scope; ?answer alone is shared.
    universe = "\n".join(_pattern(scope_of(query), side))
    task = "BIND(?answer AS ?task)" if query.find == "task" else 'BIND("" AS ?task)'
    taken = [f"MINUS {{\n  SELECT DISTINCT ?answer WHERE {{\n{_indented(chr(10).join(_pattern(query, side)), 4)}\n  }}\n}}"]
    if query.find == "agency":
        named = [id for p in query.agencies if not p.absent for id in p.ids]
        if named:
            taken.append(f"FILTER(!{_is_one_of('?answer', named)})")
    inner = f"{{ SELECT DISTINCT ?answer ?document WHERE {{\n{_indented(universe)}\n}} }}"
    rest = "\n".join([inner, *taken, task, 'BIND("" AS ?role)', 'BIND("" AS ?agency)'])
    return head + _indented(rest) + "\n}"


def _pattern(query: Query, side: Side) -> list[str]:
    """Return the lines of one side's pattern, not negated; every column but ?side is bound in it."""
    lines = ["?document a cancu:Document ; cancu:inCollection true .", *_scope(query, side)]
    for cited in query.cites:
        lines.append(f"FILTER EXISTS {{ ?document {_citations(query)} {_iri(cited)} }}")
    if query.find == "citation":
        lines += [f"?document {_citations(query)} ?answer .", *_cited(query, "?answer")]
    elif query.cited_types or query.cited_issuers:
        lines.append(f"FILTER EXISTS {{ ?document {_citations(query)} ?cited . {' '.join(_cited(query, '?cited'))} }}")
    if query.find == "province":
        lines.append("?document eli:jurisdiction ?answer .")
    if query.find == "document":
        lines.append("BIND(?document AS ?answer)")
    role = agency = ""
    if needs_task(query):
        lines += ["?document cancu:hasTask ?task .", *_task(query)]
        role, agency = _agencies(query, lines)
        if query.find == "task":
            lines.append("BIND(?task AS ?answer)")
        elif query.find == "topic":
            lines.append("?task dcterms:subject ?answer .")
    else:
        lines.append('BIND("" AS ?task)')
    if not role:
        lines.append('BIND("" AS ?role)')
    if not agency:
        lines.append('BIND("" AS ?agency)')
    return lines


def _agencies(query: Query, lines: list[str]) -> tuple[str, str]:
    """Add the patterns of agencies; return the variables that they bind for role and agency ("" where they bind none)."""
    bound = next((p for p in query.agencies if not p.absent), None)
    if query.find == "agency":
        lines += ["?agency ?relation ?task .", _role_values(query.roles), "BIND(?agency AS ?answer)"]
        for pattern in query.agencies:
            if not pattern.absent:
                # of the same role that binds the answer
                same = [f"?relation IN ({_terms(pattern.roles)})"] + ([_is_one_of("?agency", pattern.ids)] if pattern.ids else [])
                lines.append(f"FILTER(!({' && '.join(same)}))")
    elif bound is not None:
        lines += _agencies_of(bound.ids)
        lines += ["?agency ?relation ?task .", _role_values(bound.roles)]
    for number, pattern in enumerate(query.agencies, start=1):
        if pattern is bound and query.find != "agency":
            continue
        lines.append(f"FILTER {'NOT ' if pattern.absent else ''}EXISTS {{ {_takes_part(pattern, number)} }}")
    return ("?role", "?agency") if query.find == "agency" or bound is not None else ("", "")


def _takes_part(pattern: AgencyPattern, number: int) -> str:
    other, relation = f"?other{number}", f"?relation{number}"
    condition = [f"FILTER({_is_one_of(other, pattern.ids)})"] if pattern.ids else []
    return " ".join([f"{other} {relation} ?task .", _values(relation, _role_terms(pattern.roles)), *condition])


def _agencies_of(ids: Sequence[str]) -> list[str]:
    """Return the pattern that binds ?agency to those that are one of `ids` or an instance of one; nothing where `ids` is empty."""
    if not ids:
        return []
    named = [_iri(id) for id in ids]
    one, kind = _values("?agency", named), f"{_values('?body', named)} ?agency org:classification ?body"
    return [f"{{ SELECT DISTINCT ?agency WHERE {{ {{ {one} }} UNION {{ {kind} }} }} }}"]


def _is_one_of(agency: str, ids: Sequence[str]) -> str:
    """Return the condition that an agency is one of `ids` or an instance of one."""
    chosen = _iris(ids)
    return f"({agency} IN ({chosen}) || EXISTS {{ {agency} org:classification ?body . FILTER(?body IN ({chosen})) }})"


def _scope(query: Query, side: Side) -> list[str]:
    """Return conditions on ?document."""
    lines = []
    for number, provinces in enumerate((query.provinces, side.provinces)):
        if provinces:
            lines.append(f"FILTER EXISTS {{ ?document eli:jurisdiction ?of{number} . FILTER(?of{number} IN ({_iris(provinces)})) }}")
    for documents in (query.documents, side.documents):
        if documents:
            lines.append(f"FILTER(?document IN ({_iris(documents)}))")
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


def _cited(query: Query, document: str) -> list[str]:
    """Return conditions on a cited document."""
    lines = []
    if query.cited_types:
        lines.append(f"{document} cancu:documentTypeId ?cited_type . FILTER(STR(?cited_type) IN ({_strings(query.cited_types)}))")
    if query.cited_issuers:
        lines.append(f"FILTER EXISTS {{ {_issued_by(document, query.cited_issuers)} }}")
    return lines


def _issued_by(document: str, ids: Sequence[str]) -> str:
    return f"{document} eli:passed_by ?issuer . FILTER({_is_one_of('?issuer', ids)})"


def _task(query: Query) -> list[str]:
    """Return conditions on ?task, but for its agencies."""
    lines = []
    for number, topics in enumerate(((query.topics,) if query.topics else ()) + tuple((topic,) for topic in query.topics_all), start=1):
        # The narrower topics are found once; a condition on each task would walk the whole tree for every one.
        broad = _values("?broad", [_iri(id) for id in topics])
        lines.append(f"{{ SELECT DISTINCT ?topic{number} WHERE {{ {broad} ?topic{number} skos:broader* ?broad }} }}")
        lines.append(f"?task dcterms:subject ?topic{number} .")
    if query.words:
        lines.append(f"?task cancu:folded ?folded . FILTER({' && '.join(_any_of(words) for words in query.words)})")
    if query.kinds:
        lines.append(f"?task cancu:taskKind ?kind . FILTER(STR(?kind) IN ({_strings(query.kinds)}))")
    if query.tasks:
        lines.append(f"FILTER(?task IN ({_iris(query.tasks)}))")
    time = query.time
    if time is not None:
        if time.start or time.end:
            lines += ["OPTIONAL { ?task cancu:timeFrom ?since }", "OPTIONAL { ?task cancu:timeTo ?until }"]
        first, last = "STR(COALESCE(?since, ?until))", "STR(COALESCE(?until, ?since))"
        if time.start:
            lines.append(f"FILTER({first if time.within else last} >= {literal(time.start)})")
        if time.end:
            lines.append(f"FILTER({last if time.within else first} <= {literal(time.end)})")
        if time.recurrence:
            lines.append(f"?task cancu:recurrence {literal(time.recurrence)} .")
    return lines


def _any_of(words: str) -> str:
    """Return the condition that a task's folded text holds one of the alternatives that "|" keeps apart."""
    return "(" + " || ".join(_contains("?folded", one) for one in words.split("|")) + ")"


def _contains(text: str, words: str) -> str:
    """Return the condition that folded text holds words as whole syllables."""
    return f'CONTAINS(CONCAT(" ", {text}, " "), {literal(f" {words} ")})'


def _role_values(roles: Sequence[str]) -> str:
    schema = load_schema()
    pairs = [f"({schema.edges[edge].maps_to} {literal(role)})" for role, edge in schema.role_edges.items() if not roles or role in roles]
    return f"VALUES (?relation ?role) {{ {' '.join(pairs)} }}"


def _role_terms(roles: Sequence[str]) -> list[str]:
    schema = load_schema()
    return [schema.edges[edge].maps_to for role, edge in schema.role_edges.items() if not roles or role in roles]


def _terms(roles: Sequence[str]) -> str:
    return ", ".join(_role_terms(roles))


def _values(variable: str, terms: Iterable[str]) -> str:
    return f"VALUES {variable} {{ {' '.join(terms)} }}"


def _citations(query: Query) -> str:
    return {"basis": "eli:based_on", "mention": "eli:cites"}.get(query.citation_role or "", "(eli:based_on|eli:cites)")


def _iri(id: str) -> str:
    return f"<{iri_of(id)}>"


def _iris(ids: Iterable[str]) -> str:
    return ", ".join(_iri(id) for id in ids)


def _strings(values: Iterable[str]) -> str:
    return ", ".join(literal(value) for value in values)


def _indented(text: str, by: int = 2) -> str:
    return "\n".join(" " * by + line for line in text.splitlines())
