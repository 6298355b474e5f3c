"""The bytes of a path: of a file, or of a member of an archive or mail that the path leads into."""

from __future__ import annotations

import os
import stat
import zipfile
import zlib
from pathlib import PurePath

from text.errors import UnreadableSource

__all__ = ["MAX_BYTES", "ZIP_FAULTS", "data_of", "is_there"]

# What a damaged archive makes `zipfile` raise.
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, RuntimeError, NotImplementedError, EOFError)
MAX_BYTES = 64_000_000  # a 64 MB text is some 20,000 pages: no document, and more than a parse should hold at once


def data_of(name: str) -> bytes:
    """Return the bytes of a file or of a member of a container.

    Raises:
        UnreadableSource: if there is none, it is a folder or a pipe, cannot be opened, is empty or too large.
    """
    outer, inner = _split(name)
    data = _bytes(outer)
    if inner:
        from ingest.source.archive import member

        data = member(data, outer, inner)
    if not data:
        raise UnreadableSource(f"{name}: the file is empty. Give a file with text.", code="empty-file")
    return data


def is_there(name: str) -> bool:
    """Whether a path leads to a file, or into a file."""
    try:
        return os.path.exists(name) or bool(_split(name)[1])
    except ValueError:
        return False


def _split(name: str) -> tuple[str, str]:
    """Return the file that a path leads to and the way inside it ("" where it is the file itself)."""
    if os.path.lexists(name):
        return name, ""
    parents = PurePath(name).parents
    for parent in parents:
        if os.path.isfile(parent):
            return str(parent), PurePath(name).relative_to(parent).as_posix()
    return name, ""


def _bytes(name: str) -> bytes:
    try:
        found = os.stat(name)
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableSource(f"{name}: a folder, not a file. Give a file, or `cancu ingest` it.", code="is-a-folder")
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableSource(f"{name}: a pipe or device, not a file: reading it may never end. Give a file.", code="not-a-file")
        if found.st_size > MAX_BYTES:
            raise UnreadableSource(
                f"{name}: {found.st_size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB that a document may have. Split it.",
                code="too-large",
            )
        with open(name, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableSource(f"{name}: no such file or folder. Check the path.", code="not-found") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableSource(f"{name}: cannot be opened: {reason}. Check the path and its permissions.", code="cannot-open") from error
