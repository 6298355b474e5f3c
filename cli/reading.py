"""Commands that read files: parse, ingest."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from cli.base import emit, fail, json_option, language_option, main, opened, say, store_option, word
from text.errors import BadInput, CancuError

if TYPE_CHECKING:
    from graph.store import Store
    from ingest.run import Engine, IngestReport
    from ingest.sandbox import Limits


def limit_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--jobs`, `--max-seconds` and `--max-memory`."""
    jobs = click.option("--jobs", type=click.IntRange(1, 64), help="Processes that read files.  [default: one a core]")
    seconds = click.option(
        "--max-seconds",
        type=click.FloatRange(0.1, 86_400),
        default=10.0,
        show_default=True,
        help="Seconds of the processor that a file, or 80 pages of it, may take.",
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
@click.option("--explain", is_flag=True, help="Show each task's roles with the rule of schemas/rules that gave them.")
def parse_command(files: tuple[str, ...], jobs: int | None, max_seconds: float, max_memory: float, as_json: bool, explain: bool) -> None:
    """Read files and print what each document says; store nothing.

    Example: cancu parse data/documents/lao-cai-2020.txt --json
    """
    from ingest.sandbox import Failure, read_and_parse
    from views.terminal import explained_lines, parsed_lines

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
            say([*parsed_lines(parsed), *(explained_lines(parsed) if explain else ())])
    if failed:
        sys.exit(1)


@main.command(name="ingest")
@click.argument("paths", nargs=-1, required=True)
@store_option
@limit_options
@click.option("--prune", is_flag=True, help="Remove documents whose files are gone from a folder given again.")
@click.option("--yes", is_flag=True, help="With --prune: also where that is more than half of them.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="What reads the files.")
@click.option("--address", default="", metavar="HOST:PORT", help="With --engine ray: a cluster that runs.  [default: this machine]")
@click.option("--report", "report_path", metavar="FILE", help="Write what became of each file to a .csv or .html file.")
@language_option
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
    engine: Engine,
    address: str,
    report_path: str | None,
    language: str,
    as_json: bool,
) -> None:
    """Read files and folders into the store; again changes nothing.

    Example: cancu ingest data/documents
    """
    if address and engine != "ray":
        raise click.UsageError("--address is where a Ray cluster runs. Add --engine ray.")
    import search
    from ingest.run import ingest
    from text.processes import stand_back

    stand_back()
    start = time.perf_counter()
    with opened(store_url, read_only=False) as store, progress_bar(word("progress", "reading", language)) as (advance, length):
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
            engine=engine,
            address=address,
            progress=lambda path: advance(1),
            total=length,
        )
        nodes, edges = store.counts()
        encoded, waits = (0, 0) if dry_run else encode_small(store, language)
    seconds = round(time.perf_counter() - start, 3)
    passages = {"encoded": encoded, "waiting": waits}
    result = {"documents": report.to_json(), "nodes": nodes, "edges": edges, "passages": passages, "seconds": seconds}
    result |= {"dry_run": True} if dry_run else {}
    if as_json:
        emit(result)
    _tell(report, None if as_json else result, report_path, language)


def _tell(report: IngestReport, result: dict[str, Any] | None, report_path: str | None, language: str) -> None:
    """Print what became of the files where `result` is given, write the report, and end with an error where files failed."""
    from ingest.report import reason, report_lines, write_report
    from views.terminal import ingest_lines, printable_row

    if result is not None:
        say([*map(printable_row, report_lines(report.rows, language=language)), *ingest_lines(result, language)])
    if report_path is not None:
        write_report(report_path, report.rows, language)
    for failure in report.failed:
        said = reason(failure.code, failure.message, language)
        fail(CancuError(said if failure.path in said else f"{failure.path}: {said}", code=failure.code))
    if report.failed:
        sys.exit(1)


def encode_small(store: Store, language: str = "vi") -> tuple[int, int]:
    """Give a store of few passages the encoder's vectors, with a bar; return (how many were read, how many wait for `cancu embed`)."""
    from search.passages import second_pass
    from search.passages.embedding import default_encoder

    with progress_bar(word("progress", "encoding", language)) as (advance, length):
        length(second_pass.waiting(store, default_encoder()))
        return second_pass.encode_small(store, lambda passages: advance(passages))


def encode_all(store: Store, language: str) -> int:
    """Make the second pass with a bar on stderr; return how many passages were read."""
    from search.passages.embedding import default_encoder
    from search.passages.second_pass import encode_store, waiting
    from text.processes import stand_back

    encoder = default_encoder()
    if encoder is None:
        return 0
    stand_back()
    with progress_bar(word("progress", "encoding", language)) as (advance, length):
        length(waiting(store, encoder))
        return encode_store(store, encoder, lambda passages: advance(passages))


@main.command(name="embed")
@language_option
@store_option
@json_option
def embed_command(language: str, store_url: str | None, as_json: bool) -> None:
    """Read every passage with the encoder, so that search knows them by meaning; goes on where it was stopped.

    Stores of up to 1,000 passages get this by `cancu ingest` itself.

    Example: cancu embed --store build/demo.db
    """
    from search.passages.embedding import default_encoder

    if default_encoder() is None:
        raise BadInput("CANCU_ENCODER is 'none', so there is no encoder to read with. Unset it, then run again.", code="no-encoder")
    start = time.perf_counter()
    with opened(store_url, read_only=False) as store:
        encoded = encode_all(store, language)
    result = {"encoded": encoded, "seconds": round(time.perf_counter() - start, 3)}
    if as_json:
        emit(result)
    else:
        say([word("embed", "done", language, n=encoded, seconds=f"{result['seconds']:.1f}")])


@contextmanager
def progress_bar(label: str) -> Iterator[tuple[Callable[[int], None], Callable[[int], None]]]:
    """Yield (advance by some steps, set length) of a bar on stderr; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield (lambda steps: None), (lambda length: None)
        return
    with click.progressbar(length=1, label=label, file=sys.stderr, show_pos=True) as bar:

        def resize(length: int) -> None:
            bar.length = max(1, length)
            bar.render_progress()

        yield bar.update, resize
