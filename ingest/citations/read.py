"""Citations of other instruments: clean → get → resolve → annotate.

clean     the reading view (look-alike letters, spaces and tone places put right, a map back to the text)
get       numbers with their type words, dates and issuers around them; instruments cited by name; short forms
resolve   `ingest.citations.resolution`: number repaired where certain, target document, antecedents, contradictions
annotate  `Citation`s with positions of the unaltered text

Extraction never guesses: what fits two documents keeps its words and has no target.
"""

from __future__ import annotations

import re

from ingest.citations.mention import Mention
from ingest.citations.named import find_named
from ingest.citations.numbered import find_numbered
from ingest.citations.resolution import resolve
from ingest.citations.shorts import find_short
from ingest.head.issuer_names import province_named
from ingest.parsed import Citation, DocumentData, Finding
from ingest.reading import Reading

__all__ = ["find_mentions", "read_citations"]


def read_citations(reading: Reading, document: DocumentData) -> tuple[tuple[Citation, ...], tuple[Finding, ...]]:
    """Return the citations of a document, in order of their place, and findings on them."""
    mentions = find_mentions(reading, document)
    return resolve(reading, document, mentions)


def find_mentions(reading: Reading, document: DocumentData) -> list[Mention]:
    """Return the places that name another instrument, in order; none overlaps another."""
    home = province_named(document.province, document.issue_date) if document.province else None
    own = _own(reading, document)
    numbered = find_numbered(reading, document, home, own)
    named = find_named(reading, document, numbered, own)
    mentions = sorted([*numbered, *named], key=lambda m: (m.start, m.end))
    mentions += find_short(reading, mentions, own)
    for mention in mentions:
        mention.pinpoint = _pinpoint(reading.chars, mention.start)
    return sorted(mentions, key=lambda m: (m.start, m.end))


def _own(reading: Reading, document: DocumentData) -> list[tuple[int, int]]:
    """Return the ranges of the document's own number and title line, which cite nothing."""
    places = document.places or {}
    return [reading.inside(places["number"])] if "number" in places else []


# ---------------------------------------------------------------- pinpoints

_POINT = r"(?:(?:điểm|Điểm)\s+[a-zđ](?:\s*(?:,|và)\s*(?:điểm\s+)?[a-zđ](?![\w]))*)"
_CLAUSE = r"(?:(?:khoản|Khoản)\s+\d+[a-zđ]?(?:\s*(?:,|và)\s*(?:[kK]hoản\s+)?\d+[a-zđ]?(?!\w))*)"
_PLACE = r"(?:\d+[a-zđ]?|[IVXLC]+)"
_ARTICLE = (
    r"(?:(?:Điều|điều|Mục|mục|Chương|chương|Phần|phần|Phụ lục|phụ lục)"
    rf"\s+{_PLACE}(?:\s*(?:,|và|đến)\s*(?:Điều\s+)?{_PLACE}(?!\w))*)"
)
_PART = rf"(?:{_POINT}|{_CLAUSE}|{_ARTICLE})"
_PINPOINT = re.compile(rf"(?P<pin>{_PART}(?:\s*(?:,|;|và)?\s*{_PART})*)\s*(?:của\s+)?$")


def _pinpoint(chars: str, start: int) -> str | None:
    """Return the parts that are named right before an instrument: "Khoản 3, Khoản 4 Điều 5, Điều 6"."""
    match = _PINPOINT.search(chars, max(0, start - 160), start)
    return " ".join(match["pin"].split()) if match else None
