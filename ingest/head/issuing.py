"""Who issues a document, by its letterhead: the last body in capitals above number, date and type; the one above it is its superior.

In: the reading view up to the number, the type or the date.  Out: the body, spelled out, with its place.  A name may run over lines and
columns ("BAN CHỈ ĐẠO QUỐC GIA / VỀ CHUYỂN ĐỔI SỐ"); one that no vocabulary has is taken whole, by its first word ("TRUNG TÂM …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.head.bodies import Issuer, body_named, issuer_at
from ingest.head.cells import Joined, cells, is_capital, joined
from ingest.head.codes import code_issuer
from ingest.names.provinces import local_name, province_at, province_behind, province_named, province_slug
from text.fold import flatten
from text.ids import slug
from text.letters import capital
from text.numbers import DocumentNumber
from text.phrases import Phrases, words_of
from text.terms import Body, Province
from text.vocabulary import load

__all__ = ["Letterhead", "read_issuer"]

# First words of a body's name, as they begin a line of a letterhead.
_CLASSES: Phrases[str] = Phrases(
    (name, name)
    for name in words_of(
        "Ủy ban|UBND|BCH|Hội đồng|HĐND|Bộ|Sở|Ban|Cục|Tổng cục|Chi cục|Văn phòng|Phòng|Trung tâm|Viện|Trường|Học viện|Đại học|"
        "Đảng ủy|Đảng bộ|"
        "Huyện ủy|Quận ủy|Thị ủy|Tỉnh ủy|Thành ủy|Chính phủ|Thủ tướng|Quốc hội|Chủ tịch|Công an|Bệnh viện|Bảo hiểm xã hội|Kho bạc|"
        "Ngân hàng|"
        "Tòa án|Viện kiểm sát|Công ty|Tổng công ty|Tập đoàn|Liên đoàn|Tổng liên đoàn|Hội|Hiệp hội|Đoàn|Đài|Báo|Tạp chí|Thanh tra|Kiểm toán|"
        "Vụ|Mặt trận|Liên hiệp|Thuế|Hải quan|Quỹ|Tổ|Chi nhánh|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Quận đoàn|Thị đoàn|Xã đoàn|"
        "Công đoàn|Trung ương|Chi bộ|"
        "Cảng|Cảng vụ|Nhà ga|Nhà máy|Xí nghiệp|Bảo tàng|Thư viện|Nhà hát|Nhà văn hóa|Khoa|Điện lực|Viễn thông|Hợp tác xã|"
        "Quân khu|Sư đoàn|Đồn|Hạt|Trạm|Bưu điện|Liên minh|Thường trực|Nhà xuất bản"
    )
)
# A line that goes on with the name above it.
_GOES_ON = re.compile(
    r"(?:VỀ|VÀ|TỈNH|TÍNH|TINH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU|CẤP|CỦA|KHU VỰC|VIỆT NAM)(?!\w)"
    r"(?!\s+(?:ĐOÀN|ỦY))"
)
_STAYS_OPEN = re.compile(r"(?:(?<!\w)(?:VÀ|VỀ|CỦA|CÁC)|[,-])$")
_NUMBER_WORD = re.compile(r"(?:SỐ|Số)(?!\w)")
_UNIT_OF = re.compile(r"(?<!\w)(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thành phố)\s+\w.*$")
_PLACES = re.compile(r"(?<!\w)(huyện|quận|thị xã|xã(?! hội(?!\w))|phường|thị trấn|đặc khu|thành phố|tỉnh) ([^,]+)$")
_NO_NAME = re.compile(r"HỎA TỐC|KHẨN|THƯỢNG KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|DỰ THẢO|SAO Y|BẢN SAO|CÔNG BÁO|LOGO")
_PROVINCE_WORD = re.compile(r"\s*(?:(?:tinh|thanh pho|tp\.?)\s+)?")
_OF_PLACE = ("Sở", "Phòng", "Chi cục", "Đảng ủy", "Đảng bộ", "Trung tâm", "Trường", "Trạm", "Hạt", "Bệnh viện")
_NAMED_AFTER = ("Trường", "Huyện ủy", "Quận ủy", "Thị ủy", "Bệnh viện", "Đồn")  # a place's or a person's name follows
_OF_MINISTRIES = ("Trường", "Bệnh viện", "Trung tâm", "Viện", "Học viện")
_KINDS = re.compile(
    r"(?:đại học|cao đẳng|trung cấp|trung học phổ thông|trung học cơ sở|tiểu học|mầm non|đa khoa|khu vực)(?!\w)", re.IGNORECASE
)
_BELOW_PROVINCE = ("Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy xã", "Đảng ủy phường")
_COMMITTEE = re.compile(r"(?:bch|ban chap hanh|ban thuong vu|ban thuong truc)(?= (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)(?!\w)|$)")
_COUNCIL = re.compile(r"(?:hoi dong nhan dan|huyen uy|quan uy|thi uy|dang uy)(?!\w)")  # whose organs have no other name
_LOWER_PARTY = re.compile(r"dang bo (?!tinh|thanh pho)")
_ORGAN = re.compile(r"(?:thuong truc|van phong|uy ban kiem tra|to dai bieu|ban (?!chi dao|quan ly)\w)")
_BEHIND_DASH = re.compile(r"(?<= [-–] )\w")  # "Kinh tế - Xã hội"
_COMMITTEES = re.compile(r"UBND|UBMTTQ")  # abbreviations that have a vowel
_VOWEL = re.compile(r"[aeiouy]")
_JOINT = re.compile(r"LT|LN|PH")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The issuer of a letterhead and the range that names it."""

    issuer: Issuer
    start: int
    end: int


def read_issuer(chars: str, limit: int, number: DocumentNumber | None, place: str | None, on: str | None) -> Letterhead | None:
    """Return the issuer named in capitals before `limit`, None if none is; `chars` has the motto and rules blanked.

    `place` is that of the place line and `on` the date: "ỦY BAN NHÂN DÂN" above "Hà Tĩnh, ngày …" is Hà Tĩnh's.
    """
    bodies: list[Letterhead] = []
    for name in _names(chars, limit):
        home = bodies[-1].issuer.province if bodies else None
        bodies += _bodies_of(name, home, on)
    if not bodies:
        return None
    last = bodies[-1]
    if number is not None and _JOINT.search(number.parts[0].upper()) and len(bodies) > 1:
        together = replace(bodies[0].issuer, name="; ".join(body.issuer.name for body in bodies))
        return Letterhead(together, bodies[0].start, last.end if last.end > bodies[0].start else bodies[0].end)
    issuer = last.issuer
    above = bodies[-2].issuer if len(bodies) > 1 else None
    if above is not None and _COMMITTEE.match(flatten(issuer.name)) and _is_union(above):
        called = local_name(above.name.removesuffix(" cấp tỉnh"), issuer.province) if issuer.province is not None else above.name
        issuer = replace(issuer, name=called, body=above.body)
    if above is not None and _is_organ_of(above, issuer):
        own = issuer.name.removesuffix(" Tỉnh ủy").removesuffix(f" {' '.join(above.name.split()[:2])}")
        issuer = replace(issuer, name=f"{own} {above.name}", slug=above.slug, local=True, body=None, province=above.province)
        return Letterhead(issuer, last.start, last.end)
    if issuer.local and above is not None and not above.local and issuer.province is None:
        issuer = _below_central(issuer)
    if issuer.local:
        issuer = _in_full(issuer, above, number, place, on)
    return Letterhead(issuer, last.start, last.end)


def _is_organ_of(above: Issuer, issuer: Issuer) -> bool:
    """Whether a body without a place of its own is an organ of the council or district's Party committee above it: "THƯỜNG TRỰC" below
    "HĐND HUYỆN MƯỜNG LA"."""
    organ = _ORGAN.match(flatten(issuer.name)) is not None and issuer.province in (None, above.province)
    body = flatten(above.name)
    named = _COUNCIL.match(body) is not None or _LOWER_PARTY.match(body) is not None and _COMMITTEE.match(flatten(issuer.name)) is not None
    return organ and named and above.name not in issuer.name


def _is_union(issuer: Issuer) -> bool:
    """Whether a body is a mass organization, which a committee of each province speaks for."""
    body = load().get(issuer.body) if issuer.body is not None else None
    return isinstance(body, Body) and body.level == "mass_organization"


def _names(chars: str, limit: int) -> list[Joined]:
    """Return the names of a letterhead's bodies as printed: lines in capitals, joined where one goes on in the next."""
    found: list[list[tuple[int, int]]] = []
    ordered = sorted(cells(chars, 0, limit), key=lambda cell: (cell.column, cell.row))
    for cell in ordered:
        text = chars[cell.start : cell.end]
        if (
            not is_capital(text)
            or not text[0].isalpha()
            or "/" in text
            or _NUMBER_WORD.match(text)
            or _NO_NAME.fullmatch(text.strip(" *():"))
        ):
            continue
        begins = _CLASSES.at(flatten(text), 0) is not None
        open_before = bool(found) and _STAYS_OPEN.search(chars[found[-1][-1][0] : found[-1][-1][1]].rstrip()) is not None
        behind = bool(found) and cell.start >= found[-1][-1][1]  # the next column begins above the end of this one
        if behind and (open_before or not begins or _GOES_ON.match(text) or _completes([chars[a:b] for a, b in found[-1]], text)):
            found[-1].append((cell.start, cell.end))
        elif begins:
            found.append([(cell.start, cell.end)])
    return [joined(chars, ranges) for ranges in found]


def _completes(lines: list[str], text: str) -> bool:
    """Whether a line that begins like a body's name ends that of a known one above it: "SỞ TÀI NGUYÊN VÀ MÔI / TRƯỜNG"."""
    above = " ".join(line.strip() for line in lines)
    return body_named(f"{above} {text.strip()}") is not None and body_named(above) is None


def _bodies_of(name: Joined, home: Province | None, on: str | None) -> list[Letterhead]:
    """Return the bodies that a printed name holds: one, or two that were flattened into one line ("UBND TỈNH X SỞ Y")."""
    out: list[Letterhead] = []
    flat = flatten(name.text)
    at = 0
    while at < len(name.text):
        issuer = issuer_at(name.text, flat, at, len(name.text), home, on)
        if issuer is None:
            if out or _CLASSES.at(flat, at) is None:
                break
            issuer = _by_first_word(name.text, at, len(name.text), home, on)
        issuer = _placed(issuer, name.text, flat, on)
        end = issuer.end
        while end < len(name.text) and not name.text[end].isalnum():
            end += 1
        following = _CLASSES.at(flat, end) if end < len(name.text) else None
        another = following is not None and (issuer_at(name.text, flat, end, len(name.text), home, on) is not None)
        if end < len(name.text) and not another and _is_cut(issuer, name.text[issuer.end :]):
            issuer, end = _by_first_word(name.text, at, len(name.text), home, on), len(name.text)
        out.append(Letterhead(issuer, *name.span(at, max(at + 1, min(issuer.end, len(name.text))))))
        home = issuer.province or home
        if not another:
            break
        at = end
    return out


def _placed(issuer: Issuer, text: str, flat: str, on: str | None) -> Issuer:
    """Return a body with the province that stands behind its name: "CỤC THUẾ TỈNH BÌNH DƯƠNG", "BỘ CHỈ HUY BĐBP TỈNH LÀO CAI"."""
    at = _PROVINCE_WORD.match(flat, issuer.end)
    place = province_behind(text, flat, at.end() if at is not None else issuer.end, len(text), on)
    if place is None or (issuer.province is not None and issuer.province.label_vi in issuer.name):
        return issuer
    name = issuer.name
    if not issuer.local:
        name = local_name(name, place[0])
    return replace(issuer, name=name, local=True, slug=province_slug(place[0]), province=place[0], end=place[1])


def _is_cut(issuer: Issuer, rest: str) -> bool:
    """Whether the words behind a known name belong to it: "CỤC THUẾ" before "TỈNH BÌNH DƯƠNG", but not behind a province's committee."""
    if issuer.province is not None and issuer.province.label_vi in issuer.name:
        return False
    return bool(rest.strip(" -,")) and not rest.strip().startswith(("-", "–", "("))


def _by_first_word(text: str, start: int, end: int, home: Province | None, on: str | None) -> Issuer:
    """Return a body by its whole printed name, spelled as names are: "Trung tâm Kiểm soát bệnh tật tỉnh Hà Tĩnh"."""
    printed = text[start:end].strip(" -,")
    head = _CLASSES.at(flatten(printed), 0)
    first = head[0] if head is not None else printed[:1]
    rest = printed[head[1] if head is not None else 1 :].strip()
    name = f"{first} {_spelled(rest, named=first in _NAMED_AFTER)}".strip() if head is not None else printed.capitalize()
    name = _PLACES.sub(lambda m: f"{m[1]} {m[2].title()}", name)
    named = province_at(printed, flatten(printed), 0, len(printed), on)
    province = named[0] if named is not None else home
    body = load().get(body_named(re.sub(r"\s+(?:tỉnh|thành phố)\s.*$", "", name)) or "")
    if body is not None and flatten(body.label_vi) == flatten(name):
        name = body.label_vi
    local = province is not None or first in _OF_PLACE
    own = province_slug(province) if local else slug(name, 100)
    return Issuer(name, own, local, body.id if body is not None else None, province, end)


def _spelled(rest: str, *, named: bool) -> str:
    """Return the words behind a body's first as names are spelled: one capital, all for a name (`named`); abbreviations stay."""
    kept = [not _VOWEL.search(flatten(word)) or _COMMITTEES.fullmatch(word) for word in rest.split()]
    words = [word if keep else word.title() if named else word.lower() for word, keep in zip(rest.split(), kept, strict=True)]
    text = _KINDS.sub(lambda m: m[0].lower(), " ".join(words))
    return _BEHIND_DASH.sub(lambda m: m[0].upper(), capital(text))


def _below_central(issuer: Issuer) -> Issuer:
    """Return a body that stands below a central one as that one's: the Ban Tuyên giáo Trung ương, a ministry's school."""
    body = load().get(body_named(f"{issuer.name} Trung ương") or "")
    if body is not None:
        return replace(issuer, name=body.label_vi, body=body.id, local=False, slug=slug(body.label_vi))
    if issuer.body is None and issuer.name.startswith(_OF_MINISTRIES):
        return replace(issuer, local=False, slug=slug(issuer.name, 100))
    return issuer


def _cased(name: str, place: str) -> str:
    """Return a name that was set in capitals with a place in it as that is written: "Ban Chỉ đạo chuyển đổi số tỉnh Long An"."""
    at = flatten(name).find(f" {flatten(place)}")
    return name if at < 0 else name[: at + 1] + place + name[at + 1 + len(place) :]


def _in_full(issuer: Issuer, above: Issuer | None, number: DocumentNumber | None, place: str | None, on: str | None) -> Issuer:
    """Return a place's body with its full name: "BAN TUYÊN GIÁO" below "TỈNH ỦY LẠNG SƠN" is the Ban Tuyên giáo Tỉnh ủy Lạng Sơn."""
    if issuer.name == "Văn phòng" and above is not None and above.local:
        return replace(issuer, name=f"Văn phòng {above.name}", slug=above.slug, province=above.province)
    unit = _UNIT_OF.search(above.name) if above is not None and above.local and above.slug != issuer.slug else None
    if unit is None and above is not None and above.local:
        unit = _UNIT_OF.search(above.name) if above.province is None or above.province.label_vi not in above.name else None
    if unit is not None and unit[0] not in issuer.name:
        own = "-".join(filter(None, (province_slug(above.province if above else None), slug(unit[0]))))
        return replace(issuer, name=f"{issuer.name} {unit[0]}", slug=own)
    province = issuer.province
    if province is None and issuer.slug is None and place:
        province = province_named(place, on)
    if province is None:
        return issuer
    row = code_issuer(number) if number is not None else None
    name = _cased(issuer.name, province.label_vi)
    if row is not None and row.short == "TU":
        name = local_name(row.label_vi, province)  # the committee speaks for the Party's province, whatever organ heads the paper
    elif name.startswith(_BELOW_PROVINCE):
        pass
    elif province.label_vi not in name and issuer.slug in (None, slug(province.label_vi), province.slug):
        body = load().get(issuer.body) if issuer.body is not None else None
        full = body.label_vi if body is not None and "cấp tỉnh" not in body.label_vi else name.removesuffix(" cấp tỉnh")
        name = local_name(full, province)
    return replace(issuer, name=name, slug=issuer.slug or slug(province.label_vi), province=province)
