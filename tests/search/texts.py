"""Texts of documents that tests of asking make stores of: a letterhead, a title, a body and a signature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["labels_of", "plan", "text_of"]

_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
_DAY = "ngày 20 tháng 11 năm 2025"
_CHAIRMAN = "CHỦ TỊCH\nLò Văn Hùng"


def text_of(issuer: str, number: str, place: str, type: str, title: str, body: str, signer: str = _CHAIRMAN, *, day: str = _DAY) -> str:
    """Return a document's text; `signer` is the office and the name below it."""
    return f"{issuer}\n-------\n{_MOTTO}Số: {number}\n{place}, {day}\n{type}\n{title}\n{body}\n{signer}\n"


def plan(place: str, number: str, title: str, body: str, *, day: str = _DAY) -> str:
    """Return the text of a province's plan."""
    return text_of(f"ỦY BAN NHÂN DÂN TỈNH {place.upper()}", number, place, "KẾ HOẠCH", title, body, day=day)


def labels_of(found: Mapping[str, Any]) -> list[str]:
    """Return the labels of an answer's items, in order."""
    return [item["label"] for item in found["answers"]]
