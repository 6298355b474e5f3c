"""A `Query` as one SPARQL query over the RDF view's default graph; every value is an IRI or an escaped literal.

Ids come back as IRIs below the schema's `data` prefix (`graph.rdf.id_of`).  Steps and rows: graph/query/query.py.  SPARQL has no name for
a part of a query, so that each step says again what it is made from.
"""

from __future__ import annotations

from graph.query.meaning import alternatives, due_window, needs_task, scope_of, sides_of
from graph.query.query import Query, Side, TimeWindow
from graph.query.sparql_conditions import (
    agencies_of,
    answer_conditions,
    cited_conditions,
    document_conditions,
    indented,
    iri,
    is_one_of,
    relations,
    role_values,
    takes_part,
    task_conditions,
    time_conditions,
    types_of_citation,
    values,
)  # fmt: skip
from graph.rdf import literal
from graph.schema import load_schema
from graph.store import Translation

__all__ = ["translate_sparql"]

COLUMNS = "?side ?answer ?document ?task ?role ?agency"


def translate_sparql(query: Query) -> Translation:
    """Return the query whose solutions are the rows: side, answer, document, task, role, agency (distinct, in no order)."""
    if query.find == "passage":
        text = f"SELECT {COLUMNS} WHERE {{ VALUES ({COLUMNS}) {{ }} }}"
    elif query.find in ("successor", "predecessor"):
        text = _succession(query)
    else:
        parts = [_side(index, query, side) for index, side in enumerate(sides_of(query))]
        text = _kept(query, parts[0] if len(parts) == 1 else f"SELECT {COLUMNS} WHERE {{\n{_union(parts)}\n}}")
    return Translation("sparql", _prefixes(text) + text, {})


def _prefixes(text: str) -> str:
    schema = load_schema()
    return "".join(f"PREFIX {name}: <{schema.prefixes[name]}>\n" for name in sorted(schema.prefixes) if f"{name}:" in text)


def _side(index: int, query: Query, side: Side) -> str:
    head = f"SELECT DISTINCT ({index} AS ?side) ?answer ?document ?task ?role ?agency WHERE {{\n"
    pattern = _alternatives(query, side)
    if not query.negated:
        return head + indented(pattern) + "\n}"
    # The answers of the whole pattern are taken away from those of its scope; ?answer alone is shared.
    universe = "\n".join(_pattern(scope_of(query), Side("", side.provinces, side.documents)))
    task = "BIND(?answer AS ?task)" if query.find == "task" else 'BIND("" AS ?task)'
    taken = [f"MINUS {{\n  SELECT DISTINCT ?answer WHERE {{\n{indented(pattern, 4)}\n  }}\n}}"]
    if query.find == "agency":
        named = [id for p in (*query.agencies, *side.agencies) if not p.absent for id in p.ids]
        if named:
            taken.append(f"FILTER(!{is_one_of('?answer', named)})")
    inner = f"{{ SELECT DISTINCT ?answer ?document WHERE {{\n{indented(universe)}\n}} }}"
    rest = "\n".join([inner, *taken, task, 'BIND("" AS ?role)', 'BIND("" AS ?agency)'])
    return head + indented(rest) + "\n}"


def _alternatives(query: Query, side: Side) -> str:
    """Return the pattern of a side: of any of the query's alternatives."""
    parts = ["\n".join(_pattern(one, side)) for one in alternatives(query)]
    if len(parts) == 1:
        return parts[0]
    columns = "?answer ?document ?task ?role ?agency"
    return _union([f"SELECT DISTINCT {columns} WHERE {{\n{indented(part)}\n}}" for part in parts])


def _pattern(query: Query, side: Side) -> list[str]:
    """Return the lines of one side's pattern, not negated; every column but ?side is bound in it."""
    lines = ["?document a cancu:Document ; cancu:inCollection true .", *document_conditions(query, side)]
    if query.find == "citation":
        lines += [f"?document {types_of_citation(query)} ?answer .", *cited_conditions(query, "?answer")]
    elif query.find == "province":
        lines.append("?document eli:jurisdiction ?answer .")
    elif query.find == "document":
        lines.append("BIND(?document AS ?answer)")
    elif query.find == "finding":
        lines.append("?document cancu:hasFinding ?answer .")
        if query.findings:
            codes = ", ".join(map(literal, query.findings))
            lines.append(f"?answer cancu:findingCode ?code . FILTER(STR(?code) IN ({codes}))")
    role = agency = ""
    binds = needs_task(query, side)
    if binds:
        lines += ["?document cancu:hasTask ?task .", *task_conditions(query, side)]
        role, agency = _agencies(query, side, lines)
        if query.find == "task":
            lines.append("BIND(?task AS ?answer)")
        elif query.find == "topic":
            lines.append("?task dcterms:subject ?answer .")
    else:
        lines.append('BIND("" AS ?task)')
    if query.find == "field":
        lines.append(f"{'?task' if binds and 'task' in query.fields_in else '?document'} cancu:inField ?answer .")
    if not role:
        lines.append('BIND("" AS ?role)')
    if not agency:
        lines.append('BIND("" AS ?agency)')
    return lines + answer_conditions(query)


def _agencies(query: Query, side: Side, lines: list[str]) -> tuple[str, str]:
    """Add the patterns of agencies; return the variables that they bind for role and agency ("" where they bind none)."""
    patterns = (*query.agencies, *side.agencies)
    bound = next((p for p in patterns if not p.absent), None)
    if query.find == "agency":
        lines += ["?agency ?relation ?task .", role_values(query.roles), "BIND(?agency AS ?answer)"]
        for pattern in patterns:
            if not pattern.absent:
                # of the same role that binds the answer
                same = [f"?relation IN ({', '.join(relations(pattern.roles))})"]
                same += [is_one_of("?agency", pattern.ids)] if pattern.ids else []
                lines.append(f"FILTER(!({' && '.join(same)}))")
    elif bound is not None:
        lines += agencies_of(bound.ids)
        lines += ["?agency ?relation ?task .", role_values(bound.roles)]
    for number, pattern in enumerate(patterns, start=1):
        if pattern is bound and query.find != "agency":
            continue
        lines.append(f"FILTER {'NOT ' if pattern.absent else ''}EXISTS {{ {takes_part(pattern, number)} }}")
    return ("?role", "?agency") if query.find == "agency" or bound is not None else ("", "")


def _succession(query: Query) -> str:
    path = "dcterms:isReplacedBy+" if query.find == "successor" else "^dcterms:isReplacedBy+"
    lines = [values("?of", [iri(id) for id in query.of]), f"?of {path} ?answer ."]
    lines += [f"FILTER(?answer NOT IN ({', '.join(iri(id) for id in query.of)}))", *answer_conditions(query)]
    lines += [f'BIND("" AS ?{name})' for name in ("document", "task", "role", "agency")]
    return f"SELECT DISTINCT (0 AS ?side) ?answer ?document ?task ?role ?agency WHERE {{\n{indented(chr(10).join(lines))}\n}}"


# What is kept of the rows found.


def _kept(query: Query, found: str) -> str:
    """Return the query for the rows that the steps leave; `found` is that for all."""
    steps: list[str] = []
    if query.sides and query.combine == "all":
        number = len(query.sides)
        steps.append(
            f"{{ {{0}} }}\n{{ SELECT ?key WHERE {{ {{0}} }} GROUP BY ?key HAVING (COUNT(DISTINCT ?side) = {number}) }}"
        )  # fmt: skip
    if query.sides and query.combine == "only":
        steps.append("{ {0} }\nFILTER(?side = 0)\nMINUS { SELECT DISTINCT ?key WHERE { { {0} } FILTER(?side > 0) } }")
    if query.broadest and query.find in ("topic", "field"):
        wide = "{ SELECT DISTINCT (?answer AS ?wide) WHERE { {0} } }"
        narrow = "{ SELECT DISTINCT ?answer WHERE { {0} } }"
        steps.append(f"{{ {{0}} }}\nMINUS {{ SELECT DISTINCT ?answer WHERE {{\n{wide}\n{narrow}\n?answer skos:broader ?wide . }} }}")
    counted = f"FILTER(?role IN ({', '.join(map(literal, query.asked))}))" if query.asked else ""
    if query.sides and query.combine == "most":
        sides = " ".join(str(i) for i in range(len(query.sides)))
        sizes = (
            f"SELECT ?side (COUNT(DISTINCT ?key) AS ?n) WHERE {{\n  VALUES ?side {{ {sides} }}\n"
            f"  OPTIONAL {{ {{ {{0}} }} {counted} }}\n}} GROUP BY ?side"
        )
        best = "MIN" if query.order == "least" else "MAX"
        steps.append(f"{{ {{0}} }}\n{{ {sizes} }}\n{{ SELECT ({best}(?n) AS ?best) WHERE {{ {sizes} }} }}\nFILTER(?n = ?best)")
    elif query.order:
        steps += _ordered(query, counted)
    if not steps:
        return found
    key = "BIND(STR(?answer) AS ?key)"
    if query.find == "agency":
        bodies = "SELECT ?answer (MIN(STR(?of)) AS ?body) WHERE { ?answer org:classification ?of } GROUP BY ?answer"
        key = f"OPTIONAL {{ {bodies} }}\nBIND(COALESCE(?body, STR(?answer)) AS ?key)"
    last = f"SELECT {COLUMNS} ?key WHERE {{\n{{\n{indented(found)}\n}}\n{key}\n}}"
    for step in steps:
        last = f"SELECT {COLUMNS} ?key WHERE {{\n{indented(step.replace('{0}', last))}\n}}"
    return f"SELECT DISTINCT {COLUMNS} WHERE {{ {{\n{indented(last)}\n}} }}"


def _ordered(query: Query, counted: str) -> list[str]:
    """Return the step that an order makes: the first keys alone, and with dates only keys that have one."""
    order, limit = query.order, int(query.limit) if query.limit else 0
    if order in ("most", "least"):
        if not limit:
            return []
        unit = 'BIND(IF(STR(?task) = "", ?document, ?task) AS ?unit)'
        keys = "{ SELECT DISTINCT ?key WHERE { {0} } }"
        ranks = (
            f"SELECT ?key (COUNT(DISTINCT ?unit) AS ?n) WHERE {{\n  {keys}\n  OPTIONAL {{ {{ {{0}} }} {counted} {unit} }}\n}} GROUP BY ?key"
        )
    else:
        which = "MIN" if order in ("earliest", "due_first") else "MAX"
        if order in ("earliest", "latest"):
            of = "?answer" if query.find == "citation" else "?document"
            dates = f"{of} eli:date_document ?date ."
        else:
            ends = "OPTIONAL { ?due cancu:timeFrom ?begin } OPTIONAL { ?due cancu:timeTo ?end } BIND(COALESCE(?end, ?begin) AS ?date)"
            dates = "\n  ".join([*time_conditions(due_window(query) or TimeWindow()), ends, "FILTER(BOUND(?date))"])
        ranks = f"SELECT ?key ({which}(STR(?date)) AS ?n) WHERE {{\n  {{ {{0}} }}\n  {dates}\n}} GROUP BY ?key"
    if not limit:
        return [f"{{ {{0}} }}\n{{ {ranks} }}"]
    rising = order in ("earliest", "due_first", "least")
    first = f"SELECT ?n WHERE {{ {{ {ranks} }} }} ORDER BY {'' if rising else 'DESC'}(?n) LIMIT {limit}"
    edge = f"SELECT ({'MAX' if rising else 'MIN'}(?n) AS ?edge) WHERE {{ {{ {first} }} }}"
    return [f"{{ {{0}} }}\n{{ {ranks} }}\n{{ {edge} }}\nFILTER(?n {'<=' if rising else '>='} ?edge)"]


def _union(parts: list[str]) -> str:
    return "\n  UNION\n".join("  {\n" + indented(part, 4) + "\n  }" for part in parts)
