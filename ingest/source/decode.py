"""Bytes of a text file to characters: Unicode by its marks, then strict UTF-8, then the three legacy Vietnamese encodings.

A legacy encoding is taken only where the decoded text reads as Vietnamese and no other decoding does; otherwise the error says what
to do. Nothing is replaced or dropped silently.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from text.errors import UnreadableSource

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Words that every longer Vietnamese text has, all with marks, so that a wrong decoding cannot produce them by chance.
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(_WORD.findall("và của các được có là cho một những không đã để với này người về đến từ tại định số ủy dân tỉnh ngày"))

# TCVN 5712:1993, VN3 ("ABC" fonts): one byte a letter.
_TCVN3 = dict(
    zip(
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4e5e6e7e8e9eaebecedeeef"
            "f1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# VNI for Windows: a base letter and a mark, both of windows-1252.
_VNI_MARKS = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_ALONE |= {k.upper(): v.upper() for k, v in _VNI_ALONE.items()}
_VNI_PAIR = re.compile(r"[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñôöæóòîÑÔÖÆÓÒÎ]")


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Return the characters and the name of the encoding; a byte-order mark is no part of the text.

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
    scores = sorted(((_reads_as_vietnamese(text), name, text) for name, text in _legacy(data)), reverse=True)
    best, second = scores[0], scores[1]
    if best[0] >= 5 and best[0] >= 3 * max(second[0], 1):
        return _checked(best[2], path), best[1]
    if sum(byte >= 0x80 or byte < 0x09 for byte in data[:65536]) > 0.5 * len(data[:65536]):
        raise _binary(path)
    raise UnreadableSource(
        f"{path}: not UTF-8 (byte {first_bad}) and no Vietnamese encoding (windows-1258, TCVN3, VNI) surely fits. Save it as UTF-8.",
        code="unknown-encoding",
    )


def _checked(text: str, path: str) -> str:
    controls = len(_CONTROLS.findall(text[:1_000_000]))
    if "\0" in text or controls > 8 + len(text[:1_000_000]) // 200:
        raise _binary(path)
    return text


def _binary(path: str) -> UnreadableSource:
    return UnreadableSource(f"{path}: not a text but binary data. Give a .txt, .pdf, .docx or .html file.", code="binary-file")


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every other byte of ASCII letters and spaces is zero."""
    if len(data) % 2 or data.count(0) < len(data) // 8:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _reads_as_vietnamese(text) >= 3:
            return text, name
    return None


def _legacy(data: bytes) -> list[tuple[str, str]]:
    """Return each legacy decoding of the bytes, composed, with its name."""
    latin = data.decode("latin-1")
    windows = data.decode("cp1252", errors="replace")
    return [
        ("windows-1258", unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))),
        ("tcvn3", latin.translate(_TCVN3)),
        ("vni", unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, windows))),
    ]


def _vni_letter(match: re.Match[str]) -> str:
    pair = match[0]
    if len(pair) == 1:
        return _VNI_ALONE[pair]
    return _VNI_ALONE.get(pair[0], pair[0]) + _VNI_MARKS[pair[1].lower()]


def _reads_as_vietnamese(text: str) -> int:
    """Return how many different common Vietnamese words the text has."""
    return len(_COMMON & {word.lower() for word in _WORD.findall(text[:200_000])})
