"""Instruments cited by number: type words before it, date and issuer behind it, lists that share them."""

from __future__ import annotations

import re
from functools import cache

from ingest.citations.mention import Mention
from ingest.head.issuer_names import Issuer, issuer_at
from ingest.head.issuers import code_issuer, code_issuers, type_by_code
from ingest.parsed import DocumentData
from ingest.reading import Reading
from text.dates import DATE, parse_date
from text.letters import UPPER
from text.numbers import DocumentNumber, numbers, parse_number
from text.views import fold
from text.vocabulary import Term, load

__all__ = ["find_numbered", "joint_parties"]


@cache
def _type_words() -> tuple[re.Pattern[str], dict[str, Term]]:
    """Return the pattern of type words that end right before a number, over the folded view, and the types by folded name."""
    names: dict[str, Term] = {}
    for term in load().document_types:
        if term.extra.get("group") == "copy":
            continue
        for name in (term.label_vi, *term.aliases_vi):
            names.setdefault(fold(name), term)
    letter = load().get("type:cong-van")
    if letter is not None:
        names |= {"vb": letter, "cv": letter, "thu": letter, "dien": load().get("type:cong-dien") or letter}
    for code in ("NQ", "QĐ", "CT", "NĐ", "TT", "KL", "KH", "TB", "TTr", "CTr", "HD"):  # "QĐ số 368/QĐ-TTg"
        short = type_by_code(DocumentNumber("1", None, f"{code}-X", False, "", 0, 0))
        if short is not None:
            names.setdefault(fold(code), short)
    words = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(
        rf"(?<!\w)(?P<type>{words})\s*(?P<no>(?:so|s6)\s*(?:lien\s+tich\s+|tt\s+)?)?[:.]?\s*(?:ky\s+hieu\s+)?[(“\"]?\s*$"
    ), names


_SO = re.compile(r"(?<!\w)(?:số|so|Số|SỐ|sô)\s*:?\s*$")
_CUT = re.compile(r"[\n|;]")
_AFTER_DATE = re.compile(rf"\s*,?\s*\(?\s*(?:(?:được\s+)?(?:ký\s+kết|ký|ban hành)\s+)?(?P<date>{DATE})")
_BEFORE_DATE = re.compile(rf"(?:đề\s+)?(?P<date>{DATE})\s*(?:số|Số)\s*:?\s*$")
_AFTER_YEAR = re.compile(r"\s*,?\s*(?:năm|NĂM)\s+((?:19|20)\d\d)(?!\d)")
_OF = re.compile(r"\s*[,)]?\s*(?:do|của|CỦA)\s+(?=\S)")
_BETWEEN = re.compile(r"\s*,?\s*(?:ký\s+)?(?:giữa|GIỮA)\s+")
_TITLED_DATE = re.compile(rf"(?P<title>\s+[^;()\n|“”]{{4,600}}?)\s(?P<date>{DATE})\s*(?=(?:của|CỦA)\s)")
_LIST = re.compile(rf"(?:\s|,|;|\band\b|và|VÀ|các|{DATE}|\(|\)|số|Số|:)*")
_OTHER_NUMBER = re.compile(r"\d/(?:19|20)\d\d|\d/[A-ZĐ]|\d-[A-ZĐ]")
_LAW = re.compile(r"(?<!\w)(?:Bộ luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp)(?!\w)")
_AMENDS = re.compile(
    r"(?:Luật|LUẬT|Pháp lệnh|PHÁP LỆNH)\s+(?:(?:S|s)ửa đổi|SỬA ĐỔI)[^;\n|]{0,160}?\b(?:của|CỦA)\s+(?:[^;\n|]{0,160}?(?:,|"
    r"và|VÀ)\s+)?$"
)


def find_numbered(reading: Reading, document: DocumentData, home: Term | None, own: list[tuple[int, int]]) -> list[Mention]:
    """Return the mentions that print a number, in order, outside the document's own places."""
    chars, flat = reading.chars, reading.flat
    found: list[Mention] = []
    floor, claimed = 0, -1
    for number in numbers(chars):
        if number.start < floor or any(start < number.end and number.start < end for start, end in own):
            continue
        mention = _left(chars, flat, number, max(floor, number.start - 260), found[-1] if found else None)
        if mention is None:
            continue
        _right(chars, flat, mention, home, document.issue_date, claimed)
        claimed = max(claimed, mention.claimed)
        attached = _ATTACHED.search(chars, max(0, mention.start - 30), mention.start) is not None
        if _is_own(number, mention.date, mention.issuer, document, attached=attached):
            floor = mention.end
            continue
        mention.behind = chars[mention.end : mention.end + 300]
        found.append(mention)
        floor = mention.end
    _share_issuers(chars, found)
    return found


def _left(chars: str, flat: str, number: DocumentNumber, floor: int, last: Mention | None) -> Mention | None:
    """Return the mention that the words before a number begin, None if nothing says that this is a document's number.

    In the order of certainty: a type word right before it; "số" with the code's type or a law's name some words before; "số" alone; a
    member of a list, or a code whose type or issuer is known.
    """
    code_type = type_by_code(number)
    typed = _typed(chars, flat, number, floor, code_type)
    if typed is not None:
        return typed
    so = _SO.search(chars, floor, number.start)
    wanted = _expected(number, code_type)
    by_name = _type_words()[1]
    kind = code_type or (by_name.get(fold(wanted[0])) if wanted else None)
    if so is not None:
        apart = _apart(chars, flat, number, floor, wanted)
        if apart is not None:
            return apart
        listed = last is not None and _LIST.fullmatch(chars, last.end, so.start()) is not None
        same = last.type if listed and last is not None else None
        return Mention(so.start(), number.end, code_type or same or kind or _letter(), "", number)
    listed = last is not None and last.number is not None and _LIST.fullmatch(chars, last.end, number.start) is not None
    known = code_issuer(number) is not None
    if listed or (code_type is not None and len(number.parts) > 1 and known) or (number.year and known):
        same = last.type if listed and last is not None else None
        return Mention(number.start, number.end, code_type or same or kind or _letter(), "", number)
    return None


def _letter() -> Term | None:
    return load().get("type:cong-van")


def _typed(chars: str, flat: str, number: DocumentNumber, floor: int, code_type: Term | None) -> Mention | None:
    """Return the mention whose type word stands right before the number: "Nghị định số …", "văn bản …"."""
    pattern, by_name = _type_words()
    match = pattern.search(flat, max(floor, number.start - 60), number.start)
    if match is None or (match["no"] is None and match["type"] in _WEAK):
        return None
    if match["type"] in ("luat", "lenh") and flat[max(0, match.start() - 5) : match.start()].strip() == "phap":
        return None  # "văn bản quy phạm pháp luật số …": the law's name began before
    kind = printed = by_name[" ".join(match["type"].split())]
    start = match.start()
    if printed.id == "type:cong-van" and code_type is not None:
        kind = code_type
    elif printed.id in ("type:luat", "type:bo-luat", "type:phap-lenh"):
        start = floor + _law_start(chars[floor:start], start - floor)
    return Mention(start, number.end, kind, " ".join(chars[match.start() : match.end("type")].split()), number)


def _apart(chars: str, flat: str, number: DocumentNumber, floor: int, wanted: tuple[str, ...]) -> Mention | None:
    """Return the mention whose type stands some words before "số": "Luật Đất đai số …", "Kế hoạch thanh tra số …"."""
    cut = floor + max((m.end() for m in _CUT.finditer(flat[floor : number.start])), default=0)
    window, before = chars[cut : number.start], flat[cut : number.start]
    best: tuple[int, str] | None = None
    for word in wanted:
        for candidate in re.finditer(rf"(?<!\w){re.escape(fold(word))}(?!\w)", before):
            if (word not in _LAWS or _LAW.match(window, candidate.start())) and (best is None or candidate.start() >= best[0]):
                best = (candidate.start(), word)
    if best is None:
        return None
    start, word = best
    gap = window[start + len(word) :]
    is_law = word in _LAWS
    if len(gap) >= (220 if is_law else 110) or _OTHER_NUMBER.search(gap) or (not is_law and re.search(r"[.;:]", gap.rstrip(" :"))):
        return None
    if is_law:
        start = _law_start(window, start)
    kind = _type_words()[1].get(fold(word))
    return Mention(cut + start, number.end, kind, word, number, title=_law_title(window[start:]) if is_law else None)


_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
# Words that are a type only with "số" behind them: "theo quy định 5/2…" is no citation of a Quy định.
_WEAK = {
    "quy dinh",
    "thu",
    "dien",
    "cv",
    "cong bo",
    "du an",
    "tai lieu",
    "danh muc",
    "tieu chuan",
    "luat",
    "lenh",
    "hop dong",
    "bao cao",
    "de an",
    "nq",
    "qd",
    "ct",
    "nd",
    "tt",
    "kl",
    "kh",
    "tb",
    "ttr",
    "ctr",
    "hd",
}


def _expected(number: DocumentNumber, code_type: Term | None) -> tuple[str, ...]:
    first = re.sub(r"\d+$", "", number.parts[0].upper())
    if first in ("QH", "UBTVQH") or number.parts[0].upper() == "L":
        return ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết")
    if first == "PL":
        return ("Pháp lệnh",)
    if first in ("CP", "HĐBT", "TTG"):
        return ("Nghị định", "Quyết định", "Chỉ thị")
    if code_type is not None:
        return (code_type.label_vi,)
    return ()


def _law_start(before: str, at: int) -> int:
    """Return where the name of an amending law begins: "Luật Sửa đổi, bổ sung một số điều của Luật X" is one name."""
    amends = _AMENDS.search(before[:at])
    return amends.start() if amends else at


def _law_title(words: str) -> str | None:
    title = re.sub(r"\s*(?:số|so|Số)\s*:?\s*$", "", words).strip()
    return title if len(title.split()) > 1 else None


def _right(chars: str, flat: str, mention: Mention, home: Term | None, on: str | None, claimed: int = -1) -> None:
    """Read date and issuer behind a number, and set the mention's end behind them; the date at `claimed` is another mention's."""
    number = mention.number
    limit = min(len(chars), mention.end + 700)
    date = _AFTER_DATE.match(chars, mention.end, limit)
    if date is not None and date.start("date") == claimed:
        return
    if date is not None and not date["date"].startswith("Ngày"):  # "… số 66-NQ/TW Ngày 28 tháng 11 …" begins a sentence
        mention.date = parse_date(date["date"])
        mention.end = date.end("date")
    else:
        early = _BEFORE_DATE.search(chars, max(0, mention.start - 60), number.start) if number is not None else None
        if early is not None and number is not None and early.end() >= number.start - 1:
            mention.date = parse_date(early["date"])
            mention.start = min(mention.start, early.start())
        year = _AFTER_YEAR.match(chars, mention.end, limit)
        if year is not None:
            mention.year = int(year[1])
    if _issuer_behind(chars, flat, mention, home, on) or mention.date is not None or number is None:
        return
    titled = _TITLED_DATE.match(chars, mention.end, limit)
    if titled is None or next(numbers(titled["title"]), None) is not None or "hiệu lực" in titled["title"]:
        _date_behind_title(chars, flat, mention, home, on)
        return
    ahead = Mention(mention.start, titled.end("date"), mention.type, mention.words, number)
    if _issuer_behind(chars, flat, ahead, home, on) and (ahead.issuer is None or _agrees(ahead.issuer, number)):
        mention.title = mention.title or titled["title"].strip()
        mention.date, mention.end, mention.issuer, mention.parties = parse_date(titled["date"]), ahead.end, ahead.issuer, ahead.parties
    else:
        _date_behind_title(chars, flat, mention, home, on)


_FULL_DATE = re.compile(rf"(?P<date>{DATE})\s+của\s+")
_SENTENCE_END = re.compile(rf"\n|\.\s+(?=[{UPPER}])|có hiệu lực")


def _date_behind_title(chars: str, flat: str, mention: Mention, home: Term | None, on: str | None) -> None:
    """Read date and issuer behind a title that itself cites.

    "Thông tư số 12/2015/TT-NHNN Sửa đổi … Thông tư số 06/2013/TT-NHNN ngày 12/3/2013 của … ngày 20/8/2015 của Ngân hàng Nhà nước".
    Taken are the first in the sentence that belong to no number before them, agree with the number's issuer and fall in its year. The
    mention ends at its number, so that what the title cites stays its own.
    """
    number = mention.number
    if number is None or number.year is None or chars[mention.end : mention.end + 1] in ("", ",", ";", ")", "."):
        return
    row = code_issuer(number)
    if row is None or row.extra.get("scope") != "central":
        return
    stop = _SENTENCE_END.search(chars, mention.end, min(len(chars), mention.end + 1600))
    limit = stop.start() if stop else min(len(chars), mention.end + 1600)
    inner = list(numbers(chars[mention.end : limit]))
    for date in _FULL_DATE.finditer(chars, mention.end, limit):
        iso = parse_date(date["date"])
        before = chars[mention.end : date.start()]
        behind = next((n for n in inner if n.end <= len(before) and not before[n.end :].strip(" ,")), None)
        # "sửa đổi … Thông tư số 03/2014/TT-BKHCN ngày 26/07/2023 của …": a day of another year is not that of the number before it.
        if iso is None or int(iso[:4]) != number.year or (behind is not None and behind.year in (None, number.year)):
            continue
        issuer = issuer_at(chars, flat, date.end(), min(len(chars), date.end() + 200), home, iso)
        if issuer is not None and _agrees(issuer, number):
            mention.date, mention.issuer, mention.title = iso, issuer, mention.title or " ".join(before.split())
            mention.claimed = date.start("date") if behind is not None else -1
            joint = joint_parties(chars, flat, date.end(), min(len(chars), date.end() + 800), home, iso) if _is_joint(number) else None
            mention.parties = joint[0] if joint is not None else None
            return


def _agrees(issuer: Issuer, number: DocumentNumber) -> bool:
    """Whether the printed issuer can be one that the number's code names; a code that says nothing agrees with all."""
    rows = code_issuers(number)
    if not rows or issuer.slug is None or (_is_joint(number) and len(rows) < len(number.parts) - 1):
        return True
    names = [str(row.extra.get("slug")) for row in rows]
    if number.party and names == ["trung-uong"]:
        return issuer.name not in _central_bodies()
    if issuer.slug in [f"van-phong-{name}" for name in names]:
        return False  # the office of a body is not the body
    return any(name in issuer.slug or issuer.slug in name or name == "trung-uong" for name in names) or any(
        row.extra.get("scope") != "central" for row in rows
    )


@cache
def _central_bodies() -> frozenset[str]:
    """Return the names of the State's central bodies: none of them issues what has the Party's form of a number (66-NQ/TW)."""
    return frozenset(body.label_vi for body in load().bodies if body.extra.get("level") == "central")


def _issuer_behind(chars: str, flat: str, mention: Mention, home: Term | None, on: str | None) -> bool:
    limit = min(len(chars), mention.end + 260)
    of = _OF.match(chars, mention.end, limit)
    if of is not None:
        issuer = issuer_at(chars, flat, of.end(), limit, home, mention.date or on)
        if issuer is not None and mention.number is not None and "do" in of[0].split() and not _agrees(issuer, mention.number):
            return False  # "Công văn … triển khai Nghị định 136/2025/NĐ-CP do Văn phòng Chính phủ ban hành": the letter is the office's
        if issuer is not None:
            mention.issuer, mention.end = issuer, issuer.end
            late = _AFTER_DATE.match(chars, issuer.end, min(len(chars), issuer.end + 60)) if mention.date is None else None
            if late is not None and not late["date"].startswith("Ngày"):  # "… của Thủ tướng Chính phủ ngày 05/8/2014"
                mention.date, mention.end = parse_date(late["date"]), late.end("date")
            if mention.number is not None and _is_joint(mention.number):
                joint = joint_parties(chars, flat, of.end(), limit, home, on)
                if joint is not None:
                    mention.parties, mention.end = joint
            return True
        return False
    between = _BETWEEN.match(chars, mention.end, limit)
    if between is not None:
        end = joint_parties(chars, flat, between.end(), limit, home, on)
        if end is not None:
            mention.parties, mention.end = end
            return True
    return False


def _is_joint(number: DocumentNumber) -> bool:
    return number.parts[0].upper() in ("TTLT", "NQLT") or "LT" in number.parts[0].upper()


MOST_PARTIES = 20  # joint documents have had ten; a list of offices that runs on is none
_AND = re.compile(r"\s*(?:,|và|với|VÀ|-|–)\s+")


def joint_parties(chars: str, flat: str, start: int, limit: int, home: Term | None, on: str | None) -> tuple[str, int] | None:
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
        at = max(start, len(chars[:at].rstrip(" ,")))
        at = at - 2 if chars[start:at].endswith((" và", " với")) else at
    return ("; ".join(names), len(chars[:at].rstrip())) if names else None


def _share_issuers(chars: str, found: list[Mention]) -> None:
    """Give the issuer that closes a list, and its year, to the members before it: "số A ngày d, số B ngày e của Bộ Tài chính"."""
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if left.number is None or right.number is None or not _LIST.fullmatch(chars, left.end, right.start):
            continue
        if left.issuer is None and left.parties is None and left.number.parts[-1] == right.number.parts[-1]:
            left.issuer = right.issuer
        # "các Công điện số 217/CĐ-TTg, 218/CĐ-TTg và 222/CĐ-TTg ngày 19/11/2025": the day is the last one's, the year that of all.
        undated = left.date is None and left.year is None and left.number.year is None
        if undated and left.number.code == right.number.code:
            left.year = int(right.date[:4]) if right.date else right.year


_ATTACHED = re.compile(r"[Kk]èm theo\s+$")


def _is_own(number: DocumentNumber, date: str | None, issuer: Issuer | None, document: DocumentData, *, attached: bool) -> bool:
    """Whether a number is the document's own ("kèm theo Kế hoạch số 88/KH-UBND"): same number, no other date and no other issuer.

    What an annex is `attached` to is the document itself also where the code has a slip (QĐ-CTUBND for QĐ-UBND) but serial, year and type
    agree.
    """
    own = parse_number(document.number) if document.number is not None else None
    if own is None:
        return False
    alike = (number.serial.lstrip("0"), number.year, number.parts[0]) == (own.serial.lstrip("0"), own.year, own.parts[0])
    if number.slug != own.slug and not (attached and alike and own.year is not None):
        return False
    if number.year is not None and own.year is not None and number.year != own.year:
        return False
    if date is not None and document.issue_date is not None and date != document.issue_date:
        return False
    return issuer is None or issuer.province is None or document.province is None or issuer.province.label_vi == document.province
