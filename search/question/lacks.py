"""Denials inside a description: what the work is about, or those whom it is for, are without something, and nobody is asked to lack it."""

from __future__ import annotations

from dataclasses import replace

from search.lexicon.names import Names
from search.lexicon.thesaurus import is_deed
from search.question import Question
from search.question.shapes import shape
from search.question.words import Word, is_typed_term
from text.views import fold

__all__ = ["lacks_in_words", "lacks_of_things", "lacks_of_whom", "only_asking"]

_SOME = "đó"  # makes "some" of a question word, with its accents: "tỉnh nào đó" is not "tỉnh nào do"
_ASKING = ("khong", "ko", "hong", "chua")
_HAD = ("có", "đã", "phải", "được", "còn", "co")
_THING = ("words", "syllable", "word", "topic", "field")
_OF_WORK = ("words", "word", "syllable")
_LONGEST = 6  # syllables of a denial that a text prints
_NEAR = 120  # characters before a denial in which its clause begins
_DENIED = 2  # ... of its first words: "không dùng"


def only_asking(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a "không" that only ends a clause before more is asked as what ends a question, "có kế hoạch nào không, hạn khi
    nào?", and with "nào đó" as a filler."""
    if question.language != "vi" or not any(slot.has("neg") or slot.text == _SOME for slot in slots):
        return slots
    if shape("has-and-lacks").search(question.folded):
        return slots
    out = list(slots)
    for at in range(1, len(slots) - 1):
        if slots[at].has("wh") and question.tokens[slots[at + 1].start].text == _SOME:
            out[at] = replace(slots[at], entries=(), kind="stop", value="")
        if not slots[at].has("neg") or question.tokens[slots[at].end - 1].key not in _ASKING:
            continue
        last = slots[at].end - 1
        if is_typed_term(question.tokens[last - 1 : last + 1]):
            continue  # "hàng không, cơ quan nào"
        mark = question.tokens[last].end
        behind = question.folded[mark:].lstrip()
        goes_on = behind[:1] in tuple(",;:?") or shape("and-asks").match(behind) is not None
        had = any(slot.text.lower() in _HAD or fold(slot.text).split()[0] in _HAD for slot in slots[:at] if slot.text)
        if goes_on and had and any(slot.has("wh") or slot.has("meta") or slot.has("deadline") for slot in slots[at + 1 :]):
            out[at] = replace(slots[at], entries=(), kind="question_end", value="")
    return out


def lacks_of_things(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with an English denial as a filler in what a body must bring about, where this is asked for: "by when must the
    health minister make sure that nobody lacks treatment". What is asked for stays denied, in another clause too."""
    asked = shape("body-must").match(question.folded) if question.language == "en" else None
    if asked is None:
        return slots
    out = list(slots)
    bodies = [question.tokens[slot.start].start for slot in slots if slot.kind in ("body", "agency", "province")]
    for at, slot in enumerate(slots[1:-1], 1):
        end = question.tokens[slot.end - 1].end
        if not slot.has("neg") or question.comma_before(slot.start):
            continue
        first = max(end - _NEAR, asked.end())
        made = shape("made-sure").search(question.folded[first:end])
        if made is not None and any(asked.end() <= body < first + made.start() for body in bodies):
            out[at] = replace(slot, entries=(), kind="stop", value="")
    return out


def lacks_in_words(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a Vietnamese denial and what it denies as words of the work, where some text prints them so right behind what
    lacks it, "chi trả trợ cấp không dùng tiền mặt"; with "không để" and what must not be lacking behind it as fillers."""
    if question.language != "vi":
        return slots
    slots = _not_let(question, slots)
    out: list[Word] = []
    at = 0
    while at < len(slots):
        end = _printed_denial(question, slots, at, names)
        if end > at:
            first, last = slots[at].start, slots[end - 1].end
            words = " ".join(token.key for token in question.tokens[first:last])
            titled = slots[at - 1].kind == "stop"  # words of a title, which narrow nothing under it
            out.append(Word(first, last, (), question.words(first, last), "stop" if titled else "words", "" if titled else words))
        else:
            out.append(slots[at])
        at = max(end, at + 1)
    return out


def _not_let(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with "không để" as fillers where somebody sees to it, and each denial behind it: "ai phải lo không để người dân
    thiếu đói"; what "đề xuất" or "để lại" denies stays denied."""
    keys = [question.tokens[slot.start].key for slot in slots]
    let = next((i for i in range(1, len(slots) - 2) if slots[i].has("neg") and keys[i] == "khong" and keys[i + 1] == "de"), None)
    if let is None or slots[let].end - slots[let].start > 1 or slots[let + 1].end - slots[let + 1].start > 1:
        return slots
    word = question.tokens[slots[let + 1].start]
    before, behind = question.folded[: word.end], question.folded[word.end :]
    if word.text not in ("để", "de") or not shape("sees-to-it").search(before) or shape("goes-on-de").match(behind):
        return slots
    out = list(slots)
    for at in (let, let + 1, *(i for i in range(let + 2, len(slots) - 1) if slots[i].has("neg"))):
        out[at] = replace(slots[at], entries=(), kind="stop", value="")
    return out


def _printed_denial(question: Question, slots: list[Word], at: int, names: Names) -> int:
    """The end of the words that a denial denies, `at` where no text prints them or they are not said of a thing before them."""
    slot = slots[at]
    if not at or not slot.has("neg") or question.comma_before(slot.start):
        return at
    before = slots[at - 1]
    if before.kind not in _THING and not (before.kind == "stop" and not before.entries):
        return at
    bare = slot.end - slot.start == 1
    start = slot.start - (not bare)  # "không có" says so much that what lacks it must stand before it in the text too
    found, end = at, at + 1
    while end < len(slots) and slots[end].kind in (*_THING, "stop") and not slots[end].has("wh"):
        end += 1
        keys = tuple(token.key for token in question.tokens[start : slots[end - 1].end])
        if len(keys) > _LONGEST:
            break
        if len(keys) > _DENIED and names.occurs(keys):
            found = end
    return found


def lacks_of_whom(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with a denial as a filler behind whom work is for, where a thing follows that these lack: "what must Viettel do for
    the villages with no phone signal", "làm gì cho các bản chưa có sóng"."""
    if not any(slot.has("neg") for slot in slots):
        return slots
    out = list(slots)
    whom = next((at for at, slot in enumerate(slots) if shape("for-someone").fullmatch(fold(slot.text))), len(slots))
    if not any(slot.has("wh") or slot.has("part") for slot in slots[:whom]):
        return slots
    for at in range(max(2, whom + 1), len(slots) - 1):
        beside = slots[at - 1] if question.language == "vi" or not slots[at - 1].has("with") else slots[at - 2]
        named = beside.kind in ("body", "agency", "province", *_OF_WORK)
        if slots[at].has("neg") and named and slots[at + 1].kind in _OF_WORK and not is_deed(slots[at + 1].value):
            out[at] = replace(slots[at], entries=(), kind="stop", value="")
    return out
