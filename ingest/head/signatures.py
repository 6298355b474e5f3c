"""The end of a document: who signs, in which office and for whom, and who receives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.reading import Reading
from text.letters import LOWER, UPPER
from text.views import fold

__all__ = ["Signature", "family_names", "read_signature", "recipients"]

# Family names of Vietnam with their marks, of the Kinh and of the other peoples: what a slip of one letter is corrected to.
_FAMILIES = tuple(
    re.findall(
        r"\w+",
        """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Hà
Tạ Cao Lưu Lương Châu Thái Tăng Quách Kiều La Triệu Chu Giang Nông Hứa Từ Thạch Sơn Kim Danh Lò Lừ Lường Vàng Giàng Sùng Thào
Hạng Cầm Tòng Quàng Vì Cà Mùa Vừ Hầu Ma Má Bế Vi Lộc Tống Tôn Nghiêm Bạch Bành Mạc Mạch Mã Ninh Nhữ Ông Ôn Phí Phó Quản Quyền
Thân Thiều Thẩm Tiêu Tiết Trà Ung Văn Viên Viêm Yên Âu Chế Chử Cù Cung Diệp Doãn Đàm Đậu Đồng Đường Hàn Hán Khổng Khuất Khúc
Khương Kha Lại Liêu Lục Lỗ Lã Lữ Nhâm Nhan Phương Sầm Tưởng Thi Thang Tất Điêu Điểu Siu Rơ Ksor Nay Rah Kpă Rmah Y Hờ Bàn
Chảo Chẻo Lồ Phàn Phu Lù Thèn Sìn Vạn Xa Bríu Blúp Pơloong Zơ Brao Đèo Lèng Long Trang Trình Tán Giáp Hòa Ngọ Nghị Lều Bá Cấn
Vưu Lao Cấp Cồ Đan Đái Đới Nhang Phù Phấn Thòng Tằng Voòng Chướng Cam Hạ Dư Dụ Đình Uông Mẫn Mông Ngạc Ngụy Trác Trầm Trì
Đổng Chung Giản Huy Thượng Lầu Lỳ
""",
    )
)
_BELOW = re.compile(r"(?:(?:QUYỀN|Q\.)\s*)?(?:PHÓ\s+)?(?:THỨ\s+)?$")
_OFFICE = (
    r"(?:"
    r"CHỦ TỊCH|BỘ TRƯỞNG(?:\s*,\s*CHỦ NHIỆM)?|TRƯỞNG|THỦ TƯỚNG|TỔNG GIÁM ĐỐC|GIÁM ĐỐC|CHỦ NHIỆM|CHÁNH VĂN PHÒNG|TỔNG CỤC TRƯỞNG|CỤC "
    r"TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|"
    r"TRƯỞNG BAN|TRƯỞNG PHÒNG|BÍ THƯ|TỔNG BÍ THƯ|THƯỜNG TRỰC|THỐNG ĐỐC|VIỆN TRƯỞNG|CHÁNH ÁN|TỔNG THANH TRA|TỔNG KIỂM TOÁN(?: NHÀ NƯỚC)?|"
    r"CHỈ HUY TRƯỞNG|CHÍNH ỦY|TƯ LỆNH|"
    r"TỔNG BIÊN TẬP|HIỆU TRƯỞNG|TRƯỞNG ĐOÀN|CHÁNH THANH TRA|CHỦ TỌA|CHỦ TỊCH HỘI ĐỒNG|TỔNG THƯ KÝ|THƯ KÝ|ĐỘI TRƯỞNG|TRƯỞNG BAN CHỈ ĐẠO"
    r")(?:\s+(?:THƯỜNG TRỰC|QUỐC HỘI|NƯỚC|HỘI ĐỒNG|VĂN PHÒNG|THANH TRA|CHÍNH PHỦ|TỈNH|ỦY BAN NHÂN DÂN|HĐND|UBND|BAN CHỈ ĐẠO)"
    r"(?![" + UPPER + "]))*"
)
_RANK = (
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|Đại\s+tướng|(?:PGS|GS|TS|ThS|BS|CN|KS|DS|LS)\.?(?:\s*[.,]?\s*(?:TS|BS|ThS|"
    r"KHCN)\.?)*(?:\s*(?:CKI|CKII|CK1|CK2)\.?)?)\s*\.?\s*"
)
_NAME = rf"(?!(?:PHÓ |THỨ |QUYỀN )?{_OFFICE})(?:[{UPPER}][{LOWER}]+(?: +[{UPPER}][{LOWER}]*){{1,5}}|[{UPPER}]{{2,}}(?: +[{UPPER}]+){{1,4}})"
_SIGNED = re.compile(
    rf"(?P<role>{_OFFICE})\s*(?:[\s|*_#.]|\((?:[ĐđDd]ã ký|[Kk]ý[^)]{{0,40}})\)|\[[Đđ]ã ký\]|[ĐđD]ã ký|</?\w{{1,6}}/?>|Signature Not "
    rf"Verified)*"
    rf"(?P<rank>{_RANK})?(?P<name>{_NAME})(?=[ \t*_]*(?:[|\n\r;./]|\Z|<))"
)
_FOR = re.compile(rf"(?:T\.?M|T/M|K\.?T|KT|TL|T\.L|TUQ|T\.U\.Q|TU\.Q)\s*[./]?\s*(?P<who>[{UPPER}][{UPPER} ,&-]+)")
_RECEIVED = re.compile(r"(?:N[ơo]i\s+nh[ậa]n|NƠI NHẬN)\s*:?\s*\d{0,3}")
_ITEM = re.compile(r"(?:^|(?<=[\s;,.]))[-–—+•][ \t]*(?P<item>(?:(?!\s[-–—+•]\s|[;|\n]).)+)")
_BLOCK = re.compile(
    r"\n\s*\n\s*(?![-–—+•\s])|\|(?!\s*[-–—])|(?:\*\*)?\b(?:TM|T/M|KT|TL|TUQ)\s?[./]\s?[A-ZĐ]{2}|\n\s*(?:CHỦ TỊCH|BỘ "
    r"TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG)"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed: `printed` as it stands, `name` with a certain slip corrected; `authority` whom it speaks for, in capitals."""

    name: str
    printed: str
    role: str
    start: int
    end: int
    authority: str | None = None


@cache
def family_names() -> frozenset[str]:
    """Return the family names that are known, with their marks."""
    return frozenset(_FAMILIES)


@cache
def _by_fold() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in _FAMILIES:
        found.setdefault(fold(name), set()).add(name)
    return found


def read_signature(reading: Reading) -> Signature | None:
    """Return the document's own signature: the first one (those of annexes follow it)."""
    chars = reading.chars
    received = _RECEIVED.search(chars)
    for match in _SIGNED.finditer(chars):
        printed = " ".join(match["name"].split())
        words = printed.split()
        first = words[0].capitalize() if words[0].isupper() else words[0]
        before = chars[max(0, match.start() - 160) : match.start()]
        signs = _FOR.search(before) is not None or (received is not None and received.start() < match.start())
        if fold(first) not in _by_fold() and not signs:
            continue
        in_capitals = printed.isupper()  # a name only where the block signs: "CHỦ TỊCH HỘI ĐỒNG" is an office
        if in_capitals and (not signs or fold(first) not in _by_fold() or len(words) > 4 or re.search(_OFFICE, printed)):
            continue
        if re.match(r"(?:Nơi|Số|Căn|Kính|Phụ|Điều|Ghi|Công|Thông|Tổng|Hội|Ban|Bộ|Sở)\s", printed):
            continue
        name = _corrected(printed.title() if printed.isupper() else printed)
        authority = None
        for said in _FOR.finditer(chars, max(0, match.start() - 300), match.start() + 1):
            authority = authority or said["who"].strip()
        below = _BELOW.search(chars, max(0, match.start() - 16), match.start())
        role = _role((below[0] if below else "") + match["role"])
        start = match.start("name")
        return Signature(name, printed, role, start, match.end("name"), authority)
    return None


def _corrected(name: str) -> str:
    """Return the name with its family name's marks put right, where just one family name differs in marks or in d for đ only."""
    first, _, rest = name.partition(" ")
    if first in family_names():
        return name
    like = _by_fold().get(fold(first), set())
    return f"{next(iter(like))} {rest}" if len(like) == 1 else name


def _role(printed: str) -> str:
    words = " ".join(printed.split())
    low = words.lower()
    for office in (
        "chủ tịch",
        "thủ tướng",
        "bộ trưởng",
        "giám đốc",
        "chủ nhiệm",
        "cục trưởng",
        "tổng cục trưởng",
        "bí thư",
        "chánh văn phòng",
        "chính phủ",
        "quốc hội",
    ):
        low = re.sub(rf"\b(?<!tổng ){office}\b", office.capitalize(), low)
    return (low[:1].upper() + low[1:]).replace("Chánh văn phòng", "Chánh Văn phòng")


def recipients(reading: Reading) -> list[tuple[int, int]]:
    """Return the ranges of the addressees below "Nơi nhận:", in the reading view."""
    chars = reading.chars
    match = _RECEIVED.search(chars)
    if match is None:
        return []
    stop = _BLOCK.search(chars, match.end() + 3, match.end() + 4000)
    end = stop.start() if stop else min(len(chars), match.end() + 2500)
    found = []
    for item in _ITEM.finditer(chars, match.end(), end):
        start = item.start("item")
        text = item["item"].rstrip(" \t.;,*_")
        if len(text) > 1:
            found.append((start, start + len(text)))
    return found
