"""Units that a document lists once by name behind a colon and later calls by their kind: "Các Vườn quốc gia: Yok Đôn, Chư Yang Sin" in a
letter's address, above "1. Đối với các Vườn quốc gia".

In: the lists of a document, the words of an item.  Out: the units that a plural of their kind stands for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.names.mention import Mention
from ingest.reading import flatten
from text.letters import UPPER

if TYPE_CHECKING:
    from ingest.names.items import Judge
    from ingest.names.lists import Lists

__all__ = ["listed_units", "units_called"]

Units = dict[tuple[str, ...], tuple[Mention, ...]]
_LISTED = re.compile(rf"\b[Cc]ác (?P<kind>[{UPPER}][^\n:;.,()]{{3,80}}):[ \t]+(?=[{UPPER}])[^\n;.]{{3,300}}")


def listed_units(lists: Lists) -> Units:
    """Return the units of each kind that the document lists so, by the kind's folded words; of a kind listed twice none."""
    out: Units = {}
    seen: set[tuple[str, ...]] = set()
    for match in _LISTED.finditer(lists.reading.chars):
        kind = tuple(flatten(match["kind"]).split())
        found = lists.slot(*match.span())
        own = [m for m in found if tuple(flatten(m.name).split())[: len(kind)] == kind]
        if len(found) > 1 and len(own) == len(found) and kind not in seen:
            out[kind] = tuple(found)
        else:
            out.pop(kind, None)
        seen.add(kind)
    return out


def units_called(judge: Judge, i: int, j: int) -> list[Mention]:
    """Return the document's units of a kind where words are its plural and nothing else, [] elsewhere."""
    s = judge.words_of
    begin = judge.begins(i, j) if judge.units else j
    plural = judge.vocabulary.at("plural", s.low, begin, j) if begin < j else 0
    found = judge.units.get(tuple(s.flat[begin + plural : j]), ()) if plural else ()
    return [m._replace(start=s.spans[i][0], end=s.spans[j - 1][1]) for m in found]
