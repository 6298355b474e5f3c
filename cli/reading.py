"""Commands that read files: parse, ingest."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from cli.base import emit, fail, json_option, main, opened, say, store_option
from text.errors import CancuError

if TYPE_CHECKING:
    from ingest.sandbox import Limits


def limit_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--jobs`, `--max-seconds` and `--max-memory`."""
    jobs = click.option("--jobs", type=click.IntRange(1, 64), help="Processes that read files.  [default: one a core]")
    seconds = click.option(
        "--max-seconds", type=click.FloatRange(0.1, 86_400), default=30.0, show_default=True, help="Seconds that one file may take."
    )
    memory = click.option(
        "--max-memory",
        type=click.FloatRange(0.05, 1000),
        default=1.0,
        show_default=True,
        metavar="GB",
        help="Memory that one file may take.",
    )
    return jobs(seconds(memory(function)))


def limits_of(max_seconds: float, max_memory: float) -> Limits:
    """Return the options as limits."""
    from ingest.sandbox import Limits

    return Limits(max_seconds, int(max_memory * 1e9))


@main.command(name="parse")
@click.argument("files", nargs=-1, required=True)
@limit_options
@json_option
def parse_command(files: tuple[str, ...], jobs: int | None, max_seconds: float, max_memory: float, as_json: bool) -> None:
    """Read files and print what each document says; store nothing.

    Example: cancu parse data/documents/lao-cai-2020.txt --json
    """
    from ingest.sandbox import Failure, read_and_parse
    from views.terminal import parsed_lines

    failed = False
    for file, outcome in read_and_parse(files, jobs=jobs or 0, limits=limits_of(max_seconds, max_memory)):
        if isinstance(outcome, Failure):
            failed = True
            error = CancuError(outcome.message, code=outcome.code)
            if as_json:
                emit({"source": file, "error": error.to_json()})
            fail(error)
            continue
        parsed = outcome.to_json()
        if as_json:
            emit(parsed)
        else:
            say(parsed_lines(parsed))
    if failed:
        sys.exit(1)


@main.command(name="ingest")
@click.argument("paths", nargs=-1, required=True)
@store_option
@limit_options
@click.option("--prune", is_flag=True, help="Remove documents whose files are gone from a folder given again.")
@click.option("--yes", is_flag=True, help="With --prune: also where that is more than half of them.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@json_option
def ingest_command(
    paths: tuple[str, ...],
    store_url: str | None,
    jobs: int | None,
    max_seconds: float,
    max_memory: float,
    prune: bool,
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
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
            jobs=jobs or 0,
            limits=limits_of(max_seconds, max_memory),
            prune=prune,
            prune_most=yes,
            dry_run=dry_run,
            progress=advance,
            total=length,
        )
        nodes, edges = store.counts()
    seconds = round(time.perf_counter() - start, 3)
    result = {"documents": report.to_json(), "nodes": nodes, "edges": edges, "seconds": seconds, **({"dry_run": True} if dry_run else {})}
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
