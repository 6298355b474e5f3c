"""Questions for a time: when or by when something must be done; "báo cáo" in them is the deed, not a type of document."""

from __future__ import annotations

import re

from search.question import Question
from search.question.words import Word

__all__ = ["deadline_deeds", "is_deadline_question"]

_DAY = r"(?:khi nao|bao gio|(?:ngay|hom|luc|thang|quy|nam|thoi diem|thoi gian) nao|luc may gio|thang may|quy may|ngay may|ngay bao nhieu)"
_WHEN = re.compile(rf"\b{_DAY}\b|\bwhen\b|\b(?:what|which) (?:date|day|month|quarter|year|time of year)\b")
_MUST_BY = re.compile(
    rf"(?<!co )\bphai\b.*\b{_DAY}|\b{_DAY}\b.*(?<!co )\bphai\b"
    r"|\bwhen (?:must|should|shall)\b|\bwhen (?:do|does)\b.*\b(?:have|need) to\b|\bwhen (?:is|are)\b.*\bdue\b"
    r"|\bby (?:when|what date|which date)\b|\btruoc (?:ngay|thang) nao\b|\bcham nhat (?:la )?(?:khi|ngay|thang) nao\b"
)
_REPORT = re.compile(r"(?:(?:gui|nop) )?(?:bao cao|report|reported|reporting)(?: (?:so ket|tong ket|so ket tong ket|ket qua))?")
_DEEDS = ("topic", "words", "body", "agency")
_ROLES = ("lead", "charge", "coordinate", "work", "assign")


def is_deadline_question(question: Question, slots: list[Word]) -> bool:
    """Whether the question asks when something is to be done; a document's date of issue and the years it covers are none."""
    if any(slot.has("issue") or slot.has("meta", "signer") or slot.kind == "time" for slot in slots):
        return False
    asks_when = _WHEN.search(question.folded) is not None
    if any(slot.has("meta", "period") and not slot.has("deadline") for slot in slots) and not asks_when:
        return False
    said = [at for at, slot in enumerate(slots) if slot.has("deadline")]
    if any(_is_of_document(question, slots, at) for at in said):
        return False
    if said or _MUST_BY.search(question.folded):
        return True
    cited = any(slot.has("cite") or slot.has("cite_passive") or slot.kind == "number" for slot in slots)
    return asks_when and not cited and any(_is_deed(question, slots, at) for at in range(len(slots)))


def _is_deed(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a word is something done or its doer, so that "khi nào" asks when it is done."""
    slot = slots[at]
    return (
        slot.kind in _DEEDS or slot.has("noun", "task") or any(slot.has("role", role) for role in _ROLES) or _is_report(question, slots, at)
    )


def _is_of_document(question: Question, slots: list[Word], at: int) -> bool:
    """Whether "thời hạn" is a document's own: "thời hạn của kế hoạch Lào Cai"."""
    follows = next((i for i in range(at + 1, len(slots)) if not (slots[i].has("of") or slots[i].has("stop"))), None)
    if follows is None or _is_report(question, slots, follows):
        return False
    return slots[follows].kind in ("number", "document", "doctype") or slots[follows].has("noun", "document")


def _is_report(question: Question, slots: list[Word], at: int) -> bool:
    keys = " ".join(token.key for token in question.tokens[slots[at].start : slots[at].end])
    numbered = at + 1 < len(slots) and (slots[at + 1].kind == "number" or slots[at + 1].text.isdigit())
    return slots[at].kind in ("doctype", "topic", "words", "word") and not numbered and _REPORT.fullmatch(keys) is not None


def deadline_deeds(question: Question, slots: list[Word]) -> list[Word]:
    """Return the words with "báo cáo", "gửi báo cáo", "report" of a deadline question read as words of the task."""
    asked = any(slot.has("often") for slot in slots) or is_deadline_question(question, slots)
    return [
        Word(slot.start, slot.end, (), slot.text, "words", "bao cao")
        if _is_report(question, slots, at) and (asked or _is_verb(slots, at))
        else slot
        for at, slot in enumerate(slots)
    ]


def _is_verb(slots: list[Word], at: int) -> bool:
    """Whether a word for having to stands right before: "phải báo cáo những gì"."""
    return bool(at) and slots[at].kind == "doctype" and slots[at - 1].text.lower() in ("phải", "phai", "must")
