"""To whom a document was sent: the documents that are meant; whether it was sent to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.scene import Scene
from search.frames.target import Target
from search.question.sentence import Sentence

__all__ = ["propose"]

_WHO = ("body", "agency", "province", "words")  # a body after a word of sending is read as words of a task


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield the documents, shown by their addressees: by all, or by those after the word of sending, or
    before that of receiving, that may be among them (frames sent and received)."""
    sentence = scene.sentence
    if frame.id not in ("sent", "sent-to", "received"):
        named = sentence.has("doctype", "document", "number") or sentence.has("noun", value="document")
        if named or not sentence.has("words"):  # "thống kê thiệt hại gửi cho ai": no document is sent
            yield Target("document", None, addressed=True)
        return
    sent = re.search("|".join(rf"\b{cue}\b" for cue in frame.cues), sentence.question.folded)
    if sent is None:
        return
    starts = {at: sentence.question.tokens[sentence[at].start].start for at in range(len(sentence)) if sentence[at].kind in _WHO}
    behind = frame.id != "received"
    if frame.id == "sent-to" and not _asks_which(sentence):
        return  # "theo công điện 224, ai gửi kịch bản cho Bộ Xây dựng trước ngày nào": by when
    if found := tuple(at for at, start in starts.items() if (start >= sent.end() if behind else start < sent.start())):
        asked = next(iter(sentence.where("doctype")), None) if frame.id == "sent-to" else None
        types = sentence[asked].values("doctype") if asked is not None else ()
        yield Target("document", asked, types=types, addressed=True, to=found)


def _asks_which(sentence: Sentence) -> bool:
    """Whether it is asked which document: "công văn nào gửi …", "which letters were sent …"."""
    return any(map(sentence.is_asked, (*sentence.where("doctype"), *sentence.where("noun", value="document"))))
