"""Texts of one shape at any size: what a reader may meet in bulk, or be attacked with."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\nSố: 5/KH-UBND\nLào Cai, ngày 01 tháng 02 năm 2020\nKẾ HOẠCH\nThông tin đối ngoại\n\n"


def _filled(size: int, line: Callable[[int], str], head: str = HEAD, tail: str = "") -> str:
    """Return head, as many lines as fit into `size` characters, and tail."""
    out, held = [head], len(head) + len(tail)
    for number in count(1):
        words = line(number)
        if held + len(words) > size:
            break
        out.append(words)
        held += len(words)
    return "".join([*out, tail])


SHAPES: dict[str, Callable[[int], str]] = {
    "one number again and again": lambda size: _filled(size, lambda n: "1. Sở Ngoại vụ chủ trì.\n"),
    "numbers that rise": lambda size: _filled(size, lambda n: f"{n}. Sở Ngoại vụ chủ trì.\n"),
    "articles with items": lambda size: _filled(size, lambda n: f"Điều {n}. Nội dung\n1. Sở Ngoại vụ chủ trì.\na) Việc {n}\n"),
    "letters": lambda size: _filled(size, lambda n: "a) x\n"),
    "blank lines below an office": lambda size: _filled(size, lambda n: "\n", tail="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"),
    "blank lines after an office": lambda size: _filled(size, lambda n: "\n", HEAD + "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", "Nguyễn Văn An\n"),
    "bullets": lambda size: _filled(size, lambda n: "- Sở Ngoại vụ chủ trì.\n", HEAD + "I. NHIỆM VỤ\n"),
    "one long line": lambda size: _filled(size, lambda n: "thông tin đối ngoại ", HEAD + "I. NHIỆM VỤ\n1. "),
    "citations": lambda size: _filled(size, lambda n: f"Căn cứ Nghị định số {n}/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;\n"),
    "a number with dates": lambda size: _filled(size, lambda n: " ngày 01/1/2011", HEAD + "Căn cứ số 12/2020/NĐ-CP", " zz số 13/2020/NĐ-CP\n"),
    "titles of a signer": lambda size: _filled(size, lambda n: ". KHCN", HEAD + "1. Việc.\n\nCHỦ TỊCH\n\nTS"),
    "duties of an agency": lambda size: _filled(size, lambda n: "nhiệm vụ ", HEAD + "1. Sở Ngoại vụ ", "zzz\n"),
    "one word again and again": lambda size: _filled(size, lambda n: "sẵn sàng ", HEAD + "- ", "zzz\n"),
    "agencies in a row": lambda size: _filled(size, lambda n: "Sở Ngoại vụ, Công an tỉnh, ", HEAD + "1. Giao ", "phối hợp.\n"),
    "brackets": lambda size: _filled(size, lambda n: "(", HEAD + "1. Sở Ngoại vụ "),
    "brackets below no number": lambda size: _filled(size, lambda n: "(", "KẾ HOẠCH\nThông tin đối ngoại\n\n"),
    "recipients": lambda size: _filled(size, lambda n: f"- Sở số {n};\n", HEAD + "1. Việc.\n\nNơi nhận:\n"),
    "colons": lambda size: _filled(size, lambda n: "Đơn vị chủ trì: Sở Ngoại vụ\n", HEAD + "1. Việc\n"),
    "parts": lambda size: _filled(size, lambda n: f"- Rà soát 20 cơ sở đợt {n} - Sở Y tế\n", HEAD + "I. NHIỆM VỤ\n"),
    "orders above items": lambda size: _filled(size, lambda n: "Đề nghị Sở Y tế:\n- Rà soát các chợ.\n", HEAD),
    "bodies before a duty": lambda size: _filled(size, lambda n: "Sở Y tế, ", "Tin\n", "có trách nhiệm sau đây:\n- Rà soát.\n"),
    "capitals behind a Roman number": lambda size: _filled(size, lambda n: "Aa", "Tin\nV.", "!\nXong.\n"),
    "tabs": lambda size: _filled(size, lambda n: "1\tSở Ngoại vụ\tCông an tỉnh\n", HEAD + "PHỤ LỤC\nSTT\tChủ trì\tPhối hợp\n"),
    "orders of a leader in one sentence": lambda size: _filled(size, lambda n: "Thủ tướng chỉ đạo Bộ Y tế, ", "Tin trong ngày\n\n"),
    "orders behind work": lambda size: _filled(size, lambda n: "Giao Sở Y tế. ", HEAD + "I. NHIỆM VỤ\n1. Mở ba lớp học bơi. "),
    "linked capitals": lambda size: _filled(size, lambda n: "Đồng thời, còn ", HEAD + "I. NHIỆM VỤ\n1. Sở Nội vụ kiểm tra, "),
    "notes below what refers to them": lambda size: _filled(size, lambda n: "- Rà soát hồ sơ (1).\n", HEAD + "I. NHIỆM VỤ\n", "Ghi chú: (1) Sở Y tế; (2) Sở Nội vụ.\n" * (size // 80)),
    "notes with stars": lambda size: _filled(size, lambda n: "- Rà soát hồ sơ (*).\n", HEAD + "I. NHIỆM VỤ\n", "(*) Sở Y tế chủ trì.\n" * (size // 50)),
    "heads of a table": lambda size: _filled(size, lambda n: "TT\tNhiệm vụ\tChủ trì\n", HEAD + "I. NHIỆM VỤ\n"),
    "items with a paragraph each": lambda size: _filled(size, lambda n: f"{n}. Sở Y tế mở {n} lớp.\n\nThuốc kê đơn là thuốc.\n\n", HEAD + "I. NHIỆM VỤ\n"),
}  # fmt: skip
