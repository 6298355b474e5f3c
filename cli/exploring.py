"""Commands that explore: network, app."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

import click

from cli.base import document_id, emit, json_option, language_option, main, opened, say, store_option
from cli.taking import format_of, written

if TYPE_CHECKING:
    from graph.query import Role


NETWORK_FORMATS = ("gexf", "graphml", "svg")


def network_format(output: str) -> str:
    """Return the format that a file's name ends in."""
    found = format_of(None, output, NETWORK_FORMATS)
    assert found is not None
    return found


@main.command()
@click.option("--province", "provinces", multiple=True, metavar="NAME")
@click.option("--topic", "topics", multiple=True, metavar="NAME")
@click.option("--role", "roles", multiple=True, type=click.Choice(["lead", "assigned", "coordinate"]))
@click.option("--path", "path", nargs=2, metavar="A B", help="The shortest path between two agencies.")
@click.option("-o", "--output", type=click.Path(), help="Write it as a file: .gexf, .graphml or .svg.")
@language_option
@store_option
@json_option
def network(
    provinces: tuple[str, ...],
    topics: tuple[str, ...],
    roles: tuple[Role, ...],
    path: tuple[str, str] | None,
    output: str | None,
    language: str,
    store_url: str | None,
    as_json: bool,
) -> None:
    """Show which agencies work together: weights, bridges, communities, centrality, paths.

    Example: cancu network --province "Lào Cai" --json
    """
    import graph.network
    import search
    from graph.export.pictures import network_file

    with opened(store_url) as store, store.snapshot():
        where = search.passage_filter(store, provinces=provinces, topics=topics)
        if output is not None:
            filter = graph.network.NetworkFilter(provinces=where.provinces, topics=where.topics, roles=roles)
            made = graph.network.cowork_network(store, filter)
            written(network_file(made, network_format(output)), output, language)
            return
        ends = tuple(search.agency_id(store, name) for name in path) if path else None
        result = graph.network.report(store, provinces=where.provinces, topics=where.topics, roles=roles, path=ends)
    if as_json:
        emit(result)
    else:
        say(graph.network.report_lines(result, language=language))


@main.command()
@click.argument("document")
@click.argument("start", type=click.IntRange(min=0))
@click.argument("end", type=click.IntRange(min=0))
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@store_option
@json_option
def alike(document: str, start: int, end: int, limit: int, store_url: str | None, as_json: bool) -> None:
    """List passages of other documents that say nearly the same as a place of one.

    Example: cancu alike 88/KH-UBND 5200 5400 --json
    """
    from search.passages.alike import alike as nearest
    from views.terminal import printable

    with opened(store_url) as store, store.snapshot():
        found = [one.to_json() for one in nearest(store, document_id(store, document), start, end, limit)]
    if as_json:
        emit({"alike": found})
    else:
        say([f"{one['score']:.2f}  {printable(one['document'])} {one['path']}  {printable(one['exact'])[:160]}" for one in found])


@main.command()
@store_option
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen on; 0.0.0.0: all of them.")
@click.option(
    "--read-only/--writable",
    "read_only",
    default=None,
    help="Whether documents can be brought, removed and corrected.  [default: writable on 127.0.0.1 only]",
)
@click.option("--check", is_flag=True, help="Stop once the explorer's page is healthy.")
def app(store_url: str | None, port: int, host: str, read_only: bool | None, check: bool) -> None:
    """Open the explorer in the browser: on this machine only, unless --host says otherwise.

    Example: cancu app --port 8501 --read-only
    """
    from views.serve import serve

    sys.exit(serve(store_url, port, check=check, out=_stderr(), host=host, read_only=read_only))


def _stderr() -> IO[str]:
    return sys.stderr
