"""Instruments cited by number: what the words before it say, then what stands behind it (`behind`), lists that share them (`lists`).

In: a `Reading`, its document data, the document's own places.  Out: mentions with a number, in order.
"""

from __future__ import annotations

import re

from ingest.citations.behind import read_behind
from ingest.citations.lists import bare_serials, is_list_gap, share_issuers, spread
from ingest.citations.mention import Mention
from ingest.citations.typewords import code_before, letter_type, type_before, types_by_name
from ingest.head.bodies import Issuer
from ingest.head.codes import code_issuer, type_by_code, without_mark
from ingest.parsed import DocumentData
from ingest.reading import Reading
from text.fold import flatten
from text.numbers import DocumentNumber, numbers, parse_number
from text.terms import DocumentType, Province

__all__ = ["find_numbered"]

_SO = re.compile(r"(?<!\w)(?:số|so|Số|SỐ|sô)\s*+:?\s*+$")
_CUT = re.compile(r"[\n|;]")
_OTHER_NUMBER = re.compile(r"\d/(?:19|20)\d\d|\d/[A-ZĐ]|\d-[A-ZĐ]")
_LAW = re.compile(r"(?<!\w)(?:Bộ luật|BỘ LUẬT|Luật|LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp)(?!\w)")
_AMENDING = re.compile(r"(?:Luật|LUẬT|Pháp lệnh|PHÁP LỆNH)\s+(?:[Ss]ửa đổi|SỬA ĐỔI)")
_OF_WHAT = re.compile(r"(?<!\w)(?:của|CỦA)\s")
_ENDS_OPEN = re.compile(r"(?:(?<!\w)(?:của|CỦA|và|VÀ)|,)\s+$")
_ATTACHED = re.compile(r"[Kk]èm theo\s+$")
# A form's, a contract's, a house's number is no instrument's: "mẫu số 13/KK-TNCN", "Biểu mẫu 02/BCĐ-TH", "lô CN-03/KCN".
_FORM = re.compile(
    r"(?<!\w)(?:mau|bieu|bieu mau|phu bieu|mau don|to khai|ma so|so nha|lo|hop dong|hoa don|goi thau)\s+(?:so\s*)?:?\s*[(“\"]?$"
)
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_REACH = 260  # characters before a number in which its law's name may begin


def find_numbered(reading: Reading, document: DocumentData, home: Province | None, own: list[tuple[int, int]]) -> list[Mention]:
    """Return the mentions that print a number, in order, outside the document's own places."""
    chars, flat = reading.chars, reading.flat
    found: list[Mention] = []
    floor, claimed = 0, -1
    for number in map(without_mark, numbers(chars)):
        if number.start < floor or any(start < number.end and number.start < end for start, end in own):
            continue
        low = max(floor, number.start - _REACH)
        if _FORM.search(flat, max(low, number.start - 24), number.start):
            continue
        first = bare_serials(chars, number, low)
        mention = _left(chars, flat, number, low, first, found[-1] if found else None)
        if mention is None:
            continue
        read_behind(chars, flat, mention, home, document.issue_date, claimed=claimed, floor=floor)
        claimed = max(claimed, mention.claimed)
        attached = _ATTACHED.search(chars, max(0, mention.start - 30), mention.start) is not None
        floor = mention.end
        if _is_own(number, mention.date, mention.issuer, document, attached=attached):
            continue
        mention.behind = chars[mention.end : mention.end + 300]
        found += spread(chars, mention, first) if first < number.start and mention.start < first else [mention]
    share_issuers(chars, found)
    return found


def _left(chars: str, flat: str, number: DocumentNumber, floor: int, first: int, last: Mention | None) -> Mention | None:
    """Return the mention that the words before a number begin, None if nothing says that this is a document's number.

    In the order of certainty: a type word right before it; "số" with the code's type or a law's name some words before; "số" alone; a
    member of a list, or a code whose type or issuer is known.  `first` is where the serials that share its code begin.
    """
    code_type = type_by_code(number)
    if first < number.start:
        shared = _typed(chars, flat, number, floor, first, code_type)
        if shared is not None:
            return shared
    typed = _typed(chars, flat, number, floor, number.start, code_type)
    if typed is not None:
        return typed
    so = _SO.search(chars, max(floor, number.start - 12), number.start)
    wanted = _expected(number, code_type)
    kind = code_type or (types_by_name().get(flatten(wanted[0])) if wanted else None)
    start = so.start() if so is not None else number.start
    listed = last is not None and last.number is not None and is_list_gap(chars, last.end, start)
    if so is not None:
        apart = _apart(chars, flat, number, floor, wanted)
        if apart is not None:
            return apart
    else:
        known = code_issuer(number) is not None
        if not listed and not (code_type is not None and len(number.parts) > 1 and known) and not (number.year and known):
            return None
    same = last.type if listed and last is not None else None
    return Mention(start, number.end, code_type or same or kind or letter_type(), "", number)


def _typed(chars: str, flat: str, number: DocumentNumber, floor: int, at: int, code_type: DocumentType | None) -> Mention | None:
    """Return the mention whose type word stands right before `at`, where the number or its list of serials begins."""
    words = type_before(flat, at, floor) or code_before(chars, at)
    if words is None or (at < number.start and not words.says_number):
        return None
    kind, start = words.type, words.start
    if words.type.id == "type:cong-van" and code_type is not None:
        kind = code_type
    elif words.type.id in ("type:luat", "type:bo-luat", "type:phap-lenh"):
        start = floor + _law_start(chars[floor:start], start - floor)
    return Mention(start, number.end, kind, " ".join(chars[words.start : words.end].split()), number)


def _apart(chars: str, flat: str, number: DocumentNumber, floor: int, wanted: tuple[str, ...]) -> Mention | None:
    """Return the mention whose type stands some words before "số": "Luật Đất đai số …", "Kế hoạch thanh tra số …"."""
    cut = floor + max((m.end() for m in _CUT.finditer(flat[floor : number.start])), default=0)
    window, before = chars[cut : number.start], flat[cut : number.start]
    best: tuple[int, str] | None = None
    for word in wanted:
        at = before.rfind(flatten(word))
        while at >= 0:
            end = at + len(word)
            whole = not (at and before[at - 1].isalnum()) and not before[end : end + 1].isalnum()
            if whole and (word not in _LAWS or _LAW.match(window, at)):
                best = (at, word) if best is None or at >= best[0] else best
                break
            at = before.rfind(flatten(word), 0, at)
    if best is None:
        return None
    start, word = best
    gap = window[start + len(word) :]
    is_law = word in _LAWS
    if len(gap) >= (220 if is_law else 110) or _OTHER_NUMBER.search(gap) or (not is_law and re.search(r"[.;:]", gap.rstrip(" :"))):
        return None
    if is_law:
        start = _law_start(window, start)
    return Mention(
        cut + start, number.end, types_by_name().get(flatten(word)), word, number, title=_law_title(window[start:]) if is_law else None
    )


def _expected(number: DocumentNumber, code_type: DocumentType | None) -> tuple[str, ...]:
    """Return the types that a code without a type of its own can have: laws and resolutions share QH15, old decrees have CP."""
    first = re.sub(r"\d+$", "", number.parts[0].upper())
    if first in ("QH", "UBTVQH") or number.parts[0].upper() == "L":
        return ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết")
    if first == "PL":
        return ("Pháp lệnh",)
    if first in ("CP", "HĐBT", "TTG"):
        return ("Nghị định", "Quyết định", "Chỉ thị")
    return (code_type.label_vi,) if code_type is not None else ()


def _law_start(before: str, at: int) -> int:
    """Return where the name of an amending law begins: "Luật Sửa đổi, bổ sung một số điều của Luật X" is one name."""
    last = None
    for last in _AMENDING.finditer(before, 0, at):  # noqa: B007 - the last one is meant
        pass
    if last is None or _CUT.search(before, last.end(), at):
        return at
    rest = before[last.end() : at]
    return last.start() if _OF_WHAT.search(rest) and _ENDS_OPEN.search(rest) else at


def _law_title(words: str) -> str | None:
    title = re.sub(r"\s*(?:số|so|Số)\s*:?\s*$", "", words).strip()
    return title if len(title.split()) > 1 else None


def _is_own(number: DocumentNumber, date: str | None, issuer: Issuer | None, document: DocumentData, *, attached: bool) -> bool:
    """Whether a number is the document's own ("kèm theo Kế hoạch số 88/KH-UBND"): same number, no other date and no other issuer.

    What an annex is `attached` to is the document itself also where the code has a slip (QĐ-CTUBND for QĐ-UBND) but serial, year and type
    agree.
    """
    own = parse_number(document.number) if document.number is not None else None
    if own is None:
        return False
    alike = (number.serial.lstrip("0"), number.year, number.parts[0]) == (own.serial.lstrip("0"), own.year, own.parts[0])
    if number.slug != own.slug and not (attached and alike and own.year is not None):
        return False
    if number.year is not None and own.year is not None and number.year != own.year:
        return False
    if date is not None and document.issue_date is not None and date != document.issue_date:
        return False
    return issuer is None or issuer.province is None or document.province is None or issuer.province.label_vi == document.province
