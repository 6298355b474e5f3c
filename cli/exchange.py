"""Commands that carry a store out and in, and query it: export, import, query, schema."""

from __future__ import annotations

import click

from cli.base import emit, json_option, language_option, main, opened, say, store_option, word
from cli.reading import encode_small, progress_bar

FORMATS = ("jsonl", "csv", "turtle", "jsonld", "nquads", "graphml", "gexf", "cypher", "neo4j-import")


@main.command(name="export")
@click.option("--format", "format_", type=click.Choice(FORMATS), required=True)
@click.option("-o", "--output", type=click.Path(), required=True, help="File to write (csv, neo4j-import: folder); - for stdout.")
@click.option("--bom", is_flag=True, help="csv: begin with a byte-order mark, for spreadsheets.")
@language_option
@store_option
def export_command(format_: str, output: str, bom: bool, language: str, store_url: str | None) -> None:
    """Write the whole graph in a format other programs read.

    Example: cancu export --format jsonl -o build/graph.jsonl
    """
    import search
    from graph.export import export

    searched = {"indexer": search.default_indexer(), "embedder": search.default_embedder()} if format_ == "neo4j-import" else {}
    with opened(store_url) as store, progress_bar(word("progress", "writing", language)) as (advance, length):
        done = 0

        def tell(now: int, whole: int) -> None:
            nonlocal done
            if not done:
                length(whole)
            advance(now - done)
            done = now

        export(store, format_, output, bom=bom, progress=tell, **searched)
    if output != "-":
        click.echo(word("files", "wrote", language, path=output), err=True)


@main.command(name="import")
@click.argument("path", type=click.Path())
@language_option
@store_option
@json_option
def import_command(path: str, language: str, store_url: str | None, as_json: bool) -> None:
    """Read JSON Lines that `export` wrote into a store.

    Example: cancu import build/graph.jsonl --store build/copy.db
    """
    import graph
    import search

    with opened(store_url, read_only=False) as store:
        count = graph.import_(store, path, indexer=search.default_indexer(), embedder=search.default_embedder())
        encode_small(store, language)
    if as_json:
        emit({"imported": count})
    else:
        say([word("documents", "imported", language, n=count)])


@main.command()
@click.option("--sql", help="SQL over the embedded store.")
@click.option("--cypher", help="Cypher over a Neo4j store.")
@click.option("--sparql", help="SPARQL over an RDF copy of the store.")
@click.option("--saved", metavar="NAME", help="A query of data/queries; `--saved list` names them.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=1000, show_default=True, help="Rows at most.")
@click.option("--timeout", type=click.FloatRange(0.1, 3600), default=30.0, show_default=True, help="Seconds at most.")
@store_option
@json_option
def query(
    sql: str | None,
    cypher: str | None,
    sparql: str | None,
    saved: str | None,
    limit: int,
    timeout: float,
    store_url: str | None,
    as_json: bool,
) -> None:
    """Run a query that can only read.

    Example: cancu query --sql "SELECT type, count(*) AS n FROM node GROUP BY type ORDER BY type"
    """
    from graph import readonly
    from views.terminal import rows_lines

    given = {name: text for name, text in (("sql", sql), ("cypher", cypher), ("sparql", sparql), ("saved", saved)) if text is not None}
    if len(given) != 1:
        raise click.UsageError("Give one of --sql, --cypher, --sparql, --saved.")
    language, text = next(iter(given.items()))
    if language == "saved":
        if text == "list":
            say([f"{item.name}  {item.title}" for item in readonly.saved()])
            return
        chosen = readonly.saved_query(text)
        language, text = chosen.language, chosen.text
    result = readonly.run(store_url, language, text, limit=limit, timeout_s=timeout)
    if as_json:
        emit(result.to_json())
    else:
        say(rows_lines(result.columns, result.rows))
        if result.truncated:
            click.echo(f"More than {limit} rows; --limit shows more.", err=True)


@main.command()
@language_option
@json_option
def schema(language: str, as_json: bool) -> None:
    """List the types, properties and relations of the graph, with their labels.

    Example: cancu schema --language en
    """
    from graph.schema import load_schema
    from graph.schema_view import schema_json, schema_lines

    if as_json:
        emit(schema_json(load_schema()))
    else:
        say(schema_lines(load_schema(), language))
