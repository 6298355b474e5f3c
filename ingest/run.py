"""Ingest of files and folders into a store: what is new, changed, unchanged, missing or failed.

One document is one transaction of the store; a file that cannot be read is recorded and the rest goes on.  With several
jobs, files are parsed in processes and written by one writer, in the order of their paths, so the store's bytes do not depend on `jobs`.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from graph.prepare import Prepared, prepare
from graph.store import Embedder, PassageIndexer, Store
from ingest.source.folders import Passed
from text.errors import CancuError, StoreError, UnreadableSource

__all__ = ["Failure", "IngestReport", "ingest"]


# An embedder that pickles to more than this is not sent to worker processes.
PORTABLE_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that was not ingested, and why."""

    path: str
    code: str
    message: str

    def to_json(self) -> dict[str, str]:
        """Return the object of CONTRACT.md's `failed` list."""
        return {"path": self.path, "code": self.code, "message": self.message}


@dataclass(slots=True)
class IngestReport:
    """What became of each source; `missing` and `removed` list the paths of sources that vanished, `passed_over` the
    files of folders that are not read, and why."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    passed_over: list[Passed] = field(default_factory=list)

    def to_json(self) -> dict[str, object]:
        """Return the `documents` object of CONTRACT.md; `missing_paths` and `removed_paths` name the files."""
        return {
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "missing": len(self.missing),
            "removed": len(self.removed),
            "failed": [failure.to_json() for failure in self.failed],
            "passed_over": [passed.to_json() for passed in self.passed_over],
            "missing_paths": self.missing,
            "removed_paths": self.removed,
        }


def ingest(
    store: Store,
    paths: Sequence[str],
    *,
    indexer: PassageIndexer | None = None,
    embedder: Embedder | None = None,
    jobs: int = 1,
    prune: bool = False,
    progress: Callable[[str], object] | None = None,
    total: Callable[[int], object] | None = None,
) -> IngestReport:
    """Read `paths` (files and folders) into `store` and return what became of each.

    A source is unchanged when its bytes and the versions of reader, schema, index and model are those stored.
    `progress` is called with each path when it is done, `total` once with their number.

    Raises:
        StoreError: if the store fails; sources written before stay.
    """
    from ingest.source.read import expand

    report = IngestReport()
    files: list[str] = []
    for path in paths:
        try:
            found, passed = expand([path])
        except UnreadableSource as error:
            report.failed.append(Failure(path, error.code, error.message))
            continue
        known_files = set(files)
        files += [file for file in map(_posix, found) if file not in known_files]
        report.passed_over += passed
    if total is not None:
        total(len(files))
    known = store.sources()
    versions = _versions(indexer, embedder)
    portable = jobs <= 1 or _is_portable(embedder)
    for file, outcome in _prepared(files, known, _Worker(versions, indexer, embedder if portable else None), jobs):
        if isinstance(outcome, Failure):
            report.failed.append(outcome)
        elif outcome is None:
            report.unchanged += 1
        else:
            written = store.write_prepared(outcome if portable else prepare(outcome.facts, indexer, embedder))
            setattr(report, written, getattr(report, written) + 1)
        if progress is not None:
            progress(file)
    _find_missing(store, paths, files, known, report, prune=prune)
    if indexer is not None and (report.updated or report.removed):
        store.compact(indexer)
    return report


def _posix(path: str | os.PathLike[str]) -> str:
    return Path(os.path.normpath(path)).as_posix()


def _versions(indexer: PassageIndexer | None, embedder: Embedder | None) -> dict[str, str]:
    from ingest.facts import versions

    return {
        **versions(),
        "indexer": indexer.name if indexer is not None else "",
        "model": embedder.name if embedder is not None else "",
    }


def _is_portable(embedder: Embedder | None) -> bool:
    """Whether an embedder can be sent to other processes; a large model stays in this one, where it may have a GPU."""
    try:
        return embedder is None or len(pickle.dumps(embedder)) <= PORTABLE_BYTES
    except Exception:  # what a model's objects raise when they cannot be pickled is theirs to choose
        return False


Known = Mapping[str, tuple[str, str, Mapping[str, str]]]


@dataclass(frozen=True)
class _Worker:
    """Reads one file up to what a store writes; the same in this process and in others."""

    versions: Mapping[str, str]
    indexer: PassageIndexer | None
    embedder: Embedder | None

    def work(self, file: str, known: tuple[str, str, Mapping[str, str]] | None) -> Prepared | Failure | None:
        """Return one file ready to write, None if it is unchanged, or why it failed."""
        from ingest.facts import facts
        from ingest.pipeline import parse
        from ingest.source.read import read_source

        try:
            file.encode("utf-8")
        except UnicodeEncodeError:
            shown = file.encode("utf-8", "backslashreplace").decode("utf-8")
            return Failure(shown, "name-not-utf-8", f"{shown}: the file's name is not UTF-8, so no store can hold it. Rename the file.")
        try:
            source = read_source(file)
            if known is not None and known[0] == source.sha256 and dict(known[2]) == dict(self.versions):
                return None
            said = facts(parse(replace(source, path=file)))
            return prepare(replace(said, versions={**said.versions, **self.versions}), self.indexer, self.embedder)
        except CancuError as error:
            return Failure(file, error.code, error.message)
        except RecursionError as error:
            return Failure(file, "too-deep", f"{file}: nested too deeply to be read ({error}). Split the file and ingest the parts.")


_worker: _Worker | None = None


def _start(worker: _Worker) -> None:
    """Keep this process's worker: the model travels once a process, not once a file."""
    global _worker
    _worker = worker


def _work(file: str, known: tuple[str, str, Mapping[str, str]] | None) -> Prepared | Failure | None:
    assert _worker is not None
    return _worker.work(file, known)


def _prepared(files: Sequence[str], known: Known, worker: _Worker, jobs: int) -> Iterator[tuple[str, Prepared | Failure | None]]:
    """Yield (file, outcome) in the order of `files`; memory holds a few outcomes a job, whatever the number of files."""
    if jobs <= 1 or len(files) < 2:
        for file in files:
            yield file, worker.work(file, known.get(file))
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(worker,)) as pool:
        waiting: list[tuple[str, Future[Prepared | Failure | None]]] = []
        queue = iter(files)

        def submit(some: Iterable[str]) -> None:
            waiting.extend((file, pool.submit(_work, file, known.get(file))) for file in some)

        submit(islice(queue, 4 * jobs))
        while waiting:
            file, future = waiting.pop(0)
            try:
                outcome = future.result()
            except BrokenProcessPool as error:
                raise StoreError(
                    f"A worker process died while reading {file}. Documents written before are kept; run the command again with --jobs 1.",
                    code="worker-died",
                ) from error
            submit(islice(queue, 1))
            yield file, outcome


def _find_missing(store: Store, paths: Sequence[str], files: Sequence[str], known: Known, report: IngestReport, *, prune: bool) -> None:
    """Report stored sources below a folder given again whose files are gone; with `prune` remove them."""
    folders = [_posix(path) for path in paths if os.path.isdir(path)]
    present = set(files)
    gone = sorted(
        source
        for source in known
        if source not in present
        and any(source.startswith(f"{folder}/") or folder == "." for folder in folders)
        and not os.path.exists(source)
    )
    report.missing = gone
    if prune:
        for source in gone:
            store.remove(source)
            report.removed.append(source)
        report.missing = []
