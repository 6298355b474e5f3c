"""The shape of a question as a whole: whether it wants yes or no."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from search.lexicon.contract import Names
from search.question import Question
from search.question.datum import tells_a_datum
from search.question.sentence import Sentence
from search.question.shapes import shape

__all__ = ["asks_back", "gives_work", "is_yesno", "says_both", "signs_something", "supposed"]

# "có … không?", "… phải không?", "đã … chưa?"; "ko" and the particles and addresses after it, and what is added in brackets.
_CLOSING = re.compile(
    r"(?:\b(?:khong|ko|k|kg|hong|hay khong|chua)\b)(?:\s+(?:a|vay|nhi|the|ha|nhe|ad|ban|nua|anh|chi|em|bac|co|chu|ta|day))*"
    r"(?:\s*\([^()]*\))?\s*[?.!]*$"
)
_AUXILIARY = r"(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|must)"
_OPENING = re.compile(
    r"^(?:(?:co phai|co dung|co that|dung la|lieu|phai chang|chang phai)\b"
    rf"|(?:compared (?:with|to)\b[^,]{{0,80}}, ?)?{_AUXILIARY}\b"
    r"|whether\b(?!.*\bor not\b)"
    r"|(?:isn|aren|wasn|weren|doesn|don|didn|hasn|haven|won|shouldn|mustn)\W?t\b)"
)
# "Any plan …?"; behind what says where or when, "After the floods, was the army told to …", and at the end, "…; is that right?".
_BEHIND = re.compile(
    rf"^any\b(?!.*\b(?:and|list|please)\b)|[,:;–—] {_AUXILIARY} \w|- {_AUXILIARY} (?:the|any|there|it|that|this|those|these|they)\b"
    r"|\b(?:is (?:that|this|it) (?:right|correct|true|so)|isn t it)\W*$|\byes or no\b"
)
_AMID = re.compile(r"\bco phai (?:la |do )?\w")  # "X có phải là nơi …?", which no "không" ends
_BINDING = ("when", "where", "how", "why")
_RELATIVE = ("who", "which", "whose")
_WH = re.compile(r"\b(?:what|which|who|whom|whose|when|where|how|why)\b")


def is_yesno(sentence: Sentence) -> bool:
    """Whether the question wants yes or no."""
    question = sentence.question
    if tells_a_datum(sentence):
        return True
    wants = _is_worded_so(question.text, question.folded, question.language)
    return wants and (question.language == "en" or not _asks_who_tells(sentence))


@lru_cache(maxsize=64)  # asked some thirty times of each question
def _is_worded_so(text: str, folded: str, language: str) -> bool:
    asks = text.rstrip().endswith("?")
    if language == "en":
        worded = _OPENING.search(folded) is not None or (
            asks and shape("orders-list").match(folded) is None and _BEHIND.search(folded) is not None
        )
        return worded and not _asks_a_word(folded) and not _is_request(folded)
    if shape("has-and-lacks").search(folded):
        return False
    if _OPENING.match(folded) and not folded.startswith(("is ", "are ", "do ", "can ")):
        return True
    amid = asks and _AMID.search(folded) is not None and shape("orders-list").match(folded) is None
    if _asks_back(text, folded) or (amid and shape("asks-by-word").search(folded) is None):
        return True
    closing = _CLOSING.search(folded)
    if closing is not None and "(" in closing[0] and not asks:
        return False  # "hạ tầng hàng không (giai đoạn 2026-2030)"
    if closing is not None and closing[0].startswith("hong") and "hỏng" in text[closing.start() :].lower():
        return False  # "đã hư hỏng?"
    return closing is not None and bool(re.search(r"\b(?:co|con|da|phai|duoc|dung|la)\b", folded))


def signs_something(sentence: Sentence, names: Names) -> bool:
    """Whether yes or no is asked of a signing that is work, not of who signed a document: "is the contract to be signed in December",
    where no document here is of that type."""
    if not (sentence.has("meta", value="signer") and is_yesno(sentence)) or sentence.has(
        "signer", "number", "document", "title_part", "noun"
    ):
        return False
    said = {type for slot in sentence.slots for type in slot.values("doctype")}
    return not said or all(one.type not in said for one in names.collection)


def gives_work(sentence: Sentence, provinces: Collection[str]) -> bool:
    """Whether one of the provinces tells others to do something, and is not told to: "Gia Lai có giao …", not "Gia Lai có được giao …"."""
    question, tokens = sentence.question, sentence.question.tokens
    giver = next((slot for slot in sentence.slots if not set(provinces).isdisjoint(slot.values("province"))), None)
    if giver is None:
        return False
    behind = (slot for slot in sentence.slots if slot.start >= giver.end)
    order = next((slot for slot in behind if "assign" in slot.values("role") or shape("orders-somebody").match(slot.text.lower())), None)
    if order is None:
        return False
    before, amid = question.folded[: tokens[giver.start].start], question.folded[tokens[giver.end - 1].end : tokens[order.end - 1].end]
    return shape("is-told").search(f"{before}#{amid}") is None


def _asks_a_word(folded: str) -> bool:
    """Whether an English question word asks, and does not only bind a clause: "is X told to follow up how the plan is carried out"."""
    return any(
        shape("goes-on-asking").search(folded[: found.start()])
        or (found[0] not in _BINDING and not (found[0] in _RELATIVE and shape("of-whom").search(folded[: found.start()])))
        for found in _WH.finditer(folded)
    )


def supposed(sentence: Sentence) -> int:
    """Return the place of "thì" in a question for yes or no, before which something is only supposed: "… không nhờ ai lãnh thay được thì có
    được phát trực tiếp không"; 0 where nothing is."""
    if sentence.question.language != "vi" or not is_yesno(sentence):
        return 0
    affirmed = (at for at in range(1, len(sentence) - 1) if sentence[at].text.lower() in ("thì", "thi") and sentence.key(at + 1) == "co")
    return next(affirmed, 0)


def asks_back(question: Question) -> bool:
    """Whether a statement wants to be confirmed, "… cũng có kế hoạch à"."""
    return _asks_back(question.text, question.folded)


def _asks_back(text: str, folded: str) -> bool:
    said = text.lower()
    told = shape("stated").search(said) is not None and shape("asks-back").search(said) is not None
    told = told or shape("wants-a-yes").search(said) is not None
    return told and shape("as-said").search(said) is None and shape("asks-by-word").search(folded) is None


def _asks_who_tells(sentence: Sentence) -> bool:
    """Whether it is asked who finds out whether something is so: "ai đánh giá dự án có đủ điều kiện hay không"."""
    who = next((i for i in range(len(sentence)) if sentence[i].has("wh", "who")), len(sentence))
    had = next((i for i in range(len(sentence)) if sentence.key(i) == "co"), 0)
    told = any(sentence[i].kind in ("words", "syllable", "topic") for i in range(who + 1, had))
    return told and shape("or-not").search(sentence.question.folded) is not None


def says_both(sentence: Sentence) -> bool:
    """Whether "cả", "both" is said of several things; "dùng cả Facebook" is of one."""
    joined = sum(slot.has("both") for slot in sentence.slots) > 1 or sentence.has("and", "either")
    return sentence.has("both") and (joined or "," in sentence.question.text)


def _is_request(folded: str) -> bool:
    """ "can you tell me", "could you list", "would you please"."""
    return bool(re.match(r"(?:can|could|would|will|do|may) (?:you|i|we)\b", folded))
