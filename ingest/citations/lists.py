"""Lists of numbers that share what is printed once: a type, an issuer, a code ("số 1486, 368, 2010/QĐ-TTg").

In: the reading view and mentions in order.  Out: what a gap between two mentions is, and mentions with what they share.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.citations.mention import Mention
from text.dates import date_at
from text.numbers import DocumentNumber

__all__ = ["bare_serials", "is_list_gap", "share_issuers", "spread"]

_SEPARATOR = re.compile(r"[\s,;:()]++|(?:và|VÀ|các|and|số|Số)(?!\w)")
_LONGEST_GAP = 300  # characters; half and double read alike (benchmarks.numbers)
_BARE = re.compile(r"(?<![\w/.,–-])(?:\d{1,5}[a-zđ]?\s*+(?:[,;]|và(?!\w))\s*+){1,40}+$")
_SERIAL = re.compile(r"\d+[a-zđ]?")


def is_list_gap(chars: str, start: int, end: int) -> bool:
    """Whether only separators and dates stand between two members of a list."""
    if not 0 <= end - start <= _LONGEST_GAP:
        return False
    while start < end:
        word = _SEPARATOR.match(chars, start, end)
        date = date_at(chars, start, end) if word is None else None
        if word is None and date is None:
            return False
        start = word.end() if word is not None else date.end if date is not None else end
    return True


def bare_serials(chars: str, number: DocumentNumber, floor: int) -> int:
    """Return where the serials begin that share a number's code ("1486, 368, " before "2010/QĐ-TTg"); the number's start if none does."""
    begin = max(floor, number.start - 120)
    found = _BARE.search(chars, begin, number.start)
    return found.start() if found is not None else number.start


def spread(chars: str, mention: Mention, first: int) -> list[Mention]:
    """Return one mention a serial for a mention whose list of serials begins at `first`; the last is the mention, from its number on."""
    number = mention.number
    assert number is not None
    out: list[Mention] = []
    for serial in _SERIAL.finditer(chars, first, number.start):
        own = DocumentNumber(serial[0], number.year, number.code, number.party, serial[0], serial.start(), serial.end())
        start = serial.start() if out else mention.start
        out.append(replace(mention, start=start, end=serial.end(), number=own, issues=["short-form"]))
    mention.start = number.start
    return [*out, mention]


def share_issuers(chars: str, found: list[Mention]) -> None:
    """Give the issuer that closes a list, and its year, to the members before it: "số A ngày d, số B ngày e của Bộ Tài chính"."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if left.number is None or right.number is None or not is_list_gap(chars, left.end, right.start):
            continue
        if left.issuer is None and left.parties is None and left.number.parts[-1] == right.number.parts[-1]:
            left.issuer = right.issuer
        # "các Công điện số 217/CĐ-TTg, 218/CĐ-TTg và 222/CĐ-TTg ngày 19/11/2025": the day is the last one's, the year that of all.
        undated = left.date is None and left.year is None and left.number.year is None
        if undated and left.number.code == right.number.code:
            left.year = int(right.date[:4]) if right.date else right.year
