"""Files that a reader brings: looked through before they enter the store, written as `cancu ingest` writes, removed, read again."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from graph.sources import base_of, text_key
from graph.twins import Twins, twins
from text.errors import CancuError
from views.services import access, store

__all__ = ["MAX_MB", "Came", "Outcome", "again", "enter", "look_through", "read_through", "remove", "shared", "shared_now", "waiting_file"]

MAX_MB = 64  # of one file, as `ingest.source.archive.MAX_MEMBER`
JOBS = 2  # reading processes: the server answers readers meanwhile


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a file that was looked at: `parsed` as `cancu parse --json` prints it with its text under "text"; else the code and
    message of what hindered it.  `name` is the file's, with its way inside an archive."""

    name: str
    parsed: Mapping[str, Any] | None = None
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: added, updated, unchanged, failed or passed over (`code` says why), and the id of its document now."""

    name: str
    outcome: str
    document: str = ""
    code: str = ""


@st.cache_resource(show_spinner=False)
def _waiting_room() -> Path:
    """Return a folder for files that wait, removed when the server ends."""
    room = Path(tempfile.mkdtemp(prefix="cancu-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    return room


def waiting_file(name: str, data: bytes) -> str:
    """Keep a file that a reader gave until it enters or the server ends; return its path, the same for the same name and bytes.

    Raises:
        CancuError: if nothing may be brought here.
    """
    from ingest.brought import safe_name

    access.check_writable()
    name = safe_name(name)
    folder = _waiting_room() / hashlib.sha256(name.encode() + b"\0" + data).hexdigest()[:24]
    path = folder / name
    if not path.exists():
        folder.mkdir(exist_ok=True)
        path.write_bytes(data)
    return str(path)


def look_through(paths: Sequence[str], total: Callable[[int], object]) -> Iterator[tuple[str, Came]]:
    """Yield (path of `paths`, what came of it or of a file in it); nothing is stored."""
    from ingest.brought import look_through as looked
    from ingest.parsed import ParsedDocument
    from ingest.sandbox import Failure

    for file, found in looked(paths, jobs=JOBS, total=total):
        given = next((path for path in paths if file == path or file.startswith(path + "/")), file)
        name = file[len(os.path.dirname(given)) :].lstrip("/")
        if isinstance(found, ParsedDocument):
            yield given, Came(name, {**found.to_json(), "text": found.source.text, "source": name})
        elif isinstance(found, Failure):
            yield given, Came(name, code=found.code, message=found.message.replace(os.path.dirname(given) + "/", ""))
        else:
            yield given, Came(name, code=found.code, message=found.reason)


def enter(paths: Sequence[str], looked: Mapping[str, Sequence[Came]], progress: Callable[[int, int], object]) -> list[Outcome]:
    """Keep waiting files beside the store and write what they say; return what became of each file.

    A file takes the place of one of its name where it says the same document.  `progress` is called with (files done, files in all).

    Raises:
        CancuError: if nothing may be brought here, or the store fails.
    """
    from ingest.brought import folder_of, keep

    access.check_writable()
    folder = folder_of(store.url())
    with access.WRITING, store.writing() as held:
        documents = {place: base_of(held.sources()[source][1]) for place, source in held.places().items()}
        kept = []
        for path in paths:
            said = {str(came.parsed["document"]["id"]) for came in looked.get(path, ()) if came.parsed}
            data = Path(path).read_bytes()
            kept.append(str(keep(folder, Path(path).name, data, partial(_says_the_same, documents, said))))
        return _written(held, kept, progress)


def again(document: str) -> list[Outcome]:
    """Read the files of a document again; return what became of each.

    Raises:
        CancuError: if nothing may be changed here, the document is not there, or no file of it is.
    """
    access.check_writable()
    with access.WRITING, store.writing() as held:
        places = _places(held, document)
        there = [place for place in places if _is_there(place)]
        if not there:
            raise CancuError(f"{document}: no file of this document is where it was read from. Bring it again.", code="not-found")
        return _written(held, there, lambda done, of: None)


def remove(document: str) -> None:
    """Take a document out of the store, and out of the folder of what was brought where no other document is in its file.

    Raises:
        CancuError: if nothing may be removed here, or the document is not there.
    """
    from ingest.brought import folder_of

    access.check_writable()
    folder = str(folder_of(store.url()))
    with access.WRITING, store.writing() as held:
        places = _places(held, document)
        if not held.remove(document):
            raise CancuError(f"{document}: no such document in the store.", code="no-such-document")
        left = set(held.places())
    for place in places:
        file = next((str(path) for path in (Path(place), *Path(place).parents) if path.is_file()), "")
        if file.startswith(folder + os.sep) and not any(one == file or one.startswith(file + "/") for one in left):
            os.unlink(file)


def read_through(document: str) -> Came:
    """Return what the store holds of a document, as it was looked at before it entered."""
    held = store.opened()
    return Came(Path(held.source(document)).name, {**held.parsed(document), "text": held.text(document)})


def shared(came: Sequence[Came]) -> dict[str, Twins]:
    """Return {name: what it shares} of files that wait, with each other and with files of the store; one of the same name is replaced."""
    files = [(one.name, str(one.parsed["document"]["id"]), text_key(one.parsed["text"])) for one in came if one.parsed]
    names, bases = {name for name, *_ in files}, {base_of(id) for _, id, _ in files}
    with suppress(CancuError):  # no store yet
        held = store.opened()
        for source, (_, id, _) in held.sources().items():
            if base_of(id) in bases and Path(source).name not in names:
                files.append((Path(source).name, id, text_key(held.text(id))))
    return twins(files)


def shared_now() -> dict[str, Twins]:
    """Return {document: what its files share with others of the store}."""
    sources = store.opened().sources()
    found = twins((source, id, id) for source, (_, id, _) in sources.items())
    named = {source: Twins(*(tuple(Path(one).name for one in part) for part in (its.text, its.number))) for source, its in found.items()}
    return {sources[source][1]: its for source, its in named.items()}


def _says_the_same(documents: Mapping[str, str], said: Collection[str], path: Path) -> bool:
    """Whether the document of a stored file is one of those that a newcomer says."""
    return documents.get(_place(path)) in said


def _place(path: Path) -> str:
    from ingest.seen import Found

    return Found.at(str(path)).place


def _is_there(place: str) -> bool:
    from ingest.source.files import is_there

    return is_there(place)


def _places(held: Any, document: str) -> list[str]:
    """Return the places of the files that say a document."""
    of = {source: id for source, (_, id, _) in held.sources().items()}
    return sorted(place for place, source in held.places().items() if of.get(source) == document)


def _written(held: Any, paths: Sequence[str], progress: Callable[[int, int], object]) -> list[Outcome]:
    import search
    from ingest.run import ingest
    from search.passages.second_pass import encode_small

    done, of = 0, len(paths)

    def counted(number: int) -> None:
        nonlocal of
        of = number

    def advance(path: str) -> None:
        nonlocal done
        done += 1
        progress(done, of)

    report = ingest(
        held,
        paths,
        indexer=search.default_indexer(),
        embedder=search.default_embedder(),
        jobs=JOBS,
        progress=advance,
        total=counted,
    )
    encode_small(held)
    places, sources = dict(held.places()), held.sources()
    outcomes = []
    for row in report.rows:
        source = places.get(_place(Path(row.path)), row.path)
        name = next((row.path[len(os.path.dirname(path)) :].lstrip("/") for path in paths if row.path.startswith(path)), row.path)
        document = sources[source][1] if source in sources else ""
        failed = next((failure.code for failure in report.failed if failure.path == row.path), "")
        code = failed or next((passed.code for passed in report.passed_over if passed.path == row.path), "")
        outcomes.append(Outcome(name, row.outcome, document, code))
    return outcomes
