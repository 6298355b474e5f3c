"""Which files are to be read: folders walked, and what could not be seen in them.

A stored source is known by its *place*, the absolute path of its file; it is shown as the path that was given.  `Seen` tells a file that
is gone from one that cannot be seen: below an unreadable or an empty folder (a mount point without its disk) nothing is gone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.source.read import SUFFIXES

__all__ = ["Failure", "Found", "Seen", "look"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that was not read, and why."""

    path: str
    code: str
    message: str

    def to_json(self) -> dict[str, str]:
        """Return the object of CONTRACT.md's `failed` list."""
        return {"path": self.path, "code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `path` as it was given (its folder as given), `place` its absolute path, links of folders resolved."""

    path: str
    place: str


@dataclass(slots=True)
class Seen:
    """What a look at the paths given found: files in order, failures, the places of the folders that were walked."""

    files: list[Found] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    roots: list[str] = field(default_factory=list)

    def covers(self, place: str) -> bool:
        """Whether a place lies below a folder that was walked."""
        return any(_is_below(place, root) for root in self.roots)

    def is_gone(self, place: str) -> bool:
        """Whether the file at a place below a walked folder is surely gone: no such entry, and the nearest folder above it that is
        there can be read and holds something."""
        try:
            os.lstat(place)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError:
            return False
        else:
            return False
        folder = os.path.dirname(place)
        while not os.path.isdir(folder):
            above = os.path.dirname(folder)
            if above == folder:
                return False
            folder = above
        if not self.covers(os.path.join(folder, "x")):
            return False
        try:
            with os.scandir(folder) as entries:
                return next(entries, None) is not None
        except OSError:
            return False


def look(paths: Iterable[str | os.PathLike[str]]) -> Seen:
    """Return the files that `paths` name, each once: files as given, folders with all readable files below them in sorted order.

    What is missing, is no file, cannot be looked into or leads out of its folder is a failure; the rest goes on.  Pipes and devices
    inside a folder are passed over: reading one may never end.
    """
    seen = Seen()
    files: dict[str, Found] = {}
    for path in paths:
        given = os.fspath(path)
        try:
            if os.path.isdir(given):
                found = list(_walk(given, seen))
            else:
                _check(given)
                found = [_found(given)]
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            seen.failures.append(Failure(_shown(given), "cannot-open", f"{_shown(given)}: cannot be opened: {reason}. Check the path."))
            continue
        except _Refused as refused:
            seen.failures.append(Failure(_shown(given), refused.code, refused.message))
            continue
        for one in found:
            files.setdefault(one.place, one)
    seen.files = list(files.values())
    return seen


class _Refused(Exception):
    def __init__(self, code: str, message: str) -> None:
        self.code, self.message = code, message


def _check(given: str) -> None:
    try:
        mode = os.stat(given).st_mode
    except FileNotFoundError:
        raise _Refused("not-found", f"{_shown(given)}: no such file or folder. Check the path.") from None
    if not stat.S_ISREG(mode):
        raise _Refused("not-a-file", f"{_shown(given)}: a pipe, socket or device, not a file. Save it to a file and give that.")


def _walk(given: str, seen: Seen) -> Iterator[Found]:
    """Yield the files below a folder, sorted; what cannot be looked into becomes a failure."""
    root = os.path.realpath(given)
    seen.roots.append(root)
    failed: list[OSError] = []
    names = []
    for folder, folders, files in os.walk(given, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names += [os.path.join(folder, name) for name in files if not name.startswith((".", "~$")) and _is_readable_kind(name)]
    for error in failed:
        shown = _shown(str(error.filename or given))
        reason = error.strerror or str(error)
        message = f"{shown}: the folder cannot be looked into: {reason}. Nothing stored from it is changed. Check its permissions."
        seen.failures.append(Failure(shown, "folder-unreadable", message))
    some = False
    for name in sorted(names):
        if _is_endless(name):
            continue
        some = True
        if os.path.islink(name) and not _is_below(os.path.realpath(name), root) and os.path.exists(name):
            message = f"{_shown(name)}: a link that leads out of the folder {_shown(given)}. Give the file that it means by its own path."
            seen.failures.append(Failure(_shown(name), "link-outside", message))
            continue
        yield _found(name)
    if not some and not failed:
        endings = " ".join(sorted(SUFFIXES))
        raise _Refused("empty-folder", f"{_shown(given)}: the folder holds nothing to read ({endings}). Give another.")


def _found(path: str) -> Found:
    whole = os.path.abspath(path)
    place = os.path.join(os.path.realpath(os.path.dirname(whole)), os.path.basename(whole))
    return Found(Path(os.path.normpath(path)).as_posix(), Path(place).as_posix())


def _is_readable_kind(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in SUFFIXES


def _is_endless(path: str) -> bool:
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False  # a dangling link or a closed folder: reading it says what is wrong


def _is_below(place: str, root: str) -> bool:
    return place.startswith(root.rstrip("/") + "/")


def _shown(path: str) -> str:
    """Return a path as text that can be encoded."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
