"""The end of a document: who signs, in which office and for whom.

In: the reading view.  Out: the document's own signature, the first one (those of annexes follow it).  The name stands behind or below the
office, in the office's own column where two signatures or a list of recipients stand beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.head.cells import Cell, cells, is_capital
from ingest.head.recipients import received_at
from ingest.names.family_names import corrected, family_names, is_family
from ingest.names.provinces import province_named
from ingest.reading import Reading
from text.fold import flatten
from text.letters import LOWER, UPPER, capital
from text.phrases import Phrases, words_of
from text.views import clean

__all__ = ["Signature", "name_at", "read_signature"]

_OFFICES: Phrases[str] = Phrases(
    (name, name)
    for name in words_of(
        "chủ tịch|bộ trưởng|bộ trưởng, chủ nhiệm|trưởng|thủ tướng|thủ tướng chính phủ|tổng giám đốc|giám đốc|chủ nhiệm|chánh văn phòng|"
        "tổng cục trưởng|cục trưởng|chi cục trưởng|vụ trưởng|trưởng ban|trưởng phòng|bí thư|tổng bí thư|thường trực|thống đốc|"
        "viện trưởng|"
        "chánh án|tổng thanh tra|tổng kiểm toán|tổng kiểm toán nhà nước|chỉ huy trưởng|chính ủy|tư lệnh|tổng biên tập|"
        "hiệu trưởng|trưởng đoàn|"
        "chánh thanh tra|chủ tọa|chủ tịch hội đồng|tổng thư ký|thư ký|đội trưởng|trưởng ban chỉ đạo|trưởng công an|chánh tòa|tổ trưởng"
    )
)
# Where an office can begin: a word in capitals; else the first word of a line.
_CAPITAL_WORD = re.compile(f"[BCĐGHTV][{UPPER}]++")
_FIRST_WORD = re.compile(r"\n[ \t*|]*+(?:(?:KT\.|Phó|Quyền|Q\.)\s*+)*+")
# Words behind an office that belong to it: "CHỦ TỊCH QUỐC HỘI", "BỘ TRƯỞNG BỘ TÀI CHÍNH".
_OF = re.compile(
    r"\s+(?:THƯỜNG TRỰC|QUỐC HỘI|NƯỚC|HỘI ĐỒNG|VĂN PHÒNG|THANH TRA|CHÍNH PHỦ|TỈNH|ỦY BAN NHÂN DÂN|HĐND|UBND|BAN CHỈ ĐẠO)(?!\w)"
)
_OFFICE_REST = re.compile(rf" [{UPPER}][{UPPER} ,&-]{{1,60}}(?=[ \t|*]*\n| {{1,2}}[{UPPER}][{LOWER}])")
_BLANKS = re.compile(r" +")
_BELOW = re.compile(r"(?:(?:QUYỀN|Q\.)\s*)?(?:PHÓ\s+)?(?:THỨ\s+)?$", re.IGNORECASE)
_SKIP = re.compile(r"(?:[\s|*_#.\[\]]++|\((?:[ĐđDd]ã ký|[Kk]ý)[^)\n]{0,40}\)|[ĐđD]ã ký|</?\w{1,6}/?>|Signature Not Verified)*+")
_BLANK_CELL = re.compile(r"[\s*_#.\[\]()]*+(?:(?:[ĐđDd]ã ký|[Kk]ý|KÝ)[^|\n]{0,40})?")
_RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|(?:PGS|GS|TSKH|TS|T[Hh][Ss]|CN|KTS|KS|LS|KHCN|NCS|NG[NƯ][DT]|TT[NƯ][DT]|GVCC?|"
    r"(?:BS|DS|ĐD)?(?:CK|NT)(?:II?|[12])?|BS|DS|ĐD)(?!\w))[\s.,]*+"
)
_FIRST_OF_NAME = (
    rf"(?:[{UPPER}][{LOWER}]+|[{UPPER}](?:['’][ {UPPER}]?[{LOWER}]*|(?<=[YKHA])(?= [{UPPER}][{LOWER}])))"  # "K’ Thị", "H'Hen", "Y Thông"
)
_TITLED = re.compile(rf"{_FIRST_OF_NAME}(?: {{1,2}}[{UPPER}](?:['’](?=[{UPPER}{LOWER}])[{UPPER}]?)?[{LOWER}]*){{1,5}}(?![^\W\d_])")
_ONE_NAME = re.compile(rf"[{UPPER}]['’][{UPPER}]?[{LOWER}]+(?![^\W\d_])")  # of one syllable: "K'Brèo"
_CAPITALS = re.compile(rf"[{UPPER}]{{2,}}(?: +[{UPPER}]+){{1,4}}(?![^\W\d_])")
_ENDS = re.compile(r" {3}|[ *_]*+(?:[|\n\r\t;./<]|$)")
_FOR = re.compile(rf"(?:T\.?M|T/M|K\.?T|K/T|KT|TL|T/L|T\.L|TUQ|T\.U\.Q|TU\.Q)\s*[./]?\s*(?P<who>[{UPPER}][{UPPER} ,&-]+)")
_SIGNS_FOR = re.compile(r"^[ *_]*(?:(?:KT|TL|TM|TUQ|Q)\s*[./]\s*)*")
_NO_PERSON = re.compile(
    r"(?:Nơi|Số|Căn|Kính|Phụ|Điều|Ghi|Công|Thông|Tổng|Hội|Ban|Bộ|Sở)\s|Phụ lục|Danh (?:mục|sách)|Biểu mẫu", re.IGNORECASE
)
_DEPUTY = re.compile(r"(?:quyen\s+)?(?:(?:pho|thu)\s+)?")
_ROWS = 14  # lines below an office in which its name stands
_REACH = 1500  # characters behind the addressees: a name lower down is another page's


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed: `printed` as it stands, `name` with a certain slip corrected; `authority` whom it speaks for, in capitals."""

    name: str
    printed: str
    role: str | None
    start: int
    end: int
    authority: str | None = None


def read_signature(reading: Reading) -> Signature | None:
    """Return the document's own signature, None if it has none."""
    chars = reading.chars
    received = received_at(chars)
    for start, end in _offices(reading):
        before = chars[max(0, start - 160) : start]
        signs = _FOR.search(before) is not None or (received is not None and received[0] < start)
        if not signs and not chars[start:end].isupper() and start < len(chars) // 2:
            continue
        place = _person_of(chars, start, end, signs=signs)
        if place is None:
            continue
        printed = " ".join(chars[place[0] : place[1]].split())
        authority = None
        for said in _FOR.finditer(chars, max(0, start - 300), start + 1):
            authority = authority or said["who"].strip()
        below = _BELOW.search(chars, max(0, start - 16), start)
        role = _role((below[0] if below else "") + chars[start:end])
        return Signature(corrected(printed.title() if printed.isupper() else printed), printed, role, *place, authority)
    return _alone(chars, received[1]) if received is not None else None


def _person_of(chars: str, start: int, end: int, *, signs: bool) -> tuple[int, int] | None:
    """Return the range of the person's name that belongs to an office; the office may go on: "GIÁM ĐỐC SỞ Y TẾ", "TRƯỞNG PHÒNG TỔ CHỨC"."""
    place = _name_of(chars, start, end)
    if place is not None and (not _is_person(chars[place[0] : place[1]], signs=signs) or _is_place(chars, end, place)):
        place = None
    rest = _OFFICE_REST.match(chars, end) if place is None or place[0] == end + 1 else None
    if rest is not None and chars[rest.end() : rest.end() + 8].lstrip(" \t|*")[:1].isalpha() and _goes_on(rest[0]):
        rest = None
    below = _name_of(chars, start, rest.end()) if rest is not None else None
    return below if below is not None and _is_person(chars[below[0] : below[1]], signs=signs) else place


def _goes_on(words: str) -> bool:
    """Whether another office stands in words behind one on its line: "BỘ TRƯỞNG | VỤ TRƯỞNG VỤ PHÁP CHẾ Lê Thị Nga"."""
    flat = flatten(words)
    return any(_OFFICES.at(flat, blank.end()) is not None for blank in _BLANKS.finditer(flat))


def _is_place(chars: str, office: int, place: tuple[int, int]) -> bool:
    """Whether capitals right behind an office name a province: "CHỦ TỊCH UBND TỈNH ĐỒNG NAI"."""
    printed = chars[place[0] : place[1]]
    return place[0] == office + 1 and printed.isupper() and province_named(printed.title()) is not None


def _alone(chars: str, start: int) -> Signature | None:
    """Return the name that stands alone on its line below the recipients, where the page lost the office (a stamp, a drawn block)."""
    for cell in cells(chars, start, min(len(chars), start + _REACH)):
        name = name_at(chars, cell.start)
        if name is None or name[1] < cell.end:
            continue
        printed = chars[name[0] : name[1]]
        if (
            len(printed.split()) in (3, 4)
            and not printed.isupper()
            and printed.split()[0] in family_names()
            and _is_person(printed, signs=True)
        ):
            return Signature(printed, printed, None, *name)
    return None


def _offices(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the ranges of offices in capitals, in order, then of those alone on a line in small letters."""
    chars, flat = reading.chars, reading.flat
    for word in _CAPITAL_WORD.finditer(chars):
        start = word.start()
        name = _OFFICES.at(flat, start) if not start or not flat[start - 1].isalnum() else None
        if name is not None and is_capital(chars[start : name[1]]) and _is_office(chars[start : name[1]], name[0]):
            end = name[1]
            while (more := _OF.match(chars, end)) is not None:
                end = more.end()
            yield start, end
    for first in _FIRST_WORD.finditer(chars):
        name = _OFFICES.at(flat, first.end())
        if name is not None and _is_office(chars[first.end() : name[1]], name[0]) and _is_alone(chars, first.end(), name[1]):
            yield first.end(), name[1]


def _is_alone(chars: str, start: int, end: int) -> bool:
    """Whether an office stands alone on its line, "KT." and the like aside."""
    line = chars.rfind("\n", 0, start) + 1
    tail = chars.find("\n", end)
    whole = chars[line : tail if tail >= 0 else len(chars)].strip(" \t*_|:.")
    return len(whole) <= (end - start) + 12 and whole[:1].isupper()


def _is_office(printed: str, name: str) -> bool:
    """Whether words are an office's: in its own letters, or in capitals whose marks a scan lost ("GIÁM ĐÓC"); "Trương" is a family."""
    return " ".join(clean(printed).lower().split()) == name or (printed.isupper() and " " in name)


def _name_of(chars: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the range of the name that belongs to an office: in its column where its line has several, else right behind it."""
    line = chars.rfind("\n", 0, start) + 1
    tail = chars.find("\n", end)
    printed = chars[line : tail if tail >= 0 else len(chars)]
    if "\t" not in printed and "|" not in printed and "    " not in printed:
        skipped = _SKIP.match(chars, end, min(len(chars), end + _REACH))
        return name_at(chars, skipped.end() if skipped is not None else end)
    rows = list(cells(chars, line, min(len(chars), end + _REACH)))
    own = next((cell for cell in rows if cell.start <= start < cell.end), None)
    beside = own is not None and any(cell.row == own.row and cell.column != own.column for cell in rows)
    if own is not None and (beside or own.column):
        below = _in_column(chars, rows, own, end)
        if below is not None:
            return below
        if "|" not in chars[line:start]:
            return None
    skipped = _SKIP.match(chars, end, min(len(chars), end + _REACH))
    return name_at(chars, skipped.end() if skipped is not None else end)


def _in_column(chars: str, rows: list[Cell], own: Cell, end: int) -> tuple[int, int] | None:
    """Return the name behind an office in its cell, or the first words below it in its column; else the first single cell below."""
    skipped = _SKIP.match(chars, end, own.end)
    behind = name_at(chars, skipped.end() if skipped is not None else end)
    if behind is not None and behind[1] <= own.end and is_family(chars[behind[0] : behind[1]].split()[0]):
        return behind
    more = skipped.end() if skipped is not None else end
    if more < own.end and _holds_office(chars, replace(own, start=more)):
        return None  # "KT. CHỦ TỊCH PHÓ CHỦ TỊCH …" in one cell
    width: dict[int, int] = {}
    for cell in rows:
        width[cell.row] = width.get(cell.row, 0) + 1
    for single in (False, True):
        for cell in rows:
            if not own.line < cell.line <= own.line + _ROWS or (cell.column != own.column if not single else width[cell.row] > 1):
                continue
            if _BLANK_CELL.fullmatch(chars, cell.start, cell.end):
                continue
            name = name_at(chars, cell.start)
            if name is not None and name[1] >= cell.end - 2:
                return name
            if is_capital(chars[cell.start : cell.end]) and _holds_office(chars, cell):
                return None  # the name is this office's: "KT. CHỦ TỊCH" above "PHÓ CHỦ TỊCH"
            if not single and is_capital(chars[cell.start : cell.end]):
                break
    return None


def _holds_office(chars: str, cell: Cell) -> bool:
    """Whether a cell begins with an office, "PHÓ" and "KT." before it aside."""
    printed = _SIGNS_FOR.sub("", chars[cell.start : cell.end], count=1)
    deputy = _DEPUTY.match(flatten(printed))
    begin = deputy.end() if deputy is not None else 0
    found = _OFFICES.at(flatten(printed), begin)
    return found is not None and _is_office(printed[begin : found[1]], found[0])


def name_at(chars: str, at: int) -> tuple[int, int] | None:
    """Return the range of a person's name that begins at a position behind titles and ranks, None if none does."""
    while (rank := _RANK.match(chars, at)) is not None:
        at = rank.end()
    name = _TITLED.match(chars, at) or _CAPITALS.match(chars, at) or _ONE_NAME.match(chars, at)
    if name is None or not _ENDS.match(chars, name.end()):
        return None
    words = flatten(name[0])
    office = _DEPUTY.match(words)
    begin = office.end() if office is not None else 0
    found = _OFFICES.at(words, begin)
    return name.span() if found is None or not _is_office(name[0][begin : found[1]], found[0]) else None


def _is_person(printed: str, *, signs: bool) -> bool:
    """Whether words in a name's place are a person's: a family name in front, or a block that is known to sign."""
    words = printed.split()
    if not is_family(words[0]) and not signs:
        return False
    if printed.isupper() and (not signs or not is_family(words[0]) or len(words) > 4):
        return False  # a name in capitals only where the block signs: "CHỦ TỊCH HỘI ĐỒNG" is an office
    return _NO_PERSON.match(printed + " ") is None


_SPOKEN = words_of("chủ tịch|thủ tướng|bộ trưởng|giám đốc|chủ nhiệm|cục trưởng|tổng cục trưởng|bí thư|chánh văn phòng|chính phủ|quốc hội")


def _role(printed: str) -> str:
    low = " ".join(printed.split()).lower()
    for office in _SPOKEN:
        low = re.sub(rf"\b(?<!tổng ){office}\b", office.capitalize(), low)
    return capital(low).replace("Chánh văn phòng", "Chánh Văn phòng")
