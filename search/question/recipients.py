"""Bodies that do nothing in a question: that only receive what is sent ("gửi báo cáo về Sở Nội vụ"), or have a member ("thường trực Ban
Chỉ đạo"); the words of a task, no doer of it."""

from __future__ import annotations

from dataclasses import replace

from search.lexicon.names import Names, body_forms
from search.question import Question
from search.question.phrases import abbreviated
from search.question.shapes import shape
from search.question.words import Word

__all__ = ["find_recipients"]

_HAS_TO = 14  # words between the sending and whom it is sent to


def find_recipients(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each body that something is sent to, or that somebody is in, as words that the task must have."""
    out = list(slots)
    for at, slot in enumerate(slots):
        before = next((token.key for token in reversed(question.tokens[: slot.start]) if token.key not in ("the", "a")), "")
        if slot.kind not in ("body", "agency"):
            continue
        if shape("member-of").search(question.folded[: question.tokens[slot.start].start].rstrip()):
            own = " ".join(token.key for token in question.tokens[slot.start : slot.end])
            named = dict.fromkeys((own, *body_forms(names, slot.values(slot.kind))))
            forms = tuple(dict.fromkeys(form for one in named for form in (one, *abbreviated(one)) if names.occurs(tuple(form.split()))))
        elif (
            _is_object(question, slots, at, names)
            or _reports_to(slots, at)
            or (shape("to-whom").fullmatch(before) and _is_sent(question, slots, at))
        ):
            forms = body_forms(names, slot.values(slot.kind))
        else:
            continue
        if forms:
            out[at] = replace(slot, entries=(), kind="words", value="|".join(forms))
    return out


def _is_object(question: Question, slots: list[Word], at: int, names: Names) -> bool:
    """Whether something befalls a body, is done for it or where it is: "người dân bị thiệt hại", "đối với doanh nghiệp", "ở trường học"."""
    tokens, slot = question.tokens, slots[at]
    behind = question.folded[tokens[slot.end - 1].end :].lstrip()
    before = question.folded[: tokens[slot.start].start].rstrip()
    inside = slot.text.islower() and not slot.entries[0].exact and shape("place-of-work").search(before) is not None  # "trong trường học"
    act = any(one.kind in ("body", "agency") for one in slots[:at]) and slot.text.islower()
    if act and shape("done-for").search(before):
        return True  # "what must Viettel do for the mountain villages"
    asked = any(one.has("kind") or one.has("wh", "who") or one.has("noun", "agency") for one in slots[:at])
    given = any(one.has("role", role) for one in slots[:at] for role in ("assign", "coordinate", "work"))
    if asked and not given and shape("for-them").search(before):
        return True  # "tập đoàn nào phủ sóng cho thôn, bản"
    body = names.vocabulary.body(slot.value)
    at_place = slot.text.islower() and body is not None and body.level == "group" and shape("place-before").search(before) is not None
    return inside or at_place or shape("suffers").match(behind) is not None or shape("for-whom").search(before) is not None


_REPORTING = ("báo cáo", "bao cao", "trình", "trinh")
_WHO = ("wh", "kind", "body", "agency", "noun")


def _reports_to(slots: list[Word], at: int) -> bool:
    """Whether a body stands right behind "báo cáo" of somebody: "các bộ nào phải báo cáo Thủ tướng"."""
    return at > 1 and slots[at - 1].text.lower() in _REPORTING and any(slot.has(kind) for slot in slots[: at - 1] for kind in _WHO)


def _is_sent(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a word of sending stands before, with no other body and no giving of work between."""
    for i in range(at - 1, max(-1, at - 1 - _HAS_TO), -1):
        if slots[i].kind in ("body", "agency") or slots[i].has("role", "assign"):
            return False
        keys = [token.key for token in question.tokens[slots[i].start : slots[i].end]]
        said = (keys[0], " ".join(keys[:2]), *(slots[i].value.split("|")[:1] if slots[i].kind == "words" else ()))
        if any(shape("sending").fullmatch(one) for one in said):
            return True
    return False
