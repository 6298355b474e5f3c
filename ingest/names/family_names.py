"""Family names of Vietnam with their marks, of the Kinh and of the other peoples: what a slip of one letter is corrected to.

In: a name as printed.  Out: whether its first word is a family name, and the name with its marks put right.
"""

from __future__ import annotations

import re
from functools import cache

from text.fold import flatten
from text.letters import LOWER, UPPER

__all__ = ["corrected", "family_names", "is_family", "person_at"]

_FAMILIES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Hà
Tạ Cao Lưu Lương Châu Thái Tăng Quách Kiều La Triệu Chu Giang Nông Hứa Từ Thạch Sơn Kim Danh Lò Lừ Lường Vàng Giàng Sùng Thào
Hạng Cầm Tòng Quàng Vì Cà Mùa Vừ Hầu Ma Má Bế Vi Lộc Tống Tôn Nghiêm Bạch Bành Mạc Mạch Mã Ninh Nhữ Ông Ôn Phí Phó Quản Quyền
Thân Thiều Thẩm Tiêu Tiết Trà Ung Văn Viên Viêm Yên Âu Chế Chử Cù Cung Diệp Doãn Đàm Đậu Đồng Đường Hàn Hán Khổng Khuất Khúc
Khương Kha Lại Liêu Lục Lỗ Lã Lữ Nhâm Nhan Phương Sầm Tưởng Thi Thang Tất Điêu Điểu Siu Rơ Ksor Nay Rah Kpă Rmah Y Hờ Bàn
Chảo Chẻo Lồ Phàn Phu Lù Thèn Sìn Vạn Xa Bríu Blúp Pơloong Zơ Brao Đèo Lèng Long Trang Trình Tán Giáp Hòa Ngọ Nghị Lều Bá Cấn
Vưu Lao Cấp Cồ Đan Đái Đới Nhang Phù Phấn Thòng Tằng Voòng Chướng Cam Hạ Dư Dụ Đình Uông Mẫn Mông Ngạc Ngụy Trác Trầm Trì
Đổng Chung Giản Huy Thượng Lầu Lỳ
"""


@cache
def family_names() -> frozenset[str]:
    """Return the family names that are known, with their marks."""
    return frozenset(_FAMILIES.split())


_NAME = re.compile(rf"[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]+){{1,4}}")


@cache
def _by_fold() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in _FAMILIES.split():
        found.setdefault(flatten(name), set()).add(name)
    return found


def is_family(word: str) -> bool:
    """Whether a word is a family name, its marks and case aside."""
    return flatten(word) in _by_fold()


def person_at(chars: str, at: int, end: int) -> int | None:
    """Return where a person's name ends that begins at `at`: a family name and one to four words with capitals; None where none does."""
    name = _NAME.match(chars, at, end)
    return name.end() if name is not None and name[0].split()[0] in family_names() else None


def corrected(name: str) -> str:
    """Return the name with its family name's marks put right, where just one family name differs in marks or in d for đ only."""
    first, _, rest = name.partition(" ")
    if first in family_names():
        return name
    like = _by_fold().get(flatten(first), set())
    return f"{next(iter(like))} {rest}" if len(like) == 1 else name
