"""Questions for a time: when or by when something must be done; "báo cáo" in them is the deed, not a type of document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from search.lexicon import Entry
from search.question import Question
from search.question.shapes import shape
from search.question.times import TimeFound
from search.question.words import Word
from text.views import fold

__all__ = [
    "EFFECT",
    "REPORT",
    "asks_effect",
    "asks_last_day",
    "asks_when_done",
    "counts_things",
    "deadline_deeds",
    "overdue_when",
    "is_deadline_question",
    "is_when",
    "when_at",
]

_WHICH = r"(?:(?<=dau moi )|(?<!hang )(?<!moi ))(?:ngay|hom|luc|thang|quy|nam|thoi diem|thoi gian) nao"
_DAY = (
    rf"(?:(?<=vao )(?:giai doan|thoi ky) nao|khi nao|(?:^|(?<=den )|(?<=toi ))chung nao|bao gio|{_WHICH}"
    r"|luc may gio|thang may|quy may|ngay may|ngay bao nhieu)"
)
_WHEN = re.compile(rf"\b{_DAY}\b|\bwhen\b|\bhow (?:soon|quickly)\b|\b(?:what|which) (?:date|day|month|quarter|year|time of year)\b")
_MUST_BY = re.compile(
    rf"(?<!co )\bphai\b.*\b{_DAY}|\b{_DAY}\b.*(?<!co )\bphai\b"
    r"|\bwhen (?:must|should|shall)\b|\bwhen (?:do|does)\b.*\b(?:have|need) to\b|\bwhen (?:is|are)\b.*\bdue\b"
    r"|\bhow (?:soon|quickly) (?:must|should|shall)\b|\bhow (?:soon|quickly) (?:do|does)\b.*\b(?:have|need) to\b"
    r"|\b(?:date|day) by which\b|\bby (?:when|what date|which date)\b"
    r"|\b(?:truoc|cham nhat|muon nhat) (?:la )?(?:khi|ngay|thang) (?:nao|may|bao nhieu)\b"
    r"|\bphai\b.*\btrong (?:thoi han |vong |thoi gian )?bao lau\b|\btrong (?:thoi han |vong )?bao (?:lau|nhieu ngay)\b.*\bphai\b"
    r"|\b(?:within|in) how (?:long|many (?:days|weeks|months))\b|\b(?:may|bao nhieu) (?:ngay|tuan|thang) de\b"
)
_REPORT = re.compile(r"(?:(?:gui|nop) )?(?:bao cao|report|reported|reporting)(?: (?:so ket|tong ket|so ket tong ket|ket qua))?")
_DEEDS = ("topic", "words", "body", "agency")
_ROLES = ("lead", "charge", "coordinate", "work", "assign")


_UNTIL = re.compile(r"\b(?:den|toi|het|until|till|expire|end|bao lau|how long|may nam|(?:cho|trong) (?:nam|giai doan)|nhung nam)\b")
REPORT = "bao cao"  # the folded words of a task that has a report
EFFECT = "co hieu luc|hieu luc thi hanh|hieu luc ke tu"  # the folded words of a text that says from when it is in force


def asks_effect(question: Question, slots: list[Word]) -> bool:
    """Whether the question asks from when a document is in force; until when is its validity."""
    asked = _WHEN.search(question.folded) or any(
        slot.has("effect") and slot.text.lower().startswith(("ngày", "effective")) for slot in slots
    )
    return any(slot.has("effect") for slot in slots) and bool(asked) and not _UNTIL.search(question.folded)


def when_at(question: Question) -> int | None:
    """Return the character at which the question asks when, None where no such word stands in it."""
    found = _WHEN.search(question.folded)
    return found.start() if found is not None else None


def asks_when_done(question: Question) -> bool:
    """Whether the question asks when something is done, not on what condition, "khi nào có bão"."""
    found = _WHEN.search(question.folded)
    return found is not None and shape("ends-when").match(question.folded[found.end() :]) is not None


def is_when(text: str) -> bool:
    """Whether some words ask when and say nothing else."""
    return _WHEN.fullmatch(fold(text)) is not None


def counts_things(question: Question, slot: Word) -> bool:
    """Whether a word that asks how many asks for no day, "ngày bao nhiêu", and is no work that somebody has to do, "phải đếm"."""
    return slot.start == 0 or question.tokens[slot.start - 1].key not in ("ngay", "thang", "phai", "must")


def asks_last_day(question: Question) -> bool:
    """Whether the question asks by which day, not how often or in what time."""
    return _MUST_BY.search(question.folded) is not None


def _asks_day(question: Question) -> bool:
    """Whether a word that asks when stands in the question, and not only one for a condition behind what else is asked: "what must the tax
    office assess when a project is appraised"."""
    found = _WHEN.search(question.folded)
    if found is None or found[0] != "when" or not shape("asked-before").search(question.folded[: found.start()]):
        return found is not None
    return any(shape(one).match(question.folded[found.end() :]) for one in ("ends-when", "due-behind"))


def is_deadline_question(question: Question, slots: list[Word]) -> bool:
    """Whether the question asks when something is to be done; a document's date of issue and the years it covers are none."""
    if asks_effect(question, slots):
        return True
    must = _MUST_BY.search(question.folded) is not None  # what must be issued is no document yet
    made = any(slot.has("issue") or slot.has("meta", "signer") for slot in slots)
    asks_day = _asks_day(question)
    due = asks_day and any(slot.has("deadline") or slot.has("before") for slot in slots)  # another day is what the work is for
    others = [fold(slot.text) for slot in slots if _is_set_time(slot)]
    said_when = any(not ((must and _YEAR.fullmatch(one)) or (due and _OF_WORK.fullmatch(one))) for one in others)
    if (made and not must) or said_when:
        return False
    asks_when = asks_day or _TIME_OF.search(question.folded) is not None
    if any(slot.has("meta", "period") and not slot.has("deadline") for slot in slots) and not asks_when:
        return False
    said = [at for at, slot in enumerate(slots) if slot.has("deadline")]
    last = asks_day and all(shape("last-day").fullmatch(fold(slots[at].text)) for at in said)  # of the work: a document has none
    if not last and any(_is_of_document(question, slots, at) for at in said):
        return False
    if said or must:
        return True
    cited = any(slot.has("cite") or slot.has("cite_passive") or slot.kind == "number" for slot in slots)
    return asks_when and not cited and any(_is_deed(question, slots, at) for at in range(len(slots)))


# "HT: thời gian tập huấn", "lịch báo cáo của Lào Cai": a name for a time, where no word asks.
_TIME_OF = re.compile(
    r"^(?!.*\b(?:ai|gi|nao|dau|may|nhieu|khong|who|what|which|where|how)\b).*\b(?:thoi gian|(?<!du )lich|thoi diem)\s"
    r"(?!qua\b|toi\b|nay\b|tiep\b|gan\b|dai\b|vua\b|su\b)"
)
_YEAR = re.compile(r"(?:(?:in )?nam |in |of )?(?:19|20)\d\d")  # of what must be done, not when: "báo cáo năm 2025 phải gửi trước ngày nào"
_OF_WORK = re.compile(rf"{_YEAR.pattern}|(?:ngay )?\d[\d/.-]*\d")  # "khánh thành ngày 19/12", but "trước 31/01" is when it is due
_RHYTHM = re.compile(r"^(?:hang|moi|thuong|dinh ky|theo|every|each|once|annual|yearly|monthly|weekly|quarterly)\b")


def _is_set_time(slot: Word) -> bool:
    """Whether a time is said, not only how often: "trước ngày nào hằng năm" still asks for the day."""
    return slot.kind == "time" and _RHYTHM.match(fold(slot.text)) is None


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


_EVER = "0001-01-01"  # before the day of any task


def overdue_when(question: Question, slots: list[Word], times: list[TimeFound]) -> tuple[list[Word], list[TimeFound]]:
    """Return the words and times with "quá hạn", "overdue" of work beside a day as all that is due before that day; of another thing, a
    debt, or where texts are asked to speak of it, as words of a text. Without a day it stays: which day it is no text tells."""
    at = next((n for n, slot in enumerate(slots) if slot.has("overdue")), None)
    if at is None:
        return slots, times
    day = next((n for n, time in enumerate(times) if time.unit == "day" and time.end and time.end[0].isdigit()), None)
    mentioned = any(slot.has("mention") for slot in slots)
    if mentioned or not _of_work(slots, at):
        known = mentioned or question.language == "vi"
        slot = replace(slots[at], entries=(), kind="words" if known else "word", value="qua han" if known else "")
    elif day is None or times[day].relation not in ("", "before", "by"):
        return slots, times
    else:
        time, slot = times[day], replace(slots[at], entries=(Entry("stop", "", ()), Entry("overdue_by", "", ())), kind="stop", value="")
        end = str(time.end) if time.relation else (date.fromisoformat(str(time.end)) - timedelta(days=1)).isoformat()
        times = [*times[:day], replace(time, start=_EVER, end=end, relation=time.relation or "before"), *times[day + 1 :]]
    return [*slots[:at], slot, *slots[at + 1 :]], times


def _of_work(slots: list[Word], at: int) -> bool:
    """Whether tasks are what is overdue, or nothing is said to be: "nhiệm vụ nào quá hạn", "overdue tasks", "what is overdue"."""
    sides = (slots[n] for n in (*range(at - 1, -1, -1), *range(at + 1, len(slots))))
    said = (slot for slot in sides if slot.has("noun") or not (slot.kind in _AROUND or slot.has("wh") or slot.has("neg")))
    first = next(said, None)
    return first is None or first.has("noun", "task")


_AROUND = ("stop", "of", "province", "time", "yesno", "count", "part", "issue", "to", "and", "any", "own")


def _is_report(question: Question, slots: list[Word], at: int) -> bool:
    keys = " ".join(token.key for token in question.tokens[slots[at].start : slots[at].end])
    numbered = _is_numbered(slots, at)
    return slots[at].kind in ("doctype", "topic", "words", "word") and not numbered and _REPORT.fullmatch(keys) is not None


def _is_numbered(slots: list[Word], at: int) -> bool:
    return at + 1 < len(slots) and slots[at + 1].is_number


def deadline_deeds(question: Question, slots: list[Word]) -> list[Word]:
    """Return the words with "báo cáo", "gửi báo cáo", "report" of a deadline question read as words of the task; "có hiệu lực" too."""
    often = any(slot.has("often") for slot in slots) or shape("how-often").search(question.folded) is not None
    asked = often or is_deadline_question(question, slots)
    issued = asked and any(slot.has("issue") for slot in slots)  # "when must the decree be issued": the decree is what is to be made
    effect, sent = asks_effect(question, slots), shape("sent-to-whom").search(question.folded) is not None
    out = []
    for at, slot in enumerate(slots):
        if effect and slot.has("effect"):
            slot = Word(slot.start, slot.end, slot.entries, slot.text, "words", EFFECT)
        elif _is_report(question, slots, at) and (asked or sent or _is_verb(question, slots, at) or _is_for_somebody(slots, at)):
            slot = Word(slot.start, slot.end, (), slot.text, "words", REPORT)
        elif asked and slot.has("meta", "signer"):
            slot = Word(slot.start, slot.end, (), slot.text, "words", "ky ket|ky")
        elif issued and slot.kind == "doctype" and not _is_numbered(slots, at):
            slot = Word(slot.start, slot.end, (), slot.text, "words", slot.value.removeprefix("type:").replace("-", " "))
        out.append(slot)
    return out


def _is_for_somebody(slots: list[Word], at: int) -> bool:
    """Whether right behind a report stands who gets it: "prepare a report for the Prime Minister"."""
    follows = next((slot for slot in slots[at + 1 :] if not (slot.kind == "stop" or slot.has("to"))), None)
    return follows is not None and follows.has("to_whom")


_NAMED = ("province", "body", "agency", "noun", "stop", "of", "kind")


def _is_verb(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a word for having to stands before, with at most who has to between: "phải báo cáo những gì", "must the police report"."""
    if not at or slots[at].kind != "doctype":
        return False
    before = at - 1
    while question.language == "en" and before and slots[before].kind in _NAMED and slots[before].text.lower() not in _HAVE_TO:
        before -= 1
    return slots[before].text.lower() in _HAVE_TO


_HAVE_TO = ("phải", "phai", "must", "should", "do", "does")
