"""`make schemas`: everything that is made from schemas/policy.yaml and schemas/vocab, written where it is committed."""

from __future__ import annotations

import sys
from pathlib import Path

from graph.generate.constraints import constraints
from graph.generate.docs import docs
from graph.generate.ontology import ontology
from graph.generate.shapes import shapes
from graph.generate.types import types
from graph.schema import COMPILED, POLICY, ROOT, compile_schema, load_schema
from graph.wording import COMPILED as WORDS
from graph.wording import compile_words
from text import rules, vocabulary
from text.errors import CancuError

__all__ = ["generated", "main"]


def generated() -> dict[Path, str]:
    """Return {path: text} of what is made from schemas/policy.yaml, and the compiled words."""
    schema = load_schema(POLICY)
    folder = COMPILED.parent
    return {
        COMPILED: compile_schema(),
        WORDS: compile_words(),
        folder / "constraints.cypher": constraints(schema),
        folder / "ontology.ttl": ontology(schema),
        folder / "shapes.ttl": shapes(schema),
        ROOT / "docs" / "model.md": docs(schema),
        ROOT / "graph" / "model" / "names.py": types(schema),
    }


def main() -> int:
    """Write every generated file; return the exit status."""
    try:
        for path, text in generated().items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        vocabulary.compile()
        rules.write()
    except CancuError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
