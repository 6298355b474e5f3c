"""Questions for a deadline: by when something must be done; "báo cáo" in them is the deed, not a type of document."""

from __future__ import annotations

import re

from search.grammar.slots import Slot
from search.question import Question

__all__ = ["deadline_deeds", "is_deadline_question"]

_DAY = r"(?:khi nao|bao gio|(?:ngay|hom|luc|thang|thoi diem) nao|luc may gio)"
_MUST_BY = re.compile(
    rf"(?<!co )\bphai\b.*\b{_DAY}|\b{_DAY}\b.*(?<!co )\bphai\b"
    r"|\bwhen (?:must|should|shall)\b|\bwhen (?:do|does)\b.*\b(?:have|need) to\b|\bwhen (?:is|are)\b.*\bdue\b"
    r"|\bby (?:when|what date|which date)\b"
)
_REPORT = re.compile(r"(?:(?:gui|nop) )?(?:bao cao|report|reported|reporting)")


def is_deadline_question(question: Question, slots: list[Slot]) -> bool:
    """Whether the question asks by when something is to be done; a document's date of issue and the years it covers are none."""
    if any(slot.has("issue") or slot.has("meta", "signer") or slot.kind == "time" for slot in slots):
        return False
    if any(slot.has("meta", "period") and not slot.has("deadline") for slot in slots):
        return False
    said = [at for at, slot in enumerate(slots) if slot.has("deadline")]
    if any(_is_of_document(question, slots, at) for at in said):
        return False
    return bool(said) or _MUST_BY.search(question.folded) is not None


def _is_of_document(question: Question, slots: list[Slot], at: int) -> bool:
    """Whether "thời hạn" is a document's own: "thời hạn của kế hoạch Lào Cai"."""
    follows = next((i for i in range(at + 1, len(slots)) if not (slots[i].has("of") or slots[i].has("stop"))), None)
    if follows is None or _is_report(question, slots, follows):
        return False
    return slots[follows].kind in ("number", "document", "doctype") or slots[follows].has("noun", "document")


def _is_report(question: Question, slots: list[Slot], at: int) -> bool:
    keys = " ".join(token.key for token in question.tokens[slots[at].start : slots[at].end])
    numbered = at + 1 < len(slots) and (slots[at + 1].kind == "number" or slots[at + 1].text.isdigit())
    return slots[at].kind in ("doctype", "topic", "words", "word") and not numbered and _REPORT.fullmatch(keys) is not None


def deadline_deeds(question: Question, slots: list[Slot]) -> list[Slot]:
    """Return the slots with "báo cáo", "gửi báo cáo", "report" of a deadline question read as words of the task."""
    if not is_deadline_question(question, slots):
        return slots
    return [
        Slot(slot.start, slot.end, (), slot.text, "words", "bao cao") if _is_report(question, slots, at) else slot
        for at, slot in enumerate(slots)
    ]
