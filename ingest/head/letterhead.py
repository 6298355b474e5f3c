"""The head of a document: number, place with date, type, title, issuer, wherever the letterhead put them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from ingest.head.bodies import Issuer, issuer_at
from ingest.head.codes import code_issuer, type_by_code, type_of
from ingest.head.provinces import local_name, province_named
from ingest.reading import Reading
from text.dates import dates
from text.ids import slug
from text.letters import LOWER, UPPER
from text.numbers import DocumentNumber, number_at, numbers
from text.vocabulary import Term, load

__all__ = ["HEAD_CHARS", "Head", "read_head", "tidy"]

HEAD_CHARS = 8000  # the longest letterhead with stamps and a web page's menu before it ends well below this
_MARKUP = re.compile(r"\*+|_{2,}|</?[a-zA-Z]{1,6}\s?/?>|(?m:^[ \t]*#+)")
_MOTTO = re.compile(
    r"C[OỘ]NG H[OÒ]A X[AÃ] H[OỘ]I CH[UỦ] NGH[IĨ]A VI[EỆ]T NAM|Đ[oộ]c l[aậ]p\s*[-–—]\s*T[uự] do\s*[-–—]\s*H[aạ]nh ph[uú]c|ĐẢNG C[OỘ]NG "
    r"S[AẢ]N VI[EỆ]T NAM|"
    r"ĐỘC LẬP\s*[-–—]\s*TỰ DO\s*[-–—]\s*HẠNH PHÚC",
)
_RULES = re.compile(r"[-–—_=~]{3,}|\.{4,}")
_STAMP = re.compile(r"\bĐẾN\s+(?:SỐ|Số|số)\b|\b(?:CÔNG\s+)?VĂN\s+(?:BẢN\s+)?ĐẾN\b")
_OWN_NUMBER = re.compile(
    r"(?:(?:^|[\n|\t])[ #>–-]*(?:(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Lệnh)\s+số(?=\s*:)|Số|SỐ)(?:\s+hiệu)?\s*[:.]?"
    r"|(?<![\wĐ] )(?<!\w)(?:Số|SỐ)\s*:)\s{0,4}(?=\d)"
)
_PLACE = re.compile(rf"(?:(?:TP|Tp|T\.P)\.?\s?)?[{UPPER}][\w.]*+(?:[ –-]{{1,3}}[{UPPER}][\w.]*+){{0,6}}\s*+,\s*+$")
_ABOUT = re.compile(r"(?:^|[\n|\t]|\s)(?:V/v|V/V|Về việc|Vv)\s*:?\s+")
_BODY = re.compile(
    r"(?:^|[\n|])[ \t]*(?:(?:I|A|1)\s?[.)/]\s|(?:Điều|ĐIỀU)\s+1\s?[.:]|(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:I|1|THỨ NHẤT|thứ "
    r"nhất)\b)"
)
_OPENING = re.compile(
    r"(?:^|(?<=[\s|]))(?:Căn cứ|Thực hiện|Kính gửi|Theo đề nghị|Triển khai|Xét|Để |Nhằm|Trong |Thời gian qua|Ngày \d|Quốc hội ban "
    r"hành|Trên cơ sở|Tiếp tục|"
    r"Sau khi|Qua |Vừa qua|Hiện nay|Chiều ngày|Sáng ngày|Từ ngày|Luật này|Nghị định này|Thông tư này)"
)
_LINE = re.compile(r"[^\n|\t]+")
_TOP_WORDS = re.compile(rf"[^\s{LOWER}]+(?:\s+[^\s{LOWER}]+)*(?=\s|$)")


@dataclass(slots=True)
class Head:
    """The parts of a head, each None where it is not there; `places` their ranges in the reading view, by field name."""

    number: DocumentNumber | None = None
    date: str | None = None
    place: str | None = None
    type: Term | None = None
    issuer: Issuer | None = None
    title: tuple[int, int] | None = None
    is_letter: bool = False
    body: int = 0
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    elsewhere: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_head(reading: Reading) -> Head:
    """Return the head of a document."""
    chars = _plain(reading.chars[:HEAD_CHARS])
    head = Head()
    chars = _without_stamps(chars)
    _number(chars, head)
    type_end = _type(chars, head)
    _date(chars, head, type_end)
    _issuer(reading, chars, head)
    _title(reading, chars, head, type_end)
    return head


def _plain(chars: str) -> str:
    return _MARKUP.sub(lambda m: " " * len(m[0]), chars)


def _without_stamps(chars: str) -> str:
    """Blank arrival stamps: the line that says "ĐẾN SỐ" and the body's name above it, which received the document and did not issue it."""
    for match in _STAMP.finditer(chars):
        line = max(chars.rfind("\n", 0, match.start()), chars.rfind("|", 0, match.start()))
        above = max(chars.rfind("\n", 0, max(line, 0)), chars.rfind("|", 0, max(line, 0)))
        start = above + 1 if line - above < 120 else line + 1
        chars = chars[:start] + _NOT_BREAK.sub(" ", chars[start : match.end()]) + chars[match.end() :]
    return chars


_NOT_BREAK = re.compile(r"[^\n]")


def _number(chars: str, head: Head) -> None:
    """Find the number behind "Số:" above the body."""
    for match in _OWN_NUMBER.finditer(chars):
        number = number_at(chars, match.end())
        if number is not None:
            head.number = number
            head.places["number"] = (number.start, number.end)
            return


@cache
def _type_line() -> re.Pattern[str]:
    types = [term for term in load().document_types if term.extra.get("group") not in ("copy", "court")]
    names = {name for term in types for name in (term.label_vi, *term.aliases_vi)}
    words = "|".join(re.escape(name.upper()) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?:^|[\n|\t])[ *]*(?P<type>{words})(?P<liaison>\s*LIÊN TỊCH)?(?=[\s:*]*(?:[\n|]|$)|\s+[^\s{LOWER}]{{2,}})")


@cache
def _type_first() -> re.Pattern[str]:
    types = [term for term in load().document_types if term.extra.get("group") in ("administrative", "legal", "party")]
    names = {name for term in types for name in (term.label_vi, *term.aliases_vi)} - {"Điện", "Văn bản", "Dự án", "Danh mục", "Tài liệu"}
    words = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"\s*(?P<type>{words})\b(?=\s+(?:về|số|\d|của|hướng dẫn|quy định|ban hành|triển khai|thực hiện|phê duyệt|công tác))")


def _type(chars: str, head: Head) -> int | None:
    """Find the line of the type; return where it ends."""
    after = head.places["number"][1] if "number" in head.places else 0
    by_code = type_by_code(head.number) if head.number is not None else None
    body = _BODY.search(chars, after)
    opening = _OPENING.search(chars, after)
    limit = min(body.start() if body else len(chars), (opening.start() if opening else len(chars)) + 1 if after else len(chars))
    for match in _type_line().finditer(chars, after, max(limit, after)):
        head.type = type_of(match["type"]) if not match["liaison"] else type_of(match["type"] + " LIÊN TỊCH") or type_of(match["type"])
        head.places["type"] = match.span("type")
        if by_code is not None and head.type is not None and head.type.id != by_code.id and by_code.id == "type:thong-bao":
            head.type = by_code
        # "THÔNG BÁO KẾT LUẬN CỦA …": the type's own name ends the type, what follows is the title.
        label = head.type.label_vi if head.type is not None else ""
        return match.start("type") + len(label) if match["type"].startswith(label.upper()) and not match["liaison"] else match.end("type")
    if by_code is None and head.number is None:
        first = re.search(r"\S", chars)
        named = _type_first().match(chars, first.start() if first else 0)
        if named is not None and _is_heading(chars, named.start()):
            _first_line(chars, head, named)
            return None
    if by_code is None:
        about = _ABOUT.search(chars, after, min(after + 600, len(chars)))
        addressed = re.search(r"(?:^|[\n|\t]|\s)Kính gửi\s*:?", chars[after : after + 3000])
        head.is_letter = head.number is not None and (about is not None or addressed is not None)
    return None


def _is_heading(chars: str, start: int) -> bool:
    """Whether the line that begins at `start` heads a text: another one follows it, and it ends no sentence."""
    line = chars[start:].lstrip().split("\n", 1)
    return len(line) > 1 and bool(line[1].strip()) and not line[0].rstrip().endswith((".", ";", ","))


def _first_line(chars: str, head: Head, named: re.Match[str]) -> None:
    """Read a first line that says what the text is: "Nghị định 72/2015/NĐ-CP về quản lý hoạt động thông tin đối ngoại"."""
    head.type = type_of(named["type"])
    head.places["type"] = named.span("type")
    line = _LINE.match(chars, named.start("type"))
    end = line.end() if line is not None else named.end()
    number = next(numbers(chars, named.end(), min(end, named.end() + 40)), None)
    if number is not None and re.fullmatch(r"\s*(?:số)?\s*:?\s*", chars[named.end() : number.start]):
        head.number = number
        head.places["number"] = (number.start, number.end)
    head.title = (named.start("type"), named.start("type") + len(chars[named.start("type") : end].rstrip()))


def _date(chars: str, head: Head, type_end: int | None) -> None:
    """Find place and date: beside or below the number, above the type or what a letter is about."""
    start = 0
    end = head.places["type"][0] if type_end is not None else head.places["number"][1] + 700 if head.number is not None else 1500
    for date in dates(chars, start, min(end + 200 if type_end is None else end, len(chars))):
        place = _PLACE.search(chars, max(0, date.start - 60), date.start)
        if place is not None:
            head.date, head.place = date.iso, " ".join(place[0].rstrip(" ,\t\n").split())
            head.places["issue_date"] = (date.start, date.end)
            return
    named = re.compile(rf"(?:^|[\n|\t])\s*([{UPPER}][^\n|\t,;:]{{1,40}}?)\s*,\s*[Nn]gày\b").search(chars, 0, min(end, len(chars)))
    if named:
        head.place = " ".join(named[1].split())


def _issuer(reading: Reading, chars: str, head: Head) -> None:
    """Read the letterhead: capitals above number, date and type; the last body there issues, the one above it is its superior."""
    ends = [head.places[field][0] for field in ("number", "type") if field in head.places] or [0]
    limit = min(ends)
    if head.is_letter is False and "type" not in head.places and "number" not in head.places:
        limit = 1200
    region = _MOTTO.sub(lambda m: " " * len(m[0]), chars[:limit])
    region = _RULES.sub(lambda m: " " * len(m[0]), region)
    # A column per line: what is not in capitals (a menu, a place with its date) is no letterhead.
    region = _LINE.sub(lambda m: m[0] if _is_capitals(m[0]) else " " * len(m[0]), region).replace("|", " ").replace("\t", " ")
    flat = reading.flat[:limit]
    flat = "".join(f if c != " " else " " for f, c in zip(flat, region, strict=True))
    at, home = 0, None
    on = head.date
    bodies: list[Issuer] = []
    while match := re.compile(r"[^\W\d_]").search(region, at):
        found = issuer_at(region, flat, match.start(), limit, home, on)
        if found is None or found.end <= match.start():
            following = re.compile(r"\s").search(region, match.start())
            at = following.end() if following else limit
            continue
        bodies.append(found)
        head.places["issuer"] = (match.start(), found.end)
        home = found.province or home
        at = found.end
    if not bodies:
        return
    head.issuer = bodies[-1]
    if head.number is not None and head.number.parts[0] in ("TTLT", "NQLT") and len(bodies) > 1:
        head.issuer = replace(bodies[0], name="; ".join(body.name for body in bodies))
    elif head.issuer.local:
        head.issuer = _in_full(head, head.issuer)


def _in_full(head: Head, issuer: Issuer) -> Issuer:
    """Return a province's body with its full name: "BAN TUYÊN GIÁO" below "TỈNH ỦY LẠNG SƠN" is the Ban Tuyên giáo Tỉnh ủy Lạng Sơn."""
    province = issuer.province
    if province is None and issuer.slug is None and head.place:
        province = province_named(head.place, head.date)
    if province is None:
        return issuer
    row = code_issuer(head.number) if head.number is not None else None
    name = issuer.name
    if row is not None and row.extra.get("short") == "TU":
        name = local_name(row.label_vi, province)  # the committee speaks for the Party's province, whatever organ heads the paper
    elif province.label_vi not in name and issuer.slug in (None, slug(province.label_vi), province.extra.get("slug")):
        body = load().get(issuer.body) if issuer.body is not None else None
        name = local_name(body.label_vi if body is not None and "cấp tỉnh" not in body.label_vi else name, province)
    return replace(issuer, name=name, slug=issuer.slug or slug(province.label_vi), province=province)


def _is_capitals(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= 2 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


def _title(reading: Reading, chars: str, head: Head, type_end: int | None) -> None:
    if type_end is None:
        if head.is_letter and head.title is None:
            start = head.places["number"][1]
            about = _ABOUT.search(chars, start, min(start + 600, len(chars)))
            if about:
                begin = about.start() + len(about[0]) - len(about[0].lstrip(" |\n\t"))
                stop = re.compile(rf"\s*(?:\||\n\s*\n|Kính gửi|\n?[{UPPER}]\w+(?: [{UPPER}]\w+){{0,4}}, ngày)").search(chars, about.end())
                end = stop.start() if stop else min(about.end() + 300, len(chars))
                head.title = (begin, max(end, about.end()))
        return
    rest = re.compile(r"[ \t:*]*").match(chars, type_end)
    start = rest.end() if rest else type_end
    if start < len(chars) and chars[start] not in "\n|":
        words = _TOP_WORDS.match(chars, start)
        end = words.end() if words else start
        end = _without_authority(reading, chars, start, end)
    else:
        start, end = _title_lines(reading, chars, start)
    while end > start and chars[end - 1] in " \t\n:*-–—_.|":
        end -= 1
    if end > start:
        head.title = (start, end)


def _title_lines(reading: Reading, chars: str, at: int) -> tuple[int, int]:
    """Return the range of the lines below the type that are the title."""
    start = end = at
    for match in re.compile(r"[ \t]*([^\n|]*)(\n|\||$)").finditer(chars, at + 1):
        line = match[1].strip(" \t*_")
        begin = match.start(1)
        if not line or _RULES.fullmatch(line):
            if end > start:
                break
            continue
        # "Thực hiện Nghị quyết số …" may be a title, a line that is long or goes on in a list is none.
        clause = end > start or len(line) > 300 or line.endswith((";", ":")) or line.startswith("Căn cứ")
        opens = clause and _OPENING.match(chars, begin) is not None
        if opens or line.startswith(("(", "Kính gửi")) or _BODY.match("\n" + line) or len(line) > 700:
            break
        found = issuer_at(chars, reading.flat, begin, match.end(1)) if _is_capitals(line) else None
        if found is not None and found.end >= match.start(1) + len(match[1].rstrip()) - 2:
            break
        if end == start:
            start = begin
        end = match.start(1) + len(match[1].rstrip())
        if match.end() >= len(chars) or end - start > 900:
            break
    return start, end


def _without_authority(reading: Reading, chars: str, start: int, end: int) -> int:
    """Cut the body that enacts ("THỦ TƯỚNG CHÍNH PHỦ") off the end of a title that was flattened into one line with it."""
    for match in re.compile(r"(?<=\s)(?=\S)").finditer(chars, start, end):
        found = issuer_at(chars, reading.flat, match.start(), end)
        if found is None or found.end < end - 1:
            continue
        if not reading.flat[start : match.start()].rstrip().endswith((" cua", " va", " den", ",")):
            return match.start()
    return end


def tidy(text: str) -> str:
    """Return a title as one line without emphasis marks and rules."""
    return " ".join(_RULES.sub(" ", _MARKUP.sub(" ", text)).split()).strip(" :*")
