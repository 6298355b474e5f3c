"""Bytes of a text file to characters: Unicode by its marks, then strict UTF-8, then the legacy Vietnamese encodings.

A legacy encoding is taken only where the decoded text reads as Vietnamese and no other decoding does; otherwise the error says what
to do. Nothing is replaced or dropped silently.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from ingest.source.letters import best_of, count_syllables, count_vietnamese, from_tcvn3, from_vni
from text.errors import UnreadableSource

__all__ = ["decode", "decoded_name"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
codecs.register_error("latin", lambda error: (error.object[error.start : error.end].decode("latin-1"), error.end))  # type: ignore[attr-defined]
_ESCAPED = re.compile("[\udc80-\udcff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Return the characters and the name of the encoding; a byte-order mark is no part of the text.

    "utf-8, windows-1258": UTF-8 with a few letters of windows-1258 in it, those decoded as such.

    Raises:
        UnreadableSource: if the bytes are no text, or of an encoding that cannot be told with certainty.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(data[len(mark) :].decode(name), path), name
            except UnicodeDecodeError as error:
                raise UnreadableSource(
                    f"{path}: starts with the mark of {name} but byte {error.start + len(mark)} breaks it. Save the file as UTF-8 again.",
                    code="broken-encoding",
                ) from None
    try:
        return _checked(data.decode("utf-8"), path), "utf-8"
    except UnicodeDecodeError as error:
        first_bad = error.start
    wide = _wide(data)
    if wide is not None:
        return wide
    if b"\0" in data:
        raise _binary(path)
    mixed = _mostly_utf8(data)
    if mixed is not None:
        return _checked(mixed, path), "utf-8, windows-1258"
    scores = best_of(_legacy(data))
    best, second = scores[0], scores[1]
    if best[0] >= 5 and best[0] >= 3 * max(second[0], 1):
        return _checked(best[2], path), best[1]
    if sum(byte >= 0x80 or byte < 0x09 for byte in data[:65536]) > 0.5 * len(data[:65536]):
        raise _binary(path)
    raise UnreadableSource(
        f"{path}: not UTF-8 (byte {first_bad}) and no Vietnamese encoding (windows-1258, TCVN3, VNI) surely fits. Save it as UTF-8.",
        code="unknown-encoding",
    )


def decoded_name(data: bytes, shown: str) -> str:
    """Return the name of a file that an old program wrote: UTF-8, else the legacy encoding in which most of its words are Vietnamese
    syllables, else `shown`.  A name is too short for the evidence that a text gives."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    score, _, text = max((count_syllables(text), name, text) for name, text in _legacy(data))
    return text if score > 0 else shown


def _checked(text: str, path: str) -> str:
    controls = len(_CONTROLS.findall(text[:1_000_000]))
    if "\0" in text or controls > 8 + len(text[:1_000_000]) // 200:
        raise _binary(path)
    return text


def _binary(path: str) -> UnreadableSource:
    return UnreadableSource(f"{path}: not a text but binary data. Give a document, not a program or a picture.", code="binary-file")


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every other byte of ASCII letters and spaces is zero."""
    if len(data) % 2 or data.count(0) < len(data) // 8:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and count_vietnamese(text) >= 3:
            return text, name
    return None


def _mostly_utf8(data: bytes) -> str | None:
    """Return UTF-8 text in which a few bytes, at most one of fifty letters, are of windows-1258; None where they are more."""
    text = data.decode("utf-8", errors="surrogateescape")
    bad = len(_ESCAPED.findall(text))
    text = _ESCAPED.sub(lambda match: bytes([ord(match[0]) - 0xDC00]).decode("cp1258", errors="replace"), text)
    good = sum(char >= "\u0100" for char in text)
    if "\ufffd" in text or good < 50 * bad or count_vietnamese(text) < 8:
        return None
    return text


def _legacy(data: bytes) -> list[tuple[str, str]]:
    """Return (name, text) of each legacy decoding of the bytes, composed."""
    return [
        ("windows-1258", unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))),
        ("tcvn3", from_tcvn3(data.decode("cp1252", errors="latin"))),
        ("vni", from_vni(data.decode("cp1252", errors="latin"))),
    ]
