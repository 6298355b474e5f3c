"""Instruments cited by name or in short: laws, treaties and strategies; "Nghị định nêu trên", "Chương trình 3313".

A name that the vocabulary has (`laws.yaml`) is recognized in any spelling; another is taken only where the form leaves little doubt:
a capital "Luật X", a quoted or dated strategy, a joint programme "giữa A và B". What is left out is a type word with nothing that names one
("kế hoạch của đơn vị", "chương trình, đề án").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.citations import Mention, joint_parties
from ingest.issuers import issuer_at, province_named, type_of
from ingest.parsed import DocumentData
from ingest.reading import Reading, flatten
from text.dates import DATE, parse_date
from text.letters import LOWER, UPPER
from text.vocabulary import Term, load

__all__ = ["find_named", "find_short", "versions"]


def find_named(reading: Reading, document: DocumentData, numbered: list[Mention], own: list[tuple[int, int]]) -> list[Mention]:
    """Return mentions of instruments by name, outside those `numbered` and the document's `own` places, in order.

    "Quyết định số 368/QĐ-TTg … phê duyệt Chương trình hành động …" is one instrument: the name becomes the title of the numbered mention.
    """
    busy = sorted([(m.start, m.end) for m in numbered] + own)
    ends = {m.end: m for m in numbered}
    found: list[Mention] = []
    for finder in (_known, _laws, _joint, _policies):
        for mention in finder(reading, document):
            if mention.end > mention.start and not _overlaps(busy, mention.start, mention.end):
                issued = _ISSUING.search(reading.chars, max(0, mention.start - 40), mention.start)
                issuing = ends.get(issued.start()) if issued else None
                if issuing is not None:
                    issuing.title = issuing.title or mention.title
                    continue
                found.append(mention)
                busy.append((mention.start, mention.end))
                busy.sort()
    return sorted(found, key=lambda m: (m.start, m.end))


_ISSUING = re.compile(r"\s*,?\s*(?:về\s+(?:việc\s+)?)?(?:phê duyệt|ban hành|PHÊ DUYỆT|BAN HÀNH)\s+$")


def _overlaps(busy: list[tuple[int, int]], start: int, end: int) -> bool:
    from bisect import bisect_left

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
    firsts = re.compile(r"(?:" + "|".join(sorted(map(re.escape, by_first), key=lambda f: (-len(f), f))) + r")(?=\s)|" + "|".join(
        re.escape(first) for first in sorted(by_first) if any(spelled == re.escape(first) for spelled in by_first[first])) + "|(?!)")
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


_AMENDING = re.compile(r"(?:luật|Luật|LUẬT|pháp lệnh|Pháp lệnh)\s+[Ss]ửa đổi,?\s+bổ sung\s+(?:một số điều\s+)?(?:của\s+)?(?:các\s+)?$|LUẬT SỬA ĐỔI, BỔ SUNG (?:MỘT SỐ ĐIỀU )?(?:CỦA )?$")
_YEAR = re.compile(r"\s*,?\s*(?:\(?(?:năm|NĂM)\s+)?\(?((?:19|20)\d\d)(?!\s*[-–/]|\d)\)?")
_PASSED = re.compile(
    rf"\s*,?\s*(?:\((?:sau đây|viết tắt|gọi tắt)[^)]{{0,80}}\)\s*,?\s*)?(?:đã\s+)?(?:(?:được\s+)?(?P<who>Quốc hội|Ủy ban Thường vụ Quốc hội)[^.;\n]{{0,90}}?thông qua\s+)?(?P<date>{DATE})"
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
    rf"(?:Bộ luật|Luật|Pháp lệnh)(?<!\wBộ luật)(?<!\wLuật)(?<!Pháp Luật)\s+(?!này|số|nêu|trên|gia\b|sư\b|lệ\b)(?P<name>[{UPPER}][{LOWER}]+(?:(?:,(?=\s[{LOWER}])(?!\s(?:trình|ban|triển|nhằm|đồng|tổ chức)\b))?\s+(?!"
    r"(?:và\s+(?:các|Luật|Nghị|Bộ luật|Pháp lệnh|văn bản|những|quy định|hướng dẫn)|ngày|năm|số(?=\s*\d)|được|có|này|quy định|hiện hành|thì|đối với|theo|trong|tại|trên|để|"
    r"đã|là|nhằm|cho|khi|do|từ|đến|vào|bảo đảm|đảm bảo|phù hợp|hoặc|cũng|phải|nêu|sửa đổi|sau|sẽ|cần|không|với|gồm|ước|trình|như|tới|khóa|kỳ|thuộc|và\s+hướng)\b|Luật\b|Nghị\b|Bộ luật\b)"
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
            mention.start = amending.start()
        _date(chars, mention, True)
        found.append(mention)
    return found


# ---------------------------------------------------------------- joint programmes

_BETWEEN_PARTIES = re.compile(r"giữa\s+")
_JOINT = re.compile(
    r"(?<!\w)(?:(?:Chương trình|Kế hoạch|Quy chế|Thỏa thuận|Biên bản|Bản)\s+)?(?:(?:phối hợp|hợp tác|ghi nhớ|thỏa thuận|liên kết)(?:\s+(?:công tác|tuyên truyền|truyền thông|hoạt động|hành động|thực hiện|"
    r"toàn diện|hợp tác))*)\s+$",
)
_SIGNED = re.compile(rf"\s*,?\s*(?:(?:được\s+)?ký(?:\s+kết)?\s+)?(?P<date>{DATE})")
_SUBJECT = re.compile(
    r"\s+(?:về|trong|tăng cường)\s+(?:việc\s+)?[^;:.\n|()]{3,260}?(?:giai đoạn\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|(?=\s*[;:.\n|()]))"
)


def _joint(reading: Reading, document: DocumentData) -> list[Mention]:
    chars, flat = reading.chars, reading.flat
    home = province_named(document.province, document.issue_date) if document.province else None
    found = []
    for between in _BETWEEN_PARTIES.finditer(chars):
        match = _JOINT.search(chars, max(0, between.start() - 90), between.start())
        if match is None:
            continue
        parties = joint_parties(chars, flat, between.end(), min(len(chars), between.end() + 260), home, document.issue_date)
        if parties is None or "; " not in parties[0]:
            continue
        named = match[0].startswith(("Chương", "Kế", "Quy", "Thỏa", "Biên", "Bản"))
        head = match[0].strip()
        kind = "Chương trình phối hợp" if "phối hợp" in head else "Chương trình hợp tác"
        mention = Mention(match.start(), parties[1], type_of(kind), kind, parties=parties[0], title=" ".join(head.split()))
        date = _SIGNED.match(chars, mention.end, min(len(chars), mention.end + 60))
        if date is not None:
            mention.date, mention.end = parse_date(date["date"]), date.end("date")
        else:
            subject = _SUBJECT.match(chars, mention.end, min(len(chars), mention.end + 320))
            if subject is not None and named:
                mention.end = subject.end()
        if named or mention.date is not None:
            found.append(mention)
    return found


# ---------------------------------------------------------------- strategies, schemes, treaties

_POLICY = re.compile(
    r"(?P<type>Chiến lược|Đề án|Dự án|Chương trình mục tiêu quốc gia|Chương trình MTQG|Chương trình hành động|Chương trình|Kế hoạch hành động quốc gia|Kế hoạch|"
    r"Quy hoạch|Nghị quyết Đại hội|Công ước|Hiệp định thương mại tự do|Hiệp định|Hiệp ước|Nghị định thư|Tuyên bố|Bộ quy tắc|Hiến chương)(?!\w)(?P<inner>\s*[“\"])?"
)
_QUOTED = re.compile(r"[^“”\"\n|]{6,400}[”\"]")
_NAME_STOP = re.compile(
    r"\s*(?:[;:.\n|()“”\"]|,(?!\s+tầm nhìn)|\s(?:được|đã|nhằm|theo|trên địa bàn|tại|để|này|do|khi|gắn với|phù hợp|đảm bảo|bảo đảm|như|có hiệu lực|nêu|trong|cho|đến các|với|sau khi|và các|"
    r"và triển khai|và tổ chức|và thực hiện|là|gồm|cần|phải|góp phần|từ|tổ chức|báo cáo|của\s+(?!Chính|Thủ|Bộ|Quốc|Ban|Liên|Đảng|UBND|Ủy ban|Tỉnh|Việt|các nước|Nhà nước))(?!\w))"
)
_PERIOD = re.compile(r"giai đoạn\s+(?:19|20)\d\d|(?:đến|thời kỳ)\s+(?:năm\s+)?(?:19|20)\d\d|lần thứ\s+[IVXLC\d]+|năm\s+(?:19|20)\d\d")
_TREATIES = ("Công ước", "Hiệp định", "Hiệp ước", "Nghị định thư", "Tuyên bố", "Bộ quy tắc", "Hiến chương", "Hiệp định thương mại tự do")
_PLURAL = re.compile(r"(?:[Cc]ác|những|một số|nhiều|mỗi|từng)\s+$")


def _policies(reading: Reading, document: DocumentData) -> list[Mention]:
    chars, flat = reading.chars, reading.flat
    home = province_named(document.province, document.issue_date) if document.province else None
    places = document.places or {}
    title = reading.inside(places["title"]) if "title" in places else (0, 0)
    found = []
    for match in _POLICY.finditer(chars):
        start, at = match.start("type"), match.end("type")
        opened = chars[start - 1 : start] in ("“", '"')
        if start and chars[start - 1].isalnum():
            continue
        if _PLURAL.search(chars, max(0, start - 10), start) or title[0] <= start < title[1]:
            continue
        kind = match["type"]
        quoted = None
        if match["inner"] is not None:
            quoted = _QUOTED.match(chars, match.end("inner"))
        elif opened:
            quoted = _QUOTED.match(chars, at)
        if quoted is not None:
            end = quoted.end()
            start -= opened
        else:
            stop = _NAME_STOP.search(chars, at, min(len(chars), at + 320))
            end = stop.start() if stop else min(len(chars), at + 320)
            end = at + len(chars[at:end].rstrip(" ,-–"))
            name = chars[at:end].strip()
            if not _names_one(kind, name, chars[at : at + 2]):
                continue
        mention = Mention(start, end, _policy_type(kind), kind, title=" ".join(chars[start:end].strip("“”\"").split()))
        of = re.compile(r"\s*của\s+").match(chars, end)
        if of is not None:
            issuer = issuer_at(chars, flat, of.end(), min(len(chars), of.end() + 160), home, document.issue_date)
            if issuer is not None:
                mention.issuer, mention.end = issuer, issuer.end
        found.append(mention)
    return found


_NO_NAME = {"từ", "khác", "đã", "và", "kế", "có", "do", "thuộc", "liên", "trên", "tại", "trong", "được", "báo", "giai", "gồm", "đang", "sau", "khi", "đến"}


def _names_one(kind: str, name: str, first: str) -> bool:
    """Whether the words behind a type word name one instrument: a treaty's name, a period or congress, or a strategy in capitals."""
    words = name.split()
    if len(words) < 3 or words[0] in _NO_NAME:
        return False
    if kind == "Nghị quyết Đại hội":
        return _PERIOD.search(name) is not None
    if kind in _TREATIES:
        return words[0] in ("về", "của", "giữa", "khung", "Đối", "thương", "Thương", "chung", "ứng") or words[0][:1].isupper()
    if words[0] in ("này", "nêu", "của", "số", "năm", "hành", "công", "phối", "hợp") and kind not in ("Chương trình hành động", "Chương trình mục tiêu quốc gia"):
        return False
    if kind in ("Kế hoạch", "Dự án", "Quy hoạch", "Chương trình"):
        return False
    if kind == "Chương trình hành động":
        return words[0] == "của" and words[1][:1].isupper()
    return _PERIOD.search(name) is not None or (kind in ("Chiến lược", "Chương trình mục tiêu quốc gia", "Chương trình MTQG", "Đề án") and len(words) >= 4)


def _policy_type(kind: str) -> Term | None:
    first = {"Chương trình mục tiêu quốc gia": "Chương trình", "Chương trình MTQG": "Chương trình", "Chương trình hành động": "Chương trình",
             "Nghị quyết Đại hội": "Nghị quyết", "Kế hoạch hành động quốc gia": "Kế hoạch", "Hiệp định thương mại tự do": "Hiệp định"}
    return type_of(first.get(kind, kind))


# ---------------------------------------------------------------- short forms

_SHORT = re.compile(
    r"(?<!\w)(?P<type>Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Kế hoạch|Chương trình|Kết luận|Quy chế|Công văn|Công điện|Thông báo|Hướng dẫn|Luật|Đề án)\s+"
    r"(?:(?:số\s+)?(?P<serial>\d{1,5})(?![\w/%]|\s?[-–/.,]\s?\d|\s*(?:năm|tháng|ngày|triệu|tỷ|đồng|người))|(?P<back>nêu trên|nói trên|trên đây|kể trên|đã nêu|nêu ở trên))"
)


def find_short(reading: Reading, mentions: list[Mention], own: list[tuple[int, int]]) -> list[Mention]:
    """Return short forms with the number of their antecedent as `serial`: the same type and serial, or the last of that type before.

    A short form whose antecedent is not in the text, or is one of several, stays out.
    """
    busy = sorted((m.start, m.end) for m in mentions)
    found = []
    for match in _SHORT.finditer(reading.chars):
        if _overlaps(busy, match.start(), match.end()):
            continue
        kind = type_of(match["type"])
        same = [m for m in mentions if m.type is not None and kind is not None and _alike(m, match["type"])]
        if match["serial"]:
            serials = {m.number.slug: m for m in same if m.number is not None and m.number.serial.lstrip("0") == match["serial"].lstrip("0")}
            if len(serials) != 1:
                continue
            antecedent = next(iter(serials.values()))
        else:
            before = [m for m in same if m.end <= match.start()]
            last = before[-1] if before else None
            if last is None or len({_identity(m) for m in before if m.end > match.start() - 1500}) != 1:
                continue
            antecedent = last
        found.append(Mention(match.start(), match.end(), kind, match["type"], antecedent=antecedent, short=True, issues=["short-form"]))
    return found


def _alike(mention: Mention, word: str) -> bool:
    return mention.type is not None and (mention.type.label_vi == word or mention.type.label_vi.startswith(word + " "))


def _identity(mention: Mention) -> str:
    return mention.number.slug if mention.number is not None else mention.law.id if mention.law is not None else mention.title or ""
