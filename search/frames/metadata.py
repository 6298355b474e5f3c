"""A document's data: who signed or issued it, when, under which number, for which years."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.scene import Scene
from search.frames.target import Target, is_numbered
from search.question.deadlines import is_when
from search.question.sentence import Sentence
from search.question.shapes import shape

__all__ = ["propose"]

_ASKING = frozenset(("nao", "ai", "gi", "may", "nhieu", "gio", "when", "who", "what", "which", "how"))


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield the property asked for: the years that a document holds for (frame validity), else the one that is named."""
    if frame.id == "validity":
        yield Target("document", None, property="period")
        return
    if (cited := _number_of_cited(scene)) is not None:
        yield cited
        return
    found = _property(scene.sentence, scene.taken)
    if found is not None:
        yield found


def _property(sentence: Sentence, taken: set[int]) -> Target | None:
    """A property of a document, where the question names or implies a document and no agency's deed.

    Of several the one that asks by itself comes first: "ký ngày nào" asks for the day.
    """
    for at in sorted(sentence.where("meta"), key=lambda i: not set(sentence.key(i).split()) & _ASKING):
        value = sentence[at].values("meta")[0]
        if value == "issue_date" and "nam" in sentence.key(at).split() and sentence.has("apply"):
            value = "period"  # "dành cho năm nào"
        if _is_property(sentence, at, value, taken):
            if shape("every-document").search(sentence.question.folded):
                types = tuple(v for i in sentence.where("doctype") if not is_numbered(sentence, i) for v in sentence[i].values("doctype"))
                return Target("document", at, property=value, types=types[:1], every="every")
            return Target("document", at, property=value)
    return None


def _number_of_cited(scene: Scene) -> Target | None:
    """What is cited, where the number of a type is asked for that is not the document's own: "kế hoạch X theo tờ trình số mấy"."""
    sentence = scene.sentence
    named = sentence.where("document", "number", "title_part")
    known = {scene.names.documents[id].type for at in named for id in sentence[at].values("document") if id in scene.names.documents}
    for at in sentence.where("meta", value="number"):
        before = at - 1
        if before < 0 or sentence[before].kind != "doctype":
            continue
        none = not any(d.type in sentence[before].values("doctype") for d in scene.names.collection)
        if any(place != before for place in named) or (none and sentence.has("province")):
            own = not known.isdisjoint(sentence[before].values("doctype"))  # "kết luận về X là thông báo số mấy"
            if not own and not sentence[before].has("title_part") and _ASKING & set(sentence.key(at).split()):
                return Target("citation", before, types=sentence[before].values("doctype"))
    return None


def _is_property(sentence: Sentence, at: int, value: str, taken: set[int]) -> bool:
    roles = [i for i in sentence.where("role") if i not in taken and (i or sentence.key(0) != "give")]  # "give the title of …"
    deeds = [v for i in roles for v in sentence[i].values("role") if v != "any"]
    about = sentence.has("number", "document", "doctype", "issue", "signer") or sentence.has("noun", value="document")
    asked = [i for i in sentence.where("wh") if i != at]
    made = sentence.has("issue", "signer") or sentence.has("meta", value="signer")
    noun_asked = any(_asks_document(sentence, i) for i in asked)
    if deeds or sentence.has("noun", value="task") or sentence.has("topic") and not about:
        return False
    if value == "signer":
        if sentence.has("count"):
            return False  # "bao nhiêu văn bản ký năm 2020"
        if sentence.has("body", "agency") and at + 2 < len(sentence) and any(sentence[i].has("with") for i in (at + 1, at + 2)):
            return False  # "did Lào Cai sign anything with …": an agreement
        if noun_asked or (
            sentence.has("signer") and not any("who" in sentence[i].values("wh") for i in asked) and "ai" not in sentence.key(at)
        ):
            return False  # "văn bản nào do X ký" asks for documents
        return about or "ai" in sentence.key(at).split() or sentence.has("wh", value="who") or sentence.has("province")
    if value == "issue_date":
        due = (sentence.has("deadline") and is_when(sentence[at].text)) or shape("must-be-done").search(sentence.question.folded)
        if due and not sentence.has("issue"):
            return False  # "do the communes have to finish by a fixed date": no document's day
        if not made and any(_asks_doer(sentence, i) for i in asked):
            return False  # "đơn vị nào làm X và khi nào": whose work it is, and when
        return (about or sentence.has("province")) and not noun_asked
    if value == "period":
        key = sentence.key(at)
        if key in ("giai doan", "thoi ky", "period"):
            near = sentence.right(at)
            follows_of = at + 1 < len(sentence) and sentence[at + 1].has("of")  # "giai đoạn của kế hoạch Lạng Sơn"
            if not follows_of and not (near is not None and sentence[near].has("wh")) and not (key == "period" and sentence.has("wh")):
                return False
        return (about or sentence.has("province")) and not noun_asked
    if value == "issuer":
        return about and not noun_asked
    if value == "number":
        return (about or sentence.has("province")) and not sentence.has("cite") and (not noun_asked or "so" in sentence.key(at).split())
    if value == "title":
        key = sentence.key(at)
        return about and key != "called" and (key not in ("ten", "name") or sentence.has("wh")) and not noun_asked
    if value == "type":
        return sentence.has("number", "document", "province") or sentence.has("noun", value="document")
    return False


def _asks_document(sentence: Sentence, wh: int) -> bool:
    """Whether this question word asks which document: "văn bản nào", "which plans"."""
    near = sentence.right(wh) if _is_english_word(sentence, wh) else sentence.left(wh)
    return near is not None and (sentence[near].has("noun", "document") or sentence[near].has("doctype"))


def _asks_doer(sentence: Sentence, wh: int) -> bool:
    """Whether this question word asks who does something: "ai", "đơn vị nào", "which agency"."""
    near = sentence.right(wh) if _is_english_word(sentence, wh) else sentence.left(wh)
    named = near is not None and (sentence[near].has("noun", "agency") or sentence[near].has("kind"))
    return "who" in sentence[wh].values("wh") or named


def _is_english_word(sentence: Sentence, at: int) -> bool:
    return any(word in ("which", "what", "who", "whom", "whose", "where") for word in sentence.key(at).split())
