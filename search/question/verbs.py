"""Verbs that no list has, told by their place: what someone does to a subject narrows nothing and stops no answer."""

from __future__ import annotations

import re
from dataclasses import replace

from search.lexicon import Entry
from search.lexicon.names import Names
from search.lexicon.thesaurus import is_deed, syllables_meant, wordings
from search.question import Question
from search.question.shapes import shape
from search.question.words import Word
from text.views import fold

__all__ = [
    "cited_by_what",
    "deeds_of_no_document",
    "find_verbs",
    "goals_reached",
    "mentions_of_things",
    "objects_typed_bare",
    "passive_help",
    "purposes",
    "several_things",
    "things_of_no_document",
    "work_led",
]

_ENGLISH_AUXILIARY = re.compile(r"(?:do|doe|does|did|must|should|shall|will|can|could|would|may|might|to|who|not|never)")
_ENGLISH_SUBJECT = ("province", "body", "agency", "noun", "doctype", "stop", "number", "document", "kind")
_AUXILIARY_WORDS = "có phải được sẽ định cần nên hãy đã đang muốn từng co duoc se dinh can nen hay da dang muon tung"
_VIETNAMESE_AUXILIARY = frozenset(_AUXILIARY_WORDS.split())
_AFTER_WORDS = "gi den toi ve voi cho nhung cac viec"
_VIETNAMESE_AFTER = frozenset(_AFTER_WORDS.split())
_ASKING_WORDS = (" khong", " chua", " ko")  # "có định lắp màn hình không"
_SUBJECT = ("topic", "words", "field", "body", "agency", "number", "document")
_MOST = 2  # syllables of a Vietnamese verb


def find_verbs(question: Question, words: list[Word]) -> list[Word]:
    """Return the words with each leftover one that can only be a verb, and has its subject after it, as kind "verb"."""
    out = [_ordering(question, words, at) for at in range(len(words))]
    at = 0
    while at < len(out):
        end = _english(question, out, at) if question.language == "en" else _vietnamese(question, out, at)
        if _plans(question, out, at) or _takes(question, out, at):
            out[at] = replace(out[at], kind="stop", value="", entries=())
        anywhere = bool(at) and (out[at - 1].has("wh", "who") or _is_gerund(question, out, at))
        rest = out if anywhere else out[end:]
        if end > at and any(slot.kind in _SUBJECT for slot in rest):
            out[at:end] = [replace(slot, kind="verb", value="", entries=()) for slot in out[at:end]]
        at = max(at + 1, end)
    return out


def _ordering(question: Question, slots: list[Word], at: int) -> Word:
    """Return a word that is the verb behind its subject as one of telling to do, no type of document and no word of the work: "what did the
    Prime Minister order", "Thủ tướng chỉ đạo gì", "… bảo Bộ Y tế làm gì"."""
    slot, english = slots[at], question.language == "en"
    before = next((i for i in range(at - 1, -1, -1) if english or slots[i].kind != "stop"), None)
    may = slot.kind in _MAY_ORDER or (slot.kind == "role" and slot.has("stop"))
    if before is None or slots[before].kind not in ("body", "agency", "province") or not may:
        return slot
    first = next((i for i in range(before - 1, -1, -1) if slots[i].text.lower() != "the"), None)
    if english and not (first is not None and _AUXILIARY_BEFORE.fullmatch(fold(slots[first].text).removesuffix(" the"))):
        return slot
    follows = next((one for one in slots[at + 1 :] if one.kind != "stop"), None)
    of_which = english and any(one.has("wh", "which") for one in slots[:before])
    somebody = follows is not None and (_may_be_told(follows) or (of_which and follows.has("to"))) and _asks_what(slots)
    somebody = somebody and shape("orders-somebody").fullmatch(question.words(slot.start, slot.end).lower()) is not None
    something = slot.kind in ("doctype", "words") and (english or (follows is not None and follows.has("wh", "what")))
    if not somebody and not (something and shape("orders").fullmatch(fold(slot.text))):
        return slot
    return replace(slot, entries=(Entry("role", "assign", (slot.text,)),), kind="role", value="assign")


_MAY_ORDER = ("doctype", "words", "word", "syllable", "stop", "verb")
_AUXILIARY_BEFORE = re.compile(r"(?:do|does|did|has|have|had)")


def _may_be_told(slot: Word) -> bool:
    """Whether a word is somebody who may be told to do something."""
    return slot.kind in ("body", "agency", "province", "kind") or slot.has("noun", "province")


def _asks_what(slots: list[Word]) -> bool:
    """Whether it is asked, or left open, what somebody is to do: "… làm gì", "to do"."""
    return any(slot.has("wh", "what") or slot.has("noun", "task") or slot.has("part") for slot in slots)


_NAMING = re.compile(r"^(?:co )?(?:nhac|neu ten|refer|reference|make reference)\b")
_THINGS = ("body", "agency", "topic", "words", "field")


def mentions_of_things(question: Question, slots: list[Word]) -> list[Word]:
    """Return the words with each verb of naming that has no document for its object as one of mentioning: "nhắc tới công đoàn"."""
    out = list(slots)
    for at, slot in enumerate(slots):
        follows = next((one for one in slots[at + 1 :] if not (one.has("stop") or one.has("to") or one.has("about"))), None)
        if (
            slot.kind == "cite"
            and slot.value == "any"
            and follows is not None
            and follows.kind in _THINGS
            and _NAMING.match(fold(slot.text))
        ):
            out[at] = replace(slot, entries=(Entry("mention", "", slot.entries[0].printed),), kind="mention", value="")
    return out


def objects_typed_bare(question: Question, slots: list[Word]) -> list[Word]:
    """Return the words with one of belonging, typed without accents, as the thing that is spoken of where nothing follows that could
    belong: "tinh nao noi den thuoc" means "thuốc"; what no name of a thing is said so stays unknown."""
    out = list(slots)
    for at in range(1, len(slots)):
        slot, before = slots[at], slots[at - 1]
        ends = at + 1 == len(slots) or slots[at + 1].has("neg") or slots[at + 1].has("and")
        spoken = any(before.has(kind) for kind in ("mention", "about", "cite"))
        if question.language != "vi" or not (ends and spoken and slot.has("of") and slot.text.isascii()):
            continue
        key = question.tokens[slot.start].key
        meant = syllables_meant(key) if slot.end == slot.start + 1 else ()
        if len(meant) == 1:
            out[at] = replace(slot, entries=(), kind="words", value=key, text=meant[0])
        else:
            out[at] = replace(slot, entries=(), kind="word", value="")
    return out


_HELP = re.compile(r"(?:ho tro|help|support|assist|aid)(?:ed|ing)?")
_ACTING = ("body", "agency", "wh", "kind", "noun")
_PASSIVE = ("duoc", "is", "are", "was", "were", "be", "get", "gets")


def _is_helped(slots: list[Word], at: int, names: Names) -> str | None:
    """The folded name of a group right behind "hỗ trợ" of a body, "Sở Công Thương hỗ trợ doanh nghiệp …", which gets help."""
    follows = slots[at + 1] if at + 1 < len(slots) else None
    gives = any(slot.kind in ("body", "agency") or slot.has("kind") or slot.has("wh", "who") for slot in slots[:at])
    body = names.vocabulary.body(follows.value) if follows is not None and follows.kind == "body" else None
    said = " ".join(fold(follows.text).split()) if follows is not None else ""
    return said if gives and body is not None and body.level == "group" and names.occurs(tuple(said.split())) else None


def _is_deed_of_body(slots: list[Word], at: int) -> bool:
    """Whether "hỗ trợ" is what a body does, another deed behind it: "quân đội hỗ trợ vận chuyển hàng"."""
    before = next((slot for slot in reversed(slots[:at]) if slot.kind not in ("province", "stop")), None)
    follows = slots[at + 1] if at + 1 < len(slots) else None
    return before is not None and before.kind in ("body", "agency") and follows is not None and follows.kind in ("word", "words")


def passive_help(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the words with help that somebody gets, "được hỗ trợ gì", or that nobody gives, as a word of the task: no part in it."""
    out = list(slots)
    acts = any(slot.has(kind) for slot in slots for kind in _ACTING)
    for at, slot in enumerate(slots):
        before = question.tokens[slot.start - 1].key if slot.start else ""
        said = " ".join(token.key for token in question.tokens[slot.start : slot.end])
        got = (before in _PASSIVE or not (acts or slot.has("help"))) and _HELP.fullmatch(said) is not None
        if slot.has("role", "coordinate") and (got or (said == "ho tro" and _is_deed_of_body(slots, at))):
            out[at] = replace(slot, entries=(), kind="words", value="ho tro")
        elif slot.has("role", "coordinate") and said == "ho tro" and _is_helped(slots, at, names) is not None:
            out[at] = replace(slot, entries=(), kind="words", value="ho tro")
            helped = slots[at + 1]
            out[at + 1] = replace(helped, entries=(), kind="words", value=_is_helped(slots, at, names) or "")
    return out


def cited_by_what(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with the verb of "… được công điện nào nhắc lại" as a passive one: what stands before is what is cited."""
    if question.language != "vi" or not any(slot.kind == "cite" for slot in slots):
        return slots
    out = list(slots)
    for at in range(3, len(slots)):
        named, passive = slots[at - 2], slots[at - 3]
        asked = slots[at - 1].has("wh", "which") and (named.has("doctype") or named.has("noun", "document"))
        said = any(slot.kind in ("number", "document") or slot.text.isdigit() for slot in slots[: at - 3])
        if slots[at].kind == "cite" and asked and said and shape("passive").fullmatch(fold(passive.text)):
            out[at] = replace(slots[at], entries=(Entry("cite_passive", "", (slots[at].text,)),), kind="cite_passive", value="")
    return out


def several_things(question: Question, slots: list[Word]) -> list[Word]:
    """Return the slots with "mấy" as a filler where something else is asked: "… phải làm gì trong thông báo về mấy dự án"."""
    asked = any(slot.has("wh") for slot in slots)
    few = (
        slot
        for slot in slots
        if question.language == "vi" and asked and slot.has("count") and shape("some-things").fullmatch(fold(slot.text))
    )
    filler = {slot.start for slot in few}
    return [replace(slot, entries=(), kind="stop", value="") if slot.start in filler else slot for slot in slots]


_THING = ("words", "word", "syllable")


def goals_reached(slots: list[Word]) -> list[Word]:
    """Return the slots with "reach", "achieve" as fillers where objectives are asked for, whose verbs they are."""
    if not any(slot.has("objective") for slot in slots):
        return slots
    reached = (slot.kind == "word" and shape("reaching").fullmatch(slot.text.lower()) is not None for slot in slots)
    return [replace(slot, entries=(), kind="stop", value="") if it else slot for slot, it in zip(slots, reached, strict=True)]


def purposes(question: Question, slots: list[Word]) -> list[Word]:
    """Return the words with "để" behind what is asked as what it is done for, which gives nobody work: "Bộ Y tế làm gì để …"; and so
    with "to help" behind what is done: "which ministry sets up a working group to help the cities"."""
    out = list(slots)
    for at, slot in enumerate(slots):
        if question.language == "en" and at > 1 and slots[at - 1].has("to") and slots[at - 2].kind in _THING and _HELP.fullmatch(slot.text):
            out[at] = replace(slot, entries=(), kind="stop", value="")
            continue
        alone = at > 0 and at + 1 < len(slots) and slot.end - slot.start == 1 and question.tokens[slot.start].key == "de"
        if alone and slots[at - 1].has("wh") and not any(slots[at + 1].has(kind) for kind in _ACTING):
            out[at] = replace(slot, entries=(), kind="stop", value="")
    return out


_BEFORE_DEED = ("wh", "role", "words", "syllable", "verb", "topic", "body", "agency", "province")


def work_led(slots: list[Word], names: Names) -> list[Word]:
    """Return the slots with a body right behind who is asked to lead as the work that it is: "cơ quan nào chủ trì thanh tra việc …"."""
    out = list(slots)
    for at in range(2, len(slots)):
        slot, keys = slots[at], tuple(fold(slots[at].text).split())
        asked = slots[at - 1].has("role", "lead") and slots[at - 2].has("wh") and shape("work-like-a-body").search(" ".join(keys))
        if asked and slot.kind == "body" and slot.text[:1].islower() and names.occurs(keys):
            out[at] = replace(slot, entries=(), kind="words", value=" ".join(keys))
    return out


def deeds_of_no_document(slots: list[Word], names: Names) -> list[Word]:
    """Return the words with each type of document that is a deed too as the deed, where the store neither has nor cites one of that type,
    behind who does it or another deed: "ai tổng hợp báo cáo" asks for no report."""
    out = list(slots)
    for at, slot in enumerate(slots):
        deed = slot.value.removeprefix("type:").replace("-", " ") if slot.kind == "doctype" else ""
        if not deed or not is_deed(deed) or not any(one.has(kind) for one in slots[:at] for kind in _BEFORE_DEED):
            continue
        follows = slots[at + 1] if at + 1 < len(slots) else None
        if follows is not None and (follows.is_number or follows.has("wh") or follows.has("of")):
            continue
        none = not any(document.type in slot.values("doctype") for document in names.documents.values())
        if none or _is_deed_of_asked(slots, at):
            out[at] = replace(slot, entries=(), kind="words", value=deed)
    return out


def _is_deed_of_asked(slots: list[Word], at: int) -> bool:
    """Whether a deed stands right behind who does it, and before what is done: "cơ quan nào của Đồng Nai hướng dẫn các xã", "Ban Quản lý
    hướng dẫn chủ đầu tư"."""
    before = at - 1
    while before > 0 and (slots[before].kind == "province" or slots[before].has("of")):
        before -= 1
    if before < 0 or at + 1 == len(slots):
        return False
    asked = before > 0 and slots[before].has("wh", "which") and (slots[before - 1].has("noun", "agency") or slots[before - 1].has("kind"))
    follows = next((slot for slot in slots[at + 1 :] if slot.kind != "stop"), None)
    done = follows is not None and follows.kind in ("body", "agency") and slots[before].kind in ("body", "agency")
    return asked or done or slots[before].has("wh", "who")


def things_of_no_document(question: Question, slots: list[Word], names: Names) -> list[Word]:
    """Return the words with each type that things have too, a project, as no document where the store neither has nor cites one of it and
    the name of a thing stands beside it, "the Long Thành airport project", or has it in no title with a name of its own, "dự án điện Hiệp
    Phước"; where it is asked for, and gives nobody work, or a body leads it, as a word of the work: "dự án nào phải hoàn thành"."""
    out = list(slots)
    for at, slot in enumerate(slots):
        if slot.kind != "doctype" or not shape("thing-or-document").fullmatch(fold(slot.text)) or _gives_work(slots, at):
            continue
        sides = [slots[i] for i in (at - 1, at + 1) if 0 <= i < len(slots)]
        beside = next((one for one in sides if (one.start > slot.start) == (question.language == "vi")), None)
        asked = any(one.has("wh", "which") for one in sides) and not any(one.has(kind) for one in slots for kind in _SAID_OF_DOCUMENTS)
        numbered = sides and sides[-1].start > slot.start and sides[-1].is_number
        named = beside is not None and beside.kind in _NAMED_THING
        types = slot.values("doctype")
        if numbered or not (asked or named):
            continue
        name = _name_beside(question, slots, at)
        parts = [(name,)] if name and not asked else []
        if not (asked and _is_led(slots, at)) and (
            any(one.type in types for one in names.documents.values()) or names.titled(parts, types, ())
        ):
            continue
        if not asked:
            out[at] = replace(slot, entries=(), kind="stop", value="")
            continue
        keys = tuple(token.key for token in question.tokens[slot.start : slot.end])
        forms = [form for form in (" ".join(keys), *wordings(keys)) if names.occurs(tuple(form.split()))]
        if forms:
            work = (Entry("noun", "task", (slot.text,)),)
            out[at] = replace(slot, entries=work, kind="words", value="|".join(dict.fromkeys(forms)))
    return out


def _name_beside(question: Question, slots: list[Word], at: int) -> str:
    """The folded words of a name of its own behind a Vietnamese type, "điện Hiệp Phước", before an English one; "" where none is there."""
    run: list[Word] = []
    step = 1 if question.language == "vi" else -1
    i = at + step
    while 0 <= i < len(slots) and slots[i].kind in ("word", "syllable"):
        run.append(slots[i])
        i += step
    tokens = question.tokens[min((one.start for one in run), default=0) : max((one.end for one in run), default=0)]
    return " ".join(token.key for token in tokens) if any(question.is_capital(token) for token in tokens) else ""


def _is_led(slots: list[Word], at: int) -> bool:
    """Whether a body leads what is asked for, or is given it: "Sở Y tế chủ trì dự án nào", "Sở Tư pháp được giao dự án nào"."""
    led = at > 0 and (slots[at - 1].has("role", "lead") or slots[at - 1].has("role", "assign"))
    return led and any(slot.kind in ("body", "agency") for slot in slots[:at])


def _gives_work(slots: list[Word], at: int) -> bool:
    """Whether what is asked for gives work: "dự án nào giao Sở Ngoại vụ"."""
    return at + 2 < len(slots) and slots[at + 1].has("wh") and slots[at + 2].has("role", "assign")


_SAID_OF_DOCUMENTS = ("cite", "cite_passive", "mention", "issue", "meta", "signer")
_NAMED_THING = ("word", "words", "body", "province", "syllable")


def _english(question: Question, slots: list[Word], at: int) -> int:
    """The end of the verb that starts here, `at` where none does: "does Lao Cai brief the press", "who briefs …"."""
    slot = slots[at]
    token = question.tokens[slot.start]
    if at and _is_gerund(question, slots, at):
        return at + 1
    if slot.kind != "word" or not at or token.upper or question.is_capital(token) or not token.text.isalpha():
        return at
    before = at - 1
    while before > 0 and not _is_auxiliary(question, slots[before]) and any(slots[before].has(kind) for kind in _ENGLISH_SUBJECT):
        before -= 1
    if not _is_auxiliary(question, slots[before]):
        return at
    said = any(one.kind in ("province", "body", "agency", "noun", "number", "document") for one in slots[before + 1 : at])
    alone = question.tokens[slots[before].end - 1].key in ("to", "who", "must", "should", "shall", "not", "never")
    return at + 1 if said or (alone and before == at - 1) else at


def _plans(question: Question, slots: list[Word], at: int) -> bool:
    """Whether "plan" is what somebody does: "what does Lạng Sơn plan on training"."""
    if question.language != "en" or at < 2 or question.tokens[slots[at].start].text != "plan" or slots[at].kind != "doctype":
        return False
    follows = slots[at + 1] if at + 1 < len(slots) else None
    bare = follows is None or follows.has("about") or follows.has("to") or follows.text.lower() == "for"
    return bare and slots[at - 1].kind in ("province", "body", "agency") and slots[at - 2].text.lower() in ("do", "does", "did")


def _takes(question: Question, slots: list[Word], at: int) -> bool:
    """Whether "lấy" goes with a verb of citing further on: "lấy Quyết định 368 làm căn cứ"."""
    if slots[at].kind != "word" or question.tokens[slots[at].start].key != "lay":
        return False
    return any(slot.has("cite") and question.tokens[slot.start].key == "lam" for slot in slots[at + 1 :])


def _is_gerund(question: Question, slots: list[Word], at: int) -> bool:
    """Whether an unknown word is a deed after a preposition: "the plan on searching for the remains of soldiers"."""
    if question.language != "en" or slots[at].kind != "word":
        return False
    token = question.tokens[slots[at].start]
    after_preposition = any(slots[at - 1].has(kind) for kind in ("about", "of", "to", "by"))
    return token.text.endswith("ing") and len(token.text) > 5 and not question.is_capital(token) and after_preposition


def _is_auxiliary(question: Question, slot: Word) -> bool:
    return _ENGLISH_AUXILIARY.fullmatch(question.tokens[slot.end - 1].key) is not None and slot.kind not in ("body", "agency", "province")


def _vietnamese(question: Question, slots: list[Word], at: int) -> int:
    """The end of the verb that starts here, `at` where none does: "có đả động gì đến …"."""
    end = at
    while end < len(slots) and end - at < _MOST and slots[end].kind in ("word", "syllable") and slots[end].text.islower():
        end += 1
    if end > at and at and slots[at - 1].has("wh", "who"):
        return end  # "do ai xét duyệt"
    if end == at or not at or end >= len(slots) or slots[at - 1].text.lower().split()[-1] not in _VIETNAMESE_AUXILIARY:
        return at
    follows = question.tokens[slots[end].start].key
    asked = question.folded.rstrip(" ?").endswith(_ASKING_WORDS) and slots[end].kind in _SUBJECT and not slots[at].has("kind")
    return end if asked or follows in _VIETNAMESE_AFTER or slots[end].has("role") else at
