"""Ingest of files and folders into a store: what is new, changed, unchanged, missing or failed.

One document is one transaction of the store; a file that cannot be read is recorded and the rest goes on.  Files are read in processes
with limits (`ingest.sandbox`) and written by one writer, in the order of their paths, so the store's bytes do not depend on `jobs`.
Nothing is removed but what `prune` asks for and `ingest.folders` saw to be gone.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.prepare import Prepared, prepare
from graph.store import Embedder, PassageIndexer, Store
from ingest.folders import Found, Seen, look
from ingest.sandbox import Failure, Limits, Sandbox

__all__ = ["Failure", "IngestReport", "ingest"]


# An embedder that pickles to more than this is not sent to worker processes.
PORTABLE_BYTES = 64_000_000


@dataclass(slots=True)
class IngestReport:
    """What became of each source; the lists hold paths as stored.

    `missing`: gone, and still stored; `removed`: gone, and taken out; `unseen`: their files cannot be seen, which does not say that they
    are gone (an unreadable or empty folder, a disk that is not there); they stay stored.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)

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
    progress: Callable[[str], object] | None = None,
    total: Callable[[int], object] | None = None,
) -> IngestReport:
    """Read `paths` (files and folders) into `store` and return what became of each.

    A source is unchanged when its bytes and the versions of reader, schema, index and model are those stored.  `jobs` is the number of
    reading processes at most (0: one a core).  `prune` removes sources whose files are gone from a folder given again; more than half of
    those below the folders given only with `prune_most`.  With `dry_run` nothing is written, and the report says what would be.
    `progress` is called with each path when it is done, `total` once with their number.

    Raises:
        StoreError: if the store fails; sources written before stay.
    """
    report = IngestReport()
    seen = look(paths)
    report.failed += seen.failures
    if total is not None:
        total(len(seen.files))
    held = _Held(store)
    versions = _versions(indexer, embedder)
    portable = _is_portable(embedder)
    work = _Work(versions, indexer, embedder if portable else None)
    for found, outcome in _outcomes(seen.files, held, work, jobs, limits):
        if isinstance(outcome, Failure):
            report.failed.append(outcome)
        elif outcome is None:
            report.unchanged += 1
        else:
            whole = outcome if portable else replace(prepare(outcome.facts, indexer, embedder), place=found.place, former=outcome.former)
            written = held.would(found, whole) if dry_run else store.write_prepared(whole)
            setattr(report, written, getattr(report, written) + 1)
        if progress is not None:
            progress(found.path)
    _find_missing(store, seen, report, prune=prune, most=prune_most, dry_run=dry_run)
    if indexer is not None and not dry_run and (report.updated or report.removed):
        store.compact(indexer)
    return report


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

    def is_unchanged(self, found: Found, versions: Mapping[str, str]) -> bool:
        """Whether the file's bytes and the versions are those stored; decided without reading the file as a document."""
        name = self._places.get(found.place)
        if name is None or dict(self._sources[name][2]) != dict(versions):
            return False
        return _sha256(found.place) == self._sources[name][0]

    def former(self, found: Found) -> str:
        """Return the recorded place of a source with this path whose file is not there any more: it may have moved here."""
        place = self._place_of.get(found.path, "")
        return place if place and place != found.place and not os.path.lexists(place) else ""

    def would(self, found: Found, prepared: Prepared) -> str:
        """Return what writing would do."""
        name = self.name(found)
        if name is None:
            return "added"
        sha256, _, versions = self._sources[name]
        return "unchanged" if (sha256, dict(versions)) == (prepared.facts.sha256, dict(prepared.facts.versions)) else "updated"


def _sha256(path: str) -> str:
    """Return the hash of a file's bytes; "" where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


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


@dataclass(frozen=True)
class _Work:
    """Reads one file, given with the former place that it may have moved from, up to what a store writes."""

    versions: Mapping[str, str]
    indexer: PassageIndexer | None
    embedder: Embedder | None

    def name(self, item: tuple[Found, str]) -> str:
        """Return the path that failures name."""
        return item[0].path

    def work(self, item: tuple[Found, str]) -> Prepared:
        """Return one file ready to write."""
        from ingest.facts import facts
        from ingest.pipeline import parse
        from ingest.source.read import read_source

        found, former = item
        said = facts(parse(read_source(found.path)))
        prepared = prepare(replace(said, versions={**said.versions, **self.versions}), self.indexer, self.embedder)
        return replace(prepared, place=found.place, former=former)


Outcome = tuple[Found, Prepared | Failure | None]


def _outcomes(files: Sequence[Found], held: _Held, work: _Work, jobs: int, limits: Limits | None) -> Iterator[Outcome]:
    """Yield (file, what it says ready to write; None: it is unchanged) in the order of `files`; memory holds a few a process."""
    known: dict[str, Failure | None] = {}
    for found in files:
        try:
            found.path.encode("utf-8")
        except UnicodeEncodeError:
            shown = found.path.encode("utf-8", "backslashreplace").decode("utf-8")
            said = f"{shown}: the file's name is not UTF-8, so no store can hold it. Rename the file."
            known[found.place] = Failure(shown, "name-not-utf-8", said)
            continue
        if held.is_unchanged(found, work.versions):
            known[found.place] = None
    new = [found for found in files if found.place not in known]
    with Sandbox(work, jobs=jobs, limits=limits, expected=len(new)) as sandbox:
        read = sandbox.map((found, held.former(found)) for found in new)
        for found in files:
            yield (found, known[found.place]) if found.place in known else (found, next(read)[1])


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
        elif not os.path.lexists(place):
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
