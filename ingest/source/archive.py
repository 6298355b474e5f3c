"""Archives and mails as folders: their members, read with limits on number, size, ratio and depth."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Sequence

from ingest.source.blocks import Extract
from ingest.source.decode import decoded_name
from ingest.source.files import ZIP_FAULTS
from ingest.source.kinds import kind_of
from text.errors import UnreadableSource

__all__ = ["has_own_text", "member", "names_of", "read_zip"]

MAX_MEMBERS = 2000  # a folder that someone packs has tens of files; more are given as a folder, which has no limit like it
MAX_MEMBER = 64_000_000  # bytes of one member, as of a file
MAX_TOTAL = 1_000_000_000  # bytes of all members: what one archive may make the reader unpack
MAX_RATIO = 200  # no document packs closer; a bomb does by a thousand
MAX_DEPTH = 2  # an archive in an archive
_UTF8 = 0x800  # the flag of a name in UTF-8


def read_zip(data: bytes, path: str) -> Extract:
    """Refuse: an archive has no text of its own.

    Raises:
        UnreadableSource: always, naming what to do.
    """
    names = names_of(data, path)
    shown = f"{path}/{names[0]}" if names else "one of them"
    raise UnreadableSource(
        f"{path}: an archive of {len(names)} files. `cancu ingest` reads them all; `cancu parse {shown}` reads one.", code="archive"
    )


def has_own_text(path: str) -> bool:
    """Whether a container has a text beside its members: a mail has, an archive not."""
    from ingest.source.files import data_of

    return kind_of(data_of(path), path, os.path.splitext(path)[1].lower()) != "zip"


def names_of(data: bytes, path: str) -> list[str]:
    """Return the names of a container's files in order, folders left out.

    Raises:
        UnreadableSource: if it is damaged or holds more than an archive of documents does.
    """
    if not data.startswith(b"PK"):
        from ingest.source.mail import attachments

        return [name for name, _ in attachments(data, path)]
    with _opened(data, path) as archive:
        return sorted(_entries(archive))


def member(data: bytes, path: str, inner: str, depth: int = 1) -> bytes:
    """Return the bytes of a member; `inner` may lead on into an archive inside.

    Raises:
        UnreadableSource: if there is no such member, or it is larger or packed closer than a document.
    """
    if not data.startswith(b"PK"):
        from ingest.source.mail import attachments

        found = dict(attachments(data, path))
        name = next((name for name in found if inner == name or inner.startswith(name + "/")), None)
        inside = found.get(name or "")
    else:
        with _opened(data, path) as archive:
            entries = _entries(archive)
            name = next((name for name in entries if inner == name or inner.startswith(name + "/")), None)
            inside = _unpacked(archive, entries[name], f"{path}/{name}") if name is not None else None
    if inside is None or name is None:
        raise UnreadableSource(f"{path}/{inner}: {path} has no such file in it. Check the path.", code="not-found")
    rest = inner[len(name) + 1 :]
    if not rest:
        return inside
    if depth >= MAX_DEPTH:
        raise UnreadableSource(f"{path}/{inner}: archives nest deeper than {MAX_DEPTH}. Unpack them and give the files.", code="too-deep")
    return member(inside, f"{path}/{name}", rest, depth + 1)


def _opened(data: bytes, path: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_FAULTS as error:
        raise UnreadableSource(f"{path}: the archive is damaged ({error}). Get the file again.", code="broken-file") from error
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_MEMBERS or total > MAX_TOTAL:
        archive.close()
        raise UnreadableSource(
            f"{path}: {len(entries)} files of {total / 1e6:.0f} MB, more than {MAX_MEMBERS} files or {MAX_TOTAL / 1e6:.0f} MB. "
            "Unpack it and give a part.",
            code="too-large",
        )
    return archive


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    if entry.flag_bits & 1:
        raise UnreadableSource(f"{name}: the archive needs a password. Unpack it and give the files.", code="encrypted")
    if entry.file_size > MAX_MEMBER or entry.file_size > MAX_RATIO * max(entry.compress_size, 1000):
        raise UnreadableSource(
            f"{name}: {entry.file_size / 1e6:.0f} MB out of {entry.compress_size / 1e6:.1f} MB, no document does that. Check its origin.",
            code="too-large",
        )
    try:
        with archive.open(entry) as file:
            data: bytes = file.read(MAX_MEMBER + 1)
    except ZIP_FAULTS as error:
        raise UnreadableSource(f"{name}: damaged in its archive ({error}). Get it again.", code="broken-file") from error
    if len(data) > MAX_MEMBER:
        raise UnreadableSource(f"{name}: larger than its archive says. Check its origin.", code="too-large")
    return data


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the files of an archive by their paths below it.

    A name without the mark of UTF-8 is in the letters of the machine that packed it; `zipfile` shows those as code page 437.
    """
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]  # not `is_dir`, which fails on an empty name
    unmarked = [entry for entry in entries if not entry.flag_bits & _UTF8 and "\n" not in entry.filename]
    names = dict(zip((entry.filename for entry in unmarked), _decoded([entry.filename for entry in unmarked]), strict=True))
    return {_below(names.get(entry.filename, entry.filename)): entry for entry in entries}


def _decoded(names: Sequence[str]) -> Sequence[str]:
    """Return names in the letters that all of them together show."""
    if not names:
        return names
    try:
        return decoded_name(b"\n".join(name.encode("cp437") for name in names), "\n".join(names)).split("\n")
    except UnicodeEncodeError:  # a name that the archive itself changed
        return names


def _below(name: str) -> str:
    """Return a member's name as a path below its archive: parts that lead out of it are dropped."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "_"
