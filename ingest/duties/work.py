"""Which words state work: a task, a duty, an order; not a purpose, a lead-in or a closing formula."""

from __future__ import annotations

import re

from ingest.duties.drafts import Heading
from ingest.duties.fields import field_kind
from ingest.duties.headings import ASSIGN, FUNDING, RULES, SKIP, is_closing, is_no_work
from ingest.duties.roles import inline_roles
from ingest.duties.verbs import begins_with_verb
from ingest.names.agencies import Agencies

__all__ = ["states_work", "tells_someone"]


def states_work(agencies: Agencies, start: int, end: int, heading: Heading) -> bool:
    """Whether the words [start, end) under a heading are a task: an order, a duty, work to be done."""
    flat = agencies.reading.flat
    text = flat[start:end]
    if heading.kind == SKIP or end - start < 12 or is_no_work(text):
        return False
    if is_closing(text, told=True):
        return False
    if not heading.told and _reports(agencies, start, end):
        return False
    if _BACKGROUND.match(text) and not heading.told and not tells_someone(agencies, start, end):
        return False
    if heading.kind == ASSIGN and not heading.told and text.startswith("viec ") and not tells_someone(agencies, start, end):
        return False
    provides = _PAPERS.match(text) if heading.told else _CASE.match(text)
    if provides and not re.search(r"\b(?:giao|chu tri|trach nhiem|yeu cau)\b", text):
        return False
    if heading.kind == FUNDING:
        return tells_someone(agencies, start, end)
    if heading.kind == RULES:
        return tells_someone(agencies, start, end) and bool(re.search(r"chu tri|phoi hop|trach nhiem|\bgiao\b|tham muu", text))
    if heading.kind is None and not heading.agency:
        return tells_someone(agencies, start, end) or begins_with_verb(flat, start, end)
    label = re.match(r"([^:]{3,40}):", text)
    if label and field_kind(label[1]) in ("time", "info"):
        return False
    if re.match(r"(?:thoi gian|dia diem|kinh phi thuc hien|doi tuong|pham vi)\b[^.]{0,40}$", text):
        return False
    kept = re.search(r"\((?:co|kem|chi tiet)[^()]{0,80}(?:kem theo|dinh kem|phu luc)[^()]{0,40}\)\s*\.?$", text) and end - start < 110
    return not (kept or re.match(r"\(?(?:chi tiet|kem theo|theo phu luc)", text))


# What a rule provides for a case, and what papers must be: no one's work.
_PAPERS = re.compile(r"(?:giay to|ho so|tai lieu)\b[^.;]{0,80}\bphai la\b")
_CASE = re.compile(rf"(?:truong hop|khi|neu)\b[^.;]{{10,400}}?\bthi\b|{_PAPERS.pattern}")
# What has been done already: "Trên cơ sở đề xuất của …, Bộ Tài chính đã trình …".
_DONE = re.compile(
    r"\s+(?:cung )?da (?:(?:chu dong|khan truong|tich cuc)\s+)?"
    r"(?:trinh|ban hanh|hoan thanh|lam viec|bao cao|xay dung|trien khai|gui|cap|bo tri|chu tri|phoi hop|to chuc|co)\b"
)
_ORDERS = re.compile(r"\b(?:giao|yeu cau|de nghi|can|phai|tiep tuc|co trach nhiem|chiu trach nhiem)\b")
# What a conclusion says of how things stand, before or instead of an order.
_BACKGROUND = re.compile(
    r"(?:hien nay|den nay|thoi gian qua|trong thoi gian qua|trong nhung nam qua|nhung nam qua|ket qua (?:dat duoc|thuc hien|nay)|"
    r"co the thay|thuc te cho thay|vua qua)\b"
)


def _reports(agencies: Agencies, start: int, end: int) -> bool:
    """Whether a statement's first sentence says what an agency has done, and orders nothing."""
    flat = agencies.reading.flat
    stop = re.compile(r"[.;](?=\s|$)|\n").search(flat, start, min(end, start + 400))
    first = stop.start() if stop else min(end, start + 400)
    done = any(_DONE.match(flat, mention.end, first) for mention in agencies.between(start, first))
    return done and not _ORDERS.search(flat, start, first)


def tells_someone(agencies: Agencies, start: int, end: int) -> bool:
    """Whether the words give an agency a part in the work."""
    return bool(inline_roles(agencies, start, end))
