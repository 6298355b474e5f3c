"""What stands behind a number: its date, its issuer, its title ("ngày 07/9/2015 của Chính phủ").

In: a mention that ends at its number.  Out: the same mention with date, issuer, parties, title and end set.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.citations.mention import Mention
from ingest.head.bodies import Issuer, issuer_at
from ingest.head.codes import code_issuer, code_issuers
from text.dates import PrintedDate, date_at, dates
from text.letters import UPPER
from text.numbers import DocumentNumber, numbers
from text.terms import Province
from text.vocabulary import load

__all__ = ["joint_parties", "read_behind"]

_TO_DATE = re.compile(r"\s*+,?\s*+(?P<open>\()?\s*+(?:(?:được\s+)?(?:ký kết|ký|ban hành)\s+)?+")
_NUMBER_WORD = re.compile(r"\s*(?:số|Số)\s*:?\s*")
_AFTER_YEAR = re.compile(r"\s*+,?\s*+(?:năm|NĂM)\s+((?:19|20)\d\d)(?!\d)")
_OF = re.compile(r"\s*+[,)]?\s*+(?:do|của|CỦA)\s+(?=\S)")
_OF_HERE = re.compile(r"\s*(?:của|CỦA)\s+")
_BETWEEN = re.compile(r"\s*+,?\s*+(?:ký\s+)?(?:giữa|GIỮA)\s+")
_SENTENCE_END = re.compile(rf"\n|\.\s+(?=[{UPPER}])|có hiệu lực")
_TERM = re.compile(r"\s*+,?\s*+(?:Đảng\s+|đảng\s+)?\(?(?:[Kk]hóa|nhiệm kỳ)\s+(?:[IVXLC]+|\d+)(?!\w)\)?")
_NO_TITLE = re.compile(r"[;()\n|“”]")


def read_behind(
    chars: str, flat: str, mention: Mention, home: Province | None, on: str | None, *, claimed: int = -1, floor: int = 0
) -> None:
    """Read date and issuer behind a number, and set the mention's end behind them.

    The date at `claimed` is another mention's; before `floor` ends the mention before this one.
    """
    number = mention.number
    limit = min(len(chars), mention.end + 700)
    date, end = _date_behind(chars, mention.end, limit)
    if date is not None and date.start == claimed:
        return
    if date is not None and not chars.startswith("Ngày", date.start):  # "… số 66-NQ/TW Ngày 28 tháng 11 …" begins a sentence
        mention.date, mention.end = date.iso, end
    else:
        _date_ahead(chars, mention, floor)
        year = _AFTER_YEAR.match(chars, mention.end, limit)
        if year is not None:
            mention.year = int(year[1])
    if _issuer_behind(chars, flat, mention, home, on) or mention.date is not None or number is None:
        return
    titled = _titled_date(chars, mention.end, limit)
    if titled is None or _cites(chars, mention.end, titled.start):
        _date_behind_title(chars, flat, mention, home)
        return
    ahead = Mention(mention.start, titled.end, mention.type, mention.words, number)
    if _issuer_behind(chars, flat, ahead, home, on) and (ahead.issuer is None or _agrees(ahead.issuer, number)):
        mention.title = mention.title or chars[mention.end : titled.start].strip()
        mention.date, mention.end, mention.issuer, mention.parties = titled.iso, ahead.end, ahead.issuer, ahead.parties
    else:
        _date_behind_title(chars, flat, mention, home)


def _date_behind(chars: str, at: int, limit: int) -> tuple[PrintedDate | None, int]:
    """Return the date right behind a position and where it ends, its closing bracket included."""
    lead = _TO_DATE.match(chars, at, limit)
    date = date_at(chars, lead.end(), limit) if lead is not None else None
    if lead is None or date is None:
        return None, at
    closed = lead["open"] is not None and chars[date.end : date.end + 1] == ")"
    return date, date.end + closed


def _date_ahead(chars: str, mention: Mention, floor: int) -> None:
    """Read a date that stands before the number: "Nghị định ngày 07/9/2015 số 72/2015/NĐ-CP"."""
    number = mention.number
    if number is None:
        return
    for date in dates(chars, max(floor, mention.start - 60), number.start):
        if _NUMBER_WORD.fullmatch(chars, date.end, number.start):
            mention.date, mention.start = date.iso, min(mention.start, date.start)


def _titled_date(chars: str, at: int, limit: int) -> PrintedDate | None:
    """Return the date behind a title that has no bracket, semicolon or line end in it, where the issuer follows it."""
    if not chars[at : at + 1].isspace():
        return None
    stop = _NO_TITLE.search(chars, at, min(limit, at + 640))
    for date in dates(chars, at + 5, stop.start() if stop else min(limit, at + 640)):
        if _OF_HERE.match(chars, date.end, limit):
            return date
    return None


def _cites(chars: str, start: int, end: int) -> bool:
    """Whether a title cites another number or says when it is in force."""
    return next(numbers(chars, start, end), None) is not None or chars.find("hiệu lực", start, end) >= 0


def _date_behind_title(chars: str, flat: str, mention: Mention, home: Province | None) -> None:
    """Read date and issuer behind a title that itself cites.

    "Thông tư số 12/2015/TT-NHNN Sửa đổi … Thông tư số 06/2013/TT-NHNN ngày 12/3/2013 của … ngày 20/8/2015 của Ngân hàng Nhà nước".
    Taken are the first in the sentence that belong to no number before them, agree with the number's issuer and fall in its year. The
    mention ends at its number, so that what the title cites stays its own.
    """
    number = mention.number
    if number is None or number.year is None or chars[mention.end : mention.end + 1] in ("", ",", ";", ")", "."):
        return
    row = code_issuer(number)
    if row is None or not row.is_central:
        return
    stop = _SENTENCE_END.search(chars, mention.end, min(len(chars), mention.end + 1600))
    limit = stop.start() if stop else min(len(chars), mention.end + 1600)
    for date in dates(chars, mention.end, limit):
        of = _OF_HERE.match(chars, date.end, limit)
        if of is None or date.iso is None or int(date.iso[:4]) != number.year:
            continue
        inner = {n.end: n for n in numbers(chars, mention.end, date.start)}
        behind = inner.get(len(chars[mention.end : date.start].rstrip(" ,")) + mention.end)
        # "sửa đổi … Thông tư số 03/2014/TT-BKHCN ngày 26/07/2023 của …": a day of another year is not that of the number before it.
        if behind is not None and behind.year in (None, number.year):
            continue
        issuer = issuer_at(chars, flat, of.end(), min(len(chars), of.end() + 200), home, date.iso)
        if issuer is not None and _agrees(issuer, number):
            mention.date, mention.issuer = date.iso, issuer
            mention.title = mention.title or " ".join(chars[mention.end : date.start].split())
            mention.claimed = date.start if behind is not None else -1
            joint = joint_parties(chars, flat, of.end(), min(len(chars), of.end() + 800), home, date.iso) if _is_joint(number) else None
            mention.parties = joint[0] if joint is not None else None
            return


def _agrees(issuer: Issuer, number: DocumentNumber) -> bool:
    """Whether the printed issuer can be one that the number's code names; a code that says nothing agrees with all."""
    rows = code_issuers(number)
    if not rows or issuer.slug is None or (_is_joint(number) and len(rows) < len(number.parts) - 1):
        return True
    names = [row.slug for row in rows]
    if number.party and names == ["trung-uong"]:
        return issuer.name not in _central_bodies()
    if issuer.slug in [f"van-phong-{name}" for name in names]:
        return False  # the office of a body is not the body
    return any(name in issuer.slug or issuer.slug in name or name == "trung-uong" for name in names) or not all(
        row.is_central for row in rows
    )


@cache
def _central_bodies() -> frozenset[str]:
    """Return the names of the State's central bodies: none of them issues what has the Party's form of a number (66-NQ/TW)."""
    return frozenset(body.label_vi for body in load().bodies if body.level == "central")


def _issuer_behind(chars: str, flat: str, mention: Mention, home: Province | None, on: str | None) -> bool:
    """Read the body that "của" or "do" names behind a mention, or the parties of "giữa"; return whether there is one."""
    limit = min(len(chars), mention.end + 260)
    of = _OF.match(chars, mention.end, limit)
    if of is None:
        between = _BETWEEN.match(chars, mention.end, limit)
        joint = joint_parties(chars, flat, between.end(), limit, home, on) if between is not None else None
        if joint is not None:
            mention.parties, mention.end = joint
        return joint is not None
    issuer = issuer_at(chars, flat, of.end(), limit, home, mention.date or on)
    if issuer is None:
        return False
    number = mention.number
    if number is not None and "do" in of[0].split() and not _agrees(issuer, number):
        return False  # "Công văn … triển khai Nghị định 136/2025/NĐ-CP do Văn phòng Chính phủ ban hành": the letter is the office's
    mention.issuer, mention.end = issuer, issuer.end
    term = _TERM.match(chars, issuer.end, limit)
    if term is not None:
        mention.end = term.end()
    if mention.date is None:
        late, end = _date_behind(chars, mention.end, min(len(chars), mention.end + 60))
        if late is not None and not chars.startswith("Ngày", late.start):  # "… của Thủ tướng Chính phủ ngày 05/8/2014"
            mention.date, mention.end = late.iso, end
    if number is not None and (_is_joint(number) or len(code_issuers(number)) > 1):
        several = joint_parties(chars, flat, of.end(), limit, home, on)
        if several is not None and several[1] > mention.end:
            mention.parties, mention.end = several
    return True


def _is_joint(number: DocumentNumber) -> bool:
    return "LT" in number.parts[0].upper()


MOST_PARTIES = 20  # joint documents have had ten; a list of offices that runs on is none
_AND = re.compile(r"\s*(?:,|và|với|VÀ|-|–)\s+")
_OPEN_END = re.compile(r"(?:,|\s(?:và|với|VÀ|-|–))\s*$")


def joint_parties(chars: str, flat: str, start: int, limit: int, home: Province | None, on: str | None) -> tuple[str, int] | None:
    """Return the names of the parties of a joint programme, "; " between, and where they end."""
    names: list[str] = []
    at = start
    while (issuer := issuer_at(chars, flat, at, limit, home, on)) is not None:
        names.append(issuer.name)
        at = issuer.end
        joint = _AND.match(chars, at, limit)
        if joint is None or len(names) >= MOST_PARTIES:
            break
        at = joint.end()
    else:
        at = len(_OPEN_END.sub("", chars[:at])) if names else at
    return ("; ".join(names), len(chars[:at].rstrip())) if names else None
