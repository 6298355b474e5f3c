"""Files to `Source`s: text, PDF, Word and HTML.

The text of a UTF-8 `.txt` file is exactly its characters. For other formats it is what the extraction gives, and positions point into that.
What a file is decides its first bytes, not its name, except that a `.txt` is always read as text.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ingest.parsed import Source
from ingest.source.decode import decode
from text.errors import UnreadableSource

__all__ = ["MAX_BYTES", "SUFFIXES", "expand", "read_source"]

SUFFIXES = frozenset({".txt", ".text", ".md", ".pdf", ".docx", ".html", ".htm", ".xhtml"})
MAX_BYTES = 64_000_000  # a 64 MB text is some 20,000 pages: no document, and more than a parse should hold at once
_WHAT = "Give a .txt, .pdf, .docx or .html file."


def expand(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Return the files that `paths` name, each once: files as given, folders with all readable files below them in sorted order.

    Pipes and devices in a folder are passed over: reading one may never end.

    Raises:
        UnreadableSource: if a path does not exist or a folder holds nothing to read.
    """
    files: dict[str, None] = {}
    for given in paths:
        path = os.fspath(given)
        if os.path.isdir(path):
            found = sorted(
                os.path.join(folder, name)
                for folder, _, names in os.walk(path)
                if not any(part.startswith(".") for part in Path(folder).relative_to(path).parts)
                for name in names
                if not name.startswith((".", "~$")) and os.path.splitext(name)[1].lower() in SUFFIXES
                if not _is_endless(os.path.join(folder, name))
            )
            if not found:
                endings = " ".join(sorted(SUFFIXES))
                raise UnreadableSource(f"{path}: the folder holds nothing to read ({endings}). Give another.", code="empty-folder")
            files.update(dict.fromkeys(found))
        elif os.path.exists(path):
            files[path] = None
        else:
            raise _missing(path)
    return list(files)


def _is_endless(path: str) -> bool:
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False  # a dangling link or a closed folder: reading it says what is wrong


def read_source(path: str | os.PathLike[str]) -> Source:
    """Return the file as text with its hash; `path` stays as given.

    Raises:
        UnreadableSource: if it is missing, empty, too large, binary, of an unknown format or encoding; `code` says which.
    """
    name = os.fspath(path)
    data = _bytes(name)
    sha256 = hashlib.sha256(data).hexdigest()
    suffix = os.path.splitext(name)[1].lower()
    kind = "text" if suffix in {".txt", ".text", ".md"} and not data.startswith((b"%PDF-", b"PK\x03\x04")) else _kind(name, data, suffix)
    pages: tuple[int, ...] = ()
    encoding = "utf-8"
    if kind == "text":
        text, encoding = decode(data, name)
        media_type = "text/plain"
    else:
        from ingest.source import formats

        if kind == "pdf":
            text, pages = formats.read_pdf(data, name)
            media_type = "application/pdf"
        elif kind == "docx":
            text, media_type = formats.read_docx(data, name), formats.DOCX
        else:
            text, encoding = formats.read_html(data, name)
            media_type = "text/html"
    if not text.strip("\ufeff\u200b \t\r\n\v\f\u00a0"):
        raise _empty(name)
    return Source(name, sha256, text, pages, media_type, encoding)


def _bytes(name: str) -> bytes:
    try:
        if os.path.isdir(name):
            raise UnreadableSource(f"{name}: a folder, not a file. Give a file, or `cancu ingest` it.", code="is-a-folder")
        size = os.path.getsize(name)
        if size > MAX_BYTES:
            raise UnreadableSource(
                f"{name}: {size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB that a document may have. Split it.", code="too-large"
            )
        with open(name, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _missing(name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableSource(f"{name}: cannot be opened: {reason}. Check the path and its permissions.", code="cannot-open") from error
    if not data:
        raise _empty(name)
    return data


def _kind(name: str, data: bytes, suffix: str) -> str:
    head = data[:4096]
    if head.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return "docx"
        raise UnreadableSource(f"{name}: an archive that is no Word document. {_WHAT}", code="unknown-format")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableSource(f"{name}: the old Word format (.doc). Save it as .docx or .txt and give that.", code="unknown-format")
    if head.startswith(b"{\\rtf"):
        raise UnreadableSource(f"{name}: rich text (.rtf). Save it as .docx or .txt and give that.", code="unknown-format")
    if suffix in {".pdf", ".docx"}:
        raise UnreadableSource(f"{name}: named {suffix} but its first bytes are not of that format. {_WHAT}", code="broken-file")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in {".html", ".htm", ".xhtml"} or start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "text"


def _missing(name: str) -> UnreadableSource:
    return UnreadableSource(f"{name}: no such file or folder. Check the path.", code="not-found")


def _empty(name: str) -> UnreadableSource:
    return UnreadableSource(f"{name}: the file is empty. Give a file with text.", code="empty-file")
