"""A portal's table of data about a document: "Số ký hiệu | 12/QĐ-UBND", "Ngày ban hành: 12/07/2021", "Người ký | Phạm Văn An".

In: a reading and its head.  Out: what the letterhead left open is filled in; the signer is returned.  One label alone is no table.
"""

from __future__ import annotations

import re

from ingest.head.bodies import issuer_at
from ingest.head.codes import type_of
from ingest.head.letterhead import Head
from ingest.head.signatures import Signature, name_at
from ingest.reading import Reading
from text.dates import parse_date
from text.numbers import number_at
from text.rules import rows

__all__ = ["fill_from_record"]

_FIELD = re.compile(
    r"(?:^|[\n\t|])[ *]*+(?P<label>[^\W\d_][^\n\t|:]{4,24}+)(?=[:\t|\n][ \t|*\n]*+(?P<value>[^\n\t|]{1,600}))",
)
_LEAST = 2  # labels of different kinds that make a table


def fill_from_record(reading: Reading, head: Head) -> Signature | None:
    """Fill what the head lacks from a page's table of data; return its signer."""
    chars = reading.chars
    places: dict[str, tuple[int, int]] = {}
    for match in _FIELD.finditer(chars):
        label = match.start("label"), match.start("label") + len(match["label"].rstrip(" *"))
        row = rows("records").first(reading.flat, reading.low, *label)
        if row is not None:
            places.setdefault(row.kind, (match.start("value"), match.start("value") + len(match["value"].rstrip())))
    if len(places) < _LEAST:
        return None
    _number_and_date(chars, places, head)
    if head.type is None and "type" in places and (found := type_of(chars[slice(*places["type"])])) is not None:
        head.type, head.places["type"] = found, places["type"]
    if head.title is None and "title" in places:
        head.title = places["title"]
    if head.issuer is None and "issuer" in places:
        issuer = issuer_at(chars, reading.flat, *places["issuer"], None, head.date)
        if issuer is not None and issuer.end == places["issuer"][1]:
            head.issuer, head.places["issuer"] = issuer, places["issuer"]
    name = name_at(chars, places["signer"][0]) if "signer" in places else None
    return Signature(chars[slice(*name)], chars[slice(*name)], None, *name) if name is not None else None


def _number_and_date(chars: str, places: dict[str, tuple[int, int]], head: Head) -> None:
    number = number_at(chars, places["number"][0]) if "number" in places else None
    if head.number is None and number is not None:
        head.number, head.places["number"] = number, (number.start, number.end)
    iso = parse_date(chars[slice(*places["issue_date"])]) if "issue_date" in places else None
    if head.date is None and iso is not None:
        head.date, head.places["issue_date"] = iso, places["issue_date"]
