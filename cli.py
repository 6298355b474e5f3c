"""The command line `cancu`: parses options, calls one public function, prints.  Output shapes: CONTRACT.md.

Everything heavy is imported inside the command that needs it: a cold `cancu ask` loads neither torch nor streamlit nor neo4j.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import click

from text.errors import BadInput, CancuError

if TYPE_CHECKING:
    from graph.query import Role
    from graph.store import PassageFilter, Store

__all__ = ["main"]

MAX_QUESTION = 100_000
STORE_HELP = "Path, sqlite:///path or neo4j address. Default: $CANCU_STORE, else a file in your data folder."


def emit(value: object) -> None:
    """Write one JSON object and a newline to stdout; lone surrogates cannot be encoded and are replaced."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def say(lines: list[str]) -> None:
    """Write lines to stdout as UTF-8."""
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def fail(error: CancuError) -> None:
    """Write an error to stderr, one line."""
    from views.terminal import printable

    click.secho(printable(f"{error.code}: {error.message}"), fg="red", err=True)


class Group(click.Group):
    """Turns every `CancuError` into one line on stderr and exit status 1; `--debug` shows the traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except CancuError as error:
            if ctx.params.get("debug"):
                raise
            fail(error)
            ctx.exit(1)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--store`."""
    return click.option(
        "--store",
        "store_url",
        metavar="URL",
        help=STORE_HELP,
    )(function)


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object (CONTRACT shapes) instead of text.")(function)


@contextmanager
def opened(url: str | None, *, read_only: bool = True) -> Iterator[Store]:
    """Open a store, and close it whatever happens."""
    import graph

    store = graph.open_store(url, read_only=read_only)
    try:
        yield store
    finally:
        store.close()


def inputs(text: str) -> Iterator[str]:
    """Yield the argument, or one input a line of stdin when it is `-`."""
    if text != "-":
        yield text
        return
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="cancu")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:
    """Căn Cứ: who must do what, with whom, by when, on which legal basis.

    Reads Vietnamese policy documents; each fact comes with the characters that say it.
    """


@main.command(name="parse")
@click.argument("files", nargs=-1, required=True)
@json_option
def parse_command(files: tuple[str, ...], as_json: bool) -> None:
    """Read files and print what each document says; store nothing.

    Example: cancu parse data/documents/lao-cai-2020.txt --json
    """
    from ingest.parse import parse
    from ingest.read import read_source
    from views.terminal import parsed_lines

    failed = False
    for file in files:
        try:
            parsed = parse(read_source(file)).to_json()
        except CancuError as error:
            failed = True
            if as_json:
                emit({"source": file, "error": error.to_json()})
            fail(error)
            continue
        if as_json:
            emit(parsed)
        else:
            say(parsed_lines(parsed))
    if failed:
        sys.exit(1)


@main.command(name="ingest")
@click.argument("paths", nargs=-1, required=True)
@store_option
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read files.")
@click.option("--prune", is_flag=True, help="Remove documents whose files vanished from a folder given again.")
@json_option
def ingest_command(paths: tuple[str, ...], store_url: str | None, jobs: int, prune: bool, as_json: bool) -> None:
    """Read files and folders into the store; again changes nothing.

    Example: cancu ingest data/documents
    """
    import search
    from ingest.run import ingest
    from views.terminal import ingest_lines

    start = time.perf_counter()
    with opened(store_url, read_only=False) as store, progress_bar() as (advance, length):
        report = ingest(
            store,
            paths,
            indexer=search.default_indexer(),
            embedder=search.default_embedder(),
            jobs=jobs,
            prune=prune,
            progress=advance,
            total=length,
        )
        nodes, edges = store.counts()
    result = {"documents": report.to_json(), "nodes": nodes, "edges": edges, "seconds": round(time.perf_counter() - start, 3)}
    if as_json:
        emit(result)
    else:
        say(ingest_lines(result))
    for failure in report.failed:
        fail(CancuError(failure.message, code=failure.code))
    if report.failed:
        sys.exit(1)


@contextmanager
def progress_bar() -> Iterator[tuple[Callable[[str], None], Callable[[int], None]]]:
    """Yield (advance, set length) of a bar on stderr; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield (lambda path: None), (lambda length: None)
        return
    with click.progressbar(length=1, label="Reading", file=sys.stderr, show_pos=True) as bar:

        def resize(length: int) -> None:
            bar.length = max(1, length)
            bar.render_progress()

        yield (lambda path: bar.update(1)), resize


@main.command()
@click.option("--contradictions", is_flag=True, help="List instead what documents say differently of one document, with every place.")
@store_option
@json_option
def documents(contradictions: bool, store_url: str | None, as_json: bool) -> None:
    """List the documents in the store.

    Example: cancu documents
    """
    from views.terminal import contradictions_lines, documents_lines

    if contradictions:
        from graph.contradictions import contradictions as find_contradictions

        with opened(store_url) as store:
            found = [item.to_json() for item in find_contradictions(store)]
        if as_json:
            emit({"contradictions": found})
        else:
            say(contradictions_lines(found))
        return
    with opened(store_url) as store:
        rows = [{"id": node.id, **node.properties, "source": store.source(node.id)} for node in store.documents()]
    if as_json:
        emit({"documents": rows})
    else:
        say(documents_lines(rows))


@main.command()
@click.argument("document")
@store_option
@json_option
def show(document: str, store_url: str | None, as_json: bool) -> None:
    """Print what `parse` prints, from the store.

    Example: cancu show 88/KH-UBND --json
    """
    from views.terminal import parsed_lines

    with opened(store_url) as store:
        parsed = store.parsed(document_id(store, document))
    if as_json:
        emit(parsed)
    else:
        say(parsed_lines(parsed))


@main.command()
@click.argument("document")
@store_option
@json_option
def remove(document: str, store_url: str | None, as_json: bool) -> None:
    """Remove a document and every fact that only it states.

    Example: cancu remove doc:lao-cai/2020/88-kh-ubnd
    """
    with opened(store_url) as store:  # read only first: removing from a store that is not there must not make one
        id = document_id(store, document)
    with opened(store_url, read_only=False) as store:
        if not store.remove(id):
            raise BadInput(f"No document {id!r} in the store {store.url}. `cancu documents` lists what is there.", code="no-such-document")
    if as_json:
        emit({"removed": id})
    else:
        say([f"removed {id}"])


def document_id(store: Store, name: str) -> str:
    """Return the id of the one document of the collection that `name` means: an id, or a number that only it has; else `name` itself."""
    nodes = store.documents()
    if any(node.id == name for node in nodes):
        return name
    numbered = [node.id for node in nodes if str(node.properties.get("number") or "").casefold() == name.casefold()]
    if len(numbered) > 1:
        raise BadInput(
            f"{name!r} is the number of {len(numbered)} documents: {', '.join(numbered)}. Give one of these ids.", code="ambiguous-document"
        )
    return numbered[0] if numbered else name


def filters(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters of `cancu search`."""
    for name, text in (
        ("province", "Name, abbreviation or id (Lào Cai, BR-VT, VN-02)."),
        ("agency", "Name, abbreviation or id (Sở Ngoại vụ, BĐBP)."),
        ("topic", "Label or id (biên giới, topic:asean)."),
        ("type", "Type of document (Kế hoạch, type:chi-thi)."),
    ):
        function = click.option(f"--{name}", f"{name}_", multiple=True, metavar="NAME", help=text)(function)
    function = click.option("--from", "year_from", type=int, metavar="YEAR", help="Issued in or after.")(function)
    return click.option("--to", "year_to", type=int, metavar="YEAR", help="Issued in or before.")(function)


def passage_filter(store: Store, options: Mapping[str, Any]) -> PassageFilter:
    """Return the filter that the options name."""
    from search.filters import passage_filter as named

    return named(
        store,
        provinces=options["province_"],
        agencies=options["agency_"],
        topics=options["topic_"],
        document_types=options["type_"],
        year_from=options["year_from"],
        year_to=options["year_to"],
    )


@main.command(name="search")
@click.argument("query")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@filters
@click.option("--rerank", metavar="MODEL", help="Order the hits anew with this cross-encoder (name or path).")
@store_option
@json_option
def search_command(query: str, limit: int, store_url: str | None, as_json: bool, rerank: str | None, **options: Any) -> None:
    """Find passages by words and by meaning; `-` reads one query a line.

    Example: cancu search "bien phong tuyen truyen bien gioi" --limit 3
    """
    from search.finding import find as find_passages
    from views.terminal import hits_lines

    reranker = None
    if rerank:
        from search.transformer import CrossEncoderReranker

        reranker = CrossEncoderReranker(rerank)
    with opened(store_url) as store:
        where = passage_filter(store, options)

        def find(text: str) -> Mapping[str, object]:
            return find_passages(store, text, limit=limit, where=where, reranker=reranker).to_json()

        answer_each("query", query, find, hits_lines, as_json)


@main.command(name="ask")
@click.argument("question")
@store_option
@json_option
@click.option("--queries", is_flag=True, help="Show the SQL, Cypher and SPARQL of the question too.")
def ask_command(question: str, store_url: str | None, as_json: bool, queries: bool) -> None:
    """Answer a question in Vietnamese or English, with evidence; `-` reads one question a line.

    Example: cancu ask "which provinces assign border propaganda to the Border Guard"
    """
    from search.ask import ask
    from views.terminal import answer_lines

    def lines(answer: Mapping[str, object]) -> list[str]:
        shown = answer_lines(answer)
        if queries:
            for language in ("sql", "cypher", "sparql"):
                shown += ["", f"-- {language}", str(answer.get(language) or "")]
        return shown

    with opened(store_url) as store:
        answer_each("question", question, lambda text: ask(store, text).to_json(), lines, as_json)


def answer_each(
    key: str, text: str, answer: Callable[[str], Mapping[str, object]], lines: Callable[[Mapping[str, object]], list[str]], as_json: bool
) -> None:
    """Answer one input or each line of stdin; an input that cannot be answered gets its error in its place, the rest goes on."""
    failed = False
    for one in inputs(text):
        try:
            if len(one) > MAX_QUESTION:
                raise BadInput(
                    f"The {key} has {len(one)} characters; at most {MAX_QUESTION} are read. Shorten it, or ingest it as a document.",
                    code="too-long",
                )
            result = answer(one)
        except CancuError as error:
            failed = True
            if as_json:
                emit({key: one, "error": error.to_json()})
            fail(error)
            continue
        if as_json:
            emit(result)
        else:
            say(lines(result))
    if failed:
        sys.exit(1)


FORMATS = ("jsonl", "csv", "turtle", "jsonld", "nquads", "graphml", "gexf", "cypher")


@main.command(name="export")
@click.option("--format", "format_", type=click.Choice(FORMATS), required=True)
@click.option("-o", "--output", type=click.Path(), required=True, help="File to write (csv: folder); - for stdout.")
@click.option("--bom", is_flag=True, help="csv: begin with a byte-order mark, for spreadsheets.")
@store_option
def export_command(format_: str, output: str, bom: bool, store_url: str | None) -> None:
    """Write the whole graph in a format other programs read.

    Example: cancu export --format jsonl -o build/graph.jsonl
    """
    from graph.export import export

    with opened(store_url) as store:
        export(store, format_, output, bom=bom)
    if output != "-":
        click.echo(f"wrote {output}", err=True)


@main.command(name="import")
@click.argument("path", type=click.Path())
@store_option
@json_option
def import_command(path: str, store_url: str | None, as_json: bool) -> None:
    """Read JSON Lines that `export` wrote into a store.

    Example: cancu import build/graph.jsonl --store build/copy.db
    """
    import graph
    import search

    with opened(store_url, read_only=False) as store:
        count = graph.import_(store, path, indexer=search.default_indexer(), embedder=search.default_embedder())
    if as_json:
        emit({"imported": count})
    else:
        say([f"{count} documents imported"])


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
@click.option("--province", "provinces", multiple=True, metavar="NAME")
@click.option("--topic", "topics", multiple=True, metavar="NAME")
@click.option("--role", "roles", multiple=True, type=click.Choice(["lead", "assigned", "coordinate"]))
@click.option("--path", "path", nargs=2, metavar="A B", help="The shortest path between two agencies.")
@store_option
@json_option
def network(
    provinces: tuple[str, ...],
    topics: tuple[str, ...],
    roles: tuple[Role, ...],
    path: tuple[str, str] | None,
    store_url: str | None,
    as_json: bool,
) -> None:
    """Show which agencies work together: weights, bridges, communities, centrality, paths.

    Example: cancu network --province "Lào Cai" --json
    """
    import graph.network
    import search

    with opened(store_url) as store:
        where = search.passage_filter(store, provinces=provinces, topics=topics)
        ends = tuple(search.agency_id(store, name) for name in path) if path else None
        result = graph.network.report(store, provinces=where.provinces, topics=where.topics, roles=roles, path=ends)
    if as_json:
        emit(result)
    else:
        say(graph.network.report_lines(result))


@main.command()
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
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


@main.command(name="eval")
@click.argument("file", type=click.Path())
@store_option
@json_option
def eval_command(file: str, store_url: str | None, as_json: bool) -> None:
    """Score your own questions: JSON Lines of {"question", "expect": [labels or ids], "count"?}.

    Example: cancu eval data/eval/questions-example.jsonl
    """
    from search.own_questions import evaluate_questions

    with opened(store_url) as store:
        result = evaluate_questions(store, file)
    if as_json:
        emit(result.to_json())
    else:
        say(result.lines())


@main.command()
@store_option
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--check", is_flag=True, help="Stop once the explorer's page is healthy.")
def app(store_url: str | None, port: int, check: bool) -> None:
    """Open the explorer in the browser, on this machine only.

    Example: cancu app --port 8501
    """
    from views.serve import serve

    sys.exit(serve(store_url, port, check=check, out=_stderr()))


def _stderr() -> IO[str]:
    return sys.stderr


if __name__ == "__main__":
    main()
