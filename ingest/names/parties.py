"""The parties of a joint document, whom its text calls together: "hai bên", "các bên", "hai ngành".

In: the mentions and the type of a document.  Out: its parties, and who words that call them together are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.names.items import Judge
from ingest.names.mention import Mention
from ingest.names.words import words
from ingest.parsed import DocumentData
from ingest.reading import Reading, flatten, lower
from text.letters import capital

if TYPE_CHECKING:
    from ingest.names.lists import Lists

__all__ = ["kinds_of", "parties_of", "together"]

_HEAD = 1500  # characters at a document's beginning in which its letterhead and title stand
_REACH = 400  # characters of a title behind "giữa"
_COMMITTEES = "body:uy-ban-nhan-dan-cap-"  # what a level and a name alone stand for
_BETWEEN = re.compile(r"\bgiữa\s+")
_PIECE = re.compile(r"[^\s|;](?:(?!\s[-–—]\s)[^\n|;])*")


def parties_of(lists: Lists, document: DocumentData) -> tuple[Mention, ...]:
    """Return the bodies that stand above the number of a joint document, each on a line or between dashes, () where it is none or fewer
    than two do."""
    chars = lists.reading.chars
    called = (document.type or "", *filter(str.isupper, chars[:_HEAD].split("\n")))
    if not any(_is_joint(words) for words in called):
        return ()
    number = chars.find(document.number_printed or document.number or "\0", 0, _HEAD)
    above: dict[tuple[str, str], Mention] = {}
    for piece in _PIECE.finditer(chars, 0, max(number, 0)):
        found = lists.named(*piece.span())
        if found is not None and found.kind != "group" and not _is_place(found, piece[0]):
            own = found if found.body else found._replace(name=_as_in_text(lists.reading, found.name, number))
            above.setdefault((own.body, own.name), own)
    return tuple(sorted(above.values())) if len(above) > 1 else _of_title(lists, document)


def _of_title(lists: Lists, document: DocumentData) -> tuple[Mention, ...]:
    """Return the bodies between which a document's title says that it is: "giữa A và B"."""
    chars, low = lists.reading.chars, lists.reading.low
    found = _BETWEEN.search(low, 0, _HEAD) if document.title is not None and _BETWEEN.search(lower(document.title)) else None
    if found is None:
        return ()
    stop = chars.find("\n\n", found.end())
    named, _ = lists.begun(found.end(), min(stop if stop > 0 else len(chars), found.end() + _REACH), open=True, running=True)
    if named and chars[named[-1].end : named[-1].end + 2].lstrip()[:1] in (",", ";"):
        return ()  # the list goes on with what is no name
    own: dict[tuple[str, str], Mention] = {}
    for mention in named:
        if mention.kind in ("group", "collective"):
            return ()
        own.setdefault((mention.body, mention.name), mention)
    return tuple(own.values()) if len(own) > 1 else ()


def kinds_of(parties: tuple[Mention, ...], reading: Reading) -> dict[tuple[str, ...], tuple[str, str]]:
    """Return what a word for a kind alone stands for, (body, name) by its folded words: the one party of that kind ("Ban Quản lý")."""
    out: dict[tuple[str, ...], tuple[str, str]] = {}
    seen: set[tuple[str, ...]] = set()
    for party in parties:
        low = reading.low[party.start : party.end].split()
        for width in words().widths("head", low, 0, len(low)):
            key = tuple(flatten(word) for word in low[:width])
            if key in seen or width == len(low) or _goes_on_small(reading, low, width):
                out.pop(key, None)
            else:
                out[key] = (party.body, "" if party.body else party.name)
            seen.add(key)
    return out


def _goes_on_small(reading: Reading, name: list[str], width: int) -> bool:
    """Whether the text prints a name with small letters behind its first words, where these alone would cut it: "Văn phòng đăng ký …"."""
    own = f"{' '.join(name[:width])} {name[width]}"
    at = reading.low.find(own)
    while at >= 0:
        if reading.chars[at + len(own) - 1].islower() and reading.chars[at + len(own) - len(name[width])].islower():
            return True
        at = reading.low.find(own, at + 1)
    return False


def _is_joint(printed: str) -> bool:
    low, known = lower(printed).split(), words()
    return any(known.at("joint", low, k, len(low)) for k in range(len(low)))


def _is_place(found: Mention, printed: str) -> bool:
    """Whether words name a place alone, whose bodies stand above it: "TỈNH QUẢNG BÌNH" below "CÔNG AN - SỞ Y TẾ"."""
    low = lower(printed).split()
    return found.body.startswith(_COMMITTEES) and words().at("level", low, 0, len(low)) > 0


def _as_in_text(reading: Reading, name: str, start: int) -> str:
    """Return a name in capitals as the text behind `start` prints it, else with one capital."""
    own = lower(name)
    at = reading.low.find(own, start) if name.isupper() else -1
    printed = " ".join(reading.chars[at : at + len(own)].split()) if at >= 0 else name
    return capital(own) if printed.isupper() else printed


def together(judge: Judge, i: int, j: int) -> list[Mention]:
    """Return the document's parties where words call them together, [] elsewhere."""
    if not judge.parties:
        return []
    s = judge.words_of
    begin = judge.begins(i, j)
    at = begin + judge.vocabulary.at("plural", s.low, begin, j)
    called = judge.vocabulary.at("collective party", s.low, at, j)
    if not called or at + called < j or called == 1 and at == begin:
        return []
    return [m._replace(start=s.spans[i][0], end=s.spans[j - 1][1]) for m in judge.parties]
