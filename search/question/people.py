"""Signers by the name that they are called by, "ông Khánh"; bodies whose province is asked, "công an tỉnh nào"."""

from __future__ import annotations

import re
from dataclasses import replace

from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.thesaurus import wordings
from search.passages.tokens import fold_token, folded_phrase
from search.question import Question
from search.question.shapes import shape
from search.question.words import Word

__all__ = [
    "SIGNED_AS",
    "committees_of_levels",
    "find_signers",
    "given_to_whom",
    "levels_alone",
    "people_in_charge",
    "provinces_asked",
    "signing_offices",
    "without_offices",
]

SIGNED_AS = "as:"  # before the folded office that a document is signed in, where no name is said

_OFFICE = 4  # words of an office
_BY = ("bởi", "boi")
_WHOSE_OFFICE = ("body", "agency", "province")  # what may stand between an office and "ký"
_LONGEST = 3  # syllables of a name without its first one


def find_signers(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with the last syllables of a signer's name as that signer, after a word like "ông", or as a capital word beside one
    of signing."""
    out = list(slots)
    at = 0
    while at < len(out):
        follows_title = at > 0 and out[at - 1].has("honorific") and not (at > 1 and _is_name(question, out[at - 2 : at]))
        beside = any(out[i].has("meta", "signer") for i in (at - 1, at + 1) if 0 <= i < len(out))
        named = beside and question.text[question.tokens[out[at].start].start].isupper() and out[at].kind in ("word", "words", "syllable")
        for end in range(min(len(out), at + _LONGEST), at, -1) if follows_title or named else ():
            first, last = out[at].start, out[end - 1].end
            said = " ".join(fold_token(token.text) for token in question.tokens[first:last])
            if signers := names.signers_called(said):
                entries = tuple(Entry("signer", signer, (said,)) for signer in signers)
                out[at:end] = [Word(first, last, entries, question.words(first, last), "signer", entries[0].value)]
                break
        if at < len(out) and out[at].kind != "signer" and follows_title and (end := _unknown_signer(question, out, at)):
            said = " ".join(fold_token(token.text) for token in question.tokens[out[at].start : out[end - 1].end])
            first, last = out[at].start, out[end - 1].end
            out[at:end] = [Word(first, last, (Entry("signer", said, (said,)),), question.words(first, last), "signer", said)]
        at += 1
    return out


def _unknown_signer(question: Question, slots: list[Word], at: int) -> int:
    """Return where the name of somebody ends who is asked about as a signer and has signed nothing here, "bà Nguyễn Thị A có ký …"; else
    0."""
    end = at
    while end < len(slots) and slots[end].kind not in ("body", "agency", "province") and _is_name(question, slots[end : end + 1]):
        end += 1
    words = slots[end - 1].end - slots[at].start if end > at else 0
    rest = next((slot for slot in slots[end:] if not slot.has("stop")), None)
    return end if words > 1 and rest is not None and rest.has("meta", "signer") else 0


def signing_offices(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with an office that signs, whoever holds it, as the signer: "do Phó Chủ nhiệm Văn phòng Chính phủ ký", "signed by a
    deputy minister"."""
    for at in (i for i, slot in enumerate(slots) if slot.has("meta", "signer")):
        if at > 1 and slots[at - 1].has("wh", "which") and question.language == "vi":
            for begin in range(max(0, at - 1 - _OFFICE), at - 1):  # "Phó Chủ tịch nào ký kế hoạch 88"
                office = shape("signing-office").fullmatch(fold_token(question.words(slots[begin].start, slots[at - 2].end).lower()))
                if office is not None:
                    signer = _signing(question, slots[begin : at - 1], office)
                    who = replace(slots[at - 1], entries=(Entry("wh", "who", ("nào",)),), kind="wh", value="who")
                    return [*slots[:begin], signer, who, *slots[at:]]
            continue
        first = max((i + 1 for i in range(at) if slots[i].has("by")), default=at)
        last = at
        if question.language == "en" or (at + 1 < len(slots) and slots[at + 1].text.lower() in _BY):
            first, last = at + 1, len(slots)  # "được ký bởi …"
        for begin in range(first, last):
            for end in range(min(last, begin + _OFFICE), begin, -1):
                said = fold_token(question.words(slots[begin].start, slots[end - 1].end).lower())
                if shape("lower-office").fullmatch(said):
                    return slots
                office = shape("signing-office").fullmatch(said)
                before = fold_token(question.words(0, slots[begin].start).lower()).strip()
                if office is None or not shape("before-office").search(before):
                    continue
                if first < at and not all(slot.kind in _WHOSE_OFFICE or slot.kind == "stop" for slot in slots[end:at]):
                    continue
                if any(slot.kind in ("number", "document") for slot in slots) and _is_of_place(slots, end):
                    return slots  # whose office it is must be that of the document
                return [*slots[:begin], _signing(question, slots[begin:end], office), *slots[end:]]
    return slots


def _is_of_place(slots: list[Word], at: int) -> bool:
    """Whether a province stands behind an office that ends before a place, "vice chairman of Sơn La"."""
    follows = next((slot for slot in slots[at:] if not (slot.has("of") or slot.kind in ("stop", "body", "agency"))), None)
    return follows is not None and follows.kind == "province"


def _signing(question: Question, slots: list[Word], office: re.Match[str]) -> Word:
    """The slots of an office as one that stands for who signs in it."""
    first, last = slots[0].start, slots[-1].end
    value = SIGNED_AS + str(office.lastgroup).replace("_", " ")
    return Word(first, last, (Entry("signer", value, (office[0],)),), question.words(first, last), "signer", value)


def without_offices(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with the office right before a signer's name as no body: "Phó Thủ tướng Trần Hồng Hà" is one person."""
    out = list(slots)
    for at in (i for i, slot in enumerate(slots) if slot.kind == "signer"):
        if _does_work(slots, at):
            out[at] = replace(slots[at], entries=(), kind="words")
            continue
        before = range(max(0, at - _OFFICE), at)
        said = (i for i in before if shape("office").fullmatch(fold_token(question.words(slots[i].start, slots[at - 1].end).lower())))
        first = next(said, at - 1 if at and slots[at - 1].kind in ("body", "agency") else at)
        out[first:at] = [replace(slot, entries=(), kind="stop", value="") for slot in slots[first:at]]
    return out


def _does_work(slots: list[Word], at: int) -> bool:
    """Whether the one named behind an office that is a body is told to do something, "Phó Thủ tướng Trần Hồng Hà được giao việc gì"."""
    told = at + 1 < len(slots) and slots[at + 1].has("role", "assign") and slots[at + 1].text.lower().startswith("được")
    return told and at > 0 and slots[at - 1].kind == "body" and not any(slot.has("meta") or slot.has("issue") for slot in slots)


def _is_name(question: Question, slots: list[Word]) -> bool:
    """Whether each word of these begins with a capital, so that a title is part of a name: "hồ Sông Ba Hạ"."""
    return all(question.text[token.start].isupper() for slot in slots for token in question.tokens[slot.start : slot.end])


def provinces_asked(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with "tỉnh" at the end of a body's name as the province asked for: "công an tỉnh nào"."""
    out: list[Word] = []
    for at, slot in enumerate(slots):
        last = question.tokens[slot.end - 1]
        asked = at + 1 < len(slots) and slots[at + 1].has("wh", "which") and question.language == "vi"
        if not asked or slot.kind not in ("body", "agency") or slot.end - slot.start < 2 or last.key != "tinh":
            out.append(slot)
            continue
        end = slot.end - 1
        out.append(replace(slot, end=end, text=question.words(slot.start, end)))
        out.append(Word(end, slot.end, (Entry("noun", "province", (last.text,)),), question.words(end, slot.end), "noun", "province"))
    return out


def people_in_charge(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with "the people in charge" as the words that they are: whoever is appointed, not the population."""
    out = list(slots)
    for at in range(len(out) - 1, 0, -1):
        first, last = out[at - 1], out[at]
        if first.kind == "body" and last.has("role", "charge") and question.language == "en":
            said = wordings(("person", *(token.key for token in question.tokens[last.start : last.end])))
            if said:
                text = question.words(first.start, last.end)
                out[at - 1 : at + 1] = [Word(first.start, last.end, (), text, "words", "|".join(said))]
    return out


_LEVELS = (("district-alone", "body:uy-ban-nhan-dan-cap-huyen"), ("commune-alone", "body:uy-ban-nhan-dan-cap-xa"))


def given_to_whom(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with "ai ban hành" behind a word of giving as who is asked for and what is to be done, and the kind of document
    behind it, without a number, as what is to be made: "Nghệ An giao ai ban hành quy chế phối hợp cứu nạn"."""
    out: list[Word] = []
    for at, slot in enumerate(slots):
        keys = [token.key for token in question.tokens[slot.start : slot.end]]
        given = at > 0 and slots[at - 1].has("role", "assign") and not any(one.kind in ("body", "agency") for one in slots[:at])
        made = len(out) > 1 and out[-1].kind == "words" and out[-2].has("wh", "who") and slots[at - 1].has("meta", "issuer")
        follows = slots[at + 1] if at + 1 < len(slots) else None
        numbered = follows is not None and follows.is_number
        issued = follows is not None and (follows.kind in ("document", "number") or _is_issued(slots, at + 1))
        if given and not issued and slot.has("meta", "issuer") and keys[0] == "ai" and len(keys) > 1:
            out.append(
                Word(slot.start, slot.start + 1, (Entry("wh", "who", ("ai",)),), question.words(slot.start, slot.start + 1), "wh", "who")
            )
            out.append(Word(slot.start + 1, slot.end, (), question.words(slot.start + 1, slot.end), "words", " ".join(keys[1:])))
        elif made and slot.kind == "doctype" and not numbered and names.occurs(tuple(keys)):
            out.append(replace(slot, entries=(), kind="words", value=" ".join(keys)))
        else:
            out.append(slot)
    return out


def _is_issued(slots: list[Word], at: int) -> bool:
    """Whether a type of document is one with a number, or may be a deed: "ban hành Quyết định 95", "ban hành hướng dẫn"."""
    behind = slots[at + 1] if at + 1 < len(slots) else None
    numbered = behind is not None and (behind.kind == "document" or behind.is_number)
    return slots[at].kind == "doctype" and (numbered or shape("type-or-deed").fullmatch(folded_phrase(slots[at].text)) is not None)


def levels_alone(slots: list[Word]) -> list[Word]:
    """Return the slots with "huyện", "xã" that no other word belongs to as the committees of that level: "xã làm gì ở Lào Cai"; with
    "xã phường" behind another body, whose level it is, or a number, which counts them, as words."""
    out = list(slots)
    for at, slot in enumerate(slots):
        before = slots[at - 1] if at else None
        if slot.kind == "body" and before is not None and shape("communes").search(folded_phrase(slot.text)):
            if before.kind in _WITH_LEVELS or before.text.isdigit():
                out[at] = replace(slot, entries=(), kind="words", value=folded_phrase(slot.text))
            continue
        accented = slot.kind in _LEFT and not slot.text.isascii()  # "xa" may be far
        body = next((id for name, id in _LEVELS if shape(name).search(fold_token(slot.text.lower()))), None) if accented else None
        beside = (slots[i] for i in (at - 1, at + 1) if 0 <= i < len(slots))
        if body is not None and not any(one.kind in (*_LEFT, "words") for one in beside):
            out[at] = replace(slot, entries=(Entry("body", body, (slot.text.lower(),)),), kind="body", value=body)
    return out


def committees_of_levels(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with "people's committee" as part of the level beside it whose it is: "the district people's committees", "the
    people's committees of wards and communes"."""
    out: list[Word] = []
    for at, slot in enumerate(slots):
        if slot.kind == "body" and shape("bare-committee").fullmatch(folded_phrase(slot.text)):
            if out and _is_level(out[-1], names):
                out[-1] = replace(out[-1], end=slot.end, text=question.words(out[-1].start, slot.end))
                continue
            if slots[at + 1 : at + 2] and slots[at + 1].has("of") and slots[at + 2 :] and _is_level(slots[at + 2], names):
                slot = replace(slot, entries=(), kind="stop", value="")
        out.append(slot)
    return out


def _is_level(slot: Word, names: Names) -> bool:
    body = names.vocabulary.body(slot.value) if slot.kind == "body" else None
    return body is not None and body.level in ("commune", "district")


_WITH_LEVELS = ("body", "agency", "kind")
_LEFT = ("word", "syllable")  # what no entry took
