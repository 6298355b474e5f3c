"""Actors that a document's headings name by what they do: "Điều 9. Trách nhiệm của cơ quan quản lý đất đai cấp xã".

In: the words of a document.  Out: those names as a heading prints them whole; running text has them with their verbs and commas.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.names.pieces import stretch
from ingest.names.tokens import Tokens
from ingest.names.words import words
from text.letters import capital

if TYPE_CHECKING:
    from ingest.names.items import Judge
    from ingest.names.lists import Lists

__all__ = ["headed_names"]

_MARK = 3  # words that the mark of a heading has at most: "Điều 9.", "IV.", "2.1."
_LINE = 220  # characters of a heading at most
_FEWEST, _MOST = 4, 20  # words of such a name
_NOUN = 3  # words of its noun at most where that is no word for an actor


def headed_names(lists: Lists) -> dict[tuple[str, ...], str]:
    """Return the printed names of such actors by their folded words."""
    out: dict[tuple[str, ...], str] = {}
    for start, end, owns in _owners(lists.tokens):
        judge = lists.judge(stretch(lists.tokens, start, end), slot=True)
        s = judge.words_of
        for i, j in _actors(judge):
            stop = _named_by_work(judge, i, j, owns=owns)
            if _FEWEST <= stop - i <= _MOST:
                name = judge.spelled(i, stop)
                out.setdefault(tuple(s.flat[i:stop]), capital(name))
    return out


def _owners(tokens: Tokens) -> Iterator[tuple[int, int, bool]]:
    """Yield the rest of each short line that begins, behind a mark, with words that say whose work follows, and whether they say that it
    is theirs ("Trách nhiệm của", not "Đối với")."""
    known, firsts = words(), words().firsts("owned", "toward")
    chars, at = tokens.reading.chars, 0
    while at < len(chars):
        end = chars.find("\n", at)
        end = len(chars) if end < 0 else end
        if end - at <= _LINE:
            first, stop = tokens.inside(at, end)
            for k in range(first, min(first + _MARK + 1, stop)):
                if tokens.low[k] not in firsts:
                    continue
                owned = known.at("owned", tokens.low, k, stop)
                width = owned or known.at("toward", tokens.low, k, stop)
                if width and k + width < stop and (owned or chars[at:end].rstrip()[-1] not in ".;"):
                    yield tokens.spans[k + width][0], end, owned > 0
                    break
        at = end + 1


def _actors(judge: Judge) -> list[tuple[int, int]]:
    """Return the words of each actor of a heading: a bare noun belongs to the name behind it ("đơn vị, tổ chức thu gom rác")."""
    out: list[tuple[int, int]] = []
    for piece in judge.words_of.pieces():
        begin = judge.begins(piece.i, piece.j)
        own = judge.actor_word(begin, piece.j) > 0 or judge.words_of.is_capital(piece.i)
        if out and (not own or judge.is_bare(*out[-1]) and piece.sep in ("comma", "va")):
            out[-1] = (out[-1][0], piece.j)
        else:
            out.append((begin, piece.j))
    return out


def _named_by_work(judge: Judge, i: int, j: int, *, owns: bool) -> int:
    """Return the word behind a name that says what its actor does, `i` where the words name any other actor; `owns` says that whoever
    they are owns the work below."""
    s, known = judge.words_of, judge.vocabulary
    at = i + judge.actor_word(i, j)
    while at < j and s.seps[at] and (more := judge.actor_word(at, j)):
        at += more
    if at == i and not owns:
        return i
    if at == i:  # whoever owns the work below acts: "đối tượng thực hiện kiểm kê"
        verbs = (k for k in range(i + 1, min(j, i + _NOUN) + 1) if known.at("verb", s.low, k, j))
        at = i if known.at("thing", s.low, i, j) else next(verbs, i)
    elif not any(known.at("collective", s.low, k, at) == at - k for k in range(i, at)):
        return i
    if at == i or at >= j or judge.whole(i, j) or s.is_capital(at):
        return i
    width = known.at("relative", s.low, at, j) or known.at("verb", s.low, at, j)
    if not width:
        return i
    at += width
    while at < j and ((width := known.at("relative", s.low, at, j)) or not known.at("break", s.low, at, j)):
        at += width or 1
    return at
