"""Whether it is so: what would prove it is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.listed import first_noun
from search.frames.scene import Scene
from search.frames.target import Target
from search.question.sentence import Sentence

__all__ = ["is_yesno", "propose"]

# "có … không?", "… phải không?", "đã … chưa?"; "ko" and the particles after it.
_CLOSING = re.compile(r"(?:\b(?:khong|ko|hong|hay khong|chua)\b)(?:\s+(?:a|vay|nhi|the|ha|nhe|ad|ban|nua))*\s*[?.!]*$")
_OPENING = re.compile(r"^(?:(?:co phai|lieu|phai chang)\b|(?:is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|must)\b)")
_WH = re.compile(r"\b(?:what|which|who|whom|whose|when|where|how|why)\b")


def is_yesno(sentence: Sentence) -> bool:
    """Whether the question wants yes or no."""
    folded = sentence.question.folded
    if sentence.question.language == "en":
        return bool(_OPENING.search(folded)) and not _WH.search(folded) and not _is_request(folded)
    if _OPENING.match(folded) and not folded.startswith(("is ", "are ", "do ", "can ")):
        return True
    return bool(_CLOSING.search(folded)) and bool(re.search(r"\b(?:co|da|phai|duoc|dung|la)\b", folded))


def _is_request(folded: str) -> bool:
    """ "can you tell me", "could you list", "would you please"."""
    return bool(re.match(r"(?:can|could|would|will|do|may) (?:you|i|we)\b", folded))


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield what would prove it: documents that cite or exist, else tasks."""
    sentence = scene.sentence
    noun = first_noun(sentence, scene.taken)
    if noun is not None and noun.find in ("province", "agency", "topic") and noun.at and sentence.key(noun.at - 1) in ("any", "some"):
        yield noun
        return
    types = tuple(value for at in sentence.where("doctype") for value in sentence[at].values("doctype"))
    if sentence.has("cite", "cite_passive") and sentence.has("number", "document", "doctype") and not sentence.has("role"):
        yield Target("document", None, implied=True)
    elif types and not (scene.bound or sentence.has("topic", "role", "mention", "words", "syllable") or sentence.times):
        yield Target("document", None, implied=True, types=types)
    else:
        yield Target("task", None, implied=True)
