"""Bodies that do nothing in a question: that only receive what is sent ("gửi báo cáo về Sở Nội vụ"), or have a member ("thường trực Ban
Chỉ đạo"); the words of a task, no doer of it."""

from __future__ import annotations

from dataclasses import replace

from search.lexicon import Entry
from search.lexicon.names import Names, body_forms
from search.lexicon.thesaurus import is_deed
from search.passages.tokens import folded_phrase
from search.question import Question
from search.question.phrases import abbreviated
from search.question.shapes import shape
from search.question.words import Word
from text.views import fold

__all__ = ["find_recipients"]

_SAID = ("words", "syllable", "word")
_WITH = ("với", "voi")
_PASSIVE = ("duoc", "is", "are", "was", "were")
_ARTICLES = ("the", "a", "an", "các", "những")
_SHORT = 2  # syllables of a name that may be part of a longer term
_HAS_TO = 14  # words between the sending and whom it is sent to


def find_recipients(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with each body that something is sent to, or that somebody is in, as words that the task must have."""
    out = list(slots)
    for at, slot in enumerate(slots):
        before = next((token.key for token in reversed(question.tokens[: slot.start]) if token.key not in ("the", "a")), "")
        if slot.kind not in ("body", "agency"):
            continue
        for_them, done = True, tuple[str, ...]()
        if shape("member-of").search(question.folded[: question.tokens[slot.start].start].rstrip()):
            for_them = False
            own = " ".join(token.key for token in question.tokens[slot.start : slot.end])
            named = dict.fromkeys((own, *body_forms(names, slot.values(slot.kind))))
            forms = tuple(dict.fromkeys(form for one in named for form in (one, *abbreviated(one)) if names.occurs(tuple(form.split()))))
        elif _is_where(question, slots, at, names):
            for_them = False
            forms = body_forms(names, slot.values(slot.kind))
        elif (
            _is_object(question, slots, at, names)
            or _reports_to(slots, at)
            or (shape("to-whom").fullmatch(before) and _is_sent(question, slots, at))
        ):
            forms = body_forms(names, slot.values(slot.kind))
        elif done := _done_to(slots, at, names):
            forms = done
        else:
            continue
        if forms:
            given = tuple(Entry("to_whom", id, ()) for id in slot.values(slot.kind)) if for_them else ()
            given = (*given, Entry("done_to", "", ())) if done and not slot.text.islower() else given
            out[at] = replace(slot, entries=given, kind="words", value="|".join(forms))
    return out


def _is_object(question: Question, slots: list[Word], at: int, names: Names) -> bool:
    """Whether something befalls a body, is or is done for it: "người dân bị thiệt hại", "đối với doanh nghiệp"."""
    tokens, slot = question.tokens, slots[at]
    behind = question.folded[tokens[slot.end - 1].end :].lstrip()
    before = question.folded[: tokens[slot.start].start].rstrip()
    if shape("whose").search(before) and slot.text.islower():
        return True  # "how digital its businesses are"
    if _is_dealt_with(slots, at, names):
        return True  # "Ban Tuyên giáo phải làm gì với các cơ quan báo chí"
    act = any(one.kind in ("body", "agency") for one in slots[:at]) and slot.text.islower()
    if act and shape("done-for").search(before):
        return True  # "what must Viettel do for the mountain villages"
    asked = any(one.has("kind") or one.has("wh", "who") or one.has("noun", "agency") for one in slots[:at])
    parts = [one for i, one in enumerate(slots[:at]) if not (i and fold(slots[i - 1].text) in _PASSIVE)]  # "được phân công chỉ đạo …"
    given = any(one.has("role", role) for one in parts for role in ("assign", "coordinate", "work"))
    placed = any(one.kind == "province" for one in slots[:at]) and not any(one.kind in ("body", "agency") for one in slots[:at])
    if (asked or placed) and not given and _ends_words(question, slots, at, names):
        return True  # "quản trị trường học", "hạ tầng viễn thông", "Phú Thọ phải làm gì với bộ máy chính quyền"
    body = names.vocabulary.body(slot.value)
    group = body is not None and body.level == "group"
    if group and shape("possessive").match(question.text[tokens[slot.end - 1].end :]) and not _are_its_tasks(slots, at):
        return True  # "the people's livelihood", "enterprises' costs"
    if placed and not given and shape("for-them").search(before) and slots[at - 2].kind in _SAID:
        return True  # "Đồng Nai phải bàn giao mặt bằng cho Nhà máy điện Nhơn Trạch 3"
    if (
        asked
        and not given
        and (shape("for-them").search(before) or (group and (_is_among_others(question, slots, at) or _deed_before(slots, at))))
    ):
        return True  # "tập đoàn nào phủ sóng cho thôn, bản", "cho cán bộ và người dân", "bộ nào hướng dẫn người dân"
    return shape("suffers").match(behind) is not None or shape("for-whom").search(before) is not None


def _is_where(question: Question, slots: list[Word], at: int, names: Names) -> bool:
    """Whether work is done in a body: "trong trường học", "ai thống kê đất đai ở xã"."""
    slot, body = slots[at], names.vocabulary.body(slots[at].value)
    before = question.folded[: _start(question, slot)].rstrip()
    loose, level = not slot.entries[0].exact, body.level if body is not None else ""
    who = loose and any(one.has("wh", "who") for one in slots[:at]) and slot.end - slot.start <= _SHORT
    placed = (level == "group" or (who and level == "commune")) and shape("place-before").search(before) is not None
    return slot.text.islower() and (placed or (loose and shape("place-of-work").search(before) is not None))


def _is_among_others(question: Question, slots: list[Word], at: int) -> bool:
    """Whether a body is the last of several that something is for: "cho cán bộ và người dân", "cho doanh nghiệp, HTX"."""
    first = at
    while first and (slots[first - 1].kind in (*_SAID, "body") or slots[first - 1].has("and")):
        first -= 1
    joined = at > 0 and (slots[at - 1].has("and") or question.comma_before(slots[at].start))
    return joined and 0 < first < at and slots[first - 1].has("to")


def _start(question: Question, slot: Word) -> int:
    return question.tokens[slot.start].start


def _ends_words(question: Question, slots: list[Word], at: int, names: Names) -> bool:
    """Whether a name in small letters stands right behind words of the work, or says whose they are: "hạ tầng viễn thông", "cơ sở khám
    bệnh của tổ chức tôn giáo"."""
    slot, body = slots[at], names.vocabulary.body(slots[at].value)
    first = at
    while first > 1 and slots[first - 1].text.lower() in _ARTICLES:
        first -= 1
    owned = first > 1 and slots[first - 1].has("of")
    before = slots[first - 2 if owned else at - 1] if at else None
    if before is None or before.kind != "words" or not slot.text.islower():
        return False
    follows = next((one for one in slots[at + 1 :] if one.kind != "stop"), None)
    apart = "," in question.text[question.tokens[before.end - 1].end : question.tokens[slot.start].start]
    if apart or (follows is not None and (follows.has("either") or follows.has("role") or follows.has("wh"))):
        return False  # "phòng chống ma túy, công an làm gì", "… công an hay y tế": who does it
    if owned:
        return body is None or body.level == "group"
    return before.end == slot.start and not slot.entries[0].exact and slot.end - slot.start <= _SHORT


def _is_dealt_with(slots: list[Word], at: int, names: Names) -> bool:
    """Whether it is asked what another body does with a group: "làm gì với các cơ quan báo chí"."""
    body, before = names.vocabulary.body(slots[at].value), at - 1
    while before > 0 and slots[before].kind == "stop":
        before -= 1
    does = any(one.kind in ("body", "agency") for one in slots[: max(before, 0)])
    asked = does and before > 0 and slots[before].text.lower() in _WITH and slots[before - 1].has("wh", "what")
    return asked and body is not None and body.level in ("group", "media")


def _are_its_tasks(slots: list[Word], at: int) -> bool:
    """Whether what a possessive gives a group is its work: "enterprises' duties"."""
    behind = next((one for one in slots[at + 1 :] if one.has("noun") or one.kind in _SAID), None)
    return behind is not None and behind.has("noun", "task")


def _deed_before(slots: list[Word], at: int) -> tuple[str, ...]:
    """The wordings of what is done to a body, right before it: "hướng dẫn người dân", "guide the investor", "chỉ đạo Bộ Công an"."""
    first = at - 1
    while first > 0 and slots[first].text.lower() in _ARTICLES:
        first -= 1
    if first < 0:
        return ()
    own = folded_phrase(slots[first].text)
    said = (own, *(slots[first].value.split("|") if slots[first].kind == "words" else ()))
    return said if is_deed("|".join(said)) else ()


def _done_to(slots: list[Word], at: int, names: Names) -> tuple[str, ...]:
    """What texts say of a deed that is done to a body, where it is asked who does it: "hướng dẫn Ban Quản lý Khu kinh tế". The body alone
    may stand there as anything else, or as part of a longer name: "cơ sở y tế"."""
    body = names.vocabulary.body(slots[at].value)
    asked = any(one.has("kind") or one.has("wh", "who") or one.has("noun", "agency") for one in slots[:at])
    if not asked or (body is not None and body.level in ("commune", "district")):
        return ()  # the many of a level are called by many names
    forms = body_forms(names, slots[at].values(slots[at].kind)) if (deeds := _deed_before(slots, at)) else ()
    both = (f"{deed} {form}" for deed in deeds for form in forms)
    return tuple(one for one in dict.fromkeys(both) if names.occurs(tuple(one.split())))


_REPORTING = ("báo cáo", "bao cao", "trình", "trinh", "gửi", "gui", "nộp", "nop")
_WHO = ("wh", "kind", "body", "agency", "noun")


def _reports_to(slots: list[Word], at: int) -> bool:
    """Whether a body stands right behind "báo cáo", "gửi" of somebody: "các bộ nào phải báo cáo Thủ tướng"."""
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
