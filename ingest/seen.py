"""What a look at the paths given saw: files with their places, and which stored files are gone and which just cannot be seen.

A stored source is known by its *place*, the absolute path of its file; it is shown as the path that was given.  A file is gone only where
the look saw that it is: below an unreadable or empty folder (a mount point without its disk), or in an archive that cannot be opened,
nothing is gone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ingest.source.folders import Contents, Passed, contents_of, expand
from text.errors import UnreadableSource

__all__ = ["Failure", "Found", "Seen", "look", "shown"]


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

    @classmethod
    def at(cls, path: str) -> Found:
        """Return the file at a path."""
        return cls(Path(os.path.normpath(path)).as_posix(), _place(path))


@dataclass(slots=True)
class Seen:
    """Files in order, files passed over, failures; the places of the folders walked and of the archives and mails opened."""

    files: list[Found] = field(default_factory=list)
    passed_over: list[Passed] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    roots: list[str] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)

    def covers(self, place: str) -> bool:
        """Whether a place lies below a folder that was walked, or in an archive or mail that was opened."""
        return any(_is_below(place, root) for root in (*self.roots, *self.opened))

    def is_gone(self, place: str) -> bool:
        """Whether the file at a place that is covered is surely gone: there is no such entry, and what is left above it shows that."""
        try:
            os.lstat(place)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError:
            return False
        else:
            return False
        above = os.path.dirname(place)
        while not os.path.lexists(above):
            above = os.path.dirname(above)
        if not os.path.isdir(above):
            return above in self.opened
        if not self.covers(os.path.join(above, "x")):
            return False
        try:
            with os.scandir(above) as entries:
                return next(entries, None) is not None
        except OSError:
            return False


def look(paths: Iterable[str | os.PathLike[str]], contents: Callable[[str], Contents] = contents_of) -> Seen:
    """Return what `paths` name, each file once; a path that names nothing is a failure, and the rest goes on."""
    seen = Seen()
    files: dict[str, Found] = {}

    def opened(file: str) -> Contents:
        given = contents(file)
        if given[0] != [file]:
            seen.opened.add(_place(file))
        return given

    for path in paths:
        given = os.fspath(path)
        try:
            found, passed = expand([given], opened)
        except UnreadableSource as error:
            seen.failures.append(Failure(shown(given), error.code, shown(error.message)))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            seen.failures.append(Failure(shown(given), "cannot-open", f"{shown(given)}: cannot be opened: {reason}. Check the path."))
        else:
            for one in map(Found.at, found):
                files.setdefault(one.place, one)
            closed = [one for one in passed if one.code == "folder-unreadable"]
            seen.failures += [Failure(shown(one.path), one.code, f"{shown(one.path)}: {one.reason}.") for one in closed]
            seen.passed_over += [one for one in passed if one.code != "folder-unreadable"]
        if os.path.isdir(given):
            seen.roots.append(os.path.realpath(given))
    seen.files = list(files.values())
    return seen


def shown(path: str) -> str:
    """Return a path as text that can be encoded."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def _place(path: str) -> str:
    whole = os.path.abspath(path)
    return Path(os.path.realpath(os.path.dirname(whole)), os.path.basename(whole)).as_posix()


def _is_below(place: str, root: str) -> bool:
    return place.startswith(root.rstrip("/") + "/")
