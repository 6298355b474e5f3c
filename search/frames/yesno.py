"""Whether it is so: what would prove it is looked for."""

from __future__ import annotations

from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.negation import is_denied
from search.frames.scene import Scene
from search.frames.target import Target, is_numbered, noun_target
from search.question.datum import is_dated
from search.question.sentence import Sentence
from search.question.shapes import shape

__all__ = ["propose"]


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield what would prove it: documents that cite or exist, else tasks."""
    sentence = scene.sentence
    if target := _of_every(scene) or _existing(scene):
        yield target
        return
    some = (i for i in sentence.where("noun", "doctype") if i and sentence.key(i - 1).split()[-1] in ("any", "some"))
    noun = next((noun_target(sentence, i, with_wh=False) for i in some if i not in scene.taken), None)
    if noun is not None and noun.find in ("province", "agency", "topic", "document"):
        yield noun
        return
    if is_denied(sentence) and sentence.has("province", "number", "document") and not sentence.has("wh"):
        yield Target("document" if sentence.has("number", "document") else "province", None, implied=True)
        return
    if _asks_issue(sentence) and not scene.bound:
        yield Target("document", None, implied=True)
        return
    named = [sentence[at] for at in sentence.where("document", "number")]
    if named and sentence.has("mention") and not sentence.has("role") and not scene.bound:
        yield Target("document", None, implied=True)
        return
    if sentence.has("until", "effect", "apply") and sentence.times and not scene.bound and not sentence.has("topic", "words", "role"):
        yield Target("document", None, implied=True)  # "is the plan still valid in 2025"
        return
    dated = shape("same-day").search(sentence.question.folded) is not None and len(sentence.where("number", "document")) > 1
    if (dated or _asks_signing(sentence)) and not scene.bound and not sentence.has("topic", "words", "mention"):
        yield Target("document", None, implied=True)
        return
    kinds = [at for at in sentence.where("doctype") if not is_numbered(sentence, at)] or sentence.where("doctype")
    types = tuple(value for at in kinds for value in sentence[at].values("doctype"))
    if sentence.has("cite", "cite_passive") and sentence.has("number", "document", "doctype") and not sentence.has("role"):
        yield Target("document", None, implied=True)
    elif types and not (scene.bound or sentence.has("topic", "role", "mention", "words", "syllable") or sentence.times):
        yield Target("document", None, implied=True, types=types)
    else:
        yield Target("task", None, implied=True)


_HAVING = frozenset(("co", "have", "has", "had", "there", "issued", "issue"))
_SUBJECT = ("words", "syllable", "topic", "field", "light", "word")
_WORK = ("mention", "cite", "cite_passive", "number", "wh", "except")  # it is asked what a document says


def _existing(scene: Scene) -> Target | None:
    """The documents of a type and subject, where it is asked whether there is one: "Sơn La có kế hoạch xuất khẩu không", "does Bac Ninh
    have an anti-drug plan"."""
    sentence = scene.sentence
    deeds = any(value != "any" for at in sentence.where("role") for value in sentence[at].values("role"))
    if scene.bound or deeds or sentence.has(*_WORK) or is_denied(sentence):
        return None
    for at in sentence.where("doctype", "title_part"):
        before = at - 1
        while before >= 0 and (sentence[before].kind in _SUBJECT or sentence.is_filler(before)) and not _is_having(sentence, before):
            before -= 1
        if before < 0 or not _is_having(sentence, before):
            continue
        subject = any(slot.kind in _SUBJECT for slot in sentence.slots[before + 1 :]) or sentence.has("title_part")
        if subject and not any(slot.has("noun") for slot in sentence.slots[before:]):
            return Target("document", at, implied=True, types=sentence[at].values("doctype"), exists=True)
    return None


def _is_having(sentence: Sentence, at: int) -> bool:
    """Whether a word says that there is something: "có", "have", "is there", "ban hành"."""
    return sentence[at].has("issue") or not _HAVING.isdisjoint(sentence.key(at).split())


def _of_every(scene: Scene) -> Target | None:
    """What is asked for where yes or no hangs on every province or document, or on there being no other than the one named."""
    sentence = scene.sentence
    folded = sentence.question.folded
    named = len(sentence.where("document", "number")) + sum(is_numbered(sentence, at) for at in sentence.where("doctype"))
    if sentence.has("earliest", "latest") and named > 1:
        return Target("document", None, implied=True)  # "is plan 88 older than 93"
    if shape("every-province").search(folded) and not sentence.has("province"):
        return Target("province", None, implied=True, every="every")
    if shape("every-document").search(folded) and not sentence.has("province", "number"):
        types = tuple(v for at in sentence.where("doctype") if not is_numbered(sentence, at) for v in sentence[at].values("doctype"))
        return Target("document", None, types=types[:1], implied=True, every="every")
    places = [sentence.question.tokens[sentence[at].start].start for at in sentence.where("province") if sentence[at].kind == "province"]
    if not places or is_denied(sentence) or (len(places) > 1 and not _are_joined(sentence)):
        return None
    if shape("only-province").search(folded[: places[0]].rstrip()) or shape("the-only-province").search(folded[places[0] :]):
        return Target("province", None, implied=True, every="only")
    return None


def _are_joined(sentence: Sentence) -> bool:
    """Whether provinces stand in one run, "chỉ có A, B và C"."""
    places = [at for at in sentence.where("province") if sentence[at].kind == "province"]
    return all(slot.has("and") for a, b in zip(places, places[1:], strict=False) for slot in sentence.between(a, b))


def _asks_issue(sentence: Sentence) -> bool:
    """Whether it is asked of a document that it was issued or signed at a time: "was the Lào Cai plan issued in 2020"."""
    said = sentence.has("issue") or sentence.has("meta", value="signer") or sentence.has("meta", value="issue_date")
    said = said or any(is_dated(sentence, at) for at in sentence.where("stop"))
    return said and bool(sentence.times) and not sentence.has("topic", "words", "role", "cite", "cite_passive", "signer")


def _asks_signing(sentence: Sentence) -> bool:
    """Whether it is asked if somebody, or one in an office, signed a document: "Kế hoạch 88 do Phó Chủ tịch ký phải không"."""
    deeds = any(value != "any" for at in sentence.where("role") for value in sentence[at].values("role"))
    told = sentence.has("signer") and sentence.has("meta", value="signer") and sentence.has("number", "document", "title_part")
    return told and not deeds and not sentence.has("topic", "words", "mention", "cite", "cite_passive")
