"""The shape of a question as a whole: whether it wants yes or no."""

from __future__ import annotations

import re
from functools import lru_cache

from search.question import Question
from search.question.sentence import Sentence
from search.question.shapes import shape

__all__ = ["asks_back", "is_yesno", "says_both", "supposed"]

# "có … không?", "… phải không?", "đã … chưa?"; "ko" and the particles after it.
_CLOSING = re.compile(r"(?:\b(?:khong|ko|k|kg|hong|hay khong|chua)\b)(?:\s+(?:a|vay|nhi|the|ha|nhe|ad|ban|nua))*\s*[?.!]*$")
_OPENING = re.compile(
    r"^(?:(?:co phai|co dung|co that|dung la|lieu|phai chang|chang phai)\b"
    r"|(?:compared (?:with|to)\b[^,]{0,80}, ?)?(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|must)\b"
    r"|whether\b(?!.*\bor not\b)"
    r"|(?:isn|aren|wasn|weren|doesn|don|didn|hasn|haven|won|shouldn|mustn)\W?t\b)"
)
_BINDING = ("when", "where", "how", "why")
_WH = re.compile(r"\b(?:what|which|who|whom|whose|when|where|how|why)\b")


def is_yesno(sentence: Sentence) -> bool:
    """Whether the question wants yes or no."""
    question = sentence.question
    wants = _is_worded_so(question.text, question.folded, question.language)
    return wants and (question.language == "en" or not _asks_who_tells(sentence))


@lru_cache(maxsize=64)  # asked some thirty times of each question
def _is_worded_so(text: str, folded: str, language: str) -> bool:
    if language == "en":
        return bool(_OPENING.search(folded)) and not _asks_a_word(folded) and not _is_request(folded)
    if shape("has-and-lacks").search(folded):
        return False
    if _OPENING.match(folded) and not folded.startswith(("is ", "are ", "do ", "can ")):
        return True
    if _asks_back(text, folded):
        return True
    return bool(_CLOSING.search(folded)) and bool(re.search(r"\b(?:co|con|da|phai|duoc|dung|la)\b", folded))


def _asks_a_word(folded: str) -> bool:
    """Whether an English question word asks, and does not only bind a clause: "is X told to follow up how the plan is carried out"."""
    return any(found[0] not in _BINDING or shape("goes-on-asking").search(folded[: found.start()]) for found in _WH.finditer(folded))


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
    told = shape("stated").search(said) is not None and shape("as-said").search(said) is None
    return told and shape("asks-back").search(said) is not None and shape("asks-by-word").search(folded) is None


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
