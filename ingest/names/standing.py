"""Names that stand whole where only an actor can: behind a role label, between a bracket, "do" or an order and a role word.

In: the words of a document.  Out: those names that running text would cut, because work, a comma or a small word stands inside them
("Đội Xung kích phòng chống thiên tai", "Trung tâm Giống cây trồng, vật nuôi"); once known whole they are read whole everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.names.pieces import Stretch, stretch
from ingest.names.tokens import Tokens
from ingest.names.words import words
from text.letters import UPPER, capital
from text.rules import rows

if TYPE_CHECKING:
    from ingest.names.items import Judge
    from ingest.names.lists import Lists
    from ingest.names.mention import Mention

__all__ = ["standing_names"]

_FEWEST, _MOST = 4, 18  # words of such a name
_BACK = 26  # words before a role word that its actor may take
_VALUE = 400  # characters of a label's value at most
_PARTED = re.compile(r"[(\[;:→\n\t|.]")
_SIGN = re.compile(r"[ \t*_]*:[ \t*_]*(?=\S)")
_ALONE = re.compile(
    rf"(?:^[ \t]*+(?:[-+•*–]|\(?\w{{1,5}}(?:\.\d{{1,2}})*[.)])?[ \t*_]*+|(?:\||\t(?![ *_]*\t))[ \t*_]*+)"
    rf"(?P<name>[{UPPER}][^\n\t|:.;()]{{10,120}}?)(?=[ \t*_]*(?:(?P<sign>:)|[|\t]|$))",
    re.MULTILINE,
)
_VALUE_END = re.compile(r"[\n\t|;:()]|\.(?=\s|$)")


def standing_names(lists: Lists) -> dict[tuple[str, ...], str]:
    """Return the printed names by their folded words."""
    out: dict[tuple[str, ...], str] = {}
    for start, end in _values(lists.tokens):
        for mention in lists.slot(start, end):
            _keep(out, lists, mention)
    for start, end in (*_before_roles(lists.tokens), *_alone(lists)):
        found = lists.slot(start, end)
        if len(found) == 1 and found[0].start == start and not _holds_modal(lists, start, end):
            _keep(out, lists, found[0])
    return out


def _alone(lists: Lists) -> Iterator[tuple[int, int]]:
    """Yield what stands before a colon at the head of a line, and what fills a line or a cell and stands elsewhere too, where it begins
    like a name and running text would cut it."""
    reading, tokens, known = lists.reading, lists.tokens, words()
    for match in _ALONE.finditer(reading.chars):
        start, end = match.span("name")
        first, stop = tokens.inside(start, end)
        width = known.at("head", tokens.low, first, stop)
        if not width or not _FEWEST <= stop - first <= _MOST or tokens.printed[first].isupper():
            continue
        if not any(_is_small_work(tokens, k, stop) for k in range(first + width, stop)):
            continue
        if match.group("sign") or reading.flat.count(reading.flat[start:end]) > 1:
            yield start, end


def _is_small_work(tokens: Tokens, k: int, stop: int) -> bool:
    """Whether running text may end a name before word k: small letters that may be work, or that join."""
    if tokens.printed[k][0].isupper():
        return False
    return tokens.low[k] == "và" or words().at("verb|stop|break", tokens.low, k, stop) > 0


def _values(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the values of role labels with a colon: up to the end of the line, of the bracket or of the sentence."""
    reading = tokens.reading
    for _, _, at in rows("labels", "lead", "coordinate").find(reading.flat, reading.low, 0, len(reading.flat)):
        sign = _SIGN.match(reading.chars, at)
        if sign is not None:
            limit = min(len(reading.chars), sign.end() + _VALUE)
            stop = _VALUE_END.search(reading.chars, sign.end(), limit)
            yield sign.end(), stop.start() if stop else limit


def _before_roles(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield what stands between a sign or an opener and a role word: "(Hội Nghề cá chủ trì", "do Tổ hợp tác số 2 phối hợp"."""
    known = words()
    for k in tokens.where(known.firsts("role"), marked=True):
        if known.at("role", tokens.low, k, len(tokens.low)) and (begin := _begin(tokens, k)) < k:
            yield tokens.spans[begin][0], tokens.spans[k - 1][1]


def _begin(tokens: Tokens, k: int) -> int:
    """Return the first word of the actor's place before the role word k, k where no actor of several words stands there."""
    known, chars, firsts = words(), tokens.reading.chars, words().firsts("opener")
    if tokens.seps[k] or k and _PARTED.search(chars, tokens.spans[k - 1][1], tokens.spans[k][0]):
        return k
    for n in range(k - 1, max(0, k - _BACK) - 1, -1):
        gap = chars[tokens.spans[n - 1][1] if n else 0 : tokens.spans[n][0]]
        if _PARTED.search(gap) or not n:
            return n if k - n >= _FEWEST else k
        width = known.at("opener", tokens.low, n, k) if tokens.low[n] in firsts else 0
        plain = chars[tokens.spans[n][0]].islower() or tokens.printed[k].isupper()
        if width and plain and k - n - width >= _FEWEST and chars[tokens.spans[n + width][0]].isupper():
            return n + width
    return k


def _holds_modal(lists: Lists, start: int, end: int) -> bool:
    """Whether a modal or a duty stands in a range: then it ends before them ("Sở Y tế tiếp tục | chủ trì")."""
    reading = lists.reading
    found = rows("orders", "modal", "duty", "order", "negation").find(reading.flat, reading.low, start, end)
    return any(reading.chars[a].islower() and not _is_inner(lists, a) for _, a, _ in found)


def _is_inner(lists: Lists, at: int) -> bool:
    """Whether the word at `at` belongs to a phrase that only names hold."""
    k, _ = lists.tokens.inside(at, at + 1)
    low = lists.tokens.low
    return words().covers("inner", low, k, max(0, k - 4), len(low))


def _keep(out: dict[tuple[str, ...], str], lists: Lists, mention: Mention) -> None:
    """Keep a mention's name where it is an agency's that running text would cut."""
    if mention.body or mention.kind != "open":
        return
    judge = lists.judge(stretch(lists.tokens, mention.start, mention.end), slot=True)
    s = judge.words_of
    begin = judge.begins(0, len(s.spans))
    stop = judge.tail(begin, len(s.spans))
    if _FEWEST <= stop - begin <= _MOST and s.is_capital(begin) and _would_be_cut(judge, begin, stop):
        out.setdefault(tuple(s.flat[begin:stop]), capital(judge.spelled(begin, stop)))


def _would_be_cut(judge: Judge, begin: int, stop: int) -> bool:
    """Whether words begin with a word for an agency and hold what a name ends before, and no known body is cut by it."""
    s, known = judge.words_of, judge.vocabulary
    own = known.at("head", s.low, begin, stop)
    if not own or known.at("no_head", s.low, begin, stop) >= own or known.at("verb_head", s.low, begin, stop):
        return False
    if any(not s.is_capital(k) and judge.whole(begin, k) for k in range(begin + 2, stop)):
        return False  # "Sở Y tế xây dựng kế hoạch"
    return any(_cuts(s, judge, k, stop) for k in range(begin + own, stop))


def _cuts(s: Stretch, judge: Judge, k: int, stop: int) -> bool:
    known = judge.vocabulary
    if s.is_capital(k) and not s.printed[k - 1].isupper():
        return bool(s.seps[k]) and known.at("verb", s.low, k, stop) > 0  # "Công ty Thu gom và Xử lý chất thải"
    return bool(s.seps[k]) or known.at("verb|break|stop|linking", s.low, k, stop) > 0
