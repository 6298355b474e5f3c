"""`cancu query`: SQL, Cypher or SPARQL of a user's own, that can only read.

Each engine is closed by construction, not by looking for words.  SQL: the file is opened read only, and an authorizer lets through reading
alone.  Cypher: a read transaction, whose plan must hold no operator that loads files, calls a procedure beyond a short list or touches
other transactions.  SPARQL: a copy in another process that can open no file and no connection any more.  Rows and time are limited in all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph.locate import NEO4J_SCHEMES, default_store_url
from text.errors import BadInput, CancuError, QueryRejected

__all__ = ["SavedQuery", "Table", "run", "saved", "saved_query"]

Language = Literal["sql", "cypher", "sparql"]
QUERIES = Path(__file__).resolve().parent.parent / "data" / "queries"
SUFFIXES: Mapping[str, Language] = {".sql": "sql", ".rq": "sparql", ".cypher": "cypher"}
COMMENTS = {"sql": "--", "sparql": "#", "cypher": "//"}
MAX_CHARS = 100_000  # of a query: more is no query that a person wrote, and parsing it is not bounded by the time limit


@dataclass(frozen=True, slots=True)
class Table:
    """A query's result: JSON-ready cells; `truncated` where there are more rows than were asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    truncated: bool = False

    def to_json(self) -> dict[str, object]:
        """Return the object of `cancu query --json`."""
        return {"columns": list(self.columns), "rows": [list(row) for row in self.rows], "truncated": self.truncated}


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query of data/queries: `name` is its file's name, `title` its first line."""

    name: str
    language: Language
    title: str
    text: str


def run(url: str | None, language: str, text: str, *, limit: int = 1000, timeout_s: float = 30.0) -> Table:
    """Return the first `limit` rows of a query over the store at `url` (None: the default store).

    Raises:
        QueryRejected: if it would write, reach files or the network, run too long, or is not valid.
        BadInput: if the language does not fit the store.
        StoreError: if the store cannot be read.
    """
    url = url or default_store_url()
    is_server = url.partition("://")[0] in NEO4J_SCHEMES
    if not text.strip() or len(text) > MAX_CHARS:
        raise BadInput(f"The query has {len(text)} characters; write one of 1 to {MAX_CHARS}.", code="bad-query")
    if limit < 1 or timeout_s <= 0:
        raise BadInput(f"limit is {limit} and timeout {timeout_s} s; both must be above 0.", code="bad-query")
    try:
        if language == "sparql":
            from graph.rdf.readonly import run_sparql

            return run_sparql(url, text, limit, timeout_s)
        if language == "sql" and not is_server:
            from graph.sqlite.readonly import run_sql

            return run_sql(url, text, limit, timeout_s)
        if language == "cypher" and is_server:
            from graph.neo4j.readonly import run_cypher

            return run_cypher(url, text, limit, timeout_s)
    except UnicodeEncodeError as error:
        raise QueryRejected(f"The query holds a character that is no text ({error.reason}). Type it again.", code="bad-query") from error
    if language == "sql":
        raise BadInput(f"{url} is a Neo4j store, which does not speak SQL. Use --cypher or --sparql.", code="wrong-language")
    if language == "cypher":
        raise BadInput(
            f"{url} is an embedded store, which does not speak Cypher. Use --sql or --sparql, or give the address of a Neo4j store.",
            code="wrong-language",
        )
    raise BadInput(f"No query language {language!r}. Known are sql, cypher and sparql.", code="wrong-language")


def saved() -> list[SavedQuery]:
    """Return the example queries, by name."""
    return [_load(path) for path in sorted(QUERIES.iterdir()) if path.suffix in SUFFIXES]


def saved_query(name: str) -> SavedQuery:
    """Return an example query by its file name, or by the name without suffix (SQL before SPARQL before Cypher).

    Raises:
        BadInput: if there is none; names those that there are.
    """
    found = {item.name: item for item in saved()}
    for candidate in (name, *(name + suffix for suffix in SUFFIXES)):
        if candidate in found:
            return found[candidate]
    raise BadInput(f"No saved query {name!r}. There are: {', '.join(found)}.", code="no-such-query")


def _load(path: Path) -> SavedQuery:
    language = SUFFIXES[path.suffix]
    text = path.read_text("utf-8")
    title = text.split("\n", 1)[0].removeprefix(COMMENTS[language]).strip()
    return SavedQuery(path.name, language, title, text)


def rejected(language: str, why: str, code: str = "query-rejected") -> CancuError:
    """Return the error for a query that an engine does not run."""
    return QueryRejected(f"This {language} was not run: {why}", code=code)
