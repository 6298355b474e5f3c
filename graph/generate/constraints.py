"""Neo4j's constraints and indexes, from the declared schema: `schemas/generated/constraints.cypher`.

Community edition only: uniqueness constraints and indexes.  Every statement says IF NOT EXISTS: applying them twice changes nothing.
The vector index is made by the store, since its size depends on the model (`vector_index`).
"""

from __future__ import annotations

import re

from graph.schema import Schema

__all__ = ["ENCODING_INDEX", "FULLTEXT_INDEX", "INTERNAL", "VECTOR_INDEX", "VECTOR_PROPERTY", "constraints", "statements", "vector_index"]

FULLTEXT_INDEX = "passage_text"
VECTOR_INDEX = "passage_vector"
ENCODING_INDEX = "passage_encoding"
VECTOR_PROPERTY = {VECTOR_INDEX: "vector", ENCODING_INDEX: "encoding"}
# Labels of the store's own bookkeeping; no declared type may have these names.  Entity: every node of the graph.  Source: a file with its
# text; Base: the document id that reading gave to one or more files; Correction: what a reader set right.  Claim, Statement: what one
# document says of a node, of a relation.
INTERNAL = ("Entity", "Source", "Base", "Correction", "Claim", "Statement", "Passage", "Meta")
# Properties that questions filter by.
_INDEXED = ("number", "issue_date", "document_type_id", "kind", "in_collection")


def statements(schema: Schema) -> list[str]:
    """Return the statements in order, without semicolons."""
    out = ["CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE"]
    for name, node_type in schema.nodes.items():
        if name in INTERNAL:
            raise ValueError(f"schemas/policy.yaml: nodes.{name}: this name is taken by the Neo4j store ({', '.join(INTERNAL)}).")
        low = _snake(name)
        out.append(f"CREATE CONSTRAINT {low}_id IF NOT EXISTS FOR (n:`{name}`) REQUIRE n.id IS UNIQUE")
        out += [
            f"CREATE INDEX {low}_{key} IF NOT EXISTS FOR (n:`{name}`) ON (n.`{key}`)" for key in node_type.properties if key in _INDEXED
        ]
    out += [
        "CREATE CONSTRAINT source_path IF NOT EXISTS FOR (n:Source) REQUIRE n.path IS UNIQUE",
        "CREATE CONSTRAINT base_id IF NOT EXISTS FOR (n:Base) REQUIRE n.id IS UNIQUE",
        "CREATE CONSTRAINT correction_id IF NOT EXISTS FOR (n:Correction) REQUIRE n.id IS UNIQUE",
        "CREATE INDEX correction_base IF NOT EXISTS FOR (n:Correction) ON (n.base)",
        "CREATE INDEX source_base IF NOT EXISTS FOR (n:Source) ON (n.base)",
        "CREATE INDEX source_place IF NOT EXISTS FOR (n:Source) ON (n.place)",
        "CREATE INDEX source_number IF NOT EXISTS FOR (n:Source) ON (n.number)",
        "CREATE INDEX source_document IF NOT EXISTS FOR (n:Source) ON (n.document)",
        "CREATE CONSTRAINT meta_key IF NOT EXISTS FOR (n:Meta) REQUIRE n.key IS UNIQUE",
        "CREATE CONSTRAINT passage_number IF NOT EXISTS FOR (n:Passage) REQUIRE n.number IS UNIQUE",
        "CREATE INDEX passage_document IF NOT EXISTS FOR (n:Passage) ON (n.document)",
        "CREATE INDEX claim_node IF NOT EXISTS FOR (n:Claim) ON (n.node)",
        "CREATE INDEX claim_document IF NOT EXISTS FOR (n:Claim) ON (n.document)",
        "CREATE INDEX statement_key IF NOT EXISTS FOR (n:Statement) ON (n.key)",
        "CREATE INDEX statement_document IF NOT EXISTS FOR (n:Statement) ON (n.document)",
        # The columns hold tokens apart by blanks, folded already; any other analyzer would fold or split them a second time.
        f"CREATE FULLTEXT INDEX {FULLTEXT_INDEX} IF NOT EXISTS FOR (n:Passage) ON EACH [n.exact, n.folded, n.headings] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
    ]
    return out


def vector_index(dimensions: int, name: str = VECTOR_INDEX) -> str:
    """Return the statement that makes a vector index for vectors of this length: of the table's vectors, or of the encoder's."""
    return (
        f"CREATE VECTOR INDEX {name} IF NOT EXISTS FOR (n:Passage) ON (n.{VECTOR_PROPERTY[name]}) "
        f"OPTIONS {{indexConfig: {{`vector.dimensions`: {int(dimensions)}, `vector.similarity_function`: 'cosine'}}}}"
    )


def constraints(schema: Schema) -> str:
    """Return the text of `constraints.cypher`."""
    head = "// Generated from schemas/policy.yaml by `make schemas`; not edited.  Applying it twice changes nothing.\n"
    return head + "".join(f"{statement};\n" for statement in statements(schema))


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
