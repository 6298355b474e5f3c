"""Files that readers bring: kept in a folder beside the store, so that they can be read again, and looked through before they enter it.

The folder stands apart from those that `cancu ingest` was given: pruning another folder never loses what was brought, and
`cancu ingest STORE.files` reads it like any other.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ingest.parsed import ParsedDocument
from ingest.sandbox import Failure, Limits, Sandbox, read_and_parse
from ingest.source.folders import Contents, Passed, contents_of

__all__ = ["Brought", "folder_of", "keep", "look_through", "safe_name"]

# What came of a file: what it says, why it could not be read, why it is passed over.
Brought = ParsedDocument | Failure | Passed
NO_CONTAINERS = frozenset({".txt", ".md", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".html", ".htm"})
LONGEST_NAME = 120  # characters; file systems take 255 bytes, a Vietnamese letter is two or three of them


def folder_of(url: str) -> Path:
    """Return the folder of the files that were brought into a store: `demo.files` beside `demo.db`; for a server's store one in the
    user's data folder."""
    from graph.locate import default_store_url

    scheme, between, rest = url.partition("://")
    if not between:
        path = Path(url)
    elif scheme == "sqlite":
        path = Path(rest[1:])
    else:
        path = Path(default_store_url()).with_name(re.sub(r"[^\w.-]+", "-", rest) + ".db")
    return Path(os.path.abspath(path.with_suffix(".files")))


def safe_name(name: str) -> str:
    """Return a file's name without folders and without what file systems or terminals take amiss; its ending is kept."""
    plain = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    plain = "".join("_" if c in '<>:"|?*' else c for c in plain if c.isprintable()).strip(" .")
    stem, ending = os.path.splitext(plain)
    return (stem[: LONGEST_NAME - len(ending[:12])].rstrip() or "van-ban") + ending[:12]


def keep(folder: Path, name: str, data: bytes, takes_place: Callable[[Path], bool]) -> Path:
    """Write a file into the folder and return its path.

    A file of that name is replaced where `takes_place` says so of it, or where it holds the same bytes; else the newcomer gets a number.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem, ending = os.path.splitext(safe_name(name))
    number = 1
    while True:
        path = folder / (f"{stem}{ending}" if number == 1 else f"{stem} ({number}){ending}")
        if not path.exists() or path.read_bytes() == data or takes_place(path):
            break
        number += 1
    waiting = path.with_name(f".{path.name}.part")
    waiting.write_bytes(data)
    os.replace(waiting, path)
    return path


class _Look:
    """Work that says which files an archive or mail holds."""

    def name(self, item: str) -> str:
        return item

    def warm(self) -> None:
        return

    def work(self, item: str) -> Contents:
        return contents_of(item)

    def finish(self, outcome: Contents) -> Contents:
        return outcome


def look_through(
    paths: Sequence[str], *, jobs: int = 0, limits: Limits | None = None, total: Callable[[int], object] | None = None
) -> Iterator[tuple[str, Brought]]:
    """Yield (file, what came of it) for each of `paths` and for each file that an archive or mail among them holds; nothing is stored.

    `total` is called with the number of files to read.
    """
    files: list[str] = []
    passed: list[Passed] = []
    closed = [path for path in paths if os.path.splitext(path)[1].lower() not in NO_CONTAINERS]
    given: dict[str, Contents] = {path: ([path], []) for path in paths}
    if closed:
        with Sandbox(_Look(), jobs=jobs, limits=limits) as sandbox:
            given |= {path: outcome for path, outcome in sandbox.map(closed, len(closed)) if not isinstance(outcome, Failure)}
    for path in paths:
        files += given[path][0]
        passed += given[path][1]
    if total is not None:
        total(len(files))
    yield from read_and_parse(files, jobs=jobs, limits=limits)
    for one in passed:
        yield one.path, one
