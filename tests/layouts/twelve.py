"""One duty, "Sở Y tế leads, Sở Tài chính coordinates", in 12 neutral layouts: `python -m tests.layouts.twelve` shows how each is read.

In: nothing.  Out: `LAYOUTS`, name to the body's lines; every one of them says the same two roles and no others.
"""

from __future__ import annotations

from ingest import parse
from ingest.parsed import Source
from tests.layouts.names import key

WORK = "Nâng cấp {n} trạm y tế xã theo tiêu chí quốc gia"
EXPECTED = frozenset({(key("Sở Y tế"), "lead"), (key("Sở Tài chính"), "coordinate")})
HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n-------\n\nSố: 45/KH-UBND\n\nSơn La, ngày 12 tháng 02 năm 2024\n\nKẾ HOẠCH\n\n"
    "Củng cố y tế cơ sở năm 2024\n\nI. MỤC ĐÍCH\n\nNâng cao chất lượng khám bệnh, chữa bệnh ở cơ sở.\n\nII. NỘI DUNG THỰC HIỆN\n\n"
)
TAIL = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n"

LAYOUTS: dict[str, str] = {
    "field lines": "1. {w}.\n\nĐơn vị chủ trì: Sở Y tế.\n\nĐơn vị phối hợp: Sở Tài chính.",
    "labels with a dash": "1. {w}.\n\nChủ trì - Sở Y tế.\n\nPhối hợp - Sở Tài chính.",
    "labels on lines of their own": "1. {w}.\n\nCơ quan chủ trì:\n\nSở Y tế\n\nCơ quan phối hợp:\n\nSở Tài chính",
    "bold labels": "1. {w}.\n\n**Chủ trì:** Sở Y tế\n\n**Phối hợp:** Sở Tài chính",
    "labels in capitals": "1. {w}.\n\nCHỦ TRÌ: SỞ Y TẾ\n\nPHỐI HỢP: SỞ TÀI CHÍNH",
    "brackets at the end": "1. {w} (chủ trì: Sở Y tế; phối hợp: Sở Tài chính).",
    "behind an arrow": "1. {w} → Sở Y tế chủ trì, Sở Tài chính phối hợp",
    "before the content": "1. Sở Y tế chủ trì, Sở Tài chính phối hợp: {w}.",
    "by X": "1. {w}, do Sở Y tế chủ trì, Sở Tài chính phối hợp thực hiện.",
    "in charge and helping": "1. {w}; giao Sở Y tế phụ trách, Sở Tài chính hỗ trợ.",
    "a transposed table": "| Nhiệm vụ | {w} | {w2} |\n|---|---|---|\n| Chủ trì | Sở Y tế | Sở Y tế |\n| Phối hợp | Sở Tài chính | Sở Tài chính |",
    "a matrix with a legend": "| Nhiệm vụ | Sở Y tế | Sở Tài chính |\n|---|---|---|\n| {w} | X | O |\n| {w2} | X | O |\n\nGhi chú: X: chủ trì; O: phối hợp.",
}


def text_of(name: str) -> str:
    """Return the document of a layout."""
    return HEAD + LAYOUTS[name].format(w=WORK.format(n="05"), w2=WORK.format(n="12")) + TAIL


def read(name: str) -> list[tuple[str, frozenset[tuple[str, str]]]]:
    """Return (words, roles) of every task that the reading finds in a layout."""
    text = text_of(name)
    parsed = parse(Source("twelve.txt", "0" * 64, text))
    return [(t.span.quote(text), frozenset((key(r.generic), r.role) for r in t.roles)) for t in parsed.tasks]


def right(name: str) -> bool:
    """Whether every statement of a layout is one task with the two roles, and nothing else is a task."""
    wanted = [WORK.format(n=n) for n in (("05", "12") if "{w2}" in LAYOUTS[name] else ("05",))]
    found = read(name)
    return len(found) == len(wanted) and all(w in words and roles == EXPECTED for w, (words, roles) in zip(wanted, found, strict=True))


def main() -> None:
    """Print each layout with what is read from it."""
    for name in LAYOUTS:
        print("right" if right(name) else "WRONG", name, *([] if right(name) else read(name)), sep="  ")


if __name__ == "__main__":
    main()
