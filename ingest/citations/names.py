"""All instruments cited by name: the vocabulary's, laws by their form, joint programmes, strategies and treaties.

In: a `Reading`, its document data, the mentions by number.  Out: mentions by name that lie outside those, in order.
"""

from __future__ import annotations

import re
from bisect import insort

from ingest.citations.busy import overlaps
from ingest.citations.laws import find_laws, find_vocabulary
from ingest.citations.mention import Mention
from ingest.citations.programmes import find_joint, find_plenums, find_policies
from ingest.parsed import DocumentData
from ingest.reading import Reading

__all__ = ["find_named"]

_ISSUING = re.compile(r"\s*+,?\s*+(?:về\s+(?:việc\s+)?)?(?:phê duyệt|ban hành|PHÊ DUYỆT|BAN HÀNH)\s+$")


def find_named(reading: Reading, document: DocumentData, numbered: list[Mention], own: list[tuple[int, int]]) -> list[Mention]:
    """Return mentions of instruments by name, outside those `numbered` and the document's `own` places, in order.

    "Quyết định số 368/QĐ-TTg … phê duyệt Chương trình hành động …" is one instrument: the name becomes the title of the numbered mention.
    """
    busy = sorted([(m.start, m.end) for m in numbered] + own)
    ends = {m.end: m for m in numbered}
    found: list[Mention] = []
    for finder in (find_vocabulary, find_laws, find_joint, find_plenums, find_policies):
        for mention in finder(reading, document):
            if mention.end > mention.start and not overlaps(busy, mention.start, mention.end):
                issued = _ISSUING.search(reading.chars, max(0, mention.start - 40), mention.start)
                issuing = ends.get(issued.start()) if issued else None
                if issuing is not None:
                    issuing.title = issuing.title or mention.title
                    continue
                found.append(mention)
                insort(busy, (mention.start, mention.end))
    return sorted(found, key=lambda m: (m.start, m.end))
