"""Old Vietnamese letters inside an extracted text: TCVN3, VNI, VIQR and windows-1258 back to Unicode, on evidence.

Text that a font of the 1990s drew holds Latin letters: "ñy ban nh©n d©n" (TCVN3), "UÛy ban nhaân daân" (VNI), "U?y ban nha^n da^n"
(VIQR).  It is decoded where the undecoded words are not Vietnamese and the decoded ones are; nothing is decoded on a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from ingest.reading import flatten

__all__ = [
    "Decoder",
    "choose",
    "count_syllables",
    "count_vietnamese",
    "from_tcvn3",
    "from_viqr",
    "from_vni",
    "from_windows_1258",
    "is_modern",
]

Decoder = Callable[[str], str]

# Words that every longer Vietnamese text has, all with marks, so that a wrong decoding cannot produce them by chance.
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(_WORD.findall("và của các được có là cho một những không đã để với này người về đến từ tại định số ủy dân tỉnh ngày"))
_COMMON_MARKED = frozenset(word for word in _COMMON if not word.isascii())
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
_FEW, _MANY = 2, 8  # words undecoded and decoded that prove an old encoding

# TCVN 5712:1993, VN3 ("ABC" fonts): one byte a letter; capitals with a tone have none of their own.
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
_VNI_PAIR = re.compile(r"[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñôöæóòîÑÔÖÆÓÒÎíìÍÌ]")
_WINDOWS = {
    ord(bytes([byte]).decode("cp1252")): bytes([byte]).decode("cp1258")
    for byte in (0xC3, 0xCC, 0xD0, 0xD2, 0xD5, 0xDD, 0xDE, 0xE3, 0xEC, 0xF0, 0xF2, 0xF5, 0xFD, 0xFE)
}
# VIQR (RFC 1456): marks written behind the letter.
_VIQR = re.compile(r"[dD][dD]|([aAeEoO]\^|[aA]\(|[uUoO]\+|[aeiouyAEIOUY])(['`?~.])?")
_VIQR_SHAPE = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_VIQR_TONE = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
# Letters that only Unicode has; Latin letters that both have are no sign.
_MODERN = re.compile("[ăĂđĐơƠưƯĩĨũŨ\u0300-\u0323\u1ea0-\u1ef9]")
_HIGH = re.compile("[\u0080-\u00ff]")


def is_modern(text: str) -> bool:
    """Whether a text holds Vietnamese letters that no old encoding can show."""
    return _MODERN.search(text) is not None


def flat(text: str) -> str:
    """Return composed letters flattened, to look for words in a text whose places do not count: its letters may be decomposed."""
    return flatten(unicodedata.normalize("NFC", text))


def count_vietnamese(text: str) -> int:
    """Return how many words of a text are common Vietnamese words with marks."""
    return sum(word in _COMMON_MARKED for word in map(str.lower, _WORD.findall(text)))


def count_syllables(text: str) -> int:
    """Return how many words with marks are Vietnamese syllables of one tone at most, less those that are none."""
    count = 0
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        if not word.isascii():
            marks = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
            plain = "".join(char for char in marks if not unicodedata.combining(char))
            tones = sum(char in _TONES for char in marks)
            count += 1 if tones <= 1 and _SYLLABLE.fullmatch(plain) else -1
    return count


def from_tcvn3(text: str) -> str:
    """Return TCVN3 text, its bytes shown as Latin letters, in Unicode; capitals restored where the word or its line is in capitals."""
    return _restore_capitals(text, text.translate(_TCVN3))


def from_vni(text: str) -> str:
    """Return VNI text, its bytes shown as windows-1252 letters, in Unicode."""
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, text))


def from_windows_1258(text: str) -> str:
    """Return windows-1258 text that was read as windows-1252 in Unicode."""
    return unicodedata.normalize("NFC", text.translate(_WINDOWS))


def from_viqr(text: str, sure: Mapping[str, int] | None = None) -> str:
    """Return VIQR text in Unicode.

    A full stop or question mark behind a vowel at a word's end is a tone only where the word has no other, the vowel can bear it, and
    what follows goes on with the sentence or the text shows that word with the tone in other places; `sure`: how often, of `viqr_words`.
    """
    known = viqr_words(text) if sure is None else sure

    def letter(match: re.Match[str]) -> str:
        if match[0][0] in "dD":
            return "đ" if match[0][0] == "d" else "Đ"
        base, tone = match[1], match[2] or ""
        if tone and tone in ".?" and not _bears_tone(text, match, known):
            return unicodedata.normalize("NFC", base[0] + _VIQR_SHAPE.get(base[1:], "")) + tone
        return unicodedata.normalize("NFC", base[0] + _VIQR_SHAPE.get(base[1:], "") + _VIQR_TONE.get(tone, ""))

    return re.sub(r"\\([.?'`~^(+])", r"\1", _VIQR.sub(letter, text))


def viqr_words(text: str) -> dict[str, int]:
    """Return how often words stand surely with a tone at their end (key: the word with it), less than 0 how often without any."""
    sure: dict[str, int] = {}
    for found in _VIQR_WORD.finditer(text):
        word, tone, after = found[1].lower(), found[2], found[3]
        if after and text.startswith(after, found.end(2)) and (after.isalpha() or after in "'`~"):
            continue  # the word goes on: "chi'nh", "chi?nh"
        if not tone:
            sure[word] = sure.get(word, 0) - 1
        elif after.islower() or after in ",;:-–)(" or after.isdigit():
            sure[word + tone] = sure.get(word + tone, 0) + 1
    return sure


_VIQR_WORD = re.compile(r"(?<![A-Za-z^(+'`~?])([A-Za-z][A-Za-z^(+]*)([.?]?)(?=\s*(\S?))")


# What ends a syllable behind the tone of its vowel: "vu.ng", "lie^.u"; "laocai.gov.vn" goes on with another word.
_REST = re.compile(r"[aeiouy^(+]{0,4}(?:ng|nh|ch|[cmnpt])?(?![a-z^(+])", re.IGNORECASE)


def _bears_tone(text: str, match: re.Match[str], sure: Mapping[str, int]) -> bool:
    """Whether the full stop or question mark behind a vowel is its tone."""
    start, end, tone = match.start(), match.end(), match[2]
    if end < len(text) and text[end].isalpha():
        return tone != "." or _REST.match(text, end) is not None
    while start and (text[start - 1].isalpha() or text[start - 1] in "^(+'`~?."):
        start -= 1
    before = text[start : match.start()].lower()
    if re.search(r"['`~?.]", before):
        return False
    vowels = re.search(r"[aeiouy^(+]*$", re.sub(r"^(?:gi|qu)(?=[aeiouy])", "", before + match[1].lower()))
    if vowels and len(re.findall("[aeiouy]", vowels[0])) > 1 and vowels[0] not in ("oa", "oe", "uy", "ue^", "uo+"):
        return False
    follows = re.match(r"([.?]*)[ \t]*(\S?)", text[end:])
    if follows is None or follows[1]:
        return follows is not None and follows[1] != ".."  # "vu.." is a tone and a full stop, "gia..." breaks off
    after = follows[2]
    if after and (after.islower() or after in ",;:-–)(" or after.isdigit() and tone == "?"):
        return True
    word = before + match[1].lower()
    shown = sure.get(word + tone, 0) + min(0, sure.get(word, 0))
    return shown > 0 or shown == 0 and tone == "?" and bool(after)


_DECODERS: tuple[tuple[str, Decoder], ...] = (
    ("tcvn3", from_tcvn3),
    ("vni", from_vni),
    ("viqr", from_viqr),
    ("windows-1258", from_windows_1258),
)


def choose(pieces: Iterable[str]) -> tuple[str, Decoder] | None:
    """Return the old encoding of the pieces of a text and its decoder, None where they are Unicode or nothing is proven.

    Pieces with letters that only Unicode has say nothing: a name typed later in an old text.
    """
    old = "\n".join(piece for piece in pieces if not is_modern(piece))[:400_000]
    plain = count_vietnamese(old)
    marks = len(_HIGH.findall(old))
    best: tuple[int, str, Decoder] | None = None
    for name, decoder in _DECODERS:
        if (name == "viqr") != (marks <= len(old) // 500):
            continue  # VIQR is ASCII, the others are not
        score = count_vietnamese(decoder(old))
        if score >= _MANY and (plain <= _FEW or score >= 4 * plain) and (best is None or score > best[0]):
            best = score, name, decoder
    if best is None:
        return None
    _, name, decoder = best
    return name, partial(from_viqr, sure=viqr_words(old)) if name == "viqr" else decoder


def _vni_letter(match: re.Match[str]) -> str:
    pair = match[0]
    if len(pair) == 1:
        return _VNI_ALONE.get(pair, pair)
    return _VNI_ALONE.get(pair[0], pair[0]) + _VNI_MARKS[pair[1].lower()]


def _restore_capitals(printed: str, decoded: str) -> str:
    """Return the decoded text (the same length) with capitals where the letters around have them: "CéNG HßA" is "CỘNG HÒA"."""
    spans = [match.span() for match in re.finditer(r"[^\W\d_]+(?<!\d)", decoded)]
    state = [_case(printed[a:b], decoded[a:b]) for a, b in spans]
    out = list(decoded)
    for i, (a, b) in enumerate(spans):
        upper = state[i] == "upper"
        if state[i] == "open":
            near = [state[j] for j in (i - 1, i + 1) if 0 <= j < len(spans) and _adjoin(decoded, spans[j], spans[i])]
            upper = bool(near) and all(s in ("upper", "open") for s in near) and "upper" in near
        if upper:
            out[a:b] = decoded[a:b].upper()
    return "".join(out)


def _adjoin(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether only blanks stand between two words of one line."""
    between = text[min(one[1], other[1]) : max(one[0], other[0])]
    return not between.strip(" \u00a0,")


def _case(printed: str, decoded: str) -> str:
    """ "upper": all letters of its own case are capitals, two of them or one behind the first; "open": its first letter alone shows
    one; "lower": it has a small one."""
    own = [(place, letter) for place, (letter, new) in enumerate(zip(printed, decoded, strict=True)) if letter == new or new in "ĂÂÊÔƠƯĐ"]
    if any(letter.islower() for _, letter in own if letter.isascii()):
        return "lower"
    capitals = [place for place, letter in own if letter.isupper() or not letter.isascii()]
    if len(capitals) >= 2 or capitals and capitals[0] > 0:
        return "upper"
    return "open" if capitals or not own else "lower"


def best_of(texts: Sequence[tuple[str, str]]) -> list[tuple[int, str, str]]:
    """Return (different common words, name, text) of decodings, best first."""
    scored = [(len(_COMMON & {word.lower() for word in _WORD.findall(text[:200_000])}), name, text) for name, text in texts]
    return sorted(scored, key=lambda row: (-row[0], row[1]))
