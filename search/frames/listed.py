"""The noun at the question word, or the first noun of a telegraphic question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.frames.frame import Frame
from search.frames.scene import Scene
from search.frames.target import Target, is_numbered, noun_target
from search.lexicon.thesaurus import is_deed
from search.question.sentence import Sentence
from search.question.shape import is_yesno, supposed
from search.question.shapes import shape

__all__ = ["asked_target", "asks_who_it_is", "first_noun", "head_noun", "propose"]

# "What does plan 93 cite" asks with its verb, "what plan cites" with its noun.
_AUXILIARY = re.compile(r"\s+(?:does|do|did|must|should|will|can)\b")
_IS_THE = re.compile(r"\s+(?:is|are|was|were)\s+the\b")
_BE_DONE = re.compile(r"\bdone\b|\b(?:be|been|being) \w+ed\b")
_TO_BE_DONE = re.compile(r"\s+(?:has|have|must|should|need|needs|is|are|will)\s+(?:to\s+)?be\s+done\b")
_OF_PROVINCE = re.compile(r"\s+province.?s\s+(?:plan|programme|program|document|file|text)s?\b")  # "which province's plan deals with …"
_IS_WHERE = re.compile(r"^(?:where|o dau|noi nao|cho nao)$")  # "căn cứ vào đâu" asks what is cited


def propose(frame: Frame, scene: Scene) -> Iterator[Target]:
    """Yield the thing asked for: beside the question word (frame asked), else the first noun (frame noun)."""
    found = asked_target(scene.sentence, scene.taken) if frame.id == "asked" else first_noun(scene.sentence, scene.taken)
    if found is None and frame.id == "noun":
        found = _cited_there(scene)
    if found is not None:
        yield found
    at = next(iter(scene.sentence.where("wh", value="who")), None)
    if frame.id == "asked" and found is not None and found.find == "document" and found.at == at:
        yield Target("agency", at, score=-1.0)  # "ai bố trí kinh phí thi hành Luật X": the law is what the work is about


def _cited_there(scene: Scene) -> Target | None:
    """The documents of a type that a province has none of, said right before it: those that its documents cite, "quyết định ở Lào Cai"."""
    sentence = scene.sentence
    at = next((i for i in range(len(sentence)) if not sentence.is_filler(i)), len(sentence))
    place = sentence.right(at) if at < len(sentence) and sentence[at].kind == "doctype" else None
    if place is None or sentence[place].kind != "province" or sentence.right(place) is not None:
        return None
    documents = scene.names.documents.values()
    own = {d.type for d in documents if d.in_collection and d.province in sentence[place].values("province")}
    types = set(sentence[at].values("doctype"))
    cited = any(d.type in types and not d.in_collection for d in documents)
    return noun_target(sentence, at, with_wh=False) if cited and own and own.isdisjoint(types) else None


def asked_target(sentence: Sentence, taken: set[int]) -> Target | None:
    """The noun beside a question word; "ai", "who" ask for an agency, "ở đâu" for a province, "gì" after a verb for what it does."""
    bare = not sentence.has("noun", "role", "cite", "doctype", "objective") and len(sentence.where("province")) > 1
    if bare and shape("has-and-lacks").search(sentence.question.folded):
        return Target("topic", None, implied=True)  # "Hà Tĩnh có gì mà Lào Cai không có"
    begin, ranked = supposed(sentence), _is_ranked(sentence)
    for at in (i for i in sentence.where("wh") if i >= begin):  # "không nhờ ai … thì có … không" asks for nobody
        values = sentence[at].values("wh")
        if "which" in values and ranked:
            return Target("document", at, implied=True)  # "quy chế của A và B, cái nào ra sau"
        if (_asks_whom(sentence, at) or _asks_for_whom(sentence, at)) and not sentence.has("role", "cite"):
            return Target("task", at, implied=True)  # "gửi báo cáo cho ai": the task says to whom
        if "who" in values:
            deeds = sentence.has("role", "topic", "words", "light", "light") or sentence.has("noun", value="task")
            cite = next(iter(sentence.where("cite")), None)
            does = cite is not None and any(slot.kind in ("topic", "words") for slot in sentence.slots[at:cite])
            if cite is not None and not does and not sentence.has("role"):
                return Target("document", at, implied=True)  # but "ai bố trí kinh phí thi hành Luật X": the law is what the work is about
            return Target("agency", at) if deeds and not _asks_identity(sentence) else None
        if (
            sentence.key(at) == "where"
            and at > 0
            and not _AUXILIARY.match(sentence.question.folded, sentence.question.tokens[sentence[at].end - 1].end)
        ):
            continue  # "tasks where ..." asks nothing
        if (
            _IS_WHERE.search(sentence.key(at))
            and sentence.has("cite", "cite_passive")
            and (sentence.has("number", "document") or any(is_numbered(sentence, i) for i in sentence.where("doctype")))
        ):
            return Target("document", at, implied=True)  # "where is Decree 72 cited": the type word only says what is cited
        if "where" in values and _is_named_there(sentence, at):
            return Target("document", at, implied=True, overview=True)
        if (
            "where" in values
            and not shape("from-where").search(sentence.question.folded)
            and (not sentence.has("province") or sentence.has("except"))
            and (
                sentence.has("role", "topic")
                or sentence.has("noun", value="task")
                or taken
                or shape("which-place").search(sentence.key(at))
            )
        ):
            return Target("province", at)
        if _is_english(sentence, at):
            found = _english_target(sentence, at, taken)
        elif "gi" in sentence.key(at).split() and _is_deed_asked(sentence, at) and not sentence.has("cite", "meta"):
            return Target("task", at, implied=True)  # "các tỉnh phải làm gì", "giao các tỉnh những gì"
        else:
            found = _target_before(sentence, at, taken)
        if found:
            return found
    return None


def _is_ranked(sentence: Sentence) -> bool:
    """Whether several documents are named of which the first or last is asked for."""
    named = sum(len(sentence[at].values("titled")) or 1 for at in sentence.where("document", "number", "titled"))
    return named > 1 and sentence.has("earliest", "latest") and not sentence.has("noun", "role", "cite", "cite_passive")


def _asks_whom(sentence: Sentence, at: int) -> bool:
    """Whether a question word asks who gets what is sent: "báo cáo về đâu", not the "ai" of "ai báo cáo về đầu tư"."""
    found = shape("sent-to-whom").search(sentence.question.folded)
    if found is None:
        return False
    start, end = found.span(found.lastgroup or 0)
    tokens = sentence.question.tokens[sentence[at].start : sentence[at].end]
    return any(start <= token.start and token.end <= end for token in tokens)


def _asks_for_whom(sentence: Sentence, at: int) -> bool:
    """Whether it is asked at the end for whom a body does something: "Sở Y tế chuẩn bị túi thuốc cho ai"."""
    last = all(sentence.is_filler(i) for i in range(at + 1, len(sentence)))
    does = any(sentence[i].kind in ("body", "agency") for i in range(at))
    return last and does and at > 0 and sentence[at].has("wh", "who") and sentence.key(at - 1) == "cho"


def _is_named_there(sentence: Sentence, at: int) -> bool:
    """Whether it is asked where something is spoken of, "VNeID được nhắc ở đâu", with no noun for what has it."""
    verbs = [*sentence.where("mention"), *sentence.where("cite_passive")]
    if verbs and at < verbs[0] and shape("which-place").search(sentence.key(at)):
        return False  # "nơi nào bàn về nhà ở"
    said = bool(verbs) and sentence.has("words", "syllable", "topic", "field", "document", "number")
    return said and not sentence.has("noun", "role", "doctype") and not (is_yesno(sentence) or sentence.has("count", "neg"))


def _is_deed_asked(sentence: Sentence, at: int) -> bool:
    """Whether what is asked is done or given: a role before it, perhaps with whoever takes it between."""
    before = sentence.left(at, lambda i: sentence[i].has("noun", "province") or sentence[i].has("noun", "agency"))
    taken = before is not None and before < at - 1 and sentence[before].has("role", "assign")
    return bool(at) and (sentence[at - 1].has("role") or taken or _is_bodys_deed(sentence, sentence.left(at)))


def _is_bodys_deed(sentence: Sentence, at: int | None) -> bool:
    """Whether a deed of any subject stands here behind a body, which does it: "Sở Xây dựng thẩm định gì", "nâng cấp hệ thống gì"."""
    if at is None:
        return False
    before = sentence.left(at, lambda i: sentence[i].kind == "province")
    does = before is not None and sentence[before].kind in ("body", "agency")
    return does and sentence[at].kind == "words" and is_deed(sentence[at].value)


def _english_target(sentence: Sentence, at: int, taken: set[int]) -> Target | None:
    """The noun behind an English question word, before a relative one ("provinces which have"), or what its verb asks."""
    relative = at - 1 if at and sentence.key(at) in ("which", "who") and sentence[at - 1].has("noun") else None
    if relative is not None and relative not in taken:
        return noun_target(sentence, relative)
    after = sentence.question.tokens[sentence[at].end - 1].end
    if _OF_PROVINCE.match(sentence.question.folded, after):
        return Target("province", at)
    if _TO_BE_DONE.match(sentence.question.folded, after):
        return Target("task", at, implied=True)
    verb_follows = sentence.key(at).startswith("what") and _AUXILIARY.match(sentence.question.folded, after) is not None
    right = None
    if not verb_follows:
        right = sentence.right(at, lambda i: sentence[i].kind in ("light", "word", "province") or sentence[i].has("either"))
    if right is not None and sentence[right].has("role") and right + 1 < len(sentence) and sentence[right + 1].has("noun", "agency"):
        right += 1  # "which lead agencies"
    owner = right is not None and right == at + 1 and sentence[right].has("noun", "agency") and right + 1 < len(sentence)
    if right is not None and owner and sentence[right + 1].has("doctype") and sentence.has("cite", "cite_passive"):
        right += 1  # "which Party directive is it based on"
    described = _IS_THE.match(sentence.question.folded, after) is not None and sentence.has("cite")  # "what is the plan based on"
    if described and right is not None and sentence[right].has("doctype"):
        return Target("citation", at, implied=True)
    found = noun_target(sentence, right) if right is not None and right not in taken and not _is_deed(sentence, right) else None
    return found or _said_before(sentence, at, taken) or _english_what(sentence, at)


def _target_before(sentence: Sentence, at: int, taken: set[int]) -> Target | None:
    """The noun or verb before a Vietnamese question word: "tỉnh nào", "nói về nội dung gì", "phải báo cáo những gì"."""
    left = sentence.left(at, lambda i: sentence[i].has("count_if_noun") or sentence[i].has("meta", "number"))
    if left is None or left in taken:
        return None
    if left and sentence[left].has("role") and sentence[left - 1].has("noun", "agency") and left - 1 not in taken:
        left -= 1  # "cơ quan chủ trì nào"
    before = sentence.left(left) if sentence[left].has("noun", "activity") else None
    found = noun_target(sentence, left) or _verb_target(sentence, left, at)
    if found and found.find == "document" and left and _is_basis_named(sentence, left):
        found = Target("citation", left)
    what = "gi" in sentence.key(at).split() and not sentence.has("cite")
    if found and found.types and what and (not _is_noun_phrase(sentence, left) or _is_to_be_made(sentence, left)):
        found = Target("task", at, implied=True)
    if found and before is not None and sentence[before].has("mention"):
        found = Target("topic", left)
    return found


def _is_basis_named(sentence: Sentence, at: int) -> bool:
    """Whether the documents asked for are what a basis said before is: "căn cứ ban hành kế hoạch là những văn bản nào"."""
    tokens = sentence.question.tokens
    joined = [tokens[slot.start].key for slot in sentence.slots[max(0, at - 2) : at]]
    return "la" in joined and any(i < at for i in sentence.where("noun", value="citation"))


def _said_before(sentence: Sentence, at: int, taken: set[int]) -> Target | None:
    """The noun that "which one" means: "only one province mentions it. Which one?"."""
    if sentence.key(at) != "which" or any(not sentence.is_filler(i) for i in range(at + 1, len(sentence))):
        return None
    nouns = [i for i in sentence.where("noun") if i < at and i not in taken]
    return noun_target(sentence, nouns[0]) if nouns else None


def _is_deed(sentence: Sentence, at: int) -> bool:
    """Whether an English type word is a deed here: "what is reported"."""
    return sentence[at].kind == "doctype" and sentence[at].text.lower().endswith(("ed", "ing"))


def _is_noun_phrase(sentence: Sentence, at: int) -> bool:
    """Whether a type word before "gì" is the thing ("những kế hoạch gì"), not the deed ("phải báo cáo những gì")."""
    return sentence.key(at) not in ("bao cao", "huong dan", "thong bao", "quy dinh", "quyet dinh", "phe duyet", "chi thi", "ket luan")


def _is_to_be_made(sentence: Sentence, at: int) -> bool:
    """Whether a document is what somebody has to make: "xã phải làm kế hoạch gì"."""
    before = sentence.question.folded[: sentence.question.tokens[sentence[at].start].start].rstrip()
    return shape("must-make").search(before) is not None


def _is_english(sentence: Sentence, at: int) -> bool:
    return any(word in ("which", "what", "who", "whom", "whose", "where", "whichever") for word in sentence.key(at).split())


def _asks_identity(sentence: Sentence) -> bool:
    """ "... là ai?", "who is the ...": who somebody is, which no graph of tasks tells."""
    if sentence.has("role"):
        return False
    text = sentence.question.folded
    return bool(
        asks_who_it_is(sentence)
        or re.search(r"\bwho (?:is|was|are) (?:the )?(?!in\b|responsible|to\b|going\b|(?:supposed|expected|required|meant|obliged) )", text)
    )


def asks_who_it_is(sentence: Sentence) -> bool:
    """Return whether "… là ai" is asked; in "Sơn La ai chủ trì" a province's name stands before."""
    tokens = sentence.question.tokens
    joined = [at for at in range(1, len(tokens)) if (tokens[at - 1].key, tokens[at].key) == ("la", "ai")]
    named = [slot.end for slot in sentence.slots if slot.kind == "province"]
    return any(at not in named for at in joined)


def _verb_target(sentence: Sentence, left: int, at: int) -> Target | None:
    """ "làm gì", "chủ trì gì" ask for tasks, "viện dẫn gì" for citations, "nói về gì" for topics."""
    slot = sentence[left]
    if slot.has("cite") or slot.has("noun", "citation"):
        return Target("citation", at, implied=True)
    if slot.has("role"):
        return Target("task", at, implied=True)
    if slot.has("mention") and not is_yesno(sentence):
        return Target("topic", at, implied=True)
    if slot.has("meta", "signer") and sentence.has("signer"):
        return Target("document", at, implied=True)  # "ông Khánh ký gì"
    return None


def _english_what(sentence: Sentence, at: int) -> Target | None:
    if sentence.where("noun", value="task") and min(sentence.where("noun", value="task")) > at:
        return Target("task", min(sentence.where("noun", value="task")))
    if sentence.where("noun", value="citation"):
        return Target("citation", sentence.where("noun", value="citation")[0])
    if sentence.where("cite"):
        return Target("citation", at, implied=True)
    if sentence.where("role"):
        return Target("task", at, implied=True)
    if sentence.where("mention"):
        return Target("topic", at, implied=True)
    if sentence.has("meta", value="signer") and sentence.has("signer"):
        return Target("document", at, implied=True)
    after = sentence.question.tokens[sentence[at].end - 1].end
    if (
        sentence.key(at).startswith("what")
        and _AUXILIARY.match(sentence.question.folded, after)
        and sentence.has("province", "body", "agency")
    ):
        return Target("task", at, implied=True)  # "what does Lang Son plan for ..."
    if _BE_DONE.search(sentence.question.folded):
        return Target("task", at, implied=True)
    return None


def first_noun(sentence: Sentence, taken: set[int]) -> Target | None:
    """Telegraphic questions: the first noun that is not part of a name; a document type only before what restricts it."""
    bodies = _bodies_that_do(sentence, taken)
    if bodies is not None:
        return noun_target(sentence, bodies)
    head = head_noun(sentence, taken)
    if head is not None:
        return noun_target(sentence, head, with_wh=False)
    nouns = [i for i in sentence.where("noun") if i not in taken]
    real = [i for i in nouns if "activity" not in sentence[i].values("noun")]
    for i in real or nouns:
        alone = all(j == i or sentence.is_filler(j) or sentence[j].kind == "stop" for j in range(len(sentence)))  # "danh sách các tỉnh"
        if sentence[i].has("noun", "province") and not alone and not sentence.has("role", "cite", "mention", "topic") and not taken:
            continue
        return noun_target(sentence, i, with_wh=False)
    goals = [i for i in sentence.where("objective") if i not in taken]
    if goals and not nouns:
        return noun_target(sentence, goals[0], with_wh=False)
    types = [i for i in sentence.where("doctype") if i not in taken]
    if len(types) > 1 and sentence.question.language == "en" and sentence.has("cite") and not is_numbered(sentence, types[0]):
        return noun_target(sentence, types[0], with_wh=False)  # "the decisions that the plan refers to"
    dated = sentence.has("issue") and any(
        "?" not in f"{time.start}{time.end}" for time in sentence.times
    )  # "plans of Can Tho issued on 19 November 2025"
    for i in sentence.where("doctype"):
        follows = sentence.right(i)
        if i not in taken and (
            follows is None
            or not (is_numbered(sentence, i) or sentence[follows].has("number") or (sentence[follows].has("province") and not dated))
        ):
            return noun_target(sentence, i, with_wh=False)
    signed = sentence.where("meta", value="signer")
    others = any(sentence[i].kind == "wh" for i in sentence.where("wh"))
    if signed and sentence.has("signer") and not (others or is_yesno(sentence) or sentence.has("neg", "count")):
        return Target("document", signed[0], implied=True)  # "show me everything that X signed"
    return None


def _bodies_that_do(sentence: Sentence, taken: set[int]) -> int | None:
    """A kind of body right before what it does, where nothing else is asked: "the ministries that take the lead in …", "tên các sở phối
    hợp trong …"; None where there is none, or where something else that may be asked for stands before: "tasks the ministries lead"."""
    if sentence.has("wh", "count", "compare", "each") or is_yesno(sentence):
        return None
    for at in (i for i in range(len(sentence)) if sentence[i].kind == "kind" and i not in taken):
        does = sentence.right(at)
        if does is not None and sentence[does].kind == "role":
            return at if not any(_may_be_asked(sentence, i) for i in range(at) if i not in taken) else None
    return None


def _may_be_asked(sentence: Sentence, at: int) -> bool:
    """Whether a word is a noun, a type of document without a number or an objective."""
    return any(sentence[at].has(kind) for kind in ("noun", "doctype", "objective")) and not is_numbered(sentence, at)


_THINGS = ("province", "agency", "document", "topic")  # nouns of what may have or hold something
_HAVING = re.compile(r"(?:with|without|that|which|where|whose|having|using|not|co|khong|chua|khong co|chua co|chang co)$")
_HOLDING = re.compile(r"(?:in|of|from|trong|cua|o)$")


def head_noun(sentence: Sentence, taken: set[int]) -> int | None:
    """The noun that opens a question and is said to have or to hold the rest: "plan with the most tasks", "decrees in the plan"; None where
    the noun that opens it is none of these."""
    at = next((i for i in range(len(sentence)) if not sentence.is_filler(i)), len(sentence))
    if at >= len(sentence) - 1 or at in taken or is_numbered(sentence, at):
        return None
    typed = sentence[at].kind == "doctype"
    if not typed and set(_THINGS).isdisjoint(sentence[at].values("noun")):
        return None
    rest = range(at + 1, len(sentence))
    if sentence.has("most", "least") and any(sentence[i].has("noun") for i in rest):
        return at
    follows = sentence.key(at + 1)
    if not typed and _HAVING.match(follows) and not sentence.has("wh"):
        return at
    holds = typed and _HOLDING.match(follows) is not None
    return at if holds and any(sentence[i].kind in ("doctype", "document") and i not in taken for i in rest) else None
