"""The parties of a joint document, whom its text calls together: "hai bên", "các bên", "hai ngành".

In: the mentions and the type of a document.  Out: its parties, and who words that call them together are.
"""

from __future__ import annotations

from ingest.names.items import Judge
from ingest.names.mention import Mention
from ingest.names.words import words
from ingest.parsed import DocumentData
from ingest.reading import Reading, lower

__all__ = ["parties_of", "together"]

_HEAD = 1500  # characters at a document's beginning in which its letterhead and title stand


def parties_of(reading: Reading, document: DocumentData, mentions: list[Mention]) -> tuple[Mention, ...]:
    """Return the bodies that stand above the number of a joint document, () where it is none or fewer than two do."""
    low, known = lower(document.type or "").split(), words()
    if not any(known.at("joint", low, k, len(low)) for k in range(len(low))):
        return ()
    number = reading.chars.find(document.number_printed or document.number or "\0", 0, _HEAD)
    above = {(m.body, m.name): m for m in reversed(mentions) if m.end <= number and m.kind != "group"}
    parties = sorted(above.values())
    return tuple(parties) if len(parties) > 1 else ()


def together(judge: Judge, i: int, j: int) -> list[Mention]:
    """Return the document's parties where words call them together, [] elsewhere."""
    s = judge.words_of
    begin = judge.begins(i, j)
    at = begin + judge.vocabulary.at("plural", s.low, begin, j)
    called = judge.vocabulary.at("collective party", s.low, at, j) if judge.parties else 0
    if not called or at + called < j or called == 1 and at == begin:
        return []
    return [m._replace(start=s.spans[i][0], end=s.spans[j - 1][1]) for m in judge.parties]
