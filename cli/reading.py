"""Commands that read files: parse, ingest."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from cli.base import emit, fail, json_option, main, opened, say, store_option
from text.errors import CancuError


@main.command(name="parse")
@click.argument("files", nargs=-1, required=True)
@json_option
def parse_command(files: tuple[str, ...], as_json: bool) -> None:
    """Read files and print what each document says; store nothing.

    Example: cancu parse data/documents/lao-cai-2020.txt --json
    """
    from ingest.pipeline import parse
    from ingest.source.read import read_source
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
