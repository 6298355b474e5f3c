"""Numbers of Vietnamese documents, read with their parts: `72/2015/NĐ-CP`, `88/KH-UBND`, `57-NQ/TW`, `31/2024/QH15`, `67/CP`.

State numbers put the serial before a slash, then the year for legal documents, then the code (type and issuer, or issuer and unit);
the Party's put it before a hyphen. Scans add spaces, other dashes and line breaks behind a hyphen, and lose the slash behind the year;
the view that is searched has the letters right, the rest is read over here. What is printed is kept beside what is read.

In: the reading view.  Out: `DocumentNumber`s with their range.  Whether one is a document's number, its surroundings say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text.ids import slug
from text.letters import DASH, DASHES, LOWER

__all__ = ["DocumentNumber", "number_at", "number_without_slash", "numbers", "parse_number"]

_CAPITALS = "[A-ZĐƯÔÂÊƠĂ]"
# One part of a code: capitals with at most two small letters (TTg, CTr, QyĐ, QĐi), a legislature's or committee's figure (QH15, BCĐ1237),
# a dot or & inside (V.I, QLCL&CGKT).
_SEGMENT = re.compile(rf"{_CAPITALS}++(?:[a-zđ]{{1,2}}(?![{LOWER}]))?+{_CAPITALS}*+(?:\d{{1,4}}+(?![/.]?\d))?+")
_MORE = re.compile(r"(?:\.|[ \t]?&[ \t]?)[A-ZĐ][A-ZĐa-z]*+")
_SMALL = re.compile(f"[{LOWER}]")
_JOIN = re.compile(rf"[{DASH}/][ \t]?(?:\r\n?|\n)[ \t]?(?=[A-ZĐ])|[ \t]?[{DASH}/_][ \t]?")
# The digit comes first, so that a search skips fast to it; what may not stand before it is looked at by hand.
_SERIAL = re.compile(rf"\d\d{{0,5}}(?:\.\d{{1,2}}(?=\s?/\s?(?:19|20)\d\d))?[A-Ca-cđ]?(?=[ \t]{{0,3}}[/{DASH}])")
_NOT_BEFORE = re.compile(rf"[\w/.,{DASH}]")
_STATE = re.compile(r"[ \t]{0,3}/\s?(?:((?:19|20)\d\d)(?:\s?/\s?|(?=[A-ZĐ])))?")
_HYPHEN = re.compile(rf"[ \t]?[{DASH}][ \t]?")
_SLASH = re.compile(r"\s?/\s?")
_SPACED = re.compile(rf"(\d{{1,5}}) ?({_CAPITALS}{{2,6}}(?:[ ]?[{DASH}/.][ ]?{_CAPITALS}[{_CAPITALS[1:-1]}\d]*)+)(?![\w/])")
_OLD = re.compile(r"(?:CP|TTg|HĐBT|HĐNN\d?|CT|NQ|LCT|QĐ|NĐ|TTLT|TT|QH\d*|CV|BT|TC)(?![A-ZĐ])")
_HYPHENS = str.maketrans(dict.fromkeys(f"{DASHES}_", "-"))
_BLANKS = re.compile(r"\s+")
# Parts whose small letters get lost in capitals or in typing.
_CASED = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "QYĐ": "QyĐ", "QĐI": "QĐi", "CTRPH": "CTrPH"}
_PART = re.compile(r"[-/]")
_LEGISLATURE = re.compile(r"(?<=QH)(\d\d)\d$")  # a footnote's mark behind it: QH151


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number and its parts. `start` and `end` are its range in the text that was searched, `printed` what stands there; `mended`:
    something is put right that is not a matter of blanks and dashes (a lost slash)."""

    serial: str
    year: int | None
    code: str
    party: bool
    printed: str
    start: int
    end: int
    mended: bool = False
    spaced: bool = False  # "2346 TCT/NV3": no slash behind the serial

    @property
    def text(self) -> str:
        """The number in one spelling: no spaces, plain dashes, small letters where they belong."""
        if self.party:
            return f"{self.serial}-{self.code}"
        if self.spaced:
            return f"{self.serial} {self.code}"
        return f"{self.serial}/{self.year}/{self.code}" if self.year else f"{self.serial}/{self.code}"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the code: `("NĐ", "CP")`."""
        return tuple(_PART.split(self.code))

    @property
    def slug(self) -> str:
        """The number without its year, as it stands in ids: `72-nd-cp`; leading zeros do not matter."""
        return slug(f"{self.serial.lstrip('0') or '0'}-{self.code}")


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[DocumentNumber]:
    """Yield whatever has the shape of a number in a range, in order."""
    limit = len(text) if end is None else end
    at = start
    while (serial := _SERIAL.search(text, at, limit)) is not None:
        number = _read(text, serial, limit) if _begins(text, serial.start()) else None
        at = serial.end() if number is None else number.end
        if number is not None:
            yield number


def number_at(text: str, start: int, end: int | None = None) -> DocumentNumber | None:
    """Return the number that begins at `start`, None if none does."""
    limit = len(text) if end is None else end
    serial = _SERIAL.match(text, start, limit)
    return _read(text, serial, limit) if serial is not None and _begins(text, start) else None


def number_without_slash(text: str, start: int) -> DocumentNumber | None:
    """Return the number of the old form "2346 TCT/NV3" that begins at `start`: only "Số:" before it tells it from other figures."""
    match = _SPACED.match(text, start)
    if match is None:
        return None
    code = _BLANKS.sub("", match[2]).translate(_HYPHENS)
    return DocumentNumber(match[1], None, code, False, match[0], start, match.end(), spaced=True)


def parse_number(printed: str) -> DocumentNumber | None:
    """Return the number that a short text such as `93 /KH-UBND` is; None if it is none."""
    return next(numbers(printed), None)


def _begins(text: str, at: int) -> bool:
    """Whether a number may begin here: not inside a word, a figure or another number."""
    return at == 0 or _NOT_BEFORE.match(text, at - 1) is None


def _read(text: str, serial: re.Match[str], limit: int) -> DocumentNumber | None:
    year = None
    mended = False
    state = _STATE.match(text, serial.end(), limit)
    if state is not None:
        year = int(state[1]) if state[1] else None
        mended = year is not None and text[state.end() - 1].isdigit()
        begin, end = state.end(), _code(text, state.end(), limit)
    else:
        hyphen = _HYPHEN.match(text, serial.end(), limit)
        begin = hyphen.end() if hyphen is not None else serial.end()
        end = _party(text, begin, limit) or (_old(text, begin, limit) if begin == serial.end() + 1 else None)
    if end is None:
        return None
    code = _BLANKS.sub("", text[begin:end]).translate(_HYPHENS)
    code = "".join(_CASED.get(piece.upper(), piece) for piece in re.split(r"([-/])", code))
    mark = _LEGISLATURE.search(code) if state is not None else None
    if mark is not None:
        code, end = code[: mark.end(1)], end - 1
    if len(code) < 2:
        return None
    return DocumentNumber(serial[0], year, code, state is None, text[serial.start() : end], serial.start(), end, mended)


def _segment(text: str, at: int, limit: int) -> int | None:
    """Return where the part of a code that begins at `at` ends, None if none does."""
    first = _SEGMENT.match(text, at, limit)
    if first is None:
        return None
    end = first.end()
    while (more := _MORE.match(text, end, limit)) is not None:
        end = more.end()
    return None if _SMALL.match(text, end, limit) else end


def _code(text: str, at: int, limit: int) -> int | None:
    """Return where a code that begins at `at` ends: parts with hyphens or slashes between."""
    end = _segment(text, at, limit)
    while end is not None:
        join = _JOIN.match(text, end, limit)
        following = _segment(text, join.end(), limit) if join is not None else None
        if following is None:
            return end
        end = following
    return None


def _party(text: str, at: int, limit: int) -> int | None:
    """Return where a code of the Party's form ends: a type, or two parts, then a slash and the body (`NQ/TW`, `QĐ-NS/TW`)."""
    end = _segment(text, at, limit)
    if end is None:
        return None
    if text[end : end + 1] in ("-", "–", "—", "―"):
        second = _segment(text, end + 1, limit)
        if second is not None and _SLASH.match(text, second, limit):
            end = second
    slash = _SLASH.match(text, end, limit)
    return _code(text, slash.end(), limit) if slash is not None else None


def _old(text: str, at: int, limit: int) -> int | None:
    """Return where an old code behind a hyphen ends: `CP`, `TTg`, `HĐBT`, and parts that follow it."""
    first = _OLD.match(text, at, limit)
    if first is None:
        return None
    end = first.end()
    while text[end : end + 1] in ("-", "/") and (following := _segment(text, end + 1, limit)) is not None:
        end = following
    return None if text[end : end + 1].isalnum() or text[end : end + 1] == "_" else end
