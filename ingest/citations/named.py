"""Instruments cited by name: laws by their versions, treaties and strategies that the vocabulary knows, and laws it does not know.

A name that the vocabulary has (`laws.yaml`) is recognized in any spelling; another is taken only where the form leaves little doubt:
a capital "Luật X", a quoted or dated strategy, a joint programme "giữa A và B". What is left out is a type word with nothing that names one
("kế hoạch của đơn vị", "chương trình, đề án").
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from functools import cache

from ingest.citations.mention import Mention
from ingest.citations.programmes import find_joint, find_policies
from ingest.head.issuers import type_of
from ingest.parsed import DocumentData
from ingest.reading import Reading, flatten
from text.dates import DATE, parse_date
from text.letters import LOWER, UPPER
from text.vocabulary import Term, load

__all__ = ["find_named", "overlaps", "versions"]


def find_named(reading: Reading, document: DocumentData, numbered: list[Mention], own: list[tuple[int, int]]) -> list[Mention]:
    """Return mentions of instruments by name, outside those `numbered` and the document's `own` places, in order.

    "Quyết định số 368/QĐ-TTg … phê duyệt Chương trình hành động …" is one instrument: the name becomes the title of the numbered mention.
    """
    busy = sorted([(m.start, m.end) for m in numbered] + own)
    ends = {m.end: m for m in numbered}
    found: list[Mention] = []
    for finder in (_known, _laws, find_joint, find_policies):
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


_ISSUING = re.compile(r"\s*,?\s*(?:về\s+(?:việc\s+)?)?(?:phê duyệt|ban hành|PHÊ DUYỆT|BAN HÀNH)\s+$")


def overlaps(busy: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a range overlaps one of `busy`, which is sorted and does not overlap itself."""
    at = bisect_left(busy, (start, start))
    return (at < len(busy) and busy[at][0] < end) or (at > 0 and busy[at - 1][1] > start)


# ---------------------------------------------------------------- names that the vocabulary has


def _spelled(name: str) -> str:
    """Return the pattern of a name over the flattened view: any spaces, dashes with or without spaces, commas optional."""
    words = re.escape(flatten(name)).replace(r"\ \-\ ", r"\s*-\s*").replace(r"\-", r"\s*-\s*").replace(r",\ ", r",?\s+")
    return words.replace(r"\ ", r"\s+")


@cache
def versions() -> dict[str, tuple[Term, ...]]:
    """Return the rows of laws.yaml by flattened name, versions of one law together, oldest first."""
    found: dict[str, list[Term]] = {}
    for row in load().laws:
        for name in (row.label_vi, *row.aliases_vi):
            found.setdefault(_key(name), []).append(row)
    return {key: tuple(sorted(rows, key=lambda r: str(r.extra.get("date", "")))) for key, rows in found.items()}


def _key(name: str) -> str:
    return re.sub(r"[\s,\-]+", " ", flatten(name)).strip()


@cache
def _known_patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Return the pattern of the first words of all names, and for each first word the pattern of the names that begin with it.

    Two steps, since one alternation of all names would be tried at every position of a text.
    """
    names = sorted({name for row in load().laws for name in (row.label_vi, *row.aliases_vi)}, key=lambda n: (-len(n), n))
    by_first: dict[str, list[str]] = {}
    for name in names:
        by_first.setdefault(flatten(name).split()[0], []).append(_spelled(name))
    firsts = re.compile(
        r"(?:"
        + "|".join(sorted(map(re.escape, by_first), key=lambda f: (-len(f), f)))
        + r")(?=\s)|"
        + "|".join(re.escape(first) for first in sorted(by_first) if any(spelled == re.escape(first) for spelled in by_first[first]))
        + "|(?!)"
    )
    return firsts, {first: re.compile("(?:" + "|".join(dict.fromkeys(rest)) + r")(?!\w)") for first, rest in by_first.items()}


def _known_matches(flat: str) -> Iterator[re.Match[str]]:
    firsts, names = _known_patterns()
    at = 0
    while (first := firsts.search(flat, at)) is not None:
        at = first.end()
        start = first.start()
        if start and (flat[start - 1].isalnum() or flat[start - 5 : start] == "phap "):
            continue
        match = names[first[0]].match(flat, start)
        if match is not None:
            at = match.end()
            yield match


_AMENDING = re.compile(
    r"(?:luật|Luật|LUẬT|pháp lệnh|Pháp lệnh)\s+[Ss]ửa đổi,?\s+bổ sung\s+(?:một số điều\s+)?(?:của\s+)?(?:các\s+)?$|"
    r"LUẬT SỬA ĐỔI, BỔ SUNG (?:MỘT SỐ ĐIỀU )?(?:CỦA )?$"
)
_YEAR = re.compile(r"\s*,?\s*(?:\(?(?:năm|NĂM)\s+)?\(?((?:19|20)\d\d)(?!\s*[-–/]|\d)\)?")
_PASSED = re.compile(
    rf"\s*,?\s*(?:\((?:sau đây|viết tắt|gọi tắt)[^)]{{0,80}}\)\s*,?\s*)?(?:đã\s+)?(?:(?:được\s+)?(?P<who>Quốc hội|Ủy ban Thường vụ Quốc "
    rf"hội)[^.;\n]{{0,90}}?thông qua\s+)?(?P<date>{DATE})"
)
_LAWFUL = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")


def _known(reading: Reading, document: DocumentData) -> list[Mention]:
    chars, flat = reading.chars, reading.flat
    found = []
    for match in _known_matches(flat):
        rows = versions().get(_key(match[0]), ())
        if not rows:
            continue
        start, end = match.span()
        kind = str(rows[-1].extra.get("type") or "")
        lawful = kind in _LAWFUL
        if chars[start].islower() and not lawful and kind not in ("Chiến lược", "Chương trình", "Tuyên bố", "Công ước", "Hiệp định"):
            continue
        mention = Mention(start, end, type_of(kind), kind, title=" ".join(chars[start:end].split()))
        amending = _AMENDING.search(chars, max(0, start - 70), start)
        if amending:
            mention.start, mention.title = amending.start(), " ".join(chars[amending.start() : end].split())
        _date(chars, mention, lawful)
        mention.law = None if amending else _version(rows, mention, document.issue_date)
        _quotes(chars, mention)
        found.append(mention)
    return found


def _date(chars: str, mention: Mention, lawful: bool) -> None:
    """Read the year or the date of passing behind a name."""
    if not lawful:
        return
    passed = _PASSED.match(chars, mention.end, min(len(chars), mention.end + 260))
    if passed is not None and (passed["who"] or not chars[mention.end : passed.start("date")].strip(" ,")):
        mention.date = parse_date(passed["date"])
        mention.end = passed.end("date")
        return
    year = _YEAR.match(chars, mention.end, mention.end + 14)
    if year is not None and chars[mention.end : mention.end + 1] in " \u00a0,(":
        mention.year = int(year[1])
        mention.end = year.end() if year[0].count("(") == year[0].count(")") else year.end(1)


def _version(rows: tuple[Term, ...], mention: Mention, on: str | None) -> Term | None:
    """Return the version that is meant: by the printed date or year, else the one in force on the document's date, else none.

    Where a newer version is passed but not yet in force, or only one version is known without its start, nothing is chosen
    unless it is the only row.
    """
    if mention.date is not None:
        return next((row for row in rows if row.extra.get("date") == mention.date), None)
    if mention.year is not None:
        of_year = [row for row in rows if str(row.extra.get("date", "")).startswith(str(mention.year))]
        return of_year[0] if len(of_year) == 1 else None
    if len(rows) == 1 and not rows[0].extra.get("in_force_from"):
        return rows[0]
    if on is None:
        return None
    passed = [row for row in rows if str(row.extra.get("date", "9999")) <= on]
    if not passed or str(passed[-1].extra.get("in_force_from", "")) > on:
        return None
    return passed[-1]


def _quotes(chars: str, mention: Mention) -> None:
    """Take the quotation marks around a name into its range."""
    if chars[mention.start - 1 : mention.start] in ("“", '"') and chars[mention.end : mention.end + 1] in ("”", '"'):
        mention.start -= 1
        mention.end += 1


# ---------------------------------------------------------------- laws that it does not have

# Words that end a law's name; "và", "của", commas and the rest may stand inside one ("Luật Phòng, chống tác hại của thuốc lá").
_LAW_NAME = re.compile(
    rf"(?:Bộ luật|Luật|Pháp lệnh)(?<!\wBộ luật)(?<!\wLuật)(?<![Pp]háp Luật)\s+(?!này|số|nêu|trên|gia\b|sư\b|"
    rf"lệ\b)(?P<name>[{UPPER}][{LOWER}]+(?:(?:,(?=\s[{LOWER}])(?!\s(?:trình|ban|triển|nhằm|đồng|tổ chức)\b))?\s+(?!"
    r"(?:và\s+(?:các|Luật|Nghị|Bộ luật|Pháp lệnh|văn bản|những|quy định|hướng dẫn)|ngày|năm|số(?=\s*\d)|được|có|này|quy định|hiện hành|"
    r"thì|đối với|theo|trong|tại|trên|để|"
    r"đã|là|nhằm|cho|khi|do|từ|đến|vào|bảo đảm|đảm bảo|phù hợp|hoặc|cũng|phải|nêu|sửa đổi|sau|sẽ|cần|không|với|gồm|ước|trình|như|tới|khóa|"
    r"kỳ|thuộc|và\s+hướng)\b|Luật\b|Nghị\b|Bộ luật\b)"
    rf"[{UPPER}{LOWER}/]+){{0,11}})"
)


def _laws(reading: Reading, document: DocumentData) -> list[Mention]:
    chars = reading.chars
    found = []
    for match in _LAW_NAME.finditer(chars):
        start, end = match.span()
        words = match[0].split()
        kind = "Bộ luật" if words[:2] == ["Bộ", "luật"] else "Pháp lệnh" if words[0] == "Pháp" else "Luật"
        mention = Mention(start, end, type_of(kind), kind, title=" ".join(words))
        amending = _AMENDING.search(chars, max(0, start - 70), start)
        if amending:
            mention.start, mention.title = amending.start(), " ".join(chars[amending.start() : end].split())
        _date(chars, mention, True)
        found.append(mention)
    return found
