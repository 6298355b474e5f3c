"""Numbers of Vietnamese documents, read with their parts: `72/2015/NĐ-CP`, `88/KH-UBND`, `57-NQ/TW`, `31/2024/QH15`, `67/CP`.

State numbers put the serial before a slash, then the year for legal documents, then the code (type and issuer, or issuer and unit);
the Party's put it before a hyphen. Scans add spaces, other dashes and look-alike letters; the view that is searched has the letters right,
the rest is read over here. What is printed is kept beside what is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text.letters import LOWER
from text.views import fold

__all__ = ["NUMBER", "DocumentNumber", "numbers", "parse_number"]

# One part of a code: capitals with at most two small letters (TTg, CTr, QyĐ, QĐi), a legislature's figure (QH15), a dot or & inside
# (V.I, QLCL&CGKT).
_CAPITALS = "[A-ZĐƯÔÂÊƠĂ]"
_SEGMENT = (
    rf"{_CAPITALS}+(?:[a-zđ]{{1,2}}(?![{LOWER}]))?{_CAPITALS}*\d{{0,3}}"
    rf"(?:(?:\.|\s?&\s?)[A-ZĐ][A-ZĐa-z]*)*(?![{LOWER}])"
)
_JOIN = r"[ \t]?[-‐‑–—/_][ \t]?"
_SERIAL = r"(?<![\w/.,‐‑–—-])\d{1,6}(?:\.\d{1,2}(?=\s?/\s?(?:19|20)\d\d))?[A-Ca-cđ]?"
_YEAR = r"(?:19|20)\d\d"

NUMBER = (
    rf"(?P<serial>{_SERIAL})(?:"
    rf"[ \t]{{0,3}}/\s?(?:(?P<year>{_YEAR})\s?/\s?)?(?P<state>{_SEGMENT}(?:{_JOIN}{_SEGMENT})*)"
    rf"|[ \t]?[-‐‑–—][ \t]?(?P<party>{_SEGMENT}(?:-{_SEGMENT})?\s?/\s?{_SEGMENT}(?:{_JOIN}{_SEGMENT})*)"
    rf"|[-‐‑–—](?P<old>(?:CP|TTg|HĐBT|HĐNN\d?|CT|NQ|LCT|QĐ|NĐ|TTLT|TT|QH\d*|CV|BT|TC)(?:[-/]{_SEGMENT})*)(?![\w]))"
)
_NUMBER = re.compile(NUMBER)
_DASHES = str.maketrans("‐‑–—_", "-----")
_BLANKS = re.compile(r"\s+")
# Parts whose small letters get lost in capitals or in typing.
_CASED = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "QYĐ": "QyĐ", "QĐI": "QĐi", "CTRPH": "CTrPH"}
_PART = re.compile(r"[-/]")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number and its parts. `start` and `end` are its range in the text that was searched, `printed` what stands there."""

    serial: str
    year: int | None
    code: str
    party: bool
    printed: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The number in one spelling: no spaces, plain dashes, small letters where they belong."""
        if self.party:
            return f"{self.serial}-{self.code}"
        return f"{self.serial}/{self.year}/{self.code}" if self.year else f"{self.serial}/{self.code}"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the code: `("NĐ", "CP")`."""
        return tuple(_PART.split(self.code))

    @property
    def slug(self) -> str:
        """The number without its year, as it stands in ids: `72-nd-cp`; leading zeros do not matter."""
        return re.sub(r"[^a-z0-9]+", "-", f"{self.serial.lstrip('0') or '0'}-{fold(self.code)}").strip("-")


def numbers(text: str) -> Iterator[DocumentNumber]:
    """Yield whatever has the shape of a number, in order; whether it is one, its surroundings say."""
    for match in _NUMBER.finditer(text):
        number = _read(match)
        if number is not None:
            yield number


def parse_number(printed: str) -> DocumentNumber | None:
    """Return the number that a short text such as `93 /KH-UBND` is; None if it is none."""
    match = _NUMBER.search(printed)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> DocumentNumber | None:
    party = match["state"] is None
    code = _BLANKS.sub("", match["state"] or match["party"] or match["old"]).translate(_DASHES)
    pieces = re.split(r"([-/])", code)
    code = "".join(_CASED.get(piece.upper(), piece) for piece in pieces)
    if len(code) < 2:
        return None
    year = int(match["year"]) if match["year"] else None
    return DocumentNumber(match["serial"], year, code, party, match[0], match.start(), match.end())
