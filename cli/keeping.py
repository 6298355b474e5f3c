"""Commands that keep a store: check, backup, restore."""

from __future__ import annotations

import sys
from contextlib import closing

import click

from cli.base import emit, json_option, language_option, main, say, store_option, word
from text.errors import BadInput


def store_file(url: str | None) -> str:
    """Return the path of the embedded store that is meant.

    Raises:
        BadInput: if it is a server's store, which has tools of its own.
    """
    from graph.locate import NEO4J_SCHEMES, default_store_url

    url = url or default_store_url()
    if url.partition("://")[0] in NEO4J_SCHEMES:
        raise BadInput(
            f"{url} is a Neo4j store, which is checked and copied by its server. Use `neo4j-admin database check`, `dump` and `load`.",
            code="wrong-store",
        )
    return url.removeprefix("sqlite:///")


@main.command()
@click.option("--repair", is_flag=True, help="Make the store anew from what is whole; the old file stays beside it.")
@language_option
@store_option
@json_option
def check(repair: bool, language: str, store_url: str | None, as_json: bool) -> None:
    """Compare a store with the hashes of what was written to it, and say what is wrong and what an earlier reader read.

    Example: cancu check --store build/demo.db
    """
    import search
    from graph import open_store
    from graph.sqlite.check import check as find_problems
    from graph.sqlite.repair import repair as make_anew
    from ingest.age import outdated
    from ingest.run import reread
    from views.terminal import check_lines

    path = store_file(store_url)
    count, problems = find_problems(path, search.default_indexer())
    result: dict[str, object] = {"store": path, "sources": count, "problems": [problem.to_json() for problem in problems]}
    left = bool(problems)
    if repair and problems:
        indexer, embedder = search.default_indexer(), search.default_embedder()
        repaired = make_anew(path, indexer, embedder, lambda source, place, sha256: reread(source, place, sha256, indexer, embedder))
        result["repaired"] = repaired.to_json()
        left = bool(repaired.lost)
    if not problems:
        with closing(open_store(path, read_only=True)) as store:
            result["outdated"] = outdated(store)
    if as_json:
        emit(result)
    else:
        say(check_lines(result, language))
    if left:
        sys.exit(1)


@main.command()
@click.argument("path", type=click.Path())
@language_option
@store_option
@json_option
def backup(path: str, language: str, store_url: str | None, as_json: bool) -> None:
    """Copy the store to a new file, while others read and write it.

    Example: cancu backup build/copy.db --store build/demo.db
    """
    from graph.sqlite.repair import backup as copy

    size = copy(store_file(store_url), path)
    if as_json:
        emit({"backup": path, "bytes": size})
    else:
        say([word("files", "copied", language, path=path, size=f"{size / 1e6:.1f}")])


@main.command()
@click.argument("path", type=click.Path())
@language_option
@store_option
@json_option
def restore(path: str, language: str, store_url: str | None, as_json: bool) -> None:
    """Put a backup in the place of what the store holds, while others read it.

    Example: cancu restore build/copy.db --store build/demo.db
    """
    from graph.sqlite.repair import restore as put_back

    store = store_file(store_url)
    put_back(store, path)
    if as_json:
        emit({"restored": store, "from": path})
    else:
        say([word("files", "restored", language, store=store, path=path)])
