"""Short forms: "Nghị định nêu trên", "Chương trình 3313", resolved to the instrument they stand for or left out."""

from __future__ import annotations

import re

from ingest.citations.mention import Mention
from ingest.citations.named import overlaps
from ingest.head.issuers import type_of
from ingest.reading import Reading

__all__ = ["find_short"]

_SHORT = re.compile(
    r"(?<!\w)(?P<type>Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Kế hoạch|Chương trình|Kết luận|Quy chế|Công văn|Công điện|Thông "
    r"báo|Hướng dẫn|Luật|Đề án)\s+"
    r"(?:(?:số\s+)?(?P<serial>\d{1,5})(?![\w/%]|\s?[-–/.,]\s?\d|\s*(?:năm|tháng|ngày|triệu|tỷ|đồng|người))|(?P<back>nêu trên|nói trên|"
    r"trên đây|kể trên|đã nêu|nêu ở trên))"
)


def find_short(reading: Reading, mentions: list[Mention], own: list[tuple[int, int]]) -> list[Mention]:
    """Return short forms with the number of their antecedent as `serial`: the same type and serial, or the last of that type before.

    A short form whose antecedent is not in the text, or is one of several, stays out.
    """
    busy = sorted((m.start, m.end) for m in mentions)
    found = []
    for match in _SHORT.finditer(reading.chars):
        if overlaps(busy, match.start(), match.end()):
            continue
        kind = type_of(match["type"])
        same = [m for m in mentions if m.type is not None and kind is not None and _alike(m, match["type"])]
        if match["serial"]:
            serial = match["serial"].lstrip("0")
            serials = {m.number.slug: m for m in same if m.number is not None and m.number.serial.lstrip("0") == serial}
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
