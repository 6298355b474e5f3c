"""A query as a statement that runs as it stands: values are literals in it.  What a store executes has them as parameters."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from graph.query.query import Query

if TYPE_CHECKING:
    from graph.store import Translation

__all__ = ["LANGUAGES", "shown"]

LANGUAGES = ("sql", "cypher", "sparql")
_PLACES = {"sql": re.compile(r":(p\d+)\b"), "cypher": re.compile(r"\$([A-Za-z_]\w*)")}
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
# What ends a Cypher string or is read as an escape in one; a lone surrogate, which no text file can hold, becomes U+FFFD.
_CYPHER = str.maketrans({"\\": "\\\\", "'": "\\'"})


def shown(query: Query, language: str) -> str:
    """Return the statement of a query in a language (sql, cypher, sparql), ready to be pasted: `cancu query` gives the query's rows.

    Its rows are those of the parameterized statement that stores execute.
    """
    translate: Callable[[Query], Translation] = getattr(import_module(f"graph.query.{language}"), f"translate_{language}")
    made = translate(query)
    if language not in _PLACES:
        return made.text
    literal = {"sql": _sql, "cypher": _cypher}[language]
    return _PLACES[language].sub(lambda found: literal(made.parameters[found[1]]), made.text)


def _sql(value: object) -> str:
    if isinstance(value, int):
        return str(value)
    # A control character stands as char(n): SQLite's text ends at the first NUL, and terminals act on the others.
    parts = re.split(r"([\x00-\x1f\x7f])", _text(value))
    said = [f"char({ord(part)})" if number % 2 else f"'{part.replace(chr(39), chr(39) * 2)}'" for number, part in enumerate(parts)]
    kept = [one for one in said if one != "''"] or ["''"]
    return kept[0] if len(kept) == 1 else f"({' || '.join(kept)})"


def _cypher(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_cypher, value))}]"
    if isinstance(value, bool | int):
        return str(value).lower()
    escaped = _text(value).translate(_CYPHER)
    return f"'{_CONTROL.sub(lambda found: f'{chr(92)}u{ord(found[0]):04X}', escaped)}'"


def _text(value: object) -> str:
    return re.sub(r"[\ud800-\udfff]", "\ufffd", str(value))
