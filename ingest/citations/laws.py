"""Laws, codes and ordinances cited by name, and whatever else the vocabulary knows by name (treaties, strategies).

A name that the vocabulary has (`laws.yaml`) is recognized in any spelling; another is taken only where the form leaves little doubt: a
capital "Luật X", a small "pháp lệnh x", a small "luật x" with its year or day behind it.  Left out is a type word with nothing that names
one ("luật pháp", "Luật này").

In: a `Reading` and its document data.  Out: mentions, with the row that is meant where one is.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.citations.mention import Mention
from ingest.head.codes import type_of
from ingest.parsed import DocumentData
from ingest.reading import Reading
from text.dates import PrintedDate, date_at
from text.fold import flatten
from text.letters import LOWER, UPPER
from text.phrases import Phrases, words_of
from text.terms import Law
from text.vocabulary import load

__all__ = ["find_laws", "find_vocabulary", "versions"]


# ---------------------------------------------------------------- names that the vocabulary has


@cache
def versions() -> dict[str, tuple[Law, ...]]:
    """Return the rows of laws.yaml by flattened name, versions of one law together, oldest first."""
    found: dict[str, list[Law]] = {}
    for row in load().laws:
        for name in (row.label_vi, *row.aliases_vi):
            found.setdefault(_key(name), []).append(row)
    return {key: tuple(sorted(rows, key=lambda r: r.date or "")) for key, rows in found.items()}


def _key(name: str) -> str:
    return re.sub(r"[\s,\-]+", " ", flatten(name)).strip()


@cache
def _names() -> Phrases[str]:
    return Phrases((name, _key(name)) for row in load().laws for name in (row.label_vi, *row.aliases_vi))


_LAWFUL = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_SMALL_TOO = (*_LAWFUL, "Chiến lược", "Chương trình", "Tuyên bố", "Công ước", "Hiệp định")
_AMENDING = re.compile(
    r"(?:luật|Luật|LUẬT|pháp lệnh|Pháp lệnh)\s+(?:[Ss]ửa đổi|SỬA ĐỔI),?\s+(?:bổ sung|BỔ SUNG)\s+(?:(?:một số điều|MỘT SỐ ĐIỀU)\s+)?"
    r"(?:(?:của|CỦA)\s+)?(?:các\s+)?$"
)
_ANOTHER = re.compile(r"\s*+(?:,|và)\s+(?=(?:Bộ luật|Luật|Pháp lệnh)\s+[^\W\d_])")
_YEAR = re.compile(r"\s*+,?\s*+(?:\(?(?:năm|NĂM)\s+)?\(?((?:19|20)\d\d)(?!\s*[-–/]|\d)\)?")
_CALLED = re.compile(r"\s*+,?\s*+\((?:sau đây|viết tắt|gọi tắt)[^)]{0,80}\)\s*+,?")
_PASSED = re.compile(r"(?:được\s+)?(?:Quốc hội|Ủy ban Thường vụ Quốc hội)[^.;\n]{0,90}?thông qua\s+")
_GAP = re.compile(r"\s*+,?\s*+(?:đã\s+)?")


def find_vocabulary(reading: Reading, document: DocumentData) -> list[Mention]:
    """Return mentions of what the vocabulary knows by name, in order."""
    chars, flat = reading.chars, reading.flat
    found = []
    for key, start, end in _names().find(flat):
        rows = versions().get(key, ())
        if not rows or flat.endswith("phap ", 0, start):
            continue
        kind = rows[-1].type
        lawful = kind in _LAWFUL
        if chars[start].islower() and kind not in _SMALL_TOO:
            continue
        mention = _named(chars, start, end, kind)
        amending = _amended(chars, flat, mention)
        _date(chars, mention, lawful)
        mention.law = None if amending else _version(rows, mention, document.issue_date)
        _quotes(chars, mention)
        found.append(mention)
    return found


def _named(chars: str, start: int, end: int, kind: str) -> Mention:
    return Mention(start, end, type_of(kind), kind, title=" ".join(chars[start:end].split()))


def _amended(chars: str, flat: str, mention: Mention) -> bool:
    """Let "Luật sửa đổi, bổ sung một số điều của" before a law's name begin the mention; return whether it stands there.

    What it amends may be several laws: "… của Luật A và Luật B" is one name.
    """
    amending = _AMENDING.search(chars, max(0, mention.start - 70), mention.start)
    if amending is None:
        return False
    mention.start = amending.start()
    while (another := _ANOTHER.match(chars, mention.end)) is not None:
        known = _names().at(flat, another.end())
        mention.end = max(known[1] if known is not None else 0, _name_of_law(chars, _after_kind(chars, another.end())))
    mention.title = " ".join(chars[mention.start : mention.end].split())
    return True


def _after_kind(chars: str, at: int) -> int:
    kind = _KIND.match(chars, at)
    return kind.end() if kind is not None else at


def _date(chars: str, mention: Mention, lawful: bool) -> None:
    """Read the year or the date of passing behind a name."""
    if not lawful:
        return
    passed = _day_passed(chars, mention.end, min(len(chars), mention.end + 260))
    if passed is not None:
        mention.date, mention.end = passed.iso, passed.end
        return
    year = _YEAR.match(chars, mention.end, mention.end + 14)
    if year is not None and chars[mention.end : mention.end + 1] in " \u00a0,(\n":
        mention.year = int(year[1])
        mention.end = year.end() if year[0].count("(") == year[0].count(")") else year.end(1)


def _day_passed(chars: str, at: int, limit: int) -> PrintedDate | None:
    """Return the day behind a law's name: right there, or behind "(sau đây gọi là Luật) được Quốc hội thông qua"."""
    called = _CALLED.match(chars, at, limit)
    gap = _GAP.match(chars, called.end() if called else at, limit)
    begin = gap.end() if gap else at
    passed = _PASSED.match(chars, begin, limit)
    return date_at(chars, passed.end() if passed else begin, limit)


def _version(rows: tuple[Law, ...], mention: Mention, on: str | None) -> Law | None:
    """Return the version that is meant: by the printed date or year, else the one in force on the document's date, else none.

    Where a newer version is passed but not yet in force, or only one version is known without its start, nothing is chosen
    unless it is the only row.
    """
    if mention.date is not None:
        return next((row for row in rows if row.date == mention.date), None)
    if mention.year is not None:
        of_year = [row for row in rows if (row.date or "").startswith(str(mention.year))]
        return of_year[0] if len(of_year) == 1 else None
    if len(rows) == 1 and not rows[0].in_force_from:
        return rows[0]
    if on is None:
        return None
    passed = [row for row in rows if (row.date or "9999") <= on]
    if not passed or (passed[-1].in_force_from or "") > on:
        return None
    return passed[-1]


def _quotes(chars: str, mention: Mention) -> None:
    """Take the quotation marks around a name into its range."""
    if chars[mention.start - 1 : mention.start] in ("“", '"') and chars[mention.end : mention.end + 1] in ("”", '"'):
        mention.start -= 1
        mention.end += 1


# ---------------------------------------------------------------- laws that it does not have

_KIND = re.compile(r"(Bộ luật|Luật|Pháp lệnh|luật|pháp lệnh)(?<![Pp]háp [Ll]uật)\s+(?=[^\W\d_])")
_WORD = re.compile(rf"[{UPPER}{LOWER}/]+")
_MORE = re.compile(rf"(?:,(?=\s[{LOWER}]))?\s+(?=[{UPPER}{LOWER}/])")
_NO_FIRST = frozenset(words_of("này|số|nêu|trên|gia|sư|lệ|pháp|khác|hiện|của|và|chơi|lao|thuế"))
# Words that end a law's name; "và", "của", commas and the rest may stand inside one ("Luật Phòng, chống tác hại của thuốc lá").
_STOPS = frozenset(
    words_of(
        "ngày|năm|được|có|này|quy định|hiện hành|thì|đối với|theo|trong|tại|trên|để|đã|là|nhằm|cho|khi|do|từ|đến|vào|bảo đảm|"
        "đảm bảo|phù hợp|hoặc|cũng|phải|nêu|sửa đổi|sau|sẽ|cần|không|với|gồm|ước|trình|như|tới|khóa|kỳ|thuộc|số|Luật|Nghị|"
        "Bộ luật|và các|và Luật|và Nghị|và Bộ|và Pháp|và văn bản|và những|và quy|và hướng|và luật|và pháp|bởi|gắn|ra|ban hành"
    )
)
_AFTER_COMMA = frozenset(["trình", "ban", "triển", "nhằm", "đồng", "tổ chức"])
_LONGEST = 12  # words


def find_laws(reading: Reading, document: DocumentData) -> list[Mention]:
    """Return laws that the vocabulary does not have, by their form, in order."""
    chars = reading.chars
    found = []
    for match in _KIND.finditer(chars):
        if match.start() and chars[match.start() - 1].isalnum():
            continue
        printed = match[1]
        end = _name_of_law(chars, match.end())
        words = chars[match.end() : end].split()
        if not words or words[0] in _NO_FIRST:
            continue
        mention = _named(chars, match.start(), end, printed.capitalize())
        if printed[0].isupper() and not words[0][0].isupper():
            continue
        _amended(chars, reading.flat, mention)
        _date(chars, mention, True)
        dated = mention.date is not None or mention.year is not None
        if printed[0].isupper() or (len(words) > 1 and (dated or printed == "pháp lệnh")):
            found.append(mention)
    return found


def _name_of_law(chars: str, start: int) -> int:
    """Return where the name of a law that begins at `start` ends."""
    end = at = start
    for count in range(_LONGEST):
        word = _WORD.match(chars, at)
        if word is None:
            break
        following = _MORE.match(chars, word.end())
        second = _WORD.match(chars, following.end()) if following is not None else None
        two = f"{word[0]} {second[0]}" if second is not None else word[0]
        if count and (word[0] in _STOPS or two in _STOPS):
            break
        end = word.end()
        if following is None or second is None or (following[0][0] == "," and (second[0] in _AFTER_COMMA)):
            break
        at = following.end()
    return end
