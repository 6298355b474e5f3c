"""Citations of other instruments: clean → get → resolve → annotate.

clean     the reading view (look-alike letters, spaces and tone places put right, a map back to the text)
get       numbers with their type words, dates and issuers around them; instruments cited by name; short forms
resolve   `ingest.citations.resolution`: number repaired where certain, target document, antecedents, contradictions
annotate  `Citation`s with positions of the unaltered text

Extraction never guesses: what fits two documents keeps its words and has no target.
"""

from __future__ import annotations

from ingest.citations.mention import Mention
from ingest.citations.names import find_named
from ingest.citations.numbered import find_numbered
from ingest.citations.pinpoints import pinpoint
from ingest.citations.resolution import resolve
from ingest.citations.shorts import find_short
from ingest.names.provinces import province_named
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
    mentions += find_short(reading, mentions, own, home, document.issue_date)
    for mention in mentions:
        mention.pinpoint = pinpoint(reading.chars, mention.start)
    return sorted(mentions, key=lambda m: (m.start, m.end))


def _own(reading: Reading, document: DocumentData) -> list[tuple[int, int]]:
    """Return the ranges of the document's own number and title line, which cite nothing."""
    places = document.places or {}
    return [reading.inside(places["number"])] if "number" in places else []
