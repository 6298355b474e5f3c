"""Files to `Source`s, one reader a format.

The text of a UTF-8 `.txt` file is exactly its characters. For other formats it is what the extraction gives, and positions point into that.
A path may lead into an archive or a mail: `plans.zip/2024/a.docx`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from importlib import import_module

from ingest.parsed import Source
from ingest.source.blocks import Extract
from ingest.source.files import MAX_BYTES, data_of
from ingest.source.folders import Passed, expand, members
from ingest.source.kinds import MEDIA_TYPES, kind_of
from text.errors import UnreadableSource

__all__ = ["MAX_BYTES", "Passed", "expand", "members", "read_source"]

MAX_CHARS = 4_000_000  # some 1,500 pages; to parse it takes most of a minute

# Each reader's module is imported when a file of its format comes.
_READERS = {
    "text": ("plain", "read_text"),
    "pdf": ("pdf", "read_pdf"),
    "word": ("word", "read_word"),
    "old-word": ("old_word", "read_old_word"),
    "rtf": ("rtf", "read_rtf"),
    "odt": ("odt", "read_odt"),
    "html": ("web", "read_html"),
    "mhtml": ("mail", "read_mhtml"),
    "mail": ("mail", "read_mail"),
    "xlsx": ("sheets", "read_xlsx"),
    "xls": ("sheets", "read_xls"),
    "image": ("pictures", "read_image"),
    "zip": ("archive", "read_zip"),
}


def read_source(path: str | os.PathLike[str]) -> Source:
    """Return the file as text with its hash; `path` stays as given.

    Raises:
        UnreadableSource: if it is missing, empty, too large, binary, of an unknown format or encoding; `code` says which.
    """
    name = os.fspath(path)
    data = data_of(name)
    kind = kind_of(data, name, os.path.splitext(name)[1].lower())
    extract = _reader(kind)(data, name)
    if not extract.text.strip("\ufeff\u200b \t\r\n\v\f\u00a0"):
        raise UnreadableSource(f"{name}: the file is empty. Give a file with text.", code="empty-file")
    if len(extract.text) > MAX_CHARS:
        said = (
            f"{name}: {len(extract.text) / 1e6:.1f} million letters, more than the {MAX_CHARS / 1e6:g} that a document may have. Split it."
        )
        raise UnreadableSource(said, code="too-large")
    return Source(
        name,
        hashlib.sha256(data).hexdigest(),
        extract.text,
        extract.pages,
        MEDIA_TYPES[kind],
        extract.encoding,
        extract.tables,
        extract.furniture,
        extract.bold,
        extract.boxes,
        extract.notices,
        extract.turns,
    )


def _reader(kind: str) -> Callable[[bytes, str], Extract]:
    module, function = _READERS[kind]
    reader: Callable[[bytes, str], Extract] = getattr(import_module(f"ingest.source.{module}"), function)
    return reader
