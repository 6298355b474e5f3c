"""Field lines: "Đơn vị chủ trì: …", "Thời gian thực hiện: …", "Đối tượng: …".

A field says something of the tasks around it (who leads, when) or is one detail of a task (audience, number of people).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Field", "INLINE_FIELD", "field_at", "field_kind"]

_WHO = r"(?:don vi|co quan|to chuc|bo phan|ca nhan|dia phuong|nganh|phong|ban|bo)"
_LEAD = re.compile(
    rf"^(?:cac )?(?:{_WHO}(?:[ ,/]+(?:va )?{_WHO})* )?(?:duoc giao |chiu trach nhiem )?(?:chu tri|dau moi)(?: (?:thuc hien|trien khai|"
    rf"tham muu|chinh))?"
    rf"(?:[ ,/]+(?:va )?(?:thuc hien|trien khai))?$"
    rf"|^(?:cac )?{_WHO}(?:[ ,/]+(?:va )?{_WHO})* (?:duoc giao )?(?:chu tri )?(?:thuc hien|trien khai|tham muu|trinh|bao cao|"
    rf"chiu trach nhiem)(?: chinh| chu tri)?$"
    rf"|^(?:phan cong|trach nhiem|giao nhiem vu)(?: thuc hien| chu tri)?$"
)
_BOTH = re.compile(rf"^(?:cac )?(?:{_WHO} )?chu tri[ ,/]+(?:va )?phoi hop(?: thuc hien)?$")
_COORDINATE = re.compile(rf"^(?:cac )?(?:{_WHO}(?:[ ,/]+(?:va )?{_WHO})* )?(?:cung )?phoi hop(?: thuc hien| chinh| trien khai)?$")
_TIME = re.compile(
    r"^(?:thoi gian|thoi han|thoi diem|tien do|lo trinh|han hoan thanh|thoi gian va dia diem|"
    r"thoi gian, dia diem)(?: (?:thuc hien|hoan thanh|trien khai|to chuc|trinh|bao cao|du kien|ban hanh))*$"
)
_CONTENT = re.compile(
    r"^noi dung(?: (?:thuc hien|cong viec|trien khai|nhiem vu|hoat dong|cu the|chi tiet))*$|^(?:nhiem vu|cong viec|"
    r"hoat dong)$"
)
_INFO = re.compile(
    r"^(?:du kien )?(?:doi tuong|so luong|dia diem|dia ban|hinh thuc|kinh phi|nguon kinh phi|nguon luc|nguon von|san pham|ket qua|"
    r"thanh phan|pham vi|quy mo|phuong thuc|tan suat|"
    r"ghi chu|cach thuc|so lop|chu de|muc tieu|muc dich|yeu cau|du toan|don vi tinh|chi tieu|thoi luong|giang vien|"
    r"bao cao vien)(?: [^\W\d]+){0,4}$"
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its kind (lead, coordinate, time, content, info) and the range of its value (may be empty)."""

    kind: str
    start: int
    end: int


def field_kind(label: str) -> str | None:
    """Return the kind of a folded label ("don vi chu tri"), None if it is no field."""
    label = re.sub(r"\s*\([^)]*\)", "", label)
    label = re.sub(r"\s+", " ", label).strip(" *.-")
    if len(label) > 70:
        return None
    if _LEAD.match(label) or _BOTH.match(label):
        return "lead"
    if _COORDINATE.match(label):
        return "coordinate"
    if _TIME.match(label):
        return "time"
    if _CONTENT.match(label):
        return "content"
    if _INFO.match(label):
        return "info"
    return None


def field_at(flat: str, start: int, end: int) -> Field | None:
    """Return the field that the words [start, end) of a folded text are, None if they are none."""
    colon = flat.find(":", start, min(end, start + 80))
    if colon < 0:
        return None
    kind = field_kind(flat[start:colon])
    if kind is None:
        return None
    value = colon + 1
    while value < end and flat[value] in " *\t":
        value += 1
    return Field(kind, value, end)


# Fields that follow a statement in the same paragraph: "… quản lý. Cơ quan chủ trì: Sở Y tế. Thời gian: năm 2025."
INLINE_FIELD = re.compile(
    rf"(?:(?<=[.;,\])])|(?<=[.;,\])]\s)|(?<=\()|(?<=\s[-–]\s))\s*(?:-\s*)?"
    rf"(?P<label>(?:cac )?(?:{_WHO}(?:[ ,/]+(?:va )?{_WHO})* )(?:duoc giao )?(?:chu tri|dau moi|phoi hop|thuc hien)(?: thuc hien|"
    rf" tham muu)?"
    rf"|chu tri|phoi hop|(?:thoi gian|thoi han|tien do)(?: (?:thuc hien|hoan thanh|trien khai|trinh))*)\s*:\s*"
)
