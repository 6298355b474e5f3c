"""Ingest of files and folders into a store: what is new, changed, unchanged, missing or failed.

One document is one transaction of the store; a file that cannot be read is recorded and the rest goes on.  Files are read in processes
with limits (`ingest.sandbox`) and written by one writer, in the order of their paths, so the store's bytes do not depend on `jobs`.
Nothing is removed but what `prune` asks for and `ingest.seen` saw to be gone.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import TracebackType
from typing import Literal, Protocol, Self

from graph.prepare import Prepared, prepare, with_vectors
from graph.sources import with_source
from graph.store import Embedder, PassageIndexer, Store
from graph.twins import told, twins
from ingest.report import FileRow, kind_of_name, read_row, unread_row
from ingest.sandbox import Limits, Sandbox, warm
from ingest.seen import Failure, Found, Seen, look, shown
from ingest.source.files import is_there
from ingest.source.folders import Contents, Passed, contents_of

__all__ = ["Engine", "Failure", "IngestReport", "ingest", "reread"]

# An embedder that pickles to more than this is not sent to worker processes.
PORTABLE_BYTES = 64_000_000
Engine = Literal["local", "ray"]
_READ = ("added", "updated", "unchanged")


@dataclass(slots=True)
class IngestReport:
    """What became of each source; the lists hold paths as stored.

    `missing`: gone, and still stored; `removed`: gone, and taken out; `unseen`: their files cannot be seen, which does not say that they
    are gone (an unreadable or empty folder, a disk that is not there); they stay stored.  `passed_over`: files of folders that are not
    read, and why; `rows`: every file, for `ingest.report`.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    passed_over: list[Passed] = field(default_factory=list)
    rows: list[FileRow] = field(default_factory=list)

    def to_json(self) -> dict[str, object]:
        """Return the `documents` object of CONTRACT.md; `missing_paths`, `removed_paths` and `unseen_paths` name the files."""
        return {
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "missing": len(self.missing),
            "removed": len(self.removed),
            "unseen": len(self.unseen),
            "failed": [failure.to_json() for failure in self.failed],
            "passed_over": [passed.to_json() for passed in self.passed_over],
            "missing_paths": self.missing,
            "removed_paths": self.removed,
            "unseen_paths": self.unseen,
        }


def ingest(
    store: Store,
    paths: Sequence[str],
    *,
    indexer: PassageIndexer | None = None,
    embedder: Embedder | None = None,
    jobs: int = 0,
    limits: Limits | None = None,
    prune: bool = False,
    prune_most: bool = False,
    dry_run: bool = False,
    engine: Engine = "local",
    address: str = "",
    progress: Callable[[str], object] | None = None,
    total: Callable[[int], object] | None = None,
) -> IngestReport:
    """Read `paths` (files and folders) into `store` and return what became of each.

    A source is unchanged when its bytes and the versions of reader, schema, index and model are those stored.  `jobs` is the number of
    reading processes at most (0: one a core).  `prune` removes sources whose files are gone from a folder given again; more than half of
    those below the folders given only with `prune_most`.  With `dry_run` nothing is written, and the report says what would be.
    `progress` is called with each path when it is done, `total` once with their number.

    With the engine "ray" files are read by the workers of the Ray cluster at `address` (`ingest.spread`), or of one made on this machine.
    What is read is written here, in the order of the paths and as many at once as the store likes.

    Raises:
        StoreError: if the store fails; sources written before stay.
        BadInput: if the engine is not there.
    """
    report = IngestReport()
    held = _Held(store)
    versions = _versions(indexer, embedder)
    portable = _is_portable(embedder)
    work = _Work(versions, indexer, embedder if portable else None)
    with _readers(work, engine, address, jobs, limits) as sandbox:
        seen = look(paths, partial(_contents, sandbox))
        report.failed += seen.failures
        report.passed_over += seen.passed_over
        report.rows += [unread_row(one.path, "failed", one.code, one.message) for one in seen.failures]
        if total is not None:
            total(len(seen.files))
        writer = _Writer(store, held, report, dry_run=dry_run, progress=progress)
        for found, outcome in _outcomes(seen.files, held, versions, sandbox):
            if isinstance(outcome, Prepared) and embedder is not None and not portable:
                outcome = with_vectors(outcome, indexer, embedder)
            writer.take(found, outcome)
        writer.flush()
    report.rows += [unread_row(one.path, "passed over", one.code, one.reason) for one in report.passed_over]
    _find_missing(store, seen, report, prune=prune, most=prune_most, dry_run=dry_run)
    if not dry_run:
        _tell_twins(store, report)
    if indexer is not None and not dry_run and (report.updated or report.removed):
        store.compact(indexer)
    return report


def _tell_twins(store: Store, report: IngestReport) -> None:
    """Say of each file that was read which others of the store say its document."""
    sources, places = store.sources(), store.places()
    shared = twins((name, document, document) for name, (_, document, _) in sources.items())
    if not shared:
        return
    for number, row in enumerate(report.rows):
        found = shared.get(places.get(Found.at(row.path).place, row.path)) if row.outcome in _READ else None
        if found is not None:
            both = (*told(found, "vi"), *row.look), (*told(found, "en"), *(row.look_en or row.look))
            report.rows[number] = replace(row, look=both[0], look_en=both[1])


def reread(source: str, place: str, sha256: str, indexer: PassageIndexer | None, embedder: Embedder | None) -> Prepared | None:
    """Return a stored source read again from its file, under the path that it has in the store; None where the file cannot be read or its
    bytes are not those that were stored."""
    if not place or _sha256(place) != sha256:
        return None
    with Sandbox(_Work(_versions(indexer, embedder), indexer, embedder), jobs=1) as sandbox:
        found = sandbox.one(_Read(Found(place, place), "", ""))
    return found.with_facts(with_source(found.facts, source)) if isinstance(found, Prepared) else None


def _readers(work: _Work, engine: Engine, address: str, jobs: int, limits: Limits | None) -> Readers:
    if engine == "ray":
        from ingest.spread import Spread

        return Spread(work, address=address, jobs=jobs, limits=limits)
    return Sandbox(work, jobs=jobs, limits=limits)


class _Writer:
    """Writes what was read, in its order, as many documents at once as the store likes, and reports what became of each file."""

    def __init__(self, store: Store, held: _Held, report: IngestReport, *, dry_run: bool, progress: Callable[[str], object] | None) -> None:
        self._store, self._held, self._report = store, held, report
        self._dry_run, self._progress = dry_run, progress
        self._waiting: list[tuple[Found, Prepared | Failure | None]] = []

    def take(self, found: Found, outcome: Prepared | Failure | None) -> None:
        """Take what a file says ready to write, why it failed, or None where it is unchanged."""
        self._waiting.append((found, outcome))
        if len(self._waiting) >= self._store.batch:
            self.flush()

    def flush(self) -> None:
        """Write what was taken."""
        waiting, self._waiting = self._waiting, []
        ready = [(found, outcome) for found, outcome in waiting if isinstance(outcome, Prepared)]
        if self._dry_run:
            written = iter([self._held.would(found, prepared) for found, prepared in ready])
        else:
            written = iter(self._store.write_batch([prepared for _, prepared in ready]) if ready else [])
        report = self._report
        for found, outcome in waiting:
            if isinstance(outcome, Failure):
                report.failed.append(outcome)
                report.rows.append(unread_row(outcome.path, "failed", outcome.code, outcome.message))
            elif outcome is None:
                report.unchanged += 1
                report.rows.append(FileRow(found.path, kind_of_name(found.path), "unchanged"))
            else:
                became = next(written)
                setattr(report, became, getattr(report, became) + 1)
                report.rows.append(read_row(found.path, became, outcome.facts.parsed))
            if self._progress is not None:
                self._progress(found.path)


class _Held:
    """What the store held before: which source a file is, and whether it changed."""

    def __init__(self, store: Store) -> None:
        self._sources = store.sources()
        self._places = store.places()
        self._place_of = {name: place for place, name in self._places.items()}

    def name(self, found: Found) -> str | None:
        """Return the stored source that this file is: the one of its place, or one of its path whose place was never recorded."""
        by_place = self._places.get(found.place)
        if by_place is not None:
            return by_place
        return found.path if found.path in self._sources and found.path not in self._place_of else None

    def sha256(self, found: Found, versions: Mapping[str, str]) -> str:
        """Return the stored hash of a file's bytes that say the same again; "" where it must be read whatever its bytes are."""
        name = self._places.get(found.place)
        return self._sources[name][0] if name is not None and dict(self._sources[name][2]) == dict(versions) else ""

    def former(self, found: Found) -> str:
        """Return the recorded place of a source with this path whose file is not there any more: it may have moved here."""
        place = self._place_of.get(found.path, "")
        return place if place and place != found.place and not (os.path.lexists(place) or is_there(place)) else ""

    def would(self, found: Found, prepared: Prepared) -> str:
        """Return what writing would do."""
        name = self.name(found)
        if name is None:
            return "added"
        sha256, _, versions = self._sources[name]
        return "unchanged" if (sha256, dict(versions)) == (prepared.facts.sha256, dict(prepared.facts.versions)) else "updated"


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


@dataclass(frozen=True, slots=True)
class _Look:
    """To do: say which files an archive or mail holds."""

    path: str


@dataclass(frozen=True, slots=True)
class _Read:
    """To do: read a file; `sha256` is that of bytes that need no reading, `former` a place that it may have moved from."""

    found: Found
    sha256: str
    former: str


@dataclass(frozen=True)
class _Work:
    """Reads one file up to what a store writes."""

    versions: Mapping[str, str]
    indexer: PassageIndexer | None
    embedder: Embedder | None

    def name(self, item: _Look | _Read) -> str:
        """Return the path that failures name."""
        return item.path if isinstance(item, _Look) else item.found.path

    def warm(self) -> None:
        """Load what reading and embedding need."""
        warm()
        if self.embedder is not None:
            self.embedder.encode(["Sở Ngoại vụ"])

    def work(self, item: _Look | _Read) -> Contents | Prepared | None:
        """Return what an archive holds; or a file ready to write, None where it is unchanged."""
        if isinstance(item, _Look):
            return contents_of(item.path)
        from ingest.facts import facts
        from ingest.pipeline import parse
        from ingest.source.files import data_of
        from ingest.source.patience import more_time_for
        from ingest.source.read import read_source

        path = item.found.path
        if item.sha256 and hashlib.sha256(data_of(path)).hexdigest() == item.sha256:
            return None
        source = read_source(path)
        more_time_for(source.text)
        said = facts(parse(source))
        said = replace(said, versions={**said.versions, **self.versions})
        prepared = prepare(said, self.indexer, digested=self.embedder is None)  # else `finish` digests
        return replace(prepared, place=item.found.place, former=item.former)

    def finish(self, outcome: Contents | Prepared | None) -> Contents | Prepared | None:
        """Embed the passages: a long document is not a slow one."""
        if self.embedder is None or not isinstance(outcome, Prepared):
            return outcome
        return with_vectors(outcome, self.indexer, self.embedder)


class Readers(Protocol):
    """What reads files: processes of this machine, or workers of a cluster."""

    def one(self, item: _Look | _Read) -> Contents | Prepared | Failure | None:
        """Return what comes of an item."""
        ...

    def map(
        self, items: Iterable[_Look | _Read], expected: int | None = None
    ) -> Iterator[tuple[_Look | _Read, Contents | Prepared | Failure | None]]:
        """Yield (item, what came of it) in the order of `items`."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


def _contents(sandbox: Readers, path: str) -> Contents:
    """Return what an archive or mail holds; one that cannot be opened is read as a file, which says what is wrong with it."""
    outcome = sandbox.one(_Look(path))
    return outcome if isinstance(outcome, tuple) else ([path], [])


def _outcomes(
    files: Sequence[Found], held: _Held, versions: Mapping[str, str], sandbox: Readers
) -> Iterator[tuple[Found, Prepared | Failure | None]]:
    """Yield (file, what it says ready to write; None: it is unchanged) in the order of `files`; memory holds a few a process."""
    known: dict[str, Failure | None] = {}
    to_do: list[_Read] = []
    for found in files:
        if shown(found.path) != found.path:
            said = f"{shown(found.path)}: the file's name is not UTF-8, so no store can hold it. Rename the file."
            known[found.place] = Failure(shown(found.path), "name-not-utf-8", said)
            continue
        sha256 = held.sha256(found, versions)
        if sha256 and _sha256(found.place) == sha256:
            known[found.place] = None
        else:
            to_do.append(_Read(found, sha256, held.former(found)))
    read = sandbox.map(to_do, len(to_do))
    for found in files:
        if found.place in known:
            yield found, known[found.place]
        else:
            outcome = next(read)[1]
            assert not isinstance(outcome, tuple)
            yield found, outcome


def _sha256(path: str) -> str:
    """Return the hash of a plain file's bytes; "" where that is no such file or cannot be read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return ""
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def _find_missing(store: Store, seen: Seen, report: IngestReport, *, prune: bool, most: bool, dry_run: bool) -> None:
    """Report stored sources below the folders given whose files are gone, or cannot be seen; with `prune` remove those that are gone."""
    present = {found.place for found in seen.files}
    below = {place: name for place, name in store.places().items() if seen.covers(place)}
    gone = []
    for place, name in sorted(below.items(), key=lambda item: item[1]):
        if place in present:
            continue
        if seen.is_gone(place):
            gone.append(name)
        elif not os.path.lexists(place) and not is_there(place):
            report.unseen.append(name)
    report.missing = gone
    if not prune or not gone:
        return
    if 2 * len(gone) > len(below) and not most:
        message = (
            f"{len(gone)} of the {len(below)} sources stored from these folders are gone, more than half: nothing was removed. "
            "Look whether a disk or folder is missing; to remove them all the same, add --yes."
        )
        report.failed.append(Failure(", ".join(seen.roots), "prune-refused", message))
        return
    for name in gone:
        if not dry_run:
            store.remove(name)
        report.removed.append(name)
    report.missing = []
