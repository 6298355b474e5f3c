"""Text files: exactly their characters, unless those are letters of an old encoding."""

from __future__ import annotations

from ingest.source import notices
from ingest.source.blocks import Extract
from ingest.source.decode import decode
from ingest.source.letters import choose, is_modern

__all__ = ["read_text"]


def read_text(data: bytes, path: str) -> Extract:
    """Return the characters of a text file; old letters are decoded line by line, and a notice says so."""
    text, encoding = decode(data, path)
    said = []
    if encoding == "utf-8, windows-1258":
        first = next((i for i, char in enumerate(text) if "\x80" <= char <= "\xff"), 0)
        whole = data.decode("utf-8", errors="surrogateescape")
        said.append(notices.foreign_bytes(sum("\udc80" <= char <= "\udcff" for char in whole), first, first + 1))
    old = choose(text.splitlines())
    if old is not None:
        encoding, decoder = old
        # lines that a later hand typed in Unicode stay; the others are decoded together, so that capitals see their neighbours
        text = "".join(line if is_modern(line) else decoder(line) for line in text.splitlines(keepends=True))
    if encoding in ("tcvn3", "vni", "viqr", "windows-1258"):
        said.append(notices.old_letters(encoding, len(text)))
    if "\ufffd" in text:
        first = text.index("\ufffd")
        said.append(notices.broken_letters(text.count("\ufffd"), first, first + 1))
    return Extract(text, encoding=encoding, notices=tuple(said))
