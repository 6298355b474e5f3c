"""Short forms: "Nghị định nêu trên", "Nghị định 85", "QĐ 1486", resolved to the instrument they stand for.

In: a `Reading` and the mentions found so far.  Out: further mentions.  "nêu trên" is tied to the last instrument of its type before it,
unless that is one of several or has no number; a serial to the one instrument that has it.  A serial that no other mention has is kept as
it is printed for the types of law and of the Government's business; for plans and programmes it is left out ("Đề án 06", "Kế hoạch 2").
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.citations.behind import read_behind
from ingest.citations.busy import overlaps
from ingest.citations.mention import Mention
from ingest.citations.typewords import TypeWords, code_before, type_before, types_by_name
from ingest.reading import Reading
from text.dates import date_at
from text.terms import Province

__all__ = ["find_short"]

_BACK = re.compile(r"\s(?:nêu trên|nói trên|trên đây|kể trên|đã nêu|nêu ở trên)(?!\w)")
_COUNTED = re.compile(r"\s*(?:năm|tháng|ngày|triệu|tỷ|nghìn|đồng|người|điều|chương|nội dung|nhiệm vụ|lần|đợt|giai đoạn|của|về)?(?!\w)")
_ENDS = re.compile(r"\s*(?:[.,;:)”\"\n]|$|(?:của|về|và|hoặc|ngày|năm|quy định|hướng dẫn|ban hành)(?!\w))")
_ALONE = frozenset(
    f"type:{name}"
    for name in ("nghi-dinh", "nghi-quyet", "quyet-dinh", "chi-thi", "thong-tu", "thong-tu-lien-tich", "ket-luan", "cong-dien")
)
_ALWAYS = frozenset(
    {*_ALONE, *(f"type:{name}" for name in ("ke-hoach", "chuong-trinh", "quy-che", "cong-van", "thong-bao", "huong-dan", "de-an"))}
)
_SERIAL = re.compile(r"\s(?P<serial>\d{1,5}[a-z]?)(?![\w/%]|\s?[-/.,]\s?\d)")
_NEAR = 1500  # characters in which a second instrument of the type makes "nêu trên" doubtful


@cache
def _last_words() -> frozenset[str]:
    """Return the words that may stand before a serial: the last word of a type, its code, "số"."""
    return frozenset(name.split()[-1] for name, term in types_by_name().items() if term.id in _ALWAYS) | {"so", "so:"}


def find_short(
    reading: Reading, mentions: list[Mention], own: list[tuple[int, int]], home: Province | None, on: str | None
) -> list[Mention]:
    """Return the short forms of a text outside the `mentions` and the document's `own` places, in order of their kind."""
    busy = sorted([(m.start, m.end) for m in mentions] + own)
    return [*_serials(reading, mentions, busy, home, on), *_backward(reading, mentions, busy)]


def _words(reading: Reading, at: int) -> TypeWords | None:
    """Return the type words that end before `at`: with a capital, or a code in its own letters."""
    words = type_before(reading.flat, at) or code_before(reading.chars, at)
    return words if words is not None and reading.chars[words.start].isupper() else None


def _serials(
    reading: Reading, mentions: list[Mention], busy: list[tuple[int, int]], home: Province | None, on: str | None
) -> Iterator[Mention]:
    chars = reading.chars
    by_serial: dict[tuple[str, str], dict[str, Mention]] = {}
    for mention in mentions:
        if mention.number is not None and mention.type is not None:
            key = (mention.type.id, mention.number.serial.lstrip("0"))
            by_serial.setdefault(key, {}).setdefault(mention.number.slug, mention)
    flat, last = reading.flat, _last_words()
    for match in _SERIAL.finditer(flat):
        before = flat[max(0, match.start() - 8) : match.start()].split()
        if not before or before[-1] not in last:
            continue
        serial = chars[match.start("serial") : match.end()]
        words = _words(reading, match.start("serial"))
        if words is None or words.type.id not in _ALWAYS or overlaps(busy, words.start, match.end()):
            continue
        date = date_at(chars, match.end() + 1, match.end() + 60)
        counted = _COUNTED.match(chars, match.end())
        if date is None and counted is not None and counted[0].strip() not in ("", "của", "về") and not _is_year(chars, match.end()):
            continue
        known = by_serial.get((words.type.id, serial.lstrip("0")), {})
        if len(known) > 1:
            continue
        antecedent = next(iter(known.values()), None)
        if antecedent is None and (words.type.id not in _ALONE or len(serial) < 2 or not _ENDS.match(chars, match.end())):
            continue
        mention = Mention(
            words.start, match.end(), words.type, chars[words.start : words.end], antecedent=antecedent, short=True, serial=serial
        )
        mention.issues.append("short-form")
        if antecedent is None:
            ahead = replace(mention)
            read_behind(chars, flat, ahead, home, on)
            mention = mention if overlaps(busy, ahead.start, ahead.end) else ahead
        insort(busy, (mention.start, mention.end))
        yield mention


def _is_year(chars: str, at: int) -> bool:
    return re.match(r"\s+năm\s+(?:19|20)\d\d(?!\d)", chars[at : at + 12]) is not None


def _backward(reading: Reading, mentions: list[Mention], busy: list[tuple[int, int]]) -> Iterator[Mention]:
    """Yield "Nghị định nêu trên" with its antecedent: the last of its type before it, if it is the only one near and has a number."""
    chars = reading.chars
    by_type: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.type is not None:
            by_type.setdefault(mention.type.id, []).append(mention)
    for match in _BACK.finditer(chars):
        words = _words(reading, match.start())
        if words is None or overlaps(busy, words.start, match.end()):
            continue
        same = by_type.get(words.type.id, [])
        before = same[: bisect_left([m.end for m in same], match.start() + 1)]
        near = {_identity(m) for m in before if m.end > match.start() - _NEAR}
        if not before or len(near) != 1 or _is_named_between(reading, words, before[-1].end, words.start):
            continue
        found = Mention(words.start, match.end(), words.type, chars[words.start : words.end], antecedent=before[-1], short=True)
        found.issues.append("short-form")
        yield found


def _is_named_between(reading: Reading, words: TypeWords, start: int, end: int) -> bool:
    """Whether another instrument of the type is named without a number between the antecedent and the short form."""
    printed = re.escape(reading.chars[words.start : words.end])
    return re.compile(rf"(?<!\w){printed}(?!\w)(?!\s+(?:này|nêu|nói|trên|kể|đã))").search(reading.chars, start, end) is not None


def _identity(mention: Mention) -> str:
    return mention.number.slug if mention.number is not None else mention.law.id if mention.law is not None else mention.title or ""
