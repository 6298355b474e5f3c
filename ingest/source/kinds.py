"""What a file is, by its first bytes and not by its name."""

from __future__ import annotations

import io
import re
import zipfile

from ingest.source.files import ZIP_FAULTS
from text.errors import UnreadableSource

__all__ = ["CONTAINERS", "MEDIA_TYPES", "PLAIN", "WHAT", "kind_of"]

MEDIA_TYPES = {
    "text": "text/plain",
    "pdf": "application/pdf",
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "old-word": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "html": "text/html",
    "mhtml": "multipart/related",
    "mail": "message/rfc822",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "image": "image/*",
    "zip": "application/zip",
}
CONTAINERS = frozenset({"zip", "mail"})
PLAIN = frozenset({".txt", ".text", ".md"})
WHAT = "Give a .txt, .pdf, .docx, .doc, .odt, .rtf, .html, .xlsx, .xls, .eml or .zip file."
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)", re.DOTALL)
_MAIL = re.compile(rb"(?:^|\n)(?:from|to|subject|date|mime-version|received|message-id):", re.IGNORECASE)


def kind_of(data: bytes, name: str, suffix: str) -> str:
    """Return a key of `MEDIA_TYPES`.

    A `.txt` is text unless its first bytes are those of another format; text of no known markup is text whatever its name is.

    Raises:
        UnreadableSource: if the file is of a format that cannot be read, or not of the format that its name says.
    """
    head = data[:4096]
    if head.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data, name)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES) and suffix not in PLAIN:
        return "image"
    if suffix in PLAIN:
        return "text"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<?xml") and (b"schemas.microsoft.com/office/word/2003" in head or b"/2006/xmlpackage" in head.lower()):
        return "word"
    if _is_mail(start):
        return "mhtml" if b"multipart/related" in start and b"saved by" in start or suffix in (".mht", ".mhtml") else "mail"
    if suffix in {".html", ".htm", ".xhtml"} or _PAGE.match(start):
        return "html"
    if suffix in {".pdf", ".docx", ".odt", ".xlsx", ".xls", ".rtf", ".zip"}:
        raise UnreadableSource(f"{name}: named {suffix} but its first bytes are not of that format. {WHAT}", code="broken-file")
    return "text"


def _is_mail(start: bytes) -> bool:
    top = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return re.match(rb"[\w-]+: ", start) is not None and len(_MAIL.findall(top)) >= 2


def _zipped(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            media = archive.read("mimetype")[:200].decode("ascii", "replace").strip() if "mimetype" in names else ""
    except ZIP_FAULTS as error:
        what = "Word file" if b"word/" in data else "archive"
        raise UnreadableSource(f"{name}: the {what} is damaged ({error}). Get the file again.", code="broken-file") from error
    if any(entry.startswith("word/") for entry in names):
        return "word"
    if any(entry.startswith("xl/") for entry in names):
        return "xlsx"
    if media.startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    if media.startswith("application/vnd.oasis.opendocument") or any(entry.startswith("ppt/") for entry in names):
        raise UnreadableSource(f"{name}: slides, drawings and sheets of this format are not read. {WHAT}", code="unknown-format")
    return "zip"


def _compound(data: bytes, name: str) -> str:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            streams = {"/".join(parts) for parts in file.listdir()}
    except Exception as error:  # the library raises what its parsing meets
        raise UnreadableSource(f"{name}: the old Office file is damaged ({error}). Get the file again.", code="broken-file") from error
    if "WordDocument" in streams:
        return "old-word"
    if streams & {"Workbook", "Book"}:
        return "xls"
    if "EncryptedPackage" in streams:
        raise UnreadableSource(f"{name}: the file needs a password. Save it without one and give that.", code="encrypted")
    raise UnreadableSource(f"{name}: an Office file of a kind that is not read. {WHAT}", code="unknown-format")
